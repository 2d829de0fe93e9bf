import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, install, root } from '../server/cli/freshness.mjs';

/**
 * The whole proof, from a fresh clone: installs what is missing, checks types, rules and translations, and runs the
 * tests at their three speeds. `--fast` leaves out the build and the browser.
 */
const fast = process.argv.includes('--fast');
let passed = 0;
let failed = 0;

/** @param {string} name @param {string} tool @param {string[]} args */
function check(name, tool, args) {
  console.log(`\n— ${name}`);
  const { status } = spawnSync(process.execPath, [join(root, 'node_modules', tool), ...args], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
  if (status === 0) passed += 1;
  else failed += 1;
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
    console.error('The catalogs were not up to date, or a translation is missing. They are extracted now: translate, and look at the difference.');
  }
}

/** Installs Debian's packages, where that is possible. @param {string} what @param {string[]} packages */
function fetchPackages(what, packages) {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return;
  console.log(`Installing ${what} …`);
  const apt = (/** @type {string[]} */ ...args) => spawnSync('apt-get', args, { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
  apt('update');
  apt('install', '-y', '--no-install-recommends', ...packages);
}

/** The system's Chromium: installed with apt where that is possible, else asked for. */
function findChromium() {
  const there = () => ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', process.env.CHROMIUM].some((path) => path && existsSync(path));
  if (!there()) fetchPackages('Chromium', ['chromium']);
  if (there()) return;
  console.error('The tests need a Chromium. On Debian or Ubuntu: sudo apt-get install chromium. Elsewhere: set CHROMIUM to its path.');
  process.exit(1);
}

/** Calendars that subscribe to ours: Debian's, or left out. */
function findCalendars() {
  const there = () => ['/usr/bin/khal', '/usr/bin/vdirsyncer', '/usr/lib/python3/dist-packages/icalendar'].every((path) => existsSync(path));
  if (!there()) fetchPackages('calendars', ['khal', 'vdirsyncer', 'python3-icalendar']);
  if (!there()) console.error('Without calendars to subscribe with, those tests are left out. On Debian or Ubuntu: sudo apt-get install khal vdirsyncer python3-icalendar.');
}

/** @param {string[]} projects */
function runTests(projects) {
  const folder = mkdtempSync(join(tmpdir(), 'tilth-results-'));
  const results = join(folder, 'results.json');
  const { status } = spawnSync(
    process.execPath,
    [join(root, 'node_modules/vitest/vitest.mjs'), 'run', ...projects.flatMap((name) => ['--project', name]), '--reporter=default', '--reporter=json', `--outputFile.json=${results}`],
    { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] },
  );
  const counted = existsSync(results) ? JSON.parse(readFileSync(results, 'utf8')) : { numPassedTests: 0, numFailedTests: 0 };
  rmSync(folder, { recursive: true, force: true });
  passed += counted.numPassedTests;
  // A file that cannot be loaded, or an unhandled rejection, has no failed test to count.
  failed += Math.max(counted.numFailedTests, status === 0 ? 0 : 1);
}

install();
if (!fast) {
  findChromium();
  findCalendars();
}
checkMessages();
check('types', 'typescript/bin/tsc', ['--noEmit']);
check('rules', 'eslint/bin/eslint.js', ['.']);
if (fast) {
  runTests(['unit', 'integration']);
} else {
  build();
  runTests(['unit', 'integration']);
  // By themselves: browsers and live timing want the machine.
  runTests(['e2e']);
  runTests(['gates']);
}
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
