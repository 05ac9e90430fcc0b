import { anyString, checkedLater, checkOptions, integer, numberIn } from '../internal/options.ts';
import type { TierCondition } from './scheme.ts';
import { isComparable } from './scheme-faults.ts';

/** The rules by which tiers move. */
export interface TierPolicy {
  /** The day of the review: an ISO day. */
  readonly asOf: string;
  /** Points by which the line of a better tier must be cleared. Default 3. */
  readonly promoteMargin?: number | undefined;
  /** Points by which the line of its own tier must be missed to count as a miss. Default 5. */
  readonly demoteMargin?: number | undefined;
  /** Misses at so many reviews running lead down. Default 2. */
  readonly demoteAfter?: number | undefined;
  /** Tiers that one review can move. Default 1. */
  readonly maxStep?: number | undefined;
  /** After a move, the new tier is held for so many reviews: with 2, the next move is at the second review. Default 2. */
  readonly dwellReviews?: number | undefined;
  /** Accounts younger than so many days are not demoted. Default 180. */
  readonly protectDays?: number | undefined;
  /** The field of the row that holds the age of the account in days. Default `tenure`. */
  readonly ageField?: string | undefined;
  /** Days after which an account is due again. Default 90, the shortest quarter. */
  readonly reviewEveryDays?: number | undefined;
  /** An account on which any of these starts to hold (a large return, a credit note, a merger) is reviewed at once, without dwell and with one miss. */
  readonly recheck?: readonly TierCondition[] | undefined;
}

/** A policy with its defaults. */
export type ResolvedPolicy = { readonly [K in keyof TierPolicy]-?: NonNullable<TierPolicy[K]> };

const POINTS = 'a number from 0 to 100';

/** Check a policy and fill in the defaults. */
export function resolvePolicy(action: string, policy: TierPolicy): ResolvedPolicy {
  checkOptions(action, policy ?? {}, {
    asOf: checkedLater,
    promoteMargin: numberIn(0, 100, POINTS),
    demoteMargin: numberIn(0, 100, POINTS),
    demoteAfter: integer(1),
    maxStep: integer(1),
    dwellReviews: integer(0),
    protectDays: numberIn(0, 36_525, 'a number of days from 0 to 36525'),
    ageField: anyString,
    reviewEveryDays: integer(1, 36_525),
    recheck: {
      expected: 'a list of conditions',
      type: 'object',
      holds: (list: unknown) =>
        Array.isArray(list) &&
        list.every((condition) => isComparable(condition, 'more') || isComparable(condition, 'less')),
    },
  });
  return {
    asOf: policy?.asOf,
    promoteMargin: policy?.promoteMargin ?? 3,
    demoteMargin: policy?.demoteMargin ?? 5,
    demoteAfter: policy?.demoteAfter ?? 2,
    maxStep: policy?.maxStep ?? 1,
    dwellReviews: policy?.dwellReviews ?? 2,
    protectDays: policy?.protectDays ?? 180,
    ageField: policy?.ageField ?? 'tenure',
    reviewEveryDays: policy?.reviewEveryDays ?? 90,
    recheck: policy?.recheck ?? [],
  };
}
