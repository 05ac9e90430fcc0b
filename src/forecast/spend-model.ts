import type { Model } from '../model/parse-model.ts';
import type { Notice, Reason } from '../types.ts';

/**
 * What the amounts of a purchase are drawn from: gamma with shape `p` and a rate of the account's own; rates are gamma with shape
 * `q` and rate `v` (in currency units).
 */
export interface SpendParams {
  readonly p: number;
  readonly q: number;
  readonly v: number;
}

/** The resolved options of a fit. */
export interface SpendModelOptions {
  /** The fields that were read; `null` for a function, which JSON cannot hold. */
  readonly values: { readonly repeatPurchases: string | null; readonly meanRepeatAmount: string | null };
  readonly penalty: number;
}

/** What a fit learned, and how well it went. */
export interface SpendFitted {
  /** `null` when no account had a repeat purchase with an amount above 0. */
  readonly params: SpendParams | null;
  /** `p v / (q - 1)`, what a purchase of an unknown account is worth; `null` where q <= 1, as that mean is infinite. */
  readonly populationMean: number | null;
  readonly logLikelihood: number | null;
  /** The steepest slope that is left: of the objective per account, by the logarithm of a parameter. */
  readonly gradientNorm: number | null;
  readonly converged: boolean;
  readonly iterations: number;
  readonly notices: readonly Notice[];
}

/** A spend model: plain JSON. */
export type SpendModel = Model<'spend', SpendModelOptions, SpendFitted>;

/** What a purchase of one account is worth. */
export interface SpendForecast {
  /** Expected amount of a purchase day, in currency units; `null` where it is not known. */
  readonly expectedOrderValue: number | null;
  readonly reasons: readonly Reason[];
}
