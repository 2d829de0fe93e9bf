import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

// What the tests need beside npm's packages. Where they run as root on Debian or Ubuntu it is installed, else asked for.

const chromium = () => ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', process.env.CHROMIUM].some((path) => path && existsSync(path));
/** What `tests/e2e/calendar-clients.ts` runs. */
const calendars = () => ['/usr/bin/khal', '/usr/bin/vdirsyncer', '/usr/lib/python3/dist-packages/icalendar', '/usr/lib/python3/dist-packages/dateutil'].every((path) => existsSync(path));

/** Installs Debian's packages, where that is possible. @param {string} what @param {string[]} packages */
function fetchPackages(what, packages) {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return;
  console.log(`Installing ${what} …`);
  // A machine without a network must not wait for one; what apt complains of is its own to say.
  const patience = ['-o', 'Acquire::Retries=1', '-o', 'Acquire::http::Timeout=20', '-o', 'Acquire::https::Timeout=20'];
  const apt = (/** @type {string[]} */ ...args) => spawnSync('apt-get', [...patience, ...args], { stdio: ['ignore', 'ignore', 'inherit'], timeout: 600_000, env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
  apt('update');
  apt('install', '-y', '--no-install-recommends', ...packages);
}

/** The system's Chromium. Answers what is wrong, or null. @returns {string | null} */
export function findChromium() {
  if (!chromium()) fetchPackages('Chromium', ['chromium']);
  return chromium() ? null : 'The tests need a Chromium. On Debian or Ubuntu: sudo apt-get install chromium. Elsewhere: set CHROMIUM to its path.';
}

/** Calendars that subscribe to ours. Answers what is left out without them, or null. @returns {string | null} */
export function findCalendars() {
  const packages = ['khal', 'vdirsyncer', 'python3-icalendar', 'python3-dateutil'];
  if (!calendars()) fetchPackages('calendars', packages);
  return calendars() ? null : `tests/e2e/calendar.test.ts: there are no calendars to subscribe with. On Debian or Ubuntu: sudo apt-get install ${packages.join(' ')}.`;
}
