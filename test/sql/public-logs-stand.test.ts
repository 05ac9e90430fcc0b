/** Real order logs, which are not part of this repository: purchase profiles and lifecycle stages in the engines, every account as in memory. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { assignLifecycle, buildHistories, fitLifecycle, summarizePurchases } from '../../src/index.ts';
import { lifecycleSql, purchasesSql } from '../../src/sql/index.ts';
import { byAccount, EXECUTED, engineOf } from './engines.ts';
import { loadOrders, type Order } from './support.ts';

const folder = process.env.ACCOUNT_SCORING_PUBLIC_DATA;
const there = folder !== undefined && existsSync(join(folder, 'online_retail_orders.csv'));

function readLog(file: string): Order[] {
  const rows: Array<Record<string, string>> = parse(readFileSync(join(folder ?? '', file)), {
    columns: true,
  });
  return rows.map((row) => ({
    accountId: row.customer_id as string,
    date: row.timestamp as string,
    amount: Number(row.amount),
    orderId: row.order_id ?? null,
  }));
}

describe.skipIf(!there).each(EXECUTED)('%s', (dialect) => {
  test('Online Retail with its cancellations', async () => {
    const engine = await engineOf(dialect);
    const orders = ['online_retail_orders.csv', 'online_retail_cancellations.csv'].flatMap(readLog);
    await loadOrders(engine, 'retailHistories', orders, { date: 'timestamp', amount: 'decimal(2)' });
    const columns = { orderId: 'orderId' } as const;
    for (const asOf of ['2011-12-09', '2011-06-30']) {
      const source = { dialect, table: 'retailHistories', columns, asOf } as const;
      const histories = buildHistories(orders, { asOf, columns });
      const profiles = summarizePurchases(histories, { asOf, windowDays: 180 });
      const found = byAccount(await engine.query(purchasesSql({ ...source, windowDays: 180 })));
      expect(found.map(({ accountId }) => accountId)).toEqual(profiles.map(({ accountId }) => accountId));
      profiles.forEach((profile, i) => {
        for (const [name, value] of Object.entries(profile)) {
          const own = found[i]?.[name];
          if (typeof value !== 'number' || Number.isInteger(value) || own === null)
            expect(own, name).toBe(value);
          else
            expect(Math.abs(Number(own) - value), name).toBeLessThanOrEqual(
              1e-9 * Math.max(1, Math.abs(value)),
            );
        }
      });
      const model = fitLifecycle(histories, { asOf });
      const stages = byAccount(await engine.query(lifecycleSql(model, { ...source, reasons: true })));
      const expected = assignLifecycle(
        histories.map(({ accountId }) => ({ accountId })),
        histories,
        { asOf, model },
      );
      expect(
        stages.map((row) => [
          row.accountId,
          row.lifecycleStage,
          row.lifecycleCandidate,
          row.lifecycleReasons,
        ]),
      ).toEqual(
        expected.map(({ accountId, lifecycle }) => [
          accountId,
          lifecycle.stage,
          lifecycle.candidate,
          lifecycle.reasons.map(({ code }) => code).join(' '),
        ]),
      );
      expect(expected.filter(({ lifecycle }) => lifecycle.evidence.orders > 10).length).toBeGreaterThan(30);
    }
  }, 120_000);
});
