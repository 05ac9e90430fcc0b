import { quantile } from '../internal/interval.ts';
import { measureOf, type PercentileOf } from './condition-node.ts';
import type { Indicator, IndicatorId } from './indicator.ts';
import type { RuleCondition, Threshold, WarningRule } from './rule.ts';

/** With fewer accounts that have a measure, its percentiles are not told. */
export const FEWEST_PEERS = 10;

/** A measure whose percentiles are asked for. */
export interface PeerMeasure {
  readonly indicator: IndicatorId;
  readonly measure: string;
}

function asksForPeers(than: Threshold): boolean {
  if (typeof than === 'number' || 'measure' in than) return false;
  if ('peerPercentile' in than) return true;
  if ('max' in than) return than.max.some(asksForPeers);
  if ('min' in than) return than.min.some(asksForPeers);
  if (asksForPeers(than.otherwise)) return true;
  return 'byTier' in than
    ? Object.values(than.byTier).some(asksForPeers)
    : than.byAge.some((step) => asksForPeers(step.than));
}

function inCondition(condition: RuleCondition, indicator: IndicatorId): PeerMeasure[] {
  const inner = (part: RuleCondition): PeerMeasure[] => inCondition(part, indicator);
  if ('all' in condition) return condition.all.flatMap(inner);
  if ('any' in condition) return condition.any.flatMap(inner);
  if ('not' in condition) return inner(condition.not);
  if (!asksForPeers(condition.than)) return [];
  return [{ indicator: condition.indicator ?? indicator, measure: condition.measure ?? 'value' }];
}

/** The measures of a rule set whose percentiles are asked for, each once. */
export function peerMeasures(rules: readonly WarningRule[]): PeerMeasure[] {
  const found = rules.flatMap(({ indicator, levels, minData, recoverAt }) => {
    const ofLevels = Object.values(levels).flatMap((level) =>
      level === undefined ? [] : [level.when, level.recoverAt],
    );
    return [...ofLevels, minData, recoverAt].flatMap((condition) =>
      typeof condition === 'object' ? inCondition(condition, indicator) : [],
    );
  });
  return [...new Map(found.map((peer) => [`${peer.indicator}.${peer.measure}`, peer])).values()];
}

/** Collect the measures of all accounts, and tell their percentiles. Cost: O(accounts · log) a measure. */
export function percentilesOf(
  peers: readonly PeerMeasure[],
  accounts: number,
  measured: (account: number, indicator: IndicatorId) => Indicator,
): PercentileOf {
  const values = new Map<string, Float64Array>();
  for (const { indicator, measure } of peers) {
    const found: number[] = [];
    for (let account = 0; account < accounts; account++) {
      const value = measureOf(measured(account, indicator), measure);
      if (value !== null) found.push(value);
    }
    values.set(`${indicator}.${measure}`, Float64Array.from(found).sort());
  }
  return (indicator, measure, percentile) => {
    const sorted = values.get(`${indicator}.${measure}`);
    return sorted === undefined || sorted.length < FEWEST_PEERS ? null : quantile(sorted, percentile / 100);
  };
}
