import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { useBrowser } from './browser';
import { startProduct, Visitor, type Product } from './product';
import { visit } from './visit';

let product: Product;
const browser = useBrowser();
beforeAll(async () => {
  product = await startProduct();
});
afterAll(() => product.remove());

async function kit(options: { javaScriptEnabled?: boolean } = {}, path = '/styleguide'): Promise<Page> {
  const page = await browser.page(options);
  if (options.javaScriptEnabled === false) {
    await page.goto(product.url + path);
    return page;
  }
  await visit(page, product.url, { name: 'kit', path, as: 'grace-kim' }, 'en');
  return page;
}
const part = (page: Page, name: string) => page.locator(`section[aria-labelledby=${name}]`);
const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent?.trim());

test('a toast is heard, stays while the keyboard is in it, takes back what was done and gives focus back', async () => {
  const page = await kit();
  await page.clock.install();
  const move = part(page, 'messages').locator('button', { hasText: 'Move the session' });
  await move.click();
  const toasts = page.locator('[role=status] .toast');
  await toasts.waitFor();
  expect(await toasts.locator('span').innerText()).toBe('Moved to February 12.');
  await page.clock.runFor(5_000);
  await page.keyboard.press('F8');
  expect(await focused(page)).toBe('Undo');
  await page.clock.runFor(20_000);
  expect(await toasts.count()).toBe(1);
  const undone = page.waitForRequest((request) => request.method() === 'POST' && request.url().includes('/styleguide'));
  await page.keyboard.press('Enter');
  expect(await focused(page)).toBe('Move the session');
  expect((await undone).postData()).toContain('intent=undo');
  await page.locator('.toast', { hasText: 'It is on January 8 again.' }).waitFor();
  expect(await page.locator('.toast').count()).toBe(1);
  await page.clock.runFor(6_100);
  await page.locator('.toast').waitFor({ state: 'detached' });
});

test('at most three toasts stand, and a pointer holds them', async () => {
  const page = await kit();
  await page.clock.install();
  const keep = part(page, 'messages').locator('button', { hasText: 'Save a draft' });
  for (let count = 0; count < 4; count += 1) await keep.click();
  expect(await page.locator('.toast').count()).toBe(3);
  await page.locator('.toast').first().hover();
  await page.clock.runFor(20_000);
  expect(await page.locator('.toast').count()).toBe(3);
  await page.mouse.move(5, 5);
  await page.clock.runFor(6_100);
  await page.locator('.toast').first().waitFor({ state: 'detached' });
});

test('without scripts the next page says what was done, once, and takes it back', async () => {
  const page = await kit({ javaScriptEnabled: false });
  await page.click('button:has-text("Move it by a form")');
  const said = page.locator('.flash[role=status]');
  expect(await said.locator('p').innerText()).toBe('Moved to February 12, and told on the next page.');
  await said.locator('button').click();
  expect(await said.locator('p').innerText()).toBe('It is on January 8 again.');
  await page.reload();
  expect(await said.count()).toBe(0);
});

test('a menu goes by arrow keys and closes on Escape, on a choice and when one goes elsewhere', async () => {
  const page = await kit();
  const menu = part(page, 'overlays').locator('details.menu');
  const isOpen = () => menu.evaluate((details) => (details as HTMLDetailsElement).open);
  const summary = menu.locator('summary');
  await summary.focus();
  await page.keyboard.press('ArrowDown');
  expect([await isOpen(), await focused(page)]).toEqual([true, 'Edit the series']);
  await page.keyboard.press('ArrowUp');
  expect(await focused(page)).toBe('Leave this community');
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowDown');
  expect(await focused(page)).toBe('Copy the link');
  await page.keyboard.press('Escape');
  expect([await isOpen(), await focused(page)]).toEqual([false, 'More']);
  await summary.click();
  await part(page, 'overlays').locator('h2').click();
  expect(await isOpen()).toBe(false);
  await summary.click();
  await menu.locator('a', { hasText: 'Copy the link' }).click();
  expect(await isOpen()).toBe(false);
  await summary.click();
  for (let count = 0; count < 4; count += 1) await page.keyboard.press('Tab');
  expect(await isOpen()).toBe(false);
});

test('a dialog opens over its page, and Escape, the cross and a click beside it lead back to where one was', async () => {
  const page = await kit();
  const opener = part(page, 'overlays').locator('a', { hasText: 'Skip a date' });
  const dialog = page.locator('dialog[open]');
  await opener.scrollIntoViewIfNeeded();
  const scrolled = await page.evaluate(() => scrollY);
  for (const close of [
    () => page.keyboard.press('Escape'),
    () => dialog.locator('a', { hasText: 'Close' }).click(),
    () => page.mouse.click(5, 5),
  ]) {
    await opener.click();
    await dialog.waitFor();
    expect(new URL(page.url()).pathname).toBe('/styleguide/dialog');
    expect(await dialog.evaluate((element) => element.matches(':modal'))).toBe(true);
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('TEXTAREA');
    await close();
    await dialog.waitFor({ state: 'detached' });
    expect(new URL(page.url()).pathname).toBe('/styleguide');
    expect(await focused(page)).toBe('Skip a date');
    expect(await page.evaluate(() => scrollY)).toBe(scrolled);
  }
  await opener.click();
  await dialog.locator('button', { hasText: 'Skip February 12' }).click();
  await dialog.waitFor({ state: 'detached' });
  expect(new URL(page.url()).pathname).toBe('/styleguide');
});

test('the address of a dialog is a page for whoever comes to it, with scripts and without', async () => {
  for (const javaScriptEnabled of [true, false]) {
    const page = await kit({ javaScriptEnabled }, '/styleguide/dialog');
    expect(await page.locator('dialog[open]').count()).toBe(0);
    expect(await page.locator('h1').allInnerTexts()).toEqual(['Skip February 12']);
    await page.locator('main a', { hasText: 'Back' }).click();
    await page.waitForURL(`${product.url}/styleguide`);
    await page.locator('a', { hasText: 'Skip a date' }).click();
    await page.waitForURL(`${product.url}/styleguide/dialog`);
    if (javaScriptEnabled) await page.locator('dialog[open]').waitFor();
    else expect(await page.locator('dialog[open]').count()).toBe(0);
  }
});

test('a reaction and an answer show before the server has spoken', async () => {
  const page = await kit();
  let speak = () => {};
  const silence = new Promise<void>((resolve) => (speak = resolve));
  await page.route('**/styleguide**', async (route) => {
    await silence;
    await route.continue();
  });
  const reaction = (pressed: boolean) => part(page, 'answers').locator(`.reaction[value=thanks][aria-pressed=${pressed}]`);
  const answer = (pressed: boolean) => part(page, 'answers').locator('.rsvp').first().locator(`button[value=yes][aria-pressed=${pressed}]`);
  await reaction(false).click();
  await reaction(true).waitFor();
  expect(await reaction(true).innerText()).toMatch(/5$/);
  await answer(false).click();
  await answer(true).waitFor();
  speak();
  // The showcase keeps nothing: what the server says stands in the end.
  await answer(false).waitFor();
  await reaction(false).waitFor();
  await page.unrouteAll({ behavior: 'wait' });
});

test('the kit is not there unless one asks for it', async () => {
  const closed = await startProduct({ STYLEGUIDE: '' });
  try {
    const visitor = await Visitor.as(closed.url, 'grace-kim');
    for (const path of ['/styleguide', '/styleguide/dialog', '/styleguide.data']) expect((await visitor.get(path)).status, path).toBe(404);
    expect((await visitor.post('/styleguide', { intent: 'move' })).status).toBe(404);
  } finally {
    await closed.remove();
  }
});
