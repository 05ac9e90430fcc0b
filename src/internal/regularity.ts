import type { Notice, Regularity } from '../types.ts';
import { exactSum } from './exact-sum.ts';
import { digamma } from './gamma-function.ts';
import { meanGap, medianOf } from './gaps.ts';
import { trigamma } from './trigamma.ts';

/** Below so many pairs of gaps, the shape of a book is more chance than fact. */
const FEWEST_PAIRS = 20;
/** Shapes outside of this are an accident of few or rounded gaps: below, the 95 % gap is nine medians; above, 1.4. */
export const LEAST_SHAPE = 0.5;
export const MOST_SHAPE = 20;
/** From so many gaps on, an account has a shape of its own; its part in the shape of the book ends there. */
export const OWN_SHAPE_GAPS = 10;
/** Accounts with gaps that it takes to see how much accounts differ; below, the book is worth one gap. */
const FEWEST_ACCOUNTS = 10;
const FEWEST_PRIOR_GAPS = 0.1;
const MOST_PRIOR_GAPS = 50;

/** The variance with n - 1, the same in any order of values. */
function varianceOf(values: readonly number[]): number {
  const mean = exactSum(values) / values.length;
  return exactSum(values.map((value) => (value - mean) ** 2)) / (values.length - 1);
}

/** g1 / (g1 + g2) of the latest pairs of consecutive gaps; no gap is in two pairs, no account speaks for more than ten gaps. */
function pairShares(gaps: readonly number[]): number[] {
  const shares: number[] = [];
  for (let end = gaps.length; end >= 2 && gaps.length - end < OWN_SHAPE_GAPS; end -= 2) {
    const [first, second] = [gaps[end - 2] as number, gaps[end - 1] as number];
    shares.push(first / (first + second));
  }
  return shares;
}

/** The shape of all accounts together: Wheat and Morrison 1990, Journal of Marketing Research 27(1), 87-93. */
function shapeOfAll(shares: readonly number[], notices: Notice[]): number {
  if (shares.length < FEWEST_PAIRS) {
    notices.push({
      code: 'regularity.few_pairs',
      field: 'shape',
      value: shares.length,
      threshold: FEWEST_PAIRS,
    });
    return 1;
  }
  const variance = varianceOf(shares);
  const shape = (1 - 4 * variance) / (8 * variance);
  const bounded = Math.max(LEAST_SHAPE, Math.min(MOST_SHAPE, shape));
  if (bounded !== shape) {
    const value = Number.isFinite(shape) ? shape : null;
    notices.push({ code: 'regularity.bounded_shape', field: 'shape', value, threshold: bounded });
  }
  return bounded;
}

/**
 * Logarithms of the mean gaps of accounts: their spread, less what chance adds to it, against that of a single gap (about
 * 1 / shape) says how many gaps the typical mean gap is worth. The more accounts differ, the less.
 */
function worthOfTypical(
  book: ReadonlyArray<readonly number[]>,
  logs: readonly number[],
  shape: number,
): number {
  if (book.length < FEWEST_ACCOUNTS) return 1;
  const chance = exactSum(book.map((gaps) => trigamma(gaps.length * shape))) / book.length;
  const spread = varianceOf(logs) - chance;
  const worth = spread > 0 ? 1 / (shape * spread) : MOST_PRIOR_GAPS;
  return Math.max(FEWEST_PRIOR_GAPS, Math.min(MOST_PRIOR_GAPS, worth));
}

/** The logarithm of the mean gap, without the bias that the logarithm of a mean of few gaps has. */
function logMeanGap(gaps: readonly number[], shape: number): number {
  const evidence = gaps.length * shape;
  return Math.log(meanGap(gaps)) + Math.log(evidence) - digamma(evidence);
}

/** Learn the regularity of a book from the gaps of its accounts (one list each, oldest first, whole days of at least 1). */
export function regularityOf(gapsOfAccounts: ReadonlyArray<readonly number[]>): Regularity {
  const notices: Notice[] = [];
  const book = gapsOfAccounts.filter((gaps) => gaps.length > 0);
  const shares = book.flatMap(pairShares);
  const shape = shapeOfAll(shares, notices);
  if (book.length === 0) {
    notices.push({
      code: 'regularity.no_gaps',
      field: 'accounts',
      value: gapsOfAccounts.length,
      threshold: 2,
    });
    return { shape, meanGap: null, medianGap: null, priorGaps: 1, pairs: 0, notices };
  }
  const logs = book.map((gaps) => logMeanGap(gaps, shape));
  return {
    shape,
    meanGap: Math.exp(exactSum(logs) / book.length),
    medianGap: medianOf(book.map((gaps) => medianOf(gaps) as number)),
    priorGaps: worthOfTypical(book, logs, shape),
    pairs: shares.length,
    notices,
  };
}
