import { exactSum } from '../internal/exact-sum.ts';
import { type Points, squaredDistance } from './points.ts';

/**
 * The mean silhouette of labelled points: how much nearer a point is to its own cluster than to the next one, -1 to 1.
 *
 * Rousseeuw 1987, doi:10.1016/0377-0427(87)90125-7; a point that is alone in its cluster counts 0. `null` with one cluster.
 * Cost: O(n² d).
 */
export function silhouette({ n, d, values }: Points, labels: Int32Array, k: number): number | null {
  const sizes = new Float64Array(k);
  for (const label of labels) sizes[label] = (sizes[label] as number) + 1;
  if (sizes.filter((size) => size > 0).length < 2) return null;
  // Row i: the sum of distances of point i to the points of each cluster; each pair is measured once.
  const sums = new Float64Array(n * k);
  for (let a = 0; a < n; a++)
    for (let b = a + 1; b < n; b++) {
      const distance = Math.sqrt(squaredDistance(values, a, values, b, d));
      const ofA = a * k + (labels[b] as number);
      const ofB = b * k + (labels[a] as number);
      sums[ofA] = (sums[ofA] as number) + distance;
      sums[ofB] = (sums[ofB] as number) + distance;
    }
  const widths = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    const own = labels[i] as number;
    const others = (sizes[own] as number) - 1;
    if (others === 0) continue;
    const within = (sums[i * k + own] as number) / others;
    let next = Number.POSITIVE_INFINITY;
    for (let c = 0; c < k; c++)
      if (c !== own && (sizes[c] as number) > 0)
        next = Math.min(next, (sums[i * k + c] as number) / (sizes[c] as number));
    const larger = Math.max(within, next);
    widths[i] = larger > 0 ? (next - within) / larger : 0;
  }
  return exactSum(widths) / n + 0;
}
