/** A million orders in DuckDB, behind SQL_LARGE as it takes a while: models fitted in the engine are those of memory. */
import { describe, expect, test } from 'vitest';
import {
  abcTiers,
  analyzeConcentration,
  applyCriteria,
  buildHistories,
  class4,
  fitAbc,
  fitCriteria,
  fitKinds,
  fitLifecycle,
  fitRegularity,
  fitRfm,
  fitTiers,
  type RfmMethod,
  scaleGrowthLoyalty,
  summarizeOrders,
} from '../../src/index.ts';
import {
  concentrationSql,
  type FitSpec,
  type FitSqlOptions,
  fitSql,
  modelSql,
  purchasesSql,
} from '../../src/sql/index.ts';
import { engineOf } from './engines.ts';
import { knownOf, MEASURES, measuresOf } from './fit-options.ts';

const ORDERS = Number(process.env.SQL_LARGE ?? 0);

if (ORDERS === 0) console.log('skipped: a large book in DuckDB (SQL_LARGE names no number of orders)');

describe.skipIf(ORDERS === 0)('a large book', () => {
  test('is fitted as in memory', { timeout: 600_000 }, async () => {
    const engine = await engineOf('duckdb');
    // Uneven on purpose: account numbers are squares of uniform ones, amounts are cubed.
    await engine.exec(`CREATE OR REPLACE TABLE "large" AS SELECT
      'K' || CAST(floor(pow((hash(i) % 1000003) / 1000003.0, 2) * ${Math.ceil(ORDERS / 4)}) AS BIGINT) AS "accountId",
      DATE '2026-01-31' - CAST(hash(i + 7000000) % 900 AS INTEGER) AS "date",
      CAST(pow((hash(i + 9000000) % 1009) / 100.0, 3) + 0.05 AS DECIMAL(18, 2)) AS "amount"
      FROM range(${ORDERS}) AS r(i)`);
    const orders = (await engine.query(
      'SELECT "accountId", CAST("date" AS VARCHAR) AS "date", CAST("amount" AS DOUBLE) AS "amount" FROM "large"',
    )) as Array<{
      accountId: string;
      date: string;
      amount: number;
    }>;
    const rules = { asOf: '2026-01-31', windowDays: 365 } as const;
    const accounts = summarizeOrders(orders, { ...rules, currencyDigits: 2 });
    const profiled = { table: 'large', asOf: rules.asOf } as const;
    const source = { dialect: 'duckdb', orders: { table: 'large', ...rules } } as const;
    const told = (what: string, start: number, rows: number): void =>
      console.log(
        `${what}: ${rows} rows came back for ${accounts.length} accounts, ${Date.now() - start} ms`,
      );
    for (const method of ['quantile', 'rank', 'ntile', 'share', 'nested', 'r-rfm'] as const) {
      const start = Date.now();
      const { sql, finish } = fitSql({ kind: 'rfm', method: method as RfmMethod }, source);
      const rows = await engine.query(sql);
      expect(JSON.stringify(finish(rows))).toBe(JSON.stringify(fitRfm(accounts, { method })));
      told(method, start, rows.length);
    }
    const start = Date.now();
    const abc = fitSql({ kind: 'abc' }, source);
    const abcRows = await engine.query(abc.sql);
    expect(JSON.stringify(abc.finish(abcRows))).toBe(JSON.stringify(fitAbc(accounts)));
    told('abc', start, abcRows.length);
    await engine.exec(
      `CREATE OR REPLACE TABLE "largeProfiles" AS ${purchasesSql({ ...profiled, dialect: 'duckdb' })}`,
    );
    // The doubles of the engine: money of profiles is added up as decimals there.
    const profiles = (await engine.query('SELECT * FROM "largeProfiles"')) as Array<{ accountId: string }>;
    const from = { dialect: 'duckdb', from: 'largeProfiles' } as const;
    const isSame = async (what: string, spec: FitSpec, options: FitSqlOptions, expected: () => unknown) => {
      const start = Date.now();
      const { sql, finish } = fitSql(spec, options);
      const rows = await engine.query(sql);
      const model = finish(rows);
      told(what, start, rows.length);
      expect(JSON.stringify(model)).toBe(JSON.stringify(expected()));
    };
    for (const normalize of [undefined, 'robustZ', 'z'] as const) {
      const options = { criteria: scaleGrowthLoyalty, ...(normalize && { normalize }) };
      await isSame(`criteria, ${normalize ?? 'default scales'}`, { kind: 'criteria', ...options }, from, () =>
        fitCriteria(profiles, options),
      );
    }
    const learned = { criteria: scaleGrowthLoyalty, weights: 'entropy' } as const;
    await isSame('criteria, learned weights', { kind: 'criteria', ...learned }, from, () =>
      fitCriteria(profiles, learned),
    );
    const criteria = fitCriteria(profiles, { criteria: scaleGrowthLoyalty, normalize: 'ladder' });
    await engine.exec(`CREATE OR REPLACE TABLE "largeScores" AS ${modelSql(criteria, from)}`);
    const scored = applyCriteria(profiles, criteria);
    for (const scheme of [abcTiers, class4])
      await isSame(`tiers, ${scheme.id}`, { kind: 'tiers', scheme }, { ...from, from: 'largeScores' }, () =>
        fitTiers(scored, scheme),
      );
    await isSame('kinds of account', { kind: 'account-kinds', valueField: 'amount' }, from, () =>
      fitKinds(profiles, { valueField: 'amount' }),
    );
    const histories = buildHistories(orders, { asOf: rules.asOf });
    const { asOf } = rules;
    const ofOrders = { dialect: 'duckdb', orders: { table: 'large', asOf } } as const;
    await isSame('lifecycle', { kind: 'lifecycle' }, ofOrders, () => fitLifecycle(histories, { asOf }));
    await isSame('regularity', { kind: 'regularity' }, ofOrders, () => fitRegularity(histories, { asOf }));
    await isSame('natural breaks', { kind: 'rfm', method: 'naturalBreaks' }, source, () =>
      fitRfm(accounts, { method: 'naturalBreaks' }),
    );
    for (const include of ['all', 'buyers'] as const) {
      const then = Date.now();
      const concentration = concentrationSql({ include }, source);
      const rows = await engine.query(concentration.sql);
      const found = concentration.finish(rows);
      told(`concentration of ${include}`, then, rows.length);
      const expected = knownOf(analyzeConcentration(accounts, { include, bootstrap: 0 }));
      for (const [key, value] of Object.entries(expected))
        if (!MEASURES.includes(key as 'gini'))
          expect(JSON.stringify(found[key as keyof typeof found]), key).toBe(JSON.stringify(value));
      const own = measuresOf(found);
      const gaps = Object.entries(measuresOf(expected)).map(([name, exact]): [string, number] => [
        name,
        exact === null && own[name] === null ? 0 : Math.abs((own[name] as number) / (exact as number) - 1),
      ]);
      console.log(gaps.map(([name, gap]) => `${name} is off by ${gap.toExponential(1)}`).join(', '));
      for (const [name, gap] of gaps) expect(gap, name).toBeLessThan(1e-12);
    }
  });
});
