/** Sheets as people have them: titles, blanks, totals, text for numbers, gaps. All of it is told, with the cell. */
import { describe, expect, test } from 'vitest';
import * as sheets from '../../src/sheets/index.ts';
import { bodyOf, notesOf, ordersOf, spillNamed } from './help.ts';

const { spillAccounts, spillGini, spillPareto, spillRfm } = sheets;

/** Everything at once. The range begins in B3 of its sheet. */
const MESSY: unknown[][] = [
  ['2025 年销售明细', '', '', '', null],
  ['', '', '', '', ''],
  ['Customer', '', 'Order date', 'Amount', 'Order no.'],
  ['Acme', '', '2025-01-05', '1,200.50', 'A1'],
  ['Acme', '', '2025/2/7', 300, 'A2'],
  ['', '', '', '', ''],
  ['Blue', 'x', '31.03.2025', '(120.00)', 'A3'],
  ['Blue', '', '2025年4月1日', '¥1,234', 'A4'],
  ['', '', '2025-04-02', 10, 'A5'],
  ['Coop', '', 'soon', 10, 'A6'],
  ['Coop', '', '', 10, 'A7'],
  ['Coop', '', '2025-04-03', 'n/a', 'A8'],
  ['Coop', '', '2025-04-03', undefined, 'A9'],
  ['Coop', '', '2025-04-03', 10, ''],
  [true, '', '2025-04-03', 10, 'A10'],
  [' Coop ', '', 45_754, 55, 'A11'],
  ['Acme', '', '2025/2/7', 300, 'A2'],
  ['合计', '', '', 2999.5, ''],
  ['', '', '', '', ''],
  ['', '', '', '', ''],
];

test('the good rows count, all others are told with their place', () => {
  const result = spillAccounts(MESSY, '', 'origin=B3');
  expect(bodyOf(result).map((row) => row.slice(0, 4))).toEqual([
    ['Acme', 59, 2, 1800.5],
    ['Blue', 6, 1, 1114],
    ['Coop', 0, 1, 55],
  ]);
  expect(notesOf(result)).toEqual([
    'as of 2025-04-07, the day of the last order; give another day as the argument asOf.',
    '1 row above the header was passed over (row 3: "2025 年销售明细").',
    '1 row between the data is blank (first: row 8).',
    'spaces around 1 account cell were not counted as part of the account (first: row 18, column B).',
    '1 row equal to a row above was counted as well (row 19); the option "duplicates=skip" leaves them out.',
    '8 rows were left out: 1 with totals (row 20); 1 without an account (row 11, column B); 1 whose date cannot be read (row 12, column D: "soon"); 1 without a date (row 13, column D); 1 whose amount is not a number (row 14, column E: "n/a"); 1 without an amount (row 15, column E); 1 without an order id (row 16, column F); 1 whose account is neither text nor a whole number (row 17, column B: "true").',
  ]);
});

test('the same in Chinese, counted from the first cell of the range', () => {
  expect(notesOf(spillAccounts(MESSY, '', '中文'))).toEqual([
    '统计截止日为最后一笔订单的日期 2025-04-07；如需其他日期，请填写参数 asOf。',
    '跳过了表头上方的 1 行（所选区域的第 1 行：“2025 年销售明细”）。',
    '数据中间有 1 个空行（首个：所选区域的第 6 行）。',
    '有 1 个客户单元格首尾带空格，空格不算作客户的一部分（首个：所选区域的第 16 行 A 列）。',
    '有 1 行与上方某行完全相同，仍计算在内（所选区域的第 17 行）；加选项“duplicates=skip”可将其排除。',
    '排除了 8 行：1 行为合计行（所选区域的第 18 行）；1 行缺少客户（所选区域的第 9 行 A 列）；1 行日期无法识别（所选区域的第 10 行 C 列：“soon”）；1 行缺少日期（所选区域的第 11 行 C 列）；1 行金额不是数字（所选区域的第 12 行 D 列：“n/a”）；1 行缺少金额（所选区域的第 13 行 D 列）；1 行缺少订单号（所选区域的第 14 行 E 列）；1 行客户既不是文本也不是整数（所选区域的第 15 行 A 列：“true”）。',
  ]);
});

test('rows in = rows counted + rows told', () => {
  const result = spillAccounts(MESSY, '', 'frequencyOf=rows; returns=count');
  const counted = bodyOf(result).reduce((sum, row) => sum + Number(row[2]), 0);
  // 20 rows: a title, the header, 3 blank ones behind or above the data, 1 between, 8 left out; 6 count.
  expect(counted + 8 + 1).toBe(MESSY.length - 3 - 1 - 1);
});

test('a table in any shape: whole columns, one row, a scalar, blank cells of any kind, an object of WPS', () => {
  const rows = ordersOf(['Acme', '2025-01-05', 100]);
  const blank = Array.from({ length: 1_048_574 }, (_, i) =>
    i % 2 === 0 ? ['', null, undefined] : ['', '　', ''],
  );
  const small = spillRfm(rows);
  expect(spillRfm([...rows, ...blank])).toEqual(small);
  expect(spillRfm([...rows, ...Array.from({ length: 9 }, () => [0, 0, 0])])).toEqual(small);
  expect(spillRfm({ Value2: rows })).toEqual(small);
  expect(bodyOf(small).map((row) => row.slice(0, 4))).toEqual([['Acme', 0, 1, 100]]);
  expect(spillRfm('Customer')).toEqual([
    [
      'Cannot find the column of the order date in the header in row 1 of the range: the columns are "Customer". Name it with the option "date=…".',
    ],
  ]);
  expect(spillRfm(rows, [['2025-01-10']], [['locale=en']])).toEqual(spillRfm(rows, '2025-01-10'));
});

test('duplicates are left out where the reader says so', () => {
  const range = ordersOf(
    ['Acme', '2025-01-05', 100],
    ['Acme', '2025-01-05', 100],
    ['Acme', '2025-01-05', 100.5],
  );
  const skipped = spillAccounts(range, '', 'duplicates=skip; notes=yes');
  expect(skipped[1]?.slice(0, 4)).toEqual(['Acme', 0, 2, 200.5]);
  expect(notesOf(skipped)[1]).toBe('1 row was left out: 1 equal to a row above (row 3 of the range).');
});

test('an account that is there twice in a table of accounts', () => {
  const range = [
    ['Account', 'R', 'F', 'M'],
    ['Acme', 5, 2, 100],
    ['Blue', '', 0, 0],
    ['acme', 6, 1, 50],
    ['Acme', 7, 3, '70'],
    ['Total', 18, 6, 220],
  ];
  const result = spillRfm(range, '2025-01-01');
  expect(bodyOf(result).map(([id, r, f, m]) => [id, r, f, m])).toEqual([
    ['Acme', 5, 2, 100],
    ['Blue', '', 0, 0],
    ['acme', 6, 1, 50],
  ]);
  expect(notesOf(result)).toEqual([
    'the day is not used, as the range holds accounts and not orders.',
    '2 rows were left out: 1 with totals (row 6 of the range); 1 with an account that is there already (row 5 of the range, column A of the range: "Acme").',
  ]);
});

describe('dates', () => {
  test('after the day that was given do not count, and that is told', () => {
    const range = ordersOf(['Acme', '2025-01-05', 100], ['Acme', '2025-03-05', 100]);
    expect(notesOf(spillAccounts(range, 45_688))).toEqual(['1 row dated after 2025-01-31 was not counted.']);
  });

  test('before 1970 are asked about', () => {
    expect(notesOf(spillAccounts(ordersOf(['Acme', 2025, 100], ['Acme', '2025-03-05', 100])))[1]).toBe(
      '1 row with a date before 1970 (first: row 2 of the range, column B of the range: 1905-07-17); are these dates right?',
    );
  });

  test('of a file that was opened in the wrong country are asked about', () => {
    const real = [45_662, 45_693, 45_721, 45_752, 45_782, 45_813].map((serial) => ['Acme', serial, 1]);
    const notes = notesOf(spillAccounts(ordersOf(...real, ['Acme', '31/01/2025', 5])));
    expect(notes[1]).toBe(
      'some dates are text such as "31/01/2025" (row 8 of the range, column B of the range), others are real dates with days up to 12 only: the file may have been opened with day and month swapped.',
    );
    // A real date with a day above 12 says that all is well.
    const well = notesOf(spillAccounts(ordersOf(...real, ['Acme', 45_688, 1], ['Acme', '31/01/2025', 5])));
    expect(well.length).toBe(1);
    // Neither do a few dates, nor texts that have days up to 12 as well.
    expect(notesOf(spillAccounts(ordersOf(...real.slice(0, 4), ['Acme', '31/01/2025', 5]))).length).toBe(1);
    const both = ordersOf(...real, ['Acme', '31/01/2025', 5], ['Acme', '02/01/2025', 5]);
    expect(notesOf(spillAccounts(both)).length).toBe(1);
  });
});

test('one figure stands alone where there is nothing to tell, and never hides what was left out', () => {
  const range = [
    ['客户', '金额'],
    ['甲', 90],
    ['乙', 10],
  ];
  expect(spillGini(range)).toEqual([[0.4]]);
  expect(spillGini([...range, ['合计', 100]])).toEqual([
    [0.4],
    ['注：排除了 1 行：1 行为合计行（所选区域的第 4 行）。'],
  ]);
  expect(spillGini([...range, ['合计', 100]], '', 'notes=no; locale=zh')).toEqual([[0.4]]);
  expect(spillGini([...range, ['Total', 100], ['丙', '百元']], '', { locale: 'en' })[1]).toEqual([
    'Note: 2 rows were left out: 1 with totals (row 4 of the range); 1 whose amount is not a number (row 5 of the range, column B of the range: "百元").',
  ]);
});

test('blank rows that part totals from the data are no gap in the data', () => {
  const range = ordersOf(['Acme', '2025-01-05', 100], ['', '', ''], ['Total', '', 100], ['', '', '']);
  expect(notesOf(spillAccounts(range)).slice(1)).toEqual([
    '1 row was left out: 1 with totals (row 4 of the range).',
  ]);
});

test('an account called Total, with a date, is an account', () => {
  const rows = bodyOf(spillAccounts(ordersOf(['Total', '2025-01-05', 100], ['Sum', '2025-01-06', 5])));
  expect(rows.map(([id]) => id)).toEqual(['Sum', 'Total']);
});

test('all rows are as wide as the header', () => {
  for (const { export: name } of sheets.SHEET_FUNCTIONS) {
    if (name === 'spillRfmApply') continue;
    const result = spillNamed(name)(MESSY, '');
    expect(new Set(result.map((row) => row.length)).size, name).toBe(1);
    expect(
      result.flat().every((cell) => ['string', 'number'].includes(typeof cell)),
      name,
    ).toBe(true);
  }
});

test('no date is needed to rank accounts', () => {
  expect(
    bodyOf(
      spillPareto([
        ['Kunde', 'Umsatz'],
        ['Acme', '1.200,50 €'],
        ['Blue', '99,50 €'],
        ['Acme', 0],
      ]),
    ),
  ).toEqual([
    ['Acme', 1200.5, 1, 1200.5 / 1300, 1200.5 / 1300, 'A (vital few)'],
    ['Blue', 99.5, 2, 99.5 / 1300, 1, 'B (middle)'],
  ]);
});
