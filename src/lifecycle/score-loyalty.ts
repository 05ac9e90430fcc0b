import { onGrid, shareOut } from '../internal/exact-parts.ts';
import { checkRows } from '../internal/options.ts';
import type { CriterionPart, Reason } from '../types.ts';
import { placeOf, readNumber } from './field-values.ts';
import { climb } from './loyalty-inputs.ts';
import { type LoyaltyOptions, type LoyaltyRules, resolveLoyaltyOptions } from './loyalty-options.ts';

/** How loyal an account is, in words of five levels. */
export type LoyaltyLevel = 'devoted' | 'loyal' | 'neutral' | 'fragile' | 'hostile';

/** The loyalty of one account. */
export interface LoyaltyScore {
  /** 0 (worst) to 100 (best); `null` when too little is known. */
  readonly index: number | null;
  readonly level: LoyaltyLevel | null;
  /** One part per input; the contributions add up to the index exactly. All 0 when there is no index. */
  readonly parts: readonly CriterionPart[];
  /** The share of the weights that is known, 0 to 1. */
  readonly coverage: number;
  readonly reasons: readonly Reason[];
}

const ACTION = 'score loyalty';
/** From the worst to the best, as the cuts are. */
const LEVELS: readonly LoyaltyLevel[] = ['hostile', 'fragile', 'neutral', 'loyal', 'devoted'];

function levelReason(index: number, cuts: readonly number[]): Reason {
  const reached = cuts.filter((cut) => index >= cut).length;
  return {
    code: 'loyalty.level',
    field: 'loyaltyIndex',
    value: index,
    op: 'in',
    threshold: [cuts[reached - 1] ?? null, cuts[reached] ?? null],
    ends: '[)',
    result: LEVELS[reached] as string,
  };
}

function scoreOne(row: object, place: () => string, rules: LoyaltyRules): LoyaltyScore {
  const reasons: Reason[] = [];
  const known = rules.inputs.map((input) => {
    const { id, weight, ladder } = input;
    const value = readNumber(ACTION, id, input.read(row), input, place);
    const share = weight / rules.totalWeight;
    if (value === null) {
      reasons.push({
        code: 'loyalty.missing',
        field: id,
        value,
        op: 'missing',
        threshold: null,
        weight: share,
      });
      return { id, value, normalized: null, weight };
    }
    const { points: normalized, between } = climb(ladder, value);
    reasons.push({
      code: 'loyalty.part',
      field: id,
      value,
      op: 'in',
      threshold: between,
      ends: '[]',
      score: normalized,
      of: 100,
      weight: share,
    });
    return { id, value, normalized, weight };
  });
  const knownWeight = known.reduce((sum, part) => sum + (part.normalized === null ? 0 : part.weight), 0);
  const coverage = knownWeight / rules.totalWeight;
  const weightOf = (part: (typeof known)[number]): number =>
    part.normalized === null ? 0 : part.weight / knownWeight;

  if (knownWeight === 0 || coverage < rules.minCoverage) {
    reasons.push({
      code: 'loyalty.low_coverage',
      field: 'loyaltyIndex',
      value: coverage,
      op: '<',
      threshold: rules.minCoverage,
    });
    const parts = known.map((part) => ({ ...part, weight: weightOf(part), contribution: 0 }));
    return { index: null, level: null, parts, coverage, reasons };
  }
  const shares = known.map(({ normalized, weight }) => (normalized === null ? 0 : weight * normalized));
  const sum = shares.reduce((total, share) => total + share, 0);
  const index = onGrid(Math.min(100, sum / knownWeight));
  // Nothing is shared out to what is missing: it has no share.
  const present = known.flatMap((part, i) => (part.normalized === null ? [] : [i]));
  const shared = shareOut(
    index,
    present.map((i) => shares[i] as number),
  );
  const contributions = known.map(() => 0);
  present.forEach((i, k) => {
    contributions[i] = shared[k] as number;
  });
  const decided = levelReason(index, rules.cuts);
  reasons.push(decided);
  return {
    index,
    level: decided.result as LoyaltyLevel,
    parts: known.map((part, i) => ({
      ...part,
      weight: weightOf(part),
      contribution: contributions[i] as number,
    })),
    coverage,
    reasons,
  };
}

/**
 * Score how loyal accounts are, from what they do and what they say.
 *
 * One index from 0 to 100 and a level, so that care, rewards and win-back go by something better than the last conversation.
 * Inputs are fields of the row: `repurchaseRate` (0 to 1), `tenure` (days), `shareOfWallet` (0 to 1), `satisfaction` (1 to 5),
 * `recommend` (0 to 10), `paymentDiscipline` (share of invoices paid on time, 0 to 1); any of them may be missing, and your own
 * may be added.
 *
 * Method: each input is read off a fixed ladder (piecewise linear, 0 to 100) and the points are averaged with the weights. No
 * input is compared with other accounts, so an account scores the same alone and in any book. An input that is missing is told
 * by a reason and leaves its weight to the others; below `minCoverage` of the weights there is no index. Ladders, weights and
 * cuts are proposals to be set by your own experience. On the shipped ladders a better input never lowers the index.
 * Contributions lie on a grid of 2^-36 and add up to the index exactly. Cost: O(accounts · inputs).
 *
 * @param accounts one row per account, with the inputs as fields
 * @param options `weights`, `ladders`, `values`, `cuts`, `minCoverage`
 * @returns the same rows in the same order, each with one more key, `loyalty`
 * @throws {TypeError} if an input is not a number, or an option is of a wrong shape
 * @throws {RangeError} if an input is outside its range (the row is named), or an option is out of range
 * @example An index and what it is made of
 * ```ts
 * import { scoreLoyalty } from 'account-scoring';
 *
 * const [acme] = scoreLoyalty([
 *   { accountId: 'Acme', repurchaseRate: 0.75, tenure: 1095, shareOfWallet: 0.5, satisfaction: 4 },
 * ]);
 * console.log(acme?.loyalty.index?.toFixed(1), acme?.loyalty.level, acme?.loyalty.coverage);
 * // → 76.3 loyal 0.75
 * ```
 */
export function scoreLoyalty<T extends object & { readonly loyalty?: LoyaltyScore }>(
  accounts: readonly T[],
  options: LoyaltyOptions<T> = {},
): Array<T & { readonly loyalty: LoyaltyScore }> {
  const rules = resolveLoyaltyOptions(ACTION, options);
  checkRows(ACTION, 'accounts', accounts);
  return accounts.map((row, i) => ({
    ...row,
    loyalty: scoreOne(row, () => placeOf('accounts', row, i), rules),
  }));
}
