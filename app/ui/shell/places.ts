import { msg } from '@lingui/core/macro';
import type { MessageDescriptor } from '@lingui/core';

export interface Place {
  href: string;
  icon: string;
  words: MessageDescriptor;
  /** The second key of its shortcut, after "g". */
  key: string;
  /** Addresses that lie in it. */
  holds: RegExp;
}

/** The main places of the site, in the order of every menu. */
export const places: Place[] = [
  { href: '/', icon: 'home', words: msg`Home`, key: 'h', holds: /^\/$/ },
  { href: '/communities', icon: 'people', words: msg`Communities`, key: 'c', holds: /^\/(communities|c|t)(\/|$)/ },
  { href: '/sessions', icon: 'sessions', words: msg`Sessions`, key: 's', holds: /^\/(sessions|series)(\/|$)/ },
  { href: '/library', icon: 'library', words: msg`Library`, key: 'l', holds: /^\/library(\/|$)/ },
];
