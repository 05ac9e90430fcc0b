import type { Reason, TierAssignment, TierMargin } from '../types.ts';
import type { ResolvedPolicy } from './review-policy.ts';

/** What became of the tier of an account. */
export type MoveKind = 'promoted' | 'demoted' | 'held' | 'protected' | 'vetoed' | 'entered' | 'absent';

/** What a review knows about one account. Positions: 0 is the best tier, the number of tiers is `not_key`. */
export interface Case {
  readonly policy: ResolvedPolicy;
  /** The tiers, best first, and `not_key`. */
  readonly ids: readonly string[];
  /** The tier that it holds. */
  readonly held: number;
  /** The tier that it was classified into. */
  readonly target: number;
  readonly tier: TierAssignment;
  /** Reviews that it must still hold its tier for, this one included. */
  readonly dwell: number;
  /** Misses running before this review. */
  readonly misses: number;
  readonly age: number | null;
  /** The reason of an unscheduled re-check; `null` when there is none. */
  readonly forced: Reason | null;
}

/** The outcome of a review. */
export interface Decision {
  readonly move: MoveKind;
  readonly to: number;
  readonly misses: number;
  readonly reasons: readonly Reason[];
}

function reason(
  code: string,
  field: string,
  value: Reason['value'],
  op: Reason['op'],
  threshold: Reason['threshold'],
  result: string,
): Reason {
  return { code, field, value, op, threshold, result };
}

/** The best tier that vetoes leave, as a position. */
export function capOf({ reasons }: TierAssignment, ids: readonly string[]): number {
  return reasons
    .filter(({ code }) => code === 'tier.veto')
    .reduce((worst, { result }) => Math.max(worst, ids.indexOf(result as string)), 0);
}

function marginAt({ ids, tier }: Case, position: number): TierMargin {
  const id = ids[position] as string;
  return tier.margins.find((margin) => margin.tier === id) ?? { tier: id, passed: true, points: null };
}

/** Why a recent move keeps it where it is; `null` when nothing does. */
function dwellReason({ dwell, ids, held, forced }: Case): Reason | null {
  if (dwell === 0 || forced !== null) return null;
  return reason('move.dwell', 'dwell', dwell, '>', 0, ids[held] as string);
}

function promote(c: Case): Decision {
  const { policy, ids, held, target, tier } = c;
  const stay = (why: Reason): Decision => ({ move: 'held', to: held, misses: 0, reasons: [why] });
  const hold = tier.reasons.find(({ code }) => code === 'tier.hold');
  if (hold !== undefined) return stay(hold);
  const dwell = dwellReason(c);
  if (dwell !== null) return stay(dwell);
  const reach = Math.max(target, held - policy.maxStep);
  for (let to = reach; to < held; to++) {
    const { passed, points } = marginAt(c, to);
    // What protection alone lifts is not promoted.
    if (!passed) continue;
    // Where no number tells by how much, as with a flag, there is nothing to flicker.
    if (points !== null && points < policy.promoteMargin) continue;
    return {
      move: 'promoted',
      to,
      misses: 0,
      reasons: [
        reason(
          points === null ? 'move.qualified' : 'move.promoted',
          ids[held] as string,
          points,
          '>=',
          policy.promoteMargin,
          ids[to] as string,
        ),
      ],
    };
  }
  const next = held - 1;
  return stay(
    reason(
      'move.not_cleared',
      ids[held] as string,
      marginAt(c, next).points,
      '<',
      policy.promoteMargin,
      ids[next] as string,
    ),
  );
}

function demote(c: Case): Decision {
  const { policy, ids, held, target, age, forced } = c;
  const own = ids[held] as string;
  const { points } = marginAt(c, held);
  const short = points === null ? null : -points + 0;
  const stay = (move: MoveKind, misses: number, why: Reason): Decision => ({
    move,
    to: held,
    misses,
    reasons: [why],
  });
  if (short !== null && short < policy.demoteMargin)
    return stay('held', 0, reason('move.within_margin', own, short, '<', policy.demoteMargin, own));
  if (age !== null && age < policy.protectDays)
    return stay('protected', 0, reason('move.protected', policy.ageField, age, '<', policy.protectDays, own));
  const misses = c.misses + 1;
  if (misses < policy.demoteAfter && forced === null)
    return stay('held', misses, reason('move.missed', own, misses, '<', policy.demoteAfter, own));
  const dwell = dwellReason(c);
  if (dwell !== null) return stay('held', misses, dwell);
  const to = Math.min(target, held + policy.maxStep);
  return {
    move: 'demoted',
    to,
    misses: 0,
    reasons: [
      reason(
        short === null ? 'move.disqualified' : 'move.demoted',
        own,
        short,
        '>=',
        policy.demoteMargin,
        ids[to] as string,
      ),
      ...(forced === null ? [] : [forced]),
    ],
  };
}

/** Decide what becomes of the tier of an account that is due. */
export function decideMove(c: Case): Decision {
  const { ids, held, target, tier } = c;
  const cap = capOf(tier, ids);
  if (held < cap)
    return {
      move: 'vetoed',
      to: cap,
      misses: 0,
      reasons: tier.reasons.filter(({ code }) => code === 'tier.veto'),
    };
  if (target < held) return promote(c);
  if (target > held) return demote(c);
  const own = ids[held] as string;
  return { move: 'held', to: held, misses: 0, reasons: [reason('move.same', own, own, '=', own, own)] };
}
