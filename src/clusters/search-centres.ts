import { kmeans } from 'ml-kmeans';
import type { Random } from '../internal/random.ts';
import { type Points, squaredDistance } from './points.ts';
import { seedCentres } from './seed-centres.ts';

/** Rounds of one start; what is left is for the refinement. */
const MAX_ROUNDS = 100;
/** A start has converged when no centre moves by more than a thousandth of the spread. */
const TOLERANCE = 1e-6;

/** The best of several starts. */
export interface Search {
  /** In rows of `d`. */
  readonly centres: Float64Array;
  readonly iterations: number;
  /** The mean squared distance of the points to their mean. */
  readonly spread: number;
}

/** The mean squared distance of the points to their mean. */
function spreadOf({ n, d, values }: Points): number {
  const mean = new Float64Array(d);
  for (let at = 0; at < values.length; at++)
    mean[at % d] = (mean[at % d] as number) + (values[at] as number) / n;
  let sum = 0;
  for (let i = 0; i < n; i++) sum += squaredDistance(values, i, mean, 0, d) / n;
  return sum;
}

/** The sum of squared distances of the points to the nearest centre. */
function inertiaOf({ n, d, values }: Points, centres: Float64Array): number {
  const k = centres.length / d;
  let sum = 0;
  for (let i = 0; i < n; i++) {
    let least = Number.POSITIVE_INFINITY;
    for (let c = 0; c < k; c++) least = Math.min(least, squaredDistance(values, i, centres, c, d));
    sum += least;
  }
  return sum;
}

/**
 * Search for `k` centres: several seeded starts by k-means++, each followed by Lloyd's rounds of ml-kmeans, of which the one
 * with the least inertia wins. The points come in an order of their own (`pointOrder`), `k` different ones at least.
 *
 * The tolerance of ml-kmeans is a squared distance in the units of the data, so it is given as a share of their spread.
 */
export function searchCentres(points: Points, k: number, restarts: number, random: Random): Search {
  const { n, d, values } = points;
  const rows = Array.from({ length: n }, (_, i) => Array.from(values.subarray(i * d, i * d + d)));
  const spread = spreadOf(points);
  let best: Search | null = null;
  let least = Number.POSITIVE_INFINITY;
  // One centre is the mean, wherever it starts.
  for (let start = 0; start < (k === 1 ? 1 : restarts); start++) {
    const { centroids, iterations } = kmeans(rows, k, {
      initialization: seedCentres(points, k, random),
      maxIterations: MAX_ROUNDS,
      tolerance: TOLERANCE * spread,
    });
    const centres = Float64Array.from(centroids.flat());
    const inertia = inertiaOf(points, centres);
    if (best === null || inertia < least) {
      best = { centres, iterations, spread };
      least = inertia;
    }
  }
  return best as Search;
}
