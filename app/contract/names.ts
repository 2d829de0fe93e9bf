/** The fixed words of the domain: stored in the database, named in both languages by the interface. */
export const languages = ['en', 'es'] as const;
export type Language = (typeof languages)[number];
/** In whose way each language writes dates, times and numbers: as educators in the United States do, "6:30 p.m." and 1.5. */
export const locales = { en: 'en-US', es: 'es-US' } as const satisfies Record<Language, string>;

export const communityTypes = ['cop', 'plc', 'reflective', 'coaching-group', 'cohort'] as const;
export type CommunityType = (typeof communityTypes)[number];

/** open: anyone signed in may read and join. request: the purpose is visible. private: invisible from outside. */
export const privacies = ['open', 'request', 'private'] as const;
export type Privacy = (typeof privacies)[number];

export const roles = ['member', 'facilitator', 'co-facilitator', 'consultant', 'coordinator'] as const;
export type Role = (typeof roles)[number];

export const membershipStatuses = ['active', 'paused', 'left', 'removed'] as const;
export type MembershipStatus = (typeof membershipStatuses)[number];

export const threadKinds = ['question', 'dilemma', 'share', 'resource', 'celebration', 'reflection'] as const;
export type ThreadKind = (typeof threadKinds)[number];

export const tints = ['clay', 'sage', 'sand', 'slate', 'plum'] as const;
export type Tint = (typeof tints)[number];

/** What a person does in the field; `other` is said in their own words. */
export const fieldRoles = ['lead-teacher', 'assistant', 'fcc-provider', 'director', 'home-visitor', 'coach', 'family-worker', 'ei-specialist', 'mh-consultant', 'school-teacher', 'administrator', 'ta-professional', 'other'] as const;
export type FieldRole = (typeof fieldRoles)[number];

/** Where children and families are met. */
export const workSettings = ['center', 'fcc', 'ffn', 'head-start', 'public-prek', 'home-visiting', 'early-intervention', 'school', 'out-of-school', 'any'] as const;
export type WorkSetting = (typeof workSettings)[number];

/** Languages that a person may say they speak, by their code. */
export const spokenLanguages = [
  'en', 'es', 'am', 'ar', 'ase', 'bn', 'cs', 'de', 'fa', 'fr', 'gu', 'ha', 'hi', 'hmn', 'ht', 'hy', 'ig', 'it', 'ja', 'km', 'ko', 'mam', 'my', 'ne', 'nv', 'pa',
  'pl', 'ps', 'pt', 'ru', 'so', 'sv', 'sw', 'ta', 'te', 'th', 'ti', 'tl', 'tw', 'uk', 'ur', 'vi', 'yo', 'zh', 'zu',
] as const;
export type SpokenLanguage = (typeof spokenLanguages)[number];

/** What a person may hold: read by rules that ask for one, such as who may lead reflective supervision. */
export const credentialKinds = ['imh-endorsement', 'mental-health-license', 'reflective-supervision', 'rbpd', 'coaching', 'trainer-approval', 'cda', 'teaching-license', 'degree', 'other'] as const;
export type CredentialKind = (typeof credentialKinds)[number];

/** stated: by its holder alone. verified, declined: an administrator has looked. */
export const credentialStates = ['stated', 'verified', 'declined'] as const;
export type CredentialState = (typeof credentialStates)[number];

export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

/** 100, 112.5 and 125 percent. */
export const textSizes = ['normal', 'large', 'larger'] as const;
export type TextSize = (typeof textSizes)[number];

/** Which threads of a list are wanted: the values of the address's `show`. */
export const shows = ['newest', 'unread', 'questions', 'dilemmas', 'needs-reply'] as const;
export type Show = (typeof shows)[number];

/** Why somebody is told of a post. Where both would be said, the first stands. */
export const noticeKinds = ['mention', 'reply'] as const;
export type NoticeKind = (typeof noticeKinds)[number];

/** What somebody hears of a session or of its series. */
export const seriesNoticeKinds = ['moved', 'relocated', 'cancelled', 'restored', 'added', 'place-free', 'planned', 'changed', 'ended', 'lead-wanted', 'lead-given'] as const;
export type SeriesNoticeKind = (typeof seriesNoticeKinds)[number];

/** Which notices are wanted: the values of the address's `show`. */
export const noticeShows = ['all', 'mentions'] as const;
export type NoticeShow = (typeof noticeShows)[number];

/** following: hears of every reply. muted: of mentions only. */
export const followLevels = ['following', 'muted'] as const;
export type FollowLevel = (typeof followLevels)[number];

/** What can be reported. */
export const reportKinds = ['post', 'person', 'strategy'] as const;
export type ReportKind = (typeof reportKinds)[number];

/** Why something is reported. */
export const reportReasons = ['child-named', 'child-safety', 'unkind', 'discriminates', 'misleading', 'advertising', 'other'] as const;
export type ReportReason = (typeof reportReasons)[number];

/** What became of a report. `hidden` is for posts, `suspended` for people. */
export const reportDecisions = ['hidden', 'suspended', 'talked', 'kept'] as const;
export type ReportDecision = (typeof reportDecisions)[number];

/** For how long a member reads and does not write. */
export const muteSpans = ['day', 'week', 'month', 'good'] as const;
export type MuteSpan = (typeof muteSpans)[number];

/** Answers without words. There is none against. */
export const reactions = ['thanks', 'with-you', 'helpful', 'tried-it', 'curious', 'celebrate'] as const;
export type Reaction = (typeof reactions)[number];

/** Will you be there? `no` before it begins is an apology. */
export const rsvps = ['yes', 'maybe', 'no'] as const;
export type Rsvp = (typeof rsvps)[number];

/** How a series works. peer: a PLC or a community of practice meets. ta: technical assistance. */
export const seriesModels = ['rsc', 'coaching', 'mentoring', 'consultation', 'iecmhc', 'ta', 'peer', 'training'] as const;
export type SeriesModel = (typeof seriesModels)[number];

/** Under what an hour is counted. `other`: reflective supervision that nobody qualified has led. */
export const hourKinds = ['rsc', 'coaching', 'mentoring', 'consultation', 'ta', 'peer', 'training', 'other'] as const;
export type HourKind = (typeof hourKinds)[number];

/** standard: the community knows of it. confidential: what is prepared and said stays with those it is for. */
export const confidentialities = ['standard', 'confidential'] as const;
export type Confidentiality = (typeof confidentialities)[number];

/** Whom a series expects: every member, or those who were chosen. */
export const expectations = ['all', 'chosen'] as const;
export type Expectation = (typeof expectations)[number];

/** What a consultation looks at. */
export const focusLevels = ['child', 'classroom', 'program'] as const;
export type FocusLevel = (typeof focusLevels)[number];

export const seriesStatuses = ['running', 'ended'] as const;
export type SeriesStatus = (typeof seriesStatuses)[number];

/** What a series waits for: somebody to lead it, or a lead who may. */
export const seriesNeeds = ['successor', 'qualified-lead'] as const;
export type SeriesNeed = (typeof seriesNeeds)[number];

/** break: it lies in a planned break. held: somebody said who came. A moved one keeps the place it had in the pattern. */
export const sessionStatuses = ['scheduled', 'moved', 'cancelled', 'break', 'held'] as const;
export type SessionStatus = (typeof sessionStatuses)[number];

/** As it is stored. removed: no part of its series any more, and kept for what hangs on it. */
export const storedStatuses = ['scheduled', 'moved', 'cancelled', 'removed', 'held'] as const;
/** What cancelled or removed a session: somebody, a break, or a change of the pattern. */
export const causes = ['hand', 'break', 'change'] as const;

/** What a change of times reaches. */
export const reaches = ['this', 'later', 'all'] as const;
export type Reach = (typeof reaches)[number];

/** What is laid ready for a session. */
export const preparationKinds = ['agenda', 'question', 'material'] as const;
export type PreparationKind = (typeof preparationKinds)[number];

/** apology: said before that they could not come. not-expected: on leave, or not a member yet. */
export const attendanceStatuses = ['present', 'partial', 'apology', 'absent', 'not-expected'] as const;
export type AttendanceStatus = (typeof attendanceStatuses)[number];

/** What a calendar address shows. */
export const calendarScopes = ['mine', 'series', 'community'] as const;
export type CalendarScope = (typeof calendarScopes)[number];

/** How much of a series somebody sees: that and when it meets; who came, too; all of it. */
export const sights = ['dates', 'attendance', 'whole'] as const;
export type Sight = (typeof sights)[number];

/** consent: a proposal. dots: options that share a number of dots. time: when to meet. */
export const decisionKinds = ['consent', 'dots', 'time'] as const;
export type DecisionKind = (typeof decisionKinds)[number];

export const consentChoices = ['agree', 'concern', 'object'] as const;
export type ConsentChoice = (typeof consentChoices)[number];

/** maybe: if need be. */
export const slotAnswers = ['yes', 'maybe', 'no'] as const;
export type SlotAnswer = (typeof slotAnswers)[number];

/** Until when a decision hides its results: until the reader has answered, or until it is closed. */
export const hideUntils = ['answered', 'closed'] as const;
export type HideUntil = (typeof hideUntils)[number];

/** Reads an untrusted word: one of the list, or the first of it. */
export function oneOf<T extends string>(list: readonly T[], value: unknown): T {
  return list.find((item) => item === value) ?? list[0]!;
}
