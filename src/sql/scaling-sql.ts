import { type FittedScaling, MAX_SCALED } from '../clusters/scaling.ts';
import { MAX_SUMMAND } from '../internal/exact-sum.ts';
import { caseBelow, log1p } from './arithmetic.ts';
import type { Dialect } from './dialects/dialect-record.ts';
import { type Branch, caseWhen, number } from './expressions.ts';
import { lineSql } from './scale-lines.ts';
import { dividedBy } from './underflow.ts';

/** Ratios above this are left to logarithms, as in memory. */
const MAX_RATIO = 1e300;

function signedLog(dialect: Dialect, value: string, unit: number): string {
  const size = `abs(${value})`;
  const near = log1p(`(${dividedBy(dialect, size, 0, unit)})`);
  const border = MAX_RATIO * unit;
  const curved =
    border > MAX_SUMMAND
      ? near
      : caseWhen(
          [[`${size} >= ${number(dialect, border)}`, `ln(${size}) - ${number(dialect, Math.log(unit))}`]],
          near,
        );
  return caseWhen([[`${value} < 0`, `-(${curved})`]], curved);
}

/** A value that is not NULL on the shared scale of clusters, with the operations of the library in its order. */
export function scaledSql(dialect: Dialect, scaling: FittedScaling, value: string): string {
  if (scaling.method === 'rank') {
    const { knots } = scaling;
    const [first, last] = [knots[0], knots[knots.length - 1]] as const;
    if (first === undefined || last === undefined) return dialect.double(0);
    const lines = knots
      .slice(1)
      .map((knot, i): [number, string] => [
        knot[0],
        lineSql(dialect, value, knots[i] as readonly [number, number], knot),
      ]);
    const end = (points: number): string => dialect.double(points + 0);
    return caseBelow(dialect, value, [[first[0], end(first[1])], ...lines], end(last[1]));
  }
  const { center, scale } = scaling;
  if (scale === 0) return dialect.double(0);
  const curved = scaling.method === 'logZ' ? `(${signedLog(dialect, value, scaling.unit)})` : value;
  const difference = `(${curved} - ${number(dialect, center)})`;
  const scaled = dividedBy(dialect, difference, center, scale);
  // What would be cut after the division is cut before it: warehouses stop at an overflow.
  const most = MAX_SCALED * scale;
  if (scaling.method === 'logZ' || most > 2 * MAX_SUMMAND) return scaled;
  const ends: Branch[] = [
    [`${difference} > ${number(dialect, most)}`, dialect.double(MAX_SCALED)],
    [`${difference} < ${number(dialect, -most)}`, dialect.double(-MAX_SCALED)],
  ];
  return caseWhen(ends, scaled);
}
