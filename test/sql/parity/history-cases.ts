/** Purchase profiles and stages, with the tolerances of the tests in DuckDB and Postgres. */
import { lifecycleSql, purchasesSql } from '../../../src/sql/index.ts';
import type { ResultRow } from '../engines.ts';
import {
  type Evaluated,
  evaluate,
  flatStages,
  inMemory,
  makeOrders,
  modelOf,
  STATE_COLUMNS,
  stageTolerance,
  stateRows,
} from '../lifecycle-books.ts';
import { MONEY, profiles } from '../purchase-books.ts';
import { type Order, readBundledBook } from '../support.ts';
import type { CaseEngine, ParityCase } from './case.ts';
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

/** ClickHouse has 1 and 0 for a condition. */
const withTruths = (rows: readonly ResultRow[]): ResultRow[] =>
  rows.map((row) => ({
    ...row,
    lifecycleShrinking: Boolean(row.lifecycleShrinking),
    lifecycleBeforeShrinking:
      row.lifecycleBeforeShrinking === null ? null : Boolean(row.lifecycleBeforeShrinking),
  }));

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
        read: withTruths,
        within: stageTolerance,
      }));
    },
  };
}

/** Evaluations upon one another; each of them reads the one before from a table that is loaded. */
function chainCase(
  name: string,
  orders: readonly Order[],
  fittedAsOf: string,
  days: readonly string[],
  options: object = {},
): ParityCase {
  const chain = (engine: CaseEngine) => {
    const known = reachable(orders, engine);
    const model = modelOf(known, fittedAsOf, options);
    let previous: Evaluated[] | undefined;
    return {
      model,
      evaluations: days.map((asOf) => {
        previous = evaluate(known, asOf, model, ROSTER, previous);
        return { asOf, rows: flatStages(previous) };
      }),
    };
  };
  return {
    name: `${name}: stages one after the other`,
    tables: (engine) => [
      orderTable('lifecycleOrders', reachable(orders, engine), { date: 'day', amount: 'decimal(2)' }),
      roster,
      ...chain(engine).evaluations.map(({ rows }, i) => ({
        name: `stages${i}`,
        columns: STATE_COLUMNS,
        rows: stateRows(rows),
      })),
    ],
    checks: (engine) => {
      const { model, evaluations } = chain(engine);
      const name = (column: string): string => (engine.dialect === 'spark' ? `\`${column}\`` : `"${column}"`);
      const sqlOf = (asOf: string, table: string): string =>
        lifecycleSql(model, {
          dialect: engine.dialect,
          table: 'lifecycleOrders',
          asOf,
          reasons: true,
          roster: { table: 'roster', accountId: 'id' },
          previous: { table },
        });
      return evaluations.slice(1).flatMap(({ asOf, rows }, i) => [
        { sql: sqlOf(asOf, `stages${i}`), expected: rows, read: withTruths, within: stageTolerance },
        // The same day once more is the same evaluation; and a part of a statement, of which only the stages are used.
        {
          sql: `SELECT ${name('accountId')}, ${name('lifecycleStage')} FROM (${sqlOf(asOf, `stages${i + 1}`)}) AS again`,
          expected: rows.map(({ accountId, lifecycleStage }) => ({ accountId, lifecycleStage }) as ResultRow),
        },
      ]);
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
    chainCase('bundled book', bundled, '2025-06-30', [
      '2025-06-30',
      '2025-09-30',
      '2025-10-31',
      '2025-12-31',
    ]),
    chainCase('from clockwork to chance', makeOrders(2), '2023-06-01', [
      '2023-01-01',
      '2023-04-01',
      '2023-07-01',
      '2023-10-01',
      '2024-01-01',
    ]),
    lifecycleCase('from clockwork to chance', makeOrders(1), '2025-01-01', ['2024-06-01', '2023-06-01']),
    lifecycleCase('from clockwork to chance', makeOrders(3), '2025-01-01', ['2024-06-01', '2023-06-01'], {
      windowDays: 90,
      churned: { ratio: 9, idleRatio: 1 },
      introduction: { medians: 20 },
      ownMedianOrders: 12,
    }),
  ];
}
