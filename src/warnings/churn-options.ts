import {
  anyString,
  checkedLater,
  checkOptions,
  integer,
  numberIn,
  type OptionCheck,
  refuse,
} from '../internal/options.ts';
import { type DayReader, dayReaderIn, readAsOf } from '../internal/read-day.ts';
import { CHURN_FEATURES, type ChurnFeature, type ChurnFeatures } from './churn-features.ts';
import { CHURN_DEFINITION, type ChurnDefinition } from './churn-outcome.ts';
import type { DayLike } from './signal-records.ts';

/** The options of {@link fitChurnModel}. */
export interface FitChurnOptions {
  /** The last day that is known; nothing after it is looked at. ISO day, ISO timestamp, `Date` or epoch milliseconds. */
  readonly asOf: DayLike;
  /** Days to look ahead. Default 90. */
  readonly horizonDays?: number | undefined;
  /** What counts as lost. Default `'no_order'`: no purchase within the horizon. */
  readonly churnDefinition?: ChurnDefinition | undefined;
  /** Which features. Default all: `recency`, `purchaseDays`, `tenure`, `averageOrderValue`, `overdue`. */
  readonly features?: readonly ChurnFeature[] | undefined;
  /** Features of your own, by name: functions of the account as it stood, and of its orders up to then. */
  readonly more?: ChurnFeatures | undefined;
  /** Strength of the ridge penalty: half of it times the sum of squared coefficients is added to the mean loss. Default 0.01. */
  readonly penalty?: number | undefined;
  /**
   * The earlier days to learn from; the outcome of each must be known by `asOf`. Default: `asOf` less the horizon, and up to three more, 60
   * days apart, as far as there are 60 days of orders before them.
   */
  readonly cutoffs?: readonly DayLike[] | undefined;
  /** Only accounts that bought in so many days before a cut-off are learned from. Default 730. */
  readonly activeDays?: number | undefined;
  /** IANA zone whose civil day an instant belongs to. Default `'UTC'`. */
  readonly timeZone?: string | undefined;
}

const FEATURES: OptionCheck = {
  expected: 'a list of recency, purchaseDays, tenure, averageOrderValue, overdue',
  type: 'object',
  holds: (list: unknown) =>
    Array.isArray(list) &&
    new Set(list).size === list.length &&
    list.every((id) => (CHURN_FEATURES as readonly unknown[]).includes(id)),
};

/** The check of `more`. */
export const MORE: OptionCheck = {
  expected: 'functions by name, none of them a feature that there is already',
  type: 'object',
  holds: (more: Record<string, unknown> | null) =>
    more !== null &&
    Object.entries(more).every(
      ([id, read]) => typeof read === 'function' && !(CHURN_FEATURES as readonly string[]).includes(id),
    ),
};

const DAYS: OptionCheck = {
  expected: 'a list of days, at least one',
  type: 'object',
  holds: (list: unknown) => Array.isArray(list) && list.length > 0,
};

/** The check of `horizonDays`. */
export const HORIZON_DAYS: OptionCheck = /* @__PURE__ */ integer(1, 36_525);

/** Options with everything filled in; days as numbers. */
export interface ChurnSettings {
  readonly asOf: number;
  readonly horizonDays: number;
  readonly definition: ChurnDefinition;
  readonly features: readonly string[];
  readonly more: ChurnFeatures;
  readonly penalty: number;
  readonly cutoffs: readonly number[] | null;
  readonly activeDays: number;
}

function readCutoffs(
  action: string,
  cutoffs: readonly DayLike[],
  readDay: DayReader,
  latest: number,
): number[] {
  const days = cutoffs.map((cutoff) => readAsOf(cutoff, readDay, action));
  const known: OptionCheck = {
    expected: 'days at least the horizon before "asOf"',
    type: 'object',
    holds: () => true,
  };
  if (days.some((day) => day > latest)) refuse(action, 'cutoffs', known, cutoffs);
  return [...new Set(days)].sort((a, b) => b - a);
}

/** Check options and fill them in. */
export function readChurnOptions(action: string, options: FitChurnOptions): ChurnSettings {
  checkOptions(action, options ?? null, {
    asOf: checkedLater,
    horizonDays: HORIZON_DAYS,
    churnDefinition: CHURN_DEFINITION,
    features: FEATURES,
    more: MORE,
    penalty: numberIn(0, 1000, 'a number from 0 to 1000'),
    cutoffs: DAYS,
    activeDays: integer(1, 36_525),
    timeZone: anyString,
  });
  const readDay = dayReaderIn(options.timeZone ?? 'UTC');
  const asOf = readAsOf(options.asOf, readDay, action);
  const { horizonDays = 90, cutoffs, more = {} } = options;
  return {
    asOf,
    horizonDays,
    definition: options.churnDefinition ?? 'no_order',
    features: CHURN_FEATURES.filter((id) => options.features?.includes(id) ?? true),
    // By name, so that the order in which they were written down does not matter.
    more: Object.fromEntries(Object.entries(more).sort(([a], [b]) => (a < b ? -1 : 1))),
    penalty: options.penalty ?? 0.01,
    cutoffs: cutoffs === undefined ? null : readCutoffs(action, cutoffs, readDay, asOf - horizonDays),
    activeDays: options.activeDays ?? 730,
  };
}
