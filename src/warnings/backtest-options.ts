import { MAX_DAY } from '../internal/day.ts';
import {
  anyFunction,
  anyString,
  checkedLater,
  checkOptions,
  integer,
  type OptionCheck,
  refuse,
} from '../internal/options.ts';
import { type DayReader, dayReaderIn, readAsOf } from '../internal/read-day.ts';
import { checkModel } from '../model/parse-model.ts';
import type { AccountHistory } from '../types.ts';
import type { ChurnFeatures } from './churn-features.ts';
import type { ChurnModel } from './churn-model.ts';
import { HORIZON_DAYS, MORE } from './churn-options.ts';
import { CHURN_DEFINITION, type ChurnDefinition } from './churn-outcome.ts';
import type { DayLike } from './signal-records.ts';
import type { SeverityProbabilities } from './value-at-risk.ts';

/** Days to stand on: a list, or one every so many days. */
export type BacktestCutoffs =
  | readonly DayLike[]
  | { readonly from: DayLike; readonly to: DayLike; readonly everyDays: number };

/** A row of an account with what else was known of it on a day, such as its segment or tier. */
export interface BacktestAccount {
  readonly accountId: string;
}

/** What a backtest and a search for thresholds have in common. */
export interface BacktestBasics {
  /** How far ahead an alert is to be right. Default 90. */
  readonly horizonDays?: number | undefined;
  /** What counts as lost. Default `'no_order'`: no purchase within the horizon. */
  readonly churnDefinition?: ChurnDefinition | undefined;
  /** The last day that is known. Default the last day of the orders. The horizon of every cut-off must end by it. */
  readonly asOf?: DayLike | undefined;
  /** Accounts are judged while they bought within so many days. Default 365. */
  readonly activeDays?: number | undefined;
  /**
   * Rows for the accounts of a cut-off (an ISO day) with what rules look at besides orders and signals, such as segments and tiers; made from the
   * histories given, which end there. Default: account ids only.
   */
  readonly accountsAt?:
    | ((cutoff: string, histories: readonly AccountHistory[]) => readonly BacktestAccount[])
    | undefined;
  /** As for {@link evaluateWarnings}. */
  readonly severity?: SeverityProbabilities | undefined;
  /** IANA zone whose civil day an instant belongs to. Default `'UTC'`. */
  readonly timeZone?: string | undefined;
}

/** The options of {@link backtestWarnings}. */
export interface BacktestOptions extends BacktestBasics {
  /** The days to stand on; at least 4 are advised, no further apart than reviews are. */
  readonly cutoffs: BacktestCutoffs;
  /** A churn model whose probabilities are to be judged as well; fitted as of the first cut-off or before. */
  readonly model?: ChurnModel | undefined;
  /** The functions of the model's own features. */
  readonly more?: ChurnFeatures | undefined;
}

/** What a replay goes by; days as numbers. */
export interface ReplaySettings {
  readonly action: string;
  readonly horizonDays: number;
  readonly definition: ChurnDefinition;
  readonly activeDays: number;
  readonly accountsAt: BacktestBasics['accountsAt'];
  readonly severity: SeverityProbabilities | undefined;
  readonly timeZone: string;
}

/** Checks of {@link BacktestBasics}. */
export const BASIC_CHECKS: Readonly<Record<string, OptionCheck>> = {
  horizonDays: HORIZON_DAYS,
  churnDefinition: CHURN_DEFINITION,
  asOf: checkedLater,
  activeDays: /* @__PURE__ */ integer(1, 36_525),
  accountsAt: anyFunction,
  severity: checkedLater,
  timeZone: anyString,
};

const CUTOFFS: OptionCheck = {
  expected: 'a list of days, at least one, or { from, to, everyDays } in this order of time',
  type: 'object',
  holds: () => true,
};

/** Days in ascending order, each once. */
export function readCutoffs(action: string, name: string, cutoffs: unknown, readDay: DayReader): number[] {
  if (Array.isArray(cutoffs)) {
    if (cutoffs.length === 0) refuse(action, name, CUTOFFS, cutoffs);
    return [...new Set(cutoffs.map((day) => readAsOf(day, readDay, action)))].sort((a, b) => a - b);
  }
  if (typeof cutoffs !== 'object' || cutoffs === null) refuse(action, name, CUTOFFS, cutoffs);
  const { from, to, everyDays } = cutoffs as { from?: unknown; to?: unknown; everyDays?: unknown };
  const first = readAsOf(from, readDay, action);
  const last = readAsOf(to, readDay, action);
  if (!Number.isInteger(everyDays) || (everyDays as number) < 1 || last < first)
    refuse(action, name, CUTOFFS, cutoffs);
  const days: number[] = [];
  for (let day = first; day <= last; day += everyDays as number) days.push(day);
  return days;
}

/** The last day that is known. */
function lastKnownDay(histories: readonly AccountHistory[]): number {
  return histories.reduce((last, { days }) => Math.max(last, days[days.length - 1] ?? last), -MAX_DAY);
}

/** Refuse cut-offs whose outcome is not known yet. */
export function checkHorizon(
  action: string,
  name: string,
  cutoffs: readonly number[],
  options: BacktestBasics,
  histories: readonly AccountHistory[],
  readDay: DayReader,
): void {
  const last = options.asOf === undefined ? lastKnownDay(histories) : readAsOf(options.asOf, readDay, action);
  const latest = cutoffs[cutoffs.length - 1] as number;
  const { horizonDays = 90 } = options;
  if (latest + horizonDays > last)
    throw new RangeError(
      `Cannot ${action} as "${name}" must end ${horizonDays} days before what is known: the last one is ${latest + horizonDays - last} days too late`,
    );
}

/** Fill in the basics. */
export function readBasics(action: string, options: BacktestBasics): ReplaySettings {
  return {
    action,
    horizonDays: options.horizonDays ?? 90,
    definition: options.churnDefinition ?? 'no_order',
    activeDays: options.activeDays ?? 365,
    accountsAt: options.accountsAt,
    severity: options.severity,
    timeZone: options.timeZone ?? 'UTC',
  };
}

/** Check the options of a backtest and fill them in. */
export function readBacktestOptions(
  action: string,
  options: BacktestOptions,
  histories: readonly AccountHistory[],
): { readonly settings: ReplaySettings; readonly cutoffs: number[] } {
  checkOptions(action, options ?? null, {
    ...BASIC_CHECKS,
    cutoffs: checkedLater,
    model: checkedLater,
    more: MORE,
  });
  if (options.model !== undefined) checkModel(action, options.model, 'churn', 1);
  const readDay = dayReaderIn(options.timeZone ?? 'UTC');
  const cutoffs = readCutoffs(action, 'cutoffs', options.cutoffs, readDay);
  checkHorizon(action, 'cutoffs', cutoffs, options, histories, readDay);
  return { settings: readBasics(action, options), cutoffs };
}
