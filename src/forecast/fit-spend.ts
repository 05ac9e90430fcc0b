import { commonAsOf } from '../internal/common-as-of.ts';
import { exactSum } from '../internal/exact-sum.ts';
import { checkOptions, checkRows, numberIn, type OptionCheck } from '../internal/options.ts';
import type { Notice } from '../types.ts';
import { CONVERGED, type Coordinates, fitLogParams, fitNotices } from './fit-log-params.ts';
import { expectedAmount, gammaGammaLikelihood, type Spender } from './gamma-gamma.ts';
import { type SpendValues, spendReader, VALUES } from './spend-input.ts';
import type { SpendFitted, SpendModel } from './spend-model.ts';

/** The options of {@link fitSpendModel}. */
export interface SpendFitOptions<T> {
  /** Where the figures of a row are found, if not in `repeatPurchases` and `meanRepeatAmount`. */
  values?: SpendValues<T> | undefined;
  /**
   * Default 0. Pulls parameters to p = 2, q = 3 and v = the geometric mean of the amounts, by as much as a normal prior of variance 1 / penalty on
   * their logarithms.
   */
  penalty?: number | undefined;
}

const PENALTY: OptionCheck = /* @__PURE__ */ numberIn(0, 1e9, 'a number from 0 to 1e9');

/** p, q and p v / q, which is near the mean amount: where accounts, or purchases of one, are all alike, only that is known. */
const COORDINATES: Coordinates = [
  [1, 0, 0],
  [0, 1, 0],
  [-1, 1, 1],
];

function fitSpenders(spenders: readonly Spender[], penalty: number): SpendFitted {
  const n = spenders.length;
  // The geometric mean, which a few huge amounts do not carry off.
  const unit = Math.exp(exactSum(spenders.map(({ mean }) => Math.log(mean))) / n);
  // In an order of their own, so that sums do not depend on the order of the rows.
  const sorted = spenders
    .map(({ repeats, mean }) => ({ repeats, mean: mean / unit }))
    .sort((a, b) => a.repeats - b.repeats || a.mean - b.mean);
  const best = fitLogParams(gammaGammaLikelihood(sorted), [2, 3, 1], COORDINATES, penalty, n);
  const [p, q, scaled] = Array.from(best.at, Math.exp) as [number, number, number];
  const params = { p, q, v: scaled * unit };
  const populationMean = expectedAmount(params, 0, 0);
  const notices = fitNotices(best, Object.keys(params), n);
  if (populationMean === null)
    notices.push({ code: 'spend.no_population_mean', field: 'q', value: q, threshold: 1 });
  return {
    params,
    populationMean,
    logLikelihood: best.value * n - n * Math.log(unit),
    gradientNorm: best.gradientNorm,
    converged: best.gradientNorm <= CONVERGED,
    iterations: best.iterations,
    notices,
  };
}

/**
 * Learn from a book what its purchases are worth, and how far to trust the mean of an account with few of them.
 *
 * For valuing accounts: somebody who bought twice for 900 is unlikely to do so for ever, so the model draws the mean of an account
 * with few purchases towards that of all.
 *
 * Method: the gamma-gamma model by maximum likelihood (Colombo and Jiang 1999; Fader and Hardie 2013,
 * http://brucehardie.com/notes/025/). It takes what accounts spend to be independent of how often they buy: check that before you
 * rely on it. Only accounts with repeat purchases and a mean above 0 teach it; the others are counted in the notices.
 *
 * Edge cases: q <= 1 means that amounts are so uneven that their mean is infinite (`populationMean: null` and a notice). Accounts that
 * cannot be told apart drive parameters to their limit (with a notice). No repeat purchases give `params: null`.
 * Cost: some 40 evaluations of O(n).
 *
 * @param accounts one row per account: `repeatPurchases` and `meanRepeatAmount` (currency units), as {@link summarizeRepeatSpend} gives them
 * @param options `values`, `penalty`
 * @returns a plain-JSON model for {@link applySpendModel}
 * @throws {TypeError} if an option is wrong, or a value is not a number (the row is named)
 * @throws {RangeError} if an option is out of range
 * @example What is a purchase worth?
 * ```ts
 * import { fitSpendModel } from 'account-scoring';
 *
 * const accounts = [40, 55, 62, 80, 95, 110, 150, 240].map((meanRepeatAmount, i) => ({
 *   accountId: `A${i}`,
 *   repeatPurchases: 1 + (i % 4),
 *   meanRepeatAmount,
 * }));
 * const { fitted } = fitSpendModel(accounts, { penalty: 1 });
 * console.log(fitted.converged, fitted.populationMean?.toFixed(0));
 * // → true 114
 * ```
 */
export function fitSpendModel<T extends object>(
  accounts: readonly T[],
  options: SpendFitOptions<T> = {},
): SpendModel {
  const action = 'fit a spend model';
  checkOptions(action, options, { values: VALUES, penalty: PENALTY });
  checkRows(action, 'accounts', accounts);
  const { read, fields } = spendReader(action, options.values);
  const penalty = (options.penalty ?? 0) + 0;
  const spenders: Spender[] = [];
  let missing = 0;
  let notPositive = 0;
  accounts.forEach((account, index) => {
    const spend = read(account, index);
    if (spend === null || (spend.repeats > 0 && spend.mean === null)) missing++;
    else if (spend.mean !== null && spend.mean <= 0) notPositive++;
    else if (spend.mean !== null) spenders.push({ repeats: spend.repeats, mean: spend.mean });
  });
  const notices: Notice[] = [];
  const tell = (code: string, value: number) => {
    if (value > 0) notices.push({ code, field: 'meanRepeatAmount', value, threshold: accounts.length });
  };
  tell('spend.missing_values', missing);
  tell('spend.not_positive_values', notPositive);
  const fitted: SpendFitted =
    spenders.length > 0
      ? fitSpenders(spenders, penalty)
      : {
          params: null,
          populationMean: null,
          logLikelihood: null,
          gradientNorm: null,
          converged: false,
          iterations: 0,
          notices: [
            { code: 'forecast.no_repeat_buyers', field: 'accounts', value: accounts.length, threshold: 1 },
          ],
        };
  return {
    kind: 'spend',
    version: 1,
    options: { values: fields, penalty },
    fitted: { ...fitted, notices: [...notices, ...fitted.notices] },
    trainedOn: { accounts: accounts.length, used: spenders.length, asOf: commonAsOf(accounts) },
  };
}
