import { dayFromIsoPrefix, isoDay, MIN_DAY } from '../internal/day.ts';
import { anyString, checkedLater, integer, type OptionCheck, oneOf } from '../internal/options.ts';
import { dayReaderIn, readAsOf } from '../internal/read-day.ts';
import { show } from '../internal/show.ts';
import type { OrderIntake } from '../types.ts';

/** What the rows count as. */
export interface SummaryRuleOptions {
  /** The day that recency and tenure count back from: ISO day, ISO timestamp, `Date` or epoch milliseconds. */
  asOf: string | number | Date;
  /** IANA zone whose civil days the instants belong to. Default `'UTC'`. */
  timeZone?: string | undefined;
  /**
   * Count frequency, monetary, purchase days and returns over the last so many days only, `asOf` included. Recency, tenure
   * and the first and last order look at all orders, so that a lapsed account does not look like one that never bought.
   */
  windowDays?: number | undefined;
  /** What frequency counts. Default `'orders'` (distinct order ids) when `columns.orderId` is mapped, else `'rows'`. */
  frequencyOf?: 'orders' | 'rows' | 'days' | undefined;
  /**
   * Rows with a negative amount. `'net'` (default): they lower monetary and are not purchases. `'count'`: they lower
   * monetary and count as orders like any row (as R's `rfm` does). `'ignore'`: they are reported under `returns` only.
   */
  returns?: 'net' | 'count' | 'ignore' | undefined;
  /** Rows dated after `asOf`: `'exclude'` (default) or `'keep'` (recency is negative then). */
  future?: 'exclude' | 'keep' | undefined;
  /** Round monetary and returned amounts to so many digits (2 for cents); by default they are not rounded. */
  currencyDigits?: number | undefined;
}

/** The resolved rules: plain JSON, and part of a stored state. */
export interface SummaryRules {
  readonly asOf: string;
  readonly timeZone: string;
  readonly windowDays: number | null;
  readonly frequencyOf: 'orders' | 'rows' | 'days';
  readonly returns: 'net' | 'count' | 'ignore';
  readonly future: 'exclude' | 'keep';
  readonly currencyDigits: number | null;
  /** Whether amounts had a currency, and whether they were converted into one. */
  readonly currency: 'unread' | 'one' | 'converted';
}

/** The checks of {@link SummaryRuleOptions}. */
export const RULE_CHECKS: Readonly<Record<string, OptionCheck>> = {
  asOf: checkedLater,
  timeZone: anyString,
  windowDays: /* @__PURE__ */ integer(1),
  frequencyOf: /* @__PURE__ */ oneOf('orders', 'rows', 'days'),
  returns: /* @__PURE__ */ oneOf('net', 'count', 'ignore'),
  future: /* @__PURE__ */ oneOf('exclude', 'keep'),
  currencyDigits: /* @__PURE__ */ integer(0, 8),
};

/** Resolve checked options; what the rows have decides the rest. */
export function resolveRules(
  action: string,
  options: SummaryRuleOptions,
  hasOrderIds: boolean,
  currency: SummaryRules['currency'],
): SummaryRules {
  const timeZone = options.timeZone ?? 'UTC';
  const frequencyOf = options.frequencyOf ?? (hasOrderIds ? 'orders' : 'rows');
  if (frequencyOf === 'orders' && !hasOrderIds)
    throw new TypeError(
      `Cannot ${action} as "frequencyOf" is "orders" and no order id is mapped: name it with columns: { orderId: … }`,
    );
  return {
    asOf: isoDay(readAsOf(options.asOf, dayReaderIn(timeZone), action)),
    timeZone,
    windowDays: options.windowDays ?? null,
    frequencyOf,
    returns: options.returns ?? 'net',
    future: options.future ?? 'exclude',
    currencyDigits: options.currencyDigits ?? null,
    currency,
  };
}

/** The first day of the window; before all days when there is none. */
export function windowStartOf({ asOf, windowDays }: SummaryRules): number {
  return windowDays === null ? MIN_DAY : Math.max(MIN_DAY, dayFromIsoPrefix(asOf) - windowDays + 1);
}

/** The stricter rule first. */
const CURRENCY_RULES = ['converted', 'one', 'unread'] as const;

/** The rules of a merge: both sides must have counted the same way. A side without rows takes the currency of the other. */
export function mergeRules(
  action: string,
  a: { readonly options: SummaryRules; readonly intake: OrderIntake },
  b: { readonly options: SummaryRules; readonly intake: OrderIntake },
): SummaryRules {
  const both = [a, b].filter(({ intake }) => intake.received > 0);
  const currency = CURRENCY_RULES.find((rule) =>
    (both.length > 0 ? both : [a, b]).some(({ options }) => options.currency === rule),
  ) as SummaryRules['currency'];
  const [rules, others] = [a, b].map(({ options, intake }) => ({
    ...options,
    currency: intake.received === 0 ? currency : options.currency,
  })) as [SummaryRules, SummaryRules];
  for (const name of Object.keys(rules) as Array<keyof SummaryRules>)
    if (rules[name] !== others[name])
      throw new RangeError(
        `Cannot ${action} as the options differ: "${name}" is ${show(rules[name])} and ${show(others[name])}`,
      );
  return rules;
}
