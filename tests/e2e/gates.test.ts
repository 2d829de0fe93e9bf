import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectComplaint, useBrowser } from './browser';
import { startProduct, type Product } from './product';
import { screens } from './screens';
import { visit } from './visit';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const budget = { script: 120 * 1024, style: 20 * 1024, font: 21 * 1024, html: 30 * 1024 };

let product: Product;
const browser = useBrowser();
beforeAll(async () => {
  product = await startProduct();
});
afterAll(() => product.remove());

interface Violation {
  id: string;
  nodes: { html: string; failureSummary: string }[];
}

for (const screen of screens) {
  test(`${screen.name} is accessible, light and dark, on a phone and a desk, in both languages`, async () => {
    const found: string[] = [];
    for (const [width, language] of [[360, 'en'], [1280, 'es'], [360, 'es'], [1280, 'en']] as const) {
      const page = await browser.page({ viewport: { width, height: 800 }, bypassCSP: true });
      await visit(page, product.url, screen, language);
      await page.addScriptTag({ content: axe });
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        const violations = await page.evaluate(async () => {
          const run = (window as unknown as { axe: { run(context: Document, options: object): Promise<{ violations: Violation[] }> } }).axe;
          return (await run.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })).violations;
        });
        for (const { id, nodes } of violations) found.push(`${width} ${language} ${colorScheme} ${id}: ${nodes.map((node) => node.html.slice(0, 120)).join(' | ')}`);
      }
      expect(await page.locator('h1').count()).toBe(1);
      expect(await page.locator('html').getAttribute('lang')).toBe(language);
      await page.context().close();
    }
    expectComplaint(screen.status === 404 ? /404/ : /^$/);
    expect(found).toEqual([]);
  });

  test(`${screen.name} fits 320 pixels and 200 % text, and weighs little`, async () => {
    const page = await browser.page({ viewport: { width: 320, height: 640 } });
    const weight = { script: 0, style: 0, font: 0, html: 0 };
    const seen: Promise<void>[] = [];
    page.on('response', (response) => {
      seen.push(
        (async () => {
          const type = response.headers()['content-type'] ?? '';
          const kind = type.startsWith('text/javascript') ? 'script' : type.startsWith('text/css') ? 'style' : type.startsWith('font/') ? 'font' : type.startsWith('text/html') ? 'html' : null;
          if (!kind || response.status() >= 300 && response.status() !== 404) return;
          const body = await response.body();
          // Fonts are compressed in themselves; the rest counts as it travels.
          weight[kind] = kind === 'html' ? gzipSync(body).length : weight[kind] + (kind === 'font' ? body.length : gzipSync(body, { level: 9 }).length);
        })(),
      );
    });
    await visit(page, product.url, screen, 'es');
    const sideways = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(await sideways()).toBeLessThanOrEqual(0);
    await page.setViewportSize({ width: 640, height: 800 });
    await page.evaluate(() => document.documentElement.style.setProperty('font-size', '200%'));
    expect(await sideways()).toBeLessThanOrEqual(0);
    await Promise.all(seen);
    for (const kind of ['script', 'style', 'font', 'html'] as const) expect(weight[kind], kind).toBeLessThanOrEqual(budget[kind]);
    expect(weight.script).toBeGreaterThan(50 * 1024);
    expectComplaint(screen.status === 404 ? /404/ : /^$/);
  });
}
