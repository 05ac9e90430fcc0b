import { ckmeans } from 'simple-statistics';
import { codePointOrder } from '../internal/code-point-order.ts';
import { addExact, exactSum, roundExact } from '../internal/exact-sum.ts';
import { type Cut, cutsAt } from './cuts.ts';

/** What a method sees of a dimension. */
export interface Sample {
  /** One value an account. */
  readonly values: Float64Array;
  /** The same values in ascending order. */
  readonly sorted: Float64Array;
  /** The account ids, in the order of `values`; only `ntile` looks at them. */
  readonly ids: () => readonly string[];
  readonly better: 'high' | 'low';
}

/** How many different values there are in an ascending list. */
export function countDistinct(sorted: Float64Array): number {
  let distinct = 0;
  for (let i = 0; i < sorted.length; i++) if (i === 0 || sorted[i] !== sorted[i - 1]) distinct++;
  return distinct;
}

/**
 * Quantiles of type 7 (Hyndman and Fan 1996, doi:10.2307/2684934): the default of R, numpy and spreadsheets. The position
 * (N − 1) · i / n is kept as a fraction, so that it hits a value exactly when it should.
 */
export function quantiles(sorted: Float64Array, bins: number): number[] {
  if (sorted.length === 0) return [];
  return Array.from({ length: bins - 1 }, (_, i) => {
    const position = (sorted.length - 1) * (i + 1);
    const at = Math.floor(position / bins);
    const share = (position % bins) / bins;
    const low = sorted[at] as number;
    const high = sorted[at + 1];
    if (share === 0 || high === undefined || high === low) return low;
    return (1 - share) * low + share * high;
  });
}

/**
 * The breaks of R's `rfm` 0.3.0: type-7 quantiles at i · (1/n), in R's order of operations, plus 1 unit.
 * Source: `rfm_table_order` as run in R 4.2.2.
 */
export function rBreaks(sorted: Float64Array, bins: number): number[] {
  if (sorted.length === 0) return [];
  return Array.from({ length: bins - 1 }, (_, i) => {
    // R counts from 1, and adding that 1 rounds: the position must be taken as R takes it.
    const index = 1 + (sorted.length - 1) * ((i + 1) * (1 / bins));
    const at = Math.floor(index);
    let quantile = sorted[at - 1] as number;
    const next = sorted[Math.ceil(index) - 1] as number;
    if (index > at && next !== quantile) {
      const share = index - at;
      quantile = (1 - share) * quantile + share * next;
    }
    return quantile + 1;
  });
}

/** Runs of equal values, from the worst to the best. */
function runs({ sorted, better }: Sample): Array<{ value: number; before: number; count: number }> {
  const n = sorted.length;
  const found: Array<{ value: number; before: number; count: number }> = [];
  for (let before = 0; before < n; ) {
    const value = sorted[better === 'high' ? before : n - 1 - before] as number;
    let count = 1;
    while (
      before + count < n &&
      sorted[better === 'high' ? before + count : n - 1 - before - count] === value
    )
      count++;
    found.push({ value, before, count });
    before += count;
  }
  return found;
}

/**
 * Mid-rank percentile: score 1 + ⌊bins · (midrank − ½) / n⌋, ranks from worst to best. Ties share a score. Between two known
 * values the percentile is that of a value with so many below it.
 */
export function rankCuts(sample: Sample, bins: number): Cut[] {
  const n = sample.sorted.length;
  const cuts: Cut[] = [];
  for (const { value, before, count } of runs(sample)) {
    const at = Math.floor((bins * (2 * before + count)) / (2 * n));
    const beyond = Math.floor((bins * (before + count)) / n);
    while (cuts.length < Math.min(at, bins - 1)) cuts.push({ value, inclusive: true });
    while (cuts.length < Math.min(beyond, bins - 1)) cuts.push({ value, inclusive: false });
  }
  return cuts;
}

/**
 * SQL's `NTILE(bins) OVER (ORDER BY value from worst to best, accountId)`: groups of equal size, the first n mod bins of them
 * one larger. Ties are split by account id, so that a cut is a value and an id.
 */
export function ntileCuts(sample: Sample, bins: number): Cut[] {
  const { values, better } = sample;
  const n = values.length;
  const ids = sample.ids();
  const byId = codePointOrder(ids);
  const sign = better === 'high' ? 1 : -1;
  // A stable sort of rows that are in order of their ids.
  const order = byId.sort((i, j) => sign * ((values[i] as number) - (values[j] as number)));
  const cuts: Cut[] = [];
  let start = 0;
  for (let group = 1; group < Math.min(bins, n); group++) {
    start += Math.floor(n / bins) + (group <= n % bins ? 1 : 0);
    const first = order[start] as number;
    cuts.push({ value: values[first] as number, inclusive: false, accountId: ids[first] as string });
  }
  return cuts;
}

/**
 * Cumulative share of value: taken from the largest value down, each band holds 1/bins of the total of the positive
 * values. The account that crosses a border belongs to the higher band; ties share a band; what is not positive is in the
 * lowest. Where low is better, the largest values get the lowest score.
 */
export function shareCuts(sample: Sample, bins: number): Cut[] {
  const { sorted, better } = sample;
  const total = exactSum(sorted.filter((value) => value > 0));
  const cumulative: number[] = [];
  // The band of every run, 0 for the largest values.
  const bands: Array<{ value: number; band: number }> = [];
  for (let i = sorted.length - 1; i >= 0; ) {
    const value = sorted[i] as number;
    const share = total > 0 ? roundExact(cumulative) / total : 1;
    bands.push({ value, band: value > 0 ? Math.min(Math.floor(bins * share), bins - 1) : bins - 1 });
    for (; i >= 0 && sorted[i] === value; i--) if (value > 0) addExact(cumulative, value);
  }
  if (better === 'high') bands.reverse();
  const cuts: Cut[] = [];
  for (const { value, band } of bands) {
    const score = better === 'high' ? bins - band : band + 1;
    while (cuts.length < score - 1) cuts.push({ value, inclusive: true });
  }
  return cuts;
}

/**
 * Natural breaks: the one-dimensional k-means optimum (Wang and Song 2011, ckmeans.1d.dp), computed by simple-statistics.
 * Fewer distinct values than bins give as many bands as there are values.
 */
export function naturalBreakCuts(sample: Sample, bins: number, closed: 'right' | 'left'): Cut[] {
  const { sorted, better } = sample;
  const k = Math.min(bins, countDistinct(sorted));
  if (k < 2) return [];
  const clusters = ckmeans(Array.from(sorted), k);
  const ascending = clusters.slice(1).map((cluster, i) => {
    const below = clusters[i] as number[];
    return (closed === 'left' ? cluster[0] : below[below.length - 1]) as number;
  });
  return cutsAt(ascending, better, closed);
}
