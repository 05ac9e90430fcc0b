import { checkHistories } from '../internal/check-histories.ts';
import { isoDay } from '../internal/day.ts';
import { gapsOf, purchaseDaysOf } from '../internal/gaps.ts';
import { dayReaderIn, readAsOf } from '../internal/read-day.ts';
import { regularityOf } from '../internal/regularity.ts';
import type { AccountHistory, Regularity } from '../types.ts';
import type { LifecycleModel, LifecycleThresholds } from './lifecycle-model.ts';
import { type FitLifecycleOptions, resolveThresholds } from './stage-options.ts';

/**
 * Learn how regularly a book of accounts buys, and set the thresholds of the lifecycle stages.
 *
 * What is late for one account is early for another: the model holds the usual gap of the book, for accounts with too few orders to
 * have one of their own, and how much gaps vary. Keep it, so that stages of this month and the next are measured by the same rule.
 *
 * Method: purchase days are distinct days with a row above 0. The book's usual gap is the median, over accounts, of the median gap
 * of an account. Its regularity is the shape of gamma-distributed gaps, from pairs of consecutive gaps (Wheat and Morrison 1990,
 * Journal of Marketing Research 27(1), 87-93). Edge cases: fewer than 20 pairs give shape 1 (at random) and a notice; no account with
 * two purchase days gives no usual gap and a notice. Cost: O(rows).
 *
 * @param histories from {@link buildHistories}: all orders, as a window would make old accounts look new
 * @param options `asOf`: rows after it are ignored; thresholds by stage, see {@link LifecycleThresholds}, default those of the stages'
 *   definitions
 * @returns a plain-JSON model for {@link assignLifecycle}
 * @throws {TypeError} if a history or an option is not what it must be (the account is named)
 * @throws {RangeError} if a threshold is out of range
 * @example A monthly buyer and a weekly one
 * ```ts
 * import { buildHistories, fitLifecycle } from 'account-scoring';
 *
 * const orders = [30, 60, 90].map((day) => ({ accountId: 'Monthly', date: new Date(Date.UTC(2026, 0, day)), amount: 100 }));
 * orders.push(...[70, 77, 84].map((day) => ({ accountId: 'Weekly', date: new Date(Date.UTC(2026, 0, day)), amount: 20 })));
 * const model = fitLifecycle(buildHistories(orders, { asOf: '2026-04-01' }), { asOf: '2026-04-01', churned: { ratio: 5 } });
 * console.log(model.fitted.medianGap, model.options.churned.ratio);
 * // → 18.5 5
 * ```
 */
export function fitLifecycle(
  histories: readonly AccountHistory[],
  options: FitLifecycleOptions,
): LifecycleModel {
  const action = 'fit lifecycle stages';
  const thresholds = resolveThresholds(action, options);
  const asOf = readAsOf(options.asOf, dayReaderIn(options.timeZone ?? 'UTC'), action);
  checkHistories(action, histories);
  const days = histories.map((history) => purchaseDaysOf(history, asOf));
  return lifecycleModel(thresholds, {
    accounts: histories.length,
    used: days.filter((own) => own.length > 1).length,
    asOf: isoDay(asOf),
    fitted: regularityOf(days.map(gapsOf)),
  });
}

/** The model of thresholds and of a book; `used` accounts have gaps. */
export function lifecycleModel(
  options: LifecycleThresholds,
  book: {
    readonly accounts: number;
    readonly used: number;
    readonly asOf: string;
    readonly fitted: Regularity;
  },
): LifecycleModel {
  const { accounts, used, asOf, fitted } = book;
  return { kind: 'lifecycle', version: 1, options, fitted, trainedOn: { accounts, used, asOf } };
}
