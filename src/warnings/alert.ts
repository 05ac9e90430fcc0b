import type { Reason } from '../types.ts';
import type { Indicator } from './indicator.ts';
import type { WarningFamily, WarningLevel } from './rule.ts';

/** Where an alert is in its life. */
export type AlertState =
  | 'pending'
  | 'firing'
  | 'recovering'
  | 'resolved'
  | 'snoozed'
  | 'suppressed'
  | 'unknown';

/** What one rule says about one account. Rules that are clear say nothing. */
export interface Alert {
  readonly ruleId: string;
  readonly family: WarningFamily;
  /** `null` for `unknown`. */
  readonly level: WarningLevel | null;
  readonly state: AlertState;
  /** ISO day on which it came into this state. */
  readonly since: string;
  /** What it was judged by. */
  readonly evidence: readonly Indicator[];
  /** Why, as data: the comparisons that held, or what is missing. */
  readonly reasons: readonly Reason[];
  /** An id of the labels `warningAction`; `null` without one. */
  readonly action: string | null;
}

/** What is remembered of one rule from evaluation to evaluation. */
export interface RuleMemory {
  readonly ruleId: string;
  readonly state: AlertState | 'clear';
  readonly level: WarningLevel | null;
  /** ISO day on which it came into this state. */
  readonly since: string;
  /** For each level that holds, itself or as a worse one does: the first evaluation of the run, and how many there were. */
  readonly held: Readonly<Partial<Record<WarningLevel, { readonly since: string; readonly count: number }>>>;
  /** ISO day on which what fired was over; `null` while it is not. */
  readonly overSince: string | null;
  /** The level that it had when it was over; until `coolUntil` only a worse one fires. `null` while it is neither over nor cooling down. */
  readonly overLevel: WarningLevel | null;
  /** ISO day until which it cannot fire again, unless at a level worse than `overLevel`. */
  readonly coolUntil: string | null;
  /** Whether it has fired and is not over yet; it may be snoozed or suppressed meanwhile. */
  readonly active: boolean;
  /** ISO day from which on the data of what has fired are missing; `null` while they are not. */
  readonly blindSince: string | null;
}

/** The memory of one account. */
export interface WarningMemory {
  /** ISO day of the evaluation. */
  readonly asOf: string;
  /** A rule that is not here is clear, with nothing to remember. */
  readonly rules: readonly RuleMemory[];
  /** The levels of value last seen, for drops: best is 1. */
  readonly levels: Readonly<
    Partial<
      Record<
        'segment' | 'tier' | 'stage',
        { readonly id: string; readonly rank: number | null; readonly since: string }
      >
    >
  >;
}

/** The warnings of one account. */
export interface AccountWarnings {
  readonly status: 'red' | 'orange' | 'yellow' | 'blue' | 'green' | 'grey';
  /** Those that fire first, of these the worst first. Rules that are clear are not among them. */
  readonly alerts: readonly Alert[];
  /** Currency units: how much of the next twelve months is at stake, by the worst level that the rules gave; `null` when its value is not known, or for grey. */
  readonly valueAtRisk: number | null;
  /** Its share of the book, 0 to 1. */
  readonly share: number | null;
  /** Why the status is what it is. */
  readonly reasons: readonly Reason[];
  /** To be given back as `previous` at the next evaluation. */
  readonly memory: WarningMemory;
}
