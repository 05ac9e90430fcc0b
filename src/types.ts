/**
 * The public records. Plain JSON values only, so that every one of them can be stored, sent and diffed.
 */

/** A language that labels and messages exist in. */
export type Locale = 'en' | 'zh-CN';

/** A comparison between a reason's `value` and its `threshold`. */
export type ReasonOperator = '<' | '<=' | '>' | '>=' | '=' | 'in' | 'missing';

/**
 * Why a result is what it is, as data: `value op threshold` held, and that gave the result.
 *
 * `code` is stable (it is part of the public API); text comes from {@link formatReason} only.
 */
export interface Reason {
  /** What kind of reason this is, such as `rfm.band`. */
  readonly code: string;
  /** The input that decided, such as `recency`. */
  readonly field: string;
  /** The value of that input; `null` when it is missing. */
  readonly value: number | string | null;
  readonly op: ReasonOperator;
  /**
   * What the value was compared with. For `in` over numbers: `[lower, upper]`, where `null` is an open end.
   */
  readonly threshold: number | string | null | ReadonlyArray<number | string | null>;
  /** Which ends of an interval `threshold` belong to it: `'(]'` right-closed, `'[)'` left-closed, `'[]'` both. */
  readonly ends?: '(]' | '[)' | '[]' | '()';
  /** The score that followed, where one did. */
  readonly score?: number;
  /** The best score that was possible. */
  readonly of?: number;
  /** The weight of this part in a weighted result (weights add up to 1). */
  readonly weight?: number;
  /** What the result is, where it is not a score: a segment or class id. */
  readonly result?: string;
}

/**
 * Something that a model or an analysis wants its reader to know, as data: too few accounts, empty bands, tied values.
 * Text comes from {@link formatReason}.
 */
export interface Notice {
  /** What kind of notice this is, such as `rfm.small_sample`. */
  readonly code: string;
  /** The dimension or field that it is about. */
  readonly field: string;
  /** What was found. */
  readonly value: number | string | null;
  /** What it was compared with. */
  readonly threshold: number | string | null;
}

/** One thing wrong with one input row (or with one entry of a rule set), as data. Text comes from {@link formatProblem}. */
export interface Problem {
  /** What kind of problem this is, such as `order.invalid_date`. */
  readonly code: string;
  /** The position of the row in the input, starting at 0; `null` when the problem is not about one row. */
  readonly row: number | null;
  /** The field at fault, by the library's name for it (`date`, not the caller's `ordered_at`). */
  readonly field: string;
  /** What would have been right, in English; `formatProblem` words it in both languages. */
  readonly expected: string;
  /** What was found, printed safely and cut to 80 characters. */
  readonly received: string;
}

/** One account, summarised from its orders as of a day. */
export interface AccountSummary {
  readonly accountId: string;
  /** Whole days from the last order to `asOf`; `null` for an account without orders. */
  readonly recency: number | null;
  /** Orders (or rows, or distinct days: see `frequencyOf`), not counting returns. */
  readonly frequency: number;
  /** Currency units, net of returns by default. */
  readonly monetary: number;
  /** Whole days from the first order to `asOf`; `null` for an account without orders. */
  readonly tenure: number | null;
  /** ISO day of the first order. */
  readonly firstOrderDate: string | null;
  /** ISO day of the last order. */
  readonly lastOrderDate: string | null;
  /** Distinct days with at least one order. */
  readonly purchaseDays: number;
  /** `monetary / frequency`; `null` when `frequency` is 0. */
  readonly averageOrderValue: number | null;
  /** Returned rows: how many, and how much was returned (a positive amount in currency units). */
  readonly returns: { readonly count: number; readonly amount: number };
}

/** Everything that one account ordered, in columns of one length, sorted by day, then order id, then amount. */
export interface AccountHistory {
  readonly accountId: string;
  /** Days since 1970-01-01. */
  readonly days: Int32Array;
  /** Currency units; negative for a return. */
  readonly amounts: Float64Array;
  /** Order ids; `null` unless mapped. */
  readonly orderIds: readonly string[] | null;
  /** Categories; `null` unless mapped. */
  readonly categories: readonly string[] | null;
}

/** What became of the input rows: `received = accepted + rejected`. */
export interface OrderIntake {
  /** Rows read. */
  readonly received: number;
  /** Rows without a problem. */
  readonly accepted: number;
  /** Rows with at least one problem. */
  readonly rejected: number;
  /** Accepted rows dated after `asOf`; left out of the summaries unless `future: 'keep'`. */
  readonly future: number;
  /** Accepted rows dated before the window; they count for recency and tenure only. */
  readonly beforeWindow: number;
  /** Accepted rows with a negative amount. */
  readonly returns: number;
}

/** The scores of one account. All `null` for an account that cannot be scored; `reasons` says why. */
export interface RfmScore {
  /** 1 (worst) to the number of bins (best). */
  readonly recency: number | null;
  readonly frequency: number | null;
  readonly monetary: number | null;
  /** The three scores as text: `"543"`, or `"10-4-3"` where a dimension has ten bins. */
  readonly code: string | null;
  /** The weighted mean of the scores. */
  readonly score: number | null;
  /** Scores of further dimensions, such as `length` in LRFM; absent where the model has none. */
  readonly more?: Readonly<Record<string, number | null>>;
  readonly reasons: readonly Reason[];
}

/** The segment of one account. */
export interface SegmentAssignment {
  /** The segment's id in the map, such as `champions`; `prospect` without orders; `other` where no rule matches. */
  readonly id: string;
  /** 1 is best. `null` outside the map's order. */
  readonly rank: number | null;
  readonly reasons: readonly Reason[];
}

/** What one criterion adds to a score. */
export interface CriterionPart {
  readonly id: string;
  /** The value in its own unit; for a criterion that is made of parts, its 0 to 100. `null` when missing. */
  readonly value: number | null;
  /** 0 (worst) to 100 (best); `null` when missing. */
  readonly normalized: number | null;
  /** The share of the score that it decides (weights of what is present add up to 1); 0 when missing. */
  readonly weight: number;
  /** Points of the score; the contributions add up to it exactly. */
  readonly contribution: number;
  /** What it is made of; their contributions add up to `normalized` exactly. */
  readonly parts?: readonly CriterionPart[];
}

/** The score of one account over several criteria. */
export interface CriteriaScore {
  /** 0 (worst) to 100 (best); `null` when no criterion has a value. */
  readonly score: number | null;
  readonly parts: readonly CriterionPart[];
  /** The weight of what was known, 0 to 1. */
  readonly coverage: number;
  readonly reasons: readonly Reason[];
}

/** One condition of a gate, an entry or a veto, and how it stood. */
export interface ConditionResult {
  /** The criterion or the field that was looked at. */
  readonly field: string;
  readonly value: number | string | boolean | null;
  readonly op: '>=' | '>' | '<=' | '<' | '=';
  readonly threshold: number | string | boolean;
  /** `null` when the value is missing. */
  readonly passed: boolean | null;
  /**
   * By how much it holds (positive) or fails: points for criteria and scores, percent of the threshold for other numbers;
   * `null` for flags and missing values.
   */
  readonly margin: number | null;
}

/** A gate of a tier: its condition, or its conditions of which one is enough. */
export interface GateResult {
  /** The tier whose gate it is. */
  readonly tier: string;
  /** `null` when it failed because a value is missing. */
  readonly passed: boolean | null;
  /** The margin of the condition that decided. */
  readonly margin: number | null;
  readonly conditions: readonly ConditionResult[];
}

/** How an account stands to the lines (cut, gates, entry, caps) of one tier. */
export interface TierMargin {
  readonly tier: string;
  /** Whether it is good for this tier or a better one. */
  readonly passed: boolean;
  /** By how much, in points, over the line that binds; `null` where that line is not a number. */
  readonly points: number | null;
}

/** The tier of one account. */
export interface TierAssignment {
  /** The tier's id; `not_key` when the entry gate was not passed; `unknown` when there is no score. */
  readonly id: string;
  /** 1 is best; `not_key` ranks after the last tier. `null` for `unknown`. */
  readonly rank: number | null;
  /** What decided: the score's cut, a gate, both alike, or what overruled them. */
  readonly by: 'score' | 'gate' | 'both' | 'quota' | 'coverage' | 'veto' | 'entry' | 'protection' | 'missing';
  /** Every gate of every tier. */
  readonly gates: readonly GateResult[];
  /** Points to the next better tier: what is missing at the line that binds; `null` in the best tier, or where no number is missing. */
  readonly marginUp: number | null;
  /** Points above the line that binds its own tier (in the last tier: percent above the entry gate); `null` where no number holds it. */
  readonly marginDown: number | null;
  /** The account against the lines of every tier, best first. */
  readonly margins: readonly TierMargin[];
  /** Vetoes that are on, by id. */
  readonly vetoes: readonly string[];
  readonly reasons: readonly Reason[];
}

/** How much, how often and how steadily one account bought, as of a day. Amounts are net currency units unless said otherwise. */
export interface PurchaseProfile {
  readonly accountId: string;
  /** Net amount of the window: returns are subtracted. */
  readonly amount: number;
  /** Orders of the window: distinct order ids where known, else rows; rows above 0 only. */
  readonly orders: number;
  /** Distinct days of the window with a purchase. */
  readonly purchaseDays: number;
  /** `amount / orders`; `null` without orders. */
  readonly meanOrder: number | null;
  /** The median of the orders' amounts, returns aside; `null` without orders. */
  readonly medianOrder: number | null;
  /** The largest order's amount, returns aside; `null` without orders. */
  readonly largestOrder: number | null;
  /** Share of the window's purchase days that followed another one in it, 0 to 1; `null` without purchase days. */
  readonly repurchaseRate: number | null;
  /** Median of the days from one purchase day to the next, over the whole history; `null` below two purchase days. */
  readonly medianGap: number | null;
  /**
   * Coefficient of variation of the net amount per bucket of days; `null` below three buckets, or where their mean is not above 0.
   */
  readonly volatility: number | null;
  /**
   * Amount of the window against that of the window before, as a share of the latter: 0.15 is 15 % more. `null` when the first
   * purchase lies in the window, or the amount before is not above 0.
   */
  readonly growth: number | null;
  /** Days since the first purchase; `null` without one. */
  readonly tenure: number | null;
  /** Days since the last purchase; `null` without one. */
  readonly daysSinceLast: number | null;
  /** Share of the amounts above 0 of all accounts given; `null` when none is. */
  readonly shareOfRevenue: number | null;
  /** Share of the window's gross amount that was returned in the window; `null` without a gross amount. */
  readonly returnShare: number | null;
}

/** How regularly the accounts of a book buy, learned from the gaps between their purchase days. */
export interface Regularity {
  /** The shape of the gamma distribution of gaps: 1 is at random, higher is more like clockwork. */
  readonly shape: number;
  /** Days: the geometric mean, over accounts, of the mean gap of an account. `null` without gaps. */
  readonly meanGap: number | null;
  /** Days: the median, over accounts, of the median gap of an account. `null` without gaps. */
  readonly medianGap: number | null;
  /** How many gaps of its own the book's mean is worth when the mean gap of an account is estimated. */
  readonly priorGaps: number;
  /** Pairs of consecutive gaps that the shape was learned from. */
  readonly pairs: number;
  readonly notices: readonly Notice[];
}

/** A lifecycle stage, in the order of its rules. */
export type LifecycleStage =
  | 'prospect'
  | 'churned'
  | 'reactivated'
  | 'decline'
  | 'introduction'
  | 'growth'
  | 'maturity';

/** What the rules of the lifecycle look at. A *usual gap* is {@link LifecycleEvidence.medianGap}. */
export interface LifecycleEvidence {
  /** Distinct days with a purchase, over the whole history. */
  readonly orders: number;
  /** Days since the first purchase; `null` without one. */
  readonly tenure: number | null;
  /** Days since the last purchase; `null` without one. */
  readonly idleDays: number | null;
  /** Days: the usual gap; `null` where neither the account nor the book has one. */
  readonly medianGap: number | null;
  /** Whose usual gap it is: the account's own from four purchase days on, else that of the book. */
  readonly medianOf: 'account' | 'book' | null;
  /** `idleDays / medianGap`. */
  readonly overdueRatio: number | null;
  /** The gap that 95 % of gaps stay within, in medians, by the regularity of the account. */
  readonly quantileRatio: number;
  /** Amount of the window against the window before, as a share: -0.2 is 20 % less. `null` where there is nothing to compare with. */
  readonly growth: number | null;
  /** Days of the window before on which the account was a customer: where it is not the whole window, growth looks too high. */
  readonly priorDays: number;
  /** The longest gap that ended within the last 90 days, in usual gaps; `null` if none did. */
  readonly returnRatio: number | null;
  /** Days since it ended. */
  readonly daysSinceReturn: number | null;
}

/** What one evaluation hands on to the next. */
export interface LifecycleState {
  /** ISO day of the evaluation. */
  readonly asOf: string;
  readonly stage: LifecycleStage;
  /** ISO day of the evaluation that first gave this stage. */
  readonly since: string;
  /** The stage that the account moves to if the next evaluation agrees; `null` when none is pending. */
  readonly candidate: LifecycleStage | null;
  /** Whether growth was at or below the threshold of decline. */
  readonly shrinking: boolean;
}

/** The lifecycle stage of one account. */
export interface LifecycleAssignment extends LifecycleState {
  /** Whether nothing is pending. */
  readonly confirmed: boolean;
  /** The evaluation before, which changes were confirmed against; `null` for the first one. */
  readonly before: LifecycleState | null;
  readonly evidence: LifecycleEvidence;
  readonly reasons: readonly Reason[];
}

/** What kind of key account an account is. Each is `null` when what it would take to know is missing. */
export interface AccountKinds {
  /** Leader of its industry that depends on us, large in its region, or small and growing fast. */
  readonly keyType: 'industry' | 'regional' | 'potential' | 'none' | null;
  /** What it looks for: the product at a price, service and advice, or a partnership. */
  readonly valueType: 'intrinsic' | 'extrinsic' | 'strategic' | null;
  readonly buying: 'frequent' | 'bulk' | 'both' | 'neither' | null;
  /** Its place in the matrix of size and value. */
  readonly sizeValue: 'large_high' | 'large_low' | 'small_high' | 'small_low' | null;
  readonly reasons: readonly Reason[];
}

/** Two ends of a 95 % confidence interval, both in it. */
export interface Interval {
  readonly lower: number;
  readonly upper: number;
}
