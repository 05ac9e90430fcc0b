import { type Points, squaredDistance } from './points.ts';

/** How far the clusters lie apart, against how far they spread. */
export interface Separation {
  /** The sum of squared distances to the centres. */
  readonly inertia: number;
  /** Calinski and Harabasz 1974, doi:10.1080/03610927408827101: higher is better. `null` where nothing spreads. */
  readonly calinskiHarabasz: number | null;
  /** Davies and Bouldin 1979, doi:10.1109/TPAMI.1979.4766909: lower is better. `null` with one cluster. */
  readonly daviesBouldin: number | null;
}

/** The means of the points of every cluster, in rows of `d`; a centre without points is where the sums say, at 0. */
function centresOf({ n, d, values }: Points, labels: Int32Array, k: number) {
  const centres = new Float64Array(k * d);
  const sizes = new Float64Array(k);
  for (let i = 0; i < n; i++) {
    const c = labels[i] as number;
    sizes[c] = (sizes[c] as number) + 1;
    for (let j = 0; j < d; j++)
      centres[c * d + j] = (centres[c * d + j] as number) + (values[i * d + j] as number);
  }
  for (let at = 0; at < centres.length; at++)
    centres[at] = (centres[at] as number) / Math.max(1, sizes[Math.floor(at / d)] as number);
  return { centres, sizes };
}

/** Measure labelled points, of which every cluster has at least one. Cost: O(n d + k² d). */
export function separation(points: Points, labels: Int32Array, k: number): Separation {
  const { n, d, values } = points;
  const { centres, sizes } = centresOf(points, labels, k);
  const middle = centresOf(points, new Int32Array(n), 1).centres;
  let inertia = 0;
  const spreads = new Float64Array(k);
  for (let i = 0; i < n; i++) {
    const c = labels[i] as number;
    const squared = squaredDistance(values, i, centres, c, d);
    inertia += squared;
    spreads[c] = (spreads[c] as number) + Math.sqrt(squared) / (sizes[c] as number);
  }
  if (k < 2) return { inertia, calinskiHarabasz: null, daviesBouldin: null };
  let between = 0;
  let worst = 0;
  for (let a = 0; a < k; a++) {
    between += (sizes[a] as number) * squaredDistance(centres, a, middle, 0, d);
    let most = 0;
    for (let b = 0; b < k; b++) {
      if (a === b) continue;
      const apart = Math.sqrt(squaredDistance(centres, a, centres, b, d));
      if (apart > 0) most = Math.max(most, ((spreads[a] as number) + (spreads[b] as number)) / apart);
    }
    worst += most / k;
  }
  const calinskiHarabasz = inertia > 0 && n > k ? between / (k - 1) / (inertia / (n - k)) : null;
  return {
    inertia,
    calinskiHarabasz:
      calinskiHarabasz !== null && Number.isFinite(calinskiHarabasz) ? calinskiHarabasz : null,
    daviesBouldin: worst,
  };
}
