import { isoDay } from '../internal/day.ts';
import { windowStartOf } from '../orders/rules.ts';
import { allOf, onlyIf } from './expressions.ts';
import { idOf, idText, isAccepted, neededOf, ORDER_ROWS, orderSteps } from './order-rows.ts';
import { type Column, columnName, renderSteps, type Step, tableSql } from './statement.ts';
import { readSummaryOptions, type SummaryRequest, type SummarySqlOptions } from './summary-options.ts';

/** What a missing value is called; the last part of the library's problem codes. */
const PROBLEMS: Readonly<Record<string, string>> = {
  accountId: 'accountId',
  day: 'date',
  amount: 'amount',
  orderId: 'orderId',
  currency: 'currency',
};

function countsStep(request: SummaryRequest): Step {
  const { dialect, rules, roster } = request;
  const column = (name: string): string => `r.${dialect.identifier(name)}`;
  const count = (...conditions: ReadonlyArray<string | null>): string =>
    `COUNT(${onlyIf(allOf(...conditions), '1')})`;
  const accepted = isAccepted(request, 'r');
  const isFuture = `${column('day')} > ${dialect.day(rules.asOf)}`;
  const start = rules.windowDays === null ? null : dialect.day(isoDay(windowStartOf(rules)));
  const columns: Column[] = [
    ['COUNT(*)', 'received'],
    [count(accepted), 'accepted'],
    [`COUNT(*) - ${count(accepted)}`, 'rejected'],
    [count(accepted, isFuture), 'future'],
    [
      start === null
        ? '0'
        : count(
            accepted,
            `${column('day')} < ${start}`,
            rules.future === 'keep' ? null : `${column('day')} <= ${dialect.day(rules.asOf)}`,
          ),
      'beforeWindow',
    ],
    [count(accepted, `${column('amount')} < 0`), 'returns'],
    ...neededOf(request).map(
      (name): Column => [count(`${column(name)} IS NULL`), columnName('invalid', PROBLEMS[name] as string)],
    ),
    [count(accepted, `${column('rounded')} IS NOT NULL`), 'rounded'],
  ];
  if (request.columns.currency !== null)
    columns.push([`COUNT(DISTINCT ${onlyIf(accepted, column('currency'))})`, 'currencies']);
  if (roster !== null) {
    const id = idOf(dialect, idText(dialect, `k.${dialect.identifier(roster.accountId)}`));
    const refused = `SELECT COUNT(*) FROM ${tableSql(dialect, roster.table)} AS k WHERE ${id} IS NULL`;
    columns.push([`(${refused})`, 'invalidRoster']);
  }
  return {
    name: 'intake',
    note: 'What became of the rows',
    query: { columns, from: [{ step: ORDER_ROWS }, 'r'] },
  };
}

/**
 * Write the statement that counts what {@link summarySql} would leave out, and why.
 *
 * Run it first: a statement cannot stop at a bad row as `summarizeOrders` does, so that this is where nothing gets lost in
 * silence. One row comes back. `received`, `accepted`, `rejected`, `future`, `beforeWindow` and `returns` are the intake of
 * `summarizeOrders` (`received = accepted + rejected`). `invalidAccountId`, `invalidDate`, `invalidAmount` (and `invalidOrderId`,
 * `invalidCurrency` where they are read) count rows by what is wrong with them; a row may have several faults. `rounded` counts good
 * rows with more digits than `currencyDigits`: their amounts were rounded one by one. `currencies` above 1 means that the summary
 * is empty. `invalidRoster` counts rows of the roster without an id.
 *
 * @param options as for {@link summarySql}
 * @returns one SELECT statement
 * @throws {TypeError} if an option is wrong
 * @throws {RangeError} if the dialect cannot write a name
 * @example Before a summary
 * ```ts
 * import { checkSql } from 'account-scoring/sql';
 *
 * const sql = checkSql({ dialect: 'postgres', table: 'orders', asOf: '2026-01-31' });
 * console.log(sql.includes('AS "invalidDate"'));
 * // → true
 * ```
 */
export function checkSql(options: SummarySqlOptions): string {
  const request = readSummaryOptions('write the SQL of a check', options);
  return renderSteps(request.dialect, [...orderSteps(request, true), countsStep(request)]);
}
