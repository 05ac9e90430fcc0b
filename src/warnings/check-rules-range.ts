import { eased } from './condition-judge.ts';
import { type ComparisonNode, type ConditionNode, isChance, type Limit } from './condition-node.ts';
import type { IndicatorId } from './indicator.ts';

/** The smallest and the largest number that something may be. */
type Range = readonly [low: number, high: number];

const ANY: Range = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
const SHARE: Range = [0, 1];

type Ranges = Readonly<Record<string, Range>>;

/** Scales that end. Shares returned do not: what is returned may have been bought before. */
const RANGES: Readonly<Partial<Record<IndicatorId, Ranges>>> = {
  csat: { value: [1, 5], baseline: [1, 5], lastYear: [1, 5], min: [1, 5], delta: [-4, 4] },
  nps: { value: [0, 10], baseline: [0, 10], lastYear: [0, 10], fellBy: [-10, 10], delta: [-10, 10] },
  wallet: { value: SHARE, baseline: SHARE, lastYear: SHARE, delta: [-1, 1] },
  delivery: { value: SHARE, baseline: SHARE, lastYear: SHARE, delta: [-1, 1], onTime: SHARE, inFull: SHARE },
  returns: { value: [0, Number.POSITIVE_INFINITY] },
  range: { topLost: SHARE },
  contractEnd: { hasRenewalStep: SHARE, lapsed: SHARE },
  level: { toDecline: SHARE },
};

function rangeOf(indicator: IndicatorId, measure: string): Range {
  if (isChance(measure)) return SHARE;
  const ranges = RANGES[indicator];
  return ranges !== undefined && Object.hasOwn(ranges, measure) ? (ranges[measure] as Range) : ANY;
}

/** What a threshold may be, for whatever account. */
function rangeOfLimit(limit: Limit): Range {
  if (typeof limit === 'number') return [limit, limit];
  if (limit === null || 'measure' in limit) return ANY;
  const parts = (list: readonly Limit[]): Range[] => list.map(rangeOfLimit);
  if ('max' in limit || 'min' in limit) {
    const outermost = 'max' in limit ? Math.max : Math.min;
    const of = parts('max' in limit ? limit.max : limit.min);
    return [outermost(...of.map(([low]) => low)), outermost(...of.map(([, high]) => high))];
  }
  const steps = 'byTier' in limit ? Object.values(limit.byTier) : limit.byAge.map(({ than }) => than);
  const of = parts([...steps, limit.otherwise]);
  return [Math.min(...of.map(([low]) => low)), Math.max(...of.map(([, high]) => high))];
}

function isOut(node: ComparisonNode): boolean {
  const [low, high] = rangeOf(node.indicator, node.measure);
  const [least, most] = rangeOfLimit(node.than).map((bound) => eased(bound, node)) as [number, number];
  switch (node.op) {
    case '>':
      return high <= least;
    case '>=':
      return high < least;
    case '<':
      return low >= most;
    case '<=':
      return low > most;
    case '=':
      return high < least || low > most;
    default:
      return false;
  }
}

/** A comparison that no account can meet and that a condition rests on, as its measure ends before it: a share above 1. `null` where there is none. */
export function outOfRange(node: ConditionNode): ComparisonNode | null {
  if (node.kind === 'is') return isOut(node) ? node : null;
  const found = node.of.map(outOfRange);
  if (node.kind === 'any' && found.includes(null)) return null;
  return found.find((part) => part !== null) ?? null;
}
