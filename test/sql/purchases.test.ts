/** Purchase profiles: every account as in memory. */
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { purchasesSql } from '../../src/sql/index.ts';
import { byAccount, type Engine, EXECUTED, engineOf, type ResultRow } from './engines.ts';
import { HOSTILE } from './hostile.ts';
import { MONEY, profiles } from './purchase-books.ts';
import { loadOrders, type Order, readBundledBook } from './support.ts';

const ROSTER = ['prospect 1', 'A1'];

/** Equal; money (cents are no doubles) within 1e-12, volatility within 1e-9, both relatively to at least 1. */
function expectClose(found: ResultRow[], expected: ResultRow[]): void {
  expect(found.map(({ accountId }) => accountId)).toEqual(expected.map(({ accountId }) => accountId));
  expected.forEach((row, i) => {
    for (const [name, value] of Object.entries(row)) {
      const own = found[i]?.[name] as number;
      const where = `${row.accountId} ${name}: ${own} for ${value}`;
      if (value === null || own === null || !MONEY.includes(name)) expect(own, where).toBe(value);
      else
        expect(Math.abs(own - Number(value)), where).toBeLessThanOrEqual(
          (name === 'volatility' ? 1e-9 : 1e-12) * Math.max(1, Math.abs(Number(value))),
        );
    }
  });
}

const book = readBundledBook();

const order: fc.Arbitrary<Order> = fc.record({
  accountId: fc.oneof(
    { weight: 9, arbitrary: fc.integer({ min: 0, max: 9 }).map((n) => `A${n}`) },
    { weight: 1, arbitrary: fc.constantFrom(...HOSTILE.filter((text) => text.trim() !== '')) },
  ),
  date: fc
    .oneof(fc.integer({ min: 0, max: 800 }), fc.integer({ min: 700, max: 740 }))
    .map((day) => new Date(Date.UTC(2024, 0, 1 + day)).toISOString().slice(0, 10)),
  amount: fc.oneof(fc.integer({ min: -3, max: 30 }), fc.integer({ min: 0, max: 1e6 })),
  orderId: fc.integer({ min: 0, max: 30 }).map((n) => `O${n}`),
});

describe.each(EXECUTED)('%s', (dialect) => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await engineOf(dialect);
    await loadOrders(engine, 'purchases', book, { date: 'day', amount: 'decimal(2)' });
    await loadOrders(
      engine,
      'purchasesMinor',
      book.map((row) => ({ ...row, amount: row.amount === null ? null : Math.round(row.amount * 100) })),
      { date: 'day', amount: 'integer' },
    );
    await engine.load(
      'purchaseRoster',
      { id: 'text' },
      ROSTER.map((id) => [id]),
    );
  }, 60_000);

  test.each([{ asOf: '2025-12-31' }, { asOf: '2024-12-31', windowDays: 1000, bucketDays: 7 }])(
    'the bundled book: %j',
    async (options) => {
      const columns = { orderId: 'orderId' };
      const roster = { table: 'purchaseRoster', accountId: 'id' };
      const found = byAccount(
        await engine.query(purchasesSql({ dialect, table: 'purchases', columns, roster, ...options })),
      );
      const expected = profiles(book, options, true, ROSTER);
      expectClose(found, expected);
      expect(found.filter(({ volatility }) => volatility !== null).length).toBeGreaterThan(50);
      const minor = purchasesSql({
        dialect,
        table: 'purchasesMinor',
        columns,
        roster,
        amountUnit: 'minor',
        ...options,
      });
      expectClose(byAccount(await engine.query(minor)), expected);
    },
  );

  test('small books of whole amounts: bit for bit but for volatility', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(order, { maxLength: 120 }),
        fc.constantFrom(
          { windowDays: 365, bucketDays: 30 },
          { windowDays: 90, bucketDays: 10 },
          { windowDays: 20, bucketDays: 40 },
        ),
        fc.boolean(),
        async (orders, days, withIds) => {
          await loadOrders(engine, 'anyPurchases', orders, { date: 'day', amount: 'double' });
          const options = { asOf: '2026-01-05', ...days };
          const columns = withIds ? { orderId: 'orderId' } : {};
          const found = byAccount(
            await engine.query(purchasesSql({ dialect, table: 'anyPurchases', columns, ...options })),
          );
          const expected = profiles(orders, options, withIds);
          const plain = (rows: ResultRow[]): ResultRow[] => rows.map((row) => ({ ...row, volatility: null }));
          expect(plain(found)).toEqual(plain(expected));
          expectClose(found, expected);
        },
      ),
      { numRuns: 12 },
    );
  });
});

test('options are checked', () => {
  const options = { dialect: 'duckdb', table: 'orders', asOf: '2026-01-31' } as const;
  expect(() => purchasesSql({ ...options, windowDays: 0 })).toThrow('"windowDays" must be');
  expect(() => purchasesSql({ ...options, bucketDays: 1.5 })).toThrow('"bucketDays" must be');
  expect(() => purchasesSql({ ...options, returns: 'net' } as never)).toThrow('there is no option "returns"');
  expect(() => purchasesSql({ ...options, window: 3 } as never)).toThrow('there is no option "window"');
  expect(() => purchasesSql(undefined as never)).toThrow('"dialect" must be one of');
});
