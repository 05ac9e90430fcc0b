import { checkOptions, checkRows, numberIn, type OptionCheck, refuse } from '../internal/options.ts';
import { checkModel } from '../model/parse-model.ts';
import type { Reason } from '../types.ts';
import { type Forecaster, forecasterOf } from './expect.ts';
import { type PurchaseInput, type Purchases, readPurchases } from './purchase-input.ts';
import type { Forecast, PurchaseModel } from './purchase-model.ts';

/** The options of {@link applyPurchaseModel}. */
export interface PurchaseForecastOptions {
  /** Days to look ahead from `asOf`: above 0, at most 36,525 (a hundred years). */
  horizonDays: number;
}

/** The check of a horizon. */
export const HORIZON: OptionCheck = /* @__PURE__ */ numberIn(
  1e-6,
  36_525,
  'a number of days above 0, at most 36525',
);

/** Refuse a horizon that is missing; one that is wrong is refused with the other options. */
export function checkHorizon(action: string, options: { readonly horizonDays?: unknown } | undefined): void {
  if (options?.horizonDays === undefined) refuse(action, 'horizonDays', HORIZON, undefined);
}

function unknown(reason: Reason): Forecast {
  return { probabilityAlive: null, probabilityOfOrder: null, expectedOrders: null, reasons: [reason] };
}

/** The reason of an account without orders. */
export const NO_ORDERS: Reason = {
  code: 'forecast.no_orders',
  field: 'purchaseDays',
  value: null,
  op: 'missing',
  threshold: null,
};

/** The reason where a model learned nothing. */
export function noParams(model: PurchaseModel): Reason {
  return {
    code: 'forecast.no_parameters',
    field: 'accounts',
    value: model.trainedOn.used,
    op: 'missing',
    threshold: null,
  };
}

/** What a forecast follows from, besides the model: x and t_x, T, and the horizon. */
function reasonsOf({ repeats, last, age }: Purchases, horizonDays: number, model: PurchaseModel): Reason[] {
  const reasons: Reason[] = [
    { code: 'forecast.purchases', field: 'purchaseDays', value: repeats + 1, op: '>=', threshold: 1 },
    { code: 'forecast.tenure', field: 'tenure', value: age, op: '>=', threshold: last },
    { code: 'forecast.horizon', field: 'horizonDays', value: horizonDays, op: '>', threshold: 0 },
  ];
  const { boundary } = model.fitted;
  if (boundary === 'no_churn')
    reasons.push({ code: 'forecast.no_churn', field: 'probabilityAlive', value: 1, op: '=', threshold: 1 });
  else if (model.options.family === 'bgnbd' && repeats === 0)
    reasons.push({ code: 'forecast.one_time', field: 'probabilityAlive', value: 1, op: '=', threshold: 1 });
  return reasons;
}

function forecastOf(
  forecaster: Forecaster | null,
  purchases: Purchases | null,
  horizonDays: number,
  model: PurchaseModel,
): Forecast {
  if (purchases === null) return unknown({ ...NO_ORDERS });
  if (forecaster === null) return unknown(noParams(model));
  const { alive, ofOrder, orders } = forecaster(purchases, horizonDays);
  return {
    probabilityAlive: alive,
    probabilityOfOrder: ofOrder,
    expectedOrders: orders,
    reasons: reasonsOf(purchases, horizonDays, model),
  };
}

/**
 * Forecast accounts: the chance of an order within the horizon, and how many are to be expected.
 *
 * Rank by `probabilityOfOrder` (or `expectedOrders`) to see who is likely to lapse. `probabilityAlive` misleads as a ranking: with BG/NBD
 * it is 1 for every one-time buyer, as in that model an account can leave only after a repeat purchase, and a heavy buyer has a low one
 * sooner than a light buyer who is silent for as long. On the CDNOW log, buyers of the next nine months are told from the others by
 * BG/NBD's probability alive with an AUC of .32, which is worse than chance, and by its probability of an order with .76.
 *
 * Each account is forecast by itself. An account without orders gets `null`s and the reason; it is never dropped. Forecasts look ahead
 * from the day that `recency` and `tenure` count back from. An order is a day with an order.
 *
 * Edge cases: a model without parameters gives `null`s and the reason. Cost: O(1) an account: below a microsecond by BG/NBD and
 * MBG/NBD (some ten where the horizon is over fifty times α + T), a few by Pareto/NBD.
 *
 * @param accounts one row per account, `purchaseDays` and, in days, `recency` and `tenure`, as `summarizeOrders` gives them
 * @param model from {@link fitPurchaseModel} or {@link parsePurchaseModel}
 * @param options `horizonDays`: how far to look ahead
 * @returns the same rows in the same order, each with one more key, `forecast`
 * @throws {TypeError} if the model is not one, an option is wrong, or a value is not a whole number (the row is named)
 * @throws {RangeError} if the horizon is out of range, or the values of a row contradict each other (the row is named)
 * @example Who orders within half a year?
 * ```ts
 * import { applyPurchaseModel, type PurchaseModel } from 'account-scoring';
 *
 * // MBG/NBD as fitted on the CDNOW log.
 * const model: PurchaseModel = {
 *   kind: 'purchase',
 *   version: 1,
 *   options: { family: 'mbgnbd', timeUnitDays: 7, penalty: 0 },
 *   fitted: {
 *     params: { r: 0.52484, alpha: 6.18309, a: 0.89136, b: 1.614 },
 *     logLikelihood: -9582.136,
 *     logLikelihoodWithoutChurn: null,
 *     gradientNorm: 0,
 *     converged: true,
 *     boundary: null,
 *     iterations: 20,
 *     patterns: 1200,
 *     notices: [],
 *   },
 *   trainedOn: { accounts: 2357, used: 2357, asOf: '1997-09-30' },
 * };
 * const accounts = [
 *   { accountId: 'Steady', purchaseDays: 5, recency: 20, tenure: 260 },
 *   { accountId: 'Silent', purchaseDays: 5, recency: 180, tenure: 260 },
 *   { accountId: 'Once', purchaseDays: 1, recency: 260, tenure: 260 },
 * ];
 * const rows = applyPurchaseModel(accounts, model, { horizonDays: 182 });
 * console.log(rows.map(({ accountId, forecast }) => [accountId, forecast.probabilityOfOrder?.toFixed(2)]));
 * // → [ [ 'Steady', '0.72' ], [ 'Silent', '0.09' ], [ 'Once', '0.09' ] ]
 * ```
 */
export function applyPurchaseModel<T extends PurchaseInput & { readonly forecast?: Forecast }>(
  accounts: readonly T[],
  model: PurchaseModel,
  options: PurchaseForecastOptions,
): Array<T & { readonly forecast: Forecast }> {
  const action = 'apply a purchase model';
  checkOptions(action, options, { horizonDays: HORIZON });
  checkHorizon(action, options);
  checkModel(action, model, 'purchase', 1);
  checkRows(action, 'accounts', accounts);
  const forecaster = forecasterOf(model);
  const { horizonDays } = options;
  return accounts.map((account, index) => ({
    ...account,
    forecast: forecastOf(forecaster, readPurchases(action, account, index), horizonDays, model),
  }));
}
