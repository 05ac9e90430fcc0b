import { dayFromIsoPrefix } from '../internal/day.ts';
import { allOf, caseWhen, number, onlyIf } from './expressions.ts';
import { dayBefore, HISTORY, historySteps, inUnits, medianSteps, PURCHASE_DAYS } from './history-steps.ts';
import type { PurchaseRequest } from './purchase-options.ts';
import type { Step } from './statement.ts';
import { volatilitySteps } from './volatility-steps.ts';

/** The last step of purchase profiles: a row an account. */
export const PURCHASE_PROFILES = 'purchaseProfiles';

/** Orders to purchase profiles, under the library's names; the last step is {@link PURCHASE_PROFILES}. */
export function purchaseSteps(request: PurchaseRequest): Step[] {
  const { dialect, rules, windowDays, columns } = request;
  const own = (alias: string, name: string): string => `${alias}.${dialect.identifier(name)}`;
  const n = (value: number): string => number(dialect, value);
  const today = dayFromIsoPrefix(rules.asOf);
  const asOf = dialect.day(rules.asOf);
  const start = dayBefore(request, today, windowDays - 1);
  const startBefore = dayBefore(request, today, 2 * windowDays - 1);
  const day = own('h', 'day');
  const amount = own('h', 'amount');
  const isInWindow = `${day} >= ${start}`;
  const bought = `${amount} > 0`;
  const sumOf = (...conditions: string[]): string =>
    `COALESCE(SUM(${onlyIf(allOf(...conditions), amount)}), 0)`;
  const double = (alias: string, name: string): string => dialect.asDouble(own(alias, name));
  const units = (alias: string, name: string): string => inUnits(request, own(alias, name));
  const hasIds = columns.orderId !== null;

  const totals: Step = {
    name: 'purchaseTotals',
    note: 'Totals of every account; money is added up as decimals, which is exact',
    query: {
      columns: [
        own('h', 'accountId'),
        [sumOf(isInWindow), 'amount'],
        [sumOf(isInWindow, bought), 'gross'],
        [sumOf(isInWindow, `${amount} < 0`), 'returned'],
        [sumOf(`${day} >= ${startBefore}`, `${day} < ${start}`), 'before'],
        [`COUNT(DISTINCT ${onlyIf(allOf(isInWindow, bought), day)})`, 'purchaseDays'],
        [`MIN(${onlyIf(bought, day)})`, 'firstDay'],
        [`MAX(${onlyIf(bought, day)})`, 'lastDay'],
      ],
      from: [{ step: HISTORY }, 'h'],
      groupBy: [own('h', 'accountId')],
    },
  };
  const orders: Step = {
    name: 'purchaseOrders',
    note: 'The amount of every order of the window, without returns',
    query: {
      columns: [own('h', 'accountId'), [hasIds ? `SUM(${amount})` : amount, 'orderAmount']],
      from: [{ step: HISTORY }, 'h'],
      where: allOf(isInWindow, bought),
      ...(hasIds && { groupBy: [own('h', 'accountId'), own('h', 'orderId')] }),
    },
  };
  const accounts: Step = {
    name: PURCHASE_PROFILES,
    note: 'Purchase profiles',
    query: {
      columns: [
        // Named, as ClickHouse would call it "t.accountId" beside the tables that are looked up.
        [own('t', 'accountId'), 'accountId'],
        [units('t', 'amount'), 'amount'],
        [`COALESCE(${own('o', 'orders')}, 0)`, 'orders'],
        own('t', 'purchaseDays'),
        [
          onlyIf(`${own('o', 'orders')} > 0`, `${units('t', 'amount')} / ${double('o', 'orders')}`),
          'meanOrder',
        ],
        [own('o', 'median') + scaleOf(), 'medianOrder'],
        [units('o', 'largest'), 'largestOrder'],
        [
          onlyIf(
            `${own('t', 'purchaseDays')} > 0`,
            `${dialect.asDouble(`(${own('t', 'purchaseDays')} - 1)`)} / ${double('t', 'purchaseDays')}`,
          ),
          'repurchaseRate',
        ],
        [own('g', 'median'), 'medianGap'],
        [own('b', 'volatility'), 'volatility'],
        [
          onlyIf(
            `${own('t', 'before')} > 0`,
            `(${units('t', 'amount')} - ${units('t', 'before')}) / (${units('t', 'before')})`,
          ),
          'growth',
        ],
        [dialect.daysBetween(own('t', 'firstDay'), asOf), 'tenure'],
        [dialect.daysBetween(own('t', 'lastDay'), asOf), 'daysSinceLast'],
        [onlyIf(`${revenue()} <> 0`, `${units('t', 'amount')} / (${revenue()})`), 'shareOfRevenue'],
        [
          onlyIf(`${own('t', 'gross')} > 0`, `(0 - ${units('t', 'returned')}) / (${units('t', 'gross')})`),
          'returnShare',
        ],
      ],
      from: [{ step: 'purchaseTotals' }, 't'],
      leftJoins: [
        ['orderMedians', 'o', `${own('o', 'accountId')} = ${own('t', 'accountId')}`],
        ['gapMedians', 'g', `${own('g', 'accountId')} = ${own('t', 'accountId')}`],
        ['volatilities', 'b', `${own('b', 'accountId')} = ${own('t', 'accountId')}`],
      ],
    },
  };
  return [
    ...historySteps(request),
    totals,
    orders,
    ...medianSteps(request, 'orderMedians', 'purchaseOrders', own('v', 'orderAmount'), [
      ['COUNT(*)', 'orders'],
      [`MAX(${own('n', 'value')})`, 'largest'],
    ]),
    ...medianSteps(request, 'gapMedians', PURCHASE_DAYS, own('v', 'gap')),
    ...volatilitySteps(request),
    accounts,
  ];

  /** Amounts of orders are in minor units until they are shown. */
  function scaleOf(): string {
    return request.isMinor && request.digits > 0 ? ` / ${n(10 ** request.digits)}` : '';
  }

  function revenue(): string {
    const isPositive = `${own('t', 'amount')} > 0`;
    return inUnits(request, `SUM(${caseWhen([[isPositive, own('t', 'amount')]], '0')}) OVER ()`);
  }
}
