import type { AttributionPart, Notice } from '../types.ts';

/** What accounts can migrate between. `heldTier` is the tier by the policy against flickering, `tier` the one by itself. */
export type MigrationField = 'segment' | 'abc' | 'tier' | 'heldTier' | 'lifecycle' | 'cluster' | 'warnings';

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

/** One side of a matrix. */
export interface MigrationTotal {
  readonly id: string;
  readonly accounts: number;
  /** Of rows the revenue before, of columns the revenue after. */
  readonly revenue: number;
}

/** Who moved from where to where. */
export interface Migration {
  readonly field: MigrationField;
  /** Ids in order, best first, then those outside the order, then `absent`; both sides of the matrix. */
  readonly ids: readonly string[];
  /** Cells with accounts, by row, then column. Their accounts add up to the rows and columns, their revenue exactly so. */
  readonly cells: readonly MigrationCell[];
  /** One for each of `ids`, in their order; those without accounts too. */
  readonly rows: readonly MigrationTotal[];
  readonly columns: readonly MigrationTotal[];
  /** Accounts of both reviews that have the same id in both. */
  readonly stayed: number;
  /** Accounts of both reviews that have another one; those that went sideways or out of the order are neither up nor down. */
  readonly moved: number;
  /** Accounts of both reviews; `null` where no id is better than another. */
  readonly up: number | null;
  readonly down: number | null;
}

/**
 * Where an account stands between two dates, by the revenue of the period; revenue is above 0, or there is none. `reactivated`: none before, but an
 * order on or before the first date. `none`: none in either period (returns may have changed their net amount).
 */
export type AccountChange = 'new' | 'reactivated' | 'expanded' | 'unchanged' | 'contracted' | 'lost' | 'none';

/** What changed for one account. Amounts are currency units, on a grid on which all their sums are exact. */
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
  /** The differences of accounts that are new, and so on; those of accounts without revenue in either period count as expansion or contraction. */
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

/** Why a score or a tier of one account moved. */
export interface Attribution {
  readonly accountId: string;
  readonly of: 'rfm' | 'criteria' | 'tier';
  /** The score on the grid of points (within 1e-11 of the review's), or the rank of the tier. */
  readonly before: number | null;
  readonly after: number | null;
  /** `after - before`, in points (ranks for a tier: negative is better); `null` where one of them is missing. */
  readonly change: number | null;
  /** Largest first; they add up to `change` exactly, in any order. Without a change of numbers: what came or went, with 0 points. */
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
  /** Days that the two periods have in common. */
  readonly overlapDays: number;
  /** Shown beside amounts; `null` for none. */
  readonly currency: string | null;
  readonly counts: Readonly<Record<AccountChange, number>>;
  /** Fields whose ids mean the same in both reviews; the notices say which were left out. */
  readonly migrations: readonly Migration[];
  readonly bridge: RevenueBridge;
  /** Every account of either review, by id. */
  readonly accounts: readonly AccountComparison[];
  /** Ids of accounts whose revenue rose, the largest rise first. Their differences are `new + reactivated + expansion` of the bridge. */
  readonly winners: readonly string[];
  /** Ids of accounts whose revenue fell, the largest fall first. Their differences are `contraction + churn` of the bridge. */
  readonly losers: readonly string[];
  /** Accounts of both reviews whose RFM score, criteria score or tier moved, by id, in this order. */
  readonly attributions: readonly Attribution[];
  readonly notices: readonly Notice[];
}
