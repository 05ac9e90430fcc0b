import { type Limit, measureOf } from './condition-node.ts';
import type { Indicator, IndicatorId } from './indicator.ts';

/** What conditions are judged by. */
export interface Subject {
  /** Those that the rules look at. */
  readonly indicators: Readonly<Partial<Record<IndicatorId, Indicator>>>;
  readonly tier: string | null;
  /** Days since the first order; `null` without one. */
  readonly ageDays: number | null;
}

/** The outermost of several bounds: `side` 1 for the largest, -1 for the smallest. */
function outermost(bounds: readonly number[], side: 1 | -1): number {
  let found = -side * Number.POSITIVE_INFINITY;
  for (const bound of bounds) if (side * bound > side * found) found = bound;
  return found;
}

/**
 * The largest (`side` 1) or the smallest (-1) number that a threshold may be. They are the same where everything is known; where
 * something is missing, `max(1.5, ?)` is still at least 1.5, so that a ratio of 1.2 is known to be below it.
 */
export function boundOf(limit: Limit, side: 1 | -1, indicator: Indicator, subject: Subject): number {
  if (typeof limit === 'number') return limit;
  if (limit === null) return side * Number.POSITIVE_INFINITY;
  const inner = (part: Limit): number => boundOf(part, side, indicator, subject);
  if ('measure' in limit) {
    const value = measureOf(indicator, limit.measure);
    return value === null ? side * Number.POSITIVE_INFINITY : value * (limit.times ?? 1);
  }
  if ('max' in limit) return outermost(limit.max.map(inner), 1);
  if ('min' in limit) return outermost(limit.min.map(inner), -1);
  if ('byTier' in limit) {
    const { tier } = subject;
    const own = tier !== null && Object.hasOwn(limit.byTier, tier) ? limit.byTier[tier] : undefined;
    return inner(own === undefined ? limit.otherwise : own);
  }
  const { ageDays } = subject;
  if (ageDays === null)
    return outermost([...limit.byAge.map(({ than }) => inner(than)), inner(limit.otherwise)], side);
  const step = limit.byAge.find(({ belowDays }) => ageDays < belowDays);
  return inner(step === undefined ? limit.otherwise : step.than);
}
