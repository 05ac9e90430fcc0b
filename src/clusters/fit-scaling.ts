import { addExact, exactSum, roundExact } from '../internal/exact-sum.ts';
import { type FittedScaling, type ScalingMethod, signedLog } from './scaling.ts';

/** The most knots of a rank scaling: one per percent. */
const MAX_KNOTS = 101;

/** Makes the median absolute deviation of a normal distribution its standard deviation. */
const NORMAL_MAD = 1.482602218505602;
/** Makes the mean absolute deviation of a normal distribution its standard deviation. */
const NORMAL_MEAN_DEVIATION = 1.2533141373155003;

/** The median (type 7) of ascending numbers; `null` without any. */
export function medianOf(sorted: Float64Array): number | null {
  const n = sorted.length;
  if (n === 0) return null;
  const high = sorted[n >> 1] as number;
  const low = sorted[(n - 1) >> 1] as number;
  return (low === high ? low : low / 2 + high / 2) + 0;
}

/** Mean and standard deviation (divided by n), the same in any order of the values and without overflow. */
export function moments(values: Float64Array): { readonly mean: number; readonly deviation: number } {
  const n = values.length;
  let low = values[0] ?? 0;
  let high = low;
  for (const value of values) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  // The mean of equal values may be off by its last bit, which must not become a deviation.
  if (low === high) return { mean: low + 0, deviation: 0 };
  const partials: number[] = [];
  for (let i = 0; i < n; i++) addExact(partials, values[i] as number);
  const mean = roundExact(partials) / n + 0;
  const farthest = Math.max(high - mean, mean - low);
  partials.length = 0;
  for (let i = 0; i < n; i++) {
    const share = ((values[i] as number) - mean) / farthest;
    addExact(partials, share * share);
  }
  return { mean, deviation: farthest * Math.sqrt(roundExact(partials) / n) };
}

/**
 * The unit of the logarithm: 1, as for money and counts in their usual units; the median size of what is not 0 where that is
 * smaller, since log(1 + x) of shares, or of money in millions, would be next to a line and tame no giant.
 */
function unitOf(values: Float64Array): number {
  let large = 0;
  let small = 0;
  for (const value of values)
    if (Math.abs(value) >= 1) large++;
    else if (value !== 0) small++;
  // Most of them are 1 or more, and so is the median: nothing to sort.
  if (large > small) return 1;
  const sizes = values.filter((value) => value !== 0).map(Math.abs);
  return Math.min(1, medianOf(sizes.sort()) ?? 1);
}

/** Mid-ranks of the distinct values as shares, thinned out to one per percent. */
function rankKnots(values: Float64Array): Array<readonly [number, number]> {
  const sorted = values.slice().sort();
  const n = sorted.length;
  const knots: Array<readonly [number, number]> = [];
  for (let from = 0; from < n; ) {
    const value = sorted[from] as number;
    let to = from + 1;
    while (to < n && sorted[to] === value) to++;
    knots.push([value + 0, (from + to) / 2 / n]);
    from = to;
  }
  if (knots.length <= MAX_KNOTS) return knots;
  const kept: Array<readonly [number, number]> = [];
  let step = -1;
  knots.forEach((knot, i) => {
    const at = Math.floor(knot[1] * (MAX_KNOTS - 1));
    if (at > step || i === knots.length - 1) kept.push(knot);
    step = at;
  });
  return kept;
}

function robust(values: Float64Array): { center: number; scale: number } {
  const center = medianOf(values.slice().sort()) ?? 0;
  const deviations = values.map((value) => Math.abs(value - center)).sort();
  const median = medianOf(deviations) ?? 0;
  // Half of the accounts at one value: the mean deviation, as Iglewicz and Hoaglin 1993 advise.
  const scale =
    median > 0 ? NORMAL_MAD * median : NORMAL_MEAN_DEVIATION * (exactSum(deviations) / deviations.length);
  return { center, scale };
}

/** Learn the scaling of a feature from its values, of which there is at least one. */
export function fitScaling(values: Float64Array, method: ScalingMethod): FittedScaling {
  switch (method) {
    case 'rank':
      return { method, knots: rankKnots(values) };
    case 'robustZ':
      return { method, ...robust(values) };
    case 'minMax': {
      let low = values[0] as number;
      let high = low;
      for (const value of values) {
        if (value < low) low = value;
        if (value > high) high = value;
      }
      return { method, center: low + 0, scale: high - low };
    }
    case 'z': {
      const { mean, deviation } = moments(values);
      return { method, center: mean, scale: deviation };
    }
    default: {
      const unit = unitOf(values);
      const { mean, deviation } = moments(values.map((value) => signedLog(value, unit)));
      return { method, unit, center: mean, scale: deviation };
    }
  }
}
