/**
 * Real warehouses for the tests: load rows, run statements, read plain values back.
 *
 * Rows are loaded past the library's own literals (every value goes in as text of a JSON parameter and is cast by the engine),
 * so that a wrong literal cannot hide itself. The sessions are set up to mislead: a far zone, and settings that change how
 * literals and texts are read. An engine starts once for all files of a run.
 */
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { PGlite } from '@electric-sql/pglite';
import type { DialectName } from '../../src/sql/index.ts';

/** The type of a column that is loaded. `timestamp` has no zone; `instant` has one. */
export type ColumnType =
  | 'text'
  | 'integer'
  | 'double'
  | 'boolean'
  | `decimal(${number})`
  | 'day'
  | 'timestamp'
  | 'instant';

/** A value that is loaded; `NaN` and infinities are fine for doubles, `'infinity'` for days where the engine has it. */
export type Cell = string | number | null;

/** Rows come back as plain values: text, numbers, `true` and `false`, `null`; a DATE is its ISO day, a decimal is text. */
export type ResultRow = Record<string, string | number | boolean | null>;

export interface Engine {
  readonly dialect: DialectName;
  /** Run statements that give nothing back. */
  readonly exec: (sql: string) => Promise<void>;
  /** Run one statement and read its rows. */
  readonly query: (sql: string) => Promise<ResultRow[]>;
  /** Make a table anew; `columns` are names and types, `rows` have their values in the same order. */
  readonly load: (
    table: string,
    columns: Readonly<Record<string, ColumnType>>,
    rows: ReadonlyArray<readonly Cell[]>,
  ) => Promise<void>;
}

/** Names in test set-up, quoted by the standard's rule. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

function plain(value: unknown): string | number | boolean | null {
  if (typeof value === 'bigint') {
    if (BigInt(Number(value)) !== value) throw new Error(`${value} is beyond the whole numbers of a double`);
    return Number(value);
  }
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (value === null || typeof value === 'number' || typeof value === 'string' || typeof value === 'boolean')
    return value;
  return String(value);
}

const asText = (cell: Cell): string | null =>
  cell === null ? null : Object.is(cell, -0) ? '-0.0' : String(cell);

/** Rows as JSON, so many in each text that any engine takes it as a parameter. */
function* parameters(rows: ReadonlyArray<readonly Cell[]>): Generator<string> {
  const most = 50_000;
  for (let start = 0; start < rows.length; start += most)
    yield JSON.stringify(rows.slice(start, start + most).map((row) => row.map(asText)));
}

async function startDuckDb(): Promise<Engine> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection: DuckDBConnection = await instance.connect();
  const types: Readonly<Record<string, string>> = {
    text: 'VARCHAR',
    integer: 'BIGINT',
    double: 'DOUBLE',
    boolean: 'BOOLEAN',
    day: 'DATE',
    timestamp: 'TIMESTAMP',
    instant: 'TIMESTAMPTZ',
  };
  const exec = async (sql: string): Promise<void> => {
    await connection.run(sql);
  };
  await exec(
    "SET TimeZone = 'Pacific/Auckland'; SET default_collation = 'nocase'; SET integer_division = true",
  );
  return {
    dialect: 'duckdb',
    exec,
    query: async (sql) => {
      const reader = await connection.runAndReadAll(sql);
      return reader
        .getRowObjectsJS()
        .map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, plain(value)])));
    },
    load: async (table, columns, rows) => {
      const names = Object.keys(columns);
      const typed = names.map((name) => {
        const type = columns[name] as ColumnType;
        return types[type] ?? type.replace('decimal(', 'DECIMAL(38, ');
      });
      await exec(
        `CREATE OR REPLACE TABLE ${quoted(table)} (${names.map((name, i) => `${quoted(name)} ${typed[i]}`).join(', ')})`,
      );
      const cells = typed.map((type, i) => `CAST(cells[${i + 1}] AS ${type})`).join(', ');
      for (const part of parameters(rows))
        await connection.run(
          `INSERT INTO ${quoted(table)} SELECT ${cells} FROM (SELECT unnest(from_json($1, '[["VARCHAR"]]')) AS cells)`,
          [part],
        );
    },
  };
}

async function startPostgres(): Promise<Engine> {
  const text = (value: string): string => value;
  // 1082 DATE, 1700 NUMERIC: as text. 20 BIGINT.
  const server = await PGlite.create({ parsers: { 1082: text, 1700: text, 20: (value) => BigInt(value) } });
  const types: Readonly<Record<string, string>> = {
    text: 'text COLLATE misleading',
    integer: 'bigint',
    double: 'double precision',
    boolean: 'boolean',
    day: 'date',
    timestamp: 'timestamp',
    instant: 'timestamptz',
  };
  const exec = async (sql: string): Promise<void> => {
    await server.exec(sql);
  };
  // Texts are equal that differ in case or in characters without a width.
  await exec(
    "CREATE COLLATION misleading (provider = icu, locale = 'und-u-ks-level1', deterministic = false)",
  );
  await exec(
    "SET TimeZone = 'Pacific/Auckland'; SET standard_conforming_strings = off; SET backslash_quote = on; SET client_min_messages = error",
  );
  return {
    dialect: 'postgres',
    exec,
    query: async (sql) => {
      const { rows } = await server.query<Record<string, unknown>>(sql);
      return rows.map((row) =>
        Object.fromEntries(Object.entries(row).map(([name, value]) => [name, plain(value)])),
      );
    },
    load: async (table, columns, rows) => {
      const names = Object.keys(columns);
      const typed = names.map((name) => {
        const type = columns[name] as ColumnType;
        return types[type] ?? type.replace('decimal(', 'numeric(38, ');
      });
      await exec(
        `DROP TABLE IF EXISTS ${quoted(table)}; CREATE TABLE ${quoted(table)} (${names.map((name, i) => `${quoted(name)} ${typed[i]}`).join(', ')})`,
      );
      const cells = typed
        .map((type, i) => `CAST(cells ->> ${i} AS ${type.replace(/ COLLATE .*/, '')})`)
        .join(', ');
      for (const part of parameters(rows))
        await server.query(
          `INSERT INTO ${quoted(table)} SELECT ${cells} FROM jsonb_array_elements(CAST($1 AS jsonb)) AS rows(cells)`,
          [part],
        );
    },
  };
}

const started = new Map<DialectName, Promise<Engine>>();

/** The engine of a dialect; it is started when it is first asked for. */
export function engineOf(dialect: 'duckdb' | 'postgres'): Promise<Engine> {
  let engine = started.get(dialect);
  if (engine === undefined) {
    engine = dialect === 'duckdb' ? startDuckDb() : startPostgres();
    started.set(dialect, engine);
  }
  return engine;
}

/** The dialects that are run for real in the ordinary tests. */
export const EXECUTED = ['duckdb', 'postgres'] as const;

/** Rows by code points of their ids, which is the library's order; a statement leaves the order open. */
export function byAccount<T extends { readonly accountId?: unknown }>(rows: readonly T[]): T[] {
  const points = (id: unknown): number[] => Array.from(String(id), (c) => c.codePointAt(0) as number);
  const compare = (a: number[], b: number[]): number => {
    const at = a.findIndex((point, i) => point !== b[i]);
    return at < 0 ? a.length - b.length : (a[at] as number) - (b[at] ?? -1);
  };
  return [...rows].sort((a, b) => compare(points(a.accountId), points(b.accountId)));
}
