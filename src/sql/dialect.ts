import { oneOf, refuse } from '../internal/options.ts';
import { bigquery } from './dialects/bigquery.ts';
import { clickhouse } from './dialects/clickhouse.ts';
import type { Dialect, DialectName } from './dialects/dialect-record.ts';
import { duckdb } from './dialects/duckdb.ts';
import { postgres } from './dialects/postgres.ts';
import { snowflake } from './dialects/snowflake.ts';
import { spark } from './dialects/spark.ts';
import { trino } from './dialects/trino.ts';

function byName(name: string): Dialect | null {
  switch (name) {
    case 'duckdb':
      return duckdb;
    case 'postgres':
      return postgres;
    case 'spark':
      return spark;
    case 'clickhouse':
      return clickhouse;
    case 'bigquery':
      return bigquery;
    case 'snowflake':
      return snowflake;
    case 'trino':
      return trino;
    default:
      return null;
  }
}

/** The names of all dialects. */
export const DIALECTS: readonly DialectName[] = [
  'duckdb',
  'postgres',
  'spark',
  'clickhouse',
  'bigquery',
  'snowflake',
  'trino',
];

/**
 * Stands for a line break of a caller's name or text until a statement is laid out. Two first halves of surrogate pairs: no text
 * has them in a row, while one alone is part of many a character.
 */
const LINE_BREAK = '\uD800\uD800';

/** The dialect that an option names; unlike other options, it has no default. */
export function dialectOf(action: string, name: unknown): Dialect {
  const dialect =
    (typeof name === 'string' ? byName(name) : null) ?? refuse(action, 'dialect', oneOf(...DIALECTS), name);
  const hide = (sql: string): string => sql.replaceAll('\n', LINE_BREAK);
  return {
    ...dialect,
    identifier: (name) => hide(dialect.identifier(name)),
    text: (value) => hide(dialect.text(value)),
  };
}

/** Put the line breaks of names and texts back, once nothing indents lines any more. */
export function showLineBreaks(sql: string): string {
  return sql.replaceAll(LINE_BREAK, '\n');
}
