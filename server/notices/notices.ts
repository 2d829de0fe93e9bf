import { and, eq, isNull, lt, lte } from 'drizzle-orm';
import { room } from '../../app/contract/events';
import { limits } from '../../app/contract/limits';
import type { NoticeShow } from '../../app/contract/names';
import { FollowThread, MarkAllRead, type NoticePage } from '../../app/contract/notices';
import { problem } from '../../app/contract/problems';
import type { Database } from '../../db/connect';
import { notices, seriesNotices, threadFollows } from '../../db/schema/notices';
import type { Clock } from '../clock';
import { cursorAfter, readCursor } from '../cursor';
import { parse } from '../parse';
import type { Actor } from '../people/actor';
import type { Commit } from '../tell';
import type { Threads } from '../threads/threads';
import { prepareNoticeRows, seriesView, threadView } from './rows';

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

    /** The actor's notices, a line for each thread and for each change of a session, newest first, 20 to a page. Only of what they may read now. */
    async list(actor: Actor, show: NoticeShow, cursor: string | null): Promise<NoticePage> {
      const at = readCursor(cursor);
      const params = { personId: actor.id, mentionsOnly: show === 'mentions' };
      const found = at ? await rows.groups.before.execute({ ...params, ...at }) : await rows.groups.first.execute(params);
      const shown = found.slice(0, limits.pageOfNotices);
      const last = shown.at(-1);
      const idsOf = (about: 'thread' | 'series') => shown.filter((group) => group.about === about).map(({ id }) => id);
      const [threadIds, ids] = [idsOf('thread'), idsOf('series')];
      const [lines, sessions] = await Promise.all([threadIds.length > 0 ? rows.lines.execute({ ...params, threadIds }) : [], ids.length > 0 ? rows.sessions.execute({ ids }) : []]);
      return {
        groups: shown.flatMap((group) => {
          if (group.about === 'thread') return threadView(group, lines.filter((line) => line.threadId === group.id));
          const found = sessions.find(({ id }) => id === group.id);
          return found ? seriesView(group, found) : [];
        }),
        older: found.length > shown.length && last ? cursorAfter({ at: last.at.toISOString(), id: last.id }) : null,
      };
    },

    /** Marks the actor's notices as read: all, or those from before an instant. Throws `invalid`. */
    async markAllRead(actor: Actor, input: unknown = {}): Promise<void> {
      const { until } = parse(MarkAllRead, input);
      await commit(async (tx, tell) => {
        let marked = 0;
        for (const table of [notices, seriesNotices]) {
          const { rowCount } = await tx.update(table).set({ readAt: clock() }).where(and(eq(table.personId, actor.id), isNull(table.readAt), until ? lte(table.at, new Date(until)) : undefined));
          marked += rowCount ?? 0;
        }
        if (marked > 0) tell({ room: room.person(actor.id), event: 'notices:changed', data: {} });
      });
    },

    /** Marks what was said of a session, or of a whole series, as read: the actor looks at it. */
    async seen(actor: Actor, { seriesId, sessionId }: { seriesId: string; sessionId: string | null }): Promise<void> {
      const about = sessionId === null ? isNull(seriesNotices.sessionId) : eq(seriesNotices.sessionId, sessionId);
      // Every look at a session asks this, and mostly there is nothing: one statement, without a transaction around it.
      const { rowCount } = await db.update(seriesNotices).set({ readAt: clock() }).where(and(eq(seriesNotices.personId, actor.id), eq(seriesNotices.seriesId, seriesId), about, isNull(seriesNotices.readAt)));
      if (rowCount) await commit(async (_tx, tell) => tell({ room: room.person(actor.id), event: 'notices:changed', data: {} }));
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
      for (const table of [notices, seriesNotices]) await db.update(table).set({ readAt: clock() }).where(and(isNull(table.readAt), lt(table.at, instant)));
    },
  };
}
