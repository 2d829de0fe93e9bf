import { and, eq, gt, isNull, lte, ne, sql } from 'drizzle-orm';
import { ChangeAddress } from '../../app/contract/people';
import { problem } from '../../app/contract/problems';
import type { Database } from '../../db/connect';
import { people } from '../../db/schema/people';
import { addressChanges, passwordResets } from '../../db/schema/proofs';
import type { Audit } from '../audit/audit';
import type { Clock } from '../clock';
import { digest, newId } from '../ids';
import { enqueue } from '../jobs/queue';
import type { Tasks } from '../jobs/tasks';
import type { Limiting } from '../limiting';
import { mailLimits } from '../mail/limits';
import type { Mail } from '../mail/mail';
import { parse } from '../parse';
import type { Commit } from '../tell';
import { isToken, tokenOf } from '../tokens';
import type { SignedIn } from './actor';
import { buildDevices } from './devices';
import { hidden } from './hidden-address';
import { passwordFits } from './passwords';
import { addressKey, signInAccount, type Caller } from './people';
import type { Sessions } from './sessions';

const lasts = 24 * 60 * 60 * 1000;

/** Builds the verbs of the address that a person signs in with. */
export function buildAddresses(given: { db: Database; clock: Clock; commit: Commit; limiting: Limiting; mail: Mail; audit: Audit; sessions: Sessions; secret: string }) {
  const { db, clock, commit, mail, secret } = given;
  const wrongByAccount = given.limiting.lasting(signInAccount);
  const triesByAddress = given.limiting.passing({ name: 'address-tries', points: 30, per: 60 * 60 });
  const mails = mailLimits(given.limiting, 'address-mail');
  const changes = given.limiting.lasting({ name: 'address-changes', points: 5, per: 24 * 60 * 60 });
  const devices = buildDevices(secret);
  const nameOf = (id: string) => `address:${id}`;
  const opening = (token: string) => and(eq(addressChanges.tokenHash, digest(token)), gt(addressChanges.expiresAt, clock()));

  return {
    /** The address that the actor wants to have and has not yet confirmed, or null. */
    async wanted(me: SignedIn): Promise<string | null> {
      const [row] = await db.select({ email: addressChanges.email }).from(addressChanges).where(and(eq(addressChanges.personId, me.actor.id), gt(addressChanges.expiresAt, clock())));
      return row?.email ?? null;
    },

    /**
     * Wishes for another address. It holds once the link that goes there is opened; the old one is told. Whether the new
     * one has an account already is not said here but there. Throws `not_found` on a site that sends no mail, `forbidden`
     * for a person of the demo, `invalid`, `too_many`.
     */
    async change(me: SignedIn, input: unknown): Promise<void> {
      if (!mail.isOn) throw problem('not_found');
      const { email, current } = parse(ChangeAddress, input);
      const personId = me.actor.id;
      const [person] = await db.select({ email: people.email, passwordHash: people.passwordHash }).from(people).where(eq(people.id, personId));
      if (!person?.passwordHash || !person.email) throw problem('forbidden');
      const key = devices.key(`change:${personId}`, null);
      await wrongByAccount.take(key);
      if (!(await passwordFits(person.passwordHash, current))) throw problem('invalid', { fields: { current: 'wrong' } });
      await wrongByAccount.clear(key);
      if (email === person.email) return;
      await changes.take(personId);
      const id = newId();
      const row = { id, email, mailedAt: null, tokenHash: digest(tokenOf(secret, nameOf(id))), expiresAt: new Date(clock().getTime() + lasts) };
      const mayMail = await mails.allow(email);
      await commit(async (tx) => {
        await tx.insert(addressChanges).values({ personId, ...row }).onConflictDoUpdate({ target: addressChanges.personId, set: row });
        if (mayMail) await enqueue(tx, 'address-asked', [{ given: { id } }]);
      });
    },

    /** Mails the link to the new address and word of it to the old one: the job behind `change`. */
    async mailLink({ id }: Tasks['address-asked']): Promise<void> {
      await commit(async (tx) => {
        const [asked] = await tx.update(addressChanges).set({ mailedAt: clock() }).where(and(eq(addressChanges.id, id), isNull(addressChanges.mailedAt))).returning();
        if (!asked) return;
        const [me] = await tx.select({ language: people.language }).from(people).where(eq(people.id, asked.personId));
        const [owner] = await tx.select({ id: people.id }).from(people).where(and(eq(sql`lower(${people.email})`, asked.email.toLowerCase()), ne(people.id, asked.personId)));
        if (owner) await mail.send(tx, { personId: owner.id }, 'address-taken', {});
        else await mail.send(tx, { address: asked.email, language: me!.language }, 'address-confirm', { changeId: id }, asked.expiresAt);
        await mail.send(tx, { personId: asked.personId }, 'address-asked', { to: hidden(asked.email) });
      });
    },

    /** Gives the wish up. Without one, nothing happens. */
    async keep(me: SignedIn): Promise<void> {
      await db.delete(addressChanges).where(eq(addressChanges.personId, me.actor.id));
    },

    /** The address that a link confirms; null when it confirms none. Looking does not use it up. Throws `too_many`. */
    async look(token: string, caller: Caller): Promise<string | null> {
      const key = addressKey(caller.address);
      await triesByAddress.take(key);
      const [found] = isToken(token) ? await db.select({ email: addressChanges.email }).from(addressChanges).where(opening(token)) : [];
      if (found) await triesByAddress.giveBack(key);
      return found?.email ?? null;
    },

    /**
     * Gives a person the address that their link confirms, once. Both addresses are told, links to choose a password that
     * went to the old one stop working, and every session ends but that of whoever confirms it. Throws `not_found`.
     */
    async confirm(token: string, me: SignedIn | null, caller: Caller): Promise<void> {
      await triesByAddress.take(addressKey(caller.address));
      if (!isToken(token)) throw problem('not_found');
      const outcome = await commit(async (tx, tell) => {
        const [asked] = await tx.delete(addressChanges).where(opening(token)).returning();
        if (!asked) return 'gone';
        const { personId, email } = asked;
        const [before] = await tx.select({ email: people.email, language: people.language, suspendedAt: people.suspendedAt }).from(people).where(eq(people.id, personId)).for('update');
        const [other] = await tx.select({ id: people.id }).from(people).where(and(eq(sql`lower(${people.email})`, email.toLowerCase()), ne(people.id, personId)));
        if (!before?.email || before.suspendedAt || other) return 'gone';
        await tx.update(people).set({ email }).where(eq(people.id, personId));
        await tx.delete(passwordResets).where(eq(passwordResets.personId, personId));
        const keep = me?.actor.id === personId ? me.sessionId : null;
        await given.sessions.endOthers(tx, personId, keep ?? '');
        tell({ change: 'signed-out-elsewhere', personId, keep });
        const told = { to: hidden(email) };
        await mail.send(tx, { address: before.email, language: before.language }, 'address-changed', told);
        await mail.send(tx, { personId }, 'address-changed', told);
        await given.audit.record(tx, { actorId: personId, act: 'address-changed', subject: `person:${personId}` });
        return 'done';
      });
      if (outcome === 'gone') throw problem('not_found');
    },

    async clearOld(): Promise<void> {
      await db.delete(addressChanges).where(lte(addressChanges.expiresAt, clock()));
    },
  };
}
