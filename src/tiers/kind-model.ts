import type { Model } from '../model/parse-model.ts';
import type { AccountKinds, Notice } from '../types.ts';

/** What kind of key account: see {@link AccountKinds}. */
export type KeyType = NonNullable<AccountKinds['keyType']>;
/** What it looks for. */
export type ValueType = NonNullable<AccountKinds['valueType']>;
/** How it buys. */
export type BuyingPattern = NonNullable<AccountKinds['buying']>;
/** Its place in the matrix of size and value. */
export type SizeValue = NonNullable<AccountKinds['sizeValue']>;

/** The lines between kinds of account. */
export interface KindCuts {
  /** Orders in the window from which an account buys often. */
  readonly orders: number | null;
  /** Mean order, in currency units, from which it buys in bulk. */
  readonly meanOrder: number | null;
  /** Revenue of the company, or amount bought, from which it is large: see `sizeField`. */
  readonly size: number | null;
  /** Gross profit, or amount bought, from which its value is high: see `valueField`. */
  readonly value: number | null;
  /** The worst rank in its industry of a leader. Default 3. */
  readonly industryRank: number;
  /** The share of its purchases made here (0 to 1) from which it depends on us. Default 0.5. */
  readonly dependence: number;
  /** The share of its region (0 to 1) from which it is a regional key account. Default 0.2. */
  readonly regionalShare: number;
  /** The growth from which a small account is a potential key account. Default 0.3. */
  readonly growth: number;
  /** The rating of joint work (0 to 100) from which an account looks for a partnership. Default 60. */
  readonly jointWork: number;
}

/** The settings of a model of kinds. */
export interface KindOptions {
  /** The field that holds the size. Default `amount`. */
  readonly sizeField: string;
  /** The field that holds the value. Default `grossProfit`. */
  readonly valueField: string;
}

/** A model of kinds of account: plain JSON. */
export type KindModel = Model<
  'account-kinds',
  KindOptions,
  { readonly cuts: KindCuts; readonly notices: readonly Notice[] }
>;
