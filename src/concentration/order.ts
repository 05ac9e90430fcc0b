import { compareCodePoints } from '../internal/code-point-order.ts';

/** The first position in ascending numbers whose number is not below `value`. */
function lowerBound(sorted: Float64Array, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] as number) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

function compareIds(a: string | null, b: string | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return compareCodePoints(a, b);
}

/**
 * The positions of `values`, largest first; equal values in code-point order of their ids (those without one last), then in the
 * order that they came in.
 *
 * Numbers are sorted without a comparator, which is several times as fast, and positions are dealt out to their places; only
 * groups of equal values compare ids. There must be no `-0`.
 */
export function descendingOrder(values: Float64Array, ids: ReadonlyArray<string | null>): Uint32Array {
  const sorted = values.slice().sort();
  const taken = new Uint32Array(values.length);
  const order = new Uint32Array(values.length);
  for (let i = 0; i < values.length; i++) {
    const start = lowerBound(sorted, values[i] as number);
    const offset = taken[start] as number;
    taken[start] = offset + 1;
    order[start + offset] = i;
  }
  order.reverse();
  let start = 0;
  while (start < order.length) {
    let end = start + 1;
    while (end < order.length && values[order[end] as number] === values[order[start] as number]) end++;
    if (end - start > 1)
      order
        .subarray(start, end)
        .sort((i, j) => compareIds(ids[i] as string | null, ids[j] as string | null) || i - j);
    start = end;
  }
  return order;
}
