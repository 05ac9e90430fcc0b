import { addExact, canonicalExpansion, roundExact } from '../internal/exact-sum.ts';

/**
 * Exact running sums in two doubles each, side by side in a caller's table. Amounts of money of like size never need
 * more; the rare rest of a sum that does is kept beside it as an expansion.
 */
export class AccountSums {
  private readonly rests = new Map<number, number[]>();

  /** Add `x` to the sum whose two doubles stand at `table[at]` and `table[at + 1]`. */
  add(table: Float64Array, at: number, x: number): void {
    const high = table[at] as number;
    const sum = high + x;
    const xPart = sum - high;
    const error = high - (sum - xPart) + (x - xPart);
    table[at] = sum;
    if (error !== 0) this.addLow(table, at, error);
  }

  /** Add what the rounding of the high double lost. */
  addLow(table: Float64Array, at: number, error: number): void {
    const low = table[at + 1] as number;
    const lowSum = low + error;
    const errorPart = lowSum - low;
    const rest = low - (lowSum - errorPart) + (error - errorPart);
    table[at + 1] = lowSum;
    if (rest !== 0) this.keep(at, rest);
  }

  private keep(at: number, rest: number): void {
    const partials = this.rests.get(at);
    if (partials === undefined) this.rests.set(at, [rest]);
    else addExact(partials, rest);
  }

  /** The expansion of the sum at `at`. */
  private partials(table: Float64Array, at: number): number[] {
    const partials = [...(this.rests.get(at) ?? [])];
    addExact(partials, table[at + 1] as number);
    addExact(partials, table[at] as number);
    return partials;
  }

  /** The double nearest to the sum at `at`. */
  round(table: Float64Array, at: number): number {
    // The nearest double to two doubles is their floating-point sum.
    if (this.rests.size === 0 || !this.rests.has(at))
      return (table[at] as number) + (table[at + 1] as number) + 0;
    return roundExact(this.partials(table, at));
  }

  /** The sum at `at` as the canonical expansion that a stored state carries. */
  expansion(table: Float64Array, at: number): number[] {
    return canonicalExpansion(this.partials(table, at));
  }
}
