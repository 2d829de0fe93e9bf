import type { FieldRole, Language, TextSize, Theme, Tint } from '../../app/contract/names';

/** The person who acts: the first argument of every verb. */
export interface Actor {
  id: string;
  handle: string;
  name: string;
  tint: Tint;
  roleTitle: string | null;
  fieldRole: FieldRole | null;
  photoVersion: string | null;
  place: string | null;
  language: Language;
  timeZone: string;
  isAdministrator: boolean;
  isDemo: boolean;
  theme: Theme;
  textSize: TextSize;
  easyFont: boolean;
  shortcuts: boolean;
}

/** A signed-in person and the session that says so. */
export interface SignedIn {
  actor: Actor;
  /** Digest of the session's id: names its sockets, signs nobody in. */
  sessionId: string;
  expiresAt: Date;
}
