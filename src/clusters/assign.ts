import { show } from '../internal/show.ts';
import type { Reason } from '../types.ts';
import type { Cluster, ClusterAssignment, ClusterModel, FittedFeature } from './cluster-model.ts';
import { imputedReason, missingReason, nearestReasons, onlyReason } from './explain-cluster.ts';
import {
  type ClusterFeatures,
  type Feature,
  makeFeature,
  readFeature,
  refuseMissing,
  resolveFeatures,
} from './features.ts';
import { emptyNearest, findNearest } from './nearest.ts';
import { toScaled } from './scaling.ts';

/** The features of a model, with what was given anew. */
function featuresOf<T>(
  action: string,
  { options }: ClusterModel,
  values: ClusterFeatures<T> | undefined,
): Feature[] {
  const known = options.features.map(({ name }) => name);
  const given = values === undefined ? [] : resolveFeatures(values);
  for (const { name } of given)
    if (!known.includes(name))
      throw new TypeError(
        `Cannot ${action} as "values" names no feature ${show(name)}: the features are ${known.join(', ')}`,
      );
  return options.features.map(({ name, field }) => {
    const again = given.find((feature) => feature.name === name);
    if (again !== undefined) return again;
    if (field === null)
      throw new TypeError(
        `Cannot ${action} as "${name}" was fitted with a function, which a model cannot hold: give it again with values: { ${name}: … }`,
      );
    return makeFeature(name, field);
  });
}

function outside(reasons: Reason[]): ClusterAssignment {
  return { id: null, label: null, distance: null, margin: null, next: null, reasons };
}

/** Puts one account after the other into the clusters of a model. */
export function makeAssigner<T>(
  action: string,
  model: ClusterModel,
  values: ClusterFeatures<T> | undefined,
): (account: object, row: number) => ClusterAssignment {
  const features = featuresOf(action, model, values);
  const { fitted, options } = model;
  const centres = fitted.clusters.map(({ scaled }) => [...scaled]);
  const raw = new Float64Array(features.length);
  const scaled = new Float64Array(features.length);
  const nearest = emptyNearest();

  const place = (imputed: Reason[]): ClusterAssignment => {
    for (let j = 0; j < raw.length; j++)
      scaled[j] = toScaled((fitted.features[j] as FittedFeature).scaling, raw[j] as number);
    const { own, next, ownSquared, nextSquared } = findNearest(scaled, centres, nearest);
    const { id, label } = fitted.clusters[own] as Cluster;
    const distance = Math.sqrt(ownSquared);
    if (next < 0)
      return {
        id,
        label,
        distance,
        margin: null,
        next: null,
        reasons: [onlyReason(id, distance), ...imputed],
      };
    const nextDistance = Math.sqrt(nextSquared);
    const reasons = nearestReasons(fitted.features, {
      id,
      distance,
      nextDistance,
      values: raw,
      scaled,
      own: centres[own] as number[],
      other: centres[next] as number[],
    });
    return {
      id,
      label,
      distance,
      margin: nextDistance > 0 ? 1 - distance / nextDistance : 0,
      next: (fitted.clusters[next] as Cluster).id,
      reasons: imputed.length > 0 ? [...reasons, ...imputed] : reasons,
    };
  };

  return (account, row) => {
    const missing: string[] = [];
    const imputed: Reason[] = [];
    for (let j = 0; j < features.length; j++) {
      const feature = features[j] as Feature;
      const value = readFeature(action, feature, account, row);
      if (value !== null) {
        raw[j] = value;
        continue;
      }
      if (options.missing === 'refuse') refuseMissing(action, feature, account, row);
      missing.push(feature.name);
      const median = fitted.features[j]?.median ?? null;
      if (median === null) continue;
      raw[j] = median;
      imputed.push(imputedReason(feature.name, median));
    }
    if (missing.length === features.length || missing.length > imputed.length)
      return outside(missing.map(missingReason));
    if (centres.length === 0)
      return outside([
        {
          code: 'clusters.no_clusters',
          field: 'accounts',
          value: model.trainedOn.used,
          op: 'missing',
          threshold: null,
        },
      ]);
    return place(imputed);
  };
}
