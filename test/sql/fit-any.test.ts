/** Any small book, many at once (`SQL_FIT_RUNS`): criteria, tiers, kinds and histories fitted in the engines as in memory. */
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  buildHistories,
  fitCriteria,
  fitKinds,
  fitRegularity,
  fitTiers,
  type TierScheme,
} from '../../src/index.ts';
import { type FitSpec, type FitSqlOptions, fitSql } from '../../src/sql/index.ts';
import { generator } from '../tiers/support.ts';
import { type Engine, EXECUTED, engineOf } from './engines.ts';
import { loadOrders, type Order } from './support.ts';

const runs = { numRuns: Number(process.env.SQL_FIT_RUNS ?? 12) };
const METHODS = ['percentile', 'minMax', 'z', 'robustZ', 'log', 'ladder', undefined] as const;

const value = fc.option(
  fc.oneof(
    fc.integer({ min: -3, max: 6 }),
    fc.integer({ min: -300, max: 900 }).map((n) => n / 100),
    fc.double({ min: -1e100, max: 1e100, noNaN: true }),
    fc.double({ min: -1e-6, max: 1e6, noNaN: true }),
  ),
  { freq: 8 },
);

describe.each(EXECUTED)('%s', (dialect) => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await engineOf(dialect);
  }, 60_000);
  const expectSame = async (spec: FitSpec, options: Omit<FitSqlOptions, 'dialect'>, expected: unknown) => {
    const { sql, finish } = fitSql(spec, { dialect, ...options });
    expect(JSON.stringify(finish(await engine.query(sql)))).toBe(JSON.stringify(expected));
  };
  const load = (rows: ReadonlyArray<{ readonly x: number | null; readonly y: number | null }>) =>
    engine.load(
      'any fits',
      { accountId: 'text', x: 'double', y: 'double' },
      rows.map(({ x, y }, i) => [`A${i}`, x, y]),
    );

  test('criteria and kinds', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ x: value, y: value }), { maxLength: 50 }),
        fc.constantFrom(...METHODS),
        fc.constantFrom(...METHODS),
        fc.constantFrom('preset', 'entropy', 'critic'),
        async (book, first, second, weights) => {
          await load(book);
          const options = {
            criteria: [
              { id: 'x', weight: 2, ...(first && { normalize: first }) },
              { id: 'low', field: 'x', better: 'low', ...(second && { normalize: second }) },
              {
                id: 'both',
                parts: [
                  { id: 'y', ...(second && { normalize: second }) },
                  { id: 'z', field: 'x' },
                ],
              },
            ],
            weights,
          } as const;
          await expectSame(
            { kind: 'criteria', ...options },
            { from: 'any fits' },
            fitCriteria(book, options),
          );
          const kinds = { sizeField: 'x', valueField: 'y', cuts: { orders: 1, meanOrder: 1 } };
          await expectSame({ kind: 'account-kinds', ...kinds }, { from: 'any fits' }, fitKinds(book, kinds));
        },
      ),
      runs,
    );
  });

  test('percentiles of many values, some of which tie', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 1e6 }), async (seed) => {
        const next = generator(seed);
        const [size, ties, spread] = [900 + Math.floor(1800 * next()), next(), 1 + 6 * next()];
        const one = (): number => (next() < ties * ties ? Math.floor(9 * next()) : Math.exp(spread * next()));
        const book = Array.from({ length: size }, () => ({ x: one(), y: next() < 0.1 ? null : one() }));
        await load(book);
        const options = { criteria: [{ id: 'x' }, { id: 'y', better: 'low' }] } as const;
        await expectSame({ kind: 'criteria', ...options }, { from: 'any fits' }, fitCriteria(book, options));
      }),
      { numRuns: Math.ceil(runs.numRuns / 3) },
    );
  });

  test('tiers with quotas', async () => {
    const quota = fc.option(
      fc.oneof(
        fc.integer({ min: 0, max: 9 }).map((accounts) => ({ accounts })),
        fc.integer({ min: 1, max: 25 }).map((n) => ({ share: n / 100 })),
      ),
      { nil: undefined },
    );
    const points = fc.option(
      fc.oneof(
        fc.integer({ min: 0, max: 5 }).map((n) => 20 * n),
        fc.double({ min: 0, max: 100, noNaN: true }),
      ),
      {
        freq: 8,
      },
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ x: points, y: fc.option(fc.integer({ min: 0, max: 3 })) }), { maxLength: 60 }),
        fc.array(quota, { minLength: 1, maxLength: 4 }),
        fc.constantFrom('in', 'out'),
        fc.boolean(),
        async (rows, quotas, ties, isStrict) => {
          const scheme: TierScheme = {
            kind: 'tier-scheme',
            version: 1,
            id: 'any',
            mode: 'both',
            scoreField: 'x',
            ties,
            tiers: [...quotas, undefined].map((own, t) => ({
              id: `t${t}`,
              rank: t + 1,
              ...(t < quotas.length &&
                isStrict && { gates: [{ field: 'y', op: '>=', value: 3 - t }] as const }),
              ...(own && { quota: own }),
            })),
            ...(isStrict && {
              entry: [{ field: 'y', op: '>=', value: 0 }] as const,
              vetoes: [{ id: 'low', when: { field: 'score', op: '<', value: 10 }, cap: 't1' }] as const,
            }),
          };
          const book = rows.map(({ x, y }, i) => ({ accountId: `A${i}`, x, y }));
          await load(rows);
          await expectSame({ kind: 'tiers', scheme }, { from: 'any fits' }, fitTiers(book, scheme));
        },
      ),
      runs,
    );
  });

  test('regularity', async () => {
    const gaps = fc.array(fc.oneof(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 20, max: 90 })), {
      maxLength: 14,
    });
    await fc.assert(
      fc.asyncProperty(fc.array(gaps, { maxLength: 25 }), async (accounts) => {
        const orders = accounts.flatMap((own, a) => {
          let day = 18_000 + a;
          return [0, ...own].map((gap): Order => {
            day += gap;
            const date = new Date(day * 86_400_000).toISOString().slice(0, 10);
            return { accountId: `A${a % 20}`, date, amount: (day % 7) - 1, orderId: null };
          });
        });
        await loadOrders(engine, 'any fit orders', orders, { date: 'day', amount: 'double' });
        const asOf = '2020-03-01';
        await expectSame(
          { kind: 'regularity' },
          { orders: { table: 'any fit orders', asOf } },
          fitRegularity(buildHistories(orders, { asOf }), { asOf }),
        );
      }),
      runs,
    );
  });
});
