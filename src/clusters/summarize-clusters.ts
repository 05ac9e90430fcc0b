import { exactSum } from '../internal/exact-sum.ts';
import { checkOptions, checkRows, type OptionCheck } from '../internal/options.ts';
import { show } from '../internal/show.ts';
import type { ClusterAssignment } from './cluster-model.ts';
import type { FeatureOf } from './features.ts';
import {
  type ClusterFeatures,
  FEATURES,
  type Feature,
  makeFeature,
  readFeature,
  resolveFeatures,
} from './features.ts';
import { medianOf } from './fit-scaling.ts';

/** One feature of the accounts of a cluster. */
export interface FeatureProfile {
  /** Over the accounts that have a value; `null` without any. */
  readonly median: number | null;
  readonly mean: number | null;
  /** The mean against that of the whole book: 2 is twice as high. `null` where the mean of the book is not above 0. */
  readonly lift: number | null;
}

/** One cluster of a book. Shares are 0 to 1. */
export interface ClusterSummary {
  /** `null` for the accounts in no cluster. */
  readonly id: number | null;
  readonly label: string | null;
  readonly accounts: number;
  readonly shareOfAccounts: number;
  /** In currency units. */
  readonly revenue: number;
  /** `null` when the total revenue is not above 0. */
  readonly shareOfRevenue: number | null;
  /** By the name of the feature. */
  readonly features: Readonly<Record<string, FeatureProfile>>;
}

/** The options of {@link summarizeClusters}. */
export interface SummarizeClustersOptions<T> {
  /** What to profile clusters by: as for {@link fitClusters}. Default recency, frequency and monetary. */
  features?: ClusterFeatures<T> | undefined;
  /** The field of the revenue, or a function of the account. Default `'monetary'`. */
  revenue?: FeatureOf<T> | undefined;
}

const ACTION = 'summarize clusters';

const REVENUE: OptionCheck = {
  expected: 'the name of a field or a function of the account',
  type: 'any',
  holds: (value: unknown) => typeof value === 'function' || (typeof value === 'string' && value !== ''),
};

/** The values of one feature; `null` where an account has none. */
function readAll(feature: Feature, accounts: readonly object[]): Array<number | null> {
  return accounts.map((account, row) => readFeature(ACTION, feature, account, row));
}

function valuesAt(values: ReadonlyArray<number | null>, rows: readonly number[]): Float64Array {
  return Float64Array.from(rows.flatMap((row) => values[row] ?? []));
}

function meanOf(values: Float64Array): number | null {
  return values.length === 0 ? null : exactSum(values) / values.length + 0;
}

function profileOf(values: Float64Array, bookMean: number | null): FeatureProfile {
  const mean = meanOf(values);
  const ratio = mean !== null && bookMean !== null && bookMean > 0 ? mean / bookMean + 0 : null;
  return {
    median: medianOf(values.slice().sort()),
    mean,
    lift: ratio !== null && Number.isFinite(ratio) ? ratio : null,
  };
}

/** The rows of every cluster, by id; those in no cluster come last. */
function groupRows(accounts: ReadonlyArray<{ readonly cluster: ClusterAssignment }>): number[][] {
  const groups = new Map<number | null, number[]>();
  accounts.forEach(({ cluster }, row) => {
    if (typeof cluster !== 'object' || cluster === null)
      throw new TypeError(
        `Cannot ${ACTION} as accounts[${row}] has no cluster: call applyClusters first; current value is ${show(cluster)}`,
      );
    const rows = groups.get(cluster.id);
    if (rows === undefined) groups.set(cluster.id, [row]);
    else rows.push(row);
  });
  const last = Number.POSITIVE_INFINITY;
  return [...groups].sort(([a], [b]) => ((a ?? last) < (b ?? last) ? -1 : 1)).map(([, rows]) => rows);
}

/**
 * Sum up clusters: how many accounts and how much revenue each holds, and how it differs from the book.
 *
 * The table to give a cluster its name by: its share of accounts against its share of revenue, the typical account (median) and
 * the lift of every feature. Sums are exact, medians are of type 7.
 *
 * Cost: O(n log n).
 *
 * @param accounts rows with a `cluster` key, from {@link applyClusters}
 * @param options `features` to profile by; `revenue`: the field of the money (currency units), or a function
 * @returns one record per cluster that occurs, by id; the accounts in no cluster come last
 * @throws {TypeError} if a row has no cluster, or a value is neither a finite number within ±1e290 nor missing (the row is named)
 * @example Share of accounts against share of revenue
 * ```ts
 * import { scoreClusters, summarizeClusters } from 'account-scoring';
 *
 * const book = Array.from({ length: 60 }, (_, i) => ({
 *   accountId: `A${i}`,
 *   recency: 5 * 8 ** (i % 3) + (i % 7),
 *   frequency: Math.ceil(24 / 5 ** (i % 3)) + (i % 2),
 *   monetary: 50_000 / 12 ** (i % 3) + 10 * i,
 * }));
 * const [best] = summarizeClusters(scoreClusters(book, { k: 3 }));
 * console.log(best?.accounts, best?.shareOfRevenue?.toFixed(2), best?.features.frequency?.lift?.toFixed(2));
 * // → 20 0.91 2.33
 * ```
 */
export function summarizeClusters<T extends object & { readonly cluster: ClusterAssignment }>(
  accounts: readonly T[],
  options: SummarizeClustersOptions<T> = {},
): ClusterSummary[] {
  checkOptions(ACTION, options, { features: FEATURES, revenue: REVENUE });
  checkRows(ACTION, 'accounts', accounts);
  const groups = groupRows(accounts);
  const features = resolveFeatures(options.features).map((feature) => {
    const values = readAll(feature, accounts);
    const present = Float64Array.from(values.flatMap((value) => value ?? []));
    return { name: feature.name, values, mean: meanOf(present) };
  });
  const source = (options.revenue ?? 'monetary') as string | ((account: never) => unknown);
  const money = readAll(makeFeature('revenue', source), accounts).map((value) => value ?? 0);
  const total = exactSum(money);
  return groups.map((rows): ClusterSummary => {
    const { id, label } = (accounts[rows[0] as number] as T).cluster;
    const revenue = exactSum(rows.map((row) => money[row] as number));
    return {
      id,
      label,
      accounts: rows.length,
      shareOfAccounts: rows.length / accounts.length,
      revenue,
      shareOfRevenue: total > 0 ? revenue / total : null,
      features: Object.fromEntries(
        features.map(({ name, values, mean }) => [name, profileOf(valuesAt(values, rows), mean)]),
      ),
    };
  });
}
