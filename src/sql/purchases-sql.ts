import { type PurchaseSqlOptions, readPurchaseOptions } from './purchase-options.ts';
import { purchaseSteps } from './purchase-steps.ts';
import { renderSteps } from './statement.ts';

/**
 * Write the statement that says how much, how often and how steadily every account bought, where the orders are.
 *
 * The rows are those of `summarizePurchases` on all orders, a row an account, with the library's names as columns: what criteria of
 * orders are scored on. {@link checkSql} counts what is left out.
 *
 * Whole numbers, days, the median gap and the repurchase rate are equal. Money is added up as decimals of `currencyDigits` digits; `summarizePurchases` adds
 * up the doubles themselves, so that figures of money agree to about 15 digits (and bit for bit where amounts are whole), volatility to 1e-9.
 *
 * Edge cases: those of `summarizePurchases`; what cannot be told is NULL. Amounts in several currencies give no accounts.
 * Cost: one scan of the table, and groupings by account, day, order and bucket.
 *
 * @param options the dialect, the table and its columns; `asOf`, `windowDays` (default 365) and `bucketDays` (default 30), in days
 * @returns one SELECT statement
 * @throws {TypeError} if an option is wrong
 * @throws {RangeError} if the dialect cannot write a name, or a number of days is out of range
 * @example Profiles for scores over criteria
 * ```ts
 * import { purchasesSql } from 'account-scoring/sql';
 *
 * const sql = purchasesSql({ dialect: 'duckdb', table: 'orders', asOf: '2026-01-31' });
 * console.log(sql.includes('AS "repurchaseRate"'));
 * // → true
 * ```
 */
export function purchasesSql(options: PurchaseSqlOptions): string {
  const request = readPurchaseOptions('write the SQL of purchase profiles', options);
  return renderSteps(request.dialect, purchaseSteps(request));
}
