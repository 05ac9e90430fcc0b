import type { IndicatorId } from './indicator.ts';

/** How bad an alert is. */
export type WarningLevel = 'medium' | 'high' | 'critical';

/** What kind of trouble a rule looks for. Two alerts of one family are one piece of bad news. */
export type WarningFamily =
  | 'volume'
  | 'payment'
  | 'experience'
  | 'relationship'
  | 'contract'
  | 'competition'
  | 'delivery'
  | 'value';

/** What a measure is compared with. */
export type Threshold =
  | number
  /** Another measure of the same indicator, such as `baseline`, `lastYear` or `q95`, times a factor (default 1). */
  | { readonly measure: string; readonly times?: number | undefined }
  | { readonly max: readonly Threshold[] }
  | { readonly min: readonly Threshold[] }
  /** The percentile (0 to 100) of the same measure among the accounts that have it. */
  | { readonly peerPercentile: number }
  /** By the tier of the account (`tier.id`). */
  | { readonly byTier: Readonly<Record<string, Threshold>>; readonly otherwise: Threshold }
  /** By the age of the account in days since its first order. */
  | {
      readonly byAge: ReadonlyArray<{ readonly belowDays: number; readonly than: Threshold }>;
      readonly otherwise: Threshold;
    };

/** One comparison. */
export interface Comparison {
  /** Default: the indicator of the rule. */
  readonly indicator?: IndicatorId | undefined;
  /** `value` (default), `baseline`, `lastYear`, `delta`, `probability`, `n`, or one of `measures`. */
  readonly measure?: string | undefined;
  readonly op: '<' | '<=' | '>' | '>=' | '=';
  readonly than: Threshold;
}

/** Comparisons and their combinations; three-valued: what is missing is neither true nor false. */
export type RuleCondition =
  | Comparison
  | { readonly all: readonly RuleCondition[] }
  | { readonly any: readonly RuleCondition[] }
  | { readonly not: RuleCondition };

/** When one level is reached. */
export interface RuleLevel {
  readonly when: RuleCondition;
  /** It must hold at so many evaluations running before it fires. Default 1. */
  readonly forEvaluations?: number | undefined;
  /** And for so many days. Default 0. */
  readonly forDays?: number | undefined;
  /** When this level is over; default the rule's `recoverAt`. */
  readonly recoverAt?: number | RuleCondition | undefined;
}

/** A warning rule as data. */
export interface WarningRule {
  readonly id: string;
  readonly indicator: IndicatorId;
  readonly family: WarningFamily;
  readonly levels: Readonly<Partial<Record<WarningLevel, RuleLevel>>>;
  /** What must hold of the data before the rule may judge, such as `{ measure: 'n', op: '>=', than: 4 }`; else it is `unknown`. */
  readonly minData?: RuleCondition | undefined;
  /**
   * When a firing level is over: a condition of its own, or a share of the trigger (default 0.8: a fall of 30 % is over above −24 %, a ratio of 2 below 1.6; 1: as soon as the trigger does not
   * hold). A share makes thresholds easier to pass, and leaves out noise gates (`n`, `probability` and other measures that are chances) that stand beside something else in `all`: they let an alert
   * start, and do not keep it. Where less is worse and a share makes no sense (satisfaction below 4 of 5), give a condition.
   */
  readonly recoverAt?: number | RuleCondition | undefined;
  /**
   * A firing alert stays for so many days after it is over (`recovering`, at its mildest level). Only the trigger makes it fire again meanwhile; short of that it stays recovering, until it is over
   * and the days have passed. Default 0.
   */
  readonly keepForDays?: number | undefined;
  /**
   * After it is resolved, or unknown as its data were missing for long, it cannot fire again at that level or a milder one for so many days; a worse level fires. That level is the one that it had
   * when it was over. Default 30.
   */
  readonly cooldownDays?: number | undefined;
  /** What to do: an id of the labels `warningAction`. */
  readonly action?: string | undefined;
  /** An early sign only: it makes an account blue, not yellow. */
  readonly early?: boolean | undefined;
}

/** A set of rules. */
export interface WarningRules {
  readonly kind: 'warning-rules';
  readonly version: 1;
  readonly id: string;
  readonly rules: readonly WarningRule[];
}
