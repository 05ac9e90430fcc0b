/** One currency, several, and conversion. */
import { describe, expect, test } from 'vitest';
import {
  addOrders,
  buildHistories,
  checkOrders,
  emptySummary,
  finishSummary,
  mergeSummaries,
  summarizeOrders,
  summarizeOrdersAsync,
} from '../../src/index.ts';
import { AS_OF, collector, failure, failureAsync, type Row } from './help.ts';

const sale = (accountId: string, amount: number, currency: string): Row => ({
  accountId,
  date: '2026-01-05',
  amount,
  currency,
});
const columns = { currency: 'currency' } as const;
const options = { asOf: AS_OF, columns };

const mixed = [sale('a', 10, 'USD'), sale('a', 20, 'EUR'), sale('b', 1000, 'JPY'), sale('b', 30, 'EUR')];
const table = {
  accountId: mixed.map((o) => o.accountId as string),
  day: mixed.map(() => 20_458),
  amount: mixed.map((o) => o.amount),
  currency: mixed.map((o) => o.currency as string),
};
const MIXED =
  'amounts are in 3 currencies ("EUR" in 2 rows, "JPY" in 1 rows, "USD" in 1 rows): pass convert(amount, currency, day) to bring them into one';

test('one currency needs no conversion', () => {
  const rows = [sale('a', 10, 'EUR'), sale('a', 20, 'EUR')];
  expect(summarizeOrders(rows, options)).toMatchObject([{ monetary: 30 }]);
  expect(checkOrders(rows, options)).toEqual([]);
});

test('a currency that is not mapped is not read', () => {
  expect(summarizeOrders(mixed, { asOf: AS_OF }).map((a) => a.monetary)).toEqual([30, 1030]);
});

describe('more than one currency is an error', () => {
  test('for rows and columns, summaries and histories', async () => {
    expect(failure(() => summarizeOrders(mixed, options))).toBe(
      `RangeError: Cannot summarize orders as ${MIXED}`,
    );
    expect(failure(() => summarizeOrders(table, { asOf: AS_OF }))).toBe(
      `RangeError: Cannot summarize orders as ${MIXED}`,
    );
    expect(failure(() => buildHistories(mixed, options))).toBe(
      `RangeError: Cannot build histories as ${MIXED}`,
    );
    expect(await failureAsync(summarizeOrdersAsync(mixed, options))).toBe(
      `RangeError: Cannot summarize orders as ${MIXED}`,
    );
  });

  test('two are enough', () => {
    expect(failure(() => summarizeOrders(mixed.slice(0, 2), options))).toBe(
      'RangeError: Cannot summarize orders as amounts are in 2 currencies ("EUR" in 1 rows, "USD" in 1 rows): pass convert(amount, currency, day) to bring them into one',
    );
  });

  test('rows with problems do not count for it', () => {
    const rows = [sale('a', 10, 'EUR'), sale('', 20, 'USD')];
    const { options: collecting } = collector();
    expect(summarizeOrders(rows, { ...options, ...collecting })).toMatchObject([{ monetary: 10 }]);
  });

  test('for a stored state when it is finished, not before', () => {
    const state = addOrders(emptySummary(options), mixed, options);
    expect(state.currencies).toStrictEqual([
      { currency: 'EUR', rows: 2 },
      { currency: 'JPY', rows: 1 },
      { currency: 'USD', rows: 1 },
    ]);
    expect(failure(() => finishSummary(state))).toBe(`RangeError: Cannot finish a summary as ${MIXED}`);

    const euros = addOrders(emptySummary(options), [sale('a', 1, 'EUR')], options);
    const yen = addOrders(emptySummary(options), [sale('a', 1, 'JPY')], options);
    expect(finishSummary(euros)).toMatchObject([{ monetary: 1 }]);
    expect(failure(() => finishSummary(mergeSummaries(euros, yen)))).toBe(
      'RangeError: Cannot finish a summary as amounts are in 2 currencies ("EUR" in 1 rows, "JPY" in 1 rows): pass convert(amount, currency, day) to bring them into one',
    );
    const more = addOrders(euros, [sale('b', 2, 'EUR')], options);
    expect(more.currencies).toStrictEqual([{ currency: 'EUR', rows: 2 }]);
  });

  test('as a problem of no single row, for checkOrders', () => {
    const expected = [
      {
        code: 'order.mixed_currencies',
        row: null,
        field: 'currency',
        expected: 'one currency, or convert(amount, currency, day)',
        received: 'EUR, JPY, USD',
      },
    ];
    expect(checkOrders(mixed, options)).toStrictEqual(expected);
    expect(checkOrders(table, { asOf: AS_OF })).toStrictEqual(expected);
    const names = Array.from({ length: 26 }, (_, i) => sale('a', 1, `C${String(i).padStart(2, '0')}`));
    expect(checkOrders(names, options)[0]?.received).toBe(
      'C00, C01, C02, C03, C04, C05, C06, C07, C08, C09, C10, C11, C12, C13, C14, C15, ',
    );
  });
});

describe('convert', () => {
  const rates: Readonly<Record<string, number>> = { EUR: 1, USD: 0.5, JPY: 0.01 };
  const convert = (amount: number, currency: string) => amount * (rates[currency] ?? Number.NaN);

  test('brings all rows into one currency', async () => {
    const converting = { ...options, convert };
    const expected = [20 + 5, 10 + 30];
    expect(summarizeOrders(mixed, converting).map((a) => a.monetary)).toEqual(expected);
    expect((await summarizeOrdersAsync(mixed, converting)).map((a) => a.monetary)).toEqual(expected);
    expect(summarizeOrders(table, { asOf: AS_OF, convert }).map((a) => a.monetary)).toEqual(expected);
    expect(checkOrders(mixed, converting)).toEqual([]);
    expect(buildHistories(mixed, converting).map((h) => [...h.amounts])).toEqual([
      [5, 20],
      [10, 30],
    ]);
    const state = addOrders(emptySummary(converting), mixed, converting);
    expect(state.options.currency).toBe('converted');
    expect(state.currencies).toStrictEqual([]);
    expect(finishSummary(state).map((a) => a.monetary)).toEqual(expected);
  });

  test('is called with the amount, the currency and the ISO day of every row', () => {
    const calls: unknown[][] = [];
    const spy = (...args: [number, string, string]) => {
      calls.push(args);
      return args[0];
    };
    const timeZone = 'Asia/Shanghai';
    const row = { accountId: 'a', date: '2026-01-04T16:00:00Z', amount: -0, currency: 'USD' };
    summarizeOrders([row, sale('a', 2, 'EUR')], { ...options, timeZone, convert: spy });
    expect(calls).toStrictEqual([
      [0, 'USD', '2026-01-05'],
      [2, 'EUR', '2026-01-05'],
    ]);
    calls.length = 0;
    summarizeOrders(
      { accountId: ['a'], day: [20_458], amount: [3], currency: ['USD'] },
      { asOf: AS_OF, convert: spy },
    );
    expect(calls).toStrictEqual([[3, 'USD', '2026-01-05']]);
  });

  test('a converted minus zero is zero', () => {
    const zero = { ...options, convert: () => -0 };
    expect(summarizeOrders([sale('a', 1, 'EUR')], zero)).toMatchObject([
      { monetary: 0, frequency: 1, returns: { count: 0, amount: 0 } },
    ]);
    expect(summarizeOrders({ ...table }, { asOf: AS_OF, convert: () => -0 })[0]?.monetary).toBe(0);
  });

  test('what becomes negative is a return, and the other way round', () => {
    const flip = { ...options, convert: (amount: number) => -amount };
    expect(summarizeOrders([sale('a', 3, 'EUR'), sale('a', -4, 'EUR')], flip)).toMatchObject([
      { monetary: 1, frequency: 1, returns: { count: 1, amount: 3 } },
    ]);
  });

  test.each([
    ['NaN', Number.NaN, 'NaN'],
    ['infinity', Number.POSITIVE_INFINITY, 'Infinity'],
    ['too much', 1.1e290, '1.1e+290'],
    ['text', '1', '"1"'],
    ['nothing', undefined, 'undefined'],
    ['a promise', Promise.resolve(1), 'an object'],
  ])('%s is a problem of the row', (_, converted, received) => {
    const problem = {
      code: 'order.invalid_conversion',
      row: 0,
      field: 'amount',
      expected: 'a finite number within ±1e+290 from "convert"',
      received,
    };
    const bad = { ...options, convert: () => converted as number };
    const rows = [sale('a', 1, 'EUR')];
    expect(checkOrders(rows, bad)).toStrictEqual([problem]);
    expect(
      checkOrders(
        { accountId: ['a'], day: [20_458], amount: [1], currency: ['EUR'] },
        { asOf: AS_OF, convert: bad.convert },
      ),
    ).toStrictEqual([problem]);
    expect(failure(() => summarizeOrders(rows, bad))).toBe(
      `OrderDataError: Cannot summarize orders as 1 of 1 rows have problems:
  orders[0].amount must be a finite number within ±1e+290 from "convert": received ${received}
Pass onProblem to collect the problems and go on with the good rows, or call checkOrders for all of them`,
    );
    const { problems, intakes, options: collecting } = collector();
    expect(summarizeOrders(rows, { ...bad, ...collecting })).toEqual([]);
    expect(problems).toStrictEqual([problem]);
    expect(intakes).toMatchObject([{ received: 1, accepted: 0, rejected: 1 }]);
  });

  test('is not asked about rows that have another problem', () => {
    const asked: string[] = [];
    const spy = (amount: number, currency: string) => {
      asked.push(currency);
      return amount;
    };
    const rows = [
      { ...sale('a', 1, 'A'), date: 'x' },
      { ...sale('a', 1, 'B'), amount: Number.NaN },
      { ...sale('a', 1, ' ') },
    ];
    expect(checkOrders(rows, { ...options, convert: spy }).map((p) => p.code)).toEqual([
      'order.invalid_date',
      'order.invalid_amount',
      'order.invalid_currency',
    ]);
    expect(asked).toEqual([]);
  });

  test('needs to know the currency', () => {
    for (const columns of [undefined, {}, { currency: undefined }])
      expect(failure(() => summarizeOrders(mixed, { asOf: AS_OF, convert, columns }))).toBe(
        'TypeError: Cannot summarize orders as "convert" needs to know the currency: name it with columns: { currency: … }',
      );
    const { currency: _, ...priceless } = table;
    expect(
      failure(() =>
        summarizeOrders(priceless, { asOf: AS_OF, convert, columns: { currency: 'currency' } as never }),
      ),
    ).toBe(
      'TypeError: Cannot summarize orders as "convert" needs to know the currency: name it with columns: { currency: … }',
    );
    expect(failure(() => emptySummary({ asOf: AS_OF, convert }))).toBe(
      'TypeError: Cannot start a summary as "convert" needs to know the currency: name it with columns: { currency: … }',
    );
  });
});
