/** Indicators of warning rules, with the tolerances of the tests in DuckDB and Postgres. */
import {
  amountBook,
  BOOK_DAY,
  type CategoryOrder,
  chanceTolerance,
  edgeBook,
  indicatorSql,
  indicatorsInMemory,
  WINDOW_INDICATORS,
  type WindowIndicator,
  windowBook,
} from '../indicator-books.ts';
import type { CaseTable, ParityCase } from './case.ts';

export function categoryTable(name: string, orders: readonly CategoryOrder[]): CaseTable {
  return {
    name,
    columns: { accountId: 'text', date: 'day', amount: 'decimal(2)', orderId: 'text', category: 'text' },
    rows: orders.map(({ accountId, date, amount, orderId, category }) => [
      accountId,
      date,
      amount,
      orderId,
      category,
    ]),
  };
}

function indicatorCase(
  name: string,
  orders: readonly CategoryOrder[],
  asOf: string,
  ids: readonly WindowIndicator[],
  orderIds = false,
): ParityCase {
  return {
    name: `indicators: ${ids.join(', ')}, ${name} on ${asOf}${orderIds ? ', with order ids' : ''}`,
    tables: () => [categoryTable('indicatorOrders', orders)],
    // A statement each: planned as one, they take some engines minutes.
    checks: ({ dialect }) =>
      ids.map((id) => ({
        sql: indicatorSql([id], {
          dialect,
          table: 'indicatorOrders',
          asOf,
          category: 'category',
          ...(orderIds && { columns: { orderId: 'orderId' } }),
        }),
        expected: indicatorsInMemory([id], orders, asOf, { orderIds }),
        within: chanceTolerance,
      })),
  };
}

export function indicatorCases(): ParityCase[] {
  return [
    indicatorCase('accounts of all kinds', windowBook(1), '2024-06-30', WINDOW_INDICATORS, true),
    indicatorCase('accounts of all kinds', windowBook(2), '2023-09-01', WINDOW_INDICATORS),
    indicatorCase('1 to 60 amounts', amountBook(8), BOOK_DAY, ['amount']),
    indicatorCase('windows to the day', edgeBook(), BOOK_DAY, WINDOW_INDICATORS),
  ];
}
