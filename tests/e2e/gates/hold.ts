import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Language } from '../../../app/contract/names';
import { expectComplaint, useBrowser } from '../browser';
import { secret, startProduct, type Product } from '../product';
import { screens } from '../screens';
import { visit } from '../visit';
import { inaccessible } from './axe';
import { clipped, clippedWhenLarge, clippedWhenSpaced } from './clipping';
import { invalidHtml } from './html';
import { layoutJump, motion } from './motion';
import { misprints } from './print';
import { tabOrder } from './tab-order';
import { smallTargets } from './targets';
import { tooHeavy, weigh } from './weight';
import { KeptWindow, type Window } from './window';

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

const deskSize = { width: 1280, height: 800 };
const phoneSize = { width: 360, height: 800 };

async function misframed(page: Page, language: Language): Promise<string[]> {
  const { headings, lang } = await page.evaluate(() => ({ headings: document.querySelectorAll('h1').length, lang: document.documentElement.lang }));
  return [...(headings === 1 ? [] : ['a page has one h1']), ...(lang === language ? [] : ['the language of the page is another'])];
}

/** What is held as well to a phone and to all words of it, in the window of a phone. */
function onPhone({ page, cdp }: Window, { colors = true } = {}): Gates {
  const sized = async (width: number, look: () => Promise<string[]>) => {
    await page.setViewportSize({ width, height: 640 });
    return look();
  };
  return [
    ['axe', () => inaccessible(page, cdp, { colors })],
    ['targets', () => smallTargets(page)],
    ['clipping', () => clipped(page)],
    ['spaced text', () => clippedWhenSpaced(page)],
    ['large text', () => clippedWhenLarge(page)],
    ['320 pixels', () => sized(320, () => clipped(page))],
    // As wide as 320 pixels at normal text, but between phone and desk.
    ['640 pixels, large text', () => sized(640, () => clippedWhenLarge(page))],
  ];
}

/** Gates that hold every screen as somebody comes to it for the first time, on a desk and on a phone. */
export function holdScreens(part: 0 | 1): void {
  const { product, browser } = useProduct();
  const desks = new KeptWindow(browser.keptPage, deskSize, { cold: true });
  const phones = new KeptWindow(browser.keptPage, phoneSize, { cold: true, lateFont: true });

  for (const screen of screens.filter((_screen, index) => index % 2 === part)) {
    test(`${screen.name} is good on a desk and on a phone`, async () => {
      const found: string[] = [];
      const { url } = product();
      await desks.lend(url, async (desk) => {
        const weight = weigh(desk.page);
        const answer = await visit(desk.page, url, screen, 'en');
        const loaded = performance.now();
        found.push(...(await findings('desk', [
          ['layout', () => layoutJump(desk.page)],
          ['frame', () => misframed(desk.page, 'en')],
          ['axe', () => inaccessible(desk.page, desk.cdp)],
          ['html', async () => invalidHtml(await answer.text())],
          ['motion', () => motion(desk.page)],
          ['print', () => misprints(desk.page)],
          ['large text', () => clippedWhenLarge(desk.page)],
        ])));
        await phones.lend(url, async (phone) => {
          await visit(phone.page, url, screen, 'en');
          found.push(...(await findings('phone', [
            ['layout', () => layoutJump(phone.page)],
            ...onPhone(phone),
            ['tab', async () => {
              await phone.page.setViewportSize({ width: 360, height: 640 });
              return tabOrder(phone.page, phone.cdp);
            }],
          ])));
        });
        found.push(...(await findings('desk', [
          ['weight', async () => {
            // What a page loads by itself, a little later, counts too; what the focus makes it load does not.
            await desk.page.waitForTimeout(Math.max(0, 2_000 - (performance.now() - loaded)));
            return tooHeavy(await weight());
          }],
          ['tab', () => tabOrder(desk.page, desk.cdp)],
        ])));
      });
      expectComplaint(screen.status === 404 ? /404/ : /^$/);
      expect(found).toEqual([]);
    });
  }
}

/**
 * Gates that hold every screen in another language. Other words do not change the elements of a page, their colours, how
 * it arrives, the order of Tab, what moves or what is printed: those gates are held once, above. What words change is how
 * long they are, and what they say to a machine that reads them out. No script asks how wide the window is that it begins
 * in, so one window becomes as narrow as a phone.
 */
export function holdWords(language: Language): void {
  const { product, browser } = useProduct();
  const windows = new KeptWindow(browser.keptPage, deskSize);

  for (const screen of screens) {
    test(`${screen.name} is good on a desk and on a phone`, async () => {
      const found: string[] = [];
      const { url } = product();
      await windows.lend(url, async (window) => {
        const { page, cdp } = window;
        await visit(page, url, screen, language);
        found.push(...(await findings('desk', [
          ['frame', () => misframed(page, language)],
          ['axe', () => inaccessible(page, cdp, { colors: false })],
          ['large text', () => clippedWhenLarge(page)],
        ])));
        await page.setViewportSize(phoneSize);
        found.push(...(await findings('phone', onPhone(window, { colors: false }))));
      });
      expectComplaint(screen.status === 404 ? /404/ : /^$/);
      expect(found).toEqual([]);
    });
  }
}

function useProduct() {
  let product: Product;
  const browser = useBrowser();
  beforeAll(async () => {
    product = await startProduct({ SECRET: secret });
  });
  afterAll(() => product.remove());
  return { product: () => product, browser };
}
