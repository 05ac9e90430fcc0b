import { isGateMeasure } from './condition-node.ts';
import type { IndicatorId } from './indicator.ts';
import type { Comparison, RuleCondition, RuleLevel, Threshold, WarningLevel, WarningRule } from './rule.ts';

/** One threshold that was changed. */
export interface ThresholdChange {
  readonly ruleId: string;
  readonly level: WarningLevel;
  /** Where it stands in the level, such as `when.all.0.than`. */
  readonly path: string;
  readonly from: number;
  readonly to: number;
}

const LEVELS: readonly WarningLevel[] = ['medium', 'high', 'critical'];
/** Measures that are 1 or 0: half a fact is none. */
const FLAGS: readonly string[] = [
  'decisionMakerLeft',
  'hasRenewalStep',
  'isLastYear',
  'isOwnGap',
  'lapsed',
  'toDecline',
  'topLost',
];

type Visit = (path: string, from: number, to: number) => void;

function scaled(value: number, factor: number, path: string, visit: Visit): number {
  const to = Number((value * factor).toPrecision(4));
  if (to !== value) visit(path, value, to);
  return to;
}

function scaleThreshold(threshold: Threshold, factor: number, path: string, visit: Visit): Threshold {
  const inside = (part: Threshold, name: string): Threshold =>
    scaleThreshold(part, factor, `${path}.${name}`, visit);
  if (typeof threshold === 'number') return scaled(threshold, factor, path, visit);
  if ('measure' in threshold)
    return { ...threshold, times: scaled(threshold.times ?? 1, factor, `${path}.times`, visit) };
  if ('max' in threshold) return { max: threshold.max.map((part, i) => inside(part, `max.${i}`)) };
  if ('min' in threshold) return { min: threshold.min.map((part, i) => inside(part, `min.${i}`)) };
  if ('byTier' in threshold)
    return {
      byTier: Object.fromEntries(
        Object.entries(threshold.byTier).map(([tier, part]) => [tier, inside(part, `byTier.${tier}`)]),
      ),
      otherwise: inside(threshold.otherwise, 'otherwise'),
    };
  if ('byAge' in threshold)
    return {
      byAge: threshold.byAge.map(({ belowDays, than }, i) => ({
        belowDays,
        than: inside(than, `byAge.${i}.than`),
      })),
      otherwise: inside(threshold.otherwise, 'otherwise'),
    };
  // A percentile has its own scale, of 100.
  return threshold;
}

/** Gates (chance, counts of data), flags and ranks stay as they are. */
function isFixed({ measure = 'value', op, indicator }: Comparison, own: IndicatorId): boolean {
  return op === '=' || isGateMeasure(measure) || FLAGS.includes(measure) || (indicator ?? own) === 'level';
}

function scaleCondition(
  condition: RuleCondition,
  own: IndicatorId,
  factor: number,
  path: string,
  visit: Visit,
): RuleCondition {
  const each = (name: 'all' | 'any', list: readonly RuleCondition[]): RuleCondition[] =>
    list.map((part, i) => scaleCondition(part, own, factor, `${path}.${name}.${i}`, visit));
  if ('all' in condition) return { all: each('all', condition.all) };
  if ('any' in condition) return { any: each('any', condition.any) };
  if ('not' in condition) return { not: scaleCondition(condition.not, own, factor, `${path}.not`, visit) };
  if (isFixed(condition, own)) return condition;
  return { ...condition, than: scaleThreshold(condition.than, factor, `${path}.than`, visit) };
}

/**
 * A rule with the thresholds of all its levels times a factor, to four digits. Gates (`n` and all measures that are chances), flags (1 or 0) and ranks (all of `level`)
 * stay, as do `minData` and recovery, of which a share follows the trigger by itself.
 */
export function scaleRule(
  rule: WarningRule,
  factor: number,
): { readonly rule: WarningRule; readonly changes: ThresholdChange[] } {
  const changes: ThresholdChange[] = [];
  if (factor === 1) return { rule, changes };
  const levels: Partial<Record<WarningLevel, RuleLevel>> = {};
  for (const level of LEVELS) {
    const definition = rule.levels[level];
    if (definition === undefined) continue;
    const when = scaleCondition(definition.when, rule.indicator, factor, 'when', (path, from, to) => {
      changes.push({ ruleId: rule.id, level, path, from, to });
    });
    levels[level] = { ...definition, when };
  }
  return { rule: { ...rule, levels }, changes };
}
