import { checkHistories, historiesById } from '../internal/check-histories.ts';
import { checkedLater, checkOptions, type OptionCheck, oneOf } from '../internal/options.ts';
import { dayReaderIn } from '../internal/read-day.ts';
import type { AccountHistory, Reason } from '../types.ts';
import {
  BASIC_CHECKS,
  type BacktestBasics,
  type BacktestCutoffs,
  checkHorizon,
  type ReplaySettings,
  readBasics,
  readCutoffs,
} from './backtest-options.ts';
import { type Replay, replay } from './backtest-replay.ts';
import { type JudgedRows, judgedRows } from './backtest-rows.ts';
import { checkRules, refuseRuleFaults } from './check-rules.ts';
import { type Detection, detectionOf } from './metrics.ts';
import type { Estimate } from './metrics-clusters.ts';
import type { WarningLevel, WarningRule, WarningRules } from './rule.ts';
import type { Signals } from './signal-records.ts';
import { scaleRule, type ThresholdChange } from './tune-scale.ts';
import { anyOf, f1Gain, flagsOf, search, type Variant } from './tune-search.ts';

/** The options of {@link tuneThresholds}. */
export interface TuneOptions extends BacktestBasics {
  /** The days to choose thresholds on. */
  readonly train: BacktestCutoffs;
  /** Later days to judge them on: the first a horizon after the last of `train` or later, so that no outcome is in both. */
  readonly test: BacktestCutoffs;
  /** Alerts at this level or worse count. Default `'medium'`: all. */
  readonly level?: WarningLevel | undefined;
  /** Whether accounts count alike or by their value in the year before. Default `'accounts'`. */
  readonly countBy?: 'accounts' | 'value' | undefined;
  /** What thresholds are multiplied by. Default 0.6, 0.75, 0.9, 1.1, 1.35 and 1.7; 1 is always tried. */
  readonly factors?: readonly number[] | undefined;
}

/** The rules as they were and as they would be, on the same days. */
export interface TuneComparison {
  readonly before: Detection;
  readonly after: Detection;
  /** F1 after less F1 before, with its interval (accounts as clusters, in pairs). */
  readonly gain: Estimate;
}

/** What the search found. */
export interface TunedThresholds {
  /** The set to use: the new one where all of the interval of its gain on the test days is above 0, else the one given. */
  readonly rules: WarningRules;
  readonly recommended: 'new' | 'old';
  /** What the search chose, also where it is not recommended. */
  readonly candidate: WarningRules;
  /** What the candidate changes. */
  readonly diff: readonly ThresholdChange[];
  /** On the days that it was chosen on: flattering. */
  readonly train: TuneComparison;
  /** On later days: honest. */
  readonly test: TuneComparison;
  /** The gain on the test days; it may be below 0. */
  readonly gain: Estimate;
  readonly reasons: readonly Reason[];
}

const FACTORS: readonly number[] = [0.6, 0.75, 0.9, 1.1, 1.35, 1.7];

const FACTOR_CHECK: OptionCheck = {
  expected: 'a list of at most 20 numbers above 0, up to 100',
  type: 'object',
  holds: (list: unknown) =>
    Array.isArray(list) &&
    list.length <= 20 &&
    list.every((factor) => typeof factor === 'number' && factor > 0 && factor <= 100),
};

/** A rule at a factor, under a name of its own, so that all of them are evaluated in one go. */
function variantsOf(
  rule: WarningRule,
  factors: readonly number[],
): Array<{ rule: WarningRule; factor: number }> {
  const made = factors.map((factor) => ({ factor, ...scaleRule(rule, factor) }));
  return made
    .filter(({ factor, rule: scaled, changes }) => factor === 1 || (changes.length > 0 && isSound(scaled)))
    .map(({ factor, rule: scaled }) => ({ rule: scaled, factor }));
}

function isSound(rule: WarningRule): boolean {
  return checkRules({ kind: 'warning-rules', version: 1, id: 'variant', rules: [rule] }).length === 0;
}

function variantId(ruleId: string, factor: number): string {
  return `${ruleId} × ${factor}`;
}

function compare(
  rows: JudgedRows,
  before: readonly Variant[],
  after: readonly Variant[],
  byValue: boolean,
): TuneComparison {
  const old = anyOf(rows.places.length, before);
  const fresh = anyOf(rows.places.length, after);
  const { value, interval } = f1Gain(rows, old, fresh, byValue);
  return { before: detectionOf(rows, old), after: detectionOf(rows, fresh), gain: { value, interval } };
}

/** Cut-offs of both parts; the test part begins when all outcomes of the training part are known. */
function readParts(action: string, options: TuneOptions, histories: readonly AccountHistory[]) {
  const readDay = dayReaderIn(options.timeZone ?? 'UTC');
  const train = readCutoffs(action, 'train', options.train, readDay);
  const test = readCutoffs(action, 'test', options.test, readDay);
  checkHorizon(action, 'test', test, options, histories, readDay);
  const { horizonDays = 90 } = options;
  const first = (train[train.length - 1] as number) + horizonDays;
  if ((test[0] as number) < first)
    throw new RangeError(
      `Cannot ${action} as "test" must begin ${horizonDays} days after "train" ends: it is ${first - (test[0] as number)} days too early`,
    );
  return { train, test };
}

/** The rows of a replay of one part, with the flags of all variants. */
function variantsIn(
  result: Replay,
  rows: JudgedRows,
  ids: ReadonlyArray<readonly [string, number]>,
  level: WarningLevel,
): Variant[] {
  return ids.map(([ruleId, factor]) => ({
    ruleId,
    factor,
    flags: flagsOf(result, variantId(ruleId, factor), rows, level),
  }));
}

function reasonOf(diff: readonly ThresholdChange[], gain: Estimate): Reason {
  const value = gain.value;
  if (diff.length === 0)
    return { code: 'tune.no_change', field: 'thresholds', value: 0, op: '=', threshold: 0 };
  if (value === null || value <= 0)
    return { code: 'tune.no_gain', field: 'f1', value, op: '<=', threshold: 0 };
  const code = isProven(gain) ? 'tune.gain' : 'tune.unclear_gain';
  return { code, field: 'f1', value, op: '>', threshold: 0 };
}

/** Whether a gain is more than the luck of the test days: it has an interval, and all of that is above 0. */
function isProven({ interval }: Estimate): boolean {
  return interval !== null && interval.lower > 0;
}

/** {@link tuneThresholds} on histories. */
export function tuneOnHistories(
  histories: readonly AccountHistory[],
  signals: Signals | undefined,
  rules: WarningRules,
  options: TuneOptions,
): TunedThresholds {
  const action = 'tune thresholds';
  checkOptions(action, options ?? null, {
    ...BASIC_CHECKS,
    train: checkedLater,
    test: checkedLater,
    level: oneOf('medium', 'high', 'critical'),
    countBy: oneOf('accounts', 'value'),
    factors: FACTOR_CHECK,
  });
  checkHistories(action, histories);
  historiesById(action, histories);
  refuseRuleFaults(action, rules);
  const { train, test } = readParts(action, options, histories);
  const { level = 'medium', factors = FACTORS } = options;
  const byValue = options.countBy === 'value';
  const tried = [1, ...new Set(factors.filter((factor) => factor !== 1))];
  const all = rules.rules.flatMap((rule) =>
    variantsOf(rule, tried).map(({ rule: scaled, factor }) => ({ id: rule.id, factor, scaled })),
  );
  const ids = all.map(({ id, factor }) => [id, factor] as const);
  const set: WarningRules = {
    ...rules,
    rules: all.map(({ id, factor, scaled }) => ({ ...scaled, id: variantId(id, factor) })),
  };
  const settings: ReplaySettings = { ...readBasics(action, options), action };
  const names = rules.rules.map(({ id }) => id);

  const trained = replay(histories, signals, set, train, settings, null);
  const trainRows = judgedRows(trained);
  const trainVariants = variantsIn(trained, trainRows, ids, level);
  const chosen = search(trainRows, names, trainVariants, byValue);

  const tested = replay(histories, signals, set, test, settings, null);
  const testRows = judgedRows(tested);
  const testVariants = variantsIn(tested, testRows, ids, level);
  const before = (list: readonly Variant[]) => list.filter(({ factor }) => factor === 1);
  const after = (list: readonly Variant[]) =>
    list.filter(({ ruleId, factor }) => chosen.get(ruleId) === factor);
  const scaled = rules.rules.map((rule) => scaleRule(rule, chosen.get(rule.id) ?? 1));
  const diff = scaled.flatMap(({ changes }) => changes);
  const candidate = diff.length === 0 ? rules : { ...rules, rules: scaled.map(({ rule }) => rule) };
  const judged = compare(testRows, before(testVariants), after(testVariants), byValue);
  const gained = diff.length > 0 && isProven(judged.gain);
  return {
    rules: gained ? candidate : rules,
    recommended: gained ? 'new' : 'old',
    candidate,
    diff,
    train: compare(trainRows, before(trainVariants), after(trainVariants), byValue),
    test: judged,
    gain: judged.gain,
    reasons: [reasonOf(diff, judged.gain)],
  };
}
