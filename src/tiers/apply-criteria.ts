import { checkedLater, checkOptions, checkRows } from '../internal/options.ts';
import { checkModel } from '../model/parse-model.ts';
import type { CriteriaScore } from '../types.ts';
import type { CriteriaModel } from './criteria-model.ts';
import type { FitCriteriaOptions } from './criteria-options.ts';
import { fitCriteria } from './fit-criteria.ts';
import { readNumber } from './read-number.ts';
import { type CriteriaValues, ownValue } from './resolve-criteria.ts';
import { scoreAccount } from './score-account.ts';

const ACTION = 'apply a criteria model';

function checkValues<T>(model: CriteriaModel, values: CriteriaValues<T> | undefined): void {
  for (const { parts } of model.fitted.criteria)
    for (const { id, field } of parts)
      if (field === null && typeof ownValue(values, id) !== 'function')
        throw new TypeError(
          `Cannot ${ACTION} as "${id}" was fitted with a function, which a model cannot hold: give it again with values: { ${id}: … }`,
        );
}

/**
 * Score accounts over several criteria with a fitted model.
 *
 * Each account is scored by itself. Every part tells its value, its 0 to 100, its weight and the points that it adds; contributions
 * add up to the score exactly. What is missing gives its weight to the others; `coverage` is the weight of what was known. The
 * reasons hold the two knots of the scale around every value, and re-derive the score: it is the mean of their scores by their weights.
 *
 * With `aggregate: 'topsis'`, contributions share the score out by the squared weighted points of the criteria. Cost: O(fields · log knots) an account.
 *
 * @param accounts one row per account with the fields that the model was fitted on
 * @param model from {@link fitCriteria} or {@link parseCriteriaModel}
 * @param options `values`: the functions that the model was fitted with, if it was
 * @returns the same rows in the same order, each with one more key, `criteria`
 * @throws {TypeError} if the model is not one, or a value is neither a finite number within ±1e100 nor missing (row and field are named)
 * @example What is missing is said, not guessed
 * ```ts
 * import { applyCriteria, fitCriteria, formatReason } from 'account-scoring';
 *
 * const model = fitCriteria([], {
 *   criteria: [
 *     { id: 'amount', weight: 3, anchors: [[0, 0], [100_000, 50], [1_000_000, 100]] },
 *     { id: 'shareOfWallet', weight: 1, anchors: [[0, 0], [1, 100]] },
 *   ],
 * });
 * const [acme] = applyCriteria([{ accountId: 'Acme', amount: 280_000, shareOfWallet: null }], model);
 * console.log(acme?.criteria.score, acme?.criteria.coverage);
 * // → 60 0.75
 * for (const reason of acme?.criteria.reasons ?? []) console.log(formatReason(reason));
 * // → amount 280000 is > 100000 and < 1000000: 60 of 100 points, weight 100%
 * // share of wallet is missing: its weight goes to the others
 * ```
 */
export function applyCriteria<T extends object & { readonly criteria?: CriteriaScore }>(
  accounts: readonly T[],
  model: CriteriaModel,
  options?: { readonly values?: CriteriaValues<T> | undefined },
): Array<T & { readonly criteria: CriteriaScore }> {
  checkOptions(ACTION, options, { values: checkedLater });
  checkRows(ACTION, 'accounts', accounts);
  checkModel(ACTION, model, 'criteria', 1);
  checkValues(model, options?.values);
  const readers = new Map(
    model.fitted.criteria.flatMap(({ parts }) =>
      parts.map(({ id, field }): [string, (row: T) => unknown] => [
        id,
        field === null
          ? (options?.values?.[id] as (row: T) => unknown)
          : (row) => (row as Record<string, unknown>)[field],
      ]),
    ),
  );
  return accounts.map((row, index) => ({
    ...row,
    criteria: scoreAccount(model, ({ id }) =>
      readNumber(ACTION, (readers.get(id) as (row: T) => unknown)(row), { row, index, field: id }),
    ),
  }));
}

/**
 * Fit criteria on a book and score the same book: {@link applyCriteria} after {@link fitCriteria}.
 *
 * @param accounts one row per account with the fields of the criteria
 * @param options as for {@link fitCriteria}
 * @returns the same rows in the same order, each with one more key, `criteria`
 * @throws {TypeError} as {@link fitCriteria}
 * @throws {RangeError} as {@link fitCriteria}
 * @example The four-criterion judgement, as far as orders can tell
 * ```ts
 * import { fourCriteria, scoreCriteria } from 'account-scoring';
 *
 * const book = Array.from({ length: 40 }, (_, i) => ({
 *   accountId: `A${i}`,
 *   amount: 1000 * (i + 1),
 *   repurchaseRate: i / 40,
 *   growth: 0.5 - i / 40,
 * }));
 * const best = scoreCriteria(book, { criteria: fourCriteria })[39];
 * console.log(best?.criteria.score?.toFixed(1), best?.criteria.coverage.toFixed(2));
 * // → 73.5 0.35
 * ```
 */
export function scoreCriteria<T extends object & { readonly criteria?: CriteriaScore }>(
  accounts: readonly T[],
  options: FitCriteriaOptions<T>,
): Array<T & { readonly criteria: CriteriaScore }> {
  return applyCriteria(accounts, fitCriteria(accounts, options), { values: options.values });
}
