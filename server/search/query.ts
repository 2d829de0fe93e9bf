import { sql, type SQL, type SQLWrapper } from 'drizzle-orm';
import { limits } from '../../app/contract/limits';
import { foldedWords } from '../../app/contract/words';
import { posts } from '../../db/schema/threads';

/** More words than these narrow nothing down any more. */
const mostWords = 12;

/** What somebody typed, made safe for the database: nothing in it is an operator. */
export interface Query {
  /** Lower case, without accents. */
  words: string[];
  /** Every word must be there; the last may be the beginning of one. */
  all: SQL;
  /** One of the words is enough: what an index can answer where the words may lie in several columns. */
  any: SQL;
}

/** Reads what was typed into a search field; null when there is no word in it. */
export function readQuery(typed: string): Query | null {
  const words = [...new Set(foldedWords(typed.slice(0, limits.query)))].slice(0, mostWords);
  if (words.length === 0) return null;
  const terms = words.map((word, index) => (index === words.length - 1 ? `${word}:*` : word));
  return { words, all: inEveryWay(terms.join(' & ')), any: inEveryWay(terms.join(' | ')) };
}

/** Posts whose words are neither hidden nor removed. Their rows hold no words any more; who looks says it all the same. */
export const inSight = sql<boolean>`(${posts.hiddenAt} is null and ${posts.removedAt} is null)`;

/** SQL that is true where a vector holds the words. */
export const holds = (vector: SQLWrapper | SQL, query: SQL) => sql<boolean>`${vector} @@ ${query}`;

// The plain words find what is only begun; the stems find other forms of a word; a stop word in one language is left out there.
function inEveryWay(terms: string): SQL {
  return sql`(to_tsquery('pg_catalog.simple', ${terms}) || to_tsquery('pg_catalog.english', ${terms}) || to_tsquery('pg_catalog.spanish', ${terms}))`;
}
