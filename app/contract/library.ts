import { z } from 'zod';
import { limits } from './limits';
import { languages, type Language, type Tint } from './names';
import type { PersonView } from './people';
import {
  ageBands,
  domains,
  evidenceLevels,
  licenses,
  settings,
  topics,
  type AgeBand,
  type Domain,
  type EvidenceLevel,
  type License,
  type Setting,
  type Topic,
} from './taxonomy';

const line = (max: number) =>
  z
    .string()
    .transform((text) => text.replace(/[\s\p{Cc}]+/gu, ' ').trim())
    .pipe(z.string().min(1, 'required').max(max, 'too_long'));
const paragraph = line(limits.strategy.paragraph);
const lines = z.array(line(limits.strategy.line)).max(limits.strategy.lines, 'too_long');
const some = <T extends readonly [string, ...string[]]>(words: T) =>
  z
    .array(z.enum(words, 'wrong'))
    .max(words.length, 'too_long')
    .transform((chosen) => [...new Set(chosen)]);
const minutes = z.number().int().min(0).max(limits.strategy.minutes).nullable();

/** The parts of a strategy's text, in the order in which they are read. */
export const StrategyContent = z.object({
  purpose: paragraph,
  whenToUse: paragraph,
  materials: lines,
  steps: lines.min(1, 'required'),
  adaptations: lines,
  cautions: paragraph.nullable(),
  equity: paragraph.nullable(),
  evidenceNote: paragraph.nullable(),
  sources: z
    .array(z.object({ citation: line(limits.strategy.line), url: z.url({ protocol: /^https?$/, error: 'wrong' }).optional() }))
    .max(limits.strategy.lines, 'too_long'),
});
export type StrategyContent = z.output<typeof StrategyContent>;

export const PublishStrategy = z.object({
  slug: z
    .string()
    .max(limits.strategy.slug, 'too_long')
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'wrong')
    // These are pages of the library itself.
    .refine((slug) => slug !== 'new' && slug !== 'suggest', 'taken'),
  /** Slug of the community whose members may read it; null for everybody signed in. */
  community: z.string().nullable(),
  title: line(limits.title.max),
  summary: line(limits.strategy.summary),
  language: z.enum(languages, 'wrong'),
  ages: some(ageBands).refine((ages) => ages.length > 0, 'required'),
  settings: some(settings).refine((chosen) => chosen.length > 0, 'required'),
  domains: some(domains),
  topics: some(topics),
  evidence: z.enum(evidenceLevels, 'required'),
  prepMinutes: minutes,
  useMinutes: minutes,
  license: z.enum(licenses, 'required'),
  /** Slug of the strategy that this one says again in another language. */
  translationOf: z.string().optional(),
  content: StrategyContent,
});

/** What the composer offers while somebody types a strategy's name. */
export interface StrategySuggestion {
  slug: string;
  title: string;
  summary: string;
}

export interface StrategyLine {
  slug: string;
  title: string;
  summary: string;
  language: Language;
  ages: AgeBand[];
  useMinutes: number | null;
  evidence: EvidenceLevel;
  authorName: string;
  community: { slug: string; name: string; tint: Tint } | null;
}

export interface StrategyView extends Omit<StrategyLine, 'authorName'> {
  author: PersonView;
  settings: Setting[];
  domains: Domain[];
  topics: Topic[];
  prepMinutes: number | null;
  license: License;
  content: StrategyContent;
  /** The same strategy in other languages, those that the reader may read. */
  also: { slug: string; title: string; language: Language }[];
  /** ISO instant. */
  updatedAt: string;
}
