import type { Rate } from '../internal/rate.ts';
import {
  clusteredRate,
  type Estimate,
  ratioOf,
  relativeEstimate,
  shareEstimate,
} from './metrics-clusters.ts';

/** Accounts at evaluations, each flagged or not, and what became of it. */
export interface Flagged {
  /** How many accounts there are. */
  readonly size: number;
  /** The account of each row, from 0. */
  readonly accounts: ArrayLike<number>;
  /** 1 where it happened. */
  readonly events: ArrayLike<number>;
  /** Currency units, from 0. */
  readonly values: ArrayLike<number>;
}

/** How well flags foretell what happens. Intervals are 95 %, with accounts as clusters. */
export interface Detection {
  /** Accounts at evaluations that could be judged. */
  readonly n: number;
  /** The share of them to which it happened. */
  readonly baseRate: Rate;
  /** Of the flagged: how many it happened to. `n` is the number of flagged. */
  readonly precision: Rate;
  /** Of those to which it happened: how many were flagged. */
  readonly recall: Rate;
  /** The harmonic mean of precision and recall; 0 where nothing that happened was flagged. */
  readonly f1: Estimate;
  /** Precision over base rate: how many times as often as among all. */
  readonly lift: Estimate;
  /** False flags for each true one; `null` without a true one. */
  readonly falsePerTrue: number | null;
  /** The same with every account counted by its value. */
  readonly byValue: {
    readonly baseRate: Estimate;
    readonly precision: Estimate;
    readonly recall: Estimate;
    readonly f1: Estimate;
    readonly lift: Estimate;
  };
}

/** Counts (or amounts) by account. */
function totals(rows: Flagged, flags: ArrayLike<number>, weigh: (row: number) => number) {
  const flagged = new Float64Array(rows.size);
  const happened = new Float64Array(rows.size);
  const hits = new Float64Array(rows.size);
  const all = new Float64Array(rows.size);
  for (let i = 0; i < flags.length; i++) {
    const account = rows.accounts[i] as number;
    const weight = weigh(i);
    const flag = (flags[i] as number) * weight;
    all[account] = (all[account] as number) + weight;
    flagged[account] = (flagged[account] as number) + flag;
    happened[account] = (happened[account] as number) + (rows.events[i] as number) * weight;
    hits[account] = (hits[account] as number) + flag * (rows.events[i] as number);
  }
  return {
    flagged,
    happened,
    hits,
    all,
    twice: hits.map((hit) => 2 * hit),
    both: flagged.map((f, c) => f + (happened[c] as number)),
  };
}

/** Judge flags (1 or 0 by row) by what happened. Rows in the order given; cost O(rows). */
export function detectionOf(rows: Flagged, flags: ArrayLike<number>): Detection {
  const counts = totals(rows, flags, () => 1);
  const money = totals(rows, flags, (i) => rows.values[i] as number);
  const precision = clusteredRate(counts.hits, counts.flagged);
  return {
    n: flags.length,
    baseRate: clusteredRate(counts.happened, counts.all),
    precision,
    recall: clusteredRate(counts.hits, counts.happened),
    f1: shareEstimate(ratioOf(counts.twice, counts.both)),
    lift: relativeEstimate(counts.hits, counts.flagged, counts.happened, counts.all),
    falsePerTrue: precision.count === 0 ? null : (precision.n - precision.count) / precision.count,
    byValue: {
      baseRate: shareEstimate(ratioOf(money.happened, money.all)),
      precision: shareEstimate(ratioOf(money.hits, money.flagged)),
      recall: shareEstimate(ratioOf(money.hits, money.happened)),
      f1: shareEstimate(ratioOf(money.twice, money.both)),
      lift: relativeEstimate(money.hits, money.flagged, money.happened, money.all),
    },
  };
}
