import { purchaseDaysOf } from '../internal/gaps.ts';
import type { AccountHistory } from '../types.ts';
import type { IndicatorId } from './indicator.ts';
import type { WarningRule } from './rule.ts';
import type { Subject } from './threshold-bound.ts';
import { countOrders, WINDOW_DAYS } from './windows.ts';

/** What tells whether an account still buys: silence and volume. */
const BUYING: readonly IndicatorId[] = ['overdue', 'amount', 'orders'];

/** What else can be told from orders alone. */
const ORDERS: readonly IndicatorId[] = ['trend', 'orderSize', 'range', 'returns', 'volatility'];

/** So few purchases say nothing of an account that is silent; the rules of volume ask for as many in the baseline. */
export const FEWEST_PURCHASES = 4;

/** Ids of the rules that must be able to judge before an account may be green: on silence and volume; else, in a set without any, those that look at orders. */
export function watchRules(rules: readonly WarningRule[]): ReadonlySet<string> {
  const of = (indicators: readonly IndicatorId[]) =>
    rules.filter(({ indicator }) => indicators.includes(indicator));
  const buying = of(BUYING);
  return new Set((buying.length > 0 ? buying : of(ORDERS)).map(({ id }) => id));
}

/**
 * Whether what a rule on orders looked at says anything: no orders against next to none is no finding, nor are 3 purchases long ago. One order of the last 90 days is enough.
 */
export function hasBuyingData(
  indicator: IndicatorId,
  { indicators }: Subject,
  history: AccountHistory | null,
  asOf: number,
): boolean {
  if (history === null) return false;
  if (countOrders(history, asOf - WINDOW_DAYS + 1, asOf).orders > 0) return true;
  if (indicator === 'amount' || indicator === 'orders')
    return (indicators[indicator]?.measures.baselineOrders ?? 0) >= FEWEST_PURCHASES;
  return purchaseDaysOf(history, asOf).length >= FEWEST_PURCHASES;
}
