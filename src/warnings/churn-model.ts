import type { Model } from '../model/parse-model.ts';
import type { Notice, Reason } from '../types.ts';
import type { Calibration } from './metrics-probability.ts';

/** A churn model's resolved options. */
export interface ChurnModelOptions {
  readonly horizonDays: number;
  /** `'function'`: a function of your own, which JSON cannot hold. */
  readonly churnDefinition: 'no_order' | { readonly drop: number } | 'function';
  /** Features by name, in the order of the model. */
  readonly features: readonly string[];
  /** Those of them that are functions of your own: give them again when you apply the model. */
  readonly more: readonly string[];
  readonly penalty: number;
  /** Only accounts that bought within so many days of a cut-off were learned from. */
  readonly activeDays: number;
}

/** One term of the logit: `coefficient × (value − mean) / deviation`, the value on the term's own scale. */
export interface ChurnTerm {
  readonly id: string;
  /** The feature that it belongs to. */
  readonly feature: string;
  readonly mean: number;
  readonly deviation: number;
  /** Change of the logit by one standard deviation; above 0: more means more churn. */
  readonly coefficient: number;
}

/** What a fit learned, and how well it does on what it was fitted on. */
export interface ChurnFitted {
  /** The logit of an account that is average in everything; `null` when there was too little to learn from. */
  readonly intercept: number | null;
  readonly terms: readonly ChurnTerm[];
  readonly converged: boolean;
  /** ISO days from which accounts were looked at, the latest first; each account is there once for each. */
  readonly cutoffs: readonly string[];
  /** Accounts at cut-offs, and how many of them were lost. */
  readonly rows: number;
  readonly events: number;
  /** On the rows that it was fitted on; on later ones it will be somewhat lower. */
  readonly auc: number | null;
  readonly calibration: Pick<Calibration, 'brier' | 'error'> | null;
  readonly notices: readonly Notice[];
}

/** A churn model: plain JSON. */
export type ChurnModel = Model<'churn', ChurnModelOptions, ChurnFitted>;

/** What one feature adds to the logit. */
export interface ChurnContribution {
  readonly feature: string;
  /** In the feature's own unit; `null` where it is missing, which counts as average. */
  readonly value: number | null;
  /** Above 0: towards churn. */
  readonly contribution: number;
}

/** How likely an account is lost within the horizon. */
export interface ChurnScore {
  /** 0 to 1; `null` for an account without orders, or when the model learned nothing. */
  readonly probability: number | null;
  /** ln(p / (1 − p)): exactly `base` plus the sum of the contributions. */
  readonly logit: number | null;
  /** The logit of an account that is average in everything. */
  readonly base: number | null;
  readonly contributions: readonly ChurnContribution[];
  readonly reasons: readonly Reason[];
}
