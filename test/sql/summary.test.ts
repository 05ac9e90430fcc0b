import { beforeAll, describe, expect, test } from 'vitest';
import { type Engine, EXECUTED, engineOf } from './engines.ts';
import { inEngine, inMemory, loadOrders, type Order, readBundledBook } from './support.ts';

/** Every pair of rules; the properties try the rest. */
const RULES = (['net', 'count', 'ignore'] as const).flatMap((returns, i) =>
  (['exclude', 'keep'] as const).flatMap((future, j) =>
    [undefined, 365].map((windowDays, k) => ({
      returns,
      future,
      windowDays,
      frequencyOf: (['orders', 'rows', 'days'] as const)[(i + j + k) % 3] as 'orders' | 'rows' | 'days',
    })),
  ),
);

const book = readBundledBook();

/** Returns, ties, blanks, nulls, rows out of range, the same id in two cases, ids of many scripts. */
const messy: Order[] = [
  ['A', '2025-03-01', 0.1, 'o1'],
  ['A', '2025-03-01', 0.2, 'o1'],
  ['A', '2025-03-01', 0.2, 'o1'],
  ['a', '2025-03-02', -5.05, 'o2'],
  ['a', '2025-03-02', 5.05, 'O2'],
  ['a ', '2025-03-02', 7, 'o3'],
  ['only returns', '2025-01-01', -10.01, 'o4'],
  ['only returns', '2025-01-02', -0.99, 'o5'],
  ['only future', '2026-07-01', 10, 'o6'],
  ['future return', '2026-07-01', -10, 'o7'],
  ['before the window', '2020-02-29', 1234.56, 'o8'],
  ['before the window', '2020-03-01', -1, 'o9'],
  ['zero', '2025-12-31', 0, 'o10'],
  ['minus zero', '2025-12-31', -0, 'o11'],
  ['large', '2025-12-31', 9_999_999_999_999.99, 'o12'],
  ['large', '2025-12-31', -9_999_999_999_999.97, 'o13'],
  ['too large', '2025-12-31', 1e13, 'o14'],
  ['too large', '2025-12-31', -1e300, 'o15'],
  [null, '2025-12-31', 1, 'o16'],
  ['', '2025-12-31', 1, 'o17'],
  [' \t\u00a0\u3000', '2025-12-31', 1, 'o18'],
  ['no day', null, 1, 'o19'],
  ['no amount', '2025-12-31', null, 'o20'],
  ['no order id', '2025-12-31', 1, null],
  ['no order id', '2025-12-31', 1, '\u2003'],
  [null, null, null, null],
  ['first day', '0001-01-01', 1, 'o21'],
  ['last day', '9999-12-31', 1, 'o22'],
  ['\ud83d\ude00', '2025-06-30', 3.33, 'o23'],
  ['\ufe0f', '2025-06-30', 3.33, 'o24'],
  ['\u6df1\u5733', '2025-06-30', 3.34, 'o25'],
  ['e\u0301', '2025-06-30', 3.35, 'o26'],
  ['\u00e9', '2025-06-30', 3.36, 'o27'],
  ['on the day', '2026-01-31', 1, 'o28'],
  ['day after', '2026-02-01', 1, 'o29'],
  ['window starts', '2025-02-01', 1, 'o30'],
  ['window starts', '2025-01-31', 1, 'o31'],
].map(([accountId, date, amount, orderId]) => ({ accountId, date, amount, orderId }) as Order);

/** An amount that no decimal of the statement holds is a good one in memory. */
const TOO_LARGE = 1e13;
const inRange = (order: Order): Order =>
  Math.abs(order.amount ?? 0) >= TOO_LARGE ? { ...order, amount: null } : order;

describe.each(EXECUTED)('%s', (dialect) => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await engineOf(dialect);
    await loadOrders(engine, 'book', book, { date: 'day', amount: 'decimal(2)' });
    await loadOrders(engine, 'messy', messy, { date: 'day', amount: 'double' });
  });

  test.each(['decimal(2)', 'double'] as const)('the bundled book, amounts as %s', async (amount) => {
    if (amount === 'double') await loadOrders(engine, 'book', book, { date: 'timestamp', amount });
    for (const rules of [{}, { windowDays: 365, returns: 'count', frequencyOf: 'days' } as const]) {
      const options = { asOf: '2025-06-30', columns: { orderId: 'orderId' }, ...rules } as const;
      const expected = inMemory(book, { currencyDigits: 2, ...options });
      const found = await inEngine(engine, { table: 'book', ...options });
      expect(expected.rows.length).toBeGreaterThan(500);
      expect(expected.intake.rejected).toBeGreaterThan(0);
      expect(found.rows).toEqual(expected.rows);
      expect(found.intake).toMatchObject(expected.intake);
      expect(found.intake.rounded).toBe(0);
    }
  });

  test.each(RULES)('a messy book: %j', async (rules) => {
    const options = { asOf: '2026-01-31', columns: { orderId: 'orderId' }, ...rules } as const;
    const expected = inMemory(messy.map(inRange), { currencyDigits: 2, ...options });
    const found = await inEngine(engine, { table: 'messy', ...options });
    expect(found.rows).toEqual(expected.rows);
    expect(found.intake).toMatchObject(expected.intake);
  });

  test('every fault is counted, and received = accepted + rejected', async () => {
    const { intake } = await inEngine(engine, {
      table: 'messy',
      asOf: '2026-01-31',
      columns: { orderId: 'orderId' },
    });
    expect(intake).toEqual({
      received: messy.length,
      accepted: messy.length - 10,
      rejected: 10,
      future: 4,
      beforeWindow: 0,
      returns: 6,
      invalidAccountId: 4,
      invalidDate: 2,
      invalidAmount: 4,
      invalidOrderId: 3,
      rounded: 0,
    });
  });

  test('infinite days and amounts that are no numbers are faults', async () => {
    await loadOrders(
      engine,
      'endless',
      [
        { accountId: 'A', date: 'infinity', amount: 1, orderId: null },
        { accountId: 'A', date: '-infinity', amount: 1, orderId: null },
        { accountId: 'A', date: '2026-01-01', amount: Number.NaN, orderId: null },
        { accountId: 'A', date: '2026-01-01', amount: Number.POSITIVE_INFINITY, orderId: null },
        { accountId: 'A', date: '2026-01-01', amount: Number.NEGATIVE_INFINITY, orderId: null },
        { accountId: 'B', date: '2026-01-01', amount: 2, orderId: null },
      ],
      { date: 'day', amount: 'double' },
    );
    const { rows, intake } = await inEngine(engine, { table: 'endless', asOf: '2026-01-31' });
    expect(rows.map(({ accountId, monetary }) => [accountId, monetary])).toEqual([['B', 2]]);
    expect(intake).toMatchObject({ received: 6, accepted: 1, invalidDate: 2, invalidAmount: 3 });
  });

  test('accounts of the roster that never bought are there', async () => {
    await engine.load('crm', { id: 'text' }, [
      ['only in crm'],
      ['A'],
      [null],
      ['  '],
      ['\ud83d\ude00'],
      ['A'],
    ]);
    const options = { asOf: '2026-01-31', frequencyOf: 'rows' } as const;
    const expected = inMemory(
      messy.map((order) => ({ ...inRange(order), orderId: '-' })),
      {
        ...options,
        currencyDigits: 2,
        roster: ['only in crm', 'A', '\ud83d\ude00'],
      },
    );
    const found = await inEngine(engine, {
      table: 'messy',
      roster: { table: 'crm', accountId: 'id' },
      ...options,
    });
    expect(found.rows).toEqual(expected.rows);
    expect(found.rows.find(({ accountId }) => accountId === 'only in crm')).toMatchObject({
      recency: null,
      frequency: 0,
      monetary: 0,
      averageOrderValue: null,
    });
    expect(found.intake.invalidRoster).toBe(2);
  });

  test('whole numbers of cents, and ids that are numbers', async () => {
    const cents = [1999, 5, -333, 0, 900_719_925_474_099, 1e15, null];
    await engine.load(
      'cents',
      { customer: 'integer', day: 'day', cents: 'integer' },
      cents.map((amount, i) => [17_850 + (i % 2), '2026-01-05', amount]),
    );
    const found = await inEngine(engine, {
      table: 'cents',
      columns: { accountId: 'customer', date: 'day', amount: 'cents' },
      asOf: '2026-01-31',
      amountUnit: 'minor',
    });
    const expected = inMemory(
      cents.map((amount, i) => ({
        accountId: String(17_850 + (i % 2)),
        date: '2026-01-05',
        amount: amount === null || amount >= 1e15 ? null : amount / 100,
        orderId: null,
      })),
      { asOf: '2026-01-31', currencyDigits: 2 },
    );
    expect(found.rows).toEqual(expected.rows);
    expect(found.intake).toMatchObject({ ...expected.intake, rounded: 0 });
  });

  test('dust of binary fractions is no digit; a third digit is rounded and counted', async () => {
    const amounts = [6 * 2.55, 3 * 0.1, 1.1 + 2.2, 19.999, 0.125];
    await loadOrders(
      engine,
      'dust',
      amounts.map((amount, i) => ({ accountId: String(i), date: '2026-01-05', amount, orderId: null })),
      { date: 'day', amount: 'double' },
    );
    const found = await inEngine(engine, { table: 'dust', asOf: '2026-01-31' });
    expect(found.rows.map(({ monetary }) => monetary)).toEqual([15.3, 0.3, 3.3, 20, 0.13]);
    expect(found.intake).toMatchObject({ accepted: 5, rounded: 2 });
    const three = await inEngine(engine, { table: 'dust', asOf: '2026-01-31', currencyDigits: 3 });
    expect(three.rows.map(({ monetary }) => monetary)).toEqual([15.3, 0.3, 3.3, 19.999, 0.125]);
    expect(three.intake).toMatchObject({ accepted: 5, rounded: 0 });
  });

  test('orders in several currencies give no account; blank currencies are faults', async () => {
    const load = (currencies: ReadonlyArray<string | null>) =>
      engine.load(
        'orderRows',
        { accountId: 'text', date: 'day', amount: 'double', money: 'text' },
        currencies.map((currency, i) => [`A${i}`, '2026-01-05', 10, currency]),
      );
    const options = { table: 'orderRows', asOf: '2026-01-31', columns: { currency: 'money' } };
    await load(['EUR', 'EUR', null, ' ']);
    const one = await inEngine(engine, options);
    expect(one.rows.map(({ accountId }) => accountId)).toEqual(['A0', 'A1']);
    expect(one.intake).toMatchObject({ received: 4, accepted: 2, invalidCurrency: 2, currencies: 1 });
    await load(['EUR', 'JPY', 'EUR']);
    const two = await inEngine(engine, options);
    expect(two.rows).toEqual([]);
    expect(two.intake).toMatchObject({ received: 3, accepted: 3, currencies: 2 });
  });

  test('no rows give no accounts', async () => {
    await loadOrders(engine, 'empty', [], { date: 'day', amount: 'double' });
    const { rows, intake } = await inEngine(engine, { table: 'empty', asOf: '2026-01-31' });
    expect(rows).toEqual([]);
    expect(intake).toMatchObject({ received: 0, accepted: 0, rejected: 0 });
  });
});
