import { applyClusters } from '../clusters/apply-clusters.ts';
import { chooseClusterCount } from '../clusters/choose-cluster-count.ts';
import type { ClusterAssignment, ClusterModel } from '../clusters/cluster-model.ts';
import { fitClusters } from '../clusters/fit-clusters.ts';
import { type ClusterSummary, summarizeClusters } from '../clusters/summarize-clusters.ts';
import type { AccountSummary } from '../types.ts';
import type { ReviewOptions } from './review-options.ts';
import type { ReviewChoices, ReviewDiagnostic } from './review-record.ts';

/** With fewer accounts that have orders, clusters say more about chance than about customers. */
const ENOUGH = 30;
/** Two groups, good and bad, are no news; more than eight nobody remembers. */
const COUNTS = { from: 3, to: 8 };

/** The clusters of a review; `null` throughout where there are none. */
export interface ReviewClusters {
  readonly model: ClusterModel | null;
  readonly clusters: ReadonlyArray<ClusterAssignment | null>;
  readonly summaries: readonly ClusterSummary[] | null;
  readonly count: ReviewChoices['clusterCount'];
  readonly diagnostics: readonly ReviewDiagnostic[];
}

/** Find clusters, or assign accounts to those of a model. */
export function clusterAccounts(
  accounts: readonly AccountSummary[],
  { clusters: options, models, seed }: Pick<ReviewOptions<never>, 'clusters' | 'models' | 'seed'>,
): ReviewClusters {
  const given = models?.clusters;
  const none = (diagnostics: readonly ReviewDiagnostic[] = []): ReviewClusters => ({
    model: null,
    clusters: accounts.map(() => null),
    summaries: null,
    count: 'none',
    diagnostics,
  });
  if (options === 'none' || given === null) return none();
  const buyers = accounts.filter(({ recency }) => recency !== null).length;
  const fitOptions = { seed, ...options };
  let model = given;
  let count: ReviewClusters['count'] = 'model';
  if (model === undefined) {
    const few: ReviewDiagnostic = {
      stage: 'clusters',
      code: 'review.few_for_clusters',
      field: 'accounts',
      value: buyers,
      threshold: ENOUGH,
    };
    if (fitOptions.k === undefined && buyers < ENOUGH) return none([few]);
    const { minSize: _, k: asked, ...basics } = fitOptions;
    const k = asked ?? chooseClusterCount(accounts, { ...basics, ...COUNTS }).recommended;
    if (k === null) return none([few]);
    model = fitClusters(accounts, { ...fitOptions, k });
    count = asked === undefined ? 'chosen' : 'given';
  }
  const { features } = options ?? {};
  const rows = applyClusters(accounts, model, { values: features });
  return {
    model,
    clusters: rows.map(({ cluster }) => cluster),
    summaries: summarizeClusters(rows, { features }),
    count,
    diagnostics: model.fitted.notices.map((notice) => ({ stage: 'clusters', ...notice })),
  };
}
