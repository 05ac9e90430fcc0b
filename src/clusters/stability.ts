import { createRandom, type Random } from '../internal/random.ts';
import { adjustedRand } from './adjusted-rand.ts';
import { type FindOptions, findClusters, preparePoints, sampleOrder } from './find-clusters.ts';
import { type Points, pickPoints, squaredDistance } from './points.ts';

/** Stability is tried on so many points at the most. */
const SAMPLE = 2000;
/** The share of points that each part holds. */
const PART = 0.8;
/** Starts for each part: fewer than for a fit, as it is repeated. */
const RESTARTS = 3;

function assign({ n, d, values }: Points, centres: Float64Array): Int32Array {
  const k = centres.length / d;
  const labels = new Int32Array(n);
  for (let i = 0; i < n; i++) {
    let least = Number.POSITIVE_INFINITY;
    for (let c = 0; c < k; c++) {
      const squared = squaredDistance(values, i, centres, c, d);
      if (squared >= least) continue;
      least = squared;
      labels[i] = c;
    }
  }
  return labels;
}

/** Some of the numbers below `n`, without repeats, ascending. */
function draw(n: number, size: number, random: Random): Uint32Array {
  const rows = Uint32Array.from({ length: n }, (_, i) => i);
  for (let i = 0; i < size; i++) {
    const other = i + random.below(n - i);
    const row = rows[i] as number;
    rows[i] = rows[other] as number;
    rows[other] = row;
  }
  return rows.subarray(0, size).sort();
}

/**
 * How alike clusters come out from parts of the points: the mean adjusted Rand index of the clusters of random parts (80 %)
 * against the clusters at hand, over all points. Compare Hennig 2007, doi:10.1016/j.csda.2006.11.025. `null` without parts.
 *
 * The points come in an order of their own (`pointOrder`).
 */
export function stability(
  ordered: Points,
  centres: Float64Array,
  parts: number,
  { k, seed }: Omit<FindOptions, 'restarts'>,
): number | null {
  if (parts === 0) return null;
  const random = createRandom(seed);
  const all = Uint32Array.from({ length: ordered.n }, (_, i) => i);
  const points = pickPoints(ordered, sampleOrder(all, SAMPLE, random));
  const labels = assign(points, centres);
  let sum = 0;
  for (let part = 0; part < parts; part++) {
    const rows = draw(points.n, Math.max(1, Math.round(PART * points.n)), random);
    const found = findClusters(preparePoints(pickPoints(points, rows)), {
      k,
      seed: random.uint32(),
      restarts: RESTARTS,
    });
    sum += adjustedRand(labels, assign(points, found.centres), k);
  }
  return sum / parts;
}
