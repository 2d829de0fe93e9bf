import { and, asc, count, desc, eq, isNotNull, ne } from 'drizzle-orm';
import { DeclineCredential, VerifyCredential, type CredentialToCheck } from '../../app/contract/credentials';
import { problem } from '../../app/contract/problems';
import type { Database, Transaction } from '../../db/connect';
import { credentials } from '../../db/schema/credentials';
import { people } from '../../db/schema/people';
import type { Audit } from '../audit/audit';
import type { Clock } from '../clock';
import { parse } from '../parse';
import type { Actor } from '../people/actor';
import type { Commit } from '../tell';
import { checkers, credentialColumns, wholeCredential, type CredentialRow } from './rows';

const shown = 100;
const checkedShown = 20;

/** Builds what administrators do with credentials. For everybody else there is no such place: `not_found`. */
export function buildChecking(given: { db: Database; clock: Clock; commit: Commit; audit: Audit }) {
  const { db, clock, commit } = given;

  const selected = () =>
    db
      .select({ ...credentialColumns, personId: credentials.personId, handle: people.handle, name: people.name, tint: people.tint })
      .from(credentials)
      .innerJoin(people, eq(people.id, credentials.personId))
      .leftJoin(checkers, eq(checkers.id, credentials.checkedBy));

  const views = (actor: Actor, rows: (CredentialRow & CredentialToCheck['holder'] & { personId: string })[]): CredentialToCheck[] =>
    rows.map((row) => ({ ...wholeCredential(row, clock()), holder: { handle: row.handle, name: row.name, tint: row.tint }, isMine: row.personId === actor.id }));

  function mayCheck(actor: Actor): void {
    if (!actor.isAdministrator) throw problem('not_found');
  }

  /** Takes the row under its lock, as the administrator saw it. Throws `not_found`, `forbidden` for their own, `conflict` when it changed since. */
  async function asSeen(tx: Transaction, actor: Actor, id: string, revision: number) {
    const [row] = await tx.select().from(credentials).where(eq(credentials.id, id)).for('update');
    if (!row) throw problem('not_found');
    if (row.personId === actor.id) throw problem('forbidden');
    if (row.revision !== revision) throw problem('conflict');
    return row;
  }

  return {
    mayCheck,

    /** What waits to be checked, the longest first, how many there are, and what was checked last. Throws `not_found`. */
    async queue(actor: Actor): Promise<{ waiting: CredentialToCheck[]; total: number; checked: CredentialToCheck[] }> {
      mayCheck(actor);
      const [waiting, checked, [counted]] = await Promise.all([
        selected().where(isNotNull(credentials.askedAt)).orderBy(asc(credentials.askedAt), asc(credentials.id)).limit(shown),
        selected().where(isNotNull(credentials.checkedAt)).orderBy(desc(credentials.checkedAt), desc(credentials.id)).limit(checkedShown),
        db.select({ n: count() }).from(credentials).where(isNotNull(credentials.askedAt)),
      ]);
      return { waiting: views(actor, waiting), total: counted!.n, checked: views(actor, checked) };
    },

    /**
     * Says that an administrator has checked a credential, and what they looked at, which colleagues of the holder can
     * read. Throws `not_found`, `forbidden` for their own, `invalid`, `conflict` when it changed since they saw it, or
     * does not wait any more.
     */
    async verify(actor: Actor, id: string, input: unknown): Promise<void> {
      mayCheck(actor);
      const { revision, checked } = parse(VerifyCredential, input);
      await commit(async (tx) => {
        const row = await asSeen(tx, actor, id, revision);
        if (row.askedAt === null) throw problem('conflict');
        await tx
          .update(credentials)
          .set({ state: 'verified', askedAt: null, checkedBy: actor.id, checkedAt: clock(), checked, note: null, revision: row.revision + 1 })
          .where(eq(credentials.id, id));
        // Neither the number nor any other words: the log outlives both.
        await given.audit.record(tx, { actorId: actor.id, act: 'credential-verified', subject: `person:${row.personId}`, details: { credential: id, kind: row.kind } });
      });
    },

    /**
     * Declines one that waits, or takes a verification back, and tells the holder why. Colleagues do not see it any
     * more. Throws as `verify`.
     */
    async decline(actor: Actor, id: string, input: unknown): Promise<void> {
      mayCheck(actor);
      const { revision, note } = parse(DeclineCredential, input);
      await commit(async (tx) => {
        const row = await asSeen(tx, actor, id, revision);
        if (row.askedAt === null && row.state !== 'verified') throw problem('conflict');
        await tx
          .update(credentials)
          .set({ state: 'declined', askedAt: null, checkedBy: actor.id, checkedAt: clock(), checked: null, note, revision: row.revision + 1 })
          .where(and(eq(credentials.id, id), ne(credentials.state, 'declined')));
        await given.audit.record(tx, { actorId: actor.id, act: 'credential-declined', subject: `person:${row.personId}`, details: { credential: id, kind: row.kind, wasVerified: row.state === 'verified' } });
      });
    },
  };
}
