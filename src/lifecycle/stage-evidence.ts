import { gammaQuantile } from '../internal/gamma-distribution.ts';
import { gapsOf, medianOf, purchaseDaysOf } from '../internal/gaps.ts';
import { shapeOf } from '../internal/own-regularity.ts';
import { growthOf } from '../internal/window-amount.ts';
import type { AccountHistory, LifecycleEvidence } from '../types.ts';
import type { LifecycleModel } from './lifecycle-model.ts';

/** The longest gap that ended less than `withinDays` before `asOf`, the latest of equals; `null` if none did. */
function longestEnded(
  days: readonly number[],
  asOf: number,
  withinDays: number,
): { readonly gap: number; readonly since: number } | null {
  let longest: { gap: number; since: number } | null = null;
  for (let i = days.length - 1; i > 0; i--) {
    const since = asOf - (days[i] as number);
    if (since >= withinDays) break;
    const gap = (days[i] as number) - (days[i - 1] as number);
    if (longest === null || gap > longest.gap) longest = { gap, since };
  }
  return longest;
}

/** Of a tenure, the days that lie in the window before the last `windowDays` days. */
function daysWithin(tenure: number, windowDays: number): number {
  return Math.max(0, Math.min(windowDays, tenure + 1 - windowDays));
}

/** Makes the reader of what the rules look at, for accounts with or without a history. */
export function evidenceReader(
  { options, fitted }: LifecycleModel,
  asOf: number,
): (history: AccountHistory | undefined) => LifecycleEvidence {
  const ratios = new Map<number, number>();
  // Accounts with equally few gaps share one shape.
  const quantileRatioOf = (shape: number): number => {
    let ratio = ratios.get(shape);
    if (ratio === undefined) {
      ratio = gammaQuantile(shape, options.decline.probability) / gammaQuantile(shape, 0.5);
      ratios.set(shape, ratio);
    }
    return ratio;
  };
  return (history) => {
    const days = history === undefined ? [] : purchaseDaysOf(history, asOf);
    const gaps = gapsOf(days);
    const orders = days.length;
    const first = days[0] ?? null;
    const last = days[orders - 1] ?? null;
    const own = orders >= options.ownMedianOrders;
    const medianGap = own ? medianOf(gaps) : fitted.medianGap;
    const idleDays = last === null ? null : asOf - last;
    const back = longestEnded(days, asOf, options.reactivated.withinDays);
    return {
      orders,
      tenure: first === null ? null : asOf - first,
      idleDays,
      medianGap,
      medianOf: medianGap === null ? null : own ? 'account' : 'book',
      overdueRatio: idleDays === null || medianGap === null ? null : idleDays / medianGap,
      quantileRatio: quantileRatioOf(shapeOf(gaps, fitted)),
      growth: history === undefined ? null : growthOf(history, asOf, options.windowDays),
      priorDays: first === null ? 0 : daysWithin(asOf - first, options.windowDays),
      returnRatio: back === null || medianGap === null ? null : back.gap / medianGap,
      daysSinceReturn: back === null || medianGap === null ? null : back.since,
    };
  };
}
