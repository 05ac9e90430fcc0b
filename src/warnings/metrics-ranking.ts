import { Z } from '../internal/rate.ts';
import type { Interval } from '../types.ts';

/** What is ranked: scores (higher: sooner expected), what happened, whose it is, and how much it weighs. */
export interface Ranked {
  readonly scores: ArrayLike<number>;
  /** 1 where it happened, else 0. */
  readonly events: ArrayLike<number>;
  /** The account of each, from 0. */
  readonly accounts: ArrayLike<number>;
}

/** How well a ranking tells what happened from what did not. */
export interface RocAuc {
  /** The chance that one that happened ranks above one that did not; ties count half. `null` without both. */
  readonly auc: number | null;
  /** With accounts as clusters. `null` below two accounts of either kind. */
  readonly error: number | null;
  readonly interval: Interval | null;
}

/** Positions in descending order of score; equal scores in order of position. */
export function descending(scores: ArrayLike<number>): Uint32Array {
  const order = new Uint32Array(scores.length);
  for (let i = 0; i < order.length; i++) order[i] = i;
  return order.sort((i, j) => (scores[j] as number) - (scores[i] as number) || i - j);
}

/** Visit groups of equal scores, best first. */
export function forEachTie(
  scores: ArrayLike<number>,
  order: Uint32Array,
  visit: (from: number, to: number) => void,
): void {
  for (let from = 0; from < order.length; ) {
    let to = from + 1;
    while (to < order.length && scores[order[to] as number] === scores[order[from] as number]) to++;
    visit(from, to);
    from = to;
  }
}

/** The share of the other kind that each one is on the right side of, ties half. */
function placements({ scores, events }: Ranked, positives: number, negatives: number): Float64Array {
  const order = descending(scores);
  const placed = new Float64Array(order.length);
  let eventsAbove = 0;
  let othersAbove = 0;
  forEachTie(scores, order, (from, to) => {
    let tied = 0;
    for (let k = from; k < to; k++) tied += events[order[k] as number] as number;
    const others = to - from - tied;
    for (let k = from; k < to; k++) {
      const i = order[k] as number;
      placed[i] =
        events[i] === 1
          ? (negatives - othersAbove - others / 2) / negatives
          : (eventsAbove + tied / 2) / positives;
    }
    eventsAbove += tied;
    othersAbove += others;
  });
  return placed;
}

/** Deviations of the placements of one kind from the area, summed up by account. */
function deviations(ranked: Ranked, placed: Float64Array, auc: number, kind: 0 | 1): Map<number, number> {
  const sums = new Map<number, number>();
  for (let i = 0; i < placed.length; i++) {
    if (ranked.events[i] !== kind) continue;
    const account = ranked.accounts[i] as number;
    sums.set(account, (sums.get(account) ?? 0) + (placed[i] as number) - auc);
  }
  return sums;
}

/**
 * The area under the ROC curve (Mann and Whitney's statistic), with its standard error over accounts: DeLong, DeLong and
 * Clarke-Pearson 1988, doi:10.2307/2531595, in the form for clustered data of Obuchowski 1997, doi:10.2307/2533958; with one row an
 * account both are the same. The interval is on the logit scale. Cost: O(n log n).
 */
export function rocAuc(ranked: Ranked): RocAuc {
  let positives = 0;
  for (let i = 0; i < ranked.events.length; i++) positives += ranked.events[i] as number;
  const negatives = ranked.events.length - positives;
  if (positives === 0 || negatives === 0) return { auc: null, error: null, interval: null };
  const placed = placements(ranked, positives, negatives);
  let sum = 0;
  for (let i = 0; i < placed.length; i++) if (ranked.events[i] === 1) sum += placed[i] as number;
  const auc = sum / positives;
  const ofEvents = deviations(ranked, placed, auc, 1);
  const ofOthers = deviations(ranked, placed, auc, 0);
  if (ofEvents.size < 2 || ofOthers.size < 2) return { auc, error: null, interval: null };
  const clusters = new Set([...ofEvents.keys(), ...ofOthers.keys()]).size;
  const squares = (sums: Map<number, number>): number => {
    let total = 0;
    for (const x of sums.values()) total += x * x;
    return (sums.size / (sums.size - 1)) * total;
  };
  let crossed = 0;
  for (const [account, x] of ofEvents) crossed += x * (ofOthers.get(account) ?? 0);
  const variance =
    squares(ofEvents) / positives ** 2 +
    squares(ofOthers) / negatives ** 2 +
    (2 * (clusters / (clusters - 1)) * crossed) / (positives * negatives);
  const error = Math.sqrt(Math.max(0, variance));
  return { auc, error, interval: logitInterval(auc, error) };
}

/** On the logit scale, so that it stays within 0 and 1. */
function logitInterval(auc: number, error: number): Interval {
  if (auc <= 0 || auc >= 1) return { lower: auc, upper: auc };
  const logit = Math.log(auc / (1 - auc));
  const half = (Z * error) / (auc * (1 - auc));
  const back = (x: number): number => 1 / (1 + Math.exp(-x));
  return { lower: back(logit - half), upper: back(logit + half) };
}

/**
 * The chance that a unit of money lost ranks above a unit of money kept, ties half: the area with weights. `null` without both.
 */
export function weightedAuc(
  scores: ArrayLike<number>,
  events: ArrayLike<number>,
  weights: ArrayLike<number>,
): number | null {
  let lostAbove = 0;
  let kept = 0;
  let won = 0;
  const order = descending(scores);
  forEachTie(scores, order, (from, to) => {
    let lostHere = 0;
    let keptHere = 0;
    for (let k = from; k < to; k++) {
      const i = order[k] as number;
      if (events[i] === 1) lostHere += weights[i] as number;
      else keptHere += weights[i] as number;
    }
    won += keptHere * (lostAbove + lostHere / 2);
    lostAbove += lostHere;
    kept += keptHere;
  });
  return lostAbove === 0 || kept === 0 ? null : won / (lostAbove * kept);
}

/**
 * Average precision: the mean, over what happened, of the precision at its place in the ranking; equal scores count as one place, so that
 * no order of ties is lucky. `null` when nothing happened. Its level by chance is the base rate.
 */
export function averagePrecision(
  scores: ArrayLike<number>,
  events: ArrayLike<number>,
  { weights, order = descending(scores) }: { weights?: ArrayLike<number>; order?: Uint32Array } = {},
): number | null {
  let seen = 0;
  let found = 0;
  let sum = 0;
  forEachTie(scores, order, (from, to) => {
    let here = 0;
    for (let k = from; k < to; k++) {
      const i = order[k] as number;
      const weight = weights === undefined ? 1 : (weights[i] as number);
      seen += weight;
      if (events[i] === 1) here += weight;
    }
    found += here;
    if (here > 0) sum += here * (found / seen);
  });
  return found === 0 ? null : sum / found;
}
