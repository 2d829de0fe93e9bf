import { eq, sql } from 'drizzle-orm';
import { randomBytes } from 'node:crypto';
import { SignUp } from '../../app/contract/people';
import { problem } from '../../app/contract/problems';
import type { Database, Transaction } from '../../db/connect';
import { communities } from '../../db/schema/communities';
import { strategies } from '../../db/schema/library';
import { people, sessions } from '../../db/schema/people';
import { site } from '../../db/schema/site';
import { threads } from '../../db/schema/threads';
import type { Audit } from '../audit/audit';
import type { Clock } from '../clock';
import { digest } from '../ids';
import { parse } from '../parse';
import { knownZone, type Caller, type People, type SignedInNow } from '../people/people';
import { hashPassword, refuseWeakPassword } from '../people/passwords';
import type { Commit } from '../tell';

export interface SiteView {
  name: string;
  /** Hex of the accent; null is soil. */
  accent: string | null;
  logoVersion: string | null;
  isDemo: boolean;
  /** False until the first administrator exists: a demo, or a site not yet set up. */
  isSetUp: boolean;
}

/** A fictional person whom a visitor of the demo can look around as. */
export interface DemoPerson {
  handle: string;
  name: string;
  tint: string;
  roleTitle: string | null;
  communityName: string;
  role: string;
}

export type Site = ReturnType<typeof buildSite>;

/** Builds the verbs of the site as a whole. */
export function buildSite(given: { db: Database; clock: Clock; commit: Commit; people: People; audit: Audit }) {
  const { db, clock, commit } = given;
  let known: SiteView | null = null;

  async function view(): Promise<SiteView> {
    if (known) return known;
    const [row] = await db
      .select({
        name: site.name,
        accent: site.accent,
        logoVersion: site.logoVersion,
        isDemo: site.isDemo,
        isSetUp: sql<boolean>`not ${site.isDemo} and exists(select 1 from ${people} where ${people.isAdministrator})`,
      })
      .from(site);
    // Kept in memory: every page shows it, and it changes only here.
    known = row ?? { name: 'Tilth', accent: null, logoVersion: null, isDemo: false, isSetUp: false };
    return known;
  }

  async function empty(tx: Transaction): Promise<void> {
    for (const table of [sessions, threads, strategies, communities, people]) await tx.delete(table);
  }

  return {
    view,

    /** Reads the site's row anew for the next page: for whoever has changed it. */
    forget(): void {
      known = null;
    },

    /** Whether the database holds a site already. */
    async exists(): Promise<boolean> {
      return (await db.select({ only: site.only }).from(site)).length > 0;
    },

    /** Empties a database that has no site yet: what a killed first start left half loaded. */
    async clearUnbegun(): Promise<void> {
      await db.transaction(async (tx) => {
        if ((await tx.select({ only: site.only }).from(site)).length === 0) await empty(tx);
      });
    },

    /** Makes the site's own row: from now on the database holds a site. */
    async begin(isDemo: boolean): Promise<void> {
      await db.insert(site).values({ isDemo, createdAt: clock() });
      known = null;
    },

    /**
     * A fresh single-use token for starting the site that one wants to keep; an earlier one stops working. Null on a
     * site that is no demo and has an administrator. Only the terminal ever shows it: whoever can read that owns the site.
     */
    async newSetupToken(): Promise<string | null> {
      if ((await view()).isSetUp) return null;
      const token = randomBytes(24).toString('base64url');
      await db.update(site).set({ setupTokenHash: digest(token) });
      return token;
    },

    /** Whether a set-up token would be accepted. Looking does not use it up. */
    async acceptsSetupToken(token: string): Promise<boolean> {
      const [row] = await db.select({ hash: site.setupTokenHash }).from(site);
      return row?.hash === digest(token);
    },

    /**
     * Makes the first administrator. On a demo, first removes it with all that was written in it; what was done in it stays
     * in the log, whose entries nobody removes, before the one that says so.
     * Throws `not_found` for a token that is not the newest, and `invalid`.
     */
    async setUp(token: string, input: unknown, caller?: Caller): Promise<SignedInNow> {
      const { password, timeZone, ...person } = parse(SignUp, input);
      refuseWeakPassword(password, 'password', person);
      const passwordHash = await hashPassword(password);
      const id = await commit(async (tx, tell) => {
        const [before] = await tx.select({ isDemo: site.isDemo }).from(site).where(eq(site.setupTokenHash, digest(token))).for('update');
        if (!before) throw problem('not_found');
        await tx.update(site).set({ setupTokenHash: null, isDemo: false });
        if (before.isDemo) {
          await empty(tx);
          tell({ change: 'site-emptied' });
        }
        const first = await given.people.add(tx, { ...person, passwordHash, timeZone: knownZone(timeZone), isAdministrator: true });
        if (before.isDemo) await given.audit.record(tx, { actorId: first, act: 'demo-removed' });
        await given.audit.record(tx, { actorId: first, act: 'site-founded', subject: `person:${first}` });
        return first;
      });
      // Forgotten after the commit: before it, a page could remember the old state for good.
      known = null;
      return given.people.welcome(id, caller);
    },

    /** The people of the demo to look around as, a varied few first. Empty on a site that is no demo. */
    async demoPeople(): Promise<DemoPerson[]> {
      if (!(await view()).isDemo) return [];
      const rows = await db.execute<{ handle: string; name: string; tint: string; role_title: string | null; community_name: string; role: string }>(sql`
        select distinct on (p.id) p.handle, p.name, p.tint, p.role_title, c.name as community_name, m.role
        from people p join memberships m on m.person_id = p.id and m.status = 'active' join communities c on c.id = m.community_id
        where p.is_demo order by p.id, m.joined_at`);
      const people = rows.rows.map((row) => ({
        handle: row.handle,
        name: row.name,
        tint: row.tint,
        roleTitle: row.role_title,
        communityName: row.community_name,
        role: row.role,
      }));
      return people.sort((a, b) => place(a) - place(b) || a.name.localeCompare(b.name));
    },
  };
}

/** Whom a visitor is invited to try first: each kind of community and role, in both languages. */
const first = ['amara-nwosu', 'grace-kim', 'lucia-herrera', 'joan-castellano', 'priya-raman', 'yusuf-abdi'];

function place({ handle }: DemoPerson): number {
  const at = first.indexOf(handle);
  return at < 0 ? first.length : at;
}
