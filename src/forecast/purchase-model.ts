import type { Model } from '../model/parse-model.ts';
import type { Notice, Reason } from '../types.ts';

/**
 * The models of buying. In all of them an active account orders at random at its own rate, and rates differ by a gamma
 * distribution (`r`, `alpha`). They differ in how an account leaves: after any purchase (`bgnbd`), after any purchase, the first
 * one included (`mbgnbd`), or at any time (`pnbd`).
 */
export type PurchaseFamily = 'bgnbd' | 'mbgnbd' | 'pnbd';

/** What an account of a beta-geometric model (`bgnbd`, `mbgnbd`) is drawn from. */
export interface BetaGeometricParams {
  /** Shape of the purchase rates: the smaller, the more accounts differ. */
  readonly r: number;
  /** Rate of the purchase rates, in time units: the mean rate is `r / alpha`. */
  readonly alpha: number;
  /** With `b`, the chance to leave after a purchase: its mean is `a / (a + b)`. 0 where no account leaves. */
  readonly a: number;
  readonly b: number;
}

/** What an account of a Pareto/NBD model is drawn from. */
export interface ParetoParams {
  readonly r: number;
  readonly alpha: number;
  /** Shape of the rates of leaving. 0 where no account leaves. */
  readonly s: number;
  /** Rate of the rates of leaving, in time units: the mean rate is `s / beta`. */
  readonly beta: number;
}

/** The parameters of a purchase model: those of its family. */
export type PurchaseParams = BetaGeometricParams | ParetoParams;

/** The resolved options of a fit. */
export interface PurchaseModelOptions {
  readonly family: PurchaseFamily;
  /** Days in the time unit of `alpha` and `beta`. */
  readonly timeUnitDays: number;
  readonly penalty: number;
}

/** What a fit learned, and how well it went. */
export interface PurchaseFitted {
  /** `null` when there was nothing to learn from: no account bought twice. */
  readonly params: PurchaseParams | null;
  /** Of all accounts, with times in time units, without the penalty. */
  readonly logLikelihood: number | null;
  /** The same without churn (the NBD model): what is gained over it is the evidence that accounts leave at all. */
  readonly logLikelihoodWithoutChurn: number | null;
  /** The steepest slope that is left: of the objective per account, by the logarithm of a parameter. */
  readonly gradientNorm: number | null;
  /** Whether the slope is nil, which is what makes a fit: a result that did not converge is rough. */
  readonly converged: boolean;
  /** `'no_churn'`: the likelihood is highest where no account ever leaves, so that `a` (or `s`) is 0. */
  readonly boundary: 'no_churn' | null;
  readonly iterations: number;
  /** Distinct accounts: those with the same purchases count as one with a weight. */
  readonly patterns: number;
  readonly notices: readonly Notice[];
}

/** A purchase model: plain JSON. */
export type PurchaseModel = Model<'purchase', PurchaseModelOptions, PurchaseFitted>;

/** What one account is expected to do. */
export interface Forecast {
  /** The chance that the account has not left for good. Not a ranking of who lapses: see {@link applyPurchaseModel}. */
  readonly probabilityAlive: number | null;
  /** The chance of at least one order within the horizon: what to rank by. */
  readonly probabilityOfOrder: number | null;
  /** Expected days with an order within the horizon. */
  readonly expectedOrders: number | null;
  readonly reasons: readonly Reason[];
}
