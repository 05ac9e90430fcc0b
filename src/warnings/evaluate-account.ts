import type { Reason } from '../types.ts';
import type { AccountWarnings, Alert, RuleMemory, WarningMemory } from './alert.ts';
import { alertOf, type Mute } from './evaluate-alert.ts';
import { LEVELS, look, type PreparedRule } from './evaluate-rule.ts';
import type { Shared } from './evaluate-shared.ts';
import type { Indicator, IndicatorId } from './indicator.ts';
import { rememberLevels } from './levels.ts';
import { measure } from './measure.ts';
import type { MeasureInput } from './measure-input.ts';
import { type Quiet, quietUntil } from './quiet.ts';
import type { WarningLevel } from './rule.ts';
import { snoozedUntil } from './snooze.ts';
import { step } from './state-machine.ts';
import { counts, statusOf } from './status.ts';
import { liftAlert, shareReasons } from './status-share.ts';
import { hasBuyingData } from './status-watch.ts';
import type { Subject } from './threshold-bound.ts';
import { valueAtRisk } from './value-at-risk.ts';
import { firstPurchaseDay } from './windows.ts';

/** What holds for all accounts of an evaluation. */
export interface Evaluation {
  readonly asOf: number;
  readonly today: string;
  readonly rules: readonly PreparedRule[];
  /** The place of a rule in the set, by its id. */
  readonly order: ReadonlyMap<string, number>;
  readonly indicators: readonly IndicatorId[];
  /** Ids of rules that are early signs only. */
  readonly early: ReadonlySet<string>;
  /** Ids of rules that tell whether the account still buys. */
  readonly watch: ReadonlySet<string>;
  readonly quiet: readonly Quiet[];
  readonly severity: Readonly<Record<WarningLevel, number>>;
  readonly shared: Shared;
}

/** What holds for one account. */
export interface EvaluatedAccount {
  readonly accountId: string;
  readonly input: MeasureInput;
  readonly snoozes: ReadonlyMap<string, number> | undefined;
  readonly share: number | null;
  readonly value: number | null;
}

const STATES: readonly Alert['state'][] = [
  'firing',
  'recovering',
  'pending',
  'snoozed',
  'suppressed',
  'resolved',
  'unknown',
];

function subjectOf({ indicators, shared }: Evaluation, input: MeasureInput): Subject {
  const measured: Partial<Record<IndicatorId, Indicator>> = {};
  for (const id of indicators) measured[id] = shared.indicator(measure(id, input));
  const { row, history, asOf } = input;
  const tier: unknown = (row as { tier?: { id?: unknown } | null }).tier?.id;
  const first = history === null ? null : firstPurchaseDay(history, asOf);
  return {
    indicators: measured,
    tier: typeof tier === 'string' ? tier : null,
    ageDays: first === null ? null : asOf - first,
  };
}

function memoryByRule(memory: WarningMemory | null): ReadonlyMap<string, RuleMemory> {
  return new Map(memory?.rules.map((rule) => [rule.ruleId, rule]) ?? []);
}

/** The worst level that rules gave, before the share of the book lifted any: being large does not make an account likelier to leave. */
function worstLevel(
  memories: readonly RuleMemory[],
  alerts: readonly Alert[],
  early: ReadonlySet<string>,
): WarningLevel | null {
  const counted = new Set(alerts.filter((alert) => counts(alert, early)).map(({ ruleId }) => ruleId));
  return (
    LEVELS.find((level) => memories.some((rule) => rule.level === level && counted.has(rule.ruleId))) ?? null
  );
}

function byUrgency(order: ReadonlyMap<string, number>): (a: Alert, b: Alert) => number {
  const rank = ({ level }: Alert): number => (level === null ? LEVELS.length : LEVELS.indexOf(level));
  return (a, b) =>
    STATES.indexOf(a.state) - STATES.indexOf(b.state) ||
    rank(a) - rank(b) ||
    (order.get(a.ruleId) ?? 0) - (order.get(b.ruleId) ?? 0);
}

/** Evaluate all rules for one account. */
export function evaluateAccount(evaluation: Evaluation, account: EvaluatedAccount): AccountWarnings {
  const { asOf, today, rules, order, early, watch, quiet, severity, shared } = evaluation;
  const { accountId, input, snoozes, share, value } = account;
  const subject = subjectOf(evaluation, input);
  const before = memoryByRule(input.memory);
  const isAgain = input.memory?.asOf === today;
  const memories: RuleMemory[] = [];
  const alerts: Alert[] = [];
  let judged = 0;
  let isWatched = false;
  for (const rule of rules) {
    const { id } = rule.rule;
    const mute: Mute = {
      snoozedUntil: snoozedUntil(snoozes, id, asOf),
      quietUntil: quietUntil(quiet, accountId, rule.rule),
    };
    const muted = mute.snoozedUntil !== null ? 'snoozed' : mute.quietUntil !== null ? 'suppressed' : null;
    const memory = step(rule, look(rule, subject), before.get(id) ?? null, { today, isAgain, muted });
    const isJudged = memory === null || (memory.state !== 'unknown' && memory.blindSince === null);
    if (isJudged) {
      judged++;
      isWatched ||= watch.has(id) && hasBuyingData(rule.rule.indicator, subject, input.history, asOf);
    }
    if (memory === null) continue;
    memories.push(shared.memory(memory));
    if (memory.state === 'clear') continue;
    const make = (): Alert => alertOf(rule, memory, subject, mute, today);
    alerts.push(
      memory.state === 'unknown' && rule.isUniform
        ? shared.unknown(memory, rule.indicators, subject.indicators, make)
        : liftAlert(make(), share),
    );
  }
  alerts.sort(byUrgency(order));
  const { status, reasons } = statusOf({
    alerts,
    early,
    rules: rules.length,
    judged,
    watchRules: watch.size,
    isWatched,
  });
  const absent: Reason[] =
    input.history === null
      ? [{ code: 'status.no_history', field: 'accountId', value: accountId, op: 'missing', threshold: null }]
      : [];
  return {
    status,
    alerts,
    valueAtRisk: status === 'grey' ? null : valueAtRisk(worstLevel(memories, alerts, early), value, severity),
    share,
    reasons: [...reasons, ...shareReasons(share), ...absent],
    memory: {
      asOf: today,
      rules: memories,
      levels: rememberLevels(input.row, input.memory?.levels, asOf),
    },
  };
}
