import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { useBrowser } from './browser';
import { inaccessible } from './gates/axe';
import { clipped, clippedWhenLarge, clippedWhenSpaced } from './gates/clipping';
import { invalidHtml } from './gates/html';
import { layoutJump, motion } from './gates/motion';
import { misprints } from './gates/print';
import { tabOrder } from './gates/tab-order';
import { smallTargets } from './gates/targets';
import { builtScripts, tooHeavy, weigh } from './gates/weight';
import { KeptWindow } from './gates/window';

const browser = useBrowser();

/** A page with a fault or two, and beside them the same without. */
async function show(body: string, width = 360): Promise<Page> {
  const page = await browser.page({ viewport: { width, height: 640 } });
  await page.setContent(`<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Bad</title></head><body>${body}</body></html>`);
  return page;
}
const tab = async (page: Page) => tabOrder(page, await page.context().newCDPSession(page));

test('a link that Tab leaves out, one too early and one without a mark are found', async () => {
  const page = await show(`
    <style>.bare:focus { outline: none }</style>
    <a href="#1">first</a> <a href="#2" tabindex="-1">left out</a> <a href="#3" tabindex="2">too early</a> <a href="#4" class="bare">unmarked</a>
    <label><input type="radio" name="r"> one</label> <label><input type="radio" name="r"> two</label> <button disabled>off</button> <details><summary>more</summary><a href="#5">within</a></details>`);
  expect(await tab(page)).toEqual([
    'Tab does not reach <a> "left out"',
    '<a> "too early" takes Tab out of turn',
    'Tab does not reach <a> "too early"',
    '<a .bare> "unmarked" does not show that it has the focus',
  ]);
});

test('a control that a bar covers, one outside the window and a trap are found', async () => {
  const covered = await show(`
    <style>header { position: fixed; inset: 0 0 auto 0; height: 640px; background: #fff } .away { position: fixed; left: -500px }</style>
    <a href="#1">under the bar</a> <a href="#2" class="away">away</a> <header>bar</header>`);
  expect(await tab(covered)).toEqual(['<a> "under the bar" is covered when it has the focus', '<a .away> "away" is outside the window when it has the focus']);
  const trap = await show('<textarea aria-label="words" onkeydown="if (event.key === \'Tab\') event.preventDefault()"></textarea> <a href="#1">after</a>');
  expect(await tab(trap)).toEqual(['Tab does not reach <a> "after"', 'Tab does not leave <textarea> "words"', 'Tab comes back to <textarea> "words"']);
});

test('a ring that a box cuts off is found', async () => {
  const page = await show(`
    <style>a { display: block; padding: 4px } a:focus { outline: 3px solid #900; outline-offset: 2px } .inset:focus { outline-offset: -3px } div { overflow: hidden; width: 200px }</style>
    <div><a href="#1">cut</a></div> <div><a href="#2" class="inset">whole</a></div>`);
  expect(await tab(page)).toEqual(['<a> "cut" has a mark of the focus that is cut off']);
});

test('a page whose controls are in order passes', async () => {
  const page = await show('<a href="#1">one</a> <button>two</button> <input aria-label="three"> <select aria-label="four"><option>a</option></select> <pre style="overflow: auto; width: 90px">a long line that scrolls</pre>');
  expect(await tab(page)).toEqual([]);
});

test('a small button is found, a widened one and a link in a sentence are not', async () => {
  const page = await show(`
    <style>button { width: 30px; height: 30px; margin: 40px; padding: 0; position: relative } .wide::after { content: ''; position: absolute; inset: -10px }
    .row { display: flex; overflow: auto; width: 200px } .row a { flex: none; display: block; width: 190px; height: 44px }</style>
    <button>a</button> <button class="wide">b</button> <p>Read <a href="#1">this</a> before you go on.</p> <nav><a href="#2">bare</a></nav>
    <label style="display: inline-flex; min-height: 44px; align-items: center"><input type="checkbox"> Wide by its words</label>
    <div class="row"><a href="#3">in sight</a><a href="#4">scrolled away</a></div>
    <details><summary style="display: block; width: 44px; height: 44px">More</summary><button>c</button></details>`);
  expect(await smallTargets(page)).toEqual([
    '<button> "a" can be pressed on 30 by 30 pixels',
    expect.stringMatching(/^<a> "bare" can be pressed on \d+ by \d+ pixels$/),
    'opened by <summary> "More", <button> "c" can be pressed on 30 by 30 pixels',
  ]);
});

test('a text that its box cuts off is found, at once, when large or when spaced', async () => {
  const page = await show(`
    <style>div { overflow: hidden; white-space: nowrap; margin: 10px } .now { width: 3rem; font-size: 16px } .large { width: 330px; height: 24px } .spaced { width: 112px; font-size: 16px }
    .dots { width: 60px; text-overflow: ellipsis } .scrolls { width: 60px; overflow: auto }</style>
    <div class="now" style="width: 40px">cut at once</div><div class="large">cut when large, it is</div><div class="spaced">cut when spaced</div>
    <div class="dots">ends in an ellipsis</div><div class="scrolls">can be scrolled to</div>`);
  const which = (found: string[]) => found.map((line) => /div \.(\w+)/.exec(line)?.[1]);
  expect(which(await clipped(page))).toEqual(['now']);
  expect(which(await clippedWhenLarge(page))).toEqual(['now', 'large']);
  expect(which(await clippedWhenSpaced(page))).toEqual(['now', 'spaced']);
  expect(await clipped(await show('<div style="width: 400px">wide</div>'))).toEqual(['the page scrolls sideways by 48 pixels']);
  expect(await clipped(await show('<button style="width: 60px; white-space: nowrap; padding: 0">longer than its button</button>'))).toHaveLength(1);
});

test('HTML that a browser would mend in silence is found', async () => {
  const page = (body: string) => `<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>Page</title></head><body><main><h1>Page</h1>${body}</main></body></html>`;
  const rules = async (body: string) => (await invalidHtml(page(body))).map((line) => line.split(':')[0]);
  expect(await rules('<p id="a">fine</p>')).toEqual([]);
  expect(await rules('<p id="a">twice</p><p id="a">twice</p>')).toEqual(['no-dup-id']);
  expect(await rules('<ul><p>no item</p></ul>')).toEqual(['element-permitted-content']);
  expect(await rules('<div><span>not closed</div>')).toContain('close-order');
  expect(await rules('<a href="/"><button>two in one</button></a>')).toContain('element-permitted-content');
  expect(await rules('<p style="color: red">inline</p>')).toEqual(['no-inline-style']);
  expect(await rules('<input>')).toContain('input-missing-label');
});

test('a sheet with navigation, a dark ground or words in white is found', async () => {
  const page = await show(`
    <style>:root { color-scheme: light dark } @media print { body { background: #111 } .wide { width: 900px } }</style>
    <nav><a href="#1">Home</a></nav><p style="color: #fff">white</p><p class="wide" style="color: #000">black</p>`);
  expect(await misprints(page)).toEqual([
    'the sheet is too narrow by 114 pixels',
    '<nav> "Home" is printed',
    'the ground of <body> is not white',
    '"Home" in <a> "Home" has a contrast of 2.4 to the sheet',
    '"white" in <p> "white" has a contrast of 1.0 to the sheet',
  ]);
});

test('what moves against the wish of the reader is found', async () => {
  const page = await show('<style>@keyframes go { to { margin-left: 9px } } p { animation: go 2s infinite } a, b { transition: color 120ms } @media (prefers-reduced-motion) { b { transition: none } }</style><p>on</p><a>a</a><b>b</b>');
  expect(await motion(page)).toEqual(['<p> "on" has the animation go', '<a> "a" has a transition of 0.12s', 'an animation of Infinity ms runs on <p> "on"']);
});

test('a page that jumps after its first picture is found', async () => {
  const page = await show('<div id="late"></div><p>words</p><p>more words</p>');
  expect(await layoutJump(page)).toEqual([]);
  // A browser forgives what moves soon after the window got its size.
  await page.waitForTimeout(600);
  await page.evaluate(() => (document.querySelector<HTMLElement>('#late')!.style.height = '300px'));
  expect(await layoutJump(page)).toEqual([expect.stringMatching(/^the page jumps by 0\.\d+ while it loads: BODY/)]);
});

test('what axe finds in the light and what it finds in the dark are told apart', async () => {
  const page = await show('<style>:root { color-scheme: light dark } p { color: light-dark(#000, #222); background: light-dark(#fff, #000) }</style><main><h1>Page</h1><p>words</p><img src="data:,"></main>');
  const found = await inaccessible(page, await page.context().newCDPSession(page));
  expect(found.map((line) => line.split(': <')[0])).toEqual(['image-alt', 'in the dark, color-contrast']);
});

test('a page heavier than its budget is found, in the build and on its way', () => {
  expect(tooHeavy({ script: 130 * 1024, style: 10 * 1024 })).toEqual(['script: 133120 bytes, and 122880 are the most']);
  const client = mkdtempSync(join(tmpdir(), 'tilth-build-'));
  mkdirSync(join(client, 'assets'));
  const write = (name: string, text: string) => writeFileSync(join(client, 'assets', name), text);
  const route = (id: string, module: string, imports: string[] = []) => ({ id, parentId: id === 'root' ? undefined : 'root', module: `/assets/${module}`, imports: imports.map((one) => `/assets/${one}`) });
  write('manifest-0a1b.js', `window.__remixManifest=${JSON.stringify({ entry: { module: '/assets/entry.js', imports: ['/assets/shared.js'] }, routes: { root: route('root', 'root.js'), heavy: route('heavy', 'heavy.js', ['shared.js']) } })};`);
  for (const name of ['entry.js', 'shared.js', 'root.js']) write(name, `// ${name}`);
  const heavy = Array.from({ length: 40_000 }, (_, n) => Math.sin(n)).join();
  write('heavy.js', heavy);
  const weights = builtScripts(client);
  expect(weights.root).toBeLessThan(1024);
  expect(weights.heavy! - weights.root!).toBe(gzipSync(heavy, { level: 9 }).length);
  rmSync(client, { recursive: true });
});

test('a window that is kept is as new for each screen: nobody is signed in, nothing is kept, all is loaded again, the font late', async () => {
  const asked: string[] = [];
  const font = readFileSync(join(import.meta.dirname, '../../app/styles/figtree.woff2'));
  const style = '@font-face { font-family: F; src: url(/f.woff2) } p { font-family: F; color: red } @media (prefers-color-scheme: dark) { p { color: blue } }';
  const server = createServer((request, response) => {
    asked.push(`${request.url!} ${request.headers.cookie ?? ''}`.trim());
    const type = request.url!.endsWith('.css') ? 'text/css' : request.url!.endsWith('.woff2') ? 'font/woff2' : 'text/html';
    response.writeHead(200, { 'content-type': type, 'cache-control': 'max-age=9999' });
    if (request.url === '/healthz') response.end('<title>ok</title><link rel="icon" href="data:,">ok');
    else if (type === 'font/woff2') response.end(font);
    else response.end(type === 'text/css' ? style : '<!DOCTYPE html><html lang="en"><head><title>Page</title><link rel="icon" href="data:,"><link rel="stylesheet" href="/s.css"></head><body><p>words</p></body></html>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://localhost:${(server.address() as AddressInfo).port}`;
  const windows = new KeptWindow(browser.keptPage, { width: 360, height: 640 }, { cold: true, lateFont: true });
  const state = async (page: Page) => page.evaluate(() => [document.cookie, localStorage.length, sessionStorage.length, innerWidth, history.length, getComputedStyle(document.querySelector('p')!).color]);
  const weights: unknown[] = [];
  const states: unknown[] = [];
  const late: boolean[] = [];
  for (const path of ['/one', '/two']) {
    await windows.lend(url, async ({ page }) => {
      const weight = weigh(page);
      await page.goto(url + path, { waitUntil: 'commit' });
      await page.waitForFunction(() => performance.getEntriesByType('resource').some(({ name }) => name.endsWith('.woff2')));
      late.push(await page.evaluate(() => performance.getEntriesByType('resource').some(({ name, duration }) => name.endsWith('.woff2') && duration >= 240)));
      states.push(await state(page));
      weights.push((await weight()).style);
      await page.evaluate(() => {
        document.cookie = 'who=somebody';
        localStorage.setItem('words', 'typed');
        sessionStorage.setItem('words', 'typed');
      });
      await page.setViewportSize({ width: 700, height: 640 });
      await page.emulateMedia({ colorScheme: 'dark' });
      expect((await state(page)).slice(0, 4)).toEqual(['who=somebody', 1, 1, 700]);
    });
  }
  await windows.close();
  server.close();
  expect(late).toEqual([true, true]);
  expect(states[0]).toEqual(['', 0, 0, 360, expect.any(Number), 'rgb(255, 0, 0)']);
  expect(states[1]).toEqual(states[0]);
  expect(weights[1]).toBe(weights[0]);
  expect(asked.filter((line) => line === '/s.css')).toHaveLength(2);
  expect(asked).toContain('/two');
});
