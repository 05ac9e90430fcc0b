import { checkHistories, historiesById } from '../internal/check-histories.ts';
import { dayFromIsoPrefix } from '../internal/day.ts';
import type { AccountHistory, Notice } from '../types.ts';
import {
  judgeAlerts,
  judgeCutoffs,
  judgeRanking,
  judgeRule,
  judgeSeverity,
  urgencyOf,
} from './backtest-judge.ts';
import { type BacktestOptions, readBacktestOptions } from './backtest-options.ts';
import type { WarningBacktest } from './backtest-record.ts';
import { type Replay, replay } from './backtest-replay.ts';
import { type JudgedRows, judgedRows, rankedBy } from './backtest-rows.ts';
import { churnScorer } from './churn-apply.ts';
import type { ChurnModel } from './churn-model.ts';
import { calibrationOf } from './metrics-probability.ts';
import type { WarningRules } from './rule.ts';
import type { Signals } from './signal-records.ts';
import { readSeverity } from './value-at-risk.ts';

/** The numbers of statuses from which an account counts as warned of, by level. */
const STATUS_NUMBERS = { medium: 2, high: 3, critical: 4 } as const;
const FEWEST_CUTOFFS = 4;
const FEWEST_LOSSES = 10;
/** Above this base rate no lift can reach 1.5. */
const HIGH_BASE_RATE = 2 / 3;

function noticesOf(result: Replay, rows: JudgedRows, model: ChurnModel | undefined): Notice[] {
  const notices: Notice[] = [];
  const tell = (code: string, field: string, value: number | string, threshold: number | string): void => {
    notices.push({ code, field, value, threshold });
  };
  const lost = Array.from(rows.events).reduce((sum, event) => sum + event, 0);
  const n = rows.places.length;
  if (result.cutoffs.length < FEWEST_CUTOFFS)
    tell('backtest.few_cutoffs', 'cutoffs', result.cutoffs.length, FEWEST_CUTOFFS);
  if (lost < FEWEST_LOSSES) tell('backtest.few_losses', 'accounts', lost, FEWEST_LOSSES);
  if (n > 0 && lost / n > HIGH_BASE_RATE)
    tell('backtest.high_base_rate', 'baseRate', lost / n, HIGH_BASE_RATE);
  const known = model?.trainedOn.asOf ?? null;
  if (known !== null && dayFromIsoPrefix(known) > (result.cutoffs[0] as number))
    tell('backtest.model_knows_more', 'asOf', known, judgeCutoffs(result, 0)[0]?.cutoff ?? known);
  return notices;
}

function judgeChurn(result: Replay, rows: JudgedRows): WarningBacktest['churn'] {
  const { scores, events } = rankedBy(result.churn, rows);
  return { ranking: judgeRanking(result.churn, rows), calibration: calibrationOf(scores, events) };
}

/** {@link backtestWarnings} on histories. */
export function backtestHistories(
  histories: readonly AccountHistory[],
  signals: Signals | undefined,
  rules: WarningRules,
  options: BacktestOptions,
): WarningBacktest {
  const action = 'backtest warnings';
  checkHistories(action, histories);
  historiesById(action, histories);
  const { settings, cutoffs } = readBacktestOptions(action, options, histories);
  const severity = readSeverity(action, settings.severity);
  const { model, more = {} } = options;
  const score = model === undefined ? null : churnScorer(action, model, more);
  const result = replay(histories, signals, rules, cutoffs, settings, score);
  const rows = judgedRows(result);
  const { horizonDays, definition } = settings;
  const judged = rules.rules.map((rule) => judgeRule(result, rows, rule, horizonDays));
  const levels = judgeSeverity(result, rows, severity);
  return {
    horizonDays,
    churnDefinition: typeof definition === 'function' ? 'function' : definition,
    activeDays: settings.activeDays,
    cutoffs: judgeCutoffs(result, STATUS_NUMBERS.medium),
    accounts: new Set(rows.accounts as Uint32Array).size,
    all: judgeAlerts(result, rows, result.statuses, STATUS_NUMBERS, horizonDays),
    rules: judged,
    drop: judged.filter(({ keep }) => keep === false).map(({ ruleId }) => ruleId),
    urgency: judgeRanking(urgencyOf(result), rows),
    valueAtRisk: judgeRanking(result.atRisk, rows),
    severity: levels.severity,
    severityCalibration: levels.calibration,
    churn: score === null ? null : judgeChurn(result, rows),
    notices: noticesOf(result, rows, model),
  };
}
