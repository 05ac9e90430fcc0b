import type { Model } from '../model/parse-model.ts';
import type { Notice, Reason } from '../types.ts';
import type { FittedScaling, ScalingMethod } from './scaling.ts';

/** What happens to an account that lacks a feature. */
export type MissingRule = 'omit' | 'refuse' | 'median';

/** The resolved options of a fit. */
export interface ClusterModelOptions {
  readonly features: ReadonlyArray<{
    readonly name: string;
    /** The field that it reads; `null` when a function does, which JSON cannot hold. */
    readonly field: string | null;
    readonly scaling: ScalingMethod;
  }>;
  /** The clusters that were asked for. */
  readonly k: number;
  readonly seed: number;
  readonly restarts: number;
  readonly minSize: number;
  readonly missing: MissingRule;
}

/** What was learned of one feature. */
export interface FittedFeature {
  readonly name: string;
  readonly scaling: FittedScaling;
  /** Mean and standard deviation of the scaled values: what "high" and "low" are measured against. */
  readonly mean: number;
  readonly deviation: number;
  /** What a missing value is taken as, in the units of the feature; `null` unless `missing` is `'median'`. */
  readonly median: number | null;
}

/** One cluster: its centre, one number per feature. */
export interface Cluster {
  /** From 1: the highest centre in the feature that the clusters are ordered by. */
  readonly id: number;
  /** How it differs from the book, as a code such as `monetary:high,recency:low`; {@link formatCluster} says it in words. */
  readonly label: string;
  /** Accounts of the fit. */
  readonly size: number;
  /** The centre in scaled units: distances are measured here. */
  readonly scaled: readonly number[];
  /** The same centre in the units of the features, to 12 digits. */
  readonly raw: readonly number[];
}

/** How a fit went. */
export interface ClusterDiagnostics {
  /** The sum, over the accounts, of squared distances to the centre of their cluster, in scaled units. */
  readonly inertia: number;
  /** Rounds of the best start, the refinement on all accounts included. */
  readonly iterations: number;
  readonly restarts: number;
  readonly converged: boolean;
  /** Accounts that the starts were tried on: all of them, or a sample of a large book. */
  readonly searchedOn: number;
  /** Accounts so far from all others that the centres were learned without them. */
  readonly setAside: number;
}

/** What a fit learned. */
export interface ClusterFitted {
  readonly features: readonly FittedFeature[];
  /** The feature that ids are ordered by, from the highest centre down. */
  readonly orderedBy: string;
  readonly clusters: readonly Cluster[];
  readonly diagnostics: ClusterDiagnostics;
  readonly notices: readonly Notice[];
}

/** A cluster model: plain JSON, without rows. */
export type ClusterModel = Model<'clusters', ClusterModelOptions, ClusterFitted>;

/** The cluster of one account, and why. All `null` for an account that lacks a feature. */
export interface ClusterAssignment {
  /** From 1. */
  readonly id: number | null;
  /** The code of the cluster's name; two clusters may share it, so group by `id`. */
  readonly label: string | null;
  /** To the centre of the cluster, in scaled units. */
  readonly distance: number | null;
  /** How clear it is: 0 is halfway between two clusters, 1 is at the centre of its own. `null` with one cluster. */
  readonly margin: number | null;
  /** The id of the second nearest cluster; `null` with one cluster. */
  readonly next: number | null;
  readonly reasons: readonly Reason[];
}
