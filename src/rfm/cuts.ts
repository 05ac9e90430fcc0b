import { compareCodePoints } from '../internal/code-point-order.ts';

/**
 * The border between a score and the next better one. An account is past it when its value is better than `value`, or
 * equal and `inclusive`, or equal and its id is not before `accountId` (where ties are split).
 */
export interface Cut {
  readonly value: number;
  readonly inclusive: boolean;
  readonly accountId?: string | undefined;
}

/** The values that one score covers, in raw terms; `null` is an open end. */
export interface BandInterval {
  readonly threshold: readonly [number | null, number | null];
  readonly ends: '(]' | '[)' | '[]' | '()';
}

/** Cuts from the worst border to the best, ready to score with. */
export interface Scale {
  readonly cuts: readonly Cut[];
  /** +1 when high is better, −1 when low is. */
  readonly sign: 1 | -1;
  /** The interval of every score, from score 1. */
  readonly intervals: readonly BandInterval[];
}

function isPast(scale: Scale, cut: Cut, value: number, accountId: string): boolean {
  const distance = scale.sign * value - scale.sign * cut.value;
  if (distance !== 0) return distance > 0;
  return cut.inclusive || (cut.accountId !== undefined && compareCodePoints(accountId, cut.accountId) >= 0);
}

/** The score of a value: 1 + the number of borders that it is past. */
export function scoreOf(scale: Scale, value: number, accountId: string): number {
  let score = scale.cuts.length + 1;
  while (score > 1 && !isPast(scale, scale.cuts[score - 2] as Cut, value, accountId)) score--;
  return score;
}

/** The interval between the border that a score is past and the one that it is not. */
function intervalOf(cuts: readonly Cut[], sign: 1 | -1, score: number): BandInterval {
  const past = cuts[score - 2];
  const ahead = cuts[score - 1];
  // Where ties are split by id, the tied value belongs to both sides.
  const holdsPast = past !== undefined && (past.inclusive || past.accountId !== undefined);
  const holdsAhead = ahead !== undefined && (!ahead.inclusive || ahead.accountId !== undefined);
  const [low, high] = sign === 1 ? [past, ahead] : [ahead, past];
  const [holdsLow, holdsHigh] = sign === 1 ? [holdsPast, holdsAhead] : [holdsAhead, holdsPast];
  return {
    threshold: [low?.value ?? null, high?.value ?? null],
    ends: `${holdsLow ? '[' : '('}${holdsHigh ? ']' : ')'}` as BandInterval['ends'],
  };
}

/** Prepare cuts for scoring. */
export function makeScale(cuts: readonly Cut[], better: 'high' | 'low'): Scale {
  const sign = better === 'high' ? 1 : -1;
  const intervals = Array.from({ length: cuts.length + 1 }, (_, i) => intervalOf(cuts, sign, i + 1));
  return { cuts, sign, intervals };
}

/**
 * Cuts at plain values, from an ascending list. Right-closed: a value that equals a cut belongs below it, `(a, b]`.
 * Left-closed: above it, `[a, b)`.
 */
export function cutsAt(
  ascending: readonly number[],
  better: 'high' | 'low',
  closed: 'right' | 'left',
): Cut[] {
  const inclusive = (closed === 'left') === (better === 'high');
  const cuts = ascending.map((value): Cut => ({ value: value + 0, inclusive }));
  return better === 'high' ? cuts : cuts.reverse();
}
