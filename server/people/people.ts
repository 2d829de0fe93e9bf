import { isIP, isIPv4 } from 'node:net';
import { and, eq, sql } from 'drizzle-orm';
import { ChangeLanguage, ChangePassword, SignIn, SignUp } from '../../app/contract/people';
import type { DeviceView } from '../../app/contract/profiles';
import { tints, type Language, type Tint } from '../../app/contract/names';
import { problem } from '../../app/contract/problems';
import type { Database, Transaction } from '../../db/connect';
import { people } from '../../db/schema/people';
import type { Clock } from '../clock';
import { digest, newId } from '../ids';
import type { Limiting } from '../limiting';
import type { Mail } from '../mail/mail';
import { parse } from '../parse';
import type { Commit } from '../tell';
import type { SignedIn } from './actor';
import { deviceWords } from './device-words';
import { buildDevices } from './devices';
import { handleFor } from './handles';
import { hashPassword, passwordFits, refuseWeakPassword } from './passwords';
import type { Sessions } from './sessions';

/** Where a sign-in comes from: the caller's network address and the mark that its device carries. */
export interface Caller {
  address: string;
  deviceMark: string | null;
  /** The User-Agent header; only the names of browser and system are kept. */
  userAgent?: string;
}

export interface SignedInNow {
  personId: string;
  /** Value of the session's Set-Cookie header. */
  cookie: string;
  deviceMark: string;
}

export interface NewPerson {
  name: string;
  email: string | null;
  passwordHash: string | null;
  language: Language;
  timeZone: string;
  roleTitle?: string | null;
  place?: string | null;
  isAdministrator?: boolean;
  isDemo?: boolean;
  tint?: Tint;
}

/** New accounts from one network address. */
export const signUpAddress = { name: 'sign-up-address', points: 20, per: 60 * 60 };

/** Wrong passwords for one account, from devices that never signed in to it. */
export const signInAccount = { name: 'sign-in-account', points: 5, per: 15 * 60 };

export type People = ReturnType<typeof buildPeople>;

/** Builds the verbs of accounts. */
export function buildPeople(given: {
  db: Database;
  clock: Clock;
  commit: Commit;
  limiting: Limiting;
  sessions: Sessions;
  mail: Mail;
  secret: string;
}) {
  const { db, clock, commit, limiting, sessions, mail } = given;
  const devices = buildDevices(given.secret);
  const wrongByAccount = limiting.lasting(signInAccount);
  const wrongByAddress = limiting.lasting({ name: 'sign-in-address', points: 30, per: 60 * 60 });
  const signUpsByAddress = limiting.lasting(signUpAddress);

  const byEmail = db
    .select({ id: people.id, passwordHash: people.passwordHash, suspendedAt: people.suspendedAt })
    .from(people)
    .where(eq(sql`lower(${people.email})`, sql.placeholder('email')))
    .prepare('person_by_email');

  /** Adds a person inside a transaction; throws `invalid` when the address is taken. */
  async function add(tx: Transaction, person: NewPerson): Promise<string> {
    // Another sign-up may take the same handle between the look and the insert: look again, a few times.
    for (let attempt = 0; attempt < 5; attempt += 1) {
      const handle = await handleFor(tx, person.name);
      const row = { tint: tintFor(handle), ...person, id: newId(), handle, createdAt: clock() };
      const [added] = await tx.insert(people).values(row).onConflictDoNothing().returning({ id: people.id });
      if (added) return added.id;
      if (person.email) {
        const [other] = await tx.select({ id: people.id }).from(people).where(eq(sql`lower(${people.email})`, person.email.toLowerCase()));
        if (other) throw problem('invalid', { fields: { email: 'taken' } });
      }
    }
    throw problem('conflict');
  }

  /** Signs in a person who has proved who they are. */
  async function welcome(personId: string, caller?: Caller): Promise<SignedInNow> {
    return { personId, cookie: await sessions.start(personId, deviceWords(caller?.userAgent)), deviceMark: devices.mark(personId) };
  }

  return {
    add,
    welcome,
    whose: sessions.whose,
    blankCookie: sessions.blankCookie,

    /**
     * Makes an account and signs its owner in, whose address is proved or cannot be. Throws `invalid`, `too_many`. Whoever was invited is counted by the one
     * who lets them in: a roomful of people signs up behind one address.
     */
    async signUp(input: unknown, caller: Caller, isInvited = false): Promise<SignedInNow> {
      const { password, timeZone, ...person } = parse(SignUp, input);
      refuseWeakPassword(password, 'password', person);
      if (!isInvited) await signUpsByAddress.take(addressKey(caller.address));
      const passwordHash = await hashPassword(password);
      const personId = await commit((tx) => add(tx, { ...person, passwordHash, timeZone: knownZone(timeZone) }));
      return welcome(personId, caller);
    },

    /**
     * Signs a person in. A wrong password and an unknown address get the same answer in the same time:
     * `invalid` with `password: wrong`, for the right password of a suspended account `password: suspended`. Throws `too_many` after 5 wrong tries for an account in 15 minutes from
     * devices that never signed in to it, or 30 in an hour from one address.
     */
    async signIn(input: unknown, caller: Caller): Promise<SignedInNow> {
      const { email, password } = parse(SignIn, input);
      const account = email.toLowerCase();
      const [person] = await byEmail.execute({ email: account });
      const accountKey = devices.key(person?.id ?? account, caller.deviceMark);
      const isStranger = !devices.knows(person?.id ?? account, caller.deviceMark);
      // Counted before the check, so that parallel guesses cannot slip past; given back when the password fits.
      // A device that has signed in before is not held up by what others do behind the same address.
      if (isStranger) await wrongByAddress.take(addressKey(caller.address));
      await wrongByAccount.take(accountKey);
      const fits = await passwordFits(person?.passwordHash ?? null, password);
      if (!fits || !person) throw problem('invalid', { fields: { password: 'wrong' } });
      // Said only to whoever has the password: for others there is no telling it from an unknown address.
      if (person.suspendedAt) throw problem('invalid', { fields: { password: 'suspended' } });
      await Promise.all([wrongByAccount.clear(accountKey), isStranger && wrongByAddress.giveBack(addressKey(caller.address))]);
      const signedIn = await welcome(person.id, caller);
      // The password may have changed while it was being checked: then the session that it opened is none.
      const [now] = await byEmail.execute({ email: account });
      if (now?.passwordHash !== person.passwordHash || now?.suspendedAt) {
        const me = await sessions.whose(signedIn.cookie);
        if (me) await commit((tx) => sessions.end(tx, me.sessionId));
        throw problem('invalid', { fields: { password: 'wrong' } });
      }
      return signedIn;
    },

    /** Ends this session and its sockets. */
    async signOut(me: SignedIn): Promise<void> {
      await commit(async (tx, tell) => {
        await sessions.end(tx, me.sessionId);
        tell({ change: 'signed-out', sessionId: me.sessionId });
      });
    },

    /** Changes the password and ends every other session of the person. Throws `invalid`, `too_many`, `forbidden`. */
    async changePassword(me: SignedIn, input: unknown): Promise<void> {
      const { current, password } = parse(ChangePassword, input);
      const [person] = await db
        .select({ email: people.email, name: people.name, passwordHash: people.passwordHash })
        .from(people)
        .where(eq(people.id, me.actor.id));
      if (!person?.passwordHash || !person.email) throw problem('forbidden');
      const key = devices.key(`change:${me.actor.id}`, null);
      await wrongByAccount.take(key);
      if (!(await passwordFits(person.passwordHash, current))) throw problem('invalid', { fields: { current: 'wrong' } });
      await wrongByAccount.clear(key);
      refuseWeakPassword(password, 'password', { name: person.name, email: person.email });
      const passwordHash = await hashPassword(password);
      await commit(async (tx, tell) => {
        // Stronger than the update's own lock: a session that is just being opened waits, and then sees the new password.
        await tx.select({ id: people.id }).from(people).where(eq(people.id, me.actor.id)).for('update');
        await tx.update(people).set({ passwordHash }).where(eq(people.id, me.actor.id));
        await sessions.endOthers(tx, me.actor.id, me.sessionId);
        tell({ change: 'signed-out-elsewhere', personId: me.actor.id, keep: me.sessionId });
        await mail.send(tx, { personId: me.actor.id }, 'password-changed', {});
      });
    },

    /** Keeps the language in which the person wants to read the site. */
    async changeLanguage(me: SignedIn, input: unknown): Promise<void> {
      const { language } = parse(ChangeLanguage, input);
      await db.update(people).set({ language }).where(eq(people.id, me.actor.id));
    },

    /** The browsers that are signed in to the actor's account, the last seen first. */
    async devices(me: SignedIn): Promise<DeviceView[]> {
      return (await sessions.of(me.actor.id)).map(({ idHash, browser, system, createdAt, lastSeenAt }) => ({
        id: deviceId(idHash),
        browser,
        system,
        signedInAt: createdAt.toISOString(),
        lastSeenAt: lastSeenAt.toISOString(),
        isThisOne: idHash === me.sessionId,
      }));
    },

    /** Ends one other session of the actor, and its sockets. One that is gone already is no problem. */
    async signOutDevice(me: SignedIn, id: string): Promise<void> {
      const found = (await sessions.of(me.actor.id)).find(({ idHash }) => deviceId(idHash) === id && idHash !== me.sessionId);
      if (!found) return;
      await commit(async (tx, tell) => {
        await sessions.end(tx, found.idHash);
        tell({ change: 'signed-out', sessionId: found.idHash });
      });
    },

    /** Ends every session of the actor but this one, and their sockets. */
    async signOutElsewhere(me: SignedIn): Promise<void> {
      await commit(async (tx, tell) => {
        await sessions.endOthers(tx, me.actor.id, me.sessionId);
        tell({ change: 'signed-out-elsewhere', personId: me.actor.id, keep: me.sessionId });
      });
    },

    /** Signs a visitor in as a fictional person of the demo. Throws `not_found` for anybody else. */
    async lookAroundAs(handle: string, caller?: Caller): Promise<SignedInNow> {
      const [person] = await db
        .select({ id: people.id })
        .from(people)
        .where(and(eq(people.handle, handle), eq(people.isDemo, true)));
      if (!person) throw problem('not_found');
      return welcome(person.id, caller);
    },
  };
}

/** Names a session in a form. Not the stored key itself: that one names rooms. */
function deviceId(idHash: string): string {
  return digest(`device:${idHash}`).slice(0, 16);
}

/** One bucket for an IPv4 address, one for an IPv6 /64: a household or a phone owns the whole of the latter. */
export function addressKey(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '');
  // A header can name anything as an address: what is none shares one bucket.
  if (!isIP(plain)) return 'no address';
  if (isIPv4(plain)) return plain;
  // The URL parser writes every IPv6 address in one way.
  const [head = '', tail] = new URL(`http://[${plain}]`).hostname.slice(1, -1).split('::');
  const left = head.split(':').filter(Boolean);
  const right = tail?.split(':').filter(Boolean) ?? [];
  const zeros = Array.from({ length: Math.max(0, 8 - left.length - right.length) }, () => '0');
  return [...left, ...zeros, ...right].slice(0, 4).join(':');
}

/** A zone that the server knows, else the server's own. */
export function knownZone(zone: string | undefined): string {
  try {
    if (zone) return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone;
  } catch {
    // An unknown zone: fall through.
  }
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

function tintFor(handle: string): Tint {
  let mixed = 2_166_136_261;
  for (const letter of handle) mixed = Math.imul(mixed ^ letter.charCodeAt(0), 16_777_619);
  return tints[((mixed >>> 16)) % tints.length]!;
}
