import { isoDay } from '../internal/day.ts';
import type { Reason } from '../types.ts';
import type { Alert, RuleMemory } from './alert.ts';
import { heldReasons, missingReasons, shortReasons } from './condition-reasons.ts';
import { fieldOf } from './condition-words.ts';
import type { PreparedLevel, PreparedRule } from './evaluate-rule.ts';
import type { Indicator } from './indicator.ts';
import type { WarningLevel } from './rule.ts';
import { daysFrom } from './state-machine-days.ts';
import type { Subject } from './threshold-bound.ts';

/** What holds a rule back, as days: until when it is snoozed, and the last day of the quiet period. */
export interface Mute {
  readonly snoozedUntil: number | null;
  readonly quietUntil: number | null;
}

function note(
  code: string,
  field: string,
  value: string | number | null,
  threshold: string | number,
): Reason {
  return { code, field, value, op: '<', threshold };
}

/** What is missing for a rule. */
function blindReasons({ minData, looksAt }: PreparedRule, subject: Subject): Reason[] {
  const missing = missingReasons(looksAt, subject);
  return minData === null ? missing : [...shortReasons(minData, subject), ...missing];
}

/** Why nothing may start to fire, or why what fires is not told. */
function muteReasons(memory: RuleMemory, mute: Mute, today: string): Reason[] {
  const { ruleId, state, coolUntil } = memory;
  if (state === 'snoozed' && mute.snoozedUntil !== null)
    return [note('warning.snoozed', ruleId, today, isoDay(mute.snoozedUntil))];
  if (state !== 'suppressed') return [];
  if (mute.quietUntil !== null)
    return [{ ...note('warning.quiet', ruleId, today, isoDay(mute.quietUntil)), op: '<=' }];
  return coolUntil === null ? [] : [note('warning.cooldown', ruleId, today, coolUntil)];
}

/** That a level, or a worse one than what fires, holds, but not for long enough. */
function pendingReasons({ levels, rule }: PreparedRule, { held }: RuleMemory, today: string): Reason[] {
  return levels.flatMap(({ level, forEvaluations, forDays }) => {
    const run = held[level];
    if (run === undefined) return [];
    const days = daysFrom(run.since, today);
    const field = rule.indicator;
    const short: Reason[] = [];
    if (run.count < forEvaluations)
      short.push({ ...note('warning.pending', field, run.count, forEvaluations), result: level });
    if (days < forDays) short.push({ ...note('warning.pending_days', field, days, forDays), result: level });
    return short;
  });
}

/** The comparisons that a level rests on: those of its trigger, else those that keep it. */
function levelReasons(level: PreparedLevel, subject: Subject): Reason[] {
  const held = heldReasons(level.when, subject, level.level);
  if (held.length > 0) return held;
  const kept = heldReasons(level.stays, subject, level.level);
  if (kept.length === 0) return [];
  const { level: name } = level;
  return [
    ...kept,
    { code: 'warning.kept', field: 'level', value: name, op: '=', threshold: name, result: name },
  ];
}

/** Silence in days, beside the usual gap that it is counted in. */
function silenceReasons({ rule }: PreparedRule, subject: Subject): Reason[] {
  const { days, medianGap } = subject.indicators.overdue?.measures ?? {};
  if (rule.indicator !== 'overdue' || typeof days !== 'number' || typeof medianGap !== 'number') return [];
  const op = days > medianGap ? '>' : '<=';
  return [
    { code: 'warning.silent_days', field: fieldOf('overdue', 'days'), value: days, op, threshold: medianGap },
  ];
}

/** Why an alert is in its state, as data. */
function reasonsOf(
  rule: PreparedRule,
  memory: RuleMemory,
  subject: Subject,
  mute: Mute,
  today: string,
): Reason[] {
  const { state, blindSince, overSince, coolUntil } = memory;
  const field = rule.rule.indicator;
  if (state === 'unknown') return blindReasons(rule, subject);
  const level = rule.levels.find((candidate) => candidate.level === memory.level);
  if (level === undefined) return [];
  // What was over and is not quite any more is told by what keeps it.
  const over = state === 'resolved' || overSince !== null ? heldReasons(level.over, subject, 'over') : [];
  const reasons = [
    ...silenceReasons(rule, subject),
    ...(over.length > 0 ? over : levelReasons(level, subject)),
  ];
  if (blindSince !== null) {
    const blind: Reason = {
      code: 'warning.blind',
      field,
      value: blindSince,
      op: 'missing',
      threshold: null,
      result: level.level,
    };
    reasons.push(blind, ...blindReasons(rule, subject));
  }
  if (overSince !== null && state !== 'resolved')
    reasons.push(note('warning.recovering', field, overSince, rule.keepForDays));
  if (state === 'resolved')
    reasons.push(
      coolUntil === null
        ? { code: 'warning.resolved', field, value: today, op: '=', threshold: today }
        : note('warning.resolved_cooling', field, today, coolUntil),
    );
  return [...reasons, ...pendingReasons(rule, memory, today), ...muteReasons(memory, mute, today)];
}

/** The alert of a rule that is not clear, before the share of the book lifts it. */
export function alertOf(
  rule: PreparedRule,
  memory: RuleMemory,
  subject: Subject,
  mute: Mute,
  today: string,
): Alert {
  const level: WarningLevel | null = memory.level;
  const evidence: Indicator[] = [];
  for (const id of rule.indicators) {
    const indicator = subject.indicators[id];
    if (indicator !== undefined) evidence.push(indicator);
  }
  return {
    ruleId: rule.rule.id,
    family: rule.rule.family,
    level,
    state: memory.state as Alert['state'],
    since: memory.since,
    evidence,
    reasons: reasonsOf(rule, memory, subject, mute, today),
    action: rule.rule.action ?? null,
  };
}
