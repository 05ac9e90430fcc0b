import {
  anyObject,
  checkOption,
  checkOptions,
  fieldOrFunction,
  type OptionCheck,
} from '../internal/options.ts';

/** The name of a field of the caller's rows, or a function that reads it. */
export type Column<T> = (keyof T & string) | ((row: T) => unknown);

/** Where the library finds what it needs in the caller's rows. */
export interface OrderColumns<T> {
  /** Text (not empty) or a whole number. Default `'accountId'`. */
  accountId?: Column<T> | undefined;
  /** ISO day, ISO timestamp, `Date` or epoch milliseconds. Default `'date'`. */
  date?: Column<T> | undefined;
  /** A finite number in currency units; negative for a return. Default `'amount'`. */
  amount?: Column<T> | undefined;
  /** Text (not empty) or a whole number. Not read unless mapped. */
  orderId?: Column<T> | undefined;
  /** Text (not empty), such as `EUR`. Not read unless mapped. */
  currency?: Column<T> | undefined;
  /** Text, for {@link buildHistories}. Not read unless mapped. */
  category?: Column<T> | undefined;
}

const COLUMN_CHECKS: Readonly<Record<string, OptionCheck>> = {
  accountId: fieldOrFunction,
  date: fieldOrFunction,
  amount: fieldOrFunction,
  orderId: fieldOrFunction,
  currency: fieldOrFunction,
  category: fieldOrFunction,
};

/** A column as two slots, of which one is set: the hot loop then reads fields without a call. */
export interface ResolvedColumn {
  readonly key: string | null;
  readonly get: ((row: never) => unknown) | null;
}

export interface ResolvedColumns {
  readonly accountId: ResolvedColumn;
  readonly date: ResolvedColumn;
  readonly amount: ResolvedColumn;
  readonly orderId: ResolvedColumn;
  readonly currency: ResolvedColumn;
  readonly category: ResolvedColumn;
}

function resolve(
  column: string | ((row: never) => unknown) | undefined,
  fallback: string | null,
): ResolvedColumn {
  if (column === undefined) return { key: fallback, get: null };
  return typeof column === 'string' ? { key: column, get: null } : { key: null, get: column };
}

/** Check the `columns` option and fill in its defaults. */
export function resolveColumns<T>(action: string, columns: OrderColumns<T> | undefined): ResolvedColumns {
  checkOption(action, 'columns', anyObject, columns);
  checkOptions(action, columns, COLUMN_CHECKS);
  return {
    accountId: resolve(columns?.accountId, 'accountId'),
    date: resolve(columns?.date, 'date'),
    amount: resolve(columns?.amount, 'amount'),
    orderId: resolve(columns?.orderId, null),
    currency: resolve(columns?.currency, null),
    category: resolve(columns?.category, null),
  };
}

/** Whether a column is there to be read. */
export function isMapped(column: ResolvedColumn): boolean {
  return column.key !== null || column.get !== null;
}
