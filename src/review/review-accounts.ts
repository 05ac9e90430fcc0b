import { analyzeConcentration } from '../concentration/analyze.ts';
import { applyAbc } from '../concentration/apply-abc.ts';
import { fitAbc } from '../concentration/fit-abc.ts';
import { assignLifecycle } from '../lifecycle/assign-lifecycle.ts';
import { fitLifecycle } from '../lifecycle/fit-lifecycle.ts';
import { checkModel } from '../model/parse-model.ts';
import { summarizePurchases } from '../orders/purchases.ts';
import { applyRfm } from '../rfm/apply.ts';
import { assignSegments } from '../rfm/assign.ts';
import { fitRfm } from '../rfm/fit.ts';
import { kam11 } from '../rfm/maps/kam11.ts';
import { summarizeSegments } from '../rfm/summarize-segments.ts';
import { evaluateWarnings } from '../warnings/evaluate.ts';
import { kamRules } from '../warnings/kam-rules.ts';
import type { OrdersOrHistories } from './order-histories.ts';
import { readReviewBook } from './read-review-book.ts';
import { clusterAccounts } from './review-clusters.ts';
import { diagnoseOrders } from './review-diagnostics.ts';
import { groupAccounts } from './review-groups.ts';
import { checkReviewOptions, type ReviewOptions } from './review-options.ts';
import { nameReader, profileAccounts } from './review-profiles.ts';
import type { Review, ReviewAccount, ReviewDiagnostic, ReviewModels, ReviewStage } from './review-record.ts';
import { rulesWithData } from './review-rules.ts';
import { tierAccounts } from './review-tiers.ts';
import { sumUp } from './review-totals.ts';
import { STAGES_OF_LIFE } from './stages-of-life.ts';

const ACTION = 'review accounts';

const STATUSES = ['red', 'orange', 'yellow', 'blue', 'green', 'grey'] as const;

function checkPrevious(previous: Review | undefined, asOf: string): void {
  if (previous === undefined) return;
  checkModel(ACTION, previous, 'account-review', 1);
  if (previous.asOf > asOf)
    throw new RangeError(
      `Cannot ${ACTION} as "asOf" must not be before the review before, ${previous.asOf}: current value is ${asOf}`,
    );
}

/**
 * Look at a whole book of accounts as of a day: scores, segments, concentration, clusters, tiers, lifecycle and warnings in one record.
 *
 * For the meeting in which somebody asks how the customers are doing: one call, one record that can be stored, shown ({@link formatReview}), drawn
 * and compared with that of the next quarter ({@link compareReviews}). Everything in it is what the single steps give: take those where you need one only.
 *
 * Method: orders → histories and summaries; RFM scores and segments over all orders (or `windowDays`); purchases, growth and criteria over the last
 * `periodDays`; ABC and concentration by `monetary`; clusters by recency, frequency and monetary; tiers and which of them moved; lifecycle stages; warning
 * rules with the signals that are there (rules that look at signals nobody gave are left out, and named). Models are fitted on this book unless `models` gives them.
 * What was chosen, by you or by default, is in `choices`; what the reader should know first is in `diagnostics`.
 *
 * Edge cases: rows after `asOf` do not count, and are counted in `intake`. With fewer than 30 accounts that have orders there are no clusters, unless you ask for
 * some by `clusters: { k }`. Without orders, every account of the roster is a prospect. Same orders in any order, same bytes.
 * Cost: O(n log n) in orders; about 0.2 ms an account, most of it for the warnings, and some seconds at most to choose the number of clusters.
 *
 * @param orders rows or columns, as for {@link summarizeOrders}, or the histories of {@link buildHistories}
 * @param options `asOf` is required; `columns` and such as for {@link summarizeOrders}; `signals` and `profiles` bring what is known besides orders; `previous` is the
 *   review before, `models` are those to score with
 * @returns one record of plain JSON
 * @throws {OrderDataError} if rows cannot be used and there is no `onProblem`
 * @throws {TypeError} if an option, a signal or a profile is not what it must be
 * @throws {RangeError} if an option is out of range, or `asOf` lies before the review before
 * @example A small book
 * ```ts
 * import { reviewAccounts } from 'account-scoring';
 *
 * const orders = Array.from({ length: 40 }, (_, i) =>
 *   Array.from({ length: 2 + (i % 9) }, (_, k) => ({
 *     accountId: `A${String(i).padStart(2, '0')}`,
 *     date: new Date(Date.UTC(2025, 11, 31 - (i % 5) * 20 - k * 30)),
 *     amount: 100 * (1 + (i % 7)),
 *   })),
 * ).flat();
 * const { totals, segments, tiers, clusters } = reviewAccounts(orders, { asOf: '2025-12-31' });
 * console.log(totals.accounts, totals.orders, totals.revenue);
 * // → 40 230 90200
 * console.log(segments.map(({ id, accounts }) => `${id} ${accounts}`).slice(0, 3));
 * // → [ 'champions 5', 'loyal 5', 'promising_big 1' ]
 * console.log(tiers.groups.map(({ id, accounts }) => `${id} ${accounts}`), clusters?.length);
 * // → [ 'high 11', 'medium 18', 'low 11' ] 3
 * ```
 */
export function reviewAccounts<T>(orders: OrdersOrHistories<T>, options: ReviewOptions<T>): Review {
  checkReviewOptions(ACTION, options);
  const { models, previous, signals, seed = 1, segmentMap = kam11, warningRules = kamRules } = options;
  const periodDays = options.periodDays ?? 365;
  const { accounts: summaries, histories, rules, intake } = readReviewBook(ACTION, orders, options);
  const { asOf } = rules;
  checkPrevious(previous, asOf);
  const purchases = summarizePurchases(histories, { asOf, windowDays: periodDays });

  const rfm = models?.rfm ?? fitRfm(summaries, options.rfm);
  const scored = assignSegments(applyRfm(summaries, rfm, { values: options.rfm?.values }), segmentMap);
  const concentration = analyzeConcentration(summaries, { seed });
  const abc = models?.abc ?? fitAbc(summaries);
  const classes = applyAbc(summaries, abc);
  const clustered = clusterAccounts(summaries, { ...options, seed } as ReviewOptions<never>);
  const profiled = profileAccounts(ACTION, purchases, options.profiles);
  const tiered = tierAccounts(profiled.rows, asOf, options as ReviewOptions<never>);
  const lifecycle = models?.lifecycle ?? fitLifecycle(histories, { asOf, windowDays: periodDays });
  const staged = assignLifecycle(
    scored.map((row, at) => ({ ...row, tier: tiered.tiers[at] as ReviewAccount['tier'] })),
    histories,
    { asOf, model: lifecycle, previous: previous?.accounts },
  );
  const known = new Set([
    ...Object.keys(signals ?? {}),
    ...(histories.some(({ categories }) => categories !== null) ? ['categories'] : []),
  ]);
  const { rules: judged, leftOut } = rulesWithData(warningRules, known);
  const watched = evaluateWarnings(staged, histories, judged, {
    ...options.warnings,
    asOf,
    signals,
    previous: previous?.accounts,
    timeZone: options.timeZone,
  });

  const nameOf = nameReader(ACTION, options.names);
  const accounts = watched.map(
    (row, at): ReviewAccount => ({
      ...row,
      name: nameOf(row.accountId),
      purchases: purchases[at] as ReviewAccount['purchases'],
      abc: (classes[at] as { abc: ReviewAccount['abc'] }).abc,
      cluster: clustered.clusters[at] ?? null,
      criteria: tiered.criteria[at] as ReviewAccount['criteria'],
    }),
  );
  const totals = sumUp(
    summaries,
    purchases,
    accounts.flatMap(({ warnings }) => warnings.valueAtRisk ?? []),
  );
  const tagged = (
    stage: ReviewStage,
    notices: ReadonlyArray<Omit<ReviewDiagnostic, 'stage'>>,
  ): ReviewDiagnostic[] => notices.map((notice) => ({ stage, ...notice }));
  const riskOf = ({ warnings }: ReviewAccount) => warnings.valueAtRisk ?? 0;
  const given = (Object.keys(models ?? {}) as Array<keyof ReviewModels>).filter(
    (name) => models?.[name] !== undefined,
  );
  return {
    kind: 'account-review',
    version: 1,
    asOf,
    choices: {
      summary: rules,
      periodDays,
      currency: options.currency ?? null,
      seed,
      segmentMap,
      warningRules,
      rulesWithoutData: leftOut,
      clusterCount: clustered.count,
      given: given.sort(),
      signals: Object.keys(signals ?? {}).sort(),
      previous: previous?.asOf ?? null,
    },
    intake,
    totals,
    accounts,
    segments: summarizeSegments(accounts),
    concentration,
    abc: groupAccounts(accounts, (row) => row.abc.class ?? 'none', ['A', 'B', 'C', 'none']),
    clusters: clustered.summaries,
    tiers: {
      groups: groupAccounts(accounts, ({ tier }) => tier.id, [
        ...tiered.review.state.tiers,
        'not_key',
        'unknown',
      ]),
      moves: tiered.review.moves,
      state: tiered.review.state,
    },
    lifecycle: groupAccounts(accounts, (row) => row.lifecycle.stage, STAGES_OF_LIFE),
    warnings: {
      statuses: groupAccounts(accounts, (row) => row.warnings.status, STATUSES),
      firing: accounts
        .filter(({ warnings }) => warnings.alerts.some(({ state }) => state === 'firing'))
        .sort((a, b) => riskOf(b) - riskOf(a))
        .map(({ accountId }) => accountId),
    },
    models: {
      rfm,
      abc,
      clusters: clustered.model,
      criteria: tiered.criteriaModel,
      tiers: tiered.tierModel,
      lifecycle,
    },
    diagnostics: [
      ...diagnoseOrders(asOf, periodDays, intake, totals),
      ...tagged('rfm', rfm.fitted.notices),
      ...tagged('concentration', concentration.notices),
      ...tagged('abc', abc.fitted.notices),
      ...clustered.diagnostics,
      ...profiled.diagnostics,
      ...tiered.diagnostics,
      ...tagged('lifecycle', lifecycle.fitted.notices),
      ...(leftOut.length === 0
        ? []
        : tagged('warnings', [
            {
              code: 'review.rules_without_data',
              field: 'signals',
              value: leftOut.join(', '),
              threshold: warningRules.rules.length,
            },
          ])),
    ],
  };
}
