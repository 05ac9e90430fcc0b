import { checkOptions } from '../internal/options.ts';
import { show } from '../internal/show.ts';
import type { Notice } from '../types.ts';
import { type JudgementMatrix, readJudgements } from './judgements.ts';
import type { Judgements } from './weights.ts';

/** Weights from pairwise judgements, and how far these agree with each other. */
export interface AhpWeights {
  readonly ids: readonly string[];
  /** In the order of `ids`; they add up to 1. */
  readonly weights: readonly number[];
  /** The principal eigenvalue; equal to the number of criteria when all judgements agree. */
  readonly lambda: number;
  /** Consistency index, (λ − n) / (n − 1). */
  readonly ci: number;
  /** Consistency ratio, CI / RI: 0.10 or more is too contradictory to use. */
  readonly cr: number;
  readonly consistent: boolean;
  /** Pairs that nobody judged. */
  readonly missing: number;
  /** The judgement that agrees least with the others; `null` when all agree. */
  readonly worst: {
    readonly first: string;
    readonly second: string;
    /** How many times the first was said to matter more than the second. */
    readonly judged: number;
    /** What the weights say instead. */
    readonly implied: number;
  } | null;
  readonly notices: readonly Notice[];
}

/** Saaty's random indices for 1 to 15 criteria. */
const RANDOM_INDEX = [0, 0, 0.58, 0.9, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49, 1.51, 1.54, 1.56, 1.57, 1.59];

const ACCEPTED = 0.1;

/** The principal eigenvector by power iteration, summing to 1, and its eigenvalue. */
function principal(matrix: ReadonlyArray<readonly number[]>): { vector: number[]; value: number } {
  let vector = matrix.map(() => 1 / matrix.length);
  let value = 0;
  for (let round = 0; round < 10_000; round++) {
    const next = matrix.map((row) => row.reduce((sum, cell, j) => sum + cell * (vector[j] as number), 0));
    value = next.reduce((a, b) => a + b, 0);
    const scaled = next.map((x) => x / value);
    const change = Math.max(...scaled.map((x, i) => Math.abs(x - (vector[i] as number))));
    vector = scaled;
    if (change < 1e-16) break;
  }
  return { vector, value };
}

/** The judgement furthest from what the weights imply, as a ratio; the first of equals. */
function worstOf({ ids, cells }: JudgementMatrix, weights: readonly number[]): AhpWeights['worst'] {
  let worst: AhpWeights['worst'] = null;
  let furthest = 1e-9;
  cells.forEach((row, i) => {
    row.forEach((cell, j) => {
      if (j <= i || cell === null) return;
      const implied = (weights[i] as number) / (weights[j] as number);
      const distance = Math.abs(Math.log(cell / implied));
      if (distance <= furthest) return;
      furthest = distance;
      // Told from the side of the one that was said to matter more.
      const [a, b] = [ids[i] as string, ids[j] as string];
      worst =
        cell >= 1
          ? { first: a, second: b, judged: cell, implied }
          : { first: b, second: a, judged: 1 / cell, implied: 1 / implied };
    });
  });
  return worst;
}

/**
 * Turn judgements of the kind "purchasing power matters twice as much as loyalty" into weights.
 *
 * For a committee that can compare two criteria at a time but not name five weights. The consistency ratio tells whether the
 * judgements contradict each other: from 0.10 on, ask again, first about the pair in `worst`.
 *
 * Method: analytic hierarchy process, the principal eigenvector of the matrix of judgements, CI = (λ − n) / (n − 1), CR = CI / RI with
 * Saaty's random indices (Saaty 1980; 2008, doi:10.1504/IJSSCI.2008.017590). Pairs that nobody judged are filled in by Harker's
 * method (1987, doi:10.1016/0270-0255(87)90503-3); their CR is then an underestimate, and a notice says how many there are.
 * One or two criteria are always consistent. Cost: O(n²) a round of the power iteration.
 *
 * @param judgements a matrix (`null` where nobody judged; the two halves must be reciprocal) or a list of pairs `[first, second, times]`;
 * numbers from 1/9 to 9
 * @param options `ids`: the criteria, in order; default the names in the pairs, or `'1'`, `'2'`, … for a matrix
 * @returns weights and consistency
 * @throws {TypeError} if the judgements are not a square matrix or pairs of known criteria
 * @throws {RangeError} if a judgement is out of range, is not the reciprocal of its mirror, or nothing joins a criterion to the others
 * @example Four criteria of a key-account team
 * ```ts
 * import { fitAhpWeights } from 'account-scoring';
 *
 * const { weights, cr, worst } = fitAhpWeights([
 *   ['power', 'loyalty', 2],
 *   ['power', 'influence', 3],
 *   ['power', 'potential', 2],
 *   ['loyalty', 'influence', 2],
 *   ['loyalty', 'potential', 1],
 *   ['potential', 'influence', 2],
 * ]);
 * console.log(weights.map((weight) => weight.toFixed(4)), cr.toFixed(5), worst?.first, worst?.second);
 * // → [ '0.4236', '0.2270', '0.1223', '0.2270' ] 0.00384 power influence
 * ```
 */
export function fitAhpWeights(
  judgements: Judgements,
  options: { readonly ids?: readonly string[] | undefined } = {},
): AhpWeights {
  const action = 'weigh criteria by judgements';
  checkOptions(action, options, {
    ids: {
      expected: 'a list of different names',
      type: 'object',
      holds: (ids: readonly string[]) =>
        Array.isArray(ids) &&
        ids.length > 0 &&
        new Set(ids).size === ids.length &&
        ids.every((id) => typeof id === 'string'),
    },
  });
  const matrix = readJudgements(action, judgements, options.ids);
  const { ids, cells } = matrix;
  const n = ids.length;
  // Harker: an unknown judgement counts as 0, and its row has one more on the diagonal.
  const filled = cells.map((row, i) =>
    row.map((cell, j) => (i === j ? 1 + row.filter((c) => c === null).length : (cell ?? 0))),
  );
  const { vector: weights, value } = principal(filled);
  // λ is never below n; what rounding leaves beside it is no contradiction.
  const lambda = value - n < 1e-11 ? n : value;
  const ci = lambda === n ? 0 : (lambda - n) / (n - 1);
  const ri = RANDOM_INDEX[n - 1] as number;
  const cr = ri > 0 ? ci / ri : 0;
  const missing = cells.flat().filter((cell) => cell === null).length / 2;
  const worst = worstOf(matrix, weights);
  const notices: Notice[] = [];
  if (cr >= ACCEPTED) {
    const pair = worst === null ? show(null) : `${worst.first} : ${worst.second}`;
    notices.push({ code: 'criteria.inconsistent', field: pair, value: cr, threshold: ACCEPTED });
  }
  if (missing > 0)
    notices.push({
      code: 'criteria.missing_judgements',
      field: 'judgements',
      value: missing,
      threshold: (n * (n - 1)) / 2,
    });
  return { ids, weights, lambda, ci, cr, consistent: cr < ACCEPTED, missing, worst, notices };
}
