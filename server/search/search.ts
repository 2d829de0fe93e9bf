import { limits } from '../../app/contract/limits';
import { searchKinds, type Found, type Hits, type SearchKind } from '../../app/contract/search';
import type { Database } from '../../db/connect';
import type { Limiting } from '../limiting';
import type { Actor } from '../people/actor';
import { findCommunities, findPeople, findPosts, findStrategies, type Range } from './finders';
import { readQuery, type Query } from './query';

export type Search = ReturnType<typeof buildSearch>;

const nothing: Omit<Found, 'words' | 'page' | 'pages'> = { people: null, posts: null, strategies: null, communities: null };

/** Builds the verb that looks through everything a member may read. What is private to a person is never looked into. */
export function buildSearch({ db, limiting }: { db: Database; limiting: Limiting }) {
  const searchesPerMinute = limiting.passing({ name: 'searches', points: 60, per: 60 });

  /**
   * Finds people who share a community with the actor, posts and strategies that they may read, communities that they
   * may know of: the best 5 of each, or 20 to a page of one kind. Throws `too_many`.
   */
  async function find(actor: Actor, wanted: { q: string; in: SearchKind | null; page: number }): Promise<Found> {
    const query = readQuery(wanted.q);
    if (!query) return { ...nothing, words: [], page: 1, pages: 1 };
    await searchesPerMinute.take(actor.id);
    const { words } = query;
    const range: Range = wanted.in
      ? { limit: limits.pageOfResults, offset: (wanted.page - 1) * limits.pageOfResults }
      : { limit: limits.resultsOfEach, offset: 0 };
    const look = <T>(kind: SearchKind, finder: (...given: [Database, Actor, Query, Range]) => Promise<Hits<T>>) =>
      wanted.in && wanted.in !== kind ? null : finder(db, actor, query, range);
    const [people, posts, strategies, communities] = await Promise.all([
      look('people', findPeople),
      look('posts', findPosts),
      look('strategies', findStrategies),
      look('communities', findCommunities),
    ]);
    const found = { people, posts, strategies, communities };
    const total = Math.max(0, ...searchKinds.map((kind) => found[kind]?.total ?? 0));
    // A page past the end counts nothing: its first page does.
    if (wanted.in && wanted.page > 1 && total === 0) return find(actor, { ...wanted, page: 1 });
    return { ...found, words, page: wanted.in ? wanted.page : 1, pages: wanted.in ? Math.max(1, Math.ceil(total / limits.pageOfResults)) : 1 };
  }

  return { find };
}
