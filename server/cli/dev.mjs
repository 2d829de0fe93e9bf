import { spawn } from 'node:child_process';
import { watch } from 'node:fs';
import { join } from 'node:path';
import './end-with-npm.mjs';
import { install, root } from './freshness.mjs';

install();

/** @type {import('node:child_process').ChildProcess | null} */
let child = null;
let leaving = false;
let again = false;

function start() {
  again = false;
  child = spawn(process.execPath, ['--import', 'tsx', join(root, 'server/index.ts')], { cwd: root, stdio: 'inherit', env: { ...process.env, NODE_ENV: 'development' } });
  child.on('exit', (code) => {
    child = null;
    if (leaving) process.exit(code ?? 0);
    if (again) start();
  });
}

/** Ends the running server, which closes its database, before the next one starts. */
function restart() {
  again = true;
  if (child) child.kill('SIGTERM');
  else start();
}

/** @type {NodeJS.Timeout | undefined} */
let soon;
// What people see is hot by itself; the server starts anew, once for a burst of changes.
for (const folder of ['server', 'db', 'app/contract']) {
  watch(join(root, folder), { recursive: true }, (_event, name) => {
    if (!/\.(ts|json|sql)$/.test(String(name))) return;
    clearTimeout(soon);
    soon = setTimeout(restart, 100);
  });
}

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    leaving = true;
    // A terminal's Ctrl-C has reached the child already; a second signal harms nobody.
    if (child) child.kill(signal);
    else process.exit(0);
  });
}
start();
