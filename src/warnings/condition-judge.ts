import type { ComparisonNode, ConditionNode } from './condition-node.ts';
import { measureOf } from './condition-node.ts';
import { boundOf, type Subject } from './threshold-bound.ts';

/** Three-valued truth (Kleene): all is the smallest, any is the largest, not is 1 less it. */
export type Truth = 0 | 0.5 | 1;

/** A threshold that is easier to pass: nearer to 0 where that is easier, else further from it. */
export function eased(bound: number, { ease: share, easedOp: op }: ComparisonNode): number {
  if (share === 1 || bound === 0 || op === '=' || op === '!=') return bound;
  const isUpward = op === '>' || op === '>=';
  return bound > 0 === isUpward ? bound * share : bound / share;
}

/** The threshold of a comparison: the number that it was compared with; `null` where that is not known. */
export function thresholdOf(node: ComparisonNode, subject: Subject): number | null {
  const indicator = subject.indicators[node.indicator];
  if (indicator === undefined) return null;
  const value = measureOf(indicator, node.measure);
  // What is different lies beyond one of the ends that the threshold may have: below the low one, or above the high one.
  const isBelow =
    node.op === '!=' && value !== null && value < eased(boundOf(node.than, -1, indicator, subject), node);
  const side = node.op === '<' || node.op === '<=' || isBelow ? -1 : 1;
  const bound = eased(boundOf(node.than, side, indicator, subject), node);
  return Number.isFinite(bound) ? bound + 0 : null;
}

function judgeComparison(node: ComparisonNode, subject: Subject): Truth {
  const indicator = subject.indicators[node.indicator];
  const value = indicator === undefined ? null : measureOf(indicator, node.measure);
  if (indicator === undefined || value === null) return 0.5;
  const { op, than } = node;
  let low: number;
  let high: number;
  if (typeof than === 'number') low = high = eased(than, node);
  else {
    low = eased(boundOf(than, -1, indicator, subject), node);
    high = eased(boundOf(than, 1, indicator, subject), node);
  }
  switch (op) {
    case '>=':
      return value >= high ? 1 : value < low ? 0 : 0.5;
    case '>':
      return value > high ? 1 : value <= low ? 0 : 0.5;
    case '<=':
      return value <= low ? 1 : value > high ? 0 : 0.5;
    case '<':
      return value < low ? 1 : value >= high ? 0 : 0.5;
    default: {
      const isSame = value < low || value > high ? 0 : low === high ? 1 : 0.5;
      return op === '=' ? isSame : ((1 - isSame) as Truth);
    }
  }
}

/** Whether a condition holds: 1 yes, 0 no, 0.5 cannot be told. */
export function judge(node: ConditionNode, subject: Subject): Truth {
  if (node.kind === 'is') return judgeComparison(node, subject);
  const isAll = node.kind === 'all';
  let truth: Truth = isAll ? 1 : 0;
  for (const part of node.of) {
    const one = judge(part, subject);
    if (isAll ? one < truth : one > truth) truth = one;
    if (truth === (isAll ? 0 : 1)) break;
  }
  return truth;
}
