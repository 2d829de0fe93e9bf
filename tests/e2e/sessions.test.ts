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
  const page = await browser.page({ viewport: { width: 1280, height: 900 } });
  await page.context().addCookies(cookiesOf(await Visitor.as(product.url, handle)));
  await page.goto(product.url + path);
  await page.waitForFunction(() => document.documentElement.dataset.live !== undefined);
  await page.evaluate(() => Object.assign(window, { stayed: true }));
  return page;
}
const stayed = (page: Page) => page.evaluate(() => 'stayed' in window);
const pressed = (page: Page) => page.locator('main .rsvp button[aria-pressed=true]').first().getAttribute('value');

/** The address of a session, found by its title on a page that lists it. */
async function addressOf(handle: string, title: string, path = '/sessions'): Promise<string> {
  const html = await (await (await Visitor.as(product.url, handle)).get(path)).text();
  return new RegExp(`href="(/sessions/\\w+)"[^>]*>${title}`).exec(html)![1]!;
}

/** Plans one session with so many places. */
async function plan(title: string, more: Record<string, string>): Promise<string> {
  const facilitator = await Visitor.as(product.url, 'amara-nwosu');
  const on = new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10);
  const answer = await facilitator.post('/c/rooted/sessions/new', { model: 'peer', title, startsAt: `${on}T12:00`, timeZone: 'America/Chicago', minutes: '45', clientId: `e2e-${title.replace(/\W/g, '-')}`, ...more });
  expect(answer.status).toBe(302);
  return addressOf('amara-nwosu', title);
}

test('an answer is one tap, changes at will, and reaches the open pages of others', async () => {
  const path = await addressOf('yusuf-abdi', 'Tried it round');
  const [mine, theirs, list] = [await open('yusuf-abdi', path), await open('grace-kim', path), await open('grace-kim', '/c/rooted/sessions')];
  expect(await mine.locator('.rsvp button[aria-pressed=true]').count()).toBe(0);
  await mine.click('.rsvp button[value=yes]');
  await mine.locator('.rsvp-row:has-text("9 coming")').waitFor();
  expect(await pressed(mine)).toBe('yes');
  await theirs.locator('.person-list li:has-text("Yusuf Abdi")').waitFor();
  expect(await theirs.locator('.rsvp-row').innerText()).toContain('9 coming');
  await list.locator('.session-row:has-text("Tried it round"):has-text("9 coming")').waitFor();

  await mine.click('.rsvp button[value=no]');
  await mine.click('main a:has-text("Say why, if you like")');
  await mine.fill('[name=reason]', 'I am with my mother.');
  await mine.click('main form.stack button');
  await mine.locator('.session-notes:has-text("You told us ahead: I am with my mother.")').waitFor();
  await theirs.locator('.rsvp-row:has-text("8 coming")').waitFor();
  // Why is for those who lead.
  expect(await theirs.content()).not.toContain('with my mother');
  const lead = await open('amara-nwosu', path);
  expect(await lead.locator('.aside').innerText()).toContain('I am with my mother.');
  expect(await Promise.all([mine, theirs, list].map(stayed))).toEqual([true, true, true]);
});

test('a question is laid ready, heard by others, and does not take away what they are writing', async () => {
  const path = await addressOf('grace-kim', 'Tried it round');
  const [grace, david] = [await open('grace-kim', path), await open('david-okafor', path)];
  await david.fill('#return-words', 'Did I wait');
  await grace.click('#question summary');
  await grace.fill('#question-words', 'Who starts with the shoes?');
  await grace.click('#question form.stack button');
  await grace.locator('#question .said:has-text("Who starts with the shoes?")').waitFor();
  // The form is empty again, and another question is another one.
  expect(await grace.inputValue('#question-words')).toBe('');
  await david.locator('#question .said:has-text("Who starts with the shoes?")').waitFor();
  expect(await david.inputValue('#return-words')).toBe('Did I wait');
  expect(await david.locator('.news button').count()).toBe(0);
  await grace.fill('#question-words', 'And the coats?');
  await grace.click('#question form.stack button');
  await david.locator('#question .said:has-text("And the coats?")').waitFor();
  await david.locator('#return-words').pressSequentially(' longer?');
  await david.click('#return-question form.stack button');
  await david.locator('#return-question blockquote:has-text("Did I wait longer?")').waitFor();
  // Nobody else ever sees it.
  for (const handle of ['grace-kim', 'amara-nwosu']) expect(await (await (await Visitor.as(product.url, handle)).get(path)).text()).not.toContain('Did I wait longer?');
  await david.click('#return-question button:has-text("Put away")');
  await david.locator('#return-question blockquote').waitFor({ state: 'detached' });
  await grace.click('#question button:has-text("Remove: And the coats?")');
  await david.locator('#question .said:has-text("And the coats?")').waitFor({ state: 'detached' });
  expect(await stayed(david)).toBe(true);
});

test('who waits moves up when a place becomes free, and sees it at once', async () => {
  const path = await plan('One case at a time', { capacity: '1' });
  const [first, second] = [await open('grace-kim', path), await open('david-okafor', path)];
  await first.click('.rsvp button[value=yes]');
  await second.locator('.rsvp-row:has-text("1 coming")').waitFor();
  await second.click('.rsvp button[value=yes]');
  await second.locator('.session-notes:has-text("You are number 1 of those who wait")').waitFor();
  await first.locator('.aside:has-text("Waiting for a place")').waitFor();
  await first.click('.rsvp button[value=maybe]');
  await second.locator('.session-notes:has-text("A place became free for you")').waitFor();
  expect(await second.locator('.session-notes').innerText()).not.toContain('of those who wait');
  expect(await pressed(second)).toBe('yes');
  expect(await stayed(second)).toBe(true);
});

test('what is planned appears on open lists, and home tells what is near', async () => {
  const [list, home] = [await open('yusuf-abdi', '/sessions'), await open('yusuf-abdi', '/')];
  const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
  await plan('A word in between', { startsAt: `${tomorrow}T12:00` });
  await list.locator('.session-row:has-text("A word in between"):has-text("Tomorrow, 12:00–\u206012:45 PM")').waitFor();
  expect(await stayed(list)).toBe(true);
  await home.reload();
  expect(await home.locator('.lede').innerText()).toContain('Your circle meets tomorrow afternoon.');
  const card = home.locator('.today-card');
  expect(await card.innerText()).toContain('A word in between');
  await home.waitForFunction(() => document.documentElement.dataset.live !== undefined);
  await card.locator('button[value=yes]').click();
  await card.locator('.rsvp-row:has-text("1 coming")').waitFor();
  expect(await pressed(home)).toBe('yes');
  expect(await home.locator('.aside-block:has-text("After that") li').count()).toBe(3);
});

test('a month is a table that one turns, and a session is a click away from it', async () => {
  const page = await open('yusuf-abdi', '/sessions');
  await page.click('.tabs a:has-text("Month")');
  const title = page.locator('.month-head h2');
  const shown = await title.innerText();
  const next = (await page.locator('.month-head a[rel=next]').innerText()).trim();
  await page.click('.month-head a[rel=next]');
  await page.waitForFunction((words) => document.querySelector('.month-head h2')?.textContent === words, next);
  expect(next).not.toBe(shown);
  expect(await page.locator('.month-table thead th').count()).toBe(7);
  await page.locator('.month-table td:not([data-other]) a').first().click();
  await page.waitForURL(/\/sessions\/\w+$/);
  await page.locator('.session-card time').waitFor();
  expect(await stayed(page)).toBe(true);
});

test('looking at the link of a mail answers nothing, its button does', async () => {
  const path = await addressOf('imani-brooks', 'Who do we notice');
  const visitor = await Visitor.as(product.url, 'imani-brooks');
  const before = await (await visitor.get(`${path}/answer?rsvp=no`)).text();
  expect(before).toContain('value="no"');
  const page = await open('imani-brooks', `${path}/answer?rsvp=maybe`);
  expect(await page.locator('[name=rsvp][value=maybe]').isChecked()).toBe(true);
  expect((await (await visitor.get(path)).text()).match(/name="rsvp"[^>]*aria-pressed="true"/)).toBeNull();
  await page.click('main form.stack button');
  await page.waitForURL(product.url + path);
  expect(await pressed(page)).toBe('maybe');
});

test('a session is a file, and an address for a calendar is made, copied, renewed and taken away', async () => {
  const page = await open('yusuf-abdi', await addressOf('yusuf-abdi', 'Tried it round'));
  const [file] = await Promise.all([page.waitForEvent('download'), page.click('main a:has-text("Add to my calendar")')]);
  expect(file.suggestedFilename()).toBe('session.ics');
  await page.goto(`${product.url}/sessions`);
  await page.click('main a:has-text("See them in your own calendar")');
  await page.waitForURL(`${product.url}/settings/calendar`);
  await page.click('main button:has-text("Make an address")');
  const field = page.locator('.copy-link input');
  await field.waitFor();
  const link = await field.inputValue();
  expect(await page.locator('main a:has-text("Open in my calendar")').getAttribute('href')).toBe(link.replace(/^http/, 'webcal'));
  const text = await (await fetch(link)).text();
  expect(text).toMatch(/^BEGIN:VCALENDAR/);
  expect(text).toContain('Monthly practice circle');
  await page.click('.add > summary');
  await page.click('button:has-text("Give me a new address")');
  await page.waitForFunction((old) => (document.querySelector('.copy-link input') as HTMLInputElement).value !== old, link);
  expect((await fetch(link)).status).toBe(404);
  expect((await fetch(await field.inputValue())).status).toBe(200);
  await page.click('button:has-text("Remove it")');
  await field.waitFor({ state: 'detached' });
});
