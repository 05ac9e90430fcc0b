import { type Rate, wilsonInterval, Z } from '../internal/rate.ts';
import type { Interval } from '../types.ts';

/*
 * Shares over accounts that are looked at several times. Evaluations of one account hang together, so that plain intervals, which take
 * every evaluation for a new account, are too narrow. Variances here are those of ratio estimates with accounts as clusters (linearisation;
 * Cochran 1977, Sampling Techniques, 6.3 and 9A).
 */

/** A ratio of two totals over accounts. */
export interface Ratio {
  /** `null` when the bottom is 0. */
  readonly value: number | null;
  /** Its standard error over accounts; `null` below two accounts that count. */
  readonly error: number | null;
}

/** Totals of the top and the bottom by account, and their ratio. */
export function ratioOf(tops: ArrayLike<number>, bottoms: ArrayLike<number>): Ratio {
  let top = 0;
  let bottom = 0;
  let clusters = 0;
  for (let c = 0; c < bottoms.length; c++) {
    top += tops[c] as number;
    bottom += bottoms[c] as number;
    if (bottoms[c] !== 0) clusters++;
  }
  if (bottom === 0) return { value: null, error: null };
  const value = top / bottom;
  if (clusters < 2) return { value, error: null };
  let squares = 0;
  for (let c = 0; c < bottoms.length; c++)
    squares += ((tops[c] as number) - value * (bottoms[c] as number)) ** 2;
  return { value, error: Math.sqrt((clusters / (clusters - 1)) * squares) / bottom };
}

/**
 * A share of counts with a Wilson interval on the effective sample size: the number of independent observations that would have the same
 * variance, at most all of them (Dean and Pagano 2015, doi:10.1093/jssam/smv024). Where nothing or everything counts, each account is one.
 */
export function clusteredRate(counts: ArrayLike<number>, totals: ArrayLike<number>): Rate {
  let count = 0;
  let n = 0;
  let clusters = 0;
  for (let c = 0; c < totals.length; c++) {
    count += counts[c] as number;
    n += totals[c] as number;
    if (totals[c] !== 0) clusters++;
  }
  if (n === 0) return { rate: null, count, n, interval: null };
  const rate = count / n;
  const { error } = ratioOf(counts, totals);
  const effective = error === null || error === 0 ? clusters : Math.min(n, (rate * (1 - rate)) / error ** 2);
  return { rate, count, n, interval: wilsonInterval(rate, Math.max(1, effective)) };
}

/** A figure with its 95 % interval. */
export interface Estimate {
  /** `null` when it cannot be told. */
  readonly value: number | null;
  /** `null` when there are too few accounts to tell. */
  readonly interval: Interval | null;
}

export function estimate(value: number | null, interval: Interval | null): Estimate {
  return { value: value === null ? null : value + 0, interval };
}

/** Of a ratio between 0 and 1, such as F1 or a share of money. */
export function shareEstimate({ value, error }: Ratio): Estimate {
  if (value === null || error === null) return { value, interval: null };
  return {
    value: value + 0,
    interval: { lower: Math.max(0, value - Z * error) + 0, upper: Math.min(1, value + Z * error) + 0 },
  };
}

/** A ratio of two ratios, with the interval of its logarithm. `a / b` against `c / d`, all by account. */
export function relativeEstimate(
  a: ArrayLike<number>,
  b: ArrayLike<number>,
  c: ArrayLike<number>,
  d: ArrayLike<number>,
): Estimate {
  const totals = [a, b, c, d].map((list) => Array.from(list).reduce((sum, x) => sum + x, 0));
  const [ta, tb, tc, td] = totals as [number, number, number, number];
  if (tb === 0 || tc === 0 || td === 0) return { value: null, interval: null };
  const value = ta / tb / (tc / td);
  const accounts = Array.from(d).filter((x) => x !== 0).length;
  if (ta === 0 || accounts < 2) return { value: value + 0, interval: null };
  let squares = 0;
  for (let i = 0; i < d.length; i++)
    squares +=
      ((a[i] as number) / ta - (b[i] as number) / tb - (c[i] as number) / tc + (d[i] as number) / td) ** 2;
  const error = Math.sqrt((accounts / (accounts - 1)) * squares);
  return { value, interval: { lower: value * Math.exp(-Z * error), upper: value * Math.exp(Z * error) } };
}
