import type { Dialect } from './dialects/dialect-record.ts';
import { PARTS, partSteps, partsApproximately, partsText } from './exact-sums.ts';
import { allOf, anyOf, type Branch, caseWhen, divide } from './expressions.ts';
import type { Column, Query, Step } from './statement.ts';
import type { UnionPart } from './union-step.ts';

/** The step that has values to be put in order: `list` (a number), `part` (a text; lists may have several) and `value`. */
export const VALUES = 'fitValues';
/** The step that has the runs that come back. */
export const RUNS = 'fitRuns';

/** What a condition on a run may look at, as SQL. */
export interface RunColumns {
  readonly value: string;
  /** The next smaller and the next larger value; NULL at the ends. */
  readonly previous: string;
  readonly next: string;
  /** How many values are smaller, equal, and all of them. */
  readonly before: string;
  readonly count: string;
  readonly n: string;
  /** How many different values there are. */
  readonly distinct: string;
  /** About the share of the positive sum that is in larger values, and with these values too; only with sums. */
  readonly above: string;
  readonly within: string;
  /** About the sum of larger values, losses too, with these values too, and of all; only with losses. */
  readonly held: string;
  readonly heldWithin: string;
  readonly net: string;
}

/** Which exact sums come back: of the values above 0, or of those and of the magnitudes of those below. */
export type RunSums = 'none' | 'gains' | 'all';

/** Which runs of a list come back: at most two on either side of a true one come back with it. */
export interface RunList {
  readonly list: number;
  readonly near: readonly string[];
}

/** Runs around the positions (n - 1) · i / bins, with room for every way of rounding them. */
export function nearPositions({ before, count, n }: RunColumns, bins: number): string[] {
  return Array.from({ length: bins - 1 }, (_, i) =>
    allOf(
      `(${before} - 3) * ${bins} <= (${n} - 1) * ${i + 1}`,
      `(${before} + ${count} + 2) * ${bins} >= (${n} - 1) * ${i + 1}`,
    ),
  );
}

/** The last run that is not above a border. */
export function nearAt({ value, next }: RunColumns, border: string): string {
  return allOf(`${value} <= ${border}`, anyOf(`${next} IS NULL`, `${next} > ${border}`));
}

/** The smallest run above 0. */
export function isSmallestGain({ value, previous }: RunColumns): string {
  return allOf(`${value} > 0`, anyOf(`${previous} IS NULL`, `${previous} <= 0`));
}

/** Steps from {@link VALUES} to {@link RUNS}: equal values are counted, put in order, and those that matter are kept. */
export function runSteps(
  dialect: Dialect,
  kind: RunSums,
  lists: (columns: RunColumns) => readonly RunList[],
  /** A step between the order and the conditions, for what these look at besides. */
  between: (after: string) => readonly Step[] = () => [],
): Step[] {
  const withSums = kind !== 'none';
  const withLosses = kind === 'all';
  const column = (alias: string) => (name: string) => `${alias}.${dialect.identifier(name)}`;
  const v = column('v');
  const c = column('c');
  const o = column('o');
  const within = `PARTITION BY ${c('list')}, ${c('part')}`;
  const ascending = `${within} ORDER BY ${c('value')}`;
  const upToHere = 'ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW';
  const sum = (x: string, over: string): string => `SUM(${x}) OVER (${over})`;
  const neighbour = (where: 'PRECEDING' | 'FOLLOWING'): string =>
    `MIN(${c('value')}) OVER (${ascending} ROWS BETWEEN 1 ${where} AND 1 ${where})`;
  const own = (part: string, isCounted: string): string =>
    caseWhen([[`${c('value')} ${isCounted}`, `${c('count')} * ${c(part)}`]], '0');
  const sums: Column[] = PARTS.flatMap((part): Column[] => {
    const gain = own(part, '> 0');
    const loss = own(part, '< 0');
    const gains: Column[] = [
      [`${sum(gain, `${within} ORDER BY ${c('value')} DESC ${upToHere}`)} - ${gain}`, `${part}Above`],
      [gain, `${part}Own`],
      [sum(gain, within), `${part}Total`],
    ];
    const losses: Column[] = [
      [`${sum(loss, `${ascending} ${upToHere}`)} - ${loss}`, `${part}Below`],
      [loss, `${part}Lost`],
      [sum(loss, within), `${part}Loss`],
    ];
    return withLosses ? [...gains, ...losses] : gains;
  });
  const about = (kind: string): string =>
    partsApproximately(
      dialect,
      PARTS.map((part) => o(part + kind)),
    );
  const share = (amount: string): string =>
    caseWhen([[`${about('Total')} > 0`, divide(dialect, amount, about('Total'))]]);
  const held = `(${about('Above')} - (${about('Loss')} - ${about('Below')} - ${about('Lost')}))`;
  const near = lists({
    value: o('value'),
    previous: o('previous'),
    next: o('next'),
    before: o('before'),
    count: o('count'),
    n: o('n'),
    distinct: o('distinct'),
    above: share(about('Above')),
    within: share(`(${about('Above')} + ${about('Own')})`),
    held,
    heldWithin: `(${held} + ${about('Own')} - ${about('Lost')})`,
    net: `(${about('Total')} - ${about('Loss')})`,
  }).map(({ list, near }): Branch => [allOf(`${o('list')} = ${list}`, anyOf(...near)), '1']);
  const isEnd = anyOf(`${o('previous')} IS NULL`, `${o('next')} IS NULL`);
  const step = (name: string, note: string, query: Query): Step => ({ name, note, query });
  const counted = 'fitCounts';
  const order = 'fitOrder';
  const more = between(order);
  return [
    step(counted, 'Equal values are counted', {
      columns: [v('list'), v('part'), v('value'), ['COUNT(*)', 'count']],
      from: [{ step: VALUES }, 'v'],
      groupBy: [v('list'), v('part'), v('value')],
    }),
    ...(withSums ? partSteps(dialect, counted) : []),
    step(order, 'Equal values in order: how many are before, and what larger ones hold', {
      columns: [
        c('list'),
        c('part'),
        c('value'),
        c('count'),
        [dialect.asInteger(`${sum(c('count'), `${ascending} ${upToHere}`)} - ${c('count')}`), 'before'],
        [dialect.asInteger(sum(c('count'), within)), 'n'],
        [`ROW_NUMBER() OVER (${ascending})`, 'place'],
        [`COUNT(*) OVER (${within})`, 'distinct'],
        [neighbour('PRECEDING'), 'previous'],
        [neighbour('FOLLOWING'), 'next'],
        ...(withSums
          ? [...sums, [dialect.asInteger(sum(`COALESCE(${c('tooFine')}, 0)`, within)), 'tooFine'] as const]
          : []),
      ],
      from: [{ step: withSums ? 'exactParts' : counted }, 'c'],
    }),
    ...more,
    step('fitNear', 'Whether a border between scores or classes may be here', {
      columns: ['o.*', [caseWhen([...near, [isEnd, '1']], '0'), 'near']],
      from: [{ step: more.at(-1)?.name ?? order }, 'o'],
    }),
    step('fitKept', 'Their neighbours too', {
      columns: [
        'c.*',
        [`MAX(${c('near')}) OVER (${ascending} ROWS BETWEEN 2 PRECEDING AND 2 FOLLOWING)`, 'kept'],
      ],
      from: [{ step: 'fitNear' }, 'c'],
    }),
    step(RUNS, 'What comes back of the values', {
      columns: [
        o('part'),
        o('value'),
        o('before'),
        o('count'),
        o('n'),
        o('place'),
        o('distinct'),
        ...(withSums
          ? ([
              [
                partsText(
                  dialect,
                  PARTS.map((part) => o(`${part}Above`)),
                ),
                'above',
              ],
              [
                partsText(
                  dialect,
                  PARTS.map((part) => o(`${part}Total`)),
                ),
                'total',
              ],
              o('tooFine'),
            ] as const)
          : []),
        ...(withLosses
          ? ([
              [
                partsText(
                  dialect,
                  PARTS.map((part) => o(`${part}Below`)),
                ),
                'below',
              ],
              [
                partsText(
                  dialect,
                  PARTS.map((part) => o(`${part}Loss`)),
                ),
                'loss',
              ],
            ] as const)
          : []),
      ],
      from: [{ step: 'fitKept' }, 'o'],
      where: `${o('kept')} = 1`,
    }),
  ];
}

/** The types of the columns of {@link RUNS}, without and with sums. */
const RUN_COLUMNS = {
  part: 'text',
  value: 'double',
  before: 'integer',
  count: 'integer',
  n: 'integer',
  place: 'integer',
  distinct: 'integer',
} as const;
const SUM_COLUMNS = { above: 'text', total: 'text', tooFine: 'integer' } as const;
const LOSS_COLUMNS = { below: 'text', loss: 'text' } as const;

/** The types of the columns with some kind of sums. */
export function runColumns(sums: RunSums): Readonly<Record<string, 'text' | 'double' | 'integer'>> {
  return {
    ...RUN_COLUMNS,
    ...(sums === 'none' ? {} : SUM_COLUMNS),
    ...(sums === 'all' ? LOSS_COLUMNS : {}),
  };
}

/** The rows of {@link RUNS}, of kind `run`. */
export function runPart(dialect: Dialect, sums: RunSums): UnionPart {
  const names = Object.keys(runColumns(sums));
  const columns = Object.fromEntries(names.map((name) => [name, `r.${dialect.identifier(name)}`]));
  return { kind: 'run', columns, from: [{ step: RUNS }, 'r'] };
}
