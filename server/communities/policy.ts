import type { MembershipStatus, Privacy, Role } from '../../app/contract/names';

/** How a person stands towards a community: all that the rules may look at. */
export interface Standing {
  privacy: Privacy;
  role: Role | null;
  status: MembershipStatus | null;
}

export interface Permissions {
  /** Know that it exists, and its purpose. */
  see: boolean;
  /** Read what members write. */
  read: boolean;
  write: boolean;
  join: boolean;
  leave: boolean;
  /** End the membership of another. */
  remove: boolean;
}

/**
 * The whole policy of a community, pure. A coordinator sees attendance and hours, never what members write. A network
 * administrator has no standing of their own here: managing people and settings does not open what was said.
 */
export function permissions({ privacy, role, status }: Standing): Permissions {
  const active = role !== null && status === 'active';
  const shares = active && role !== 'coordinator';
  return {
    see: active || privacy !== 'private',
    read: shares || (privacy === 'open' && !active),
    write: shares,
    join: !active && privacy === 'open' && status !== 'removed',
    leave: active,
    remove: active && (role === 'facilitator' || role === 'co-facilitator'),
  };
}
