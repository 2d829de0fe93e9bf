import { sql, type SQL, type SQLWrapper } from 'drizzle-orm';
import { blocks } from '../../db/schema/moderation';

/** SQL that is true where neither of two people has blocked the other. */
export function notApart(one: SQLWrapper, other: SQLWrapper | string): SQL {
  return sql`not exists (select 1 from ${blocks} apart where (apart.blocker_id = ${one} and apart.blocked_id = ${other}) or (apart.blocker_id = ${other} and apart.blocked_id = ${one}))`;
}

/** SQL that is true where a reader has not blocked who wrote: for what comes to them without being asked for there. */
export function notBlockedBy(reader: SQLWrapper | string, writer: SQLWrapper): SQL {
  return sql`not exists (select 1 from ${blocks} refused where refused.blocker_id = ${reader} and refused.blocked_id = ${writer})`;
}
