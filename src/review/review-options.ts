import type { ClusterOptions } from '../clusters/options.ts';
import { checkedLater, checkOptions, integer, type OptionCheck } from '../internal/options.ts';
import type { OrderReadOptions } from '../orders/options.ts';
import { RULE_CHECKS, type SummaryRuleOptions } from '../orders/rules.ts';
import type { FitRfmOptions } from '../rfm/options.ts';
import type { SegmentMap } from '../rfm/segment-map.ts';
import type { FitCriteriaOptions } from '../tiers/fit-criteria.ts';
import type { TierPolicy } from '../tiers/review-policy.ts';
import type { TierScheme } from '../tiers/scheme.ts';
import type { AccountSummary, PurchaseProfile } from '../types.ts';
import type { EvaluateWarningsOptions } from '../warnings/evaluate.ts';
import type { WarningRules } from '../warnings/rule.ts';
import type { Signals } from '../warnings/signal-records.ts';
import type { Review, ReviewModels } from './review-record.ts';

/** What the team knows of an account besides orders and dated signals, one row an account: the fields that criteria, gates and vetoes name. */
export type AccountProfile = Readonly<Record<string, unknown>> & { readonly accountId: string };

/** What criteria and tiers of a review see: purchases of the period, and the profile of the account. */
export type ProfiledAccount = PurchaseProfile & AccountProfile;

/** The options of {@link reviewAccounts}. */
export interface ReviewOptions<T> extends Omit<SummaryRuleOptions, 'future'>, OrderReadOptions<T> {
  /** Ids of all known accounts: those without orders come out as prospects. */
  readonly roster?: Iterable<string | number> | undefined;
  /** Names by account id. */
  readonly names?: ReadonlyMap<string, string> | Readonly<Record<string, string>> | undefined;
  /** Shown beside amounts, such as `EUR`. */
  readonly currency?: string | undefined;
  /** Days that purchases, growth and the revenue of comparisons look back. Default 365. */
  readonly periodDays?: number | undefined;
  /** Payments, contacts, complaints, surveys and so on, for the warnings. */
  readonly signals?: Signals | undefined;
  /** What the team knows of the accounts, for criteria and tiers. */
  readonly profiles?: readonly AccountProfile[] | undefined;
  /** How RFM is fitted; not needed with `models.rfm`. */
  readonly rfm?: FitRfmOptions<AccountSummary> | undefined;
  /** Default `kam11`. */
  readonly segmentMap?: SegmentMap | undefined;
  /** How clusters are fitted, or `'none'`. Without `k`, the number is chosen (3 to 8) where at least 30 accounts have orders. */
  readonly clusters?: ClusterOptions<AccountSummary> | 'none' | undefined;
  /** Default `fourCriteria` with profiles, `scaleGrowthLoyalty` without. */
  readonly criteria?: FitCriteriaOptions<ProfiledAccount> | undefined;
  /** Default `tiers5` with profiles, `valueBands` without. */
  readonly scheme?: TierScheme | undefined;
  /** How tiers move from one review to the next. */
  readonly tierPolicy?: Omit<TierPolicy, 'asOf'> | undefined;
  /** Default `kamRules`. */
  readonly warningRules?: WarningRules | undefined;
  /** Further options of the warnings. */
  readonly warnings?: Pick<EvaluateWarningsOptions<object>, 'severity' | 'snoozed' | 'quiet'> | undefined;
  /** Models to score with instead of fitting: those of an earlier review (`models: before.models`), or some of them. */
  readonly models?: Partial<ReviewModels> | undefined;
  /** The review before: stages, alerts and tiers go on from it. Also by way of JSON. */
  readonly previous?: Review | undefined;
  /** Seed of the bootstrap and of the clusters: an integer from 0. Default 1. */
  readonly seed?: number | undefined;
}

const record = (expected: string): OptionCheck => ({
  expected,
  type: 'object',
  holds: (value: unknown) => value !== null && !Array.isArray(value),
});

/** Check everything about the options that the stages do not check themselves. */
export function checkReviewOptions(action: string, options: unknown): void {
  const { future: _, ...rules } = RULE_CHECKS;
  checkOptions(action, options ?? null, {
    ...rules,
    columns: checkedLater,
    convert: checkedLater,
    onProblem: checkedLater,
    onIntake: checkedLater,
    roster: checkedLater,
    names: record('a map or an object of names by account id'),
    currency: { expected: 'a string', type: 'string', holds: () => true },
    periodDays: integer(1, 36_525),
    signals: checkedLater,
    profiles: checkedLater,
    rfm: checkedLater,
    segmentMap: checkedLater,
    clusters: checkedLater,
    criteria: checkedLater,
    scheme: checkedLater,
    tierPolicy: record('an object'),
    warningRules: checkedLater,
    warnings: record('an object'),
    models: record('an object of models'),
    previous: record('a review'),
    seed: integer(0),
  });
}
