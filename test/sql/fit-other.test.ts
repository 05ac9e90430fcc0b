/** ABC classes and clusters from the engines: the model that memory fits, byte for byte; and classes in a statement. */
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  applyAbc,
  applyRfm,
  assignSegments,
  type ClusterOptions,
  fitAbc,
  fitClusters,
  fitRfm,
  kam11,
  rf10,
  summarizeOrders,
} from '../../src/index.ts';
import { fitSql, modelSql, pipelineSql, summarySql } from '../../src/sql/index.ts';
import { type Account, BOOKS, loadAccounts } from './books.ts';
import { byAccount, type Engine, EXECUTED, engineOf } from './engines.ts';
import { ABC, flatAbc } from './fit-options.ts';
import { flatSummary, loadOrders, readBundledBook } from './support.ts';

describe.each(EXECUTED)('%s', (dialect) => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await engineOf(dialect);
  }, 60_000);

  test.each(Object.keys(BOOKS))('%s: ABC classes, fitted and applied', async (name) => {
    const book = BOOKS[name] as readonly Account[];
    await loadAccounts(engine, 'abc book', book);
    for (const options of ABC) {
      const expected = fitAbc(book, options);
      const { sql, finish } = fitSql({ kind: 'abc', ...(options as object) }, { dialect, from: 'abc book' });
      expect(JSON.stringify(finish(await engine.query(sql)))).toBe(JSON.stringify(expected));
      const found = await engine.query(modelSql(expected, { dialect, from: 'abc book', reasons: true }));
      expect(byAccount(found)).toEqual(byAccount(flatAbc(book, expected)));
    }
  });

  test('clusters: all accounts up to the sample, those with the smallest hash of more', async () => {
    const book = BOOKS.bundled as readonly Account[];
    await loadAccounts(engine, 'cluster book', book);
    const given: ClusterOptions<Account> = { k: 3, missing: 'median', features: ['monetary', 'recency'] };
    const options = { dialect, from: 'cluster book', lastOrderDate: 'lastOrderDate' } as const;
    const spec = { kind: 'clusters', ...(given as object) } as const;
    const all = fitSql(spec, options);
    expect(JSON.stringify(all.finish(await engine.query(all.sql)))).toBe(
      JSON.stringify(fitClusters(book, given)),
    );
    const some = fitSql(spec, { ...options, sample: 100 });
    const rows = await engine.query(some.sql);
    const drawn = new Set(rows.map(({ accountId }) => accountId));
    expect(drawn.size).toBe(100);
    const model = some.finish(rows);
    const expected = fitClusters(
      book.filter(({ accountId }) => drawn.has(accountId)),
      given,
    );
    const sampled = { code: 'clusters.sampled', field: 'accounts', value: 100, threshold: book.length };
    expect(model).toEqual({
      ...expected,
      fitted: { ...expected.fitted, notices: [...expected.fitted.notices, sampled] },
    });
    expect(() => some.finish(rows.slice(1))).toThrow('there are 99 of 100 accounts');
  });

  test('orders to models and back to scored accounts', async () => {
    const orders = readBundledBook();
    await loadOrders(engine, 'orders', orders, { date: 'day', amount: 'decimal(2)' });
    const rules = { asOf: '2025-06-30', windowDays: 730 } as const;
    const accounts = summarizeOrders(orders, { ...rules, currencyDigits: 2, onProblem: () => undefined });
    const source = { dialect, orders: { table: 'orders', ...rules } } as const;
    const rfmFit = fitSql({ kind: 'rfm', method: { monetary: 'share', recency: 'ntile' } }, source);
    const rfm = rfmFit.finish(await engine.query(rfmFit.sql));
    expect(JSON.stringify(rfm)).toBe(
      JSON.stringify(fitRfm(accounts, { method: { monetary: 'share', recency: 'ntile' } })),
    );
    const abcFit = fitSql({ kind: 'abc' }, source);
    const abc = abcFit.finish(await engine.query(abcFit.sql));
    expect(JSON.stringify(abc)).toBe(JSON.stringify(fitAbc(accounts)));
    const sql = pipelineSql({ ...source, models: [rfm, kam11, abc] });
    const expected = applyAbc(assignSegments(applyRfm(accounts, rfm), kam11), abc).map(
      ({ rfm, segment, abc, ...summary }) => ({
        ...flatSummary(summary),
        rfmRecency: rfm.recency,
        rfmFrequency: rfm.frequency,
        rfmMonetary: rfm.monetary,
        rfmCode: rfm.code,
        rfmScore: rfm.score,
        segmentId: segment.id,
        segmentRank: segment.rank,
        abcClass: abc.class,
      }),
    );
    expect(byAccount(await engine.query(sql))).toEqual(expected);

    // Summed up once, as a table that is called like a step.
    await engine.exec(
      `DROP TABLE IF EXISTS "accounts"; CREATE TABLE "accounts" AS ${summarySql({ dialect, ...source.orders })}`,
    );
    const summed = { dialect, from: 'accounts' } as const;
    const again = fitSql(
      { kind: 'rfm', method: { monetary: 'share', recency: 'ntile' } },
      { ...summed, lastOrderDate: 'lastOrderDate' },
    );
    expect(again.finish(await engine.query(again.sql))).toEqual(rfm);
    const scored = await engine.query(pipelineSql({ ...summed, models: [rfm, kam11, abc] }));
    expect(byAccount(scored)).toEqual(expected);
    const unscored = await engine.query(pipelineSql({ ...summed, models: [] }));
    expect(byAccount(unscored)).toEqual(accounts.map(flatSummary));
  });

  test('names that are hostile, values and ids that memory refuses', async () => {
    const name = 'mo\'ne"y';
    const rows = [1, 2, 3].map((n) => ({ accountId: `A${n}`, recency: n, frequency: n, [name]: n / 10 }));
    const columns = { accountId: 'text', recency: 'double', frequency: 'double', [name]: 'double' } as const;
    const load = (
      more: ReadonlyArray<readonly [string | null, number | null, number | null, number | null]>,
    ) =>
      engine.load('odd "book', columns, [
        ...rows.map((r) => [r.accountId, r.recency, r.frequency, r[name] as number] as const),
        ...more,
      ]);
    const attempt = async (spec: Record<string, unknown>) => {
      const { sql, finish } = fitSql({ kind: 'rfm', values: { monetary: name }, bins: 2, ...spec } as never, {
        dialect,
        from: 'odd "book',
      });
      return JSON.stringify(finish(await engine.query(sql)));
    };
    await load([]);
    expect(await attempt({})).toBe(
      JSON.stringify(fitRfm(rows as never[], { values: { monetary: name as never }, bins: 2 })),
    );
    // Zero has two signs in an engine and one here.
    await load([
      ['zero', 0, 0, -0],
      ['nil', 0, 0, 0],
    ]);
    const zeros = [
      ...rows,
      ...['zero', 'nil'].map((accountId) => ({ accountId, recency: 0, frequency: 0, [name]: 0 })),
    ];
    expect(await attempt({})).toBe(
      JSON.stringify(fitRfm(zeros as never[], { values: { monetary: name as never }, bins: 2 })),
    );
    for (const odd of [Number.NaN, Number.POSITIVE_INFINITY, -1e300]) {
      await load([['odd', 1, 1, odd]]);
      await expect(attempt({ method: { monetary: 'share' } })).rejects.toThrow('1 have something else');
    }
    await load([[null, 1, 1, 1]]);
    await expect(attempt({ method: 'ntile' })).rejects.toThrow('ties by "accountId": 1 accounts have none');
    expect(await attempt({})).toContain('"used":4');
    for (const odd of [2 ** 53, 1e-30]) {
      await load([['odd', 1, 1, odd]]);
      await expect(attempt({ method: 'share' })).rejects.toThrow('round them, or fit in memory');
      expect(await attempt({})).toContain('"used":4');
    }
  });

  test('any small book, many at once', async () => {
    const cents = fc.oneof(
      fc.integer({ min: -300, max: 900 }).map((n) => n / 100),
      fc.integer({ min: 0, max: 3 }),
      fc.double({ min: 1e-6, max: 1e9, noNaN: true }),
    );
    const account = fc.record({
      recency: fc.option(fc.integer({ min: 0, max: 9 }), { freq: 9 }),
      frequency: fc.integer({ min: 0, max: 4 }),
      monetary: fc.option(cents, { freq: 9 }),
    });
    const method = fc.constantFrom('quantile', 'rank', 'ntile', 'share', 'r-rfm', 'nested');
    await fc.assert(
      fc.asyncProperty(
        fc.array(account, { maxLength: 60 }),
        method,
        fc.integer({ min: 2, max: 10 }),
        fc.constantFrom('left', 'right'),
        async (rows, method, bins, closed) => {
          const book = rows.map((row, i) => ({
            ...row,
            accountId: `${(i * 7) % 40}`,
            tenure: 0,
            lastOrderDate: null,
          }));
          await loadAccounts(engine, 'any book', book);
          const options = { method, bins, closed } as object;
          const fit = fitSql({ kind: 'rfm', ...options }, { dialect, from: 'any book' });
          expect(JSON.stringify(fit.finish(await engine.query(fit.sql)))).toBe(
            JSON.stringify(fitRfm(book, options)),
          );
          const abc = fitSql({ kind: 'abc' }, { dialect, from: 'any book' });
          expect(JSON.stringify(abc.finish(await engine.query(abc.sql)))).toBe(JSON.stringify(fitAbc(book)));
        },
      ),
      { numRuns: Number(process.env.SQL_FIT_RUNS ?? 20) },
    );
  });
});

describe('what is no pipeline', () => {
  const book = BOOKS.bundled as readonly Account[];
  const options = { dialect: 'duckdb', orders: { table: 'orders', asOf: '2026-01-31' } } as const;
  const rfm = fitRfm(book);

  test('is refused', () => {
    expect(() => pipelineSql({ ...options, models: [kam11, rfm] })).toThrow('put an RFM model before it');
    expect(() => pipelineSql({ ...options, models: [rfm, rfm] })).toThrow('two models are of kind "rfm"');
    expect(() =>
      pipelineSql({ ...options, models: [fitRfm(book, { bins: { monetary: 4 } }), rf10] }),
    ).toThrow('the segment map is for 5 bins: the model has 4 of monetary');
    expect(() => pipelineSql({ ...options, models: [{ kind: 'cba' } as never] })).toThrow(
      'its "kind" is "cba"',
    );
    expect(() => pipelineSql({ ...options, models: undefined as never })).toThrow(
      '"models" must be a list of models',
    );
    expect(() => pipelineSql({ ...options, orders: undefined, models: [] })).toThrow('"from"');
    expect(() => pipelineSql({ ...options, from: 'accounts', models: [] })).toThrow('leave out one of them');
    expect(() => pipelineSql({ dialect: 'duckdb', from: [], models: [rfm] })).toThrow('"from"');
  });
});
