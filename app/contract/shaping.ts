import { z } from 'zod';
import { limits } from './limits';
import { communityTypes, privacies, roles, tints } from './names';
import { deceiving } from './people';
import { ageBands, domains, settings } from './taxonomy';
import { isZone } from './zones';

const { community } = limits;

/** Text of a person: no lines but its own paragraphs, nothing that deceives the eye; nothing at all is null. */
export const words = (max: number) =>
  z
    .string()
    .nullish()
    .transform((text) => (text ?? '').normalize('NFC').replace(/\r\n?/g, '\n').replace(/[^\S\n]+/g, ' ').replace(/\n{3,}/g, '\n\n').trim())
    .refine((text) => !deceiving.test(text.replace(/\n/g, ' ')), 'wrong')
    .refine((text) => [...text].length <= max, 'too_long')
    .transform((text) => text || null);

const line = (max: number) => words(max).transform((text) => text?.replace(/\s+/g, ' ') ?? null);
export const some = <const T extends readonly string[]>(list: T) =>
  z
    .array(z.enum(list, 'wrong'))
    .default([])
    .transform((chosen) => list.filter((item) => (chosen as string[]).includes(item)) as T[number][]);
/** What is left open takes the default of its type. */
const orDefault = <const T extends readonly string[]>(list: T) => z.preprocess((value) => value || undefined, z.enum(list, 'wrong').optional());

const slug = z
  .string()
  .optional()
  .transform((text) => (text ?? '').trim().toLowerCase())
  .refine((text) => text === '' || text.length >= community.slug.min, 'too_short')
  .refine((text) => text.length <= community.slug.max, 'too_long')
  .refine((text) => text === '' || /^[a-z0-9]+(-[a-z0-9]+)*$/.test(text), 'wrong');

const name = z
  .string('required')
  .transform((text) => text.normalize('NFC').replace(/\s+/g, ' ').trim())
  .refine((text) => text.length > 0, { error: 'required', abort: true })
  .refine((text) => [...text].length >= community.name.min, { error: 'too_short', abort: true })
  .refine((text) => [...text].length <= community.name.max, 'too_long')
  .refine((text) => !deceiving.test(text), 'wrong');

const said = {
  name,
  slug,
  type: z.enum(communityTypes, 'required'),
  tagline: line(community.tagline),
  purpose: words(community.purpose),
  focus: words(community.statement),
  communityStatement: words(community.statement),
  practiceStatement: words(community.statement),
  welcome: words(community.welcome),
  ages: some(ageBands),
  settings: some(settings),
  domains: some(domains),
};

/** A zone that this computer knows by name. */
const timeZone = z.string('required').min(1, 'required').max(64, 'wrong').refine(isZone, 'wrong');

/** A number of people; empty is null. */
const maxMembers = z.preprocess(
  (value) => (value === '' ? null : typeof value === 'string' ? Number(value) : value),
  z.number('wrong').int('wrong').min(community.maxMembers.min, 'wrong').max(community.maxMembers.max, 'wrong').nullable(),
);

/** A community as it begins. Without an address it gets one from its name; privacy, color and size from its type. */
export const FoundCommunity = z.object({
  ...said,
  privacy: orDefault(privacies),
  tint: orDefault(tints),
  maxMembers: maxMembers.optional(),
  timeZone: timeZone.optional(),
  agreements: z.array(z.string()).default([]),
  learningAgenda: z.array(z.string()).default([]),
});

/** All that its facilitators may change of a community. */
export const ShapeCommunity = z.object({
  ...said,
  slug: slug.refine((text) => text !== '', 'required'),
  privacy: z.enum(privacies, 'required'),
  tint: z.enum(tints, 'required'),
  maxMembers: maxMembers.default(null),
  timeZone: timeZone.optional(),
});

export const GiveRole = z.object({ role: z.enum(roles, 'wrong') });

/** What somebody who hands over becomes: a role, or gone. */
export const HandOver = z.object({
  to: z.string('required').trim().min(1, 'required'),
  become: z.enum(['facilitator', 'co-facilitator', 'member', 'gone'], 'required'),
});

export const Visit = z.object({
  reason: z
    .string('required')
    .transform((text) => text.normalize('NFC').replace(/\s+/g, ' ').trim())
    .refine((text) => [...text].length >= limits.visitReason.min, 'too_short')
    .refine((text) => [...text].length <= limits.visitReason.max, 'too_long')
    .refine((text) => !deceiving.test(text), 'wrong'),
});
