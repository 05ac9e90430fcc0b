/** A full matrix in the order of the criteria (`null` where nobody judged), or pairs: how many times the first matters more than the second. */
export type Judgements =
  | ReadonlyArray<ReadonlyArray<number | null>>
  | ReadonlyArray<readonly [first: string, second: string, times: number]>;

/** How criteria are weighed. */
export type CriteriaWeights =
  /** `preset`: as the criteria say. `entropy`, `critic`: by how much the book differs in them. */
  | 'preset'
  | 'equal'
  | 'entropy'
  | 'critic'
  /** By hand, relative, by id. */
  | Readonly<Record<string, number>>
  /** Pairwise judgements. */
  | { readonly ahp: Judgements }
  /** `w ∝ ahp^share · entropy^(1 − share)`. */
  | { readonly ahp: Judgements; readonly share: number };

/** Weights that add up to 1. */
export function toShares(weights: readonly number[]): number[] {
  const sum = weights.reduce((a, b) => a + b, 0);
  return sum > 0 ? weights.map((weight) => weight / sum) : weights.map(() => 1 / weights.length);
}
