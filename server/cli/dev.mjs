import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { install, root } from './freshness.mjs';

install();
const child = spawn(
  process.execPath,
  [join(root, 'node_modules/tsx/dist/cli.mjs'), 'watch', '--clear-screen=false', '--include', 'db/**', '--exclude', 'app/**', '--exclude', 'vite.config.ts*', join(root, 'server/index.ts')],
  { cwd: root, stdio: 'inherit', env: { ...process.env, NODE_ENV: 'development' } },
);
// The terminal sends Ctrl-C to both; the child closes the database, this one waits for it.
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('exit', (code) => process.exit(code ?? 0));
