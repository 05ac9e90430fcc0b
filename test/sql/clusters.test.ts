/** Clusters: the nearest centre, distances and margins of every account as in memory, with every scaling and every rule for what is missing. */
import { beforeAll, describe, expect, test } from 'vitest';
import { type ClusterModel, fitClusters } from '../../src/index.ts';
import { modelSql } from '../../src/sql/index.ts';
import { type Account, asked, EXACT, flat, outcome, training } from './cluster-books.ts';
import { byAccount, type Engine, EXECUTED, engineOf, type ResultRow } from './engines.ts';
import { chained } from './stand-support.ts';

async function load(engine: Engine, table: string, accounts: readonly Account[]): Promise<void> {
  await engine.load(
    table,
    { accountId: 'text', recency: 'integer', frequency: 'integer', monetary: 'double', margin: 'double' },
    accounts.map((a) => [a.accountId, a.recency, a.frequency, a.monetary, a.margin]),
  );
}

describe.each(EXECUTED)('%s', (dialect) => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await engineOf(dialect);
    await load(engine, 'clusterBook', asked);
  }, 60_000);
  const run = async (model: ClusterModel): Promise<ResultRow[]> =>
    byAccount(await engine.query(chained(engine, 'clusterBook', [model])));
  const complete = (rows: readonly Account[]): Account[] => rows.filter(({ margin }) => margin !== null);

  test.each(EXACT)('bit for bit: %j', async (options) => {
    const model = fitClusters(training, options);
    const accounts = options.missing === 'refuse' ? complete(asked) : asked;
    const found = (await run(model)).filter(({ accountId }) =>
      accounts.some((account) => account.accountId === accountId),
    );
    expect(found.map(outcome)).toEqual(flat(accounts, model));
    expect(new Set(found.map(({ clusterId }) => clusterId)).size).toBeGreaterThanOrEqual(options.k as number);
  });

  test.each([3, 8])('logZ, %i clusters: distances within 1e-9, clusters equal', async (k) => {
    for (const missing of ['omit', 'median'] as const) {
      const model = fitClusters(training, {
        k,
        scaling: { recency: 'logZ', frequency: 'logZ', monetary: 'logZ', margin: 'logZ' },
        features: ['recency', 'frequency', 'monetary', 'margin'],
        missing,
      });
      const found = await run(model);
      const expected = flat(asked, model);
      expected.forEach((row, i) => {
        const { clusterDistance, clusterMargin, ...same } = outcome(found[i] as ResultRow);
        const { clusterDistance: distance, clusterMargin: margin, ...rest } = row;
        expect(same).toEqual(rest);
        expect(Math.abs(Number(clusterDistance) - Number(distance))).toBeLessThan(1e-9);
        expect(Math.abs(Number(clusterMargin) - Number(margin))).toBeLessThan(1e-9);
      });
      expect(found.some(({ clusterId }) => clusterId === null)).toBe(true);
    }
  });

  test('equally near centres: the first, as in memory; no clusters at all', async () => {
    const points = [0, 2, 10, 12].map((margin, i) => ({ ...(training[i] as Account), margin }));
    const model = fitClusters(points, { k: 4, features: ['margin'], scaling: 'minMax', minSize: 1 });
    const middles = [1, 6, 11, -3, 15, 0, 2].map((margin, i) => ({ ...(training[i] as Account), margin }));
    await load(engine, 'clusterTies', middles);
    const found = byAccount(await engine.query(chained(engine, 'clusterTies', [model])));
    expect(found.map(outcome)).toEqual(flat(middles, model));
    const none = fitClusters([] as Account[], { k: 2, features: ['margin', 'recency'] });
    expect((await run(none)).map(outcome)).toEqual(flat(asked, none));
  });

  test('values too small for their squares and quotients', async () => {
    const one = (margin: number, i: number): Account => ({ ...(training[i] as Account), margin });
    const tiny = [1e-200, -1e-200, 5e-324, 1e-162, 1.6e-162, 1, 1e150].map(one);
    await load(engine, 'clusterTiny', tiny);
    for (const most of [1, 1e150])
      for (const scaling of ['minMax', 'rank', 'logZ'] as const) {
        const model = fitClusters([0, most].map(one), { k: 2, features: ['margin'], scaling, minSize: 1 });
        const found = byAccount(await engine.query(chained(engine, 'clusterTiny', [model])));
        const rounded = ({ clusterDistance, clusterMargin, ...row }: ResultRow): object => ({
          ...row,
          clusterDistance: Number(clusterDistance).toPrecision(9),
          clusterMargin: Number(clusterMargin).toFixed(9),
        });
        const inMemory = flat(tiny, model);
        if (scaling === 'logZ') expect(found.map(outcome).map(rounded)).toEqual(inMemory.map(rounded));
        else expect(found.map(outcome)).toEqual(inMemory);
      }
  });

  test('values that are no numbers have no cluster', async () => {
    await load(engine, 'clusterOdd', [
      { accountId: 'infinite', recency: 1, frequency: 1, monetary: Number.POSITIVE_INFINITY, margin: 1 },
      { accountId: 'nan', recency: 1, frequency: 1, monetary: Number.NaN, margin: 1 },
    ]);
    for (const options of EXACT.slice(0, 3)) {
      const found = await engine.query(chained(engine, 'clusterOdd', [fitClusters(training, options)]));
      expect(found.map(({ clusterId, clusterReasons }) => [clusterId, clusterReasons])).toEqual(
        Array(2).fill([null, null]),
      );
    }
  });
});

test('a feature that was fitted with a function reads the column that is named for it', () => {
  const model = fitClusters(training, { k: 2, features: { weeks: (a: Account) => (a.recency ?? 0) / 7 } });
  expect(() => modelSql(model, { dialect: 'duckdb', from: 'a' })).toThrow('values: { weeks: … }');
  expect(modelSql(model, { dialect: 'duckdb', from: 'a', values: { weeks: 'w' } })).toContain('a."w"');
});
