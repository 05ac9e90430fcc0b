import { gammaAbove, gammaQuantile } from '../../internal/gamma-distribution.ts';
import { gapsOf, medianOf } from '../../internal/gaps.ts';
import { meanGapOf, shapeOf } from '../../internal/own-regularity.ts';
import { firstRowFrom } from '../../internal/window-amount.ts';
import type { AccountHistory } from '../../types.ts';
import type { Measure } from '../measure-input.ts';

/** Gaps of so many days before the last purchase count. */
const HISTORY_DAYS = 730;
/** From so many purchase days on, the usual gap is the account's own. */
const OWN_PURCHASES = 4;

/** The purchase days of the 24 months that end with the last one up to `asOf`, oldest first. */
export function recentPurchaseDays({ days, amounts }: AccountHistory, asOf: number): number[] {
  const found: number[] = [];
  let last: number | null = null;
  for (let row = firstRowFrom(days, asOf + 1) - 1; row >= 0; row--) {
    if ((amounts[row] as number) <= 0) continue;
    const day = days[row] as number;
    if (last === null) last = day;
    if (day <= last - HISTORY_DAYS) break;
    if (day !== found[found.length - 1]) found.push(day);
  }
  return found.reverse();
}

/**
 * `overdue`: how long the account has been silent, in usual gaps.
 *
 * - `value`: days since the last purchase day / usual gap. The usual gap is the median gap between purchase days of the 24 months that end with
 *   the last purchase (so that growing silence does not change it) from 4 purchase days on, else that of the book.
 * - `probability`: how likely a gap so long is by chance: gamma-distributed gaps with the mean gap and the regularity of the account, both drawn towards those of the book, and widened as the
 *   gaps are few.
 * - `n`: purchase days in the 24 months. `baseline`, `delta`: `null`, as the value is a ratio to the usual already.
 * - `measures`: `days` since the last purchase; `medianGap`: the usual gap in days; `q90`, `q95`, `q99`: the gaps that 90, 95, 99 % of gaps stay within, in usual gaps, so that
 *   value >= q95 where probability <= .05; `isOwnGap`: 1 where the usual gap is the account's own, else 0; `shape`: its regularity, 1 at random.
 * - Missing: `orders` without a purchase, `usual_gap` where neither account nor book has one.
 *
 * On any day, of simulated accounts that went on buying as ever (shapes 1 to 8, 4 to 80 purchases), 2 to 13 % were beyond q90, 1 to 8 % beyond q95, 0 to 3 % beyond q99; with quantiles in
 * multiples of the median of few gaps, up to 17, 11 and 5 %.
 */
export const OVERDUE: Measure = {
  names: ['days', 'medianGap', 'q90', 'q95', 'q99', 'isOwnGap', 'shape'],
  measure: ({ history, asOf, regularity }) => {
    const purchases = history === null ? [] : recentPurchaseDays(history, asOf);
    const n = purchases.length;
    if (n === 0) return { missing: ['orders'] };
    const gaps = gapsOf(purchases);
    const isOwn = n >= OWN_PURCHASES;
    const medianGap = isOwn ? medianOf(gaps) : regularity.medianGap;
    const mean = meanGapOf(gaps, regularity);
    const shape = shapeOf(gaps, regularity);
    const days = asOf - (purchases[n - 1] as number);
    const isOwnGap = isOwn ? 1 : 0;
    if (medianGap === null || mean === null)
      return { n, measures: { days, isOwnGap, shape }, missing: ['usual_gap'] };
    const scale = mean / shape;
    const quantile = (share: number) => (gammaQuantile(shape, share) * scale) / medianGap;
    return {
      value: days / medianGap,
      probability: gammaAbove(shape, days / scale),
      n,
      measures: {
        days,
        medianGap,
        q90: quantile(0.9),
        q95: quantile(0.95),
        q99: quantile(0.99),
        isOwnGap,
        shape,
      },
    };
  },
};
