import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { useBrowser } from './browser';
import { startProduct, until, Visitor, type Product } from './product';
import { cookiesOf } from './visit';

let product: Product;
let path: string;
const browser = useBrowser();
beforeAll(async () => {
  product = await startProduct();
  const html = await (await (await Visitor.as(product.url, 'grace-kim')).get('/c/rooted/forms')).text();
  path = /<a href="(\/c\/rooted\/forms\/\w+)"/.exec(html)![1]!;
});
afterAll(() => product.remove());

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true };
async function be(page: Page, handle: string): Promise<void> {
  await page.context().addCookies(cookiesOf(await Visitor.as(product.url, handle)));
}
const isReady = (page: Page) => page.waitForFunction(() => document.documentElement.dataset.live !== undefined);
const isMarked = (page: Page, name: string, value: string) => page.isChecked(`[name="${name}"][value="${value}"]`);
const tap = (page: Page, name: string, value: string) => page.locator(`label:has([name="${name}"][value="${value}"])`).tap();
const local = (page: Page) => page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('tilth:draft:')).length);

test('marks are there again after a reload and on another device, and gone once they are sent', async () => {
  const page = await browser.page(phone);
  await be(page, 'yusuf-abdi');
  await page.goto(product.url + path);
  await isReady(page);
  await tap(page, 'na2.now', '2');
  await tap(page, 'na2.want', '5');
  await page.fill('[name=na8]', 'Fewer lines at the sink');
  await page.locator('text=2 of 8 lines answered').waitFor();
  await page.locator('text=Draft saved').waitFor();
  await page.reload();
  await until('the marks after a reload', async () => (await isMarked(page, 'na2.want', '5')) && (await page.inputValue('[name=na8]')) === 'Fewer lines at the sink');
  const other = await browser.page();
  await be(other, 'yusuf-abdi');
  await until('the marks on another device', async () => {
    await other.goto(product.url + path);
    return isMarked(other, 'na2.now', '2');
  });
  await isReady(page);
  await tap(page, 'na2.now', '');
  await tap(page, 'na2.now', '3');
  await page.click('.answers button.button--primary');
  await page.locator('.empty-state').waitFor();
  await until('nothing kept on this device', async () => (await local(page)) === 0);
  await page.reload();
  expect(await page.locator('.answers').count()).toBe(0);
  await other.goto(product.url + path);
  expect(await other.locator('.answers').count()).toBe(0);
});

test('without scripts it is kept for later by a button, and sent in one post', async () => {
  const page = await browser.page({ ...phone, javaScriptEnabled: false });
  await be(page, 'imani-brooks');
  await page.goto(product.url + path);
  await tap(page, 'na1.now', '4');
  await tap(page, 'na1.want', '5');
  await page.click('button[value=keep]');
  expect(await isMarked(page, 'na1.now', '4')).toBe(true);
  await page.click('.answers button.button--primary');
  expect(await page.locator('.empty-state').innerText()).toContain('Your answers are in');
  expect(await page.locator('.flash').innerText()).toContain('Thank you');
});

test('nothing of the results is on the page while the form is open', async () => {
  const visitor = await Visitor.as(product.url, 'amara-nwosu');
  expect((await visitor.get(`${path}/results`)).status).toBe(404);
});
