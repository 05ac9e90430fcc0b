/** Amounts of sheets: numbers, or text as people write money. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { amountEvidence, type DecimalMark, readAmount } from '../../src/sheets/amounts.ts';
import * as sheets from '../../src/sheets/index.ts';
import { notesOf, ordersOf } from './help.ts';

const cents = fc.integer({ min: -99_999_999_999, max: 99_999_999_999 });
const grouped = (digits: string, by: string) => digits.replace(/\B(?=(\d{3})+$)/g, by);

/** An amount as text: groups, mark, and what stands around it. */
function written(value: number, mark: DecimalMark, groups: string, around: (text: string) => string): string {
  const [whole = '', fraction = ''] = (Math.abs(value) / 100).toFixed(2).split('.');
  return around(`${grouped(whole, groups)}${mark}${fraction}`);
}

const POSITIVE: ReadonlyArray<(text: string) => string> = [
  (text) => text,
  (text) => `¥${text}`,
  (text) => `￥ ${text}`,
  (text) => `${text}元`,
  (text) => `${text} €`,
  (text) => `EUR ${text}`,
  (text) => `US$${text}`,
  (text) => `${text} kr.`,
  (text) => `+${text}`,
  (text) => ` ${text} `,
];
const NEGATIVE: ReadonlyArray<(text: string) => string> = [
  (text) => `-${text}`,
  (text) => `${text}-`,
  (text) => `(${text})`,
  (text) => `(¥${text})`,
  (text) => `-$${text}`,
  (text) => `$-${text}`,
  (text) => `−${text} €`,
  (text) => `(${text} €)`,
];

test('an amount is read back from every way to write it', () => {
  fc.assert(
    fc.property(
      cents,
      fc.constantFrom<readonly [DecimalMark, string]>(
        ['.', ','],
        [',', '.'],
        ['.', ''],
        [',', ' '],
        ['.', "'"],
        [',', '\u202f'],
        ['.', '\u00a0'],
      ),
      fc.nat(),
      (value, [mark, groups], pick) => {
        const ways = value < 0 ? NEGATIVE : POSITIVE;
        const text = written(value, mark, groups, ways[pick % ways.length] as (text: string) => string);
        expect(readAmount(text, mark), text).toBe(value / 100 + 0);
        expect(['.', ',']).toContain(amountEvidence(text).evidence);
      },
    ),
    { numRuns: 3000 },
  );
});

test('numbers stay what they are', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, min: -1e290, max: 1e290 }), (value) => {
      expect(readAmount(value, null)).toBe(value + 0);
    }),
  );
});

test('no garbage is a number, whatever the mark', () => {
  const garbage = [
    '',
    ' ',
    '-',
    '.',
    ',',
    'n/a',
    '#N/A',
    '12 apples',
    '1.2.3',
    '1,2,3',
    '12%',
    '1e',
    '--5',
    '(-5)',
    '()',
    '1 2',
    '$',
    'NaN',
    'Infinity',
    '0x10',
    '1e999',
    '二百',
    '5 5',
    true,
    false,
    null,
    undefined,
    {},
    [],
    Number.NaN,
    Number.POSITIVE_INFINITY,
    1e300,
    new Date(0),
  ];
  for (const cell of garbage)
    for (const mark of ['.', ',', null] as const) expect(readAmount(cell, mark), String(cell)).toBe(null);
});

test('text is read as a number only where it is one', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const value = readAmount(text, '.');
      if (value !== null) {
        expect(Number.isFinite(value)).toBe(true);
        expect(/\d/.test(text.normalize('NFKC'))).toBe(true);
      }
    }),
  );
});

describe('the decimal mark is that of the whole column', () => {
  const sumOf = (...amounts: unknown[]) =>
    sheets.spillAccounts(ordersOf(...amounts.map((amount) => ['A', '2025-01-01', amount])))[1]?.[3];

  test('decided by one amount', () => {
    expect(sumOf('1.234', '5,50')).toBe(1239.5);
    expect(sumOf('1,234', '5.50')).toBe(1239.5);
    expect(sumOf('1,234')).toBe(1234);
    expect(sumOf('1.234.567,5', '1,5')).toBe(1_234_569);
    expect(sumOf('1,50', '2.50')).toBe(4);
    expect(sumOf(1.234, '1,234')).toBe(1235.234);
  });

  test('refused where no amount tells, or they tell different things', () => {
    expect(sheets.spillAccounts(ordersOf(['A', '2025-01-01', 5], ['A', '2025-01-01', '1.234']))).toEqual([
      [
        'Cannot tell whether "1.234" in row 3 of the range, column C of the range has thousands or decimals, as no amount of the column does: add the option "decimal=." or "decimal=,".',
      ],
    ]);
    const range = [
      ['客户', '日期', '金额'],
      ['甲', '2025-01-01', '1,50'],
      ['甲', '2025-01-01', '2.50'],
      ['甲', '2025-01-01', '1.234'],
    ];
    expect(sheets.spillAccounts(range, '', 'origin=A1')).toEqual([
      [
        '无法读取金额：第 3 行 C 列的“2.50”与第 2 行 C 列的“1,50”小数点写法不一致；请加选项“decimal=.”或“decimal=,”。',
      ],
    ]);
    expect(sheets.spillAccounts(range, '', 'decimal=,; notes=yes')[1]?.[3]).toBe(1235.5);
  });

  test('what does not fit the mark that was given is left out, not bent', () => {
    const result = sheets.spillAccounts(
      ordersOf(['A', '2025-01-01', '1,50'], ['A', '2025-01-01', '2.5']),
      '',
      'decimal=,',
    );
    expect(result[1]?.[3]).toBe(1.5);
    expect(notesOf(result)[1]).toBe(
      '1 row was left out: 1 whose amount is not a number (row 3 of the range, column C of the range: "2.5").',
    );
  });
});

test('one currency by several names is one', () => {
  const rows = ['¥1', '￥2', '3元', 'CNY 4', '5 RMB', 'CN¥6', 7].map((amount) => ['A', '2025-01-01', amount]);
  expect(sheets.spillAccounts(ordersOf(...rows))[1]?.[3]).toBe(28);
  const euros = ['1 €', 'EUR 2', '3 EUR', '€4'].map((amount) => ['A', '2025-01-01', amount]);
  expect(sheets.spillAccounts(ordersOf(...euros))[1]?.[3]).toBe(10);
});

test('amounts of two currencies are not added up', () => {
  expect(
    sheets.spillAccounts(
      ordersOf(['A', '2025-01-01', '¥5'], ['A', '2025-01-01', '5元'], ['A', '2025-01-01', '5 €']),
    ),
  ).toEqual([
    [
      'Cannot add up amounts in two currencies: "¥5" in row 2 of the range, column C of the range and "5 €" in row 4 of the range, column C of the range.',
    ],
  ]);
  const range = [
    ['Customer', 'Order date', 'Amount', 'Currency'],
    ['A', '2025-01-01', 5, 'EUR'],
    ['A', '2025-01-01', 5, 'eur'],
    ['A', '2025-01-01', 5, 'USD'],
  ];
  expect(sheets.spillRfm(range, '', 'origin=A1')).toEqual([
    ['Cannot add up amounts in two currencies: "EUR" in row 2, column D and "USD" in row 4, column D.'],
  ]);
});

test('a line of totals at the end changes nothing but the last note', () => {
  const order = fc.tuple(
    fc.constantFrom('Acme', 'Blue', 'Coop'),
    fc.integer({ min: 45_000, max: 45_900 }),
    fc.integer({ min: -5000, max: 500_000 }).map((value) => value / 100),
  );
  const totals = fc.constantFrom('Total', '合计', 'Grand Total', 'Sum', '总计', 'TOTAL:', 'Subtotal');
  fc.assert(
    fc.property(
      fc.array(order, { minLength: 1, maxLength: 20 }),
      totals,
      fc.boolean(),
      (orders, word, inDate) => {
        const range = ordersOf(...orders);
        const sum = orders.reduce((total, [, , amount]) => total + amount, 0);
        const line = inDate ? ['', '', sum, word] : [word, '', sum];
        const plain = sheets.spillAccounts(range);
        const withTotals = sheets.spillAccounts([...range, line]);
        expect(withTotals.slice(0, -1)).toEqual(plain);
        expect(withTotals[plain.length]?.[0]).toBe(
          `Note: 1 row was left out: 1 with totals (row ${range.length + 1} of the range).`,
        );
      },
    ),
    { numRuns: 200 },
  );
});
