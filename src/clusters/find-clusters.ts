import { addExact, roundExact } from '../internal/exact-sum.ts';
import { createRandom, type Random } from '../internal/random.ts';
import { type GridPoints, toGrid } from './grid.ts';
import { countDistinct, pointOrder } from './point-order.ts';
import { type Points, pickPoints } from './points.ts';
import { refineCentres } from './refine-centres.ts';
import { searchCentres } from './search-centres.ts';

/** Starts are tried on so many points at the most; of more, on a sample. */
const SAMPLE = 20_000;

/** How clusters are looked for. */
export interface FindOptions {
  readonly k: number;
  readonly seed: number;
  readonly restarts: number;
}

/** Clusters that were found. */
export interface Found {
  /** `k` as asked for, or as many as there are different points. */
  readonly k: number;
  /** In rows of `d`; in no particular order. */
  readonly centres: Float64Array;
  readonly labels: Int32Array;
  readonly iterations: number;
  readonly converged: boolean;
  readonly searchedOn: number;
}

/** Points that are ready to be clustered, however often. */
export interface Prepared {
  readonly points: Points;
  readonly grid: GridPoints;
  readonly order: Uint32Array;
}

/** Bring points into a form that does not depend on the order of the rows. */
export function preparePoints(points: Points): Prepared {
  const grid = toGrid(points);
  return { points, grid, order: pointOrder(grid) };
}

/** Every so-manieth of the points in order, from a drawn start on: as even as a sample can be. */
export function sampleOrder(order: Uint32Array, size: number, random: Random): Uint32Array {
  if (order.length <= size) return order;
  const start = random.unit();
  return Uint32Array.from(
    { length: size },
    (_, i) => order[Math.floor(((i + start) * order.length) / size)] as number,
  );
}

/** The means of the points of each label, from the values before they were rounded to a grid; each sum is exact. */
function meansOf({ n, d, values }: Points, labels: Int32Array, k: number): Float64Array {
  const sums = Array.from({ length: k * d }, (): number[] => []);
  const counts = new Float64Array(k);
  for (let i = 0; i < n; i++) {
    const c = labels[i] as number;
    counts[c] = (counts[c] as number) + 1;
    for (let j = 0; j < d; j++) addExact(sums[c * d + j] as number[], values[i * d + j] as number);
  }
  return Float64Array.from(sums, (parts, at) => roundExact(parts) / (counts[Math.floor(at / d)] as number));
}

/**
 * Find `k` clusters of points: starts on all points or on an even sample, Lloyd's rounds on all of them from the best.
 *
 * The result depends on the points and the seed only, not on the order of the rows, to the last bit.
 */
export function findClusters(prepared: Prepared, { k: wanted, seed, restarts }: FindOptions): Found {
  const { points, grid, order } = prepared;
  const { d } = points;
  const random = createRandom(seed);
  const k = countDistinct(grid, order, wanted);
  const rows = sampleOrder(order, SAMPLE, random);
  // A sample may miss what is rare: centres that it has no points for are refined from copies, which have none either.
  const inSample = countDistinct(grid, rows, k);
  const search = searchCentres(pickPoints(grid, rows), inSample, restarts, random);
  const from = new Float64Array(k * d);
  for (let c = 0; c < k; c++)
    from.set(search.centres.subarray((c % inSample) * d, ((c % inSample) + 1) * d), c * d);
  const { labels, rounds, converged } = refineCentres(grid, from, search.spread);
  return {
    k,
    centres: meansOf(points, labels, k),
    labels,
    iterations: search.iterations + rounds,
    converged,
    searchedOn: rows.length,
  };
}
