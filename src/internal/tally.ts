import { addExactTimes, roundExact } from './exact-sum.ts';

/** Values, and how many times each of them is there; once each without counts. */
export interface Tally {
  readonly values: ArrayLike<number>;
  readonly counts: ArrayLike<number> | null;
}

/** How many values there are, equal ones too. */
export function sizeOf({ values, counts }: Tally): number {
  if (counts === null) return values.length;
  let size = 0;
  for (let i = 0; i < counts.length; i++) size += counts[i] as number;
  return size;
}

/** The exact sum of all values, or of a function of them, rounded once: the same however values are counted together. */
export function exactTotal({ values, counts }: Tally, of: (value: number) => number = (x) => x): number {
  const partials: number[] = [];
  for (let i = 0; i < values.length; i++)
    addExactTimes(partials, of(values[i] as number), counts === null ? 1 : (counts[i] as number));
  return roundExact(partials);
}

/** The mean, of at least one value. */
export function meanOf(tally: Tally): number {
  return exactTotal(tally) / sizeOf(tally);
}

/** The variance with n - 1. */
export function varianceOf(tally: Tally): number {
  const mean = meanOf(tally);
  return exactTotal(tally, (value) => (value - mean) ** 2) / (sizeOf(tally) - 1);
}
