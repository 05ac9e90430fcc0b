import { createRandom } from '../internal/random.ts';
import type { Book } from './book.ts';
import { hasShares } from './inequality.ts';

/** Two ends of an interval, both in it. */
export interface Interval {
  readonly lower: number;
  readonly upper: number;
}

/** How far the measures would move if the accounts were another draw of accounts like these. */
export interface Bootstrap {
  /** Resamples drawn. */
  readonly resamples: number;
  readonly seed: number;
  /** 0.95: the intervals reach from the 2.5 % to the 97.5 % quantile of the resamples. */
  readonly level: number;
  /** The share of accounts that `topShare` is about. */
  readonly top: number;
  readonly gini: Interval | null;
  readonly giniCorrected: Interval | null;
  readonly topShare: Interval | null;
  readonly hhi: Interval | null;
}

const LEVEL = 0.95;
/** The most resamples that are drawn by default. */
export const MOST_RESAMPLES = 1000;
const FEWEST_RESAMPLES = 100;
/** Draws (resamples times accounts) that the default spends: about a tenth of a second. */
const DRAWS = 10_000_000;

/** The default number of resamples: 1000 up to 10 000 accounts, fewer above, never less than 100. */
export function defaultResamples(n: number): number {
  return Math.max(FEWEST_RESAMPLES, Math.min(MOST_RESAMPLES, Math.floor(DRAWS / n)));
}

/** Distinct values, largest first, and the one that each account has: equal accounts are interchangeable. */
function distinctValues(book: Book): { distinct: Float64Array; indexOf: Uint32Array } {
  const distinct = book.values.filter((value, k) => k === 0 || value !== book.values[k - 1]);
  const indexOf = new Uint32Array(book.n);
  let at = 0;
  for (let k = 0; k < book.n; k++) {
    if (book.values[k] !== distinct[at]) at++;
    indexOf[k] = at;
  }
  return { distinct, indexOf };
}

/** Quantile type 7 (linear interpolation) of sorted numbers. */
function quantile(sorted: Float64Array, p: number): number {
  const at = p * (sorted.length - 1);
  const below = Math.floor(at);
  const low = sorted[below] as number;
  const high = sorted[Math.ceil(at)] as number;
  return low + (at - below) * (high - low);
}

function intervalOf(measures: number[]): Interval | null {
  if (measures.length === 0) return null;
  const sorted = Float64Array.from(measures).sort();
  return { lower: quantile(sorted, (1 - LEVEL) / 2), upper: quantile(sorted, (1 + LEVEL) / 2) };
}

/**
 * Percentile bootstrap of Gini, top share and HHI: draw as many accounts as there are, with replacement, again and again.
 *
 * A resample in which a measure is undefined (nothing but zeros was drawn) is left out of that measure; `null` when none is
 * left, or with fewer than two accounts. Cost: O(resamples · n).
 */
export function bootstrap(book: Book, resamples: number, seed: number, top: number): Bootstrap | null {
  const { n } = book;
  if (n < 2 || resamples === 0) return null;
  const random = createRandom(seed);
  const { distinct, indexOf } = distinctValues(book);
  const counts = new Uint32Array(distinct.length);
  const topCount = top * n;
  const withHhi = hasShares(book);
  const measures = { gini: [] as number[], topShare: [] as number[], hhi: [] as number[] };

  for (let resample = 0; resample < resamples; resample++) {
    counts.fill(0);
    for (let i = 0; i < n; i++) {
      const at = indexOf[random.below(n)] as number;
      counts[at] = (counts[at] as number) + 1;
    }
    let total = 0;
    let gross = 0;
    for (let j = 0; j < distinct.length; j++) {
      const amount = (counts[j] as number) * (distinct[j] as number);
      total += amount;
      gross += Math.abs(amount);
    }
    if (gross === 0) continue;

    let above = 0;
    let ranked = 0;
    let inTop = 0;
    let squares = 0;
    for (let j = 0; j < distinct.length; j++) {
      const count = counts[j] as number;
      if (count === 0) continue;
      const value = distinct[j] as number;
      const ratio = (value * n) / total;
      // The ascending weights 2i - n - 1 of `count` equal values add up to this.
      ranked += count * (n - 2 * above - count) * (value / gross);
      inTop += Math.max(0, Math.min(count, topCount - above)) * ratio;
      squares += count * (ratio - 1) * (ratio - 1);
      above += count;
    }
    // Sums in plain floating point may end a hair below 0.
    measures.gini.push(Math.max(0, ranked / n));
    if (total > 0 && Number.isFinite(inTop)) measures.topShare.push(inTop / n);
    if (withHhi) measures.hhi.push((1 + squares / n) / n);
  }

  const correction = n / (n - 1);
  return {
    resamples,
    seed,
    level: LEVEL,
    top,
    gini: intervalOf(measures.gini),
    giniCorrected: intervalOf(measures.gini.map((value) => Math.min(1, value * correction))),
    topShare: intervalOf(measures.topShare),
    hhi: intervalOf(measures.hhi),
  };
}
