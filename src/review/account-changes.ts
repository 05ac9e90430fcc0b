import { amountGrid } from '../internal/amount-grid.ts';
import { codePointOrder } from '../internal/code-point-order.ts';
import type { AccountChange, AccountComparison, RevenueBridge } from './comparison-record.ts';
import type { Review, ReviewAccount } from './review-record.ts';

/** One account in both reviews; `null` where a review does not have it. */
export interface AccountPair extends AccountComparison {
  readonly before: ReviewAccount | null;
  readonly after: ReviewAccount | null;
}

/** Whether it had ordered up to the day of the review before, by what either review knows. */
function wasCustomer(before: ReviewAccount | null, after: ReviewAccount | null, day: string): boolean {
  const later = after?.firstOrderDate ?? null;
  return (before?.firstOrderDate ?? null) !== null || (later !== null && later <= day);
}

function changeOf(was: number, is: number, customer: () => boolean): AccountChange {
  if (was > 0 && is > 0) return is > was ? 'expanded' : is < was ? 'contracted' : 'unchanged';
  if (is > 0) return customer() ? 'reactivated' : 'new';
  return was > 0 ? 'lost' : 'none';
}

/** The accounts of either review, by id, with their revenue on one grid. */
export function pairAccounts(before: Review, after: Review): AccountPair[] {
  const first = new Map(before.accounts.map((account) => [account.accountId, account]));
  const second = new Map(after.accounts.map((account) => [account.accountId, account]));
  const ids = [...first.keys(), ...[...second.keys()].filter((id) => !first.has(id))];
  const snap = amountGrid([...before.accounts, ...after.accounts].map(({ purchases }) => purchases.amount));
  return Array.from(codePointOrder(ids), (i): AccountPair => {
    const accountId = ids[i] as string;
    const was = first.get(accountId) ?? null;
    const is = second.get(accountId) ?? null;
    const revenueBefore = was === null ? 0 : snap(was.purchases.amount);
    const revenueAfter = is === null ? 0 : snap(is.purchases.amount);
    return {
      accountId,
      name: is?.name ?? was?.name ?? null,
      change: changeOf(revenueBefore, revenueAfter, () => wasCustomer(was, is, before.asOf)),
      revenueBefore,
      revenueAfter,
      difference: revenueAfter - revenueBefore + 0,
      before: was,
      after: is,
    };
  });
}

/** How many accounts changed in which way. */
export function countChanges(pairs: readonly AccountPair[]): Record<AccountChange, number> {
  const counts = { new: 0, reactivated: 0, expanded: 0, unchanged: 0, contracted: 0, lost: 0, none: 0 };
  for (const { change } of pairs) counts[change]++;
  return counts;
}

/** The step of the bridge that an account's difference belongs to. */
function stepOf({
  change,
  difference,
}: AccountPair): 'new' | 'reactivated' | 'expansion' | 'contraction' | 'churn' {
  if (change === 'new' || change === 'reactivated') return change;
  if (change === 'lost') return 'churn';
  return difference > 0 ? 'expansion' : 'contraction';
}

/** Add the differences up. The amounts lie on one grid, so that plain sums are exact. */
export function bridgeOf(pairs: readonly AccountPair[]): RevenueBridge {
  const steps = { new: 0, reactivated: 0, expansion: 0, contraction: 0, churn: 0 };
  let before = 0;
  let after = 0;
  for (const pair of pairs) {
    before += pair.revenueBefore;
    after += pair.revenueAfter;
    steps[stepOf(pair)] += pair.difference;
  }
  return { before, ...steps, after, change: after - before + 0 };
}

/** Ids of the accounts whose revenue rose (`sign` 1) or fell (-1), the largest first; of equals by id. */
export function idsBySize(pairs: readonly AccountPair[], sign: 1 | -1): string[] {
  return pairs
    .filter(({ difference }) => sign * difference > 0)
    .sort((a, b) => sign * (b.difference - a.difference))
    .map(({ accountId }) => accountId);
}
