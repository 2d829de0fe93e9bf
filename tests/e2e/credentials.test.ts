import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectComplaint, useBrowser } from './browser';
import { startProduct, until, Visitor, type Product } from './product';
import { cookiesOf } from './visit';

let product: Product;
const browser = useBrowser();
beforeAll(async () => {
  product = await startProduct();
});
afterAll(() => product.remove());

async function as(visitor: Visitor, javaScriptEnabled = true): Promise<Page> {
  const page = await browser.page({ javaScriptEnabled });
  await page.context().addCookies(cookiesOf(visitor));
  return page;
}

test('somebody is found by what they can be asked about, without scripts', async () => {
  const lucia = await Visitor.as(product.url, 'lucia-herrera');
  await lucia.post('/settings/profile', { name: 'Lucía Herrera', fieldRole: 'lead-teacher', setting: 'center', askMeAbout: 'slow goodbyes, lullabies' });
  const page = await as(await Visitor.as(product.url, 'grace-kim'), false);
  await page.goto(`${product.url}/c/rooted/people`);
  await page.fill('main [name=q]', 'lullaby');
  await page.click('main [role=search] .search-field button');
  await page.waitForURL(/q=lullaby/);
  expect(await page.locator('.people-rows h3 a').allInnerTexts()).toEqual(['Lucía Herrera']);
  await page.click('.people-rows .chip:has-text("slow goodbyes")');
  await page.waitForURL(/ask=slow/);
  expect(await page.locator('.people-rows h3 a').allInnerTexts()).toEqual(['Lucía Herrera']);
  expect(await page.locator('select[name=ask]').inputValue()).toBe('slow goodbyes');
  expect(await page.locator('main').innerText()).not.toContain('Last seen');
});

test('the people of a community are nobody’s business outside it', async () => {
  const visitor = await Visitor.as(product.url, 'joan-castellano');
  const statuses = await Promise.all(['/c/rooted/people', '/c/maple/people', '/c/nowhere/people', '/people/grace-kim/credentials', '/admin/credentials'].map(async (path) => (await visitor.get(path)).status));
  expect(statuses).toEqual([404, 404, 404, 404, 404]);
  expect((await visitor.post('/admin/credentials', { intent: 'verify', credential: 'x', revision: '1', checked: 'x' })).status).toBe(404);
});

test('a credential is added, asked for, and verified by an administrator; its number stays with the two of them', async () => {
  const site = await startProduct({ DEMO: '0' });
  try {
    const owner = new Visitor(site.url);
    const [link] = await until('the link to set up', async () => /\/setup\/[\w-]+/.exec(site.output()));
    await owner.post(link, { name: 'Olivia Owner', email: 'olivia@example.org', password: 'three calm otters', language: 'en' });
    const holder = new Visitor(site.url);
    await holder.post('/sign-up', { name: 'Hana Holder', email: 'hana@example.org', password: 'three calm otters', language: 'en' });

    const theirs = await as(holder);
    await theirs.goto(`${site.url}/settings`);
    await theirs.click('.settings-list a:has-text("Credentials")');
    await theirs.click('a:has-text("Add a credential")');
    await theirs.selectOption('[name=kind]', 'reflective-supervision');
    await theirs.fill('[name=title]', 'Two-year seminar');
    await theirs.fill('[name=issuer]', 'Willow Bend');
    await theirs.fill('[name=number]', 'WB-4711');
    await theirs.click('main button:has-text("Save")');
    await theirs.getByText('The credential is added.').waitFor();
    await theirs.click('button:has-text("Ask to have it checked")');
    await theirs.getByText('Waiting to be checked').waitFor();

    const page = await as(owner, false);
    await page.goto(`${site.url}/settings`);
    await page.click('.settings-list a:has-text("Credentials to check")');
    expect(await page.locator('.credential-list').innerText()).toMatch(/Hana Holder[\s\S]*Two-year seminar[\s\S]*WB-4711/);
    const verify = page.locator('.checking details', { hasText: 'Verify' });
    await verify.locator('summary').click();
    await verify.locator('[name=checked]').fill(' ');
    await verify.locator('form button').click();
    await page.locator('.field-error').waitFor();
    expectComplaint(/400/);
    await verify.locator('[name=checked]').fill('The letter of the institute');
    await verify.locator('form button').click();
    await page.getByText('The credential is verified.').waitFor();

    await theirs.reload();
    expect(await theirs.locator('.credential-list').innerText()).toMatch(/Verified[\s\S]*Checked by Olivia Owner[\s\S]*The letter of the institute/);
    await theirs.goto(`${site.url}/people/hana-holder`);
    await theirs.click('.aside a:has-text("What you hold")');
    await theirs.getByText('Two-year seminar').waitFor();
    expect(site.output()).not.toContain('WB-4711');
    // A page that lost its site would complain.
    await theirs.close();
  } finally {
    await site.remove();
  }
});
