import { WINDOW_DAYS } from '../../warnings/windows.ts';
import { caseWhen, least, onlyIf } from '../expressions.ts';
import { inUnits } from '../history-steps.ts';
import type { Step } from '../statement.ts';
import { AMOUNT_ROWS, AMOUNT_SUMS, amountRowSteps } from './amount-rows.ts';
import { binomialSteps } from './binomial-steps.ts';
import { fewAmountsSteps } from './few-amounts-steps.ts';
import type { WarningRequest } from './indicator-step.ts';
import { indicatorValuesStep } from './indicator-values.ts';
import { manyAmountsSteps } from './many-amounts-steps.ts';
import { changeOfSql, WINDOW_DAYS_STEP, WINDOW_FACTS, windowConditions } from './window-conditions.ts';

const WINDOWS = ['recent', 'lastYear', 'trailing'] as const;

/**
 * The indicator `amount`: as in `warnings/indicators/amount.ts`. Sums are those of decimals, so that values and changes agree with the exact sums of doubles in memory to the last digits, and are
 * equal where amounts are whole; counts are equal. How likely so little is by chance is told in the three ways of `internal/thinned-sum.ts`: the binomial distribution for equal
 * amounts, all ways for up to ten of them, the saddlepoint approximation for more.
 */
export function amountSteps(request: WarningRequest): Step[] {
  const { dialect } = request;
  const own = (alias: string, name: string): string => `${alias}.${dialect.identifier(name)}`;
  const d = windowConditions(dialect, 'd');
  const sum = (name: string): string => `COALESCE(${own('q', name)}, 0)`;
  const isLastYear = `${own('f', 'isLastYear')} = 1`;
  const hasBaseline = `${own('f', 'baselineDays')} IS NOT NULL`;
  const per = (days: string): string =>
    `(${dialect.double(WINDOW_DAYS)} / ${dialect.asDouble(own('f', days))})`;
  const whole = caseWhen([[isLastYear, sum('lastYear')]], sum('trailing'));
  const chances = [own('b', 'chance'), own('w', 'chance'), own('m', 'chance')];
  const on = (alias: string, other: string): string =>
    `${own(alias, 'accountId')} = ${own(other, 'accountId')}`;
  const isFewer = `${own('a', 'orders')} < ${own('a', 'baselineOrders')}`;
  return [
    {
      name: 'amountTotals',
      note: 'Net amounts of the windows',
      query: {
        columns: [
          own('d', 'accountId'),
          ...WINDOWS.map(
            (window) =>
              [inUnits(request, `COALESCE(SUM(${onlyIf(d[window], own('d', 'net'))}), 0)`), window] as const,
          ),
        ],
        from: [{ step: WINDOW_DAYS_STEP }, 'd'],
        groupBy: [own('d', 'accountId')],
      },
    },
    ...amountRowSteps(request),
    ...binomialSteps(dialect, {
      name: 'equalAmounts',
      counts: AMOUNT_SUMS,
      successes: own('c', 'recent'),
      // Of accounts whose amounts are not equal there is no such chance.
      trials: onlyIf(`${own('c', 'isEqual')} = 1`, own('c', 'places')),
      share: own('c', 'share'),
      series: AMOUNT_ROWS,
      where: `${own('s', 'isRecent')} = 1`,
    }),
    ...fewAmountsSteps(dialect),
    ...manyAmountsSteps(dialect),
    {
      name: 'amountFacts',
      note: 'Every account: its amount, and the usual one for so many days',
      query: {
        columns: [
          [own('f', 'accountId'), 'accountId'],
          [onlyIf(hasBaseline, sum('recent')), 'value'],
          [onlyIf(hasBaseline, `(${whole}) * ${per('baselineDays')}`), 'baseline'],
          [onlyIf(isLastYear, sum('lastYear')), 'lastYear'],
          [`${sum('trailing')} * ${per('trailingDays')}`, 'usual'],
          [own('f', 'recentOrders'), 'orders'],
          [onlyIf(hasBaseline, own('f', 'baselineOrders')), 'baselineOrders'],
          [own('f', 'baselineDays'), 'baselineDays'],
          [onlyIf(hasBaseline, own('f', 'isLastYear')), 'isLastYear'],
        ],
        from: [{ step: WINDOW_FACTS }, 'f'],
        leftJoins: [['amountTotals', 'q', on('q', 'f')]],
      },
    },
    indicatorValuesStep(
      dialect,
      'amount',
      'The net amount of the last 90 days, beside the usual',
      'amountFacts',
      [
        ['equalAmounts', 'b', on('b', 'a')],
        ['fewAmounts', 'w', on('w', 'a')],
        ['manyAmounts', 'm', on('m', 'a')],
      ],
      {
        value: own('a', 'value'),
        baseline: own('a', 'baseline'),
        lastYear: own('a', 'lastYear'),
        delta: changeOfSql(dialect, own('a', 'value'), own('a', 'baseline')),
        probability: least([dialect.double(1), `COALESCE(${chances.join(', ')})`]),
        n: caseWhen(
          [
            [`${own('a', 'baselineDays')} IS NULL`, '0'],
            [isFewer, own('a', 'orders')],
          ],
          own('a', 'baselineOrders'),
        ),
        orders: own('a', 'orders'),
        baselineOrders: own('a', 'baselineOrders'),
        baselineDays: own('a', 'baselineDays'),
        isLastYear: own('a', 'isLastYear'),
        usual: own('a', 'usual'),
      },
    ),
  ];
}
