import { binomialAtMost } from '../../internal/binomial.ts';
import type { Measure } from '../measure-input.ts';
import {
  baselineWindow,
  changeOf,
  countOrders,
  firstPurchaseDay,
  lastYearWindow,
  trailingWindow,
  WINDOW_DAYS,
} from '../windows.ts';

/**
 * `orders`: how many orders there were in the last 90 days.
 *
 * - `baseline`: the same 90 days last year with 15 months of data (first purchase before them); else the own 12 months before the 90 days, or the part of them
 *   after the first purchase (at least 90 days), times 90 / days.
 * - `lastYear`: the same 90 days last year; `null` below 15 months.
 * - `delta`: the change as a share of the baseline; 1 from nothing to something, 0 from nothing to nothing.
 * - `probability`: how likely so few orders are by chance at an even pace: the exact binomial tail of the recent count, given both counts together and the days of both
 *   windows. It is taken for orders and for purchase days, and the greater counts, as several orders of a day are not independent. Who buys more evenly
 *   than at random has fewer false alarms than it says.
 * - `n`: the smaller count of both sides.
 * - `measures`: `baselineOrders`, `baselineDays`: the raw count and the days of the baseline's window; `purchaseDays`, `baselinePurchaseDays`; `isLastYear`: 1 where the
 *   baseline is last year's; `usual`: the 12 months before, scaled.
 * - Missing: `orders` without a purchase, `history_6_months` without a baseline (value and `purchaseDays` are there).
 */
export const ORDERS: Measure = {
  names: ['baselineOrders', 'baselineDays', 'purchaseDays', 'baselinePurchaseDays', 'isLastYear', 'usual'],
  measure: ({ history, asOf }) => {
    const first = history === null ? null : firstPurchaseDay(history, asOf);
    if (history === null || first === null) return { missing: ['orders'] };
    const now = countOrders(history, asOf - WINDOW_DAYS + 1, asOf);
    const window = baselineWindow(first, asOf);
    if (window === null)
      return { measures: { purchaseDays: now.purchaseDays }, missing: ['history_6_months'] };
    const base = countOrders(history, window.from, window.to);
    const trailing = trailingWindow(first, asOf);
    const scale = WINDOW_DAYS / window.days;
    const share = WINDOW_DAYS / (WINDOW_DAYS + window.days);
    const chance = (recent: number, before: number) => binomialAtMost(recent, recent + before, share);
    const usual =
      trailing === null
        ? null
        : (countOrders(history, trailing.from, trailing.to).orders * WINDOW_DAYS) / trailing.days;
    return {
      value: now.orders,
      baseline: base.orders * scale,
      lastYear: lastYearWindow(first, asOf) === null ? null : base.orders,
      delta: changeOf(now.orders, base.orders * scale),
      probability: Math.max(chance(now.orders, base.orders), chance(now.purchaseDays, base.purchaseDays)),
      n: Math.min(now.orders, base.orders),
      measures: {
        baselineOrders: base.orders,
        baselineDays: window.days,
        purchaseDays: now.purchaseDays,
        baselinePurchaseDays: base.purchaseDays,
        isLastYear: window.isLastYear ? 1 : 0,
        usual,
      },
    };
  },
};
