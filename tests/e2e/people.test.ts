import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectComplaint, useBrowser } from './browser';
import { startProduct, until, Visitor, type Product } from './product';

let product: Product;
let picture: Buffer;
const browser = useBrowser();
beforeAll(async () => {
  product = await startProduct();
  picture = await sharp({ create: { width: 500, height: 300, channels: 3, background: '#336655' } }).jpeg().toBuffer();
});
afterAll(() => product.remove());

async function as(page: Page, visitor: Visitor): Promise<void> {
  const cookies = visitor.cookie.split('; ').map((pair) => {
    const [name, value] = pair.split('=') as [string, string];
    return { name, value, url: visitor.url };
  });
  await page.context().addCookies(cookies);
}
async function person(handle: string, options: Parameters<typeof browser.page>[0] = {}): Promise<Page> {
  const page = await browser.page(options);
  await as(page, await Visitor.as(product.url, handle));
  return page;
}
const photo = () => ({ name: 'me.jpg', mimeType: 'image/jpeg', buffer: picture });

for (const javaScriptEnabled of [true, false]) {
  test(`a profile is edited ${javaScriptEnabled ? 'with' : 'without'} scripts, and what is not right keeps its words`, async () => {
    const page = await person(javaScriptEnabled ? 'david-okafor' : 'imani-brooks', { javaScriptEnabled });
    await page.goto(`${product.url}/settings`);
    await page.click('.settings-list a:has-text("Profile")');
    await page.waitForURL(/\/settings\/profile$/);
    await page.fill('[name=pronouns]', 'they/them');
    await page.fill('[name=askMeAbout]', 'a,b,c,d,e,f,g,h,i');
    await page.check('[name=speaks-fr]');
    await page.click('button:has-text("Save profile")');
    await page.locator('#askMeAbout-error').waitFor();
    expect(await page.inputValue('[name=pronouns]')).toBe('they/them');
    expect(await page.isChecked('[name=speaks-fr]')).toBe(true);
    expectComplaint(/400/);
    await page.fill('[name=askMeAbout]', 'sand tables, mud');
    await page.click('button:has-text("Save profile")');
    await page.waitForURL(/saved/);
    await page.locator('.notice', { hasText: 'Your profile is saved.' }).waitFor();
    await page.click('.rail-me');
    await page.click('a:has-text("See your profile")');
    await page.locator('h1:has-text("' + (javaScriptEnabled ? 'David Okafor' : 'Imani Brooks') + '")').waitFor();
    expect(await page.locator('main').innerText()).toMatch(/they\/them[\s\S]*sand tables[\s\S]*mud/);
    expect(await page.locator('.aside').innerText()).toContain('French');
  });
}

test('a profile that the reader may not see is the page of nothing', async () => {
  const visitor = await Visitor.as(product.url, 'joan-castellano');
  const [hidden, none] = [await visitor.get('/people/grace-kim'), await visitor.get('/people/nobody-here')];
  expect([hidden.status, none.status]).toEqual([404, 404]);
  const bare = async (response: Response) => (await response.text()).replace(/\d{4}-\d\d-\d\dT[\d:.]+Z|[\w-]{16,36}|grace-kim|nobody-here/g, '');
  expect(await bare(hidden)).toBe(await bare(none));
});

test('a name in a thread leads to the person', async () => {
  const page = await person('grace-kim');
  await page.goto(`${product.url}/c/rooted`);
  await page.locator('.post-title a').first().click();
  await page.locator('.byline .person-link').click();
  await page.waitForURL(/\/people\//);
  await page.locator('.profile h1').waitFor();
});

test('a photo is chosen without scripts, shown to colleagues, and opened by nobody else', async () => {
  const page = await person('amara-nwosu', { javaScriptEnabled: false });
  await page.goto(`${product.url}/settings/photo`);
  await page.click('button:has-text("Use this photo")');
  await page.locator('#photo-error').waitFor();
  expectComplaint(/400/);
  await page.setInputFiles('[name=photo]', { name: 'me.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('<svg onload="alert(1)"/>') });
  await page.click('button:has-text("Use this photo")');
  expect(await page.locator('#photo-error').innerText()).toContain('cannot be shown');
  expectComplaint(/400/);
  await page.setInputFiles('[name=photo]', photo());
  await page.click('button:has-text("Use this photo")');
  await page.waitForURL(/saved/);
  const address = (await page.locator('main .avatar img').getAttribute('src'))!;
  expect(address).toMatch(/^\/people\/amara-nwosu\/photo\/\w{16}\?size=large$/);

  const colleague = await Visitor.as(product.url, 'grace-kim');
  const response = await colleague.get(address);
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe('image/webp');
  expect(response.headers.get('cache-control')).toBe('private, max-age=86400');
  expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  expect(await sharp(Buffer.from(await response.arrayBuffer())).metadata()).toMatchObject({ format: 'webp', width: 320, height: 320 });
  for (const visitor of [new Visitor(product.url), await Visitor.as(product.url, 'joan-castellano')]) {
    const refused = await visitor.get(address);
    expect(refused.status).toBe(404);
    expect(refused.headers.get('content-type')).not.toContain('image');
  }
  const reader = await person('grace-kim');
  await reader.goto(`${product.url}/people/amara-nwosu`);
  await reader.waitForFunction(() => document.querySelector<HTMLImageElement>('.profile-head img')!.naturalWidth === 320);

  await page.click('button:has-text("Remove photo")');
  await page.waitForURL(/saved/);
  expect(await page.locator('main .avatar img').count()).toBe(0);
  expect((await colleague.get(address)).status).toBe(404);
});

test('a photo that is too big is refused before it is read, and no other form may be as big', async () => {
  const visitor = await Visitor.as(product.url, 'grace-kim');
  const send = (path: string, bytes: number) => {
    const body = new FormData();
    body.append('photo', new Blob([new Uint8Array(bytes)]), 'a.jpg');
    return fetch(product.url + path, { method: 'POST', body, headers: { cookie: visitor.cookie, origin: product.url }, redirect: 'manual' });
  };
  expect((await send('/settings/photo', 9 * 1024 * 1024)).status).toBe(413);
  expect((await send('/settings/profile', 1024 * 1024)).status).toBe(413);
  expect((await send('/settings/photo', 8 * 1024 * 1024)).status).toBe(400);
  // Somebody who is not signed in is sent to sign in, whatever they bring.
  const stranger = await fetch(`${product.url}/settings/photo`, { method: 'POST', body: 'x', headers: { origin: product.url, 'content-type': 'multipart/form-data; boundary=x' }, redirect: 'manual' });
  expect(stranger.status).toBe(302);
});

test('theme, size and letters are there with the first byte, and stay', async () => {
  const page = await person('grace-kim', { colorScheme: 'light' });
  await page.goto(`${product.url}/settings/reading`);
  await page.check('[name=theme][value=dark]', { force: true });
  await page.check('[name=textSize][value=larger]', { force: true });
  await page.check('[name=easyFont]');
  await page.uncheck('[name=shortcuts]');
  await page.click('main button:has-text("Save")');
  await page.waitForURL(/saved/);
  const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  await until('the dark theme', async () => (await paper()) === 'rgb(27, 24, 21)');
  await page.reload();
  expect(await paper()).toBe('rgb(27, 24, 21)');
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).fontSize)).toBe('20px');
  expect(await page.evaluate(() => getComputedStyle(document.body).fontFamily)).toContain('Atkinson Hyperlegible Next');
  const cookie = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
  const html = await (await fetch(product.url, { headers: { cookie } })).text();
  expect(html).toMatch(/<html [^>]*data-theme="dark" data-size="larger" data-font="easy"/);
  await page.goto(`${product.url}/settings/reading`);
  expect(await page.isChecked('[name=shortcuts]')).toBe(false);
});

test('a device that is signed out loses its live connection within a second', async () => {
  const [here, there] = [await person('thandi-mokoena'), await person('thandi-mokoena')];
  let closed = 0;
  const session = await there.context().newCDPSession(there);
  await session.send('Network.enable');
  session.on('Network.webSocketClosed', () => (closed = Date.now()));
  await there.goto(product.url);
  await there.waitForFunction(() => document.documentElement.dataset.live !== undefined);
  closed = 0;
  await here.goto(`${product.url}/settings/devices`);
  expect(await here.locator('.device-list li').count()).toBe(2);
  const began = Date.now();
  await here.click('.device-list button');
  await here.waitForURL(/saved/);
  await until('the socket to close', async () => closed > 0, 2_000);
  expect(closed - began).toBeLessThan(1_000);
  await until('the shorter list', async () => (await here.locator('.device-list li').count()) === 1);
  await there.goto(`${product.url}/settings`);
  expect(there.url()).toContain('/sign-in');
});

test('an administrator dresses the site, custom.css has the last word, and neither needs a restart', async () => {
  const site = await startProduct({ DEMO: '0' });
  try {
    const owner = new Visitor(site.url);
    const [link] = await until('the link to set up', async () => /\/setup\/[\w-]+/.exec(site.output()));
    await owner.post(link, { name: 'Olivia Owner', email: 'olivia@example.org', password: 'three calm otters', language: 'en' });
    const page = await browser.page({ colorScheme: 'light' });
    await as(page, owner);
    await page.goto(`${site.url}/settings`);
    await page.click('.settings-list a:has-text("Appearance of the site")');
    await page.fill('[name=name]', 'Harbor Commons');
    await page.setInputFiles('[name=logo]', photo());
    await page.check('[name=color][value=own]', { force: true });
    await page.fill('[name=accent]', '#ffd400');
    await page.click('main button:has-text("Save")');
    await page.getByText('contrast of 1.2 to 1').waitFor();
    expectComplaint(/400/);
    await page.fill('[name=accent]', '#1d5f8a');
    await page.setInputFiles('[name=logo]', photo());
    await page.click('main button:has-text("Save")');
    await page.waitForURL(/saved/);
    const soil = (from: Page) => from.evaluate(() => getComputedStyle(document.querySelector('main .button--primary')!).backgroundColor);
    await until('the accent', async () => (await soil(page)) === 'rgb(29, 95, 138)');
    expect(await page.title()).toContain('Harbor Commons');

    const visitor = await browser.page({ colorScheme: 'light' });
    await visitor.goto(`${site.url}/sign-in`);
    expect(await visitor.title()).toBe('Sign in · Harbor Commons');
    expect(await visitor.locator('.brand').innerText()).toBe('Harbor Commons');
    await visitor.waitForFunction(() => document.querySelector<HTMLImageElement>('.brand img')!.naturalWidth === 200);
    expect(await soil(visitor)).toBe('rgb(29, 95, 138)');
    await visitor.emulateMedia({ colorScheme: 'dark' });
    await until('the lighter accent', async () => (await soil(visitor)) !== 'rgb(29, 95, 138)');
    await visitor.emulateMedia({ colorScheme: 'light' });

    expect((await fetch(`${site.url}/custom.css`)).status).toBe(404);
    await writeFile(join(site.dataDir, 'custom.css'), ':root { --soil: rgb(1, 2, 3); }\n');
    const worn = async () => {
      await visitor.reload();
      return soil(visitor);
    };
    await until('custom.css', async () => (await worn()) === 'rgb(1, 2, 3)');
    await writeFile(join(site.dataDir, 'custom.css'), 'x'.repeat(256 * 1024 + 1));
    await until('the accent again', async () => (await worn()) === 'rgb(29, 95, 138)');
    await rm(join(site.dataDir, 'custom.css'));

    // For everybody else there is no such page.
    const other = new Visitor(site.url);
    await other.post('/sign-up', { name: 'Some Member', email: 'some@example.org', password: 'three calm otters', language: 'en' });
    expect((await other.get('/admin/appearance')).status).toBe(404);
    expect((await other.post('/admin/appearance', { name: 'Mine' })).status).toBe(404);
    expect(await (await other.get('/settings')).text()).not.toContain('/admin/appearance');
    // A page that is still open would look for the site that is gone.
    await page.close();
  } finally {
    await site.remove();
  }
});

test('home is drawn for whoever came by a page outside of it, without a reload', async () => {
  const page = await browser.page();
  const home = async () => {
    await page.waitForURL(`${product.url}/`);
    await page.locator('main h1').waitFor();
  };
  await page.goto(`${product.url}/sign-up`);
  await page.fill('[name=name]', 'Straight Ahead');
  await page.fill('[name=email]', 'straight@example.org');
  await page.fill('[name=password]', 'three calm otters');
  await page.press('[name=password]', 'Enter');
  await home();
  await page.context().clearCookies();
  await page.goto(`${product.url}/forgot`);
  await page.locator('a[href="/"]').first().click();
  await home();
  await page.goto(`${product.url}/sign-in`);
  await page.fill('[name=email]', 'straight@example.org');
  await page.fill('[name=password]', 'three calm otters');
  await page.press('[name=password]', 'Enter');
  await home();
  // Known from the first byte: nobody has to ask for it.
  await page.route('**/__manifest**', (route) => route.abort());
  await page.goto(`${product.url}/settings/password`);
  await page.locator('nav a[href="/"]').first().click();
  await home();
  expectComplaint(/__manifest|manifest patches/);
});
