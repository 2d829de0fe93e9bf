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

async function open(handle: string, path: string, { scripts = true } = {}): Promise<Page> {
  const page = await browser.page({ javaScriptEnabled: scripts, viewport: { width: 1280, height: 900 } });
  await page.context().addCookies(cookiesOf(await Visitor.as(product.url, handle)));
  await page.goto(product.url + path);
  if (scripts) await page.waitForFunction(() => document.documentElement.dataset.live !== undefined);
  return page;
}

const day = 86_400_000;
const inDays = (days: number) => new Date(Date.now() + days * day);
const iso = (at: Date) => at.toISOString().slice(0, 10);
/** The next such weekday, 0 for Sunday, at least so many days ahead. */
const nextWeekday = (weekday: number, after = 8) => iso([0, 1, 2, 3, 4, 5, 6].map((n) => inDays(after + n)).find((at) => at.getUTCDay() === weekday)!);
const plus = (from: string, days: number) => iso(new Date(Date.parse(from) + days * day));
const long = (on: string) => new Intl.DateTimeFormat('en', { timeZone: 'UTC', weekday: 'long', month: 'long', day: 'numeric' }).format(new Date(on));
const choose = (page: Page, name: string, value: string) => page.check(`[name=${name}][value=${value}]`, { force: true });
const arrives = (page: Page, at: RegExp) => page.waitForURL(at);
const flash = (page: Page, words: string) => page.locator('.flash, .toast', { hasText: words }).waitFor();
/** The days of the sessions to come, as the page of a series says them. */
async function daysOf(page: Page): Promise<string[]> {
  const next = (await page.locator('.session-card .when').innerText()).replace(/, [^,]*$/, '');
  const later = await page.locator('.session-list .session-row:not([data-off]) h3 .visually-hidden').allTextContents();
  return [next, ...later.map((words) => words.replace(/^, /, ''))].map((words) => words.replace(/, \d{4}$/, ''));
}

/** Plans a weekly series of a person in Rooted Together, and answers its address. */
async function weekly(handle: string, title: string, firstDay: string, more: Record<string, string> = {}): Promise<string> {
  const form = { model: 'peer', title, firstDay, startTime: '16:00', minutes: '60', timeZone: 'America/Chicago', repeats: 'weekly', ends: 'never', expects: 'all', clientId: `plan-${title.replace(/\W/g, '-')}` };
  const answer = await (await Visitor.as(product.url, handle)).post('/c/rooted/sessions/new', { ...form, ...more });
  expect(answer.status).toBe(302);
  return answer.headers.get('location')!;
}

test('a series is planned with a preset, and its dates are looked up while one chooses', async () => {
  const page = await open('amara-nwosu', '/c/rooted/sessions/new');
  const cadence = page.locator('.preview-dates [role=status]');
  expect(await page.locator('.preview-dates li').count()).toBe(6);
  const tuesday = nextWeekday(2);
  await page.fill('[name=title]', 'Coaching in threes');
  await page.fill('[name=firstDay]', tuesday);
  await choose(page, 'repeats', 'fortnightly');
  await cadence.filter({ hasText: 'Every two weeks on Tuesday' }).waitFor();
  await page.selectOption('[name=timeZone]', 'America/New_York');
  await page.locator('.preview-dates small:has-text("For you: 3:00")').first().waitFor();
  expect(await page.locator('.preview-dates li b').nth(1).innerText()).toContain(long(plus(tuesday, 14)));
  // An answer that makes no dates says so, and loses none.
  await page.fill('[name=minutes]', '');
  await cadence.filter({ hasText: 'These answers make no dates yet' }).waitFor();
  await page.fill('[name=minutes]', '60');
  await cadence.filter({ hasText: 'Every two weeks' }).waitFor();
  await page.click('button:has-text("Create the dates")');
  await arrives(page, /\/series\/\w+$/);
  await flash(page, 'It is planned.');
  expect(await page.locator('h1').innerText()).toBe('Coaching in threes');
  expect(await page.locator('.cadence').innerText()).toContain('Every two weeks on Tuesday');
  expect(await page.locator('.session-card .there').innerText()).toContain('4:00–\u20605:00\u00a0PM Eastern');
});

test('without scripts a button shows the dates, a holiday is skipped, and what was typed stays', async () => {
  const page = await open('amara-nwosu', '/c/rooted/sessions/new', { scripts: false });
  const year = inDays(10).getUTCFullYear();
  const christmas = `${iso(inDays(10)) > `${year}-12-18` ? year + 1 : year}-12-25`;
  await page.fill('[name=title]', 'The quiet weeks');
  await page.fill('[name=purpose]', 'To sit down together when the rooms are empty.');
  await page.fill('[name=firstDay]', plus(christmas, -7));
  await choose(page, 'repeats', 'weekly');
  await page.click('button:has-text("Check dates")');
  expect(await page.inputValue('[name=purpose]')).toBe('To sit down together when the rooms are empty.');
  const holiday = page.locator('.preview-dates li', { hasText: 'Christmas Day' });
  await holiday.locator('input[type=checkbox]').check();
  await page.click('button:has-text("Check dates")');
  expect(await holiday.locator('.n').innerText()).toBe('–');
  await page.click('button:has-text("Create the dates")');
  await arrives(page, /\/series\/\w+$/);
  expect(await page.locator('.aside').innerText()).toContain('Christmas Day');
  expect(await daysOf(page)).not.toContain(long(christmas));
});

test('what does not go stands beside its field, nothing typed is lost, and a single session says what it is', async () => {
  const page = await open('amara-nwosu', '/c/rooted/sessions/new', { scripts: false });
  await page.fill('[name=title]', 'One hour on transitions');
  await page.click('summary:has-text("Kind: Meeting of peers")');
  await choose(page, 'model', 'coaching');
  await choose(page, 'repeats', 'once');
  await page.fill('[name=firstDay]', nextWeekday(3));
  await page.fill('[name=videoLink]', 'zoom/triads');
  await page.fill('[name=commitment]', 'Bring one transition.');
  await page.click('button:has-text("Create the dates")');
  expect(await page.locator('#videoLink-error').innerText()).toContain('https://');
  expect([await page.inputValue('[name=title]'), await page.inputValue('[name=videoLink]'), await page.inputValue('[name=commitment]')]).toEqual(['One hour on transitions', 'zoom/triads', 'Bring one transition.']);
  expect([await page.isChecked('[name=model][value=coaching]'), await page.isChecked('[name=repeats][value=once]')]).toEqual([true, true]);
  await page.fill('[name=videoLink]', 'https://meet.example.org/triads');
  await page.click('button:has-text("Create the dates")');
  expect(await page.locator('#goal-error').innerText()).toContain('Coaching works toward a goal');
  // Who leads reflective supervision needs a credential that somebody has verified.
  await choose(page, 'model', 'rsc');
  await page.click('button:has-text("Create the dates")');
  expect(await page.locator('#lead-error').innerText()).toContain('verified');
  await choose(page, 'model', 'peer');
  await page.click('button:has-text("Create the dates")');
  await arrives(page, /\/series\/\w+$/);
  expect(await page.locator('main').innerText()).toContain('how steady a group is over time cannot be measured on it');
  expectComplaint(/status of 400/);
});

test('a series ends for who ticks the box, and says so beside it to who sends the form without', async () => {
  for (const scripts of [true, false]) {
    const at = await weekly('amara-nwosu', `Ends ${scripts ? 'with' : 'without'} scripts`, nextWeekday(2));
    const page = await open('amara-nwosu', `${at}/edit/end`, { scripts });
    await page.locator('#sure').evaluate((input) => input.removeAttribute('required'));
    await page.click('button:has-text("End this series")');
    expect(await page.locator('#sure-error').innerText()).toBe('Tick this to say that you mean it.');
    expect(await page.getAttribute('#sure', 'aria-describedby')).toBe('sure-error');
    expectComplaint(/status of 400/);
    expect((await daysOf(await open('amara-nwosu', at))).length).toBeGreaterThan(3);
    await page.check('#sure', { force: true });
    await page.click('button:has-text("End this series")');
    await arrives(page, /\/series\/\w+$/);
    await page.locator('main', { hasText: 'This series ended' }).waitFor();
  }
});

test('one date moves and the pattern stays; called off with a reason, it comes back', async () => {
  const friday = nextWeekday(5);
  const path = await weekly('amara-nwosu', 'Friday rounds', friday);
  const page = await open('amara-nwosu', path);
  expect((await daysOf(page)).slice(0, 3)).toEqual([friday, plus(friday, 7), plus(friday, 14)].map(long));
  await page.click('.session-card h2 a');
  await arrives(page, /\/sessions\/\w+$/);
  const session = new URL(page.url()).pathname;
  await page.goto(`${product.url}${session}/change`);
  await page.fill('#move [name=startsAt]', `${plus(friday, -1)}T17:30`);
  await page.fill('#move [name=reason]', 'The hall is taken.');
  await page.click('#move button:has-text("Move it")');
  await flash(page, 'Moved.');
  await page.goto(product.url + path);
  expect((await daysOf(page)).slice(0, 3)).toEqual([plus(friday, -1), plus(friday, 7), plus(friday, 14)].map(long));
  expect(await page.locator('.session-card').innerText()).toContain('The hall is taken.');
  expect(await page.locator('.cadence').innerText()).toContain('Every Friday');

  await page.goto(`${product.url}${session}/change`);
  await page.fill('#cancel [name=reason]', 'Snow');
  await page.click('#cancel button:has-text("Call it off")');
  await flash(page, 'Called off.');
  await page.goto(product.url + path);
  expect((await daysOf(page))[0]).toBe(long(plus(friday, 7)));
  expect(await page.locator('.session-row[data-off]').innerText()).toContain('Snow');
  await page.goto(`${product.url}${session}/change`);
  await page.click('#restore button:has-text("Let it take place")');
  await flash(page, 'It takes place again.');
  await page.goto(product.url + path);
  expect((await daysOf(page))[0]).toBe(long(plus(friday, -1)));
});

test('this and later: what changes is said before it changes, and an answer goes along', async () => {
  const monday = nextWeekday(1);
  const path = await weekly('amara-nwosu', 'Monday minutes', monday);
  const page = await open('amara-nwosu', path);
  const second = await page.locator('.session-list .session-row h3 a').first().getAttribute('href');
  await (await Visitor.as(product.url, 'grace-kim')).post(`${second}/answer`, { rsvp: 'yes', next: path });
  await page.goto(`${product.url}${second}/change`);
  await page.click('#move a:has-text("Change the later dates")');
  await arrives(page, /\/edit\/times\?from=\w+$/);
  await page.uncheck('[name=dayMO]');
  await page.check('[name=dayWE]');
  const changes = page.locator('.preview-dates');
  await changes.locator('[role=status]:has-text("Every Wednesday")').waitFor();
  expect(await changes.locator('li').first().innerText()).toMatch(new RegExp(`${long(plus(monday, 7))}.*${long(plus(monday, 9))}`, 's'));
  expect(await changes.innerText()).toContain('Answers, what was prepared and who came are kept.');
  await page.click('button:has-text("Change the times")');
  await arrives(page, /\/series\/\w+$/);
  await flash(page, 'It has new times.');
  expect((await daysOf(page)).slice(0, 3)).toEqual([monday, plus(monday, 9), plus(monday, 16)].map(long));
  expect(await page.locator('.session-list .session-row').first().innerText()).toContain('1 coming');
  expect(await page.locator('.cadence').innerText()).toContain('Every Wednesday');
});

test('a break leaves its days out, and they are back when it goes', async () => {
  const thursday = nextWeekday(4);
  const path = await weekly('amara-nwosu', 'Thursday thinking', thursday);
  const page = await open('amara-nwosu', path);
  await page.click('a:has-text("Change")');
  await page.click('.filters a:has-text("Breaks"), .tabs a:has-text("Breaks")');
  await page.fill('[name=fromDay]', plus(thursday, 5));
  await page.fill('[name=untilDay]', plus(thursday, 15));
  await page.fill('[name=label]', 'Conference');
  await page.click('button:has-text("Plan the break")');
  await flash(page, 'The break is planned.');
  await page.goto(product.url + path);
  expect((await daysOf(page)).slice(0, 2)).toEqual([thursday, plus(thursday, 21)].map(long));
  await page.goto(`${product.url}${path}/edit/breaks`);
  await page.click('button:has-text("Meet after all")');
  await flash(page, 'The break is gone.');
  await page.goto(product.url + path);
  expect((await daysOf(page)).slice(0, 2)).toEqual([thursday, plus(thursday, 7)].map(long));
});

test('turns are ordered, skipped and swapped', async () => {
  const page = await open('amara-nwosu', '/c/rooted/sessions/new');
  await page.fill('[name=title]', 'Saturday circle');
  await page.fill('[name=firstDay]', nextWeekday(6));
  await choose(page, 'repeats', 'weekly');
  await page.check('[name=takesTurns]');
  await page.click('button:has-text("Create the dates")');
  await arrives(page, /\/edit\/rota$/);
  for (const [n, person] of ['grace-kim', 'yusuf-abdi', 'linh-pham'].entries()) {
    await page.selectOption('select[name=person]', person);
    await page.click('button:has-text("Add to the end")');
    await page.locator('.rota-row').nth(n).waitFor();
  }
  const order = () => page.locator('.rota-row strong').allInnerTexts();
  const turns = async () => (await page.locator('.act-rows:not(ol) strong').allInnerTexts()).slice(0, 3);
  expect(await turns()).toEqual(['Grace Kim', 'Yusuf Abdi', 'Linh Pham']);
  await page.click('button[aria-label="Earlier: Linh Pham"]');
  await page.locator('.rota-row:nth-child(2) strong:text-is("Linh Pham")').waitFor();
  expect(await order()).toEqual(['Grace Kim', 'Linh Pham', 'Yusuf Abdi']);
  const rota = page.url();
  await page.click('a:has-text("Skip or swap") >> nth=0');
  await arrives(page, /\/change#lead$/);
  await page.click('button:has-text("Pass it on")');
  await page.locator('#lead:has-text("Linh Pham leads it.")').waitFor();
  await page.selectOption('[name=with]', { index: 1 });
  await page.click('#lead button:has-text("Swap")');
  await page.locator('#lead:has-text("Yusuf Abdi leads it.")').waitFor();
  await page.goto(rota);
  expect(await turns()).toEqual(['Yusuf Abdi', 'Linh Pham', 'Grace Kim']);
});

test('a series is handed over, asks for somebody when its lead leaves, and another takes it on', async () => {
  const path = await weekly('amara-nwosu', 'Sunday stories', nextWeekday(0));
  const amara = await open('amara-nwosu', `${path}/edit/hand-over`);
  await amara.selectOption('[name=to]', 'yusuf-abdi');
  await amara.fill('form:has([name=to]) [name=note]', 'Grace brings the next story.');
  await amara.click('button:has-text("Hand it over")');
  await flash(amara, 'It is handed over.');
  const yusuf = await open('yusuf-abdi', path);
  await yusuf.locator('a:has-text("Change")').waitFor();
  expect(await yusuf.locator('.aside').innerText()).toContain('Yusuf Abdi');
  const before = await daysOf(yusuf);
  await yusuf.goto(`${product.url}/c/rooted`);
  await yusuf.click('.community-tools .menu > summary');
  await yusuf.click('.community-tools button:has-text("Leave")');
  await yusuf.waitForFunction(() => !document.querySelector('.write-row'));
  const grace = await open('grace-kim', path, { scripts: false });
  expect(await grace.locator('.needs').innerText()).toContain('This series needs someone to lead it');
  expect(await daysOf(grace)).toEqual(before);
  await grace.click('button:has-text("I will lead it")');
  await arrives(grace, /\/series\/\w+$/);
  expect(await grace.locator('.needs').count()).toBe(0);
  expect(await grace.locator('.aside').innerText()).toContain('Grace Kim');
  expect(await grace.locator('a:has-text("Change")').count()).toBe(1);
});
