import { binomialAtLeast } from '../../internal/binomial.ts';
import { addExact, roundExact } from '../../internal/exact-sum.ts';
import { firstRowFrom } from '../../internal/window-amount.ts';
import type { AccountHistory } from '../../types.ts';
import type { Measure } from '../measure-input.ts';
import { countOrders, firstPurchaseDay, lastYearWindow, trailingWindow, WINDOW_DAYS } from '../windows.ts';

interface Returned {
  /** Returned value as a share of the gross amount; `null` without a gross amount. */
  readonly share: number | null;
  /** Days with a return. */
  readonly days: number;
  readonly orders: number;
  readonly purchaseDays: number;
}

function returnedIn(history: AccountHistory, from: number, to: number): Returned {
  const { days, amounts } = history;
  const gross: number[] = [];
  const returned: number[] = [];
  let returnDays = 0;
  let last = Number.NaN;
  for (let row = firstRowFrom(days, from); row < days.length && (days[row] as number) <= to; row++) {
    const amount = amounts[row] as number;
    if (amount > 0) addExact(gross, amount);
    if (amount >= 0) continue;
    addExact(returned, -amount);
    if (days[row] === last) continue;
    last = days[row] as number;
    returnDays++;
  }
  const whole = roundExact(gross);
  const share = whole === 0 ? null : roundExact(returned) / whole;
  return { share, days: returnDays, ...countOrders(history, from, to) };
}

/**
 * `returns`: value returned or cancelled in the last 90 days, as a share of the gross amount of the same days. A return counts on the day on which it was booked.
 *
 * - `baseline`: the same share in the own 12 months before the window (or the part of them after the first purchase, at least 90 days).
 * - `lastYear`: that of the same 90 days last year.
 * - `delta`: value less baseline, as a share of the gross amount (0.05: 5 percentage points more).
 * - `probability`: how likely so many days with a return are by chance: the exact binomial upper tail, given those of both windows together and the purchase days of
 *   both.
 * - `n`: orders of the last 90 days.
 * - `measures`: `orders`, `baselineOrders`; `returnDays`, `baselineReturnDays`: days with a return.
 * - Missing: `orders`; `purchases_90_days` without a purchase in the window. Without a baseline the value stands alone.
 */
export const RETURNS: Measure = {
  names: ['orders', 'baselineOrders', 'returnDays', 'baselineReturnDays'],
  measure: ({ history, asOf }) => {
    const first = history === null ? null : firstPurchaseDay(history, asOf);
    if (history === null || first === null) return { missing: ['orders'] };
    const now = returnedIn(history, asOf - WINDOW_DAYS + 1, asOf);
    const window = trailingWindow(first, asOf);
    const base = window === null ? null : returnedIn(history, window.from, window.to);
    const year = lastYearWindow(first, asOf);
    const baseline = base?.share ?? null;
    const both = base !== null && now.purchaseDays + base.purchaseDays > 0 ? base : null;
    return {
      value: now.share,
      baseline,
      lastYear: year === null ? null : returnedIn(history, year.from, year.to).share,
      delta: now.share === null || baseline === null ? null : now.share - baseline,
      probability: both
        ? binomialAtLeast(
            now.days,
            now.days + both.days,
            now.purchaseDays / (now.purchaseDays + both.purchaseDays),
          )
        : null,
      n: now.orders,
      measures: {
        orders: now.orders,
        baselineOrders: base?.orders ?? null,
        returnDays: now.days,
        baselineReturnDays: base?.days ?? null,
      },
      missing: ['purchases_90_days'],
    };
  },
};
