/**
 * Numbers whose plain sum is exact. Points of a score are kept on a grid of 2^-36 (about 1.5e-11): sums and differences of
 * such numbers up to 2^16 are exact in doubles, in any order, so that parts add up to the whole and their changes to its change.
 */

const UNITS = 2 ** 36;

/** The nearest number on the grid; for magnitudes up to 2^16. Never `-0`. */
export function onGrid(x: number): number {
  return Math.round(x * UNITS) / UNITS + 0;
}

/**
 * Share a total out into parts on the grid that add up to it exactly.
 *
 * The parts stay within one unit of the grid from those given (once these are scaled to the total); the units that rounding leaves over go
 * to the largest remainders, the first of equals.
 *
 * @param total a number on the grid
 * @param parts what the parts should be, in proportion; if they add up to 0, the total is shared equally
 */
export function shareOut(total: number, parts: readonly number[]): number[] {
  const sum = parts.reduce((a, b) => a + b, 0);
  const shares =
    sum === 0 ? parts.map(() => total / parts.length) : parts.map((part) => (part / sum) * total);
  const units = shares.map((share) => Math.floor(share * UNITS));
  const left = Math.round(total * UNITS) - units.reduce((a, b) => a + b, 0);
  const largestFirst = shares
    .map((share, i) => ({ i, remainder: share * UNITS - (units[i] as number) }))
    .sort((a, b) => b.remainder - a.remainder || a.i - b.i);
  // Rounding of the shares themselves may leave one unit too many or too few.
  for (let k = 0; k < Math.abs(left); k++) {
    const { i } = largestFirst[k % largestFirst.length] as { i: number };
    units[i] = (units[i] as number) + Math.sign(left);
  }
  return units.map((unit) => unit / UNITS + 0);
}

/**
 * Parts of a change, rounded to the grid so that they add up to it exactly.
 *
 * What is 0 stays 0: the few units that rounding leaves over go to the largest part, the first of equals. Changing all signs changes the signs of
 * the result and nothing else.
 *
 * @param total a number on the grid
 * @param parts what the parts are before rounding; they add up to the total but for rounding
 */
export function settleParts(total: number, parts: readonly number[]): number[] {
  const units: number[] = [];
  let left = Math.round(Math.abs(total) * UNITS) * Math.sign(total);
  let largest = 0;
  for (let i = 0; i < parts.length; i++) {
    const part = parts[i] as number;
    const rounded = Math.sign(part) * Math.round(Math.abs(part) * UNITS);
    left -= rounded;
    units.push(rounded);
    if (Math.abs(part) > Math.abs(parts[largest] as number)) largest = i;
  }
  if (left !== 0 && units.length > 0) units[largest] = (units[largest] as number) + left;
  return units.map((unit) => unit / UNITS + 0);
}
