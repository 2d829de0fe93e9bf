import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { root, run } from './freshness.mjs';

process.env.NODE_ENV = 'production';
rmSync(join(root, 'build'), { recursive: true, force: true });
run(process.execPath, [join(root, 'node_modules/@remix-run/dev/dist/cli.js'), 'vite:build'], 'The interface could not be built.');
await build({
  absWorkingDir: root,
  entryPoints: { main: 'server/index.ts', 'audit-verify': 'server/cli/verify-audit.ts', admin: 'server/cli/make-administrator.ts', 'mail-test': 'server/cli/try-mail.ts' },
  outdir: 'build',
  bundle: true,
  packages: 'external',
  platform: 'node',
  target: 'node20',
  format: 'esm',
  // What is seldom needed is a file of its own, opened by the first who needs it.
  splitting: true,
  chunkNames: 'parts/[name]-[hash]',
  logLevel: 'warning',
});

/** Compressed once here, so that no request pays for it. @param {string} folder */
function compress(folder) {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) compress(path);
    else if (/\.(js|css|svg|webmanifest)$/.test(name)) {
      const plain = readFileSync(path);
      writeFileSync(`${path}.br`, brotliCompressSync(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }));
      writeFileSync(`${path}.gz`, gzipSync(plain, { level: 9 }));
    }
  }
}
compress(join(root, 'build/client'));
