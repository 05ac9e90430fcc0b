/** What can be measured about an account. */
export type IndicatorId =
  | 'overdue'
  | 'amount'
  | 'orders'
  | 'trend'
  | 'orderSize'
  | 'range'
  | 'daysToPay'
  | 'pastDue'
  | 'dso'
  | 'returns'
  | 'complaints'
  | 'csat'
  | 'nps'
  | 'silence'
  | 'contactGap'
  | 'contactLeft'
  | 'contacts'
  | 'contractEnd'
  | 'wallet'
  | 'delivery'
  | 'volatility'
  | 'level';

/** One indicator of one account on one day: what it is, what it is compared with, and what it rests on. */
export interface Indicator {
  readonly id: IndicatorId;
  /** `null`: it cannot be told; `missing` says why. */
  readonly value: number | null;
  /** The account's own usual value; `null` where there is none. */
  readonly baseline: number | null;
  /** The same window last year. */
  readonly lastYear: number | null;
  /** The change against the baseline, as a share of it (−0.3: 30 % less), or as each indicator documents. */
  readonly delta: number | null;
  /** How likely so large a change for the worse is by chance alone. */
  readonly probability: number | null;
  /** Observations that the value rests on (for comparisons: the smaller of both sides). */
  readonly n: number;
  /** Further measures by name, as each indicator documents: quantiles, counts, windows. */
  readonly measures: Readonly<Record<string, number | null>>;
  /** What is missing, as codes such as `invoices` or `history_15_months`; empty when the value is known. */
  readonly missing: readonly string[];
}
