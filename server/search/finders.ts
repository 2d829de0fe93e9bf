import { and, count, desc, eq, exists, isNull, sql, type SQL } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { StrategyLine } from '../../app/contract/library';
import type { ThreadKind } from '../../app/contract/names';
import type { CommunityHit, Hits, PersonHit, PostHit } from '../../app/contract/search';
import { around } from '../../app/contract/words';
import type { Database } from '../../db/connect';
import { communities, memberships } from '../../db/schema/communities';
import { strategies } from '../../db/schema/library';
import { people } from '../../db/schema/people';
import { findableIn } from '../../db/schema/searching';
import { posts, threads } from '../../db/schema/threads';
import { readableBy, visibleTo } from '../communities/access';
import { lineView, readableStrategy, selectLines } from '../library/rows';
import type { Actor } from '../people/actor';
import { notApart, notBlockedBy } from '../people/apart';
import { personColumns } from '../people/views';
import { holds, inSight, type Query } from './query';

export interface Range {
  limit: number;
  offset: number;
}

const inAll = sql<number>`count(*) over ()`.mapWith(Number);

function hits<Row extends { total: number }, T>(rows: Row[], view: (row: Omit<Row, 'total'>) => T): Hits<T> {
  return { total: rows[0]?.total ?? 0, hits: rows.map(({ total: _total, ...row }) => view(row)) };
}

/** People with whom the actor is in a community at present. */
export async function findPeople(db: Database, actor: Actor, query: Query, { limit, offset }: Range): Promise<Hits<PersonHit>> {
  const mine = alias(memberships, 'mine');
  const vector = findableIn(people.name, people.handle, people.roleTitle, people.place);
  const shares = db
    .select({ one: sql`1` })
    .from(memberships)
    .innerJoin(mine, and(eq(mine.communityId, memberships.communityId), eq(mine.personId, actor.id), eq(mine.status, 'active')))
    .where(and(eq(memberships.personId, people.id), eq(memberships.status, 'active')));
  const rows = await db
    .select({ ...personColumns(people), place: people.place, total: inAll })
    .from(people)
    .where(and(holds(vector, query.all), isNull(people.suspendedAt), exists(shares), notApart(people.id, actor.id)))
    // Alphabetical: people are not ranked.
    .orderBy(people.name, people.id)
    .limit(limit)
    .offset(offset);
  return hits(rows, (row) => row);
}

/** Threads that the actor may read, each once, with the post that fits best: none that is out of sight, and none of somebody whom they blocked. */
export async function findPosts(db: Database, actor: Actor, query: Query, { limit, offset }: Range): Promise<Hits<PostHit>> {
  const title = findableIn(threads.title);
  const whole = sql`(setweight(${title}, 'A') || ${posts.search})`;
  const rank = sql`ts_rank(${whole}, ${query.all})`;
  // The words may lie partly in the title and partly in the post: the indexes find those with any of them.
  const { rows } = await db.execute<{ id: string; seq: number; kind: ThreadKind; title: string; author: string; community: string; at: number; html: string; total: number }>(sql`
    with candidates as (
      select ${posts.id} as id from ${posts} where ${holds(posts.search, query.any)}
      union
      select ${posts.id} from ${posts} join ${threads} on ${threads.id} = ${posts.threadId} and ${posts.seq} = 1 where ${holds(title, query.any)}
    ), best as (
      select distinct on (${threads.id}) ${threads.id} as id, ${posts.seq} as seq, ${threads.kind} as kind, ${threads.title} as title, ${people.name} as author,
        ${communities.name} as community, ${threads.lastActivityAt} as moved, extract(epoch from ${posts.createdAt})::float8 as at, ${posts.html} as html, ${rank} as rank
      from candidates join ${posts} on ${posts.id} = candidates.id
      join ${threads} on ${threads.id} = ${posts.threadId}
      join ${communities} on ${communities.id} = ${threads.communityId}
      join ${people} on ${people.id} = ${posts.authorId}
      where ${holds(whole, query.all)} and ${readableBy(db, actor.id)} and ${inSight} and ${notBlockedBy(actor.id, posts.authorId)}
      order by ${threads.id}, rank desc, ${posts.seq}
    )
    select id, seq, kind, title, author, community, at, html, (count(*) over ())::int as total
    from best order by rank desc, moved desc, id limit ${limit} offset ${offset}`);
  return hits(rows, ({ id, seq, kind, title, author, community, at, html }) => ({
    threadId: id,
    seq,
    kind,
    title,
    authorName: author,
    communityName: community,
    at: new Date(at * 1000).toISOString(),
    text: around(plainText(html), query.words),
  }));
}

/** Strategies that the actor may read. */
export async function findStrategies(db: Database, actor: Actor, query: Query, { limit, offset }: Range): Promise<Hits<StrategyLine>> {
  const where = and(readableStrategy(db, actor.id), holds(strategies.search, query.all));
  const [found, [counted]] = await Promise.all([
    selectLines(db, where)
      .orderBy(desc(sql`ts_rank(${strategies.search}, ${query.all})`), desc(strategies.createdAt), desc(strategies.id))
      .limit(limit)
      .offset(offset),
    db.select({ total: count() }).from(strategies).leftJoin(communities, eq(communities.id, strategies.communityId)).where(where),
  ]);
  return { total: counted!.total, hits: found.map(lineView) };
}

/** Communities that the actor may know of. */
export async function findCommunities(db: Database, actor: Actor, query: Query, { limit, offset }: Range): Promise<Hits<CommunityHit>> {
  const vector: SQL = findableIn(communities.name, communities.tagline, communities.purpose);
  const memberCount = db.select({ n: count() }).from(memberships).where(and(eq(memberships.communityId, communities.id), eq(memberships.status, 'active')));
  const rows = await db
    .select({ slug: communities.slug, name: communities.name, tagline: communities.tagline, tint: communities.tint, memberCount: sql<number>`(${memberCount})`.mapWith(Number), total: inAll })
    .from(communities)
    .where(and(holds(vector, query.all), visibleTo(db, actor.id)))
    .orderBy(desc(sql`ts_rank(${vector}, ${query.all})`), communities.name)
    .limit(limit)
    .offset(offset);
  return hits(rows, (row) => row);
}

/** The words of a post that our own renderer drew: it leaves no other tags and entities. */
function plainText(html: string): string {
  const entities: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"' };
  return html
    .replace(/<[^>]*>/g, ' ')
    .replace(/&(lt|gt|amp|quot);/g, (_all, name: string) => entities[name]!)
    .replace(/\s+/g, ' ')
    .trim();
}
