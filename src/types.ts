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
