import { addExact, roundExact } from '../internal/exact-sum.ts';
import { show } from '../internal/show.ts';
import type { AccountHistory } from '../types.ts';

/** An account as it stood at the end of a day, from its orders up to it. */
export interface ChurnSnapshot {
  readonly accountId: string;
  /** Days since the last purchase. */
  readonly recency: number;
  /** Days since the first purchase. */
  readonly tenure: number;
  /** Distinct days with a purchase. */
  readonly purchaseDays: number;
  /** Net currency units per purchase day, over the whole history. */
  readonly averageOrderValue: number;
  /** Days since the last purchase over the usual gap; the usual gap is (first to last purchase + 30 days) / purchase days. */
  readonly overdue: number;
}

/** The features that a model is made of unless told otherwise. */
export const CHURN_FEATURES = ['recency', 'purchaseDays', 'tenure', 'averageOrderValue', 'overdue'] as const;

/** The name of a shipped feature. */
export type ChurnFeature = (typeof CHURN_FEATURES)[number];

/** Further features, by name: numbers from an account as it stood on a day. `null` counts as the mean of all. */
export type ChurnFeatures = Readonly<
  Record<string, (account: ChurnSnapshot, history: AccountHistory) => number | null>
>;

/** The usual gap of an account of one purchase is taken for 30 days. */
const FIRST_GAP = 30;
/** An account that is ten usual gaps late is not less lost than one that is twenty late. */
const MOST_OVERDUE = 10;

/** The snapshot of a history at the end of a day; `null` before the first purchase. */
export function snapshotOf({ accountId, days, amounts }: AccountHistory, asOf: number): ChurnSnapshot | null {
  let purchaseDays = 0;
  let first = 0;
  let last = Number.NEGATIVE_INFINITY;
  const total: number[] = [];
  for (let row = 0; row < days.length && (days[row] as number) <= asOf; row++) {
    const day = days[row] as number;
    const amount = amounts[row] as number;
    addExact(total, amount);
    if (!(amount > 0) || day === last) continue;
    if (purchaseDays === 0) first = day;
    last = day;
    purchaseDays++;
  }
  if (purchaseDays === 0) return null;
  const recency = asOf - last;
  return {
    accountId,
    recency,
    tenure: asOf - first,
    purchaseDays,
    averageOrderValue: roundExact(total) / purchaseDays + 0,
    overdue: recency / ((last - first + FIRST_GAP) / purchaseDays),
  };
}

/** A term of the model: a function of a snapshot. Some features have two terms; their contributions are told as one. */
export interface Term {
  readonly id: string;
  readonly feature: string;
  /** The value on the scale of the term; `null` when it is missing. */
  readonly read: (account: ChurnSnapshot, history: AccountHistory) => number | null;
}

/**
 * Square roots and logarithms bring days, counts and amounts on scales on which their effect is close to a straight line. Silence tells
 * more of an account that bought often: that is the second term of recency.
 */
const TERMS: readonly Term[] = [
  { id: 'recency', feature: 'recency', read: ({ recency }) => Math.sqrt(recency) },
  {
    id: 'recency_by_purchase_days',
    feature: 'recency',
    read: ({ recency, purchaseDays }) => Math.sqrt(recency) * Math.log(purchaseDays),
  },
  { id: 'purchaseDays', feature: 'purchaseDays', read: ({ purchaseDays }) => Math.log(purchaseDays) },
  { id: 'tenure', feature: 'tenure', read: ({ tenure }) => Math.sqrt(tenure) },
  {
    id: 'averageOrderValue',
    feature: 'averageOrderValue',
    read: ({ averageOrderValue }) => Math.log1p(Math.max(0, averageOrderValue)),
  },
  { id: 'overdue', feature: 'overdue', read: ({ overdue }) => Math.sqrt(Math.min(MOST_OVERDUE, overdue)) },
];

/** A feature of your own must be a number that sums can hold, or `null`. */
function ownTerm(id: string, read: ChurnFeatures[string], action: string): Term {
  return {
    id,
    feature: id,
    read: (account, history) => {
      const value: unknown = read(account, history);
      if (value === null || (typeof value === 'number' && Math.abs(value) <= MAX_FEATURE)) return value;
      throw new TypeError(
        `Cannot ${action} as the feature ${show(id)} of account ${show(account.accountId)} must be a number within ±1e100, or null: current value is ${show(value)}`,
      );
    },
  };
}

/** So that squares of features stay finite. */
const MAX_FEATURE = 1e100;

/** The terms of features, the library's own first. */
export function termsOf(action: string, features: readonly string[], more: ChurnFeatures): Term[] {
  const own = TERMS.filter(({ feature }) => features.includes(feature));
  return [...own, ...Object.keys(more).map((id) => ownTerm(id, more[id] as ChurnFeatures[string], action))];
}

/** Whether a stored term is one that a model of these features can have. */
export function isTermOf(
  id: string,
  feature: string,
  { features, more }: { readonly features: readonly string[]; readonly more: readonly string[] },
): boolean {
  if (!features.includes(feature)) return false;
  return more.includes(feature)
    ? id === feature
    : TERMS.some((term) => term.id === id && term.feature === feature);
}

/** The value of a feature in its own unit. */
export function featureValue(
  feature: string,
  account: ChurnSnapshot,
  history: AccountHistory,
  more: ChurnFeatures,
): number | null {
  const own = Object.hasOwn(more, feature) ? more[feature] : undefined;
  if (own !== undefined) return own(account, history);
  return account[feature as ChurnFeature] + 0;
}
