import { and, eq, inArray, ne, sql } from 'drizzle-orm';
import type { ReportDecision, ReportKind } from '../../app/contract/names';
import type { PersonView } from '../../app/contract/people';
import { problem } from '../../app/contract/problems';
import type { Database } from '../../db/connect';
import { communities, memberships } from '../../db/schema/communities';
import { strategies } from '../../db/schema/library';
import { people } from '../../db/schema/people';
import { posts, threads } from '../../db/schema/threads';
import { readableStrategy } from '../library/rows';
import { excerptOf } from '../threads/markdown';
import type { Threads } from '../threads/threads';
import type { Actor } from '../people/actor';
import { knowsEachOther } from '../people/profiles';
import { personColumns } from '../people/views';
import { wordsOf } from './hiding';

/** What a report is about, as the reporter names it. */
export type Named = { kind: 'post'; threadId: string; seq: number } | { kind: 'person'; handle: string } | { kind: 'strategy'; slug: string };

export interface Subject {
  kind: ReportKind;
  id: string;
  aboutId: string;
  author: PersonView;
  communityId: string | null;
  communityName: string | null;
  title: string | null;
}

/** What those who decide see of a subject. */
export interface Shown {
  href: string | null;
  title: string | null;
  excerpt: string;
  unseen: 'hidden' | 'removed' | null;
  place: { threadId: string; seq: number } | null;
}

/** What each kind of subject can come to. */
export const decisionsFor: Record<ReportKind, readonly ReportDecision[]> = { post: ['hidden', 'talked', 'kept'], person: ['talked', 'kept'], strategy: ['talked', 'kept'] };

/** Builds the one place that knows the kinds of what can be reported: how each is found by a reader, and shown to who decides. */
export function buildSubjects({ db, threads: talk }: { db: Database; threads: Pick<Threads, 'access' | 'one'> }) {
  const author = personColumns(people);

  const finders = {
    async post(actor: Actor, { threadId, seq }: Named & { kind: 'post' }) {
      const { row } = await talk.access(actor, threadId);
      const [found] = await db
        .select({ id: posts.id, aboutId: posts.authorId, author, removedAt: posts.removedAt, hiddenAt: posts.hiddenAt })
        .from(posts)
        .innerJoin(people, eq(people.id, posts.authorId))
        .where(and(eq(posts.threadId, threadId), eq(posts.seq, seq)));
      // What nobody sees any more needs no report.
      if (!found || found.removedAt || found.hiddenAt) throw problem('not_found');
      return { ...found, communityId: row.communityId, communityName: row.communityName, title: row.title || null };
    },
    async person(actor: Actor, { handle }: Named & { kind: 'person' }) {
      const [found] = await db.select({ id: people.id, aboutId: people.id, author }).from(people).where(and(eq(people.handle, handle), knowsEachOther(db, actor)));
      if (!found) throw problem('not_found');
      return { ...found, communityId: null, communityName: null, title: null };
    },
    async strategy(actor: Actor, { slug }: Named & { kind: 'strategy' }) {
      const [found] = await db
        .select({ id: strategies.id, aboutId: strategies.authorId, author, communityId: strategies.communityId, communityName: communities.name, title: strategies.title })
        .from(strategies)
        .innerJoin(people, eq(people.id, strategies.authorId))
        .leftJoin(communities, eq(communities.id, strategies.communityId))
        .where(and(eq(strategies.slug, slug), readableStrategy(db, actor.id)));
      if (!found) throw problem('not_found');
      return found;
    },
  };

  return {
    /** The subject that an actor names. Throws `not_found` for what they may not read, for what is their own, and for what is gone. */
    async find(actor: Actor, named: Named): Promise<Subject> {
      const found = await (finders[named.kind] as (actor: Actor, named: Named) => Promise<Omit<Subject, 'kind'>>)(actor, named);
      if (found.aboutId === actor.id) throw problem('not_found');
      return { ...found, kind: named.kind };
    },

    /** Whether a person facilitates a community, and whether anybody else does. */
    async facilitation(communityId: string, personId: string): Promise<{ isOne: boolean; others: number }> {
      const [row] = await db
        .select({
          isOne: sql<boolean>`coalesce(bool_or(${memberships.personId} = ${personId}), false)`,
          others: sql<number>`count(*) filter (where ${ne(memberships.personId, personId)})`.mapWith(Number),
        })
        .from(memberships)
        .where(and(eq(memberships.communityId, communityId), eq(memberships.status, 'active'), inArray(memberships.role, ['facilitator', 'co-facilitator'])));
      return row!;
    },

    /** The subjects of a queue, for those who decide on them; what is gone is left out. */
    async show(kind: ReportKind, ids: string[]): Promise<Map<string, Shown>> {
      if (ids.length === 0) return new Map();
      if (kind === 'person') {
        const rows = await db.select({ id: people.id, handle: people.handle }).from(people).where(inArray(people.id, ids));
        return new Map(rows.map(({ id, handle }) => [id, { href: `/people/${handle}`, title: null, excerpt: '', unseen: null, place: null }]));
      }
      if (kind === 'strategy') {
        const rows = await db.select({ id: strategies.id, slug: strategies.slug, title: strategies.title, summary: strategies.summary }).from(strategies).where(inArray(strategies.id, ids));
        return new Map(rows.map(({ id, slug, title, summary }) => [id, { href: `/library/${slug}`, title, excerpt: summary, unseen: null, place: null }]));
      }
      const rows = await db
        .select({ id: posts.id, threadId: posts.threadId, seq: posts.seq, body: posts.body, hiddenAt: posts.hiddenAt, removedAt: posts.removedAt, title: threads.title })
        .from(posts)
        .innerJoin(threads, eq(threads.id, posts.threadId))
        .where(inArray(posts.id, ids));
      const shown = rows.map(async (row): Promise<[string, Shown]> => {
        const words = row.hiddenAt || row.removedAt ? await wordsOf(db, row) : null;
        return [
          row.id,
          {
            href: `/t/${row.threadId}?after=${Math.max(1, row.seq - 5)}${row.seq > 1 ? `#r${row.seq}` : ''}`,
            title: row.title || words?.title || null,
            excerpt: excerptOf(words?.body ?? row.body),
            unseen: row.removedAt ? 'removed' : row.hiddenAt ? 'hidden' : null,
            place: { threadId: row.threadId, seq: row.seq },
          },
        ];
      });
      return new Map(await Promise.all(shown));
    },
  };
}
