/** Any book, any rules: an engine and the library say the same. Accounts do not depend on each other, so a book of many is many books. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EXECUTED, engineOf } from './engines.ts';
import { inEngine, inMemory, loadOrders, type Order } from './support.ts';

const id = fc.oneof(
  fc.integer({ min: 0, max: 40 }).map((n) => `K${n}`),
  fc.constantFrom('', ' ', "O'Brien", 'a\\b', '"', '--', ';', '\u6df1\u5733', '\ud83d\ude00', 'A', 'a', 'A '),
  fc.string({ unit: 'binary', maxLength: 4 }).map((text) => text.replaceAll('\0', '0')),
);
const cents = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: -50_000, max: 500_000 }) },
  { weight: 1, arbitrary: fc.constantFrom(0, 1, -1) },
  { weight: 1, arbitrary: fc.integer({ min: -99_999_999_999, max: 99_999_999_999 }) },
);
const day = fc
  .integer({ min: -40, max: 800 })
  .map((back) => new Date(Date.parse('2026-01-31T00:00:00Z') - back * 86_400_000).toISOString().slice(0, 10));
const order: fc.Arbitrary<Order> = fc.record({
  accountId: fc.option(id, { freq: 20 }),
  date: fc.option(day, { freq: 20 }),
  amount: fc.option(
    cents.map((n) => n / 100),
    { freq: 20 },
  ),
  orderId: fc.option(
    fc.integer({ min: 0, max: 9 }).map((n) => `o${n}`),
    { freq: 30 },
  ),
});
const rules = fc.record(
  {
    returns: fc.constantFrom('net' as const, 'count' as const, 'ignore' as const),
    frequencyOf: fc.constantFrom('orders' as const, 'rows' as const, 'days' as const),
    future: fc.constantFrom('exclude' as const, 'keep' as const),
    windowDays: fc.integer({ min: 1, max: 900 }),
    roster: fc.boolean(),
  },
  { requiredKeys: ['frequencyOf'] },
);

describe.each(EXECUTED)('%s', (dialect) => {
  test.each(['double', 'decimal(2)', 'minor'] as const)('amounts as %s', async (amount) => {
    const engine = await engineOf(dialect);
    await engine.load('any roster', { accountId: 'text' }, [['K1'], ['K999'], ["O'Brien"], [null]]);
    await fc.assert(
      fc.asyncProperty(fc.array(order, { maxLength: 400, size: 'max' }), rules, async (orders, options) => {
        const isMinor = amount === 'minor';
        await loadOrders(
          engine,
          'any',
          isMinor
            ? orders.map((o) => ({ ...o, amount: o.amount === null ? null : Math.round(o.amount * 100) }))
            : orders,
          { date: 'day', amount: isMinor ? 'integer' : amount },
        );
        const { roster, ...shared } = {
          ...options,
          asOf: '2026-01-31',
          columns: options.frequencyOf === 'orders' ? { orderId: 'orderId' as const } : {},
        };
        const expected = inMemory(orders, {
          ...shared,
          currencyDigits: 2,
          ...(roster && { roster: ['K1', 'K999', "O'Brien"] }),
        });
        const found = await inEngine(engine, {
          table: 'any',
          ...shared,
          ...(roster && { roster: { table: 'any roster' } }),
          ...(isMinor && { amountUnit: 'minor' as const }),
        });
        expect(found.rows).toEqual(expected.rows);
        expect(found.intake).toMatchObject({ ...expected.intake, rounded: 0 });
      }),
      { numRuns: 12 },
    );
  });
});
