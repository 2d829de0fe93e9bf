import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { CDPSession, Page } from 'playwright-core';

export const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** The name of the world beside the page's own in which axe runs. */
export const axeWorld = 'axe';

const aboutColor = ['color-contrast', 'link-in-text-block'];

interface Axe {
  run(context: Document, options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
}

/** Runs in the world of axe. */
async function violations(options: object): Promise<string[]> {
  const { axe } = window as unknown as { axe: Axe };
  const found = await axe.run(document, { resultTypes: ['violations'], preload: false, selectors: false, ...options });
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 120)).join(' | ')}`);
}

/**
 * The rules of WCAG A and AA to 2.2; those about colour a second time in the dark, where nothing else changes. `colors`
 * false leaves them out: where they were held before, of the same elements.
 */
export async function inaccessible(page: Page, cdp: CDPSession, { colors = true } = {}): Promise<string[]> {
  const { frameTree } = await cdp.send('Page.getFrameTree');
  const { executionContextId: contextId } = await cdp.send('Page.createIsolatedWorld', { frameId: frameTree.frame.id, worldName: axeWorld });
  const evaluate = async (expression: string) => {
    const { result, exceptionDetails } = await cdp.send('Runtime.evaluate', { expression, contextId, awaitPromise: true, returnByValue: true });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value as unknown;
  };
  const run = async (options: object) => (await evaluate(`(${violations.toString()})(${JSON.stringify(options)})`)) as string[];
  // A kept window has brought it with the page.
  if ((await evaluate('typeof axe')) === 'undefined') await evaluate(`${axeSource};0`);
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  // A strip above the frame, such as that of the demo, is read before all landmarks.
  const light = await run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'], rules: { region: { enabled: false }, ...(!colors && Object.fromEntries(aboutColor.map((rule) => [rule, { enabled: false }]))) } });
  if (!colors) return light;
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  const dark = await run({ runOnly: { type: 'rule', values: aboutColor } });
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  return [...light, ...dark.map((line) => `in the dark, ${line}`)];
}
