import { applyRfm } from '../rfm/apply.ts';
import { fitRfm } from '../rfm/fit.ts';
import { answer, tableOf } from './answer.ts';
import { accountColumns, notesOf, readBook } from './book.ts';
import { type Cell, type SheetRange, scalarOf } from './cells.ts';
import { MOST_CHARACTERS, readModelCell } from './model-cell.ts';
import { rfmOptions, type Scored, scoreColumns } from './rfm.ts';
import { sheetError } from './sheet-error.ts';

/**
 * Learn from a range what counts as recent, frequent and valuable, and put the model into one cell, as {@link fitRfm} does.
 *
 * Keep the cell (paste it as a value), and next month's accounts are scored by the same measure: see {@link spillRfmApply}. A model
 * holds no rows. It is text: JSON of some 2,000 characters.
 *
 * @param range orders or accounts with a header row
 * @param asOf the day to count back from: a date, a serial number or text. Default: the day of the last order
 * @param options see {@link SheetOptions}
 * @returns one cell with the model; lines below it only where rows were left out or the day was not given
 * @example A model in a cell
 * ```ts
 * import { spillRfmModel } from 'account-scoring/sheets';
 *
 * const range = [['Customer', 'R', 'F', 'M'], ['Acme', 5, 24, 90000], ['Blue', 200, 2, 1500]];
 * console.log(String(spillRfmModel(range)[0]?.[0]).slice(0, 26));
 * // → {"kind":"rfm","version":1,
 * ```
 */
export function spillRfmModel(range: SheetRange, asOf?: unknown, options?: unknown): Cell[][] {
  return answer(range, options, (call) => {
    const book = readBook(range, asOf, call);
    const text = JSON.stringify(fitRfm(book.accounts, rfmOptions(call.options)));
    if (text.length > MOST_CHARACTERS)
      throw sheetError((words) => words.tooLong(text.length, MOST_CHARACTERS));
    return { rows: [[text]], notes: notesOf(book) };
  });
}

/**
 * Score the accounts of a range with the model that {@link spillRfmModel} put into a cell, as {@link applyRfm} does.
 *
 * So that scores of different months can be compared. Cost: O(rows).
 *
 * @param range orders or accounts with a header row
 * @param model the cell with the model
 * @param asOf the day to count back from: a date, a serial number or text. Default: the day of the last order
 * @param options see {@link SheetOptions}; `method` and `bins` are those of the model
 * @returns rows of cells: a header, one row per account, notes
 * @example A new account by last month's measure
 * ```ts
 * import { spillRfmApply, spillRfmModel } from 'account-scoring/sheets';
 *
 * const header = ['Customer', 'Recency', 'Frequency', 'Monetary'];
 * const model = spillRfmModel([header, ['Acme', 5, 24, 90000], ['Blue', 200, 2, 1500]], '', 'bins=2')[0]?.[0];
 * console.log(spillRfmApply([header, ['New', 12, 30, 700]], model)[1]?.[7]);
 * // → 221
 * ```
 */
export function spillRfmApply(
  range: SheetRange,
  model: unknown,
  asOf?: unknown,
  options?: unknown,
): Cell[][] {
  return answer(range, options, (call) => {
    const fitted = readModelCell(scalarOf(model));
    const book = readBook(range, asOf, call);
    const columns = [...accountColumns<Scored>(book.cells), ...scoreColumns<Scored>()];
    return { ...tableOf(applyRfm(book.accounts, fitted), columns, call.words), notes: notesOf(book) };
  });
}
