import type { AccountHistory } from '../types.ts';
import { addExact, roundExact } from './exact-sum.ts';

/** The first row on or after a day. */
export function firstRowFrom(days: ArrayLike<number>, day: number): number {
  let low = 0;
  let high = days.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((days[middle] as number) < day) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The net amount from one day to another, both included: returns are subtracted. Exact, rounded once. */
export function amountBetween({ days, amounts }: AccountHistory, from: number, to: number): number {
  const partials: number[] = [];
  for (let row = firstRowFrom(days, from); row < days.length && (days[row] as number) <= to; row++)
    addExact(partials, amounts[row] as number);
  return roundExact(partials);
}

/**
 * What the amount of a window is more (or less) than that of the window before it, as a share of the latter: 0.15 is 15 % more.
 *
 * `null` when the amount before is not above 0, so also when the first purchase lies in the window. An account whose first
 * purchase lies in the window before is compared with what it bought there, which was less than a full window. `null` as well beyond
 * ±1e100: next to nothing before is nothing to compare with.
 */
export function growthOf(history: AccountHistory, asOf: number, windowDays: number): number | null {
  const start = asOf - windowDays + 1;
  const before = amountBetween(history, start - windowDays, start - 1);
  if (before <= 0) return null;
  const growth = (amountBetween(history, start, asOf) - before) / before;
  return Math.abs(growth) <= 1e100 ? growth + 0 : null;
}
