import { describe, expect, test } from 'vitest';
import { applyRfm, type FitRfmOptions, fitRfm, scoreRfm } from '../../src/index.ts';
import { bookOf, errorOf, type FullRow, type Row, rowsOf } from './support.ts';

const FIFTY = Array.from({ length: 50 }, (_, i) => i + 1);

function noticesOf(values: readonly number[], options?: FitRfmOptions<FullRow>) {
  return fitRfm(bookOf(values), options).fitted.notices;
}

describe('the model', () => {
  test('has this form', () => {
    const book = rowsOf(
      [3, 12, 1000],
      [10, 10, 500],
      [40, 8, 400],
      [90, 6, 300],
      [400, 4, 250],
      [400, 4, 250],
    );
    expect(fitRfm(book, { bins: 2, weights: { recency: 3 } })).toStrictEqual({
      kind: 'rfm',
      version: 1,
      options: {
        dimensions: [
          { name: 'recency', field: 'recency', better: 'low', method: 'quantile', bins: 2, weight: 3 },
          { name: 'frequency', field: 'frequency', better: 'high', method: 'quantile', bins: 2, weight: 1 },
          { name: 'monetary', field: 'monetary', better: 'high', method: 'quantile', bins: 2, weight: 1 },
        ],
        closed: 'right',
      },
      fitted: {
        dimensions: [
          {
            name: 'recency',
            cuts: [{ value: 65, inclusive: true }],
            bands: [
              { score: 1, count: 3, threshold: [65, null], ends: '()' },
              { score: 2, count: 3, threshold: [null, 65], ends: '(]' },
            ],
          },
          {
            name: 'frequency',
            cuts: [{ value: 7, inclusive: false }],
            bands: [
              { score: 1, count: 3, threshold: [null, 7], ends: '(]' },
              { score: 2, count: 3, threshold: [7, null], ends: '()' },
            ],
          },
          {
            name: 'monetary',
            cuts: [{ value: 350, inclusive: false }],
            bands: [
              { score: 1, count: 3, threshold: [null, 350], ends: '(]' },
              { score: 2, count: 3, threshold: [350, null], ends: '()' },
            ],
          },
        ],
        notices: [{ code: 'rfm.small_sample', field: 'accounts', value: 6, threshold: 50 }],
      },
      trainedOn: { accounts: 6, used: 6, asOf: null },
    });
  });

  test('defaults: quantile, five bins, closed right, weights 1', () => {
    const { options } = fitRfm([]);
    expect(options.closed).toBe('right');
    expect(options.dimensions.map(({ method, bins, weight }) => [method, bins, weight])).toEqual([
      ['quantile', 5, 1],
      ['quantile', 5, 1],
      ['quantile', 5, 1],
    ]);
    expect(fitRfm([], {})).toStrictEqual(fitRfm([]));
    expect(
      fitRfm([], {
        method: undefined,
        bins: undefined,
        cuts: undefined,
        closed: undefined,
        weights: undefined,
        values: undefined,
      }),
    ).toStrictEqual(fitRfm([]));
  });

  test('settings for one dimension leave the others at their defaults', () => {
    const { options } = fitRfm([], {
      method: { recency: 'rank', monetary: undefined },
      bins: { frequency: 3, recency: undefined },
      weights: { monetary: 0.5, recency: undefined },
      cuts: { recency: undefined },
    });
    expect(options.dimensions).toEqual([
      { name: 'recency', field: 'recency', better: 'low', method: 'rank', bins: 5, weight: 1 },
      { name: 'frequency', field: 'frequency', better: 'high', method: 'quantile', bins: 3, weight: 1 },
      { name: 'monetary', field: 'monetary', better: 'high', method: 'quantile', bins: 5, weight: 0.5 },
    ]);
  });

  test('a method by name goes with cuts for the others', () => {
    const { options } = fitRfm([], {
      method: { recency: 'cuts', frequency: 'share', monetary: 'r-rfm' },
      cuts: { recency: [1, 2, 3], monetary: [10] },
      bins: 9,
    });
    expect(options.dimensions.map(({ method, bins }) => [method, bins])).toEqual([
      ['cuts', 4],
      ['share', 9],
      ['r-rfm', 2],
    ]);
  });

  test('the bounds of options are allowed', () => {
    const { options } = fitRfm([], {
      bins: { recency: 2, frequency: 10 },
      cuts: { monetary: [1, 2, 3, 4, 5, 6, 7, 8, 9] },
      weights: { recency: 0, frequency: 1e6, monetary: 0 },
    });
    expect(options.dimensions.map(({ bins, weight }) => [bins, weight])).toEqual([
      [2, 0],
      [10, 1e6],
      [10, 0],
    ]);
  });
});

describe('bands', () => {
  test('count the accounts of each score, empty scores too', () => {
    const model = fitRfm(bookOf([1, 1, 1, 1, 1, 1, 1, 1, 2, 5]));
    expect(model.fitted.dimensions[1]?.bands).toEqual([
      { score: 1, count: 8, threshold: [null, 1], ends: '(]' },
      { score: 2, count: 0, threshold: [1, 1], ends: '(]' },
      { score: 3, count: 0, threshold: [1, 1], ends: '(]' },
      { score: 4, count: 0, threshold: [1, 1.2000000000000002], ends: '(]' },
      { score: 5, count: 2, threshold: [1.2000000000000002, null], ends: '()' },
    ]);
  });

  test('a low dimension has its intervals the other way round', () => {
    const model = fitRfm([], { cuts: { recency: [30, 90] } });
    expect(model.fitted.dimensions[0]?.bands).toEqual([
      { score: 1, count: 0, threshold: [90, null], ends: '()' },
      { score: 2, count: 0, threshold: [30, 90], ends: '(]' },
      { score: 3, count: 0, threshold: [null, 30], ends: '(]' },
    ]);
  });

  test('left-closed', () => {
    const model = fitRfm([], { cuts: { recency: [30, 90], frequency: [2] }, closed: 'left' });
    expect(model.fitted.dimensions[0]?.bands).toEqual([
      { score: 1, count: 0, threshold: [90, null], ends: '[)' },
      { score: 2, count: 0, threshold: [30, 90], ends: '[)' },
      { score: 3, count: 0, threshold: [null, 30], ends: '()' },
    ]);
    expect(model.fitted.dimensions[1]?.bands).toEqual([
      { score: 1, count: 0, threshold: [null, 2], ends: '()' },
      { score: 2, count: 0, threshold: [2, null], ends: '[)' },
    ]);
  });

  test('where ties are split, the tied value belongs to both sides', () => {
    const ids = ['d', 'b', 'a', 'x', 'y', 'c', 'z'];
    const model = fitRfm(bookOf([5, 5, 5, 1, 9, 5, 7], ids), { method: 'ntile', bins: 3 });
    expect(model.fitted.dimensions[1]?.bands).toEqual([
      { score: 1, count: 3, threshold: [null, 5], ends: '(]' },
      { score: 2, count: 2, threshold: [5, 7], ends: '[]' },
      { score: 3, count: 2, threshold: [7, null], ends: '[)' },
    ]);
    expect(model.fitted.dimensions[0]?.bands).toEqual([
      { score: 1, count: 3, threshold: [5, null], ends: '[)' },
      { score: 2, count: 2, threshold: [5, 5], ends: '[]' },
      { score: 3, count: 2, threshold: [null, 5], ends: '(]' },
    ]);
  });

  test('mid-ranks: a tied value can be a band of its own', () => {
    const model = fitRfm(bookOf([10, 20, 20, 30, 40]), { method: 'rank' });
    expect(model.fitted.dimensions[2]?.bands).toEqual([
      { score: 1, count: 1, threshold: [null, 10], ends: '(]' },
      { score: 2, count: 0, threshold: [10, 20], ends: '()' },
      { score: 3, count: 2, threshold: [20, 20], ends: '[]' },
      { score: 4, count: 1, threshold: [20, 30], ends: '(]' },
      { score: 5, count: 1, threshold: [30, null], ends: '()' },
    ]);
  });

  test('fewer cuts than bins: the scores above have no interval', () => {
    const model = fitRfm(bookOf([1, 1, 5]), { method: 'naturalBreaks', bins: 4 });
    expect(model.fitted.dimensions[1]?.bands).toEqual([
      { score: 1, count: 2, threshold: [null, 1], ends: '(]' },
      { score: 2, count: 1, threshold: [1, null], ends: '()' },
      { score: 3, count: 0 },
      { score: 4, count: 0 },
    ]);
    expect(fitRfm([], { bins: 2 }).fitted.dimensions[1]?.bands).toEqual([
      { score: 1, count: 0, threshold: [null, null], ends: '()' },
      { score: 2, count: 0 },
    ]);
  });
});

describe('notices', () => {
  const smallSample = (value: number) => ({
    code: 'rfm.small_sample',
    field: 'accounts',
    value,
    threshold: 50,
  });

  test('fewer than 50 accounts are few', () => {
    expect(noticesOf(FIFTY.slice(1))).toEqual([smallSample(49)]);
    expect(noticesOf(FIFTY)).toEqual([]);
    expect(noticesOf([])).toEqual([smallSample(0)]);
  });

  test('only accounts that could be used count', () => {
    const book: Row[] = [...bookOf(FIFTY), { accountId: 'P', recency: null, frequency: 0, monetary: 0 }];
    expect(fitRfm(book).fitted.notices).toEqual([]);
    expect(fitRfm(book.slice(1)).fitted.notices).toEqual([smallSample(49)]);
  });

  test('fixed cuts learn nothing, so that few accounts are enough', () => {
    const cuts = { recency: [10], frequency: [10], monetary: [10] };
    expect(noticesOf([5, 20], { cuts })).toEqual([]);
    expect(noticesOf([5, 20], { cuts, method: 'cuts' })).toEqual([]);
    expect(noticesOf([5, 20], { cuts, method: 'r-rfm' })).toEqual([]);
    expect(noticesOf([5, 20], { cuts: { recency: [10], frequency: [10] }, bins: 2 })).toEqual([
      smallSample(2),
    ]);
    expect(noticesOf([5, 20], { cuts, values: { length: 'recency' }, bins: { length: 2 } })).toEqual([
      smallSample(2),
    ]);
  });

  test('fewer distinct values than bins', () => {
    const orders = FIFTY.map((n) => (n <= 20 ? 1 : n <= 30 ? 2 : 3));
    const few = (field: string, threshold: number) => ({
      code: 'rfm.few_distinct_values',
      field,
      value: 3,
      threshold,
    });
    const book = bookOf(FIFTY).map((row, i) => ({ ...row, frequency: orders[i] as number }));
    expect(fitRfm(book, { bins: 3 }).fitted.notices.map(({ code }) => code)).not.toContain(
      'rfm.few_distinct_values',
    );
    expect(fitRfm(book, { bins: 4 }).fitted.notices).toContainEqual(few('frequency', 4));
    expect(fitRfm(book, { bins: 4, method: 'ntile' }).fitted.notices).toEqual([few('frequency', 4)]);
    expect(fitRfm(book, { method: 'nested', bins: 4 }).fitted.notices).toContainEqual(few('frequency', 4));
    expect(fitRfm(book, { cuts: { frequency: [1, 2, 3] } }).fitted.notices).toEqual([
      { code: 'rfm.empty_bands', field: 'frequency', value: '4', threshold: 4 },
    ]);
  });

  test('scores that no account has', () => {
    expect(noticesOf([...FIFTY.map(() => 1), 2, 5])).toEqual([
      { code: 'rfm.few_distinct_values', field: 'recency', value: 3, threshold: 5 },
      { code: 'rfm.empty_bands', field: 'recency', value: '2, 3, 4', threshold: 5 },
      { code: 'rfm.few_distinct_values', field: 'frequency', value: 3, threshold: 5 },
      { code: 'rfm.empty_bands', field: 'frequency', value: '2, 3, 4', threshold: 5 },
      { code: 'rfm.few_distinct_values', field: 'monetary', value: 3, threshold: 5 },
      { code: 'rfm.empty_bands', field: 'monetary', value: '2, 3, 4', threshold: 5 },
    ]);
  });

  test('no accounts: bands are empty of course', () => {
    expect(noticesOf([], { cuts: { recency: [1], frequency: [1], monetary: [1] } })).toEqual([]);
    expect(noticesOf([], { method: 'share' })).toEqual([smallSample(0)]);
  });

  test('shares of values below zero', () => {
    const negative = (field: string, value: number) => ({
      code: 'rfm.negative_values',
      field,
      value,
      threshold: 0,
    });
    const values = FIFTY.map((n) => 100 + n);
    const from = (least: number, method: 'share' | 'quantile') =>
      noticesOf([least, ...values], { method, bins: 2 }).filter(({ code }) => code !== 'rfm.empty_bands');
    expect(from(-0.5, 'share')).toEqual([
      negative('recency', -0.5),
      negative('frequency', -0.5),
      negative('monetary', -0.5),
    ]);
    expect(from(0, 'share')).toEqual([]);
    expect(from(-0.5, 'quantile')).toEqual([]);
  });

  test('come in order: the sample, then each dimension', () => {
    expect(
      noticesOf([-1, 4], { method: { monetary: 'share' }, bins: { recency: 2, frequency: 2, monetary: 3 } }),
    ).toEqual([
      smallSample(2),
      { code: 'rfm.few_distinct_values', field: 'monetary', value: 2, threshold: 3 },
      { code: 'rfm.empty_bands', field: 'monetary', value: '2', threshold: 3 },
      { code: 'rfm.negative_values', field: 'monetary', value: -1, threshold: 0 },
    ]);
  });
});

describe('trainedOn', () => {
  const summary = (lastOrderDate: unknown, recency: number | null) => ({
    accountId: 'A',
    recency,
    frequency: 1,
    monetary: 1,
    lastOrderDate,
  });
  const asOf = (...rows: ReturnType<typeof summary>[]) => fitRfm(rows).trainedOn.asOf;

  test('counts the rows that were given and those that could be used', () => {
    const prospect = { accountId: 'P', recency: null, frequency: 0, monetary: 0 };
    expect(fitRfm([prospect, ...bookOf([1, 2]), prospect]).trainedOn).toEqual({
      accounts: 4,
      used: 2,
      asOf: null,
    });
    expect(fitRfm([]).trainedOn).toEqual({ accounts: 0, used: 0, asOf: null });
    expect(fitRfm([prospect]).trainedOn).toEqual({ accounts: 1, used: 0, asOf: null });
  });

  test('tells the day that summaries look back from', () => {
    expect(asOf(summary('2026-01-05', 26))).toBe('2026-01-31');
    expect(asOf(summary('2026-01-05', 26), summary('2026-01-31', 0), summary('2026-02-03', -3))).toBe(
      '2026-01-31',
    );
    expect(asOf(summary('2024-02-28', 2))).toBe('2024-03-01');
    expect(asOf(summary('1970-01-01', 0), summary('1969-12-31', 1))).toBe('1970-01-01');
  });

  test('rows that do not tell are passed over', () => {
    expect(asOf(summary('2026-01-05', 26), summary(null, null), summary('2025-01-05', null))).toBe(
      '2026-01-31',
    );
    expect(asOf(summary(undefined, 3), summary('2026-01-05', 26))).toBe('2026-01-31');
    expect(asOf(summary(20260105, 3), summary('2026-01-05', 26))).toBe('2026-01-31');
    expect(asOf(summary(null, 3))).toBeNull();
  });

  test('null where rows differ, or do not tell a day', () => {
    expect(asOf(summary('2026-01-05', 26), summary('2026-01-06', 26))).toBeNull();
    expect(asOf(summary('2026-01-05', 26), summary('2026-01-06', 25), summary('2026-01-06', 24))).toBeNull();
    expect(asOf(summary('05.01.2026', 26))).toBeNull();
    expect(asOf(summary('2026-02-30', 26))).toBeNull();
    expect(asOf(summary('2026-01-05', 26), summary('soon', 1))).toBeNull();
    expect(asOf(summary('2026-01-05', 26.5))).toBeNull();
    expect(asOf(summary('2026-01-5', 26))).toBeNull();
    expect(asOf(summary('2026-01-05T00:00:00Z', 26))).toBeNull();
  });

  test('days end with the years 1 and 9999', () => {
    expect(asOf(summary('9999-12-30', 1))).toBe('9999-12-31');
    expect(asOf(summary('9999-12-30', 2))).toBeNull();
    expect(asOf(summary('0001-01-02', -1))).toBe('0001-01-01');
    expect(asOf(summary('0001-01-02', -2))).toBeNull();
    expect(asOf(summary('2026-01-05', 1e289))).toBeNull();
  });
});

describe('accounts that lack a value', () => {
  const complete = rowsOf([1, 1, 10], [2, 2, 20], [3, 3, 30]);

  test.each(['recency', 'frequency', 'monetary'] as const)('without %s: no part of the fit', (field) => {
    for (const missing of [null, undefined]) {
      const holed = { accountId: 'X', recency: 1e6, frequency: 1e6, monetary: -1e6, [field]: missing } as Row;
      for (const book of [
        [holed, ...complete],
        [...complete, holed],
        [complete[0] as Row, holed, ...complete.slice(1)],
      ]) {
        const model = fitRfm(book);
        expect(model.fitted).toEqual(fitRfm(complete).fitted);
        expect(model.trainedOn).toEqual({ accounts: 4, used: 3, asOf: null });
      }
    }
  });

  test('without a further value: no part of the fit either', () => {
    const rows = complete.map((row) => ({ ...row, tenure: row.recency as number | null }));
    const holed = { accountId: 'X', recency: 9, frequency: 9, monetary: 9, tenure: null };
    const options = { values: { length: 'tenure' } } as const;
    expect(fitRfm([holed, ...rows], options).fitted).toEqual(fitRfm(rows, options).fitted);
  });
});

describe('wrong values', () => {
  const at = (field: string, value: unknown) => [
    ...bookOf([1, 2]),
    { ...bookOf([3], ['Acme'])[0], [field]: value } as FullRow,
  ];

  test.each([
    [Number.NaN, 'NaN'],
    [Number.POSITIVE_INFINITY, 'Infinity'],
    [Number.NEGATIVE_INFINITY, '-Infinity'],
    ['12', '"12"'],
    [true, 'true'],
    [12n, '12n'],
    [new Date(0), 'the Date 1970-01-01T00:00:00.000Z'],
  ])('%s is refused: the row, the account and the field are named', (value, shown) => {
    for (const field of ['recency', 'frequency', 'monetary']) {
      const rest = `as accounts[2] ("Acme") must have a finite number within ±1e+290 or null for "${field}": current value is ${shown}`;
      expect(errorOf(() => fitRfm(at(field, value)))).toBe(`TypeError: Cannot fit RFM bands ${rest}`);
      const model = fitRfm(bookOf([1, 2]));
      expect(errorOf(() => applyRfm(at(field, value), model))).toBe(
        `TypeError: Cannot apply an RFM model ${rest}`,
      );
      expect(errorOf(() => scoreRfm(at(field, value)))).toBe(`TypeError: Cannot fit RFM bands ${rest}`);
    }
  });

  test('±1e290 are not, the next numbers are', () => {
    const values = [1e290, -1e290, Number.MIN_VALUE, 0];
    expect(scoreRfm(bookOf(values), { bins: 4 }).map(({ rfm }) => rfm.monetary)).toEqual([4, 1, 3, 2]);
    for (const value of [1.0000000000000002e290, -1.0000000000000002e290, Number.MAX_VALUE])
      expect(errorOf(() => fitRfm(bookOf([1, value])))).toBe(
        `TypeError: Cannot fit RFM bands as accounts[1] ("A1") must have a finite number within ±1e+290 or null for "recency": current value is ${value}`,
      );
  });

  test('a row is refused even where another of its values is missing', () => {
    const rows = [{ accountId: 'A', recency: null, frequency: 0, monetary: Number.NaN }];
    expect(errorOf(() => fitRfm(rows))).toBe(
      'TypeError: Cannot fit RFM bands as accounts[0] ("A") must have a finite number within ±1e+290 or null for "monetary": current value is NaN',
    );
  });
});

describe('wrong rows', () => {
  test.each([
    [null, 'the accounts must be an array: current value is null'],
    [undefined, 'the accounts must be an array: current value is undefined'],
    [new Set(), 'the accounts must be an array: current value is an object'],
    [[...bookOf([1]), null], 'accounts[1] must be an object: current value is null'],
    [['Acme'], 'accounts[0] must be an object: current value is "Acme"'],
  ])('%j are refused', (rows, text) => {
    expect(errorOf(() => fitRfm(rows as never))).toBe(`TypeError: Cannot fit RFM bands as ${text}`);
    const model = fitRfm(bookOf([1, 2]));
    expect(errorOf(() => applyRfm(rows as never, model))).toBe(
      `TypeError: Cannot apply an RFM model as ${text}`,
    );
    expect(errorOf(() => scoreRfm(rows as never))).toBe(`TypeError: Cannot fit RFM bands as ${text}`);
  });

  test('ntile needs ids', () => {
    const rows = [...bookOf([1]), { recency: 1, frequency: 1, monetary: 1 }, bookOf([2])[0]] as FullRow[];
    const text =
      'TypeError: Cannot fit RFM bands as method "ntile" splits ties by "accountId": accounts[1] has undefined';
    expect(errorOf(() => fitRfm(rows, { method: 'ntile' }))).toBe(text);
    expect(errorOf(() => fitRfm(rows, { method: { monetary: 'ntile' } }))).toBe(text);
    expect(errorOf(() => fitRfm(rows, { method: 'rank' }))).toBe('no error');
    const numbered = [{ ...bookOf([1])[0], accountId: 17 }] as unknown as FullRow[];
    expect(errorOf(() => fitRfm(numbered, { method: 'ntile' }))).toBe(
      text.replace('[1] has undefined', '[0] has 17'),
    );
  });

  test('but not of accounts that are left out anyway', () => {
    const rows = [...bookOf([1]), { recency: null, frequency: 1, monetary: 1 }] as FullRow[];
    expect(fitRfm(rows, { method: 'ntile' }).trainedOn).toEqual({ accounts: 2, used: 1, asOf: null });
  });
});
