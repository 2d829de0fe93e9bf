import { randomInt } from 'node:crypto';
import { and, eq, isNull } from 'drizzle-orm';
import { NewCode, type CodeView } from '../../app/contract/invitations';
import { problem } from '../../app/contract/problems';
import type { Transaction } from '../../db/connect';
import { communities } from '../../db/schema/communities';
import { joinCodes } from '../../db/schema/invitations';
import { newId } from '../ids';
import { parse } from '../parse';
import type { Actor } from '../people/actor';
import type { Given } from './given';

/** Without 0, O, 1, I and L. Eight of these are 39 bits, behind a limit of tries. */
const alphabet = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const length = 8;
const day = 24 * 60 * 60 * 1000;

export type Code = typeof joinCodes.$inferSelect;

function newCode(): string {
  return Array.from({ length }, () => alphabet[randomInt(alphabet.length)]!).join('');
}

/** A code as it is kept, from what somebody typed: any case, with or without the dash. Null for what cannot be one. */
export function codeOf(typed: string): string | null {
  const plain = typed.slice(0, 40).toUpperCase().replace(/[\s\p{Pd}]+/gu, '');
  return plain.length === length && [...plain].every((letter) => alphabet.includes(letter)) ? plain : null;
}

/** A code as people read it: "K7QM-4XPT". */
export const spelled = (code: string) => `${code.slice(0, 4)}-${code.slice(4)}`;

/** Whether a code lets somebody in at this instant. */
export function isAlive(code: Pick<Code, 'revokedAt' | 'expiresAt' | 'useLimit' | 'uses'>, now: Date): boolean {
  return !code.revokedAt && (!code.expiresAt || code.expiresAt > now) && (code.useLimit === null || code.uses < code.useLimit);
}

export function codeView(code: Code, now: Date): CodeView {
  const { expiresAt, useLimit, uses, needsApproval } = code;
  return { code: spelled(code.code), expiresAt: expiresAt?.toISOString() ?? null, useLimit, uses, needsApproval, isAlive: isAlive(code, now) };
}

/** Builds the verbs of a community's code. */
export function buildCodes({ clock, commit, communities: found, limiting, audit }: Given) {
  const making = limiting.passing({ name: 'codes-made', points: 30, per: 60 * 60 });

  async function door(actor: Actor, slug: string): Promise<string> {
    const { view, may } = await found.find(actor, slug);
    if (!may.invite) throw problem('forbidden');
    return view.id;
  }

  /** Ends the code that stands. The community is locked first: of two who make a code at once, the second sees the first's. */
  async function end(tx: Transaction, communityId: string): Promise<Code | null> {
    await tx.select({ id: communities.id }).from(communities).where(eq(communities.id, communityId)).for('update');
    const standing = and(eq(joinCodes.communityId, communityId), isNull(joinCodes.revokedAt));
    const [ended] = await tx.update(joinCodes).set({ revokedAt: clock() }).where(standing).returning();
    return ended ?? null;
  }

  async function begin(tx: Transaction, actor: Actor, communityId: string, wish: { days: number; uses: number; needsApproval: boolean }): Promise<Code> {
    const now = clock();
    const expiresAt = wish.days ? new Date(now.getTime() + wish.days * day) : null;
    const row = { communityId, expiresAt, useLimit: wish.uses || null, needsApproval: wish.needsApproval, madeBy: actor.id, createdAt: now };
    for (let attempt = 0; attempt < 5; attempt += 1) {
      const [made] = await tx.insert(joinCodes).values({ ...row, id: newId(), code: newCode() }).onConflictDoNothing({ target: joinCodes.code }).returning();
      if (made) return made;
    }
    throw problem('conflict');
  }

  return {
    /** Makes the code of a community; one that stood before stops working. Throws `not_found`, `forbidden`, `invalid`, `too_many`. */
    async makeCode(actor: Actor, slug: string, input: unknown): Promise<CodeView> {
      const communityId = await door(actor, slug);
      const { days, uses, approval } = parse(NewCode, input);
      await making.take(actor.id);
      return commit(async (tx) => {
        await end(tx, communityId);
        const made = await begin(tx, actor, communityId, { days, uses, needsApproval: approval });
        await audit.record(tx, { actorId: actor.id, act: 'join-code-made', communityId, subject: `join-code:${made.id}`, details: { days, uses, needsApproval: approval } });
        return codeView(made, clock());
      });
    },

    /** New letters under the same terms, counted anew: the old code stops working. Throws `not_found`, `forbidden`, `conflict` without one. */
    async resetCode(actor: Actor, slug: string): Promise<CodeView> {
      const communityId = await door(actor, slug);
      await making.take(actor.id);
      return commit(async (tx) => {
        const before = await end(tx, communityId);
        if (!before) throw problem('conflict');
        const days = before.expiresAt ? Math.max(1, Math.round((before.expiresAt.getTime() - before.createdAt.getTime()) / day)) : 0;
        const made = await begin(tx, actor, communityId, { days, uses: before.useLimit ?? 0, needsApproval: before.needsApproval });
        await audit.record(tx, { actorId: actor.id, act: 'join-code-reset', communityId, subject: `join-code:${made.id}` });
        return codeView(made, clock());
      });
    },

    /** Ends the code. Ending none changes nothing. Throws `not_found`, `forbidden`. */
    async revokeCode(actor: Actor, slug: string): Promise<void> {
      const communityId = await door(actor, slug);
      await commit(async (tx) => {
        const ended = await end(tx, communityId);
        if (ended) await audit.record(tx, { actorId: actor.id, act: 'join-code-revoked', communityId, subject: `join-code:${ended.id}` });
      });
    },
  };
}
