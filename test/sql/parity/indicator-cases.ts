/** Indicators of warning rules, with the tolerances of the tests in DuckDB and Postgres. */
import {
  type CategoryOrder,
  indicatorSql,
  indicatorsInMemory,
  indicatorTolerance,
  WINDOW_INDICATORS,
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

function indicatorCase(seed: number, asOf: string, orderIds: boolean): ParityCase[] {
  const orders = windowBook(seed);
  return WINDOW_INDICATORS.map((id) => ({
    name: `indicators: ${id} of book ${seed} on ${asOf}${orderIds ? ', with order ids' : ''}`,
    tables: () => [categoryTable('indicatorOrders', orders)],
    checks: ({ dialect }) => [
      {
        sql: indicatorSql([id], {
          dialect,
          table: 'indicatorOrders',
          asOf,
          category: 'category',
          ...(orderIds && { columns: { orderId: 'orderId' } }),
        }),
        expected: indicatorsInMemory([id], orders, asOf, { orderIds }),
        within: indicatorTolerance,
      },
    ],
  }));
}

export function indicatorCases(): ParityCase[] {
  return [...indicatorCase(1, '2024-06-30', true), ...indicatorCase(2, '2023-09-01', false)];
}
