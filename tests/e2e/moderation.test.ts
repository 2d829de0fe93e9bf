import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
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

const plain = { javaScriptEnabled: false };
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

/** Reports the second post of a thread, and hides it from the queue. Answers when that was decided, in ms. */
async function reportAndHide(reporter: Page, facilitator: Page, thread: string, title: string): Promise<number> {
  await reporter.goto(thread);
  await reporter.click('#r2 .post-menu summary');
  await reporter.click('#r2 .post-menu a:has-text("Report")');
  await reporter.waitForURL(/\/posts\/2\/report$/);
  await reporter.check('[name=reason][value=child-named]', { force: true });
  await reporter.fill('[name=words]', 'It has a name in it.');
  await reporter.click('main form button:has-text("Send the report")');
  await reporter.waitForURL(/\/t\/\w+\?after=1#r2$/);
  await reporter.locator('text=Your report was sent').first().waitFor();
  await facilitator.goto(`${product.url}/c/rooted/manage/reports`);
  const one = facilitator.locator('.report-case', { hasText: title });
  expect(await one.innerText()).toContain('It has a name in it.');
  await one.locator('[name=decision][value=hidden]').check({ force: true });
  await one.locator('[name=note]').fill('It names a child.');
  const decidedAt = Date.now();
  await one.locator('button:has-text("Decide")').click();
  await facilitator.locator('text=Decided. It is kept in the log.').first().waitFor();
  await facilitator.goto(`${product.url}/c/rooted/manage/log`);
  expect(await facilitator.locator('main').innerText()).toContain('hid a post');
  return decidedAt;
}

test('what is reported and hidden folds away in another browser within a second, without a reload', async () => {
  const [author, facilitator, reader] = [await as('grace-kim', plain), await as('amara-nwosu'), await as('yusuf-abdi')];
  const thread = await begin(author, 'Folded at once');
  await reply(author, thread, 'About Zanzibar');
  await reader.goto(thread);
  await reader.waitForFunction(() => document.documentElement.dataset.live === 'watching');
  await reader.locator('#r2 .prose').waitFor();
  await reader.evaluate(() => Object.assign(window, { stayed: true }));
  const reporter = await as('david-okafor');
  const gone: Promise<number | Error> = reader.waitForFunction(() => !document.querySelector('#r2 .prose'), undefined, { timeout: 30_000 }).then(() => Date.now(), (error: Error) => error);
  const decidedAt = await reportAndHide(reporter, facilitator, thread, 'Folded at once');
  expect(Number(await gone) - decidedAt).toBeLessThan(1_000);
  expect(await reader.locator('#r2').innerText()).toContain('Hidden by a facilitator');
  // The page's own data still has what it was first drawn with; what is on it has not.
  expect(await reader.locator('main').innerHTML()).not.toContain('Zanzibar');
  expect(await reader.evaluate(() => 'stayed' in window)).toBe(true);
  // Restored, it comes back the same way.
  await facilitator.goto(`${thread}/posts/2/hide`);
  await facilitator.fill('[name=reason]', 'A mistake.');
  await facilitator.click('main form button:has-text("Show it again")');
  const began = Date.now();
  await reader.locator('#r2 .prose').waitFor();
  expect(Date.now() - began).toBeLessThan(1_000);
});

test('reporting, hiding, editing and removing need no script', async () => {
  const [author, facilitator, reporter] = [await as('grace-kim', plain), await as('amara-nwosu', plain), await as('david-okafor', plain)];
  const thread = await begin(author, 'Kept safe without a script');
  await reply(author, thread, 'About Zanzibar');
  await reportAndHide(reporter, facilitator, thread, 'Kept safe without a script');
  await reporter.goto(thread);
  expect(await reporter.content()).not.toContain('Zanzibar');
  await author.goto(thread);
  await author.click('#r2 details.unseen > summary');
  expect(await author.locator('#r2').innerText()).toContain('It names a child.');
  await reply(author, thread, 'First words');
  await author.click('#r3 .post-menu summary');
  await author.click('#r3 .post-menu a:has-text("Edit")');
  await author.fill('[name=body]', 'Second words');
  await author.click('main form button:has-text("Save")');
  await author.waitForURL(/#r3$/);
  expect(await author.locator('#r3').innerText()).toMatch(/edited[^]*Second words/);
  await author.goto(`${thread}/posts/3/edit`);
  await author.click('button:has-text("Remove this post")');
  await author.waitForURL(/#r3$/);
  expect(await author.locator('#r3').innerText()).toContain('Removed by its author');
});

test('who blocks sees the posts folded, and finds the way back', async () => {
  const [blocker, blocked] = [await as('yusuf-abdi', plain), await as('grace-kim', plain)];
  const thread = await begin(blocked, 'From somebody who is blocked');
  await blocker.goto(`${product.url}/people/grace-kim`);
  await blocker.click('.profile-head .menu summary');
  await blocker.click('main a:has-text("Block")');
  await blocker.click('main button:has-text("Block")');
  await blocker.waitForURL(`${product.url}/settings/blocked`);
  await blocker.goto(thread);
  const fold = blocker.locator('article > details.unseen');
  expect(await fold.locator('summary').innerText()).toBe('You blocked this person. Show');
  expect(await fold.locator('.prose').isVisible()).toBe(false);
  await fold.locator('summary').click();
  expect(await fold.locator('.prose').innerText()).toBe('What do you do?');
  await blocker.goto(`${product.url}/settings/blocked`);
  await blocker.click('button:has-text("Unblock")');
  await blocker.goto(thread);
  expect(await blocker.locator('article > .prose').innerText()).toBe('What do you do?');
});

test('the log is verified from the command line while the site runs', () => {
  const { status, stdout } = spawnSync(process.execPath, [join(import.meta.dirname, '../../server/cli/audit-verify.mjs')], {
    encoding: 'utf8',
    env: { ...process.env, DATA_DIR: product.dataDir, PORT: '', PUBLIC_URL: '', DATABASE_URL: '' },
  });
  expect([status, stdout]).toEqual([0, expect.stringMatching(/The log of acts holds: \d+ entries\.\n$/)]);
});

test('the terminal makes nobody an administrator who has no account, and says how it is asked', () => {
  const promote = (...words: string[]) =>
    spawnSync(process.execPath, [join(import.meta.dirname, '../../server/cli/admin.mjs'), ...words], {
      encoding: 'utf8',
      env: { ...process.env, DATA_DIR: product.dataDir, PORT: '', PUBLIC_URL: '', DATABASE_URL: '' },
    });
  const [unknown, unsaid] = [promote('promote', 'nobody@example.org'), promote('demote')];
  expect([unknown.status, unknown.stderr, unsaid.status, unsaid.stderr]).toEqual([1, expect.stringContaining('Nobody has an account with this address.'), 1, expect.stringContaining('npm run admin -- promote EMAIL')]);
});
