import type { Page } from 'playwright-core';
import { prepare } from './on-page';

function cutOff(): string[] {
  const { gate } = window;
  const found = new Set<string>();
  const over = document.documentElement.scrollWidth - window.innerWidth;
  if (over > 0) found.add(`the page scrolls sideways by ${over} pixels`);
  for (const { node, parent, boxes } of gate.texts()) {
    const words = `"${node.data.trim().slice(0, 40)}"`;
    for (let box: HTMLElement | null = parent; box && box !== document.body; box = box.parentElement) {
      const style = getComputedStyle(box);
      // What scrolls can be reached, and what ends in an ellipsis is cut on purpose.
      if ([style.overflowX, style.overflowY].some((one) => one === 'auto' || one === 'scroll') || style.position === 'fixed') break;
      const across = style.overflowX !== 'visible' && style.textOverflow !== 'ellipsis';
      const down = style.overflowY !== 'visible' && style.webkitLineClamp === 'none';
      if (style.webkitLineClamp !== 'none') break;
      if (!across && !down) continue;
      const edge = box.getBoundingClientRect();
      // The box of a line is higher than its letters: a fifth of it may hang over.
      if (boxes.some((one) => (across && (one.left < edge.left - 1 || one.right > edge.right + 1)) || (down && (one.top < edge.top - one.height / 5 || one.bottom > edge.bottom + one.height / 5)))) {
        found.add(`${words} is cut off by ${gate.called(box)}`);
      }
    }
    // A word that runs out of its button is not cut, but it lies on something else.
    const control = parent.closest<HTMLElement>('button, a.button, summary, select');
    const frame = control?.getBoundingClientRect();
    if (frame && boxes.some((one) => one.left < frame.left - 1 || one.right > frame.right + 1 || one.top < frame.top - one.height / 5 || one.bottom > frame.bottom + one.height / 5)) {
      found.add(`${words} runs out of ${gate.called(control!)}`);
    }
  }
  for (const field of document.querySelectorAll<HTMLInputElement>('input:not([type=hidden], [type=checkbox], [type=radio], [type=file], [type=range], [type=color])')) {
    if (gate.isShown(field) && !gate.isUnseen(field) && field.clientHeight < parseFloat(getComputedStyle(field).fontSize) * 1.15) found.add(`the text of ${gate.called(field)} is higher than the field`);
  }
  return [...found];
}

/** Texts that cannot be read whole, and a page that scrolls sideways. */
export async function clipped(page: Page): Promise<string[]> {
  await prepare(page);
  return page.evaluate(cutOff);
}

/** The same with all text at twice its size. */
export async function clippedWhenLarge(page: Page): Promise<string[]> {
  await page.evaluate(() => document.documentElement.style.setProperty('font-size', '200%'));
  const found = await clipped(page);
  await page.evaluate(() => document.documentElement.style.removeProperty('font-size'));
  return found;
}

/** The same with the spacing that WCAG 1.4.12 lets a reader set. */
export async function clippedWhenSpaced(page: Page): Promise<string[]> {
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; } p { margin-bottom: 2em !important; }');
    document.adoptedStyleSheets = [sheet];
  });
  const found = await clipped(page);
  await page.evaluate(() => {
    document.adoptedStyleSheets = [];
  });
  return found;
}
