import type { FittedFeature } from './cluster-model.ts';

/** Standard deviations of the book from which on a centre is high, and very high. */
const HIGH = 0.5;
const VERY_HIGH = 1.5;

/** Where the centre of a cluster lies in one feature, against all accounts. */
function levelOf(scaled: number, { mean, deviation }: FittedFeature): string {
  const contrast = deviation === 0 ? 0 : (scaled - mean) / deviation;
  const size = Math.abs(contrast);
  if (size < HIGH) return 'average';
  return `${size < VERY_HIGH ? '' : 'very_'}${contrast > 0 ? 'high' : 'low'}`;
}

/** The features in the order that names tell them: what the clusters are ordered by comes first. */
function namingOrder(features: readonly FittedFeature[], orderedBy: string): number[] {
  const rank = (j: number): number => (features[j]?.name === orderedBy ? -1 : j);
  return features.map((_, j) => j).sort((a, b) => rank(a) - rank(b));
}

/**
 * The label of a cluster: the level of each feature, such as `monetary:high,recency:low,frequency:average`. High is half a
 * standard deviation of the (scaled) book above its mean, very high one and a half.
 */
export function labelOf(
  centre: readonly number[],
  features: readonly FittedFeature[],
  orderedBy: string,
): string {
  return namingOrder(features, orderedBy)
    .map((j) => `${features[j]?.name}:${levelOf(centre[j] as number, features[j] as FittedFeature)}`)
    .join(',');
}
