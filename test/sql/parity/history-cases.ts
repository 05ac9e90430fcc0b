/** Purchase profiles and stages, with the tolerances of the tests in DuckDB and Postgres. */
import { lifecycleSql, purchasesSql } from '../../../src/sql/index.ts';
import type { ResultRow } from '../engines.ts';
import { inMemory, makeOrders, modelOf } from '../lifecycle-books.ts';
import { MONEY, profiles } from '../purchase-books.ts';
import { type Order, readBundledBook } from '../support.ts';
import type { ParityCase } from './case.ts';
import { messyBook } from './messy-book.ts';
import { orderTable, reachable } from './summary-cases.ts';

const ROSTER = ['prospect 1', 'A1'];
const roster = { name: 'roster', columns: { id: 'text' }, rows: ROSTER.map((id) => [id]) } as const;
const orderIds = { orderId: 'orderId' } as const;

/** Money (cents are no doubles) within 1e-12, volatility within 1e-9, relatively to at least 1. */
const profileTolerance = (column: string, value: number): number =>
  MONEY.includes(column) ? (column === 'volatility' ? 1e-9 : 1e-12) * Math.max(1, Math.abs(value)) : 0;

export function purchaseCase(name: string, orders: readonly Order[], asOf: string): ParityCase {
  return {
    name: `${name} book: purchase profiles`,
    tables: (engine) => [
      orderTable('purchases', reachable(orders, engine), { date: 'day', amount: 'decimal(2)' }),
      orderTable(
        'purchasesMinor',
        reachable(orders, engine).map((row) => ({
          ...row,
          // A whole number has no sign of zero.
          amount: row.amount === null ? null : Math.round(row.amount * 100) + 0,
        })),
        { date: 'day', amount: 'integer' },
      ),
      roster,
    ],
    checks: (engine) =>
      [{ asOf }, { asOf, windowDays: 1000, bucketDays: 7 }].flatMap((days) => {
        const expected = profiles(reachable(orders, engine), days, true, ROSTER);
        const options = {
          dialect: engine.dialect,
          columns: orderIds,
          roster: { table: 'roster', accountId: 'id' },
          ...days,
        };
        return [
          purchasesSql({ ...options, table: 'purchases' }),
          purchasesSql({ ...options, table: 'purchasesMinor', amountUnit: 'minor' }),
        ].map((sql) => ({ sql, expected, within: profileTolerance }));
      }),
  };
}

/** Growth within 1e-11, the quantile of accounts with a shape of their own within 1e-10. */
const stageTolerance = (column: string, value: number, row: ResultRow): number => {
  if (column === 'lifecycleGrowth') return 1e-11 * Math.max(1, Math.abs(value));
  return column === 'lifecycleQuantileRatio' && Number(row.lifecycleOrders) > 10 ? 1e-10 : 0;
};

export function lifecycleCase(
  name: string,
  orders: readonly Order[],
  fittedAsOf: string,
  days: readonly string[],
  options: object = {},
): ParityCase {
  return {
    name: `${name}: stages ${JSON.stringify(options)}`,
    tables: (engine) => [
      orderTable('lifecycleOrders', reachable(orders, engine), { date: 'day', amount: 'decimal(2)' }),
      roster,
    ],
    checks: (engine) => {
      const model = modelOf(reachable(orders, engine), fittedAsOf, options);
      return days.map((asOf) => ({
        sql: lifecycleSql(model, {
          dialect: engine.dialect,
          table: 'lifecycleOrders',
          asOf,
          reasons: true,
          roster: { table: 'roster', accountId: 'id' },
        }),
        expected: inMemory(reachable(orders, engine), asOf, model, ROSTER),
        // ClickHouse has 1 and 0 for a condition.
        read: (rows) => rows.map((row) => ({ ...row, lifecycleShrinking: Boolean(row.lifecycleShrinking) })),
        within: stageTolerance,
      }));
    },
  };
}

export function historyCases(): ParityCase[] {
  const bundled = readBundledBook();
  const messy = messyBook();
  return [
    purchaseCase('bundled', bundled, '2025-12-31'),
    purchaseCase('messy', messy, '2025-12-31'),
    lifecycleCase('bundled book', bundled, '2025-06-30', ['2025-12-31', '2025-03-15']),
    lifecycleCase('messy book', messy, '2025-06-30', ['2025-12-31', '2025-03-15']),
    lifecycleCase('from clockwork to chance', makeOrders(1), '2025-01-01', ['2024-06-01', '2023-06-01']),
    lifecycleCase('from clockwork to chance', makeOrders(3), '2025-01-01', ['2024-06-01', '2023-06-01'], {
      windowDays: 90,
      churned: { ratio: 9, idleRatio: 1 },
      introduction: { medians: 20 },
      ownMedianOrders: 12,
    }),
  ];
}
