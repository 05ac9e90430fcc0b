import { commonAsOf } from '../internal/common-as-of.ts';
import { checkOptions, checkRows, numberIn, type OptionCheck, oneOf } from '../internal/options.ts';
import type { Notice } from '../types.ts';
import { fitPatterns, withoutParams } from './fit-patterns.ts';
import { compress } from './patterns.ts';
import { type PurchaseInput, type Purchases, readPurchases } from './purchase-input.ts';
import type { PurchaseFamily, PurchaseModel } from './purchase-model.ts';

/** The options of {@link fitPurchaseModel}. */
export interface PurchaseFitOptions {
  /** Default `'mbgnbd'`, which unlike `'bgnbd'` lets a one-time buyer have left. */
  family?: PurchaseFamily | undefined;
  /** Days in the time unit of the parameters. Default 7. Forecasts do not depend on it. */
  timeUnitDays?: number | undefined;
  /**
   * Default 0. Pulls parameters to those of a plain book (see {@link fitPurchaseModel}), by as much as a normal prior of variance
   * 1 / penalty on their logarithms: 1 is mild. It means the same in every time unit and family, and fades as accounts are added.
   */
  penalty?: number | undefined;
}

const CHECKS: Readonly<Record<string, OptionCheck>> = {
  family: /* @__PURE__ */ oneOf('mbgnbd', 'bgnbd', 'pnbd'),
  timeUnitDays: /* @__PURE__ */ numberIn(1e-3, 1e5, 'a number from 0.001 to 100000'),
  penalty: /* @__PURE__ */ numberIn(0, 1e9, 'a number from 0 to 1e9'),
};

/**
 * Learn from a book how often its accounts buy, and how they leave without saying so.
 *
 * For asking of every account: will it order again, and how often? The model needs no dates beyond those of the orders: an account
 * whose silence is long for its own pace has probably left. In the words of the literature (days, divided by `timeUnitDays`):
 * x = `purchaseDays` - 1 repeat purchases, t_x = `tenure` - `recency` from the first purchase to the last, T = `tenure`. Orders on one
 * day are one purchase.
 *
 * Method: maximum likelihood of MBG/NBD (Batislam, Denizel and Filiztekin 2007, doi:10.1016/j.ijresmar.2006.12.005), BG/NBD (Fader,
 * Hardie and Lee 2005, doi:10.1287/mksc.1040.0098) or Pareto/NBD (Schmittlein, Morrison and Colombo 1987, doi:10.1287/mnsc.33.1.1).
 * Equal accounts are one pattern with a weight; quasi-Newton steps with analytic gradients, then Newton's; judged by the slope that
 * is left. A penalty pulls towards r = 1 with the book's own rate, a = 1 and b = 3 (or s = 1 and β the mean tenure).
 *
 * Edge cases: where the likelihood is highest if nobody ever leaves, which real books often show, that is the result:
 * `boundary: 'no_churn'`. Accounts that cannot be told apart drive parameters to their limit (with a notice). A book in which
 * nobody bought twice gives `params: null`. Accounts without orders are left out and counted. Use all orders: summaries over a window
 * (`windowDays`) have purchase days that do not fit their tenure.
 *
 * Cost: O(n log n), then some 40 evaluations of O(patterns); Pareto/NBD takes some fifty times as long as the others.
 *
 * @param accounts one row per account, `purchaseDays` and, in days, `recency` and `tenure`, as `summarizeOrders` gives them
 * @param options `family`, `timeUnitDays`, `penalty`
 * @returns a plain-JSON model for {@link applyPurchaseModel}
 * @throws {TypeError} if an option is wrong, or a value is not a whole number (the row is named)
 * @throws {RangeError} if an option is out of range, or the values of a row contradict each other (the row is named)
 * @example Do accounts of this book leave?
 * ```ts
 * import { fitPurchaseModel } from 'account-scoring';
 *
 * // Every other account fell silent half a year ago.
 * const accounts = Array.from({ length: 200 }, (_, i) => {
 *   const tenure = 300 - (i % 60);
 *   const purchaseDays = 1 + (i % 7);
 *   const recency = purchaseDays === 1 ? tenure : i % 2 === 0 ? 5 + (i % 20) : 180 + (i % 40);
 *   return { accountId: `A${i}`, purchaseDays, recency, tenure };
 * });
 * const { fitted } = fitPurchaseModel(accounts);
 * console.log(fitted.converged, fitted.boundary, Object.keys(fitted.params ?? {}));
 * // → true null [ 'r', 'alpha', 'a', 'b' ]
 * ```
 */
export function fitPurchaseModel<T extends PurchaseInput>(
  accounts: readonly T[],
  options: PurchaseFitOptions = {},
): PurchaseModel {
  const action = 'fit a purchase model';
  checkOptions(action, options, CHECKS);
  checkRows(action, 'accounts', accounts);
  const { family = 'mbgnbd', timeUnitDays = 7, penalty = 0 } = options;
  const rows: Purchases[] = [];
  accounts.forEach((account, index) => {
    const purchases = readPurchases(action, account, index);
    if (purchases !== null) rows.push(purchases);
  });
  const patterns = compress(rows);
  const fitted =
    patterns.totalRepeats > 0
      ? fitPatterns(patterns, family, timeUnitDays, penalty + 0)
      : withoutParams(patterns);
  const leftOut: Notice = {
    code: 'forecast.left_out',
    field: 'accounts',
    value: accounts.length - rows.length,
    threshold: accounts.length,
  };
  return {
    kind: 'purchase',
    version: 1,
    options: { family, timeUnitDays, penalty: penalty + 0 },
    fitted: leftOut.value === 0 ? fitted : { ...fitted, notices: [leftOut, ...fitted.notices] },
    trainedOn: { accounts: accounts.length, used: rows.length, asOf: commonAsOf(accounts) },
  };
}
