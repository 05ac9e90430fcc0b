import type { Purchases } from './purchase-input.ts';

/**
 * A book of accounts, compressed: accounts with the same purchases are one pattern with a weight, and patterns point into tables of
 * distinct repeats and distinct days, so that what depends on one of them alone is worked out once.
 */
export interface Patterns {
  readonly accounts: number;
  /** Distinct numbers of repeat purchases, ascending, and how many accounts have each. */
  readonly repeats: Float64Array;
  readonly repeatsWeight: Float64Array;
  /** Distinct days of last purchases and ages, ascending, as shares of the longest age. */
  readonly times: Float64Array;
  /** The longest age, in days. */
  readonly longest: number;
  /** By pattern, sorted by repeats, last purchase and age: indices into `repeats` and `times`. */
  readonly repeatsOf: Int32Array;
  readonly lastOf: Int32Array;
  readonly ageOf: Int32Array;
  readonly weight: Float64Array;
  /** All repeat purchases. */
  readonly totalRepeats: number;
  /** The ages of all accounts, as shares of the longest. */
  readonly totalAge: number;
}

/** The distinct whole numbers up to `most` that are marked, ascending, and the place of each. */
function ranked(marks: Uint8Array): { values: Float64Array; place: Int32Array } {
  const place = new Int32Array(marks.length);
  const values: number[] = [];
  for (let value = 0; value < marks.length; value++) {
    if (marks[value] === 0) continue;
    place[value] = values.length;
    values.push(value);
  }
  return { values: Float64Array.from(values), place };
}

/** Compress accounts; the order of the rows does not matter. Cost: O(n log n). */
export function compress(rows: readonly Purchases[]): Patterns {
  let longest = 0;
  for (const { age } of rows) if (age > longest) longest = age;
  const dayMarks = new Uint8Array(longest + 1);
  const countMarks = new Uint8Array(longest + 1);
  let totalRepeats = 0;
  let totalAge = 0;
  for (const { repeats, last, age } of rows) {
    dayMarks[last] = 1;
    dayMarks[age] = 1;
    countMarks[repeats] = 1;
    totalRepeats += repeats;
    totalAge += age;
  }
  const days = ranked(dayMarks);
  const counts = ranked(countMarks);

  // One number a row: 2^53 is out of reach, as it would take more rows than fit into memory.
  const size = days.values.length;
  const keys = new Float64Array(rows.length);
  for (let i = 0; i < rows.length; i++) {
    const { repeats, last, age } = rows[i] as Purchases;
    const of = ((counts.place[repeats] as number) * size + (days.place[last] as number)) * size;
    keys[i] = of + (days.place[age] as number);
  }
  keys.sort();
  const starts: number[] = [];
  for (let i = 0; i < keys.length; i++) if (i === 0 || keys[i] !== keys[i - 1]) starts.push(i);

  const patterns = starts.length;
  const repeatsOf = new Int32Array(patterns);
  const lastOf = new Int32Array(patterns);
  const ageOf = new Int32Array(patterns);
  const weight = new Float64Array(patterns);
  const repeatsWeight = new Float64Array(counts.values.length);
  for (let p = 0; p < patterns; p++) {
    const start = starts[p] as number;
    const key = keys[start] as number;
    const group = Math.floor(key / size / size);
    const rest = key - group * size * size;
    repeatsOf[p] = group;
    lastOf[p] = Math.floor(rest / size);
    ageOf[p] = rest % size;
    weight[p] = (p + 1 < patterns ? (starts[p + 1] as number) : keys.length) - start;
    repeatsWeight[group] = (repeatsWeight[group] as number) + (weight[p] as number);
  }
  return {
    accounts: rows.length,
    repeats: counts.values,
    repeatsWeight,
    times: days.values.map((day) => (longest === 0 ? 0 : day / longest)),
    longest,
    repeatsOf,
    lastOf,
    ageOf,
    weight,
    totalRepeats,
    totalAge: longest === 0 ? 0 : totalAge / longest,
  };
}
