import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectComplaint, useBrowser } from './browser';
import { inaccessible } from './gates/axe';
import { startProduct, Visitor, type Product } from './product';

let product: Product;
const browser = useBrowser();
beforeAll(async () => {
  product = await startProduct();
});
afterAll(() => product.remove());

const password = 'three calm otters';

/** A member of "rooted" with an address and a password, on a page of their own. */
async function member(name: string, email: string, options = {}): Promise<Page> {
  const page = await browser.page(options);
  await page.goto(`${product.url}/sign-up?next=/communities`);
  await page.fill('[name=name]', name);
  await page.fill('[name=email]', email);
  await page.fill('[name=password]', password);
  await page.click('main form.stack button');
  await page.waitForURL(`${product.url}/communities`);
  await page.click('.open-community button:has-text("Join")');
  await page.waitForURL(`${product.url}/c/rooted`);
  return page;
}
const endSession = (page: Page) => page.context().clearCookies({ name: 'tilth' });
async function signIn(page: Page, email: string, words = password): Promise<void> {
  await page.fill('[name=email]', email);
  await page.fill('[name=password]', words);
  await page.click('main form.stack button');
}
const long = 'An hour of words.\n\nWith a second part, "quoted" & <bracketed>.';
const plain = { javaScriptEnabled: false };

test('without scripts, what was written when the session ended goes along through signing in', async () => {
  const page = await member('Slow Hand', 'slow-hand@example.org', plain);
  await page.goto(`${product.url}/c/rooted/new`);
  await page.fill('[name=title]', 'A thought of an hour');
  await page.fill('[name=body]', long);
  await endSession(page);
  const [answer] = await Promise.all([page.waitForResponse((one) => one.url().includes('/sign-in/words')), page.click('main form button:has-text("Post")')]);
  expect([answer.status(), answer.headers()['cache-control']]).toEqual([401, 'private, no-store']);
  expect(await page.locator('.kept-words').innerText()).toContain('With a second part, "quoted" & <bracketed>.');

  await signIn(page, 'slow-hand@example.org', 'not this one');
  expect(await page.locator('.form-error').count()).toBe(1);
  expect(await page.locator('.kept-words').innerText()).toContain('An hour of words.');

  await signIn(page, 'slow-hand@example.org');
  expect(await page.locator('.lede').innerText()).toContain('As Slow Hand.');
  await page.click('button:has-text("Send it now")');
  await page.waitForURL(/\/t\/\w+$/);
  expect(await page.locator('h1').innerText()).toBe('A thought of an hour');
  expect(await page.locator('.thread-head + .post-words, article .prose').first().innerText()).toContain('With a second part, "quoted" & <bracketed>.');

  // The same for a reply, and for a form that has nothing to do with posts.
  await page.fill('[name=body]', 'A reply of an hour.');
  await endSession(page);
  await page.click('.composer button:has-text("Reply")');
  await signIn(page, 'slow-hand@example.org');
  await page.click('button:has-text("Send it now")');
  await page.waitForURL(/#r2$/);
  expect(await page.locator('#r2 .prose').innerText()).toBe('A reply of an hour.');
  await page.goto(`${product.url}/settings/profile`);
  await page.fill('[name=about]', 'I write slowly.');
  await endSession(page);
  await page.click('main form button.button--primary');
  await signIn(page, 'slow-hand@example.org');
  await page.click('button:has-text("Send it now")');
  await page.waitForURL(/\/settings\/profile\?saved$/);
  expect(await page.inputValue('[name=about]')).toBe('I write slowly.');
  expectComplaint(/status of 40[01]/);
});

test('the words go out under no other name unseen, and nothing goes out by itself', async () => {
  await member('Second Hand', 'second-hand@example.org', plain);
  const page = await member('First Hand', 'first-hand@example.org', plain);
  await page.goto(`${product.url}/c/rooted/new`);
  await page.fill('[name=title]', 'Whose words are these');
  await page.fill('[name=body]', long);
  await endSession(page);
  await page.click('main form button:has-text("Post")');
  await signIn(page, 'second-hand@example.org');
  expect(await page.locator('.lede').innerText()).toContain('As Second Hand.');
  await page.click('a:has-text("Go back without sending")');
  await page.waitForURL(`${product.url}/c/rooted/new`);
  await page.goto(`${product.url}/c/rooted`);
  expect(await page.locator('main').innerText()).not.toContain('Whose words are these');
  expectComplaint(/status of 401/);
});

test('only forms of this site are held, of any size that it takes, and no password is', async () => {
  const stranger = new Visitor(product.url);
  const to = `/sign-in/words?${new URLSearchParams({ to: '/settings/password' }).toString()}`;
  const first = await stranger.post('/settings/password', { current: 'the old secret', password: 'the new secret', note: 'a note' });
  expect([first.status, first.headers.get('location')]).toEqual([307, to]);
  const page = await (await stranger.post(to, { current: 'the old secret', password: 'the new secret', note: 'a note' })).text();
  expect([page.includes('a note'), page.includes('secret')]).toEqual([true, false]);

  expect((await stranger.post(to, { body: 'words' }, { origin: 'https://elsewhere.example' })).status).toBe(403);
  const away = await (await stranger.post(`/sign-in/words?${new URLSearchParams({ to: 'https://elsewhere.example/x' }).toString()}`, { body: 'words' })).text();
  expect(away.includes('elsewhere.example')).toBe(false);
  expect((await stranger.post(to, { body: 'w'.repeat(300_000) })).status).toBe(413);
  const most = 'w '.repeat(128_000);
  expect((await stranger.post(to, { body: most })).status).toBe(401);
  // With an address beside it, and longer names.
  expect((await stranger.post('/sign-in/words', { 'kept.body': most, to: '/', email: 'x@example.org', password: 'not this one' })).status).toBe(400);
  // A file is not held.
  const file = new FormData();
  file.set('photo', new Blob(['x']));
  const photo = await fetch(`${product.url}/settings/photo`, { method: 'POST', body: file, headers: { origin: product.url }, redirect: 'manual' });
  expect([photo.status, photo.headers.get('location')]).toEqual([302, '/sign-in?next=%2Fsettings%2Fphoto']);
});

test('with scripts a form stays as it is, and says where to sign in', async () => {
  const page = await member('Third Hand', 'third-hand@example.org');
  await page.goto(`${product.url}/settings/profile`);
  await page.waitForFunction(() => document.documentElement.dataset.live !== undefined);
  await page.fill('[name=about]', 'I write even more slowly.');
  await endSession(page);
  await page.click('main form button.button--primary');
  await page.locator('.form-error', { hasText: 'You are signed out' }).waitFor();
  expect(await page.inputValue('[name=about]')).toBe('I write even more slowly.');
  const [tab] = await Promise.all([page.context().waitForEvent('page'), page.click('.form-error a')]);
  await signIn(tab, 'third-hand@example.org');
  await tab.waitForURL(`${product.url}/`);
  await page.click('main form button.button--primary');
  await page.waitForURL(/\/settings\/profile\?saved$/);
  expect(await page.inputValue('[name=about]')).toBe('I write even more slowly.');
  expectComplaint(/status of 401/);
});

test('both pages can be read by everybody', async () => {
  const page = await member('Fourth Hand', 'fourth-hand@example.org');
  const held = () =>
    page.evaluate(() => {
      const form = document.createElement('form');
      [form.method, form.action] = ['post', '/c/rooted/new'];
      const area = document.createElement('textarea');
      [area.name, area.value] = ['body', 'Some words to keep'];
      form.append(area);
      document.body.append(form);
      form.submit();
    });
  const cdp = await page.context().newCDPSession(page);
  await endSession(page);
  await held();
  await page.waitForURL(/\/sign-in\/words/);
  expect(await inaccessible(page, cdp)).toEqual([]);
  await signIn(page, 'fourth-hand@example.org');
  await page.locator('button:has-text("Send it now")').waitFor();
  expect(await inaccessible(page, cdp)).toEqual([]);
  expectComplaint(/status of 401/);
});

test('whoever writes when their session is ended elsewhere is told so, and finds the words again', async () => {
  const page = await member('Fifth Hand', 'fifth-hand@example.org');
  await page.goto(`${product.url}/c/rooted/new`);
  await page.waitForFunction(() => document.documentElement.dataset.live !== undefined);
  await page.fill('[name=body]', 'Half a thought');
  await page.waitForFunction(() => Object.keys(localStorage).some((key) => key.startsWith('tilth:draft:')));
  await page.evaluate(() => fetch('/sign-out', { method: 'POST', body: new URLSearchParams(), redirect: 'manual' }).then(() => undefined));
  await page.waitForURL(/sign-in\?next=/);
  expect(await page.locator('.notice[role=alert]').innerText()).toContain('What you were writing is safe on this device.');
  await signIn(page, 'fifth-hand@example.org');
  await page.waitForURL(`${product.url}/c/rooted/new`);
  await page.waitForFunction(() => document.querySelector<HTMLTextAreaElement>('[name=body]')?.value === 'Half a thought');
  // Nobody else is told such a thing.
  const other = await browser.page();
  await other.goto(`${product.url}/sign-in?next=/c/rooted/new`);
  expect(await other.locator('.notice').count()).toBe(0);
  // The last keys were to be kept by the server as well.
  expectComplaint(/status of 401.*\/drafts/);
});

test('the other language takes what was typed along, but for the password', async () => {
  const page = await browser.page();
  await page.goto(`${product.url}/sign-up`);
  await page.fill('[name=name]', 'Sixth Hand');
  await page.fill('[name=email]', 'sixth-hand@example.org');
  await page.fill('[name=password]', password);
  await page.click('.language-switch button[lang=es]');
  await page.locator('html[lang=es]').waitFor();
  await page.waitForFunction(() => document.querySelector<HTMLInputElement>('[name=name]')?.value === 'Sixth Hand');
  expect([await page.inputValue('[name=email]'), await page.inputValue('[name=password]')]).toEqual(['sixth-hand@example.org', '']);
  expect(await page.evaluate(() => Object.keys(sessionStorage).filter((key) => key.startsWith('tilth:')))).toEqual([]);
});

test('a refused form takes its sender to the first field that was not right', async () => {
  const page = await browser.page();
  await page.goto(`${product.url}/sign-up`);
  await page.fill('[name=name]', 'Seventh Hand');
  await page.fill('[name=email]', 'seventh-hand@example.org');
  await page.fill('[name=password]', 'short');
  await page.click('main form.stack button');
  await page.waitForFunction(() => document.activeElement?.matches('[name=password][aria-invalid]'));
  const writer = await member('Eighth Hand', 'eighth-hand@example.org');
  await writer.goto(`${product.url}/c/rooted/new`);
  await writer.fill('[name=title]', 'x');
  await writer.fill('[name=body]', 'Some words');
  await writer.locator('[name=title]').evaluate((input) => input.removeAttribute('required'));
  await writer.click('main form button:has-text("Post")');
  await writer.waitForFunction(() => document.activeElement?.matches('[name=title][aria-invalid]'));
  await writer.goto(`${product.url}/settings/password`);
  await writer.fill('[name=current]', 'not mine');
  await writer.fill('[name=password]', 'four quiet herons');
  await writer.click('main form.stack button');
  await writer.waitForFunction(() => document.activeElement?.matches('[name=current][aria-invalid]'));
  expectComplaint(/status of 400/);
});
