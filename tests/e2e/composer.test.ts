import { gzipSync } from 'node:zlib';
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

let counter = 0;
/** A thread of its own for a test, and where the cookies of a person go. */
async function threadBy(handle: string): Promise<{ path: string; id: string; visitor: Visitor }> {
  const visitor = await Visitor.as(product.url, handle);
  counter += 1;
  const answer = await visitor.post('/c/rooted/new', { kind: 'share', title: `Composer ${counter}`, body: 'Begun', clientId: `composer-test-${counter}` });
  const path = answer.headers.get('location')!;
  return { path, id: path.slice(3), visitor };
}
async function be(page: Page, handle: string): Promise<Visitor> {
  const visitor = await Visitor.as(product.url, handle);
  const cookies = visitor.cookie.split('; ').map((pair) => {
    const [name, value] = pair.split('=') as [string, string];
    return { name, value, url: product.url };
  });
  await page.context().addCookies(cookies);
  return visitor;
}
const area = (page: Page) => page.locator('textarea[name=body]');
const words = (page: Page) => area(page).inputValue();
/** Waits until the box holds words: a draft of this device comes a moment after the page. */
const holds = (page: Page, text: string) => until(`"${text}" in the box`, async () => (await words(page)) === text);
const saved = (page: Page) => page.locator('.composer .state', { hasText: 'Draft saved' }).waitFor();
const isReady = (page: Page) => page.waitForFunction(() => document.documentElement.dataset.live !== undefined);
/** Clicks into the box and waits until its tools are there. */
async function equipped(page: Page): Promise<void> {
  await isReady(page);
  await area(page).focus();
  await page.waitForFunction(() => customElements.get('markdown-toolbar') !== undefined && document.querySelector('markdown-toolbar') !== null);
}
const onServer = (page: Page, place: string, body: string) =>
  page.evaluate(async ([place, body]) => (await fetch('/drafts', { method: 'POST', body: new URLSearchParams({ place: place!, body: body!, clientId: crypto.randomUUID() }) })).status, [place, body]);
const localOnly = (page: Page) => page.evaluate(() => JSON.stringify(Object.entries(localStorage).filter(([key]) => key.startsWith('tilth:draft:'))));

test('what is typed is there again after a reload, on another device, and gone once it is sent', async () => {
  const { path } = await threadBy('amara-nwosu');
  const page = await browser.page();
  await be(page, 'grace-kim');
  await page.goto(product.url + path);
  await isReady(page);
  await area(page).pressSequentially('Half a thought');
  await saved(page);
  await page.reload();
  await holds(page, 'Half a thought');
  // Leaving the page has kept it on the server, too.
  const other = await browser.page();
  await be(other, 'grace-kim');
  await until('the draft on another device', async () => {
    await other.goto(product.url + path);
    return (await words(other)) === 'Half a thought';
  });
  await isReady(other);
  await other.click('.composer button:has-text("Reply")');
  await other.locator('.reply[data-seq="2"]').waitFor();
  expect(await words(other)).toBe('');
  await other.reload();
  expect(await words(other)).toBe('');
  // The first device knows as soon as it looks.
  await page.reload();
  expect(await words(page)).toBe('');
  expect(await localOnly(page)).toBe('[]');
});

test('words that never reached the server come back from the device, and newer ones of the server win', async () => {
  const { path, id } = await threadBy('amara-nwosu');
  const page = await browser.page();
  await be(page, 'imani-brooks');
  await page.goto(product.url + path);
  await isReady(page);
  await page.route('**/drafts', (route) => route.abort());
  await area(page).fill('On this device alone');
  await saved(page);
  await page.reload();
  await holds(page, 'On this device alone');
  await page.unroute('**/drafts');
  await page.goto(`${product.url}/`);
  await until('the newer draft of another device', async () => (await onServer(page, `thread:${id}`, 'From the phone, later')) === 200);
  await page.goto(product.url + path);
  await isReady(page);
  await holds(page, 'From the phone, later');
  expectComplaint(/ERR_FAILED/);
});

test('a draft that is open twice loses nothing: other words come back to their box and go out as another reply', async () => {
  const { path } = await threadBy('amara-nwosu');
  const first = await browser.page();
  await be(first, 'grace-kim');
  await first.goto(product.url + path);
  await isReady(first);
  await area(first).fill('Shared words');
  await saved(first);
  const second = await first.context().newPage();
  await second.goto(product.url + path);
  await isReady(second);
  await holds(second, 'Shared words');
  // The second page cannot ask in time, and sends under the id that is used up.
  await second.route('**/drafts', (route) => route.abort());
  await first.click('.composer button:has-text("Reply")');
  await second.locator('.reply[data-seq="2"]').waitFor();
  await area(second).fill('Shared words and more');
  await second.click('.composer button:has-text("Reply")');
  await second.locator('.form-error', { hasText: 'Nothing is lost' }).waitFor();
  expect(await words(second)).toBe('Shared words and more');
  await second.click('.composer button:has-text("Reply")');
  await second.locator('.reply[data-seq="3"]').waitFor();
  expect(await second.locator('.reply .prose').allInnerTexts()).toEqual(['Shared words', 'Shared words and more']);
  expect(await words(second)).toBe('');
  expectComplaint(/ERR_FAILED|status of 409/);
});

test('the same words sent from two pages are one reply', async () => {
  const { path } = await threadBy('amara-nwosu');
  const first = await browser.page();
  await be(first, 'david-okafor');
  await first.goto(product.url + path);
  await isReady(first);
  await area(first).fill('Just once');
  await saved(first);
  const second = await first.context().newPage();
  await second.goto(product.url + path);
  await isReady(second);
  await holds(second, 'Just once');
  for (const page of [first, second]) {
    await page.click('.composer button:has-text("Reply")');
    await page.locator('.reply[data-seq="2"]').waitFor();
    await until('nothing on its way', async () => (await page.locator('.reply--sending, .reply--failed').count()) === 0);
  }
  await second.reload();
  expect(await second.locator('.reply .prose').allInnerTexts()).toEqual(['Just once']);
  expect(await words(second)).toBe('');
});

test('a reply that is sent offline before the tools of writing came outlives its page, and goes out once', async () => {
  const { path } = await threadBy('amara-nwosu');
  const page = await browser.page();
  await be(page, 'nizhoni-begaye');
  await page.goto(product.url + path);
  await isReady(page);
  const context = page.context();
  await context.setOffline(true);
  await area(page).fill('Said in the tunnel');
  await page.click('.composer button:has-text("Reply")');
  await page.locator('.reply--failed', { hasText: 'Your words are safe' }).waitFor();
  expect(await localOnly(page)).toContain('Said in the tunnel');
  await page.close();
  await context.setOffline(false);
  const later = await context.newPage();
  await later.goto(product.url + path);
  await isReady(later);
  await holds(later, 'Said in the tunnel');
  await later.click('.composer button:has-text("Reply")');
  await later.locator('.reply[data-seq="2"]').waitFor();
  await until('the end of the local copy', async () => (await localOnly(later)) === '[]');
  expect(await words(later)).toBe('');
  expectComplaint(/ERR_INTERNET_DISCONNECTED|WebSocket connection|Failed to fetch/);
});

test('a reply that is sent offline from a page that stays is not put into its box again', async () => {
  const { path } = await threadBy('amara-nwosu');
  const page = await browser.page();
  await be(page, 'nizhoni-begaye');
  await page.goto(product.url + path);
  await isReady(page);
  await page.context().setOffline(true);
  await area(page).fill('Still on my way');
  await page.click('.composer button:has-text("Reply")');
  await page.locator('.reply--failed').waitFor();
  await page.route('**/t/*.data*', (route) => (route.request().method() === 'POST' ? route.abort() : route.continue()));
  await page.context().setOffline(false);
  await area(page).pressSequentially('Next');
  await saved(page);
  expect(await words(page)).toBe('Next');
  expect(await localOnly(page)).toContain('Still on my way');
  await page.unroute('**/t/*.data*');
  await page.click('button:has-text("Try again")');
  await page.locator('.reply[data-seq="2"]').waitFor();
  expect(await page.locator('.reply .prose').allInnerTexts()).toEqual(['Still on my way']);
  await until('the end of the local copy', async () => !(await localOnly(page)).includes('Still on my way'));
  expect(await words(page)).toBe('Next');
  expectComplaint(/ERR_INTERNET_DISCONNECTED|ERR_FAILED|WebSocket connection|Failed to fetch/);
});

test('an emptied draft stays empty, even when the server hears of it too late', async () => {
  const { path, id } = await threadBy('amara-nwosu');
  const page = await browser.page();
  await be(page, 'kenji-watanabe');
  await page.goto(product.url + path);
  await until('a draft of the server', async () => (await onServer(page, `thread:${id}`, 'Old words')) === 200);
  await page.reload();
  await holds(page, 'Old words');
  await equipped(page);
  await page.route('**/drafts', (route) => route.abort());
  await area(page).fill('');
  await page.reload();
  await isReady(page);
  await holds(page, '');
  await page.unroute('**/drafts');
  await page.reload();
  await until('the end of the mark', async () => (await localOnly(page)) === '[]');
  await page.reload();
  expect(await words(page)).toBe('');
  expectComplaint(/ERR_FAILED/);
});

test('a new post comes back with kind, title and words, and posting ends its draft', async () => {
  const page = await browser.page();
  await be(page, 'kenji-watanabe');
  await page.goto(`${product.url}/c/rooted/new`);
  await isReady(page);
  await page.locator('label.choice:has([value=dilemma])').click();
  await page.fill('[name=title]', 'A title to keep');
  await area(page).fill('Words to keep');
  await saved(page);
  await page.reload();
  await holds(page, 'Words to keep');
  expect([await page.isChecked('[value=dilemma]'), await page.inputValue('[name=title]'), await words(page)]).toEqual([true, 'A title to keep', 'Words to keep']);
  await page.click('button:has-text("Post")');
  await page.waitForURL(/\/t\//);
  await until('the end of the local draft', async () => (await localOnly(page)) === '[]');
  await page.goto(`${product.url}/c/rooted/new`);
  await isReady(page);
  expect([await page.inputValue('[name=title]'), await words(page)]).toEqual(['', '']);
});

test('who is signed out meanwhile keeps the words, signs in, and goes on', async () => {
  const page = await browser.page();
  await page.goto(`${product.url}/sign-up?next=/communities`);
  await page.fill('[name=name]', 'Slow Writer');
  await page.fill('[name=email]', 'slow@example.org');
  await page.fill('[name=password]', 'three calm otters');
  await page.click('main form.stack button');
  await page.waitForURL(`${product.url}/communities`);
  await page.click('button:has-text("Join")');
  await page.waitForURL(`${product.url}/c/rooted`);
  for (const path of [(await threadBy('amara-nwosu')).path, '/c/rooted/new']) {
    await page.goto(product.url + path);
    await isReady(page);
    if (path.endsWith('new')) await page.fill('[name=title]', 'Long thought over');
    await area(page).fill('Long thought words');
    await page.context().clearCookies({ name: 'tilth' });
    await page.click(path.endsWith('new') ? 'button:has-text("Post")' : '.composer button:has-text("Reply")');
    await page.locator('.form-error', { hasText: 'You are signed out' }).waitFor();
    expect(await words(page)).toBe('Long thought words');
    await page.click('.form-error a:has-text("sign in")');
    await page.waitForURL(/sign-in/);
    await page.fill('[name=email]', 'slow@example.org');
    await page.fill('[name=password]', 'three calm otters');
    await page.click('main form.stack button');
    await page.waitForURL((url) => url.pathname === path);
    expectComplaint(/status of 401/);
    await holds(page, 'Long thought words');
    if (path.endsWith('new')) expect(await page.inputValue('[name=title]')).toBe('Long thought over');
  }
  expectComplaint(/status of 401/);
});

test('a reply that fails by 503 or 429 loses nothing, even when the page is closed on it', async () => {
  const { path } = await threadBy('amara-nwosu');
  const page = await browser.page();
  const visitor = await be(page, 'imani-brooks');
  await page.goto(product.url + path);
  await isReady(page);
  await page.route('**/t/*.data*', (route) => (route.request().method() === 'POST' ? route.fulfill({ status: 503, contentType: 'text/html', body: 'Back in a moment' }) : route.continue()));
  await area(page).fill('Said into the void');
  await page.click('.composer button:has-text("Reply")');
  await page.locator('.reply--failed').waitFor();
  expect(await page.locator('.reply--failed .prose').innerText()).toBe('Said into the void');
  await page.unroute('**/t/*.data*');
  await page.reload();
  await isReady(page);
  await holds(page, 'Said into the void');
  // All at once, by somebody who wrote nothing before: their minute of twelve begins here, on a busy machine too.
  const answers = await Promise.all(Array.from({ length: 20 }, (_, n) => visitor.post(path, { body: `Fast ${n}`, clientId: `fast-fingers-${n}` })));
  expect(answers.map(({ status }) => status)).toContain(429);
  await page.click('.composer button:has-text("Reply")');
  await page.locator('.reply--failed', { hasText: 'that was many in a short while' }).waitFor();
  await page.reload();
  await isReady(page);
  await holds(page, 'Said into the void');
  expectComplaint(/status of (503|429)|SyntaxError/);
});

test('replies past the limit of a minute go out by themselves, in their order, once they may', async () => {
  const { path } = await threadBy('amara-nwosu');
  const [page, busy] = [await browser.page(), await Visitor.as(product.url, 'imani-brooks')];
  const answers = await Promise.all(Array.from({ length: 20 }, (_, n) => busy.post(`${path}.data`, { body: `Faster ${n}`, clientId: `faster-fingers-${n}`, stay: '1' })));
  const answer = answers.find(({ status }) => status === 429)!;
  const { 'content-encoding': _encoding, 'content-length': _length, 'transfer-encoding': _transfer, ...headers } = Object.fromEntries(answer.headers);
  const limited = { status: 429, headers, body: Buffer.from(await answer.arrayBuffer()) };
  await page.clock.install();
  await be(page, 'thandi-mokoena');
  await page.goto(product.url + (await threadBy('amara-nwosu')).path);
  await isReady(page);
  let isRefused = false;
  await page.route('**/t/*.data*', (route) => {
    if (isRefused || route.request().method() !== 'POST') return route.continue();
    isRefused = true;
    return route.fulfill(limited);
  });
  for (const text of ['One too many', 'And the next']) {
    await area(page).fill(text);
    await page.click('.composer button:has-text("Reply")');
  }
  await page.locator('.reply--failed', { hasText: 'that was many in a short while' }).waitFor();
  await page.clock.fastForward(61_000);
  await page.locator('.reply[data-seq="3"]').waitFor();
  expect(await page.locator('.reply .prose').allInnerTexts()).toEqual(['One too many', 'And the next']);
  expectComplaint(/status of 429/);
});

test('what is pasted is never cut: too long a text is refused with all its words, with scripts and without', async () => {
  const { path } = await threadBy('grace-kim');
  const long = 'All of these words. '.repeat(1700).trim();
  for (const javaScriptEnabled of [true, false]) {
    const page = await browser.page({ javaScriptEnabled });
    await be(page, 'grace-kim');
    for (const [at, send] of [[path, 'Reply'], ['/c/rooted/new', 'Post'], [`${path}/posts/1/edit`, 'Save']] as const) {
      await page.goto(product.url + at);
      if (javaScriptEnabled) await isReady(page);
      if (send === 'Post') await page.fill('[name=title]', 'Long words');
      await area(page).fill('');
      await area(page).focus();
      await page.keyboard.insertText(long);
      await page.click(`main button:has-text("${send}")`);
      await page.locator('#body-error', { hasText: 'Nothing is lost' }).waitFor();
      expect((await words(page)).length).toBe(long.length);
    }
  }
  expectComplaint(/status of 400/);
});

test('a reply that is refused goes back to its box', async () => {
  const { path } = await threadBy('amara-nwosu');
  const page = await browser.page();
  await be(page, 'thandi-mokoena');
  await page.goto(product.url + path);
  await isReady(page);
  // Short to write, and too long to send.
  const table = `|${'a|'.repeat(200)}\n|${'-|'.repeat(200)}\n${'|\n'.repeat(600)}`;
  await area(page).fill(table);
  await page.click('.composer button:has-text("Reply")');
  await page.locator('#body-error').waitFor();
  expect(await words(page)).toBe(table.trim());
  expectComplaint(/status of 400/);
});

test('signing out leaves nothing on the device, and the server keeps the draft', async () => {
  const { path } = await threadBy('amara-nwosu');
  const page = await browser.page();
  await be(page, 'yusuf-abdi');
  await page.goto(product.url + path);
  await isReady(page);
  await area(page).fill('Not for the next person');
  await saved(page);
  expect(await localOnly(page)).toContain('Not for the next person');
  await area(page).pressSequentially(' at all');
  await page.click('.demo-banner button');
  await page.locator('.welcome').waitFor();
  expect(await localOnly(page)).toBe('[]');
  await be(page, 'grace-kim');
  await page.goto(product.url + path);
  await isReady(page);
  expect(await words(page)).toBe('');
  await be(page, 'yusuf-abdi');
  await page.goto(product.url + path);
  expect(await words(page)).toBe('Not for the next person at all');
});

test('"@" and ":" suggest, and the keyboard chooses', async () => {
  const { path } = await threadBy('amara-nwosu');
  const page = await browser.page();
  await be(page, 'grace-kim');
  await page.goto(product.url + path);
  await equipped(page);
  await area(page).pressSequentially('Thanks @ama');
  const list = page.locator('[role=listbox]');
  await list.locator('[aria-selected=true]', { hasText: '@amara-nwosu' }).waitFor();
  expect(await list.getAttribute('aria-label')).toBe('People');
  expect(await area(page).getAttribute('aria-activedescendant')).toBe(await list.locator('[aria-selected=true]').getAttribute('id'));
  await page.keyboard.press('Enter');
  expect(await words(page)).toBe('Thanks @amara-nwosu ');
  await list.waitFor({ state: 'detached' });
  await area(page).pressSequentially(':bul');
  await list.locator('[aria-selected=true]', { hasText: 'light bulb' }).or(list.locator('[aria-selected=true]', { hasText: '💡' })).waitFor();
  await page.keyboard.press('Enter');
  expect(await words(page)).toBe('Thanks @amara-nwosu 💡 ');
  await area(page).pressSequentially('@a');
  await list.locator('[role=option]').nth(1).waitFor();
  const second = await list.locator('[role=option]').nth(1).getAttribute('data-value');
  await page.keyboard.press('ArrowDown');
  expect(await list.locator('[aria-selected=true]').getAttribute('data-value')).toBe(second);
  await page.keyboard.press('Escape');
  await list.waitFor({ state: 'detached' });
  await page.keyboard.press('Enter');
  expect(await words(page)).toBe('Thanks @amara-nwosu 💡 @a\n');
});

test('"#" links a strategy of the library', async () => {
  const { path } = await threadBy('amara-nwosu');
  const page = await browser.page();
  await be(page, 'grace-kim');
  await page.goto(product.url + path);
  await equipped(page);
  await area(page).pressSequentially('We tried #calm');
  await page.locator('[role=listbox][aria-label=Strategies] [aria-selected=true]').waitFor();
  await page.keyboard.press('Enter');
  expect(await words(page)).toMatch(/^We tried \[[^\]]+\]\(\/library\/[\w-]+\) $/);
});

test('the toolbar marks text, opens suggestions, and is walked with the arrow keys', async () => {
  const { path } = await threadBy('amara-nwosu');
  const page = await browser.page();
  await be(page, 'grace-kim');
  await page.goto(product.url + path);
  await equipped(page);
  await area(page).evaluate((field: HTMLTextAreaElement) => {
    field.value = 'calm corner';
    field.setSelectionRange(0, 4);
  });
  await page.locator('.composer button[aria-label=Bold]').click();
  await until('bold text', async () => (await words(page)) === '**calm** corner');
  await page.keyboard.press('Tab');
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
  expect(await focused()).toBe('Bold');
  await page.keyboard.press('ArrowRight');
  expect(await focused()).toBe('Italic');
  await page.keyboard.press('End');
  expect(await focused()).toBe('Emoji');
  await page.keyboard.press('ArrowRight');
  expect(await focused()).toBe('Bold');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Enter');
  await page.locator('[role=listbox][aria-label=Emoji]').waitFor();
  await page.keyboard.press('Escape');
  await area(page).fill('');
  await page.locator('.composer button[aria-label="Mention a person"]').click();
  await page.locator('[role=listbox][aria-label=People]').waitFor();
});

test('a preview shows what the server makes of the words, with scripts and without', async () => {
  const { path } = await threadBy('amara-nwosu');
  const page = await browser.page();
  await be(page, 'david-okafor');
  for (const at of [path, '/c/rooted/new']) {
    await page.goto(product.url + at);
    await isReady(page);
    await area(page).fill('Some **bold** words for @amara-nwosu');
    await page.click('button:has-text("Preview")');
    expect(await page.locator('.composer-preview strong').innerText()).toBe('bold');
    expect(await page.getAttribute('.composer-preview a.mention', 'href')).toBe('/people/amara-nwosu');
    expect(await area(page).isVisible()).toBe(false);
    await page.click('button:has-text("Keep writing")');
    expect(await words(page)).toBe('Some **bold** words for @amara-nwosu');
  }
  const plain = await browser.page({ javaScriptEnabled: false });
  await be(plain, 'fatima-rahman');
  for (const at of [path, '/c/rooted/new']) {
    await plain.goto(product.url + at);
    expect(await plain.locator('markdown-toolbar').count()).toBe(0);
    if (at.endsWith('new')) await plain.fill('[name=title]', 'Not yet');
    await area(plain).fill('Some **bold** words for @amara-nwosu');
    await plain.click('button:has-text("Preview")');
    expect(await plain.locator('.preview-above strong').innerText()).toBe('bold');
    expect(await plain.getAttribute('.preview-above a.mention', 'href')).toBe('/people/amara-nwosu');
    expect(await words(plain)).toBe('Some **bold** words for @amara-nwosu');
    if (at.endsWith('new')) expect(await plain.inputValue('[name=title]')).toBe('Not yet');
    await plain.click(at.endsWith('new') ? 'button:has-text("Post")' : 'button:has-text("Reply")');
    await plain.locator('.prose strong').first().waitFor();
  }
});

test('Ctrl and Enter send', async () => {
  const { path } = await threadBy('amara-nwosu');
  const page = await browser.page();
  await be(page, 'nizhoni-begaye');
  await page.goto(product.url + path);
  await isReady(page);
  await area(page).fill('Sent by keys');
  await area(page).press('Control+Enter');
  await page.locator('.reply[data-seq="2"]').waitFor();
  expect(await page.locator('.reply[data-seq="2"] .prose').innerText()).toBe('Sent by keys');
});

test('a link pasted over words, and a table, become Markdown', async () => {
  const { path } = await threadBy('amara-nwosu');
  const page = await browser.page();
  await be(page, 'grace-kim');
  await page.goto(product.url + path);
  await equipped(page);
  const paste = (types: Record<string, string>) =>
    area(page).evaluate((field, types) => {
      const data = new DataTransfer();
      for (const [type, text] of Object.entries(types)) data.setData(type, text);
      field.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
    }, types);
  await area(page).fill('see this');
  await area(page).evaluate((field: HTMLTextAreaElement) => field.setSelectionRange(4, 8));
  await paste({ 'text/plain': 'https://example.org/corner' });
  expect(await words(page)).toBe('see [this](https://example.org/corner)');
  await area(page).fill('');
  await paste({ 'text/plain': 'a\tb\n1\t2', 'text/html': '<meta charset="utf-8"><table><tr><td>a</td><td>b</td></tr><tr><td>1</td><td>2</td></tr></table>' });
  expect(await words(page)).toContain('a | b\n-- | --\n1 | 2');
});

test('the tools of writing weigh little, and nothing before somebody writes', async () => {
  const { path } = await threadBy('amara-nwosu');
  const page = await browser.page();
  const scripts: { name: string; body: Promise<Buffer> }[] = [];
  page.on('response', (response) => {
    if ((response.headers()['content-type'] ?? '').startsWith('text/javascript')) scripts.push({ name: response.url(), body: response.body() });
  });
  await be(page, 'grace-kim');
  await page.goto(product.url + path);
  await isReady(page);
  expect(scripts.filter(({ name }) => /tools|open-draft|emoji/.test(name))).toEqual([]);
  const before = scripts.length;
  await equipped(page);
  await page.locator('.composer button[aria-label=Emoji]').click();
  await page.locator('[role=listbox]').waitFor();
  const bodies = await Promise.all(scripts.slice(before).map(({ body }) => body));
  expect(bodies.reduce((sum, body) => sum + gzipSync(body, { level: 9 }).length, 0)).toBeLessThanOrEqual(18 * 1024);
});
