import type { FittedFeature } from './cluster-model.ts';
import { type Found, findClusters, preparePoints } from './find-clusters.ts';
import type { ResolvedOptions } from './options.ts';
import { type Points, pickPoints } from './points.ts';
import { fitFeatures, scalePoints } from './scale-book.ts';

/** The share of accounts that may be set aside, and how often it is tried. */
const MOST_ASIDE = 0.1;
const MAX_TRIES = 5;
/** In books with fewer accounts per cluster than so many times the least size, a small cluster is nothing strange. */
const PLENTY = 2;

/** Whether a book is large enough for every cluster to have its least size. */
export function isPlenty(
  n: number,
  { k, minSize }: { readonly k: number; readonly minSize: number },
): boolean {
  return n >= PLENTY * k * minSize;
}

/** Scales and centres. */
export interface Learned {
  readonly features: FittedFeature[];
  readonly found: Found;
  /** Accounts that the centres were learned without. */
  readonly setAside: number;
}

/** The rows that belong to a cluster of at least `minSize`. */
function rowsOfLarge({ labels, k }: Found, minSize: number): number[] {
  const sizes = new Float64Array(k);
  for (const label of labels) sizes[label] = (sizes[label] as number) + 1;
  const rows: number[] = [];
  labels.forEach((label, row) => {
    if ((sizes[label] as number) >= minSize) rows.push(row);
  });
  return rows;
}

/**
 * Learn scales and centres. Where a cluster comes out smaller than `minSize`, its accounts are set aside and everything is
 * learned again without them, as one giant would otherwise take a cluster for itself; at most one account in ten.
 */
export function learnClusters(
  raw: Points,
  resolved: ResolvedOptions,
  medians: ReadonlyArray<number | null>,
): Learned {
  const { minSize } = resolved.options;
  const learn = (points: Points): Learned => {
    const features = fitFeatures(points, resolved, medians);
    const found = findClusters(preparePoints(scalePoints(points, features)), resolved.options);
    return { features, found, setAside: raw.n - points.n };
  };
  const first = learn(raw);
  if (!isPlenty(raw.n, resolved.options)) return first;
  const least = raw.n - Math.floor(raw.n * MOST_ASIDE);
  let learned = first;
  let points = raw;
  for (let attempt = 0; attempt <= MAX_TRIES; attempt++) {
    const rows = rowsOfLarge(learned.found, minSize);
    if (rows.length === points.n) return learned;
    if (rows.length < least) break;
    points = pickPoints(points, rows);
    learned = learn(points);
  }
  return first;
}
