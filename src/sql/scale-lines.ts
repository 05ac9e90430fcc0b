import type { Scale } from '../tiers/scale.ts';
import { caseBelow, log1p } from './arithmetic.ts';
import type { Dialect } from './dialects/dialect-record.ts';
import { caseWhen, greatest, least, number, shortNumber } from './expressions.ts';
import { dividedBy } from './underflow.ts';

type Knot = readonly [number, number];

/** What a knot is over: the value, or `sign(x) · ln(1 + |x|)`. */
export function transformed({ transform }: Scale, value: string): string {
  if (transform === 'none') return value;
  const curved = log1p(`abs(${value})`);
  return caseWhen([[`${value} < 0`, `-(${curved})`]], curved);
}

/** The straight line from one knot to the next, with the operations of the library in its order. */
export function lineSql(dialect: Dialect, x: string, [from, low]: Knot, [to, high]: Knot): string {
  const n = (value: number): string => shortNumber(dialect, value);
  if (low === high) return n(low);
  const share = dividedBy(dialect, `(${x} - ${n(from)})`, from, to - from);
  const line = `${n(low)} + ${share} * ${n(high - low)}`;
  // Rounding leads past the next knot in few scales only: then the line ends at it.
  if (low < high) return low + (high - low) > high ? least([`(${line})`, n(high)]) : line;
  return low + (high - low) < high ? greatest([`(${line})`, n(high)]) : line;
}

/** The points of a value, a column of doubles, that is not NULL, not yet on their grid; `null` for a scale without knots. */
export function pointsSql(dialect: Dialect, scale: Scale, value: string): string | null {
  const { knots, ends } = scale;
  const [first] = knots;
  const last = knots[knots.length - 1];
  if (first === undefined || last === undefined) return null;
  const x = transformed(scale, value);
  const lines = knots
    .slice(1)
    .map((knot, i): [number, string] => [knot[0], lineSql(dialect, x, knots[i] as Knot, knot)]);
  const beyond = caseWhen(
    [[`${x} = ${number(dialect, last[0])}`, number(dialect, last[1])]],
    number(dialect, ends[1]),
  );
  return caseBelow(
    dialect,
    x,
    [[first[0], number(dialect, ends[0])], ...lines],
    last[1] === ends[1] ? number(dialect, ends[1]) : beyond,
  );
}
