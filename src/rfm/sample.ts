import { codePointOrder } from '../internal/code-point-order.ts';
import { addExact, exactSum, roundExact } from '../internal/exact-sum.ts';

/** A run of equal values; `before` values are worse. */
export interface Run {
  readonly value: number;
  readonly before: number;
  readonly count: number;
}

/** The values of one dimension, as the methods see them: all of a book, or those of its statistics that a method looks at. */
export interface Sample {
  readonly n: number;
  readonly better: 'high' | 'low';
  /** How many different values there are. */
  readonly distinct: number;
  /** The values in ascending order. */
  readonly sorted: ArrayLike<number>;
  /** Runs of equal values from the worst to the best; from statistics, those at which a score may begin or end. */
  readonly runs: () => Iterable<Run>;
  /** Different values, the largest first, and the share of the sum of positive values that larger ones hold (1 without any). */
  readonly shares: () => Iterable<{ readonly value: number; readonly share: number }>;
  /** Accounts from the worst value to the best, equal ones in code-point order of their ids, by position. */
  readonly ranked: () => (position: number) => { readonly value: number; readonly accountId: string };
}

/** How many different values there are in an ascending list. */
export function countDistinct(sorted: Float64Array): number {
  let distinct = 0;
  for (let i = 0; i < sorted.length; i++) if (i === 0 || sorted[i] !== sorted[i - 1]) distinct++;
  return distinct;
}

function runsOf(sorted: Float64Array, better: 'high' | 'low'): Run[] {
  const n = sorted.length;
  const found: Run[] = [];
  for (let before = 0; before < n; ) {
    const value = sorted[better === 'high' ? before : n - 1 - before] as number;
    let count = 1;
    while (
      before + count < n &&
      sorted[better === 'high' ? before + count : n - 1 - before - count] === value
    )
      count++;
    found.push({ value, before, count });
    before += count;
  }
  return found;
}

function sharesOf(sorted: Float64Array): Array<{ value: number; share: number }> {
  const found: Array<{ value: number; share: number }> = [];
  const total = exactSum(sorted.filter((value) => value > 0));
  const cumulative: number[] = [];
  for (let i = sorted.length - 1; i >= 0; ) {
    const value = sorted[i] as number;
    found.push({ value, share: total > 0 ? roundExact(cumulative) / total : 1 });
    for (; i >= 0 && sorted[i] === value; i--) if (value > 0) addExact(cumulative, value);
  }
  return found;
}

/** The values of a book, one an account, with the account ids in the same order (only `ntile` looks at them). */
export function sampleOf(values: Float64Array, better: 'high' | 'low', ids: readonly string[]): Sample {
  const sorted = values.slice().sort();
  return {
    n: sorted.length,
    better,
    distinct: countDistinct(sorted),
    sorted,
    runs: () => runsOf(sorted, better),
    shares: () => sharesOf(sorted),
    ranked: () => {
      const sign = better === 'high' ? 1 : -1;
      // A stable sort of rows that are in order of their ids.
      const order = codePointOrder(ids).sort(
        (i, j) => sign * ((values[i] as number) - (values[j] as number)),
      );
      return (position) => {
        const row = order[position] as number;
        return { value: values[row] as number, accountId: ids[row] as string };
      };
    },
  };
}
