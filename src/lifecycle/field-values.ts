import { MAX_SUMMAND } from '../internal/exact-sum.ts';
import type { OptionCheck } from '../internal/options.ts';
import { fieldOrFunction } from '../internal/options.ts';
import { show } from '../internal/show.ts';

/**
 * Where a number of an account is found: the name of a field, or a function of the row. `null` and `undefined` mean that the
 * account has none.
 */
export type NumberOf<T> = (keyof T & string) | ((row: T) => number | null | undefined);

/**
 * Where the group of an account is found: the name of a field that holds a text, a number or a record with an `id` (such as
 * `tier`), or a function of the row.
 */
export type KeyOf<T> = (keyof T & string) | ((row: T) => string | number | null | undefined);

/** The check of an option that names fields by part. */
export function fieldsBy(ids: readonly string[]): OptionCheck {
  return {
    expected: `an object with fields or functions for ${ids.join(', ')}`,
    type: 'object',
    holds: (values: object | null) =>
      values !== null &&
      !Array.isArray(values) &&
      Object.entries(values).every(
        ([id, value]) => ids.includes(id) && (value === undefined || fieldOrFunction.holds(value as never)),
      ),
  };
}

/** Reads one raw value of a row. */
export type RowReader = (row: object) => unknown;

/** Resolve a checked option that names a field or reads a row. */
export function rowReader(of: string | ((row: never) => unknown)): RowReader {
  return typeof of === 'string'
    ? (row) => (row as Readonly<Record<string, unknown>>)[of]
    : (of as (row: object) => unknown);
}

/** What a number may be. */
export interface NumberRange {
  readonly least: number;
  readonly most: number;
  /** Ends the sentence `must be …`. */
  readonly expected: string;
}

/** Any amount that can be added up. */
export const AMOUNT: NumberRange = {
  least: -MAX_SUMMAND,
  most: MAX_SUMMAND,
  expected: 'a finite number within ±1e290',
};

/** The account of a row, where it has one. */
export function accountIdOf(row: object): string | null {
  const { accountId } = row as { readonly accountId?: unknown };
  if (typeof accountId === 'string' && accountId !== '') return accountId;
  return typeof accountId === 'number' && Number.isSafeInteger(accountId) ? String(accountId) : null;
}

/** A place in the caller's data, for messages: `accounts[3] (account "Acme")`. */
export function placeOf(list: string, row: object, index: number): string {
  const id = accountIdOf(row);
  return `${list}[${index}]${id === null ? '' : ` (account ${show(id)})`}`;
}

/**
 * The number of one row (never `-0`), or `null` where there is none.
 *
 * @throws {TypeError} if it is not a number; {@link RangeError} if it is one out of range; the row, its account and the field
 * are named
 */
export function readNumber(
  action: string,
  field: string,
  raw: unknown,
  range: NumberRange,
  place: () => string,
): number | null {
  if (raw === null || raw === undefined) return null;
  if (typeof raw === 'number' && raw >= range.least && raw <= range.most) return raw + 0;
  const message = `Cannot ${action} as "${field}" of ${place()} must be ${range.expected}, or null: current value is ${show(raw)}`;
  throw typeof raw === 'number' && Number.isFinite(raw) ? new RangeError(message) : new TypeError(message);
}

/** The group of one row: text, a number as text, the `id` of a record; `null` where there is none. */
export function readKey(action: string, field: string, raw: unknown, place: () => string): string | null {
  const value =
    typeof raw === 'object' && raw !== null && 'id' in raw ? (raw as { readonly id: unknown }).id : raw;
  if (value === null || value === undefined) return null;
  if (typeof value === 'string') return value;
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  throw new TypeError(
    `Cannot ${action} as "${field}" of ${place()} must be a text, a number or a record with an "id", or null: current value is ${show(raw)}`,
  );
}

/** The account of a row that must have one. */
export function requireAccountId(action: string, list: string, row: object, index: number): string {
  const id = accountIdOf(row);
  if (id !== null) return id;
  throw new TypeError(
    `Cannot ${action} as "accountId" of ${list}[${index}] must be a non-empty text or an integer: current value is ${show((row as { accountId?: unknown }).accountId)}`,
  );
}

/** The accounts of rows that must each have another one. */
export function distinctAccountIds(action: string, list: string, rows: readonly object[]): string[] {
  const seen = new Map<string, number>();
  return rows.map((row, index) => {
    const id = requireAccountId(action, list, row, index);
    const first = seen.get(id);
    if (first !== undefined)
      throw new TypeError(
        `Cannot ${action} as ${list} must have one row per account: account ${show(id)} is in rows ${first} and ${index}`,
      );
    seen.set(id, index);
    return id;
  });
}
