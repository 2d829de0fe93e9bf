import type { Locator, Page } from 'playwright-core';
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

const desk = { width: 1280, height: 800 };
const phone = { width: 390, height: 844 };

async function as(handle: string, viewport: typeof desk, language: 'en' | 'es' = 'en'): Promise<Page> {
  const page = await browser.page({ viewport });
  const visitor = await Visitor.as(product.url, handle);
  await visitor.post('/settings/language', { language });
  await page.context().addCookies(cookiesOf(visitor));
  return page;
}
const box = async (one: Locator) => (await one.boundingBox())!;

test('the sides of a community stand apart, however long their words, and the last can be reached', async () => {
  const page = await as('grace-kim', { width: 320, height: 700 }, 'es');
  for (const path of ['/c/rooted', '/c/rooted/people', '/c/rooted/decisions']) {
    await page.goto(product.url + path);
    const tabs = await page.locator('.tabs a').all();
    expect(tabs.length).toBeGreaterThan(3);
    const boxes = await Promise.all(tabs.map(box));
    for (const [at, one] of boxes.entries()) {
      expect(await tabs[at]!.evaluate((tab) => tab.scrollWidth - tab.clientWidth), path).toBeLessThanOrEqual(0);
      if (at > 0) expect(one.x, path).toBeGreaterThanOrEqual(boxes[at - 1]!.x + boxes[at - 1]!.width);
    }
    await tabs.at(-1)!.scrollIntoViewIfNeeded();
    expect((await box(tabs.at(-1)!)).x, path).toBeLessThan(320);
  }
});

test('at a desk the communities stand beside the posts, on a phone above them', async () => {
  const page = await as('yusuf-abdi', desk);
  await page.goto(product.url);
  const [communities, feed] = [page.locator('.home-communities'), page.locator('.feed')];
  expect((await box(communities)).x).toBeGreaterThan((await box(feed)).x + (await box(feed)).width);
  expect((await box(communities)).y).toBeLessThan((await box(feed)).y + 60);
  await page.setViewportSize(phone);
  expect((await box(communities)).y + (await box(communities)).height).toBeLessThanOrEqual((await box(feed)).y);
});

test('every page begins at the same edge', async () => {
  const page = await as('amara-nwosu', desk);
  const edges = new Set<number>();
  for (const path of ['/', '/communities', '/library', '/search?q=goodbye', '/notices', '/settings', '/c/rooted/people', '/c/rooted/new', '/people/grace-kim']) {
    await page.goto(product.url + path);
    edges.add(Math.round((await box(page.locator(':is(.profile-head, .community-head, h1)').first())).x));
  }
  expect([...edges]).toHaveLength(1);
});

test('on a phone a page says its name once, and there is one bell', async () => {
  const page = await as('grace-kim', phone);
  for (const path of ['/communities', '/notices', '/settings/profile', '/settings/reading', '/library', '/search']) {
    await page.goto(product.url + path);
    const name = await page.locator('.topbar-title').innerText();
    expect(await page.locator('h1').innerText(), path).toBe(name);
    expect((await box(page.locator('h1'))).width, path).toBeLessThanOrEqual(1);
    expect(await page.locator(':is(.topbar, .bottom-nav) a[href="/notices"]').filter({ visible: true }).count(), path).toBe(1);
  }
});

test('what one may do about a person waits behind a button, without scripts as well', async () => {
  const page = await browser.page({ javaScriptEnabled: false, viewport: desk });
  await page.context().addCookies(cookiesOf(await Visitor.as(product.url, 'amara-nwosu')));
  await page.goto(`${product.url}/people/grace-kim`);
  expect(await page.locator('a[href$="/block"]').isVisible()).toBe(false);
  await page.click('.profile-head .menu summary');
  await page.click('a[href$="/block"]');
  await page.waitForURL(`${product.url}/people/grace-kim/block`);
});
