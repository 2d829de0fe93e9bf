import { fieldRoles, roles, spokenLanguages, workSettings, type FieldRole, type Role, type SpokenLanguage, type WorkSetting } from './names';
import type { CommunityView } from './communities';
import { limits } from './limits';
import type { PersonView } from './people';
import { typed } from './words';

/** What the address of a community's people asks for; null where a choice is left open. */
export interface DirectoryFilter {
  q: string;
  role: Role | null;
  /** What they do in the field. */
  does: FieldRole | null;
  setting: WorkSetting | null;
  speaks: SpokenLanguage | null;
  /** One thing that they can be asked about, in any case of letters. */
  ask: string | null;
  page: number;
}

const one = <T extends string>(list: readonly T[], value: string | null): T | null => list.find((item) => item === value) ?? null;

/** Reads the address's query; what it does not know is left open. */
export function readDirectoryFilter(query: URLSearchParams): DirectoryFilter {
  const page = Number(query.get('page'));
  return {
    q: typed(query.get('q')),
    role: one(roles, query.get('role')),
    does: one(fieldRoles, query.get('does')),
    setting: one(workSettings, query.get('setting')),
    speaks: one(spokenLanguages, query.get('speaks')),
    ask: typed(query.get('ask')).slice(0, limits.askMeAbout.tag) || null,
    page: Number.isInteger(page) && page >= 1 && page <= 10_000 ? page : 1,
  };
}

/** The query of an address that asks for this. */
export function directoryAddress({ page, ...wanted }: DirectoryFilter): string {
  const pairs = Object.entries(wanted).filter((pair): pair is [string, string] => Boolean(pair[1]));
  return `?${new URLSearchParams([...pairs, ...(page > 1 ? [['page', String(page)]] : [])]).toString()}`;
}

/** Something that a member wrote in the community about what was looked for. */
export interface Wrote {
  /** A path on this site. */
  href: string;
  title: string;
}

export interface DirectoryPerson extends PersonView {
  role: Role;
  /** What follows is for those who read what members write; a coordinator sees names and roles. */
  place: string | null;
  spoken: SpokenLanguage[];
  askMeAbout: string[];
  about: string | null;
  wrote: Wrote[];
  /** Calendar days in the reader's zone, for facilitators alone: nobody else's data has them. */
  joinedOn?: string;
  lastSeenOn?: string | null;
}

/** What members of the community have said of themselves, to choose from. */
export interface DirectoryChoices {
  roles: Role[];
  does: FieldRole[];
  settings: WorkSetting[];
  speaks: SpokenLanguage[];
  asks: string[];
}

export interface DirectoryPage {
  community: CommunityView;
  people: DirectoryPerson[];
  /** Who fits, on all pages; and everybody. */
  total: number;
  everybody: number;
  page: number;
  pages: number;
  /** The words that were looked for, as search compares them. */
  words: string[];
  choices: DirectoryChoices;
  /** Whether the reader sees more than names and roles. */
  isWhole: boolean;
}
