import {
  checkedLater,
  checkOptions,
  checkRows,
  numberIn,
  type OptionCheck,
  refuse,
} from '../internal/options.ts';
import { checkModel } from '../model/parse-model.ts';
import type { Reason } from '../types.ts';
import type { AccountValue, ExpectedValueOptions } from './account-value.ts';
import { checkHorizon, HORIZON, NO_ORDERS, noParams } from './apply-purchase.ts';
import { spendOf } from './apply-spend.ts';
import { type Forecaster, forecasterOf } from './expect.ts';
import { type PurchaseInput, type Purchases, readPurchases } from './purchase-input.ts';
import { spendReader, VALUES } from './spend-input.ts';

const RATE: OptionCheck = /* @__PURE__ */ numberIn(0, 10, 'a rate per step from 0 to 10');
const STEP: OptionCheck = /* @__PURE__ */ numberIn(1, 36_525, 'a number of days from 1 to 36525');

/** Orders in steps, those of a step discounted from its end; a last step that the horizon cuts short, from the horizon. */
function discountedOrders(
  forecaster: Forecaster,
  purchases: Purchases,
  { horizonDays, discountRate, stepDays }: { horizonDays: number; discountRate: number; stepDays: number },
): { orders: number; discounted: number } {
  const perStep = Math.log1p(discountRate);
  let orders = 0;
  let discounted = 0;
  for (let step = 1, end = 0; end < horizonDays; step++) {
    end = Math.min(step * stepDays, horizonDays);
    const upToEnd = forecaster(purchases, end).orders;
    discounted += Math.max(0, upToEnd - orders) * Math.exp((-perStep * end) / stepDays);
    orders = upToEnd;
  }
  return { orders, discounted };
}

/**
 * Say what accounts will be worth: expected orders times the expected amount of an order, discounted.
 *
 * For deciding what keeping an account may cost. It is revenue; multiply by your margin for profit. What an account will be worth follows
 * from its purchases so far, not from what anybody plans to do.
 *
 * Method: Σ E[amount] (E[orders up to step i] - E[orders up to step i-1]) / (1 + rate)^i, as `lifetimes` and CLVTools have it; a
 * horizon of 12 · 30.415 days with steps of 30.415 and a rate of 0.01 gives their "12 months at 1 %". E[orders] is that of
 * {@link applyPurchaseModel}, E[amount] that of {@link applySpendModel}.
 *
 * Edge cases: where either of them is `null`, so is the value, with the reason. Cost: O(steps) an account.
 *
 * @param accounts one row per account: `purchaseDays`, `recency`, `tenure` (days), `repeatPurchases` and `meanRepeatAmount` (currency
 *   units), as `summarizeRepeatSpend` gives them
 * @param options `purchaseModel`, `spendModel`, `horizonDays`, `discountRate`; `stepDays`, `values`
 * @returns the same rows in the same order, each with one more key, `value`
 * @throws {TypeError} if a model is not one, an option is wrong, or a value is not a number (the row is named)
 * @throws {RangeError} if an option is out of range, or the values of a row contradict each other (the row is named)
 * @example A year ahead
 * ```ts
 * import { expectedValue, fitPurchaseModel, fitSpendModel } from 'account-scoring';
 *
 * const accounts = Array.from({ length: 60 }, (_, i) => {
 *   const repeatPurchases = i % 6;
 *   return {
 *     accountId: `A${i}`,
 *     purchaseDays: 1 + repeatPurchases,
 *     recency: repeatPurchases === 0 ? 300 : 10 + 4 * i,
 *     tenure: 300,
 *     repeatPurchases,
 *     meanRepeatAmount: repeatPurchases === 0 ? null : 40 + ((i * 37) % 90),
 *   };
 * });
 * const rows = expectedValue(accounts, {
 *   purchaseModel: fitPurchaseModel(accounts),
 *   spendModel: fitSpendModel(accounts),
 *   horizonDays: 365,
 *   discountRate: 0.01,
 * });
 * console.log(rows.slice(3, 6).map(({ accountId, value }) => [accountId, value.lifetimeValue?.toFixed(0)]));
 * // → [ [ 'A3', '136' ], [ 'A4', '239' ], [ 'A5', '116' ] ]
 * ```
 */
export function expectedValue<T extends PurchaseInput & { readonly value?: AccountValue }>(
  accounts: readonly T[],
  options: ExpectedValueOptions<T>,
): Array<T & { readonly value: AccountValue }> {
  const action = 'expect the value of accounts';
  checkOptions(action, options, {
    purchaseModel: checkedLater,
    spendModel: checkedLater,
    horizonDays: HORIZON,
    discountRate: RATE,
    stepDays: STEP,
    values: VALUES,
  });
  checkHorizon(action, options);
  if (options.discountRate === undefined) refuse(action, 'discountRate', RATE, undefined);
  const { purchaseModel, spendModel, horizonDays, discountRate, stepDays = 30.4375 } = options;
  checkModel(action, purchaseModel, 'purchase', 1);
  checkModel(action, spendModel, 'spend', 1);
  checkRows(action, 'accounts', accounts);
  const forecaster = forecasterOf(purchaseModel);
  const { read } = spendReader(action, options.values, spendModel.options.values);
  const terms: readonly Reason[] = [
    { code: 'value.horizon', field: 'horizonDays', value: horizonDays, op: '>', threshold: 0 },
    { code: 'value.discount', field: 'discountRate', value: discountRate + 0, op: '>=', threshold: 0 },
  ];

  const worthOf = (account: T, index: number): AccountValue => {
    const purchases = readPurchases(action, account, index);
    const spend = spendOf(read(account, index), spendModel);
    const { expectedOrderValue } = spend;
    if (purchases === null || forecaster === null)
      return {
        lifetimeValue: null,
        expectedOrders: null,
        expectedOrderValue,
        reasons: [purchases === null ? { ...NO_ORDERS } : noParams(purchaseModel)],
      };
    const { orders, discounted } = discountedOrders(forecaster, purchases, {
      horizonDays,
      discountRate,
      stepDays,
    });
    if (expectedOrderValue === null)
      return { lifetimeValue: null, expectedOrders: orders, expectedOrderValue, reasons: spend.reasons };
    return {
      lifetimeValue: expectedOrderValue * discounted,
      expectedOrders: orders,
      expectedOrderValue,
      reasons: [
        {
          code: 'value.amount',
          field: 'expectedOrderValue',
          value: expectedOrderValue,
          op: '>',
          threshold: 0,
        },
        { code: 'value.orders', field: 'expectedOrders', value: discounted, op: '<=', threshold: orders },
        ...terms.map((term) => ({ ...term })),
      ],
    };
  };
  return accounts.map((account, index) => ({ ...account, value: worthOf(account, index) }));
}
