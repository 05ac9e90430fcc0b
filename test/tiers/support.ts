/** What the tests of this stage share: little books, a generator, and readers of reasons that know nothing of the library. */
import { readFileSync } from 'node:fs';
import {
  applyCriteria,
  type CriteriaScore,
  type CriterionField,
  fitCriteria,
  type Reason,
  type TierScheme,
} from '../../src/index.ts';

import { plainSum } from '../support.ts';

export { deepFreeze, plainSum, shuffled, thrownBy } from '../support.ts';

export function golden<T>(name: string): T {
  return JSON.parse(readFileSync(new URL(`../golden/tiers/${name}`, import.meta.url), 'utf8'));
}

/** Numbers in [0, 1), the same every time. */
export function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Rows with one field `x`. */
export function rowsOf(values: ReadonlyArray<number | null>): Array<{ accountId: string; x: number | null }> {
  return values.map((x, i) => ({ accountId: `A${i}`, x }));
}

/** Fit one field on some values, and give the points of others. */
export function pointsOf(
  values: ReadonlyArray<number | null>,
  field: Omit<CriterionField, 'id'>,
  asked: ReadonlyArray<number | null> = values,
): Array<number | null> {
  const model = fitCriteria(rowsOf(values), { criteria: [{ id: 'x', ...field }] });
  return applyCriteria(rowsOf(asked), model).map(({ criteria }) => criteria.parts[0]?.normalized as never);
}

export const FULL = [
  [0, 0],
  [100, 100],
] as const;

export const FOUR = ['purchasing_power', 'loyalty_stability', 'brand_influence', 'potential_profit'] as const;

/** Rows scored over the four criteria, whose fields are their own 0 to 100; equal weights. */
export function scored<R extends object>(
  rows: readonly R[],
  ids: readonly string[] = FOUR,
): Array<R & { readonly criteria: CriteriaScore }> {
  const model = fitCriteria([], { criteria: ids.map((id) => ({ id, anchors: FULL })) });
  return applyCriteria(rows as ReadonlyArray<R & { criteria?: CriteriaScore }>, model) as never;
}

/** One row of the four criteria, in the order of {@link FOUR}. */
export function four(
  power: number | null,
  loyalty: number | null,
  influence: number | null,
  potential: number | null,
  more: object = {},
) {
  return {
    accountId: 'Acme',
    purchasing_power: power,
    loyalty_stability: loyalty,
    brand_influence: influence,
    potential_profit: potential,
    ...more,
  };
}

/** The score of a weighted mean, from reasons alone; `null` when they say that there is none. */
export function scoreFromReasons(reasons: readonly Reason[]): number | null {
  if (reasons.some(({ code }) => code === 'criteria.no_score')) return null;
  const known = reasons.filter(({ code }) => code === 'criteria.points');
  return plainSum(known.map(({ weight, score }) => (weight as number) * (score as number)));
}

/** The tier, from reasons alone and the order of the tiers. */
export function tierFromReasons(reasons: readonly Reason[], tiers: readonly string[]): string {
  const ids = [...tiers, 'not_key'];
  const at = (code: string) =>
    reasons.filter((reason) => reason.code === code).map(({ result }) => ids.indexOf(result as string));
  const found = (code: string) => reasons.some((reason) => reason.code === code);
  const isOut = found('tier.entry_failed') || found('tier.entry_missing');
  if (found('tier.no_score') && !isOut) return 'unknown';
  let position = Math.max(0, ...at('tier.score'), ...at('tier.gate'), ...at('tier.no_gate'));
  position = Math.max(position, ...at('tier.quota'), ...at('tier.coverage'));
  if (isOut) position = tiers.length;
  position = Math.min(position, ...at('tier.protected'));
  position = Math.max(position, ...at('tier.veto'));
  return ids[position] as string;
}

/** A scheme over a field `points`, with cuts `75`, `50`, `25`. */
export const FOUR_CUTS: TierScheme = {
  kind: 'tier-scheme',
  version: 1,
  id: 'cuts',
  mode: 'score',
  scoreField: 'points',
  tiers: [
    { id: 'a', rank: 1, score: { from: 75 } },
    { id: 'b', rank: 2, score: { from: 50, below: 75 } },
    { id: 'c', rank: 3, score: { from: 25, below: 50 } },
    { id: 'd', rank: 4, score: { below: 25 } },
  ],
};

export function withPoints<M extends object>(points: ReadonlyArray<number | null>, more: M = {} as M) {
  return points.map((p, i) => ({ accountId: `A${i}`, points: p, ...more }));
}
