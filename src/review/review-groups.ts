import { exactSum } from '../internal/exact-sum.ts';
import type { ReviewGroup } from './review-record.ts';

/**
 * Accounts by an id that they carry, with their share of the book.
 *
 * @param order ids in the order that groups come in; others follow as they are met
 */
export function groupAccounts<T extends { readonly monetary: number }>(
  accounts: readonly T[],
  idOf: (account: T) => string,
  order: readonly string[],
): ReviewGroup[] {
  const groups = new Map<string, number[]>(order.map((id) => [id, []]));
  for (const account of accounts) {
    const id = idOf(account);
    const amounts = groups.get(id);
    if (amounts === undefined) groups.set(id, [account.monetary]);
    else amounts.push(account.monetary);
  }
  const total = exactSum(accounts.map(({ monetary }) => monetary));
  return [...groups]
    .filter(([, amounts]) => amounts.length > 0)
    .map(([id, amounts]) => {
      const revenue = exactSum(amounts);
      return {
        id,
        accounts: amounts.length,
        shareOfAccounts: amounts.length / accounts.length,
        revenue,
        shareOfRevenue: total > 0 ? revenue / total + 0 : null,
      };
    });
}
