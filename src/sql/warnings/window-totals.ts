import { allOf, caseWhen, onlyIf } from '../expressions.ts';
import type { Column, Step } from '../statement.ts';
import type { WarningRequest } from './indicator-step.ts';
import {
  WARNING_WINDOWS,
  WINDOW_DAYS_STEP,
  WINDOW_FACTS,
  WINDOW_ORDERS,
  WINDOW_ROWS,
  windowConditions,
} from './window-conditions.ts';

/** Orders and days of the windows, and their counts by account. */
export function windowTotalSteps(request: WarningRequest): Step[] {
  const { dialect, columns } = request;
  const own = (alias: string, name: string): string => `${alias}.${dialect.identifier(name)}`;
  const r = windowConditions(dialect, 'r');
  const d = windowConditions(dialect, 'd');
  const amount = own('r', 'amount');
  const hasIds = columns.orderId !== null;
  const orderAmount = (condition: string): string => {
    const value = onlyIf(condition, amount);
    return hasIds ? `SUM(${value})` : value;
  };
  const bought = `${own('d', 'gross')} > 0`;
  const count = (...conditions: string[]): string => `COUNT(${onlyIf(allOf(...conditions), '1')})`;
  const known = (alias: string, name: string): Column => [`COALESCE(${own(alias, name)}, 0)`, name];
  const on = (alias: string): string => `${own(alias, 'accountId')} = ${own('w', 'accountId')}`;
  const either = (alias: string, yes: string, no: string): string =>
    `COALESCE(${caseWhen([[`${own('w', 'isLastYear')} = 1`, own(alias, yes)]], own(alias, no))}, 0)`;
  return [
    {
      name: WINDOW_ORDERS,
      note: 'The amount of every order in each window, without returns',
      query: {
        columns: [
          own('r', 'accountId'),
          [orderAmount(r.recent), 'recent'],
          [orderAmount(r.lastYear), 'lastYear'],
          [orderAmount(r.trailing), 'trailing'],
        ],
        from: [{ step: WINDOW_ROWS }, 'r'],
        where: `${amount} > 0`,
        ...(hasIds && { groupBy: [own('r', 'accountId'), own('r', 'orderId')] }),
      },
    },
    {
      name: 'windowOrderCounts',
      note: 'Orders in each window',
      query: {
        columns: [
          own('o', 'accountId'),
          [`COUNT(${own('o', 'recent')})`, 'recentOrders'],
          [`COUNT(${own('o', 'lastYear')})`, 'lastYearOrders'],
          [`COUNT(${own('o', 'trailing')})`, 'trailingOrders'],
        ],
        from: [{ step: WINDOW_ORDERS }, 'o'],
        groupBy: [own('o', 'accountId')],
      },
    },
    {
      name: WINDOW_DAYS_STEP,
      note: 'Amounts of days; money is added up as decimals, which is exact',
      query: {
        columns: [
          own('r', 'accountId'),
          own('r', 'age'),
          own('r', 'isLastYear'),
          own('r', 'trailingDays'),
          [`SUM(${amount})`, 'net'],
          [`SUM(${onlyIf(`${amount} > 0`, amount)})`, 'gross'],
          [`SUM(${onlyIf(`${amount} < 0`, `-${amount}`)})`, 'returned'],
        ],
        from: [{ step: WINDOW_ROWS }, 'r'],
        groupBy: [own('r', 'accountId'), own('r', 'age'), own('r', 'isLastYear'), own('r', 'trailingDays')],
      },
    },
    {
      name: 'windowDayCounts',
      note: 'Days with a purchase in each window',
      query: {
        columns: [
          own('d', 'accountId'),
          [count(bought, d.recent), 'recentPurchaseDays'],
          [count(bought, d.lastYear), 'lastYearPurchaseDays'],
          [count(bought, d.trailing), 'trailingPurchaseDays'],
        ],
        from: [{ step: WINDOW_DAYS_STEP }, 'd'],
        groupBy: [own('d', 'accountId')],
      },
    },
    {
      name: WINDOW_FACTS,
      note: 'Every account with a purchase: its windows, and how many orders and days with a purchase are in them',
      query: {
        columns: [
          [own('w', 'accountId'), 'accountId'],
          ...['tenure', 'isLastYear', 'trailingDays', 'baselineDays'].map(
            (name): Column => [own('w', name), name],
          ),
          ...['recentOrders', 'lastYearOrders', 'trailingOrders'].map((name) => known('o', name)),
          [either('o', 'lastYearOrders', 'trailingOrders'), 'baselineOrders'],
          ...['recentPurchaseDays', 'trailingPurchaseDays'].map((name) => known('d', name)),
          [either('d', 'lastYearPurchaseDays', 'trailingPurchaseDays'), 'baselinePurchaseDays'],
        ],
        from: [{ step: WARNING_WINDOWS }, 'w'],
        leftJoins: [
          ['windowOrderCounts', 'o', on('o')],
          ['windowDayCounts', 'd', on('d')],
        ],
      },
    },
  ];
}
