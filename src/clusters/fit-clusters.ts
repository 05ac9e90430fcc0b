import { commonAsOf } from '../internal/common-as-of.ts';
import { addExact, roundExact } from '../internal/exact-sum.ts';
import { checkRows } from '../internal/options.ts';
import type { Notice } from '../types.ts';
import type { Cluster, ClusterFitted, ClusterModel, FittedFeature } from './cluster-model.ts';
import { isPlenty, type Learned, learnClusters } from './learn-clusters.ts';
import { labelOf } from './name-cluster.ts';
import { emptyNearest, findNearest } from './nearest.ts';
import { type ClusterOptions, resolveOptions } from './options.ts';
import type { Points } from './points.ts';
import { type Book, readBook } from './read-book.ts';
import { scalePoints } from './scale-book.ts';
import { isConstant, toRaw } from './scaling.ts';

/** Below so many accounts per cluster, clusters follow chance more than customers. */
const FEW_PER_CLUSTER = 10;

/** Centres from the highest in one feature down; of equal ones, by the other features in their order. */
function orderCentres(flat: Float64Array, d: number, by: number): number[][] {
  const centres = Array.from({ length: flat.length / d }, (_, c) =>
    Array.from(flat.subarray(c * d, (c + 1) * d), (value) => value + 0),
  );
  const keys = [by, ...Array.from({ length: d }, (_, j) => j)];
  return centres.sort((a, b) => {
    const differs = keys.find((j) => a[j] !== b[j]);
    return differs === undefined ? 0 : (b[differs] as number) - (a[differs] as number);
  });
}

/** Accounts per centre, and the sum of squared distances, by the same comparison as accounts are later assigned with. */
function measureBook({ n, d, values }: Points, centres: number[][]): { sizes: number[]; inertia: number } {
  const sizes = centres.map(() => 0);
  const squares: number[] = [];
  const nearest = emptyNearest();
  const point = new Float64Array(d);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < d; j++) point[j] = values[i * d + j] as number;
    findNearest(point, centres, nearest);
    sizes[nearest.own] = (sizes[nearest.own] as number) + 1;
    addExact(squares, nearest.ownSquared);
  }
  return { sizes, inertia: roundExact(squares) };
}

/** Twelve digits: the last ones of a logarithm taken back say nothing. */
function shortened(value: number): number {
  return Number(value.toPrecision(12)) + 0;
}

function makeClusters(
  { features, found }: Learned,
  raw: Points,
  orderedBy: string,
): { clusters: Cluster[]; inertia: number } {
  const scaled = scalePoints(raw, features);
  const by = features.findIndex(({ name }) => name === orderedBy);
  let centres = orderCentres(found.centres, raw.d, by);
  let measured = measureBook(scaled, centres);
  // Where features hardly differ, values that were told apart on the grid may not be told apart by distances.
  while (measured.sizes.includes(0)) {
    centres = centres.filter((_, c) => measured.sizes[c] !== 0);
    measured = measureBook(scaled, centres);
  }
  const clusters = centres.map((centre, c) => ({
    id: c + 1,
    label: labelOf(centre, features, orderedBy),
    size: measured.sizes[c] as number,
    scaled: centre,
    raw: centre.map((value, j) => shortened(toRaw((features[j] as FittedFeature).scaling, value))),
  }));
  return { clusters, inertia: measured.inertia };
}

function noticesOf(
  { points }: Book,
  { features, found, setAside }: Learned,
  clusters: readonly Cluster[],
  options: ClusterModel['options'],
): Notice[] {
  const { k, minSize } = options;
  const notices: Notice[] = [];
  const add = (code: string, field: string, value: Notice['value'], threshold: Notice['threshold']) =>
    notices.push({ code, field, value, threshold });
  const { n } = points;
  for (const { name, scaling } of features)
    if (isConstant(scaling)) add('clusters.constant_feature', name, shortened(toRaw(scaling, 0)), null);
  if (clusters.length < k) add('clusters.fewer_clusters', 'k', clusters.length, k);
  if (n < FEW_PER_CLUSTER * clusters.length)
    add('clusters.small_sample', 'accounts', n, FEW_PER_CLUSTER * clusters.length);
  if (setAside > 0) add('clusters.set_aside', 'accounts', setAside, minSize);
  for (const { id, size } of clusters)
    if (size < minSize && isPlenty(n, options)) add('clusters.small_cluster', 'cluster', id, size);
  if (found.searchedOn < n - setAside) add('clusters.sampled', 'accounts', found.searchedOn, n);
  if (!found.converged) add('clusters.not_converged', 'accounts', found.iterations, null);
  return notices;
}

/**
 * Learn groups of accounts that are alike: k-means over recency, frequency and monetary, or any other numbers.
 *
 * For seeing which kinds of customers a book is made of, without rules of your own: who spends much and often, who has left, who
 * is new. Segments of {@link assignSegments} are the same in every book; clusters are this book's own. Keep the model: ids are
 * ordered by the centre of `monetary`, from the highest down (by the first feature where there is no `monetary`), so that a
 * new fit does not shuffle them.
 *
 * Method: features on one scale (see `scaling`), seeded greedy k-means++ (Arthur and Vassilvitskii 2007,
 * https://dl.acm.org/doi/10.5555/1283383.1283494), Lloyd's algorithm by ml-kmeans from every start, the best refined on all
 * accounts (Hamerly 2010, doi:10.1137/1.9781611972801.12). Above 20,000 accounts starts are tried on a seeded, even sample. The same
 * accounts and seed give the same model in any order of the rows, to the last bit.
 *
 * Edge cases: accounts that lack a feature (those without orders have no recency) are left out, or see `missing`; fewer different
 * accounts than `k` give fewer clusters; a feature that never differs counts for nothing; no accounts give a model without clusters.
 * All of it is told in `notices`. Cost: O(n k d) a round; 100,000 accounts take about a second.
 *
 * @param accounts one row per account: `recency` in days, `frequency` in orders, `monetary` in currency units, or see `features`
 * @param options `features`, `k` (1 to 100, default 5), `scaling`, `seed`, `restarts`, `missing`, `minSize`
 * @returns a plain-JSON model for {@link applyClusters}
 * @throws {TypeError} if an option is wrong, or a value is neither a finite number within ±1e290 nor missing (the row is named)
 * @throws {RangeError} if an option is out of range
 * @example Three kinds of customers
 * ```ts
 * import { fitClusters } from 'account-scoring';
 *
 * const accounts = Array.from({ length: 60 }, (_, i) => ({
 *   accountId: `A${i}`,
 *   recency: 5 * 8 ** (i % 3) + (i % 7),
 *   frequency: Math.ceil(24 / 5 ** (i % 3)) + (i % 2),
 *   monetary: 50_000 / 12 ** (i % 3) + 10 * i,
 * }));
 * const { fitted } = fitClusters(accounts, { k: 3 });
 * console.log(fitted.clusters.map(({ id, size, label }) => `${id}: ${size} × ${label}`)[0]);
 * // → 1: 20 × monetary:high,recency:low,frequency:high
 * ```
 */
export function fitClusters<T extends object>(
  accounts: readonly T[],
  options?: ClusterOptions<T>,
): ClusterModel {
  const action = 'fit clusters';
  const resolved = resolveOptions(action, options);
  checkRows(action, 'accounts', accounts);
  const book = readBook(action, accounts, resolved);
  const { restarts, k, features } = resolved.options;
  const names = features.map(({ name }) => name);
  const orderedBy = names.includes('monetary') ? 'monetary' : (names[0] as string);
  const trainedOn = { accounts: book.rows, used: book.points.n, asOf: commonAsOf(accounts) };
  const modelOf = (fitted: ClusterFitted): ClusterModel => ({
    kind: 'clusters',
    version: 1,
    options: resolved.options,
    fitted,
    trainedOn,
  });
  if (book.points.n === 0) {
    const none = { code: 'clusters.no_accounts', field: 'accounts', value: book.rows, threshold: k };
    const diagnostics = { inertia: 0, iterations: 0, restarts, converged: true, searchedOn: 0, setAside: 0 };
    const notices = [...book.notices, none];
    return modelOf({ features: [], orderedBy, clusters: [], diagnostics, notices });
  }
  const learned = learnClusters(book.points, resolved, book.medians);
  const { clusters, inertia } = makeClusters(learned, book.points, orderedBy);
  const { iterations, converged, searchedOn } = learned.found;
  return modelOf({
    features: learned.features,
    orderedBy,
    clusters,
    diagnostics: { inertia, iterations, restarts, converged, searchedOn, setAside: learned.setAside },
    notices: [...book.notices, ...noticesOf(book, learned, clusters, resolved.options)],
  });
}
