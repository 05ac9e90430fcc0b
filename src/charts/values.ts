import { MAX_SUMMAND } from '../internal/exact-sum.ts';
import { checkRows } from '../internal/options.ts';
import { show } from '../internal/show.ts';

/** Read a number of a row: `null` where it is missing. */
export function readValue(
  action: string,
  rows: readonly object[],
  row: number,
  field: string,
): number | null {
  const value = (rows[row] as Readonly<Record<string, unknown>>)[field];
  if (value === null || value === undefined) return null;
  if (typeof value === 'number' && Math.abs(value) <= MAX_SUMMAND) return value + 0;
  throw new TypeError(
    `Cannot ${action} as accounts[${row}].${field} must be a finite number within ±1e+290 or null: current value is ${show(value)}`,
  );
}

/** Refuse rows without the key that an earlier step gives them. */
export function checkStep(action: string, rows: readonly object[], key: string, step: string): void {
  checkRows(action, 'accounts', rows);
  const row = rows.findIndex((account) => {
    const value = (account as Readonly<Record<string, unknown>>)[key];
    return typeof value !== 'object' || value === null;
  });
  if (row >= 0) throw new TypeError(`Cannot ${action} as accounts[${row}] has no ${key}: call ${step} first`);
}

/** Refuse anything but the record that a step gives. */
export function checkRecord(action: string, record: unknown, key: string, step: string): void {
  if (typeof record === 'object' && record !== null && key in record) return;
  throw new TypeError(`Cannot ${action} as this is not what ${step} gives: current value is ${show(record)}`);
}

/** The middle of ascending values, the mean of two where there is no one. */
export function medianOf(sorted: ArrayLike<number>): number | null {
  const n = sorted.length;
  if (n === 0) return null;
  const high = sorted[n >> 1] as number;
  return n % 2 === 1 ? high : (sorted[(n >> 1) - 1] as number) / 2 + high / 2;
}
