/** The part of the Office Scripts API that the script uses, as Excel documents it. Excel has its own types: none of this goes into the script. */
declare namespace ExcelScript {
  interface Workbook {
    getActiveWorksheet(): Worksheet;
    getWorksheet(name: string): Worksheet | undefined;
    addWorksheet(name?: string): Worksheet;
  }
  interface Worksheet {
    getName(): string;
    /** Absent for a blank sheet. */
    getUsedRange(valuesOnly?: boolean): Range | undefined;
    getRangeByIndexes(startRow: number, startColumn: number, rowCount: number, columnCount: number): Range;
  }
  interface Range {
    getRowIndex(): number;
    getColumnIndex(): number;
    getRowCount(): number;
    getColumnCount(): number;
    getValues(): Array<Array<string | number | boolean>>;
    setValues(values: Array<Array<string | number | boolean>>): void;
    setNumberFormats(formats: string[][]): void;
    clear(): void;
  }
}
