import type { Notice } from '../types.ts';
import { type Cut, cutsAt, makeScale, type Scale } from './cuts.ts';
import { naturalBreakCuts, ntileCuts, quantiles, rankCuts, rBreaks, shareCuts } from './methods.ts';
import type { FittedDimension, RfmModel } from './model.ts';
import type { DimensionOptions, ResolvedOptions } from './options.ts';
import type { Sample } from './sample.ts';

/** Below so many accounts, quantiles follow chance more than customers. */
const SMALL_SAMPLE = 50;

/** What a model is built from: of all accounts at hand, or as an engine counted it. Dimensions are asked for in their order. */
export interface RfmStatistics {
  /** Accounts that were looked at, and those that have every value. */
  readonly accounts: number;
  readonly used: number;
  readonly asOf: string | null;
  readonly sample: (d: number, better: 'high' | 'low') => Sample;
  /** With `nested`: ascending values within every group of the scores before (`"5-4"`). */
  readonly groups: (d: number) => ReadonlyArray<readonly [key: string, sorted: ArrayLike<number>]>;
  /** Accounts by score, from score 1; with `groups`, by the scale of each account's group. */
  readonly countScores: (
    d: number,
    dimension: DimensionOptions,
    scale: Scale,
    groups: ReadonlyMap<string, Scale> | undefined,
  ) => readonly number[];
}

function findCuts(
  sample: Sample,
  { method, bins, better }: DimensionOptions,
  fixed: readonly number[] | undefined,
  closed: 'right' | 'left',
): Cut[] {
  switch (method) {
    case 'rank':
      return rankCuts(sample, bins);
    case 'ntile':
      return ntileCuts(sample, bins);
    case 'share':
      return shareCuts(sample, bins);
    case 'naturalBreaks':
      return naturalBreakCuts(sample, bins, closed);
    case 'r-rfm':
      return cutsAt(fixed ?? rBreaks(sample.sorted, bins), better, 'left');
    case 'cuts':
      return cutsAt(fixed as readonly number[], better, closed);
    default:
      return cutsAt(quantiles(sample.sorted, bins), better, closed);
  }
}

function noticesOf(options: DimensionOptions, sample: Sample, counts: readonly number[]): Notice[] {
  const notices: Notice[] = [];
  const { name, method, bins } = options;
  const { n, distinct } = sample;
  if (method !== 'cuts' && n > 0 && distinct < bins)
    notices.push({ code: 'rfm.few_distinct_values', field: name, value: distinct, threshold: bins });
  const empty = counts.flatMap((count, i) => (count === 0 ? [i + 1] : []));
  if (n > 0 && empty.length > 0)
    notices.push({ code: 'rfm.empty_bands', field: name, value: empty.join(', '), threshold: bins });
  if (method === 'share' && (sample.sorted[0] as number) < 0)
    notices.push({
      code: 'rfm.negative_values',
      field: name,
      value: sample.sorted[0] as number,
      threshold: 0,
    });
  return notices;
}

/** Build the model of checked options. */
export function buildRfmModel({ options, cuts: fixed }: ResolvedOptions, book: RfmStatistics): RfmModel {
  const { accounts, used, asOf } = book;
  const { closed } = options;
  const notices: Notice[] = [];
  const learns = options.dimensions.some(
    ({ name, method }) => method !== 'cuts' && fixed(name) === undefined,
  );
  if (used < SMALL_SAMPLE && learns)
    notices.push({ code: 'rfm.small_sample', field: 'accounts', value: used, threshold: SMALL_SAMPLE });

  const dimensions = options.dimensions.map((dimension, d): FittedDimension => {
    const { name, better, bins, method } = dimension;
    const sample = book.sample(d, better);
    const cuts = findCuts(sample, dimension, fixed(name), closed);
    const scale = makeScale(cuts, better);
    let groups: Array<readonly [string, readonly Cut[]]> | undefined;
    if (method === 'nested' && d > 0)
      groups = [...book.groups(d)]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([key, sorted]) => [key, cutsAt(quantiles(sorted, bins), better, closed)]);
    const scales = groups && new Map(groups.map(([key, own]) => [key, makeScale(own, better)]));
    const counts = book.countScores(d, dimension, scale, scales);
    notices.push(...noticesOf(dimension, sample, counts));
    const bands = counts.map((count, i) => ({
      score: i + 1,
      count,
      ...(groups === undefined ? scale.intervals[i] : {}),
    }));
    return groups === undefined
      ? { name, cuts, bands }
      : { name, cuts, groups: Object.fromEntries(groups), bands };
  });

  return {
    kind: 'rfm',
    version: 1,
    options,
    fitted: { dimensions, notices },
    trainedOn: { accounts, used, asOf },
  };
}
