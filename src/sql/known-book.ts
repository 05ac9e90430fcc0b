import type { EqualValues } from '../concentration/abc-cuts.ts';
import type { FirstThat } from '../concentration/shares.ts';
import { fromUnits, inUnits } from './exact-sums.ts';
import { type KnownRun, type KnownRuns, valueAt } from './known-runs.ts';
import type { ResultRow, RowReader } from './result-rows.ts';

/** Equal values as the accounts from `start` up to `end`, the largest account first. */
interface Block {
  readonly start: number;
  readonly end: number;
  readonly value: number;
  /** The exact sum of all larger values. */
  readonly before: bigint;
}

function blocksOf({ n, runs, loss }: KnownRuns): Block[] {
  const lost = ({ value, count }: KnownRun): bigint => (value < 0 ? inUnits(-value) * BigInt(count) : 0n);
  return runs
    .map((run) => ({
      start: n - run.before - run.count,
      end: n - run.before,
      value: run.value,
      before: (run.above ?? 0n) - ((loss ?? 0n) - (run.below ?? 0n) - lost(run)),
    }))
    .reverse();
}

/** A list of numbers that are computed when they are looked at; `undefined` where they are not known. */
function computed(length: number, at: (index: number) => number | undefined): ArrayLike<number> {
  return new Proxy({ length } as ArrayLike<number>, {
    get: (_, key) => (key === 'length' ? length : at(Number(key))),
  });
}

/** The largest accounts that came back. */
export interface Largest {
  readonly ids: ReadonlyArray<string | null>;
  readonly values: readonly number[];
  readonly sums: readonly number[];
}

export function readLargest(reader: RowReader, rows: readonly ResultRow[]): Largest {
  const sorted = [...rows].sort((a, b) => reader.count(a, 'place') - reader.count(b, 'place'));
  const values = sorted.map((row, i) => {
    if (reader.count(row, 'place') !== i + 1) reader.refuse(`the largest account ${i + 1} is missing`);
    return reader.number(row, 'value');
  });
  const sums = [0];
  let sum = 0n;
  for (const value of values) {
    sum += inUnits(value);
    sums.push(fromUnits(sum));
  }
  return {
    ids: sorted.map((row) => reader.textOrNull(row, 'accountId')),
    values,
    sums,
  };
}

/** Values above 0 that came back, the largest first. */
function groupsOf(blocks: readonly Block[]): EqualValues[] {
  return blocks
    .filter(({ value }) => value > 0)
    .map(({ start, end, value, before }) => ({
      value,
      start,
      end,
      before: fromUnits(before),
      after: fromUnits(before + inUnits(value) * BigInt(end - start)),
    }));
}

/** Values and running totals of a book from the largest down, as far as they came back; the sum of its gains and that of its losses. */
export interface KnownBook {
  readonly values: ArrayLike<number>;
  readonly cumulative: ArrayLike<number>;
  readonly groups: readonly EqualValues[];
  /** The first number of accounts for which something holds; refuses where that is among values that did not come back. */
  readonly first: FirstThat;
}

export function knownBook(reader: RowReader, known: KnownRuns, largest: Largest): KnownBook {
  const { n } = known;
  const blocks = blocksOf(known);
  const sumOf = (k: number): number | undefined => {
    if (k < largest.sums.length) return largest.sums[k];
    const block = blocks.find(({ start, end }) => start <= k && k <= end);
    return block && fromUnits(block.before + inUnits(block.value) * BigInt(k - block.start));
  };
  const first: FirstThat = (holds) => {
    for (const { start, end } of blocks) {
      if (!holds(end)) continue;
      if (holds(start)) return start === 0 ? 0 : reader.refuse('a value where a share is reached is missing');
      let [low, high] = [start, end];
      while (high - low > 1) {
        const middle = Math.floor((low + high) / 2);
        if (holds(middle)) high = middle;
        else low = middle;
      }
      return high;
    }
    return reader.refuse('a value where a share is reached is missing');
  };
  return {
    values: computed(n, (k) => largest.values[k] ?? valueAt(known, n - 1 - k)),
    cumulative: computed(n + 1, sumOf),
    groups: groupsOf(blocks),
    first,
  };
}
