/** The script for the code editor of Excel: what its compiler and its rules say, and what it writes to a workbook. */
import { readFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { createContext, runInContext } from 'node:vm';
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { FakeSheet, FakeWorkbook } from '../office-script/fake-workbook.ts';
import { browserNames, compiled, findings, topLevelNames, ts40 } from '../office-script/lint.ts';

const near = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const script = readFileSync(near('dist/account-scoring.office-script.ts'), 'utf8');
const sheets = await import(pathToFileURL(near('dist/sheets.js')).href);

describe('the rules of the editor', () => {
  test('TypeScript 4.0.3 and a lint for Office Scripts find nothing', () => {
    expect(ts40.version).toBe('4.0.3');
    expect(findings(script)).toEqual([]);
  });

  test('none of its names is one of a browser, with which it would be merged, or stands there twice', () => {
    const names = topLevelNames(script);
    const browser = browserNames();
    expect(browser.has('Touch')).toBe(true);
    expect(names.filter((name) => browser.has(name))).toEqual([]);
    expect(new Set(names).size).toBe(names.length);
    expect(names[0]).toBe('main');
  });

  test.each([
    ['let value: any = 1;', 'explicit any'],
    ['let value = JSON.parse("1");', 'implicit any'],
    ['function f(x) { return x; }', 'implicitly has an'],
    ['import { a } from "a";', 'module'],
    ['export const a = 1;', 'module'],
    ['const a = [1].map(String);', 'callback that is no arrow function'],
    ['const a = [2, 1].sort(function (x, y) { return x - y; });', 'callback that is no arrow function'],
    ['const f = (x: number) => x; const a = Array.from([1], f);', 'callback that is no arrow function'],
    ['const a = new Float64Array(2).map(Math.abs);', 'callback that is no arrow function'],
    ['function* f() { yield 1; }', 'generator'],
    ['eval("1");', 'eval'],
    ['const f = new Function("return 1");', 'Function'],
    ['const console = 1;', 'reserved name'],
    ['function Excel() { return 1; }', 'reserved name'],
    ['interface Mine extends ExcelScript.Range { a: 1 }', 'inherits from ExcelScript'],
    ['const a = { b: 1 } satisfies object;', 'expected'],
    ['type A = { [K in "a" as `x`]: 1 };', 'expected'],
    ['const a = Object.hasOwn({}, "a");', 'hasOwn'],
    ['const a = [1].at(0);', "'at'"],
  ])('the lint refuses %s', (code, expected) => {
    const main = 'function main(workbook: ExcelScript.Workbook) { workbook.getActiveWorksheet(); }\n';
    expect(findings(`${main}${code}`).join('\n')).toContain(expected);
    expect(findings(main)).toEqual([]);
    expect(findings('const a = 1;')).toEqual(['no function main']);
  });

  test('it is small enough for the editor, and says what it is', () => {
    const { version } = JSON.parse(readFileSync(near('package.json'), 'utf8'));
    console.log(
      `size: the Office Script ${(Buffer.byteLength(script) / 1000).toFixed(0)} kB; at most 700 kB`,
    );
    expect(Buffer.byteLength(script)).toBeLessThanOrEqual(700_000);
    expect(script).toContain(`account-scoring ${version}`);
    expect(script).toContain('Holds parts of simple-statistics');
    expect(script).toMatch(
      /^function main\(workbook: ExcelScript\.Workbook, functions\?: string, asOf\?: string, options\?: string\)/m,
    );
  });
});

type Value = string | number | boolean;
const serial = (iso: string) => Date.parse(iso) / 86_400_000 + 25_569;
/** The synthetic book as Excel hands it over: days are serial numbers. */
const range = (
  parse(readFileSync(near('examples/data/synthetic-orders.csv')), { relax_column_count: true }) as string[][]
).map(([order = '', id = '', name = '', date = '', amount = ''], i): Value[] => [
  order,
  id,
  name,
  /^\d{4}-\d{2}-\d{2}$/.test(date) && !date.endsWith('-02-30') ? serial(date) : date,
  i > 0 && amount !== '' && Number.isFinite(Number(amount)) ? Number(amount) : amount,
]);

type Main = (workbook: FakeWorkbook, functions?: string, asOf?: string, options?: string) => void;
const main = runInContext(`${compiled(script)}\nmain`, createContext(Object.create(null))) as Main;
/** What a sheet shows: all of its cells, from A1. */
const shown = (workbook: FakeWorkbook, name: string) =>
  workbook.getWorksheet(`account-scoring ${name}`)?.getUsedRange()?.getValues();
/** Rows as a sheet holds them. */
const plain = (rows: Value[][]) => rows.map((row) => [...row]);

describe('in a workbook', () => {
  test('it writes what the library says of the bundled book, and leaves the orders as they are', () => {
    const workbook = new FakeWorkbook(new FakeSheet('Orders', range));
    const before = JSON.stringify(workbook.getActiveWorksheet().values);
    main(workbook);
    expect(workbook.sheets.map(({ name }) => name)).toEqual([
      'Orders',
      'account-scoring RFM',
      'account-scoring SEGMENTS',
      'account-scoring REVIEW',
    ]);
    const options = { origin: 'A1' };
    expect(shown(workbook, 'RFM')).toEqual(plain(sheets.spillRfm(range, '', options)));
    expect(shown(workbook, 'SEGMENTS')).toEqual(plain(sheets.spillSegments(range, '', '', options)));
    expect(shown(workbook, 'REVIEW')).toEqual(plain(sheets.spillReview(range, '', '', options)));
    expect(JSON.stringify(workbook.getActiveWorksheet().values)).toBe(before);
  });

  test('every function that is in the script, in Chinese, as of a day, from a range that begins elsewhere', () => {
    const isIn = (id: unknown) => Number(/^K(\d+)$/.exec(String(id))?.[1] ?? 1) % 16 === 0;
    const part = range.filter((row, i) => i === 0 || isIn(row[1]));
    const workbook = new FakeWorkbook(new FakeSheet('订单', part, 4, 2));
    const left = ['CLUSTERS', 'RFM_MODEL', 'RFM_APPLY'];
    const described: Array<Record<'name' | 'export', string> & { parameters: Array<{ name: string }> }> =
      sheets.SHEET_FUNCTIONS;
    const functions = described.filter(({ name }) => !left.includes(name));
    main(workbook, functions.map(({ name }) => name.toLowerCase()).join('，'), '2025-12-31', 'zh-CN');
    for (const { name, export: exported, parameters } of functions) {
      const given: Record<string, unknown> = {
        asOf: '2025-12-31',
        options: { origin: 'C5', locale: 'zh-CN' },
      };
      const args = parameters.slice(1).map((parameter) => given[parameter.name] ?? '');
      expect(shown(workbook, name), name).toEqual(plain(sheets[exported](part, ...args)));
    }
    for (const name of left) expect(() => main(workbook, name)).toThrow(`There is no function "${name}"`);
  });

  test('ids that look like numbers, days and formulas stay text; results are written anew', () => {
    const orders = [
      ['Customer', 'Order date', 'Amount'],
      ['0012', 45_700, 10],
      ['12345678901234567890', 45_701, 20],
      ['=1+1', 45_702, 30],
    ];
    const workbook = new FakeWorkbook(new FakeSheet('Orders', orders));
    main(workbook, 'ACCOUNTS');
    const ids = () => shown(workbook, 'ACCOUNTS')?.map(([id]) => id);
    expect(ids()?.slice(0, 4)).toEqual(['Account', '0012', '12345678901234567890', "'=1+1"]);
    expect(shown(workbook, 'ACCOUNTS')?.[1]).toContain('2025-02-12');
    workbook.getActiveWorksheet().values.splice(1, 2);
    main(workbook, 'ACCOUNTS');
    expect(ids()?.slice(0, 2)).toEqual(['Account', "'=1+1"]);
    expect(ids()?.length).toBe(3);
    expect(workbook.sheets.length).toBe(2);
  });

  test('what is wrong is said: a blank sheet, a sheet of results, no header', () => {
    expect(() => main(new FakeWorkbook(new FakeSheet('Blank')))).toThrow(
      /Open the sheet with the orders.*请先打开/,
    );
    const results = new FakeSheet('account-scoring RFM', [['Account', 'Monetary']]);
    expect(() => main(new FakeWorkbook(results))).toThrow(/Open the sheet with the orders/);
    const workbook = new FakeWorkbook(new FakeSheet('Notes', [['to do'], ['call Acme']]));
    main(workbook, 'RFM');
    expect(String(shown(workbook, 'RFM')?.[0]?.[0])).toMatch(/^Cannot find the header/);
  });
});
