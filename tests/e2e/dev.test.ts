import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, chmodSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { useBrowser, expectComplaint } from './browser';
import { freePort, until } from './product';

const root = join(import.meta.dirname, '../..');
const browser = useBrowser();

test('npm run dev serves on one port, changes a page while one looks at it, and ends on Ctrl-C', async () => {
  const copy = mkdtempSync(join(tmpdir(), 'tilth-dev-'));
  chmodSync(copy, 0o755);
  for (const name of ['app', 'db', 'server', 'public', 'package.json', 'package-lock.json', 'tsconfig.json', 'remix.config.js', 'vite.config.ts', 'lingui.config.ts']) {
    cpSync(join(root, name), join(copy, name), { recursive: true });
  }
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  const port = await freePort();
  const url = `http://localhost:${port}`;
  let printed = '';
  // A process group of its own, so that Ctrl-C reaches all of it, as in a terminal.
  const child = spawn(process.execPath, [join(copy, 'server/cli/dev.mjs')], { cwd: copy, detached: true, env: { ...process.env, PORT: String(port), DATA_DIR: '', PUBLIC_URL: '', DATABASE_URL: '' } });
  child.stdout.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  try {
    await until('the first page', async () => (await fetch(url).catch(() => null))?.ok, 60_000);
    const page = await browser.page();
    await page.goto(url);
    await page.click('button[value=grace-kim]');
    await page.waitForFunction(() => document.documentElement.dataset.live === 'connected');
    const file = join(copy, 'app/routes/_index/home.tsx');
    await page.evaluate(() => Object.assign(window, { sameWindow: true }));
    writeFileSync(file, readFileSync(file, 'utf8').replace('className="page-head"', 'className="page-head edited-just-now"'));
    await page.locator('.edited-just-now').waitFor();
    expect(await page.evaluate(() => 'sameWindow' in window)).toBe(true);
    await page.goto('about:blank');
    const began = Date.now();
    const ended = new Promise((resolve) => child.once('exit', resolve));
    process.kill(-child.pid!, 'SIGINT');
    await ended;
    expect(Date.now() - began).toBeLessThan(10_000);
    await until('the database to end', async () => {
      try {
        readFileSync(join(copy, 'data/postgres/postmaster.pid'));
        return false;
      } catch {
        return true;
      }
    });
    expectComplaint(/WebSocket|\[vite\]/);
  } finally {
    if (child.exitCode === null) process.kill(-child.pid!, 'SIGKILL');
    rmSync(copy, { recursive: true, force: true });
  }
}, 120_000);
