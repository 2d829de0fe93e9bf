import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectComplaint, useBrowser } from './browser';
import { startProduct, Visitor, type Product } from './product';
import { cookiesOf } from './visit';

let product: Product;
const browser = useBrowser();
beforeAll(async () => {
  product = await startProduct();
});
afterAll(() => product.remove());

const phone = { viewport: { width: 390, height: 844 } };
async function as(handle: string, options: Parameters<typeof browser.page>[0] = {}): Promise<Page> {
  const page = await browser.page(options);
  await page.context().addCookies(cookiesOf(await Visitor.as(product.url, handle)));
  return page;
}
const invitePage = () => `${product.url}/c/harbor/manage/invite`;
const letters = (page: Page) => page.locator('.code-letters').innerText();

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? 'with' : 'without';

  test(`a newcomer joins on a phone, from the link of the code to the posts, ${how} scripts`, async () => {
    const facilitator = await as('joan-castellano', { javaScriptEnabled });
    await facilitator.goto(invitePage());
    if ((await facilitator.locator('.code-letters').count()) === 0) await facilitator.click('button[value=make]');
    await facilitator.locator('.code-letters').waitFor();
    const link = await facilitator.locator('.code-card + .copy-link input').inputValue();
    expect(link).toBe(`${product.url}/join/${await letters(facilitator)}`);

    const page = await browser.page({ javaScriptEnabled, ...phone });
    await page.goto(link);
    expect(await page.locator('h1').innerText()).toContain('Harbor');
    expect(await page.locator('main').innerText()).toContain('invites you to');
    // Nothing to scroll to sideways, and a way for those who have an account.
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
    expect(await page.getAttribute('.join-foot a', 'href')).toBe(`/sign-in?next=${encodeURIComponent(new URL(link).pathname)}`);
    await page.fill('[name=name]', `Ada ${how} Scripts`);
    await page.fill('[name=password]', 'three calm otters');
    await page.fill('[name=email]', `ada-${how}@example.org`);
    await page.click('main form.stack button');
    await page.waitForURL(`${product.url}/c/harbor`);
    await page.locator('.write-row').waitFor();
    await page.getByText('Welcome to').waitFor();
    // Opened again, the link leads straight there.
    await page.goto(link);
    await page.waitForURL(`${product.url}/c/harbor`);
  });
}

test('a code that was reset is dead, with the same words as one that never was', async () => {
  const facilitator = await as('joan-castellano');
  await facilitator.goto(invitePage());
  if ((await facilitator.locator('.code-letters').count()) === 0) await facilitator.click('button[value=make]');
  await facilitator.locator('.code-letters').waitFor();
  const before = await letters(facilitator);
  await facilitator.click('summary:has-text("Replace or stop")');
  await facilitator.click('button[value=reset]');
  await facilitator.locator('.code-letters', { hasNotText: before }).waitFor();
  const after = await letters(facilitator);

  const page = await browser.page(phone);
  await page.goto(`${product.url}/join`);
  await page.fill('[name=code]', ` ${before.toLowerCase().replace('-', '')} `);
  await page.click('main form button');
  await page.locator('h1:has-text("This code did not open anything")').waitFor();
  const words = await page.locator('main').innerText();
  expect(words).not.toContain('Harbor');
  await page.goto(`${product.url}/join/AAAA-2222`);
  expect(await page.locator('main').innerText()).toBe(words);
  await page.fill('[name=code]', after.toLowerCase());
  await page.click('main form button');
  await page.locator('h1:has-text("Harbor")').waitFor();
  expectComplaint(/404/);

  const visitor = new Visitor(product.url);
  const strip = async (response: Response) => (await response.text()).replace(/\d{4}-\d\d-\d\dT[\d:.]+Z|[\w-]{16,36}|[A-Z\d]{4}-[A-Z\d]{4}/g, '');
  const [dead, never] = [await visitor.get(`/join/${before}`), await visitor.get('/join/AAAA-2222')];
  expect([dead.status, never.status]).toEqual([404, 404]);
  expect(await strip(dead)).toBe(await strip(never));
});

test('the poster is one sheet with square, letters and name, on A4 and on Letter, and nothing around it', async () => {
  const page = await as('amara-nwosu', { javaScriptEnabled: false });
  await page.goto(`${product.url}/c/rooted/poster`);
  await page.emulateMedia({ media: 'print' });
  const printed = await page.locator('main').innerText();
  expect(printed).toMatch(/Rooted Together[\s\S]*MEET-HERE/);
  expect(await page.locator('.qr').isVisible()).toBe(true);
  expect(await page.locator('.actions').isVisible()).toBe(false);
  for (const format of ['A4', 'Letter']) {
    const pdf = (await page.pdf({ format })).toString('latin1');
    expect(pdf.match(/\/Type\s*\/Page\b/g), format).toHaveLength(1);
  }
});

test('an invitation goes to one address: another account is told so, the right newcomer joins', async () => {
  const facilitator = await as('joan-castellano', { javaScriptEnabled: false });
  await facilitator.goto(invitePage());
  await facilitator.fill('[name=emails]', 'nobody at all');
  await facilitator.click('button[value=invite]');
  expect(await facilitator.locator('#emails-error').innerText()).toContain('does not look like an email address');
  expect(await facilitator.inputValue('[name=emails]')).toBe('nobody at all');
  expectComplaint(/400/);
  await facilitator.fill('[name=emails]', 'Rosa@Example.org');
  await facilitator.click('button[value=invite]');
  await facilitator.waitForURL(/#open$/);
  const link = await facilitator.locator('.invite-list .copy-link input').first().inputValue();

  const other = await as('grace-kim', phone);
  await other.goto(link);
  expect(await other.locator('.notice').innerText()).toContain('r•••@example.org');
  const page = await browser.page({ javaScriptEnabled: false, ...phone });
  await page.goto(link);
  await page.fill('[name=name]', 'Rosa Right');
  await page.fill('[name=email]', 'another@example.org');
  await page.fill('[name=password]', 'three calm otters');
  await page.click('main form.stack button');
  expect(await page.locator('#email-error').innerText()).toContain('the invitation was sent to');
  expectComplaint(/400/);
  await page.fill('[name=email]', 'rosa@example.org');
  await page.fill('[name=password]', 'three calm otters');
  await page.click('main form.stack button');
  await page.waitForURL(`${product.url}/c/harbor`);
  await facilitator.reload();
  expect(await facilitator.locator('main').innerText()).not.toContain('rosa@example.org');
});

test('who is here already finds the invitation at home and accepts with one click', async () => {
  const page = await browser.page({ javaScriptEnabled: false, ...phone });
  await page.goto(`${product.url}/sign-up`);
  await page.fill('[name=name]', 'Theo Here');
  await page.fill('[name=email]', 'theo@example.org');
  await page.fill('[name=password]', 'three calm otters');
  await page.click('main form.stack button');
  await page.waitForURL(`${product.url}/`);
  const joan = await Visitor.as(product.url, 'joan-castellano');
  expect((await joan.post('/c/harbor/manage/invite', { intent: 'invite', emails: 'theo@example.org', role: 'member' })).status).toBe(302);
  await page.reload();
  await page.click('.invite-list button[value=yes]');
  await page.waitForURL(`${product.url}/c/harbor`);
});

for (const javaScriptEnabled of [true, false]) {
  test(`a list is looked at, taken, and changes nothing the second time, ${javaScriptEnabled ? 'with' : 'without'} scripts`, async () => {
    const page = await as('amara-nwosu', { javaScriptEnabled });
    const who = javaScriptEnabled ? 'scripts' : 'plain';
    const file = { name: 'people.csv', mimeType: 'text/csv', buffer: Buffer.from(`\ufeffEmail;Role\r\none-${who}@example.org;member\r\n=cmd|x;member\r\none-${who}@example.org;\r\n`) };
    for (const found of ['1 person would be invited', 'Nobody new to invite']) {
      await page.goto(`${product.url}/c/rooted/manage/invite/import`);
      await page.setInputFiles('[type=file]', file);
      await page.click('button:has-text("Check the file")');
      await page.locator(`h2:has-text("${found}")`).waitFor();
      expect(await page.locator('tbody .chip').allInnerTexts()).toEqual(['No email address', 'Twice in this list']);
      if (found.startsWith('Nobody')) break;
      await page.click('button[value=confirm]');
      await page.waitForURL(/manage\/invite#open/);
      expect(await page.locator('main').innerText()).toContain(`one-${who}@example.org`);
    }
  });
}

test('the pages of invitations are there for nobody else, and a list may be no larger than it says', async () => {
  const [member, stranger] = [await Visitor.as(product.url, 'grace-kim'), new Visitor(product.url)];
  for (const path of ['/c/rooted/manage/invite', '/c/rooted/manage/invite/import', '/c/rooted/poster']) {
    expect((await member.get(path)).status, path).toBe(403);
    expect((await stranger.get(path)).status, path).toBe(302);
  }
  const outsider = member;
  for (const path of ['/c/harbor/manage/invite', '/c/harbor/ask', '/c/harbor/poster', '/c/harbor/manage/invite/import']) {
    const [hidden, none] = [await outsider.get(path), await outsider.get(path.replace('harbor', 'nowhere'))];
    expect([hidden.status, none.status], path).toEqual([404, 404]);
  }
  const amara = await Visitor.as(product.url, 'amara-nwosu');
  const send = (bytes: number) => {
    const body = new FormData();
    body.append('table', new Blob(['x'.repeat(bytes)]), 'list.csv');
    return fetch(`${product.url}/c/rooted/manage/invite/import`, { method: 'POST', body, headers: { cookie: amara.cookie, origin: product.url }, redirect: 'manual' });
  };
  expect((await send(2 * 1024 * 1024)).status).toBe(413);
  expect((await send(1024 * 1024)).status).toBe(200);
});
