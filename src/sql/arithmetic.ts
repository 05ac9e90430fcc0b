import type { Dialect } from './dialects/dialect-record.ts';
import { type Branch, caseWhen, shortNumber } from './expressions.ts';

/** Points lie on a grid of 2^-36, as in memory (`internal/exact-parts.ts`). */
const UNITS = 2 ** 36;

/** The largest double below a half: added before `floor`, it rounds numbers from 0 on exactly as `Math.round` does. */
const BELOW_HALF = 0.5 - 2 ** -54;

/** The nearest whole number, halves up, for an expression that is never below 0. */
export function roundUp(dialect: Dialect, x: string): string {
  return `floor(${x} + ${dialect.double(BELOW_HALF)})`;
}

/** The nearest point of the grid, for an expression that is never below 0. */
export function onGrid(dialect: Dialect, x: string): string {
  return `${roundUp(dialect, `(${x}) * ${UNITS}`)} / ${UNITS}`;
}

/** The nearest point of the grid, for a difference: halves are rounded up, as by `Math.round`. */
export function differenceOnGrid(dialect: Dialect, x: string): string {
  return `floor((${x}) * ${UNITS} + ${dialect.double(0.5)}) / ${UNITS}`;
}

/** `ln(1 + x)` of an expression that is above -1, to a few last digits for small ones too (Kahan's way: few warehouses have log1p). */
export function log1p(x: string): string {
  const sum = `(1 + ${x})`;
  return caseWhen([[`${sum} = 1`, x]], `ln(${sum}) * (${x} / (${sum} - 1))`);
}

/** Below so many branches, one list of them is as quick as a tree. */
const FLAT = 6;

/** A CASE over ascending borders: the value of the first border that `x`, a double, is below, else `last`. Long lists become a tree of CASEs, which is not indented: it is long enough. */
export function caseBelow(
  dialect: Dialect,
  x: string,
  branches: ReadonlyArray<readonly [border: number, value: string]>,
  last: string,
): string {
  if (branches.length <= FLAT)
    return caseWhen(
      branches.map(([border, value]): Branch => [`${x} < ${shortNumber(dialect, border)}`, value]),
      last,
    );
  const middle = branches.length >> 1;
  const [border, value] = branches[middle - 1] as readonly [number, string];
  const below = caseBelow(dialect, x, branches.slice(0, middle - 1), value);
  const above = caseBelow(dialect, x, branches.slice(middle), last);
  return `CASE WHEN ${x} < ${shortNumber(dialect, border)} THEN\n${below}\nELSE\n${above}\nEND`;
}
