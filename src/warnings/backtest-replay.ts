import { compareCodePoints } from '../internal/code-point-order.ts';
import { isoDay } from '../internal/day.ts';
import type { AccountHistory } from '../types.ts';
import type { AccountWarnings } from './alert.ts';
import type { BacktestAccount, ReplaySettings } from './backtest-options.ts';
import type { ChurnScorer } from './churn-apply.ts';
import { snapshotOf } from './churn-features.ts';
import { historyUntil, outcomeOf } from './churn-outcome.ts';
import { evaluateWarnings } from './evaluate.ts';
import type { WarningLevel, WarningRules } from './rule.ts';
import type { Signals } from './signal-records.ts';
import { yearAmount } from './status-share.ts';

/** What happened at every account and cut-off; the place of account a at cut-off k is `a × cutoffs + k`. */
export interface Replay {
  readonly cutoffs: readonly number[];
  readonly accounts: number;
  /** 1 where an account was there, had bought lately and its outcome can be told. */
  readonly judged: Uint8Array;
  /** 1 where it was lost. */
  readonly events: Uint8Array;
  /** Net amount of the year before, from 0. */
  readonly values: Float64Array;
  /** By rule: 0 off, 1 medium, 2 high, 3 critical, while it fires or recovers. */
  readonly levels: ReadonlyMap<string, Uint8Array>;
  /** By rule: 1 where its data were too short. */
  readonly blind: ReadonlyMap<string, Uint8Array>;
  /** 0 green or grey, 1 blue, 2 yellow, 3 orange, 4 red. */
  readonly statuses: Uint8Array;
  /** Currency units; 0 where nothing is known. */
  readonly atRisk: Float64Array;
  /** Probability of churn; `NaN` without one. */
  readonly churn: Float64Array;
}

const STATUSES: readonly AccountWarnings['status'][] = ['grey', 'blue', 'yellow', 'orange', 'red'];

/** The numbers of levels. */
export const LEVEL_NUMBERS: Readonly<Record<WarningLevel, number>> = { medium: 1, high: 2, critical: 3 };

/** Fill in what one evaluation says about one account. */
function note(replay: Replay, at: number, { status, valueAtRisk, memory }: AccountWarnings): void {
  replay.statuses[at] = Math.max(0, STATUSES.indexOf(status));
  replay.atRisk[at] = valueAtRisk ?? 0;
  for (const { ruleId, state, level, blindSince } of memory.rules) {
    const isOn = (state === 'firing' || state === 'recovering') && level !== null;
    if (isOn) (replay.levels.get(ruleId) as Uint8Array)[at] = LEVEL_NUMBERS[level];
    if (state === 'unknown' || blindSince !== null) (replay.blind.get(ruleId) as Uint8Array)[at] = 1;
  }
}

function emptyReplay(cutoffs: readonly number[], accounts: number, rules: WarningRules): Replay {
  const size = cutoffs.length * accounts;
  const byRule = (): Map<string, Uint8Array> =>
    new Map(rules.rules.map(({ id }) => [id, new Uint8Array(size)]));
  return {
    cutoffs,
    accounts,
    judged: new Uint8Array(size),
    events: new Uint8Array(size),
    values: new Float64Array(size),
    levels: byRule(),
    blind: byRule(),
    statuses: new Uint8Array(size),
    atRisk: new Float64Array(size),
    churn: new Float64Array(size).fill(Number.NaN),
  };
}

function rowsAt(
  settings: ReplaySettings,
  cutoff: string,
  known: readonly AccountHistory[],
): BacktestAccount[] {
  const ids = known.map(({ accountId }) => ({ accountId }));
  if (settings.accountsAt === undefined) return ids;
  const byId = new Map(settings.accountsAt(cutoff, known).map((row) => [row.accountId, row]));
  return ids.map((row) => byId.get(row.accountId) ?? row);
}

/**
 * Evaluate the rules on one cut-off after the other, each with the orders up to it and the memory of the one before. Signals are looked at
 * whole by the evaluation, which ignores what is dated after its day.
 *
 * @param histories one per account
 * @param cutoffs ascending
 */
export function replay(
  histories: readonly AccountHistory[],
  signals: Signals | undefined,
  rules: WarningRules,
  cutoffs: readonly number[],
  settings: ReplaySettings,
  score: ChurnScorer | null,
): Replay {
  const sorted = [...histories].sort((a, b) => compareCodePoints(a.accountId, b.accountId));
  const result = emptyReplay(cutoffs, sorted.length, rules);
  let previous: Array<BacktestAccount & { readonly warnings: AccountWarnings }> = [];
  cutoffs.forEach((cutoff, k) => {
    const present = sorted
      .map((_, account) => account)
      .filter((account) => {
        const first = sorted[account]?.days[0];
        return first !== undefined && first <= cutoff;
      });
    const known = present.map((account) => historyUntil(sorted[account] as AccountHistory, cutoff));
    previous = evaluateWarnings(rowsAt(settings, isoDay(cutoff), known), known, rules, {
      asOf: isoDay(cutoff),
      signals,
      previous,
      timeZone: settings.timeZone,
      severity: settings.severity,
    });
    present.forEach((account, i) => {
      const at = account * cutoffs.length + k;
      const history = known[i] as AccountHistory;
      note(result, at, (previous[i] as { readonly warnings: AccountWarnings }).warnings);
      result.values[at] = Math.max(0, yearAmount(history, cutoff));
      const snapshot = snapshotOf(history, cutoff);
      if (snapshot === null || snapshot.recency >= settings.activeDays) return;
      const lost = outcomeOf(
        settings.definition,
        sorted[account] as AccountHistory,
        cutoff,
        settings.horizonDays,
      );
      if (lost === null) return;
      result.judged[at] = 1;
      result.events[at] = lost ? 1 : 0;
      if (score !== null) result.churn[at] = score(snapshot, history).probability ?? Number.NaN;
    });
  });
  return result;
}
