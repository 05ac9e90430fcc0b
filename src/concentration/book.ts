import { addExact, exactSum, roundExact } from '../internal/exact-sum.ts';
import { checkRows } from '../internal/options.ts';
import { descendingOrder } from './order.ts';
import { accountIdOf, readValue, type ValueReader } from './value-of.ts';

/** The values of all accounts, largest first, with their exact running totals: what every measure is computed from. */
export interface Book {
  /** The name of the value. */
  readonly field: string;
  /** Rows given: `rows = n + missing + leftOut`. */
  readonly rows: number;
  /** Rows without a value. */
  readonly missing: number;
  /** Rows left out by `include: 'buyers'`. */
  readonly leftOut: number;
  /** Accounts that count. */
  readonly n: number;
  /** Their values, largest first; equal values in code-point order of the account ids. */
  readonly values: Float64Array;
  /** Their account ids, in the order of `values`; `null` for a row without one. */
  readonly ids: ReadonlyArray<string | null>;
  /** Their positions in the input, in the order of `values`. */
  readonly positions: Uint32Array;
  /** `cumulative[k]`: the exact sum of the `k` largest values, rounded once. */
  readonly cumulative: Float64Array;
  /** Accounts with a value above 0; they come first. */
  readonly positive: number;
  /** Accounts with a value below 0; they come last. */
  readonly negative: number;
  /** The sum of all values. */
  readonly total: number;
  /** The sum of the magnitudes of all values. */
  readonly gross: number;
  /** The sum of the magnitudes of the values below 0. */
  readonly loss: number;
  /** What shares are shares of: `total`, or `null` when it is not above 0, so that there are no shares. */
  readonly base: number | null;
  /** Rows whose account id was seen before. */
  readonly repeated: number;
}

function runningTotals(values: Float64Array): Float64Array {
  const totals = new Float64Array(values.length + 1);
  const partials: number[] = [];
  for (let i = 0; i < values.length; i++) {
    addExact(partials, values[i] as number);
    totals[i + 1] = roundExact(partials);
  }
  return totals;
}

/**
 * Read rows into a book. Nothing in it but `positions` depends on the order of the rows.
 *
 * @throws {TypeError} if rows are not an array of objects, a value is not a number, or no row has the field
 */
export function readBook(
  action: string,
  rows: readonly object[],
  reader: ValueReader,
  include: 'all' | 'buyers',
): Book {
  checkRows(action, 'rows', rows);
  const read: number[] = [];
  const kept: number[] = [];
  const allIds: Array<string | null> = [];
  let missing = 0;
  let hasField = rows.length === 0 || reader.key === null;
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i] as object;
    const value = readValue(action, reader, row, i);
    if (value === null) {
      missing++;
      hasField ||= (reader.key as string) in row;
      continue;
    }
    hasField = true;
    if (include === 'buyers' && value <= 0) continue;
    read.push(value);
    kept.push(i);
    allIds.push(accountIdOf(row));
  }
  if (!hasField) throw new TypeError(`Cannot ${action} as no row has a field "${reader.key}"`);

  const n = read.length;
  const order = descendingOrder(Float64Array.from(read), allIds);
  const values = new Float64Array(n);
  const ids = new Array<string | null>(n);
  for (let k = 0; k < n; k++) {
    values[k] = read[order[k] as number] as number;
    ids[k] = allIds[order[k] as number] as string | null;
  }
  const cumulative = runningTotals(values);
  const losses = values.filter((value) => value < 0).map(Math.abs);
  const total = cumulative[n] as number;
  const gross = exactSum(values.map(Math.abs));
  const named = ids.filter((id) => id !== null);
  return {
    field: reader.field,
    rows: rows.length,
    missing,
    leftOut: rows.length - missing - n,
    n,
    values,
    ids,
    positions: order.map((i) => kept[i] as number),
    cumulative,
    positive: read.filter((value) => value > 0).length,
    negative: losses.length,
    total,
    gross,
    loss: exactSum(losses),
    // Gains and losses can cancel to a total so small that shares of it are not finite.
    base: total > 0 && Number.isFinite(gross / total) ? total : null,
    repeated: named.length - new Set(named).size,
  };
}
