import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { applyRfm, assignSegments, fitRfm, kam11, summarizeOrders } from '../../../src/index.ts';
import type { Order } from '../support.ts';
import type { ParityCase } from './case.ts';
import { flatAccount } from './flat.ts';
import { ordersToSegments } from './score-cases.ts';
import { orderTable, summaryChecks } from './summary-cases.ts';

const folder = process.env.ACCOUNT_SCORING_PUBLIC_DATA;

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

/** Real order logs, which are not part of this repository; none without the folder. */
export function publicLogCases(): ParityCase[] {
  if (folder === undefined || !existsSync(join(folder, 'online_retail_orders.csv'))) return [];
  const retail = [
    ...readLog('online_retail_orders.csv', 'timestamp'),
    ...readLog('online_retail_cancellations.csv', 'timestamp'),
  ];
  const cdnow = readLog('cdnow_sample.csv', 'date');
  return [
    {
      name: 'Online Retail with its cancellations: summaries and counts',
      tables: () => [orderTable('retail', retail, { date: 'timestamp', amount: 'decimal(2)' })],
      checks: (engine) =>
        (['exclude', 'keep'] as const).flatMap((future) =>
          summaryChecks(engine, 'retail', retail, {
            asOf: '2011-10-31',
            future,
            windowDays: 180,
            columns: { orderId: 'orderId' },
          }),
        ),
    },
    ...(['quantile', 'rank', 'ntile', 'share', 'nested', 'r-rfm'] as const).map(
      (method): ParityCase => ({
        name: `CDNOW, orders to segments: ${method}`,
        tables: () => [orderTable('cdnow', cdnow, { date: 'day', amount: 'double' })],
        checks: (engine) => {
          const accounts = summarizeOrders(cdnow, { asOf: '1998-06-30', currencyDigits: 2 });
          const model = fitRfm(accounts, { method });
          const map = model.options.dimensions.every(({ bins }) => bins === 5) ? kam11 : null;
          const scored = applyRfm(accounts, model);
          return [
            {
              sql: ordersToSegments(engine.dialect, { table: 'cdnow', asOf: '1998-06-30' }, model, map),
              expected: (map === null ? scored : assignSegments(scored, map)).map(flatAccount),
            },
          ];
        },
      }),
    ),
  ];
}
