import type { Book } from './book.ts';
import { amountOfTop, type Curve, shareOf } from './shares.ts';

/** One point of the Lorenz curve: the smallest `accounts` (share) hold `share` of the total. */
export interface LorenzPoint {
  readonly accounts: number;
  readonly share: number;
}

/** The whale curve: running totals from the most to the least profitable account, which fall where accounts cost money. */
export interface WhaleCurve {
  /** The highest running total: what the accounts above 0 bring in, in the units of the values. */
  readonly peak: number;
  /** Accounts at the peak: those above 0. */
  readonly accounts: number;
  /** Peak over total, 1 when no account is below 0; `null` when the total is not above 0. */
  readonly ratio: number | null;
  /** Peak less total: what the accounts below 0 take away. */
  readonly erosion: number;
  /** Erosion over peak; `null` when the peak is 0 (or too small to divide by). */
  readonly erosionShare: number | null;
}

/**
 * The Lorenz curve from (0, 0) to (1, 1), smallest accounts first: every account, or `steps` equal steps when there are more
 * accounts than that, interpolated (exactly, as the curve is piecewise linear). Empty without shares.
 */
export function lorenz(book: Curve, steps: number): LorenzPoint[] {
  const points: LorenzPoint[] = [];
  if (book.base === null) return points;
  const count = Math.min(book.n, steps);
  for (let i = 0; i <= count; i++) {
    const rest = amountOfTop(book, book.n - (i * book.n) / count);
    points.push({ accounts: i / count, share: shareOf(book, book.total - rest) as number });
  }
  return points;
}

/** The whale curve's peak and erosion; `null` without accounts. */
export function whaleCurve(book: Curve & Pick<Book, 'positive' | 'loss'>): WhaleCurve | null {
  if (book.n === 0) return null;
  const peak = book.cumulative[book.positive] as number;
  const erosionShare = book.loss / peak;
  return {
    peak,
    accounts: book.positive,
    ratio: shareOf(book, peak),
    erosion: book.loss,
    erosionShare: Number.isFinite(erosionShare) ? erosionShare : null,
  };
}
