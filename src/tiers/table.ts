import { refuse } from '../internal/options.ts';
import { show } from '../internal/show.ts';

/** One row per account, one number per criterion. */
export type CriteriaTable = ReadonlyArray<readonly number[]>;

/** Refuse anything but a table of finite numbers with one width. */
export function checkTable(action: string, table: unknown): asserts table is CriteriaTable {
  if (!Array.isArray(table) || table.length === 0 || !table.every((row) => Array.isArray(row)))
    throw new TypeError(
      `Cannot ${action} as the table must be an array of rows of numbers: current value is ${show(table)}`,
    );
  const width = (table[0] as readonly unknown[]).length;
  if (width === 0)
    refuse(action, 'table', { expected: 'at least one column wide', type: 'any', holds: () => false }, table);
  table.forEach((row: readonly unknown[], i) => {
    if (row.length !== width)
      throw new TypeError(`Cannot ${action} as row ${i} must have ${width} numbers: it has ${row.length}`);
    row.forEach((cell, j) => {
      if (typeof cell !== 'number' || !(Math.abs(cell) <= 1e100))
        throw new TypeError(
          `Cannot ${action} as row ${i}, column ${j} must be a finite number within ±1e100: current value is ${show(cell)}`,
        );
    });
  });
}

/** A column of a table. */
export function columnOf(table: CriteriaTable, j: number): number[] {
  return table.map((row) => row[j] as number);
}

/** Whether all values are one. */
export function isConstant(values: readonly number[]): boolean {
  return values.every((value) => value === values[0]);
}
