import { z } from 'zod';
import type { CommunityView } from './communities';
import { limits } from './limits';
import { instrumentIds, type InstrumentId } from './form-names';

/** A facilitator opens a form: which, until when, and what the group should know of it. */
export const OpenForm = z.object({
  instrument: z.enum(instrumentIds, 'wrong'),
  /** A calendar day; the form closes at its end, in the facilitator's zone. Empty: it stays open until somebody closes it. */
  closesOn: z.literal('').or(z.iso.date('wrong')).default(''),
  note: z.string().trim().max(limits.form.note, 'too_long').default(''),
  /** For "What is changing": the practice that is asked about. */
  practice: z.string().trim().max(limits.form.practice, 'too_long').default(''),
});

/** Who reads an answer, in the words of the instruments. */
export type Anonymity = 'anonymous' | 'confidential_aggregate' | 'named_to_facilitators' | 'named_in_group';

/** How a line is answered. `dual`: twice, as it is now and as it is wanted. */
export type Scale = 'likert' | 'dual' | 'choice' | 'rank' | 'open';

export interface FormPoint {
  value: number;
  label: string;
}

export interface FormItem {
  id: string;
  text: string;
  scale: Scale;
  points: FormPoint[];
  /** Turned around when it is read, so that high is always good. */
  isReversed: boolean;
  /** Lines that are read together. */
  group: string | null;
}

/** An instrument in one language. */
export interface InstrumentView {
  id: InstrumentId;
  kind: 'preparation' | 'pulse';
  practice: string;
  title: string;
  intro: string;
  when: string;
  minutes: number;
  anonymity: Anonymity;
  items: FormItem[];
  /** What its two marks are called, where a line is marked twice. */
  dual: { now: string; want: string };
  groups: Record<string, string>;
  /** Highest value of its scored lines. */
  top: number;
}

export interface RoundView {
  id: string;
  instrument: InstrumentId;
  /** Counted for each form of a community: 1, 2 … */
  number: number;
  isOpen: boolean;
  /** ISO instants. */
  openedAt: string;
  closesAt: string | null;
  closedAt: string | null;
  note: string | null;
  practice: string | null;
  /** Lines of the needs assessment: its widest gaps, or what can be chosen from. */
  focus: string[];
  asked: number;
  answered: number;
  /** The reader. */
  wasAsked: boolean;
  hasAnswered: boolean;
  mayManage: boolean;
  /** In a group this small, words are not asked for where they would be shown without a name. */
  isSmall: boolean;
}

export interface FormsView {
  community: CommunityView;
  mayManage: boolean;
  open: RoundView[];
  closed: RoundView[];
  /** What a facilitator may open now, and why not. */
  offers: { instrument: InstrumentId; asks: number; why: 'open' | 'too-few' | 'too-soon' | null }[];
}

/** One line as the group answered it. */
export interface LineResult {
  item: string;
  answers: number;
  /** One decimal; reversed lines are turned around. */
  mean: number;
  wanted: number | null;
  /** Wanted minus now; null for other lines. */
  gap: number | null;
  /** How far the answers lie apart; null in a small group. */
  spread: number | null;
  /** How many marked the low end; null in a small group. */
  low: number | null;
  /** Against the round before, where that exposes nobody: of the gap where there is one, else of the mean. */
  change: number | null;
}

export interface TrendPoint {
  roundId: string;
  number: number;
  closedAt: string;
  answers: number;
  /** For each group of lines, or `all`. */
  means: Record<string, number>;
}

export interface NamedAnswers {
  name: string;
  isLeader: boolean | null;
  answers: { item: string; value: number | null; words: string | null }[];
}

export interface ResultsView {
  round: RoundView;
  /** How many answers it takes to show anything. */
  minimum: number;
  lines: LineResult[];
  /** What was written, in no order, without names. */
  words: { item: string; words: string }[];
  /** Only where the form said that answers carry names. */
  named: NamedAnswers[];
  /** Points for each choice, most first. */
  ranks: { item: string; points: number }[];
  trend: TrendPoint[];
  /** Why no change stands there: it is the first, or the difference could show what one person answered. */
  noChange: 'first' | 'exposes' | null;
  beginning: Beginning | null;
}

export type Dimension = 'need' | 'benefit' | 'commitment' | 'efficacy' | 'capacity' | 'support' | 'trust';

/** Why a group should start, or not yet. */
export type Reason =
  | { why: 'missing'; item: string }
  | { why: 'dimension'; dimension: Dimension; mean: number }
  | { why: 'no-say' }
  | { why: 'little-in-place'; sum: number }
  | { why: 'dim-vision' }
  | { why: 'unknown'; instrument: 'readiness' | 'organizational-capacity' };

export interface Beginning {
  verdict: 'start' | 'smaller' | 'not-yet';
  reasons: Reason[];
  /** The line with the widest gap, to begin with. */
  focus: string | null;
}
