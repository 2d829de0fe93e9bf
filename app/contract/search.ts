import type { StrategyLine } from './library';
import type { ThreadKind, Tint } from './names';
import type { PersonView } from './people';

/** What can be found: the values of the address's `in`. */
export const searchKinds = ['people', 'posts', 'strategies', 'communities'] as const;
export type SearchKind = (typeof searchKinds)[number];

export interface PersonHit extends PersonView {
  place: string | null;
}

export interface PostHit {
  threadId: string;
  /** The post that fits best: 1 for the opening one. */
  seq: number;
  kind: ThreadKind;
  title: string;
  authorName: string;
  communityName: string;
  /** ISO instant. */
  at: string;
  /** Plain words of the post around what was looked for. */
  text: string;
}

export interface CommunityHit {
  slug: string;
  name: string;
  tagline: string | null;
  tint: Tint;
  memberCount: number;
}

/** Some of what was found of one kind, and how much there is in all. */
export interface Hits<T> {
  total: number;
  hits: T[];
}

export interface Found {
  /** The words that were looked for, as search compares them; none when nothing was typed. */
  words: string[];
  page: number;
  pages: number;
  people: Hits<PersonHit> | null;
  posts: Hits<PostHit> | null;
  strategies: Hits<StrategyLine> | null;
  communities: Hits<CommunityHit> | null;
}

/** Reads the address's `in`: one kind, or null for all of them. */
export function readKind(value: string | null): SearchKind | null {
  return searchKinds.find((kind) => kind === value) ?? null;
}
