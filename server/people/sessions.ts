import { and, desc, eq, inArray, lt, ne, or, sql } from 'drizzle-orm';
import { Lucia, TimeSpan, type Adapter, type DatabaseSession, type DatabaseUser } from 'lucia';
import { asJson } from '../../db/as-json';
import type { Database, Transaction } from '../../db/connect';
import { people, sessions } from '../../db/schema/people';
import type { Clock } from '../clock';
import { digest } from '../ids';
import type { Actor, SignedIn } from './actor';
import type { DeviceWords } from './device-words';

/**
 * Everything that knows of lucia. A session lasts 30 days at most and ends after 14 days without a visit.
 */
const absolute = new TimeSpan(30, 'd').milliseconds();
const idle = new TimeSpan(14, 'd');
const sessionsPerPerson = 20;
const unknown: DeviceWords = { browser: null, system: null };
const seenAgainAfter = new TimeSpan(1, 'h').milliseconds();

interface SessionFacts {
  digest: string;
  endsAt: Date;
  device: DeviceWords;
}

type SessionRow = Actor & { createdAt: string; lastSeenAt: string };

declare module 'lucia' {
  interface Register {
    Lucia: Lucia<SessionFacts, Omit<Actor, 'id'>>;
    DatabaseSessionAttributes: SessionFacts;
    DatabaseUserAttributes: Omit<Actor, 'id'>;
  }
}

export interface Sessions {
  /** Starts a session; answers the value of its Set-Cookie header. */
  start(personId: string, device?: DeviceWords): Promise<string>;
  /** Who sends this Cookie header, or null. Pages and the socket handshake both ask here. */
  whose(cookieHeader: string | null | undefined): Promise<SignedIn | null>;
  end(tx: Transaction, sessionId: string): Promise<void>;
  /** Ends every session of a person but one. */
  endOthers(tx: Transaction, personId: string, keep: string): Promise<void>;
  endExpired(): Promise<void>;
  /** The sessions of a person that still hold, the last seen first. */
  of(personId: string): Promise<(DeviceWords & { idHash: string; createdAt: Date; lastSeenAt: Date })[]>;
  /** The Set-Cookie header that removes the cookie. */
  blankCookie(): string;
}

/** Builds the sessions of a site; `secure` where its address is https. */
export function buildSessions(db: Database, clock: Clock, secure: boolean): Sessions {
  const lookUp = db
    .select({
      session: asJson<SessionRow>({
        createdAt: sessions.createdAt,
        lastSeenAt: sessions.lastSeenAt,
        id: people.id,
        handle: people.handle,
        name: people.name,
        tint: people.tint,
        roleTitle: people.roleTitle,
        fieldRole: people.fieldRole,
        photoVersion: people.photoVersion,
        place: people.place,
        language: people.language,
        timeZone: people.timeZone,
        isAdministrator: people.isAdministrator,
        isDemo: people.isDemo,
        theme: people.theme,
        textSize: people.textSize,
        easyFont: people.easyFont,
        shortcuts: people.shortcuts,
      }),
    })
    .from(sessions)
    .innerJoin(people, eq(people.id, sessions.personId))
    .where(and(eq(sessions.idHash, sql.placeholder('idHash')), sql`${people.suspendedAt} is null`))
    .prepare('session');

  const adapter: Adapter = {
    async getSessionAndUser(cookie): Promise<[DatabaseSession | null, DatabaseUser | null]> {
      const idHash = digest(cookie);
      const [row] = await lookUp.execute({ idHash });
      if (!row) return [null, null];
      const { createdAt: began, lastSeenAt: lastSeen, id, ...attributes } = row.session;
      const [createdAt, lastSeenAt] = [new Date(began), new Date(lastSeen)];
      const now = clock();
      const endsAt = expiry(createdAt, lastSeenAt);
      if (endsAt <= now) {
        await forget(idHash);
        return [null, null];
      }
      // At most one write an hour: a visit must not cost a write each time.
      if (now.getTime() - lastSeenAt.getTime() > seenAgainAfter) {
        await db.update(sessions).set({ lastSeenAt: now }).where(eq(sessions.idHash, idHash));
      }
      // Lucia compares with the machine's clock: it is told the time that is left by ours.
      const expiresAt = new Date(Date.now() + endsAt.getTime() - now.getTime());
      return [
        { id: cookie, userId: id, expiresAt, attributes: { digest: idHash, endsAt, device: unknown } },
        { id, attributes },
      ];
    },
    async getUserSessions(personId) {
      const rows = await db.select().from(sessions).where(eq(sessions.personId, personId));
      return rows.map((row) => {
        const endsAt = expiry(row.createdAt, row.lastSeenAt);
        return { id: row.idHash, userId: row.personId, expiresAt: endsAt, attributes: { digest: row.idHash, endsAt, device: unknown } };
      });
    },
    async setSession(session) {
      const now = clock();
      await db.insert(sessions).values({ idHash: digest(session.id), personId: session.userId, ...session.attributes.device, createdAt: now, lastSeenAt: now });
      const surplus = db
        .select({ idHash: sessions.idHash })
        .from(sessions)
        .where(eq(sessions.personId, session.userId))
        .orderBy(desc(sessions.lastSeenAt))
        .offset(sessionsPerPerson);
      await db.delete(sessions).where(inArray(sessions.idHash, surplus));
    },
    // The last visit is kept by getSessionAndUser; lucia's own extension would pass the 30 days.
    async updateSessionExpiration() {},
    async deleteSession(cookie) {
      await forget(digest(cookie));
    },
    async deleteUserSessions(personId) {
      await db.delete(sessions).where(eq(sessions.personId, personId));
    },
    async deleteExpiredSessions() {
      const now = clock().getTime();
      await db
        .delete(sessions)
        .where(
          or(
            lt(sessions.createdAt, new Date(now - absolute)),
            lt(sessions.lastSeenAt, new Date(now - idle.milliseconds())),
          ),
        );
    },
  };

  async function forget(idHash: string): Promise<void> {
    await db.delete(sessions).where(eq(sessions.idHash, idHash));
  }

  const lucia = new Lucia(adapter, {
    sessionExpiresIn: idle,
    sessionCookie: {
      name: secure ? '__Host-tilth' : 'tilth',
      expires: false,
      attributes: { secure, sameSite: 'lax', path: '/' },
    },
    getSessionAttributes: (row) => row,
    getUserAttributes: (row) => row,
  });

  // Lucia's own reader throws on a malformed cookie, also one of another program on the same host.
  const ours = new RegExp(`(?:^|;\\s*)${lucia.sessionCookieName}=([a-z0-9]{20,80})(?:;|$)`);

  return {
    async start(personId, device = unknown) {
      const session = await lucia.createSession(personId, { digest: '', endsAt: clock(), device });
      const cookie = lucia.createSessionCookie(session.id);
      cookie.attributes.maxAge = absolute / 1000;
      return cookie.serialize();
    },
    async whose(cookieHeader) {
      const cookie = ours.exec(cookieHeader ?? '')?.[1];
      if (!cookie) return null;
      const { session, user } = await lucia.validateSession(cookie);
      return session && { actor: user, sessionId: session.digest, expiresAt: session.endsAt };
    },
    async end(tx, sessionId) {
      await tx.delete(sessions).where(eq(sessions.idHash, sessionId));
    },
    async endOthers(tx, personId, keep) {
      await tx.delete(sessions).where(and(eq(sessions.personId, personId), ne(sessions.idHash, keep)));
    },
    async of(personId) {
      const rows = await db.select().from(sessions).where(eq(sessions.personId, personId)).orderBy(desc(sessions.lastSeenAt), desc(sessions.createdAt));
      return rows.filter((row) => expiry(row.createdAt, row.lastSeenAt) > clock());
    },
    endExpired: () => lucia.deleteExpiredSessions(),
    blankCookie: () => lucia.createBlankSessionCookie().serialize(),
  };
}

function expiry(createdAt: Date, lastSeenAt: Date): Date {
  return new Date(Math.min(createdAt.getTime() + absolute, lastSeenAt.getTime() + idle.milliseconds()));
}
