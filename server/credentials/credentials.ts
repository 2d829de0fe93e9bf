import { and, count, desc, eq, inArray, lte, ne, or, isNull, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { KeepBackground, KeepCredential, type BackgroundView, type CredibilityView, type WholeCredential } from '../../app/contract/credentials';
import { limits } from '../../app/contract/limits';
import type { CredentialKind } from '../../app/contract/names';
import { problem } from '../../app/contract/problems';
import type { Database, Transaction } from '../../db/connect';
import { memberships } from '../../db/schema/communities';
import { backgrounds, credentials } from '../../db/schema/credentials';
import { people } from '../../db/schema/people';
import type { Audit } from '../audit/audit';
import type { Clock } from '../clock';
import { dayIn } from '../days';
import { newId } from '../ids';
import type { Limiting } from '../limiting';
import { parse } from '../parse';
import type { Actor } from '../people/actor';
import { notApart } from '../people/apart';
import { knowsEachOther } from '../people/profiles';
import type { Commit } from '../tell';
import { buildChecking } from './checking';
import { checkers, credentialColumns, credentialView, hasExpired, wholeCredential } from './rows';

export type Credentials = ReturnType<typeof buildCredentials>;

const backgroundColumns = { years: backgrounds.years, experience: backgrounds.experience, facilitation: backgrounds.facilitation, interests: backgrounds.interests };

/** Nothing that was found wanting, or not yet looked at, counts as checked any more. */
const unchecked = { state: 'stated', checkedBy: null, checkedAt: null, checked: null, note: null } as const;

/** Builds the verbs of what people hold: their credentials, and the way that brought them to lead or advise. */
export function buildCredentials(given: { db: Database; clock: Clock; commit: Commit; limiting: Limiting; audit: Audit }) {
  const { db, clock, commit } = given;
  const changes = given.limiting.passing({ name: 'credentials', points: 30, per: 60 });

  const selected = () =>
    db.select(credentialColumns).from(credentials).innerJoin(people, eq(people.id, credentials.personId)).leftJoin(checkers, eq(checkers.id, credentials.checkedBy));

  const own = (actor: Actor, id: string) => and(eq(credentials.id, id), eq(credentials.personId, actor.id));

  async function backgroundOf(personId: string): Promise<BackgroundView | null> {
    const [row] = await db.select(backgroundColumns).from(backgrounds).where(eq(backgrounds.personId, personId));
    return row && Object.values(row).some((value) => value !== null) ? row : null;
  }

  /** The person's row is locked: of two that are added at once, the second is counted after the first. */
  async function roomForOneMore(tx: Transaction, personId: string): Promise<void> {
    await tx.select({ id: people.id }).from(people).where(eq(people.id, personId)).for('update');
    const [held] = await tx.select({ n: count() }).from(credentials).where(eq(credentials.personId, personId));
    if (held!.n >= limits.credentials.each) throw problem('invalid', { fields: { title: 'too_many_items' } });
  }

  return {
    ...buildChecking({ db, clock, commit, audit: given.audit }),

    /**
     * What a person holds, for those who may see their profile: without numbers, proofs and what was declined, which
     * are for the holder and administrators. Two who are kept apart find nothing of each other. Throws `not_found` for a stranger as for nobody.
     */
    async of(actor: Actor, handle: string): Promise<CredibilityView> {
      const isNear = sql<boolean>`${notApart(people.id, actor.id)}`;
      const [person] = await db.select({ id: people.id, handle: people.handle, name: people.name, isNear }).from(people).where(and(eq(people.handle, handle), knowsEachOther(db, actor)));
      if (!person) throw problem('not_found');
      const isMe = person.id === actor.id;
      // As of somebody who has entered nothing: who is blocked learns nothing of it.
      if (!person.isNear && !actor.isAdministrator) return { person: { handle: person.handle, name: person.name }, isMe, background: null, credentials: [] };
      const shown = isMe || actor.isAdministrator ? undefined : ne(credentials.state, 'declined');
      const [rows, background] = await Promise.all([
        selected().where(and(eq(credentials.personId, person.id), shown)).orderBy(desc(credentials.issuedOn), credentials.title, credentials.id),
        backgroundOf(person.id),
      ]);
      const view = isMe || actor.isAdministrator ? wholeCredential : credentialView;
      return { person: { handle: person.handle, name: person.name }, isMe, background, credentials: rows.map((row) => view(row, clock())) };
    },

    /**
     * Whether a profile leads to what its person holds: where they lead or advise in a community that the actor is in,
     * too, or have entered something that the actor may see. False for a stranger as for nobody.
     */
    async areShownOf(actor: Actor, handle: string): Promise<boolean> {
      const mine = alias(memberships, 'mine');
      const leads = db
        .select({ one: sql`1` })
        .from(memberships)
        .innerJoin(mine, and(eq(mine.communityId, memberships.communityId), eq(mine.personId, actor.id), eq(mine.status, 'active')))
        .where(and(eq(memberships.personId, people.id), eq(memberships.status, 'active'), inArray(memberships.role, ['facilitator', 'co-facilitator', 'consultant'])));
      const entered = db.select({ one: sql`1` }).from(credentials).where(and(eq(credentials.personId, people.id), ne(credentials.state, 'declined')));
      const told = db.select({ one: sql`1` }).from(backgrounds).where(eq(backgrounds.personId, people.id));
      const [row] = await db
        .select({ id: people.id })
        .from(people)
        .where(and(eq(people.handle, handle), knowsEachOther(db, actor), actor.isAdministrator ? undefined : notApart(people.id, actor.id), sql`(exists ${leads} or exists ${entered} or exists ${told})`));
      return row !== undefined;
    },

    /** What the actor holds and has told, to be changed. */
    async mine(actor: Actor): Promise<{ credentials: WholeCredential[]; background: BackgroundView | null }> {
      const [rows, background] = await Promise.all([selected().where(eq(credentials.personId, actor.id)).orderBy(desc(credentials.createdAt), credentials.id), backgroundOf(actor.id)]);
      return { credentials: rows.map((row) => wholeCredential(row, clock())), background };
    },

    /** One of the actor's own. Throws `not_found` for another's as for none. */
    async mineById(actor: Actor, id: string): Promise<WholeCredential> {
      const [row] = await selected().where(own(actor, id));
      if (!row) throw problem('not_found');
      return wholeCredential(row, clock());
    },

    /** Adds what the actor says that they hold. Throws `invalid`, also for one more than 20, and `too_many`. */
    async add(actor: Actor, input: unknown): Promise<string> {
      const kept = parse(KeepCredential, input);
      await changes.take(actor.id);
      const id = newId();
      await commit(async (tx) => {
        await roomForOneMore(tx, actor.id);
        await tx.insert(credentials).values({ ...kept, id, personId: actor.id, state: 'stated', createdAt: clock() });
      });
      return id;
    },

    /**
     * Changes one of the actor's own; what was verified or declined is only stated again, and what waits goes on
     * waiting. The very same words change nothing. Throws `not_found`, `invalid`, `too_many`.
     */
    async change(actor: Actor, id: string, input: unknown): Promise<void> {
      const kept = parse(KeepCredential, input);
      await changes.take(actor.id);
      await commit(async (tx) => {
        const [before] = await tx.select().from(credentials).where(own(actor, id)).for('update');
        if (!before) throw problem('not_found');
        if ((Object.keys(kept) as (keyof typeof kept)[]).every((field) => before[field] === kept[field])) return;
        await tx.update(credentials).set({ ...kept, ...unchecked, revision: before.revision + 1 }).where(eq(credentials.id, id));
      });
    },

    /** Removes one of the actor's own. Throws `not_found`. */
    async remove(actor: Actor, id: string): Promise<void> {
      const removed = await db.delete(credentials).where(own(actor, id)).returning({ id: credentials.id });
      if (removed.length === 0) throw problem('not_found');
    },

    /** Puts one of the actor's own before the administrators; what is verified, or waits already, stays as it is. Throws `not_found`, `too_many`. */
    async askToCheck(actor: Actor, id: string): Promise<void> {
      await changes.take(actor.id);
      const [row] = await db.select({ id: credentials.id }).from(credentials).where(own(actor, id));
      if (!row) throw problem('not_found');
      await db
        .update(credentials)
        .set({ ...unchecked, askedAt: clock() })
        .where(and(own(actor, id), ne(credentials.state, 'verified'), isNull(credentials.askedAt)));
    },

    /** Keeps what the actor tells of their way; nothing in it keeps nothing. Throws `invalid`, `too_many`. */
    async tell(actor: Actor, input: unknown): Promise<void> {
      const told = parse(KeepBackground, input);
      await changes.take(actor.id);
      if (Object.values(told).every((value) => value === null)) {
        await db.delete(backgrounds).where(eq(backgrounds.personId, actor.id));
        return;
      }
      const row = { ...told, updatedAt: clock() };
      await db.insert(backgrounds).values({ ...row, personId: actor.id }).onConflictDoUpdate({ target: backgrounds.personId, set: row });
    },

    /**
     * Whether a person holds a verified credential of a kind on the day of an instant, where they live: issued by
     * then and not expired. For rules of other nouns; the caller decides who may know.
     */
    async holdsVerified(personId: string, kind: CredentialKind, at: Date, within: Pick<Database, 'select'> = db): Promise<boolean> {
      const [person] = await within.select({ timeZone: people.timeZone }).from(people).where(eq(people.id, personId));
      if (!person) return false;
      const issued = or(isNull(credentials.issuedOn), lte(credentials.issuedOn, dayIn(person.timeZone, at)));
      const rows = await within
        .select({ expiresOn: credentials.expiresOn })
        .from(credentials)
        .where(and(eq(credentials.personId, personId), eq(credentials.kind, kind), eq(credentials.state, 'verified'), issued));
      return rows.some(({ expiresOn }) => !hasExpired({ expiresOn, timeZone: person.timeZone }, at));
    },
  };
}
