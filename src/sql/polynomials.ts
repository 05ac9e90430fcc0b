import type { Dialect } from './dialects/dialect-record.ts';
import { number } from './expressions.ts';

/** A polynomial over `t`, -1 to 1, from the constant up. */
export type Polynomial = readonly number[];

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

/** The polynomial of a degree through a function over -1 to 1, at Chebyshev's points. */
export function interpolate(f: (t: number) => number, degree: number): number[] {
  const count = degree + 1;
  const angles = Array.from({ length: count }, (_, i) => (Math.PI * (i + 0.5)) / count);
  const values = angles.map((angle) => f(Math.cos(angle)));
  const chebyshev = angles.map((_, order) => {
    const sum = values.reduce(
      (total, value, i) => total + value * Math.cos(order * (angles[i] as number)),
      0,
    );
    return ((order === 0 ? 1 : 2) / count) * sum;
  });
  // Fewer digits than a double has: the last ones are noise, which may differ between runtimes.
  return powersOf(chebyshev).map((power) => Number(power.toPrecision(14)));
}

/** The value of a polynomial. */
export function polynomialAt(coefficients: Polynomial, t: number): number {
  return coefficients.reduceRight((sum, coefficient) => sum * t + coefficient, 0);
}

/** A polynomial as SQL, from the highest power down. */
export function polynomialSql(dialect: Dialect, coefficients: Polynomial, x: string): string {
  return coefficients.reduceRight((sum, coefficient) => {
    const constant = number(dialect, coefficient);
    return sum === '' ? constant : `(${sum}) * ${x} + ${constant}`;
  }, '');
}
