/** What a function gives back in one cell. Days are ISO text, so that they mean the same in every host and time zone. */
export type Cell = string | number | boolean;

/** A range as hosts hand it over: rows of cells, or one bare value for a range of one cell. */
export type SheetRange = ReadonlyArray<readonly unknown[]> | unknown;

/** A range as rows. A scalar is one cell, a flat list one row; WPS hands over an object with `Value2`. */
export function rowsOf(range: SheetRange): ReadonlyArray<readonly unknown[]> {
  const held = range as { readonly Value2?: unknown } | null | undefined;
  const value = typeof held === 'object' && held !== null && 'Value2' in held ? held.Value2 : range;
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) return [[value]];
  if (value.every((row) => Array.isArray(row))) return value;
  return value.some((row) => Array.isArray(row))
    ? value.map((row) => (Array.isArray(row) ? row : [row]))
    : [value];
}

/** The value of an argument that is one cell, whether it arrives bare or as a range. */
export function scalarOf(value: unknown): unknown {
  const rows = rowsOf(value);
  const first = rows[0]?.[0];
  return isBlank(first) ? undefined : first;
}

/** Whether a cell is empty. Blank text, of any kind of space, is empty too. */
export function isBlank(cell: unknown): boolean {
  if (cell === '' || cell === null || cell === undefined) return true;
  return typeof cell === 'string' && cell.trim() === '';
}

/** Text that a spreadsheet may take for a formula: by its first character, also in full width. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;

/**
 * A value as it is written into a cell: what is missing is `''`, and text that could be taken for a formula gets an apostrophe
 * in front. Numbers stay numbers, negative ones too.
 */
export function cellOf(value: string | number | boolean | null | undefined): Cell {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return FORMULA.test(value) ? `'${value}` : value;
  return value;
}

/** The text of a cell as its writer meant it: without the apostrophe that {@link cellOf} put in front. */
export function textOf(cell: string): string {
  const text = cell.trimStart();
  // Before the end is trimmed: of an apostrophe and a tab, only the apostrophe would be left.
  const isMarked = text.charCodeAt(0) === 39 && FORMULA.test(text.slice(1));
  return (isMarked ? text.slice(1) : text).trim();
}

/** A cell that a host made of a date. Not `instanceof Date`: the host's `Date` is of another realm. */
export function isDateCell(cell: unknown): cell is Date {
  return typeof cell === 'object' && cell !== null && typeof (cell as Date).getTime === 'function';
}

/** A cell as messages show it. */
export function shownCell(cell: unknown): string {
  if (typeof cell === 'string') return cell.length > 40 ? `${cell.slice(0, 40)}…` : cell;
  if (isDateCell(cell)) return Number.isFinite(cell.getTime()) ? cell.toISOString() : '#DATE';
  return typeof cell === 'object' ? '#' : String(cell);
}
