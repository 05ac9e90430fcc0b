/** Lifecycle stages of a first evaluation: every account as in memory. */
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import type { LifecycleModel } from '../../src/index.ts';
import { lifecycleSql } from '../../src/sql/index.ts';
import { curveAt, quantileRatio, ratioPieces } from '../../src/sql/ratio-polynomials.ts';
import { byAccount, type Engine, EXECUTED, engineOf, type ResultRow } from './engines.ts';
import { inMemory, makeOrders, modelOf } from './lifecycle-books.ts';
import { loadOrders, type Order, readBundledBook } from './support.ts';

/** Equal, but for growth (cents are no doubles) and the quantile of accounts with a shape of their own. */
function expectSame(found: ResultRow[], expected: ResultRow[]): void {
  const rest = ({ lifecycleGrowth: _, lifecycleQuantileRatio: __, ...row }: ResultRow): ResultRow => row;
  expect(found.map(rest)).toEqual(expected.map(rest));
  expected.forEach((row, i) => {
    const own = found[i] as ResultRow;
    const where = `${row.accountId}: ${JSON.stringify(own)} for ${JSON.stringify(row)}`;
    if (row.lifecycleGrowth === null || own.lifecycleGrowth === null)
      expect(own.lifecycleGrowth, where).toBe(row.lifecycleGrowth);
    else {
      const growth = Number(row.lifecycleGrowth);
      expect(Math.abs(Number(own.lifecycleGrowth) - growth), where).toBeLessThan(
        1e-11 * Math.max(1, Math.abs(growth)),
      );
    }
    if (Number(row.lifecycleOrders) <= 10)
      expect(own.lifecycleQuantileRatio, where).toBe(row.lifecycleQuantileRatio);
    else
      expect(
        Math.abs(Number(own.lifecycleQuantileRatio) - Number(row.lifecycleQuantileRatio)),
        where,
      ).toBeLessThan(1e-10);
  });
}

const book = readBundledBook();
describe.each(EXECUTED)('%s', (dialect) => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await engineOf(dialect);
    await loadOrders(engine, 'lifecycleOrders', book, { date: 'day', amount: 'decimal(2)' });
    await engine.load('lifecycleRoster', { accountId: 'text' }, [['prospect 1']]);
  }, 60_000);
  const run = async (
    table: string,
    asOf: string,
    model: LifecycleModel,
    more: object = {},
  ): Promise<ResultRow[]> =>
    byAccount(await engine.query(lifecycleSql(model, { dialect, table, asOf, reasons: true, ...more })));

  test.each(['2025-12-31', '2025-03-15'])('the bundled book on %s', async (asOf) => {
    const model = modelOf(book, '2025-06-30');
    const found = await run('lifecycleOrders', asOf, model, { roster: { table: 'lifecycleRoster' } });
    expectSame(found, inMemory(book, asOf, model, ['prospect 1']));
    expect(new Set(found.map(({ lifecycleStage }) => lifecycleStage)).size).toBeGreaterThanOrEqual(5);
  });

  test('books from clockwork to chance, with other thresholds: all stages, shapes of their own', async () => {
    const stages = new Set<unknown>();
    let own = 0;
    for (const [seed, options] of [
      [1, {}],
      [
        2,
        { decline: { ratio: 1.2, probability: 0.9, growth: 0 }, reactivated: { withinDays: 300, ratio: 2 } },
      ],
      [
        3,
        {
          windowDays: 90,
          churned: { ratio: 9, idleRatio: 1 },
          introduction: { medians: 20 },
          ownMedianOrders: 12,
        },
      ],
    ] as const) {
      const orders = makeOrders(seed);
      await loadOrders(engine, 'lifecycleAny', orders, { date: 'day', amount: 'double' });
      const model = modelOf(orders, '2025-01-01', options);
      for (const asOf of ['2024-06-01', '2023-06-01']) {
        const found = await run('lifecycleAny', asOf, model);
        expectSame(found, inMemory(orders, asOf, model));
        for (const { lifecycleStage, lifecycleCandidate, lifecycleOrders } of found) {
          stages.add(lifecycleStage).add(`next ${lifecycleCandidate}`);
          if (Number(lifecycleOrders) > 10) own++;
        }
      }
    }
    expect(own).toBeGreaterThan(100);
    expect(stages).toEqual(
      new Set([
        'prospect',
        'introduction',
        'growth',
        'maturity',
        'decline',
        'churned',
        'reactivated',
        'next null',
        'next decline',
      ]),
    );
  });

  test('a book without gaps has no usual gap', async () => {
    const orders = ['A', 'B'].map(
      (accountId): Order => ({ accountId, date: '2025-01-01', amount: 5, orderId: null }),
    );
    await loadOrders(engine, 'lifecycleAny', orders, { date: 'day', amount: 'double' });
    const model = modelOf(orders, '2025-06-30');
    const found = await run('lifecycleAny', '2025-06-30', model);
    expectSame(found, inMemory(orders, '2025-06-30', model));
    expect(found[0]?.lifecycleReasons).toContain('lifecycle.no_median');
  });
});

test('the curve of a quantile over the shape is within 1e-11', () => {
  fc.assert(
    fc.property(fc.double({ min: 0.5, max: 0.9999, noNaN: true }), (probability) => {
      const pieces = ratioPieces(probability);
      for (let i = 0; i <= 300; i++) {
        const shape = 0.4545 * (20 / 0.4545) ** (i / 300);
        expect(
          Math.abs(Math.exp(curveAt(pieces, shape)) / quantileRatio(shape, probability) - 1),
        ).toBeLessThan(1e-11);
      }
    }),
    { numRuns: 20 },
  );
});

test('what is no model and no option is refused', () => {
  const options = { dialect: 'duckdb', table: 'orders', asOf: '2026-01-31' } as const;
  expect(() => lifecycleSql({ kind: 'rfm', version: 1 } as never, options)).toThrow('lifecycle');
  expect(() => lifecycleSql(modelOf([], '2026-01-31'), { ...options, earlier: [] } as never)).toThrow(
    'there is no option "earlier"',
  );
  expect(() => lifecycleSql(modelOf([], '2026-01-31'), { ...options, windowDays: 3 } as never)).toThrow(
    '"windowDays"',
  );
});
