import { logGammaAbove } from '../internal/gamma-distribution.ts';
import type { Dialect } from './dialects/dialect-record.ts';
import { caseWhen, number } from './expressions.ts';
import { interpolate, type Polynomial, polynomialSql } from './polynomials.ts';

/** Further out, the chance is below 1e-307, and Postgres stops at an exponential that is too small for a double. */
const MOST = 37.5;
/** Nearer to 0 it is a half in every digit, and Postgres stops at squares that are too small for a double. */
const NONE = 1e-30;
/** The curve is drawn over 1 / (distance + KNEE), where it is nearly straight: one polynomial is enough for all of it. */
const KNEE = 4;
const DEGREE = 18;

const LEAST_INVERSE = 1 / (MOST + KNEE);
const SCALE = 2 / (1 / KNEE - LEAST_INVERSE);

/** The tail beyond `distance`, from 0 on, over the height of the bell there, times `1 + distance`: between 0.4 and 0.6. */
function curveAt(distance: number): number {
  const square = (distance * distance) / 2;
  return ((1 + distance) * Math.exp(logGammaAbove(0.5, square) + square)) / 2;
}

function tailPolynomial(): Polynomial {
  return interpolate((t) => {
    const inverse = LEAST_INVERSE + (t + 1) / SCALE;
    return curveAt(Math.max(0, 1 / inverse - KNEE));
  }, DEGREE);
}

/**
 * The chance that a standard normal number is at most `z`, as an expression: `normalAtMost` of the library. No warehouse of them all has it.
 *
 * Within 1e-12, relatively for `z` below 0, where it is a small number. Beyond ±37.5 it is 0 or 1. NULL stays NULL.
 *
 * @param column a double; it stands in the expression some forty times, so let it be the name of a column
 */
export function normalAtMostSql(dialect: Dialect, column: string): string {
  const n = (value: number): string => number(dialect, value);
  const polynomial = tailPolynomial();
  const tail = (distance: string): string => {
    const t = `(${n(SCALE)} / (${KNEE} + ${distance}) - ${n(LEAST_INVERSE * SCALE + 1)})`;
    return `exp(-(${column} * ${column}) / 2) * (${polynomialSql(dialect, polynomial, t)}) / (1 + ${distance})`;
  };
  return caseWhen(
    [
      [`${column} < ${n(-MOST)}`, dialect.double(0)],
      [`${column} > ${n(MOST)}`, dialect.double(1)],
      [`${column} > ${n(-NONE)} AND ${column} < ${n(NONE)}`, dialect.double(0.5)],
      [`${column} < 0`, tail(`(-${column})`)],
    ],
    `1 - ${tail(column)}`,
  );
}
