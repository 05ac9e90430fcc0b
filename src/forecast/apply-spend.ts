import { checkOptions, checkRows } from '../internal/options.ts';
import { checkModel } from '../model/parse-model.ts';
import type { Reason } from '../types.ts';
import { expectedAmount } from './gamma-gamma.ts';
import { type Spend, type SpendValues, spendReader, VALUES } from './spend-input.ts';
import type { SpendForecast, SpendModel } from './spend-model.ts';

/** The options of {@link applySpendModel}. */
export interface SpendForecastOptions<T> {
  /** Needed when the model was fitted with functions, which a model cannot hold. */
  values?: SpendValues<T> | undefined;
}

/** What a purchase of one account is worth by a model, and why. */
export function spendOf(spend: Spend | null, { fitted, trainedOn }: SpendModel): SpendForecast {
  const { params, populationMean } = fitted;
  const because = (expectedOrderValue: number | null, ...reasons: Reason[]): SpendForecast => ({
    expectedOrderValue,
    reasons,
  });
  if (params === null)
    return because(null, {
      code: 'forecast.no_parameters',
      field: 'accounts',
      value: trainedOn.used,
      op: 'missing',
      threshold: null,
    });
  const field = 'meanRepeatAmount';
  if (spend === null || (spend.repeats > 0 && spend.mean === null))
    return because(null, { code: 'spend.missing', field, value: null, op: 'missing', threshold: null });
  const { repeats, mean } = spend;
  if (mean === null)
    return because(
      populationMean,
      populationMean === null
        ? { code: 'spend.infinite_mean', field: 'q', value: params.q, op: '<=', threshold: 1 }
        : { code: 'spend.population_mean', field: 'repeatPurchases', value: 0, op: '=', threshold: 0 },
    );
  if (mean <= 0)
    return because(null, { code: 'spend.not_positive', field, value: mean, op: '<=', threshold: 0 });
  const expected = expectedAmount(params, repeats, mean);
  if (expected === null)
    return because(null, {
      code: 'spend.infinite_mean',
      field: 'q',
      value: params.q,
      op: '<=',
      threshold: 1,
    });
  return because(
    expected,
    { code: 'spend.own_mean', field, value: mean, op: '>', threshold: 0 },
    { code: 'spend.repeat_purchases', field: 'repeatPurchases', value: repeats, op: '>', threshold: 0 },
  );
}

/**
 * Say what a purchase of each account is worth: its own mean, drawn towards that of all accounts by how little is known.
 *
 * Each account is valued by itself. An account without repeat purchases gets the mean of all. One whose mean is 0 or below (more
 * returned than bought) or missing gets `null` and the reason; so does one whose expectation is infinite, which q <= 1 can bring about.
 * Cost: O(1) an account.
 *
 * @param accounts one row per account: `repeatPurchases` and `meanRepeatAmount` (currency units), as `summarizeRepeatSpend` gives them
 * @param model from {@link fitSpendModel} or {@link parseSpendModel}
 * @param options `values`: needed when the model was fitted with functions
 * @returns the same rows in the same order, each with one more key, `spend`
 * @throws {TypeError} if the model is not one, an option is wrong, or a value is not a number (the row is named)
 * @example Few purchases are drawn to the mean of all
 * ```ts
 * import { applySpendModel, fitSpendModel } from 'account-scoring';
 *
 * const book = [40, 55, 62, 80, 95, 110, 150, 240].map((meanRepeatAmount, i) => ({
 *   repeatPurchases: 1 + (i % 4),
 *   meanRepeatAmount,
 * }));
 * const model = fitSpendModel(book, { penalty: 1 });
 * const rows = applySpendModel(
 *   [
 *     { accountId: 'Once more', repeatPurchases: 1, meanRepeatAmount: 300 },
 *     { accountId: 'Often', repeatPurchases: 30, meanRepeatAmount: 300 },
 *     { accountId: 'New', repeatPurchases: 0, meanRepeatAmount: null },
 *   ],
 *   model,
 * );
 * console.log(rows.map(({ accountId, spend }) => [accountId, spend.expectedOrderValue?.toFixed(0)]));
 * // → [ [ 'Once more', '212' ], [ 'Often', '295' ], [ 'New', '114' ] ]
 * ```
 */
export function applySpendModel<T extends object & { readonly spend?: SpendForecast }>(
  accounts: readonly T[],
  model: SpendModel,
  options: SpendForecastOptions<T> = {},
): Array<T & { readonly spend: SpendForecast }> {
  const action = 'apply a spend model';
  checkOptions(action, options, { values: VALUES });
  checkModel(action, model, 'spend', 1);
  checkRows(action, 'accounts', accounts);
  const { read } = spendReader(action, options.values, model.options.values);
  return accounts.map((account, index) => ({ ...account, spend: spendOf(read(account, index), model) }));
}
