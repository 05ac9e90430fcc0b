import { ruleFault, type WarningRuleFault } from './check-rules-fault.ts';
import { outOfRange } from './check-rules-range.ts';
import { implies, isImpossible, overlapOf } from './condition-implies.ts';
import { type ComparisonNode, negated } from './condition-node.ts';
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

function namesOf(node: ComparisonNode): string[] {
  return [`${node.indicator}.${node.measure}`];
}

function valuesOf({ than }: ComparisonNode): number[] {
  return typeof than === 'number' ? [than] : [];
}

/** What is wrong with the levels of a rule: with each other, and with their recovery. */
export function levelFaults(rule: WarningRule): WarningRuleFault[] {
  const { levels } = prepareRule(rule, unknownPercentile);
  const faults: WarningRuleFault[] = [];
  levels.forEach((level, i) => {
    const at = [rule.id];
    const worse = levels.slice(0, i).find((other) => outdoes(other, level));
    const beyond = outOfRange(level.when);
    if (beyond !== null) {
      const found = { levels: [level.level], names: namesOf(beyond), values: valuesOf(beyond) };
      faults.push(ruleFault('unreachable_level', at, found));
    } else if (isImpossible(level.when))
      faults.push(ruleFault('unreachable_level', at, { levels: [level.level] }));
    else if (worse !== undefined)
      faults.push(ruleFault('unreachable_level', at, { levels: [level.level, worse.level] }));
    const recover = rule.levels[level.level]?.recoverAt ?? rule.recoverAt;
    const over = negated(level.stays);
    const never = outOfRange(over);
    if (never !== null) {
      const found = { levels: [level.level], names: namesOf(never), values: valuesOf(never) };
      faults.push(ruleFault('unreachable_recovery', at, found));
    }
    if (typeof recover !== 'object') return;
    const overlap = overlapOf(level.when, over);
    if (overlap === null && !implies(level.when, over)) return;
    const names = overlap === null ? [] : namesOf(overlap);
    const values = overlap === null ? [] : valuesOf(overlap);
    faults.push(ruleFault('recovery_above_trigger', at, { levels: [level.level], names, values }));
  });
  return faults;
}
