import { checkOptions, checkRows, integer } from '../internal/options.ts';
import { createRandom } from '../internal/random.ts';
import type { Notice, Reason } from '../types.ts';
import { elbows } from './elbow.ts';
import { findClusters, preparePoints, sampleOrder } from './find-clusters.ts';
import { basicChecks, type ClusterBasics, MAX_K, resolveBasics } from './options.ts';
import { countDistinct } from './point-order.ts';
import { type Points, pickPoints } from './points.ts';
import { readBook } from './read-book.ts';
import { type ClusterCandidate, recommendCount } from './recommend-count.ts';
import { fitFeatures, scalePoints } from './scale-book.ts';
import { separation } from './separation.ts';
import { silhouette } from './silhouette.ts';
import { stability } from './stability.ts';

export type { ClusterCandidate } from './recommend-count.ts';

/** The options of {@link chooseClusterCount}. */
export interface ClusterCountOptions<T> extends ClusterBasics<T> {
  /** The fewest clusters to look at: 2 to 100. Default 2. */
  from?: number | undefined;
  /** The most clusters to look at: `from` to 100. Default 10. */
  to?: number | undefined;
  /** Random parts of the accounts that stability is tried on: 0 (not at all) to 1000. Default 10. */
  parts?: number | undefined;
}

/** How many clusters a book falls into. */
export interface ClusterCountChoice {
  /** `null` where there are too few different accounts to compare. */
  readonly recommended: number | null;
  /** Every number that was looked at. */
  readonly candidates: readonly ClusterCandidate[];
  /** Which number each measure is for (the first one decides), and how stable the recommended one is. */
  readonly reasons: readonly Reason[];
  /** Accounts that the measures were taken of. */
  readonly accounts: number;
  readonly notices: readonly Notice[];
}

/** Accounts that the measures are taken of at the most, and the silhouette, which takes every pair. */
const SAMPLE = 10_000;
const SILHOUETTE_SAMPLE = 5000;

function pickLabels(labels: Int32Array, rows: Uint32Array): Int32Array {
  return Int32Array.from(rows, (row) => labels[row] as number);
}

/** Measure every number of clusters on points that come in an order of their own. */
function measureCounts(
  points: Points,
  ks: readonly number[],
  { seed, restarts, parts }: { seed: number; restarts: number; parts: number },
): ClusterCandidate[] {
  const prepared = preparePoints(points);
  const all = Uint32Array.from({ length: points.n }, (_, i) => i);
  const shown = sampleOrder(all, SILHOUETTE_SAMPLE, createRandom(seed));
  const measured = ks.map((k) => {
    const { centres, labels } = findClusters(prepared, { k, seed, restarts });
    const sizes = new Float64Array(k);
    for (const label of labels) sizes[label] = (sizes[label] as number) + 1;
    return {
      k,
      ...separation(points, labels, k),
      silhouette: silhouette(pickPoints(points, shown), pickLabels(labels, shown), k),
      stability: stability(points, centres, parts, { k, seed }),
      smallestShare: Math.min(...sizes) / points.n,
    };
  });
  const elbow = elbows(
    ks,
    measured.map(({ inertia }) => inertia),
  );
  return measured.map((candidate, i) => ({ ...candidate, elbow: elbow[i] ?? null }));
}

/**
 * Help to choose how many clusters to make of a book, with what speaks for it.
 *
 * Every number from 2 to 10 is tried. Four measures say how well the clusters are told apart, and a fifth whether they would come
 * out alike from other accounts of the same kind, as clusters that change every month are of no use to a manager. The
 * recommendation is a start: a number that a team can work with may be worth more than a slightly better one.
 *
 * Method: clusters as {@link fitClusters} finds them (none are set aside). Mean silhouette (Rousseeuw 1987,
 * doi:10.1016/0377-0427(87)90125-7), Calinski-Harabasz (1974, doi:10.1080/03610927408827101), Davies-Bouldin (1979,
 * doi:10.1109/TPAMI.1979.4766909), the bend of the inertia curve (the distance below its chord), and the mean adjusted Rand index
 * (Hubert and Arabie 1985, doi:10.1007/BF01908075) of the clusters of random parts of 80 % of the accounts, called stability. The
 * number with the highest silhouette times stability is recommended; of equals, the smaller. Notices tell a stability below 0.8,
 * and a silhouette below 0.25: there are no clear groups then.
 *
 * Edge cases: numbers above that of different accounts are not tried; with fewer than `from` of them, nothing is recommended.
 * Above 10,000 accounts a seeded, even sample is measured, the silhouette on 5,000, stability on 2,000.
 * Cost: some seconds at most, whatever the book.
 *
 * @param accounts one row per account, as for {@link fitClusters}
 * @param options `from`, `to`, `parts`, and what {@link fitClusters} is to be called with: `features`, `scaling`, `seed`, `missing`
 * @returns the recommended number, every measure of every number, and the reasons
 * @throws {TypeError} if an option is wrong, or a value is neither a finite number within ±1e290 nor missing (the row is named)
 * @throws {RangeError} if an option is out of range
 * @example Three groups are found
 * ```ts
 * import { chooseClusterCount, formatReason } from 'account-scoring';
 *
 * const accounts = Array.from({ length: 90 }, (_, i) => ({
 *   accountId: `A${i}`,
 *   recency: 5 * 8 ** (i % 3) + (i % 7),
 *   frequency: Math.ceil(24 / 5 ** (i % 3)) + (i % 2),
 *   monetary: 50_000 / 12 ** (i % 3) + 10 * i,
 * }));
 * const { recommended, reasons } = chooseClusterCount(accounts, { to: 5 });
 * console.log(recommended, reasons.map((reason) => formatReason(reason))[0]);
 * // → 3 silhouette times stability is best with 3 clusters: 0.8891, ≥ 0.7885 of the next best number
 * ```
 */
export function chooseClusterCount<T extends object>(
  accounts: readonly T[],
  options: ClusterCountOptions<T> = {},
): ClusterCountChoice {
  const action = 'choose the number of clusters';
  checkOptions(action, options, {
    ...basicChecks(),
    from: integer(2, MAX_K),
    to: integer(options?.from ?? 2, MAX_K),
    parts: integer(0, 1000),
  });
  checkRows(action, 'accounts', accounts);
  const from = options.from ?? 2;
  const to = options.to ?? Math.max(from, 10);
  const resolved = resolveBasics(action, options, { k: to, minSize: 1 });
  const book = readBook(action, accounts, resolved);
  const { n } = book.points;
  const { seed, restarts } = resolved.options;
  const scaled =
    n === 0 ? book.points : scalePoints(book.points, fitFeatures(book.points, resolved, book.medians));
  const { grid, order } = preparePoints(scaled);
  const rows = sampleOrder(order, SAMPLE, createRandom(seed));
  const most = countDistinct(grid, rows, to);
  const ks = Array.from({ length: Math.max(0, most - from + 1) }, (_, i) => from + i);
  const notices = [...book.notices];
  if (ks.length === 0) notices.push({ code: 'clusters.no_choice', field: 'k', value: most, threshold: from });
  if (rows.length < n)
    notices.push({ code: 'clusters.choice_sampled', field: 'accounts', value: rows.length, threshold: n });
  const candidates = measureCounts(pickPoints(scaled, rows), ks, {
    seed,
    restarts,
    parts: options.parts ?? 10,
  });
  const choice = recommendCount(candidates);
  return {
    recommended: choice.k,
    candidates,
    reasons: choice.reasons,
    accounts: rows.length,
    notices: [...notices, ...choice.notices],
  };
}
