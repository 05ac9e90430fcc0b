import { MAX_SUMMAND } from '../internal/exact-sum.ts';
import { show } from '../internal/show.ts';

/**
 * Where the amount of an account is found: the name of a field, or a function of the row. `null` and `undefined` mean that
 * the account has no value.
 */
export type AmountOf<T> = (keyof T & string) | ((row: T) => number | null | undefined);

/** A resolved `value` option. */
export interface ValueReader {
  /** The name of the value in reasons and messages: the field's name, or `value` for a function. */
  readonly field: string;
  /** The field's name; `null` for a function. */
  readonly key: string | null;
  /** The raw value of a row. */
  readonly read: (row: object) => unknown;
}

/** Resolve a checked `value` option. */
export function valueReader(value: string | ((row: never) => unknown)): ValueReader {
  if (typeof value === 'string')
    return { field: value, key: value, read: (row) => (row as Record<string, unknown>)[value] };
  return { field: 'value', key: null, read: value as (row: object) => unknown };
}

/** The account of a row, where it has one. */
export function accountIdOf(row: object): string | null {
  const { accountId } = row as { accountId?: unknown };
  if (typeof accountId === 'string') return accountId;
  return typeof accountId === 'number' ? String(accountId) : null;
}

/**
 * The value of one row: a finite number (never `-0`), or `null` where the account has none.
 *
 * @throws {TypeError} if it is anything else; the row, its account and the field are named
 */
export function readValue(action: string, reader: ValueReader, row: object, index: number): number | null {
  const raw = reader.read(row);
  if (raw === null || raw === undefined) return null;
  if (typeof raw === 'number' && Math.abs(raw) <= MAX_SUMMAND) return raw + 0;
  const id = accountIdOf(row);
  const account = id === null ? '' : ` (account ${show(id)})`;
  throw new TypeError(
    `Cannot ${action} as "${reader.field}" of row ${index}${account} must be a finite number within ±1e290, or null: current value is ${show(raw)}`,
  );
}
