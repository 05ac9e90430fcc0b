import { isBlank, rowsOf, type SheetRange, shownCell } from './cells.ts';
import { plainName } from './column-names.ts';
import { countFaults, type Faults } from './faults.ts';
import { findHeader, type Header, type TableNeed } from './header.ts';
import { parseOrigin } from './origin.ts';
import { type Origin, type Place, placeAt } from './places.ts';
import { type Say, sheetError } from './sheet-error.ts';
import type { SheetOptions } from './sheet-options.ts';

/** A range with its header found and its rows sorted out: what is data, and what is not. */
export interface Table {
  readonly header: Header;
  readonly rows: ReadonlyArray<readonly unknown[]>;
  /** Positions of the rows that hold data. */
  readonly data: readonly number[];
  readonly faults: Faults;
  /** What the reader of the result should know; more is added while the rows are read. */
  readonly notes: Say[];
  readonly place: (row: number, column: number | null) => Place;
}

const TOTAL = /^(?:sub|grand)?totals?|totals?$|^sum$|^summe|^gesamt|合计|小计|总计|总和|汇总/;
const TOTAL_ALONE =
  /^(?:(?:sub|grand)?totals?|sum|summe|gesamt|gesamtsumme|合计|小计|总计|总和|汇总|合计金额|总计金额)$/;

/** Whether a row holds totals: it says so, and it has no date (without dates: its account says so). */
function isTotals(row: readonly unknown[], { at }: Header): boolean {
  const says = (cell: unknown, how: RegExp): boolean => typeof cell === 'string' && how.test(plainName(cell));
  if (at.date === undefined) return says(row[at.account], TOTAL_ALONE);
  return isBlank(row[at.date]) && row.some((cell) => says(cell, TOTAL));
}

/** Whether a row is a note that one of the functions wrote below its result. */
function isOwnNote(row: readonly unknown[]): boolean {
  return (
    typeof row[0] === 'string' &&
    /^(?:Note: |注：)/.test(row[0]) &&
    row.every((cell, i) => i === 0 || isBlank(cell))
  );
}

/** Whether a row is empty. Some hosts hand over 0 for an empty cell, and no order is all zeros. */
function isBlankRow(row: readonly unknown[]): boolean {
  return row.every((cell) => cell === 0 || isBlank(cell));
}

/** The position behind the last row that is not blank: whole columns are mostly blank. */
function endOf(rows: ReadonlyArray<readonly unknown[]>): number {
  let end = rows.length;
  while (end > 0 && isBlankRow(rows[end - 1] as readonly unknown[])) end--;
  return end;
}

function noteTitles(table: Pick<Table, 'rows' | 'header' | 'notes' | 'place'>): void {
  const titles = table.rows
    .slice(0, table.header.row)
    .flatMap((row, i) =>
      row.every(isBlank) ? [] : [{ i, text: shownCell(row.find((cell) => !isBlank(cell))) }],
    );
  const [first] = titles;
  if (first === undefined) return;
  const place = table.place(first.i, null);
  table.notes.push((words) => words.titleRows(titles.length, place, first.text));
}

/** Sort out the rows below the header. Blank rows, totals and notes are no data; all of them are told. */
export function openTable(range: SheetRange, need: TableNeed, options: SheetOptions): Table {
  const rows = rowsOf(range);
  const origin: Origin = parseOrigin(options.origin);
  const header = findHeader(rows, need, options, origin);
  const place = (row: number, column: number | null): Place => placeAt(origin, row, column);
  const faults = countFaults();
  const notes: Say[] = [];
  const data: number[] = [];
  const blank: number[] = [];
  const own: number[] = [];
  const end = endOf(rows);
  noteTitles({ rows, header, notes, place });
  for (let i = header.row + 1; i < end; i++) {
    const row = rows[i] as readonly unknown[];
    if (isBlankRow(row)) blank.push(i);
    else if (isOwnNote(row)) own.push(i);
    else if (isTotals(row, header)) faults.add('totals', () => place(i, null), '');
    else data.push(i);
  }
  if (data.length === 0 && faults.count() === 0)
    throw sheetError((words) => words.noRows(place(header.row, null)));
  // A blank row above notes parts them from the table: it is no gap in the data.
  const last = Math.max(data[data.length - 1] ?? 0, header.row);
  const gaps = blank.filter((i) => i < last);
  if (gaps.length > 0) notes.push((words) => words.blankRows(gaps.length, place(gaps[0] as number, null)));
  if (own.length > 0) notes.push((words) => words.ownNotes(own.length, place(own[0] as number, null)));
  return { header, rows, data, faults, notes, place };
}
