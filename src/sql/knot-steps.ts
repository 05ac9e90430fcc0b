import type { Scale } from '../tiers/scale.ts';
import { caseBelow } from './arithmetic.ts';
import type { Dialect } from './dialects/dialect-record.ts';
import { allOf, caseWhen, shortNumber } from './expressions.ts';
import { transformed } from './scale-lines.ts';
import type { Query, Step } from './statement.ts';
import { dividedByColumn } from './underflow.ts';

/** Knots of a scale up to which a CASE tells the line; above, they are rows. */
const MOST_CASES = 64;
/** So many lines share a number, by which they are looked up. */
const PER_SHELF = 32;
/** The short name of the rows of knots. */
const ROWS = 'k';

/** A scale of many knots: its steps, the line to look up for a value, and its points. */
export interface KnotLookup {
  readonly steps: readonly Step[];
  readonly join: NonNullable<Query['leftJoins']>[number];
  readonly points: string;
}

/**
 * A percentile scale has up to some thousand knots: as a CASE, 150 characters each, a few of them are more than some warehouses take for a statement (ClickHouse
 * 256 KB, others 1 MB). So they are rows, 20 characters each, joined by the shelf on which their line is, and then by its ends. `null` for short scales.
 */
export function knotLookup(dialect: Dialect, scale: Scale, column: string, at: number): KnotLookup | null {
  const { knots, ends } = scale;
  if (knots.length <= MOST_CASES) return null;
  const own = (alias: string, name: string): string => `${alias}.${dialect.identifier(name)}`;
  const n = (value: number): string => shortNumber(dialect, value);
  const x = transformed(scale, column);
  const [first, last] = [knots[0], knots[knots.length - 1]] as readonly [Knot, Knot];
  const names = { knots: `criteriaKnots${at + 1}`, lines: `criteriaLines${at + 1}`, alias: `k${at + 1}` };
  const line = (name: string): string => own(names.alias, name);
  const borders = knots.filter((_, i) => i > 0 && i % PER_SHELF === 0).map(([border]) => border);
  const shelf = caseBelow(
    dialect,
    x,
    borders.map((border, i): [number, string] => [border, String(i)]),
    String(borders.length),
  );
  const narrowest = Math.min(...knots.slice(1).map(([value], i) => value - (knots[i] as Knot)[0]));
  const share = dividedByColumn(
    dialect,
    `(${x} - ${line('lineFrom')})`,
    `(${line('lineTo')} - ${line('lineFrom')})`,
    narrowest,
  );
  const rise = `${line('lineLow')} + ${share} * (${line('lineHigh')} - ${line('lineLow')})`;
  return {
    steps: [
      {
        name: names.knots,
        note: 'A scale of many knots: values and points',
        query: {
          columns: [
            [`ROW_NUMBER() OVER (ORDER BY ${ROWS}.x)`, 'knotPlace'],
            [dialect.asDouble(`${ROWS}.x`), 'knotValue'],
            [dialect.asDouble(`${ROWS}.y`), 'knotPoints'],
          ],
          from: [{ names: ['x', 'y'], rows: knots.map(([value, points]) => [n(value), n(points)]) }, ROWS],
        },
      },
      {
        name: names.lines,
        note: 'The lines from one knot to the next, some to a shelf',
        query: {
          columns: [
            [`floor(${dialect.asDouble(`(${own('f', 'knotPlace')} - 1)`)} / ${PER_SHELF})`, 'lineShelf'],
            [own('f', 'knotValue'), 'lineFrom'],
            [own('f', 'knotPoints'), 'lineLow'],
            [own('t', 'knotValue'), 'lineTo'],
            [own('t', 'knotPoints'), 'lineHigh'],
          ],
          from: [{ step: names.knots }, 'f'],
          leftJoins: [[names.knots, 't', `${own('t', 'knotPlace')} = ${own('f', 'knotPlace')} + 1`]],
        },
      },
    ],
    join: [
      names.lines,
      names.alias,
      allOf(
        `${line('lineShelf')} = ${dialect.asDouble(shelf)}`,
        `${line('lineFrom')} <= ${x}`,
        `${x} < ${line('lineTo')}`,
      ),
    ],
    points: caseWhen(
      [
        [`${x} < ${n(first[0])}`, n(ends[0])],
        [`${x} > ${n(last[0])}`, n(ends[1])],
        [`${x} = ${n(last[0])}`, n(last[1])],
        // Rounding must not lead past a knot.
        [`${rise} > ${line('lineLow')} AND ${rise} > ${line('lineHigh')}`, larger(line)],
        [`${rise} < ${line('lineLow')} AND ${rise} < ${line('lineHigh')}`, smaller(line)],
      ],
      rise,
    ),
  };
}

type Knot = readonly [number, number];
type LineOf = (name: string) => string;

function larger(line: LineOf): string {
  return caseWhen([[`${line('lineLow')} > ${line('lineHigh')}`, line('lineLow')]], line('lineHigh'));
}

function smaller(line: LineOf): string {
  return caseWhen([[`${line('lineLow')} < ${line('lineHigh')}`, line('lineLow')]], line('lineHigh'));
}
