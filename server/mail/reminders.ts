import type { ReminderKind, SessionMail } from '../../app/contract/mail';
import type { Database } from '../../db/connect';
import { remindersSent } from '../../db/schema/mail';
import type { Clock } from '../clock';
import type { Commit } from '../tell';
import type { Mail } from './mail';
import { afterQuiet, beforeQuiet, isQuietAt } from './quiet';
import { wishesOf, type Wishes } from './wishes';

/** Somebody who is expected at a session that has not begun. */
export interface Expected {
  personId: string;
  session: SessionMail;
}

/** Who is expected at the sessions that begin within the next 48 hours, without those who said that they cannot come. */
export type DueReminders = (now: Date) => Promise<Expected[]>;

const minute = 60_000;
/** How long before a session a reminder is due, and how late it may come where quiet hours hold it up. */
const leads: { kind: ReminderKind; lead: number; latest: number }[] = [
  { kind: 'hour-before', lead: 60 * minute, latest: 15 * minute },
  { kind: 'day-before', lead: 24 * 60 * minute, latest: 3 * 60 * minute },
];

/** When a reminder goes out: when it is due, after the quiet hours it falls into, or before them where after is too late. */
export function reminderAt(startsAt: Date, { lead, latest }: { lead: number; latest: number }, wishes: Wishes): Date {
  const due = new Date(startsAt.getTime() - lead);
  const after = afterQuiet(due, wishes);
  return after.getTime() <= startsAt.getTime() - latest ? after : beforeQuiet(due, wishes);
}

/** Which reminder of a session is due for somebody now, or null. The nearer one makes the other needless. */
export function dueNow(startsAt: Date, now: Date, wishes: Wishes): ReminderKind | null {
  if (startsAt <= now || isQuietAt(now, wishes)) return null;
  for (const one of leads) {
    if (now < reminderAt(startsAt, one, wishes)) continue;
    const isLate = startsAt.getTime() - now.getTime() < one.latest && one.kind === 'day-before';
    return isLate || wishes.off.includes(one.kind) ? null : one.kind;
  }
  return null;
}

/** Builds the sweep that brings sessions to mind. */
export function buildReminders(given: { db: Database; clock: Clock; commit: Commit; mail: Mail; dueReminders: DueReminders }) {
  const { db, clock, commit, mail } = given;
  return {
    /**
     * Sends what is due. Each reminder once, whoever else sweeps at the same time and whichever process is killed: the
     * row that says so is made in the transaction that queues the mail.
     */
    async sweep(): Promise<void> {
      if (!mail.isOn) return;
      const now = clock();
      const expected = await given.dueReminders(now);
      const wishes = await wishesOf(db, [...new Set(expected.map(({ personId }) => personId))]);
      const due = expected.flatMap(({ personId, session }) => {
        const mine = wishes.get(personId);
        const kind = mine && dueNow(new Date(session.startsAt), now, mine);
        return kind ? [{ personId, session, kind }] : [];
      });
      for (const { kind } of leads) {
        const ofKind = due.filter((one) => one.kind === kind);
        if (ofKind.length === 0) continue;
        await commit(async (tx) => {
          const rows = ofKind.map(({ personId, session }) => ({ sessionId: session.sessionId, personId, kind, sentAt: now }));
          const claimed = await tx.insert(remindersSent).values(rows).onConflictDoNothing().returning({ sessionId: remindersSent.sessionId, personId: remindersSent.personId });
          const ours = new Set(claimed.map((row) => `${row.sessionId} ${row.personId}`));
          const mails = ofKind.filter(({ personId, session }) => ours.has(`${session.sessionId} ${personId}`));
          await mail.sendAll(tx, 'session-reminder', mails.map(({ personId, session }) => ({ to: { personId }, data: { ...session, reminder: kind }, until: new Date(session.startsAt) })));
        });
      }
    },
  };
}
