import type { Model } from '../model/parse-model.ts';
import type { Reason, Regularity } from '../types.ts';

/** A regularity model: plain JSON. */
export type RegularityModel = Model<'regularity', { readonly asOf: string }, Regularity>;

/** Days that so much of the gaps of an account stay within. */
export interface GapQuantiles {
  readonly p50: number;
  readonly p90: number;
  readonly p95: number;
  readonly p99: number;
}

/** When the next order is to be expected, as ISO days. */
export interface ExpectedOrder {
  /** As likely before as after. */
  readonly date: string;
  /** One in ten comes earlier. */
  readonly from: string;
  /** One in ten comes later. */
  readonly to: string;
}

/** How regularly one account buys, and how its silence stands to that. */
export interface AccountRegularity {
  /** Shape of the gamma distribution of its next gap: 1 is at random, higher is more like clockwork. `null` below two purchase days. */
  readonly shape: number | null;
  /** Days: the mean of that distribution. `null` below two purchase days. */
  readonly meanGap: number | null;
  /** Days: the median of its gaps; with fewer than three gaps that of the book. `null` below two purchase days. */
  readonly medianGap: number | null;
  /** Gaps between its purchase days. */
  readonly gaps: number;
  /** Of the distribution, in days; `null` below two purchase days. */
  readonly quantiles: GapQuantiles | null;
  /** Days since the last purchase; `null` without one. */
  readonly daysSinceLast: number | null;
  /** `daysSinceLast / medianGap`. */
  readonly overdueRatio: number | null;
  /** The share of its gaps that are shorter than its silence, 0 to 1, by the distribution. */
  readonly overdueProbability: number | null;
  /** The next order, given that it has not come yet and that the account still buys. */
  readonly expectedNextOrder: ExpectedOrder | null;
  readonly reasons: readonly Reason[];
}
