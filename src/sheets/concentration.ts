import { analyzeConcentration } from '../concentration/analyze.ts';
import { applyAbc } from '../concentration/apply-abc.ts';
import { fitAbc } from '../concentration/fit-abc.ts';
import type { AccountShare, Concentration } from '../concentration/record.ts';
import { formatLabel } from '../explain/labels.ts';
import { type Answer, type AnswerColumn, answer, type Call, tableOf } from './answer.ts';
import { accountColumns, type Book, readBook } from './book.ts';
import { type Cell, type SheetRange, scalarOf, shownCell } from './cells.ts';
import { type Say, sheetError } from './sheet-error.ts';

/** A cell holds one figure; an interval around it would take a thousand resamples at every recalculation. */
const WITHOUT_BOOTSTRAP = { bootstrap: 0 } as const;

/** The day counts only where a window is counted back from it; otherwise all orders count. */
function notesOf({ dayNotes, notes }: Book, { options }: Call): Say[] {
  return options.windowDays === undefined ? [...notes] : [...dayNotes, ...notes];
}

/** One figure of the concentration of a range; notes stand below it only where there is something to know. */
function figure(
  range: SheetRange,
  asOf: unknown,
  options: unknown,
  of: (concentration: Concentration) => number | null | undefined,
  topShare = 0.2,
): Cell[][] {
  return answer(range, options, (call): Answer => {
    const book = readBook(range, asOf, call, 'values');
    const value = of(analyzeConcentration(book.accounts, { ...WITHOUT_BOOTSTRAP, topShares: [topShare] }));
    if (value === null || value === undefined) throw sheetError((words) => words.noValue());
    return { rows: [[value]], notes: notesOf(book, call) };
  });
}

/**
 * Rank the accounts of a range by revenue, with shares, cumulative shares and ABC classes, as {@link analyzeConcentration} and
 * {@link fitAbc} do.
 *
 * For seeing who the few are that bring most. The range needs an account and an amount; with dates it holds orders, without them the
 * amounts of an account are added up. Cost: O(rows + accounts · log accounts).
 *
 * @param range a table with a header row that has a column for the account and one for the amount
 * @param asOf orders after this day do not count. Default: all orders count
 * @param options see {@link SheetOptions}
 * @returns rows of cells: a header, one row per account (largest first; shares 0 to 1), notes
 * @example Two amounts a customer, no dates
 * ```ts
 * import { spillPareto } from 'account-scoring/sheets';
 *
 * const range = [['Customer', 'Amount'], ['Acme', 60], ['Blue', 15], ['Acme', '$20.00'], ['Coop', 5]];
 * for (const row of spillPareto(range)) console.log(row.join(' | '));
 * // → Account | Value | Rank | Share | Cumulative share | ABC class
 * // Acme | 80 | 1 | 0.8 | 0.8 | A (vital few)
 * // Blue | 15 | 2 | 0.15 | 0.95 | B (middle)
 * // Coop | 5 | 3 | 0.05 | 1 | C (many small)
 * ```
 */
export function spillPareto(range: SheetRange, asOf?: unknown, options?: unknown): Cell[][] {
  return answer(range, options, (call) => {
    const book = readBook(range, asOf, call, 'values');
    const { accounts } = analyzeConcentration(book.accounts, WITHOUT_BOOTSTRAP);
    const abc = new Map(
      applyAbc(book.accounts, fitAbc(book.accounts)).map((row) => [row.accountId, row.abc.class]),
    );
    type Row = AccountShare & { readonly accountId: string };
    const columns: AnswerColumn<Row>[] = [
      ...accountColumns<Row>(book.cells),
      { key: 'value', of: (row) => row.value },
      { key: 'rank', of: (row) => row.rank },
      { key: 'share', of: (row) => row.share },
      { key: 'cumulativeShare', of: (row) => row.cumulativeShare },
      {
        key: 'abc',
        of: (row) => formatLabel('abc', abc.get(row.accountId) ?? '', { locale: call.words.locale }),
      },
    ];
    return { ...tableOf(accounts as Row[], columns, call.words), notes: notesOf(book, call) };
  });
}

/**
 * The Gini coefficient of the accounts of a range: 0 when all bring the same, towards 1 when one brings all.
 *
 * @param range as for {@link spillPareto}
 * @param asOf orders after this day do not count. Default: all orders count
 * @param options see {@link SheetOptions}
 * @returns one cell with `gini.value` of {@link analyzeConcentration}; lines below it only where rows were left out
 * @example
 * ```ts
 * import { spillGini } from 'account-scoring/sheets';
 *
 * console.log(spillGini([['Customer', 'Amount'], ['Acme', 90], ['Blue', 10]]));
 * // → [ [ 0.4 ] ]
 * ```
 */
export function spillGini(range: SheetRange, asOf?: unknown, options?: unknown): Cell[][] {
  return figure(range, asOf, options, ({ gini }) => gini.value);
}

/**
 * The Herfindahl index of the accounts of a range: the sum of squared shares, 1/n for n equal accounts, 1 for one that has it all.
 *
 * @param range as for {@link spillPareto}
 * @param asOf orders after this day do not count. Default: all orders count
 * @param options see {@link SheetOptions}
 * @returns one cell with `hhi.value` of {@link analyzeConcentration}; lines below it only where rows were left out
 * @example
 * ```ts
 * import { spillHhi } from 'account-scoring/sheets';
 *
 * console.log(spillHhi([['Customer', 'Amount'], ['Acme', 75], ['Blue', 25]]));
 * // → [ [ 0.625 ] ]
 * ```
 */
export function spillHhi(range: SheetRange, asOf?: unknown, options?: unknown): Cell[][] {
  return figure(range, asOf, options, ({ hhi }) => hhi.value);
}

/**
 * What the largest accounts of a range hold: the share of the revenue of the largest 20 %, or of another part.
 *
 * @param range as for {@link spillPareto}
 * @param asOf orders after this day do not count. Default: all orders count
 * @param top which part of the accounts: 0.2 (default) or 20 for the largest 20 %
 * @param options see {@link SheetOptions}
 * @returns one cell with the share, 0 to 1; lines below it only where rows were left out
 * @example
 * ```ts
 * import { spillTopShare } from 'account-scoring/sheets';
 *
 * const range = [['Customer', 'Amount'], ['A', 60], ['B', 10], ['C', 10], ['D', 10], ['E', 10]];
 * console.log(spillTopShare(range, '', 0.2));
 * // → [ [ 0.6 ] ]
 * ```
 */
export function spillTopShare(range: SheetRange, asOf?: unknown, top?: unknown, options?: unknown): Cell[][] {
  const cell = scalarOf(top);
  const text = typeof cell === 'string' ? cell.trim() : cell;
  const number =
    cell === undefined
      ? 0.2
      : typeof text === 'string'
        ? /%$/.test(text)
          ? Number(text.slice(0, -1)) / 100
          : Number(text)
        : text;
  const share = typeof number === 'number' && number > 1 ? number / 100 : number;
  if (typeof share !== 'number' || !(share > 0 && share <= 1))
    return answer(range, options, () => {
      throw sheetError((words) => words.badOption('top', shownCell(cell), '0.2, 20%'));
    });
  return figure(range, asOf, options, ({ topShares }) => topShares[0]?.share, share);
}
