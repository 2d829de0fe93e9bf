import { z } from 'zod';
import { limits } from './limits';
import type { ConsentChoice, DecisionKind, HideUntil, SlotAnswer } from './names';
import { consentChoices, decisionKinds, hideUntils } from './names';
import type { PersonView } from './people';

const many = (text: string) => text.replace(/\r\n?/g, '\n').trim();
const one = (text: string) => text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
const box = z.string().optional().transform((value) => value !== undefined && value !== '');
const words = (most: number) => z.string().default('').transform(many).pipe(z.string().max(most, 'too_long')).transform((text) => text || null);
/** What a `datetime-local` input sends: a date and a time of some zone. */
const localTime = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?$/, 'wrong');
/** What a `date` input sends; empty for none. */
const day = z.union([z.literal(''), z.iso.date('wrong')], 'wrong').default('').transform((text) => text || null);
const slots = Array.from({ length: limits.decision.slots }, (_, n) => `slot${n + 1}`);

/** A question to decide. Times are meant in the asker's own zone; options stand one on a line. */
export const AskDecision = z
  .object({
    kind: z.enum(decisionKinds, 'required'),
    question: z.string().transform(one).pipe(z.string().min(1, 'required').min(limits.title.min, 'too_short').max(limits.title.max, 'too_long')),
    detail: words(limits.decision.detail),
    options: z
      .string()
      .default('')
      .transform((text) => [...new Set(many(text).split('\n').map(one).filter(Boolean))]),
    dots: z.preprocess((value) => (value === '' ? undefined : value), z.coerce.number('wrong').int('wrong').min(1, 'wrong').max(limits.decision.dots, 'wrong').default(3)),
    asksReason: box,
    anonymous: box,
    hideUntil: z.enum(hideUntils).default('answered'),
    closesAt: z.string().min(1, 'required').pipe(localTime),
    reviewOf: z.string().max(40).default('').transform((text) => text || null),
    clientId: z.string().regex(/^[\w-]{8,64}$/, 'wrong'),
  })
  .catchall(z.unknown())
  .transform((form, context) => {
    const wrong = (field: string, message: string) => void context.addIssue({ code: 'custom', path: [field], message });
    const begins: string[] = [];
    if (form.kind === 'time') {
      for (const field of slots) {
        if (!form[field]) continue;
        const read = localTime.safeParse(form[field]);
        if (read.success) begins.push(read.data.slice(0, 16));
        else wrong(field, 'wrong');
      }
      if (new Set(begins).size < 2) wrong('slot1', 'too_short');
    }
    if (form.kind === 'dots') {
      if (form.options.length < 2) wrong('options', 'too_short');
      if (form.options.length > limits.decision.options) wrong('options', 'too_many_items');
      if (form.options.some((option) => option.length > limits.decision.option)) wrong('options', 'too_long');
    }
    return { ...form, slots: [...new Set(begins)].sort() };
  });

export const Consent = z.object({ choice: z.enum(consentChoices, 'required') });
export const Reason = z.object({ reason: words(limits.decision.reason) });
export const Dots = z.preprocess((value) => (value === '' || value === undefined ? 0 : value), z.coerce.number('wrong').int('wrong').min(0, 'wrong'));

/** What was decided, and the day on which it is looked at again. `seen` is when the outcome that the form showed was recorded. */
export const RecordOutcome = z.object({
  outcome: z.string().transform(many).pipe(z.string().min(1, 'required').max(limits.decision.outcome, 'too_long')),
  reviewOn: day,
  seen: z.string().max(40).default(''),
});
export const StillGood = z.object({ reviewOn: day });

export interface OptionView {
  id: string;
  /** Empty where the option is a time. */
  text: string;
  /** ISO instant. */
  startsAt: string | null;
}

/** The sum for one option: of consent how many, of dots how many dots, of a time how many can, could, and cannot. */
export interface SumView extends OptionView {
  counts: number[];
}

export interface AnswerView {
  choice: ConsentChoice | null;
  dots: Record<string, number>;
  slots: Record<string, SlotAnswer>;
  reason: string | null;
}

export interface ResultsView {
  sums: SumView[];
  /** The ids of those that stand first, where anything does. */
  first: string[];
  /** Everybody's answer, of named decisions only. */
  named: (AnswerView & { person: PersonView })[];
  /** What was said without a name, in no order. */
  reasons: { choice: ConsentChoice | null; reason: string }[];
}

export interface DecisionLine {
  id: string;
  kind: DecisionKind;
  question: string;
  askerName: string;
  /** ISO instants. */
  createdAt: string;
  closesAt: string;
  isClosed: boolean;
  answerCount: number;
  /** Whether the reader has answered. */
  answered: boolean;
  outcome: string | null;
  decidedAt: string | null;
  /** A day, such as 2026-03-02. */
  reviewOn: string | null;
  isDue: boolean;
}

export interface DecisionList {
  /** Whose day has come to be looked at again. */
  due: DecisionLine[];
  /** Open, and without the reader's answer. */
  waiting: DecisionLine[];
  open: DecisionLine[];
  /** Closed, and without an outcome. */
  closed: DecisionLine[];
  decided: DecisionLine[];
  may: { decide: boolean };
}

export interface DecisionView extends DecisionLine {
  detail: string | null;
  asker: PersonView;
  options: OptionView[];
  dots: number | null;
  asksReason: boolean;
  /** An answer may say why; an objection must. */
  takesReason: boolean;
  anonymous: boolean;
  hideUntil: HideUntil;
  timeZone: string;
  decidedByName: string | null;
  reviewOf: { id: string; question: string } | null;
  /** The reader's own answer to a named decision. */
  mine: AnswerView | null;
  /** Who has answered; empty for anonymous ones. */
  voters: PersonView[];
  /** Null while they are hidden, and for anonymous ones that too few answered. */
  results: ResultsView | null;
  may: { answer: boolean; decide: boolean };
}

/** What the form for a question begins with; times as the asker's own zone says them. */
export interface BlankDecision {
  kind: DecisionKind;
  question: string;
  detail: string;
  options: string;
  dots: number;
  asksReason: boolean;
  anonymous: boolean;
  hideUntil: HideUntil;
  closesAt: string;
  timeZone: string;
  reviewOf: string | null;
}
