import { backtestHistories } from '../warnings/backtest.ts';
import type { BacktestOptions } from '../warnings/backtest-options.ts';
import type { WarningBacktest } from '../warnings/backtest-record.ts';
import type { WarningRules } from '../warnings/rule.ts';
import type { Signals } from '../warnings/signal-records.ts';
import { historiesOf, type OrdersOrHistories, type ReviewReadOptions } from './order-histories.ts';

/** The options of {@link backtestWarnings}. */
export interface BacktestWarningsOptions<T> extends BacktestOptions, ReviewReadOptions<T> {}

/**
 * Try warning rules on the past: had they been in use, how many of the accounts that were lost would they have named, how early, and at the
 * price of how many false alerts?
 *
 * Before you rely on rules, and every quarter after: see what they are worth on your own book, which of them do not earn their keep, and what the
 * probabilities of their levels really are (give `severity[…].observed` to {@link evaluateWarnings}).
 *
 * Method: rolling origins. On each cut-off the rules are evaluated with the orders up to that day, signals as they stood, and the memory of the cut-off
 * before; what is lost in the horizon after it is the outcome. Rows are accounts at cut-offs, of accounts that bought within `activeDays`. An alert is on while
 * it fires or recovers. Precision, recall, F1 and lift (precision over base rate) count accounts, and once more money (the net amount of the year
 * before). An account stands in as many rows as there are cut-offs: all intervals take accounts, not rows, for independent (linearised ratios; Wilson intervals
 * on the effective sample size; DeLong's variance of the area under the ROC curve in Obuchowski's form for clusters, doi:10.2307/2533958; average
 * precision by a bootstrap of accounts). Calibration error: ten bins of equal count. Lead time: from the first day of the alert to the day on which the loss is a
 * fact, a horizon after its first cut-off; an alert that was on before and stayed on counts from when it came up. Flap rate: of the alerts that
 * came up, those that did so within a horizon after the same alert had gone. A rule earns its keep with a lift above 1.5 among the
 * accounts that it could judge, a median lead of at least 30 days, and at most one false
 * alert per true one at level high.
 *
 * What the default rules do on simulated buyers, 200 of each kind, looked at every week for a year. False alerts per account and year, for buyers
 * like clockwork, at random, and seasonal: R01 0.7, 1.9, 1.6; R02 0.1, 0.8, 0.25; R03 0, 0.3, 0. For contrast, "twice the usual gap" 0.15, 3.6, 2.0
 * and "30 % down" 2.2, 2.2, 2.3. Median days from the change to the first alert: for a buyer who stops, R01 24 (all are found), R02 67 (96 %), R03 87 (77 %);
 * for one who fades by half every 120 days, R01 123 (88 % are found within the year), R02 172 (85 %), R03 hardly ever. "Twice the gap" takes 26 and 128 days,
 * "30 % down" 30 and 53.
 *
 * Edge cases: a cut-off whose horizon ends after the last order (or after `asOf`) is refused, as its outcome is not known. What cannot be told is `null`. Rules
 * on segments or tiers are `unknown` unless `accountsAt` gives the rows of the day. The first cut-off has no memory. Same orders in any order, same result.
 * Cost: as many evaluations as cut-offs.
 *
 * @param orders rows or columns, as for {@link buildHistories}, or its histories; all orders, also those before the first cut-off
 * @param signals what is known besides orders; `undefined` for nothing
 * @param rules a set of warning rules, such as `kamRules`
 * @param options `cutoffs`: the days to stand on, a list or `{ from, to, everyDays }`; `horizonDays`, default 90; `churnDefinition`, default no purchase within
 *   the horizon; `columns` and such for orders
 * @returns one record: all rules together, each rule, the rankings, the probabilities, each cut-off
 * @throws {OrderDataError} as {@link buildHistories}
 * @throws {TypeError} if rules, signals or options are not what they must be
 * @throws {RangeError} if an option is out of range, or the outcome of a cut-off is not known
 * @example What is one rule worth?
 * ```ts
 * import { backtestWarnings, type WarningRules } from 'account-scoring';
 *
 * const rules: WarningRules = {
 *   kind: 'warning-rules',
 *   version: 1,
 *   id: 'mine',
 *   rules: [{ id: 'overdue', indicator: 'overdue', family: 'volume', levels: { high: { when: { op: '>=', than: 2 } } } }],
 * };
 * // Forty accounts that buy every three weeks; every fourth one stops at some time of the year.
 * const orders = Array.from({ length: 40 }, (_, i) =>
 *   Array.from({ length: i % 4 === 0 ? 17 + i % 18 : 52 }, (_, k) => ({
 *     accountId: `A${i}`,
 *     date: new Date(Date.UTC(2023, 0, 1 + 21 * k + (i % 21))),
 *     amount: 100,
 *   })),
 * ).flat();
 * const { all } = backtestWarnings(orders, undefined, rules, {
 *   cutoffs: { from: '2024-01-15', to: '2025-03-01', everyDays: 28 },
 * });
 * console.log(all.precision.rate, all.recall.rate?.toFixed(2), all.lead.medianDays);
 * // → 1 0.86 48
 * ```
 */
export function backtestWarnings<T>(
  orders: OrdersOrHistories<T>,
  signals: Signals | undefined,
  rules: WarningRules,
  options: BacktestWarningsOptions<T>,
): WarningBacktest {
  const { histories, rest } = historiesOf(orders, options);
  return backtestHistories(histories, signals, rules, rest);
}
