import type { GridPoints } from './grid.ts';

/** Below so many points, comparing them is quicker than counting their digits. */
const FEW = 4096;

/** Compare two points of a grid, feature by feature. */
function comparePoints(cells: Int32Array, d: number, a: number, b: number): number {
  for (let j = 0; j < d; j++) {
    const difference = (cells[a * d + j] as number) - (cells[b * d + j] as number);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** The digit of 16 bits of a number, such that digits ascend with the number. */
function digitOf(cell: number, half: 0 | 1): number {
  return half === 0 ? cell & 0xffff : (cell >>> 16) ^ 0x8000;
}

/** A stable counting sort of `order` by one digit of one feature. */
function sortByDigit(
  { n, d, cells }: GridPoints,
  order: Uint32Array,
  feature: number,
  half: 0 | 1,
): Uint32Array {
  const starts = new Uint32Array(65_537);
  for (let i = 0; i < n; i++) {
    const slot = digitOf(cells[i * d + feature] as number, half) + 1;
    starts[slot] = (starts[slot] as number) + 1;
  }
  for (let digit = 1; digit < starts.length; digit++)
    starts[digit] = (starts[digit] as number) + (starts[digit - 1] as number);
  const sorted = new Uint32Array(n);
  for (let i = 0; i < n; i++) {
    const point = order[i] as number;
    const digit = digitOf(cells[point * d + feature] as number, half);
    const at = starts[digit] as number;
    sorted[at] = point;
    starts[digit] = at + 1;
  }
  return sorted;
}

/**
 * The points in ascending order of their features: an order that does not depend on that of the rows, as only equal points
 * could change places. Many points are sorted by counting: a million of three features in a tenth of the time of comparing.
 */
export function pointOrder(points: GridPoints): Uint32Array {
  const { n, d, cells } = points;
  let order = new Uint32Array(n);
  for (let i = 0; i < n; i++) order[i] = i;
  if (n < FEW) return order.sort((a, b) => comparePoints(cells, d, a, b));
  for (let feature = d - 1; feature >= 0; feature--) {
    order = sortByDigit(points, order, feature, 0) as Uint32Array<ArrayBuffer>;
    order = sortByDigit(points, order, feature, 1) as Uint32Array<ArrayBuffer>;
  }
  return order;
}

/** How many different points there are, counted up to `most`. */
export function countDistinct({ d, cells }: GridPoints, order: Uint32Array, most: number): number {
  let distinct = Math.min(order.length, 1);
  for (let i = 1; i < order.length && distinct < most; i++)
    if (comparePoints(cells, d, order[i - 1] as number, order[i] as number) !== 0) distinct++;
  return distinct;
}
