import { and, arrayOverlaps, eq, inArray, or, sql, type SQL } from 'drizzle-orm';
import { facetNames, type Chosen, type FacetName } from '../../app/contract/library-filter';
import { settings } from '../../app/contract/taxonomy';
import { communities } from '../../db/schema/communities';
import { strategies } from '../../db/schema/library';

const duration = sql`case when ${strategies.useMinutes} <= 5 then '5' when ${strategies.useMinutes} <= 15 then '15' when ${strategies.useMinutes} <= 30 then '30' when ${strategies.useMinutes} > 30 then 'more' end`;
// A strategy for any setting is one for each of them.
const placed = sql`case when 'any' = any(${strategies.settings}) then ${sql.raw(`array[${settings.map((one) => `'${one}'`).join(', ')}]`)}::text[] else ${strategies.settings} end`;

/** What each facet counts: one word, or each word of an array. */
const valueOf: Record<FacetName, SQL> = {
  age: sql`unnest(${strategies.ages})`,
  setting: sql`unnest(${placed})`,
  topic: sql`unnest(${strategies.domains} || ${strategies.topics})`,
  minutes: duration,
  evidence: sql`${strategies.evidence}`,
  language: sql`${strategies.language}`,
  community: sql`${communities.slug}`,
};

const narrowing: Record<FacetName, (values: string[]) => SQL | undefined> = {
  age: (values) => arrayOverlaps(strategies.ages, values as never),
  setting: (values) => arrayOverlaps(strategies.settings, [...values, 'any'] as never),
  topic: (values) => or(arrayOverlaps(strategies.domains, values as never), arrayOverlaps(strategies.topics, values as never)),
  minutes: (values) => inArray(duration, values),
  evidence: (values) => inArray(strategies.evidence, values as never),
  language: (values) => inArray(strategies.language, values as never),
  community: (values) => inArray(communities.slug, values),
};

/** SQL of the chosen facets, but for one: words within a facet widen, facets narrow. */
export function narrowed(chosen: Chosen, except?: FacetName): SQL | undefined {
  return and(...facetNames.map((name) => (name === except || chosen[name].length === 0 ? undefined : narrowing[name](chosen[name]))));
}

/**
 * One query for the number of results and for the number beside every choice: how many there would be with that choice
 * in place of the other choices of its facet.
 */
export function facetCounts(visible: SQL | undefined, chosen: Chosen): SQL {
  const from = sql`from ${strategies} left join ${communities} on ${eq(communities.id, strategies.communityId)}`;
  const parts = facetNames.map(
    (name) =>
      sql`select ${sql.raw(`'${name}'`)} as facet, ${valueOf[name]} as value, ${name === 'community' ? sql`min(${communities.name})` : sql`null::text`} as name, count(*)::int as n ${from} where ${and(visible, narrowed(chosen, name)) ?? sql`true`} group by 2`,
  );
  const all = sql`select 'total' as facet, '' as value, null::text as name, count(*)::int as n ${from} where ${and(visible, narrowed(chosen)) ?? sql`true`}`;
  return sql.join([all, ...parts], sql` union all `);
}
