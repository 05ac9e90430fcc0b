import type { AlertState, RuleMemory } from './alert.ts';
import type { PreparedRule, Sight } from './evaluate-rule.ts';
import type { WarningLevel } from './rule.ts';
import { daysFrom, isoAfter } from './state-machine-days.ts';
import { type Run, readyLevel, runsOf } from './state-machine-runs.ts';

/** An alert whose data are missing stays for so many days; then it is `unknown`, which is told and is not `resolved`. */
export const BLIND_DAYS = 90;

/** When and how a rule is looked at. */
export interface Moment {
  /** ISO day of the evaluation. */
  readonly today: string;
  /** Whether the memory is of this very day: the same evaluation once more. */
  readonly isAgain: boolean;
  /** Why nothing may start to fire; `null`: it may. */
  readonly muted: 'snoozed' | 'suppressed' | null;
}

interface Next {
  readonly state: RuleMemory['state'];
  readonly level: WarningLevel | null;
  readonly active?: boolean;
  readonly overSince?: string | null;
  readonly overLevel?: WarningLevel | null;
  readonly coolUntil?: string | null;
  readonly blindSince?: string | null;
}

/** The day until which a rule cools down. */
function coolFrom(today: string, { cooldownDays }: PreparedRule): string | null {
  return cooldownDays > 0 ? isoAfter(today, cooldownDays) : null;
}

/** Where an alert is kept: the level, by its index, and whether that can be told. A level that cannot be told hides no milder one that holds. */
function keptLevel({ levels }: PreparedRule, sight: Sight, current: number): { at: number; isSeen: boolean } {
  let at = -1;
  for (let i = current; i < levels.length; i++) {
    const stays = sight.holds[i] === 1 ? 1 : sight.stays(i);
    if (stays === 1) return { at: i, isSeen: true };
    if (stays === 0.5 && at < 0) at = i;
  }
  return { at, isSeen: false };
}

/** The next state of an alert that has fired and was not over. */
function goOn(rule: PreparedRule, sight: Sight, before: RuleMemory, ready: number, moment: Moment): Next {
  const { levels, keepForDays } = rule;
  const { today, muted } = moment;
  const shown = (state: AlertState): AlertState => muted ?? state;
  const found = levels.findIndex(({ level }) => level === before.level);
  const current = found < 0 ? 0 : found;
  // The worst first: a smaller index is a worse level.
  if (ready >= 0 && ready <= current)
    return { state: shown('firing'), level: levels[ready]?.level ?? null, active: true };

  const { overSince } = before;
  const overLevel = overSince === null ? before.level : (before.overLevel ?? before.level);
  const { at, isSeen } = keptLevel(rule, sight, current);
  const level = levels[at]?.level ?? before.level;
  if (isSeen && (overSince === null || sight.holds.includes(1)))
    return { state: shown('firing'), level, active: true };
  // Short of its trigger, what was over does not fire again; nor is it resolved, whatever the time.
  if (isSeen) return { state: shown('recovering'), level, active: true, overSince, overLevel };

  if (at >= 0) {
    const blindSince = before.blindSince ?? today;
    if (daysFrom(blindSince, today) >= BLIND_DAYS)
      return { state: 'unknown', level: null, coolUntil: coolFrom(today, rule), overLevel };
    if (overSince === null) return { state: shown('firing'), level, active: true, blindSince };
    return { state: shown('recovering'), level, active: true, overSince, overLevel, blindSince };
  }
  const since = overSince ?? today;
  // What is over is kept at the mildest level: at its own, it would stand above an account that is worse and still at a lower one.
  const mildest = levels[levels.length - 1]?.level ?? before.level;
  if (daysFrom(since, today) < keepForDays)
    return { state: shown('recovering'), level: mildest, active: true, overSince: since, overLevel };
  return { state: 'resolved', level, coolUntil: coolFrom(today, rule), overLevel };
}

/** The next state of a rule that is not firing. */
function start(
  { levels }: PreparedRule,
  sight: Sight,
  before: RuleMemory | null,
  ready: number,
  { today, isAgain, muted }: Moment,
): Next {
  const until = before?.coolUntil ?? null;
  const isCooling = until !== null && today < until;
  const overLevel = isCooling ? (before?.overLevel ?? null) : null;
  const cool = { coolUntil: isCooling ? until : null, overLevel };
  const cooled = levels.findIndex(({ level }) => level === overLevel);
  const mayFire = (at: number): boolean => muted === null && (!isCooling || at < cooled);
  const holding = sight.holds.indexOf(1);
  if (holding >= 0) {
    const at = ready >= 0 ? ready : holding;
    const level = levels[at]?.level ?? null;
    if (!mayFire(at)) return { state: muted ?? 'suppressed', level, ...cool };
    return ready >= 0 ? { state: 'firing', level, active: true } : { state: 'pending', level, ...cool };
  }
  if (
    isAgain &&
    (before?.state === 'resolved' || (before?.state === 'unknown' && isCooling && before.since === today))
  )
    return { state: before.state, level: before.level, ...cool };
  if (sight.holds.includes(0.5)) return { state: 'unknown', level: null, ...cool };
  return { state: 'clear', level: null, ...cool };
}

const NO_RUNS: Readonly<Partial<Record<WarningLevel, Run>>> = {};

/**
 * The memory of a rule after an evaluation; `null` where it is clear and there is nothing to remember.
 *
 * Levels rise at once and fall only when they are over, or cannot be told while a milder one holds. What is unknown neither starts an alert nor ends one, for 90 days. What was
 * over fires again by its trigger only. While snoozed, in a quiet period or cooling down nothing starts to fire, but for a level worse than the one that cools down; what had
 * fired before goes on, snoozed or suppressed.
 */
export function step(
  rule: PreparedRule,
  sight: Sight,
  before: RuleMemory | null,
  moment: Moment,
): RuleMemory | null {
  // Most rules of most accounts: clear, and clear before.
  if (before === null && !sight.holds.includes(1) && !sight.holds.includes(0.5)) return null;
  const held = runsOf(rule, sight, before?.held ?? NO_RUNS, moment);
  const ready = readyLevel(rule, sight, held, moment.today);
  const next =
    before?.active === true
      ? goOn(rule, sight, before, ready, moment)
      : start(rule, sight, before, ready, moment);
  const coolUntil = next.coolUntil ?? null;
  if (next.state === 'clear' && coolUntil === null) return null;
  return {
    ruleId: rule.rule.id,
    state: next.state,
    level: next.level,
    since: before?.state === next.state ? before.since : moment.today,
    held,
    overSince: next.overSince ?? null,
    overLevel: next.active === true || coolUntil !== null ? (next.overLevel ?? null) : null,
    coolUntil,
    active: next.active ?? false,
    blindSince: next.blindSince ?? null,
  };
}
