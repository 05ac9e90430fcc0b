import { type Rate, rateOf } from '../internal/rate.ts';

/** What became of one account. */
export interface AccountOutcome {
  readonly accountId: string;
  /** Its group, with `by`: the one that it was in before, or is in now if it was not there. */
  readonly key?: string | null;
  /** `inactive`: no revenue in either period. `unknown`: a value is missing. */
  readonly outcome: 'kept' | 'lost' | 'new' | 'reactivated' | 'inactive' | 'unknown';
  /** Revenue of the two periods, currency units; `null` when missing. */
  readonly before: number | null;
  readonly after: number | null;
  /** `after - before`, exactly. */
  readonly change: number | null;
}

/** The figures of a book or of a group. */
export interface RetentionFigures {
  readonly counts: {
    /** Accounts with revenue above 0, before and after. */
    readonly before: number;
    readonly after: number;
    readonly kept: number;
    readonly lost: number;
    readonly new: number;
    readonly reactivated: number;
    readonly inactive: number;
    readonly unknown: number;
  };
  /** All 0 or more, currency units: `after = before - lost - contraction + expansion + new + reactivated`, exactly. */
  readonly amounts: {
    readonly before: number;
    readonly lost: number;
    readonly contraction: number;
    readonly expansion: number;
    readonly new: number;
    readonly reactivated: number;
    readonly after: number;
  };
  /** Revenue below 0 of accounts that were not active: 0 or less, in none of the amounts. */
  readonly credits: { readonly before: number; readonly after: number };
  /** Of the accounts that were active, the share that still is. */
  readonly retention: Rate;
  /** Of the accounts that were active, the share that is not any more (叛离率). */
  readonly defection: Rate;
  /** Of the revenue before, the share that is left without growth, 0 to 1; `null` when nobody was active. */
  readonly grossRevenueRetention: number | null;
  /** The same with the growth of those who stayed; may be above 1. */
  readonly netRevenueRetention: number | null;
}

/** Add up outcomes. Amounts must lie on one grid, so that plain sums are exact. */
export function measureRetention(accounts: readonly AccountOutcome[]): RetentionFigures {
  const counts = { before: 0, after: 0, kept: 0, lost: 0, new: 0, reactivated: 0, inactive: 0, unknown: 0 };
  const amounts = { before: 0, lost: 0, contraction: 0, expansion: 0, new: 0, reactivated: 0, after: 0 };
  const credits = { before: 0, after: 0 };
  for (const { outcome, before, after } of accounts) {
    counts[outcome]++;
    if (before === null || after === null) continue;
    if (before > 0) {
      counts.before++;
      amounts.before += before;
    } else credits.before += before;
    if (after > 0) {
      counts.after++;
      amounts.after += after;
    } else credits.after += after;
    if (outcome === 'lost') amounts.lost += before;
    if (outcome === 'new' || outcome === 'reactivated') amounts[outcome] += after;
    if (outcome === 'kept' && after > before) amounts.expansion += after - before;
    if (outcome === 'kept' && after < before) amounts.contraction += before - after;
  }
  const left = amounts.before - amounts.lost - amounts.contraction;
  const shareOf = (amount: number): number | null => (amounts.before === 0 ? null : amount / amounts.before);
  return {
    counts,
    amounts,
    credits,
    retention: rateOf(counts.kept, counts.kept + counts.lost),
    defection: rateOf(counts.lost, counts.kept + counts.lost),
    grossRevenueRetention: shareOf(left),
    netRevenueRetention: shareOf(left + amounts.expansion),
  };
}
