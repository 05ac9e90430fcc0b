import type { Normalization } from './criterion.ts';

/**
 * A fitted scale: straight lines between knots, from values to points of 0 to 100. Every normalisation becomes one, so that they are
 * applied, explained and rendered in one way.
 */
export interface Scale {
  readonly method: Normalization;
  /** Knots are over the value itself, or over `sign(x) · ln(1 + |x|)`. */
  readonly transform: 'none' | 'log1p';
  /** Ascending by the (transformed) value; none when the field was missing everywhere. */
  readonly knots: ReadonlyArray<readonly [number, number]>;
  /** Points below the first and above the last knot. */
  readonly ends: readonly [number, number];
}

export function transformed(transform: Scale['transform'], value: number): number {
  return transform === 'none' ? value : Math.sign(value) * Math.log1p(Math.abs(value));
}

/** The value that a knot stands for; of a knot beyond all numbers, the largest. */
export function untransformed(transform: Scale['transform'], at: number): number {
  if (transform === 'none') return at;
  return Math.sign(at) * Math.min(Math.expm1(Math.abs(at)), Number.MAX_VALUE) + 0;
}

/** How many knots lie at or below `x`. */
function knotsUpTo(knots: Scale['knots'], x: number): number {
  let low = 0;
  let high = knots.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((knots[middle] as readonly [number, number])[0] <= x) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The points of a value, and the knots between which it lies (`null` beyond the last). `null` for a scale without knots. */
export function pointsOn(
  { transform, knots, ends }: Scale,
  value: number,
): { points: number; from: number | null; to: number | null } | null {
  if (knots.length === 0) return null;
  const x = transformed(transform, value);
  const next = knotsUpTo(knots, x);
  const lower = knots[next - 1];
  const upper = knots[next];
  const from = lower === undefined ? null : untransformed(transform, lower[0]);
  const to = upper === undefined ? null : untransformed(transform, upper[0]);
  if (lower === undefined) return { points: ends[0], from, to };
  if (lower[0] === x) return { points: lower[1], from: value, to: value };
  if (upper === undefined) return { points: ends[1], from, to };
  const share = (x - lower[0]) / (upper[0] - lower[0]);
  const points = lower[1] + share * (upper[1] - lower[1]);
  // Rounding must not lead past a knot, or more could score less.
  const [least, most] = lower[1] <= upper[1] ? [lower[1], upper[1]] : [upper[1], lower[1]];
  return { points: Math.min(most, Math.max(least, points)), from, to };
}
