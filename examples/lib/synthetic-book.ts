import { readFileSync } from 'node:fs';
import { checkOrders } from 'account-scoring';
import { parse } from 'csv-parse/sync';
import { SYNTHETIC_ORDERS } from '../data/generate-orders.ts';

/** A row of the synthetic order book, by the names that the library expects. */
export interface SyntheticOrder {
  readonly orderId: string;
  readonly accountId: string;
  readonly name: string;
  readonly date: string;
  readonly amount: number;
}

/** The good rows of the synthetic order book; `review-orders.ts` shows the others. */
export function syntheticBook(): SyntheticOrder[] {
  const records: string[][] = parse(readFileSync(SYNTHETIC_ORDERS), { from: 2, relax_column_count: true });
  const orders = records.map(([orderId = '', accountId = '', name = '', date = '', amount = '']) => ({
    orderId,
    accountId,
    name,
    date,
    amount: amount === '' ? Number.NaN : Number(amount),
  }));
  const bad = new Set(checkOrders(orders, { asOf: '2025-12-31' }).map(({ row }) => row));
  return orders.filter((_, row) => !bad.has(row));
}
