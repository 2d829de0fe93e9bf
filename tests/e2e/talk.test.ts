import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectComplaint, useBrowser } from './browser';
import { startProduct, until, Visitor, type Product } from './product';

let product: Product;
const browser = useBrowser();
beforeAll(async () => {
  product = await startProduct();
});
afterAll(() => product.remove());

const password = 'three calm otters';
let counter = 0;
async function signUp(page: Page, name: string): Promise<void> {
  await page.goto(`${product.url}/sign-up`);
  await page.fill('[name=name]', name);
  await page.fill('[name=email]', `person${(counter += 1)}@example.org`);
  await page.fill('[name=password]', password);
  await page.click('main form.stack button');
  await page.waitForURL(`${product.url}/`);
}
async function lookAround(page: Page, handle: string): Promise<void> {
  await page.context().addCookies(
    (await Visitor.as(product.url, handle)).cookie.split('; ').map((pair) => {
      const [name, value] = pair.split('=') as [string, string];
      return { name, value, url: product.url };
    }),
  );
}
async function join(page: Page): Promise<void> {
  await page.goto(`${product.url}/communities`);
  await page.click('button:has-text("Join")');
  await page.waitForURL(`${product.url}/c/rooted`);
}
async function write(page: Page, title: string): Promise<string> {
  await page.goto(`${product.url}/c/rooted/new`);
  await page.fill('[name=title]', title);
  await page.fill('[name=body]', 'What do **you** do at the door?');
  await page.click('button:has-text("Post")');
  await page.waitForURL(/\/t\/\w+/);
  return page.url();
}
const replies = (page: Page) => page.locator('.reply[data-seq] .prose').allInnerTexts();
/** Waits until the page hears of its thread: the live side has answered. */
const isLive = (page: Page) => page.waitForFunction(() => document.documentElement.dataset.live === 'watching');
async function reply(page: Page, text: string): Promise<void> {
  await page.fill('textarea[name=body]', text);
  await page.click('.composer button:has-text("Reply")');
}

test('a newcomer signs up, joins, writes, and two people talk', async () => {
  const [a, b] = [await browser.page(), await browser.page()];
  await signUp(a, 'Noor Newcomer');
  await join(a);
  const thread = await write(a, 'How do you say goodbye at the door?');
  expect(await a.locator('article .prose strong').innerText()).toBe('you');

  await lookAround(b, 'grace-kim');
  await b.goto(thread);
  await Promise.all([isLive(a), isLive(b)]);
  const sent = Date.now();
  await reply(a, 'We sing the same song every morning.');
  await b.locator('.reply[data-seq="2"]').waitFor();
  expect(Date.now() - sent).toBeLessThan(1000);
  await reply(b, 'That is lovely.');
  await a.locator('.reply[data-seq="3"]').waitFor();
  for (const page of [a, b]) expect(await replies(page)).toEqual(['We sing the same song every morning.', 'That is lovely.']);
  await a.reload();
  expect(await replies(a)).toEqual(['We sing the same song every morning.', 'That is lovely.']);
});

test('who was offline gets all that was missed, once, in order', async () => {
  const [a, b] = [await browser.page(), await browser.page()];
  await lookAround(a, 'amara-nwosu');
  await lookAround(b, 'imani-brooks');
  const thread = await write(a, 'Offline for a while');
  await b.goto(thread);
  await isLive(b);
  await b.context().setOffline(true);
  await b.locator('.strip').waitFor();
  const texts = ['First while you were away', 'Second while you were away', 'Third while you were away'];
  for (const [index, text] of texts.entries()) {
    await reply(a, text);
    await a.locator(`.reply[data-seq="${index + 2}"]`).waitFor();
  }
  expect(await replies(b)).toEqual([]);
  await b.context().setOffline(false);
  await b.locator('.reply[data-seq="4"]').waitFor();
  expect(await replies(b)).toEqual(texts);
  await b.locator('.strip').waitFor({ state: 'detached' });
  expectComplaint(/ERR_INTERNET_DISCONNECTED|WebSocket connection/);
});

test('what is written while the line is down goes out when it is back, once', async () => {
  const [a, b] = [await browser.page(), await browser.page()];
  await lookAround(a, 'amara-nwosu');
  await lookAround(b, 'kenji-watanabe');
  const thread = await write(a, 'Written in the tunnel');
  await b.goto(thread);
  await isLive(b);
  await b.context().setOffline(true);
  await reply(b, 'Kept in the tunnel');
  await b.locator('.reply--failed').waitFor();
  expect(await b.locator('.reply--failed').innerText()).toContain('Your words are safe.');
  await b.context().setOffline(false);
  await b.locator('.reply[data-seq="2"]').waitFor();
  await a.locator('.reply[data-seq="2"]').waitFor();
  expect(await replies(a)).toEqual(['Kept in the tunnel']);
  expect(await b.locator('.reply--failed, .reply--sending').count()).toBe(0);
  expectComplaint(/ERR_INTERNET_DISCONNECTED|WebSocket connection/);
});

test('two replies sent at once stand in the order of writing', async () => {
  const page = await browser.page();
  await lookAround(page, 'david-okafor');
  await write(page, 'Quick fingers');
  await isLive(page);
  for (const text of ['one', 'two', 'three']) await reply(page, text);
  await page.locator('.reply[data-seq="4"]').waitFor();
  expect(await replies(page)).toEqual(['one', 'two', 'three']);
});

test('the list of a community and the marks of the rail move while one looks on', async () => {
  const [a, b] = [await browser.page(), await browser.page()];
  await lookAround(a, 'thandi-mokoena');
  const thread = await write(a, 'Something moves');
  await lookAround(b, 'nizhoni-begaye');
  // Read all there is, so that a mark means something new.
  await b.goto(thread);
  await b.goto(`${product.url}/c/rooted`);
  await isConnected(b);
  const line = b.locator('.post-card', { hasText: 'Something moves' });
  expect(await line.locator('.new-word').count()).toBe(0);
  await isLive(a);
  await reply(a, 'Moved');
  await line.locator('.new-word').waitFor();
  expect(await line.locator('.replies').innerText()).toBe('1 reply, last from Thandi');
  await write(a, 'A thread out of nowhere');
  const begun = b.locator('.post-card').first();
  await until('the new thread on top', async () => (await begun.innerText()).includes('A thread out of nowhere'));
  expect(await b.locator('.rail a[href="/c/rooted"] .dot-unread').count()).toBe(1);
});

const isConnected = (page: Page) => page.waitForFunction(() => document.documentElement.dataset.live !== undefined);

test('a membership that ends ends the live thread within a second', async () => {
  const [a, b] = [await browser.page(), await browser.page()];
  await lookAround(a, 'amara-nwosu');
  const thread = await write(a, 'Who is still here');
  await signUp(b, 'Soon Gone');
  await join(b);
  await b.goto(thread);
  await isLive(b);
  await b.evaluate(async () => {
    await fetch('/c/rooted', { method: 'POST', body: new URLSearchParams({ intent: 'leave' }), redirect: 'manual' });
  });
  const ended = Date.now();
  await b.locator('.composer').waitFor({ state: 'detached', timeout: 1000 });
  expect(Date.now() - ended).toBeLessThan(1000);
});

test('words that stand in the composer when a membership ends can still be read', async () => {
  const [a, b] = [await browser.page(), await browser.page()];
  await lookAround(a, 'amara-nwosu');
  const thread = await write(a, 'Who was still writing');
  await signUp(b, 'Gone Midway');
  await join(b);
  await b.goto(thread);
  await isLive(b);
  await b.fill('textarea[name=body]', 'Half an answer\nin two lines');
  // The last keys were to be kept by the server as well.
  const refused = b.waitForEvent('console', (message) => message.text().includes('status of 403') && message.location().url.endsWith('/drafts'));
  await b.evaluate(async () => {
    await fetch('/c/rooted', { method: 'POST', body: new URLSearchParams({ intent: 'leave' }), redirect: 'manual' });
  });
  await b.locator('.composer').waitFor({ state: 'detached' });
  const told = await b.locator('main [role=alert]').innerText();
  await refused;
  expectComplaint(/status of 403/);
  for (const words of ['You can still copy your words.', 'Half an answer\nin two lines']) expect(told).toContain(words);
});

test('whoever replies on an earlier page is taken to their reply', async () => {
  const page = await browser.page();
  await lookAround(page, 'amara-nwosu');
  const thread = await write(page, 'A long talk');
  // One person may not write as many in a minute.
  for (const handle of ['grace-kim', 'imani-brooks', 'linh-pham', 'david-okafor', 'thandi-mokoena', 'fatima-rahman']) {
    const visitor = await Visitor.as(product.url, handle);
    for (let count = 1; count <= 9; count += 1) await visitor.post(new URL(thread).pathname, { body: `Reply ${count}`, clientId: crypto.randomUUID() });
  }
  await page.goto(`${thread}?after=1`);
  await isLive(page);
  expect(await page.locator('a:has-text("Later replies")').count()).toBe(1);
  await reply(page, 'My own, far behind');
  await page.waitForURL(/\?after=\d+#r\d+$/);
  await page.locator('.reply[data-seq]', { hasText: 'My own, far behind' }).waitFor();
  expect(await page.locator('.reply--sending, .new-pill').count()).toBe(0);
  expect(await page.inputValue('textarea[name=body]')).toBe('');
});

test('everything but live works without scripts', async () => {
  const page = await browser.page({ javaScriptEnabled: false });
  await signUp(page, 'Plain Reader');
  await join(page);
  await write(page, 'Written without scripts');
  await reply(page, 'Replied without scripts');
  await page.waitForURL(/#r2$/);
  expect(await replies(page)).toEqual(['Replied without scripts']);
  await page.goto(`${product.url}/c/rooted?show=needs-reply`);
  expect(await page.locator('.post-card', { hasText: 'Written without scripts' }).count()).toBe(0);
  await page.click('.site-foot button[lang=es]');
  expect(await page.locator('html').getAttribute('lang')).toBe('es');
  await page.goto(`${product.url}/settings`);
  await page.click('button:has-text("Cerrar sesión")');
  await page.waitForURL(`${product.url}/`);
  expect(await page.locator('.welcome').count()).toBe(1);
});

test('bad input keeps every word, with scripts and without', async () => {
  for (const javaScriptEnabled of [true, false]) {
    const page = await browser.page({ javaScriptEnabled });
    await lookAround(page, 'fatima-rahman');
    await page.goto(`${product.url}/c/rooted/new`);
    await page.locator('[name=title]').evaluate((input) => input.removeAttribute('required'));
    await page.fill('[name=title]', 'x');
    await page.fill('[name=body]', 'Long thought words');
    await page.check('[name=kind][value=dilemma]');
    await page.click('button:has-text("Post")');
    await page.locator('#title-error').waitFor();
    expect(await page.locator('#title-error').innerText()).toBe('A title has at least 3 letters.');
    expect(await page.inputValue('[name=title]')).toBe('x');
    expect(await page.inputValue('[name=body]')).toBe('Long thought words');
    expect(await page.isChecked('[name=kind][value=dilemma]')).toBe(true);
    expectComplaint(/status of 400/);
  }
});

test('signing out ends the socket of that session, and only that one', async () => {
  const page = await browser.page();
  await lookAround(page, 'luis-ortega');
  await page.goto(`${product.url}/`);
  await isConnected(page);
  const other = await browser.page();
  await lookAround(other, 'luis-ortega');
  await other.goto(`${product.url}/`);
  await isConnected(other);
  await page.evaluate(async () => {
    await fetch('/sign-out', { method: 'POST', body: new URLSearchParams(), redirect: 'manual' });
  });
  await page.locator('.welcome').waitFor({ timeout: 1500 });
  expect(await other.locator('.rail').count()).toBe(1);
  expect(await other.evaluate(() => document.documentElement.dataset.live)).toBe('connected');
});

test('a changed password signs other devices out, with a word about it', async () => {
  const [here, there] = [await browser.page(), await browser.page()];
  await signUp(here, 'Careful Member');
  const email = `person${counter}@example.org`;
  await there.goto(`${product.url}/sign-in?next=/settings`);
  await there.fill('[name=email]', email.toUpperCase());
  await there.fill('[name=password]', password);
  await there.click('main form.stack button');
  await there.waitForURL(`${product.url}/settings`);
  await isConnected(there);
  await here.goto(`${product.url}/settings/password`);
  await here.fill('[name=current]', 'not mine');
  await here.fill('[name=password]', 'four quiet herons');
  await here.click('main form.stack button');
  expect(await here.locator('#current-error').innerText()).toBe('This is not your current password.');
  await here.fill('[name=current]', password);
  await here.fill('[name=password]', 'four quiet herons');
  await here.click('main form.stack button');
  await here.locator('.notice[role=status]').waitFor();
  await there.waitForURL(/sign-in/);
  expectComplaint(/status of 400/);
});

test('an address that is taken keeps what was typed and says what to do', async () => {
  const page = await browser.page();
  await signUp(page, 'First Comer');
  const email = `person${counter}@example.org`;
  const other = await browser.page();
  await other.goto(`${product.url}/sign-up`);
  await other.fill('[name=name]', 'Second Comer');
  await other.fill('[name=email]', email);
  await other.fill('[name=password]', password);
  await other.click('main form.stack button');
  expect(await other.locator('#email-error').innerText()).toBe('This address already has an account. Sign in instead?');
  expect(await other.inputValue('[name=name]')).toBe('Second Comer');
  expectComplaint(/status of 400/);
});
