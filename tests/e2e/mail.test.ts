import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { header, linksIn, openServer, type Arrived } from '../mail-server';
import { expectComplaint, useBrowser } from './browser';
import { inaccessible } from './gates/axe';
import { invalidHtml } from './gates/html';
import { smallTargets } from './gates/targets';
import { startProduct, until, Visitor, type Product } from './product';

let product: Product;
let server: Awaited<ReturnType<typeof openServer>>;
const browser = useBrowser();
beforeAll(async () => {
  server = await openServer();
  product = await startProduct({ SMTP_URL: server.url, MAIL_FROM: 'tilth@example.org' });
});
afterAll(async () => {
  await product.remove();
  await server.close();
});

const password = 'three calm otters';

/** The next mail to an address: from the queue, through the server, into its reader's hands. */
async function mailTo(address: string, about: RegExp): Promise<Arrived> {
  const found = await until(`mail to ${address}`, async () => server.arrived.findIndex((mail) => mail.envelope.to[0] === address && about.test(mail.subject ?? '')) + 1);
  return server.arrived.splice(found - 1, 1)[0]!;
}

/** What the gates find on a page that is reached through a mail only. */
async function findings(page: Page): Promise<string[]> {
  const cdp = await page.context().newCDPSession(page);
  return [...(await inaccessible(page, cdp)), ...(await smallTargets(page)), ...(await invalidHtml(await (await page.request.get(page.url())).text()))];
}

async function signUp(page: Page, name: string, email: string): Promise<void> {
  await page.goto(`${product.url}/sign-up`);
  await page.fill('[name=name]', name);
  await page.fill('[name=email]', email);
  await page.fill('[name=password]', password);
  await page.click('main form.stack button');
  await page.locator('h1:text-is("Check your email")').waitFor();
}

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? 'with' : 'without';

  test(`an account is made, its password forgotten and chosen anew, by links in the mail, ${how} scripts`, async () => {
    const email = `otter-${how}@example.org`;
    const page = await browser.page({ javaScriptEnabled, viewport: { width: 390, height: 844 } });
    await signUp(page, 'Otter Reader', email);
    const [confirm] = linksIn(await mailTo(email, /Finish your account/), '/confirm/');
    await page.goto(confirm!.href);
    expect(await page.locator('main').innerText()).toContain(`The account of Otter Reader, with the address ${email}.`);
    if (javaScriptEnabled) expect(await findings(page)).toEqual([]);
    await page.click('main form.stack button');
    await page.waitForURL(`${product.url}/`);

    await page.context().clearCookies();
    await page.goto(`${product.url}/sign-in`);
    await page.click('a[href="/forgot"]');
    await page.locator('h1:text-is("Forgotten password")').waitFor();
    if (javaScriptEnabled) expect(await findings(page)).toEqual([]);
    await page.fill('[name=email]', 'nobody-here@example.org');
    await page.click('main form.stack button');
    await page.locator('h1:text-is("Check your email")').waitFor();
    const unknown = await page.locator('main').innerText();
    await page.goto(`${product.url}/forgot`);
    await page.fill('[name=email]', email);
    await page.click('main form.stack button');
    await page.locator('h1:text-is("Check your email")').waitFor();
    expect(await page.locator('main').innerText()).toBe(unknown);

    const [reset] = linksIn(await mailTo(email, /new password/), '/reset/');
    expect(reset!.origin).toBe(product.url);
    await page.goto(reset!.href);
    if (javaScriptEnabled) expect(await findings(page)).toEqual([]);
    await page.fill('[name=password]', 'password1');
    await page.click('main form.stack button');
    await page.locator('.field-error').waitFor();
    await page.fill('[name=password]', 'four quiet herons');
    await page.click('main form.stack button');
    await page.waitForURL(`${product.url}/sign-in`);
    await page.getByText('Your password is changed. Sign in with it.').waitFor();
    await page.fill('[name=email]', email);
    await page.fill('[name=password]', 'four quiet herons');
    await page.click('main form.stack button');
    await page.waitForURL(`${product.url}/`);
    await mailTo(email, /is changed/);
    // Used up.
    expect((await page.goto(reset!.href))!.status()).toBe(404);
    expect(await page.locator('h1').innerText()).toBe('This link no longer works');
    expectComplaint(/status of 40[04]/);
    expect(server.arrived.filter((mail) => mail.envelope.to[0] === 'nobody-here@example.org')).toEqual([]);
    expect(product.output()).not.toContain(reset!.pathname.split('/')[2]);
    expect(product.output()).not.toContain(email);
  });
}

test('another address is wished for, given up, wished for again and confirmed, without scripts', async () => {
  const page = await browser.page({ javaScriptEnabled: false });
  await signUp(page, 'Moving Reader', 'before@example.org');
  await page.goto(linksIn(await mailTo('before@example.org', /Finish/), '/confirm/')[0]!.href);
  await page.click('main form.stack button');
  const wish = async (email: string) => {
    await page.goto(`${product.url}/settings/account`);
    await page.click('details > summary:has-text("Change address")');
    await page.fill('[name=email]', email);
    await page.fill('[name=current]', password);
    await page.click('main details button');
    await page.locator(`text=${email} waits to be confirmed`).waitFor();
  };
  await wish('never@example.org');
  await page.click('button[value=keep-address]');
  await page.locator('text=Your address stays as it is.').waitFor();
  const [never] = linksIn(await mailTo('never@example.org', /Confirm/), '/new-address/');
  expect((await page.goto(never!.href))!.status()).toBe(404);
  await wish('after@example.org');
  await mailTo('before@example.org', /A new address/);
  await page.goto(linksIn(await mailTo('after@example.org', /Confirm/), '/new-address/')[0]!.href);
  await page.click('main form.stack button');
  await page.waitForURL(`${product.url}/settings/account`);
  expect(await page.locator('main').innerText()).toContain('after@example.org');
  await mailTo('before@example.org', /is changed/);
  await mailTo('after@example.org', /is changed/);
  expectComplaint(/status of 404/);
});

test('a mail program ends mail with one request, no cookie and no origin; another site’s page cannot', async () => {
  const facilitator = await Visitor.as(product.url, 'joan-castellano');
  await facilitator.post('/c/harbor/manage/invite', { intent: 'invite', emails: 'one-click@example.org', role: 'member' });
  const mail = await mailTo('one-click@example.org', /invites you/);
  expect(header(mail, 'list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click');
  const link = /^<(.+)>$/.exec(header(mail, 'list-unsubscribe')!)![1]!;
  const click = (headers: Record<string, string>, body: BodyInit = new URLSearchParams({ 'List-Unsubscribe': 'One-Click' })) => fetch(link, { method: 'POST', body, headers, redirect: 'manual' });
  expect((await click({ origin: 'https://evil.example' })).status).toBe(403);
  expect((await click({ 'sec-fetch-site': 'cross-site' })).status).toBe(403);
  expect(await (await fetch(link)).text()).toContain('Stop mail like this?');
  const clicked = await click({});
  expect([clicked.status, clicked.headers.get('set-cookie')]).toEqual([200, null]);
  const form = new FormData();
  form.set('List-Unsubscribe', 'One-Click');
  expect((await click({}, form)).status).toBe(200);
  expect((await fetch(`${link}x`, { method: 'POST', body: new URLSearchParams() })).status).toBe(404);
  // Nothing else takes a form without an origin.
  expect((await fetch(`${product.url}/forgot`, { method: 'POST', body: new URLSearchParams({ email: 'x@example.org' }) })).status).toBe(403);
  expect(product.output()).not.toContain(link.split('/').at(-1));
});

test('mail that waits outlives a kill, and leaves once after the next start', async () => {
  const facilitator = await Visitor.as(product.url, 'joan-castellano');
  let isAway = true;
  server.at.hold = () => {
    if (isAway) throw Object.assign(new Error('come back later'), { responseCode: 451 });
  };
  const answer = await facilitator.post('/c/harbor/manage/invite', { intent: 'invite', emails: 'patient@example.org', role: 'member' });
  expect(answer.status).toBe(302);
  await until('a try', async () => product.output().includes('a job failed'));
  await product.stop('SIGKILL');
  isAway = false;
  await product.start();
  await mailTo('patient@example.org', /invites you/);
  const { code, ms } = await product.stop();
  expect(code).toBe(0);
  expect(ms).toBeLessThan(10_000);
  await product.start();
  expect(server.arrived.filter((mail) => mail.envelope.to[0] === 'patient@example.org')).toEqual([]);
});
