import type { Dialect } from './dialects/dialect-record.ts';
import { caseWhen, number, shortNumber } from './expressions.ts';

/**
 * Where a product or quotient is too small for a double, it is 0 in memory, while Postgres stops with an error: there, such results are
 * written as 0.
 */

/** The square of a double up to 2^-537.5 rounds to 0. */
const LARGEST_WITHOUT_SQUARE = 2 ** -537.5;
/** Quotients below are nothing on any scale, and have room for a further product. */
const NOTHING = 2 ** -900;

/** The square of an expression. */
export function square(dialect: Dialect, x: string): string {
  const squared = `(${x}) * (${x})`;
  if (!dialect.stopsAtUnderflow) return squared;
  return caseWhen([[`abs(${x}) <= ${number(dialect, LARGEST_WITHOUT_SQUARE)}`, '0']], squared);
}

/** A difference from `from`, divided by a number above 0. Differences from numbers that are not tiny are not tiny themselves. */
export function dividedBy(dialect: Dialect, difference: string, from: number, by: number): string {
  const quotient = `${difference} / ${shortNumber(dialect, by)}`;
  const least = by * NOTHING;
  if (!dialect.stopsAtUnderflow || Math.abs(from) > 1e-150 || least === 0) return quotient;
  return caseWhen([[`abs(${difference}) <= ${number(dialect, least)}`, '0']], quotient);
}

/** A difference divided by one of several numbers above 0, a column, of which `least` is the smallest. */
export function dividedByColumn(dialect: Dialect, difference: string, by: string, least: number): string {
  const quotient = `${difference} / ${by}`;
  if (!dialect.stopsAtUnderflow || least * NOTHING === 0) return quotient;
  return caseWhen([[`${difference} <= ${number(dialect, least * NOTHING)}`, '0']], quotient);
}
