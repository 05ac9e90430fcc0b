import { medianOf } from '../../internal/gaps.ts';
import { chanceOfLower } from '../../internal/rank-test.ts';
import type { AccountHistory } from '../../types.ts';
import type { Measure } from '../measure-input.ts';
import {
  changeOf,
  firstPurchaseDay,
  lastYearWindow,
  orderAmounts,
  trailingWindow,
  WINDOW_DAYS,
} from '../windows.ts';

/** Below so many orders last year, the 12 months before the window say more. */
const FEWEST_ORDERS = 5;

function baselineOf(
  history: AccountHistory,
  first: number,
  asOf: number,
): { orders: number[]; isLastYear: boolean; lastYear: number[] | null } | null {
  const year = lastYearWindow(first, asOf);
  const lastYear = year === null ? null : orderAmounts(history, year.from, year.to);
  if (lastYear !== null && lastYear.length >= FEWEST_ORDERS)
    return { orders: lastYear, isLastYear: true, lastYear };
  const trailing = trailingWindow(first, asOf);
  if (trailing === null) return null;
  return { orders: orderAmounts(history, trailing.from, trailing.to), isLastYear: false, lastYear };
}

/**
 * `orderSize`: the median amount of an order in the last 90 days, returns aside.
 *
 * - `baseline`: the median of the same 90 days last year with 15 months of data and 5 orders in them, else of the own 12 months before the window.
 * - `lastYear`: the median of the same 90 days last year.
 * - `delta`: the change as a share of the baseline.
 * - `probability`: how likely orders so small are by chance: Mann and Whitney's rank test of the two groups of orders, one-sided.
 * - `n`: orders of the smaller side.
 * - `measures`: `orders`, `baselineOrders`, `isLastYear`.
 * - Missing: `orders`, `purchases_90_days` without an order in the window, `history_6_months` without orders to compare with.
 */
export const ORDER_SIZE: Measure = {
  names: ['orders', 'baselineOrders', 'isLastYear'],
  measure: ({ history, asOf }) => {
    const first = history === null ? null : firstPurchaseDay(history, asOf);
    if (history === null || first === null) return { missing: ['orders'] };
    const recent = orderAmounts(history, asOf - WINDOW_DAYS + 1, asOf);
    const base = baselineOf(history, first, asOf);
    const baseline = base === null ? null : medianOf(base.orders);
    const value = medianOf(recent);
    const measures = {
      orders: recent.length,
      baselineOrders: base?.orders.length ?? null,
      isLastYear: base === null ? null : base.isLastYear ? 1 : 0,
    };
    if (value === null) return { baseline, measures, missing: ['purchases_90_days'] };
    if (base === null || baseline === null) return { measures, missing: ['history_6_months'] };
    return {
      value,
      baseline,
      lastYear: base.lastYear === null ? null : medianOf(base.lastYear),
      delta: changeOf(value, baseline),
      probability: chanceOfLower(recent, base.orders),
      n: Math.min(recent.length, base.orders.length),
      measures,
    };
  },
};
