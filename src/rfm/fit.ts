import { commonAsOf } from '../internal/common-as-of.ts';
import { checkRows } from '../internal/options.ts';
import { show } from '../internal/show.ts';
import { buildRfmModel, type RfmStatistics } from './build-model.ts';
import { type Scale, scoreOf } from './cuts.ts';
import type { RfmModel } from './model.ts';
import { type FitRfmOptions, type ResolvedOptions, resolveFitOptions } from './options.ts';
import { sampleOf } from './sample.ts';
import { readValue } from './values.ts';

/** What {@link fitRfm} needs of an account; an `AccountSummary` has it. */
export interface RfmInput {
  readonly accountId: string;
  readonly recency: number | null;
  readonly frequency: number | null;
  readonly monetary: number | null;
}

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

/** What the model is built from, when all accounts are at hand. */
function statisticsOf({ ids, columns }: Training, accounts: readonly RfmInput[]): RfmStatistics {
  // The scores so far of every account: the groups of nested bands.
  const keys = ids.map(() => '');
  return {
    accounts: accounts.length,
    used: ids.length,
    asOf: commonAsOf(accounts),
    sample: (d, better) => sampleOf(columns[d] as Float64Array, better, ids),
    groups: (d) =>
      [...groupRows(keys)].map(([key, rows]) => [
        key,
        Float64Array.from(rows, (row) => (columns[d] as Float64Array)[row] as number).sort(),
      ]),
    countScores: (d, { method, bins }, scale, groups) => {
      const values = columns[d] as Float64Array;
      const counts = new Array<number>(bins).fill(0);
      const isNested = method === 'nested';
      for (let row = 0; row < ids.length; row++) {
        const key = keys[row] as string;
        const own = groups === undefined ? scale : (groups.get(key) as Scale);
        const score = scoreOf(own, values[row] as number, ids[row] as string);
        counts[score - 1] = (counts[score - 1] as number) + 1;
        if (isNested) keys[row] = key === '' ? `${score}` : `${key}-${score}`;
      }
      return counts;
    },
  };
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
  return buildRfmModel(resolved, statisticsOf(training, accounts));
}
