import type { Model } from '../model/parse-model.ts';
import type { Regularity } from '../types.ts';

/** The thresholds of the lifecycle rules. Ratios are in usual gaps, days in days, growth in shares. */
export interface LifecycleThresholds {
  /** Growth compares the last so many days with as many before. */
  readonly windowDays: number;
  /** From so many purchase days on, the usual gap is the account's own median. */
  readonly ownMedianOrders: number;
  /** Silent for `ratio` usual gaps; or, from `orders` purchase days on, for more than `idleDays` and `idleRatio` usual gaps. */
  readonly churned: {
    readonly ratio: number;
    readonly orders: number;
    readonly idleDays: number;
    readonly idleRatio: number;
  };
  /** Bought within the last `withinDays` after a gap of `ratio` usual gaps. */
  readonly reactivated: { readonly ratio: number; readonly withinDays: number };
  /**
   * From `orders` purchase days on: silent for `ratio` usual gaps and longer than the share `probability` of gaps; or growth of
   * at most `growth` at two evaluations.
   */
  readonly decline: {
    readonly orders: number;
    readonly ratio: number;
    readonly probability: number;
    readonly growth: number;
  };
  /** At most `orders` purchase days, or a customer for less than `tenureDays`, or for less than `medians` usual gaps. */
  readonly introduction: { readonly orders: number; readonly tenureDays: number; readonly medians: number };
  /** Growth of at least `growth` against a whole window before, or at most `orders` purchase days, or a customer for less than `tenureDays`. */
  readonly growth: { readonly growth: number; readonly orders: number; readonly tenureDays: number };
}

/** The defaults. */
export const LIFECYCLE_DEFAULTS: LifecycleThresholds = {
  windowDays: 365,
  ownMedianOrders: 4,
  churned: { ratio: 4, orders: 2, idleDays: 365, idleRatio: 2 },
  reactivated: { ratio: 4, withinDays: 90 },
  decline: { orders: 3, ratio: 2, probability: 0.95, growth: -0.2 },
  introduction: { orders: 2, tenureDays: 90, medians: 2 },
  growth: { growth: 0.15, orders: 6, tenureDays: 365 },
};

/** A lifecycle model: plain JSON. `options` are the thresholds, `fitted` is how regularly the book buys. */
export type LifecycleModel = Model<'lifecycle', LifecycleThresholds, Regularity>;
