import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { Order } from '../support.ts';
import { bookCases } from './book-cases.ts';
import type { ParityCase } from './case.ts';
import { orderTable, summaryChecks } from './summary-cases.ts';

const folder = process.env.ACCOUNT_SCORING_PUBLIC_DATA;

function readLog(file: string, date: string): Order[] {
  const rows: Array<Record<string, string>> = parse(readFileSync(join(folder ?? '', file)), {
    columns: true,
  });
  return rows.map((row, i) => ({
    accountId: row.customer_id as string,
    date: row[date] as string,
    amount: Number(row.amount),
    orderId: row.order_id ?? `row ${i}`,
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
  // By the days that the timestamps name: the cases have dates.
  const days = (orders: readonly Order[]): Order[] =>
    orders.map((order) => ({ ...order, date: String(order.date).slice(0, 10) }));
  return [
    ...bookCases('Online Retail', days(retail), '2011-10-31'),
    ...bookCases('CDNOW', days(cdnow), '1998-06-30'),
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
  ];
}
