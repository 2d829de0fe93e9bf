import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Language } from '../../../app/contract/names';
import { expectComplaint, useBrowser } from '../browser';
import { secret, startProduct, type Product } from '../product';
import { screens, type Screen } from '../screens';
import { visit, visitorOf } from '../visit';
import { inaccessible } from './axe';
import { clipped, clippedWhenLarge, clippedWhenSpaced } from './clipping';
import { invalidHtml } from './html';
import { layoutJump, motion } from './motion';
import { misprints } from './print';
import { tabOrder } from './tab-order';
import { smallTargets } from './targets';
import { tooHeavy, weigh } from './weight';

type Gates = [name: string, hold: () => Promise<string[]>][];

/** The faults of each gate, with its name; the slowest of them can be told with GATE_TIMES=1. */
async function findings(where: string, gates: Gates): Promise<string[]> {
  const found: string[] = [];
  const times: string[] = [];
  for (const [name, hold] of gates) {
    const began = performance.now();
    found.push(...(await hold()).map((line) => `${where}, ${name}: ${line}`));
    times.push(`${name} ${Math.round(performance.now() - began)}`);
  }
  if (process.env.GATE_TIMES) process.stdout.write(`${where}: ${times.join(', ')}\n`);
  return found;
}

/**
 * Holds every screen to every gate in one language: one visit as on a phone, one as on a desk. Other words do not change
 * the elements of a page, how it arrives, the order of Tab, what moves or what is printed: those gates are held once, in
 * English. What words change is how long they are, and what they say to a machine that reads them out.
 */
export function holdScreens(language: Language): void {
  const once = (gates: Gates): Gates => (language === 'en' ? gates : []);
  let product: Product;
  const browser = useBrowser();
  beforeAll(async () => {
    product = await startProduct({ SECRET: secret });
  });
  afterAll(() => product.remove());

  async function open(screen: Screen, width: number, { lateFont = false } = {}) {
    const page = await browser.page({ viewport: { width, height: 800 } });
    if (lateFont) {
      await page.route(/\.woff2$/, async (route) => {
        await new Promise((resolve) => setTimeout(resolve, 250));
        await route.continue();
      });
    }
    const cdp = await page.context().newCDPSession(page);
    const weight = weigh(page);
    await visit(page, product.url, screen, language);
    return { page, cdp, weight, loaded: performance.now() };
  }
  const frame = async (page: Page) => {
    const found: string[] = [];
    if ((await page.locator('h1').count()) !== 1) found.push('a page has one h1');
    if ((await page.locator('html').getAttribute('lang')) !== language) found.push('the language of the page is another');
    return found;
  };

  for (const screen of screens) {
    test(`${screen.name} is good on a desk and on a phone`, async () => {
      const desk = await open(screen, 1280);
      const visitor = await visitorOf(product.url, screen, language);
      const found = await findings('desk', [
        ...once([['layout', () => layoutJump(desk.page)]]),
        ['frame', () => frame(desk.page)],
        ['axe', () => inaccessible(desk.page, desk.cdp)],
        ...once([
          ['html', async () => invalidHtml(await (await visitor.get(desk.page.url().slice(product.url.length))).text())],
          ['motion', () => motion(desk.page)],
          ['print', () => misprints(desk.page)],
        ]),
        ['large text', () => clippedWhenLarge(desk.page)],
      ]);
      const phone = await open(screen, 360, { lateFont: language === 'en' });
      const sized = async (width: number, look: () => Promise<string[]>) => {
        await phone.page.setViewportSize({ width, height: 640 });
        return look();
      };
      found.push(...(await findings('phone', [
        ...once([['layout', () => layoutJump(phone.page)]]),
        ['axe', () => inaccessible(phone.page, phone.cdp)],
        ['targets', () => smallTargets(phone.page)],
        ['clipping', () => clipped(phone.page)],
        ['spaced text', () => clippedWhenSpaced(phone.page)],
        ['large text', () => clippedWhenLarge(phone.page)],
        ['320 pixels', () => sized(320, () => clipped(phone.page))],
        // As wide as 320 pixels at normal text, but between phone and desk.
        ['640 pixels, large text', () => sized(640, () => clippedWhenLarge(phone.page))],
        ...once([['tab', () => sized(360, () => tabOrder(phone.page, phone.cdp))]]),
      ])));
      found.push(...(await findings('desk', once([
        ['weight', async () => {
          // What a page loads by itself, a little later, counts too; what the focus makes it load does not.
          await desk.page.waitForTimeout(Math.max(0, 2_000 - (performance.now() - desk.loaded)));
          return tooHeavy(await desk.weight());
        }],
        ['tab', () => tabOrder(desk.page, desk.cdp)],
      ]))));
      expectComplaint(screen.status === 404 ? /404/ : /^$/);
      expect(found).toEqual([]);
    });
  }
}
