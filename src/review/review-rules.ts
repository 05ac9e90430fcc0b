import type { IndicatorId } from '../warnings/indicator.ts';
import type { WarningRules } from '../warnings/rule.ts';
import type { SignalKind } from '../warnings/signal-records.ts';

/** What an indicator is made of besides orders: any of these will do. What is not here is made of orders. */
const SOURCES: Readonly<Partial<Record<IndicatorId, ReadonlyArray<SignalKind | 'categories'>>>> = {
  range: ['categories'],
  daysToPay: ['invoices'],
  pastDue: ['invoices'],
  dso: ['invoices'],
  complaints: ['complaints'],
  csat: ['surveys'],
  nps: ['surveys'],
  silence: ['surveys'],
  contactGap: ['touches', 'contacts', 'events'],
  contactLeft: ['contacts', 'events'],
  contacts: ['contacts', 'events'],
  contractEnd: ['contracts'],
  wallet: ['wallet', 'events'],
  delivery: ['deliveries'],
};

/**
 * Leave out rules that have nothing to look at. Without them every account of a book without invoices would carry an alert that its payments are not
 * known, and the few alerts that matter would drown.
 *
 * @param known the kinds of signals that were given, and `categories` where orders have them
 */
export function rulesWithData(
  rules: WarningRules,
  known: ReadonlySet<string>,
): { readonly rules: WarningRules; readonly leftOut: readonly string[] } {
  // A set that is not one is told by the step that evaluates it.
  if (!Array.isArray(rules?.rules)) return { rules, leftOut: [] };
  const hasData = (indicator: string): boolean =>
    (Object.hasOwn(SOURCES, indicator) ? SOURCES[indicator as IndicatorId] : undefined)?.some((source) =>
      known.has(source),
    ) ?? true;
  const leftOut = rules.rules.filter((rule) => !hasData(String(rule?.indicator)));
  if (leftOut.length === 0) return { rules, leftOut: [] };
  return {
    rules: { ...rules, rules: rules.rules.filter((rule) => !leftOut.includes(rule)) },
    leftOut: leftOut.map(({ id }) => id),
  };
}
