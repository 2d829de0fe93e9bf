import { and, eq, gt, inArray, isNull, lte, sql } from 'drizzle-orm';
import { SignUp } from '../../app/contract/people';
import { problem, problemOf } from '../../app/contract/problems';
import type { Database } from '../../db/connect';
import { people } from '../../db/schema/people';
import { signUps } from '../../db/schema/proofs';
import type { Clock } from '../clock';
import { digest, newId } from '../ids';
import { enqueue } from '../jobs/queue';
import type { Tasks } from '../jobs/tasks';
import type { Limiting } from '../limiting';
import type { Mail } from '../mail/mail';
import { mailLimits } from '../mail/limits';
import { parse } from '../parse';
import type { Commit } from '../tell';
import { isToken, tokenOf } from '../tokens';
import { hashPassword, refuseWeakPassword } from './passwords';
import { addressKey, knownZone, signUpAddress, type Caller, type People, type SignedInNow } from './people';

const lasts = 24 * 60 * 60 * 1000;

export type SignUps = ReturnType<typeof buildSignUps>;

/** Builds the verbs of a new account whose address is proved before it is there. */
export function buildSignUps(given: { db: Database; clock: Clock; commit: Commit; limiting: Limiting; mail: Mail; people: People; secret: string }) {
  const { db, clock, commit, mail, secret } = given;
  const signUpsByAddress = given.limiting.lasting(signUpAddress);
  const triesByAddress = given.limiting.passing({ name: 'sign-up-tries', points: 30, per: 60 * 60 });
  const mails = mailLimits(given.limiting, 'sign-up-mail');
  const nameOf = (id: string) => `sign-up:${id}`;
  const opening = (token: string) => and(eq(signUps.tokenHash, digest(token)), gt(signUps.expiresAt, clock()));

  return {
    /**
     * Makes an account. Where the site sends mail, only once its owner has opened the link that goes to its address:
     * then the answer is null, for an address that has an account as for one that has none. Throws `invalid`, `too_many`.
     */
    async begin(input: unknown, next: string, caller: Caller, isInvited = false): Promise<SignedInNow | null> {
      if (!mail.isOn) return given.people.signUp(input, caller, isInvited);
      const { password, timeZone, email, name, language } = parse(SignUp, input);
      refuseWeakPassword(password, 'password', { name, email });
      if (!isInvited) await signUpsByAddress.take(addressKey(caller.address));
      const passwordHash = await hashPassword(password);
      if (!(await mails.allow(email))) return null;
      const id = newId();
      const expiresAt = new Date(clock().getTime() + lasts);
      await commit(async (tx) => {
        await tx.insert(signUps).values({ id, email: email.toLowerCase(), typed: email, name, passwordHash, language, timeZone: knownZone(timeZone), next, tokenHash: digest(tokenOf(secret, nameOf(id))), expiresAt });
        await enqueue(tx, 'sign-up-asked', [{ given: { id } }]);
      });
      return null;
    },

    /** Mails the link, or to somebody who has an account that they have one: the job behind `begin`. */
    async mailLink({ id }: Tasks['sign-up-asked']): Promise<void> {
      await commit(async (tx) => {
        const [asked] = await tx.update(signUps).set({ mailedAt: clock() }).where(and(eq(signUps.id, id), isNull(signUps.mailedAt))).returning();
        if (!asked) return;
        const [owner] = await tx.select({ id: people.id }).from(people).where(eq(sql`lower(${people.email})`, asked.email));
        if (owner) {
          await tx.delete(signUps).where(eq(signUps.id, id));
          await mail.send(tx, { personId: owner.id }, 'address-taken', {});
        } else {
          await mail.send(tx, { address: asked.typed, language: asked.language }, 'sign-up', { signUpId: id, name: asked.name }, asked.expiresAt);
        }
      });
    },

    /** Whose account a link makes; null when it makes none. Looking does not use it up. Throws `too_many`. */
    async look(token: string, caller: Caller): Promise<{ name: string; email: string } | null> {
      const key = addressKey(caller.address);
      await triesByAddress.take(key);
      const [found] = isToken(token) ? await db.select({ name: signUps.name, email: signUps.typed }).from(signUps).where(opening(token)) : [];
      if (found) await triesByAddress.giveBack(key);
      return found ?? null;
    },

    /** Makes the account, once, and signs its owner in. Throws `not_found` for a link that makes none any more. */
    async confirm(token: string, caller: Caller): Promise<{ signedIn: SignedInNow; next: string }> {
      await triesByAddress.take(addressKey(caller.address));
      if (!isToken(token)) throw problem('not_found');
      const { id, next } = await commit(async (tx) => {
        // In one order: of two links of an address, each would hold its own row and wait for the other's.
        const address = tx.select({ email: signUps.email }).from(signUps).where(opening(token));
        await tx.select({ id: signUps.id }).from(signUps).where(inArray(signUps.email, address)).orderBy(signUps.id).for('update');
        const [asked] = await tx.delete(signUps).where(opening(token)).returning();
        if (!asked) throw problem('not_found');
        await tx.delete(signUps).where(eq(signUps.email, asked.email));
        const { name, typed, passwordHash, language, timeZone } = asked;
        const made = await given.people.add(tx, { name, email: typed, passwordHash, language, timeZone }).catch((caught: unknown) => {
          // Another account took the address in between, by another door.
          throw problemOf(caught)?.fields?.email ? problem('not_found') : caught;
        });
        return { id: made, next: asked.next };
      });
      return { signedIn: await given.people.welcome(id, caller), next };
    },

    async clearOld(): Promise<void> {
      await db.delete(signUps).where(lte(signUps.expiresAt, clock()));
    },
  };
}
