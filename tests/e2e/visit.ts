import type { Page } from 'playwright-core';
import { Visitor } from './product';
import type { Screen } from './screens';

/** Opens a screen as the person who looks at it, in their language, and waits until it is live. */
export async function visit(page: Page, url: string, screen: Screen, language: 'en' | 'es'): Promise<void> {
  const cookies: { name: string; value: string; url: string }[] = [{ name: 'tilth-language', value: language, url }];
  if (screen.as) {
    const visitor = await Visitor.as(url, screen.as);
    await visitor.post('/settings/language', { language });
    for (const pair of visitor.cookie.split('; ')) {
      const [name, value] = pair.split('=') as [string, string];
      cookies.push({ name, value, url });
    }
  }
  await page.context().addCookies(cookies);
  await page.goto(url + screen.path);
  if (screen.through) {
    await page.click(`a:has-text("${screen.through}")`);
    await page.waitForURL(/\/t\//);
  }
  if (screen.as) await page.waitForFunction(() => document.documentElement.dataset.live !== undefined);
}
