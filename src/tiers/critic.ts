import { exactSum } from '../internal/exact-sum.ts';
import { type CriteriaTable, checkTable, columnOf, isConstant } from './table.ts';
import { toShares } from './weights.ts';

/** Weights by contrast and conflict. */
export interface CriticWeights {
  /** One per column; they add up to 1. A column in which all accounts are alike has 0; if all are, the weights are equal. */
  readonly weights: readonly number[];
  /** One per column: its standard deviation times the sum of 1 − r to the others. */
  readonly information: readonly number[];
}

/** Values less their mean, on a scale of 0 to 1 between the smallest and the largest. */
function centred(column: readonly number[]): number[] {
  const least = column.reduce((a, b) => Math.min(a, b));
  const most = column.reduce((a, b) => Math.max(a, b));
  const scaled = column.map((value) => (value - least) / (most - least));
  const mean = exactSum(scaled) / scaled.length;
  return scaled.map((value) => value - mean);
}

function product(a: readonly number[], b: readonly number[]): number {
  return exactSum(a.map((value, i) => value * (b[i] as number)));
}

/**
 * Weigh criteria by how much accounts differ in them and how little they repeat each other.
 *
 * Two criteria that say the same (revenue and gross profit) share their weight instead of counting twice.
 *
 * Method: CRITIC, standard deviation of each column on a scale of 0 to 1, times the sum of 1 − r over the other columns, r being
 * Pearson's correlation (Diakoulaki, Mavrotas and Papayannakis 1995, doi:10.1016/0305-0548(94)00059-H). If all correlations are 1, the weights follow
 * the standard deviations. Turn criteria of which less is better around first. Cost: O(rows · columns²).
 *
 * @param table one row per account, one number per criterion
 * @returns weights and information, one per column
 * @throws {TypeError} if the table is not one of finite numbers with equal widths
 * @example Revenue and profit repeat each other, satisfaction does not
 * ```ts
 * import { fitCriticWeights } from 'account-scoring';
 *
 * const { weights } = fitCriticWeights([
 *   [100, 20, 3],
 *   [50, 11, 5],
 *   [10, 2, 4],
 * ]);
 * console.log(weights.map((weight) => weight.toFixed(2)));
 * // → [ '0.26', '0.25', '0.50' ]
 * ```
 */
export function fitCriticWeights(table: CriteriaTable): CriticWeights {
  checkTable('weigh criteria by CRITIC', table);
  const columns = (table[0] as readonly number[]).map((_, j) => {
    const column = columnOf(table, j);
    return isConstant(column) ? null : centred(column);
  });
  const deviation = columns.map((column) =>
    column === null ? 0 : Math.sqrt(product(column, column) / Math.max(1, column.length - 1)),
  );
  const information = columns.map((column, j) => {
    if (column === null) return 0;
    const conflict = columns.map((other, k) => {
      if (other === null || k === j) return 0;
      const r = product(column, other) / Math.sqrt(product(column, column) * product(other, other));
      return 1 - Math.min(1, Math.max(-1, r));
    });
    return (deviation[j] as number) * exactSum(conflict);
  });
  // Where every column repeats the others, rounding would be all that is left to weigh by.
  const tells = exactSum(information) > 1e-9;
  return { weights: toShares(tells ? information : deviation), information };
}
