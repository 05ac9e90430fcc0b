import { medianOf } from '../internal/gaps.ts';
import type { Rate } from '../internal/rate.ts';
import type { Replay } from './backtest-replay.ts';
import { clusteredRate } from './metrics-clusters.ts';

/** Consecutive cut-offs, both ends included. */
interface Run {
  readonly from: number;
  readonly to: number;
}

/** Runs of 1 in the cut-offs of one account. */
export function runsIn(flags: ArrayLike<number>, account: number, cutoffs: number): Run[] {
  const runs: Run[] = [];
  let from = -1;
  for (let k = 0; k <= cutoffs; k++) {
    const isOn = k < cutoffs && flags[account * cutoffs + k] === 1;
    if (isOn && from < 0) from = k;
    if (!isOn && from >= 0) {
      runs.push({ from, to: k - 1 });
      from = -1;
    }
  }
  return runs;
}

/** How many alerts a review brings, and how often they come back. */
export interface AlertLoad {
  /** Accounts with the alert on, per cut-off. */
  readonly perReview: number;
  /** Accounts on which it came up anew, per cut-off after the first. `null` with one cut-off. */
  readonly newPerReview: number | null;
  /** Of the alerts that came up: how many did so within the horizon after the same alert had gone. */
  readonly flapRate: Rate;
}

/** Load and flaps of flags (1 or 0 at every account and cut-off). */
export function loadOf(
  { cutoffs, accounts }: Replay,
  flags: ArrayLike<number>,
  horizonDays: number,
): AlertLoad {
  const count = cutoffs.length;
  const started = new Float64Array(accounts);
  const flapped = new Float64Array(accounts);
  let on = 0;
  let anew = 0;
  for (let account = 0; account < accounts; account++) {
    let before: Run | null = null;
    for (const run of runsIn(flags, account, count)) {
      on += run.to - run.from + 1;
      if (run.from > 0) anew++;
      started[account] = (started[account] as number) + 1;
      // It was off from the evaluation after its last one on.
      if (before !== null) {
        const silent = (cutoffs[run.from] as number) - (cutoffs[before.to + 1] as number);
        if (silent <= horizonDays) flapped[account] = (flapped[account] as number) + 1;
      }
      before = run;
    }
  }
  return {
    perReview: on / count,
    newPerReview: count < 2 ? null : anew / (count - 1),
    flapRate: clusteredRate(flapped, started),
  };
}

/** How early losses were foretold. */
export interface LeadTime {
  /** Losses that began after the first cut-off. */
  readonly losses: number;
  /** Those that an alert was on for by the day of the loss. */
  readonly foretold: Rate;
  /** Days from the first day of the alert to the day of the loss; `null` where nothing was foretold. */
  readonly medianDays: number | null;
  readonly quartiles: readonly [number, number] | null;
}

/**
 * Lead times. A loss is a run of cut-offs at which an account is lost within the horizon; it begins at the first one and is a fact a horizon
 * later: that is the day of the loss. The alert is the first run of the flag that is on at a cut-off of the loss before that day; it may have
 * come up before the loss began, as long as it stayed on. Losses at the first cut-off are left out: nobody knows since when.
 */
export function leadTimeOf(replay: Replay, flags: ArrayLike<number>, horizonDays: number): LeadTime {
  const { cutoffs, accounts, judged, events } = replay;
  const count = cutoffs.length;
  const lost = events.map((event, at) => event & (judged[at] as number));
  const losses = new Float64Array(accounts);
  const found = new Float64Array(accounts);
  const leads: number[] = [];
  for (let account = 0; account < accounts; account++) {
    const alerts = runsIn(flags, account, count);
    for (const loss of runsIn(lost, account, count)) {
      if (loss.from === 0) continue;
      const day = (cutoffs[loss.from] as number) + horizonDays;
      losses[account] = (losses[account] as number) + 1;
      const alert = alerts.find(
        ({ from, to }) =>
          to >= loss.from && from <= loss.to && (cutoffs[Math.max(from, loss.from)] as number) < day,
      );
      if (alert === undefined) continue;
      found[account] = (found[account] as number) + 1;
      leads.push(day - (cutoffs[alert.from] as number));
    }
  }
  leads.sort((a, b) => a - b);
  const half = leads.length >> 1;
  const low = medianOf(leads.slice(0, Math.max(1, half)));
  const high = medianOf(leads.slice(leads.length - Math.max(1, half)));
  return {
    losses: losses.reduce((sum, n) => sum + n, 0),
    foretold: clusteredRate(found, losses),
    medianDays: medianOf(leads),
    quartiles: low === null || high === null ? null : [low, high],
  };
}
