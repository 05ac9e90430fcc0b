import { exactSum } from '../internal/exact-sum.ts';
import type { Book } from './book.ts';
import { hasShares, toMean } from './inequality.ts';

/** The Herfindahl-Hirschman index. */
export interface Hhi {
  /** Σ s²: 1/n for n equal accounts, 1 for one account that has it all (not times 10 000). */
  readonly value: number | null;
  /** (H - 1/n) / (1 - 1/n): 0 for equal accounts. `null` for fewer than two accounts. */
  readonly normalized: number | null;
  /** 1 / H: the book is as concentrated as one of so many equal accounts. */
  readonly effectiveNumber: number | null;
}

/** Shannon's entropy of the shares. */
export interface Entropy {
  /** -Σ s ln s, in nats. */
  readonly value: number | null;
  /** e^H: another effective number of accounts, which gives small accounts more weight than 1/HHI does. */
  readonly exponential: number | null;
  /** H / ln n: 1 for equal accounts. `null` for fewer than two accounts. */
  readonly normalized: number | null;
}

/** HHI, by way of the squared distances from the mean: exact for equal accounts, and never below its least value. */
export function hhi(book: Book): Hhi {
  if (!hasShares(book)) return { value: null, normalized: null, effectiveNumber: null };
  const { values, n } = book;
  const squares = exactSum(values.map((value) => (toMean(book, value) - 1) ** 2));
  const spread = 1 + squares / n;
  return {
    value: spread / n,
    normalized: n > 1 ? squares / n / (n - 1) : null,
    effectiveNumber: n / spread,
  };
}

/** Entropy, with 0 ln 0 = 0. */
export function entropy(book: Book): Entropy {
  if (!hasShares(book)) return { value: null, exponential: null, normalized: null };
  const { values, n } = book;
  const sum = exactSum(
    values.map((value) => {
      const share = value / (book.base as number);
      return share === 0 ? 0 : share * Math.log(share);
    }),
  );
  const most = Math.log(n);
  const value = Math.min(0 - sum, most);
  return { value, exponential: Math.exp(value), normalized: n > 1 ? value / most : null };
}

/** The Hall-Tideman index, 1 / (2 Σ i s_i - 1) with i the rank from the largest; equals 1 / (n (1 - Gini)). */
export function hallTideman(book: Book): number | null {
  if (!hasShares(book)) return null;
  const ranked = exactSum(book.values.map((value, k) => (k + 1) * toMean(book, value)));
  return 1 / ((2 * ranked) / book.n - 1);
}

/** Horvath's comprehensive concentration index: s_1 + Σ s_i² (2 - s_i) over the others. */
export function comprehensiveIndex(book: Book): number | null {
  if (!hasShares(book)) return null;
  const base = book.base as number;
  return exactSum(
    book.values.map((value, k) => {
      const share = value / base;
      return k === 0 ? share : share * share * (2 - share);
    }),
  );
}
