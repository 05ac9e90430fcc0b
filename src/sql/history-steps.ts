import { isoDay, MIN_DAY } from '../internal/day.ts';
import { allOf, number, onlyIf } from './expressions.ts';
import { hasCategories, idOf, idText, isAccepted, ORDER_ROWS, orderSteps } from './order-rows.ts';
import type { Column, Query, Step } from './statement.ts';
import type { SummaryRequest } from './summary-options.ts';
import { isOneCurrency } from './summary-steps.ts';

/** The rows of all histories: an account, and a day and an amount up to `asOf` (order id and category where named); accounts without any have a row of NULLs. */
export const HISTORY = 'historyRows';
/** The days on which an account bought, each with the day before it on which it did. */
export const PURCHASE_DAYS = 'purchaseGaps';

/** A day so many days before another, no earlier than the first day that there is. */
export function dayBefore(request: SummaryRequest, today: number, days: number): string {
  return request.dialect.day(isoDay(Math.max(MIN_DAY, today - days)));
}

/** A sum of decimals in currency units, rounded once. */
export function inUnits({ dialect, isMinor, digits }: SummaryRequest, sum: string): string {
  return dialect.asDouble(sum) + (isMinor && digits > 0 ? ` / ${number(dialect, 10 ** digits)}` : '');
}

function historyStep(request: SummaryRequest): Step {
  const { dialect, columns, rules, roster, digits, isMinor } = request;
  const own = (name: string): string => `r.${dialect.identifier(name)}`;
  const withCategory = hasCategories(request);
  const isKnown = `${own('day')} <= ${dialect.day(rules.asOf)}`;
  const query: Query = {
    columns: [
      [own('accountId'), 'accountId'],
      [onlyIf(isKnown, own('day')), 'day'],
      [onlyIf(isKnown, own('amount')), 'amount'],
      ...(columns.orderId === null ? [] : [[own('orderId'), 'orderId'] as const]),
      ...(withCategory ? [[own('category'), 'category'] as const] : []),
    ],
    from: [{ step: ORDER_ROWS }, 'r'],
    where: allOf(isAccepted(request, 'r'), isOneCurrency(request)),
  };
  const rosterQuery = (table: NonNullable<typeof roster>): Query => {
    const id = idOf(dialect, idText(dialect, `k.${dialect.identifier(table.accountId)}`));
    const blanks: Column[] = [
      [dialect.asDay('NULL'), 'day'],
      [dialect.asDecimal('NULL', isMinor ? 0 : digits), 'amount'],
      ...(columns.orderId === null ? [] : [[dialect.asText('NULL'), 'orderId'] as const]),
      ...(withCategory ? [[dialect.asText('NULL'), 'category'] as const] : []),
    ];
    return {
      columns: [[id, 'accountId'], ...blanks],
      from: [{ table: table.table }, 'k'],
      where: `${id} IS NOT NULL`,
    };
  };
  return {
    name: HISTORY,
    note: 'Good orders up to the day that is looked back from',
    query: { ...query, unionAll: roster === null ? null : rosterQuery(roster) },
  };
}

/** Orders to histories: {@link HISTORY}, and {@link PURCHASE_DAYS} with `gap`, whole days since the purchase day before. */
export function historySteps(request: SummaryRequest): Step[] {
  const { dialect } = request;
  const own = (alias: string, name: string): string => `${alias}.${dialect.identifier(name)}`;
  const before = `LAG(${own('d', 'day')}) OVER (PARTITION BY ${own('d', 'accountId')} ORDER BY ${own('d', 'day')})`;
  return [
    ...orderSteps(request, false),
    historyStep(request),
    {
      name: 'purchaseDays',
      note: 'Days with an amount above 0; several orders on a day are one purchase',
      query: {
        columns: [own('h', 'accountId'), own('h', 'day')],
        from: [{ step: HISTORY }, 'h'],
        where: `${own('h', 'amount')} > 0`,
        groupBy: [own('h', 'accountId'), own('h', 'day')],
      },
    },
    {
      name: PURCHASE_DAYS,
      note: 'Days since the purchase before',
      query: {
        columns: [
          own('d', 'accountId'),
          own('d', 'day'),
          [dialect.daysBetween(before, own('d', 'day')), 'gap'],
        ],
        from: [{ step: 'purchaseDays' }, 'd'],
      },
    },
  ];
}

/** Steps to the median of a column per account: `median`, of the values of `from` that are not NULL. */
export function medianSteps(
  { dialect }: SummaryRequest,
  name: string,
  from: string,
  value: string,
  more: readonly Column[] = [],
): Step[] {
  const own = (alias: string, column: string): string => `${alias}.${dialect.identifier(column)}`;
  const account = own('v', 'accountId');
  const doubled = `2 * ${own('n', 'place')}`;
  const count = own('n', 'places');
  const at = (first: number): string =>
    dialect.asDouble(
      `MAX(${onlyIf(`${doubled} BETWEEN ${count} + ${first} AND ${count} + ${first + 1}`, own('n', 'value'))})`,
    );
  return [
    {
      name: `${name}Places`,
      note: 'Values in order',
      query: {
        columns: [
          [account, 'accountId'],
          [value, 'value'],
          [`ROW_NUMBER() OVER (PARTITION BY ${account} ORDER BY ${value})`, 'place'],
          [`COUNT(*) OVER (PARTITION BY ${account})`, 'places'],
        ],
        from: [{ step: from }, 'v'],
        where: `${value} IS NOT NULL`,
      },
    },
    {
      name,
      note: 'The value in the middle, or the mean of the two in the middle',
      query: {
        columns: [own('n', 'accountId'), [`${at(0)} + (${at(1)} - ${at(0)}) / 2`, 'median'], ...more],
        from: [{ step: `${name}Places` }, 'n'],
        groupBy: [own('n', 'accountId')],
      },
    },
  ];
}
