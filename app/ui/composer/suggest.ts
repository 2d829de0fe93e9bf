import type { TextExpanderChangeEvent, TextExpanderResult } from '@github/text-expander-element';
import type { PersonView } from '../../contract/people';

/** The names of the lists. */
export interface Words {
  people: string;
  strategies: string;
  emoji: string;
}

interface Suggestion {
  /** What is put into the text. */
  value: string;
  name: string;
  beside: string;
}

type Look = (asked: string, signal: AbortSignal) => Promise<Suggestion[]>;

/** The answer to what was typed before: any that came, even "none", would shut the list that the newest opens. */
const superseded = new Promise<TextExpanderResult>(() => undefined);

/** Suggests people after "@", strategies after "#", emoji after ":", in a listbox below what is typed. */
export function suggest(expander: HTMLElement, area: HTMLTextAreaElement, given: { community: string; language: string; words: Words }): () => void {
  const lists: Record<string, { name: string; look: Look }> = {
    '@': { name: given.words.people, look: people(given.community) },
    '#': { name: given.words.strategies, look: strategies },
    ':': { name: given.words.emoji, look: emoji(given.language) },
  };
  let asking: AbortController | undefined;

  const onChange = (event: Event) => {
    const { key, text, provide } = (event as TextExpanderChangeEvent).detail!;
    asking?.abort();
    const none: TextExpanderResult = { matched: false };
    // A colon alone is punctuation, unless the button wrote it.
    const isPunctuation = key === ':' && text === '' && expander.dataset.asked !== 'emoji';
    if (/\s/.test(text) || isPunctuation) return provide(none);
    asking = new AbortController();
    const { signal } = asking;
    const { name, look } = lists[key]!;
    provide(
      look(text, signal).then(
        (found) => (signal.aborted ? superseded : found.length === 0 ? none : { matched: true, fragment: listbox(name, found) }),
        () => (signal.aborted ? superseded : none),
      ),
    );
  };
  const onValue = (event: Event) => {
    const { detail } = event as CustomEvent<{ item: HTMLElement; value: string | null }>;
    detail.value = detail.item.dataset.value ?? null;
  };
  const onActivate = () => {
    // Placed after this event, below the caret: then moved inside the window.
    queueMicrotask(() => keepInside(expander.querySelector<HTMLElement>('[role=listbox]'), area));
  };
  const onDeactivate = () => {
    delete expander.dataset.asked;
  };
  // The element writes the value itself, without the event that others listen to.
  const onCommitted = () => area.dispatchEvent(new InputEvent('input', { bubbles: true }));

  const listeners = { 'text-expander-change': onChange, 'text-expander-value': onValue, 'text-expander-activate': onActivate, 'text-expander-deactivate': onDeactivate, 'text-expander-committed': onCommitted };
  for (const [name, listener] of Object.entries(listeners)) expander.addEventListener(name, listener);
  return () => {
    asking?.abort();
    for (const [name, listener] of Object.entries(listeners)) expander.removeEventListener(name, listener);
  };
}

async function get<T>(path: string, q: string, signal: AbortSignal): Promise<T> {
  const response = await fetch(`${path}?${new URLSearchParams({ q }).toString()}`, { signal });
  if (!response.ok) throw new Error(String(response.status));
  return (await response.json()) as T;
}

function people(community: string): Look {
  return async (asked, signal) => {
    const found = await get<{ people: PersonView[] }>(`/c/${community}/people/suggest`, asked, signal);
    return found.people.map(({ handle, name }) => ({ value: `@${handle}`, name, beside: `@${handle}` }));
  };
}

const strategies: Look = async (asked, signal) => {
  const found = await get<{ strategies: { slug: string; title: string; summary: string }[] }>('/library/suggest', asked, signal);
  return found.strategies.map(({ slug, title, summary }) => ({ value: `[${title.replace(/[\\[\]]/g, '\\$&')}](/library/${slug})`, name: title, beside: summary }));
};

function emoji(language: string): Look {
  return async (asked) => {
    const { findEmoji } = await import('./emoji');
    return findEmoji(asked, language).map(({ sign, name }) => ({ value: sign, name: `${sign} ${name}`, beside: '' }));
  };
}

function listbox(name: string, found: Suggestion[]): HTMLElement {
  const list = document.createElement('ul');
  list.className = 'suggestions';
  list.id = 'suggestions';
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', name);
  for (const [index, { value, name, beside }] of found.entries()) {
    const option = document.createElement('li');
    option.id = `suggestion-${index}`;
    option.setAttribute('role', 'option');
    option.dataset.value = value;
    const words = document.createElement('b');
    words.textContent = name;
    option.append(words);
    if (beside) {
      const more = document.createElement('span');
      more.textContent = beside;
      option.append(' ', more);
    }
    list.append(option);
  }
  return list;
}

const margin = 8;

function keepInside(list: HTMLElement | null, area: HTMLTextAreaElement): void {
  if (!list) return;
  const { left, right, top, bottom, height } = list.getBoundingClientRect();
  const width = document.documentElement.clientWidth;
  // The bar at the foot of a phone lies over the page.
  const tall = window.innerHeight - (document.querySelector<HTMLElement>('.bottom-nav')?.offsetHeight ?? 0);
  const over = Math.min(right - (width - margin), left - margin);
  if (over > 0) list.style.left = `calc(${list.style.left || '0px'} - ${over}px)`;
  // No room below: above the line that is written, whose height is that of the text.
  if (bottom > tall - margin && top > height + margin) {
    const line = Number.parseFloat(getComputedStyle(area).lineHeight) || 24;
    list.style.top = `calc(${list.style.top || '0px'} - ${height + line}px)`;
  }
}
