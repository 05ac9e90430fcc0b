import { exactSum } from '../internal/exact-sum.ts';
import type { AccountSummary, PurchaseProfile } from '../types.ts';
import type { ReviewTotals } from './review-record.ts';

/** The sums over all accounts of a review. */
export function sumUp(
  accounts: readonly AccountSummary[],
  purchases: readonly PurchaseProfile[],
  atRisk: readonly number[],
): ReviewTotals {
  const days = (field: 'firstOrderDate' | 'lastOrderDate') =>
    accounts.flatMap((account) => account[field] ?? []).sort();
  return {
    accounts: accounts.length,
    buyers: accounts.filter(({ recency }) => recency !== null).length,
    orders: exactSum(accounts.map(({ frequency }) => frequency)),
    revenue: exactSum(accounts.map(({ monetary }) => monetary)),
    periodRevenue: exactSum(purchases.map(({ amount }) => amount)),
    returns: {
      count: exactSum(accounts.map(({ returns }) => returns.count)),
      amount: exactSum(accounts.map(({ returns }) => returns.amount)),
    },
    firstOrderDate: days('firstOrderDate')[0] ?? null,
    lastOrderDate: days('lastOrderDate').at(-1) ?? null,
    valueAtRisk: exactSum(atRisk),
  };
}
