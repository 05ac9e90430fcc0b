import { Z } from '../internal/rate.ts';
import type { Interval } from '../types.ts';
import { studentQuantile } from './student.ts';

/** How far one group lies above another. */
export interface CliffDelta {
  /** -1 (all of the first below all of the second) to 1 (all above). */
  readonly delta: number;
  /** The squared standard error; 0 for groups that do not overlap. */
  readonly variance: number;
  /** 95 %. */
  readonly interval: Interval;
}

/** For each of `values`, how many of `others` are below it less how many are above; both ascending. */
function dominances(values: Float64Array, others: Float64Array): Float64Array {
  const result = new Float64Array(values.length);
  let below = 0;
  let upTo = 0;
  values.forEach((value, i) => {
    while (below < others.length && (others[below] as number) < value) below++;
    while (upTo < others.length && (others[upTo] as number) <= value) upTo++;
    result[i] = below - (others.length - upTo);
  });
  return result;
}

/** The sum of squared distances from a mean, in shares. Ascending input makes the order, and so the rounding, always the same. */
function squares(dominance: Float64Array, of: number, delta: number): number {
  let sum = 0;
  for (const count of dominance) sum += (count / of - delta) ** 2;
  return sum;
}

/** How many pairs are not tied. */
function untiedPairs(first: Float64Array, second: Float64Array): number {
  let untied = 0;
  let below = 0;
  let upTo = 0;
  for (const value of first) {
    while (below < second.length && (second[below] as number) < value) below++;
    while (upTo < second.length && (second[upTo] as number) <= value) upTo++;
    untied += second.length - (upTo - below);
  }
  return untied;
}

/** The asymmetric interval of a delta from its variance and the quantile of t (Feng and Cliff 2004); within ±1. */
export function deltaInterval(delta: number, variance: number, t: number): Interval {
  const spread = 1 - delta * delta;
  const centre = delta - delta ** 3;
  const half = t * Math.sqrt(variance) * Math.sqrt(spread ** 2 + t * t * variance);
  const scale = spread + t * t * variance;
  return {
    lower: Math.max(-1, (centre - half) / scale) + 0,
    upper: Math.min(1, (centre + half) / scale) + 0,
  };
}

/**
 * Cliff's delta of two groups of two values or more, each ascending: the share of pairs in which the first is larger less the
 * share in which it is smaller (Cliff 1993, doi:10.1037/0033-2909.114.3.494).
 *
 * The interval is Cliff's with the unbiased variance (Feng and Cliff 2004, doi:10.22237/jmasm/1099267560) and Student's t,
 * whose degrees of freedom are Welch's: a few key accounts against many others weigh like a few. Groups that do not overlap
 * have variance 0; there it is the interval for the largest variance that a delta allows, (1 - δ²)/n with the smaller n: from
 * (n - z²)/(n + z²) to 1. Cost: O(n + m).
 */
export function cliffDelta(first: Float64Array, second: Float64Array): CliffDelta {
  const n = first.length;
  const m = second.length;
  const rows = dominances(first, second);
  const columns = dominances(second, first);
  let pairs = 0;
  for (const count of rows) pairs += count;
  const delta = pairs / (n * m) + 0;
  if (Math.abs(delta) === 1) {
    const least = Math.min(n, m);
    const end = (least - Z * Z) / (least + Z * Z);
    return {
      delta,
      variance: 0,
      interval: delta > 0 ? { lower: end, upper: 1 } : { lower: -1, upper: -end + 0 },
    };
  }
  const ofRows = squares(rows, m, delta);
  const ofColumns = squares(columns, n, -delta);
  // Σ (d_ij - δ)² over all pairs, where d_ij is 1, 0 or -1.
  const ofPairs = untiedPairs(first, second) - n * m * delta * delta;
  const unbiased = (m * m * ofRows + n * n * ofColumns - ofPairs) / (n * m * (n - 1) * (m - 1));
  const variance = Math.max(unbiased, (1 - delta * delta) / (n * m - 1));
  const a = ofRows / (n - 1) / n;
  const b = ofColumns / (m - 1) / m;
  const degrees = a + b > 0 ? (a + b) ** 2 / (a ** 2 / (n - 1) + b ** 2 / (m - 1)) : Math.min(n, m) - 1;
  return { delta, variance, interval: deltaInterval(delta, variance, studentQuantile(degrees)) };
}

/** The words of an effect size: Romano et al. 2006, thresholds .147, .33 and .474. */
export function effectSize(delta: number): 'negligible' | 'small' | 'medium' | 'large' {
  const size = Math.abs(delta);
  if (size < 0.147) return 'negligible';
  if (size < 0.33) return 'small';
  return size < 0.474 ? 'medium' : 'large';
}
