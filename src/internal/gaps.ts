import type { AccountHistory } from '../types.ts';

/**
 * The days on which an account bought, and the gaps between them: several orders on one day are one purchase, a return (or a row
 * of 0) is none, and days after `asOf` have not come yet.
 */
export function purchaseDaysOf({ days, amounts }: AccountHistory, asOf: number): number[] {
  const found: number[] = [];
  for (let row = 0; row < days.length; row++) {
    const day = days[row] as number;
    if (day > asOf) break;
    if ((amounts[row] as number) > 0 && day !== found[found.length - 1]) found.push(day);
  }
  return found;
}

/** Whole days from each purchase day to the next, oldest first; every one is at least 1. */
export function gapsOf(purchaseDays: readonly number[]): number[] {
  return purchaseDays.slice(1).map((day, i) => day - (purchaseDays[i] as number));
}

/** The middle value, or the mean of the two in the middle; `null` without values. */
export function medianOf(values: readonly number[]): number | null {
  return values.length === 0 ? null : medianOfSorted(new Float64Array(values).sort());
}

/** The same of ascending numbers, of which there is at least one. */
export function medianOfSorted(sorted: Float64Array): number {
  const half = sorted.length >> 1;
  const upper = sorted[half] as number;
  if (sorted.length % 2 === 1) return upper + 0;
  const lower = sorted[half - 1] as number;
  return lower + (upper - lower) / 2 + 0;
}

/** Their mean, of at least one; gaps are whole numbers, so that their plain sum is exact. */
export function meanGap(gaps: readonly number[]): number {
  return gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length;
}
