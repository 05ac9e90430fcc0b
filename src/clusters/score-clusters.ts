import { applyClusters } from './apply-clusters.ts';
import type { ClusterAssignment } from './cluster-model.ts';
import { fitClusters } from './fit-clusters.ts';
import type { ClusterOptions } from './options.ts';

/**
 * Learn clusters from a book and put the same accounts into them: {@link applyClusters} of {@link fitClusters}.
 *
 * For a one-off look. Where clusters are compared over time, keep the model of {@link fitClusters} instead.
 *
 * @param accounts one row per account
 * @param options as for {@link fitClusters}
 * @returns the same rows in the same order, each with one more key, `cluster`
 * @throws {TypeError} as {@link fitClusters}
 * @throws {RangeError} as {@link fitClusters}
 * @example Two kinds of customers by fields of one's own
 * ```ts
 * import { scoreClusters } from 'account-scoring';
 *
 * const book = [
 *   { accountId: 'Acme', visits: 12, spend: 900 },
 *   { accountId: 'Blue', visits: 1, spend: 20 },
 *   { accountId: 'Coop', visits: 10, spend: 700 },
 *   { accountId: 'Dune', visits: 2, spend: 35 },
 * ];
 * const rows = scoreClusters(book, { features: ['spend', 'visits'], k: 2 });
 * console.log(rows.map(({ accountId, cluster }) => `${accountId} ${cluster.id}`));
 * // → [ 'Acme 1', 'Blue 2', 'Coop 1', 'Dune 2' ]
 * ```
 */
export function scoreClusters<T extends object & { readonly cluster?: ClusterAssignment }>(
  accounts: readonly T[],
  options?: ClusterOptions<T>,
): Array<T & { readonly cluster: ClusterAssignment }> {
  return applyClusters(accounts, fitClusters(accounts, options), { values: options?.features });
}
