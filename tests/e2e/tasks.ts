import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { Visitor } from './product';
import { cookiesOf } from './visit';

/**
 * What each screen is for, done by hand where no script runs: by clicks and typing, with its result. A screen without
 * a form and without a way onward that matters says `reading`.
 */
export const tasks: Record<string, 'reading' | ((page: Page, url: string) => Promise<void>)> = {
  async welcome(page, url) {
    await page.click('button[value=grace-kim]');
    await arrives(page, `${url}/`);
    expect(await page.locator('.rail-me').innerText()).toContain('Grace Kim');
  },
  async 'sign-in'(page, url) {
    const { email } = await newcomer(page, url);
    await page.context().clearCookies();
    await page.goto(`${url}/sign-in?next=/settings`);
    await page.fill('[name=email]', email);
    await page.fill('[name=password]', 'not this one');
    await page.click('main form.stack button');
    expect(await page.locator('.form-error').count()).toBe(1);
    expect(await page.inputValue('[name=email]')).toBe(email);
    await page.fill('[name=password]', password);
    await page.click('main form.stack button');
    await arrives(page, `${url}/settings`);
  },
  async 'sign-up'(page, url) {
    const { name } = await newcomer(page, url);
    expect(await page.locator('h1').innerText()).toContain(name.split(' ')[0]);
  },
  // Where the site sends mail, mail.test.ts does what these are for.
  forgot: 'reading',
  async 'reset-gone'(page, url) {
    await page.click('main a.button');
    await arrives(page, `${url}/forgot`);
  },
  async 'confirm-gone'(page, url) {
    await page.click('main a.button');
    await arrives(page, `${url}/sign-up`);
  },
  async 'new-address-gone'(page, url) {
    await page.click('main a.button');
    await arrives(page, `${url}/sign-in?next=%2Fsettings%2Faccount`);
  },
  'sign-up-sent': 'reading',
  async unsubscribe(page) {
    expect(await page.locator('main').innerText()).toContain('For s•••@example.org');
    await page.click('main form.stack button');
    await page.locator('h1:text-is("It is stopped")').waitFor();
    expect(await page.locator('main form.stack').count()).toBe(0);
  },
  'unsubscribe-gone': 'reading',
  async answer(page) {
    await page.click('main form button:text-is("Answer: Maybe")');
    await page.locator('h1:text-is("Your answer is kept")').waitFor();
    expect(await page.locator('main').innerText()).toContain('You said maybe.');
  },
  'answer-gone': 'reading',
  'start-own': 'reading',
  async 'not-found'(page, url) {
    await page.click('main a.button');
    await arrives(page, `${url}/`);
  },
  async home(page, url) {
    await page.click('.filters a:has-text("Questions")');
    await arrives(page, `${url}/?show=questions`);
    expect(new Set(await page.locator('.post-card .chip').allInnerTexts())).toEqual(new Set(['Question']));
    await page.click('.post-title a');
    await arrives(page, /\/t\/\w+$/);
  },
  async 'home-unread'(page) {
    const title = await page.locator('.post-title a').first().innerText();
    await page.click('.post-title a');
    await arrives(page, /\/t\/\w+$/);
    expect(await page.locator('h1').innerText()).toBe(title);
    await page.goBack();
    await page.reload();
    // It is read now.
    expect(await page.locator('.post-title').allInnerTexts()).not.toContain(title);
  },
  async communities(page, url) {
    await newcomer(page, url);
    await page.goto(`${url}/communities`);
    await page.click('.open-community button:has-text("Join")');
    await arrives(page, `${url}/c/rooted`);
    expect(await page.locator('.write-row').count()).toBe(1);
  },
  async community(page, url) {
    await page.click('.pinned > summary');
    expect(await page.locator('.pinned > p').isVisible()).toBe(false);
    const next = page.locator('.aside-block:has(h2:text-is("Next session")) a');
    const title = await next.innerText();
    await next.click();
    await arrives(page, /\/sessions\/\w+$/);
    expect(await page.locator('h1').innerText()).toContain(title);
    await page.goBack();
    await page.click('.write-row');
    await arrives(page, `${url}/c/rooted/new`);
  },
  async 'community-from-outside'(page, url) {
    await page.click('.community-tools button:has-text("Join")');
    await arrives(page, `${url}/c/rooted`);
    expect(await page.locator('.write-row').count()).toBe(1);
    await page.click('.community-tools .menu > summary');
    await page.click('.community-tools button:has-text("Leave")');
    await page.goto(`${url}/c/rooted`);
    expect(await page.locator('.write-row').count()).toBe(0);
  },
  async 'community-empty'(page) {
    await page.click('.filters a:has-text("Newest")');
    await arrives(page, /\/c\/harbor\??$/);
    expect(await page.locator('.post-card').count()).toBeGreaterThan(0);
  },
  async write(page) {
    await page.check('[name=kind][value=dilemma]', { force: true });
    await page.fill('[name=title]', 'Written without a script');
    await page.fill('[name=body]', 'It **works** on any phone.');
    await page.click('main form button:has-text("Post")');
    await arrives(page, /\/t\/\w+$/);
    expect(await page.locator('h1').innerText()).toBe('Written without a script');
    expect(await page.locator('.prose strong').first().innerText()).toBe('works');
    expect(await page.locator('.thread-head .chip').innerText()).toBe('Dilemma');
  },
  async thread(page) {
    await page.fill('textarea[name=body]', 'We call it the cozy corner.');
    await page.click('.composer button:has-text("Reply")');
    await arrives(page, /\/t\/\w+.*#r\d+$/);
    expect(await page.locator('.reply .prose').last().innerText()).toBe('We call it the cozy corner.');
  },
  async sessions(page, url) {
    const row = page.locator('.session-row:has-text("Who do we notice")');
    await row.locator('button[value=maybe]').click();
    await arrives(page, `${url}/sessions`);
    expect(await row.locator('button[aria-pressed=true]').getAttribute('value')).toBe('maybe');
    await page.click('.filters a:has-text("Harbor")');
    await arrives(page, `${url}/sessions?in=harbor`);
    expect(await page.locator('.session-row').count()).toBeGreaterThan(0);
    expect(await row.count()).toBe(0);
  },
  async 'sessions-month'(page) {
    const before = await page.locator('.month-head a[rel=prev]').innerText();
    await page.click('.month-head a[rel=prev]');
    await arrives(page, /month=20\d\d-\d\d/);
    expect(await page.locator('.month-head h2').innerText()).toBe(before.trim());
    await page.locator('.month-table td a').first().click();
    await arrives(page, /\/sessions\/\w+$/);
  },
  async 'sessions-past'(page) {
    const latest = await page.locator('.session-row h3 a').allInnerTexts();
    await page.click('main a:has-text("Older")');
    await arrives(page, /before=20\d\d-\d\d-\d\d$/);
    const older = await page.locator('.session-row h3 a').allInnerTexts();
    expect(older.length).toBeGreaterThan(0);
    expect(latest.filter((one) => older.includes(one))).toEqual([]);
    await page.goBack();
    expect(await page.locator('.session-row:has-text("What did the waiting numbers do")').innerText()).toContain('You were there.');
    await page.click('.session-row a:has-text("What did the waiting numbers do")');
    await arrives(page, /\/sessions\/\w+$/);
  },
  async 'sessions-none'(page, url) {
    await page.click('.empty-state a.button');
    await arrives(page, `${url}/communities`);
  },
  async session(page) {
    const { pathname } = new URL(page.url());
    await page.click('.rsvp button[value=no]');
    await page.click('main a:has-text("Say why, if you like")');
    await page.fill('[name=reason]', 'My program has its open day.');
    await page.click('main form.stack button');
    await arrives(page, new RegExp(`${pathname}$`));
    expect(await page.locator('.session-notes').innerText()).toContain('You told us ahead: My program has its open day.');
    await page.click('#question summary');
    await page.fill('#question-words', 'Who starts with the shoes?');
    await page.click('#question form.stack button');
    await arrives(page, new RegExp(`${pathname}#question$`));
    expect(await page.locator('#question .said').last().innerText()).toContain('Who starts with the shoes?');
    await page.click('#question button:has-text("Remove: Who starts with the shoes?")');
    await page.fill('#return-words', 'Did I wait?');
    await page.click('#return-question form.stack button');
    // Whoever cannot come is not asked there, and keeps it for the next.
    expect(await page.locator('#return-question blockquote').count()).toBe(0);
    await page.click('.rsvp button[value=yes]');
    expect(await page.locator('#return-question blockquote').innerText()).toBe('Did I wait?');
  },
  async 'session-waiting'(page) {
    expect(await page.locator('main').innerText()).toContain('You are number 1 of those who wait');
    await page.click('.rsvp button[value=maybe]');
    expect(await page.locator('main').innerText()).not.toContain('of those who wait');
  },
  async 'session-led'(page) {
    // Why somebody cannot come is for those who lead.
    expect(await page.locator('.aside').innerText()).toContain('Parent evening at my program.');
    await page.click('#agenda summary');
    await page.fill('#agenda-words', 'Who does what until January');
    await page.fill('#agenda-minutes', '10');
    await page.click('#agenda form.stack button');
    await arrives(page, /#agenda$/);
    expect(await page.locator('#agenda .section-head').innerText()).toContain('60 minutes');
  },
  async 'session-held'(page) {
    expect(await page.locator('main').innerText()).toContain('11 of 12 came');
    expect(await page.locator('tbody tr').count()).toBe(12);
  },
  async 'session-been-to'(page) {
    expect(await page.locator('main').innerText()).toContain('You were there, for 90 minutes.');
    expect(await page.locator('table').count()).toBe(0);
    await page.fill('#return-words', 'What did I notice first?');
    await page.click('#return-question form.stack button');
    await page.click('.aside a[rel=next]');
    await arrives(page, /\/sessions\/\w+$/);
    expect(await page.locator('h1').innerText()).toContain('Tried it round');
    expect(await page.locator('#return-question').innerText()).toContain('What did I notice first?');
  },
  async 'session-answer'(page) {
    expect(await page.inputValue('[name=reason]')).toBe('Parent evening at my program.');
    await page.check('[name=rsvp][value=yes]', { force: true });
    await page.click('main form.stack button');
    await arrives(page, /\/sessions\/\w+$/);
    expect(await page.locator('.rsvp button[aria-pressed=true]').getAttribute('value')).toBe('yes');
  },
  async 'session-attendance'(page) {
    await page.selectOption('[name="status.linh-pham"]', 'partial');
    await page.click('main form.stack button');
    // For how long is missing, and nothing that was chosen is lost.
    expect(await page.locator('.field-error').count()).toBe(1);
    expect(await page.inputValue('[name="status.linh-pham"]')).toBe('partial');
    await page.fill('[name="minutes.linh-pham"]', '40');
    await page.click('main form.stack button');
    await arrives(page, /\/sessions\/\w+$/);
    expect(await page.locator('tr:has-text("Linh Pham")').innerText()).toMatch(/Came for a part\s+40/);
  },
  async 'community-sessions'(page, url) {
    await page.click('main a:has-text("Start a series")');
    await arrives(page, `${url}/c/rooted/sessions/new`);
    await page.goBack();
    await page.click('.series-list h3 a');
    await arrives(page, /\/series\/\w+$/);
  },
  async 'community-sessions-of-others'(page) {
    expect(await page.locator('.rsvp').count()).toBe(0);
    expect(await page.locator('main').innerText()).not.toContain('Online');
    expect(await page.getAttribute('main a:has-text("Join to come along")', 'href')).toBe('/c/rooted/about');
    await page.locator('.session-row h3 a').first().click();
    expect(await page.locator('main').innerText()).toContain('You see when they meet.');
  },
  async 'settings-calendar'(page, url) {
    await page.selectOption('[name=of]', { label: 'All my sessions' });
    await page.click('main form.stack button');
    await arrives(page, `${url}/settings/calendar`);
    const link = await page.inputValue('.copy-link input');
    expect(await (await fetch(link)).text()).toContain('Monthly practice circle');
    await page.click('.add > summary');
    await page.click('button[value=reset]');
    await arrives(page, `${url}/settings/calendar`);
    expect(await page.inputValue('.copy-link input')).not.toBe(link);
    expect((await fetch(link)).status).toBe(404);
  },
  async 'settings-calendar-made'(page) {
    await page.click('.add > summary');
    await page.click('button[value=end]');
    expect(await page.locator('.copy-link').count()).toBe(0);
  },
  async notices(page, url) {
    await page.click('main button:has-text("Mark all read")');
    await arrives(page, `${url}/notices`);
    expect(await page.locator('.new-word').count()).toBe(0);
    await page.click('.filters a:has-text("Mentions")');
    await arrives(page, `${url}/notices?show=mentions`);
    expect(await page.locator('.notice-row').count()).toBe(1);
    await page.click('.notice-row a');
    await arrives(page, /\/t\/\w+\?after=\d+#r\d+$/);
    expect(await page.locator('.reply:target a.mention').innerText()).toBe('@linh-pham');
  },
  async 'notices-empty'(page, url) {
    await page.click('.empty-state a.button');
    await arrives(page, `${url}/`);
  },
  async library(page, url) {
    await page.goto(`${url}/library`);
    await page.fill('#filter input[name=q]', 'goodbyes');
    await page.press('#filter input[name=q]', 'Enter');
    await arrives(page, /\/library\?(.*&)?q=goodbyes/);
    await page.click('.result-list h3 a');
    await arrives(page, /\/library\/[a-z-]+$/);
    expect(await page.locator('.recipe-steps li').count()).toBeGreaterThan(2);
  },
  async 'library-filters'(page) {
    await page.check('.facets input[name=age][value=infant]');
    await page.click('.facets button');
    await arrives(page, /age=infant/);
    expect(await page.locator('.result-list h3').count()).toBeGreaterThan(0);
  },
  async 'library-none'(page, url) {
    await page.click('.empty-state a[href^="/search"]');
    await arrives(page, `${url}/search?q=zeppelin`);
  },
  async strategy(page) {
    const step = page.locator('.recipe-steps input[type=checkbox]').first();
    await step.check();
    expect(await step.isChecked()).toBe(true);
    await page.click('main a:has-text("Report")');
    await arrives(page, /\/library\/goodbye-ritual\/report$/);
  },
  async search(page, url) {
    await page.fill('#main input[name=q]', 'Yusuf');
    await page.press('#main input[name=q]', 'Enter');
    await arrives(page, /q=Yusuf/);
    await page.click('.search-rows a');
    await arrives(page, `${url}/people/yusuf-abdi`);
  },
  'search-none': 'reading',
  async 'settings-profile'(page, url) {
    await page.fill('[name=about]', 'I listen first.');
    await page.check('[name=speaks-es]');
    await page.click('main form.stack button:not([name])');
    await page.locator('[role=status] > .notice').first().waitFor();
    await page.goto(`${url}/people/grace-kim`);
    expect(await page.locator('#main').innerText()).toContain('I listen first.');
  },
  async 'settings-photo'(page) {
    await page.setInputFiles('[name=photo]', 'tests/e2e/plum.png');
    await page.click('main form button:not([name])');
    await page.locator('main .avatar img').first().waitFor();
    await page.click('main button[name=remove]');
    await page.locator('main .avatar:not(:has(img))').first().waitFor();
  },
  async 'settings-reading'(page) {
    await page.check('[name=theme][value=dark]', { force: true });
    await page.click('main form.stack button');
    await page.locator('html[data-theme=dark]').waitFor();
  },
  async 'settings-mail'(page, url) {
    await page.uncheck('[name=hour-before]');
    await page.selectOption('[name=quietFrom]', '21:00');
    await page.click('main form.stack button');
    await page.locator('[role=status] > .notice').first().waitFor();
    await page.goto(`${url}/settings/mail`);
    expect([await page.isChecked('[name=hour-before]'), await page.isChecked('[name=day-before]'), await page.inputValue('[name=quietFrom]')]).toEqual([false, true, '21:00']);
  },
  async 'settings-account'(page) {
    await page.selectOption('[name=timeZone]', 'America/New_York');
    await page.click('form:has([name=timeZone]) button');
    await page.locator('[role=status] > .notice').first().waitFor();
    expect(await page.inputValue('[name=timeZone]')).toBe('America/New_York');
  },
  async 'settings-devices'(page) {
    const before = await page.locator('.device-list > li').count();
    if (before > 1) await page.click('main button[name=all]');
    await page.locator('.device-list > li').first().waitFor();
    expect(await page.locator('.device-list > li').count()).toBe(1);
  },
  async profile(page) {
    await page.click('#main a[href^="/c/"]');
    await arrives(page, /\/c\/\w+$/);
  },
  async 'profile-own'(page, url) {
    await page.click('#main a[href="/settings/profile"]');
    await arrives(page, `${url}/settings/profile`);
  },
  async people(page) {
    await page.click('.people-search summary');
    await page.selectOption('[name=ask]', 'questions that open up thinking');
    await page.click('.people-search details button');
    await arrives(page, /ask=questions/);
    expect(await page.locator('.people-rows h3 a').allInnerTexts()).toEqual(['Amara Nwosu']);
    expect(await page.locator('main').innerText()).not.toContain('Last seen');
    await page.click('.people-rows h3 a');
    await arrives(page, /\/people\/amara-nwosu$/);
  },
  async 'people-found'(page) {
    await page.click('.people-rows p a >> nth=0');
    await arrives(page, /\/(t|library)\//);
  },
  async 'people-none'(page, url) {
    await page.click('.result-head a');
    await arrives(page, `${url}/c/rooted/people`);
    expect(await page.locator('.people-rows > li').count()).toBeGreaterThan(5);
  },
  async 'credentials-of'(page, url) {
    expect(await page.locator('.credential-list').innerText()).toMatch(/Expired on[\s\S]*Verified/);
    await page.click('.page-head a');
    await arrives(page, `${url}/people/amara-nwosu`);
  },
  async 'credentials-own'(page) {
    await page.fill('[name=years]', '1½');
    await page.click('button:has-text("Save experience")');
    expect(await page.locator('#years-error').count()).toBe(1);
    expect(await page.inputValue('[name=years]')).toBe('1½');
    await page.fill('[name=years]', '14');
    await page.click('button:has-text("Save experience")');
    await arrives(page, /\/settings\/credentials$/);
    expect(await page.inputValue('[name=years]')).toBe('14');
  },
  async 'credentials-none'(page, url) {
    await page.click('main a.button--primary');
    await arrives(page, `${url}/settings/credentials/new`);
  },
  async 'credential-new'(page) {
    await page.selectOption('[name=kind]', 'cda');
    await page.fill('[name=title]', 'Preschool CDA');
    await page.fill('[name=issuer]', 'An invented council');
    await page.fill('[name=issuedOn]', '2025-05-01');
    await page.fill('[name=expiresOn]', '2024-05-01');
    await page.click('main form.stack button');
    expect(await page.locator('#expiresOn-error').count()).toBe(1);
    expect(await page.inputValue('[name=title]')).toBe('Preschool CDA');
    await page.fill('[name=expiresOn]', '2025-06-01');
    await page.click('main form.stack button');
    await arrives(page, /\/settings\/credentials$/);
    const added = page.locator('.credential-list > li', { hasText: 'Preschool CDA' });
    expect(await added.innerText()).toContain('Expired on June 1, 2025');
    await added.locator('summary:has-text("Remove")').click();
    await added.locator('button:has-text("Remove it for good")').click();
    expect(await page.locator('.credential-list > li', { hasText: 'Preschool CDA' }).count()).toBe(0);
  },
  async 'credential-change'(page) {
    await page.fill('[name=number]', 'MC-3309');
    await page.click('main form.stack button');
    await arrives(page, /\/settings\/credentials$/);
    expect(await page.locator('.credential-list').innerText()).toContain('MC-3309');
  },
  async 'series-plan'(page) {
    await page.fill('[name=title]', 'An hour for infants');
    await page.check('[name=repeats][value=date]', { force: true });
    await page.click('button:has-text("Check dates")');
    await arrives(page, /\/sessions\/new/);
    expect(await page.locator('.preview-dates [role=status]').innerText()).toContain('of each month');
    expect(await page.inputValue('[name=title]')).toBe('An hour for infants');
    await page.click('button:has-text("Create the dates")');
    await arrives(page, /\/series\/\w+$/);
    expect(await page.locator('h1').innerText()).toBe('An hour for infants');
  },
  async series(page) {
    await page.click('.more-dates > summary >> nth=0');
    expect(await page.locator('.more-dates .session-row').first().isVisible()).toBe(true);
    // Who came is for those who lead.
    expect(await page.locator('.past-list').first().innerText()).not.toMatch(/\d of \d+ came/);
    await page.click('.session-card h2 a');
    await arrives(page, /\/sessions\/\w+$/);
  },
  async 'series-led'(page) {
    expect(await page.locator('.aside').innerText()).toContain('Each of us waits five seconds.');
    await page.click('.series-head a:has-text("Change")');
    await arrives(page, /\/series\/\w+\/edit$/);
  },
  async 'series-asks'(page) {
    expect(await page.locator('.needs').innerText()).toContain('This series needs someone to lead it');
    await page.click('.needs button:has-text("I will lead it")');
    await arrives(page, /\/series\/\w+$/);
    expect(await page.locator('.needs').count()).toBe(0);
    expect(await page.locator('.aside').innerText()).toContain('Luis Ortega');
  },
  async 'series-edit'(page) {
    await page.fill('[name=videoLink]', 'meet/threes');
    await page.fill('[name=commitment]', 'Come to three of four.');
    await page.click('main form button:has-text("Save")');
    expect(await page.locator('#videoLink-error').count()).toBe(1);
    expect(await page.inputValue('[name=commitment]')).toBe('Come to three of four.');
    await page.fill('[name=videoLink]', 'https://meet.example.org/threes');
    await page.click('main form button:has-text("Save")');
    await arrives(page, /\/series\/\w+$/);
    expect(await page.locator('.aside').innerText()).toContain('Come to three of four.');
  },
  async 'series-times'(page) {
    await page.fill('[name=startTime]', '14:45');
    await page.click('button:has-text("See what changes")');
    await arrives(page, /\/edit\/times/);
    expect(await page.locator('.preview-dates li').first().innerText()).toMatch(/3:30[\s\S]*2:45/);
    expect(await page.inputValue('[name=startTime]')).toBe('14:45');
    await page.click('button:has-text("Change the times")');
    await arrives(page, /\/series\/\w+$/);
    expect(await page.locator('.cadence').innerText()).toContain('2:45–\u20603:30\u00a0PM');
  },
  async 'series-breaks'(page) {
    const on = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
    await page.fill('[name=fromDay]', on(62));
    await page.fill('[name=untilDay]', on(60));
    await page.click('button:has-text("Plan the break")');
    expect(await page.locator('#untilDay-error').count()).toBe(1);
    await page.fill('[name=untilDay]', on(70));
    await page.click('button:has-text("Plan the break")');
    await arrives(page, /\/edit\/breaks$/);
    expect(await page.locator('.act-rows > li').count()).toBe(2);
    await page.locator('.act-rows > li').last().locator('button').click();
    await arrives(page, /\/edit\/breaks$/);
    expect(await page.locator('.act-rows > li').count()).toBe(1);
  },
  async 'series-rota'(page) {
    await page.click('button[aria-label="Later: Hana Suleiman"]');
    await arrives(page, /\/edit\/rota$/);
    expect(await page.locator('.rota-row strong').allInnerTexts()).toEqual(['Priya Raman', 'Hana Suleiman', 'Luis Ortega']);
    await page.click('button[aria-label="Take out: Hana Suleiman"]');
    expect(await page.locator('.rota-row strong').allInnerTexts()).toEqual(['Priya Raman', 'Luis Ortega']);
  },
  async 'series-rota-own'(page) {
    expect(await page.locator('.rota-row').count()).toBeGreaterThan(1);
    expect(await page.locator('.rota-row summary').count()).toBe(1);
    const own = page.locator('.rota-row', { hasText: 'You' });
    expect(await own.innerText()).toMatch(/On leave \w/);
    await own.locator('summary').click();
    await page.click('.rota-row button:has-text("Back already")');
    await arrives(page, /\/edit\/rota$/);
    expect(await own.innerText()).not.toMatch(/On leave \w/);
    expect(await page.locator('.rota-row button:has-text("Back already")').count()).toBe(0);
  },
  async 'series-hand-over'(page) {
    await page.selectOption('[name=to]', 'hana-suleiman');
    await page.fill('form:has([name=to]) [name=note]', 'They know each other well.');
    await page.click('button:has-text("Hand it over")');
    await arrives(page, /\/series\/\w+$/);
    expect(await page.locator('.aside').innerText()).toContain('Hana Suleiman');
  },
  async 'series-add'(page) {
    const on = new Date(Date.now() + 25 * 86_400_000).toISOString().slice(0, 10);
    await page.fill('[name=startsAt]', `${on}T09:15`);
    await page.fill('[name=title]', 'A visit next door');
    await page.click('button:has-text("Add it")');
    await arrives(page, /\/sessions\/\w+$/);
    expect(await page.locator('h1').innerText()).toBe('A visit next door');
  },
  async 'session-change'(page) {
    await page.fill('#details [name=title]', 'Counting the stairs');
    await page.click('#details button');
    await arrives(page, /\/sessions\/\w+$/);
    expect(await page.locator('h1').innerText()).toBe('Counting the stairs');
    await page.goto(`${page.url()}/change`);
    await page.fill('#cancel [name=reason]', 'The floor is wet.');
    await page.click('#cancel button');
    await arrives(page, /\/sessions\/\w+$/);
    expect(await page.locator('main').innerText()).toContain('The floor is wet.');
    await page.goto(`${page.url()}/change`);
    await page.click('#restore button');
    await arrives(page, /\/sessions\/\w+$/);
    expect(await page.locator('main').innerText()).not.toContain('The floor is wet.');
  },
  async 'series-end'(page) {
    expect(await page.locator('main').innerText()).toMatch(/The \d+ planned sessions will not take place/);
    // A form without its box, such as one that a script sends, ends nothing, and says so beside it.
    for (const box of ['#sure-of-goal', '#sure']) {
      await page.locator(box).evaluate((input) => input.removeAttribute('required'));
      await page.click(`form:has(${box}) button`);
      await page.waitForSelector(`${box}-error`);
      expect(await page.locator(`${box}-error`).innerText()).toContain('Tick this to say that you mean it.');
      expect(await page.locator('main .field-error').count()).toBe(1);
      expect(await page.getAttribute(box, 'aria-describedby')).toBe(`${box.slice(1)}-error`);
    }
    await page.check('#sure-of-goal');
    await page.click('button:text-is("End it, the goal is met")');
    await arrives(page, /\/series\/\w+$/);
    expect(await page.locator('main').innerText()).toContain('This series ended');
    expect(await page.locator('.series-head a:has-text("Change")').count()).toBe(0);
  },
  async 'community-request'(page, url) {
    await page.click('.main a:has-text("Ask to join")');
    await arrives(page, `${url}/c/lantern/ask`);
  },
  async 'community-ask'(page, url) {
    await page.fill('[name=answer]', 'Two questions of a teacher that I could not answer.');
    await page.click('main form.stack button');
    await arrives(page, `${url}/c/lantern`);
    expect(await page.locator('.flash').innerText()).toContain('Your request is sent.');
    const mine = await page.context().cookies();
    await page.context().addCookies(cookiesOf(await Visitor.as(url, 'hana-suleiman')));
    await page.goto(`${url}/c/lantern/manage/invite`);
    const request = page.locator('.invite-list > li', { hasText: 'Luis Ortega' });
    expect(await request.innerText()).toContain('Two questions of a teacher that I could not answer.');
    await request.locator('button:has-text("Let in")').click();
    await arrives(page, /#requests$/);
    expect(await page.locator('.flash').innerText()).toContain('They are in now.');
    expect(await request.count()).toBe(0);
    await page.context().addCookies(mine);
    await page.goto(`${url}/c/lantern`);
    expect(await page.locator('.write-row').count()).toBe(1);
  },
  'community-asked': 'reading',
  async 'join-requests'(page) {
    await page.locator('.invite-list > li', { hasText: 'Kwame Mensah' }).locator('button:has-text("Decline")').click();
    await arrives(page, /#requests$/);
    expect(await page.locator('.flash').innerText()).toContain('The request is closed.');
    await page.fill('[name=question]', 'What brings you here?');
    await page.click('button[value=question]');
    await arrives(page, /#requests$/);
    expect(await page.inputValue('[name=question]')).toBe('What brings you here?');
  },
  async 'community-new'(page, url) {
    await page.check('[name=type][value=reflective]');
    await page.fill('[name=name]', 'Quiet Corner');
    await page.fill('[name=slug]', 'rooted');
    await page.click('main form.stack button:has-text("Start")');
    expect(await page.locator('#slug-error').count()).toBe(1);
    expect(await page.isChecked('[name=type][value=reflective]')).toBe(true);
    await page.fill('[name=slug]', '');
    await page.click('main form.stack button:has-text("Start")');
    await arrives(page, `${url}/c/quiet-corner`);
    expect(await page.locator('.first-steps li').count()).toBe(4);
    expect(await page.locator('.community-head').innerText()).toContain('Private');
    await page.click('.first-steps a[href$="/manage"]');
    await page.fill('[name=purpose]', 'A place to think.');
    await page.fill('[name=slug]', 'quiet-place');
    await page.check('[name=ages-infant]');
    await page.click('main form.form-page .form-end button');
    await arrives(page, `${url}/c/quiet-place/manage`);
    await page.goto(`${url}/c/quiet-corner/about`);
    await arrives(page, `${url}/c/quiet-place/about`);
    expect(await page.locator('main').innerText()).toContain('A place to think.');
    await page.goto(`${url}/c/quiet-place`);
    expect(await page.locator('.first-steps [data-done]').count()).toBe(1);
    await page.click('.first-steps form button');
    expect(await page.locator('.first-steps').count()).toBe(0);
    // The last facilitator is led to hand over.
    await page.click('.community-tools .menu > summary');
    await page.click('.community-tools button:has-text("Leave")');
    await arrives(page, `${url}/c/quiet-place/hand-over`);
  },
  'community-about': 'reading',
  async 'community-settings'(page, url) {
    await page.fill('[name=tagline]', 'Said anew without a script');
    await page.fill('[name=maxMembers]', 'many');
    await page.click('main form.form-page .form-end button');
    expect(await page.locator('#maxMembers-error').count()).toBe(1);
    expect(await page.inputValue('[name=tagline]')).toBe('Said anew without a script');
    expect(await page.isChecked('[name=ages-infant]')).toBe(true);
    await page.fill('[name=maxMembers]', '');
    await page.click('main form.form-page .form-end button');
    await arrives(page, `${url}/c/rooted/manage`);
    expect(await page.locator('.community-head .lede').innerText()).toBe('Said anew without a script');
  },
  async 'community-members'(page, url) {
    const role = page.locator('#role-david-okafor');
    await role.selectOption('consultant');
    await page.locator('tr', { has: role }).locator('.role-form button').click();
    await arrives(page, `${url}/c/rooted/manage/members`);
    expect(await role.inputValue()).toBe('consultant');
  },
  async 'community-remove'(page, url) {
    await page.click('main .button--danger');
    await arrives(page, `${url}/c/rooted/manage/members`);
    expect(await page.locator('#role-david-okafor').count()).toBe(0);
  },
  async 'community-hand-over'(page, url) {
    await page.selectOption('[name=to]', 'grace-kim');
    await page.check('[name=become][value=gone]');
    await page.click('main form.stack button');
    await arrives(page, `${url}/communities`);
  },
  async 'join-code'(page, url) {
    await page.fill('[name=code]', ' meet here ');
    await page.click('main form.stack button');
    await arrives(page, /\/join\/MEET/);
    expect(await page.locator('h1').innerText()).toBe('Rooted Together');
    await page.click('.join-foot > a');
    await arrives(page, `${url}/sign-in?next=%2Fjoin%2FMEET%2520HERE`);
  },
  async join(page, url) {
    await page.fill('[name=name]', 'Came By Poster');
    await page.fill('[name=email]', 'poster@example.org');
    await page.fill('[name=password]', password);
    await page.click('main form.stack button');
    await arrives(page, `${url}/c/rooted`);
    expect(await page.locator('.flash').innerText()).toContain('Welcome to Rooted Together');
    expect(await page.locator('.write-row').count()).toBe(1);
  },
  async 'join-signed-in'(page, url) {
    await page.click('main form.stack button');
    await arrives(page, `${url}/c/rooted`);
    await page.click('.community-tools .menu > summary');
    await page.click('.community-tools button:has-text("Leave")');
    await arrives(page, `${url}/communities`);
  },
  async 'join-gone'(page) {
    await page.fill('[name=code]', 'meethere');
    await page.click('main form.stack button');
    await arrives(page, /\/join\/MEETHERE$/);
    expect(await page.locator('h1').innerText()).toBe('Rooted Together');
  },
  async invite(page, url) {
    await page.fill('[name=emails]', 'first@example.org, second@example.org');
    await page.selectOption('[name=role]', 'consultant');
    await page.click('button[value=invite]');
    await arrives(page, /#open$/);
    expect(await page.locator('.flash').innerText()).toContain('2 invitations are ready.');
    expect(await page.locator('.invite-list .copy-link input').first().inputValue()).toMatch(new RegExp(`^${url}/join/[\\w-]{32}$`));
    await page.click('li:has-text("first@example.org") button[value=revoke]');
    await arrives(page, /#open$/);
    expect(await page.locator('.invite-list').innerText()).not.toContain('first@example.org');
  },
  async 'invite-first'(page) {
    await page.selectOption('[name=days]', '30');
    await page.selectOption('[name=uses]', '25');
    await page.check('[name=approval]');
    await page.click('button[value=make]');
    await page.locator('.code-card').waitFor();
    expect(await page.locator('.code-terms').innerText()).toMatch(/Works until[\s\S]*0 of 25 places taken[\s\S]*You approve each person/);
    await page.click('summary:has-text("Replace or stop")');
    await page.click('button[value=end]');
    await page.locator('.empty-state').waitFor();
  },
  async import(page) {
    await page.locator('textarea[name=table]').fill('third@example.org,consultant\nnobody,member');
    await page.click('button:has-text("Check the list")');
    await page.locator('h2:has-text("1 person would be invited")').waitFor();
    await page.click('button[value=confirm]');
    await arrives(page, /#open$/);
    expect(await page.locator('.invite-list').innerText()).toContain('third@example.org');
  },
  poster: 'reading',
  async forms(page, url) {
    await page.click('.form-offers summary:has-text("Was it worth it?")');
    await page.fill('#note-usefulness', 'After Thursday');
    await page.click('.form-offers details[open] button');
    await arrives(page, `${url}/c/rooted/forms`);
    expect(await page.locator('article:has-text("After Thursday")').count()).toBe(1);
    await page.click('article:has-text("After Thursday") summary');
    await page.click('article:has-text("After Thursday") button');
    await arrives(page, /\/results$/);
    // Nobody has answered: nothing is shown.
    expect(await page.locator('.page-head .lede').innerText()).toContain('Too few answered');
    expect(await page.locator('.metered').count()).toBe(0);
  },
  async form(page) {
    await page.check('[name="na2.now"][value="3"]');
    await page.click('.answers button.button--primary');
    // One mark of two: it is told beside the line, and what was marked stays.
    expect(await page.locator('.field-error').count()).toBe(1);
    expect(await page.isChecked('[name="na2.now"][value="3"]')).toBe(true);
    await page.check('[name="na2.want"][value="5"]');
    await page.fill('[name=na8]', 'Longer breakfasts');
    await page.click('button[value=keep]');
    expect(await page.locator('.flash').innerText()).toContain('kept');
    expect(await page.inputValue('[name=na8]')).toBe('Longer breakfasts');
    expect(await page.isChecked('[name="na2.want"][value="5"]')).toBe(true);
    await page.click('.answers button.button--primary');
    await page.locator('.empty-state').waitFor();
    expect(await page.locator('.answers').count()).toBe(0);
  },
  'form-results': 'reading',
  'form-verdict': 'reading',
  async reports(page, url) {
    await page.click('main nav a:text-is("Log")');
    await arrives(page, `${url}/c/rooted/manage/log`);
  },
  'community-log': 'reading',
  async mute(page, url) {
    await page.check('[name=span][value=week]', { force: true });
    await page.fill('[name=reason]', 'To calm down.');
    await page.click('main form button:has-text("Mute")');
    await arrives(page, `${url}/c/rooted/manage/reports`);
    await page.goto(`${url}/c/rooted/people/grace-kim/mute`);
    await page.fill('[name=reason]', 'We talked.');
    await page.click('main form button:has-text("Let them write")');
    await arrives(page, `${url}/c/rooted/manage/reports`);
  },
  async 'report-person'(page, url) {
    await page.check('[name=reason][value=unkind]', { force: true });
    await page.click('main form button:has-text("Send the report")');
    await arrives(page, `${url}/people/grace-kim`);
  },
  async 'report-strategy'(page, url) {
    await page.check('[name=reason][value=misleading]', { force: true });
    await page.fill('[name=words]', 'It leaves out a caution.');
    await page.click('main form button:has-text("Send the report")');
    await arrives(page, `${url}/library/goodbye-ritual`);
  },
  async block(page, url) {
    await page.click('main form button:has-text("Block")');
    await arrives(page, `${url}/settings/blocked`);
    await page.click('main button:has-text("Unblock")');
    await arrives(page, `${url}/settings/blocked`);
    expect(await page.locator('.empty-state').count()).toBe(1);
  },
  async 'settings-blocked'(page, url) {
    await page.goto(`${url}/settings`);
    await page.click('a[href="/settings/blocked"]');
    await arrives(page, `${url}/settings/blocked`);
  },
  async decisions(page) {
    await page.click('.decision-list a:has-text("Begin each session")');
    await arrives(page, /\/decisions\/\w+$/);
    expect(await page.locator('.decision-words').innerText()).toBe('Nobody objects. One of us has a concern.');
  },
  async 'decision-new'(page) {
    await page.check('[name=kind][value=time]');
    await page.fill('[name=question]', 'When do we meet?');
    await page.click('main form.ask button:not([type=button])');
    expect(await page.locator('.field-error').first().innerText()).toContain('at least two times');
    expect(await page.inputValue('[name=question]')).toBe('When do we meet?');
    const soon = (days: number) => `${new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)}T16:00`;
    await page.fill('[name=slot1]', soon(10));
    await page.fill('[name=slot2]', soon(11));
    await page.click('main form.ask button:not([type=button])');
    await arrives(page, /\/decisions\/(?!new)\w+$/);
    for (const slot of ['s1', 's2']) await page.check(`[name=slot-${slot}][value=yes]`, { force: true });
    await page.click('.decision-answer button');
    await page.locator('.decision-words').waitFor();
    expect(await page.locator('.decision .table tbody th').innerText()).toBe('Grace Kim');
  },
  async 'decision-open'(page) {
    expect(await page.locator('.decision-words').count()).toBe(0);
    await page.check('[name=dots-o2][value="3"]', { force: true });
    await page.click('.decision-answer button');
    await page.locator('.decision-words').waitFor();
    expect(await page.locator('.decision-words').innerText()).toBe('Most dots: Biting.');
    expect(await page.isChecked('[name=dots-o2][value="3"]')).toBe(true);
  },
  async 'decision-decided'(page) {
    await page.click('main summary:has-text("Correct the outcome")');
    await page.fill('[name=outcome]', 'We begin with a check-in.');
    await page.click('main form:has([name=outcome]) button');
    await page.locator('.decision-decided :text-is("We begin with a check-in.")').waitFor();
  },
  async agreements(page, url) {
    const here = `${url}/c/rooted/agreements`;
    const line = page.locator('.agreement-lines > li').first();
    await line.locator('summary').click();
    await line.locator('button[value=strain]').click();
    await arrives(page, here);
    expect(await line.locator('.lock-line').first().innerText()).toContain('Only you can see this.');
    await line.locator('button[value=unstrain]').click();
    await arrives(page, here);
    expect(await line.locator('.lock-line').filter({ visible: true }).count()).toBe(0);
    await line.locator('summary').click();
    await line.locator('textarea').fill('We name no child and no family.');
    await line.locator('button:has-text("Propose these words")').click();
    await arrives(page, here);
    await page.fill('#new-line', 'a'.repeat(10));
    await page.click('main button:text-is("Propose")');
    await arrives(page, here);
    expect(await page.locator('section:has(> h2:text-is("Proposed"))').innerText()).toContain('We name no child and no family.');
    await page.locator('li:has-text("aaaaaaaaaa") button:has-text("Take it back")').click();
    await arrives(page, here);
    expect(await page.locator('main').innerText()).not.toContain('aaaaaaaaaa');
  },
  async 'agreements-facilitator'(page, url) {
    const here = `${url}/c/harbor/agreements`;
    await page.click('details.agreement-write > summary');
    const others = await page.inputValue('[name=lines]');
    await page.fill('[name=lines]', `${others.replace('Wonder first.', 'Wonder first, always.')}\n\nWe bring tea.`);
    await page.fill('[name=reviewOn]', '2031-03-01');
    await page.click('main button:has-text("Publish")');
    await arrives(page, here);
    expect(await page.locator('.agreement-line').first().innerText()).toContain('What stays in the room');
    expect(await page.locator('.main > .meta').innerText()).toMatch(/Version 2.*March 1, 2031/s);
    expect(await page.locator('.agreement-versions > li').first().innerText()).toMatch(/New: We bring tea\..*“Wonder first\. .*” became “Wonder first, always\. /s);
    await page.click('main button:has-text("I agree")');
    await arrives(page, here);
    expect(await page.locator('main').innerText()).toMatch(/1 of \d+ members agreed to this version\./);
  },
  async 'admin-settings'(page, url) {
    await page.click('.settings-list a[href="/admin/people"]');
    await arrives(page, `${url}/admin/people`);
  },
  async 'admin-people'(page, url) {
    await page.fill('main [name=q]', 'haddad');
    await page.click('main form[role=search] button');
    await arrives(page, /q=haddad/);
    expect(await page.locator('.device-list > li').count()).toBe(1);
    await page.click('.device-list .button');
    await arrives(page, `${url}/admin/people/omar-haddad`);
  },
  'admin-people-found': 'reading',
  async 'admin-suspend'(page, url) {
    const here = page.url();
    await page.fill('[name=reason]', ' ');
    await page.click('main form.stack button');
    expect(await page.locator('#reason-error').count()).toBe(1);
    await page.fill('[name=reason]', 'Asked for by the program.');
    await page.click('main form.stack button');
    await arrives(page, `${url}/admin/people`);
    await page.click('.filters a:has-text("Suspended")');
    await arrives(page, /show=suspended/);
    expect(await page.locator('.device-list > li').allInnerTexts()).toEqual([expect.stringContaining('Omar Haddad')]);
    await page.click('.device-list .button');
    await arrives(page, here);
    await page.fill('[name=reason]', 'We talked.');
    await page.click('main form.stack button');
    await arrives(page, `${url}/admin/people`);
  },
  async 'admin-credentials'(page, url) {
    const waiting = page.locator('.credential-list > li', { hasText: 'two-year seminar' });
    await waiting.locator('summary:has-text("Verify")').click();
    await waiting.locator('[name=checked]').fill('The letter of the institute');
    await waiting.locator('form:has([name=checked]) button').click();
    await arrives(page, `${url}/admin/credentials`);
    await waiting.locator('summary:has-text("Withdraw the verification")').click();
    await waiting.locator('[name=note]').fill('The letter was for somebody else.');
    await waiting.locator('form:has([name=note]) button').click();
    await arrives(page, `${url}/admin/credentials`);
    expect(await waiting.innerText()).toContain('The letter was for somebody else.');
  },
  async 'admin-reports'(page, url) {
    const one = page.locator('.report-case', { hasText: 'Imani Brooks' });
    await one.locator('[name=decision][value=talked]').check({ force: true });
    await one.locator('[name=note]').fill('A misunderstanding.');
    await one.locator('button:has-text("Decide")').click();
    await arrives(page, `${url}/admin/reports`);
    expect(await one.innerText()).toMatch(/We talked with the person\. Olivia Owner[\s\S]*A misunderstanding\./);
    expect(await one.locator('[name=decision]').count()).toBe(0);
  },
  async 'admin-log'(page, url) {
    await page.click('main a:has-text("Older")');
    await arrives(page, /before=\d+/);
    await page.goto(`${url}/admin/log`);
    expect(await page.locator('main').innerText()).toMatch(/Nothing in this log has been altered[\s\S]*made somebody an administrator: Olivia Owner/);
  },
  async 'admin-appearance'(page, url) {
    await page.fill('[name=name]', 'Harbor Commons');
    await page.check('[name=color][value=own]', { force: true });
    await page.fill('[name=accent]', '#ffd400');
    await page.click('main form.stack button');
    expect((await page.locator('.field-error').allInnerTexts()).join(' ')).toContain('Text needs 4.5 to 1.');
    expect(await page.inputValue('[name=name]')).toBe('Harbor Commons');
    await page.fill('[name=name]', 'Tilth');
    await page.check('[name=color][value=soil]', { force: true });
    await page.click('main form.stack button');
    await arrives(page, `${url}/admin/appearance?saved`);
  },
  async 'community-visit'(page, url) {
    await page.fill('[name=reason]', 'The program asked me to look into a worry about safety.');
    await page.click('main form.stack button');
    await arrives(page, `${url}/c/harbor`);
    expect(await page.locator('main').innerText()).toContain('You are visiting for an hour.');
    expect(await page.locator('.post-card').count()).toBeGreaterThan(0);
    expect(await page.locator('.write-row').count()).toBe(0);
  },
  styleguide: 'reading',
  'styleguide-dialog': 'reading',
  async account(page, url) {
    await newcomer(page, url);
    await page.goto(`${url}/settings`);
    await page.click('.language-switch button[value=es]');
    expect(await page.locator('html').getAttribute('lang')).toBe('es');
    await page.click('a[href="/settings/password"]');
    await page.fill('[name=current]', password);
    await page.fill('[name=password]', 'four quiet herons');
    await page.click('main form.stack button');
    await page.locator('.notice[role=status]').waitFor();
    await page.goto(`${url}/settings`);
    await page.click('.settings-list form[action="/sign-out"] button');
    await arrives(page, /\/($|sign-in)/);
  },
};

const password = 'three calm otters';
let counter = 0;

/** Signs somebody up who was never here, by the form. */
async function newcomer(page: Page, url: string) {
  await page.context().clearCookies();
  const person = { name: `Noor ${(counter += 1)}`, email: `noor${counter}@example.org` };
  await page.goto(`${url}/sign-up`);
  await page.fill('[name=name]', person.name);
  await page.fill('[name=email]', person.email);
  await page.fill('[name=password]', password);
  await page.click('main form.stack button');
  await arrives(page, `${url}/`);
  return person;
}

const arrives = (page: Page, address: string | RegExp) => page.waitForURL(address, { timeout: 10_000 });
