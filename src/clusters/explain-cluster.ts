import type { Reason } from '../types.ts';
import type { FittedFeature } from './cluster-model.ts';
import { toRaw } from './scaling.ts';

/** One account between its cluster and the next one. */
export interface Placing {
  readonly id: number;
  readonly distance: number;
  readonly nextDistance: number;
  /** Of the account, in the units of the features; where a value is missing, what it was taken as. */
  readonly values: ArrayLike<number>;
  /** The same, scaled. */
  readonly scaled: ArrayLike<number>;
  readonly own: readonly number[];
  readonly other: readonly number[];
}

/** The account lacks this feature. */
export function missingReason(field: string): Reason {
  return { code: 'clusters.missing', field, value: null, op: 'missing', threshold: null };
}

/** The account lacks this feature, and counts as the median of the book. */
export function imputedReason(field: string, median: number): Reason {
  return { code: 'clusters.imputed', field, value: null, op: 'missing', threshold: median };
}

/** There is one cluster only. */
export function onlyReason(id: number, distance: number): Reason {
  return {
    code: 'clusters.only',
    field: 'distance',
    value: distance,
    op: '>=',
    threshold: 0,
    result: String(id),
  };
}

/**
 * Why an account belongs to its cluster rather than to the next one.
 *
 * First the two distances. Then, feature by feature, on which side of the middle between the two centres the account lies; `weight`
 * is the share of the decision: the squared distance to the other centre less that to its own, over the sum of these. It is negative
 * where a feature speaks for the other cluster. The weights add up to 1 (all are 0 where both centres are equally near).
 */
export function nearestReasons(features: readonly FittedFeature[], placing: Placing): Reason[] {
  const { id, distance, nextDistance, values, scaled, own, other } = placing;
  const pulls = features.map((_, j) => {
    const at = scaled[j] as number;
    const [near, far] = [own[j] as number, other[j] as number];
    // (at - far)² - (at - near)², without the squares that could cancel out.
    return (near - far) * (at - far + (at - near));
  });
  const total = pulls.reduce((sum, pull) => sum + pull, 0);
  const reasons: Reason[] = [
    {
      code: 'clusters.nearest',
      field: 'distance',
      value: distance,
      op: '<=',
      threshold: nextDistance,
      result: String(id),
    },
  ];
  features.forEach(({ name, scaling }, j) => {
    const value = values[j] as number;
    const middle = toRaw(scaling, ((own[j] as number) + (other[j] as number)) / 2);
    const weight = total > 0 ? (pulls[j] as number) / total + 0 : 0;
    reasons.push({
      code: 'clusters.side',
      field: name,
      value,
      op: value >= middle ? '>=' : '<',
      threshold: middle,
      weight,
    });
  });
  return reasons;
}
