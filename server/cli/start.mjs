import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, install, root } from './freshness.mjs';

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Tilth needs Node 20.19 or newer; this is ${process.versions.node}.`);
  process.exit(1);
}
install();
build();
process.env.NODE_ENV = 'production';
await import(pathToFileURL(join(root, 'build/main.js')).href);
