import type { Interval } from '../types.ts';

/** A share of a count, with what it rests on. */
export interface Rate {
  /** `count / n`, 0 to 1; `null` when `n` is 0. */
  readonly rate: number | null;
  readonly count: number;
  readonly n: number;
  /** The 95 % Wilson interval of the rate; `null` when `n` is 0. */
  readonly interval: Interval | null;
}

/** The standard normal quantile of .975. */
export const Z = 1.959963984540054;

/**
 * The 95 % Wilson score interval of a share of `n` (Wilson 1927, doi:10.1080/01621459.1927.10502953), which holds for few and for all.
 * `n` need not be whole: observations that hang together count as fewer.
 */
export function wilsonInterval(p: number, n: number): Interval {
  const shrink = 1 + (Z * Z) / n;
  const centre = (p + (Z * Z) / (2 * n)) / shrink;
  const half = (Z * Math.sqrt((p * (1 - p)) / n + (Z * Z) / (4 * n * n))) / shrink;
  // At none and at all the exact ends are 0 and 1; rounding may miss them by a hair.
  const lower = p === 0 ? 0 : Math.max(0, centre - half);
  const upper = p === 1 ? 1 : Math.min(1, centre + half);
  return { lower, upper };
}

/** A share with its Wilson interval. */
export function rateOf(count: number, n: number): Rate {
  if (n === 0) return { rate: null, count, n, interval: null };
  return { rate: count / n, count, n, interval: wilsonInterval(count / n, n) };
}
