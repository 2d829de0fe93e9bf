import { z } from 'zod';
import { limits } from './limits';
import { fieldRoles, spokenLanguages, textSizes, themes, workSettings, type FieldRole, type SpokenLanguage, type Tint, type WorkSetting } from './names';
import { deceiving, line, personName, type PersonView } from './people';
import type { ThreadLine } from './threads';
import { isZone } from './zones';

/** Words between commas or on lines of their own, each once. */
const tags = z
  .string()
  .optional()
  .transform((text) => {
    const words = (text ?? '').normalize('NFC').split(/[,;\n]/).map((word) => word.replace(/\s+/g, ' ').trim()).filter(Boolean);
    return words.filter((word, at) => words.findIndex((other) => other.toLowerCase() === word.toLowerCase()) === at);
  })
  .refine((words) => words.length <= limits.askMeAbout.tags, 'too_many_items')
  .refine((words) => words.every((word) => [...word].length <= limits.askMeAbout.tag), 'too_long')
  .refine((words) => !words.some((word) => deceiving.test(word)), 'wrong');

/** A choice that may be left open: the empty value of a select is null. */
const choice = <const T extends readonly string[]>(list: T) => z.preprocess((value) => value || null, z.enum(list, 'wrong').nullable());

/** Everything that people who share a community see of a person. */
export const EditProfile = z
  .object({
    name: personName,
    pronouns: line(limits.pronouns.max),
    fieldRole: choice(fieldRoles),
    roleTitle: line(limits.roleTitle.max),
    setting: choice(workSettings),
    place: line(limits.place.max),
    spoken: z
      .array(z.enum(spokenLanguages, 'wrong'))
      .max(limits.spoken, 'too_many_items')
      .default([])
      .transform((codes) => [...new Set(codes)]),
    about: z
      .string()
      .optional()
      .transform((text) => (text ?? '').normalize('NFC').replace(/\r\n?/g, '\n').replace(/\n{3,}/g, '\n\n').trim())
      .refine((text) => !deceiving.test(text.replace(/\n/g, ' ')), 'wrong')
      .refine((text) => [...text].length <= limits.about.max, 'too_long')
      .transform((text) => text || null),
    askMeAbout: tags,
  })
  .refine((person) => person.fieldRole !== 'other' || person.roleTitle !== null, { error: 'required', path: ['roleTitle'] });

export const ChangeHandle = z.object({
  handle: z
    .string()
    .transform((text) => text.trim().replace(/^@/, '').toLowerCase())
    .pipe(
      z
        .string()
        .min(1, 'required')
        .min(limits.handle.min, 'too_short')
        .max(limits.handle.max, 'too_long')
        .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'wrong'),
    ),
});

export const ChangeTimeZone = z.object({ timeZone: z.string().min(1, 'required').max(64, 'wrong').refine(isZone, 'wrong') });

/** A box that is not ticked is not sent. */
export const ticked = z.literal('on').optional().transform((value) => value === 'on');

export const ChangeReading = z.object({
  theme: z.enum(themes, 'wrong'),
  textSize: z.enum(textSizes, 'wrong'),
  easyFont: ticked,
  shortcuts: ticked,
});

export const photoSizes = ['small', 'large'] as const;
export type PhotoSize = (typeof photoSizes)[number];

/** A person's own profile as its form shows it. */
export interface OwnProfile {
  name: string;
  pronouns: string | null;
  fieldRole: FieldRole | null;
  roleTitle: string | null;
  setting: WorkSetting | null;
  place: string | null;
  spoken: string[];
  about: string | null;
  askMeAbout: string[];
}

/** A person as somebody sees them who shares a community with them. */
export interface ProfileView extends PersonView {
  pronouns: string | null;
  setting: WorkSetting | null;
  place: string | null;
  spoken: SpokenLanguage[];
  about: string | null;
  askMeAbout: string[];
  /** Those that reader and person both belong to, and nothing of others. */
  communities: { slug: string; name: string; tint: Tint }[];
  /** The newest threads that they began and the reader may read. */
  threads: Pick<ThreadLine, 'id' | 'kind' | 'title' | 'community' | 'startedAt' | 'replyCount'>[];
  isMe: boolean;
  /** The reader has blocked them. */
  isBlocked: boolean;
}

/** A browser that is signed in to an account. */
export interface DeviceView {
  /** Names it in forms; signs nobody in. */
  id: string;
  browser: string | null;
  system: string | null;
  /** ISO instants. The last visit is exact to the hour. */
  signedInAt: string;
  lastSeenAt: string;
  isThisOne: boolean;
}
