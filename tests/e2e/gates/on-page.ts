import type { Page } from 'playwright-core';

/** What the gates share inside a page: which elements are controls, how one is called in a finding. */
export interface OnPage {
  called(element: Element): string;
  isShown(element: Element): boolean;
  /** Every shown and enabled control, in the order of the document. */
  controls(): HTMLElement[];
  /** The shown text nodes that hold more than space, with the boxes of their lines. */
  texts(): { node: Text; parent: HTMLElement; boxes: DOMRect[] }[];
  /** Whether an element is kept for the ear alone: cut to nothing, or outside the page until it is focused. */
  isUnseen(element: Element): boolean;
  /** A CSS colour as red, green, blue (0 to 255) and alpha (0 to 1). */
  paint(color: string): [number, number, number, number];
  /** The controls of which the first test is whether Tab stops there: what `tab-order.ts` keeps between two calls. */
  stops: { element: HTMLElement; fault: string | null }[];
  left: boolean;
}

declare global {
  interface Window {
    gate: OnPage;
  }
}

function install(): void {
  if ((window as Partial<Window>).gate) return;
  const interactive = 'a[href], button, input:not([type=hidden]), select, textarea, summary, audio[controls], video[controls], [contenteditable=true], [tabindex]';
  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true })!;
  const isShown = (element: Element) =>
    element.checkVisibility({ visibilityProperty: true }) && [...element.getClientRects()].some((box) => box.width > 0 && box.height > 0);
  const isUnseen = (element: Element): boolean => {
    for (let one: Element | null = element; one; one = one.parentElement) {
      const style = getComputedStyle(one);
      const { width, height, bottom, right } = one.getBoundingClientRect();
      if (style.clipPath === 'inset(50%)') return true;
      if (style.overflow !== 'visible' && width <= 1 && height <= 1) return true;
      if (one === element && (bottom + scrollY <= 0 || right + scrollX <= 0)) return true;
    }
    return false;
  };
  window.gate = {
    called(element) {
      const { classList, id } = element;
      const words = (element.getAttribute('aria-label') ?? (element as HTMLElement).innerText ?? '').replace(/\s+/g, ' ').trim().slice(0, 40);
      const name = element.getAttribute('name');
      return `<${element.localName}${id ? ` #${id}` : ''}${classList.length > 0 ? ` .${[...classList].join('.')}` : ''}${name ? ` name=${name}` : ''}>${words ? ` "${words}"` : ''}`;
    },
    isShown,
    isUnseen,
    controls() {
      return [...document.querySelectorAll<HTMLElement>(interactive)].filter((element) => {
        if (element.matches(':disabled') || element.closest('[inert]') || !isShown(element)) return false;
        return !element.hasAttribute('tabindex') || element.tabIndex >= 0 || element.matches('a[href], button, input, select, textarea, summary');
      });
    },
    texts() {
      const found = [];
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
        const parent = node.parentElement!;
        if (!node.data.trim() || parent.closest('script, style, noscript, template, option') || !isShown(parent) || isUnseen(parent)) continue;
        const range = document.createRange();
        range.selectNodeContents(node);
        const boxes = [...range.getClientRects()].filter((box) => box.width > 0 && box.height > 0);
        if (boxes.length > 0) found.push({ node, parent, boxes });
      }
      return found;
    },
    paint(color) {
      canvas.clearRect(0, 0, 1, 1);
      canvas.fillStyle = '#000';
      canvas.fillStyle = color;
      canvas.fillRect(0, 0, 1, 1);
      const [red, green, blue, alpha] = canvas.getImageData(0, 0, 1, 1).data;
      return [red!, green!, blue!, alpha! / 255];
    },
    stops: [],
    left: false,
  };
}

/** Puts what the gates share into a page, unless it is there. */
export async function prepare(page: Page): Promise<void> {
  await page.evaluate(install);
}
