import { isoDay } from '../internal/day.ts';
import { windowStartOf } from '../orders/rules.ts';
import { allOf, number, onlyIf } from './expressions.ts';
import { idOf, idText, isAccepted, ORDER_ROWS, orderSteps } from './order-rows.ts';
import { type Column, type Query, type Step, stepSql } from './statement.ts';
import type { SummaryRequest } from './summary-options.ts';

/** The last step of a summary: a row an account. */
export const ACCOUNTS = 'accounts';

/** What each order counts for: NULL where it counts for nothing. */
function purchasesStep(request: SummaryRequest): Step {
  const { dialect, columns, rules, roster, digits, isMinor } = request;
  const day = `r.${dialect.identifier('day')}`;
  const amount = `r.${dialect.identifier('amount')}`;
  const isKnown = rules.future === 'keep' ? null : `${day} <= ${dialect.day(rules.asOf)}`;
  const isInWindow =
    rules.windowDays === null ? null : `${day} >= ${dialect.day(isoDay(windowStartOf(rules)))}`;
  const buys = rules.returns === 'count' ? null : `${amount} >= 0`;
  const when = (value: string, ...conditions: ReadonlyArray<string | null>): string =>
    conditions.every((condition) => condition === null) ? value : onlyIf(allOf(...conditions), value);
  const query: Query = {
    columns: [
      [`r.${dialect.identifier('accountId')}`, 'accountId'],
      [when(day, isKnown, buys), 'purchaseDay'],
      [when(day, isKnown, isInWindow, buys), 'windowDay'],
      ...(columns.orderId === null
        ? []
        : [
            [when(`r.${dialect.identifier('orderId')}`, isKnown, isInWindow, buys), 'windowOrderId'] as const,
          ]),
      [when(amount, isKnown, isInWindow, rules.returns === 'ignore' ? `${amount} >= 0` : null), 'counted'],
      [when(`-${amount}`, isKnown, isInWindow, `${amount} < 0`), 'returned'],
    ],
    from: [{ step: ORDER_ROWS }, 'r'],
    where: allOf(isAccepted(request, 'r'), isOneCurrency(request)),
  };
  return {
    name: 'purchases',
    note: 'What every good order counts for',
    query: { ...query, unionAll: roster === null ? null : rosterQuery() },
  };

  /** Known accounts: rows that count for nothing. */
  function rosterQuery(): Query {
    const { table, accountId } = roster as NonNullable<typeof roster>;
    const id = idOf(dialect, idText(dialect, `k.${dialect.identifier(accountId)}`));
    const nothing = dialect.asDecimal('NULL', isMinor ? 0 : digits);
    const noDay = dialect.asDay('NULL');
    const blanks: Column[] = [
      [noDay, 'purchaseDay'],
      [noDay, 'windowDay'],
      ...(columns.orderId === null ? [] : [[dialect.asText('NULL'), 'windowOrderId'] as const]),
      [nothing, 'counted'],
      [nothing, 'returned'],
    ];
    return {
      columns: [[id, 'accountId'], ...blanks],
      from: [{ table }, 'k'],
      where: `${id} IS NOT NULL`,
    };
  }
}

/** Adding euros to yen is never right: orders in several currencies give no account at all, and the check tells why. */
export function isOneCurrency(request: SummaryRequest): string | null {
  const { dialect, columns } = request;
  if (columns.currency === null) return null;
  const count = `SELECT COUNT(DISTINCT c.${dialect.identifier('currency')}) FROM ${stepSql(ORDER_ROWS)} AS c`;
  return `(${count} WHERE ${isAccepted(request, 'c')}) <= 1`;
}

/** Sums and counts of every account. */
function totalsStep({ dialect, rules }: SummaryRequest): Step {
  const column = (name: string): string => `p.${dialect.identifier(name)}`;
  const frequency = {
    orders: `COUNT(DISTINCT ${column('windowOrderId')})`,
    rows: `COUNT(${column('windowDay')})`,
    days: `COUNT(DISTINCT ${column('windowDay')})`,
  }[rules.frequencyOf];
  return {
    name: 'totals',
    note: 'Totals of every account; money is added up as decimals, which is exact',
    query: {
      columns: [
        column('accountId'),
        [`MIN(${column('purchaseDay')})`, 'firstOrderDate'],
        [`MAX(${column('purchaseDay')})`, 'lastOrderDate'],
        [frequency, 'frequency'],
        [`COUNT(DISTINCT ${column('windowDay')})`, 'purchaseDays'],
        [`COALESCE(SUM(${column('counted')}), 0)`, 'monetary'],
        [`COUNT(${column('returned')})`, 'returnsCount'],
        [`COALESCE(SUM(${column('returned')}), 0)`, 'returnsAmount'],
      ],
      from: [{ step: 'purchases' }, 'p'],
      groupBy: [column('accountId')],
    },
  };
}

/** Account summaries, under the library's names. */
function accountsStep({ dialect, rules, digits, isMinor }: SummaryRequest): Step {
  const column = (name: string): string => `t.${dialect.identifier(name)}`;
  const asOf = dialect.day(rules.asOf);
  const units = (name: string): string =>
    dialect.asDouble(column(name)) + (isMinor && digits > 0 ? ` / ${number(dialect, 10 ** digits)}` : '');
  const mean = `${units('monetary')} / ${dialect.asDouble(column('frequency'))}`;
  return {
    name: ACCOUNTS,
    note: 'Account summaries; money is rounded to a double once, at the end',
    query: {
      columns: [
        column('accountId'),
        [dialect.daysBetween(column('lastOrderDate'), asOf), 'recency'],
        column('frequency'),
        [units('monetary'), 'monetary'],
        [dialect.daysBetween(column('firstOrderDate'), asOf), 'tenure'],
        column('firstOrderDate'),
        column('lastOrderDate'),
        column('purchaseDays'),
        [onlyIf(`${column('frequency')} > 0`, mean), 'averageOrderValue'],
        column('returnsCount'),
        [units('returnsAmount'), 'returnsAmount'],
      ],
      from: [{ step: 'totals' }, 't'],
    },
  };
}

/** Orders to account summaries; the last step is {@link ACCOUNTS}. */
export function summarySteps(request: SummaryRequest): Step[] {
  return [...orderSteps(request, false), purchasesStep(request), totalsStep(request), accountsStep(request)];
}
