import { checkHistories, historiesById } from '../internal/check-histories.ts';
import { onGrid } from '../internal/exact-parts.ts';
import { anyString, checkedLater, checkOptions, checkRows } from '../internal/options.ts';
import { dayReaderIn, readAsOf } from '../internal/read-day.ts';
import { show } from '../internal/show.ts';
import { checkModel } from '../model/parse-model.ts';
import type { AccountHistory, Reason } from '../types.ts';
import {
  type ChurnFeatures,
  type ChurnSnapshot,
  featureValue,
  snapshotOf,
  type Term,
  termsOf,
} from './churn-features.ts';
import { sigmoid } from './churn-logistic.ts';
import type { ChurnContribution, ChurnModel, ChurnScore, ChurnTerm } from './churn-model.ts';
import { MORE } from './churn-options.ts';
import { historyUntil } from './churn-outcome.ts';
import type { DayLike } from './signal-records.ts';

/** The options of {@link applyChurnModel}. */
export interface ApplyChurnOptions {
  /** The day to look ahead from; later orders are not looked at. ISO day, ISO timestamp, `Date` or epoch milliseconds. */
  readonly asOf: DayLike;
  /** The functions of the model's own features, as in the fit. */
  readonly more?: ChurnFeatures | undefined;
  /** IANA zone whose civil day an instant belongs to. Default `'UTC'`. */
  readonly timeZone?: string | undefined;
}

/** Contributions this small are not told as reasons. */
const LEAST_TOLD = 0.05;
/** The most reasons that are told. */
const MOST_TOLD = 4;
/** Logits beyond are certainty to the last bit. */
const MOST_LOGIT = 1000;

function without(code: string): ChurnScore {
  const reason: Reason = { code, field: 'purchaseDays', value: null, op: 'missing', threshold: null };
  return { probability: null, logit: null, base: null, contributions: [], reasons: [reason] };
}

/** What turns a snapshot, and the history up to its day, into a score. */
export type ChurnScorer = (snapshot: ChurnSnapshot | null, history: AccountHistory | null) => ChurnScore;

function reasonsOf(contributions: readonly ChurnContribution[]): Reason[] {
  return contributions
    .map((part, i) => ({ ...part, i }))
    .filter(({ contribution }) => Math.abs(contribution) >= LEAST_TOLD)
    .sort((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution) || a.i - b.i)
    .slice(0, MOST_TOLD)
    .map(({ feature, value, contribution }): Reason => {
      const field = feature;
      const score = Math.round(Math.abs(contribution) * 100) / 100;
      return contribution > 0
        ? { code: 'churn.raises', field, value, op: '=', threshold: value, score }
        : { code: 'churn.lowers', field, value, op: '=', threshold: value, score };
    });
}

/** A bounded number on the grid, so that sums are exact. */
function bounded(x: number): number {
  return onGrid(Math.max(-MOST_LOGIT, Math.min(MOST_LOGIT, x)));
}

/** Make a model ready to be applied. */
export function churnScorer(action: string, model: ChurnModel, more: ChurnFeatures): ChurnScorer {
  const missing = model.options.more.filter((id) => !Object.hasOwn(more, id));
  if (missing.length > 0)
    throw new TypeError(
      `Cannot ${action} as the model was fitted with the feature ${missing.map(show).join(', ')}, a function, which JSON cannot hold: give it again in the option "more"`,
    );
  const { intercept, terms: fitted } = model.fitted;
  const own = Object.fromEntries(model.options.more.map((id) => [id, more[id] as ChurnFeatures[string]]));
  const terms = new Map(termsOf(action, model.options.features, own).map((term) => [term.id, term]));
  const features = [...new Set(fitted.map(({ feature }) => feature))];
  return (snapshot, history) => {
    if (intercept === null) return without('churn.not_fitted');
    if (snapshot === null || history === null) return without('churn.no_orders');
    const addition = (feature: string): number =>
      fitted
        .filter((term) => term.feature === feature)
        .reduce((sum, term) => sum + termValue(term, terms.get(term.id) as Term, snapshot, history), 0);
    const contributions = features.map(
      (feature): ChurnContribution => ({
        feature,
        value: featureValue(feature, snapshot, history, own),
        contribution: bounded(addition(feature)),
      }),
    );
    const base = bounded(intercept);
    const logit = contributions.reduce((sum, { contribution }) => sum + contribution, base) + 0;
    return { probability: sigmoid(logit), logit, base, contributions, reasons: reasonsOf(contributions) };
  };
}

function termValue(
  { mean, deviation, coefficient }: ChurnTerm,
  term: Term,
  snapshot: ChurnSnapshot,
  history: AccountHistory,
): number {
  const value = term.read(snapshot, history);
  return value === null ? 0 : ((value - mean) / deviation) * coefficient;
}

/**
 * Say how likely each account is lost within the horizon of a churn model, and why.
 *
 * For the morning list of a key-account manager: who is most likely to leave, and whether it is the silence, the few orders or the small
 * ones that says so. What "lost" means is in `model.options`.
 *
 * Every account is scored by itself, from its orders up to `asOf`. The logit is exactly `base` plus the contributions, in plain floating-point
 * addition from left to right or any other order; each contribution says how far a feature moves the account from an average one. The reasons tell
 * the largest of them.
 *
 * Edge cases: an account without purchases by `asOf`, or without a history, has no probability, with a reason; so has every
 * account where the model learned nothing. Cost: O(orders).
 *
 * @param accounts rows with `accountId`
 * @param histories from {@link buildHistories}, with all orders; one per account
 * @param model from {@link fitChurnModel} or {@link parseChurnModel}
 * @param options `asOf`; `more`: the functions of your own features, if the model has any
 * @returns the same rows in the same order, each with one more key, `churn`
 * @throws {TypeError} if the model is not one, a row, history or option is not what it must be, or a feature's function is missing
 * @example Why an account is at risk
 * ```ts
 * import { applyChurnModel, buildHistories, type ChurnModel, formatReason } from 'account-scoring';
 *
 * const model: ChurnModel = {
 *   kind: 'churn',
 *   version: 1,
 *   options: { horizonDays: 90, churnDefinition: 'no_order', features: ['recency'], more: [], penalty: 0.01, activeDays: 730 },
 *   fitted: {
 *     intercept: -1,
 *     terms: [{ id: 'recency', feature: 'recency', mean: 6, deviation: 3, coefficient: 1.5 }],
 *     converged: true,
 *     cutoffs: ['2025-10-02'],
 *     rows: 100,
 *     events: 30,
 *     auc: 0.8,
 *     calibration: null,
 *     notices: [],
 *   },
 *   trainedOn: { accounts: 100, used: 100, asOf: '2025-12-31' },
 * };
 * const histories = buildHistories([{ accountId: 'Acme', date: '2025-09-08', amount: 500 }], { asOf: '2025-12-31' });
 * const [acme] = applyChurnModel([{ accountId: 'Acme' }], histories, model, { asOf: '2025-12-31' });
 * console.log(acme?.churn.probability?.toFixed(2));
 * // → 0.79
 * console.log(acme?.churn.reasons.map((reason) => formatReason(reason)).join());
 * // → recency 114 raises the risk of churn by 2.34 on the logit scale
 * ```
 */
export function applyChurnModel<T extends { readonly accountId: string; readonly churn?: ChurnScore }>(
  accounts: readonly T[],
  histories: readonly AccountHistory[],
  model: ChurnModel,
  options: ApplyChurnOptions,
): Array<T & { readonly churn: ChurnScore }> {
  const action = 'apply a churn model';
  checkOptions(action, options ?? null, { asOf: checkedLater, more: MORE, timeZone: anyString });
  const asOf = readAsOf(options.asOf, dayReaderIn(options.timeZone ?? 'UTC'), action);
  checkModel(action, model, 'churn', 1);
  checkRows(action, 'accounts', accounts);
  checkHistories(action, histories);
  const byId = historiesById(action, histories);
  const score = churnScorer(action, model, options.more ?? {});
  return accounts.map((account) => {
    const history = byId.get(account.accountId) ?? null;
    const snapshot = history === null ? null : snapshotOf(history, asOf);
    const known = history !== null && model.options.more.length > 0 ? historyUntil(history, asOf) : history;
    return { ...account, churn: score(snapshot, known) };
  });
}
