import { quantile } from '../internal/interval.ts';
import { meanOf, type Tally, varianceOf } from '../internal/tally.ts';
import type { Anchors, Normalization } from './criterion.ts';
import type { FieldRun, FieldSample } from './field-sample.ts';
import { type Scale, transformed } from './scale.ts';

/** Up to so many different values, a percentile scale has a knot at each. */
export const MOST_KNOTS = 1000;
/**
 * Beyond, accounts in ascending order are cut into so many cells, and the values at both ends of a cell have knots: no straight line past
 * others spans more than a tenth of a point, and no knot depends on those before it.
 */
export const CELLS = 1040;
/** Less than 1 / so much of a cell past the last value of the cell before, the first value of a cell needs no knot. */
const CLOSE = 25;

/** How many standard deviations above or below the centre have 100 and 0 points. */
const SPREAD = 3;

/** What makes the median of absolute deviations estimate a standard deviation: 1 / Φ⁻¹(3/4). */
const MAD_TO_SD = 1.482_602_218_505_602;

/** Mean of values, and their standard deviation with n − 1. */
function meanAndSd(values: Tally, n: number): { mean: number; sd: number } {
  return { mean: meanOf(values), sd: n < 2 ? 0 : Math.sqrt(varianceOf(values)) };
}

type Knots = Array<[number, number]>;

/** The knots of a straight line from 0 to 100 points; one knot of 50 when there is no line. */
function line(low: number, high: number, middle: number): Knots {
  // A spread that vanishes beside the centre is none.
  return low < middle && middle < high
    ? [
        [low, 0],
        [high, 100],
      ]
    : [[middle, 50]];
}

/** Twice the number of accounts up to the middle of a run. */
function middleOf({ before, count }: FieldRun): number {
  return 2 * before + count;
}

/** The cell of a run among the cells of `n` accounts. */
export function cellOf(run: FieldRun, n: number): number {
  return Math.floor((CELLS * middleOf(run)) / (2 * n));
}

/** Mid-rank percentiles: the share of accounts below, and half of those alike. */
function percentileKnots({ n, distinct, runs }: FieldSample): Knots {
  const all = runs();
  const isKnot = (run: FieldRun, i: number): boolean => {
    const [before, next] = [all[i - 1], all[i + 1]];
    if (distinct <= MOST_KNOTS || before === undefined || next === undefined) return true;
    const cell = cellOf(run, n);
    if (cell !== cellOf(next, n)) return true;
    // By points, not by the number of values: next to a tie of many (all that never bought), the line would be steep.
    return cell !== cellOf(before, n) && (middleOf(run) - middleOf(before)) * CELLS * CLOSE > 2 * n;
  };
  return all.filter(isKnot).map((run) => [run.value, (100 * middleOf(run)) / (2 * n)]);
}

/** Equal values share the mean of their points. */
function mergeKnots(knots: Knots): Knots {
  const values = [...new Set(knots.map(([value]) => value))];
  return values.map((value) => {
    const points = knots.filter(([v]) => v === value).map(([, p]) => p);
    return [value, points.reduce((a, b) => a + b, 0) / points.length];
  });
}

/** A ladder from the book itself, for want of the company's: its quartiles have 0, 25, 50, 75 and 100 points. */
function quartileKnots(sorted: ArrayLike<number>): Knots {
  return mergeKnots([0, 0.25, 0.5, 0.75, 1].map((p) => [quantile(sorted, p), 100 * p]));
}

function knotsOf(method: Normalization, sample: FieldSample): Knots {
  const { n, sorted } = sample;
  const transform = transformOf(method);
  const ends = [sorted[0] as number, sorted[n - 1] as number].map((value) => transformed(transform, value));
  const [least, most] = ends as [number, number];
  if (least === most) return [[least, 50]];
  switch (method) {
    case 'percentile':
      return percentileKnots(sample);
    case 'ladder':
      return quartileKnots(sorted);
    case 'minMax':
      return [
        [least, 0],
        [most, 100],
      ];
    case 'robustZ': {
      const median = quantile(sorted, 0.5);
      const spread = SPREAD * MAD_TO_SD * quantile(sample.deviations(median), 0.5);
      return line(median - spread, median + spread, median);
    }
    default: {
      const runs = sample.runs();
      const values = Float64Array.from(runs, ({ value }) => transformed(transform, value));
      const { mean, sd } = meanAndSd({ values, counts: runs.map(({ count }) => count) }, n);
      return line(mean - SPREAD * sd, mean + SPREAD * sd, mean);
    }
  }
}

function transformOf(method: Normalization): Scale['transform'] {
  return method === 'log' ? 'log1p' : 'none';
}

/** Learn the scale of a field from its values, or take it from anchors. */
export function fitScale(
  sample: FieldSample,
  {
    method,
    better,
    anchors,
  }: { method: Normalization; better: 'high' | 'low'; anchors: Anchors | undefined },
): Scale {
  if (anchors !== undefined && method === 'ladder') {
    const knots = anchors.map(([value, points]) => [value + 0, points + 0] as const);
    const ends = [knots[0]?.[1] as number, knots[knots.length - 1]?.[1] as number] as const;
    return { method, transform: 'none', knots, ends };
  }
  const transform = transformOf(method);
  if (sample.n === 0) return { method, transform, knots: [], ends: [0, 0] };
  const rising = knotsOf(method, sample);
  const knots = rising.map(([x, points]): [number, number] => [
    x + 0,
    better === 'high' ? points : 100 - points,
  ]);
  // Where the line is a staircase or a single step, what lies beyond it is worse or better than all.
  const beyond = method === 'percentile' || knots.length === 1;
  const best = better === 'high' ? 100 : 0;
  const ends = beyond
    ? ([100 - best, best] as const)
    : ([knots[0]?.[1] as number, knots[knots.length - 1]?.[1] as number] as const);
  return { method, transform, knots, ends };
}
