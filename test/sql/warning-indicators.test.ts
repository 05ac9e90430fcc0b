/** Indicators of warning rules, as steps of statements: every measure as in memory. */
import { beforeAll, describe, expect, test } from 'vitest';
import { byAccount, type Engine, EXECUTED, engineOf, type ResultRow } from './engines.ts';
import {
  type CategoryOrder,
  indicatorSql,
  indicatorsInMemory,
  indicatorTolerance,
  loadCategoryOrders,
  WINDOW_INDICATORS,
  windowBook,
} from './indicator-books.ts';
import { differencesOf } from './parity/run.ts';

describe.each(EXECUTED)('%s', (dialect) => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await engineOf(dialect);
  }, 60_000);
  const compare = async (
    orders: readonly CategoryOrder[],
    asOf: string,
    orderIds: boolean,
    ids = WINDOW_INDICATORS,
  ): Promise<ResultRow[]> => {
    const found = byAccount(
      await engine.query(
        indicatorSql(ids, {
          dialect,
          table: 'indicatorOrders',
          asOf,
          category: 'category',
          ...(orderIds && { columns: { orderId: 'orderId' } }),
        }),
      ),
    );
    const expected = byAccount(indicatorsInMemory(ids, orders, asOf, { orderIds }));
    expect(differencesOf(found, expected, indicatorTolerance).slice(0, 20)).toEqual([]);
    return found;
  };

  test.each(WINDOW_INDICATORS)('%s', async (id) => {
    for (const seed of [1, 2, 3, 4, 5, 6]) {
      const orders = windowBook(seed);
      await loadCategoryOrders(engine, 'indicatorOrders', orders, { date: 'day', amount: 'double' });
      for (const asOf of ['2024-06-30', '2023-09-01'])
        for (const orderIds of [true, false]) {
          await compare(orders, asOf, orderIds, [id]);
        }
    }
  });
});
