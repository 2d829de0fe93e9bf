import { and, eq, isNull, or, sql, type SQL, type SQLWrapper } from 'drizzle-orm';
import type { StrategyLine } from '../../app/contract/library';
import type { Tint } from '../../app/contract/names';
import type { Database } from '../../db/connect';
import { communities } from '../../db/schema/communities';
import { strategies } from '../../db/schema/library';
import { people } from '../../db/schema/people';
import { readableBy } from '../communities/access';
import { personColumns } from '../people/views';

/** The access rule of strategies as SQL, for a query that joins `communities`: with the community, or for all signed in. */
export function readableStrategy(db: Pick<Database, 'select'>, personId: SQLWrapper | string): SQL {
  return or(isNull(strategies.communityId), readableBy(db, personId))!;
}

const lineColumns = {
  slug: strategies.slug,
  title: strategies.title,
  summary: strategies.summary,
  language: strategies.language,
  ages: strategies.ages,
  useMinutes: strategies.useMinutes,
  evidence: strategies.evidence,
  authorName: people.name,
  communitySlug: communities.slug,
  communityName: communities.name,
  communityTint: communities.tint,
};

/** Strategies as lines of a list, with their author and community. */
export function selectLines(db: Database, where: SQL | undefined) {
  return db
    .select(lineColumns)
    .from(strategies)
    .innerJoin(people, eq(people.id, strategies.authorId))
    .leftJoin(communities, eq(communities.id, strategies.communityId))
    .where(where)
    .$dynamic();
}

/** One strategy by its slug, and the same one in other languages, each behind the access rule. */
export function prepareStrategyRows(db: Database) {
  const readable = readableStrategy(db, sql.placeholder('personId') as unknown as SQL);
  const bySlug = db
    .select({
      strategy: {
        id: strategies.id,
        translationOf: strategies.translationOf,
        settings: strategies.settings,
        domains: strategies.domains,
        topics: strategies.topics,
        prepMinutes: strategies.prepMinutes,
        license: strategies.license,
        content: strategies.content,
        updatedAt: strategies.updatedAt,
      },
      line: lineColumns,
      author: personColumns(people),
    })
    .from(strategies)
    .innerJoin(people, eq(people.id, strategies.authorId))
    .leftJoin(communities, eq(communities.id, strategies.communityId))
    .where(and(eq(strategies.slug, sql.placeholder('slug')), readable))
    .prepare('strategy_by_slug');
  const original = sql`coalesce(${strategies.translationOf}, ${strategies.id})`;
  const also = db
    .select({ slug: strategies.slug, title: strategies.title, language: strategies.language })
    .from(strategies)
    .leftJoin(communities, eq(communities.id, strategies.communityId))
    .where(and(sql`(${strategies.translationOf} = ${sql.placeholder('original')} or ${strategies.id} = ${sql.placeholder('original')})`, sql`${strategies.id} <> ${sql.placeholder('id')}`, readable))
    .orderBy(original, strategies.language)
    .prepare('strategy_in_other_languages');
  return { bySlug, also };
}

interface LineRow extends Omit<StrategyLine, 'community'> {
  communitySlug: string | null;
  communityName: string | null;
  communityTint: Tint | null;
}

/** A stored strategy as a line of a list. */
export function lineView({ communitySlug, communityName, communityTint, ...line }: LineRow): StrategyLine {
  const community = communitySlug && communityName && communityTint ? { slug: communitySlug, name: communityName, tint: communityTint } : null;
  return { ...line, community };
}
