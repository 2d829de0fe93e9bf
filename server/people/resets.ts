import { and, eq, gt, lte, sql } from 'drizzle-orm';
import { Forgot, NewPassword } from '../../app/contract/people';
import { problem } from '../../app/contract/problems';
import type { Database } from '../../db/connect';
import { people } from '../../db/schema/people';
import { passwordResets } from '../../db/schema/proofs';
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
import { buildDevices } from './devices';
import { hashPassword, refuseWeakPassword } from './passwords';
import { addressKey, signInAccount, type Caller } from './people';
import type { Sessions } from './sessions';

const lasts = 60 * 60 * 1000;

/** Builds the verbs of a forgotten password. */
export function buildResets(given: { db: Database; clock: Clock; commit: Commit; limiting: Limiting; mail: Mail; sessions: Sessions; secret: string }) {
  const { db, clock, commit, mail, secret } = given;
  const asksByAddress = given.limiting.lasting({ name: 'reset-address', points: 10, per: 24 * 60 * 60 });
  const triesByAddress = given.limiting.passing({ name: 'reset-tries', points: 30, per: 60 * 60 });
  const mails = mailLimits(given.limiting, 'reset-mail');
  const wrongByAccount = given.limiting.lasting(signInAccount);
  const devices = buildDevices(secret);
  const nameOf = (id: string) => `reset:${id}`;

  /** Whose password a token opens; null when it opens nothing. */
  async function holderOf(token: string) {
    if (!isToken(token)) return null;
    const [found] = await db
      .select({ id: people.id, name: people.name, email: people.email })
      .from(passwordResets)
      .innerJoin(people, eq(people.id, passwordResets.personId))
      .where(and(eq(passwordResets.tokenHash, digest(token)), gt(passwordResets.expiresAt, clock()), sql`${people.suspendedAt} is null`));
    return found ?? null;
  }

  return {
    /**
     * Asks for the link that lets somebody choose a new password. The answer is the same, and takes as long, whether the
     * address has an account or not: a job looks. Throws `invalid`, `too_many` after 10 times in a day from one network
     * address, and `not_found` on a site that sends no mail.
     */
    async ask(input: unknown, caller: Caller): Promise<void> {
      if (!mail.isOn) throw problem('not_found');
      const { email } = parse(Forgot, input);
      await asksByAddress.take(addressKey(caller.address));
      if (!(await mails.allow(email))) return;
      await enqueue(db, 'reset-asked', [{ given: { id: newId(), email } }]);
    },

    /** Mails the link to whoever has the address: the job behind `ask`. An earlier link stops working. */
    async mailLink({ id, email }: Tasks['reset-asked']): Promise<void> {
      await commit(async (tx) => {
        const [person] = await tx
          .select({ id: people.id })
          .from(people)
          .where(and(eq(sql`lower(${people.email})`, email.toLowerCase()), sql`${people.suspendedAt} is null and ${people.passwordHash} is not null`))
          .for('update');
        if (!person) return;
        const expiresAt = new Date(clock().getTime() + lasts);
        const row = { id, personId: person.id, tokenHash: digest(tokenOf(secret, nameOf(id))), expiresAt };
        const [made] = await tx.insert(passwordResets).values(row).onConflictDoNothing().returning({ id: passwordResets.id });
        if (!made) return;
        await tx.delete(passwordResets).where(and(eq(passwordResets.personId, person.id), sql`${passwordResets.id} <> ${id}`));
        await mail.send(tx, { personId: person.id }, 'password-reset', { resetId: id }, expiresAt);
      });
    },

    /** Whether a link opens. Looking does not use it up: programs that scan mail look, too. Throws `too_many`. */
    async opens(token: string, caller: Caller): Promise<boolean> {
      const key = addressKey(caller.address);
      await triesByAddress.take(key);
      const opens = (await holderOf(token)) !== null;
      if (opens) await triesByAddress.giveBack(key);
      return opens;
    },

    /**
     * Keeps a new password, once; every session of the person ends. Throws `not_found` for a link that was used, is over
     * or was never made, and `invalid`, after which the link still works.
     */
    async reset(token: string, input: unknown, caller: Caller): Promise<void> {
      await triesByAddress.take(addressKey(caller.address));
      const holder = await holderOf(token);
      if (!holder?.email) throw problem('not_found');
      const { password } = parse(NewPassword, input);
      refuseWeakPassword(password, 'password', { name: holder.name, email: holder.email });
      const passwordHash = await hashPassword(password);
      await commit(async (tx, tell) => {
        // Locked in the order in which a session is opened; of two who use the link at once, the second finds nothing.
        await tx.select({ id: people.id }).from(people).where(eq(people.id, holder.id)).for('update');
        const [used] = await tx.delete(passwordResets).where(and(eq(passwordResets.tokenHash, digest(token)), gt(passwordResets.expiresAt, clock()))).returning();
        if (!used) throw problem('not_found');
        await tx.delete(passwordResets).where(eq(passwordResets.personId, holder.id));
        await tx.update(people).set({ passwordHash }).where(eq(people.id, holder.id));
        await given.sessions.endOthers(tx, holder.id, '');
        tell({ change: 'signed-out-elsewhere', personId: holder.id, keep: null });
        await mail.send(tx, { personId: holder.id }, 'password-changed', {});
      });
      // Who has guessed before must not keep out whoever knows the new one.
      await wrongByAccount.clear(devices.key(holder.id, null));
    },

    async clearOld(): Promise<void> {
      await db.delete(passwordResets).where(lte(passwordResets.expiresAt, clock()));
    },
  };
}
