import type { GridPoints } from './grid.ts';
import { squaredDistance } from './points.ts';

/** Rounds at the most. */
const MAX_ROUNDS = 200;
/** Of a large book, centres that move by less than this share of the spread stand still. */
const LARGE = 20_000;
const STILL = 1e-5;

/** Centres of all points, and the centre that each point belongs to. */
export interface Refined {
  /** In rows of `d`. */
  readonly centres: Float64Array;
  readonly labels: Int32Array;
  readonly rounds: number;
  readonly converged: boolean;
}

/** What is known of each point without measuring it again: it is within `upper` of its own centre, and `lower` off all others. */
interface Bounds {
  readonly labels: Int32Array;
  readonly upper: Float64Array;
  readonly lower: Float64Array;
}

/** Sums and counts of the points of each centre; on the grid, exact after any additions and subtractions. */
interface Totals {
  readonly sums: Float64Array;
  readonly counts: Float64Array;
}

/** Find the nearest centre of one point. */
function measure(points: GridPoints, centres: Float64Array, i: number, bounds: Bounds): void {
  const { d, values } = points;
  const k = centres.length / d;
  let own = 0;
  let least = Number.POSITIVE_INFINITY;
  let second = Number.POSITIVE_INFINITY;
  for (let c = 0; c < k; c++) {
    const distance = squaredDistance(values, i, centres, c, d);
    if (distance < least) {
      second = least;
      least = distance;
      own = c;
    } else if (distance < second) second = distance;
  }
  bounds.labels[i] = own;
  bounds.upper[i] = Math.sqrt(least);
  bounds.lower[i] = Math.sqrt(second);
}

/** Count a point in (`sign` 1) or out (-1). */
function count(
  { d, values }: GridPoints,
  { sums, counts }: Totals,
  i: number,
  c: number,
  sign: 1 | -1,
): void {
  counts[c] = (counts[c] as number) + sign;
  for (let j = 0; j < d; j++)
    sums[c * d + j] = (sums[c * d + j] as number) + sign * (values[i * d + j] as number);
}

/** Half the distance of each centre to the nearest other: within it, no point belongs elsewhere. */
function halfGaps(centres: Float64Array, d: number): Float64Array {
  const k = centres.length / d;
  return Float64Array.from({ length: k }, (_, a) => {
    let least = Number.POSITIVE_INFINITY;
    for (let b = 0; b < k; b++)
      if (b !== a) least = Math.min(least, squaredDistance(centres, a, centres, b, d));
    return Math.sqrt(least) / 2;
  });
}

/** Bring every point to its nearest centre, without measuring those whose bounds tell that they stay. Returns how many changed. */
function reassign(points: GridPoints, centres: Float64Array, bounds: Bounds, totals: Totals): number {
  const { n, d, values } = points;
  const { labels, upper, lower } = bounds;
  const gaps = halfGaps(centres, d);
  let changed = 0;
  for (let i = 0; i < n; i++) {
    const label = labels[i] as number;
    const limit = Math.max(lower[i] as number, gaps[label] as number);
    if ((upper[i] as number) <= limit) continue;
    upper[i] = Math.sqrt(squaredDistance(values, i, centres, label, d));
    if ((upper[i] as number) <= limit) continue;
    measure(points, centres, i, bounds);
    const now = labels[i] as number;
    if (now === label) continue;
    changed++;
    count(points, totals, i, label, -1);
    count(points, totals, i, now, 1);
  }
  return changed;
}

/** Move the centres to the means of their points, and the bounds with them. Returns the longest way, squared. */
function moveCentres(points: GridPoints, centres: Float64Array, bounds: Bounds, totals: Totals): number {
  const { n, d } = points;
  const k = centres.length / d;
  const before = centres.slice();
  for (let at = 0; at < centres.length; at++)
    centres[at] = (totals.sums[at] as number) / (totals.counts[Math.floor(at / d)] as number);
  const moved = Float64Array.from({ length: k }, (_, c) =>
    Math.sqrt(squaredDistance(before, c, centres, c, d)),
  );
  let longest = 0;
  for (const way of moved) longest = Math.max(longest, way);
  for (let i = 0; i < n; i++) {
    bounds.upper[i] = (bounds.upper[i] as number) + (moved[bounds.labels[i] as number] as number);
    bounds.lower[i] = (bounds.lower[i] as number) - longest;
  }
  return longest * longest;
}

/** The point that is farthest from its centre; of equally far ones, the first by its features. */
function farthest({ n, d, values, cells }: GridPoints, centres: Float64Array, labels: Int32Array): number {
  let found = 0;
  let most = -1;
  for (let i = 0; i < n; i++) {
    const distance = squaredDistance(values, i, centres, labels[i] as number, d);
    if (distance < most) continue;
    let isFirst = distance > most;
    for (let j = 0; !isFirst && j < d; j++) {
      const difference = (cells[i * d + j] as number) - (cells[found * d + j] as number);
      if (difference > 0) break;
      isFirst = difference < 0;
    }
    if (!isFirst) continue;
    found = i;
    most = distance;
  }
  return found;
}

/** Measure all points, and give every centre without any the point that is farthest from its own. */
function assignAll(points: GridPoints, centres: Float64Array, bounds: Bounds): Totals {
  const { n, d, values } = points;
  const k = centres.length / d;
  for (;;) {
    const totals = { sums: new Float64Array(k * d), counts: new Float64Array(k) };
    for (let i = 0; i < n; i++) {
      measure(points, centres, i, bounds);
      count(points, totals, i, bounds.labels[i] as number, 1);
    }
    const empty = totals.counts.indexOf(0);
    if (empty < 0) return totals;
    const point = farthest(points, centres, bounds.labels);
    centres.set(values.subarray(point * d, point * d + d), empty * d);
  }
}

/**
 * Lloyd's rounds over all points from given centres, until no point changes its centre (or, of many points, until the centres
 * stand still). No centre is left without points; there must be at least as many different points as centres.
 *
 * Exact, by Hamerly 2010 (doi:10.1137/1.9781611972801.12): bounds on distances spare most points the measuring.
 * Cost: O(n k d) for the first round, then mostly O(n).
 */
export function refineCentres(points: GridPoints, from: Float64Array, spread: number): Refined {
  const { n } = points;
  const centres = from.slice();
  const bounds = { labels: new Int32Array(n), upper: new Float64Array(n), lower: new Float64Array(n) };
  const still = n > LARGE ? STILL * STILL * spread : 0;
  let totals = assignAll(points, centres, bounds);
  for (let rounds = 1; rounds <= MAX_ROUNDS; rounds++) {
    const way = moveCentres(points, centres, bounds, totals);
    const changed = reassign(points, centres, bounds, totals);
    if (changed === 0 || way < still) return { centres, labels: bounds.labels, rounds, converged: true };
    if (totals.counts.includes(0)) totals = assignAll(points, centres, bounds);
  }
  return { centres, labels: bounds.labels, rounds: MAX_ROUNDS, converged: false };
}
