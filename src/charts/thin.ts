/** Points near each end that are never left out, and steps that grow from there on. */
const DENSE = 20;
const GROWTH = 1.15;

/**
 * Positions of about `most` of `n` points along a curve: evenly spaced ones, those that must stay, and more and more of them towards both
 * ends, where curves of running totals are steep.
 */
export function thinned(n: number, most: number, keep: readonly number[] = []): number[] {
  if (n <= most) return Array.from({ length: n }, (_, i) => i);
  const kept = new Set(keep.filter((i) => i >= 0 && i < n));
  for (let step = 0; step < n; step = step < DENSE ? step + 1 : Math.ceil(step * GROWTH)) {
    kept.add(step);
    kept.add(n - 1 - step);
  }
  const even = Math.max(2, most - kept.size);
  for (let i = 0; i < even; i++) kept.add(Math.round((i * (n - 1)) / (even - 1)));
  return [...kept].sort((a, b) => a - b);
}
