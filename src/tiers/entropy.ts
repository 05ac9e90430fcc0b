import { exactSum } from '../internal/exact-sum.ts';
import { show } from '../internal/show.ts';
import { type CriteriaTable, checkTable, columnOf, isConstant } from './table.ts';
import { toShares } from './weights.ts';

/** Weights by entropy. */
export interface EntropyWeights {
  /** One per column; they add up to 1. A column in which all accounts are alike has 0; if all are, the weights are equal. */
  readonly weights: readonly number[];
  /** One per column: 1 when all accounts are alike, 0 when one has everything. */
  readonly entropy: readonly number[];
}

/**
 * Weigh criteria by how much accounts differ in them (熵权法).
 *
 * A criterion in which all accounts are alike decides nothing and gets no weight. It says nothing about what matters to the company:
 * blend it with judgements ({@link blendWeights}).
 *
 * Method: shares p of each column's total, entropy e = −Σ p ln p / ln n with 0 · ln 0 = 0, weights (1 − e) / Σ (1 − e) (Shannon
 * 1948; Zeleny 1982). Cost: O(cells).
 *
 * @param table one row per account, one number per criterion, none negative
 * @returns weights and entropy, one per column
 * @throws {TypeError} if the table is not one of finite numbers with equal widths
 * @throws {RangeError} if a number is negative (row and column are named)
 * @example Three accounts, three criteria
 * ```ts
 * import { fitEntropyWeights } from 'account-scoring';
 *
 * const { weights } = fitEntropyWeights([
 *   [100, 5, 7],
 *   [50, 4, 7],
 *   [10, 5, 7],
 * ]);
 * console.log(weights.map((weight) => weight.toFixed(3)));
 * // → [ '0.981', '0.019', '0.000' ]
 * ```
 */
export function fitEntropyWeights(table: CriteriaTable): EntropyWeights {
  const action = 'weigh criteria by entropy';
  checkTable(action, table);
  const n = table.length;
  const entropy = (table[0] as readonly number[]).map((_, j) => {
    const column = columnOf(table, j);
    const row = column.findIndex((value) => value < 0);
    if (row >= 0)
      throw new RangeError(
        `Cannot ${action} as row ${row}, column ${j} must not be negative: current value is ${show(column[row])}`,
      );
    if (isConstant(column)) return 1;
    const total = exactSum(column);
    const terms = column.map((value) => {
      const p = value / total;
      return p > 0 ? -p * Math.log(p) : 0;
    });
    return Math.min(1, exactSum(terms) / Math.log(n));
  });
  return { weights: toShares(entropy.map((e) => 1 - e)), entropy };
}
