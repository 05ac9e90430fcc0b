import type { Random } from '../internal/random.ts';
import { type Points, squaredDistance } from './points.ts';

/** The first position whose running total is above `target`. */
function firstAbove(totals: Float64Array, target: number): number {
  let low = 0;
  let high = totals.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((totals[middle] as number) > target) high = middle;
    else low = middle + 1;
  }
  return low;
}

/**
 * Draw `k` points as first centres, far from one another: greedy k-means++.
 *
 * Each next centre is drawn with a probability that grows with the squared distance to those there are, and is the best of
 * 2 + log k draws. Arthur and Vassilvitskii 2007 (https://dl.acm.org/doi/10.5555/1283383.1283494), section 5. There must be at
 * least `k` different points. Cost: O(n k log k d).
 */
export function seedCentres(points: Points, k: number, random: Random): number[][] {
  const { n, d, values } = points;
  const draws = 2 + Math.floor(Math.log(k));
  const chosen = [random.below(n)];
  let closest = new Float64Array(n);
  for (let i = 0; i < n; i++) closest[i] = squaredDistance(values, i, values, chosen[0] as number, d);
  let trial = new Float64Array(n);
  let best = new Float64Array(n);
  const totals = new Float64Array(n);
  while (chosen.length < k) {
    let total = 0;
    for (let i = 0; i < n; i++) {
      total += closest[i] as number;
      totals[i] = total;
    }
    let bestPoint = -1;
    let least = Number.POSITIVE_INFINITY;
    for (let draw = 0; draw < draws; draw++) {
      const point = firstAbove(totals, random.unit() * total);
      let left = 0;
      for (let i = 0; i < n; i++) {
        const distance = Math.min(closest[i] as number, squaredDistance(values, i, values, point, d));
        trial[i] = distance;
        left += distance;
      }
      if (left < least) {
        least = left;
        bestPoint = point;
        [best, trial] = [trial, best];
      }
    }
    chosen.push(bestPoint);
    [closest, best] = [best, closest];
  }
  return chosen.map((point) => Array.from(values.subarray(point * d, point * d + d)));
}
