import type { Book } from './book.ts';
import type { AbcCount } from './record.ts';

/** What came of cutting a book into A, B and C. */
export interface AbcCut {
  /** The smallest values of A and of A and B together; `null` where no account is in them. */
  readonly cuts: readonly [number | null, number | null];
  /** Accounts in A, and in A and B together. */
  readonly reached: readonly [number, number];
  /** How many equal accounts lie across each cut; 0 where none or only one does. */
  readonly tied: readonly [number, number];
}

/** Equal values above 0, largest first: the accounts from `start` up to `end`, and the exact sums of all values before and after them. */
export interface EqualValues {
  readonly value: number;
  readonly start: number;
  readonly end: number;
  readonly before: number;
  readonly after: number;
}

/** What classes are cut from: of all accounts at hand, or as an engine counted it. */
export interface PositiveValues {
  /** The sum of the values above 0. */
  readonly gain: number;
  /** All of them, or at least those around the cuts, and the last ones. */
  readonly groups: () => Iterable<EqualValues>;
}

/** The values above 0 of a book. */
export function positiveValues({ values, cumulative, positive }: Book): PositiveValues {
  const groups = (): EqualValues[] => {
    const found: EqualValues[] = [];
    let start = 0;
    while (start < positive) {
      const value = values[start] as number;
      let end = start + 1;
      while (end < positive && values[end] === value) end++;
      found.push({
        value,
        start,
        end,
        before: cumulative[start] as number,
        after: cumulative[end] as number,
      });
      start = end;
    }
    return found;
  };
  return { gain: cumulative[positive] as number, groups };
}

/** Where the class that reaches up to `cut` of the cumulative share ends, and the smallest value in it. Equal values are one step. */
function reach(
  { gain, groups }: PositiveValues,
  cut: number,
  crossing: 'higher' | 'lower',
): { end: number; tied: number; smallest: number | null } {
  let last: EqualValues | null = null;
  for (const group of groups()) {
    const { value, start, end } = group;
    if (group.after / gain > cut) {
      // A step that starts right at the cut does not cross it.
      const crosses = group.before / gain < cut;
      const tied = crosses && end - start > 1 ? end - start : 0;
      return crosses && crossing === 'higher'
        ? { end, tied, smallest: value }
        : { end: start, tied, smallest: last?.value ?? null };
    }
    last = group;
  }
  return { end: last?.end ?? 0, tied: 0, smallest: last?.value ?? null };
}

/**
 * Cut a book by cumulative share, largest first. Values of 0 and below are in C and not in the total: a return does not
 * push other accounts up a class. `null` when no value is above 0.
 */
export function cutAbc(
  values: PositiveValues,
  [a, b]: readonly [number, number],
  crossing: 'higher' | 'lower',
): AbcCut | null {
  if (!(values.gain > 0)) return null;
  const first = reach(values, a, crossing);
  const second = reach(values, b, crossing);
  return {
    cuts: [first.smallest, second.smallest],
    reached: [first.end, second.end],
    tied: [first.tied, second.tied],
  };
}

/** The accounts and shares of the classes of a cut; `null` for none. */
export function abcCounts(
  book: { readonly n: number; readonly positive: number; readonly cumulative: ArrayLike<number> },
  cut: AbcCut | null,
): AbcCount[] {
  if (cut === null) return [];
  const [a, b] = cut.reached;
  const gain = book.cumulative[book.positive] as number;
  const between = (from: number, to: number): number =>
    ((book.cumulative[to] as number) - (book.cumulative[from] as number)) / gain;
  return [
    { class: 'A', accounts: a, share: between(0, a) },
    { class: 'B', accounts: b - a, share: between(a, b) },
    { class: 'C', accounts: book.n - b, share: between(b, book.positive) },
  ];
}
