import { show } from '../internal/show.ts';

/** A row as a driver gives it: the names of the columns and their values. */
export type ResultRow = Readonly<Record<string, unknown>>;

/** Read the rows that came back, whatever a driver makes of numbers: doubles, bigints or text. */
export interface RowReader {
  readonly rows: readonly ResultRow[];
  /** Refuse the rows. */
  readonly refuse: (why: string) => never;
  readonly text: (row: ResultRow, name: string) => string;
  /** Text, or `null`. */
  readonly textOrNull: (row: ResultRow, name: string) => string | null;
  /** A finite number, never -0. */
  readonly number: (row: ResultRow, name: string) => number;
  /** A finite number, or `null` where there is none. */
  readonly numberOrNull: (row: ResultRow, name: string) => number | null;
  /** A whole number from 0. */
  readonly count: (row: ResultRow, name: string) => number;
  /** Rows by their column `kind`, and within it by `part` (`''` for the row about the book). */
  readonly byPart: () => ReadonlyMap<string, ReadonlyMap<string, readonly ResultRow[]>>;
}

const NUMERAL = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

function toNumber(value: unknown): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value + 0 : null;
  if (typeof value === 'bigint') return Number(value);
  if (typeof value === 'string' && NUMERAL.test(value)) return toNumber(Number(value));
  return null;
}

/** Check that rows are what a driver gives. */
export function readRows(action: string, rows: unknown): RowReader {
  const refuse = (why: string): never => {
    throw new TypeError(`Cannot ${action} as the rows are not those of the statement: ${why}`);
  };
  if (!Array.isArray(rows)) return refuse(`they must be an array: current value is ${show(rows)}`);
  const wrong = rows.findIndex((row) => typeof row !== 'object' || row === null || Array.isArray(row));
  if (wrong >= 0)
    refuse(`rows[${wrong}] must be an object by column names: current value is ${show(rows[wrong])}`);
  const cell = (row: ResultRow, name: string): unknown => {
    if (!Object.hasOwn(row, name)) refuse(`there is no column "${name}" in a row`);
    return row[name];
  };
  const numberOrNull = (row: ResultRow, name: string): number | null => {
    const value = cell(row, name);
    if (value === null || value === undefined) return null;
    return toNumber(value) ?? refuse(`"${name}" must be a finite number: current value is ${show(value)}`);
  };
  const number = (row: ResultRow, name: string): number =>
    numberOrNull(row, name) ?? refuse(`"${name}" must be a finite number: current value is null`);
  const text = (row: ResultRow, name: string): string => {
    const value = cell(row, name);
    return typeof value === 'string'
      ? value
      : refuse(`"${name}" must be text: current value is ${show(value)}`);
  };
  const byPart = (): Map<string, Map<string, ResultRow[]>> => {
    const kinds = new Map<string, Map<string, ResultRow[]>>();
    for (const row of rows as ResultRow[]) {
      const kind = text(row, 'kind');
      const part = kind === 'book' ? '' : text(row, 'part');
      const parts = kinds.get(kind) ?? new Map<string, ResultRow[]>();
      kinds.set(kind, parts);
      const list = parts.get(part);
      if (list === undefined) parts.set(part, [row]);
      else list.push(row);
    }
    return kinds;
  };
  return {
    rows,
    refuse,
    text,
    textOrNull: (row, name) => (cell(row, name) == null ? null : text(row, name)),
    byPart,
    numberOrNull,
    number,
    count: (row, name) => {
      const value = number(row, name);
      return Number.isSafeInteger(value) && value >= 0
        ? value
        : refuse(`"${name}" must be a whole number from 0: current value is ${show(value)}`);
    },
  };
}
