import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build, install } from '../../server/cli/freshness.mjs';
import { launchChromium } from './chromium';
import { startProduct } from './product';
import { screens } from './screens';
import { visit } from './visit';

/** Writes pictures of every screen to screens/, for a person to look through. */
const folder = join(import.meta.dirname, '../../screens');
install();
build();
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder);
const product = await startProduct();
const browser = await launchChromium();
for (const [width, height] of [[1280, 900], [390, 844]] as const) {
  for (const [language, colorScheme] of [['en', 'light'], ['es', 'dark']] as const) {
    for (const screen of screens) {
      const context = await browser.newContext({ viewport: { width, height }, colorScheme, timezoneId: 'America/Chicago', isMobile: width < 640, deviceScaleFactor: width < 640 ? 2 : 1 });
      const page = await context.newPage();
      await visit(page, product.url, screen, language);
      await page.screenshot({ path: join(folder, `${screen.name}.${width}.${language}.${colorScheme}.png`), fullPage: true });
      await context.close();
    }
  }
}
await browser.close();
await product.remove();
process.stdout.write(`${screens.length * 4} pictures in screens/\n`);
