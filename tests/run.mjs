import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { build, install, root } from '../server/cli/freshness.mjs';
import { findCalendars, findChromium } from './system-packages.mjs';

/**
 * The whole proof, from a fresh clone: installs what is missing, checks types, rules and translations, and runs the
 * tests at their three speeds. `--fast` leaves out the build and the browser.
 */
const fast = process.argv.includes('--fast');
let passed = 0;
let failed = 0;
/** What failed, said again at the end: the last lines are all that some reports keep.
 * @type {string[]} */
const failures = [];
/** What was not tried, and why: said at the end as well.
 * @type {string[]} */
const leftOut = [];

/** @param {string} name @param {string} tool @param {string[]} args */
function check(name, tool, args) {
  console.log(`\n— ${name}`);
  const { status } = spawnSync(process.execPath, [join(root, 'node_modules', tool), ...args], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
  if (status === 0) {
    passed += 1;
  } else {
    failed += 1;
    failures.push(name);
  }
}

/** Whether each string of the interface stands in the catalogs, and no other. */
function checkMessages() {
  console.log('\n— translations');
  const files = ['en', 'es'].map((language) => join(root, `app/locales/${language}.po`));
  const strings = () => files.map((file) => readFileSync(file, 'utf8').split('\n').filter((line) => line.startsWith('msg')).join('\n')).join('\n');
  const before = strings();
  const { status } = spawnSync(process.execPath, [join(root, 'node_modules/@lingui/cli/dist/lingui.js'), 'extract', '--clean'], { cwd: root, stdio: 'ignore' });
  const missing = /msgid ".+"\nmsgstr ""/.test(strings());
  if (status === 0 && before === strings() && !missing) {
    passed += 1;
  } else {
    failed += 1;
    failures.push('translations');
    console.error('The catalogs were not up to date, or a translation is missing. They are extracted now: translate, and look at the difference.');
  }
}

/** Tests that look at clocks and calendars. The zone of the host changes nothing: they run in these as well. */
const aboutTime = ['tests/unit/plan', 'tests/unit/recurrence', 'tests/unit/cadence', 'tests/unit/calendar', 'tests/integration/series', 'tests/integration/sessions', 'tests/integration/reminders'];
const otherZones = ['America/Los_Angeles', 'Pacific/Auckland'];

/** @param {string[]} projects @param {{ only?: string[], zone?: string }} [how] */
function runTests(projects, { only = [], zone } = {}) {
  if (zone) console.log(`\n— tests about time, on a host in ${zone}`);
  const folder = mkdtempSync(join(tmpdir(), 'tilth-results-'));
  const results = join(folder, 'results.json');
  const { status } = spawnSync(
    process.execPath,
    [join(root, 'node_modules/vitest/vitest.mjs'), 'run', ...only, ...projects.flatMap((name) => ['--project', name]), '--reporter=default', '--reporter=json', `--outputFile.json=${results}`],
    { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, ...(zone && { TZ: zone }) } },
  );
  const counted = existsSync(results) ? JSON.parse(readFileSync(results, 'utf8')) : { numPassedTests: 0, numFailedTests: 0 };
  rmSync(folder, { recursive: true, force: true });
  passed += counted.numPassedTests;
  // A file that cannot be loaded, or an unhandled rejection, has no failed test to count.
  failed += Math.max(counted.numFailedTests, status === 0 ? 0 : 1);
  const files = counted.testResults ?? [];
  for (const file of files) {
    const told = file.assertionResults.filter((/** @type {{ status: string }} */ test) => test.status === 'failed');
    for (const test of told) failures.push(`${relative(root, file.name)}${zone ? ` in ${zone}` : ''}: ${test.fullName}\n${test.failureMessages.join('\n').slice(0, 2000)}`);
    if (file.status === 'failed' && told.length === 0) failures.push(`${relative(root, file.name)}\n${file.message}`);
  }
  if (status !== 0 && !files.some((/** @type {{ status: string }} */ file) => file.status === 'failed')) failures.push(`${projects.join(', ')}: ended with ${String(status)}, outside of any test`);
}

install();
if (!fast) {
  const wanting = findChromium();
  if (wanting) {
    console.error(wanting);
    process.exit(1);
  }
  const without = findCalendars();
  if (without) {
    console.error(`Left out: ${without}`);
    leftOut.push(without);
  }
}
checkMessages();
check('types', 'typescript/bin/tsc', ['--noEmit']);
check('rules', 'eslint/bin/eslint.js', ['.']);
if (!fast) build();
runTests(['unit', 'integration']);
for (const zone of otherZones) runTests(['unit', 'integration'], { only: aboutTime, zone });
if (!fast) {
  // By themselves: browsers and live timing want the machine.
  runTests(['e2e']);
  runTests(['gates']);
}
for (const failure of failures) console.log(`\nFailed: ${failure}`);
for (const what of leftOut) console.log(`\nLeft out: ${what}`);
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
