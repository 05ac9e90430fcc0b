import type { Cell } from '../cells.ts';
import { columnLetters } from '../places.ts';

/** Cells that go over at once: Excel takes 5 MB a request. */
const CELLS_A_BLOCK = 20_000;

/** Read the used part of a sheet; `null` for a blank one. */
export function readSheet(
  sheet: ExcelScript.Worksheet,
): { readonly origin: string; readonly rows: Cell[][] } | null {
  const used = sheet.getUsedRange(true);
  if (used === undefined) return null;
  const top = used.getRowIndex();
  const left = used.getColumnIndex();
  const height = used.getRowCount();
  const width = used.getColumnCount();
  const most = Math.max(1, Math.floor(CELLS_A_BLOCK / width));
  const rows: Cell[][] = [];
  for (let row = 0; row < height; row += most) {
    const block = sheet.getRangeByIndexes(top + row, left, Math.min(most, height - row), width);
    block.getValues().forEach((values) => {
      rows.push(values);
    });
  }
  return { origin: `${columnLetters(left)}${top + 1}`, rows };
}

/** Write rows to a sheet. Text is written to cells that are formatted as text: else Excel takes 0012 for a number and 2026-01-31 for a date. */
export function writeSheet(sheet: ExcelScript.Worksheet, rows: readonly Cell[][]): void {
  const before = sheet.getUsedRange();
  if (before !== undefined) before.clear();
  const width = rows[0]?.length ?? 0;
  if (width === 0) return;
  const most = Math.max(1, Math.floor(CELLS_A_BLOCK / width));
  for (let row = 0; row < rows.length; row += most) {
    const values = rows.slice(row, row + most);
    const block = sheet.getRangeByIndexes(row, 0, values.length, width);
    block.setNumberFormats(
      values.map((cells) => cells.map((cell) => (typeof cell === 'string' ? '@' : 'General'))),
    );
    block.setValues(values);
  }
}
