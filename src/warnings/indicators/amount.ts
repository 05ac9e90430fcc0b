import { chanceOfSoLittle } from '../../internal/thinned-sum.ts';
import { amountBetween } from '../../internal/window-amount.ts';
import type { Measure } from '../measure-input.ts';
import {
  baselineWindow,
  changeOf,
  countOrders,
  dayAmounts,
  firstPurchaseDay,
  lastYearWindow,
  trailingWindow,
  WINDOW_DAYS,
} from '../windows.ts';

/**
 * `amount`: net revenue of the last 90 days, returns subtracted.
 *
 * - `baseline`, `lastYear`: as for `orders`: the same 90 days last year with 15 months of data, else the own 12 months before, times 90 / days.
 * - `delta`: the change as a share of the baseline; 1 from nothing to something, 0 from nothing to nothing, -1 below a baseline that is not above 0.
 * - `probability`: how likely so little is by chance at an even pace: given the net amounts of all days of both windows, each of which falls into the
 *   recent one with probability = its share of the days, the chance of no more than the amount at hand. It is the exact binomial of `orders` when all amounts are
 *   equal, and allows for one large order that made up the baseline. Of simulated accounts that bought at random as ever, 26 to 44 % showed a fall of 30 %, and 2 to 11 % a chance below .1;
 *   of those with a regularity of 4, 14 to 35 % and at most 3 %.
 * - `n`: orders of the smaller side.
 * - `measures`: `orders`, `baselineOrders`: raw counts of both windows; `baselineDays`; `isLastYear`: 1 where the baseline is last year's; `usual`: the 12 months
 *   before, scaled.
 * - Missing: `orders` without a purchase, `history_6_months` without a baseline.
 */
export const AMOUNT: Measure = {
  names: ['orders', 'baselineOrders', 'baselineDays', 'isLastYear', 'usual'],
  measure: ({ history, asOf }) => {
    const first = history === null ? null : firstPurchaseDay(history, asOf);
    if (history === null || first === null) return { missing: ['orders'] };
    const from = asOf - WINDOW_DAYS + 1;
    const { orders } = countOrders(history, from, asOf);
    const window = baselineWindow(first, asOf);
    if (window === null) return { measures: { orders }, missing: ['history_6_months'] };
    const trailing = trailingWindow(first, asOf);
    const value = amountBetween(history, from, asOf);
    const whole = amountBetween(history, window.from, window.to);
    const baseline = whole * (WINDOW_DAYS / window.days);
    const baselineOrders = countOrders(history, window.from, window.to).orders;
    const share = WINDOW_DAYS / (WINDOW_DAYS + window.days);
    const recent = dayAmounts(history, from, asOf);
    const before = dayAmounts(history, window.from, window.to);
    return {
      value,
      baseline,
      lastYear: lastYearWindow(first, asOf) === null ? null : whole,
      delta: changeOf(value, baseline),
      probability: chanceOfSoLittle(recent, before, share),
      n: Math.min(orders, baselineOrders),
      measures: {
        orders,
        baselineOrders,
        baselineDays: window.days,
        isLastYear: window.isLastYear ? 1 : 0,
        usual:
          trailing === null
            ? null
            : amountBetween(history, trailing.from, trailing.to) * (WINDOW_DAYS / trailing.days),
      },
    };
  },
};
