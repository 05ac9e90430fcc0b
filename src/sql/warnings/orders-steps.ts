import { WINDOW_DAYS } from '../../warnings/windows.ts';
import { greatest, onlyIf } from '../expressions.ts';
import type { Step } from '../statement.ts';
import { binomialSteps } from './binomial-steps.ts';
import type { WarningRequest } from './indicator-step.ts';
import { indicatorValuesStep } from './indicator-values.ts';
import {
  changeOfSql,
  WINDOW_DAYS_STEP,
  WINDOW_FACTS,
  WINDOW_ORDERS,
  windowConditions,
} from './window-conditions.ts';

/**
 * The indicator `orders`: as in `warnings/indicators/orders.ts`, with the exact binomial tail of orders and of purchase days, of which the greater counts.
 * Counts, baselines and changes are equal to the last bit, chances to about 13 digits.
 */
export function ordersSteps({ dialect }: WarningRequest): Step[] {
  const own = (alias: string, name: string): string => `${alias}.${dialect.identifier(name)}`;
  const double = (name: string): string => dialect.asDouble(own('a', name));
  const hasBaseline = `${own('a', 'baselineDays')} IS NOT NULL`;
  const days = dialect.asDouble(own('c', 'baselineDays'));
  const share = `${dialect.double(WINDOW_DAYS)} / (${days} + ${WINDOW_DAYS})`;
  const baseline = `(${double('baselineOrders')} * (${dialect.double(WINDOW_DAYS)} / ${double('baselineDays')}))`;
  const chances = [own('o', 'chance'), own('d', 'chance')];
  const isFewer = `${own('a', 'recentOrders')} < ${own('a', 'baselineOrders')}`;
  const on = (alias: string): string => `${own(alias, 'accountId')} = ${own('a', 'accountId')}`;
  return [
    ...binomialSteps(dialect, {
      name: 'fewOrders',
      counts: WINDOW_FACTS,
      successes: own('c', 'recentOrders'),
      trials: `(${own('c', 'recentOrders')} + ${own('c', 'baselineOrders')})`,
      share,
      series: WINDOW_ORDERS,
      where: `${own('s', 'recent')} IS NOT NULL`,
    }),
    ...binomialSteps(dialect, {
      name: 'fewDays',
      counts: WINDOW_FACTS,
      successes: own('c', 'recentPurchaseDays'),
      trials: `(${own('c', 'recentPurchaseDays')} + ${own('c', 'baselinePurchaseDays')})`,
      share,
      series: WINDOW_DAYS_STEP,
      where: `${own('s', 'gross')} > 0 AND ${windowConditions(dialect, 's').recent}`,
    }),
    indicatorValuesStep(
      dialect,
      'orders',
      'Orders of the last 90 days, beside the usual',
      WINDOW_FACTS,
      [
        ['fewOrders', 'o', on('o')],
        ['fewDays', 'd', on('d')],
      ],
      {
        value: onlyIf(hasBaseline, own('a', 'recentOrders')),
        baseline,
        lastYear: onlyIf(`${own('a', 'isLastYear')} = 1`, own('a', 'baselineOrders')),
        delta: changeOfSql(dialect, double('recentOrders'), baseline),
        probability: onlyIf(hasBaseline, greatest(chances)),
        n: `CASE WHEN ${own('a', 'baselineDays')} IS NULL THEN 0 WHEN ${isFewer} THEN ${own('a', 'recentOrders')} ELSE ${own('a', 'baselineOrders')} END`,
        baselineOrders: onlyIf(hasBaseline, own('a', 'baselineOrders')),
        baselineDays: own('a', 'baselineDays'),
        purchaseDays: own('a', 'recentPurchaseDays'),
        baselinePurchaseDays: onlyIf(hasBaseline, own('a', 'baselinePurchaseDays')),
        isLastYear: onlyIf(hasBaseline, own('a', 'isLastYear')),
        usual: `${double('trailingOrders')} * ${WINDOW_DAYS} / ${double('trailingDays')}`,
      },
    ),
  ];
}
