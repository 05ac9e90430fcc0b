import { exactSum } from '../internal/exact-sum.ts';
import { quantile } from '../internal/interval.ts';
import type { Anchors, Normalization } from './criterion.ts';
import { type Scale, transformed } from './scale.ts';

/** Up to so many different values, a percentile scale has a knot at each. */
const MOST_KNOTS = 1000;
/** Beyond, a value has no knot where the straight line past it spans no more than so many points. */
const FINE = 0.1;

/** How many standard deviations above or below the centre have 100 and 0 points. */
const SPREAD = 3;

/** What makes the median of absolute deviations estimate a standard deviation: 1 / Φ⁻¹(3/4). */
const MAD_TO_SD = 1.482_602_218_505_602;

/** Mean of sorted values, and their standard deviation with n − 1. */
function meanAndSd(values: Float64Array): { mean: number; sd: number } {
  const mean = exactSum(values) / values.length;
  const squares = exactSum(values.map((value) => (value - mean) ** 2));
  return { mean, sd: values.length < 2 ? 0 : Math.sqrt(squares / (values.length - 1)) };
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

/** Mid-rank percentiles: the share of accounts below, and half of those alike. */
function percentileKnots(sorted: Float64Array): Knots {
  const n = sorted.length;
  const all: Knots = [];
  for (let start = 0; start < n; ) {
    let end = start;
    while (end < n && sorted[end] === sorted[start]) end++;
    all.push([sorted[start] as number, (100 * (start + end)) / (2 * n)]);
    start = end;
  }
  if (all.length <= MOST_KNOTS) return all;
  // By points, not by the number of accounts: next to a tie of many (all that never bought), the line would be steep.
  const kept: Knots = [];
  all.forEach((knot, i) => {
    const [before, next] = [kept[kept.length - 1], all[i + 1]];
    if (before === undefined || next === undefined || next[1] - before[1] > FINE) kept.push(knot);
  });
  return kept;
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
function quartileKnots(sorted: Float64Array): Knots {
  return mergeKnots([0, 0.25, 0.5, 0.75, 1].map((p) => [quantile(sorted, p), 100 * p]));
}

function knotsOf(method: Normalization, sorted: Float64Array): Knots {
  const least = sorted[0] as number;
  const most = sorted[sorted.length - 1] as number;
  if (least === most) return [[least, 50]];
  const median = quantile(sorted, 0.5);
  switch (method) {
    case 'percentile':
      return percentileKnots(sorted);
    case 'ladder':
      return quartileKnots(sorted);
    case 'minMax':
      return [
        [least, 0],
        [most, 100],
      ];
    case 'robustZ': {
      const deviations = sorted.map((value) => Math.abs(value - median)).sort();
      const spread = SPREAD * MAD_TO_SD * quantile(deviations, 0.5);
      return line(median - spread, median + spread, median);
    }
    default: {
      const { mean, sd } = meanAndSd(sorted);
      return line(mean - SPREAD * sd, mean + SPREAD * sd, mean);
    }
  }
}

/** Learn the scale of a field from its values (at least one), or take it from anchors. */
export function fitScale(
  values: Float64Array,
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
  const transform = method === 'log' ? 'log1p' : 'none';
  if (values.length === 0) return { method, transform, knots: [], ends: [0, 0] };
  const sorted = values.map((value) => transformed(transform, value)).sort();
  const rising = knotsOf(method, sorted);
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
