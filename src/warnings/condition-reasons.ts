import type { Reason } from '../types.ts';
import { judge, thresholdOf } from './condition-judge.ts';
import { type ComparisonNode, type ConditionNode, comparisonsOf, measureOf } from './condition-node.ts';
import { codeOf, fieldOf } from './condition-words.ts';
import type { Subject } from './threshold-bound.ts';

function reasonOf(code: string, node: ComparisonNode, subject: Subject, result?: string): Reason {
  const indicator = subject.indicators[node.indicator];
  const value = indicator === undefined ? null : measureOf(indicator, node.measure);
  const against: Reason = {
    code: node.op === '!=' ? 'warning.not_equal' : code,
    field: fieldOf(node.indicator, node.measure),
    value,
    op: node.op === '!=' ? '=' : node.op,
    threshold: thresholdOf(node, subject),
  };
  return result === undefined ? against : { ...against, result };
}

/** The comparisons that make a condition hold, each as a reason for `result`. */
export function heldReasons(node: ConditionNode, subject: Subject, result: string): Reason[] {
  if (judge(node, subject) !== 1) return [];
  if (node.kind === 'is') {
    const code = codeOf(node.indicator, node.measure, node.op === '<' || node.op === '<=');
    return [reasonOf(code, node, subject, result)];
  }
  return node.of.flatMap((part) => heldReasons(part, subject, result));
}

/** What is missing where comparisons cannot be told, each thing once. */
export function missingReasons(nodes: readonly ComparisonNode[], subject: Subject): Reason[] {
  const reasons: Reason[] = [];
  const add = (code: string, field: string): void => {
    for (const reason of reasons) if (reason.code === code && reason.field === field) return;
    reasons.push({ code, field, value: null, op: 'missing', threshold: null });
  };
  for (const node of nodes) {
    if (judge(node, subject) !== 0.5) continue;
    const indicator = subject.indicators[node.indicator];
    if (indicator !== undefined && indicator.missing.length > 0) {
      for (const code of indicator.missing) add(`missing.${code}`, node.indicator);
      continue;
    }
    const hasValue = indicator !== undefined && measureOf(indicator, node.measure) !== null;
    add(hasValue ? 'warning.no_threshold' : 'warning.no_measure', fieldOf(node.indicator, node.measure));
  }
  return reasons;
}

/** Comparisons that differ in what they look at: what else is in them does not matter for what is missing. */
export function distinctComparisons(nodes: readonly ConditionNode[]): ComparisonNode[] {
  const found = new Map<string, ComparisonNode>();
  for (const node of nodes.flatMap(comparisonsOf)) {
    const than = typeof node.than === 'number' ? 0 : node.than;
    const key = JSON.stringify([node.indicator, node.measure, than]);
    if (!found.has(key)) found.set(key, node);
  }
  return [...found.values()];
}

/** The comparisons of `minData` that do not hold. */
export function shortReasons(node: ConditionNode, subject: Subject): Reason[] {
  return comparisonsOf(node)
    .filter((part) => judge(part, subject) === 0)
    .map((part) => reasonOf('warning.min_data', part, subject));
}
