import type { Page } from 'playwright-core';
import { prepare } from './on-page';

function faults(): string[] {
  const { gate } = window;
  const found = new Set<string>();
  const over = document.documentElement.scrollWidth - window.innerWidth;
  if (over > 0) found.add(`the sheet is too narrow by ${over} pixels`);
  for (const element of document.querySelectorAll('nav, [role=navigation], .skip-link, [role=search]')) if (gate.isShown(element)) found.add(`${gate.called(element)} is printed`);
  for (const element of [document.documentElement, document.body]) {
    const [red, green, blue, alpha] = gate.paint(getComputedStyle(element).backgroundColor);
    if (alpha > 0 && Math.min(red, green, blue) < 255) found.add(`the ground of <${element.localName}> is not white`);
  }
  const linear = (value: number) => (value <= 10.314 ? value / 3294.6 : ((value / 255 + 0.055) / 1.055) ** 2.4);
  for (const { node, parent } of gate.texts()) {
    const style = getComputedStyle(parent);
    const [red, green, blue] = gate.paint(style.color);
    // Browsers leave backgrounds out: every word has to stand on white.
    const contrast = 1.05 / (0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue) + 0.05);
    if (contrast < 4.5) found.add(`"${node.data.trim().slice(0, 40)}" in ${gate.called(parent)} has a contrast of ${contrast.toFixed(1)} to the sheet`);
  }
  return [...found];
}

/** What a sheet of A4 would show that it should not, printed by somebody who reads in the dark. */
export async function misprints(page: Page): Promise<string[]> {
  const size = page.viewportSize()!;
  await page.setViewportSize({ width: 794, height: 1123 });
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  await prepare(page);
  const found = await page.evaluate(faults);
  await page.emulateMedia({ media: 'screen', colorScheme: 'light' });
  await page.setViewportSize(size);
  return found;
}
