import { exactSum } from '../internal/exact-sum.ts';
import { checkOptions } from '../internal/options.ts';
import { type CriteriaTable, checkTable, columnOf } from './table.ts';
import { toShares } from './weights.ts';

/** How near every row is to the ideal. */
export interface TopsisScores {
  /** One per row, 0 (at the worst of everything) to 1 (at the best of everything). */
  readonly closeness: readonly number[];
  /** The distances to the ideal and from the anti-ideal, one per row. */
  readonly toIdeal: readonly number[];
  readonly fromAntiIdeal: readonly number[];
}

/**
 * Rank accounts by how near they come to an ideal one (TOPSIS).
 *
 * Unlike a weighted mean it punishes an account that is far behind in one criterion. It compares the rows with each other: one
 * row more may change the order of the others (rank reversal). For scores that stay, use `fitCriteria` with `aggregate: 'topsis'`, whose
 * ideal is fixed.
 *
 * Method: columns divided by their Euclidean norm, weighted; closeness d⁻ / (d⁺ + d⁻) of the distances from the worst and to
 * the best of each column (Hwang and Yoon 1981, doi:10.1007/978-3-642-48318-9). Rows that are all alike have 0.5. Cost: O(cells).
 *
 * @param table one row per account, one number per criterion
 * @param options `weights` (relative, default equal), `better` (`'high'` or `'low'` per column, default `'high'`)
 * @returns closeness and distances, one per row
 * @throws {TypeError} if the table is not one of finite numbers with equal widths, or the options do not fit it
 * @example The second is best in nothing and second in all
 * ```ts
 * import { scoreTopsis } from 'account-scoring';
 *
 * const { closeness } = scoreTopsis([[9, 1], [6, 6], [1, 9]], { weights: [0.5, 0.5] });
 * console.log(closeness.map((c) => c.toFixed(3)));
 * // → [ '0.500', '0.625', '0.500' ]
 * ```
 */
export function scoreTopsis(
  table: CriteriaTable,
  options: {
    readonly weights?: readonly number[] | undefined;
    readonly better?: ReadonlyArray<'high' | 'low'> | undefined;
  } = {},
): TopsisScores {
  const action = 'rank by TOPSIS';
  checkTable(action, table);
  const width = (table[0] as readonly number[]).length;
  checkOptions(action, options, {
    weights: {
      expected: `a list of ${width} numbers >= 0, not all 0`,
      type: 'object',
      holds: (weights: readonly number[]) =>
        Array.isArray(weights) &&
        weights.length === width &&
        weights.every((weight) => typeof weight === 'number' && weight >= 0 && weight <= 1e100) &&
        weights.some((weight) => weight > 0),
    },
    better: {
      expected: `a list of ${width} of "high" and "low"`,
      type: 'object',
      holds: (better: readonly string[]) =>
        Array.isArray(better) && better.length === width && better.every((b) => b === 'high' || b === 'low'),
    },
  });
  const weights = toShares(options.weights ?? new Array<number>(width).fill(1));
  const columns = weights.map((weight, j) => {
    const column = columnOf(table, j);
    const norm = Math.sqrt(exactSum(column.map((value) => value * value)));
    const sign = options.better?.[j] === 'low' ? -1 : 1;
    return column.map((value) => (norm === 0 ? 0 : (sign * weight * value) / norm));
  });
  const distances = (toward: (a: number, b: number) => number): number[] => {
    const marks = columns.map((column) => column.reduce(toward));
    return table.map((_, i) =>
      Math.sqrt(exactSum(columns.map((column, j) => ((column[i] as number) - (marks[j] as number)) ** 2))),
    );
  };
  const toIdeal = distances((a, b) => Math.max(a, b));
  const fromAntiIdeal = distances((a, b) => Math.min(a, b));
  const closeness = toIdeal.map((far, i) => {
    const near = fromAntiIdeal[i] as number;
    return far + near === 0 ? 0.5 : near / (far + near);
  });
  return { closeness, toIdeal, fromAntiIdeal };
}
