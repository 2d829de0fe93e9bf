import { sql } from 'drizzle-orm';
import { room } from '../../app/contract/events';
import type { NoticeKind } from '../../app/contract/names';
import type { Transaction } from '../../db/connect';
import { memberships } from '../../db/schema/communities';
import { blocks } from '../../db/schema/moderation';
import { notices, threadFollows } from '../../db/schema/notices';
import type { Tell } from '../tell';

/** A post that has just been stored. */
export interface Written {
  communityId: string;
  threadId: string;
  seq: number;
  actorId: string;
  at: Date;
  /** Ids of those whom it calls. */
  called: string[];
}

/**
 * Notes for a new post, in its own transaction, whom to tell: those who follow its thread and those whom it calls, if
 * they are members who read there; never its writer, and nobody twice. The writer follows the thread from then on.
 */
export async function spread(tx: Transaction, tell: Tell, post: Written): Promise<void> {
  const [threadId, actorId, at] = [sql`${post.threadId}::text`, sql`${post.actorId}::text`, sql`${post.at.toISOString()}::timestamptz`];
  // Driven by those who may want to know, so that a community of thousands costs no more than a small one.
  const { rows } = await tx.execute<{ person_id: string; kind: NoticeKind }>(sql`
    with followed as (
      insert into ${threadFollows} (thread_id, person_id, level, since) values (${threadId}, ${actorId}, 'following', ${at})
      on conflict do nothing
    ), wanted as (
      select person_id, false as is_called from ${threadFollows} where thread_id = ${threadId} and level = 'following'
      union all select unnest(${sql.param(post.called)}::text[]), true
    )
    insert into ${notices} (person_id, thread_id, seq, kind, actor_id, at)
    select m.person_id, ${threadId}, ${post.seq}::int, case when bool_or(w.is_called) then 'mention' else 'reply' end, ${actorId}, ${at}
    from wanted w
    join ${memberships} m on m.community_id = ${post.communityId} and m.person_id = w.person_id and m.status = 'active' and m.role <> 'coordinator'
    where m.person_id <> ${actorId}
      and not exists (select 1 from ${blocks} b where b.blocker_id = m.person_id and b.blocked_id = ${actorId})
    group by m.person_id
    order by m.person_id
    on conflict do nothing
    returning person_id, kind`);
  for (const { person_id, kind } of rows) tell({ room: room.person(person_id), event: 'notice:added', data: { kind } });
}

/** Marks a person's notices of a thread as read, those after one sequence up to another, and tells their other pages. */
export async function seen(tx: Transaction, tell: Tell, read: { personId: string; threadId: string; after: number; upTo: number; at: Date }): Promise<void> {
  const { rowCount } = await tx.execute(sql`
    update ${notices} set read_at = ${read.at.toISOString()}::timestamptz
    where person_id = ${read.personId} and thread_id = ${read.threadId} and seq > ${read.after} and seq <= ${read.upTo} and read_at is null`);
  if (rowCount) tell({ room: room.person(read.personId), event: 'notices:changed', data: {} });
}
