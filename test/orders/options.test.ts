/** Programmer mistakes: each is refused with one sentence that says what would have been right. */
import { describe, expect, test } from 'vitest';
import {
  addOrders,
  buildHistories,
  checkOrders,
  emptySummary,
  type SummarizeOptions,
  summarizeOrders,
  summarizeOrdersAsync,
} from '../../src/index.ts';
import { AS_OF, failure, failureAsync, lazy, order, type Row } from './help.ts';

const rows = [order('a')];

type Wrong = Record<string, unknown>;
const withOptions = (options: Wrong) => failure(() => summarizeOrders(rows, options as never));

const DATE =
  'an ISO day (2026-01-31), an ISO timestamp, a Date or epoch milliseconds, from the year 1 to 9999';

test.each<[Wrong, string]>([
  [{}, `TypeError: Cannot summarize orders as "asOf" must be ${DATE}: current value is undefined`],
  [
    { asOf: '2026-02-30' },
    `TypeError: Cannot summarize orders as "asOf" must be ${DATE}: current value is "2026-02-30"`,
  ],
  [{ asOf: 20_484 }, `TypeError: Cannot summarize orders as "asOf" must be ${DATE}: current value is 20484`],
  [{ asOf: null }, `TypeError: Cannot summarize orders as "asOf" must be ${DATE}: current value is null`],
  [
    { asOf: new Date(Number.NaN) },
    `TypeError: Cannot summarize orders as "asOf" must be ${DATE}: current value is an invalid Date`,
  ],
  [
    { timeZone: 'Mars/Olympus' },
    'RangeError: Cannot read dates as "timeZone" must be an IANA time zone such as "Asia/Shanghai": current value is "Mars/Olympus"',
  ],
  [
    { timeZone: '' },
    'RangeError: Cannot summarize orders as "timeZone" must be a string: current value is ""',
  ],
  [
    { timeZone: 42 },
    'TypeError: Cannot summarize orders as "timeZone" must be a string: current value is 42',
  ],
  [
    { timeZone: null },
    'TypeError: Cannot summarize orders as "timeZone" must be a string: current value is null',
  ],
  [
    { columns: null },
    'RangeError: Cannot summarize orders as "columns" must be an object: current value is null',
  ],
  [
    { columns: 'date' },
    'TypeError: Cannot summarize orders as "columns" must be an object: current value is "date"',
  ],
  [{ asOf: 10n }, `TypeError: Cannot summarize orders as "asOf" must be ${DATE}: current value is 10n`],
  [
    { asOf: new Date(253_402_300_800_000) },
    `TypeError: Cannot summarize orders as "asOf" must be ${DATE}: current value is the Date +010000-01-01T00:00:00.000Z`,
  ],
  [
    { windowDays: 0 },
    'RangeError: Cannot summarize orders as "windowDays" must be an integer >= 1: current value is 0',
  ],
  [
    { windowDays: 1.5 },
    'RangeError: Cannot summarize orders as "windowDays" must be an integer >= 1: current value is 1.5',
  ],
  [
    { windowDays: '30' },
    'TypeError: Cannot summarize orders as "windowDays" must be an integer >= 1: current value is "30"',
  ],
  [
    { windowDays: null },
    'TypeError: Cannot summarize orders as "windowDays" must be an integer >= 1: current value is null',
  ],
  [
    { frequencyOf: 'Orders' },
    'RangeError: Cannot summarize orders as "frequencyOf" must be one of "orders", "rows", "days": current value is "Orders"',
  ],
  [
    { frequencyOf: 1 },
    'TypeError: Cannot summarize orders as "frequencyOf" must be one of "orders", "rows", "days": current value is 1',
  ],
  [
    { frequencyOf: 'orders' },
    'TypeError: Cannot summarize orders as "frequencyOf" is "orders" and no order id is mapped: name it with columns: { orderId: … }',
  ],
  [
    { returns: 'gross' },
    'RangeError: Cannot summarize orders as "returns" must be one of "net", "count", "ignore": current value is "gross"',
  ],
  [
    { future: 'include' },
    'RangeError: Cannot summarize orders as "future" must be one of "exclude", "keep": current value is "include"',
  ],
  [
    { currencyDigits: 9 },
    'RangeError: Cannot summarize orders as "currencyDigits" must be an integer from 0 to 8: current value is 9',
  ],
  [
    { currencyDigits: -1 },
    'RangeError: Cannot summarize orders as "currencyDigits" must be an integer from 0 to 8: current value is -1',
  ],
  [
    { currencyDigits: '2' },
    'TypeError: Cannot summarize orders as "currencyDigits" must be an integer from 0 to 8: current value is "2"',
  ],
  [
    { roster: 'abc' },
    'TypeError: Cannot summarize orders as "roster" must be an iterable of account ids: current value is "abc"',
  ],
  [
    { roster: { length: 1 } },
    'RangeError: Cannot summarize orders as "roster" must be an iterable of account ids: current value is an object',
  ],
  [
    { roster: null },
    'RangeError: Cannot summarize orders as "roster" must be an iterable of account ids: current value is null',
  ],
  [
    { roster: ['a', ' '] },
    'TypeError: Cannot summarize orders as roster[1] must be an account id: current value is " "',
  ],
  [
    { roster: [1.5] },
    'TypeError: Cannot summarize orders as roster[0] must be an account id: current value is 1.5',
  ],
  [
    { roster: [1, 'b', undefined] },
    'TypeError: Cannot summarize orders as roster[2] must be an account id: current value is undefined',
  ],
  [{ convert: 1 }, 'TypeError: Cannot summarize orders as "convert" must be a function: current value is 1'],
  [
    { onProblem: 'log' },
    'TypeError: Cannot summarize orders as "onProblem" must be a function: current value is "log"',
  ],
  [
    { onIntake: [] },
    'TypeError: Cannot summarize orders as "onIntake" must be a function: current value is an array of 0',
  ],
  [
    { columns: { accountId: '' } },
    'TypeError: Cannot summarize orders as "accountId" must be the name of a field or a function of the row: current value is ""',
  ],
  [
    { columns: { date: 3 } },
    'TypeError: Cannot summarize orders as "date" must be the name of a field or a function of the row: current value is 3',
  ],
  [
    { columns: { amount: null } },
    'TypeError: Cannot summarize orders as "amount" must be the name of a field or a function of the row: current value is null',
  ],
  [
    { columns: { orderId: ['id'] } },
    'TypeError: Cannot summarize orders as "orderId" must be the name of a field or a function of the row: current value is an array of 1',
  ],
  [
    { columns: { currency: true } },
    'TypeError: Cannot summarize orders as "currency" must be the name of a field or a function of the row: current value is true',
  ],
  [
    { columns: { category: {} } },
    'TypeError: Cannot summarize orders as "category" must be the name of a field or a function of the row: current value is an object',
  ],
  [
    { columns: { account: 'id' } },
    'TypeError: Cannot summarize orders as there is no option "account": the options are accountId, date, amount, orderId, currency, category',
  ],
  [
    { timezone: 'UTC' },
    'TypeError: Cannot summarize orders as there is no option "timezone": the options are asOf, timeZone, windowDays, frequencyOf, returns, future, currencyDigits, columns, convert, onProblem, onIntake, roster',
  ],
  [
    { toString: 1 },
    'TypeError: Cannot summarize orders as there is no option "toString": the options are asOf, timeZone, windowDays, frequencyOf, returns, future, currencyDigits, columns, convert, onProblem, onIntake, roster',
  ],
])('%o', (wrong, message) => {
  const options = 'asOf' in wrong || Object.keys(wrong).length === 0 ? wrong : { asOf: AS_OF, ...wrong };
  expect(withOptions(options)).toBe(message);
});

test.each([null, 'options', 5, true])('the options must be an object: %j', (options) => {
  expect(withOptions(options as never)).toBe(
    `TypeError: Cannot summarize orders as the options must be an object: current value is ${JSON.stringify(options)}`,
  );
});

test('options without a prototype are options, and undefined is not given', () => {
  const bare: SummarizeOptions<Row> = Object.assign(Object.create(null), {
    asOf: AS_OF,
    windowDays: undefined,
  });
  expect(summarizeOrders(rows, bare)).toHaveLength(1);
  const none = {
    asOf: AS_OF,
    timeZone: undefined,
    windowDays: undefined,
    frequencyOf: undefined,
    returns: undefined,
    future: undefined,
    currencyDigits: undefined,
    columns: undefined,
    convert: undefined,
    onProblem: undefined,
    onIntake: undefined,
    roster: undefined,
  };
  expect(summarizeOrders(rows, none)).toStrictEqual(summarizeOrders(rows, { asOf: AS_OF }));
});

test('every edge of a range is in it', () => {
  const rows = [order('a', AS_OF, 1.5)];
  expect(summarizeOrders(rows, { asOf: AS_OF, windowDays: 1 })).toHaveLength(1);
  expect(summarizeOrders(rows, { asOf: AS_OF, currencyDigits: 8 })[0]?.monetary).toBe(1.5);
  expect(summarizeOrders(rows, { asOf: AS_OF, currencyDigits: 0 })[0]?.monetary).toBe(2);
});

describe('each function speaks of what it does', () => {
  const wrong = { asOf: AS_OF, windowDays: 0 };
  const ending = 'as "windowDays" must be an integer >= 1: current value is 0';
  const state = lazy(() => emptySummary({ asOf: AS_OF }));

  test.each([
    ['summarize orders', () => summarizeOrders(rows, wrong)],
    ['check orders', () => checkOrders(rows, wrong)],
    ['build histories', () => buildHistories(rows, wrong)],
    ['start a summary', () => emptySummary(wrong)],
    ['add orders', () => addOrders(state(), rows, wrong)],
  ])('%s', (action, call) => {
    expect(failure(call)).toBe(`RangeError: Cannot ${action} ${ending}`);
  });

  test('summarize orders, later', async () => {
    expect(await failureAsync(summarizeOrdersAsync(rows, wrong))).toBe(
      `RangeError: Cannot summarize orders ${ending}`,
    );
  });

  test.each([
    ['check orders', () => checkOrders(rows, { asOf: AS_OF, columns: { date: 1 } as never })],
    ['build histories', () => buildHistories(rows, { asOf: AS_OF, columns: { date: 1 } as never })],
    ['start a summary', () => emptySummary({ asOf: AS_OF, columns: { date: 1 } as never })],
    ['add orders', () => addOrders(state(), rows, { asOf: AS_OF, columns: { date: 1 } as never })],
  ])('%s, of its columns', (action, call) => {
    expect(failure(call)).toBe(
      `TypeError: Cannot ${action} as "date" must be the name of a field or a function of the row: current value is 1`,
    );
  });

  test.each([
    ['check orders', () => checkOrders(rows, { asOf: 'x' })],
    ['build histories', () => buildHistories(rows, { asOf: 'x' })],
    ['start a summary', () => emptySummary({ asOf: 'x' })],
    ['add orders', () => addOrders(state(), rows, { asOf: 'x' })],
  ])('%s, of asOf', (action, call) => {
    expect(failure(call)).toBe(`TypeError: Cannot ${action} as "asOf" must be ${DATE}: current value is "x"`);
  });

  test.each([
    ['check orders', () => checkOrders(rows, { asOf: AS_OF, frequencyOf: 'orders' })],
    ['build histories', () => buildHistories(rows, { asOf: AS_OF, frequencyOf: 'orders' })],
    ['add orders', () => addOrders(state(), rows, { asOf: AS_OF, frequencyOf: 'orders' })],
  ])('%s, of order ids', (action, call) => {
    expect(failure(call)).toBe(
      `TypeError: Cannot ${action} as "frequencyOf" is "orders" and no order id is mapped: name it with columns: { orderId: … }`,
    );
  });

  test.each([
    ['build histories', () => buildHistories(rows, { asOf: AS_OF, roster: [''] })],
    ['add orders', () => addOrders(state(), rows, { asOf: AS_OF, roster: [''] })],
  ])('%s, of the roster', (action, call) => {
    expect(failure(call)).toBe(
      `TypeError: Cannot ${action} as roster[0] must be an account id: current value is ""`,
    );
  });
});

describe('orders that are no orders', () => {
  test.each([
    [null, 'rows or columns: current value is null'],
    [undefined, 'rows or columns: current value is undefined'],
    ['rows', 'rows or columns: current value is "rows"'],
    [7, 'rows or columns: current value is 7'],
    [() => [], 'rows or columns: current value is a function'],
    [{}, 'an iterable of rows or { accountId, day, amount } columns: current value is an object'],
    [
      { day: [], amount: undefined, [Symbol.asyncIterator]: 1 },
      'an iterable of rows or { accountId, day, amount } columns: current value is an object',
    ],
    [
      { accountId: [], day: [] },
      'an iterable of rows or { accountId, day, amount } columns: current value is an object',
    ],
    [
      { accountId: [], amount: [] },
      'an iterable of rows or { accountId, day, amount } columns: current value is an object',
    ],
  ])('%s', (orders, message) => {
    for (const [action, call] of [
      ['summarize orders', () => summarizeOrders(orders as never, { asOf: AS_OF })],
      ['check orders', () => checkOrders(orders as never, { asOf: AS_OF })],
      ['build histories', () => buildHistories(orders as never, { asOf: AS_OF })],
      ['add orders', () => addOrders(emptySummary({ asOf: AS_OF }), orders as never, { asOf: AS_OF })],
    ] as const)
      expect(failure(call)).toBe(`TypeError: Cannot ${action} as the orders must be ${message}`);
  });

  test('an array with fields named day and amount is rows', () => {
    const odd = Object.assign([order('a')], { day: [1], amount: [1] });
    expect(summarizeOrders(odd, { asOf: AS_OF })).toHaveLength(1);
  });

  test.each([
    [null, 'null'],
    ['rows', '"rows"'],
    [{}, 'an object'],
    [{ accountId: [], day: [], amount: [] }, 'an object'],
  ])('%j for the async function is a rejection', async (orders, shown) => {
    expect(await failureAsync(summarizeOrdersAsync(orders as never, { asOf: AS_OF }))).toBe(
      `TypeError: Cannot summarize orders as the orders must be an iterable of rows: current value is ${shown}`,
    );
  });
});
