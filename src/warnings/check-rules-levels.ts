import { ruleFault, type WarningRuleFault } from './check-rules-fault.ts';
import { implies, isImpossible, overlapOf } from './condition-implies.ts';
import { negated } from './condition-node.ts';
import { type PreparedLevel, prepareRule } from './evaluate-rule.ts';
import type { WarningRule } from './rule.ts';

/** Whether a worse level decides whenever another one holds: it holds as well, and need not hold for longer. */
function outdoes(worse: PreparedLevel, level: PreparedLevel): boolean {
  return (
    worse.forEvaluations <= level.forEvaluations &&
    worse.forDays <= level.forDays &&
    implies(level.when, worse.when)
  );
}

/** Percentiles stand for themselves: two comparisons with the same one are alike, and nothing else is proven of them. */
const unknownPercentile = (): null => null;

/** What is wrong with the levels of a rule: with each other, and with their recovery. */
export function levelFaults(rule: WarningRule): WarningRuleFault[] {
  const { levels } = prepareRule(rule, unknownPercentile);
  const faults: WarningRuleFault[] = [];
  levels.forEach((level, i) => {
    const at = [rule.id];
    const worse = levels.slice(0, i).find((other) => outdoes(other, level));
    if (isImpossible(level.when)) faults.push(ruleFault('unreachable_level', at, { levels: [level.level] }));
    else if (worse !== undefined)
      faults.push(ruleFault('unreachable_level', at, { levels: [level.level, worse.level] }));
    const recover = rule.levels[level.level]?.recoverAt ?? rule.recoverAt;
    if (typeof recover !== 'object') return;
    const over = negated(level.stays);
    const overlap = overlapOf(level.when, over);
    if (overlap === null && !implies(level.when, over)) return;
    const names = overlap === null ? [] : [`${overlap.indicator}.${overlap.measure}`];
    const values = overlap !== null && typeof overlap.than === 'number' ? [overlap.than] : [];
    faults.push(ruleFault('recovery_above_trigger', at, { levels: [level.level], names, values }));
  });
  return faults;
}
