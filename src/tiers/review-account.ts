import { dayFromIsoPrefix, isoDayAfter } from '../internal/day.ts';
import type { CriteriaScore, Reason, TierAssignment } from '../types.ts';
import { evaluateCondition } from './condition.ts';
import { capOf, decideMove, type MoveKind } from './decide-move.ts';
import { reasonValue } from './place.ts';
import { readNumber } from './read-number.ts';
import type { ResolvedPolicy } from './review-policy.ts';
import type { TierRecord } from './tier-state.ts';

/** What a review needs of a row. */
export interface ReviewedRow {
  readonly accountId: string;
  readonly tier: TierAssignment;
}

/** The condition that calls for a review at once. */
function forcedBy(row: object, index: number, { recheck }: ResolvedPolicy): Reason | null {
  for (const condition of recheck) {
    const { criteria } = row as { readonly criteria?: CriteriaScore };
    const subject = { row, index, criteria, score: criteria?.score ?? null };
    const { field, value, op, threshold, passed } = evaluateCondition('review tiers', condition, subject);
    if (passed === true)
      return {
        code: 'move.recheck',
        field,
        value: reasonValue(value),
        op,
        threshold: reasonValue(threshold),
      };
  }
  return null;
}

function ageOf(row: object, index: number, field: string): number | null {
  return readNumber('review tiers', (row as Record<string, unknown>)[field], { row, index, field });
}

/** What holds for all accounts of a review. */
export interface ReviewContext {
  readonly policy: ResolvedPolicy;
  readonly day: number;
  readonly asOf: string;
  /** The tiers, best first, and `not_key`. */
  readonly ids: readonly string[];
}

/** The outcome for one account. */
export type Outcome = {
  readonly record: TierRecord;
  readonly move: MoveKind;
  readonly reasons: readonly Reason[];
};

/** The first review of an account. */
export function enterAccount(row: ReviewedRow, index: number, { asOf, day, policy }: ReviewContext): Outcome {
  const { accountId, tier } = row;
  const why: Reason = {
    code: 'move.entered',
    field: 'accountId',
    value: tier.id,
    op: '=',
    threshold: tier.id,
    result: tier.id,
  };
  return {
    record: {
      accountId,
      tier: tier.id,
      since: asOf,
      dwell: 0,
      misses: 0,
      nextReview: isoDayAfter(day, policy.reviewEveryDays),
      rechecked: forcedBy(row, index, policy) !== null,
    },
    move: 'entered',
    reasons: [why],
  };
}

/** A later review of an account. */
export function reviewAccount(
  row: ReviewedRow,
  index: number,
  before: TierRecord,
  context: ReviewContext,
): Outcome {
  const { policy, day, asOf, ids } = context;
  const { tier } = row;
  const held = ids.indexOf(before.tier);
  const target = ids.indexOf(tier.id);
  const recheck = forcedBy(row, index, policy);
  const forced = before.rechecked ? null : recheck;
  const rechecked = recheck !== null;
  const capped = held < capOf(tier, ids);
  const isDue = day >= dayFromIsoPrefix(before.nextReview) || forced !== null || capped;
  const stay = (record: TierRecord, why: Reason): Outcome => ({ record, move: 'held', reasons: [why] });
  if (!isDue)
    return stay(
      { ...before, rechecked },
      {
        code: 'move.not_due',
        field: 'asOf',
        value: asOf,
        op: '<',
        threshold: before.nextReview,
        result: before.tier,
      },
    );
  const nextReview = isoDayAfter(day, policy.reviewEveryDays);
  // This review counts, the one that brought the move did not.
  const dwell = Math.max(0, before.dwell - 1);
  if (target < 0 && !capped)
    return stay(
      { ...before, dwell, nextReview, rechecked },
      {
        code: 'move.no_score',
        field: 'totalScore',
        value: null,
        op: 'missing',
        threshold: null,
        result: before.tier,
      },
    );
  const age = ageOf(row, index, policy.ageField);
  const { move, to, misses, reasons } = decideMove({
    policy,
    ids,
    held,
    target,
    tier,
    dwell,
    misses: before.misses,
    age,
    forced,
  });
  const moved = to !== held;
  return {
    record: {
      accountId: row.accountId,
      tier: ids[to] as string,
      since: moved ? asOf : before.since,
      dwell: moved ? policy.dwellReviews : dwell,
      misses,
      nextReview,
      rechecked,
    },
    move,
    reasons,
  };
}
