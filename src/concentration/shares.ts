import type { Book } from './book.ts';

/** What shares are computed from: a book, or those values and running totals of it that are looked at. */
export interface Curve extends Pick<Book, 'n' | 'base' | 'total'> {
  readonly values: ArrayLike<number>;
  readonly cumulative: ArrayLike<number>;
}

/** Finds the smallest number of largest accounts, from 0, for which something holds that holds for all larger ones of positive value. */
export type FirstThat = (holds: (k: number) => boolean) => number;

function countUp(holds: (k: number) => boolean): number {
  let k = 0;
  while (!holds(k)) k++;
  return k;
}

/** The sum of the `k` largest values; a fractional last account counts by that fraction of its value. */
export function amountOfTop(book: Curve, k: number): number {
  const whole = Math.min(Math.floor(k), book.n);
  const fraction = k - whole;
  const amount = book.cumulative[whole] as number;
  return fraction > 0 && whole < book.n ? amount + fraction * (book.values[whole] as number) : amount;
}

/** An amount as a share of the total; `null` when there are no shares. */
export function shareOf(book: Pick<Curve, 'base'>, amount: number): number | null {
  return book.base === null ? null : amount / book.base + 0;
}

/** The share of the total that the largest `top` (a share of the accounts, 0..1) hold. */
export function topShare(book: Curve, top: number): number | null {
  return shareOf(book, amountOfTop(book, top * book.n));
}

/** CR-n: the share of the total that the `largest` largest accounts hold; 1 when there are not that many. */
export function concentrationRatio(book: Curve, largest: number): number | null {
  return shareOf(book, amountOfTop(book, Math.min(largest, book.n)));
}

/** How many of the largest accounts it takes to hold at least `share` (0..1) of the total; `null` without shares. */
export function accountsNeeded(book: Curve, share: number, first: FirstThat = countUp): number | null {
  const { base, cumulative } = book;
  if (base === null) return null;
  // Compared as a quotient: 7 of 10 is 0.7 to the last bit, but 0.07 * 100 is not 7.
  return first((k) => (cumulative[k] as number) / base >= share);
}

/**
 * The joint ratio (the "80/20" that the book really has): the share of accounts `p` whose largest hold `1 - p` of the total.
 *
 * The curve of top shares is piecewise linear, starts at 0 and ends at 1, so that it meets the falling line exactly once.
 */
export function jointRatio(
  book: Curve,
  first: FirstThat = countUp,
): { readonly accounts: number; readonly share: number } | null {
  const { base, cumulative, values, n } = book;
  if (base === null) return null;
  // Counted in accounts: k of them, and the total held by the others in mean accounts.
  const held = (k: number): number => ((cumulative[k] as number) * n) / base;
  const k = first((count) => held(count) + count >= n) - 1;
  const fraction = (n - k - held(k)) / (((values[k] as number) * n) / base + 1);
  const accounts = (k + fraction) / n;
  return { accounts, share: 1 - accounts };
}
