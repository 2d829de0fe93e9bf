import type { Page, Response } from 'playwright-core';
import type { Language } from '../../app/contract/names';
import { prepared } from './prepared';
import { Visitor } from './product';
import type { Screen } from './screens';

/** Who has signed in already, by product and person, and which language they chose last. */
const people = new Map<string, Promise<{ visitor: Visitor; language: Language | null }>>();

/** A visitor who is the person that looks at a screen, in a language; each signs in once. */
export async function visitorOf(url: string, screen: Screen, language: Language): Promise<Visitor> {
  if (screen.after) await prepared(url, screen.after);
  const key = `${url} ${screen.as ?? ''}`;
  // Kept before it is known: two windows that open at once are of one person.
  const known = people.get(key) ?? signedIn(url, screen.as).then((visitor) => ({ visitor, language: null }));
  people.set(key, known);
  const person = await known;
  if (person.language !== language) await person.visitor.post('/settings/language', { language });
  person.language = language;
  return person.visitor;
}

async function signedIn(url: string, as: string | undefined): Promise<Visitor> {
  if (as === 'administrator') return Visitor.administrator(url);
  return as ? Visitor.as(url, as) : new Visitor(url);
}

/** The cookies of a visitor, for a browser. */
export function cookiesOf(visitor: Visitor): { name: string; value: string; url: string }[] {
  return visitor.cookie.split('; ').filter(Boolean).map((pair) => {
    const at = pair.indexOf('=');
    return { name: pair.slice(0, at), value: pair.slice(at + 1), url: visitor.url };
  });
}

/** Addresses of the screens that are found through another, by product and the text of the link. */
const addresses = new Map<string, string>();

/** Where a screen lies. What the demo gave an id of its own is looked up on the screen that links to it. */
export async function addressOf(url: string, screen: Screen, language: Language): Promise<string> {
  if (screen.rest) return screen.path + (await screen.rest(url));
  if (!screen.through) return screen.path;
  const key = `${url} ${screen.path} ${screen.through} ${screen.leads ?? ''}`;
  let address = addresses.get(key);
  if (!address) {
    // The words of some links are the product's own: they are looked up in English.
    const html = await (await (await visitorOf(url, screen, 'en')).get(screen.path)).text();
    await visitorOf(url, screen, language);
    const links = [...html.matchAll(/<a\b[^>]*\bhref="([^"]+)"[^>]*>(.*?)<\/a>/gs)];
    address = links.find(([, href, words]) => href!.startsWith(screen.leads ?? '') && words!.replace(/<[^>]*>/g, '').includes(screen.through!))?.[1];
    if (!address) throw new Error(`No link on ${screen.path} says "${screen.through}".`);
    addresses.set(key, address.replaceAll('&amp;', '&'));
  }
  return addresses.get(key)! + (screen.then ?? '');
}

/** Opens a screen as the person who looks at it, in their language, and waits until it is live. Answers what the server answered. */
export async function visit(page: Page, url: string, screen: Screen, language: Language): Promise<Response> {
  await page.context().addCookies(cookiesOf(await visitorOf(url, screen, language)));
  const answer = await page.goto(url + (await addressOf(url, screen, language)));
  if (answer?.status() !== (screen.status ?? 200)) throw new Error(`${screen.name} answered ${answer?.status()}.`);
  if (screen.as && !screen.isAlone) await page.waitForFunction(() => document.documentElement.dataset.live !== undefined);
  return answer;
}
