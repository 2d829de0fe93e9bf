import type { CDPSession, Page } from 'playwright-core';
import { prepare } from './on-page';

/** Begins at the top of the page and judges each place where Tab stops, from now on. */
function listen(): number {
  const { gate } = window;
  gate.stops = [];
  gate.left = false;
  // A place that is removed leaves the start of the next Tab where it was.
  const top = document.createElement('span');
  top.tabIndex = -1;
  document.body.prepend(top);
  top.focus({ preventScroll: true });
  top.remove();
  window.scrollTo({ top: 0, behavior: 'instant' });

  const around = (element: HTMLElement) => {
    const near: Element[] = [element, ...((element as HTMLInputElement).labels ?? [])];
    if (element.nextElementSibling) near.push(element.nextElementSibling);
    for (let up = element.parentElement, n = 0; up && n < 3; up = up.parentElement, n += 1) near.push(up);
    return near;
  };
  const look = (element: Element) =>
    ([null, '::before', '::after'] as const).map((pseudo) => {
      const style = getComputedStyle(element, pseudo);
      const ring = (style.outlineStyle === 'auto' || (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2)) && gate.paint(style.outlineColor)[3] > 0.5;
      return [ring ? `${style.outlineColor} ${style.outlineWidth} ${style.outlineOffset}` : '', style.boxShadow, style.borderColor, style.borderWidth].join('|');
    });
  const controls = gate.controls();
  const before = new Map(controls.map((control) => [control, around(control).map((one) => look(one).join())]));

  /** Whether two sides or more of the ring fall outside what shows: the window, or a box that cuts off. */
  const isCut = (element: HTMLElement): boolean => {
    const style = getComputedStyle(element);
    const out = parseFloat(style.outlineOffset) + parseFloat(style.outlineWidth) / 2;
    if (style.outlineStyle === 'none' || out <= 0) return false;
    const box = element.getBoundingClientRect();
    for (let up = element.parentElement; up; up = up.parentElement) {
      if (getComputedStyle(up).overflow === 'visible' && up !== document.documentElement) continue;
      const edge = up === document.documentElement ? new DOMRect(0, 0, innerWidth, innerHeight) : up.getBoundingClientRect();
      // What is larger than its scroller shows its ring when one scrolls.
      const across = box.width > edge.width - 8 ? 0 : Number(box.left - out < edge.left) + Number(box.right + out > edge.right);
      const down = box.height > edge.height - 8 && up === document.documentElement ? 0 : Number(box.top - out < edge.top) + Number(box.bottom + out > edge.bottom);
      if (across + down > 1) return true;
    }
    return false;
  };

  /** The faults of a control that has just got the focus. */
  const fault = (element: HTMLElement): string | null => {
    const own = [element, ...((element as HTMLInputElement).labels ?? [])];
    const inside = (box: DOMRect) => box.right > 1 && box.bottom > 1 && box.left < innerWidth - 1 && box.top < innerHeight - 1;
    const boxes = own.flatMap((one) => [...one.getClientRects()]).filter((box) => box.width > 2 && box.height > 2 && inside(box));
    if (boxes.length === 0) return 'is outside the window when it has the focus';
    let seen = 0;
    let points = 0;
    for (const box of boxes) {
      const [left, top, right, bottom] = [Math.max(box.left, 0), Math.max(box.top, 0), Math.min(box.right, innerWidth), Math.min(box.bottom, innerHeight)];
      for (const x of [0.2, 0.5, 0.8]) {
        for (const y of [0.2, 0.5, 0.8]) {
          points += 1;
          const hit = document.elementFromPoint(left + (right - left) * x, top + (bottom - top) * y);
          if (hit && own.some((one) => one.contains(hit) || (hit.contains(one) && hit !== document.body && hit !== document.documentElement && getComputedStyle(one).display === 'inline'))) seen += 1;
        }
      }
    }
    if (seen < points / 2) return 'is covered when it has the focus';
    const was = before.get(element);
    const marked = was
      ? around(element).some((one, at) => look(one).join() !== was[at])
      : getComputedStyle(element).outlineStyle !== 'none';
    if (!marked) return 'does not show that it has the focus';
    return isCut(element) ? 'has a mark of the focus that is cut off' : null;
  };
  const heard = new AbortController();
  window.addEventListener(
    'keyup',
    (event) => {
      if (event.key !== 'Tab' || gate.left) return;
      const element = document.activeElement as HTMLElement | null;
      const isHeld = element === gate.stops.at(-1)?.element;
      if (!element || element === document.body || (!isHeld && element === gate.stops[0]?.element)) {
        gate.left = true;
        heard.abort();
        return;
      }
      // A date field has a stop for each of its parts.
      if (isHeld && /^(date|time)/.test((element as HTMLInputElement).type) && !fault(element)) return;
      gate.stops.push({ element, fault: fault(element) });
    },
    { capture: true, signal: heard.signal },
  );
  return controls.length;
}

/** Compares where Tab stopped with the controls of the page. */
function compare(): string[] {
  const { gate } = window;
  const found: string[] = [];
  const stops = gate.stops.map((stop) => stop.element);
  const group = (element: Element) => (element instanceof HTMLInputElement && element.type === 'radio' && element.name ? `${element.form?.id ?? ''} ${element.name}` : null);
  const groups = new Set(stops.map(group).filter(Boolean));
  const composite = '[role=toolbar], [role=tablist], [role=menu], [role=menubar], [role=listbox], [role=radiogroup], [role=tree], [role=grid], markdown-toolbar';
  for (const control of gate.controls()) {
    if (control.tabIndex > 0) found.push(`${gate.called(control)} takes Tab out of turn`);
    if (stops.includes(control)) continue;
    const radios = group(control);
    if (radios && groups.has(radios)) continue;
    // Arrow keys move within it: one of its controls stands for all.
    const whole = control.closest(composite);
    if (whole && stops.some((stop) => whole.contains(stop))) continue;
    found.push(`Tab does not reach ${gate.called(control)}`);
  }
  if (!gate.left) found.push(`Tab does not leave ${gate.called(stops.at(-1) ?? document.body)}`);
  for (const [at, { element, fault }] of gate.stops.entries()) {
    if (fault) found.push(`${gate.called(element)} ${fault}`);
    if (stops.indexOf(element) !== at) found.push(`Tab comes back to ${gate.called(element)}`);
    const previous = stops[at - 1];
    if (previous && previous !== element && !(previous.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING)) found.push(`Tab goes back from ${gate.called(previous)} to ${gate.called(element)}`);
    const scrolls = element.scrollWidth > element.clientWidth || element.scrollHeight > element.clientHeight;
    if (!gate.controls().includes(element) && !scrolls) found.push(`Tab stops at ${gate.called(element)}, which is no control`);
  }
  return [...new Set(found)];
}

/**
 * Presses Tab from the top of the page to its end: each shown control has to be reached once, in the order of the
 * document, in sight, with a mark of the focus. Moves the focus and scrolls: whatever minds that comes before.
 */
export async function tabOrder(page: Page, cdp: CDPSession): Promise<string[]> {
  await prepare(page);
  // Tools that come with the first focus are there before keys pass by, as they are for a person.
  const words = page.locator('.composer textarea');
  if ((await words.count()) > 0) {
    await words.first().focus();
    await page.locator('markdown-toolbar').first().waitFor();
  }
  const most = (await page.evaluate(listen)) + 20;
  const key = { key: 'Tab', code: 'Tab', windowsVirtualKeyCode: 9 };
  for (let pressed = 0; pressed < most; pressed += 10) {
    // Ten at a time, without waiting for each: the browser keeps their order.
    await Promise.all(Array.from({ length: 10 }, () => [cdp.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...key }), cdp.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key })]).flat());
    if (await page.evaluate(() => window.gate.left)) break;
  }
  return page.evaluate(compare);
}
