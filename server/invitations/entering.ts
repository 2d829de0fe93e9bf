import { and, eq, isNull, sql } from 'drizzle-orm';
import { Asking, mailAddress, type DoorView, type Entered } from '../../app/contract/invitations';
import { problem, problemOf } from '../../app/contract/problems';
import type { Transaction } from '../../db/connect';
import { communities, memberships } from '../../db/schema/communities';
import { invitations, joinCodes, joinRequests } from '../../db/schema/invitations';
import { people } from '../../db/schema/people';
import { newId } from '../ids';
import { parse } from '../parse';
import type { Actor } from '../people/actor';
import { hidden } from '../people/hidden-address';
import { addressKey, type Caller, type SignedInNow } from '../people/people';
import type { Tell } from '../tell';
import { codeOf, isAlive } from './codes';
import type { Given } from './given';
import { newcomerOf, roleFor } from './standing';
import { hashOf, isToken } from './tokens';

type Person = Pick<Actor, 'id'>;

/** Builds the verbs of somebody at the door, who holds a code or the link of an invitation. */
export function buildEntering(given: Given) {
  const { db, clock, commit, limiting, audit } = given;
  const triesByAddress = limiting.lasting({ name: 'join-address', points: 60, per: 60 * 60 });
  const triesByAccount = limiting.lasting({ name: 'join-account', points: 30, per: 60 * 60 });
  const signUpsByDoor = limiting.passing({ name: 'join-sign-ups', points: 300, per: 60 * 60 });

  const community = {
    id: communities.id,
    slug: communities.slug,
    name: communities.name,
    tint: communities.tint,
    tagline: communities.tagline,
    purpose: communities.purpose,
    agreements: communities.agreements,
    question: communities.joinQuestion,
  };
  const codes = db
    .select({ code: joinCodes, community, from: people.name })
    .from(joinCodes)
    .innerJoin(communities, eq(communities.id, joinCodes.communityId))
    .leftJoin(people, eq(people.id, joinCodes.madeBy))
    .where(eq(joinCodes.code, sql.placeholder('code')))
    .prepare('door_by_code');
  const tokens = db
    .select({ invitation: invitations, community, from: people.name })
    .from(invitations)
    .innerJoin(communities, eq(communities.id, invitations.communityId))
    .leftJoin(people, eq(people.id, invitations.madeBy))
    .where(eq(invitations.tokenHash, sql.placeholder('hash')))
    .prepare('door_by_token');
  const standing = db
    .select({
      email: sql<string | null>`lower(${people.email})`,
      status: memberships.status,
      leftAt: memberships.leftAt,
      isWaiting: sql<boolean>`exists(select 1 from ${joinRequests} r where r.person_id = ${people.id}
        and r.community_id = ${sql.placeholder('communityId')} and r.decided_at is null)`,
    })
    .from(people)
    .leftJoin(memberships, and(eq(memberships.personId, people.id), eq(memberships.communityId, sql.placeholder('communityId'))))
    .where(eq(people.id, sql.placeholder('personId')))
    .prepare('standing_at_door');

  const isOpen = ({ acceptedAt, revokedAt, expiresAt }: typeof invitations.$inferSelect) => !acceptedAt && !revokedAt && expiresAt > clock();

  /** The door behind what was typed, and whether it opens. */
  async function doorOf(typed: string) {
    if (isToken(typed)) {
      const [row] = await tokens.execute({ hash: hashOf(typed) });
      return row ? { via: 'invitation' as const, opens: isOpen(row.invitation), ...row } : null;
    }
    const code = codeOf(typed);
    const [row] = code ? await codes.execute({ code }) : [];
    return row ? { via: 'code' as const, opens: isAlive(row.code, clock()), ...row } : null;
  }

  /**
   * Counts a try before it is made, so that parallel guesses cannot slip past; one that fits is given back. Wrong, over,
   * used up and ended look the same, but to those who are inside already: a second click is no reason to be turned away.
   */
  async function open(typed: string, actor: Person | null, caller: Caller) {
    const key = addressKey(caller.address);
    await triesByAddress.take(key);
    if (actor) await triesByAccount.take(actor.id);
    const door = await doorOf(typed);
    if (!door || !(door.opens || (actor && (await isInside(actor, door.community.id))))) throw problem('not_found');
    await Promise.all([triesByAddress.giveBack(key), actor && triesByAccount.giveBack(actor.id)]);
    return door;
  }

  async function isInside(actor: Person, communityId: string): Promise<boolean> {
    const [me] = await standing.execute({ personId: actor.id, communityId });
    return me?.status === 'active';
  }

  async function joinByCode(actor: Person, codeId: string, answer: string): Promise<boolean> {
    return commit(async (tx, tell) => {
      // The row is locked: of two who come for the last place, the second sees that it is taken.
      const [code] = await tx.select().from(joinCodes).where(eq(joinCodes.id, codeId)).for('update');
      if (!code) throw problem('not_found');
      const newcomer = await newcomerOf(tx, code.communityId, actor.id);
      if (newcomer.status === 'active') return false;
      if (!isAlive(code, clock()) || newcomer.status === 'removed') throw problem('not_found');
      if (code.needsApproval && newcomer.status !== 'paused') {
        await tx.insert(joinRequests).values({ id: newId(), communityId: code.communityId, personId: actor.id, answer, createdAt: clock() }).onConflictDoNothing();
        return true;
      }
      await tx.update(joinCodes).set({ uses: code.uses + 1 }).where(eq(joinCodes.id, code.id));
      await come(tx, tell, code.communityId, actor.id, roleFor(newcomer, 'member'));
      return false;
    });
  }

  /** Takes somebody in; who waited for an answer waits no more. */
  async function come(tx: Transaction, tell: Tell, communityId: string, personId: string, role: Parameters<typeof given.communities.admit>[4]): Promise<void> {
    await given.communities.admit(tx, tell, communityId, personId, role);
    // The page that let them in showed the agreements, and said that joining is a yes to them.
    if (role !== 'coordinator') await given.agreements.acceptOnJoining(tx, communityId, personId);
    const waiting = and(eq(joinRequests.communityId, communityId), eq(joinRequests.personId, personId), isNull(joinRequests.decidedAt));
    await tx.update(joinRequests).set({ decidedAt: clock(), decision: 'accepted' }).where(waiting);
  }

  /** Uses an invitation up. From the home page, without its link, only for accounts that were there before it. */
  async function acceptById(actor: Person, id: string, hash: string | null): Promise<string> {
    return commit(async (tx, tell) => {
      const [invitation] = await tx.select().from(invitations).where(eq(invitations.id, id)).for('update');
      if (!invitation || (hash && invitation.tokenHash !== hash)) throw problem('not_found');
      const { communityId, issuedAt } = invitation;
      const newcomer = await newcomerOf(tx, communityId, actor.id);
      const [place] = await tx.select({ slug: communities.slug }).from(communities).where(eq(communities.id, communityId));
      if (!isOpen(invitation)) {
        if (newcomer.status === 'active') return place!.slug;
        throw problem('not_found');
      }
      if (newcomer.email !== invitation.email) throw problem(hash ? 'forbidden' : 'not_found');
      if (!hash && newcomer.createdAt > issuedAt) throw problem('not_found');
      const wasRemoved = newcomer.status === 'removed';
      if (wasRemoved) {
        // Only whom a facilitator has invited anew since then.
        if (!newcomer.leftAt || newcomer.leftAt >= issuedAt) throw problem('not_found');
        await tx.update(memberships).set({ status: 'left' }).where(and(eq(memberships.communityId, communityId), eq(memberships.personId, actor.id), eq(memberships.status, 'removed')));
      }
      await tx.update(invitations).set({ acceptedAt: clock(), acceptedBy: actor.id }).where(eq(invitations.id, id));
      await come(tx, tell, communityId, actor.id, roleFor(newcomer, invitation.role));
      const details = { role: invitation.role, ...(wasRemoved && { wasRemoved }) };
      await audit.record(tx, { actorId: actor.id, act: 'invitation-accepted', communityId, subject: `invitation:${id}`, details });
      return place!.slug;
    });
  }

  async function through(door: NonNullable<Awaited<ReturnType<typeof doorOf>>>, actor: Person, answer: string): Promise<Entered> {
    const { slug, name } = door.community;
    if (door.via === 'code') return { slug, name, isWaiting: await joinByCode(actor, door.code.id, answer) };
    await acceptById(actor, door.invitation.id, door.invitation.tokenHash);
    return { slug, name, isWaiting: false };
  }

  return {
    /**
     * What somebody with a code or link may see before joining; looking uses nothing up. A member already is told where.
     * Throws `not_found`, the same for everything that does not open, and `too_many` after 60 wrong tries in an hour
     * from one address or 30 by one account.
     */
    async look(actor: Actor | null, typed: string, caller: Caller): Promise<DoorView | { memberOf: string }> {
      const door = await open(typed, actor, caller);
      const { name, tint, tagline, purpose, agreements, question, slug } = door.community;
      const [me] = actor ? await standing.execute({ personId: actor.id, communityId: door.community.id }) : [];
      if (me?.status === 'active') return { memberOf: slug };
      const isInvitation = door.via === 'invitation';
      const isBack = isInvitation && me?.leftAt && me.leftAt < door.invitation.issuedAt;
      if (me?.status === 'removed' && !isBack) throw problem('not_found');
      return {
        via: door.via,
        community: { name, tint, tagline, purpose, agreements },
        from: door.from,
        role: isInvitation ? door.invitation.role : 'member',
        needsApproval: !isInvitation && door.code.needsApproval,
        question,
        sentTo: isInvitation ? hidden(door.invitation.email) : null,
        isForAnother: isInvitation && Boolean(me) && me!.email !== door.invitation.email,
        isWaiting: me?.isWaiting ?? false,
      };
    },

    /**
     * Takes the actor in by a code or the link of an invitation; where the code asks for approval, asks. Coming twice
     * changes nothing. Throws `not_found` for what does not open, `forbidden` for another's invitation and for a
     * suspended account, `invalid`, `too_many`.
     */
    async enter(actor: Actor, typed: string, input: unknown, caller: Caller): Promise<Entered> {
      const { answer } = parse(Asking, input);
      return through(await open(typed, actor, caller), actor, answer);
    },

    /**
     * Makes an account for a newcomer and takes them in, in one step. `entered` is null when the door closed in between,
     * as when another took the last place: the account is there all the same. `signedIn` is null where the site sends mail
     * and a code lets anybody in: then a link goes to the address first. Throws `not_found` before there is one,
     * `invalid` (`email: other_address` for an invitation that was sent elsewhere), `too_many`.
     */
    async signUpAndEnter(typed: string, input: unknown, caller: Caller): Promise<{ signedIn: SignedInNow | null; entered: Entered | null }> {
      const door = await open(typed, null, caller);
      const { answer } = parse(Asking, input);
      if (door.via === 'invitation') {
        const { data: address } = mailAddress.safeParse((input as { email?: unknown }).email);
        if (address && address !== door.invitation.email) {
          await triesByAddress.take(addressKey(caller.address));
          throw problem('invalid', { fields: { email: 'other_address' } });
        }
      }
      await signUpsByDoor.take(door.via === 'code' ? door.code.id : door.invitation.id);
      // The link of an invitation went to the address: it is proved already.
      const signedIn = door.via === 'invitation' ? await given.people.signUp(input, caller, true) : await given.signUps.begin(input, `/join/${encodeURIComponent(typed)}`, caller, true);
      if (!signedIn) return { signedIn, entered: null };
      try {
        return { signedIn, entered: await through(door, { id: signedIn.personId }, answer) };
      } catch (caught) {
        if (!problemOf(caught)) throw caught;
        return { signedIn, entered: null };
      }
    },

    /** Accepts an invitation that waits on the actor's home page; answers where it leads. Throws `not_found`, `forbidden`. */
    async accept(actor: Actor, id: string): Promise<string> {
      return acceptById(actor, id, null);
    },
  };
}
