import type { ClusterAssignment, ClusterModel } from '../clusters/cluster-model.ts';
import type { ClusterSummary } from '../clusters/summarize-clusters.ts';
import type { AbcClass, AbcModel } from '../concentration/abc-model.ts';
import type { Concentration } from '../concentration/record.ts';
import type { LifecycleModel } from '../lifecycle/lifecycle-model.ts';
import type { SummaryRules } from '../orders/rules.ts';
import type { RfmModel } from '../rfm/model.ts';
import type { SegmentMap } from '../rfm/segment-map.ts';
import type { SegmentSummary } from '../rfm/summarize-segments.ts';
import type { CriteriaModel } from '../tiers/criteria-model.ts';
import type { TierMove } from '../tiers/review-tiers.ts';
import type { TierModel } from '../tiers/tier-model.ts';
import type { TierState } from '../tiers/tier-state.ts';
import type {
  AccountSummary,
  CriteriaScore,
  LifecycleAssignment,
  Notice,
  OrderIntake,
  PurchaseProfile,
  RfmScore,
  SegmentAssignment,
  TierAssignment,
} from '../types.ts';
import type { AccountWarnings } from '../warnings/alert.ts';
import type { WarningRules } from '../warnings/rule.ts';

/** The part of a review that something is about. */
export type ReviewStage =
  | 'orders'
  | 'rfm'
  | 'segments'
  | 'concentration'
  | 'abc'
  | 'clusters'
  | 'criteria'
  | 'tiers'
  | 'lifecycle'
  | 'warnings';

/** One account with everything that the review found out about it. */
export interface ReviewAccount extends AccountSummary {
  /** What people call it; `null` where only the id is known. */
  readonly name: string | null;
  /** What it bought in the period of the review. */
  readonly purchases: PurchaseProfile;
  readonly rfm: RfmScore;
  readonly segment: SegmentAssignment;
  readonly abc: AbcClass;
  /** `null` when the review has no clusters. */
  readonly cluster: ClusterAssignment | null;
  readonly criteria: CriteriaScore;
  /** The tier that the account would have by itself; {@link Review.tiers} tells the one that it holds. */
  readonly tier: TierAssignment;
  readonly lifecycle: LifecycleAssignment;
  readonly warnings: AccountWarnings;
}

/** Accounts that have something in common. Shares are 0 to 1. */
export interface ReviewGroup {
  readonly id: string;
  readonly accounts: number;
  readonly shareOfAccounts: number;
  /** The sum of `monetary`, in currency units. */
  readonly revenue: number;
  /** `null` when the total revenue is not above 0. */
  readonly shareOfRevenue: number | null;
}

/** Something that the reader of a review should know, and the part that it is about. Text comes from {@link formatReason}. */
export interface ReviewDiagnostic extends Notice {
  readonly stage: ReviewStage;
}

/** The models that a review scored with: give them to the next one, and it is measured with the same yardstick. */
export interface ReviewModels {
  readonly rfm: RfmModel;
  readonly abc: AbcModel;
  /** `null` when there were too few accounts to find clusters in. */
  readonly clusters: ClusterModel | null;
  readonly criteria: CriteriaModel;
  readonly tiers: TierModel;
  readonly lifecycle: LifecycleModel;
}

/** Every choice that was made, by the caller or by default. */
export interface ReviewChoices {
  /** How orders became summaries. */
  readonly summary: SummaryRules;
  /** Days that purchases, growth and the revenue of comparisons look back. */
  readonly periodDays: number;
  /** Shown beside amounts, such as `EUR` or `¥`; `null` for none. */
  readonly currency: string | null;
  readonly seed: number;
  readonly segmentMap: SegmentMap;
  readonly warningRules: WarningRules;
  /** Ids of rules that were not judged, as there are no signals of what they look at. */
  readonly rulesWithoutData: readonly string[];
  /** Who chose the number of clusters. */
  readonly clusterCount: 'given' | 'chosen' | 'model' | 'none';
  /** Which models were given; the others were fitted on this book. */
  readonly given: readonly (keyof ReviewModels)[];
  /** Which of the signals were there, sorted. */
  readonly signals: readonly string[];
  /** ISO day of the review before, whose memory was used; `null` for a first one. */
  readonly previous: string | null;
}

/** Sums over all accounts of a review. */
export interface ReviewTotals {
  readonly accounts: number;
  /** Accounts with at least one order up to the day of the review. */
  readonly buyers: number;
  /** The sum of `frequency`. */
  readonly orders: number;
  /** The sum of `monetary`, in currency units. */
  readonly revenue: number;
  /** The net amount of the last `periodDays` days. */
  readonly periodRevenue: number;
  readonly returns: { readonly count: number; readonly amount: number };
  /** ISO day of the first order of all; `null` without orders. */
  readonly firstOrderDate: string | null;
  /** ISO day of the last order of all up to the day of the review; `null` without orders. */
  readonly lastOrderDate: string | null;
  /** What is at stake by the warnings, in currency units. */
  readonly valueAtRisk: number;
}

/** The whole picture of a book of accounts as of a day: plain JSON. */
export interface Review {
  readonly kind: 'account-review';
  readonly version: 1;
  /** ISO day. */
  readonly asOf: string;
  readonly choices: ReviewChoices;
  readonly intake: OrderIntake;
  readonly totals: ReviewTotals;
  /** By code-point order of the account ids. */
  readonly accounts: readonly ReviewAccount[];
  /** Best first. */
  readonly segments: readonly SegmentSummary[];
  readonly concentration: Concentration;
  /** Classes A, B, C, in this order; `none` for accounts without a class. */
  readonly abc: readonly ReviewGroup[];
  /** `null` when the review has no clusters. */
  readonly clusters: readonly ClusterSummary[] | null;
  readonly tiers: {
    /** Best first, by the tier that accounts would have by themselves; `not_key` and `unknown` last. Only tiers that have accounts. */
    readonly groups: readonly ReviewGroup[];
    /** What became of the tier that each account holds, by the policy against flickering. */
    readonly moves: readonly TierMove[];
    /** To be kept for the next review. */
    readonly state: TierState;
  };
  /** Stages that have accounts, in the order of a life: introduction, growth, maturity, decline, reactivated, churned, prospect. */
  readonly lifecycle: readonly ReviewGroup[];
  readonly warnings: {
    /** Red, orange, yellow, blue, green, grey, as far as there are accounts. */
    readonly statuses: readonly ReviewGroup[];
    /** Ids of accounts with an alert that fires, the most value at risk first. */
    readonly firing: readonly string[];
  };
  readonly models: ReviewModels;
  readonly diagnostics: readonly ReviewDiagnostic[];
}
