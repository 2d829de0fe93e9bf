import { and, eq, isNull, lt, lte } from 'drizzle-orm';
import { room } from '../../app/contract/events';
import { limits } from '../../app/contract/limits';
import type { NoticeShow } from '../../app/contract/names';
import { FollowThread, MarkAllRead, type NoticePage } from '../../app/contract/notices';
import { problem } from '../../app/contract/problems';
import type { Database } from '../../db/connect';
import { notices, threadFollows } from '../../db/schema/notices';
import type { Clock } from '../clock';
import { cursorAfter, readCursor } from '../cursor';
import { parse } from '../parse';
import type { Actor } from '../people/actor';
import type { Commit } from '../tell';
import type { Threads } from '../threads/threads';
import { groupView, prepareNoticeRows } from './rows';

export type Notices = ReturnType<typeof buildNotices>;

/** Builds the verbs of notices: what was written that a person may want to see. They are noted by `spread`. */
export function buildNotices(given: { db: Database; clock: Clock; commit: Commit; threads: Pick<Threads, 'access'> }) {
  const { db, clock, commit } = given;
  const rows = prepareNoticeRows(db);

  return {
    /** How many notices the actor has not read, at most 100. */
    async unread(actor: Actor): Promise<number> {
      return (await rows.unread.execute({ personId: actor.id })).length;
    },

    /** The actor's notices, a line for each thread, newest first, 20 to a page. Only of what they may read now. */
    async list(actor: Actor, show: NoticeShow, cursor: string | null): Promise<NoticePage> {
      const at = readCursor(cursor);
      const params = { personId: actor.id, mentionsOnly: show === 'mentions' };
      const found = at ? await rows.groups.before.execute({ ...params, ...at }) : await rows.groups.first.execute(params);
      const shown = found.slice(0, limits.pageOfNotices);
      const last = shown.at(-1);
      const lines = shown.length === 0 ? [] : await rows.lines.execute({ ...params, threadIds: shown.map((group) => group.id) });
      return {
        groups: shown.map((group) => groupView(group, lines.filter((line) => line.threadId === group.id))),
        older: found.length > shown.length && last ? cursorAfter({ at: last.at.toISOString(), id: last.id }) : null,
      };
    },

    /** Marks the actor's notices as read: all, or those from before an instant. Throws `invalid`. */
    async markAllRead(actor: Actor, input: unknown = {}): Promise<void> {
      const { until } = parse(MarkAllRead, input);
      await commit(async (tx, tell) => {
        const { rowCount } = await tx.update(notices).set({ readAt: clock() }).where(and(eq(notices.personId, actor.id), isNull(notices.readAt), until ? lte(notices.at, new Date(until)) : undefined));
        if (rowCount) tell({ room: room.person(actor.id), event: 'notices:changed', data: {} });
      });
    },

    /** Lets a member hear of the replies in a thread, or not any more. Throws `not_found`, `forbidden`, `invalid`. */
    async follow(actor: Actor, threadId: string, input: unknown): Promise<void> {
      const { may } = await given.threads.access(actor, threadId);
      if (!may.write) throw problem('forbidden');
      const { level } = parse(FollowThread, input);
      const since = clock();
      await db
        .insert(threadFollows)
        .values({ personId: actor.id, threadId, level, since })
        .onConflictDoUpdate({ target: [threadFollows.threadId, threadFollows.personId], set: { level, since } });
    },

    /** Marks everybody's notices from before an instant as read: those of a year that was loaded at once. */
    async settleBefore(instant: Date): Promise<void> {
      await db.update(notices).set({ readAt: clock() }).where(and(isNull(notices.readAt), lt(notices.at, instant)));
    },
  };
}
