import { mkdtempSync, mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ESLint } from 'eslint';
import { build } from 'vite';
import { expect, test } from 'vitest';
import { lingui } from '@lingui/vite-plugin';
import { keepHouse } from '../../server/cli/keep-house';

const eslint = new ESLint();
const messages = async (filePath: string, code: string) => (await eslint.lintText(code, { filePath }))[0]!.messages.map((message) => `${message.ruleId}: ${message.message}`).join('\n');

test('app takes no values from server or db', async () => {
  for (const path of ['../server/env', '../db/connect', '../server/threads/threads']) {
    expect(await messages('app/root.tsx', `import { x } from '${path}';\nexport const y = x;\n`)).toContain('never values');
    expect(await messages('app/root.tsx', `import type { x } from '${path}';\nexport type y = x;\n`)).not.toContain('never values');
  }
}, 60_000);

test('verbs do not know the outside world', async () => {
  for (const name of ['express', 'socket.io', '@remix-run/node', '@remix-run/express']) {
    expect(await messages('server/threads/threads.ts', `import x from '${name}';\nexport default x;\n`)).toContain('A verb never sees a request');
  }
}, 60_000);

test('the contract imports neither side', async () => {
  expect(await messages('app/contract/events.ts', `import { x } from '../live';\nexport default x;\n`)).toContain('both sides sign');
}, 60_000);

test('an action does not send its writer away', async () => {
  const action = (asks: string) => messages('app/routes/notices/route.tsx', `import { reader, writer } from '../../answer.server';\nexport async function action({ context, request }) {\n  return ${asks};\n}\nexport const loader = ({ context, request }) => reader(context, request);\nexport const other = writer;\n`);
  expect(await action('reader(context, request)')).toContain('would be gone');
  expect(await action('writer(context)')).not.toContain('would be gone');
}, 60_000);

test('no two modules import each other in a circle', async () => {
  // threads.ts calls parse.ts: an import back closes a circle.
  expect(await messages('server/parse.ts', `import { buildThreads } from './threads/threads';\nexport const x = buildThreads;\n`)).toContain('import-x/no-cycle');
}, 60_000);

test('the build fails when a browser bundle would hold a server module', async () => {
  const root = mkdtempSync(join(tmpdir(), 'tilth-house-'));
  for (const folder of ['server', 'app', 'node_modules/pg']) mkdirSync(join(root, folder), { recursive: true });
  writeFileSync(join(root, 'server/secret.ts'), 'export const secret = Math.random();\n');
  writeFileSync(join(root, 'node_modules/pg/index.js'), 'export const pool = Math.random();\n');
  const bundle = (code: string) => {
    writeFileSync(join(root, 'app/entry.ts'), code);
    return build({ root, configFile: false, logLevel: 'silent', plugins: [keepHouse()], build: { write: false, rollupOptions: { input: join(root, 'app/entry.ts') } } });
  };
  await expect(bundle(`import { secret } from '../server/secret';\nconsole.log(secret);\n`)).rejects.toThrow('would hold server/secret.ts');
  await expect(bundle(`import { pool } from '../node_modules/pg/index.js';\nconsole.log(pool);\n`)).rejects.toThrow('to browsers');
  await expect(bundle(`console.log('clean');\n`)).resolves.toBeDefined();
}, 60_000);

test('the build fails when a translation is missing', async () => {
  const root = mkdtempSync(join(tmpdir(), 'tilth-words-'));
  mkdirSync(join(root, 'locales'));
  writeFileSync(join(root, 'lingui.config.json'), JSON.stringify({ sourceLocale: 'en', locales: ['en', 'es'], catalogs: [{ path: '<rootDir>/locales/{locale}' }] }));
  writeFileSync(join(root, 'locales/en.po'), 'msgid ""\nmsgstr ""\n\nmsgid "Reply"\nmsgstr "Reply"\n');
  writeFileSync(join(root, 'entry.js'), `import { messages } from './locales/es.po';\nconsole.log(messages);\n`);
  const bundle = (words: string) => {
    writeFileSync(join(root, 'locales/es.po'), `msgid ""\nmsgstr ""\n\nmsgid "Reply"\nmsgstr "${words}"\n`);
    return build({ root, configFile: false, logLevel: 'silent', plugins: [lingui({ configPath: join(root, 'lingui.config.json'), failOnMissing: true })], build: { write: false, rollupOptions: { input: join(root, 'entry.js') } } });
  };
  await expect(bundle('')).rejects.toThrow(/missing/i);
  await expect(bundle('Responder')).resolves.toBeDefined();
}, 60_000);
