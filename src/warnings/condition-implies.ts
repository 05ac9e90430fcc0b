import type { ComparisonNode, ConditionNode } from './condition-node.ts';
import { isAtLeast } from './threshold-order.ts';

function compares(a: ComparisonNode, b: ComparisonNode): boolean {
  return a.indicator === b.indicator && a.measure === b.measure;
}

function comparisonImplies(a: ComparisonNode, b: ComparisonNode): boolean {
  if (!compares(a, b)) return false;
  const [x, y] = [a.than, b.than];
  const above = a.op === '>' || a.op === '>=' || a.op === '=';
  const below = a.op === '<' || a.op === '<=' || a.op === '=';
  const isSame = isAtLeast(x, y) && isAtLeast(y, x);
  switch (b.op) {
    case '>=':
      return above && isAtLeast(x, y);
    case '<=':
      return below && isAtLeast(y, x);
    // At an equal threshold only a strict comparison implies a strict one; of two numbers it is known that they differ.
    case '>':
      return above && isAtLeast(x, y) && (a.op === '>' || isBelow(y, x));
    case '<':
      return below && isAtLeast(y, x) && (a.op === '<' || isBelow(x, y));
    default:
      return a.op === b.op && isSame;
  }
}

function isBelow(x: ComparisonNode['than'], y: ComparisonNode['than']): boolean {
  return typeof x === 'number' && typeof y === 'number' && x < y;
}

/** Whether one condition is proven to hold whenever another does. What is not proven may still be so. */
export function implies(a: ConditionNode, b: ConditionNode): boolean {
  if (a.kind === 'any') return a.of.every((part) => implies(part, b));
  if (b.kind === 'all') return b.of.every((part) => implies(a, part));
  if (b.kind === 'any' && b.of.some((part) => implies(a, part))) return true;
  if (a.kind === 'all') return a.of.some((part) => implies(part, b));
  return a.kind === 'is' && b.kind === 'is' && comparisonImplies(a, b);
}

/** Numbers that a measure may be, so that comparisons hold. */
interface Range {
  low: number;
  high: number;
  isLowOpen: boolean;
  isHighOpen: boolean;
}

/** What each measure may be for comparisons to hold together; comparisons with other than numbers are left out. */
function rangesOf(nodes: readonly ComparisonNode[]): Map<string, Range> {
  const ranges = new Map<string, Range>();
  for (const { indicator, measure, op, than } of nodes) {
    if (typeof than !== 'number' || op === '!=') continue;
    const key = `${indicator}.${measure}`;
    const range = ranges.get(key) ?? {
      low: Number.NEGATIVE_INFINITY,
      high: Number.POSITIVE_INFINITY,
      isLowOpen: false,
      isHighOpen: false,
    };
    ranges.set(key, range);
    const isOpen = op === '>' || op === '<';
    if (op !== '<' && op !== '<=' && (than > range.low || (than === range.low && isOpen)))
      Object.assign(range, { low: than, isLowOpen: isOpen });
    if (op !== '>' && op !== '>=' && (than < range.high || (than === range.high && isOpen)))
      Object.assign(range, { high: than, isHighOpen: isOpen });
  }
  return ranges;
}

function isEmpty({ low, high, isLowOpen, isHighOpen }: Range): boolean {
  return low > high || (low === high && (isLowOpen || isHighOpen));
}

const MOST_BRANCHES = 64;

/** A condition as alternatives of comparisons that must hold together; `null` where there are too many to look at. */
export function branchesOf(node: ConditionNode): ReadonlyArray<readonly ComparisonNode[]> | null {
  if (node.kind === 'is') return [[node]];
  let found: ReadonlyArray<readonly ComparisonNode[]> = node.kind === 'any' ? [] : [[]];
  for (const part of node.of) {
    const branches = branchesOf(part);
    if (branches === null) return null;
    found =
      node.kind === 'any'
        ? [...found, ...branches]
        : found.flatMap((one) => branches.map((other) => [...one, ...other]));
    if (found.length > MOST_BRANCHES) return null;
  }
  return found;
}

/** Whether a condition is proven never to hold: each of its alternatives asks a measure to be in two places. */
export function isImpossible(node: ConditionNode): boolean {
  const branches = branchesOf(node);
  return branches?.every((branch) => [...rangesOf(branch).values()].some(isEmpty)) ?? false;
}

/**
 * A measure whose numbers let a trigger and its recovery hold together: an alternative of each shares measures with the other, compares them with numbers only, and
 * none of the shared ones is kept apart. `null` where that is not proven.
 */
export function overlapOf(trigger: ConditionNode, recovery: ConditionNode): ComparisonNode | null {
  for (const held of branchesOf(trigger) ?? [])
    for (const over of branchesOf(recovery) ?? []) {
      const shared = over.filter((a) => held.some((b) => compares(a, b)));
      const both = [...held, ...over];
      const isKnown = both.every(({ than, op }) => typeof than === 'number' && op !== '!=');
      if (shared.length === 0 || !isKnown) continue;
      if (![...rangesOf(both).values()].some(isEmpty)) return shared[0] ?? null;
    }
  return null;
}
