import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { launchChromium } from './chromium';

/** What a page complained about: everything here fails the test, unless the test says that it expects it. */
const complaints: string[] = [];

/** Lets a complaint pass that the test provokes, such as the refusal of a page that is not there. */
export function expectComplaint(pattern: RegExp): void {
  const left = complaints.filter((line) => !pattern.test(line));
  complaints.length = 0;
  complaints.push(...left);
}

/** A browser for the tests of one file. Console errors and uncaught faults fail the test in which they appear. */
export function useBrowser() {
  let browser: Browser;
  const contexts: BrowserContext[] = [];
  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(() => browser.close());
  afterEach(async () => {
    await Promise.all(contexts.splice(0).map((context) => context.close()));
    const seen = complaints.splice(0);
    expect(seen).toEqual([]);
  });
  async function open(options: BrowserContextOptions): Promise<Page> {
    const context = await browser.newContext({ locale: 'en-US', timezoneId: 'America/Chicago', ...options });
    const page = await context.newPage();
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') complaints.push(`${message.type()}: ${message.text()} (${message.location().url})`);
    });
    page.on('pageerror', (error) => complaints.push(`uncaught: ${String(error)}`));
    return page;
  }
  return {
    /** A page of a person of its own: own cookies, own window. */
    async page(options: BrowserContextOptions = {}): Promise<Page> {
      const page = await open(options);
      contexts.push(page.context());
      return page;
    },
    /** The same, kept for the tests that follow: whoever opens something in it sees that nothing is left of what was there. */
    keptPage: open,
  };
}
