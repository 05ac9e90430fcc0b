import {
  assignLifecycle,
  buildHistories,
  type LifecyclePrevious,
  scoreLoyalty,
  summarizePurchases,
} from 'account-scoring';
import type { SyntheticOrder } from '../synthetic-book.ts';
import { signalsAt } from './signals.ts';

/**
 * The key accounts as of a day: what they bought, what the team knows of them, how loyal they are, and where they are in their
 * lifecycle. Only orders up to that day are seen.
 */
export function bookAt(
  orders: readonly SyntheticOrder[],
  asOf: string,
  previous: ReadonlyArray<LifecyclePrevious> = [],
) {
  const columns = { orderId: 'orderId' } as const;
  const histories = buildHistories(orders, { asOf, columns });
  const purchases = new Map(summarizePurchases(histories, { asOf }).map((row) => [row.accountId, row]));
  const names = new Map(orders.map(({ accountId, name }) => [accountId, name]));
  const rows = signalsAt(asOf).flatMap((signals) => {
    const bought = purchases.get(signals.accountId);
    return bought === undefined ? [] : [{ ...bought, ...signals, name: names.get(signals.accountId) ?? '' }];
  });
  const loyal = scoreLoyalty(rows).map((row) => ({ ...row, loyaltyIndex: row.loyalty.index }));
  const mine = new Set(rows.map(({ accountId }) => accountId));
  return assignLifecycle(
    loyal,
    histories.filter(({ accountId }) => mine.has(accountId)),
    { asOf, previous },
  );
}
