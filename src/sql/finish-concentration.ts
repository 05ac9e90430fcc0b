import { type AbcCut, abcCounts, cutAbc } from '../concentration/abc-cuts.ts';
import { accountShares } from '../concentration/account-shares.ts';
import { lorenz, whaleCurve } from '../concentration/curves.ts';
import { exposureOf, levelNotices, reaching, referenceLevels, TOP } from '../concentration/exposure.ts';
import { bookNotices } from '../concentration/notices.ts';
import type { AccountShare, Concentration } from '../concentration/record.ts';
import { accountsNeeded, concentrationRatio, jointRatio, topShare } from '../concentration/shares.ts';
import { fromUnits } from './exact-sums.ts';
import { finishMeasures } from './finish-measures.ts';
import { readBook } from './fit-book.ts';
import { type KnownBook, knownBook, readLargest } from './known-book.ts';
import { NO_RUNS, readRuns } from './known-runs.ts';
import type { RowReader } from './result-rows.ts';

/** Checked options. */
export interface ConcentrationPlan {
  readonly field: string;
  readonly include: 'all' | 'buyers';
  readonly topShares: readonly number[];
  readonly accountsFor: readonly number[];
  readonly largest: readonly number[];
  readonly levels: readonly number[];
  readonly cuts: readonly [number, number];
  readonly crossing: 'higher' | 'lower';
  readonly steps: number;
}

/** What an engine tells of a `Concentration`: all but its accounts, of which there are the largest, and the bootstrap. */
export type SqlConcentration = Omit<Concentration, 'accounts' | 'bootstrap'> & {
  readonly bootstrap: null;
  /** The five largest accounts and those that reach the lowest level; equal ones in code-point order of their ids. */
  readonly largestAccounts: readonly AccountShare[];
};

function isWhole(value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value);
  return (
    value !== undefined &&
    (typeof value !== 'object' || value === null || Object.values(value).every(isWhole))
  );
}

/** Cut into classes, if the values where they end came back. */
function cutKnown(
  { groups }: KnownBook,
  gain: number,
  { cuts, crossing }: ConcentrationPlan,
  reader: RowReader,
): AbcCut | null {
  const cut = cutAbc({ gain, groups: () => groups }, cuts, crossing);
  const isKnown = (end: number, smallest: number | null): boolean =>
    end === 0 ? smallest === null : groups.some((group) => group.end === end && group.value === smallest);
  if (cut !== null && !cut.reached.every((end, i) => isKnown(end, cut.cuts[i] ?? null)))
    reader.refuse('a value at a cut is missing');
  return cut;
}

/** Make the result from the rows that came back. */
export function finishConcentration(plan: ConcentrationPlan, reader: RowReader): SqlConcentration {
  const { field, include, levels } = plan;
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

  const top = readLargest(reader, kinds.get('largest')?.get('0') ?? []);
  const values = knownBook(reader, known, top);
  const [gain, lost] = [known.total ?? 0n, known.loss ?? 0n];
  const [total, gross] = [fromUnits(gain - lost), fromUnits(gain + lost)];
  const book = {
    field,
    rows,
    missing: rows - used,
    leftOut: used - n,
    n,
    values: values.values,
    cumulative: values.cumulative,
    ids: top.ids,
    positions: null,
    positive,
    negative,
    total,
    gross,
    loss: fromUnits(lost),
    base: total > 0 && Number.isFinite(gross / total) ? total : null,
    repeated,
  };
  const atLevel = book.base === null || levels.length === 0 ? 0 : reaching(book, levels[0] as number);
  const wanted = Math.max(Math.min(TOP, n), atLevel);
  // The one after those that reach a level tells that no other does.
  if (top.ids.length < wanted || (atLevel > 0 && atLevel === top.ids.length && atLevel < n))
    reader.refuse('some of the largest accounts are missing');
  const ranked = { ...book, ids: top.ids.slice(0, wanted) };
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
    topShares: plan.topShares.map((share) => ({ top: share, share: topShare(book, share) })),
    accountsFor: plan.accountsFor.map((share) => {
      const accounts = accountsNeeded(book, share, values.first);
      return { share, accounts, shareOfAccounts: accounts === null ? null : accounts / n };
    }),
    jointRatio: jointRatio(book, values.first),
    concentrationRatios: plan.largest.map((largest) => ({
      largest,
      share: concentrationRatio(book, largest),
    })),
    ...finishMeasures(book, reader, measures),
    lorenz: lorenz(book, plan.steps),
    whaleCurve: whaleCurve(book),
    abc: abcCounts(book, cutKnown(values, fromUnits(gain), plan, reader)),
    bootstrap: null,
    exposure: exposureOf(ranked),
    referenceLevels: referenceLevels(ranked, levels),
    largestAccounts: accountShares(ranked),
    notices: [...bookNotices(book), ...levelNotices(ranked, levels)],
  };
  if (!isWhole(result)) reader.refuse('a value that is looked at is missing');
  return result;
}
