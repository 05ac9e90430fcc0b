import { ckmeans } from 'simple-statistics';
import { type Cut, cutsAt } from './cuts.ts';
import type { Sample } from './sample.ts';

/**
 * Quantiles of type 7 (Hyndman and Fan 1996, doi:10.2307/2684934): the default of R, numpy and spreadsheets. The position
 * (N − 1) · i / n is kept as a fraction, so that it hits a value exactly when it should.
 */
export function quantiles(sorted: ArrayLike<number>, bins: number): number[] {
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
export function rBreaks(sorted: ArrayLike<number>, bins: number): number[] {
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

/**
 * Mid-rank percentile: score 1 + ⌊bins · (midrank − ½) / n⌋, ranks from worst to best. Ties share a score. Between two known
 * values the percentile is that of a value with so many below it.
 */
export function rankCuts(sample: Sample, bins: number): Cut[] {
  const { n } = sample;
  const cuts: Cut[] = [];
  for (const { value, before, count } of sample.runs()) {
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
  const { n } = sample;
  const rankedAt = sample.ranked();
  const cuts: Cut[] = [];
  let start = 0;
  for (let group = 1; group < Math.min(bins, n); group++) {
    start += Math.floor(n / bins) + (group <= n % bins ? 1 : 0);
    const { value, accountId } = rankedAt(start);
    cuts.push({ value, inclusive: false, accountId });
  }
  return cuts;
}

/**
 * Cumulative share of value: taken from the largest value down, each band holds 1/bins of the total of the positive
 * values. The account that crosses a border belongs to the higher band; ties share a band; what is not positive is in the
 * lowest. Where low is better, the largest values get the lowest score.
 */
export function shareCuts(sample: Sample, bins: number): Cut[] {
  const { better } = sample;
  // The band of every value, 0 for the largest ones.
  const bands: Array<{ value: number; band: number }> = [];
  for (const { value, share } of sample.shares())
    bands.push({ value, band: value > 0 ? Math.min(Math.floor(bins * share), bins - 1) : bins - 1 });
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
  const k = Math.min(bins, sample.distinct);
  if (k < 2) return [];
  const clusters = ckmeans(Array.from(sorted), k);
  const ascending = clusters.slice(1).map((cluster, i) => {
    const below = clusters[i] as number[];
    return (closed === 'left' ? cluster[0] : below[below.length - 1]) as number;
  });
  return cutsAt(ascending, better, closed);
}
