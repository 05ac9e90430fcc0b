import type { Dialect } from './dialects/dialect-record.ts';
import type { Column, Step } from './statement.ts';

/** The short name of the rows. */
const ROWS = 'k';

/** A relation of a few rows of whole numbers. */
export function integersStep(
  dialect: Dialect,
  { name, note }: Pick<Step, 'name' | 'note'>,
  columns: readonly string[],
  rows: ReadonlyArray<readonly number[]>,
): Step {
  const names = columns.map((_, i) => `c${i}`);
  return {
    name,
    note,
    query: {
      columns: columns.map((column, i): Column => [dialect.asInteger(`${ROWS}.${names[i]}`), column]),
      from: [{ names, rows: rows.map((row) => row.map(String)) }, ROWS],
    },
  };
}

/** The numbers from 0 to below `count`, `"number"`; `"one"` is 1 in all of them, to join by, as not every warehouse joins without an equality (nor by a constant: these are rows). */
export function numbersStep(dialect: Dialect, name: string, count: number): Step {
  const rows = Array.from({ length: count }, (_, i) => [i, 1]);
  return integersStep(dialect, { name, note: 'Numbers' }, ['number', 'one'], rows);
}
