import { exactSum } from '../internal/exact-sum.ts';
import { amountBetween } from '../internal/window-amount.ts';
import type { AccountHistory } from '../types.ts';

/** Below so many buckets there is no telling steady from unsteady. */
const FEWEST_BUCKETS = 3;

/**
 * How unsteady the amounts are: the standard deviation (n - 1) of the net amount per bucket of days, as a share of its mean.
 * Buckets are counted back from `asOf`; those that start before `from` are left out, as they are not whole.
 *
 * `null` below three buckets, or where the mean is not above 0.
 */
export function volatilityOf(
  history: AccountHistory,
  asOf: number,
  from: number,
  bucketDays: number,
): number | null {
  const amounts: number[] = [];
  for (let end = asOf; end - bucketDays + 1 >= from; end -= bucketDays)
    amounts.push(amountBetween(history, end - bucketDays + 1, end));
  const n = amounts.length;
  if (n < FEWEST_BUCKETS) return null;
  const mean = exactSum(amounts) / n;
  if (mean <= 0) return null;
  // In units of the mean, so that no square is beyond all numbers where the amounts are not.
  const squares = amounts.map((amount) => (amount / mean - 1) ** 2);
  if (!squares.every(Number.isFinite)) return null;
  const volatility = Math.sqrt(exactSum(squares) / (n - 1));
  return Number.isFinite(volatility) ? volatility : null;
}
