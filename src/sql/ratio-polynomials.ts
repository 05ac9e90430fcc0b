import { gammaQuantile } from '../internal/gamma-distribution.ts';

/** A polynomial over `t`, -1 to 1, from the constant up. */
export type Polynomial = readonly number[];

/** Pieces of equal width, over the logarithm of the shape. */
export interface RatioPieces {
  readonly from: number;
  readonly width: number;
  readonly pieces: readonly Polynomial[];
}

/** Shapes of accounts lie between these (`internal/own-regularity.ts`). */
const LEAST = 0.45;
const MOST = 20;

const PIECES = 8;
const DEGREE = 8;

/** The quantile of gaps that a share `probability` is below, in medians, for gamma-distributed gaps. */
export function quantileRatio(shape: number, probability: number): number {
  return gammaQuantile(shape, probability) / gammaQuantile(shape, 0.5);
}

/** Coefficients of the powers of `t`, from those of Chebyshev's polynomials. */
function powersOf(chebyshev: readonly number[]): number[] {
  let before = [1];
  let current = [0, 1];
  const powers = new Array<number>(chebyshev.length).fill(0);
  chebyshev.forEach((coefficient, degree) => {
    const polynomial = degree === 0 ? before : current;
    polynomial.forEach((power, i) => {
      powers[i] = (powers[i] as number) + coefficient * power;
    });
    if (degree === 0) return;
    const next = [0, ...current.map((power) => 2 * power)];
    before.forEach((power, i) => {
      next[i] = (next[i] as number) - power;
    });
    [before, current] = [current, next];
  });
  return powers;
}

/** The polynomial through a function at Chebyshev's points. */
function interpolate(f: (t: number) => number): number[] {
  const count = DEGREE + 1;
  const angles = Array.from({ length: count }, (_, i) => (Math.PI * (i + 0.5)) / count);
  const values = angles.map((angle) => f(Math.cos(angle)));
  const chebyshev = angles.map((_, degree) => {
    const sum = values.reduce(
      (total, value, i) => total + value * Math.cos(degree * (angles[i] as number)),
      0,
    );
    return ((degree === 0 ? 1 : 2) / count) * sum;
  });
  // Fewer digits than a double has: the last ones are noise, which may differ between runtimes.
  return powersOf(chebyshev).map((power) => Number(power.toPrecision(14)));
}

/**
 * The logarithm of {@link quantileRatio} over the logarithm of the shape, as polynomials: no warehouse has gamma quantiles. Within 1e-11 for
 * shapes from 0.45 to 20 (a test measures it).
 */
export function ratioPieces(probability: number): RatioPieces {
  const from = Number(Math.log(LEAST).toPrecision(14));
  const width = Number(((Math.log(MOST) - from) / PIECES).toPrecision(14));
  const pieces = Array.from({ length: PIECES }, (_, piece) =>
    interpolate((t) => Math.log(quantileRatio(Math.exp(from + width * (piece + (t + 1) / 2)), probability))),
  );
  return { from, width, pieces };
}

/** What the statement does with the pieces. */
export function ratioFrom({ from, width, pieces }: RatioPieces, shape: number): number {
  const at = (Math.log(shape) - from) / width;
  const piece = Math.max(0, Math.min(pieces.length - 1, Math.floor(at)));
  const t = 2 * (at - piece) - 1;
  return Math.exp((pieces[piece] as Polynomial).reduceRight((sum, coefficient) => sum * t + coefficient, 0));
}
