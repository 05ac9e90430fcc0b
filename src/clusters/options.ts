import { checkOption, checkOptions, integer, type OptionCheck, oneOf } from '../internal/options.ts';
import { show } from '../internal/show.ts';
import type { ClusterModelOptions, MissingRule } from './cluster-model.ts';
import { type ClusterFeatures, FEATURES, type Feature, resolveFeatures } from './features.ts';
import { SCALING_METHODS, type ScalingMethod } from './scaling.ts';

/** What accounts are clustered by. */
export interface ClusterBasics<T> {
  /** Names of numeric fields, or an object of names with a field or a function each. Default recency, frequency and monetary. */
  features?: ClusterFeatures<T> | undefined;
  /**
   * How features are brought to one scale, for all of them or by name. `'logZ'` (default): the logarithm, then mean 0 and
   * standard deviation 1, for money and counts with a few giants; the sign is kept. `'z'`: without the logarithm. `'robustZ'`:
   * by median and median absolute deviation. `'minMax'`: 0 to 1. `'rank'`: the share of accounts below.
   */
  scaling?: ScalingMethod | Readonly<Record<string, ScalingMethod | undefined>> | undefined;
  /** Seed of the starts: an integer from 0. Default 1. */
  seed?: number | undefined;
  /** Starts, of which the best counts: 1 to 1000. Default 10. */
  restarts?: number | undefined;
  /**
   * What to do with an account that lacks a feature. `'omit'` (default): it is left out and gets no cluster, with the reason.
   * `'median'`: the value is taken as the median of those that have one. `'refuse'`: an error names the account.
   */
  missing?: MissingRule | undefined;
}

/** The options of {@link fitClusters}. */
export interface ClusterOptions<T> extends ClusterBasics<T> {
  /** How many clusters: 1 to 100. Default 5; {@link chooseClusterCount} helps to choose. */
  k?: number | undefined;
  /**
   * The least accounts that a cluster is made of, in books that have twice as many per cluster. Accounts that would make a smaller
   * one (at most 10 % of all) are set aside while centres are learned, and belong to the nearest cluster. Default 2.
   */
  minSize?: number | undefined;
}

/** The most clusters. */
export const MAX_K = 100;

/** The checks of {@link ClusterBasics}. */
export function basicChecks(): Record<string, OptionCheck> {
  return {
    features: FEATURES,
    scaling: {
      expected: `one of ${SCALING_METHODS.map((method) => `"${method}"`).join(', ')}, or an object of them by feature`,
      type: 'any',
      holds: (scaling: unknown) =>
        typeof scaling === 'string'
          ? (SCALING_METHODS as readonly string[]).includes(scaling)
          : typeof scaling === 'object' && scaling !== null && !Array.isArray(scaling),
    },
    seed: integer(0),
    restarts: integer(1, 1000),
    missing: oneOf('omit', 'median', 'refuse'),
  };
}

/** The scaling of every feature. */
function resolveScaling<T>(
  action: string,
  scaling: ClusterBasics<T>['scaling'],
  features: readonly Feature[],
): ScalingMethod[] {
  if (typeof scaling === 'string') return features.map(() => scaling);
  const given = scaling ?? {};
  const known = features.map(({ name }) => name);
  for (const [name, method] of Object.entries(given)) {
    if (!known.includes(name))
      throw new TypeError(
        `Cannot ${action} as "scaling" names no feature ${show(name)}: the features are ${known.join(', ')}`,
      );
    checkOption(action, `scaling.${name}`, oneOf(...SCALING_METHODS), method);
  }
  return known.map((name) => (Object.hasOwn(given, name) ? given[name] : undefined) ?? 'logZ');
}

/** Options with their defaults, and the features to read. */
export interface ResolvedOptions {
  readonly features: readonly Feature[];
  readonly options: ClusterModelOptions;
}

/** Fill in the defaults of options that have been checked. */
export function resolveBasics<T>(
  action: string,
  basics: ClusterBasics<T>,
  { k, minSize }: { readonly k: number; readonly minSize: number },
): ResolvedOptions {
  const features = resolveFeatures(basics.features);
  const scaling = resolveScaling(action, basics.scaling, features);
  return {
    features,
    options: {
      features: features.map(({ name, field }, j) => ({ name, field, scaling: scaling[j] as ScalingMethod })),
      k,
      seed: basics.seed ?? 1,
      restarts: basics.restarts ?? 10,
      minSize,
      missing: basics.missing ?? 'omit',
    },
  };
}

/** Check and resolve the options of a fit. */
export function resolveOptions<T>(action: string, options: ClusterOptions<T> | undefined): ResolvedOptions {
  checkOptions(action, options, { ...basicChecks(), k: integer(1, MAX_K), minSize: integer(1) });
  const given = options ?? {};
  return resolveBasics(action, given, { k: given.k ?? 5, minSize: given.minSize ?? 2 });
}
