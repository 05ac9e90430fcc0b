/** What the functions answer, written to a workbook and opened in LibreOffice: every cell is what it was. */
import { readFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { type Formula, hasLibreOffice, openInLibreOffice, type Value } from './libreoffice.ts';

const near = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const sheets = await import(pathToFileURL(near('dist/sheets.js')).href);

if (!hasLibreOffice)
  console.log('note: skipped: a workbook opened in LibreOffice (there is no soffice on this machine)');

/** Ids and names that a spreadsheet likes to change. */
const NASTY = [
  ['0012', '零零十二'],
  ['12345678901234567890', '=cmd|" /C calc"!A0'],
  ['1E5', '+1'],
  ['=1+1', '-x'],
  ['+86 21 5555', '@y'],
  ['-5', '\t=tab'],
  ['@SUM(A1)', 'a\tb'],
  ['2025-01-05', '华北机电 <&> "公司"'],
  ['3/4', 'two  spaces'],
  ['TRUE', "'quoted"],
  ['100%', 'line\nbreak'],
  ['12:30', '＝１＋１'],
];
const header = ['Customer id', 'Customer name', 'Order date', 'Amount', 'Order no.'];
const nasty: unknown[][] = [
  header,
  ...NASTY.flatMap(([id, name], i) =>
    [1, 3, 5, 8, 11].map((month, j) => [
      id,
      name,
      `2025-${String(month).padStart(2, '0')}-${String(10 + i)}`,
      (i + 1) * 0.1 + j / 3,
      `${month}${id}`,
    ]),
  ),
  ['0012', 'no date', '', 5, '=x'],
];
/** An eighth of the synthetic book: the rows that take no parser of CSV. */
const book: unknown[][] = readFileSync(near('examples/data/synthetic-orders.csv'), 'utf8')
  .trim()
  .split('\n')
  .filter((line, i) => i === 0 || (!line.includes('"') && Number(/,K(\d+),/.exec(line)?.[1] ?? 1) % 8 === 0))
  .map((line, i) =>
    line.split(',').map((text, column) => (i > 0 && column === 4 && text !== '' ? Number(text) : text)),
  );

function answers(range: unknown[][], prefix: string, options: string): Record<string, Value[][]> {
  const asOf = '2025-12-31';
  const optionsAt = (name: string): unknown[] =>
    sheets.SHEET_FUNCTIONS.find((one: { name: string }) => one.name === name)
      .parameters.slice(1)
      .map((parameter: { name: string }) =>
        parameter.name === 'options'
          ? options
          : parameter.name === 'asOf'
            ? asOf
            : parameter.name === 'model'
              ? sheets.spillRfmModel(range, asOf)[0][0]
              : '',
      );
  return Object.fromEntries(
    sheets.SHEET_FUNCTIONS.map(({ name, export: exported }: Record<'name' | 'export', string>) => [
      `${prefix}${name}`,
      sheets[exported](range, ...optionsAt(name)),
    ]),
  );
}

/** A letter for a column. */
const letter = (column: number) => String.fromCharCode(65 + column);
/** What is left of a number beyond the 15 digits that LibreOffice writes to files, as LibreOffice computes it, in units of 2^-60. */
const beyond = (sheet: string, row: number, column: number, value: number): Formula => ({
  formula: `_xlfn.ORG.LIBREOFFICE.RAWSUBTRACT('${sheet}'!${letter(column)}${row + 1},${value.toPrecision(15)})*2^60`,
});

test.skipIf(!hasLibreOffice)(
  'every cell of every function is in LibreOffice what it was: numbers to the last bit, text as text',
  async () => {
    const written = {
      ...answers(nasty, 'nasty ', 'en'),
      ...answers(nasty, '中文 ', 'zh-CN'),
      ...answers(book, 'book ', 'en'),
    };
    const long: Array<{ expected: number; formula: Formula }> = [];
    for (const [name, rows] of Object.entries(written))
      for (const [i, row] of rows.entries())
        for (const [j, value] of row.entries())
          if (typeof value === 'number' && Number(value.toPrecision(15)) !== value)
            long.push({
              expected: (value - Number(value.toPrecision(15))) * 2 ** 60,
              formula: beyond(name, i, j, value),
            });
    const opened = await openInLibreOffice({ ...written, 'last bits': long.map(({ formula }) => [formula]) });

    let numbers = 0;
    let texts = 0;
    const wrong: unknown[] = [];
    for (const [name, rows] of Object.entries(written))
      for (const [i, row] of rows.entries())
        for (const [j, value] of row.entries()) {
          const cell = opened[name]?.[i]?.[j] ?? { value: '', formula: null };
          // The file that is read back has 15 digits; what is beyond them is compared below.
          const isSame =
            typeof value === 'number'
              ? Math.abs(Number(cell.value) - value) <= Math.abs(value) * 1e-14
              : cell.value === value;
          if (typeof cell.value !== typeof value || !isSame || cell.formula !== null)
            wrong.push({ name, i, j, value, cell });
          if (typeof value === 'number') numbers++;
          else if (value !== '') texts++;
        }
    expect(wrong).toEqual([]);
    expect(numbers).toBeGreaterThan(3000);
    expect(texts).toBeGreaterThan(3000);
    expect(long.length).toBeGreaterThan(500);
    expect(opened['last bits']?.slice(0, long.length).map(([cell]) => cell?.value)).toEqual(
      long.map(({ expected }) => Number(expected.toPrecision(15))),
    );

    // The ids and names came through the functions as they were, but for the apostrophe before a formula.
    const accounts = written['nasty ACCOUNTS']?.slice(1, 1 + NASTY.length) ?? [];
    const plain = (text: string) => text.trim().replace(/^[=+\-@＝]/, "'$&");
    expect(accounts.map(([id, name]) => [id, name]).sort()).toEqual(
      NASTY.map((row) => row.map(plain)).sort(),
    );
    console.log(
      `note: LibreOffice opened ${numbers} numbers (${long.length} of more than 15 digits) and ${texts} texts unchanged`,
    );
  },
);
