import { type Cell, cellOf, rowsOf, type SheetRange } from './cells.ts';
import { hasChineseHeader } from './header.ts';
import { askedLocale, readOptions } from './options.ts';
import { isSheetError, type Say } from './sheet-error.ts';
import type { SheetOptions } from './sheet-options.ts';
import type { ColumnKey, Words } from './words/words.ts';
import { wordsIn } from './words/words-in.ts';

/** What a call is answered with. */
export interface Call {
  readonly options: SheetOptions;
  readonly words: Words;
}

/** A result before it is written: a header, rows, and what the reader should know. */
export interface Answer {
  /** Absent for a single value. */
  readonly header?: readonly string[];
  readonly rows: ReadonlyArray<ReadonlyArray<Cell | null | undefined>>;
  readonly notes: readonly Say[];
}

/** One column of a table of accounts. */
export interface AnswerColumn<T> {
  readonly key: ColumnKey;
  readonly of: (row: T) => Cell | null | undefined;
}

/** All rows in the width of the table, as spreadsheets want a rectangle; notes stand below, in the first column. */
function write({ header, rows, notes }: Answer, { options, words }: Call): Cell[][] {
  const width = header?.length ?? 1;
  const padded = (row: ReadonlyArray<Cell | null | undefined>): Cell[] =>
    Array.from({ length: width }, (_, i) => cellOf(row[i]));
  const told = options.notes === false ? [] : notes.map((say) => [words.note(say(words))]);
  return [...(header === undefined ? [] : [header]), ...rows, ...told].map(padded);
}

/** A table with a column for each of `columns`. */
export function tableOf<T>(
  rows: readonly T[],
  columns: readonly AnswerColumn<T>[],
  words: Words,
): Pick<Answer, 'header' | 'rows'> {
  return {
    header: columns.map(({ key }) => words.columns[key]),
    rows: rows.map((row) => columns.map(({ of }) => of(row))),
  };
}

/** The language of a call whose options say none, or could not be read. */
function guessWords(range: SheetRange, given: unknown): Words {
  try {
    return wordsIn(askedLocale(given) ?? (hasChineseHeader(rowsOf(range)) ? 'zh-CN' : 'en'));
  } catch {
    // A range that cannot even be looked at: what is wrong with it is told by the call itself.
    return wordsIn('en');
  }
}

/**
 * Answer a call of a sheet: read the options, compute, write. Whatever goes wrong ends as one sentence in the first cell, so
 * that no host shows `#ERROR!` instead.
 */
export function answer(range: SheetRange, given: unknown, compute: (call: Call) => Answer): Cell[][] {
  let words: Words | null = null;
  try {
    const options = readOptions(given);
    words = guessWords(range, given);
    return write(compute({ options, words }), { options, words });
  } catch (error) {
    const spoken = words ?? guessWords(range, given);
    const text = isSheetError(error) ? error.say(spoken) : spoken.unexpected((error as Error).message);
    return [[cellOf(text)]];
  }
}
