/** Instants to civil days: the engines and the library must name the same day, in any zone, on days that clocks change too. */
import { beforeAll, describe, expect, test } from 'vitest';
import { type Engine, EXECUTED, engineOf } from './engines.ts';
import { inEngine, inMemory, loadOrders, type Order } from './support.ts';

const ZONES = [
  'UTC',
  'Asia/Shanghai',
  'America/New_York',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Asia/Kathmandu',
];

/** Around midnight of every zone, around days that clocks change, and where a day was left out (Apia, 2011-12-30). */
const DAYS = [
  '1970-01-02',
  '1986-05-04',
  '2011-12-30',
  '2011-12-31',
  '2025-03-09',
  '2025-04-06',
  '2025-11-02',
  '2026-01-31',
];
const INSTANTS = DAYS.flatMap((day) =>
  Array.from({ length: 32 }, (_, part) => Date.parse(`${day}T00:00:00Z`) + part * 2_700_000).flatMap((at) => [
    at - 1,
    at,
  ]),
);

/** An account an instant: the summaries tell each day. */
const orders: Order[] = INSTANTS.map((at, i) => ({ accountId: `${i}`, date: at, amount: 1, orderId: null }));
const iso = (date: Order['date']): string => new Date(Number(date)).toISOString();

describe.each(EXECUTED)('%s', (dialect) => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await engineOf(dialect);
    const load = (
      table: string,
      date: 'instant' | 'timestamp' | 'integer',
      of: (order: Order) => Order['date'],
    ) =>
      loadOrders(
        engine,
        table,
        orders.map((order) => ({ ...order, date: of(order) })),
        { date, amount: 'double' },
      );
    await load('instants', 'instant', ({ date }) => iso(date));
    await load('utc', 'timestamp', ({ date }) => iso(date).slice(0, -1));
    await load('millis', 'integer', ({ date }) => date);
  });

  test.each(ZONES)('%s', async (timeZone) => {
    const options = { asOf: '2026-12-31', timeZone };
    const good = orders.filter(({ date }) => Math.abs(Number(date)) >= 1e10);
    for (const [table, dateType] of [
      ['instants', 'instant'],
      ['utc', 'utc'],
      ['millis', 'epochMillis'],
    ] as const) {
      const { rows, intake } = await inEngine(engine, { table, dateType, ...options });
      const read = dateType === 'epochMillis' ? good : orders;
      const expected = inMemory(
        read.map((order) => ({ ...order, date: iso(order.date) })),
        { ...options, currencyDigits: 2 },
      );
      expect(rows).toEqual(expected.rows);
      expect(intake.rejected).toBe(orders.length - read.length);
    }
  });

  test('a timestamp without a zone belongs to the day it names', async () => {
    const { rows } = await inEngine(engine, { table: 'utc', asOf: '2026-12-31', timeZone: 'Asia/Shanghai' });
    const days = new Map(rows.map((row) => [row.accountId, row.firstOrderDate]));
    expect(orders.map(({ accountId }) => days.get(accountId))).toEqual(
      orders.map(({ date }) => iso(date).slice(0, 10)),
    );
  });

  test('milliseconds beyond all days and near to 1970 are faults', async () => {
    const millis = [
      8.64e15, -8.64e15, 9_007_199_254_740_991, 0, 45_000, 9_999_999_999, 1e10, -1e10, -9_999_999_999,
    ];
    await loadOrders(
      engine,
      'far',
      millis.map((date) => ({ accountId: 'A', date, amount: 1, orderId: null })),
      { date: 'integer', amount: 'double' },
    );
    const { rows, intake } = await inEngine(engine, {
      table: 'far',
      dateType: 'epochMillis',
      asOf: '2026-12-31',
    });
    expect(intake).toMatchObject({ received: 9, accepted: 2, invalidDate: 7 });
    expect(rows).toMatchObject([{ firstOrderDate: '1969-09-07', lastOrderDate: '1970-04-26' }]);
  });
});
