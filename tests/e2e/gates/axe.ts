import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { CDPSession, Page } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Axe {
  run(context: Document, options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
}

async function run(page: Page, options: object): Promise<string[]> {
  const violations = await page.evaluate(
    async (options) => (await (window as unknown as { axe: Axe }).axe.run(document, { resultTypes: ['violations'], preload: false, ...options })).violations.map(({ id, nodes }) => ({ id, nodes: nodes.map((node) => node.html.slice(0, 120)) })),
    options,
  );
  return violations.map(({ id, nodes }) => `${id}: ${nodes.join(' | ')}`);
}

/** The rules of WCAG A and AA to 2.2; those about colour a second time in the dark, where nothing else changes. */
export async function inaccessible(page: Page, cdp: CDPSession): Promise<string[]> {
  // Not a script tag: the policy of the site holds while it is tested.
  await cdp.send('Runtime.evaluate', { expression: axe });
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  // A strip above the frame, such as that of the demo, is read before all landmarks.
  const light = await run(page, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'], rules: { region: { enabled: false } } });
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  const dark = await run(page, { runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] } });
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  return [...light, ...dark.map((line) => `in the dark, ${line}`)];
}
