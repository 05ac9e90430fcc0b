/** Indicators of warning rules, as steps of statements: every measure as in memory, to the last bit but for chances. */
import { parse } from '@polyglot-sql/sdk';
import { beforeAll, describe, expect, test } from 'vitest';
import { summarySql } from '../../src/sql/index.ts';
import { byAccount, type Engine, EXECUTED, engineOf, type ResultRow } from './engines.ts';
import {
  amountBook,
  BOOK_DAY,
  type CategoryOrder,
  centTolerance,
  chanceTolerance,
  edgeBook,
  type IndicatorOptions,
  indicatorSql,
  indicatorsInMemory,
  loadCategoryOrders,
  WINDOW_INDICATORS,
  windowBook,
} from './indicator-books.ts';
import { differencesOf } from './parity/run.ts';
import { readBundledBook } from './support.ts';

const TABLE = 'indicatorOrders';

describe.each(EXECUTED)('%s', (dialect) => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await engineOf(dialect);
    await engine.load('indicatorRoster', { accountId: 'text' }, [['prospect 1']]);
  }, 60_000);
  const run = async (
    asOf: string,
    ids = WINDOW_INDICATORS,
    options: Partial<IndicatorOptions> = {},
  ): Promise<ResultRow[]> =>
    byAccount(
      await engine.query(
        indicatorSql(ids, { dialect, table: TABLE, asOf, category: 'category', ...options }),
      ),
    );
  const withIds = { columns: { orderId: 'orderId' } } as const;

  test.each([
    [1, '2024-06-30', true],
    [2, '2023-09-01', false],
  ])(
    'accounts of all kinds, book %i on %s (order ids: %s)',
    { timeout: 60_000 },
    async (seed, asOf, orderIds) => {
      const orders = windowBook(seed);
      await loadCategoryOrders(engine, TABLE, orders, { date: 'day', amount: 'double' });
      const found = await run(asOf, WINDOW_INDICATORS, orderIds ? withIds : {});
      const expected = byAccount(indicatorsInMemory(WINDOW_INDICATORS, orders, asOf, { orderIds }));
      expect(differencesOf(found, expected, chanceTolerance)).toEqual([]);
      // Every column has something to say, but for what memory does not have either.
      for (const name of Object.keys(found[0] as ResultRow).filter((name) => name !== 'rangeLastYear'))
        expect(new Set(found.map((row) => row[name])).size, name).toBeGreaterThan(1);
    },
  );

  test('how likely so little is: 1 to 60 amounts, equal, even, one a thousand others', {
    timeout: 60_000,
  }, async () => {
    const orders = amountBook(8);
    await loadCategoryOrders(engine, TABLE, orders, { date: 'day', amount: 'double' });
    const found = await run(BOOK_DAY, ['amount']);
    expect(found).toHaveLength(896);
    expect(
      differencesOf(found, byAccount(indicatorsInMemory(['amount'], orders, BOOK_DAY)), chanceTolerance),
    ).toEqual([]);
  });

  test('windows to the day, and changes on the point of a threshold', { timeout: 60_000 }, async () => {
    const orders = edgeBook();
    await loadCategoryOrders(engine, TABLE, orders, { date: 'day', amount: 'decimal(2)' });
    await engine.load('indicatorRoster', { accountId: 'text' }, [['prospect 1']]);
    const found = await run(BOOK_DAY, WINDOW_INDICATORS, { roster: { table: 'indicatorRoster' } });
    const expected = byAccount(
      indicatorsInMemory(WINDOW_INDICATORS, orders, BOOK_DAY, { roster: ['prospect 1'] }),
    );
    expect(differencesOf(found, expected, chanceTolerance)).toEqual([]);
    const of = (id: string): ResultRow => found.find(({ accountId }) => accountId === id) as ResultRow;
    expect([of('exactly').amountDelta, of('exactly').ordersDelta]).toEqual([-0.3, -0.3]);
    expect([of('cheaper').amountDelta, of('cheaper').orderSizeDelta]).toEqual([-0.3, -0.3]);
    expect(of('first 455').amountIsLastYear).toBe(1);
    expect(of('first 454').amountIsLastYear).toBe(0);
    expect([of('first 180').ordersBaselineDays, of('first 179').ordersBaselineDays]).toEqual([90, null]);
    expect([of('first 359').rangeValue, of('first 358').rangeValue]).toEqual([3, null]);
    for (const id of ['returns only', 'nothing', 'prospect 1'])
      expect(
        Object.entries(of(id)).filter(
          ([name, value]) => name !== 'accountId' && !name.endsWith('N') && value !== null,
        ),
      ).toEqual([]);
  });

  test('the bundled book, in cents and in minor units', { timeout: 60_000 }, async () => {
    const names = ['Bolts', 'Seals', '', 'Hoses', null];
    const orders = readBundledBook().map(
      (order, i): CategoryOrder => ({ ...order, category: names[i % 5] ?? null }),
    );
    const expected = byAccount(
      indicatorsInMemory(WINDOW_INDICATORS, orders, '2025-12-31', { orderIds: true }),
    );
    await loadCategoryOrders(engine, TABLE, orders, { date: 'day', amount: 'decimal(2)' });
    expect(
      differencesOf(await run('2025-12-31', WINDOW_INDICATORS, withIds), expected, centTolerance),
    ).toEqual([]);
    const cents = orders.map((order) => ({
      ...order,
      amount: order.amount === null ? null : Math.round(order.amount * 100) + 0,
    }));
    await loadCategoryOrders(engine, TABLE, cents, { date: 'day', amount: 'integer' });
    const found = await run('2025-12-31', WINDOW_INDICATORS, { ...withIds, amountUnit: 'minor' });
    expect(differencesOf(found, expected, centTolerance)).toEqual([]);
    const none = await run('2025-12-31', ['range'], { category: null, amountUnit: 'minor' });
    expect(none.every(({ rangeValue, rangeN }) => rangeValue === null && rangeN === 0)).toBe(true);
  });
});

test.each(['spark', 'bigquery', 'snowflake', 'trino'] as const)(
  '%s: a parser of the dialect reads them',
  (dialect) => {
    const sql = indicatorSql(WINDOW_INDICATORS, {
      dialect,
      table: ['sales', "quarter's orders"],
      asOf: BOOK_DAY,
      category: "what's bought",
      columns: { orderId: 'no' },
    });
    const { success, error } = parse(sql, dialect as Parameters<typeof parse>[1]);
    expect(success, String(error)).toBe(true);
  },
);

test('no other statement looks at categories', () => {
  expect(summarySql({ dialect: 'duckdb', table: 'orders', asOf: BOOK_DAY })).not.toContain('category');
});
