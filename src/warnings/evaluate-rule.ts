import { judge, type Truth } from './condition-judge.ts';
import {
  type ComparisonNode,
  type ConditionNode,
  comparisonsOf,
  easedBy,
  negated,
  nodeOf,
  type PercentileOf,
} from './condition-node.ts';
import { distinctComparisons } from './condition-reasons.ts';
import type { IndicatorId } from './indicator.ts';
import type { RuleCondition, RuleLevel, WarningLevel, WarningRule } from './rule.ts';
import type { Subject } from './threshold-bound.ts';

/** The levels, the worst first. */
export const LEVELS: readonly WarningLevel[] = ['critical', 'high', 'medium'];

const RECOVER_AT = 0.8;
const COOLDOWN_DAYS = 30;

/** A level of a rule, ready to be judged. */
export interface PreparedLevel {
  readonly level: WarningLevel;
  readonly when: ConditionNode;
  /** What keeps it firing. */
  readonly stays: ConditionNode;
  /** Its opposite: when it is over. */
  readonly over: ConditionNode;
  readonly forEvaluations: number;
  readonly forDays: number;
}

/** A rule, ready to be judged. */
export interface PreparedRule {
  readonly rule: WarningRule;
  /** Those that it has, the worst first. */
  readonly levels: readonly PreparedLevel[];
  readonly minData: ConditionNode | null;
  /** What it looks at, its own indicator first. */
  readonly indicators: readonly IndicatorId[];
  /** Its comparisons, each measure and threshold once. */
  readonly looksAt: readonly ComparisonNode[];
  /** Whether what it says of an account without data is the same for all of them: no number of observations is asked for by tier or age. */
  readonly isUniform: boolean;
  readonly keepForDays: number;
  readonly cooldownDays: number;
}

/** What a rule sees: for each of its levels whether it holds, and whether it would still keep an alert. */
export interface Sight {
  readonly holds: readonly Truth[];
  readonly stays: (level: number) => Truth;
}

/** Nothing holds, and nothing is unknown. */
const NOTHING: readonly Truth[] = [0, 0, 0];
/** The data are too short for anything to be told. */
const BLIND: Sight = { holds: [0.5, 0.5, 0.5], stays: () => 0.5 };

/** What keeps a level: all of its condition (share 1), its condition eased, or that the condition of recovery does not hold. */
function staysOf(
  recover: number | RuleCondition,
  node: ConditionNode,
  indicator: IndicatorId,
  percentileOf: PercentileOf,
): ConditionNode {
  if (typeof recover === 'number') return recover === 1 ? node : easedBy(recover, node);
  return nodeOf(recover, indicator, percentileOf, true);
}

function prepareLevel(
  level: WarningLevel,
  { when, forEvaluations, forDays, recoverAt: own }: RuleLevel,
  { indicator, recoverAt }: WarningRule,
  percentileOf: PercentileOf,
): PreparedLevel {
  const node = nodeOf(when, indicator, percentileOf);
  const recover = own ?? recoverAt ?? RECOVER_AT;
  const stays = staysOf(recover, node, indicator, percentileOf);
  return {
    level,
    when: node,
    stays,
    over: negated(stays),
    forEvaluations: forEvaluations ?? 1,
    forDays: forDays ?? 0,
  };
}

/** Prepare a rule. */
export function prepareRule(rule: WarningRule, percentileOf: PercentileOf): PreparedRule {
  const levels = LEVELS.flatMap((level) => {
    const definition = rule.levels[level];
    return definition === undefined ? [] : [prepareLevel(level, definition, rule, percentileOf)];
  });
  const minData = rule.minData === undefined ? null : nodeOf(rule.minData, rule.indicator, percentileOf);
  const nodes = [
    ...(minData === null ? [] : [minData]),
    ...levels.flatMap(({ when, stays }) => [when, stays]),
  ];
  const named = nodes.flatMap(comparisonsOf).map(({ indicator }) => indicator);
  const looksAt = distinctComparisons(nodes);
  return {
    rule,
    levels,
    minData,
    indicators: [...new Set([rule.indicator, ...named])],
    looksAt,
    isUniform: looksAt.every(({ measure, than }) => measure !== 'n' || typeof than === 'number'),
    keepForDays: rule.keepForDays ?? 0,
    cooldownDays: rule.cooldownDays ?? COOLDOWN_DAYS,
  };
}

/** Look at an account with a rule. */
export function look({ levels, minData }: PreparedRule, subject: Subject): Sight {
  if (minData !== null && judge(minData, subject) !== 1) return BLIND;
  let isNothing = true;
  for (const { when } of levels) if (judge(when, subject) !== 0) isNothing = false;
  const stays = (level: number): Truth => judge((levels[level] as PreparedLevel).stays, subject);
  if (isNothing) return { holds: NOTHING, stays };
  return { holds: levels.map(({ when }) => judge(when, subject)), stays };
}
