import { isoDay } from '../internal/day.ts';
import type {
  AlertBacktest,
  CutoffBacktest,
  RankingBacktest,
  RuleBacktest,
  SeverityBacktest,
} from './backtest-record.ts';
import { LEVEL_NUMBERS, type Replay } from './backtest-replay.ts';
import { type JudgedRows, pick, rankedBy, reaches } from './backtest-rows.ts';
import { leadTimeOf, loadOf } from './backtest-runs.ts';
import { verdictOf } from './backtest-verdict.ts';
import { detectionOf } from './metrics.ts';
import { averagePrecisionInterval } from './metrics-bootstrap.ts';
import { clusteredRate, estimate } from './metrics-clusters.ts';
import { type Calibration, calibrationOf } from './metrics-probability.ts';
import { averagePrecision, rocAuc, weightedAuc } from './metrics-ranking.ts';
import type { WarningLevel, WarningRule } from './rule.ts';

const LEVELS: readonly WarningLevel[] = ['medium', 'high', 'critical'];

/** Judge a column of levels: `numbers` are those from which each level counts. */
export function judgeAlerts(
  replay: Replay,
  rows: JudgedRows,
  column: ArrayLike<number>,
  numbers: Readonly<Partial<Record<WarningLevel, number>>>,
  horizonDays: number,
): AlertBacktest {
  const least = Math.min(...Object.values(numbers));
  const flags = reaches(column, least);
  const levels: Partial<Record<WarningLevel, AlertBacktest['levels'][WarningLevel]>> = {};
  for (const level of LEVELS) {
    const number = numbers[level];
    if (number !== undefined) levels[level] = detectionOf(rows, pick(reaches(column, number), rows));
  }
  return {
    ...detectionOf(rows, pick(flags, rows)),
    levels: levels as AlertBacktest['levels'],
    load: loadOf(replay, flags, horizonDays),
    lead: leadTimeOf(replay, flags, horizonDays),
  };
}

/** Base rate and lift on the rows for which a rule had its data. */
function amongJudged(
  rows: JudgedRows,
  column: ArrayLike<number>,
  blind: ArrayLike<number>,
): RuleBacktest['amongJudged'] {
  const kept = Array.from(rows.places.keys()).filter((i) => blind[rows.places[i] as number] !== 1);
  const part = {
    size: rows.size,
    accounts: kept.map((i) => rows.accounts[i] as number),
    events: kept.map((i) => rows.events[i] as number),
    values: kept.map((i) => rows.values[i] as number),
  };
  const flags = kept.map((i) => ((column[rows.places[i] as number] as number) > 0 ? 1 : 0));
  const { baseRate, lift } = detectionOf(part, flags);
  return { baseRate, lift };
}

/** The share of what was judged for which a rule had its data. */
function sightOf(rows: JudgedRows, blind: ArrayLike<number>) {
  const seen = new Float64Array(rows.size);
  const all = new Float64Array(rows.size);
  rows.places.forEach((at, i) => {
    const account = rows.accounts[i] as number;
    all[account] = (all[account] as number) + 1;
    seen[account] = (seen[account] as number) + 1 - (blind[at] as number);
  });
  return clusteredRate(seen, all);
}

export function judgeRule(
  replay: Replay,
  rows: JudgedRows,
  { id, family, levels }: WarningRule,
  horizonDays: number,
): RuleBacktest {
  const numbers: Partial<Record<WarningLevel, number>> = {};
  for (const level of LEVELS) if (levels[level] !== undefined) numbers[level] = LEVEL_NUMBERS[level];
  const column = replay.levels.get(id) as Uint8Array;
  const blind = replay.blind.get(id) as Uint8Array;
  const alerts = judgeAlerts(replay, rows, column, numbers, horizonDays);
  const among = amongJudged(rows, column, blind);
  return {
    ruleId: id,
    family,
    ...alerts,
    judged: sightOf(rows, blind),
    amongJudged: among,
    ...verdictOf({ ...alerts, lift: among.lift }),
  };
}

export function judgeRanking(column: ArrayLike<number>, rows: JudgedRows): RankingBacktest {
  const ranked = rankedBy(column, rows);
  return {
    ...rocAuc(ranked),
    averagePrecision: estimate(
      averagePrecision(ranked.scores, ranked.events),
      averagePrecisionInterval(ranked),
    ),
    aucByValue: weightedAuc(ranked.scores, ranked.events, ranked.values),
  };
}

/** How urgent an account looks: its status, then its alerts (1, 2 or 3 by level), as a fraction that never reaches the next status. */
export function urgencyOf({ statuses, levels }: Replay): Float64Array {
  const points = new Float64Array(statuses.length);
  for (const column of levels.values())
    for (let at = 0; at < points.length; at++) points[at] = (points[at] as number) + (column[at] as number);
  return points.map((sum, at) => (statuses[at] as number) + sum / (sum + 1));
}

/** The worst level of every account at every cut-off, over all rules; 0 without. */
function worstLevels({ levels, statuses }: Replay): Uint8Array {
  const worst = new Uint8Array(statuses.length);
  for (const column of levels.values())
    for (let at = 0; at < worst.length; at++) worst[at] = Math.max(worst[at] as number, column[at] as number);
  return worst;
}

/** Levels as probabilities. */
export function judgeSeverity(
  replay: Replay,
  rows: JudgedRows,
  severity: Readonly<Record<WarningLevel, number>>,
): { readonly severity: SeverityBacktest[]; readonly calibration: Calibration | null } {
  const worst = pick(worstLevels(replay), rows);
  const found = LEVELS.map((level): SeverityBacktest => {
    const happened = new Float64Array(rows.size);
    const all = new Float64Array(rows.size);
    worst.forEach((number, i) => {
      if (number !== LEVEL_NUMBERS[level]) return;
      const account = rows.accounts[i] as number;
      all[account] = (all[account] as number) + 1;
      happened[account] = (happened[account] as number) + (rows.events[i] as number);
    });
    return { level, forecast: severity[level], observed: clusteredRate(happened, all) };
  });
  const alerted = Array.from(worst.keys()).filter((i) => worst[i] !== 0);
  const calibration = calibrationOf(
    alerted.map((i) => severity[LEVELS[(worst[i] as number) - 1] as WarningLevel]),
    alerted.map((i) => rows.events[i] as number),
  );
  return { severity: found, calibration };
}

/** Figures of every cut-off. */
export function judgeCutoffs(
  { cutoffs, judged, events, statuses }: Replay,
  yellow: number,
): CutoffBacktest[] {
  return cutoffs.map((day, k) => {
    const figures = { accounts: 0, lost: 0, alerts: 0, hits: 0 };
    for (let at = k; at < judged.length; at += cutoffs.length) {
      if (judged[at] !== 1) continue;
      const isOn = (statuses[at] as number) >= yellow;
      figures.accounts++;
      if (events[at] === 1) figures.lost++;
      if (isOn) figures.alerts++;
      if (isOn && events[at] === 1) figures.hits++;
    }
    return { cutoff: isoDay(day), ...figures };
  });
}
