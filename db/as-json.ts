import { is, SQL, sql } from 'drizzle-orm';
import { PgColumn, PgTimestamp } from 'drizzle-orm/pg-core';

interface Fields {
  [name: string]: PgColumn | SQL | Fields;
}

/**
 * The columns of a row as one value, for hot reads of many rows: cell by cell, Node spends more on twenty posts than on
 * everything else that their page asks of the database. Instants come as ISO text in UTC, to the millisecond.
 */
export function asJson<Row extends object>(fields: { [Name in keyof Row]: Fields[string] }): SQL<Row> {
  return sql<Row>`json_build_object(${sql.join(Object.entries(fields as Fields).flatMap(([name, field]) => [sql.raw(`'${name}'`), valueOf(field)]), sql`, `)})`;
}

function valueOf(field: Fields[string]): SQL {
  if (is(field, PgTimestamp)) return isoText(field);
  return is(field, PgColumn) ? sql`${field}` : is(field, SQL) ? field : asJson(field as Fields);
}

function isoText(at: PgColumn): SQL {
  return sql`to_char(${at} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}
