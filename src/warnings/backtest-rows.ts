import type { Replay } from './backtest-replay.ts';
import type { Flagged } from './metrics.ts';
import type { Ranked } from './metrics-ranking.ts';

/** The accounts at cut-offs that were judged, as one list: by account, then by cut-off. */
export interface JudgedRows extends Flagged {
  /** Their places in the replay. */
  readonly places: Uint32Array;
}

export function judgedRows({ judged, events, values, accounts, cutoffs }: Replay): JudgedRows {
  const places = Uint32Array.from(judged.keys()).filter((at) => judged[at] === 1);
  return {
    size: accounts,
    places,
    accounts: places.map((at) => Math.floor(at / cutoffs.length)),
    events: Uint8Array.from(places, (at) => events[at] as number),
    values: Float64Array.from(places, (at) => values[at] as number),
  };
}

/** 1 where a column reaches a number, over the whole replay. */
export function reaches(column: ArrayLike<number>, least: number): Uint8Array {
  return Uint8Array.from(column, (value) => (value >= least ? 1 : 0));
}

/** The part of a column that was judged. */
export function pick(column: ArrayLike<number>, { places }: JudgedRows): Float64Array {
  return Float64Array.from(places, (at) => column[at] as number);
}

/** A column as a ranking; rows where it is not a number are left out. */
export function rankedBy(
  column: ArrayLike<number>,
  rows: JudgedRows,
): Ranked & { readonly values: Float64Array } {
  const kept = Array.from(rows.places.keys()).filter((i) => !Number.isNaN(column[rows.places[i] as number]));
  return {
    scores: Float64Array.from(kept, (i) => column[rows.places[i] as number] as number),
    events: Uint8Array.from(kept, (i) => rows.events[i] as number),
    accounts: Uint32Array.from(kept, (i) => rows.accounts[i] as number),
    values: Float64Array.from(kept, (i) => rows.values[i] as number),
  };
}
