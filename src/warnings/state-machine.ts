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
  readonly coolUntil?: string | null;
  readonly blindSince?: string | null;
}

/** The next state of an alert that has fired and was not over. */
function goOn(rule: PreparedRule, sight: Sight, before: RuleMemory, ready: number, moment: Moment): Next {
  const { levels, keepForDays, cooldownDays } = rule;
  const { today, muted } = moment;
  const shown = (state: AlertState): AlertState => muted ?? state;
  const at = levels.findIndex(({ level }) => level === before.level);
  const current = at < 0 ? 0 : at;
  // The worst first: a smaller index is a worse level.
  if (ready >= 0 && ready <= current)
    return { state: shown('firing'), level: levels[ready]?.level ?? null, active: true };

  let kept = -1;
  let isSeen = false;
  for (let i = current; i < levels.length && kept < 0; i++) {
    const stays = sight.holds[i] === 1 ? 1 : sight.stays(i);
    if (stays === 0) continue;
    kept = i;
    isSeen = stays === 1;
  }
  const level = levels[kept]?.level ?? before.level;
  if (kept >= 0 && isSeen) return { state: shown('firing'), level, active: true };

  if (kept >= 0) {
    const blindSince = before.blindSince ?? today;
    if (daysFrom(blindSince, today) >= BLIND_DAYS) return { state: 'unknown', level: null };
    const isRecovering = before.overSince !== null;
    const state = shown(isRecovering ? 'recovering' : 'firing');
    return { state, level, active: true, overSince: before.overSince, blindSince };
  }
  const overSince = before.overSince ?? today;
  // What is over is kept at the mildest level: at its own, it would stand above an account that is worse and still at a lower one.
  const mildest = levels[levels.length - 1]?.level ?? before.level;
  if (daysFrom(overSince, today) < keepForDays)
    return { state: shown('recovering'), level: mildest, active: true, overSince };
  return { state: 'resolved', level, coolUntil: cooldownDays > 0 ? isoAfter(today, cooldownDays) : null };
}

/** The next state of a rule that is not firing. */
function start(
  rule: PreparedRule,
  sight: Sight,
  before: RuleMemory | null,
  ready: number,
  { today, isAgain, muted }: Moment,
): Next {
  const cool = before?.coolUntil ?? null;
  const isCooling = cool !== null && today < cool;
  const coolUntil = isCooling ? cool : null;
  const holding = sight.holds.indexOf(1);
  if (holding >= 0) {
    const level = rule.levels[ready >= 0 ? ready : holding]?.level ?? null;
    const quiet = muted ?? (isCooling ? 'suppressed' : null);
    if (quiet !== null) return { state: quiet, level, coolUntil };
    return ready >= 0 ? { state: 'firing', level, active: true } : { state: 'pending', level };
  }
  if (sight.holds.includes(0.5)) return { state: 'unknown', level: null, coolUntil };
  if (isAgain && before?.state === 'resolved') return { state: 'resolved', level: before.level, coolUntil };
  return { state: 'clear', level: null, coolUntil };
}

const NO_RUNS: Readonly<Partial<Record<WarningLevel, Run>>> = {};

/**
 * The memory of a rule after an evaluation; `null` where it is clear and there is nothing to remember.
 *
 * Levels rise at once and fall only when they are over. What is unknown neither starts an alert nor ends one. While snoozed, in a quiet
 * period or cooling down nothing starts to fire; what had fired before goes on, snoozed or suppressed.
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
    coolUntil,
    active: next.active ?? false,
    blindSince: next.blindSince ?? null,
  };
}
