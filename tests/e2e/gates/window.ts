import type { BrowserContextOptions, CDPSession, Page } from 'playwright-core';
import { axeSource, axeWorld } from './axe';

export interface Window {
  page: Page;
  cdp: CDPSession;
}

/**
 * A window for one screen after another: a new one for each, with a process of its own, would cost more than the screen.
 * Nothing is left in it of who was there before, and of what they looked at.
 */
export class KeptWindow {
  private kept: Window | null = null;
  constructor(
    private readonly open: (options: BrowserContextOptions) => Promise<Page>,
    private readonly size: { width: number; height: number },
    /** `cold`: nothing is known from an earlier page. `lateFont`: the font comes when the words are already there. `noScripts`: the page's own do not run. */
    private readonly how: { cold?: boolean; lateFont?: boolean; noScripts?: boolean } = {},
  ) {}

  /** Lends the window, as new; after a failure, which may leave anything behind, the next gets another. */
  async lend(url: string, look: (window: Window) => Promise<void>): Promise<void> {
    this.kept ??= await this.begin(url);
    try {
      await look(this.kept);
      await this.clean(this.kept, url);
    } catch (error) {
      await this.close();
      throw error;
    }
  }

  async close(): Promise<void> {
    await this.kept?.page.context().close();
    this.kept = null;
  }

  private async clean({ page, cdp }: Window, url: string): Promise<void> {
    // Of the same site, so that its process stays. What a page does when one leaves it, it does as whoever it was shown to.
    await page.goto(`${url}/healthz`);
    await page.emulateMedia({ media: null, colorScheme: null, reducedMotion: null });
    await page.setViewportSize(this.size);
    await page.evaluate(() => sessionStorage.clear());
    await Promise.all([page.context().clearCookies(), cdp.send('Storage.clearDataForOrigin', { origin: url, storageTypes: 'all' }), cdp.send('Page.resetNavigationHistory')]);
  }

  private async begin(url: string): Promise<Window> {
    const page = await this.open({ viewport: this.size, javaScriptEnabled: !this.how.noScripts });
    const cdp = await page.context().newCDPSession(page);
    // A world of its own: nothing of it is seen by the page.
    await cdp.send('Page.addScriptToEvaluateOnNewDocument', { source: axeSource, worldName: axeWorld });
    await cdp.send('Network.enable');
    if (this.how.cold) await cdp.send('Network.setCacheDisabled', { cacheDisabled: true });
    if (this.how.lateFont) {
      // What was left in the meantime has no request to go on with.
      cdp.on('Fetch.requestPaused', ({ requestId }) => void setTimeout(() => void cdp.send('Fetch.continueRequest', { requestId }).catch(() => undefined), 250));
      await cdp.send('Fetch.enable', { patterns: [{ urlPattern: '*.woff2*' }] });
    }
    await this.clean({ page, cdp }, url);
    return { page, cdp };
  }
}
