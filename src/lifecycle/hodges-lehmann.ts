/** How many differences `x - y` are at most `limit`, the largest of them, and the smallest of the others. */
function splitAt(
  first: Float64Array,
  second: Float64Array,
  limit: number,
): { readonly count: number; readonly below: number; readonly above: number } {
  let count = 0;
  let below = Number.NEGATIVE_INFINITY;
  let above = Number.POSITIVE_INFINITY;
  // The larger x, the more of `second` must be passed before the difference is within the limit.
  let from = 0;
  for (const x of first) {
    while (from < second.length && x - (second[from] as number) > limit) from++;
    count += second.length - from;
    if (from < second.length) below = Math.max(below, x - (second[from] as number));
    if (from > 0) above = Math.min(above, x - (second[from - 1] as number));
  }
  return { count, below, above };
}

/** The `rank`-th smallest (from 1) of all differences, found by halving their range: no list of pairs is made. */
function selectDifference(first: Float64Array, second: Float64Array, rank: number): number {
  let low = (first[0] as number) - (second[second.length - 1] as number);
  let high = (first[first.length - 1] as number) - (second[0] as number);
  while (low < high) {
    const middle = low + (high - low) / 2;
    const { count, below, above } = splitAt(first, second, middle < high ? middle : low);
    if (count >= rank) high = below;
    else low = above;
  }
  return low;
}

/**
 * The median of all differences between a value of the first group and one of the second (Hodges and Lehmann 1963,
 * doi:10.1214/aoms/1177704172); both ascending, with one value at least. Cost: O((n + m) · steps), about 60 steps.
 */
export function hodgesLehmann(first: Float64Array, second: Float64Array): number {
  const pairs = first.length * second.length;
  const upper = selectDifference(first, second, Math.floor(pairs / 2) + 1);
  if (pairs % 2 === 1) return upper + 0;
  const lower = selectDifference(first, second, pairs / 2);
  return lower + (upper - lower) / 2 + 0;
}
