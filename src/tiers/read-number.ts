import { show } from '../internal/show.ts';

/** Beyond this, squares of values would leave the range of numbers. */
export const MAX_VALUE = 1e100;

/** Words for the account at a row. */
export function rowName(row: object, index: number): string {
  const { accountId } = row as { accountId?: unknown };
  return accountId === undefined ? `accounts[${index}]` : `accounts[${index}] (${show(accountId)})`;
}

/** The number that a row has in a field: `null` when it is missing, never `-0`. */
export function readNumber(
  action: string,
  value: unknown,
  { row, index, field }: { row: object; index: number; field: string },
): number | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'number' && Math.abs(value) <= MAX_VALUE) return value + 0;
  throw new TypeError(
    `Cannot ${action} as ${rowName(row, index)} must have a finite number within ±1e100, or null, for "${field}": current value is ${show(value)}`,
  );
}
