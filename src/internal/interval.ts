import type { Interval } from '../types.ts';
import { Z } from './rate.ts';

/** The level of every interval. */
export const LEVEL = 0.95;
/** The standard normal distribution function, to 1e-7 (Abramowitz and Stegun 1964, 26.2.17). */
export function normalProbability(z: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(z));
  const series =
    t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  const tail = (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) * series;
  return z < 0 ? tail : 1 - tail;
}

/** Its inverse, for probabilities that bootstraps meet (within ±8 standard deviations), by halving. */
export function normalQuantile(p: number): number {
  let low = -8;
  let high = 8;
  for (let i = 0; i < 50; i++) {
    const middle = (low + high) / 2;
    if (normalProbability(middle) < p) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** Quantile type 7 (linear interpolation, as R's default) of ascending numbers, of which there is at least one. */
export function quantile(sorted: ArrayLike<number>, p: number): number {
  const at = p * (sorted.length - 1);
  const below = Math.floor(at);
  const low = sorted[below] as number;
  const high = sorted[Math.ceil(at)] as number;
  return low + (at - below) * (high - low);
}

/**
 * The bias-corrected percentile interval: where resamples tend to lie below what was observed, as they do for concentration,
 * both ends are read off higher up. Efron and Tibshirani 1986, doi:10.1214/ss/1177013815, section 7.
 *
 * `null` when there are no resamples.
 */
export function biasCorrectedInterval(resampled: readonly number[], observed: number): Interval | null {
  const count = resampled.length;
  if (count === 0) return null;
  const below = resampled.filter((value) => value < observed).length;
  const equal = resampled.filter((value) => value === observed).length;
  // Half a resample away from 0 and 1, whose normal quantiles are infinite.
  const share = Math.max(0.5, Math.min(count - 0.5, below + equal / 2)) / count;
  const bias = normalQuantile(share);
  const sorted = Float64Array.from(resampled).sort();
  return {
    lower: quantile(sorted, normalProbability(2 * bias - Z)),
    upper: quantile(sorted, normalProbability(2 * bias + Z)),
  };
}
