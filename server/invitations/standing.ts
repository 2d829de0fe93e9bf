import { and, eq } from 'drizzle-orm';
import { problem } from '../../app/contract/problems';
import type { MembershipStatus, Role } from '../../app/contract/names';
import type { Transaction } from '../../db/connect';
import { memberships } from '../../db/schema/communities';
import { people } from '../../db/schema/people';

export interface Newcomer {
  /** In small letters. */
  email: string | null;
  createdAt: Date;
  status: MembershipStatus | null;
  role: Role | null;
  leftAt: Date | null;
}

/** How somebody who wants to come in stands, held until the transaction ends. Throws `forbidden` for a suspended account. */
export async function newcomerOf(tx: Transaction, communityId: string, personId: string): Promise<Newcomer> {
  const [row] = await tx
    .select({ email: people.email, createdAt: people.createdAt, suspendedAt: people.suspendedAt, status: memberships.status, role: memberships.role, leftAt: memberships.leftAt })
    .from(people)
    .leftJoin(memberships, and(eq(memberships.communityId, communityId), eq(memberships.personId, people.id)))
    .where(eq(people.id, personId))
    .for('share', { of: people });
  if (!row || row.suspendedAt) throw problem('forbidden');
  return { ...row, email: row.email?.toLowerCase() ?? null };
}

/** The role with which somebody comes in: one who paused keeps their own. */
export function roleFor({ status, role }: Newcomer, offered: Role): Role {
  return status === 'paused' && role ? role : offered;
}
