import { normalAtMost } from './normal.ts';

/**
 * The chance that values of two groups that do not differ come out with `recent` as low against `before` as they are, or lower.
 *
 * Mann and Whitney 1947, doi:10.1214/aoms/1177730491: normal approximation with corrections for ties and for continuity; one-sided. `null` where a side is empty,
 * 1 where all values are equal. Cost: O(n log n).
 */
export function chanceOfLower(recent: readonly number[], before: readonly number[]): number | null {
  const n = recent.length;
  const m = before.length;
  if (n === 0 || m === 0) return null;
  const a = Float64Array.from(recent).sort();
  const b = Float64Array.from(before).sort();
  let wins = 0;
  let ties = 0;
  let i = 0;
  let j = 0;
  while (i < n) {
    const value = a[i] as number;
    while (j < m && (b[j] as number) < value) j++;
    let mine = 0;
    while (i < n && a[i] === value) {
      mine++;
      i++;
    }
    let theirs = 0;
    while (j + theirs < m && b[j + theirs] === value) theirs++;
    wins += mine * (j + theirs / 2);
    ties += (mine + theirs) ** 3 - (mine + theirs);
  }
  ties += tiesOf(b, a);
  const all = n + m;
  const variance = ((n * m) / 12) * (all + 1 - ties / (all * (all - 1)));
  if (!(variance > 0)) return 1;
  return normalAtMost((wins + 0.5 - (n * m) / 2) / Math.sqrt(variance));
}

/** What ties among `values` add that are not values of `others` as well, which have been counted. */
function tiesOf(values: Float64Array, others: Float64Array): number {
  let sum = 0;
  let o = 0;
  for (let i = 0; i < values.length; ) {
    const value = values[i] as number;
    const start = i;
    while (i < values.length && values[i] === value) i++;
    while (o < others.length && (others[o] as number) < value) o++;
    if (others[o] !== value) sum += (i - start) ** 3 - (i - start);
  }
  return sum;
}

/** The chance that they come out as high, or higher. */
export function chanceOfHigher(recent: readonly number[], before: readonly number[]): number | null {
  return chanceOfLower(
    recent.map((value) => -value),
    before.map((value) => -value),
  );
}
