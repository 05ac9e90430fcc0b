import type { Book } from './book.ts';

/** What came of cutting a book into A, B and C. */
export interface AbcCut {
  /** The smallest values of A and of A and B together; `null` where no account is in them. */
  readonly cuts: readonly [number | null, number | null];
  /** Accounts in A, and in A and B together. */
  readonly reached: readonly [number, number];
  /** How many equal accounts lie across each cut; 0 where none or only one does. */
  readonly tied: readonly [number, number];
}

/** Where the class that reaches up to `cut` of the cumulative share ends. Equal values are one step. */
function reach(book: Book, cut: number, crossing: 'higher' | 'lower'): { end: number; tied: number } {
  const { values, cumulative, positive } = book;
  const gain = cumulative[positive] as number;
  let start = 0;
  while (start < positive) {
    let end = start + 1;
    while (end < positive && values[end] === values[start]) end++;
    if ((cumulative[end] as number) / gain > cut) {
      const before = (cumulative[start] as number) / gain;
      // A step that starts right at the cut does not cross it.
      const crosses = before < cut;
      const tied = crosses && end - start > 1 ? end - start : 0;
      return { end: crosses && crossing === 'higher' ? end : start, tied };
    }
    start = end;
  }
  return { end: start, tied: 0 };
}

/**
 * Cut a book by cumulative share, largest first. Values of 0 and below are in C and not in the total: a return does not
 * push other accounts up a class. `null` when no value is above 0.
 */
export function cutAbc(
  book: Book,
  [a, b]: readonly [number, number],
  crossing: 'higher' | 'lower',
): AbcCut | null {
  if (book.positive === 0) return null;
  const first = reach(book, a, crossing);
  const second = reach(book, b, crossing);
  const smallest = (end: number): number | null => (end === 0 ? null : (book.values[end - 1] as number));
  return {
    cuts: [smallest(first.end), smallest(second.end)],
    reached: [first.end, second.end],
    tied: [first.tied, second.tied],
  };
}
