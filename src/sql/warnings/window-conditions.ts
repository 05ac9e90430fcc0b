import { WINDOW_DAYS, YEAR_DAYS } from '../../warnings/windows.ts';
import type { Dialect } from '../dialects/dialect-record.ts';
import { caseWhen } from '../expressions.ts';

/** Every account with a purchase: `"firstDay"`, `"tenure"` (days since), and the windows that it is compared with. */
export const WARNING_WINDOWS = 'warningWindows';
/** The rows that any window holds, of accounts with a purchase: `"age"` (days before `asOf`), `"amount"`, order id and category where named. */
export const WINDOW_ROWS = 'windowRows';
/** Orders by account, with their amount in each window: `"recent"`, `"lastYear"`, `"trailing"`, NULL where there is none. An order id of two windows is an order of either. */
export const WINDOW_ORDERS = 'windowOrders';
/** Days with rows by account: `"net"`, and of it `"gross"` and `"returned"` (above 0), NULL where there is none. */
export const WINDOW_DAYS_STEP = 'windowDays';
/** What every account with a purchase did in its windows, a row each: its windows, and counts of orders and of days with a purchase. */
export const WINDOW_FACTS = 'windowFacts';

/** Days back to the first one of all windows: the year before the 90 days, which the same 90 days last year are the start of. */
export const OLDEST_AGE = WINDOW_DAYS + YEAR_DAYS - 1;

/** Conditions on a row with `"age"`, `"isLastYear"` and `"trailingDays"`, called `alias`. */
export interface WindowConditions {
  /** In the window that is judged. */
  readonly recent: string;
  /** In the same window last year; never true below 15 months of data. */
  readonly lastYear: string;
  /** In the 12 months before the window, or the part of them after the first purchase. */
  readonly trailing: string;
  /** In what the window is compared with. */
  readonly baseline: string;
}

export function windowConditions(dialect: Dialect, alias: string): WindowConditions {
  const own = (name: string): string => `${alias}.${dialect.identifier(name)}`;
  const age = own('age');
  const lastYear = `${own('isLastYear')} = 1 AND ${age} >= ${YEAR_DAYS}`;
  const trailing = `${age} >= ${WINDOW_DAYS} AND ${age} < ${WINDOW_DAYS} + ${own('trailingDays')}`;
  return {
    recent: `${age} < ${WINDOW_DAYS}`,
    lastYear,
    trailing,
    baseline: `(${lastYear}) OR (${own('isLastYear')} = 0 AND ${trailing})`,
  };
}

/** `changeOf` of `warnings/windows.ts`, for two doubles. */
export function changeOfSql(dialect: Dialect, value: string, baseline: string): string {
  return caseWhen([
    [`${baseline} > 0`, `(${value} - ${baseline}) / ${baseline}`],
    [`${value} > ${baseline}`, dialect.double(1)],
    [`${value} < ${baseline}`, dialect.double(-1)],
    [`${value} = ${baseline}`, dialect.double(0)],
  ]);
}
