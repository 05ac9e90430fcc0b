/** Sheets and ranges as Apps Script shows them: what `Code.gs` calls, with the checks that Google makes. */
import { Day } from './apps-script-days.ts';

const letters = (column: number): string =>
  column > 26
    ? letters(Math.floor((column - 1) / 26)) + letters(((column - 1) % 26) + 1)
    : String.fromCharCode(64 + column);

/** What a cell becomes when a script writes text into it: as if somebody had typed it, except in cells of plain text. */
function typed(value: unknown, format: string): unknown {
  if (typeof value !== 'string') return format === '@' ? String(value) : value;
  if (value.startsWith("'")) return value.slice(1);
  if (format === '@') return value;
  if (value.startsWith('=')) throw new Error(`a formula was written: ${value}`);
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return new Day(value);
  return value.trim() !== '' && Number.isFinite(Number(value)) ? Number(value) : value;
}

class Range {
  readonly sheet: Sheet;
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
  constructor(sheet: Sheet, row: number, column: number, rows: number, columns: number) {
    this.sheet = sheet;
    this.row = row;
    this.column = column;
    this.rows = rows;
    this.columns = columns;
    if (![row, column, rows, columns].every((n) => Number.isInteger(n) && n >= 1))
      throw new Error('The number of rows in the range must be at least 1.');
  }
  getNumRows = () => this.rows;
  getA1Notation = () => {
    const first = `${letters(this.column)}${this.row}`;
    const last = `${letters(this.column + this.columns - 1)}${this.row + this.rows - 1}`;
    return first === last ? first : `${first}:${last}`;
  };
  getValues = () => this.sheet.book.handOver(this.map((value) => value));
  setValues = (values: unknown[][]) => {
    this.check(values);
    values.forEach((row, i) => {
      row.forEach((value, j) => {
        if (!['string', 'number', 'boolean'].includes(typeof value))
          throw new Error(`no value of a cell: ${value}`);
        this.sheet.write(
          this.row + i,
          this.column + j,
          typed(value, this.sheet.formatAt(this.row + i, this.column + j)),
        );
      });
    });
    return this;
  };
  setNumberFormats = (formats: string[][]) => {
    this.check(formats);
    formats.forEach((row, i) => {
      row.forEach((format, j) => {
        this.sheet.formats.set(`${this.row + i},${this.column + j}`, format);
      });
    });
    return this;
  };
  setFontWeight = (weight: string) => {
    if (!['bold', 'normal'].includes(weight)) throw new Error(`Invalid argument: ${weight}`);
    return this;
  };
  private map<T>(of: (value: unknown) => T): T[][] {
    return Array.from({ length: this.rows }, (_, i) =>
      Array.from({ length: this.columns }, (_, j) => of(this.sheet.at(this.row + i, this.column + j))),
    );
  }
  private check(values: unknown[][]) {
    if (values.length !== this.rows)
      throw new Error(
        `The number of rows in the data does not match the number of rows in the range. The data has ${values.length} but the range has ${this.rows}.`,
      );
    for (const row of values)
      if (row.length !== this.columns)
        throw new Error(
          `The number of columns in the data does not match the number of columns in the range. The data has ${row.length} but the range has ${this.columns}.`,
        );
  }
}

class Sheet {
  readonly formats = new Map<string, string>();
  selection: [number, number, number, number] = [1, 1, 1, 1];
  frozen = 0;
  readonly book: Book;
  readonly name: string;
  readonly cells: unknown[][];
  constructor(book: Book, name: string, cells: unknown[][] = []) {
    this.book = book;
    this.name = name;
    this.cells = cells;
  }
  at = (row: number, column: number) => this.cells[row - 1]?.[column - 1] ?? '';
  formatAt = (row: number, column: number) => this.formats.get(`${row},${column}`) ?? 'General';
  write = (row: number, column: number, value: unknown) => {
    while (this.cells.length < row) this.cells.push([]);
    (this.cells[row - 1] as unknown[])[column - 1] = value;
  };
  getRange = (row: number, column: number, rows = 1, columns = 1) =>
    new Range(this, row, column, rows, columns);
  getDataRange = () =>
    this.getRange(1, 1, Math.max(1, this.cells.length), Math.max(1, ...this.cells.map((row) => row.length)));
  getActiveRange = () => this.getRange(...this.selection);
  getIndex = () => this.book.sheets.indexOf(this) + 1;
  setFrozenRows = (rows: number) => {
    this.frozen = rows;
  };
  activate = () => {
    this.book.active = this;
    return this;
  };
}

/** A spreadsheet: its sheets and its settings. */
export class Book {
  readonly sheets: Sheet[] = [];
  active: Sheet;
  readonly timeZone: string;
  readonly locale: string;
  readonly handOver: (values: unknown[][]) => unknown;
  constructor(
    cells: unknown[][],
    timeZone: string,
    locale: string,
    handOver: (values: unknown[][]) => unknown,
  ) {
    this.timeZone = timeZone;
    this.locale = locale;
    this.handOver = handOver;
    this.active = new Sheet(this, 'Orders', cells);
    this.sheets.push(this.active);
  }
  getSpreadsheetTimeZone = () => this.timeZone;
  getSpreadsheetLocale = () => this.locale;
  getActiveSheet = () => this.active;
  getSheetByName = (name: string) => this.sheets.find((sheet) => sheet.name === name) ?? null;
  insertSheet = (name: string, index: number) => {
    if (this.getSheetByName(name) !== null)
      throw new Error(`A sheet with the name "${name}" already exists.`);
    const sheet = new Sheet(this, name);
    this.sheets.splice(index, 0, sheet);
    return sheet;
  };
}
