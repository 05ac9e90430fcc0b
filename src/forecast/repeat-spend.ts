import { checkHistories } from '../internal/check-histories.ts';
import { exactSum } from '../internal/exact-sum.ts';
import { checkedLater, checkOptions, oneOf } from '../internal/options.ts';
import { dayReaderIn, readAsOf } from '../internal/read-day.ts';
import type { AccountHistory } from '../types.ts';
import type { PurchaseInput } from './purchase-input.ts';

/** The options of {@link summarizeRepeatSpend}. */
export interface RepeatSpendOptions {
  /** The day to count back from: ISO day, ISO timestamp, `Date` or epoch milliseconds. Later rows are left out. */
  asOf: string | number | Date;
  /** `'net'` (default): returns after the first purchase day lower the mean. `'ignore'`: they do not. */
  returns?: 'net' | 'ignore' | undefined;
}

/** What purchase and spend models need of an account. */
export interface RepeatSpend extends PurchaseInput {
  readonly accountId: string;
  /** Purchase days after the first; `null` for an account without orders. */
  readonly repeatPurchases: number | null;
  /** Mean amount of those days, in currency units; `null` without any. */
  readonly meanRepeatAmount: number | null;
}

function summarize(history: AccountHistory, asOf: number, isNet: boolean): RepeatSpend {
  const { accountId, days, amounts } = history;
  const purchaseDays = new Set<number>();
  let first = asOf;
  let last = asOf;
  for (let row = 0; row < days.length && (days[row] as number) <= asOf; row++) {
    if ((amounts[row] as number) < 0) continue;
    last = days[row] as number;
    if (purchaseDays.size === 0) first = last;
    purchaseDays.add(last);
  }
  if (purchaseDays.size === 0)
    return {
      accountId,
      purchaseDays: 0,
      recency: null,
      tenure: null,
      repeatPurchases: null,
      meanRepeatAmount: null,
    };
  const repeatPurchases = purchaseDays.size - 1;
  const later: number[] = [];
  for (let row = 0; row < days.length && (days[row] as number) <= asOf; row++) {
    const amount = amounts[row] as number;
    if ((days[row] as number) > first && (isNet || amount >= 0)) later.push(amount);
  }
  return {
    accountId,
    purchaseDays: purchaseDays.size,
    recency: asOf - last,
    tenure: asOf - first,
    repeatPurchases,
    meanRepeatAmount: repeatPurchases === 0 ? null : exactSum(later) / repeatPurchases + 0,
  };
}

/**
 * Summarise what accounts spend when they come back: purchases after the first, and their mean amount.
 *
 * This is what {@link fitSpendModel} learns from, and its rows serve {@link fitPurchaseModel} and {@link expectedValue} too. The first
 * purchase is left out of the mean, as the literature has it: it is often unlike the others, and it is what made an account one.
 * The mean is over purchase days (several orders on a day are one purchase); a purchase day is one with a row that is not a
 * return. A day whose purchases are free counts with 0.
 *
 * Edge cases: returns up to the first purchase day count for nothing, later ones lower the mean, which can bring it to 0 or
 * below; accounts without purchases get `null`s. Cost: O(rows).
 *
 * @param histories one history per account, from `buildHistories`, over all orders (without `windowDays`)
 * @param options `asOf`; `returns`: whether returns lower the mean
 * @returns one record per account, in the same order
 * @throws {TypeError} if a history is not one, or an option is wrong
 * @example The first purchase does not count
 * ```ts
 * import { buildHistories, summarizeRepeatSpend } from 'account-scoring';
 *
 * const histories = buildHistories(
 *   [
 *     { accountId: 'Acme', date: '2026-01-05', amount: 500 },
 *     { accountId: 'Acme', date: '2026-02-05', amount: 80 },
 *     { accountId: 'Acme', date: '2026-02-05', amount: 40 },
 *     { accountId: 'Acme', date: '2026-03-05', amount: 60 },
 *   ],
 *   { asOf: '2026-03-31' },
 * );
 * const [acme] = summarizeRepeatSpend(histories, { asOf: '2026-03-31' });
 * console.log(acme?.repeatPurchases, acme?.meanRepeatAmount, acme?.recency, acme?.tenure);
 * // → 2 90 26 85
 * ```
 */
export function summarizeRepeatSpend(
  histories: readonly AccountHistory[],
  options: RepeatSpendOptions,
): RepeatSpend[] {
  const action = 'summarise repeat spend';
  checkOptions(action, options ?? null, { asOf: checkedLater, returns: oneOf('net', 'ignore') });
  const asOf = readAsOf(options.asOf, dayReaderIn('UTC'), action);
  checkHistories(action, histories);
  return histories.map((history) => summarize(history, asOf, options.returns !== 'ignore'));
}
