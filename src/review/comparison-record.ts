import type { Notice } from '../types.ts';

/** What accounts can migrate between. */
export type MigrationField = 'segment' | 'abc' | 'tier' | 'lifecycle' | 'cluster' | 'warnings';

/** The accounts that went one way. Amounts are net currency units of the period. */
export interface MigrationCell {
  /** The id in the review before; `absent` for an account that it did not have. */
  readonly from: string;
  /** The id in the review after; `absent` for an account that it does not have. */
  readonly to: string;
  readonly accounts: number;
  /** Share of the accounts of its row, 0 to 1. */
  readonly shareOfRow: number;
  readonly revenueBefore: number;
  readonly revenueAfter: number;
}

/** Who moved from where to where. */
export interface Migration {
  readonly field: MigrationField;
  /** Ids in order, best first, then those outside the order, then `absent`; both sides of the matrix. */
  readonly ids: readonly string[];
  /** Cells with accounts, by row, then column. Their accounts add up to the rows and columns, their revenue exactly so. */
  readonly cells: readonly MigrationCell[];
  readonly rows: ReadonlyArray<{ readonly id: string; readonly accounts: number; readonly revenue: number }>;
  readonly columns: ReadonlyArray<{
    readonly id: string;
    readonly accounts: number;
    readonly revenue: number;
  }>;
  /** Accounts of both reviews. `up` and `down` are `null` where ids have no order. */
  readonly stayed: number;
  readonly up: number | null;
  readonly down: number | null;
}

/** Where an account stands between two dates, by the revenue of the period. */
export type AccountChange = 'new' | 'reactivated' | 'expanded' | 'unchanged' | 'contracted' | 'lost' | 'none';

/** What changed for one account. */
export interface AccountComparison {
  readonly accountId: string;
  readonly name: string | null;
  readonly change: AccountChange;
  /** Net amount of the period; 0 for an account that a review did not have. */
  readonly revenueBefore: number;
  readonly revenueAfter: number;
  /** `revenueAfter - revenueBefore`. */
  readonly difference: number;
}

/** From the revenue before to the revenue after: the parts add up to the change to the last bit. */
export interface RevenueBridge {
  readonly before: number;
  readonly new: number;
  readonly reactivated: number;
  readonly expansion: number;
  /** Zero or below. */
  readonly contraction: number;
  /** Zero or below. */
  readonly churn: number;
  readonly after: number;
  /** `after - before`. */
  readonly change: number;
}

/** One part of a change of a score. */
export interface AttributionPart {
  /** A dimension, a criterion or a line of the scheme: what moved; `yardstick` where the model itself is another one. */
  readonly field: string;
  /** The input before and after; `null` where missing or where the part is no number. */
  readonly valueBefore: number | string | null;
  readonly valueAfter: number | string | null;
  /** Points that it adds to the change. */
  readonly points: number;
}

/** Why a score or a tier of one account moved. */
export interface Attribution {
  readonly accountId: string;
  readonly of: 'rfm' | 'criteria' | 'tier';
  readonly before: number | null;
  readonly after: number | null;
  /** `after - before`, in points (ranks for a tier: negative is better); `null` where one of them is missing. */
  readonly change: number | null;
  /** Largest first; they add up to `change` exactly. */
  readonly parts: readonly AttributionPart[];
}

/** Two reviews of one book, compared: plain JSON. */
export interface ReviewComparison {
  readonly kind: 'review-comparison';
  readonly version: 1;
  /** ISO days of the two reviews. */
  readonly from: string;
  readonly to: string;
  /** Days of the period that revenue is of. */
  readonly periodDays: number;
  readonly counts: Readonly<Record<AccountChange, number>>;
  readonly migrations: readonly Migration[];
  readonly bridge: RevenueBridge;
  /** Every account of either review, by id. */
  readonly accounts: readonly AccountComparison[];
  /** Ids of accounts whose revenue rose, the largest rise first. */
  readonly winners: readonly string[];
  /** Ids of accounts whose revenue fell, the largest fall first. */
  readonly losers: readonly string[];
  /** Accounts whose RFM score, criteria score or tier moved. */
  readonly attributions: readonly Attribution[];
  readonly notices: readonly Notice[];
}
