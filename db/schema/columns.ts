import { sql } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import { customType, text, timestamp } from 'drizzle-orm/pg-core';

/** An instant in UTC. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });

/** A short random id: cannot be guessed or counted. */
export const id = () => text('id').primaryKey();

/** For a check constraint: the column holds one of the fixed words. The words are ours, never input. */
export function oneOfWords(column: AnyPgColumn, words: readonly string[]) {
  return sql`${column} in (${sql.raw(words.map((word) => `'${word}'`).join(', '))})`;
}

/** Bytes. */
export const bytea = customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => 'bytea' });
/** For a check constraint: the array holds some of the fixed words, and nothing else. */
export function onlyWords(column: AnyPgColumn, words: readonly string[]) {
  return sql`${column} <@ array[${sql.raw(words.map((word) => `'${word}'`).join(', '))}]::text[]`;
}
