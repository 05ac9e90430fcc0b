import { show } from '../internal/show.ts';

/** What purchase models need of an account, in days; an `AccountSummary` has it. */
export interface PurchaseInput {
  /** Distinct days with an order, over all orders. */
  readonly purchaseDays: number;
  /** Whole days from the last order to `asOf`; `null` without orders. */
  readonly recency: number | null;
  /** Whole days from the first order to `asOf`; `null` without orders. */
  readonly tenure: number | null;
}

/** An account as the literature has it, in days. */
export interface Purchases {
  /** x: repeat purchases. */
  readonly repeats: number;
  /** t_x: from the first purchase to the last. */
  readonly last: number;
  /** T: from the first purchase to `asOf`. */
  readonly age: number;
}

/** More days than the calendar of this library has. */
const MAX_DAYS = 4_000_000;

/** The account of a row, for messages. */
export function rowName(row: object, index: number): string {
  const { accountId } = row as { accountId?: unknown };
  const id = typeof accountId === 'string' || typeof accountId === 'number' ? accountId : null;
  return `accounts[${index}]${id === null ? '' : ` (account ${show(String(id))})`}`;
}

function wholeNumber(action: string, row: object, index: number, field: keyof PurchaseInput): number | null {
  const value = (row as Partial<Record<string, unknown>>)[field];
  if (value === null || value === undefined) return null;
  if (Number.isInteger(value) && (value as number) >= 0 && (value as number) <= MAX_DAYS)
    return (value as number) + 0;
  throw new TypeError(
    `Cannot ${action} as "${field}" of ${rowName(row, index)} must be a whole number from 0 to ${MAX_DAYS}, or null: current value is ${show(value)}`,
  );
}

/**
 * The purchases of a row; `null` for an account without orders.
 *
 * @throws {TypeError} if a value is not a whole number; the row is named
 * @throws {RangeError} if the values cannot all be of one account; the row is named
 */
export function readPurchases(action: string, row: PurchaseInput, index: number): Purchases | null {
  const purchaseDays = wholeNumber(action, row, index, 'purchaseDays');
  const recency = wholeNumber(action, row, index, 'recency');
  const tenure = wholeNumber(action, row, index, 'tenure');
  if (!purchaseDays || recency === null || tenure === null) return null;
  const last = tenure - recency;
  if (last < 0)
    throw new RangeError(
      `Cannot ${action} as ${rowName(row, index)} has recency ${recency} above its tenure ${tenure}`,
    );
  const repeats = purchaseDays - 1;
  if (repeats > last)
    throw new RangeError(
      `Cannot ${action} as ${rowName(row, index)} has ${purchaseDays} purchase days, but only ${last} days from its first order to its last`,
    );
  if (repeats === 0 && last > 0)
    throw new RangeError(
      `Cannot ${action} as ${rowName(row, index)} has 1 purchase day, but ${last} days from its first order to its last: purchase days must cover all orders, so summarise them without "windowDays"`,
    );
  return { repeats, last, age: tenure };
}
