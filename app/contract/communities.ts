import type { CommunityType, Privacy, Role, Tint } from './names';

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

/** A community that the reader could join. */
export interface OpenCommunity {
  slug: string;
  name: string;
  tagline: string | null;
  tint: Tint;
  memberCount: number;
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
  /** ISO instant. */
  createdAt: string;
  /** The reader's own role, or null for a reader who is not a member. */
  role: Role | null;
  may: Record<'read' | 'write' | 'join' | 'ask' | 'leave' | 'resume' | 'invite' | 'manage' | 'people' | 'moderate' | 'visit', boolean>;
}

/** "Rooted Together: Social-Emotional Practice" is "Rooted Together" where room is short. */
export function shortName(name: string): string {
  return name.split(':')[0]!.trim();
}
