import { renderSteps } from './statement.ts';
import { readSummaryOptions, type SummarySqlOptions } from './summary-options.ts';
import { summarySteps } from './summary-steps.ts';

/**
 * Write the statement that sums up an orders table per account, where the orders are.
 *
 * For books that are too large to pull out of the warehouse: the rows that come back are those of `summarizeOrders`, a row an
 * account, with the library's names as columns. `returns.count` and `returns.amount` are `"returnsCount"` and `"returnsAmount"`;
 * the first and last order dates are of type DATE; the order of the rows is open.
 *
 * Money is exact: amounts are decimals of `currencyDigits` digits and are added up as such; each sum is rounded to a double once.
 * It equals that of `summarizeOrders` with the same `currencyDigits` where amounts have no more digits than that and a sum is
 * below 2^51 minor units. Rows that `summarizeOrders` would refuse (no id, no day, no amount) are left out: {@link checkSql}
 * counts them. Orders in several currencies give no accounts.
 *
 * Cost: one scan of the table, one grouping by account.
 *
 * @param options the dialect, the table and its columns; `asOf` and the rules of `summarizeOrders` (days, currency units)
 * @returns one SELECT statement, always the same for the same options
 * @throws {TypeError} if an option is wrong
 * @throws {RangeError} if the dialect cannot write a name
 * @example Account summaries in DuckDB
 * ```ts
 * import { summarySql } from 'account-scoring/sql';
 *
 * const sql = summarySql({
 *   dialect: 'duckdb',
 *   table: ['sales', 'orders'],
 *   columns: { accountId: 'customer', date: 'ordered_on', amount: 'net' },
 *   asOf: '2026-01-31',
 *   windowDays: 365,
 * });
 * console.log(sql.includes('FROM "sales"."orders" AS o'));
 * // → true
 * ```
 */
export function summarySql(options: SummarySqlOptions): string {
  const request = readSummaryOptions('write the SQL of a summary', options);
  return renderSteps(request.dialect, summarySteps(request));
}
