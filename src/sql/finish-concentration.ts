import { lorenz, whaleCurve } from '../concentration/curves.ts';
import { bookNotices } from '../concentration/notices.ts';
import type { Concentration } from '../concentration/record.ts';
import { accountsNeeded, concentrationRatio, jointRatio, topShare } from '../concentration/shares.ts';
import { fromUnits, inUnits } from './exact-sums.ts';
import { readBook } from './fit-book.ts';
import { type KnownRun, type KnownRuns, NO_RUNS, readRuns, valueAt } from './known-runs.ts';
import type { RowReader } from './result-rows.ts';

/** Checked options. */
export interface ConcentrationPlan {
  readonly field: string;
  readonly include: 'all' | 'buyers';
  readonly topShares: readonly number[];
  readonly accountsFor: readonly number[];
  readonly largest: readonly number[];
  readonly steps: number;
}

/** What of a `Concentration` an engine tells. */
export type SqlConcentration = Pick<
  Concentration,
  | 'field'
  | 'include'
  | 'counts'
  | 'total'
  | 'gross'
  | 'topShares'
  | 'accountsFor'
  | 'jointRatio'
  | 'concentrationRatios'
  | 'gini'
  | 'hhi'
  | 'lorenz'
  | 'whaleCurve'
  | 'notices'
>;

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

function isWhole(value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value);
  return (
    value !== undefined &&
    (typeof value !== 'object' || value === null || Object.values(value).every(isWhole))
  );
}

/** Make the result from the rows that came back. */
export function finishConcentration(plan: ConcentrationPlan, reader: RowReader): SqlConcentration {
  const { field, include } = plan;
  const kinds = reader.byPart();
  const { accounts: rows, used } = readBook(
    'analyze concentration',
    reader,
    kinds.get('book')?.get('') ?? [],
  );
  const [measures] = kinds.get('measures')?.get('0') ?? [];
  if (measures === undefined) return reader.refuse('there is no row of kind "measures"');
  const [n, positive, negative, repeated] = (['counted', 'positive', 'negative', 'repeated'] as const).map(
    (name) => reader.count(measures, name),
  ) as [number, number, number, number];
  const runs = kinds.get('run')?.get('0');
  const known = runs === undefined ? NO_RUNS : readRuns(reader, runs, 'all');
  if (known.n !== n || n > used) reader.refuse(`there are ${known.n} values for ${n} accounts`);

  const blocks = blocksOf(known);
  const [gain, lost] = [known.total ?? 0n, known.loss ?? 0n];
  const [total, gross] = [fromUnits(gain - lost), fromUnits(gain + lost)];
  const base = total > 0 && Number.isFinite(gross / total) ? total : null;
  const sumOf = (k: number): number | undefined => {
    if (k === 0) return 0;
    const block = blocks.find(({ start, end }) => start <= k && k <= end);
    return block && fromUnits(block.before + inUnits(block.value) * BigInt(k - block.start));
  };
  const book = {
    field,
    rows,
    missing: rows - used,
    leftOut: used - n,
    n,
    values: computed(n, (k) => valueAt(known, n - 1 - k)),
    cumulative: computed(n + 1, sumOf),
    positive,
    negative,
    total,
    gross,
    loss: fromUnits(lost),
    base,
    repeated,
  };
  /** The first number of accounts, which is within equal values that came back. */
  const first = (holds: (k: number) => boolean): number => {
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
  const ranked = reader.numberOrNull(measures, 'ranked');
  const squares = base === null || negative > 0 ? null : reader.numberOrNull(measures, 'squares');
  const spread = squares === null ? null : 1 + squares / n;
  const result: SqlConcentration = {
    field,
    include,
    counts: {
      rows,
      accounts: n,
      missing: book.missing,
      leftOut: book.leftOut,
      positive,
      zero: n - positive - negative,
      negative,
    },
    total,
    gross,
    topShares: plan.topShares.map((top) => ({ top, share: topShare(book, top) })),
    accountsFor: plan.accountsFor.map((share) => {
      const accounts = accountsNeeded(book, share, first);
      return { share, accounts, shareOfAccounts: accounts === null ? null : accounts / n };
    }),
    jointRatio: jointRatio(book, first),
    concentrationRatios: plan.largest.map((largest) => ({
      largest,
      share: concentrationRatio(book, largest),
    })),
    gini: {
      value: ranked === null ? null : ranked / n,
      corrected: ranked === null || n < 2 ? null : Math.min(1, ranked / (n - 1)),
    },
    hhi: {
      value: spread === null ? null : spread / n,
      normalized: squares === null || n < 2 ? null : squares / n / (n - 1),
      effectiveNumber: spread === null ? null : n / spread,
    },
    lorenz: lorenz(book, plan.steps),
    whaleCurve: whaleCurve(book),
    notices: bookNotices(book),
  };
  if (!isWhole(result)) reader.refuse('a value that is looked at is missing');
  return result;
}
