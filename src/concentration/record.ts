import type { Notice } from '../types.ts';
import type { Bootstrap } from './bootstrap.ts';
import type { LorenzPoint, WhaleCurve } from './curves.ts';
import type { Entropy, Hhi } from './diversity.ts';
import type { Exposure, ReferenceLevel } from './exposure.ts';
import type { Gini, Theil } from './inequality.ts';

/** One account among the others. */
export interface AccountShare {
  readonly accountId: string | null;
  /** The row's position in the input, for a row without an account id; else `null`. */
  readonly row: number | null;
  readonly value: number;
  /** 1 for the largest; equal values share the better rank (1, 2, 2, 4). */
  readonly rank: number;
  /** Share of the total; `null` when the total is not above 0. */
  readonly share: number | null;
  /** Share of the total that this account and all before it hold. */
  readonly cumulativeShare: number | null;
}

/** The accounts of one class. */
export interface AbcCount {
  readonly class: 'A' | 'B' | 'C';
  /** Accounts in the class. */
  readonly accounts: number;
  /** Their share of the sum of all values above 0. */
  readonly share: number;
}

/** How concentrated a book of accounts is. Shares are 0..1; a measure that is not defined for these values is `null`. */
export interface Concentration {
  /** The name of the value: a field, or `value` for a function. */
  readonly field: string;
  /** Which accounts count. */
  readonly include: 'all' | 'buyers';
  /** `rows = accounts + missing + leftOut` and `accounts = positive + zero + negative`. */
  readonly counts: {
    readonly rows: number;
    /** The n of every measure. */
    readonly accounts: number;
    /** Rows without a value. */
    readonly missing: number;
    /** Rows left out by `include: 'buyers'`. */
    readonly leftOut: number;
    readonly positive: number;
    readonly zero: number;
    readonly negative: number;
  };
  /** The sum of all values: what shares are shares of. */
  readonly total: number;
  /** The sum of their magnitudes; equals `total` when no value is below 0. */
  readonly gross: number;
  /** What the largest `top` (a share of the accounts) hold; a fractional last account counts by that fraction. */
  readonly topShares: ReadonlyArray<{ readonly top: number; readonly share: number | null }>;
  /** How many of the largest accounts hold at least `share`, and which share of the accounts they are. */
  readonly accountsFor: ReadonlyArray<{
    readonly share: number;
    readonly accounts: number | null;
    readonly shareOfAccounts: number | null;
  }>;
  /** The real "80/20": the share of accounts `accounts` whose largest hold `share = 1 - accounts`. */
  readonly jointRatio: { readonly accounts: number; readonly share: number } | null;
  /** CR-n: what the n largest accounts hold. */
  readonly concentrationRatios: ReadonlyArray<{ readonly largest: number; readonly share: number | null }>;
  readonly gini: Gini;
  readonly hhi: Hhi;
  readonly entropy: Entropy;
  readonly theil: Theil;
  /** ½ Σ |s - 1/n|: the share of the total that would have to move to make all accounts equal. */
  readonly hoover: number | null;
  /** 1 / (2 Σ i s_i - 1), i the rank from the largest. */
  readonly hallTideman: number | null;
  /** Horvath's comprehensive concentration index: s_1 + Σ s_i² (2 - s_i). */
  readonly comprehensiveIndex: number | null;
  /** From (0, 0) to (1, 1), smallest accounts first. */
  readonly lorenz: readonly LorenzPoint[];
  readonly whaleCurve: WhaleCurve | null;
  /** Accounts and shares of the classes A, B and C; empty when no value is above 0. */
  readonly abc: readonly AbcCount[];
  /** `null` when it was switched off, or with fewer than two accounts. */
  readonly bootstrap: Bootstrap | null;
  /** What goes with the 1, 3 and 5 largest accounts. */
  readonly exposure: readonly Exposure[];
  readonly referenceLevels: readonly ReferenceLevel[];
  /** Every account that counts, largest first; equal ones in code-point order of their ids. */
  readonly accounts: readonly AccountShare[];
  readonly notices: readonly Notice[];
}
