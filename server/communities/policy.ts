import type { MembershipStatus, Privacy, Role } from '../../app/contract/names';

/** How a person stands towards a community: all that the rules may look at. */
export interface Standing {
  privacy: Privacy;
  role: Role | null;
  status: MembershipStatus | null;
  /** Reads and does not write for now. */
  isMuted?: boolean;
  /** A network administrator: manages people and settings, and reads no more than anybody else. */
  isAdministrator?: boolean;
  /** An administrator who came in for a stated reason, which the facilitators see. */
  isVisiting?: boolean;
}

/** Those who hold a community: its facilitators. One of them is always there. */
export const holdingRoles = ['facilitator', 'co-facilitator'] as const;
export const isHolding = (role: Role | null) => holdingRoles.some((holding) => holding === role);

export interface Permissions {
  /** Know that it exists, and its purpose. */
  see: boolean;
  /** Read what members write. */
  read: boolean;
  write: boolean;
  join: boolean;
  /** Ask to be let in. */
  ask: boolean;
  /** Leave, or pause. */
  leave: boolean;
  /** Come back after a pause. */
  resume: boolean;
  /** Make links, codes and invitations, and decide on requests. */
  invite: boolean;
  /** Change its settings, its agreements and what it asks of its members. */
  manage: boolean;
  /** Give roles and end memberships. */
  people: boolean;
  /** Plan series of sessions. */
  plan: boolean;
  /** Hide, restore, mute: keep its talk safe. */
  moderate: boolean;
  /** See who came and for how long. Never what was said. */
  attendance: boolean;
  /** Come in without being a member, for a written reason. */
  visit: boolean;
}

/**
 * The whole policy of a community, pure. A coordinator sees attendance and hours, never what members write. A network
 * administrator manages people and settings; that does not open what was said. Anyone signed in may begin a community.
 */
export function permissions({ privacy, role, status, isMuted = false, isAdministrator = false, isVisiting = false }: Standing): Permissions {
  const active = role !== null && status === 'active';
  const shares = active && role !== 'coordinator';
  const holds = active && isHolding(role);
  const visits = isAdministrator && isVisiting && !active;
  const outside = !active && status !== 'paused' && status !== 'removed';
  return {
    see: active || status === 'paused' || privacy !== 'private' || isAdministrator,
    read: shares || (privacy === 'open' && !active) || visits,
    write: shares && !isMuted,
    join: outside && privacy === 'open',
    ask: outside && privacy === 'request',
    leave: active || status === 'paused',
    resume: status === 'paused',
    invite: holds,
    manage: holds || isAdministrator,
    people: holds || isAdministrator,
    plan: shares && !isMuted && (holds || role === 'consultant'),
    moderate: holds || visits,
    attendance: holds || (active && role === 'coordinator') || isAdministrator,
    visit: isAdministrator && !active && privacy !== 'open',
  };
}

/** Whether somebody may not write at an instant. */
export const isMuted = (until: Date | null, now: Date) => until !== null && until > now;
