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

test('whoever moves about while the page is live loads the frame again after reading a thread, and not for each page', async () => {
  const page = await browser.page();
  await page.context().addCookies(cookiesOf(await Visitor.as(product.url, 'linh-pham')));
  await page.goto(`${product.url}/c/rooted`);
  await page.waitForFunction(() => document.documentElement.dataset.live !== undefined);
  const asked: string[] = [];
  page.on('request', (request) => {
    const { pathname, searchParams } = new URL(request.url());
    if (pathname.endsWith('.data')) asked.push(`${pathname.replace(/\/t\/\w+/, '/t/…')} ${searchParams.get('_routes') ?? 'all'}`);
  });
  const go = async (selector: string, to: RegExp) => {
    await page.locator(selector).first().click();
    await page.waitForURL(to);
    await page.locator('main h1').first().waitFor();
    return asked.splice(0);
  };
  expect(await go('.tabs a:has-text("About")', /\/about$/)).toEqual(['/c/rooted/about.data routes/c.$community_.about']);
  expect(await go('.tabs a:has-text("Posts")', /\/c\/rooted$/)).toEqual(['/c/rooted.data routes/c.$community']);
  expect(await go('.post-title a', /\/t\/\w+/)).toEqual(['/t/….data routes/t.$thread']);
  // What was read there changes what the frame says of what is new.
  await page.waitForFunction(() => document.documentElement.dataset.live === 'watching');
  expect(await go('nav a[href="/"]', /:\d+\/$/)).toEqual(['/_root.data all']);
  expect(await go('.post-title a', /\/t\/\w+/)).toEqual(['/t/….data routes/t.$thread']);
});

test('where nothing is live, every page brings the frame along', async () => {
  const page = await browser.page();
  await page.context().addCookies(cookiesOf(await Visitor.as(product.url, 'grace-kim')));
  // A line on which nobody answers.
  await page.routeWebSocket(/socket\.io/, () => undefined);
  await page.goto(`${product.url}/c/rooted`);
  await page.locator('.tabs a:has-text("About")').waitFor();
  const asked: string[] = [];
  page.on('request', (request) => {
    const { pathname, searchParams } = new URL(request.url());
    if (pathname.endsWith('.data')) asked.push(searchParams.get('_routes') ?? 'all');
  });
  await page.click('.tabs a:has-text("About")');
  await page.waitForURL(/\/about$/);
  expect(asked.filter((routes) => routes !== 'all')).toEqual([]);
});

test('offline, a link leaves the page where it is and says so, in sight', async () => {
  const page = await browser.page({ viewport: { width: 390, height: 700 } });
  await page.context().addCookies(cookiesOf(await Visitor.as(product.url, 'linh-pham')));
  await page.goto(`${product.url}/c/rooted`);
  await page.waitForFunction(() => document.documentElement.dataset.live !== undefined);
  await page.context().setOffline(true);
  await page.locator('.strip').waitFor();
  await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
  expect(await page.locator('.strip').evaluate((strip) => Math.round(strip.getBoundingClientRect().top))).toBe(0);
  await page.click('.bottom-nav a[href="/library"]');
  await page.locator('.strip', { hasText: 'That page opens once you are back.' }).waitFor();
  expect(page.url()).toBe(`${product.url}/c/rooted`);
  await page.context().setOffline(false);
  await page.locator('.strip').waitFor({ state: 'detached' });
  await page.click('.bottom-nav a[href="/library"]');
  await page.waitForURL(`${product.url}/library`);
  expectComplaint(/ERR_INTERNET_DISCONNECTED|WebSocket connection/);
});
