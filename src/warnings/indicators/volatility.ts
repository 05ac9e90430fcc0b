import { exactSum } from '../../internal/exact-sum.ts';
import { normalAtLeast } from '../../internal/normal.ts';
import { amountBetween } from '../../internal/window-amount.ts';
import type { AccountHistory } from '../../types.ts';
import type { Measure } from '../measure-input.ts';
import { changeOf, firstPurchaseDay } from '../windows.ts';

const BUCKET_DAYS = 30;
const BUCKETS = 12;
/** Amounts that are all equal differ by so much of their mean in a double: they are perfectly steady. */
const NOISE = 1e-12;

/** The coefficient of variation of the net amounts of twelve buckets of 30 days that end on `to`; `null` where their mean is not above 0. */
function unsteadiness(history: AccountHistory, to: number): number | null {
  const amounts: number[] = [];
  for (let i = 0; i < BUCKETS; i++)
    amounts.push(amountBetween(history, to - (i + 1) * BUCKET_DAYS + 1, to - i * BUCKET_DAYS));
  const mean = exactSum(amounts) / BUCKETS;
  if (!(mean > 0)) return null;
  const squares = amounts.map((amount) => (amount / mean - 1) ** 2);
  if (!squares.every((square) => square <= 1e290)) return null;
  const deviation = Math.sqrt(exactSum(squares) / (BUCKETS - 1));
  return deviation < NOISE ? 0 : deviation;
}

/** The variance of the logarithm of a coefficient of variation, for amounts that are about normal. */
function logVariance(cv: number): number {
  return 1 / (2 * (BUCKETS - 1)) + cv ** 2 / BUCKETS;
}

/**
 * `volatility`: how unsteady revenue is: the coefficient of variation (standard deviation with n - 1, as a share of the mean) of the net amounts of the last twelve
 * buckets of 30 days.
 *
 * - `baseline`: that of the twelve buckets before; `lastYear` is the same and stays `null`.
 * - `delta`: the change as a share of the baseline (0.5: half as much again).
 * - `probability`: how likely so large a rise is by chance: normal approximation of the difference of logarithms, with variance 1 / 22 + CV² / 12 each (Miller 1991,
 *   Communications in Statistics 20, 3351-3363).
 * - `n`: buckets of each side with a customer in them: 12, or 0 where it cannot be told.
 * - `measures`: none.
 * - Missing: `orders`; `history_12_months` where the first purchase is not 360 days ago; `purchases_90_days` where the mean is not above 0. Without 720 days the value stands alone.
 */
export const VOLATILITY: Measure = {
  names: [],
  measure: ({ history, asOf }) => {
    const first = history === null ? null : firstPurchaseDay(history, asOf);
    if (history === null || first === null) return { missing: ['orders'] };
    const span = BUCKETS * BUCKET_DAYS;
    if (first > asOf - span) return { missing: ['history_12_months'] };
    const value = unsteadiness(history, asOf);
    if (value === null) return { missing: ['purchases_90_days'] };
    const baseline = first > asOf - 2 * span ? null : unsteadiness(history, asOf - span);
    if (baseline === null) return { value, n: BUCKETS };
    const rise =
      value === baseline
        ? 0
        : (Math.log(value) - Math.log(baseline)) / Math.sqrt(logVariance(value) + logVariance(baseline));
    return {
      value,
      baseline,
      delta: changeOf(value, baseline),
      probability: Number.isNaN(rise) ? null : normalAtLeast(rise),
      n: BUCKETS,
    };
  },
};
