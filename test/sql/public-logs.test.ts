/** Real order logs, which are not part of this repository: orders to segments in the engines, every account as in memory. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { analyzeConcentration, applyRfm, fitAbc, fitRfm, summarizeOrders } from '../../src/index.ts';
import { dialectOf } from '../../src/sql/dialect.ts';
import { concentrationSql, fitSql } from '../../src/sql/index.ts';
import { modelSteps } from '../../src/sql/model-sql.ts';
import { renderSteps } from '../../src/sql/statement.ts';
import { readSummaryOptions } from '../../src/sql/summary-options.ts';
import { summarySteps } from '../../src/sql/summary-steps.ts';
import { byAccount, EXECUTED, engineOf } from './engines.ts';
import { inEngine, inMemory, loadOrders, type Order } from './support.ts';

const folder = process.env.ACCOUNT_SCORING_PUBLIC_DATA;
const there = folder !== undefined && existsSync(join(folder, 'online_retail_orders.csv'));
if (!there) console.log('skipped: SQL over real order logs (ACCOUNT_SCORING_PUBLIC_DATA names no folder)');

function readLog(file: string, date: string): Order[] {
  const rows: Array<Record<string, string>> = parse(readFileSync(join(folder ?? '', file)), {
    columns: true,
  });
  return rows.map((row) => ({
    accountId: row.customer_id as string,
    date: row[date] as string,
    amount: Number(row.amount),
    orderId: row.order_id ?? null,
  }));
}

describe.skipIf(!there).each(EXECUTED)('%s', (name) => {
  test.each(['exclude', 'keep'] as const)(
    'Online Retail with its cancellations, future: %s',
    async (future) => {
      const engine = await engineOf(name);
      const orders = [
        ...readLog('online_retail_orders.csv', 'timestamp'),
        ...readLog('online_retail_cancellations.csv', 'timestamp'),
      ];
      await loadOrders(engine, 'retail', orders, { date: 'timestamp', amount: 'decimal(2)' });
      const options = {
        asOf: '2011-10-31',
        future,
        windowDays: 180,
        columns: { orderId: 'orderId' },
      } as const;
      const found = await inEngine(engine, { table: 'retail', ...options });
      const expected = inMemory(orders, { currencyDigits: 2, ...options });
      expect(expected.rows.length).toBeGreaterThan(4000);
      expect(found.rows).toEqual(expected.rows);
      expect(found.intake).toMatchObject({ ...expected.intake, rounded: 0 });
    },
  );

  test.each(['quantile', 'rank', 'ntile', 'share', 'nested', 'r-rfm'] as const)(
    'CDNOW: %s',
    async (method) => {
      const engine = await engineOf(name);
      const orders = readLog('cdnow_sample.csv', 'date');
      await loadOrders(engine, 'cdnow', orders, { date: 'day', amount: 'double' });
      const accounts = summarizeOrders(orders, { asOf: '1998-06-30', currencyDigits: 2 });
      const model = fitRfm(accounts, { method });
      const source = { dialect: name, orders: { table: 'cdnow', asOf: '1998-06-30' } } as const;
      const fit = fitSql({ kind: 'rfm', method }, source);
      expect(JSON.stringify(fit.finish(await engine.query(fit.sql)))).toBe(JSON.stringify(model));
      const dialect = dialectOf('test', name);
      const steps = summarySteps(
        readSummaryOptions('test', { dialect: name, table: 'cdnow', asOf: '1998-06-30' }),
      );
      steps.push(...modelSteps(model, { dialect, from: { step: 'accounts' }, values: {}, reasons: false }));
      const found = byAccount(await engine.query(renderSteps(dialect, steps)));
      expect(found.map((row) => [row.accountId, row.monetary, row.rfmCode, row.rfmScore])).toEqual(
        applyRfm(accounts, model).map(({ accountId, monetary, rfm }) => [
          accountId,
          monetary,
          rfm.code,
          rfm.score,
        ]),
      );
    },
  );

  test('CDNOW: ABC classes and concentration', async () => {
    const engine = await engineOf(name);
    const orders = readLog('cdnow_sample.csv', 'date');
    await loadOrders(engine, 'cdnow', orders, { date: 'day', amount: 'double' });
    const accounts = summarizeOrders(orders, { asOf: '1998-06-30', currencyDigits: 2 });
    const source = { dialect: name, orders: { table: 'cdnow', asOf: '1998-06-30' } } as const;
    const fit = fitSql({ kind: 'abc' }, source);
    expect(JSON.stringify(fit.finish(await engine.query(fit.sql)))).toBe(JSON.stringify(fitAbc(accounts)));
    const { sql, finish } = concentrationSql({}, source);
    const { lorenz, accountsFor, jointRatio, topShares, total } = finish(await engine.query(sql));
    expect({ lorenz, accountsFor, jointRatio, topShares, total }).toEqual(
      (({ lorenz, accountsFor, jointRatio, topShares, total }) => ({
        lorenz,
        accountsFor,
        jointRatio,
        topShares,
        total,
      }))(analyzeConcentration(accounts, { bootstrap: 0 })),
    );
  });
});
