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

/** A page as somebody, that will not be loaded as a whole again: what is on it then came by itself. */
async function open(handle: string, path: string): Promise<Page> {
  const page = await browser.page();
  await page.context().addCookies(cookiesOf(await Visitor.as(product.url, handle)));
  await page.goto(product.url + path);
  await page.waitForFunction(() => document.documentElement.dataset.live !== undefined);
  await page.evaluate(() => Object.assign(window, { stayed: true }));
  return page;
}
const stayed = (page: Page) => page.evaluate(() => 'stayed' in window);
const later = (days: number) => `${new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)}T17:00`;

test('an answer, the closing and the outcome reach the open pages of others, and hidden results stay hidden', async () => {
  const asker = await Visitor.as(product.url, 'amara-nwosu');
  const list = await open('grace-kim', '/c/rooted/decisions');
  const asked = await asker.post('/c/rooted/decisions/new', { kind: 'consent', question: 'Shall we end ten minutes earlier?', closesAt: later(5), clientId: 'live-decision-1' });
  await list.locator('a:has-text("Shall we end ten minutes earlier?")').waitFor();
  const path = asked.headers.get('location')!;
  const [reader, voter] = [await open('grace-kim', path), await open('yusuf-abdi', path)];
  await voter.check('[name=choice][value=concern]', { force: true });
  await voter.click('.decision-answer button');
  await reader.locator('.decision-voters:has-text("Yusuf Abdi")').waitFor();
  // Who has answered, and not what.
  expect(await reader.locator('.decision-words').count()).toBe(0);
  expect(await reader.content()).not.toContain('has a concern');
  await reader.check('[name=choice][value=agree]', { force: true });
  await asker.post(path, { intent: 'close' });
  // What was chosen is not sent: the page waits until it is wanted.
  await reader.click('.news button');
  await reader.locator('.decision-words').waitFor();
  expect(await reader.locator('.decision-answer').count()).toBe(0);
  await asker.post(path, { intent: 'record', outcome: 'We end at ten to six.', reviewOn: '', seen: '' });
  await reader.locator('.decision-outcome:has-text("We end at ten to six.")').waitFor();
  await list.locator('.decision-outcome:has-text("We end at ten to six.")').waitFor();
  expect(await Promise.all([reader, list].map(stayed))).toEqual([true, true]);
});

test('new agreements reach the open pages of others, and never take words away', async () => {
  const facilitator = await Visitor.as(product.url, 'amara-nwosu');
  const [reader, writer] = [await open('grace-kim', '/c/rooted/agreements'), await open('yusuf-abdi', '/c/rooted/agreements')];
  await writer.fill('#new-line', 'We begin with a breath.');
  const form = await facilitator.get('/c/rooted/agreements');
  const version = /name="version" value="(\d+)"/.exec(await form.text())![1]!;
  await facilitator.post('/c/rooted/agreements', { intent: 'publish', version, room: '', roomAt: '0', lines: 'We wonder first.\nWe bring tea.', reviewOn: '' });
  await reader.locator('.agreement-words:has-text("We bring tea.")').waitFor();
  expect(await reader.locator('button:has-text("I agree")').count()).toBe(1);
  await writer.locator('.news button').waitFor();
  expect(await writer.inputValue('#new-line')).toBe('We begin with a breath.');
  await writer.click('main button:text-is("Propose")');
  await reader.locator('.agreement-words:has-text("We begin with a breath.")').waitFor();
  expect(await reader.locator('.news button').count()).toBe(0);
  expect(await stayed(reader)).toBe(true);
});
