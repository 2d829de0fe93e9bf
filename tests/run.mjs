import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { install, root } from '../server/cli/freshness.mjs';
import { findCalendars, findChromium } from './system-packages.mjs';

/**
 * The whole proof, from a fresh clone: installs what is missing, checks types, rules and translations, and runs the
 * tests at their three speeds. `--fast` leaves out the build, the browser and the zones of other hosts. Wrong types or a failed build end it at once.
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

/** How long each file of tests took, in seconds. @type {[string, number][]} */
const lengths = [];

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set();

/** Runs a script of Node's beside others; what it says comes in one piece, under its name.
 * @param {string} name @param {string[]} args @param {Record<string, string>} [env] @returns {Promise<boolean>} */
function step(name, args, env = {}) {
  return new Promise((resolve) => {
    const began = Date.now();
    const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...env } });
    running.add(child);
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (/** @type {Buffer} */ chunk) => (said += chunk.toString()));
    child.once('close', (code) => {
      running.delete(child);
      console.log(`\n— ${name}, ${Math.round((Date.now() - began) / 1000)} s`);
      if (code !== 0 && said) console.error(said.trimEnd());
      resolve(code === 0);
    });
  });
}

/** @param {string} name @param {boolean} isGood */
function count(name, isGood) {
  if (isGood) {
    passed += 1;
  } else {
    failed += 1;
    failures.push(name);
  }
}

/** @param {string} name @param {string} tool @param {string[]} args */
const check = (name, tool, args) => step(name, [join(root, 'node_modules', tool), ...args]);

/** Whether each string of the interface stands in the catalogs, and no other. */
async function checkMessages() {
  const files = ['en', 'es'].map((language) => join(root, `app/locales/${language}.po`));
  const strings = () => files.map((file) => readFileSync(file, 'utf8').split('\n').filter((line) => line.startsWith('msg')).join('\n')).join('\n');
  const before = strings();
  const isDone = await check('translations', '@lingui/cli/dist/lingui.js', ['extract', '--clean']);
  const isGood = isDone && before === strings() && !/msgid ".+"\nmsgstr ""/.test(strings());
  if (!isGood) console.error('The catalogs were not up to date, or a translation is missing. They are extracted now: translate, and look at the difference.');
  return isGood;
}

/** Says what failed, where the time went and how much passed, and ends. */
function end() {
  for (const child of running) child.kill();
  for (const failure of failures) console.log(`\nFailed: ${failure}`);
  for (const what of leftOut) console.log(`\nLeft out: ${what}`);
  if (lengths.length > 0) console.log('\nThe slowest files:');
  for (const [file, seconds] of lengths.sort((a, b) => b[1] - a[1]).slice(0, 10)) console.log(`${seconds.toFixed(0).padStart(6)} s  ${file}`);
  console.log(`\n${passed} passed, ${failed} failed`);
  process.exit(failed === 0 ? 0 : 1);
}

/** Tests that look at clocks and calendars. The zone of the host changes nothing: they run in these as well. */
const aboutTime = ['tests/unit/plan', 'tests/unit/recurrence', 'tests/unit/cadence', 'tests/unit/calendar', 'tests/integration/series.test', 'tests/integration/sessions', 'tests/integration/reminders'];
const otherZones = ['America/Los_Angeles', 'Pacific/Auckland'];

/** In a zone of its own it runs beside others, and what it says comes in one piece.
 * @param {string[]} projects @param {{ only?: string[], zone?: string }} [how] */
async function runTests(projects, { only = [], zone } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'tilth-results-'));
  const results = join(folder, 'results.json');
  const args = [join(root, 'node_modules/vitest/vitest.mjs'), 'run', ...only, ...projects.flatMap((name) => ['--project', name]), '--reporter=default', '--reporter=json', `--outputFile.json=${results}`];
  const isGood = zone
    ? await step(`tests about time, on a host in ${zone}`, args, { TZ: zone })
    : spawnSync(process.execPath, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] }).status === 0;
  const counted = existsSync(results) ? JSON.parse(readFileSync(results, 'utf8')) : { numPassedTests: 0, numFailedTests: 0 };
  rmSync(folder, { recursive: true, force: true });
  passed += counted.numPassedTests;
  // A file that cannot be loaded, or an unhandled rejection, has no failed test to count.
  failed += Math.max(counted.numFailedTests, isGood ? 0 : 1);
  const files = counted.testResults ?? [];
  for (const file of files) {
    lengths.push([`${relative(root, file.name)}${zone ? ` in ${zone}` : ''}`, (file.endTime - file.startTime) / 1000]);
    const told = file.assertionResults.filter((/** @type {{ status: string }} */ test) => test.status === 'failed');
    for (const test of told) failures.push(`${relative(root, file.name)}${zone ? ` in ${zone}` : ''}: ${test.fullName}\n${test.failureMessages.join('\n').slice(0, 2000)}`);
    if (file.status === 'failed' && told.length === 0) failures.push(`${relative(root, file.name)}\n${file.message}`);
  }
  if (!isGood && !files.some((/** @type {{ status: string }} */ file) => file.status === 'failed')) failures.push(`${projects.join(', ')}: failed outside of any test`);
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
// Two at a time; the build reads the translations, which are collected anew.
const types = check('types', 'typescript/bin/tsc', ['--noEmit']);
const messages = checkMessages();
const rules = messages.then(() => check('rules', 'eslint/bin/eslint.js', ['.']));
count('types', await types);
// What comes after would say the same at greater length.
if (!(await types)) end();
count('translations', await messages);
if (!fast && !(await step('build', ['--eval', "import('./server/cli/freshness.mjs').then(({ build }) => build())"]))) {
  count('build', false);
  end();
}
count('rules', await rules);
await runTests(['unit', 'integration']);
if (!fast) {
  await Promise.all(otherZones.map((zone) => runTests(['unit', 'integration'], { only: aboutTime, zone })));
  // Browsers by themselves, and at last those that look at the clock.
  await runTests(['e2e', 'gates', 'e2e-alone']);
}
end();
