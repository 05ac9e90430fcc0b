import { biasCorrectedInterval, LEVEL } from '../internal/interval.ts';
import { createRandom } from '../internal/random.ts';
import type { Interval } from '../types.ts';
import type { Book } from './book.ts';
import { hasShares } from './inequality.ts';

/** How far the measures would move if the accounts were another draw of accounts like these. */
export interface Bootstrap {
  /** Resamples drawn. */
  readonly resamples: number;
  readonly seed: number;
  /** The level of the intervals: 0.95. */
  readonly level: number;
  /** The share of accounts that `topShare` is about. */
  readonly top: number;
  readonly gini: Interval | null;
  readonly giniCorrected: Interval | null;
  readonly topShare: Interval | null;
  readonly hhi: Interval | null;
}

/** The most resamples that are drawn by default. */
export const MOST_RESAMPLES = 1000;
const FEWEST_RESAMPLES = 100;
/** Draws (resamples times accounts) that the default spends: a few tenths of a second. */
const DRAWS = 10_000_000;

/** The default number of resamples: 1000 up to 10 000 accounts, fewer above, never less than 100. */
export function defaultResamples(n: number): number {
  return Math.max(FEWEST_RESAMPLES, Math.min(MOST_RESAMPLES, Math.floor(DRAWS / n)));
}

/** Distinct values, largest first, how often each is there, and which one each account has. */
function distinctValues(book: Book): { distinct: Float64Array; counts: Uint32Array; indexOf: Uint32Array } {
  const { values, n } = book;
  const distinct = values.filter((value, k) => value !== values[k - 1]);
  const counts = new Uint32Array(distinct.length);
  const indexOf = new Uint32Array(n);
  let index = 0;
  for (let k = 0; k < n; k++) {
    if (values[k] !== distinct[index]) index++;
    indexOf[k] = index;
    counts[index] = (counts[index] as number) + 1;
  }
  return { distinct, counts, indexOf };
}

/** The measures of one resample; `NaN` where one is undefined. */
interface Measures {
  gini: number;
  topShare: number;
  hhi: number;
}

/** Measure `n` accounts given as counts of distinct values, largest first. Plain sums: the order is always the same. */
function measure(distinct: Float64Array, counts: Uint32Array, n: number, topCount: number): Measures {
  let total = 0;
  let gross = 0;
  for (let j = 0; j < distinct.length; j++) {
    const amount = (counts[j] as number) * (distinct[j] as number);
    total += amount;
    gross += Math.abs(amount);
  }
  let above = 0;
  let ranked = 0;
  let inTop = 0;
  let rest = 0;
  let squares = 0;
  for (let j = 0; j < distinct.length; j++) {
    const count = counts[j] as number;
    if (count === 0) continue;
    const value = distinct[j] as number;
    const toMean = (value * n) / total;
    // The weights 2i - n - 1 of `count` equal values, i ascending, add up to this.
    ranked += count * (n - 2 * above - count) * (value / gross);
    const taken = Math.max(0, Math.min(count, topCount - above));
    inTop += taken * toMean;
    rest += (count - taken) * toMean;
    squares += count * (toMean - 1) * (toMean - 1);
    above += count;
  }
  // Rounding may leave a hair below 0.
  return {
    gini: Math.max(0, ranked / n),
    topShare: total > 0 ? inTop / (inTop + rest) : Number.NaN,
    hhi: (1 + squares / n) / n,
  };
}

/**
 * Bootstrap of Gini, top share and HHI: draw as many accounts as there are, with replacement, again and again.
 *
 * A resample in which a measure is undefined (nothing but zeros was drawn) is left out of that measure. `null` when switched
 * off or with fewer than two accounts. Cost: O(resamples · n).
 */
export function bootstrap(book: Book, resamples: number, seed: number, top: number): Bootstrap | null {
  const { n } = book;
  if (n < 2 || resamples === 0) return null;
  const random = createRandom(seed);
  const { distinct, counts, indexOf } = distinctValues(book);
  const observed = measure(distinct, counts, n, top * n);
  const drawn: Measures[] = [];
  for (let resample = 0; resample < resamples; resample++) {
    counts.fill(0);
    for (let i = 0; i < n; i++) {
      const index = indexOf[random.below(n)] as number;
      counts[index] = (counts[index] as number) + 1;
    }
    drawn.push(measure(distinct, counts, n, top * n));
  }
  const interval = (read: (measures: Measures) => number): Interval | null =>
    biasCorrectedInterval(drawn.map(read).filter(Number.isFinite), read(observed));
  const correction = n / (n - 1);
  return {
    resamples,
    seed,
    level: LEVEL,
    top,
    gini: interval(({ gini }) => gini),
    giniCorrected: interval(({ gini }) => Math.min(1, gini * correction)),
    topShare: book.base === null ? null : interval(({ topShare }) => topShare),
    hhi: hasShares(book) ? interval(({ hhi }) => hhi) : null,
  };
}
