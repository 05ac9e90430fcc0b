import type { Model } from '../model/parse-model.ts';
import type { Notice } from '../types.ts';
import type { TierScheme } from './scheme.ts';
import type { QuotaCut } from './stand.ts';

/** What became of the quota of one tier. */
export interface FittedQuota {
  readonly tier: string;
  /** The places that there are. */
  readonly places: number;
  /** The score that leads in; `null` when there was a place for all. */
  readonly cut: QuotaCut | null;
}

/** What was learned for a tier scheme. */
export interface TierFitted {
  /** One per tier that has a quota, best first. */
  readonly quotas: readonly FittedQuota[];
  /** The accounts that it was fitted on, by tier, best first, then `not_key` and `unknown`. */
  readonly accounts: ReadonlyArray<{ readonly tier: string; readonly count: number }>;
  readonly notices: readonly Notice[];
}

/** A tier model: the scheme, and the cuts that its quotas led to. Plain JSON. */
export type TierModel = Model<'tiers', TierScheme, TierFitted>;
