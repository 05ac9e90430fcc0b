import { exactSum } from '../internal/exact-sum.ts';
import type { Book } from './book.ts';

/** The Gini coefficient. */
export interface Gini {
  /**
   * 0: all accounts are equal; towards 1: one account has it all. With negative values it is G*, which divides by the gross
   * and not by the net amount. `null` when all values are 0 or there are none.
   */
  readonly value: number | null;
  /** Times n/(n-1): reaches 1, and does not shrink with the number of accounts. `null` for fewer than two accounts. */
  readonly corrected: number | null;
}

/** Theil's two measures. */
export interface Theil {
  /** Theil T: 0 for equal accounts, ln n for one account that has it all. */
  readonly t: number | null;
  /** Theil L, the mean log deviation; `null` when any value is 0. */
  readonly l: number | null;
}

/** Whether the measures of shares that must not be negative are defined. */
export function hasShares(book: Book): boolean {
  return book.base !== null && book.negative === 0;
}

/** A value over the mean value. Equal values give 1 to the last bit: the product and the exact sum round alike. */
export function toMean(book: Book, value: number): number {
  return (value * book.n) / (book.base as number);
}

/**
 * Gini, raw and corrected for the number of accounts.
 *
 * With negative values: G* of Raffinetti, Siletti and Vernizzi 2015, doi:10.1007/s10260-014-0293-4.
 */
export function gini(book: Book): Gini {
  const { values, n, gross } = book;
  if (gross === 0) return { value: null, corrected: null };
  // Largest first: the weight of ascending rank i, 2i - n - 1, is n - 1 - 2k at position k.
  const sum = exactSum(values.map((value, k) => (n - 1 - 2 * k) * (value / gross)));
  return { value: sum / n, corrected: n > 1 ? Math.min(1, sum / (n - 1)) : null };
}

/** The Hoover index: the share of the total that would have to move to make all accounts equal. */
export function hoover(book: Book): number | null {
  if (!hasShares(book)) return null;
  return exactSum(book.values.map((value) => Math.abs(toMean(book, value) - 1))) / (2 * book.n);
}

/** Theil T (Σ s ln(n s)) and Theil L (-(1/n) Σ ln(n s)). */
export function theil(book: Book): Theil {
  const { values, n, positive } = book;
  if (!hasShares(book)) return { t: null, l: null };
  const base = book.base as number;
  // Rounding may leave a hair below 0 for nearly equal values.
  const t = Math.max(0, exactSum(values.map((value) => (value / base) * Math.log(toMean(book, value) || 1))));
  if (positive < n) return { t, l: null };
  const logs = values.map((value) => {
    const ratio = toMean(book, value);
    // A ratio too small for a double still has a logarithm.
    return ratio > 1e-290 ? Math.log(ratio) : Math.log(value) - Math.log(base) + Math.log(n);
  });
  return { t, l: Math.max(0, -exactSum(logs) / n) };
}
