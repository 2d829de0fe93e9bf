import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { pathToFileURL } from 'node:url';
import './end-with-npm.mjs';
import { build, install, root, run } from './freshness.mjs';

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Tilth needs Node 20.19 or newer; this is ${process.versions.node}.`);
  process.exit(1);
}
install();
process.env.NODE_ENV = 'production';
build(() => run(process.execPath, ['--import', 'tsx', join(root, 'server/cli/check-settings.ts')]));
// What starting throws away would make the young part of the heap grow to 32 MB, and it would stay so until the site is busy.
setFlagsFromString('--semi-space-growth-factor=1');
await import(pathToFileURL(join(root, 'build/main.js')).href);
