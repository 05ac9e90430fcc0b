import type { Notice, Regularity } from '../types.ts';
import { digamma } from './gamma-function.ts';
import { medianOf } from './gaps.ts';
import { exactTotal, meanOf, sizeOf, type Tally, varianceOf } from './tally.ts';
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

/** What the regularity of a book is told from: from all gaps at hand, or as an engine counted them. */
export interface GapStatistics {
  /** Accounts, those without gaps too. */
  readonly accounts: number;
  /** Accounts with gaps: how many gaps, and how many days in all of them; `counts` accounts each, one without. */
  readonly gaps: ArrayLike<number>;
  readonly days: ArrayLike<number>;
  readonly counts: ArrayLike<number> | null;
  /** The median, over accounts, of the median gap of an account. */
  readonly medianGap: number | null;
  /** g1 / (g1 + g2) of pairs of gaps. */
  readonly shares: Tally;
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
function shapeOfAll(shares: Tally, pairs: number, notices: Notice[]): number {
  if (pairs < FEWEST_PAIRS) {
    notices.push({
      code: 'regularity.few_pairs',
      field: 'shape',
      value: pairs,
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
function worthOfTypical({ gaps, counts }: GapStatistics, logs: Tally, shape: number): number {
  if (sizeOf(logs) < FEWEST_ACCOUNTS) return 1;
  const chance = exactTotal({ values: gaps, counts }, (count) => trigamma(count * shape)) / sizeOf(logs);
  const spread = varianceOf(logs) - chance;
  const worth = spread > 0 ? 1 / (shape * spread) : MOST_PRIOR_GAPS;
  return Math.max(FEWEST_PRIOR_GAPS, Math.min(MOST_PRIOR_GAPS, worth));
}

/** The logarithm of the mean gap, without the bias that the logarithm of a mean of few gaps has. */
function logMeanGap(gaps: number, days: number, shape: number): number {
  const evidence = gaps * shape;
  return Math.log(days / gaps) + Math.log(evidence) - digamma(evidence);
}

/** Learn the regularity of a book from its statistics. */
export function regularityFrom(book: GapStatistics): Regularity {
  const { gaps, days, counts, shares } = book;
  const notices: Notice[] = [];
  const pairs = sizeOf(shares);
  const shape = shapeOfAll(shares, pairs, notices);
  if (gaps.length === 0) {
    notices.push({ code: 'regularity.no_gaps', field: 'accounts', value: book.accounts, threshold: 2 });
    return { shape, meanGap: null, medianGap: null, priorGaps: 1, pairs: 0, notices };
  }
  const logs: Tally = {
    values: Float64Array.from(gaps, (count, i) => logMeanGap(count, days[i] as number, shape)),
    counts,
  };
  return {
    shape,
    meanGap: Math.exp(meanOf(logs)),
    medianGap: book.medianGap,
    priorGaps: worthOfTypical(book, logs, shape),
    pairs,
    notices,
  };
}

/** Learn the regularity of a book from the gaps of its accounts (one list each, oldest first, whole days of at least 1). */
export function regularityOf(gapsOfAccounts: ReadonlyArray<readonly number[]>): Regularity {
  const book = gapsOfAccounts.filter((gaps) => gaps.length > 0);
  return regularityFrom({
    accounts: gapsOfAccounts.length,
    gaps: book.map((gaps) => gaps.length),
    // Gaps are whole numbers, so that their plain sum is exact.
    days: book.map((gaps) => gaps.reduce((sum, gap) => sum + gap, 0)),
    counts: null,
    medianGap: medianOf(book.map((gaps) => medianOf(gaps) as number)),
    shares: { values: book.flatMap(pairShares), counts: null },
  });
}
