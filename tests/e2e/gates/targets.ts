import type { Page } from 'playwright-core';
import { prepare } from './on-page';

function tooSmall(least: number): string[] {
  const { gate } = window;
  const found: string[] = [];
  const reach = least / 2 - 0.75;
  const measure = (control: HTMLElement): string | null => {
    if (gate.isUnseen(control) && !(control as HTMLInputElement).labels?.length) return null;
    const labels = [...((control as HTMLInputElement).labels ?? [])];
    const own = [control, ...labels];
    // A link in a sentence is as high as its line: the size of the text decides, not the design.
    const around = control.parentElement!.closest<HTMLElement>('p, li, dd, td, figcaption, blockquote, div, section') ?? document.body;
    const beside = around.innerText.replace(control.innerText, '').replace(/[^\p{L}\s]/gu, '').trim().split(/\s+/);
    if (control.matches('a') && getComputedStyle(control).display === 'inline' && !control.closest('nav') && beside.length > 2) return null;
    const hits = (x: number, y: number) => {
      const at = document.elementFromPoint(x, y);
      return at !== null && own.some((one) => one.contains(at));
    };
    // A row of filters scrolls by itself.
    control.scrollIntoView({ block: 'center', inline: 'nearest', behavior: 'instant' });
    // The widest line of what can be pressed: the control, or the label that stands for it.
    const box = own
      .filter((one) => one === control || gate.isShown(one))
      .flatMap((one) => [...one.getClientRects()])
      .filter((one) => hits(one.left + one.width / 2, one.top + one.height / 2))
      .sort((a, b) => b.width * b.height - a.width * a.height)[0];
    if (!box) return `${gate.called(control)} cannot be pressed in its middle`;
    const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
    // How far it can be pressed, left and right or up and down of the middle, whatever widens it.
    const extent = (dx: number, dy: number) => {
      if (hits(x + reach * dx, y + reach * dy) && hits(x - reach * dx, y - reach * dy)) return least;
      let length = 1;
      for (const sign of [1, -1]) for (let n = 1; n <= least && hits(x + n * dx * sign, y + n * dy * sign); n += 1) length += 1;
      return length;
    };
    const [width, height] = [extent(1, 0), extent(0, 1)];
    // The edges of the probe fall between two pixels.
    return width < least - 1 || height < least - 1 ? `${gate.called(control)} can be pressed on ${width} by ${height} pixels` : null;
  };
  found.push(...gate.controls().map(measure).filter((fault) => fault !== null));
  // Menus and folds, each opened alone, as one does.
  for (const fold of [...document.querySelectorAll<HTMLDetailsElement>('details:not([open])')].filter(gate.isShown)) {
    fold.open = true;
    const within = gate.controls().filter((control) => fold.contains(control) && control !== fold.querySelector('summary'));
    found.push(...within.map(measure).filter((fault) => fault !== null).map((fault) => `opened by ${gate.called(fold.querySelector('summary') ?? fold)}, ${fault}`));
    fold.open = false;
  }
  return found;
}

/**
 * Controls that a thumb would miss. Not the box is measured but where a press arrives: what widens a control counts,
 * and what a neighbour takes away does not. Makes the window as high as the page.
 */
export async function smallTargets(page: Page, least = 44): Promise<string[]> {
  await prepare(page);
  const { width, height } = page.viewportSize()!;
  const whole = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ width, height: Math.max(height, whole + 200) });
  await page.evaluate(() => window.scrollTo(0, 0));
  const found = await page.evaluate(tooSmall, least);
  await page.setViewportSize({ width, height });
  return found;
}
