import { getTableName, sql, type SQL } from 'drizzle-orm';
import { customType, type AnyPgColumn } from 'drizzle-orm/pg-core';

/** What full text search looks into. Never selected: it is for the database alone. */
export const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' });

/**
 * SQL of what can be found in a text: its words as they are, for a beginning that somebody types, and their English
 * and Spanish stems, without accents. An index serves only a query with the very same expression.
 */
export function findable(text: string): string {
  // PostgreSQL's own `unaccent` may not be used in an index. Signs that join words part them here, as the reading of a
  // query does: both sides must cut words in the same places.
  const folded = `translate(regexp_replace(normalize(${text}, NFD), '[\\u0300-\\u036f]', '', 'g'), '-./@_:', '      ')`;
  return `(${['simple', 'english', 'spanish'].map((config) => `to_tsvector('pg_catalog.${config}', ${folded})`).join(' || ')})`;
}

/** `findable` of columns of one table: for the index over them, and for the queries that it serves. */
export function findableIn(...columns: AnyPgColumn[]): SQL {
  const text = columns.map((column) => `coalesce("${getTableName(column.table)}"."${column.name}", '')`).join(` || ' ' || `);
  return sql.raw(findable(`(${text})`));
}
