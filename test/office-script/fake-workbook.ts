/** A workbook that behaves as Excel's where it matters: ranges have shapes, what looks like a number becomes one, requests have a limit. */
type Value = string | number | boolean;

const MOST_BYTES = 5_000_000;

export class FakeSheet {
  readonly name: string;
  /** Values by row and column, from A1. */
  readonly values: Value[][] = [];
  readonly formats: string[][] = [];
  constructor(name: string, rows: readonly (readonly Value[])[] = [], row = 0, column = 0) {
    this.name = name;
    rows.forEach((cells, i) => {
      this.values[row + i] = [...Array.from({ length: column }, () => ''), ...cells];
    });
  }
  getName(): string {
    return this.name;
  }
  getUsedRange(): FakeRange | undefined {
    const rows = Array.from(this.values, (row) => row ?? []);
    const isUsed = (value: Value | undefined) => value !== undefined && value !== '';
    const top = rows.findIndex((row) => row.some(isUsed));
    if (top < 0) return undefined;
    const bottom = rows.reduce((last, row, i) => (row.some(isUsed) ? i : last), top);
    const columns = rows.flatMap((row) => row.flatMap((value, i) => (isUsed(value) ? [i] : [])));
    const left = columns.reduce((least, i) => Math.min(least, i), Number.POSITIVE_INFINITY);
    const right = columns.reduce((most, i) => Math.max(most, i), 0);
    return new FakeRange(this, top, left, bottom - top + 1, right - left + 1);
  }
  getRangeByIndexes(row: number, column: number, rows: number, columns: number): FakeRange {
    return new FakeRange(this, row, column, rows, columns);
  }
}

/** What Excel makes of a text in a cell that is not formatted as text. */
function typed(text: string): Value {
  if (text.startsWith("'")) return text.slice(1);
  if (/^[=+@-]/.test(text)) return '#NAME?';
  const day = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (day !== null) return Date.parse(text) / 86_400_000 + 25_569;
  return text !== '' && Number.isFinite(Number(text)) ? Number(text) : text;
}

class FakeRange {
  readonly #sheet: FakeSheet;
  readonly #at: readonly [row: number, column: number, rows: number, columns: number];
  constructor(sheet: FakeSheet, ...at: readonly [number, number, number, number]) {
    if (at.some((value) => !Number.isInteger(value)) || at[2] < 1 || at[3] < 1)
      throw new Error('InvalidArgument');
    this.#sheet = sheet;
    this.#at = at;
  }
  getRowIndex(): number {
    return this.#at[0];
  }
  getColumnIndex(): number {
    return this.#at[1];
  }
  getRowCount(): number {
    return this.#at[2];
  }
  getColumnCount(): number {
    return this.#at[3];
  }
  getValues(): Value[][] {
    const [row, column, rows, columns] = this.#at;
    return this.#sent(
      Array.from({ length: rows }, (_, i) =>
        Array.from({ length: columns }, (_, j) => this.#sheet.values[row + i]?.[column + j] ?? ''),
      ),
    );
  }
  setNumberFormats(formats: string[][]): void {
    this.#put(this.#sheet.formats, formats, (format) => format);
  }
  setValues(values: Value[][]): void {
    const { formats } = this.#sheet;
    this.#put(this.#sheet.values, values, (value, i, j) =>
      typeof value === 'string' && formats[i]?.[j] !== '@' ? typed(value) : value,
    );
  }
  clear(): void {
    const [row, column, rows, columns] = this.#at;
    for (const cells of [this.#sheet.values, this.#sheet.formats])
      for (let i = row; i < row + rows; i++) cells[i]?.fill('', column, column + columns);
  }
  #sent<T>(values: T[][]): T[][] {
    if (JSON.stringify(values).length > MOST_BYTES) throw new Error('the request is too large');
    return values;
  }
  #put<T>(to: T[][], values: T[][], as: (value: T, i: number, j: number) => T): void {
    const [row, column, rows, columns] = this.#at;
    if (values.length !== rows || values.some((cells) => cells.length !== columns))
      throw new Error('the number of rows or columns does not match the size of the range');
    this.#sent(values).forEach((cells, i) => {
      to[row + i] ??= [];
      cells.forEach((value, j) => {
        (to[row + i] as T[])[column + j] = as(value, row + i, column + j);
      });
    });
  }
}

export class FakeWorkbook {
  readonly sheets: FakeSheet[];
  constructor(...sheets: FakeSheet[]) {
    this.sheets = sheets;
  }
  getActiveWorksheet(): FakeSheet {
    return this.sheets[0] as FakeSheet;
  }
  getWorksheet(name: string): FakeSheet | undefined {
    return this.sheets.find((sheet) => sheet.name === name);
  }
  addWorksheet(name: string): FakeSheet {
    if (name.length > 31 || /[\\/?*[\]:]/.test(name) || this.getWorksheet(name))
      throw new Error(`no name: ${name}`);
    const sheet = new FakeSheet(name);
    this.sheets.push(sheet);
    return sheet;
  }
}
