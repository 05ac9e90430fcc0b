/** The file for Google Sheets and the menu of the example, in a stand-in for Apps Script. */
import { readFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parse } from 'acorn';
import { beforeAll, describe, expect, test } from 'vitest';
import { orderRange } from '../sheets/help.ts';
import { Day, openSpreadsheet } from './apps-script-host.ts';

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const FILE = read('dist/account-scoring.gs.js');
const MENU = read('examples/google-sheets/Code.gs');
type Module = typeof import('../../src/sheets/index.ts') &
  Record<string, (...args: unknown[]) => unknown[][]>;
let sheets: Module;
beforeAll(async () => {
  const path = fileURLToPath(new URL('../../dist/sheets.js', import.meta.url));
  sheets = (await import(pathToFileURL(path).href)) as Module;
});

/** A range with dates as cells have them. */
const inCells = (range: unknown[][]) =>
  range.map((row, i) =>
    row.map((cell, column) =>
      i > 0 && column === 3 && /^\d{4}-\d{2}-\d{2}$/.test(String(cell)) && !String(cell).endsWith('-02-30')
        ? new Day(String(cell))
        : cell,
    ),
  );

/** The bundled book, and every tenth account of it. */
const BOOK = orderRange();
const PART = BOOK.filter((row, i) => i === 0 || String(row[1]).endsWith('7'));
const SMALL = [
  ['Customer', 'Order date', 'Amount'],
  ['00123', new Day('2024-03-10'), 100],
  ['00123', new Day('2024-11-03'), 300],
  ['B', new Day('2025-01-01'), 50],
  ['', '', ''],
];
const SMALL_TEXT = SMALL.map((row) => row.map((cell) => (cell instanceof Day ? cell.iso : cell)));
const ZONES = [
  'UTC',
  'Asia/Shanghai',
  'America/New_York',
  'America/Sao_Paulo',
  'Pacific/Auckland',
  'Pacific/Kiritimati',
];

describe('the file', () => {
  test('is a script of ES2019 with one global and a declaration for each function, and nothing else', () => {
    const { body } = parse(FILE, { ecmaVersion: 2019, sourceType: 'script' });
    const names = body.flatMap((node) => (node.type === 'FunctionDeclaration' ? [node.id.name] : []));
    expect(names).toEqual(sheets.SHEET_FUNCTIONS.map(({ name }) => name));
    expect(names.filter((name) => name.endsWith('_'))).toEqual([]);
    const { added } = openSpreadsheet([FILE], []);
    expect([...added].sort()).toEqual(['AccountScoring', ...names].sort());
  });

  test('describes each function above its declaration, for the completion of formulas', () => {
    for (const { name, parameters, description } of sheets.SHEET_FUNCTIONS) {
      const [, comment = ''] =
        new RegExp(
          `/\\*\\*((?:(?!\\*/)[\\s\\S])*)\\*/\\nfunction ${name}\\(${parameters.map((one) => one.name).join(', ')}\\) \\{`,
        ).exec(FILE) ?? [];
      expect(comment, name).toContain(description['zh-CN']);
      expect(comment, name).toMatch(/^ \* @customfunction$/m);
      expect(comment, name).toMatch(/^ \* @return \{Array<Array<any>>\} /m);
      const told = [...comment.matchAll(/^ \* @param \{[^}]+\} (\[?)(\w+)\]? \S/gm)].map(
        ([, open, param]) => [param, open === '['],
      );
      expect(told, name).toEqual(parameters.map((one) => [one.name, one.optional]));
    }
  });
});

describe('formulas', () => {
  test.each(ZONES)('answer as the module does, with dates of a spreadsheet in %s', (timeZone) => {
    const { formula } = openSpreadsheet([FILE], [], { timeZone });
    expect(formula('ACCOUNTS', SMALL, new Day('2025-03-09'))).toEqual(
      sheets.spillAccounts(SMALL_TEXT, '2025-03-09'),
    );
    expect(formula('RFM', SMALL)).toEqual(sheets.spillRfm(SMALL_TEXT));
  });

  test.each([
    // Half past eleven in the evening, for the second time; clocks have just gone back.
    ['America/Sao_Paulo', '2019-02-16', '2019-02-17T02:30:00Z'],
    ['America/Sao_Paulo', '2019-02-16', '2019-02-17T01:30:00Z'],
    ['America/Sao_Paulo', '2018-11-04', '2018-11-04T03:00:00Z'],
    ['America/New_York', '2024-03-10', '2024-03-11T03:59:59.999Z'],
    ['Pacific/Auckland', '2024-04-08', '2024-04-07T12:00:00Z'],
    ['Asia/Shanghai', '1899-12-31', '1899-12-30T15:55:00Z'],
  ])('read a time in %s as a time of %s', (timeZone, iso, instant) => {
    const { formula } = openSpreadsheet([FILE], [], { timeZone });
    const told = (date: unknown) => [
      ['Customer', 'Order date', 'Amount'],
      ['A', date, 100],
    ];
    expect(formula('ACCOUNTS', told(new Day(iso, instant)), iso)).toEqual(
      sheets.spillAccounts(told(iso), iso),
    );
    expect(formula('ACCOUNTS', told(new Day(iso, instant)), iso)[1]?.[1]).toBe(0);
  });

  test('answer as the module does on a part of the bundled book, and seldom ask the host about its zone', () => {
    const { formula, asked } = openSpreadsheet([FILE], [], { timeZone: 'America/New_York' });
    const cells = inCells(PART);
    for (const { name, export: exported } of sheets.SHEET_FUNCTIONS) {
      if (name === 'RFM_APPLY') continue;
      asked.times = 0;
      expect(formula(name, cells, new Day('2025-12-31')), name).toEqual(
        sheets[exported]?.(PART, '2025-12-31'),
      );
      const dates = cells.filter((row) => row[3] instanceof Day).length;
      const days = new Set(cells.flatMap((row) => (row[3] instanceof Day ? [row[3].iso] : []))).size;
      expect(dates).toBeGreaterThan(1.5 * days);
      // Twice a day of UTC at most, and for every order on the few days when clocks change.
      expect(asked.times, name).toBeGreaterThan(days);
      expect(asked.times, name).toBeLessThan(2 * days + 50);
    }
    const [[model]] = formula('RFM_MODEL', cells) as [[string]];
    expect(formula('RFM_APPLY', cells, model)).toEqual(sheets.spillRfmApply(PART, model));
  });

  test('take what the host hands over: one cell as a bare value, blanks as text without letters, options as a range', () => {
    const { formula } = openSpreadsheet([FILE], []);
    expect(formula('RFM', 'Customer')[0]?.[0]).toBe(sheets.spillRfm('Customer')[0]?.[0]);
    expect(formula('RFM', new Day('2025-01-01'))).toEqual(sheets.spillRfm([['2025-01-01']]));
    expect(formula('RFM', '')).toEqual(sheets.spillRfm(''));
    expect(formula('GINI', SMALL, '', '')).toEqual(sheets.spillGini(SMALL_TEXT));
    const options = [
      ['locale', 'zh-CN'],
      ['notes', 'no'],
    ];
    expect(formula('RFM', SMALL, '', options)).toEqual(sheets.spillRfm(SMALL_TEXT, '', options));
    expect(formula('RFM', SMALL, '', options)[0]?.[0]).toBe('客户');
    expect(formula('SEGMENTS', SMALL, '', 'nope')[0]?.[0]).toMatch(/^Cannot/);
  });

  test('where there are no services of Google, as in WPS, dates are serial numbers', () => {
    const { formula } = openSpreadsheet([FILE], [], { services: false });
    const serials = SMALL_TEXT.map((row, i) =>
      i === 0 || row[1] === '' ? row : [row[0], Date.parse(String(row[1])) / 86_400_000 + 25_569, row[2]],
    );
    expect(formula('RFM', serials)).toEqual(sheets.spillRfm(SMALL_TEXT));
    expect(formula('RFM', { Value2: serials })).toEqual(sheets.spillRfm(SMALL_TEXT));
  });
});

describe('the menu', () => {
  const open = (cells: unknown[][], options = {}) => {
    const opened = openSpreadsheet([FILE, MENU], cells, options);
    opened.call('onOpen');
    return opened;
  };

  test.each([
    ['en_US', 'Account scoring', 'RFM scores'],
    ['zh_CN', '客户评分', 'RFM 评分'],
  ])('speaks the language of a spreadsheet in %s', (locale, title, item) => {
    const { menus } = open([], { locale });
    expect(menus.map((menu) => menu.title)).toEqual([title]);
    expect(menus[0]?.items.map(([caption]) => caption)).toContain(item);
  });

  /** What a script writes, as cells show it. */
  const shown = (table: readonly (readonly unknown[])[]) =>
    table.map((row) => row.map((cell) => (String(cell).startsWith("'") ? String(cell).slice(1) : cell)));

  test('writes each table into a new sheet, and leaves the orders as they are', () => {
    const { book, menus, call, alerts } = open(inCells(PART), { timeZone: 'America/New_York' });
    const orders = JSON.stringify(book.sheets[0]?.cells);
    const source = book.active;
    const origin = `origin=A1:E${PART.length}`;
    const expected: Record<string, unknown[][]> = {
      Review: sheets.spillReview(PART, '', '', origin),
      RFM: sheets.spillRfm(PART, '', origin),
      Segments: sheets.spillSegments(PART, '', '', origin),
      Pareto: sheets.spillPareto(PART, '', origin),
      Tiers: sheets.spillTiers(PART, '', '', origin),
      Warnings: sheets.spillWarnings(PART, '', origin),
    };
    for (const [, name] of menus[0]?.items ?? []) {
      source.activate();
      call(name);
    }
    expect(alerts).toEqual([]);
    expect(book.sheets.map(({ name }) => name).sort()).toEqual(['Orders', ...Object.keys(expected)].sort());
    for (const [name, table] of Object.entries(expected)) {
      const sheet = book.getSheetByName(name);
      expect(sheet?.cells, name).toEqual(shown(table));
      expect(sheet?.cells.length, name).toBeGreaterThan(20);
      expect(sheet?.frozen).toBe(1);
    }
    expect(JSON.stringify(source.cells)).toBe(orders);
  });

  test('writes the review of the whole bundled book', () => {
    const { book, call } = open(inCells(BOOK));
    call('writeReview');
    const table = sheets.spillReview(BOOK, '', '', `origin=A1:E${BOOK.length}`);
    expect(book.getSheetByName('Review')?.cells).toEqual(shown(table));
    expect(book.active.name).toBe('Review');
  });

  test('keeps accounts as they are written, and takes another name when one is taken', () => {
    const { book, call } = open(SMALL);
    const source = book.active;
    call('writeRfm');
    source.activate();
    call('writeRfm');
    expect(book.sheets.map(({ name }) => name)).toEqual(['Orders', 'RFM 2', 'RFM']);
    expect(book.getSheetByName('RFM')?.cells.map(([account]) => account)).toContain('00123');
    expect(book.active.name).toBe('RFM 2');
  });

  test('reads the selected rows, and names rows as the sheet does', () => {
    const { book, call } = open([['Sales'], [], ...SMALL, ['C', 'soon', 10]]);
    book.active.selection = [3, 1, 6, 3];
    call('writeRfm');
    const text = JSON.stringify(book.getSheetByName('RFM')?.cells);
    expect(text).toContain('(row 8, column B: \\"soon\\")');
  });

  test('tells in a dialog what cannot be computed, and adds no sheet', () => {
    const { book, call, alerts } = open([['foo', 'bar']]);
    call('writeReview');
    expect(alerts).toEqual([sheets.spillReview([['foo', 'bar']], '', '', 'origin=A1:B1')[0]?.[0]]);
    expect(book.sheets).toHaveLength(1);
  });
});
