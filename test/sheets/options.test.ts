/** Options as people write them in a cell, and the sentences that say what is wrong. */
import { describe, expect, test } from 'vitest';
import * as sheets from '../../src/sheets/index.ts';
import { readOptions } from '../../src/sheets/options.ts';
import { parseOrigin } from '../../src/sheets/origin.ts';
import { columnLetters, placeAt } from '../../src/sheets/places.ts';
import { ordersOf } from './help.ts';

const { spillAccounts, spillClusters, spillRfm, spillSegments, spillTiers, spillTopShare, spillWarnings } =
  sheets;
const range = ordersOf(['Acme', '2025-01-05', 100], ['Blue', '2025-02-05', 50]);
const accounts = [
  ['Account', 'R', 'F', 'M'],
  ['Acme', 5, 2, 100],
];
/** The only cell of an answer that is an error. */
const errorOf = (rows: ReturnType<typeof spillRfm>) => {
  expect(rows.length).toBe(1);
  expect(rows[0]?.length).toBe(1);
  return rows[0]?.[0];
};

test('text, a range of two columns, a list of texts and an object say the same', () => {
  const expected = { locale: 'zh-CN', account: 'Buyer', origin: 'B5', notes: false, bins: 4, decimal: ',' };
  expect(readOptions('locale=zh; Customer = Buyer;origin：B5； notes=否\nbins:4;decimal=,')).toEqual(
    expected,
  );
  expect(
    readOptions([
      ['语言', '中文'],
      ['客户', 'Buyer'],
      ['起始单元格', 'B5'],
      ['', ''],
      ['说明', false],
      ['分档数', 4],
      ['小数点', ','],
      ['bins', ''],
    ]),
  ).toEqual(expected);
  expect(
    readOptions([['locale=中文; account=Buyer; origin=B5'], ['notes=no; bins=4; decimal=,'], ['']]),
  ).toEqual(expected);
  expect(readOptions({ ...expected, method: undefined })).toEqual(expected);
  expect([undefined, null, '', [['']], []].map((given) => readOptions(given))).toEqual(Array(5).fill({}));
});

test('a language alone is the locale', () => {
  for (const text of ['zh-CN', 'zh_CN', '中文', 'Chinese', 'ZH'])
    expect(readOptions(text), text).toEqual({ locale: 'zh-CN' });
  expect(readOptions('en')).toEqual({ locale: 'en' });
});

test('the language is that of the header, unless it is said', () => {
  const chinese = [
    ['客户', '日期', '金额'],
    ['Acme', '2025-01-05', 1],
  ];
  expect(spillAccounts(chinese)[0]?.[0]).toBe('客户');
  expect(spillAccounts(chinese, '', 'en')[0]?.[0]).toBe('Account');
  expect(spillAccounts(ordersOf(['远钧传动', '2025-01-05', 1]))[0]?.[0]).toBe('Account');
  expect(spillAccounts(range, '', '中文')[0]?.[0]).toBe('客户');
});

describe('columns', () => {
  const odd = [
    ['Who', 'When', 'Paid', 'Region'],
    ['Acme', '2025-01-05', 100, 'N'],
  ];

  test('by the names that are given, also as they are not quite', () => {
    expect(spillAccounts(odd, '', 'account=Who; date=WHEN; amount=paid ')[1]?.slice(0, 4)).toEqual([
      'Acme',
      0,
      1,
      100,
    ]);
    expect(spillAccounts(odd, '', { account: 'Region', date: 'When', amount: 'Paid' })[1]?.[0]).toBe('N');
  });

  test('that are missing, twice or not there are named', () => {
    expect(errorOf(spillAccounts(odd, '', 'account=Who; origin=A1'))).toBe(
      'Cannot find the column of the order date in the header in row 1: the columns are "Who", "When", "Paid", "Region". Name it with the option "date=…".',
    );
    expect(errorOf(spillAccounts(odd, '', 'account=Whom; date=When; amount=Paid; origin=A1'))).toBe(
      'Cannot find the column "Whom" for the account in the header in row 1: the columns are "Who", "When", "Paid", "Region".',
    );
    expect(
      errorOf(
        spillAccounts(
          [
            ['Customer', 'Date', 'Sales', 'Revenue'],
            ['A', '2025-01-01', 1, 2],
          ],
          '',
          'origin=D7',
        ),
      ),
    ).toBe(
      'Cannot tell which column holds the amount: "Sales" (row 7, column F) or "Revenue" (row 7, column G). Name it with the option "amount=…".',
    );
    expect(
      errorOf(
        spillAccounts(
          [
            ['客户', '日期', '金额', '金额'],
            ['A', '2025-01-01', 1, 2],
          ],
          '',
          '金额=金额',
        ),
      ),
    ).toBe('无法确定哪一列是“金额”：列名“金额”同时出现在所选区域的第 1 行 C 列和所选区域的第 1 行 D 列。');
    expect(
      errorOf(
        spillAccounts([
          ['foo', 'bar'],
          [1, 2],
        ]),
      ),
    ).toBe(
      'Cannot find the header: give a range whose first row has the names of the columns, such as Account, Order date and Amount. The range begins with "foo".',
    );
    expect(
      errorOf(
        spillAccounts(
          [
            ['foo', 'bar'],
            [1, 2],
          ],
          '',
          'zh',
        ),
      ),
    ).toBe('找不到表头：所选区域的首行应为列名，例如客户、下单日期、金额；当前区域以“foo”开头。');
  });

  test('of accounts are not enough where orders are needed', () => {
    expect(errorOf(spillWarnings(accounts, '', 'origin=A1'))).toBe(
      'Cannot do this without orders: the header in row 1 needs columns for account, order date and amount, and has "Account", "R", "F", "M".',
    );
    expect(
      errorOf(
        spillTiers(
          [
            ['Account', 'Colour'],
            ['A', 'red'],
          ],
          '',
          '',
          'origin=A1',
        ),
      ),
    ).toBe(
      'Cannot score tiers: the header in row 1 needs orders (account, order date, amount), or an account column and at least one of amount, gross profit, share of wallet, repurchase rate, tenure, volatility, payment delay, loyalty index, rank in the industry, referrals, reach, growth, wallet headroom, expected amount.',
    );
  });
});

test('an empty range, and a header without rows', () => {
  for (const empty of [
    undefined,
    null,
    '',
    [],
    [[]],
    [
      ['', null],
      [undefined, ' '],
    ],
  ])
    expect(errorOf(spillRfm(empty))).toBe(
      'Cannot read the range: it is empty. Give the table with its header row, such as A1:E500.',
    );
  expect(errorOf(spillRfm([...ordersOf(), ['', '', '']], '', 'origin=B2'))).toBe(
    'Cannot find any rows below the header in row 2.',
  );
  expect(errorOf(spillRfm(ordersOf(['', '2025-01-01', 5]), '', 'origin=B2'))).toBe(
    'Cannot use any row of the range: 1 without an account (row 3, column B).',
  );
  expect(errorOf(spillRfm(ordersOf(['', '2025-01-01', 5]), '', '语言=中文；颜色=红'))).toBe(
    '没有名为“颜色”的选项，可用的选项为：locale、origin、notes、duplicates、account、name、date、amount、orderId、currency、category、recency、frequency、monetary、tenure、dateOrder、decimal、windowDays、frequencyOf、returns、method、bins、criteria。',
  );
});

test.each([
  [
    () => spillRfm(range, '', 'colour=red'),
    /^Cannot use the option "colour": the options are locale, origin, /,
  ],
  [() => spillRfm(range, '', 'locale=fr'), /^Cannot use "fr" for the option "locale": it takes en, zh-CN\.$/],
  [() => spillRfm(range, '', 'bins=1'), /^Cannot use "1" for the option "bins": it takes 2–10\.$/],
  [() => spillRfm(range, '', 'bins=five'), /^Cannot use "five" for the option "bins"/],
  [() => spillRfm(range, '', 'origin=5B'), /^Cannot use "5B" for the option "origin": it takes B5\.$/],
  [
    () => spillRfm(range, '', 'notes=maybe'),
    /^Cannot use "maybe" for the option "notes": it takes yes, no\.$/,
  ],
  [
    () => spillRfm(range, '', 'method=cuts'),
    /^Cannot use "cuts" for the option "method": it takes quantile, /,
  ],
  [() => spillRfm(range, '', { bins: {} }), /^Cannot use "an object" for the option "bins"/],
  [
    () => spillRfm(range, '', 'frequencyOf=orders'),
    /^Cannot use "orders" for the option "frequencyOf": it takes rows, days\.$/,
  ],
  [() => spillRfm(range, 'soon'), /^Cannot read the day "soon": give a date/],
  [() => spillRfm(range, '01/02/2025'), /^Cannot read the day "01\/02\/2025"/],
  [
    () => spillSegments(range, '', 'kam12'),
    /^Cannot use "kam12" for the option "map": it takes kam11, zh8, rf10, classic125, value3\.$/,
  ],
  [() => spillSegments(range, '', '', 'bins=4'), /^Cannot use "4" for the option "bins": it takes 5\.$/],
  [() => spillTiers(range, '', 'gold'), /^Cannot use "gold" for the option "scheme": it takes abc_tiers, /],
  [
    () => spillTiers(range, '', '', 'criteria=five'),
    /^Cannot use "five" for the option "criteria": it takes scale_growth_loyalty, /,
  ],
  [() => spillClusters(range, '', 0), /^Cannot use "0" for the option "k": it takes 1–100\.$/],
  [() => spillClusters(range, '', 'x'), /^Cannot use "x" for the option "k"/],
  [() => spillTopShare(range, '', 'half'), /^Cannot use "half" for the option "top": it takes 0\.2, 20%\.$/],
  [() => spillTopShare(range, '', -1), /^Cannot use "-1" for the option "top"/],
  [
    () =>
      sheets.spillGini([
        ['Customer', 'Amount'],
        ['A', 0],
      ]),
    /^Cannot tell: the amounts add up to nothing above 0\.$/,
  ],
])('%s is one sentence', (spill, sentence) => {
  expect(errorOf(spill())).toMatch(sentence);
});

test('the words of both languages are there for every map and scheme', () => {
  for (const map of ['八类价值分群', 'Eight value groups', 'ZH8', [['zh8']]])
    expect(spillSegments(accounts, '', map)[1]?.[9], String(map)).toBe('General develop');
  expect(spillTiers(range, '', '三档价值')[1]?.[3]).toBe('High value');
});

test('options change what the library is asked', () => {
  const rows = ordersOf(['Acme', '2024-01-05', 100], ['Acme', '2025-01-05', 10], ['Acme', '2025-01-05', -4]);
  const cells = (options: string) => spillAccounts(rows, '2025-01-31', options)[1]?.slice(2, 4);
  expect(cells('')).toEqual([2, 106]);
  expect(cells('windowDays=90')).toEqual([1, 6]);
  expect(cells('returns=ignore')).toEqual([2, 110]);
  expect(cells('returns=count')).toEqual([3, 106]);
  expect(cells('frequencyOf=days')).toEqual([2, 106]);
  expect(cells('统计天数=90；退货=ignore')).toEqual([1, 10]);
});

test('places are those of the sheet', () => {
  expect([0, 25, 26, 51, 52, 701, 702, 16_383].map(columnLetters)).toEqual([
    'A',
    'Z',
    'AA',
    'AZ',
    'BA',
    'ZZ',
    'AAA',
    'XFD',
  ]);
  for (const [text, rows, columns] of [
    ['B5', 4, 1],
    ['$aa$1', 0, 26],
    ['Orders!C3:F90', 2, 2],
    [" 'My orders'!XFD1048576", 1_048_575, 16_383],
  ] as const)
    expect(parseOrigin(text)).toEqual({ rows, columns, isKnown: true });
  expect(placeAt(parseOrigin('B5'), 2, 1)).toEqual({ row: 7, column: 'C', isOfRange: false });
  for (const bad of ['5', 'B', 'B0', '5B', 'ABCD1', 'R1C1x']) expect(() => parseOrigin(bad), bad).toThrow();
});

test('what the library itself refuses is told in the cell as well', () => {
  const huge = ordersOf(['A', '2025-01-01', 1e290], ['A', '2025-01-01', '9e99']);
  expect(
    errorOf(
      spillRfm({
        get Value2(): never {
          throw new Error('no such sheet');
        },
      }),
    ),
  ).toBe('Cannot finish: no such sheet');
  expect(spillRfm(huge)[1]?.[3]).toBe(1e290);
});
