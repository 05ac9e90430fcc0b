/** Stages of later evaluations, each held against the table that the one before left: every account as in memory. */
import { beforeAll, describe, expect, test } from 'vitest';
import type { LifecycleModel } from '../../src/index.ts';
import { DIALECTS } from '../../src/sql/dialect.ts';
import { type LifecyclePreviousTable, lifecycleSql } from '../../src/sql/index.ts';
import { byAccount, type Engine, EXECUTED, engineOf, quoted, type ResultRow } from './engines.ts';
import {
  type Evaluated,
  evaluate,
  flatStages,
  makeOrders,
  modelOf,
  STATE_COLUMNS,
  stageTolerance,
  stateRows,
} from './lifecycle-books.ts';
import { differencesOf } from './parity/run.ts';
import { loadOrders, type Order, readBundledBook } from './support.ts';

const months = (from: string, count: number, step: number): string[] =>
  Array.from({ length: count }, (_, i) => {
    const [year, month] = from.split('-').map(Number) as [number, number];
    return new Date(Date.UTC(year, month - 1 + i * step, 1)).toISOString().slice(0, 10);
  });

const CHAINS = [
  [
    'the bundled book, by quarter',
    readBundledBook(),
    '2025-06-30',
    months('2024-10', 4, 3),
    {},
    ['to maturity'],
  ],
  [
    'from clockwork to chance, by quarter',
    makeOrders(1),
    '2023-06-01',
    months('2022-10', 8, 3),
    {},
    ['next maturity', 'to maturity'],
  ],
  [
    'other thresholds, by month',
    makeOrders(2),
    '2023-06-01',
    months('2023-01', 8, 1),
    {
      windowDays: 90,
      decline: { ratio: 1.2, probability: 0.6, growth: -0.05 },
      reactivated: { withinDays: 60, ratio: 2 },
    },
    ['next growth', 'to growth'],
  ],
] as const;

describe.each(EXECUTED)('%s', (dialect) => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await engineOf(dialect);
    await engine.load('chainRoster', { accountId: 'text' }, [['prospect 1'], ['A3']]);
  }, 60_000);
  const sqlOf = (
    asOf: string,
    model: LifecycleModel,
    previous?: LifecyclePreviousTable,
    table = 'chainOrders',
  ): string =>
    lifecycleSql(model, { dialect, table, asOf, reasons: true, roster: { table: 'chainRoster' }, previous });
  const keep = async (table: string, sql: string): Promise<ResultRow[]> => {
    await engine.exec(`DROP TABLE IF EXISTS ${quoted(table)}`);
    await engine.exec(`CREATE TABLE ${quoted(table)} AS ${sql}`);
    return byAccount(await engine.query(`SELECT * FROM ${quoted(table)}`));
  };

  test.each(CHAINS)(
    '%s',
    async (_, orders, fittedAsOf, days, options, moves) => {
      await loadOrders(engine, 'chainOrders', orders, { date: 'day', amount: 'decimal(2)' });
      const model = modelOf(orders, fittedAsOf, options);
      const seen = new Set<string>();
      let previous: Evaluated[] | undefined;
      let table: string | undefined;
      for (const [i, asOf] of days.entries()) {
        const expected = evaluate(orders, asOf, model, ['prospect 1', 'A3'], previous);
        const rows = byAccount(flatStages(expected));
        const own = `chain${i}`;
        const found = await keep(own, sqlOf(asOf, model, table === undefined ? undefined : { table }));
        expect(differencesOf(found, rows, stageTolerance)).toEqual([]);
        // The same day once more, held against its own table, is the same evaluation.
        const again = byAccount(await engine.query(sqlOf(asOf, model, { table: own })));
        expect(differencesOf(again, rows, stageTolerance)).toEqual([]);
        for (const { lifecycle } of expected)
          for (const { code } of lifecycle.reasons) {
            seen.add(code);
            if (code === 'lifecycle.pending') seen.add(`next ${lifecycle.candidate}`);
            if (code === 'lifecycle.confirmed') seen.add(`to ${lifecycle.stage}`);
          }
        [previous, table] = [expected, own];
      }
      const said = ['lifecycle.confirmed', 'lifecycle.pending', 'next decline', 'to decline', ...moves];
      expect([...seen]).toEqual(expect.arrayContaining(said));
    },
    30_000,
  );

  describe('rows that memory refuses, or takes', () => {
    const orders: Order[] = ['2025-01-10', '2025-02-09', '2025-03-11', '2025-04-10'].flatMap((date) =>
      ['A', 'B', 'C'].map((accountId) => ({ accountId, date, amount: 100, orderId: null })),
    );
    const model = modelOf(orders, '2025-06-30');
    const state = {
      lifecycleAsOf: '2025-04-01',
      lifecycleStage: 'maturity',
      lifecycleSince: '2025-02-01',
      lifecycleCandidate: null,
      lifecycleShrinking: false,
    };
    const asOf = '2025-05-01';
    const run = async (rows: ResultRow[]): Promise<Record<string, ResultRow>> => {
      await loadOrders(engine, 'chainFew', orders, { date: 'day', amount: 'decimal(2)' });
      await engine.load('chainGiven', STATE_COLUMNS, stateRows(rows));
      const found = await engine.query(sqlOf(asOf, model, { table: 'chainGiven' }, 'chainFew'));
      expect(found).toHaveLength(5);
      return Object.fromEntries(found.map((row) => [String(row.accountId), row]));
    };
    const broken = {
      lifecycleStage: null,
      lifecycleCandidate: null,
      lifecycleSince: null,
      lifecycleReasons: null,
      lifecycleBeforeStage: null,
      lifecycleBeforeAsOf: null,
    };

    test('a row of a later day, and a damaged one, give no stage but say so', async () => {
      const damaged: ResultRow[] = [
        { ...state, lifecycleStage: 'Maturity' },
        { ...state, lifecycleStage: null },
        { ...state, lifecycleSince: null },
        { ...state, lifecycleAsOf: null },
        { ...state, lifecycleShrinking: null },
        { ...state, lifecycleCandidate: 'grown' },
        { ...state, lifecycleBeforeAsOf: '2025-01-01' },
      ];
      for (const row of damaged) {
        const found = await run([{ ...row, accountId: 'A' }]);
        expect(found.A, JSON.stringify(row)).toMatchObject({
          ...broken,
          lifecycleProblem: 'previous.invalid',
        });
        expect(found.B).toMatchObject({ lifecycleStage: 'growth', lifecycleProblem: null });
      }
      const found = await run([{ ...state, accountId: 'A', lifecycleAsOf: '2025-05-02' }]);
      expect(found.A).toMatchObject({ ...broken, lifecycleProblem: 'previous.after_as_of' });
      const repaired = await run([found.A as ResultRow]);
      expect(repaired.A).toMatchObject({ ...broken, lifecycleProblem: 'previous.invalid' });
    });

    test('two rows of an account are one row; they must say the same', async () => {
      const today = { ...state, lifecycleAsOf: asOf, lifecycleStage: 'growth' };
      const withBefore = {
        ...today,
        ...Object.fromEntries(
          Object.entries(state).map(([name, value]) => [name.replace('lifecycle', 'lifecycleBefore'), value]),
        ),
      };
      const found = await run([
        { accountId: 'A', ...state },
        { accountId: 'A', ...state },
        { accountId: 'A', ...withBefore },
        { accountId: 'B', ...state },
        { accountId: 'B', ...state, lifecycleCandidate: 'decline' },
        { accountId: 'C', ...state },
        { accountId: 'C', ...today },
        { accountId: 'D', ...state },
        { accountId: 'a', ...state, lifecycleStage: 'decline' },
      ]);
      expect(found.A).toMatchObject({
        lifecycleStage: 'maturity',
        lifecycleCandidate: 'growth',
        lifecycleSince: '2025-02-01',
        lifecycleProblem: null,
      });
      expect(found.B).toMatchObject({ ...broken, lifecycleProblem: 'previous.differs' });
      expect(found.C).toMatchObject({ ...broken, lifecycleProblem: 'previous.differs' });
      expect(found.A3).toMatchObject({ lifecycleStage: 'prospect', lifecycleBeforeStage: null });
    });

    test('columns of other names', async () => {
      await loadOrders(engine, 'chainFew', orders, { date: 'day', amount: 'decimal(2)' });
      await engine.load(
        'own "stages"',
        { id: 'text', stage: 'text', ...STATE_COLUMNS },
        stateRows([{ ...state, accountId: 'x', lifecycleStage: 'churned' }]).map((row) => [
          'A',
          'maturity',
          ...row,
        ]),
      );
      const columns = { accountId: 'id', stage: 'stage' };
      const found = await engine.query(sqlOf(asOf, model, { table: 'own "stages"', columns }, 'chainFew'));
      expect(found.find(({ accountId }) => accountId === 'A')).toMatchObject({
        lifecycleStage: 'maturity',
        lifecycleCandidate: 'growth',
        lifecycleBeforeStage: 'maturity',
      });
    });
  });
});

test('a first and a later evaluation have the same columns, so that they fit one table', () => {
  const model = modelOf([], '2026-01-31');
  for (const dialect of DIALECTS) {
    const options = { dialect, table: 'orders', asOf: '2026-01-31', reasons: true } as const;
    const columnsOf = (sql: string): string[] => {
      const last = sql.slice(sql.lastIndexOf('-- '));
      return [...last.matchAll(/["`](lifecycle\w+)["`],?$/gm)].map(([, name]) => name as string);
    };
    const first = columnsOf(lifecycleSql(model, options));
    expect(first).toContain('lifecycleProblem');
    expect(columnsOf(lifecycleSql(model, { ...options, previous: { table: 'stages' } }))).toEqual(first);
  }
});

test('what is no table of stages is refused', () => {
  const model = modelOf([], '2026-01-31');
  const options = { dialect: 'duckdb', table: 'orders', asOf: '2026-01-31' } as const;
  const wrong =
    (previous: unknown): (() => string) =>
    () =>
      lifecycleSql(model, { ...options, previous } as never);
  expect(wrong({})).toThrow('"previous.table"');
  expect(wrong([])).toThrow(TypeError);
  expect(wrong({ table: 'stages', rows: [] })).toThrow('there is no option "rows"');
  expect(wrong({ table: 'stages', columns: { stage: '' } })).toThrow('"stage"');
  expect(wrong({ table: 'stages', columns: { tier: 'x' } })).toThrow('there is no option "tier"');
});
