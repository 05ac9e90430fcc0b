/** A million orders in DuckDB, behind SQL_LARGE as it takes a while: models fitted in the engine are those of memory. */
import { describe, expect, test } from 'vitest';
import { analyzeConcentration, fitAbc, fitRfm, type RfmMethod, summarizeOrders } from '../../src/index.ts';
import { concentrationSql, fitSql } from '../../src/sql/index.ts';
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
