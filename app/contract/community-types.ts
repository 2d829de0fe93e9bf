import type { CommunityType, Privacy, Tint } from './names';

interface TypeDefaults {
  privacy: Privacy;
  tint: Tint;
  /** How many people such a group is usually good for. */
  size: [from: number, to: number];
  /** How many it takes in when nothing else is said; null for any number. */
  maxMembers: number | null;
}

/** All in which kinds of community differ. Nothing else in the product asks for the kind. */
export const typeDefaults: Record<CommunityType, TypeDefaults> = {
  cop: { privacy: 'open', tint: 'sage', size: [6, 25], maxMembers: null },
  plc: { privacy: 'private', tint: 'sand', size: [3, 8], maxMembers: 12 },
  reflective: { privacy: 'private', tint: 'slate', size: [3, 8], maxMembers: 12 },
  'coaching-group': { privacy: 'private', tint: 'clay', size: [2, 6], maxMembers: 8 },
  cohort: { privacy: 'request', tint: 'plum', size: [6, 12], maxMembers: 30 },
};
