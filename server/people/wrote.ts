import { sql } from 'drizzle-orm';
import type { Wrote } from '../../app/contract/directory';
import type { Database } from '../../db/connect';
import { communities } from '../../db/schema/communities';
import { strategies } from '../../db/schema/library';
import { findableIn } from '../../db/schema/searching';
import { posts, threads } from '../../db/schema/threads';
import { readableBy } from '../communities/access';
import { holds, inSight, type Query } from '../search/query';
import type { Actor } from './actor';
import { notApart } from './apart';

/** Shown beside each person. */
const shown = 2;

/**
 * Who wrote about something in a community that the actor may read, and where: at most two pages for each, the newest
 * first. A reply counts for words of its own, read together with its thread's title. Of two who are kept apart neither
 * is told here what the other wrote.
 */
export async function whatTheyWrote(db: Database, actor: Actor, communityId: string, query: Query): Promise<Map<string, Wrote[]>> {
  const title = findableIn(threads.title);
  const { rows } = await db.execute<{ author: string; slug: string | null; thread: string | null; seq: number | null; title: string }>(sql`
    with candidates as (
      select ${posts.id} as id from ${posts} join ${threads} on ${threads.id} = ${posts.threadId} where ${threads.communityId} = ${communityId} and ${holds(posts.search, query.any)}
      union
      select ${posts.id} from ${posts} join ${threads} on ${threads.id} = ${posts.threadId} and ${posts.seq} = 1 where ${threads.communityId} = ${communityId} and ${holds(title, query.any)}
    ), found as (
      select distinct on (${posts.authorId}, ${threads.id}) ${posts.authorId} as author, null as slug, ${threads.id} as thread, ${posts.seq} as seq, ${threads.title} as title, ${posts.createdAt} as at
      from candidates join ${posts} on ${posts.id} = candidates.id
      join ${threads} on ${threads.id} = ${posts.threadId}
      join ${communities} on ${communities.id} = ${threads.communityId}
      where ${holds(sql`(${title} || ${posts.search})`, query.all)} and ${readableBy(db, actor.id)} and ${inSight} and ${notApart(posts.authorId, actor.id)}
      order by ${posts.authorId}, ${threads.id}, ${posts.seq}
    ), everything as (
      select author, slug, thread, seq, title, at from found
      union all
      select ${strategies.authorId}, ${strategies.slug}, null, null, ${strategies.title}, ${strategies.createdAt}
      from ${strategies} join ${communities} on ${communities.id} = ${strategies.communityId}
      where ${communities.id} = ${communityId} and ${holds(strategies.search, query.all)} and ${readableBy(db, actor.id)} and ${notApart(strategies.authorId, actor.id)}
    ), numbered as (
      select everything.*, row_number() over (partition by author order by at desc, title) as n from everything
    )
    select author, slug, thread, seq, title from numbered where n <= ${shown} order by author, n`);
  const byAuthor = new Map<string, Wrote[]>();
  for (const { author, slug, thread, seq, title } of rows) {
    const href = slug ? `/library/${slug}` : seq === 1 ? `/t/${thread}` : `/t/${thread}?after=${seq! - 1}#r${seq}`;
    byAuthor.set(author, [...(byAuthor.get(author) ?? []), { href, title }]);
  }
  return byAuthor;
}
