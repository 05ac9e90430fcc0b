import { allOf, caseWhen, onlyIf } from '../expressions.ts';
import { inUnits } from '../history-steps.ts';
import type { Step } from '../statement.ts';
import { binomialSteps } from './binomial-steps.ts';
import type { WarningRequest } from './indicator-step.ts';
import { indicatorValuesStep } from './indicator-values.ts';
import {
  WINDOW_DAYS_STEP,
  WINDOW_FACTS,
  type WindowConditions,
  windowConditions,
} from './window-conditions.ts';

const WINDOWS = ['recent', 'lastYear', 'trailing'] as const;

/**
 * The indicator `returns`: as in `warnings/indicators/returns.ts`. Shares agree to the last digits (amounts are added up as decimals), counts are equal. The upper tail of
 * return days is the lower tail of those of the window before.
 */
export function returnsSteps(request: WarningRequest): Step[] {
  const { dialect } = request;
  const own = (alias: string, name: string): string => `${alias}.${dialect.identifier(name)}`;
  const d = windowConditions(dialect, 'd');
  const hasTrailing = `${own('a', 'trailingDays')} IS NOT NULL`;
  const returned = (condition: string): string =>
    `COUNT(${onlyIf(allOf(condition, `${own('d', 'returned')} > 0`), '1')})`;
  const sum = (window: keyof WindowConditions, name: string): string =>
    inUnits(request, `COALESCE(SUM(${onlyIf(d[window], own('d', name))}), 0)`);
  const share = (window: string): string =>
    onlyIf(
      `${own('r', `${window}Gross`)} > 0`,
      `${own('r', `${window}Returned`)} / ${own('r', `${window}Gross`)}`,
    );
  const value = share('recent');
  const baseline = onlyIf(hasTrailing, share('trailing'));
  const both = `(${own('a', 'recentPurchaseDays')} + ${own('a', 'trailingPurchaseDays')})`;
  const recentDays = `COALESCE(${own('r', 'recentReturnDays')}, 0)`;
  const trailingDays = `COALESCE(${own('r', 'trailingReturnDays')}, 0)`;
  const purchaseDays = dialect.asDouble(`NULLIF(${own('c', 'bothPurchaseDays')}, 0)`);
  // That of a return day in the window before is what is left of 1, as in memory.
  const before = `1 - ${dialect.asDouble(own('c', 'recentPurchaseDays'))} / ${purchaseDays}`;
  const on = (alias: string): string => `${own(alias, 'accountId')} = ${own('a', 'accountId')}`;
  return [
    {
      name: 'returnTotals',
      note: 'Amounts bought and returned, and days with a return',
      query: {
        columns: [
          own('d', 'accountId'),
          ...WINDOWS.flatMap((window) => [
            [sum(window, 'gross'), `${window}Gross`] as const,
            [sum(window, 'returned'), `${window}Returned`] as const,
          ]),
          [returned(d.recent), 'recentReturnDays'],
          [returned(d.trailing), 'trailingReturnDays'],
        ],
        from: [{ step: WINDOW_DAYS_STEP }, 'd'],
        groupBy: [own('d', 'accountId')],
      },
    },
    {
      name: 'returnFacts',
      note: 'Beside the purchase days of the windows',
      query: {
        columns: [
          [own('a', 'accountId'), 'accountId'],
          [own('a', 'recentOrders'), 'orders'],
          [onlyIf(hasTrailing, own('a', 'trailingOrders')), 'baselineOrders'],
          [own('a', 'recentPurchaseDays'), 'recentPurchaseDays'],
          [both, 'bothPurchaseDays'],
          [recentDays, 'returnDays'],
          [onlyIf(hasTrailing, trailingDays), 'baselineReturnDays'],
          [value, 'value'],
          [baseline, 'baseline'],
          [onlyIf(`${own('a', 'isLastYear')} = 1`, share('lastYear')), 'lastYear'],
        ],
        from: [{ step: WINDOW_FACTS }, 'a'],
        leftJoins: [['returnTotals', 'r', on('r')]],
      },
    },
    ...binomialSteps(dialect, {
      name: 'manyReturns',
      counts: 'returnFacts',
      successes: own('c', 'baselineReturnDays'),
      trials: `(${own('c', 'returnDays')} + ${own('c', 'baselineReturnDays')})`,
      share: before,
      series: WINDOW_DAYS_STEP,
      where: allOf(`${own('s', 'returned')} > 0`, windowConditions(dialect, 's').trailing),
    }),
    indicatorValuesStep(
      dialect,
      'returns',
      'Returns of the last 90 days, as a share of what was bought in them',
      'returnFacts',
      [['manyReturns', 'm', on('m')]],
      {
        value: own('a', 'value'),
        baseline: own('a', 'baseline'),
        lastYear: own('a', 'lastYear'),
        delta: `${own('a', 'value')} - ${own('a', 'baseline')}`,
        probability: caseWhen([
          [
            `${own('a', 'bothPurchaseDays')} > 0 AND ${own('a', 'baselineReturnDays')} IS NOT NULL`,
            own('m', 'chance'),
          ],
        ]),
        n: own('a', 'orders'),
        orders: own('a', 'orders'),
        baselineOrders: own('a', 'baselineOrders'),
        returnDays: own('a', 'returnDays'),
        baselineReturnDays: own('a', 'baselineReturnDays'),
      },
    ),
  ];
}
