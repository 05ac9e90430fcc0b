import { exactSum } from './exact-sum.ts';

/**
 * Amounts on a grid so fine that nobody sees it and so coarse that all their sums are exact: totals of groups add up to the
 * total, and what was there less what went plus what came is what is there now, to the last bit and in any order.
 *
 * The unit is a power of two: 2^-50 of the gross total or less (about 5e-10 for a book of a million). Whole numbers stay as
 * they are.
 */
export function amountGrid(amounts: Iterable<number>): (amount: number) => number {
  const sizes: number[] = [];
  for (const amount of amounts) sizes.push(Math.abs(amount));
  const gross = exactSum(sizes);
  let unit = 2 ** -1022;
  if (gross > 0) {
    // One more bit than needed, as a logarithm near a whole number may be rounded down.
    const bits = Math.floor(Math.log2(gross)) + 2;
    unit = 2 ** Math.max(-1022, bits - 52);
  }
  // Numbers below the least normal one are below any amount of money.
  return (amount) => Math.round(amount / unit) * unit + 0;
}
