import type { WarningRules } from '../warnings/rule.ts';
import type { Signals } from '../warnings/signal-records.ts';
import { type TunedThresholds, type TuneOptions, tuneOnHistories } from '../warnings/tune.ts';
import { historiesOf, type OrdersOrHistories, type ReviewReadOptions } from './order-histories.ts';

/** The options of {@link tuneThresholds}. */
export interface TuneThresholdsOptions<T> extends TuneOptions, ReviewReadOptions<T> {}

/**
 * Fit the thresholds of warning rules to a book: choose on earlier days, judge on later ones.
 *
 * Defaults are right for no company in particular. This says whether other thresholds would have been better on yours, which ones, and by how much
 * on days that had no part in choosing them. Often the honest answer is: not by much, keep the old ones.
 *
 * Method: a small search, so that there is little to overfit. Each rule has one factor for the thresholds of all its levels (0.6 to 1.7 in six
 * steps, or 1). Rule after rule, twice around, takes the factor that lifts the F1 of all rules together the most on the training days, if it does so by
 * so many standard errors of the difference that luck alone would seldom (5 %) do so for any of the factors tried (Bonferroni). Compared with chances (`probability`, `chanceAt95`) and counts of
 * data (`n`), flags (1 or 0) and ranks (`level`), and by `=`, thresholds stay. Recovery that is a share of the trigger
 * moves with it. The gain is F1 after less F1 before on the test days, with an interval in pairs over accounts. Unless all of it is above 0, `rules` are those
 * given. One test is one test: choose again on the same days until it gains, and the gain is no longer honest.
 *
 * Edge cases: a factor that makes a rule unsound ({@link checkRules}) is not tried. The test days must begin a horizon after the training days end.
 * Cost: as {@link backtestWarnings} with seven times the rules.
 *
 * @param orders rows or columns, as for {@link buildHistories}, or its histories
 * @param signals what is known besides orders; `undefined` for nothing
 * @param rules a set of warning rules, such as `kamRules`
 * @param options `train` and `test`: days to stand on, as `cutoffs` of {@link backtestWarnings}; `level`, `countBy`, `factors`
 * @returns the set to use, what the search would change, and its gain on both parts
 * @throws {OrderDataError} as {@link buildHistories}
 * @throws {TypeError} if rules, signals or options are not what they must be
 * @throws {RangeError} if an option is out of range, the parts overlap, or the outcome of a day is not known
 * @example A rule that rings too early
 * ```ts
 * import { tuneThresholds, type WarningRules } from 'account-scoring';
 *
 * const rules: WarningRules = {
 *   kind: 'warning-rules',
 *   version: 1,
 *   id: 'mine',
 *   rules: [{ id: 'overdue', indicator: 'overdue', family: 'volume', levels: { high: { when: { op: '>=', than: 0.5 } } } }],
 * };
 * // Sixty accounts that buy every three weeks; every third one stops at some time of the year.
 * const orders = Array.from({ length: 60 }, (_, i) =>
 *   Array.from({ length: i % 3 === 0 ? 17 + i % 20 : 52 }, (_, k) => ({
 *     accountId: `A${i}`,
 *     date: new Date(Date.UTC(2023, 0, 1 + 21 * k + (i % 21))),
 *     amount: 100,
 *   })),
 * ).flat();
 * const { recommended, diff } = tuneThresholds(orders, undefined, rules, {
 *   train: { from: '2024-01-15', to: '2024-07-15', everyDays: 14 },
 *   test: { from: '2024-10-15', to: '2025-04-15', everyDays: 14 },
 * });
 * console.log(recommended, diff.map(({ path, from, to }) => `${path}: ${from} → ${to}`));
 * // → new [ 'when.than: 0.5 → 0.85' ]
 * ```
 */
export function tuneThresholds<T>(
  orders: OrdersOrHistories<T>,
  signals: Signals | undefined,
  rules: WarningRules,
  options: TuneThresholdsOptions<T>,
): TunedThresholds {
  const { histories, rest } = historiesOf(orders, options);
  return tuneOnHistories(histories, signals, rules, rest);
}
