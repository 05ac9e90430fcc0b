import { type Scale, scoreOf } from '../rfm/cuts.ts';
import { fromUnits, inUnits, readParts } from './exact-sums.ts';
import type { ResultRow, RowReader } from './result-rows.ts';
import type { RunSums } from './run-steps.ts';

/** Equal values: how many there are, and how many are smaller. `place` counts different values from 1. */
export interface KnownRun {
  readonly value: number;
  readonly before: number;
  readonly count: number;
  readonly place: number;
  /** The exact sum of larger positive values, in units of 2^-90; `null` without sums. */
  readonly above: bigint | null;
  /** That of the magnitudes of smaller negative values; `null` without losses. */
  readonly below: bigint | null;
}

/** The runs of a list of values that came back, in ascending order. Between others there may be gaps. */
export interface KnownRuns {
  readonly n: number;
  readonly distinct: number;
  readonly runs: readonly KnownRun[];
  /** The exact sum of positive values, in units of 2^-90; `null` without sums. */
  readonly total: bigint | null;
  /** That of the magnitudes of negative values; `null` without losses. */
  readonly loss: bigint | null;
}

export const NO_RUNS: KnownRuns = { n: 0, distinct: 0, runs: [], total: 0n, loss: 0n };

/** Read the runs of one list; `n` is how many values there must be. */
export function readRuns(reader: RowReader, rows: readonly ResultRow[], sums: RunSums): KnownRuns {
  const [first] = rows;
  if (first === undefined) return NO_RUNS;
  const n = reader.count(first, 'n');
  const distinct = reader.count(first, 'distinct');
  const withSums = sums !== 'none';
  const parts = (row: ResultRow, name: string, isThere = withSums): bigint | null =>
    isThere ? (readParts(row[name]) ?? reader.refuse(`"${name}" must be four whole numbers`)) : null;
  if (withSums && rows.some((row) => reader.count(row, 'tooFine') > 0))
    throw new RangeError(
      'Cannot add up values in an engine exactly as some are 2^53 or more, or have digits below 2^-90: round them, or fit in memory',
    );
  const total = parts(first, 'total');
  const runs = rows
    .map(
      (row): KnownRun => ({
        value: reader.number(row, 'value'),
        before: reader.count(row, 'before'),
        count: reader.count(row, 'count'),
        place: reader.count(row, 'place'),
        above: parts(row, 'above'),
        below: parts(row, 'below', sums === 'all'),
      }),
    )
    .sort((a, b) => a.place - b.place);
  let end = 0;
  let place = 0;
  let value = Number.NEGATIVE_INFINITY;
  for (const run of runs) {
    const isNext = run.place === place + 1;
    // Between runs that are not neighbours there is at least one value each.
    const isRight = isNext
      ? run.before === end
      : run.place > place && run.before - end >= run.place - place - 1;
    if (!isRight || run.count === 0 || run.value <= value || (place === 0 && !isNext))
      reader.refuse(`equal values ${run.value} are out of place`);
    end = run.before + run.count;
    place = run.place;
    value = run.value;
  }
  if (end !== n || place !== distinct) reader.refuse('the last values are missing');
  return { n, distinct, runs, total, loss: parts(first, 'loss', sums === 'all') };
}

/** The value at an ascending position, or `undefined` where it did not come back. */
export function valueAt({ runs }: KnownRuns, position: number): number | undefined {
  let low = 0;
  let high = runs.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const { before, count } = runs[middle] as KnownRun;
    if (before + count <= position) low = middle + 1;
    else high = middle;
  }
  const run = runs[low];
  return run !== undefined && run.before <= position ? run.value : undefined;
}

/** Ascending values, as far as the type-7 quantiles of so many bins (and their roundings) look at them, and the ends. */
export function sparseSorted(known: KnownRuns, bins: number): ArrayLike<number> {
  const { n } = known;
  const values: { length: number; [position: number]: number } = { length: n };
  const wanted = new Set([0, n - 1]);
  for (let i = 1; i < bins; i++) {
    const at = Math.floor(((n - 1) * i) / bins);
    for (let position = at - 2; position <= at + 3; position++) wanted.add(position);
  }
  for (const position of wanted) {
    const value = position < 0 || position >= n ? undefined : valueAt(known, position);
    if (value !== undefined) values[position] = value;
  }
  return values;
}

/** All values in ascending order; every one of them must have come back. */
export function allSorted(reader: RowReader, known: KnownRuns): Float64Array {
  checkComplete(reader, known);
  const values = new Float64Array(known.n);
  for (const { value, before, count } of known.runs) values.fill(value, before, before + count);
  return values;
}

/** Refuse runs with a gap between them. */
export function checkComplete(reader: RowReader, { runs, distinct }: KnownRuns): void {
  if (runs.length !== distinct) reader.refuse(`${distinct - runs.length} different values did not come back`);
}

/** Accounts by score. Values in a gap have the score of both its ends, which is the same, as borders are not in gaps. */
export function countScores(reader: RowReader, { runs }: KnownRuns, scale: Scale, counts: number[]): void {
  let end = 0;
  let last = 1;
  for (const { value, before, count } of runs) {
    const score = scoreOf(scale, value, '');
    if (before > end && score !== last) reader.refuse('a border is between values that did not come back');
    counts[score - 1] = (counts[score - 1] as number) + count + before - end;
    end = before + count;
    last = score;
  }
}

/** The exact sum of positive values of all larger runs and this one, rounded once. */
export function sumWithin({ value, above, count }: KnownRun): number {
  return fromUnits((above as bigint) + inUnits(value) * BigInt(count));
}
