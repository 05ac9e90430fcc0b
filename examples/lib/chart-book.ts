import {
  applyCriteria,
  classifyTiers,
  compareReviews,
  fitCriteria,
  fitTiers,
  fourCriteria,
  type LifecyclePrevious,
  type Review,
  reviewAccounts,
  tiers5,
} from 'account-scoring';
import { accountSignals } from '../data/account-signals.ts';
import { QUARTERS } from '../data/generate-signals.ts';
import { syntheticBook } from './synthetic-book.ts';
import { bookAt } from './tiers/book-at.ts';

/** Reviews every other month, so that alerts have a beginning; the first one is a year before the last. */
const DAYS = ['2024-12-31', '2025-08-31', '2025-10-31', '2025-12-31'] as const;
const ENTRY = 20_000;

/** Everything that the pictures of the synthetic book are made of. */
export function chartBook() {
  const orders = syntheticBook();
  const columns = { orderId: 'orderId' } as const;
  const signals = accountSignals(orders);
  const names = new Map(orders.map(({ accountId, name }) => [accountId, name]));
  const [day, ...days] = DAYS;
  const before = reviewAccounts(orders, { asOf: day, columns, signals, names, clusters: { k: 5 } });
  // Later reviews are measured with the yardstick of the first.
  const next = (previous: Review, asOf: string): Review =>
    reviewAccounts(orders, { asOf, columns, signals, names, previous, models: before.models });
  const after = days.reduce(next, before);
  const { migrations, bridge } = compareReviews(before, after);

  const [, quarter] = QUARTERS;
  const none: readonly LifecyclePrevious[] = [];
  const key = bookAt(orders, quarter, none);
  const scored = applyCriteria(key, fitCriteria(key, { criteria: fourCriteria }));
  const scheme = { ...tiers5, entry: [{ field: 'amount', op: '>=', value: ENTRY }] } as const;
  const tiered = classifyTiers(scored, fitTiers(scored, scheme));
  return {
    review: after,
    tiered: tiered.map((row) => ({ ...row, monetary: row.amount })),
    migration: migrations.find(({ field }) => field === 'segment') as (typeof migrations)[number],
    bridge,
  };
}
