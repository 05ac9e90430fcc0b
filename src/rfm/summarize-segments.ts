import { compareCodePoints } from '../internal/code-point-order.ts';
import { exactSum, MAX_SUMMAND } from '../internal/exact-sum.ts';
import { checkRows } from '../internal/options.ts';
import { show } from '../internal/show.ts';
import type { SegmentAssignment } from '../types.ts';
import { quantiles } from './methods.ts';
import { VALUE_EXPECTED } from './values.ts';

/** One segment of a book. Shares are 0 to 1; `null` where there is nothing to divide by. */
export interface SegmentSummary {
  readonly id: string;
  readonly rank: number | null;
  readonly accounts: number;
  /** The sum of `frequency`. */
  readonly orders: number;
  /** The sum of `monetary`, in currency units. */
  readonly revenue: number;
  readonly shareOfAccounts: number;
  readonly shareOfOrders: number | null;
  /** `null` when the total revenue is not positive. */
  readonly shareOfRevenue: number | null;
  /** `revenue / orders`; `null` without orders. */
  readonly averageOrderValue: number | null;
  /** Medians over the accounts that have the value. */
  readonly medianRecency: number | null;
  readonly medianFrequency: number | null;
  readonly medianMonetary: number | null;
}

/** What {@link summarizeSegments} needs of a row. */
export interface SegmentedAccount {
  readonly accountId: string;
  readonly recency: number | null;
  readonly frequency: number | null;
  readonly monetary: number | null;
  readonly segment: SegmentAssignment;
}

function valuesOf(
  rows: readonly SegmentedAccount[],
  field: 'recency' | 'frequency' | 'monetary',
): Float64Array {
  const values: number[] = [];
  for (const row of rows) {
    const value = row[field];
    if (value === null || value === undefined) continue;
    if (typeof value !== 'number' || !(Math.abs(value) <= MAX_SUMMAND))
      throw new TypeError(
        `Cannot summarize segments as account ${show(row.accountId)} must have ${VALUE_EXPECTED} for "${field}": current value is ${show(value)}`,
      );
    values.push(value);
  }
  return Float64Array.from(values).sort();
}

function median(sorted: Float64Array): number | null {
  return sorted.length === 0 ? null : (quantiles(sorted, 2)[0] as number) + 0;
}

/**
 * Sum up segments: how many accounts, orders and how much revenue each holds.
 *
 * The table that a manager asks for first: a fifth of the accounts, half of the revenue. Sums are exact, medians are of type 7.
 *
 * Cost: O(n log n).
 *
 * @param accounts rows with a `segment` key, from {@link assignSegments}
 * @returns one record per segment that occurs, best rank first; segments without a rank come last
 * @throws {TypeError} if a value is neither a finite number nor missing (the account is named)
 * @example Shares of accounts and revenue
 * ```ts
 * import { assignSegments, scoreRfm, summarizeSegments } from 'account-scoring';
 *
 * const book = Array.from({ length: 100 }, (_, i) => ({
 *   accountId: `A${i}`,
 *   recency: 3 * i,
 *   frequency: 101 - i,
 *   monetary: 50 * (100 - i),
 * }));
 * const [best] = summarizeSegments(assignSegments(scoreRfm(book)));
 * console.log(best?.id, best?.accounts, best?.shareOfRevenue);
 * // → champions 40 0.6376237623762376
 * ```
 */
export function summarizeSegments(accounts: readonly SegmentedAccount[]): SegmentSummary[] {
  checkRows('summarize segments', 'accounts', accounts);
  const groups = new Map<string, SegmentedAccount[]>();
  accounts.forEach((account, row) => {
    if (account.segment === undefined)
      throw new TypeError(
        `Cannot summarize segments as accounts[${row}] has no segment: call assignSegments first`,
      );
    const group = groups.get(account.segment.id);
    if (group === undefined) groups.set(account.segment.id, [account]);
    else group.push(account);
  });
  const totalOrders = exactSum(valuesOf(accounts, 'frequency'));
  const totalRevenue = exactSum(valuesOf(accounts, 'monetary'));
  const summaries = [...groups].map(([id, rows]): SegmentSummary => {
    const frequencies = valuesOf(rows, 'frequency');
    const monetary = valuesOf(rows, 'monetary');
    const orders = exactSum(frequencies);
    const revenue = exactSum(monetary);
    return {
      id,
      rank: rows[0]?.segment.rank ?? null,
      accounts: rows.length,
      orders,
      revenue,
      shareOfAccounts: rows.length / accounts.length,
      shareOfOrders: totalOrders > 0 ? orders / totalOrders : null,
      shareOfRevenue: totalRevenue > 0 ? revenue / totalRevenue : null,
      averageOrderValue: orders > 0 ? revenue / orders : null,
      medianRecency: median(valuesOf(rows, 'recency')),
      medianFrequency: median(frequencies),
      medianMonetary: median(monetary),
    };
  });
  const last = Number.MAX_SAFE_INTEGER;
  return summaries.sort((a, b) => (a.rank ?? last) - (b.rank ?? last) || compareCodePoints(a.id, b.id));
}
