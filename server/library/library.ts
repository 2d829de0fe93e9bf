import { and, desc, eq, sql } from 'drizzle-orm';
import { PublishStrategy, type StrategyContent, type StrategyLine, type StrategySuggestion, type StrategyView } from '../../app/contract/library';
import { facetNames, wordsOf, type Facet, type LibraryFilter } from '../../app/contract/library-filter';
import { limits } from '../../app/contract/limits';
import { problem } from '../../app/contract/problems';
import type { Database } from '../../db/connect';
import { communities } from '../../db/schema/communities';
import { strategies } from '../../db/schema/library';
import type { Clock } from '../clock';
import type { Communities } from '../communities/communities';
import { newId } from '../ids';
import type { Limiting } from '../limiting';
import { parse } from '../parse';
import type { Actor } from '../people/actor';
import { holds, readQuery } from '../search/query';
import type { Commit } from '../tell';
import { facetCounts, narrowed } from './facets';
import { lineView, prepareStrategyRows, readableStrategy, selectLines } from './rows';

export type Library = ReturnType<typeof buildLibrary>;

export interface LibraryPage {
  lines: StrategyLine[];
  total: number;
  pages: number;
  facets: Facet[];
  /** The words that were looked for, as search compares them. */
  words: string[];
}

/** Builds the verbs of strategies. */
export function buildLibrary(given: { db: Database; clock: Clock; commit: Commit; limiting: Limiting; communities: Communities }) {
  const { db, clock, commit, limiting } = given;
  const rows = prepareStrategyRows(db);
  const publishedPerDay = limiting.passing({ name: 'strategies', points: 30, per: 24 * 60 * 60 });
  const suggestionsPerMinute = limiting.passing({ name: 'suggestions', points: 240, per: 60 });

  return {
    /** One strategy, whole. Throws `not_found` for one that the actor may not know of. */
    async read(actor: Actor, slug: string): Promise<StrategyView> {
      const [row] = await rows.bySlug.execute({ personId: actor.id, slug });
      if (!row) throw problem('not_found');
      const { id, translationOf, updatedAt, ...strategy } = row.strategy;
      const also = await rows.also.execute({ personId: actor.id, id, original: translationOf ?? id });
      const { authorName: _authorName, ...line } = lineView(row.line);
      return { ...line, ...strategy, author: row.author, also, updatedAt: updatedAt.toISOString() };
    },

    /** The strategies that the actor may read and that fit a filter, best match first, 20 to a page, with the counts of every facet. */
    async browse(actor: Actor, { q, chosen, page }: LibraryFilter): Promise<LibraryPage> {
      const query = readQuery(q);
      const visible = and(readableStrategy(db, actor.id), query ? holds(strategies.search, query.all) : undefined);
      const best = query ? [desc(sql`ts_rank(${strategies.search}, ${query.all})`)] : [];
      const [counted, found] = await Promise.all([
        db.execute<{ facet: string; value: string | null; name: string | null; n: number }>(facetCounts(visible, chosen)),
        selectLines(db, and(visible, narrowed(chosen)))
          .orderBy(...best, desc(strategies.createdAt), desc(strategies.id))
          .limit(limits.pageOfResults)
          .offset((page - 1) * limits.pageOfResults),
      ]);
      const total = counted.rows.find(({ facet }) => facet === 'total')?.n ?? 0;
      const facets = facetNames.map((name): Facet => {
        const counts = new Map(counted.rows.filter(({ facet, value }) => facet === name && value).map((row) => [row.value!, row]));
        const values = wordsOf(name) ?? [...new Set([...counts.keys(), ...chosen[name]])].sort();
        const choices = values
          .map((value) => ({ value, n: counts.get(value)?.n ?? 0, isChosen: chosen[name].includes(value), name: counts.get(value)?.name ?? null }))
          // A topic inside a domain is chosen on a strategy's page; here it would make a list of sixty.
          .filter(({ value, n, isChosen }) => isChosen || (n > 0 && !(name === 'topic' && value.includes('.'))));
        return { name, choices };
      });
      return { lines: found.map(lineView), total, pages: Math.max(1, Math.ceil(total / limits.pageOfResults)), facets, words: query?.words ?? [] };
    },

    /** Up to 8 strategies whose words begin as typed, best first; the newest when nothing is typed. Throws `too_many`. */
    async suggest(actor: Actor, typed: string): Promise<StrategySuggestion[]> {
      await suggestionsPerMinute.take(actor.id);
      const query = readQuery(typed);
      return db
        .select({ slug: strategies.slug, title: strategies.title, summary: strategies.summary })
        .from(strategies)
        .leftJoin(communities, eq(communities.id, strategies.communityId))
        .where(and(readableStrategy(db, actor.id), query ? holds(strategies.search, query.all) : undefined))
        .orderBy(...(query ? [desc(sql`ts_rank(${strategies.search}, ${query.all})`)] : []), desc(strategies.createdAt), desc(strategies.id))
        .limit(limits.suggestions);
    },

    /**
     * Puts a strategy into the library, for a community or for everybody signed in. Answers its slug.
     * Throws `not_found`, `forbidden`, `invalid` (`slug: taken` when the address has one), `too_many`.
     */
    async publish(actor: Actor, input: unknown): Promise<{ slug: string }> {
      const { community, translationOf, ...strategy } = parse(PublishStrategy, input);
      const found = community === null ? null : await given.communities.find(actor, community);
      if (found && !found.may.write) throw problem('forbidden');
      const [original] = translationOf ? await rows.bySlug.execute({ personId: actor.id, slug: translationOf }) : [];
      if (translationOf && !original) throw problem('invalid', { fields: { translationOf: 'wrong' } });
      await publishedPerDay.take(actor.id);
      const at = clock();
      const added = await commit(async (tx) => {
        if (found) await given.communities.holdMembership(tx, found.view.id, actor.id);
        return tx
          .insert(strategies)
          .values({
            ...strategy,
            id: newId(),
            communityId: found?.view.id ?? null,
            authorId: actor.id,
            translationOf: original ? (original.strategy.translationOf ?? original.strategy.id) : null,
            words: wordsIn(strategy.content),
            createdAt: at,
            updatedAt: at,
          })
          .onConflictDoNothing({ target: strategies.slug })
          .returning({ slug: strategies.slug });
      });
      if (!added[0]) throw problem('invalid', { fields: { slug: 'taken' } });
      return added[0];
    },
  };
}

function wordsIn({ sources, ...content }: StrategyContent): string {
  return [...Object.values(content).flat(), ...sources.map(({ citation }) => citation)].filter(Boolean).join('\n');
}
