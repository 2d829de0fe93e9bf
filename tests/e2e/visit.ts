import type { Page } from 'playwright-core';
import type { Language } from '../../app/contract/names';
import { Visitor } from './product';
import type { Screen } from './screens';

/** Who has signed in already, by product and person, and which language they chose last. */
const people = new Map<string, { visitor: Visitor; language: Language | null }>();

/** A visitor who is the person that looks at a screen, in a language; each signs in once. */
export async function visitorOf(url: string, screen: Screen, language: Language): Promise<Visitor> {
  const key = `${url} ${screen.as ?? ''}`;
  let person = people.get(key);
  if (!person) people.set(key, (person = { visitor: screen.as ? await Visitor.as(url, screen.as) : new Visitor(url), language: null }));
  if (person.language !== language) await person.visitor.post('/settings/language', { language });
  person.language = language;
  return person.visitor;
}

/** The cookies of a visitor, for a browser. */
export function cookiesOf(visitor: Visitor): { name: string; value: string; url: string }[] {
  return visitor.cookie.split('; ').filter(Boolean).map((pair) => {
    const at = pair.indexOf('=');
    return { name: pair.slice(0, at), value: pair.slice(at + 1), url: visitor.url };
  });
}

/** Opens a screen as the person who looks at it, in their language, and waits until it is live. */
export async function visit(page: Page, url: string, screen: Screen, language: Language): Promise<void> {
  await page.context().addCookies(cookiesOf(await visitorOf(url, screen, language)));
  await page.goto(url + screen.path);
  if (screen.through) {
    await page.click(`a:has-text("${screen.through}")`);
    await page.waitForURL(/\/t\//);
  }
  if (screen.as) await page.waitForFunction(() => document.documentElement.dataset.live !== undefined);
}
