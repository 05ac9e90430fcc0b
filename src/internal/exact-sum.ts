/**
 * Exact sums of doubles: the result is the double nearest to the true sum, whatever the order of the terms and however
 * they were split into parts. A naive or compensated sum is not: its last bits follow the order of the input.
 *
 * A running sum is an expansion: numbers whose exact total is the sum. Error-free additions are Knuth's TwoSum
 * (The Art of Computer Programming 2, 4.2.2); the rounding of an expansion follows Shewchuk 1997, doi:10.1007/PL00009321.
 */

/**
 * The largest magnitude that a summand may have. Up to 2^53 of them stay clear of overflow, so that no
 * intermediate sum is infinite.
 */
export const MAX_SUMMAND = 1e290;

/** Add `x` to the non-overlapping expansion `partials` in place, without rounding. */
export function addExact(partials: number[], x: number): void {
  let kept = 0;
  let carry = x;
  for (let i = 0; i < partials.length; i++) {
    const p = partials[i] as number;
    const sum = carry + p;
    const pPart = sum - carry;
    const error = carry - (sum - pPart) + (p - pPart);
    if (error !== 0) partials[kept++] = error;
    carry = sum;
  }
  partials[kept++] = carry;
  partials.length = kept;
}

/** Splits a double into two of 26 binary digits each (Veltkamp). */
const HALVES = 2 ** 27 + 1;
/** Splits a count likewise. */
const COUNT_HALF = 2 ** 26;

/** Add `x` so many times (a whole number up to 2^53), without rounding: halves of both have exact products. */
export function addExactTimes(partials: number[], x: number, times: number): void {
  if (times === 1) {
    addExact(partials, x);
    return;
  }
  const scaled = HALVES * x;
  const high = scaled - (scaled - x);
  const low = x - high;
  const few = times % COUNT_HALF;
  for (const half of [high, low])
    for (const count of [times - few, few]) if (half !== 0 && count !== 0) addExact(partials, half * count);
}

/** The double nearest to the exact total of a non-overlapping expansion in increasing magnitude; never `-0`. */
export function roundExact(partials: readonly number[]): number {
  let i = partials.length - 1;
  if (i < 0) return 0;
  let high = partials[i--] as number;
  let low = 0;
  while (i >= 0) {
    const x = high;
    const y = partials[i--] as number;
    high = x + y;
    low = y - (high - x);
    if (low !== 0) break;
  }
  // A tie between two doubles is decided by the sign of what lies below it.
  if (i >= 0 && ((low < 0 && (partials[i] as number) < 0) || (low > 0 && (partials[i] as number) > 0))) {
    const doubled = low * 2;
    const candidate = high + doubled;
    if (doubled === candidate - high) high = candidate;
  }
  return high + 0;
}

/** The exact sum of `values`, rounded once. Every value must be finite and within {@link MAX_SUMMAND}. */
export function exactSum(values: Iterable<number>): number {
  const partials: number[] = [];
  for (const value of values) addExact(partials, value);
  return roundExact(partials);
}

/**
 * The one shortest expansion of an exact total: each part is the rounded rest. Equal totals give equal parts, so that a
 * stored state does not tell in which order it was filled.
 */
export function canonicalExpansion(partials: readonly number[]): number[] {
  const rest: number[] = [];
  for (const p of partials) addExact(rest, p);
  const parts: number[] = [];
  for (;;) {
    const rounded = roundExact(rest);
    if (rounded === 0) return parts;
    if (!Number.isFinite(rounded))
      throw new RangeError('Cannot add up amounts as their sum is beyond all numbers');
    parts.push(rounded);
    addExact(rest, -rounded);
  }
}
