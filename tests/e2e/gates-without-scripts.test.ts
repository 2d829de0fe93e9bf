import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectComplaint, useBrowser } from './browser';
import { secret, startProduct, type Product } from './product';
import { screens } from './screens';
import { tasks } from './tasks';
import { KeptWindow } from './gates/window';
import { addressOf, cookiesOf, visitorOf } from './visit';

let product: Product;
const browser = useBrowser();
const windows = new KeptWindow(browser.keptPage, { width: 1280, height: 800 }, { noScripts: true });
beforeAll(async () => {
  product = await startProduct({ SECRET: secret });
});
afterAll(() => product.remove());

test('every screen says what it is for, and no task is left of a screen that is gone', () => {
  expect(Object.keys(tasks).sort()).toEqual(screens.map((screen) => screen.name).sort());
});

/** What takes somebody away whom other tasks need. */
const last = ['community-members', 'community-remove', 'community-hand-over'];

for (const screen of screens.toSorted((a, b) => last.indexOf(a.name) - last.indexOf(b.name))) {
  const task = tasks[screen.name];
  if (!task || task === 'reading') continue;
  test(`${screen.name} does its task without scripts`, async () => {
    await windows.lend(product.url, async ({ page }) => {
      await page.context().addCookies(cookiesOf(await visitorOf(product.url, screen, 'en')));
      const answer = await page.goto(product.url + (await addressOf(product.url, screen, 'en')));
      expect(answer!.status()).toBe(screen.status ?? 200);
      await task(page, product.url);
    });
    expectComplaint(/status of 40[04]/);
  });
}
