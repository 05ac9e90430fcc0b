import type { Rate } from '../internal/rate.ts';
import type { Notice, Reason } from '../types.ts';
import type { AlertLoad, LeadTime } from './backtest-runs.ts';
import type { Detection } from './metrics.ts';
import type { Estimate } from './metrics-clusters.ts';
import type { Calibration } from './metrics-probability.ts';
import type { RocAuc } from './metrics-ranking.ts';
import type { WarningFamily, WarningLevel } from './rule.ts';

/** How one rule, or all of them together, would have done. */
export interface AlertBacktest extends Detection {
  /** The same for alerts at a level or worse; for all rules together: yellow, orange and red. */
  readonly levels: Readonly<Partial<Record<WarningLevel, Detection>>>;
  readonly load: AlertLoad;
  readonly lead: LeadTime;
}

/** How one rule would have done. */
export interface RuleBacktest extends AlertBacktest {
  readonly ruleId: string;
  readonly family: WarningFamily;
  /** The share of accounts at cut-offs for which it had the data to judge. */
  readonly judged: Rate;
  /**
   * The base rate among those, and the lift over it. A rule that asks for a history is silent about newcomers, who are lost more often: against the
   * base rate of all it may look worse than chance. The verdict goes by this lift.
   */
  readonly amongJudged: { readonly baseRate: Rate; readonly lift: Estimate };
  /** Whether it earns its keep; `null` when it fired too rarely to tell. */
  readonly keep: boolean | null;
  /** Why. */
  readonly reasons: readonly Reason[];
}

/** How well a score orders accounts. */
export interface RankingBacktest extends RocAuc {
  /** By chance it is the base rate. */
  readonly averagePrecision: Estimate;
  /** With accounts counted by their value: the chance that a unit of money lost ranks above one that stayed. */
  readonly aucByValue: number | null;
}

/** The probability of a level against what happened. */
export interface SeverityBacktest {
  readonly level: WarningLevel;
  /** What was assumed. */
  readonly forecast: number;
  /** The share of accounts with this as their worst level that were lost within the horizon: what to give as `severity`. */
  readonly observed: Rate;
}

/** One cut-off. */
export interface CutoffBacktest {
  /** ISO day. */
  readonly cutoff: string;
  readonly accounts: number;
  readonly lost: number;
  /** Accounts with an alert (yellow, orange or red). */
  readonly alerts: number;
  readonly hits: number;
}

/** What a backtest found. */
export interface WarningBacktest {
  readonly horizonDays: number;
  readonly churnDefinition: 'no_order' | { readonly drop: number } | 'function';
  readonly activeDays: number;
  readonly cutoffs: readonly CutoffBacktest[];
  /** Accounts that were judged at least once. */
  readonly accounts: number;
  /** All rules together: what an account's status says. */
  readonly all: AlertBacktest;
  readonly rules: readonly RuleBacktest[];
  /** Ids of rules that do not earn their keep. */
  readonly drop: readonly string[];
  /** Accounts in order of urgency: by status, then by how many alerts of what level. */
  readonly urgency: RankingBacktest;
  /** Accounts in order of value at risk. */
  readonly valueAtRisk: RankingBacktest;
  readonly severity: readonly SeverityBacktest[];
  /** The probabilities of levels, over accounts with an alert; `null` without alerts. */
  readonly severityCalibration: Calibration | null;
  /** The churn model, if one was given. */
  readonly churn: { readonly ranking: RankingBacktest; readonly calibration: Calibration | null } | null;
  readonly notices: readonly Notice[];
}
