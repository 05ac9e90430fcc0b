/** Purchase profiles of the library as rows, for the tests in every engine. */
import { buildHistories, type PurchaseOptions, summarizePurchases } from '../../src/index.ts';
import type { ResultRow } from './engines.ts';
import type { Order } from './support.ts';

/** Profiles in memory; money is in currency units. */
export function profiles(
  orders: readonly Order[],
  options: PurchaseOptions,
  withIds: boolean,
  roster: string[] = [],
): ResultRow[] {
  const histories = buildHistories(orders, {
    asOf: options.asOf,
    roster,
    onProblem: () => undefined,
    ...(withIds && { columns: { orderId: 'orderId' } }),
  });
  return summarizePurchases(histories, options).map((profile) => ({ ...profile }));
}

export const MONEY = [
  'amount',
  'meanOrder',
  'medianOrder',
  'largestOrder',
  'growth',
  'shareOfRevenue',
  'returnShare',
  'volatility',
];
