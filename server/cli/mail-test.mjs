import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, install, root } from './freshness.mjs';

install();
build();
await import(pathToFileURL(join(root, 'build/mail-test.js')).href);
