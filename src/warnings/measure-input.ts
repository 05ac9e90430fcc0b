import type { AccountHistory, Regularity } from '../types.ts';
import type { AccountSignals } from './account-signals.ts';
import type { WarningMemory } from './alert.ts';
import type { Indicator } from './indicator.ts';
import type { SignalKind } from './signal-records.ts';

/** What is known of one account on one day. */
export interface MeasureInput {
  /** The caller's row: `segment`, `tier` and `lifecycle` are looked at, where they are. */
  readonly row: object;
  readonly history: AccountHistory | null;
  readonly signals: AccountSignals;
  /** The lists of signals that the company keeps. */
  readonly given: ReadonlySet<SignalKind>;
  /** Days since 1970-01-01. */
  readonly asOf: number;
  readonly regularity: Regularity;
  /** Of the evaluation before; `null` for the first one. */
  readonly memory: WarningMemory | null;
}

/** The values of an indicator; what is left out is `null`, or 0 for `n`. */
export interface Measured {
  readonly value?: number | null;
  readonly baseline?: number | null;
  readonly lastYear?: number | null;
  readonly delta?: number | null;
  readonly probability?: number | null;
  readonly n?: number;
  readonly measures?: Readonly<Record<string, number | null>>;
  /** What a value that is not there is missing. */
  readonly missing?: readonly MissingCode[];
}

/** What an indicator can be missing; each has a message, `missing.<code>`. */
export type MissingCode =
  | 'orders'
  | 'usual_gap'
  | 'history_6_months'
  | 'history_12_months'
  | 'purchases_90_days'
  | 'categories'
  | 'invoices'
  | 'invoices_90_days'
  | 'payments_90_days'
  | 'touches'
  | 'two_way_touch'
  | 'contacts'
  | 'complaints'
  | 'surveys'
  | 'satisfaction_answers'
  | 'decision_maker_answers'
  | 'deliveries'
  | 'deliveries_90_days'
  | 'contracts'
  | 'wallet'
  | 'events'
  | 'levels'
  | 'previous_evaluation';

/** How one indicator is measured, and the names that its `measures` have. */
export interface Measure {
  readonly names: readonly string[];
  readonly measure: (input: MeasureInput) => Measured;
}

function plain(value: number | null | undefined): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value + 0 : null;
}

/** The record of an indicator: every field and every measure there, no number that JSON does not have. */
export function indicatorRecord(
  id: Indicator['id'],
  names: readonly string[],
  measured: Measured,
): Indicator {
  const value = plain(measured.value);
  const measures: Record<string, number | null> = {};
  for (const name of names) measures[name] = plain(measured.measures?.[name]);
  return {
    id,
    value,
    baseline: plain(measured.baseline),
    lastYear: plain(measured.lastYear),
    delta: plain(measured.delta),
    probability: plain(measured.probability),
    n: measured.n ?? 0,
    measures,
    missing: value === null ? (measured.missing ?? []) : [],
  };
}
