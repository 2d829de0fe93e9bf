import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { languages, type Language } from '../../app/contract/names';
import { build, install } from '../../server/cli/freshness.mjs';
import { launchChromium } from './chromium';
import { contactSheet, pictureOf, schemes, widths } from './contact-sheet';
import { secret, startProduct } from './product';
import { screens, type Screen } from './screens';
import { visit } from './visit';

/** Writes pictures of every screen to screens/, or of those whose names are given, and a sheet to look through them. */
const folder = join(import.meta.dirname, '../../screens');
const wanted = process.argv.slice(2);
const taken = screens.filter((screen) => wanted.length === 0 || wanted.includes(screen.name));

async function take(browser: Browser, url: string, screen: Screen, language: Language, width: (typeof widths)[number]): Promise<void> {
  const isPhone = width < 640;
  const context = await browser.newContext({ viewport: { width, height: isPhone ? 844 : 900 }, timezoneId: 'America/Chicago', isMobile: isPhone, hasTouch: isPhone, deviceScaleFactor: isPhone ? 2 : 1, reducedMotion: 'reduce' });
  const page = await context.newPage();
  await visit(page, url, screen, language);
  for (const colorScheme of schemes) {
    await page.emulateMedia({ colorScheme });
    await page.screenshot({ path: join(folder, pictureOf(screen.name, width, language, colorScheme)), fullPage: true });
  }
  await context.close();
}

install();
build();
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder);
const product = await startProduct({ SECRET: secret });
const browser = await launchChromium();
// A person has one language at a time: all screens in one, then all in the other.
for (const language of languages) {
  for (const screen of taken) await Promise.all(widths.map((width) => take(browser, product.url, screen, language, width)));
}
writeFileSync(join(folder, 'index.html'), contactSheet(taken.map((screen) => screen.name)));
await browser.close();
await product.remove();
process.stdout.write(`${taken.length * languages.length * widths.length * schemes.length} pictures: open screens/index.html\n`);
