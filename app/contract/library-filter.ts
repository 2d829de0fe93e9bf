import { languages } from './names';
import { ageBands, domains, durations, evidenceLevels, settings, topics } from './taxonomy';
import { typed } from './words';

/** The facets of the library, in the order in which they stand beside the results. Names are those of the address. */
export const facetNames = ['age', 'setting', 'topic', 'minutes', 'evidence', 'language', 'community'] as const;
export type FacetName = (typeof facetNames)[number];
export type Chosen = Record<FacetName, string[]>;

/** What the address of the library asks for. */
export interface LibraryFilter {
  q: string;
  chosen: Chosen;
  /** 1 for the first. */
  page: number;
}

/** A facet with the choices worth showing, each with the number of results that it would leave. */
export interface Facet {
  name: FacetName;
  choices: { value: string; n: number; isChosen: boolean; /** Of a community or a topic; the interface knows the other words. */ name: string | null }[];
}

const known: Record<Exclude<FacetName, 'community'>, readonly string[]> = {
  age: ageBands,
  // Those for any setting are among the results of each.
  setting: settings.filter((setting) => setting !== 'any'),
  topic: [...domains, ...topics],
  minutes: durations,
  evidence: evidenceLevels,
  language: languages,
};

/** The words of a facet in their own order; null for communities, whose words are the site's. */
export const wordsOf = (name: FacetName): readonly string[] | null => (name === 'community' ? null : known[name]);

/** Reads an address. What is not one of the words is left out. */
export function readFilter(query: URLSearchParams): LibraryFilter {
  const chosen = Object.fromEntries(
    facetNames.map((name) => {
      const asked = [...new Set(query.getAll(name))].slice(0, 60);
      const words = wordsOf(name);
      return [name, words ? words.filter((word) => asked.includes(word)) : asked.filter((slug) => /^[a-z0-9-]{1,80}$/.test(slug))];
    }),
  ) as Chosen;
  const page = Number(query.get('page'));
  return { q: typed(query.get('q')), chosen, page: Number.isInteger(page) && page >= 1 && page <= 10_000 ? page : 1 };
}

/** The address of a filter: `?` and its query. */
export function addressOf({ q, chosen, page }: LibraryFilter): string {
  const query = new URLSearchParams();
  if (q) query.set('q', q);
  for (const name of facetNames) for (const value of chosen[name]) query.append(name, value);
  if (page > 1) query.set('page', String(page));
  return `?${query.toString()}`;
}

/** The filter without one choice, from its first page. */
export function without(filter: LibraryFilter, name: FacetName, value: string): LibraryFilter {
  return { ...filter, page: 1, chosen: { ...filter.chosen, [name]: filter.chosen[name].filter((one) => one !== value) } };
}
