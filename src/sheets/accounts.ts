import type { AccountSummary } from '../types.ts';
import { type AnswerColumn, answer, tableOf } from './answer.ts';
import { accountColumns, notesOf, readOrderBook } from './book.ts';
import type { Cell, SheetRange } from './cells.ts';

/**
 * Sum up a range of orders: one row per account with recency, frequency and monetary, as {@link summarizeOrders} does.
 *
 * For a sheet in which every order is a row. The result can be the range of the other functions.
 *
 * What is left out is told in lines below the table; what makes a table impossible is one sentence in the first cell. Days in the
 * result are ISO text (2026-01-31). Text that a sheet could take for a formula gets an apostrophe in front. Cost: O(rows).
 *
 * @param range orders with a header row, in any order of columns
 * @param asOf the day to count back from: a date, a serial number or text. Default: the day of the last order
 * @param options see {@link SheetOptions}
 * @returns rows of cells: a header, one row per account (days, orders, currency units), notes
 * @example Two orders, one account
 * ```ts
 * import { spillAccounts } from 'account-scoring/sheets';
 *
 * const range = [
 *   ['Customer', 'Order date', 'Amount'],
 *   ['Acme', '2026-01-05', 120],
 *   ['Acme', '2026-01-20', '80.50'],
 * ];
 * const [header, acme] = spillAccounts(range, '2026-01-31');
 * console.log(header?.slice(0, 4), acme?.slice(0, 4));
 * // → [ 'Account', 'Recency (days)', 'Frequency (orders)', 'Monetary' ] [ 'Acme', 11, 2, 200.5 ]
 * ```
 */
export function spillAccounts(range: SheetRange, asOf?: unknown, options?: unknown): Cell[][] {
  return answer(range, options, (call) => {
    const book = readOrderBook(range, asOf, call);
    const columns: AnswerColumn<AccountSummary>[] = [
      ...accountColumns<AccountSummary>(book.cells),
      { key: 'recency', of: (row) => row.recency },
      { key: 'frequency', of: (row) => row.frequency },
      { key: 'monetary', of: (row) => row.monetary },
      { key: 'tenure', of: (row) => row.tenure },
      { key: 'firstOrder', of: (row) => row.firstOrderDate },
      { key: 'lastOrder', of: (row) => row.lastOrderDate },
      { key: 'purchaseDays', of: (row) => row.purchaseDays },
      { key: 'averageOrderValue', of: (row) => row.averageOrderValue },
      { key: 'returns', of: (row) => row.returns.count },
      { key: 'returnedAmount', of: (row) => row.returns.amount },
    ];
    return { ...tableOf(book.accounts, columns, call.words), notes: notesOf(book) };
  });
}
