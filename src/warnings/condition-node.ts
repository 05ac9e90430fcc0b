import type { Indicator, IndicatorId } from './indicator.ts';
import type { Comparison, RuleCondition, Threshold } from './rule.ts';

/** What a measure is compared with, once percentiles among peers are known: `null` where one cannot be told. */
export type Limit =
  | number
  | null
  | { readonly measure: string; readonly times?: number | undefined }
  | { readonly max: readonly Limit[] }
  | { readonly min: readonly Limit[] }
  | { readonly byTier: Readonly<Record<string, Limit>>; readonly otherwise: Limit }
  | {
      readonly byAge: ReadonlyArray<{ readonly belowDays: number; readonly than: Limit }>;
      readonly otherwise: Limit;
    };

export type NodeOperator = Comparison['op'] | '!=';

/** A comparison, ready to be judged. */
export interface ComparisonNode {
  readonly kind: 'is';
  readonly indicator: IndicatorId;
  readonly measure: string;
  readonly op: NodeOperator;
  readonly than: Limit;
  /** What the threshold is eased by: 0.8 turns a fall of 30 % into one of 24 %, and a ratio of 2 into 1.6. */
  readonly ease: number;
  /** The comparison that was made easier; its opposite has the same threshold. */
  readonly easedOp: NodeOperator;
}

/** A condition without `not`: it was pushed down to the comparisons, which the laws of De Morgan allow in three-valued logic too. */
export type ConditionNode =
  | ComparisonNode
  | { readonly kind: 'all' | 'any'; readonly of: readonly ConditionNode[] };

/** The percentile of a measure among the accounts; `null` where too few have it. Where it is not known yet, what will stand for it. */
export type PercentileOf = (indicator: IndicatorId, measure: string, percentile: number) => Limit;

const OPPOSITE: Readonly<Record<NodeOperator, NodeOperator>> = {
  '<': '>=',
  '<=': '>',
  '>': '<=',
  '>=': '<',
  '=': '!=',
  '!=': '=',
};

/** Put the percentiles into a threshold. */
export function limitOf(than: Threshold, percentile: (p: number) => Limit): Limit {
  const inner = (threshold: Threshold): Limit => limitOf(threshold, percentile);
  if (typeof than === 'number' || 'measure' in than) return than;
  if ('peerPercentile' in than) return percentile(than.peerPercentile);
  if ('max' in than) return { max: than.max.map(inner) };
  if ('min' in than) return { min: than.min.map(inner) };
  const otherwise = inner(than.otherwise);
  if ('byTier' in than) {
    const entries = Object.entries(than.byTier).map(([tier, threshold]) => [tier, inner(threshold)] as const);
    return { byTier: Object.fromEntries(entries), otherwise };
  }
  return {
    byAge: than.byAge.map((step) => ({ belowDays: step.belowDays, than: inner(step.than) })),
    otherwise,
  };
}

/** Prepare a condition of a rule. */
export function nodeOf(
  condition: RuleCondition,
  indicator: IndicatorId,
  percentileOf: PercentileOf,
  isNegated = false,
): ConditionNode {
  const inner = (part: RuleCondition): ConditionNode => nodeOf(part, indicator, percentileOf, isNegated);
  if ('not' in condition) return nodeOf(condition.not, indicator, percentileOf, !isNegated);
  if ('all' in condition) return { kind: isNegated ? 'any' : 'all', of: condition.all.map(inner) };
  if ('any' in condition) return { kind: isNegated ? 'all' : 'any', of: condition.any.map(inner) };
  const whose = condition.indicator ?? indicator;
  const measure = condition.measure ?? 'value';
  const op = isNegated ? OPPOSITE[condition.op] : condition.op;
  const than = limitOf(condition.than, (p) => percentileOf(whose, measure, p));
  return { kind: 'is', indicator: whose, measure, op, than, ease: 1, easedOp: op };
}

/** The opposite of a condition. */
export function negated(node: ConditionNode): ConditionNode {
  if (node.kind === 'is') return { ...node, op: OPPOSITE[node.op] };
  return { kind: node.kind === 'all' ? 'any' : 'all', of: node.of.map(negated) };
}

const PROBABILITY = /^(probability|chance)|Probability$/;

/** Whether a measure is a probability. */
export function isChance(measure: string): boolean {
  return PROBABILITY.test(measure);
}

/** Whether a measure lets an alert start only where it is more than chance: `n` and probabilities. */
export function isGateMeasure(measure: string): boolean {
  return measure === 'n' || isChance(measure);
}

/** Noise gates, `n` and probabilities: they let an alert start, and do not keep it. */
function isGate(node: ConditionNode): boolean {
  return node.kind === 'is' && isGateMeasure(node.measure);
}

/**
 * What keeps an alert: the condition with its thresholds eased. Noise gates are left out where something else must hold beside them, and
 * are not eased where they stand alone, so that a condition that holds always holds eased.
 */
export function easedBy(share: number, node: ConditionNode): ConditionNode {
  if (node.kind === 'is') return isGate(node) ? node : { ...node, ease: share };
  const kept = node.kind === 'all' ? node.of.filter((part) => !isGate(part)) : node.of;
  return { kind: node.kind, of: (kept.length > 0 ? kept : node.of).map((part) => easedBy(share, part)) };
}

/** Every comparison of a condition, in order. */
export function comparisonsOf(node: ConditionNode): readonly ComparisonNode[] {
  return node.kind === 'is' ? [node] : node.of.flatMap(comparisonsOf);
}

/** One measure of an indicator. */
export function measureOf(indicator: Indicator, measure: string): number | null {
  switch (measure) {
    case 'value':
      return indicator.value;
    case 'delta':
      return indicator.delta;
    case 'n':
      return indicator.n;
    case 'probability':
      return indicator.probability;
    case 'baseline':
      return indicator.baseline;
    case 'lastYear':
      return indicator.lastYear;
    default:
      return indicator.measures[measure] ?? null;
  }
}
