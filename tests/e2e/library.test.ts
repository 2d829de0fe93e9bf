import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectComplaint, useBrowser } from './browser';
import { startProduct, Visitor, type Product } from './product';

let product: Product;
const browser = useBrowser();
beforeAll(async () => {
  product = await startProduct();
});
afterAll(() => product.remove());

async function pageOf(handle: string, options: Parameters<typeof browser.page>[0] = {}): Promise<Page> {
  const page = await browser.page({ viewport: { width: 1280, height: 900 }, ...options });
  const { cookie } = await Visitor.as(product.url, handle);
  await page.context().addCookies(
    cookie.split('; ').map((pair) => {
      const [name, value] = pair.split('=') as [string, string];
      return { name, value, url: product.url };
    }),
  );
  return page;
}
const heading = (page: Page) => page.locator('#results').innerText();
const titles = (page: Page) => page.locator('.result-card h3').allInnerTexts();

test('without scripts a library is searched, narrowed, widened and paged', async () => {
  const page = await pageOf('grace-kim', { javaScriptEnabled: false });
  await page.goto(`${product.url}/library`);
  expect(await titles(page)).toHaveLength(19);
  await page.check('label:has-text("Infants") input');
  await page.check('label:has-text("Home visiting") input');
  await page.click('.facets button:has-text("Show results")');
  expect(new URL(page.url()).search).toBe('?q=&age=infant&setting=home-visiting');
  const narrowed = (await titles(page)).length;
  expect(narrowed).toBeGreaterThan(0);
  expect(await heading(page)).toBe(`${narrowed} strategies`);
  expect(await page.isChecked('label:has-text("Infants") input')).toBe(true);
  await page.click('.applied a:has-text("Home visiting")');
  expect(new URL(page.url()).search).toBe('?age=infant');
  expect((await titles(page)).length).toBeGreaterThan(narrowed);
  await page.fill('#filter-q', 'Treasure');
  await page.press('#filter-q', 'Enter');
  expect(new URL(page.url()).searchParams.get('age')).toBe('infant');
  expect(await titles(page)).toEqual(['Treasure basket for sitting babies']);
  expect(await page.locator('.result-card h3 mark').allInnerTexts()).toEqual(['Treasure']);
});

test('on a phone without scripts the facets are a step of their own', async () => {
  const page = await pageOf('grace-kim', { javaScriptEnabled: false, viewport: { width: 390, height: 844 } });
  await page.goto(`${product.url}/library`);
  expect(await page.locator('.facets').isVisible()).toBe(false);
  await page.click('a:has-text("Filters")');
  await page.check('label:has-text("Preschool") input');
  await page.click('button:has-text("Show results")');
  expect(await page.locator('.facets').isVisible()).toBe(false);
  expect(await page.locator('.filter-open').innerText()).toBe('Filters (1)');
  expect(await titles(page)).not.toEqual([]);
});

test('where results stand beside them, a choice shows at once and a link takes it away', async () => {
  const page = await pageOf('grace-kim');
  await page.goto(`${product.url}/library`);
  await page.waitForFunction(() => document.documentElement.dataset.live !== undefined);
  await page.evaluate(() => void ((window as unknown as { stayed: boolean }).stayed = true));
  const box = page.locator('label:has-text("Infants") input');
  await box.check();
  await page.waitForURL(/age=infant/);
  await page.locator('.applied').waitFor();
  expect(await box.evaluate((one) => one === document.activeElement)).toBe(true);
  await page.click('.applied a:has-text("Infants")');
  await page.locator('.applied').waitFor({ state: 'detached' });
  expect(await box.isChecked()).toBe(false);
  expect(await page.evaluate(() => (window as unknown as { stayed?: boolean }).stayed)).toBe(true);
});

test('ticks stay on the device, with their strategy, until they are cleared', async () => {
  const page = await pageOf('grace-kim');
  const box = (n: number) => page.locator('.recipe-steps input').nth(n);
  await page.goto(`${product.url}/library/goodbye-ritual`);
  await page.waitForFunction(() => document.documentElement.dataset.live !== undefined);
  await box(0).check();
  await box(2).check();
  await page.reload();
  await page.getByRole('button', { name: 'Clear the ticks' }).waitFor();
  expect([await box(0).isChecked(), await box(1).isChecked(), await box(2).isChecked()]).toEqual([true, false, true]);
  await page.click('a:has-text("Una despedida segura")');
  await page.waitForURL(/goodbye-ritual-es/);
  await page.locator('h1[lang=es]').waitFor();
  expect(await page.locator('.recipe-steps input:checked').count()).toBe(0);
  await page.goBack();
  await page.getByRole('button', { name: 'Clear the ticks' }).click();
  expect(await page.locator('.recipe-steps input:checked').count()).toBe(0);
});

test('a strategy prints on one page, and another community\u2019s is not there', async () => {
  const page = await pageOf('grace-kim');
  await page.goto(`${product.url}/library/goodbye-ritual`);
  const pdf = (await page.pdf({ format: 'Letter' })).toString('latin1');
  expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
  expect((await page.goto(`${product.url}/library/quick-images`))!.status()).toBe(404);
  expectComplaint(/404/);
});

test('a search from an address works without scripts, and finds nothing of what is private to others', async () => {
  const page = await pageOf('grace-kim', { javaScriptEnabled: false });
  await page.goto(`${product.url}/search?q=transici%C3%B3n`);
  expect(await page.inputValue('#search-q')).toBe('transición');
  await page.fill('#search-q', 'goodbye');
  await page.press('#search-q', 'Enter');
  expect(new URL(page.url()).search).toBe('?q=goodbye');
  expect(await page.locator('.search-group h2').allInnerTexts()).toContain('Strategies 1');
  expect((await page.locator('mark').allInnerTexts()).every((text) => /^goodbye/i.test(text))).toBe(true);
  await page.click('nav[aria-label="What to search"] a:has-text("Posts")');
  expect(new URL(page.url()).search).toBe('?q=goodbye&in=posts');
  // Words of the private communities of the demo.
  for (const q of ['quick images dot cards', 'reaction log', 'maple']) {
    await page.goto(`${product.url}/search?${new URLSearchParams({ q }).toString()}`);
    expect(await page.locator('.search-group').count(), q).toBe(0);
  }
  await page.goto(`${product.url}/search?q=%3Cscript%3Ealert(1)%3C/script%3E`);
  expect(await page.locator('.empty-state').innerText()).toContain('Nothing that you can read');
});
