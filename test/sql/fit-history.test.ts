/** Lifecycle and regularity fitted in the engines, from orders: the models that memory fits, byte for byte. */
import { beforeAll, describe, expect, test } from 'vitest';
import { buildHistories, fitLifecycle, fitRegularity } from '../../src/index.ts';
import { fitSql } from '../../src/sql/index.ts';
import { type Engine, EXECUTED, engineOf } from './engines.ts';
import { HISTORY_BOOKS, THRESHOLDS } from './history-fits.ts';
import { loadOrders, type Order } from './support.ts';

describe.each(EXECUTED)('%s', (dialect) => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await engineOf(dialect);
    await engine.load('fit roster', { id: 'text' }, [['prospect 1'], ['A1'], [null]]);
  }, 60_000);

  test.each(Object.keys(HISTORY_BOOKS))('%s', async (name) => {
    const book = HISTORY_BOOKS[name] as readonly Order[];
    await loadOrders(engine, 'fit orders', book, { date: 'day', amount: 'decimal(2)' });
    for (const [asOf, roster] of [
      ['2025-01-01', false],
      ['2023-06-01', true],
    ] as const) {
      const orders = {
        table: 'fit orders',
        asOf,
        ...(roster && { roster: { table: 'fit roster', accountId: 'id' } }),
      };
      const histories = buildHistories(book, {
        asOf,
        roster: roster ? ['prospect 1', 'A1'] : [],
        onProblem: () => undefined,
      });
      for (const options of THRESHOLDS) {
        const { sql, finish } = fitSql({ kind: 'lifecycle', ...options }, { dialect, orders });
        const expected = fitLifecycle(histories, { asOf, ...options });
        expect(JSON.stringify(finish(await engine.query(sql)))).toBe(JSON.stringify(expected));
      }
      const { sql, finish } = fitSql({ kind: 'regularity' }, { dialect, orders });
      const rows = await engine.query(sql);
      expect(JSON.stringify(finish(rows))).toBe(JSON.stringify(fitRegularity(histories, { asOf })));
    }
  });
});
