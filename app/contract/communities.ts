import type { CommunityType, Privacy, Role, Tint } from './names';
import type { PersonView } from './people';
import type { AgeBand, Domain, Setting } from './taxonomy';

/** A community as a line of a list: the rail, the home page. */
export interface CommunityLine {
  id: string;
  slug: string;
  name: string;
  tint: Tint;
  memberCount: number;
  /** Threads with something that the reader has not seen. */
  unread: number;
}

/** A community of which the reader is no member now, but could be. */
export interface OpenCommunity {
  slug: string;
  name: string;
  tagline: string | null;
  tint: Tint;
  memberCount: number;
  /** How one comes in: at once, by asking, or back from a pause. */
  way: 'join' | 'ask' | 'resume';
}

/** What a new community does first, and whether it has. */
export interface FirstSteps {
  purpose: boolean;
  agreements: boolean;
  invite: boolean;
  series: boolean;
}

export interface CommunityView {
  id: string;
  slug: string;
  name: string;
  type: CommunityType;
  tagline: string | null;
  purpose: string | null;
  privacy: Privacy;
  tint: Tint;
  welcome: string | null;
  welcomeFrom: string | null;
  agreements: string[];
  learningAgenda: string[];
  memberCount: number;
  /** IANA zone in which its sessions and closing times are meant. */
  timeZone: string;
  /** ISO instant. */
  createdAt: string;
  /** For those who hold it, while something is left to do and nobody has put them away. */
  firstSteps: FirstSteps | null;
  /** True while the reader, an administrator, is there for a stated reason. */
  isVisiting: boolean;
  /** The reader's own role, or null for a reader who is not a member. */
  role: Role | null;
  may: Record<'read' | 'write' | 'join' | 'ask' | 'leave' | 'resume' | 'invite' | 'manage' | 'people' | 'plan' | 'attendance' | 'moderate' | 'visit', boolean>;
}

/** What a community says of itself. */
export interface CommunityDetails {
  community: CommunityView;
  focus: string | null;
  communityStatement: string | null;
  practiceStatement: string | null;
  welcome: string | null;
  ages: AgeBand[];
  settings: Setting[];
  domains: Domain[];
  maxMembers: number | null;
  facilitators: (PersonView & { role: Role })[];
}

/** A member as those see them who give roles. */
export interface RollLine extends PersonView {
  role: Role;
  isPaused: boolean;
  /** ISO instant. */
  joinedAt: string;
}

/** An administrator's visit. ISO instants. */
export interface VisitLine {
  name: string;
  reason: string;
  beganAt: string;
  endsAt: string;
}

/** "Rooted Together: Social-Emotional Practice" is "Rooted Together" where room is short. */
export function shortName(name: string): string {
  return name.split(':')[0]!.trim();
}
