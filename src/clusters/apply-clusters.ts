import { checkOptions, checkRows } from '../internal/options.ts';
import { checkModel } from '../model/parse-model.ts';
import { makeAssigner } from './assign.ts';
import type { ClusterAssignment, ClusterModel } from './cluster-model.ts';
import { type ClusterFeatures, FEATURES } from './features.ts';

/** The options of {@link applyClusters}. */
export interface ApplyClustersOptions<T> {
  /**
   * Where features are found, by name: needed for those that the model was fitted with a function for. What was given to
   * {@link fitClusters} as `features` will do.
   */
  values?: ClusterFeatures<T> | undefined;
}

const ACTION = 'apply clusters';

/**
 * Put accounts into the clusters of a model: each into the one whose centre is nearest.
 *
 * Each account is placed by itself: one at a time gives the same as all at once, today or next year. The reasons hold the distances
 * to the two nearest centres and what each feature adds to the decision; `margin` tells how clear it was. An account that lacks a
 * feature has no cluster, and the reason (unless the model was fitted with `missing: 'median'` or `'refuse'`); it is never dropped.
 *
 * Cost: O(k d) an account.
 *
 * @param accounts one row per account, with the fields that the model was fitted on
 * @param model from {@link fitClusters} or {@link parseClusterModel}
 * @param options `values`: the functions that the model was fitted with, if it was
 * @returns the same rows in the same order, each with one more key, `cluster`
 * @throws {TypeError} if the model is not one, or a value is neither a finite number within ±1e290 nor missing (the row is named)
 * @example Which kind of customer a new account is
 * ```ts
 * import { applyClusters, fitClusters, formatCluster, formatReason } from 'account-scoring';
 *
 * const book = Array.from({ length: 60 }, (_, i) => ({
 *   accountId: `A${i}`,
 *   recency: 5 * 8 ** (i % 3) + (i % 7),
 *   frequency: Math.ceil(24 / 5 ** (i % 3)) + (i % 2),
 *   monetary: 50_000 / 12 ** (i % 3) + 10 * i,
 * }));
 * const model = fitClusters(book, { k: 3 });
 * for (const { cluster } of applyClusters([{ recency: 12, frequency: 15, monetary: 30_000 }], model)) {
 *   console.log(cluster.id, formatCluster(cluster));
 *   // → 1 high spend, recent, frequent
 *   console.log(cluster.reasons.map((reason) => formatReason(reason)).pop());
 *   // → monetary 30000 is ≥ 14973.6307, midway to the next cluster: 45.7% of the decision
 * }
 * ```
 */
export function applyClusters<T extends object & { readonly cluster?: ClusterAssignment }>(
  accounts: readonly T[],
  model: ClusterModel,
  options: ApplyClustersOptions<T> = {},
): Array<T & { readonly cluster: ClusterAssignment }> {
  checkModel(ACTION, model, 'clusters', 1);
  checkOptions(ACTION, options, { values: FEATURES });
  checkRows(ACTION, 'accounts', accounts);
  const assign = makeAssigner(ACTION, model, options.values);
  return accounts.map((account, row) => ({ ...account, cluster: assign(account, row) }));
}
