import { dayFromIsoPrefix } from '../internal/day.ts';
import { shapeOf } from '../internal/own-regularity.ts';
import { OWN_SHAPE_GAPS } from '../internal/regularity.ts';
import type { LifecycleModel } from '../lifecycle/lifecycle-model.ts';
import { allOf, type Branch, caseWhen, number, onlyIf } from './expressions.ts';
import { dayBefore, HISTORY, historySteps, inUnits, medianSteps, PURCHASE_DAYS } from './history-steps.ts';
import type { PreviousRequest } from './lifecycle-previous.ts';
import { lifecycleColumns } from './lifecycle-rules.ts';
import { ownCurveSteps, ownShapeSteps } from './own-shape-steps.ts';
import { quantileRatio, ratioPieces } from './ratio-polynomials.ts';
import type { Step } from './statement.ts';
import type { SummaryRequest } from './summary-options.ts';

/** The last step of stages: a row an account. */
export const LIFECYCLE = 'lifecycle';

/** Orders to lifecycle stages; the last step is {@link LIFECYCLE}. */
export function lifecycleSteps(
  { options, fitted }: LifecycleModel,
  request: SummaryRequest,
  reasons: boolean,
  previous: PreviousRequest | null,
): Step[] {
  const { dialect, rules } = request;
  const own = (alias: string, name: string): string => `${alias}.${dialect.identifier(name)}`;
  const n = (value: number): string => number(dialect, value);
  const today = dayFromIsoPrefix(rules.asOf);
  const asOf = dialect.day(rules.asOf);
  const { windowDays } = options;
  const start = dayBefore(request, today, windowDays - 1);
  const startBefore = dayBefore(request, today, 2 * windowDays - 1);
  const day = own('h', 'day');
  const sumOf = (...conditions: string[]): string =>
    inUnits(request, `COALESCE(SUM(${onlyIf(allOf(...conditions), own('h', 'amount'))}), 0)`);
  const double = (alias: string, name: string): string => dialect.asDouble(own(alias, name));
  const gap = own('g', 'gap');
  const since = dialect.daysBetween(own('g', 'day'), asOf);
  const longestFirst = `ROW_NUMBER() OVER (PARTITION BY ${own('g', 'accountId')} ORDER BY ${gap} DESC, ${own('g', 'day')} DESC)`;
  const on = (alias: string): string => `${own(alias, 'accountId')} = ${own('t', 'accountId')}`;
  const tenure = dialect.daysBetween(own('s', 'firstDay'), asOf);
  const ownMedian = `${own('s', 'orders')} >= ${n(options.ownMedianOrders)}`;
  const bookMedian = fitted.medianGap === null ? dialect.asDouble('NULL') : dialect.double(fitted.medianGap);
  const inPrior = `(${tenure} + 1 - ${windowDays})`;
  // An account with fewer than ten gaps has the shape of the book, but for how many gaps it has: ten constants.
  const bookRatios = Array.from({ length: OWN_SHAPE_GAPS }, (_, gaps): Branch => {
    const shape = shapeOf(new Array<number>(gaps).fill(1), fitted);
    return [`${own('a', 'gaps')} = ${gaps}`, n(quantileRatio(shape, options.decline.probability))];
  });
  const evidence: Step[] = [
    {
      name: 'lifecycleAmounts',
      note: 'Amounts of the window and of the one before',
      query: {
        columns: [
          own('h', 'accountId'),
          [sumOf(`${day} >= ${start}`), 'amount'],
          [sumOf(`${day} >= ${startBefore}`, `${day} < ${start}`), 'before'],
        ],
        from: [{ step: HISTORY }, 'h'],
        groupBy: [own('h', 'accountId')],
      },
    },
    {
      name: 'gapStatistics',
      note: 'Purchase days, and how long and how unequal the gaps between them are',
      query: {
        columns: [
          own('g', 'accountId'),
          ['COUNT(*)', 'orders'],
          [`MIN(${own('g', 'day')})`, 'firstDay'],
          [`MAX(${own('g', 'day')})`, 'lastDay'],
          [`COUNT(${gap})`, 'gaps'],
          [
            `ln(${dialect.asDouble(`SUM(${gap})`)} / ${dialect.asDouble(`NULLIF(COUNT(${gap}), 0)`)}) - SUM(ln(${dialect.asDouble(gap)})) / ${dialect.asDouble(`NULLIF(COUNT(${gap}), 0)`)}`,
            'spread',
          ],
        ],
        from: [{ step: PURCHASE_DAYS }, 'g'],
        groupBy: [own('g', 'accountId')],
      },
    },
    // Before the steps that look things up: ClickHouse works branches of a CASE out late and over again, but not across a join.
    ...ownShapeSteps(dialect, 'gapStatistics', fitted),
    ...ownCurveSteps(dialect, [
      { name: 'ownRatio', curve: ratioPieces(options.decline.probability), isLog: true },
    ]),
    ...medianSteps(request, 'gapMedians', PURCHASE_DAYS, own('v', 'gap')),
    {
      name: 'returnPlaces',
      note: 'Gaps that ended of late, the longest first, the latest of equals',
      query: {
        columns: [own('g', 'accountId'), gap, [since, 'since'], [longestFirst, 'place']],
        from: [{ step: PURCHASE_DAYS }, 'g'],
        where: allOf(`${gap} IS NOT NULL`, `${since} < ${n(options.reactivated.withinDays)}`),
      },
    },
    {
      name: 'returns',
      note: 'The longest gap that ended of late',
      query: {
        columns: [own('p', 'accountId'), own('p', 'gap'), own('p', 'since')],
        from: [{ step: 'returnPlaces' }, 'p'],
        where: `${own('p', 'place')} = 1`,
      },
    },
    {
      name: 'lifecycleFacts',
      note: 'What is known of every account',
      query: {
        columns: [
          // Named, as ClickHouse would call it "t.accountId" beside the tables that are looked up.
          [own('t', 'accountId'), 'accountId'],
          [`COALESCE(${own('s', 'orders')}, 0)`, 'orders'],
          [tenure, 'tenure'],
          [dialect.daysBetween(own('s', 'lastDay'), asOf), 'idleDays'],
          [`COALESCE(${own('s', 'gaps')}, 0)`, 'gaps'],
          [own('s', 'ownRatio'), 'ownRatio'],
          [caseWhen([[ownMedian, own('m', 'median')]], bookMedian), 'medianGap'],
          [
            caseWhen(
              [[ownMedian, "'account'"]],
              fitted.medianGap === null ? dialect.asText('NULL') : "'book'",
            ),
            'medianOf',
          ],
          [
            onlyIf(
              `${own('t', 'before')} > 0`,
              `(${own('t', 'amount')} - ${own('t', 'before')}) / ${own('t', 'before')}`,
            ),
            'growth',
          ],
          [
            caseWhen(
              [
                [`${inPrior} > ${windowDays}`, n(windowDays)],
                [`${inPrior} > 0`, inPrior],
              ],
              '0',
            ),
            'priorDays',
          ],
          [own('r', 'gap'), 'returnGap'],
          [own('r', 'since'), 'since'],
        ],
        from: [{ step: 'lifecycleAmounts' }, 't'],
        leftJoins: [
          ['ownRatios', 's', on('s')],
          ['gapMedians', 'm', on('m')],
          ['returns', 'r', on('r')],
        ],
      },
    },
  ];
  return [
    ...historySteps(request),
    ...evidence,
    {
      name: 'lifecycleEvidence',
      note: 'What the rules look at; ratios are in usual gaps',
      query: {
        columns: [
          ...[
            'accountId',
            'orders',
            'tenure',
            'idleDays',
            'medianGap',
            'medianOf',
            'growth',
            'priorDays',
          ].map((name) => own('a', name)),
          [`${double('a', 'idleDays')} / ${own('a', 'medianGap')}`, 'overdueRatio'],
          [caseWhen(bookRatios, own('a', 'ownRatio')), 'quantileRatio'],
          [`${double('a', 'returnGap')} / ${own('a', 'medianGap')}`, 'returnRatio'],
          [onlyIf(`${own('a', 'medianGap')} IS NOT NULL`, own('a', 'since')), 'daysSinceReturn'],
        ],
        from: [{ step: 'lifecycleFacts' }, 'a'],
      },
    },
    ...lifecycleColumns(options, request, reasons, previous, LIFECYCLE),
  ];
}
