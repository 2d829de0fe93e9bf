import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { useBrowser } from './browser';
import { startProduct, Visitor, type Product } from './product';
import { cookiesOf } from './visit';

let product: Product;
const browser = useBrowser();
beforeAll(async () => {
  product = await startProduct();
});
afterAll(() => product.remove());

async function as(handle: string, options?: Parameters<typeof browser.page>[0]): Promise<Page> {
  const page = await browser.page(options);
  await page.context().addCookies(cookiesOf(await Visitor.as(product.url, handle)));
  return page;
}
async function begin(page: Page, title: string): Promise<string> {
  await page.goto(`${product.url}/c/rooted/new`);
  await page.fill('[name=title]', title);
  await page.fill('[name=body]', 'What do you do?');
  await page.click('main form button:has-text("Post")');
  await page.waitForURL(/\/t\/\w+/);
  return page.url();
}
async function reply(page: Page, thread: string, text: string): Promise<void> {
  await page.goto(thread);
  await page.fill('textarea[name=body]', text);
  await page.click('.composer button:has-text("Reply")');
  await page.waitForURL(/#r\d+$/);
}
const plain = { javaScriptEnabled: false };

test('who is answered finds it among the notices, reads it, and mutes the thread, all without a script', async () => {
  const [ana, ben] = [await as('amara-nwosu', plain), await as('grace-kim', plain)];
  const thread = await begin(ana, 'Told without a script');
  await reply(ben, thread, 'We sing.');
  await ana.goto(`${product.url}/notices`);
  const row = ana.locator('.notice-row', { hasText: 'Told without a script' });
  expect(await row.innerText()).toContain('New Grace Kim replied in Told without a script');
  await row.locator('a').click();
  await ana.waitForURL(/#r2$|\/t\/\w+$/);
  expect(await ana.locator('.reply:target .prose').innerText()).toBe('We sing.');
  await ana.click('button:has-text("Mute this thread")');
  expect(await ana.locator('button:has-text("Follow this thread")').count()).toBe(1);
  await reply(ben, thread, 'And we clap.');
  await reply(ben, thread, '@amara-nwosu, you too?');
  await ana.goto(`${product.url}/notices`);
  expect(await row.innerText()).toContain('New Grace Kim mentioned you in Told without a script');
  await ana.click('button:has-text("Mark all read")');
  expect(await ana.locator('.new-word').count()).toBe(0);
});

test('an open page of notices follows what happens, and a page that is read takes the mark away on another', async () => {
  const [ana, other, ben] = [await as('yusuf-abdi'), await as('yusuf-abdi'), await as('imani-brooks', plain)];
  const thread = await begin(ana, 'Told at once');
  await other.goto(`${product.url}/notices`);
  await other.waitForFunction(() => document.documentElement.dataset.live !== undefined);
  await ana.goto('about:blank');
  await reply(ben, thread, 'We sing.');
  const row = other.locator('.notice-row', { hasText: 'Told at once' });
  await row.locator('.new-word').waitFor();
  await ana.goto(thread);
  await row.locator('.new-word').waitFor({ state: 'detached' });
});
