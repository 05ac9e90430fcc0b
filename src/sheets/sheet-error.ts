import type { Words } from './words/words.ts';

/** Says what is wrong, in the language of the sheet. */
export type Say = (words: Words) => string;

/** An error that ends in the first cell, in words. */
export interface SheetError extends Error {
  readonly say: Say;
}

/** Make an error that a cell can show. */
export function sheetError(say: Say): SheetError {
  return Object.assign(new Error('see the cell'), { say });
}

/** Whether an error was made for a cell. */
export function isSheetError(error: unknown): error is SheetError {
  return typeof (error as SheetError | null)?.say === 'function';
}
