import { msg } from '@lingui/core/macro';
import type { MessageDescriptor } from '@lingui/core';
import { Trans, useLingui } from '@lingui/react/macro';
import { useNavigate } from '@remix-run/react';
import { useEffect, useId, useRef } from 'react';
import { staysOffline } from '../follow';
import { Icon } from '../icon';
import { isWriting, opening } from './key-rules';
import { places } from './places';

/** How long the first key of a pair waits for the second, in ms. */
const pairWithin = 1_500;

const moves: { keys: string[]; words: MessageDescriptor }[] = [
  { keys: ['/'], words: msg`Search` },
  { keys: ['j'], words: msg`Next post` },
  { keys: ['k'], words: msg`Previous post` },
  { keys: ['r'], words: msg`Write a reply or a post` },
  ...places.map(({ key, words }) => ({ keys: ['g', key], words })),
  { keys: ['g', 'n'], words: msg`Notices` },
  { keys: ['?'], words: msg`These shortcuts` },
];

/** Single keys for those who work without a mouse, and the sheet that names them. They can be switched off in Settings. `first` woke them. */
export function Shortcuts({ first: woke }: { first: Event }) {
  const { i18n, t } = useLingui();
  const navigate = useNavigate();
  const sheet = useRef<HTMLDialogElement>(null);
  const heading = useId();

  const waking = useRef<Event | null>(woke);

  useEffect(() => {
    let first = { key: '', at: 0 };
    const open = () => sheet.current?.showModal();
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isWriting(event.target)) return;
      const { key } = event;
      if (first.key === 'g' && event.timeStamp - first.at < pairWithin) {
        first = { key: '', at: 0 };
        const to = key === 'n' ? '/notices' : places.find((place) => place.key === key)?.href;
        if (!to) return;
        event.preventDefault();
        if (!staysOffline()) navigate(to);
        return;
      }
      first = { key, at: event.timeStamp };
      if (key === '?') open();
      else if (key === '/') focusOn('#search-site', '#search-q', 'a[href="/search"]');
      else if (key === 'r') focusOn('#body', '.write-row a, .write-row');
      else if (key === 'j' || key === 'k') step(key === 'j' ? 1 : -1);
      else return;
      event.preventDefault();
    };
    document.addEventListener('keydown', press);
    document.addEventListener(opening, open);
    const before = waking.current;
    waking.current = null;
    if (before instanceof KeyboardEvent) press(before);
    else if (before) open();
    return () => {
      document.removeEventListener('keydown', press);
      document.removeEventListener(opening, open);
    };
  }, [navigate]);

  return (
    <dialog className="dialog" ref={sheet} aria-labelledby={heading}>
      <h2 id={heading}>
        <Trans>Keyboard shortcuts</Trans>
      </h2>
      <dl className="keys">
        {moves.map(({ keys, words }) => (
          <div key={keys.join(' ')}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{i18n._(words)}</dd>
          </div>
        ))}
      </dl>
      <p className="muted small">
        <Trans>
          They rest while you write. You can switch them off in <a href="/settings/reading">Settings, Reading</a>.
        </Trans>
      </p>
      <form method="dialog">
        <button className="icon-button dialog-close" aria-label={t`Close`}>
          <Icon name="close" />
        </button>
      </form>
    </dialog>
  );
}

/** Puts the focus on the first of these that is on screen. */
function focusOn(...selectors: string[]): void {
  const found = selectors.flatMap((selector) => [...document.querySelectorAll<HTMLElement>(selector)]).find((element) => element.checkVisibility?.() ?? element.offsetParent !== null);
  found?.focus();
  if (found?.matches('a')) found.click();
}

/** Goes to the next or the previous post of a list, or reply of a thread, from where the focus is. */
function step(by: 1 | -1): void {
  const posts = [...document.querySelectorAll<HTMLElement>('#main :is(.post-card .post-title a, article.reply)')];
  if (posts.length === 0) return;
  const at = posts.findIndex((post) => post === document.activeElement || post.contains(document.activeElement));
  const next = posts[at === -1 ? (by === 1 ? 0 : posts.length - 1) : Math.min(posts.length - 1, Math.max(0, at + by))]!;
  if (next.matches('article')) next.tabIndex = -1;
  next.focus();
}
