import type { FittedFeature } from './cluster-model.ts';
import { fitScaling, moments } from './fit-scaling.ts';
import type { ResolvedOptions } from './options.ts';
import { columnOf, type Points } from './points.ts';
import { type FittedScaling, toScaled } from './scaling.ts';

/** Bring points to the scale of fitted features. */
export function scalePoints(
  { n, d, values }: Points,
  features: ReadonlyArray<{ readonly scaling: FittedScaling }>,
): Points {
  const scaled = new Float64Array(n * d);
  features.forEach(({ scaling }, j) => {
    for (let at = j; at < values.length; at += d) scaled[at] = toScaled(scaling, values[at] as number);
  });
  return { n, d, values: scaled };
}

/** Mean and deviation of the scaled values; those of z scores are known. */
function scaledMoments(
  column: Float64Array,
  scaling: FittedScaling,
): { readonly mean: number; readonly deviation: number } {
  const isZ = scaling.method === 'z' || scaling.method === 'logZ';
  if (isZ) return { mean: 0, deviation: scaling.scale === 0 ? 0 : 1 };
  return moments(column.map((value) => toScaled(scaling, value)));
}

/** Learn the scale of every feature of at least one point. */
export function fitFeatures(
  raw: Points,
  { options }: ResolvedOptions,
  medians: ReadonlyArray<number | null>,
): FittedFeature[] {
  return options.features.map(({ name, scaling: method }, j) => {
    const column = columnOf(raw, j);
    const scaling = fitScaling(column, method);
    return { name, scaling, ...scaledMoments(column, scaling), median: medians[j] ?? null };
  });
}
