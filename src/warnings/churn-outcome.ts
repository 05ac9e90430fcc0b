import { isoDay } from '../internal/day.ts';
import type { OptionCheck } from '../internal/options.ts';
import { amountBetween, firstRowFrom } from '../internal/window-amount.ts';
import type { AccountHistory } from '../types.ts';

/** What one account did on both sides of a day. */
export interface ChurnCase {
  readonly accountId: string;
  /** ISO day: what came after it is the outcome. */
  readonly cutoff: string;
  readonly horizonDays: number;
  /** The horizon's days up to the cut-off: net currency units, and days with a purchase. */
  readonly before: { readonly amount: number; readonly purchaseDays: number };
  /** The horizon's days after it. */
  readonly after: { readonly amount: number; readonly purchaseDays: number };
}

/**
 * What counts as a lost account: no purchase within the horizon; a fall of the net amount by a share, against as many days before (accounts
 * without an amount above 0 there are left out); or a function of your own, `null` for accounts to be left out.
 */
export type ChurnDefinition =
  | 'no_order'
  | { readonly drop: number }
  | ((account: ChurnCase) => boolean | null);

/** The check of a `churnDefinition`. */
export const CHURN_DEFINITION: OptionCheck = {
  expected: '"no_order", { drop: a share above 0, up to 1 } or a function',
  type: 'any',
  holds: (value: unknown) => {
    if (value === 'no_order' || typeof value === 'function') return true;
    if (typeof value !== 'object' || value === null) return false;
    const { drop } = value as { drop?: unknown };
    return typeof drop === 'number' && drop > 0 && drop <= 1 && Object.keys(value).length === 1;
  },
};

/** Whether an account bought from one day to another, both included. */
export function boughtBetween({ days, amounts }: AccountHistory, from: number, to: number): boolean {
  for (let row = firstRowFrom(days, from); row < days.length && (days[row] as number) <= to; row++)
    if ((amounts[row] as number) > 0) return true;
  return false;
}

function purchaseDaysBetween({ days, amounts }: AccountHistory, from: number, to: number): number {
  let count = 0;
  let last = Number.NEGATIVE_INFINITY;
  for (let row = firstRowFrom(days, from); row < days.length && (days[row] as number) <= to; row++) {
    if (!((amounts[row] as number) > 0) || days[row] === last) continue;
    last = days[row] as number;
    count++;
  }
  return count;
}

/** Whether an account was lost in the days after a cut-off; `null` where that cannot be said. */
export function outcomeOf(
  definition: ChurnDefinition,
  history: AccountHistory,
  cutoff: number,
  horizonDays: number,
): boolean | null {
  const end = cutoff + horizonDays;
  if (definition === 'no_order') return !boughtBetween(history, cutoff + 1, end);
  const start = cutoff - horizonDays + 1;
  const before = amountBetween(history, start, cutoff);
  const after = amountBetween(history, cutoff + 1, end);
  if (typeof definition === 'object') return before > 0 ? after <= before * (1 - definition.drop) : null;
  const outcome = definition({
    accountId: history.accountId,
    cutoff: isoDay(cutoff),
    horizonDays,
    before: { amount: before, purchaseDays: purchaseDaysBetween(history, start, cutoff) },
    after: { amount: after, purchaseDays: purchaseDaysBetween(history, cutoff + 1, end) },
  });
  if (outcome === null || typeof outcome === 'boolean') return outcome;
  throw new TypeError(
    `Cannot tell lost accounts as "churnDefinition" must return true, false or null: it did not for account ${JSON.stringify(history.accountId)}`,
  );
}

/** The rows up to a day; what came later was not known. */
export function historyUntil(history: AccountHistory, day: number): AccountHistory {
  const rows = firstRowFrom(history.days, day + 1);
  if (rows === history.days.length) return history;
  return {
    accountId: history.accountId,
    days: history.days.slice(0, rows),
    amounts: history.amounts.slice(0, rows),
    orderIds: history.orderIds?.slice(0, rows) ?? null,
    categories: history.categories?.slice(0, rows) ?? null,
  };
}
