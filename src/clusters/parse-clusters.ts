import * as z from 'zod/mini';
import { parseModel } from '../model/parse-model.ts';
import { noticesSchema, trainedOnSchema } from '../model/schemas.ts';
import type { ClusterModel } from './cluster-model.ts';
import { MAX_K } from './options.ts';
import { SCALING_METHODS } from './scaling.ts';

/** The schema of a fitted scaling. */
function scalingSchema() {
  const center = z.number();
  const scale = z.number().check(z.nonnegative());
  const ascends = (knots: ReadonlyArray<readonly [number, number]>): boolean =>
    knots.every(
      ([value, rank], i) => i === 0 || (value > (knots[i - 1]?.[0] ?? 0) && rank > (knots[i - 1]?.[1] ?? 0)),
    );
  return z.union([
    z.strictObject({ method: z.enum(['z', 'robustZ', 'minMax']), center, scale }),
    z.strictObject({ method: z.literal('logZ'), unit: z.number().check(z.positive()), center, scale }),
    z.strictObject({
      method: z.literal('rank'),
      knots: z
        .array(z.tuple([z.number(), z.number()]))
        .check(z.minLength(1), z.refine(ascends, 'expected knots that ascend')),
    }),
  ]);
}

/** Whether the parts of a model agree with one another. */
function isConsistent({ options, fitted }: Pick<ClusterModel, 'options' | 'fitted'>): boolean {
  const { features, clusters, orderedBy } = fitted;
  const names = options.features.map(({ name }) => name);
  const d = names.length;
  return (
    new Set(names).size === d &&
    names.includes(orderedBy) &&
    (features.length === d || (features.length === 0 && clusters.length === 0)) &&
    features.every(
      ({ name, scaling }, j) =>
        name === options.features[j]?.name && scaling.method === options.features[j]?.scaling,
    ) &&
    clusters.length <= options.k &&
    clusters.every(({ id, scaled, raw }, c) => id === c + 1 && scaled.length === d && raw.length === d)
  );
}

/**
 * Read a cluster model from untrusted JSON: a file, a database column, another service.
 *
 * Unknown kinds, versions and fields are refused by name, and so are centres that do not fit the features.
 * Cost: O(size).
 *
 * @param json JSON text, or the value that was parsed from it
 * @returns a model for {@link applyClusters}
 * @throws {SyntaxError} if the text is not JSON
 * @throws {TypeError} if it is not a cluster model of version 1; the field at fault is named
 * @example Store a model and read it back
 * ```ts
 * import { fitClusters, parseClusterModel } from 'account-scoring';
 *
 * const stored = JSON.stringify(fitClusters([{ spend: 1 }, { spend: 100 }], { features: ['spend'], k: 2 }));
 * console.log(parseClusterModel(stored).fitted.clusters.map(({ raw }) => raw));
 * // → [ [ 100 ], [ 1 ] ]
 * ```
 */
export function parseClusterModel(json: unknown): ClusterModel {
  const count = z.int().check(z.nonnegative());
  const name = z.string().check(z.minLength(1));
  const amount = z.number();
  const schema = z
    .strictObject({
      kind: z.literal('clusters'),
      version: z.literal(1),
      options: z.strictObject({
        features: z
          .array(z.strictObject({ name, field: z.nullable(name), scaling: z.enum([...SCALING_METHODS]) }))
          .check(z.minLength(1)),
        k: z.int().check(z.gte(1), z.lte(MAX_K)),
        seed: count,
        restarts: z.int().check(z.gte(1)),
        minSize: z.int().check(z.gte(1)),
        missing: z.enum(['omit', 'refuse', 'median']),
      }),
      fitted: z.strictObject({
        features: z.array(
          z.strictObject({
            name,
            scaling: scalingSchema(),
            mean: amount,
            deviation: amount.check(z.nonnegative()),
            median: z.nullable(amount),
          }),
        ),
        orderedBy: name,
        clusters: z.array(
          z.strictObject({
            id: count,
            label: z.string(),
            size: count,
            scaled: z.array(amount),
            raw: z.array(amount),
          }),
        ),
        diagnostics: z.strictObject({
          inertia: amount.check(z.nonnegative()),
          iterations: count,
          restarts: count,
          converged: z.boolean(),
          searchedOn: count,
          setAside: count,
        }),
        notices: noticesSchema(),
      }),
      trainedOn: trainedOnSchema(z.nullable(z.string())),
    })
    .check(z.refine(isConsistent, 'the features, scales and clusters do not fit together'));
  return parseModel<ClusterModel>(json, 'clusters', 1, schema);
}
