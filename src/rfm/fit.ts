import { commonAsOf } from '../internal/common-as-of.ts';
import { checkRows } from '../internal/options.ts';
import { show } from '../internal/show.ts';
import type { Notice } from '../types.ts';
import { type Cut, cutsAt, makeScale, scoreOf } from './cuts.ts';
import {
  countDistinct,
  naturalBreakCuts,
  ntileCuts,
  quantiles,
  rankCuts,
  rBreaks,
  type Sample,
  shareCuts,
} from './methods.ts';
import type { FittedDimension, RfmBand, RfmModel } from './model.ts';
import {
  type DimensionOptions,
  type FitRfmOptions,
  type ResolvedOptions,
  resolveFitOptions,
} from './options.ts';
import { readValue } from './values.ts';

/** What {@link fitRfm} needs of an account; an `AccountSummary` has it. */
export interface RfmInput {
  readonly accountId: string;
  readonly recency: number | null;
  readonly frequency: number | null;
  readonly monetary: number | null;
}

/** Below so many accounts, quantiles follow chance more than customers. */
const SMALL_SAMPLE = 50;

const ACTION = 'fit RFM bands';

/** The accounts that have every value, in columns. */
interface Training {
  readonly ids: string[];
  readonly columns: Float64Array[];
}

function readTraining(accounts: readonly RfmInput[], { dimensions, options }: ResolvedOptions): Training {
  const needsIds = options.dimensions.some(({ method }) => method === 'ntile');
  const ids: string[] = [];
  const columns = dimensions.map(() => new Float64Array(accounts.length));
  const row = new Float64Array(dimensions.length);
  accounts.forEach((account, position) => {
    let complete = true;
    dimensions.forEach((dimension, d) => {
      const value = readValue(ACTION, dimension, account, position);
      if (value === null) complete = false;
      else row[d] = value;
    });
    if (!complete) return;
    if (needsIds && typeof account.accountId !== 'string')
      throw new TypeError(
        `Cannot ${ACTION} as method "ntile" splits ties by "accountId": accounts[${position}] has ${show(account.accountId)}`,
      );
    columns.forEach((column, d) => {
      column[ids.length] = row[d] as number;
    });
    ids.push(account.accountId);
  });
  return { ids, columns: columns.map((column) => column.subarray(0, ids.length)) };
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

function sampleOf(values: Float64Array, better: 'high' | 'low', ids: () => readonly string[]): Sample {
  return { values, sorted: values.slice().sort(), ids, better };
}

/** The rows of every group of equal keys. */
function groupRows(keys: readonly string[]): Map<string, number[]> {
  const groups = new Map<string, number[]>();
  keys.forEach((key, row) => {
    const rows = groups.get(key);
    if (rows === undefined) groups.set(key, [row]);
    else rows.push(row);
  });
  return groups;
}

function bandsOf(scores: Uint8Array, bins: number, intervals: readonly Partial<RfmBand>[] | null): RfmBand[] {
  const counts = new Array<number>(bins).fill(0);
  for (const score of scores) counts[score - 1] = (counts[score - 1] as number) + 1;
  return counts.map((count, i) => ({ score: i + 1, count, ...intervals?.[i] }));
}

function noticesOf(options: DimensionOptions, sample: Sample, bands: readonly RfmBand[]): Notice[] {
  const notices: Notice[] = [];
  const { name, method, bins } = options;
  const distinct = countDistinct(sample.sorted);
  const n = sample.sorted.length;
  if (method !== 'cuts' && n > 0 && distinct < bins)
    notices.push({ code: 'rfm.few_distinct_values', field: name, value: distinct, threshold: bins });
  const empty = bands.filter((band) => band.count === 0).map((band) => band.score);
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

/**
 * Learn from a book of accounts what counts as recent, frequent and valuable in it.
 *
 * The result is a small JSON model: keep it, and next month's accounts, a new account or another system are scored by the
 * same measure. It tells what it did: the cuts, how many accounts each score got, and notices (few accounts, tied values,
 * empty bands). Accounts that lack a value (those without orders) are left out.
 *
 * Methods: `quantile` (type 7, ties share a score, right-closed; Hyndman and Fan 1996, doi:10.2307/2684934), `rank`
 * (mid-rank percentile), `ntile` (SQL NTILE from worst to best, ties split by `accountId`), `cuts` (fixed),
 * `naturalBreaks` (ckmeans), `share` (cumulative share of value), `nested` (frequency within recency, monetary within both)
 * and `r-rfm` (as R's package rfm 0.3.0: quantile + 1, left-closed).
 *
 * Edge cases: no accounts give a model without cuts, which scores everything 1; all values equal give one band. Cost:
 * O(n log n) time, O(n) memory.
 *
 * @param accounts one row per account: `recency` in days, `frequency` in orders, `monetary` in currency units, or see `values`
 * @param options `method`, `bins` (2 to 10, default 5), `cuts`, `closed`, `weights`, `values`
 * @returns a model for {@link applyRfm}
 * @throws {TypeError} if an option is wrong, or a value is neither a finite number nor missing (the row is named)
 * @throws {RangeError} if an option is out of range
 * @example What a model tells
 * ```ts
 * import { fitRfm } from 'account-scoring';
 *
 * const accounts = [3, 10, 40, 90, 400].map((recency, i) => ({
 *   accountId: `A${i}`,
 *   recency,
 *   frequency: 12 - 2 * i,
 *   monetary: 1000 / (i + 1),
 * }));
 * const model = fitRfm(accounts, { cuts: { recency: [30, 90, 180, 365] } });
 * console.log(model.fitted.dimensions[0]?.bands.map((band) => band.count));
 * // → [ 1, 0, 0, 2, 2 ]
 * ```
 */
export function fitRfm<T extends RfmInput>(accounts: readonly T[], options?: FitRfmOptions<T>): RfmModel {
  const resolved = resolveFitOptions(ACTION, options);
  checkRows(ACTION, 'accounts', accounts);
  const training = readTraining(accounts, resolved);
  const used = training.ids.length;
  const notices: Notice[] = [];
  const learns = resolved.options.dimensions.some(
    ({ name, method }) => method !== 'cuts' && resolved.cuts(name) === undefined,
  );
  if (used < SMALL_SAMPLE && learns)
    notices.push({ code: 'rfm.small_sample', field: 'accounts', value: used, threshold: SMALL_SAMPLE });

  // The scores so far of every account: the groups of nested bands.
  let keys = new Array<string>(used).fill('');
  const dimensions = resolved.options.dimensions.map((dimension, d): FittedDimension => {
    const values = training.columns[d] as Float64Array;
    const { name, better, bins } = dimension;
    const sample = sampleOf(values, better, () => training.ids);
    const cuts = findCuts(sample, dimension, resolved.cuts(name), resolved.options.closed);
    const scale = makeScale(cuts, better);
    const scores = new Uint8Array(used);
    const isNested = dimension.method === 'nested';
    let groups: Record<string, readonly Cut[]> | undefined;
    if (isNested && d > 0) {
      groups = {};
      for (const [key, rows] of [...groupRows(keys)].sort(([a], [b]) => (a < b ? -1 : 1))) {
        const own = cutsAt(
          quantiles(Float64Array.from(rows, (row) => values[row] as number).sort(), bins),
          better,
          resolved.options.closed,
        );
        const ownScale = makeScale(own, better);
        for (const row of rows) scores[row] = scoreOf(ownScale, values[row] as number, '');
        groups[key] = own;
      }
    } else {
      for (let row = 0; row < used; row++)
        scores[row] = scoreOf(scale, values[row] as number, training.ids[row] as string);
    }
    if (isNested) keys = keys.map((key, row) => (key === '' ? `${scores[row]}` : `${key}-${scores[row]}`));
    const bands = bandsOf(scores, bins, groups === undefined ? scale.intervals : null);
    notices.push(...noticesOf(dimension, sample, bands));
    return groups === undefined ? { name, cuts, bands } : { name, cuts, groups, bands };
  });

  return {
    kind: 'rfm',
    version: 1,
    options: resolved.options,
    fitted: { dimensions, notices },
    trainedOn: { accounts: accounts.length, used, asOf: commonAsOf(accounts) },
  };
}
