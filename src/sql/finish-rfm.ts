import { buildRfmModel, type RfmStatistics } from '../rfm/build-model.ts';
import type { RfmModel } from '../rfm/model.ts';
import type { DimensionOptions, ResolvedOptions } from '../rfm/options.ts';
import type { Run, Sample } from '../rfm/sample.ts';
import { fromUnits } from './exact-sums.ts';
import { readBook } from './fit-book.ts';
import { allSorted, countScores, type KnownRuns, NO_RUNS, readRuns, sparseSorted } from './known-runs.ts';
import type { ResultRow, RowReader } from './result-rows.ts';

/** The name of a list of values: a dimension, or one group of a nested one. */
export function listName(d: number, group = ''): string {
  return group === '' ? String(d) : `${d}|${group}`;
}

/** Make the model from the rows that came back; the same as in memory, byte for byte. */
export function finishRfm(resolved: ResolvedOptions, reader: RowReader): RfmModel {
  const { dimensions } = resolved.options;
  const sums = dimensions.some(({ method }) => method === 'share') ? 'gains' : 'none';
  const byKind = reader.byPart();
  const book = readBook('fit RFM bands', reader, byKind.get('book')?.get('') ?? []);
  const runs = new Map<string, KnownRuns>();
  for (const [part, rows] of byKind.get('run') ?? []) runs.set(part, readRuns(reader, rows, sums));
  const runsOf = (d: number): KnownRuns => runs.get(listName(d)) ?? NO_RUNS;
  const ties = (d: number): Tie[] => readTies(reader, byKind.get('tie')?.get(listName(d)) ?? []);
  const groupsOf = (d: number): Array<readonly [string, KnownRuns]> =>
    [...runs].flatMap(([part, known]) => (part.startsWith(`${d}|`) ? [[part.slice(2), known] as const] : []));
  dimensions.forEach((_, d) => {
    if (runsOf(d).n !== book.used) reader.refuse(`there are ${runsOf(d).n} values for ${book.used} accounts`);
  });

  const statistics: RfmStatistics = {
    ...book,
    sample: (d, better) => {
      const known = runsOf(d);
      const { method, bins } = dimensions[d] as DimensionOptions;
      const sorted = method === 'naturalBreaks' ? allSorted(reader, known) : sparseSorted(known, bins);
      return sampleOf(known, better, sorted, ties(d));
    },
    groups: (d) =>
      groupsOf(d).map(([key, known]) => [key, sparseSorted(known, (dimensions[d] as DimensionOptions).bins)]),
    countScores: (d, { method, bins }, scale, groups) => {
      const counts = new Array<number>(bins).fill(0);
      if (method === 'ntile') {
        const starts = [0, ...ties(d).map(({ before }) => before), book.used];
        for (let i = 1; i < starts.length; i++)
          counts[i - 1] = (starts[i] as number) - (starts[i - 1] as number);
      } else if (groups === undefined) countScores(reader, runsOf(d), scale, counts);
      else
        for (const [key, known] of groupsOf(d)) countScores(reader, known, groups.get(key) ?? scale, counts);
      return counts;
    },
  };
  const model = buildRfmModel(resolved, statistics);
  for (const { cuts, groups, bands } of model.fitted.dimensions) {
    const all = [...cuts, ...Object.values(groups ?? {}).flat()];
    // Where a value did not come back, a cut is no number.
    if (!all.every(({ value }) => Number.isFinite(value))) reader.refuse('a value at a border is missing');
    if (
      bands.reduce((sum, { count }) => sum + count, 0) !== book.used ||
      bands.some(({ count }) => count < 0)
    )
      reader.refuse('the accounts of all scores are not those of the book');
  }
  return model;
}

/** The first account of a group of equal size: accounts before its place, and before it in order of value and id. */
interface Tie {
  readonly place: number;
  readonly before: number;
  readonly value: number;
  readonly accountId: string;
}

function readTies(reader: RowReader, rows: readonly ResultRow[]): Tie[] {
  return rows
    .map((row) => ({
      place: reader.count(row, 'place'),
      before: reader.count(row, 'before'),
      value: reader.number(row, 'value'),
      accountId: reader.text(row, 'accountId'),
    }))
    .sort((a, b) => a.place - b.place);
}

function sampleOf(
  known: KnownRuns,
  better: 'high' | 'low',
  sorted: ArrayLike<number>,
  ties: readonly Tie[],
): Sample {
  const { n, distinct, runs, total } = known;
  const fromWorst = (): Run[] =>
    better === 'high'
      ? [...runs]
      : runs.map(({ value, before, count }) => ({ value, before: n - before - count, count })).reverse();
  const sum = fromUnits(total ?? 0n);
  return {
    n,
    better,
    distinct,
    sorted,
    runs: fromWorst,
    shares: () =>
      [...runs]
        .reverse()
        .map(({ value, above }) => ({ value, share: sum > 0 ? fromUnits(above ?? 0n) / sum : 1 })),
    ranked: () => (position) =>
      // Refused below, as it is no number.
      ties.find(({ place }) => place === position) ?? { value: Number.NaN, accountId: '' },
  };
}
