import { logGamma } from './gamma-function.ts';

/** The logarithm of the probability of `k` successes in `n` trials; 0 < p < 1. */
function logBinomial(k: number, n: number, p: number): number {
  const ways = logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1);
  return ways + k * Math.log(p) + (n - k) * Math.log1p(-p);
}

/** The sum of the terms from `k` downwards; for `k` at or below the mode, where they only get smaller. */
function sumDown(k: number, n: number, p: number): number {
  let term = Math.exp(logBinomial(k, n, p));
  let sum = term;
  const odds = (1 - p) / p;
  for (let i = k; i > 0 && term > sum * 1e-17; i--) {
    term *= (i / (n - i + 1)) * odds;
    sum += term;
  }
  return sum;
}

/**
 * The chance of `k` or fewer successes in `n` trials that succeed with probability `p`: the exact lower tail of the binomial distribution.
 *
 * Counts of two windows are compared with it: if orders come at random at an even pace, then of `n` orders of both windows together each
 * is in the recent one with probability `p` = its share of the days, whatever the pace (Przyborowski and Wilenski 1940,
 * doi:10.1093/biomet/31.3-4.313). Terms are added from the larger ones on until they no longer matter: O(√n).
 */
export function binomialAtMost(k: number, n: number, p: number): number {
  if (k < 0) return 0;
  if (k >= n || p <= 0) return 1;
  if (p >= 1) return 0;
  if (k <= n * p) return Math.min(1, sumDown(k, n, p));
  return 1 - Math.min(1, sumDown(n - k - 1, n, 1 - p));
}

/** The chance of `k` or more successes in `n` trials: the exact upper tail. */
export function binomialAtLeast(k: number, n: number, p: number): number {
  return binomialAtMost(n - k, n, 1 - p);
}
