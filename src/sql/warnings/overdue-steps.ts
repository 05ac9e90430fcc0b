import { logGamma } from '../../internal/gamma-function.ts';
import { shapeOf } from '../../internal/own-regularity.ts';
import { OWN_SHAPE_GAPS } from '../../internal/regularity.ts';
import { allOf, type Branch, caseWhen, number, onlyIf } from '../expressions.ts';
import { gammaTailStep, gammaTailSteps } from '../gamma-tail-steps.ts';
import { medianSteps, PURCHASE_DAYS } from '../history-steps.ts';
import { OWN_SHAPES, type OwnCurve, ownCurveSteps, ownShapeSteps } from '../own-shape-steps.ts';
import { logGammaPieces, meanRatio, meanRatioPieces } from '../ratio-polynomials.ts';
import { columnSteps, type Step } from '../statement.ts';
import { indicatorStep, type WarningRequest } from './indicator-step.ts';

/** Gaps of so many days before the last purchase count; as in `warnings/indicators/overdue.ts`. */
const HISTORY_DAYS = 730;
/** From so many purchase days on, the usual gap is the account's own. */
const OWN_PURCHASES = 4;

const QUANTILES = { q90: 0.9, q95: 0.95, q99: 0.99 } as const;

/** The regularity of the book, without which nothing tells how long is too long. */
function regularityOf({ regularity }: WarningRequest): NonNullable<WarningRequest['regularity']> {
  if (regularity === null) throw new TypeError('Cannot measure "overdue" without the regularity of the book');
  return regularity;
}

/** Purchase days of the 24 months that end with the last one, the gaps between them, and what they come to per account. */
function gapSteps(request: WarningRequest): Step[] {
  const { dialect } = request;
  const own = (alias: string, name: string): string => `${alias}.${dialect.identifier(name)}`;
  const gap = own('g', 'gap');
  const last = `MAX(${own('g', 'day')}) OVER (PARTITION BY ${own('g', 'accountId')})`;
  const count = dialect.asDouble(`NULLIF(COUNT(${gap}), 0)`);
  const meanGap = `${dialect.asDouble(`SUM(${gap})`)} / ${count}`;
  return [
    {
      name: 'overdueDays',
      note: 'Purchase days, and how long before the last one',
      query: {
        columns: [
          own('g', 'accountId'),
          own('g', 'day'),
          gap,
          [dialect.daysBetween(own('g', 'day'), last), 'before'],
        ],
        from: [{ step: PURCHASE_DAYS }, 'g'],
      },
    },
    {
      name: 'overdueGaps',
      note: 'Those of 24 months, with the gaps between them',
      query: {
        columns: [
          own('g', 'accountId'),
          own('g', 'day'),
          [onlyIf(`${own('g', 'before')} + ${gap} < ${HISTORY_DAYS}`, gap), 'gap'],
        ],
        from: [{ step: 'overdueDays' }, 'g'],
        where: `${own('g', 'before')} < ${HISTORY_DAYS}`,
      },
    },
    {
      name: 'overdueStatistics',
      note: 'Purchase days, and how long and how unequal the gaps between them are',
      query: {
        columns: [
          own('g', 'accountId'),
          ['COUNT(*)', 'n'],
          [dialect.daysBetween(`MAX(${own('g', 'day')})`, dialect.day(request.rules.asOf)), 'days'],
          [`COUNT(${gap})`, 'gaps'],
          [meanGap, 'ownMean'],
          [`ln(${meanGap}) - SUM(ln(${dialect.asDouble(gap)})) / ${count}`, 'spread'],
        ],
        from: [{ step: 'overdueGaps' }, 'g'],
        groupBy: [own('g', 'accountId')],
      },
    },
    ...medianSteps(request, 'overdueMedians', 'overdueGaps', own('v', 'gap')),
  ];
}

/** The step that has what is usual for every account, `usualGap` and `meanGap`: its own, drawn towards the book. */
function usualStep(request: WarningRequest): Step {
  const { dialect } = request;
  const book = regularityOf(request);
  const own = (alias: string, name: string): string => `${alias}.${dialect.identifier(name)}`;
  const constant = (value: number | null): string =>
    value === null ? dialect.asDouble('NULL') : dialect.double(value);
  const gaps = dialect.asDouble(own('s', 'gaps'));
  const weight = `(${gaps} / (${gaps} + ${number(dialect, book.priorGaps)}))`;
  const drawn =
    book.meanGap === null
      ? own('s', 'ownMean')
      : `exp(${weight} * ln(${own('s', 'ownMean')}) + (1 - ${weight}) * ${dialect.double(Math.log(book.meanGap))})`;
  return {
    name: 'overdueUsual',
    note: 'The usual gap of every account, and the mean gap, drawn towards that of the book',
    query: {
      columns: [
        // Named, as ClickHouse would call it "s.accountId" beside the table that is looked up.
        [own('s', 'accountId'), 'accountId'],
        [own('s', 'n'), 'n'],
        [own('s', 'days'), 'days'],
        [own('s', 'gaps'), 'gaps'],
        [own('s', 'spread'), 'spread'],
        [
          caseWhen([[`${own('s', 'n')} >= ${OWN_PURCHASES}`, own('m', 'median')]], constant(book.medianGap)),
          'usualGap',
        ],
        [caseWhen([[`${own('s', 'gaps')} = 0`, constant(book.meanGap)]], drawn), 'meanGap'],
      ],
      from: [{ step: 'overdueStatistics' }, 's'],
      leftJoins: [['overdueMedians', 'm', `${own('m', 'accountId')} = ${own('s', 'accountId')}`]],
    },
  };
}

/**
 * The indicator `overdue`: days since the last purchase in usual gaps, and how rare that is by gamma-distributed gaps.
 *
 * Below ten gaps the shape depends on their number only: whatever follows from it is one of ten constants. From ten on, the account's own is solved for
 * (`own-shape-steps.ts`), and read off polynomials. The quantiles and the chance are worked out where `wanted` names them, and are NULL elsewhere.
 */
export function overdueSteps(
  request: WarningRequest,
  wanted: ReadonlySet<string> = new Set([...Object.keys(QUANTILES), 'probability', 'shape']),
): Step[] {
  const { dialect } = request;
  const book = regularityOf(request);
  const own = (name: string): string => `a.${dialect.identifier(name)}`;
  const quantiles = Object.entries(QUANTILES).filter(([name]) => wanted.has(name));
  const isTailWanted = wanted.has('probability');
  const isShapeWanted = isTailWanted || wanted.has('shape');
  const curves: OwnCurve[] = [
    ...quantiles.map(
      ([name, p]): OwnCurve => ({ name: `${name}Own`, curve: meanRatioPieces(p), isLog: true }),
    ),
    ...(isTailWanted ? [{ name: 'logGammaOwn', curve: logGammaPieces(), isLog: false }] : []),
  ];
  const shapes = Array.from({ length: OWN_SHAPE_GAPS }, (_, gaps) =>
    shapeOf(new Array<number>(gaps).fill(1), book),
  );
  /** What follows from the shape: a constant below ten gaps. */
  const byGaps = (f: (shape: number) => number, otherwise: string): string =>
    caseWhen(
      shapes.map((shape, gaps): Branch => [`${own('gaps')} = ${gaps}`, dialect.double(f(shape))]),
      otherwise,
    );
  const steps: Step[] = [...gapSteps(request), usualStep(request)];
  if (curves.length > 0 || isShapeWanted)
    steps.push(...ownShapeSteps(dialect, 'overdueUsual', book), ...ownCurveSteps(dialect, curves));
  const ratios = curves.length > 0 ? 'ownRatios' : isShapeWanted ? OWN_SHAPES : 'overdueUsual';
  const shaped = columnSteps({ step: ratios });
  shaped.add('overdueShape', 'What follows from the shape of the gaps', [
    ...(isShapeWanted ? [[byGaps((shape) => shape, `exp(${own('logShape')})`), 'shape'] as const] : []),
    ...(isTailWanted ? [[byGaps(logGamma, own('logGammaOwn')), 'logGamma'] as const] : []),
    ...quantiles.map(
      ([name, p]) => [byGaps((shape) => meanRatio(shape, p), own(`${name}Own`)), `${name}Ratio`] as const,
    ),
  ]);
  steps.push(...shaped.steps);
  let last = shaped.steps.length > 0 ? 'overdueShape' : ratios;
  if (isTailWanted) {
    const scaled = columnSteps({ step: last });
    scaled.add('overdueScaled', 'The silence, where gaps have the scale 1', [
      [`${dialect.asDouble(own('days'))} / (${own('meanGap')} / ${own('shape')})`, 'scaled'],
    ]);
    steps.push(
      ...scaled.steps,
      ...gammaTailSteps(
        dialect,
        'overdueScaled',
        { shape: 'shape', logGamma: 'logGamma', x: 'scaled' },
        'overdueTail',
      ),
    );
    last = gammaTailStep('overdueTail');
  }
  const none = dialect.asDouble('NULL');
  const isUsual = allOf(`${own('usualGap')} IS NOT NULL`, `${own('meanGap')} IS NOT NULL`);
  const days = dialect.asDouble(own('days'));
  const quantile = (name: string): string =>
    wanted.has(name) ? `${own(`${name}Ratio`)} * ${own('meanGap')} / ${own('usualGap')}` : none;
  steps.push({
    name: indicatorStep('overdue'),
    note: 'Silence in usual gaps',
    query: {
      columns: [
        own('accountId'),
        [onlyIf(isUsual, `${days} / ${own('usualGap')}`), 'value'],
        [none, 'baseline'],
        [none, 'lastYear'],
        [none, 'delta'],
        [isTailWanted ? onlyIf(isUsual, own('overdueTail')) : none, 'probability'],
        own('n'),
        [days, 'days'],
        [onlyIf(isUsual, own('usualGap')), 'medianGap'],
        [quantile('q90'), 'q90'],
        [quantile('q95'), 'q95'],
        [quantile('q99'), 'q99'],
        [dialect.asDouble(caseWhen([[`${own('n')} >= ${OWN_PURCHASES}`, '1']], '0')), 'isOwnGap'],
        [wanted.has('shape') ? own('shape') : none, 'shape'],
      ],
      from: [{ step: last }, 'a'],
    },
  });
  return steps;
}
