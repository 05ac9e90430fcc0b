import { exactSum } from './exact-sum.ts';

/** The mean of values with weights above 0, the same in any order; `null` without values. */
export function weightedMean(values: readonly number[], weights: readonly number[]): number | null {
  if (values.length === 0) return null;
  // In units of about the greatest weight, so that no product is beyond all numbers; powers of two divide without rounding.
  const unit = 2 ** Math.floor(Math.log2(weights.reduce((a, b) => Math.max(a, b))));
  const shares = weights.map((weight) => weight / unit);
  const whole = exactSum(shares);
  return exactSum(values.map((value, i) => value * (shares[i] as number))) / whole + 0;
}
