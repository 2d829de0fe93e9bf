import { and, count, desc, eq, gt, inArray, isNull, or, sql } from 'drizzle-orm';
import { Invite, type DoorsView, type ImportRow, type InvitationView, type MyInvitation } from '../../app/contract/invitations';
import type { Role } from '../../app/contract/names';
import { problem } from '../../app/contract/problems';
import type { Database, Transaction } from '../../db/connect';
import { communities, memberships } from '../../db/schema/communities';
import { invitations, joinCodes } from '../../db/schema/invitations';
import { people } from '../../db/schema/people';
import { newId } from '../ids';
import { parse } from '../parse';
import type { Actor } from '../people/actor';
import { buildCodes, codeView } from './codes';
import { buildEntering } from './entering';
import type { Given } from './given';
import { readList, textOf } from './importing';
import { buildRequests } from './requests';
import { hashOf, tokenOf } from './tokens';

const lasts = 7 * 24 * 60 * 60 * 1000;
const perPage = 50;

/** What became of a list of addresses. */
export interface Invited {
  made: number;
  unchanged: number;
}

type Row = typeof invitations.$inferSelect;

/** Builds the verbs of coming into a community: codes, invitations, requests, lists of people. */
export function buildInvitations(given: Given) {
  const { db, clock, commit, limiting, audit, secret } = given;
  const codes = buildCodes(given);
  const requests = buildRequests(given);
  const inviting = limiting.lasting({ name: 'invite', points: 60, per: 60 * 60 });
  const isOpen = and(isNull(invitations.acceptedAt), isNull(invitations.revokedAt));

  const waitingFor = db
    .select({ id: invitations.id, name: communities.name, tint: communities.tint, tagline: communities.tagline, role: invitations.role, from: sql<string | null>`(select name from people f where f.id = ${invitations.madeBy})` })
    .from(people)
    .innerJoin(invitations, eq(invitations.email, sql`lower(${people.email})`))
    .innerJoin(communities, eq(communities.id, invitations.communityId))
    .leftJoin(memberships, and(eq(memberships.communityId, communities.id), eq(memberships.personId, people.id)))
    .where(
      and(
        eq(people.id, sql.placeholder('personId')),
        isOpen,
        gt(invitations.expiresAt, sql.placeholder('now')),
        // An account that is younger than the invitation comes by its link: nobody signs up as the invited to take it.
        sql`${people.createdAt} <= ${invitations.issuedAt}`,
        or(isNull(memberships.status), inArray(memberships.status, ['left', 'paused']), sql`${memberships.leftAt} < ${invitations.issuedAt}`),
      ),
    )
    .orderBy(desc(invitations.issuedAt))
    .limit(20)
    .prepare('invitations_of_person');

  async function door(actor: Actor, slug: string): Promise<string> {
    const { view, may } = await given.communities.find(actor, slug);
    if (!may.invite) throw problem('forbidden');
    return view.id;
  }

  /** The fields of an invitation's next link. */
  function link(id: string, issue: number) {
    const issuedAt = clock();
    return { issue, tokenHash: hashOf(tokenOf(secret, id, issue)), issuedAt, expiresAt: new Date(issuedAt.getTime() + lasts) };
  }

  /**
   * Who of these addresses belongs to the community, who was removed from it and when, and who has an open invitation.
   */
  async function known(tx: Pick<Database, 'select'>, communityId: string, emails: string[]) {
    const members = new Map<string, { isMember: boolean; leftAt: Date | null }>();
    const open = new Map<string, Row>();
    if (emails.length === 0) return { members, open };
    const lower = sql<string>`lower(${people.email})`;
    const found = await tx
      .select({ email: lower, status: memberships.status, leftAt: memberships.leftAt })
      .from(memberships)
      .innerJoin(people, eq(people.id, memberships.personId))
      .where(and(eq(memberships.communityId, communityId), inArray(lower, emails)));
    for (const { email, status, leftAt } of found) members.set(email, { isMember: status === 'active' || status === 'paused', leftAt: status === 'removed' ? leftAt : null });
    const rows = await tx.select().from(invitations).where(and(eq(invitations.communityId, communityId), inArray(invitations.email, emails), isOpen));
    for (const row of rows) open.set(row.email, row);
    return { members, open };
  }

  /** Whether an open invitation still lets its person in: not when its time is over, or they were removed after it. */
  const stands = (row: Row | undefined, removedAt: Date | null | undefined): boolean => Boolean(row && row.expiresAt > clock() && !(removedAt && removedAt >= row.issuedAt));

  async function inviteAll(tx: Transaction, actor: Actor, communityId: string, wishes: { email: string; role: Role }[]): Promise<{ ids: string[]; unchanged: number }> {
    // One list at a time: the same one sent twice finds what the first has made.
    const [community] = await tx.select({ name: communities.name }).from(communities).where(eq(communities.id, communityId)).for('update');
    const { members, open } = await known(tx, communityId, wishes.map(({ email }) => email));
    const fresh: (typeof invitations.$inferInsert)[] = [];
    const ids: string[] = [];
    const letters: { email: string; role: Role; id: string; issue: number }[] = [];
    for (const { email, role } of wishes) {
      const member = members.get(email);
      const row = open.get(email);
      const isThere = stands(row, member?.leftAt);
      if (member?.isMember || (isThere && row?.role === role)) continue;
      if (row) {
        await tx.update(invitations).set(isThere ? { role } : { role, madeBy: actor.id, ...link(row.id, row.issue + 1) }).where(eq(invitations.id, row.id));
        ids.push(row.id);
        if (!isThere) letters.push({ email, role, id: row.id, issue: row.issue + 1 });
        continue;
      }
      const id = newId();
      fresh.push({ id, communityId, email, role, madeBy: actor.id, ...link(id, 1) });
      ids.push(id);
      letters.push({ email, role, id, issue: 1 });
    }
    if (fresh.length > 0) await tx.insert(invitations).values(fresh);
    await mailThem(tx, actor, community!.name, letters);
    return { ids, unchanged: wishes.length - ids.length };
  }

  /** Sends the links of invitations: to whoever has an account as they want their mail, else in the language of the inviter. */
  async function mailThem(tx: Transaction, actor: Actor, community: string, letters: { email: string; role: Role; id: string; issue: number }[]): Promise<void> {
    if (!given.mail.isOn || letters.length === 0) return;
    const lower = sql<string>`lower(${people.email})`;
    const known = await tx.select({ email: lower, id: people.id }).from(people).where(inArray(lower, letters.map(({ email }) => email)));
    const ids = new Map(known.map(({ email, id }) => [email, id]));
    await given.mail.sendAll(tx, 'invitation', letters.map(({ email, role, id, issue }) => ({
      to: ids.has(email) ? { personId: ids.get(email)! } : { address: email, language: actor.language },
      data: { invitationId: id, issue, community, from: actor.name, role },
    })));
  }

  /** One open invitation of the community, locked. */
  async function openOne(tx: Transaction, communityId: string, id: string): Promise<Row> {
    const [row] = await tx.select().from(invitations).where(and(eq(invitations.id, id), eq(invitations.communityId, communityId), isOpen)).for('update');
    if (!row) throw problem('not_found');
    return row;
  }

  async function rowsOf(communityId: string, text: string): Promise<ImportRow[]> {
    const list = readList(text);
    const { members, open } = await known(db, communityId, list.filter((row) => row.fault !== 'not_an_email').map(({ email }) => email));
    return list.map((row) => {
      const member = members.get(row.email);
      const standing = open.get(row.email);
      const fault = row.fault ?? (member?.isMember ? ('member' as const) : null);
      return { ...row, fault, isInvited: !fault && stands(standing, member?.leftAt) && standing?.role === row.role };
    });
  }

  return {
    ...codes,
    ...buildEntering(given),
    asking: requests.asking,
    ask: requests.ask,
    decide: requests.decide,
    askQuestion: requests.askQuestion,

    /** All ways into a community, for its facilitators: a page of its open invitations among them. Throws `not_found`, `forbidden`. */
    async doors(actor: Actor, slug: string, page = 1): Promise<DoorsView & { page: number; pages: number }> {
      const communityId = await door(actor, slug);
      const open = and(eq(invitations.communityId, communityId), isOpen);
      const [[code], [counted], [asked], waiting] = await Promise.all([
        db.select().from(joinCodes).where(and(eq(joinCodes.communityId, communityId), isNull(joinCodes.revokedAt))),
        db.select({ n: count() }).from(invitations).where(open),
        db.select({ question: communities.joinQuestion }).from(communities).where(eq(communities.id, communityId)),
        requests.waiting(communityId),
      ]);
      const pages = Math.max(1, Math.ceil((counted?.n ?? 0) / perPage));
      const here = Math.min(Math.max(1, page), pages);
      const rows = await db
        .select({ invitation: invitations, by: people.name })
        .from(invitations)
        .leftJoin(people, eq(people.id, invitations.madeBy))
        .where(open)
        .orderBy(desc(invitations.issuedAt), invitations.email)
        .limit(perPage)
        .offset((here - 1) * perPage);
      const now = clock();
      return { code: code ? codeView(code, now) : null, invitations: rows.map(({ invitation, by }) => view(invitation, by, now)), requests: waiting, question: asked?.question ?? null, page: here, pages };
    },

    /** The code of a community, for its poster. Throws `not_found`, `forbidden`. */
    async standingCode(actor: Actor, slug: string) {
      const communityId = await door(actor, slug);
      const [code] = await db.select().from(joinCodes).where(and(eq(joinCodes.communityId, communityId), isNull(joinCodes.revokedAt)));
      return code ? codeView(code, clock()) : null;
    },

    /**
     * Invites people by their address, for 7 days and one use each. Who belongs already or is invited stays as they are;
     * whoever was removed may come back by it. Throws `not_found`, `forbidden`, `invalid`, `too_many`.
     */
    async invite(actor: Actor, slug: string, input: unknown): Promise<Invited> {
      const communityId = await door(actor, slug);
      const { emails, role } = parse(Invite, input);
      await inviting.take(actor.id);
      return commit(async (tx) => {
        const { ids, unchanged } = await inviteAll(tx, actor, communityId, emails.map((email) => ({ email, role })));
        for (const id of ids) await audit.record(tx, { actorId: actor.id, act: 'invitation-made', communityId, subject: `invitation:${id}`, details: { role } });
        return { made: ids.length, unchanged };
      });
    },

    /** A new link, for 7 days from now; the one before stops working. Throws `not_found`, `forbidden`, `too_many`. */
    async resend(actor: Actor, slug: string, id: string): Promise<void> {
      const communityId = await door(actor, slug);
      await inviting.take(actor.id);
      await commit(async (tx) => {
        const row = await openOne(tx, communityId, id);
        await tx.update(invitations).set({ madeBy: actor.id, ...link(id, row.issue + 1) }).where(eq(invitations.id, id));
        const [community] = await tx.select({ name: communities.name }).from(communities).where(eq(communities.id, communityId));
        await mailThem(tx, actor, community!.name, [{ email: row.email, role: row.role, id, issue: row.issue + 1 }]);
        await audit.record(tx, { actorId: actor.id, act: 'invitation-made', communityId, subject: `invitation:${id}`, details: { role: row.role, again: true } });
      });
    },

    /** Takes an invitation back. Throws `not_found`, `forbidden`. */
    async revoke(actor: Actor, slug: string, id: string): Promise<void> {
      const communityId = await door(actor, slug);
      await commit(async (tx) => {
        await openOne(tx, communityId, id);
        await tx.update(invitations).set({ revokedAt: clock() }).where(eq(invitations.id, id));
        await audit.record(tx, { actorId: actor.id, act: 'invitation-revoked', communityId, subject: `invitation:${id}` });
      });
    },

    /** The invitations that wait for the actor: at most 20. */
    async mine(actor: Actor): Promise<MyInvitation[]> {
      return waitingFor.execute({ personId: actor.id, now: clock() });
    },

    /** Lets the actor say no to an invitation. One that is gone is no problem. */
    async decline(actor: Actor, id: string): Promise<void> {
      const mine = await waitingFor.execute({ personId: actor.id, now: clock() });
      if (!mine.some((one) => one.id === id)) return;
      await commit(async (tx) => {
        const [ended] = await tx.update(invitations).set({ revokedAt: clock() }).where(and(eq(invitations.id, id), isOpen)).returning({ communityId: invitations.communityId });
        if (ended) await audit.record(tx, { actorId: actor.id, act: 'invitation-declined', communityId: ended.communityId, subject: `invitation:${id}` });
      });
    },

    /**
     * What an import would do, row by row; nothing is changed. A list is text, or a file of at most 1 MB.
     * Throws `not_found`, `forbidden`, and `invalid` for a list that cannot be read.
     */
    async preview(actor: Actor, slug: string, list: string | Uint8Array | null): Promise<ImportRow[]> {
      const communityId = await door(actor, slug);
      if (!list) throw problem('invalid', { fields: { table: 'required' } });
      return rowsOf(communityId, typeof list === 'string' ? list : textOf(list));
    },

    /**
     * Invites everybody in a list whose row is right; nobody becomes a member without their own yes. The same list
     * again changes nothing. Throws `not_found`, `forbidden`, `invalid`, `too_many`.
     */
    async confirm(actor: Actor, slug: string, text: string): Promise<Invited> {
      const communityId = await door(actor, slug);
      const rows = (await rowsOf(communityId, text)).filter((row) => !row.fault);
      await inviting.take(actor.id);
      return commit(async (tx) => {
        const { ids, unchanged } = await inviteAll(tx, actor, communityId, rows);
        const told = { made: ids.length, unchanged };
        if (ids.length > 0) await audit.record(tx, { actorId: actor.id, act: 'members-import-confirmed', communityId, details: told });
        return told;
      });
    },
  };

  function view(row: Row, by: string | null, now: Date): InvitationView {
    const token = tokenOf(secret, row.id, row.issue);
    // After the secret of the site has changed, a link that is shown would not open.
    const isShown = !given.mail.isOn && row.expiresAt > now && hashOf(token) === row.tokenHash;
    return { id: row.id, email: row.email, role: row.role, expiresAt: row.expiresAt.toISOString(), isOver: row.expiresAt <= now, by, token: isShown ? token : null };
  }
}
