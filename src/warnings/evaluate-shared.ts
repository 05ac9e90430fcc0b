import type { Alert, RuleMemory } from './alert.ts';
import type { Indicator, IndicatorId } from './indicator.ts';

/**
 * Records that many accounts have in common are made once: without invoices, 100,000 accounts have one record that says so. They are frozen, as
 * they are in the results of all of them.
 */
export interface Shared {
  /** The record itself, or the common one where it says nothing but what is missing. */
  readonly indicator: (indicator: Indicator) => Indicator;
  /** The alert of a rule that cannot judge; made anew unless all that it looks at is common. */
  readonly unknown: (
    memory: RuleMemory,
    ids: readonly IndicatorId[],
    indicators: Readonly<Partial<Record<IndicatorId, Indicator>>>,
    make: () => Alert,
  ) => Alert;
  /** The memory of a rule that cannot judge, where there is nothing else to remember. */
  readonly memory: (memory: RuleMemory) => RuleMemory;
}

function saysNothing({ value, baseline, lastYear, delta, probability, n, measures }: Indicator): boolean {
  if (value !== null || n !== 0 || baseline !== null || lastYear !== null) return false;
  if (delta !== null || probability !== null) return false;
  for (const name in measures) if (measures[name] !== null) return false;
  return true;
}

function frozen<T extends object>(value: T): T {
  for (const part of Object.values(value) as unknown[])
    if (typeof part === 'object' && part !== null) Object.freeze(part);
  return Object.freeze(value);
}

/** Start a collection of common records, for one evaluation. */
export function shareRecords(): Shared {
  const indicators = new Map<string, Indicator>();
  const common = new Map<Indicator, number>();
  const alerts = new Map<string, Alert>();
  const memories = new Map<string, RuleMemory>();
  return {
    indicator: (indicator) => {
      if (!saysNothing(indicator)) return indicator;
      const { id, missing } = indicator;
      const key = missing.length === 1 ? `${id} ${missing[0]}` : `${id} ${missing.join()}`;
      const known = indicators.get(key);
      if (known !== undefined) return known;
      indicators.set(key, frozen(indicator));
      common.set(indicator, common.size);
      return indicator;
    },
    unknown: ({ ruleId, since, active, coolUntil }, ids, of, make) => {
      if (active || coolUntil !== null) return make();
      let key = `${since} ${ruleId}`;
      for (const id of ids) {
        const at = common.get(of[id] as Indicator);
        if (at === undefined) return make();
        key += ` ${at}`;
      }
      const known = alerts.get(key);
      if (known !== undefined) return known;
      const alert = make();
      for (const reason of alert.reasons) Object.freeze(reason);
      alerts.set(key, frozen(alert));
      return alert;
    },
    memory: (memory) => {
      const { ruleId, state, since, coolUntil, held } = memory;
      if (state !== 'unknown' || coolUntil !== null) return memory;
      for (const _ in held) return memory;
      const key = `${since} ${ruleId}`;
      const known = memories.get(key);
      if (known !== undefined) return known;
      memories.set(key, frozen(memory));
      return memory;
    },
  };
}
