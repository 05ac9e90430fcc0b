import type { Reason } from '../types.ts';
import type { PurchaseModel } from './purchase-model.ts';
import type { SpendValues } from './spend-input.ts';
import type { SpendModel } from './spend-model.ts';

/** The options of {@link expectedValue}. */
export interface ExpectedValueOptions<T> {
  /** From `fitPurchaseModel` or `parsePurchaseModel`. */
  purchaseModel: PurchaseModel;
  /** From `fitSpendModel` or `parseSpendModel`. */
  spendModel: SpendModel;
  /** Days to look ahead from `asOf`: above 0, at most 36,525. */
  horizonDays: number;
  /** What money loses per step, from 0: 0.01 is 1 % a month. */
  discountRate: number;
  /** Days in a step. Default 30.4375, a month. */
  stepDays?: number | undefined;
  /** Needed when the spend model was fitted with functions. */
  values?: SpendValues<T> | undefined;
}

/** What one account will be worth. */
export interface AccountValue {
  /** Discounted revenue within the horizon, in currency units. */
  readonly lifetimeValue: number | null;
  /** Expected days with an order within the horizon. */
  readonly expectedOrders: number | null;
  /** Expected amount of such a day, in currency units. */
  readonly expectedOrderValue: number | null;
  readonly reasons: readonly Reason[];
}
