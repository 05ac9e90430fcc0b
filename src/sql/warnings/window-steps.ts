import { dayFromIsoPrefix } from '../../internal/day.ts';
import { WINDOW_DAYS, YEAR_DAYS } from '../../warnings/windows.ts';
import { caseWhen } from '../expressions.ts';
import { dayBefore, HISTORY } from '../history-steps.ts';
import { hasCategories } from '../order-rows.ts';
import type { Column, Step } from '../statement.ts';
import type { WarningRequest } from './indicator-step.ts';
import { OLDEST_AGE, WARNING_WINDOWS, WINDOW_ROWS } from './window-conditions.ts';
import { windowTotalSteps } from './window-totals.ts';

export { WARNING_WINDOWS } from './window-conditions.ts';

/**
 * The windows of `warnings/windows.ts`, as days back from `asOf` (`asOf` itself is 0): written once a statement, before all indicators.
 *
 * {@link WARNING_WINDOWS} has, for each account with a purchase, `"firstDay"`; `"tenure"`, the days since; `"isLastYear"`, 1 where the same 90 days last year are known, else 0;
 * `"trailingDays"`, the days of the year before the window, NULL below 90; `"baselineDays"`, those of whichever it is compared with, NULL where there is nothing yet.
 * {@link WINDOW_ROWS} has the rows of these accounts from {@link HISTORY} within them all, with `"isLastYear"` and `"trailingDays"`.
 */
export function windowSteps(request: WarningRequest): Step[] {
  const { dialect, rules, columns } = request;
  const own = (alias: string, name: string): string => `${alias}.${dialect.identifier(name)}`;
  const asOf = dialect.day(rules.asOf);
  const tenure = own('t', 'tenure');
  const part = `${tenure} - ${WINDOW_DAYS}`;
  const isLastYear = `${tenure} > ${OLDEST_AGE}`;
  const hasTrailing = `${tenure} >= ${2 * WINDOW_DAYS}`;
  const days = (whole: number): string =>
    caseWhen([
      [isLastYear, String(whole)],
      [hasTrailing, part],
    ]);
  const named: Column[] = [];
  if (columns.orderId !== null) named.push([own('h', 'orderId'), 'orderId']);
  if (hasCategories(request)) named.push([own('h', 'category'), 'category']);
  return [
    {
      name: 'firstPurchases',
      note: 'The day of the first purchase',
      query: {
        columns: [own('h', 'accountId'), [`MIN(${own('h', 'day')})`, 'firstDay']],
        from: [{ step: HISTORY }, 'h'],
        where: `${own('h', 'amount')} > 0`,
        groupBy: [own('h', 'accountId')],
      },
    },
    {
      name: 'purchaseTenures',
      note: 'Days since then',
      query: {
        columns: ['f.*', [dialect.asInteger(dialect.daysBetween(own('f', 'firstDay'), asOf)), 'tenure']],
        from: [{ step: 'firstPurchases' }, 'f'],
      },
    },
    {
      name: WARNING_WINDOWS,
      note: 'The same 90 days last year, or the 12 months before as far as they are known',
      query: {
        columns: [
          't.*',
          [caseWhen([[isLastYear, '1']], '0'), 'isLastYear'],
          [days(YEAR_DAYS), 'trailingDays'],
          [days(WINDOW_DAYS), 'baselineDays'],
        ],
        from: [{ step: 'purchaseTenures' }, 't'],
      },
    },
    {
      name: 'agedRows',
      note: 'Orders by how many days ago they were',
      query: {
        columns: [
          own('h', 'accountId'),
          [dialect.asInteger(dialect.daysBetween(own('h', 'day'), asOf)), 'age'],
          own('h', 'amount'),
          ...named,
        ],
        from: [{ step: HISTORY }, 'h'],
        where: `${own('h', 'day')} >= ${dayBefore(request, dayFromIsoPrefix(rules.asOf), OLDEST_AGE)}`,
      },
    },
    {
      name: WINDOW_ROWS,
      note: 'Beside the windows of their accounts',
      query: {
        columns: [
          // Named, as ClickHouse would call it "h.accountId" beside the step that is looked up.
          [own('h', 'accountId'), 'accountId'],
          [own('h', 'age'), 'age'],
          [own('h', 'amount'), 'amount'],
          ...named,
          [own('w', 'isLastYear'), 'isLastYear'],
          [own('w', 'trailingDays'), 'trailingDays'],
        ],
        from: [{ step: 'agedRows' }, 'h'],
        leftJoins: [[WARNING_WINDOWS, 'w', `${own('w', 'accountId')} = ${own('h', 'accountId')}`]],
        where: `${own('w', 'firstDay')} IS NOT NULL`,
      },
    },
    ...windowTotalSteps(request),
  ];
}
