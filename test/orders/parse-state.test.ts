/** Stored states come from files and queues: what is not one is refused, and the field at fault is named. */
import { describe, expect, test } from 'vitest';
import {
  addOrders,
  emptySummary,
  finishSummary,
  parseSummaryState,
  type SummaryState,
} from '../../src/index.ts';
import { AS_OF, failure, order } from './help.ts';

const options = { asOf: AS_OF, columns: { orderId: 'orderId', currency: 'currency' } } as const;

const state: SummaryState = {
  kind: 'order-summary',
  version: 1,
  options: {
    asOf: AS_OF,
    timeZone: 'UTC',
    windowDays: null,
    frequencyOf: 'orders',
    returns: 'net',
    future: 'exclude',
    currencyDigits: null,
    currency: 'one',
  },
  intake: { received: 2, accepted: 2, rejected: 0, future: 0, beforeWindow: 0, returns: 1 },
  currencies: [{ currency: 'EUR', rows: 2 }],
  accounts: [
    {
      accountId: 'a',
      firstDay: 20_458,
      lastDay: 20_458,
      rows: 1,
      monetary: [1],
      returns: { rows: 1, amount: [0.5] },
      days: [20_458],
      orderIds: ['x'],
    },
  ],
};

type Place = Record<string, unknown>;

/** The state with another value at a path; `undefined` takes the field away. */
function changed(path: string, value: unknown): unknown {
  const copy = structuredClone(state) as unknown as Place;
  const keys = path.split('.');
  const last = keys.pop() as string;
  const place = keys.reduce((at, key) => at[key] as Place, copy);
  if (value === undefined) delete place[last];
  else place[last] = value;
  return copy;
}

/** What parsing says about each of these changes; all begin alike. */
function endings(changes: ReadonlyArray<readonly [string, unknown]>): string[] {
  const beginning = 'TypeError: Cannot parse order-summary as ';
  return changes.map(([path, value]) => {
    const message = failure(() => parseSummaryState(changed(path, value)));
    return message.startsWith(beginning) ? message.slice(beginning.length) : message;
  });
}

test('a state is given back as it is', () => {
  const rows = [
    { ...order('a', '2026-01-05', 1.5, 'x'), currency: 'EUR' },
    { ...order('a', '2026-01-06', -0.5, 'y'), currency: 'EUR' },
  ];
  expect(addOrders(emptySummary(options), rows, options)).toStrictEqual(state);
  expect(parseSummaryState(state)).toStrictEqual(state);
  expect(parseSummaryState(JSON.stringify(state))).toStrictEqual(state);
  expect(finishSummary(parseSummaryState(JSON.stringify(state)))).toMatchObject([
    { monetary: 1, frequency: 1 },
  ]);
});

describe('what is not a state', () => {
  test.each([
    [
      '{"kind":',
      'SyntaxError: Cannot parse order-summary as the text is not JSON: it starts with "{\\"kind\\":"',
    ],
    ['', 'SyntaxError: Cannot parse order-summary as the text is not JSON: it starts with ""'],
    ['null', 'TypeError: Cannot parse order-summary as it must be an object: current value is null'],
    [null, 'TypeError: Cannot parse order-summary as it must be an object: current value is null'],
    [undefined, 'TypeError: Cannot parse order-summary as it must be an object: current value is undefined'],
    [
      [state],
      'TypeError: Cannot parse order-summary as it must be an object: current value is an array of 1',
    ],
    [7, 'TypeError: Cannot parse order-summary as it must be an object: current value is 7'],
    [
      {},
      'TypeError: Cannot parse order-summary as "kind" must be "order-summary": current value is undefined',
    ],
    [
      { ...state, kind: 'rfm-model' },
      'TypeError: Cannot parse order-summary as "kind" must be "order-summary": current value is "rfm-model"',
    ],
    [
      { ...state, version: 2 },
      'TypeError: Cannot parse order-summary as "version" must be 1: current value is 2',
    ],
    [
      { ...state, version: '1' },
      'TypeError: Cannot parse order-summary as "version" must be 1: current value is "1"',
    ],
  ])('%j', (json, message) => {
    expect(failure(() => parseSummaryState(json))).toBe(message);
  });
});

describe('a field that is missing', () => {
  const fields = [
    'options',
    'options.asOf',
    'options.timeZone',
    'options.windowDays',
    'options.frequencyOf',
    'options.returns',
    'options.future',
    'options.currencyDigits',
    'options.currency',
    'intake',
    'intake.received',
    'intake.accepted',
    'intake.rejected',
    'intake.future',
    'intake.beforeWindow',
    'intake.returns',
    'currencies',
    'currencies.0.currency',
    'currencies.0.rows',
    'accounts',
    'accounts.0.accountId',
    'accounts.0.firstDay',
    'accounts.0.lastDay',
    'accounts.0.rows',
    'accounts.0.monetary',
    'accounts.0.returns',
    'accounts.0.returns.rows',
    'accounts.0.returns.amount',
    'accounts.0.days',
    'accounts.0.orderIds',
  ];

  test('is named', () => {
    expect(endings(fields.map((path) => [path, undefined]))).toMatchInlineSnapshot(`
      [
        ""options" must be of type object: current value is undefined",
        ""options.asOf" must be of type string: current value is undefined",
        ""options.timeZone" must be of type string: current value is undefined",
        ""options.windowDays" must be of type number: current value is undefined",
        ""options.frequencyOf" must be one of "orders", "rows", "days": current value is undefined",
        ""options.returns" must be one of "net", "count", "ignore": current value is undefined",
        ""options.future" must be one of "exclude", "keep": current value is undefined",
        ""options.currencyDigits" must be of type number: current value is undefined",
        ""options.currency" must be one of "unread", "one", "converted": current value is undefined",
        ""intake" must be of type object: current value is undefined",
        ""intake.received" must be of type number: current value is undefined",
        ""intake.accepted" must be of type number: current value is undefined",
        ""intake.rejected" must be of type number: current value is undefined",
        ""intake.future" must be of type number: current value is undefined",
        ""intake.beforeWindow" must be of type number: current value is undefined",
        ""intake.returns" must be of type number: current value is undefined",
        ""currencies" must be of type array: current value is undefined",
        ""currencies.0.currency" must be of type string: current value is undefined",
        ""currencies.0.rows" must be of type number: current value is undefined",
        ""accounts" must be of type array: current value is undefined",
        ""accounts.0.accountId" must be of type string: current value is undefined",
        ""accounts.0.firstDay" must be of type number: current value is undefined",
        ""accounts.0.lastDay" must be of type number: current value is undefined",
        ""accounts.0.rows" must be of type number: current value is undefined",
        ""accounts.0.monetary" must be of type array: current value is undefined",
        ""accounts.0.returns" must be of type object: current value is undefined",
        ""accounts.0.returns.rows" must be of type number: current value is undefined",
        ""accounts.0.returns.amount" must be of type array: current value is undefined",
        ""accounts.0.days" must be of type array: current value is undefined",
        ""accounts.0.orderIds" must be of type array: current value is undefined",
      ]
    `);
  });
});

describe('a field that is wrong', () => {
  const wrong: ReadonlyArray<readonly [string, unknown]> = [
    ['options', 'UTC'],
    ['options.asOf', 20_484],
    ['options.asOf', '2026-02-30'],
    ['options.asOf', '2026-01-31T00:00:00Z'],
    ['options.asOf', ''],
    ['options.timeZone', 8],
    ['options.windowDays', 0],
    ['options.windowDays', 1.5],
    ['options.windowDays', '30'],
    ['options.frequencyOf', 'weeks'],
    ['options.returns', 'gross'],
    ['options.future', 'drop'],
    ['options.currencyDigits', -1],
    ['options.currencyDigits', 9],
    ['options.currencyDigits', 0.5],
    ['options.currency', 'EUR'],
    ['intake', []],
    ['intake.received', -1],
    ['intake.accepted', 0.5],
    ['intake.rejected', '0'],
    ['intake.future', null],
    ['intake.beforeWindow', -1],
    ['intake.returns', 2 ** 53],
    ['currencies', {}],
    ['currencies.0', 'EUR'],
    ['currencies.0.currency', 978],
    ['currencies.0.rows', -1],
    ['accounts', {}],
    ['accounts.0', null],
    ['accounts.0.accountId', 7],
    ['accounts.0.firstDay', 1.5],
    ['accounts.0.firstDay', '2026-01-05'],
    ['accounts.0.lastDay', true],
    ['accounts.0.rows', -1],
    ['accounts.0.monetary', 1],
    ['accounts.0.monetary.0', '1'],
    ['accounts.0.monetary.0', null],
    ['accounts.0.monetary.0', Number.POSITIVE_INFINITY],
    ['accounts.0.monetary.0', Number.NaN],
    ['accounts.0.returns', null],
    ['accounts.0.returns.rows', 0.5],
    ['accounts.0.returns.amount', 0.5],
    ['accounts.0.returns.amount.0', '0.5'],
    ['accounts.0.days', {}],
    ['accounts.0.days.0', 0.5],
    ['accounts.0.accountId', ''],
    ['accounts.0.firstDay', -719_163],
    ['accounts.0.lastDay', 2_932_897],
    ['accounts.0.days.0', -719_163],
    ['accounts.0.days.0', 2_932_897],
    ['accounts.0.rows', 2 ** 31],
    ['accounts.0.returns.rows', -1],
    ['accounts.0.returns.rows', 2 ** 31],
    ['accounts.0.monetary.0', 1.1e300],
    ['accounts.0.monetary.0', -1.1e300],
    ['accounts.0.returns.amount.0', 1.1e300],
    ['accounts.0.orderIds', 'x'],
    ['accounts.0.orderIds.0', 7],
  ];

  test('is named', () => {
    expect(endings(wrong)).toMatchInlineSnapshot(`
      [
        ""options" must be of type object: current value is "UTC"",
        ""options.asOf" must be of type string: current value is 20484",
        ""options.asOf" is wrong: expected an ISO day",
        ""options.asOf" is wrong: expected an ISO day",
        ""options.asOf" is wrong: expected an ISO day",
        ""options.timeZone" must be of type string: current value is 8",
        ""options.windowDays" must be at least 1: current value is 0",
        ""options.windowDays" must be of type int: current value is 1.5",
        ""options.windowDays" must be of type number: current value is "30"",
        ""options.frequencyOf" must be one of "orders", "rows", "days": current value is "weeks"",
        ""options.returns" must be one of "net", "count", "ignore": current value is "gross"",
        ""options.future" must be one of "exclude", "keep": current value is "drop"",
        ""options.currencyDigits" must be at least 0: current value is -1",
        ""options.currencyDigits" must be at most 8: current value is 9",
        ""options.currencyDigits" must be of type int: current value is 0.5",
        ""options.currency" must be one of "unread", "one", "converted": current value is "EUR"",
        ""intake" must be of type object: current value is an array of 0",
        ""intake.received" must be at least 0: current value is -1",
        ""intake.accepted" must be of type int: current value is 0.5",
        ""intake.rejected" must be of type number: current value is "0"",
        ""intake.future" must be of type number: current value is null",
        ""intake.beforeWindow" must be at least 0: current value is -1",
        ""intake.returns" must be at most 9007199254740991: current value is 9007199254740992",
        ""currencies" must be of type array: current value is an object",
        ""currencies.0" must be of type object: current value is "EUR"",
        ""currencies.0.currency" must be of type string: current value is 978",
        ""currencies.0.rows" must be at least 0: current value is -1",
        ""accounts" must be of type array: current value is an object",
        ""accounts.0" must be of type object: current value is null",
        ""accounts.0.accountId" must be of type string: current value is 7",
        ""accounts.0.firstDay" must be of type int: current value is 1.5",
        ""accounts.0.firstDay" must be of type number: current value is "2026-01-05"",
        ""accounts.0.lastDay" must be of type number: current value is true",
        ""accounts.0.rows" must be at least 0: current value is -1",
        ""accounts.0.monetary" must be of type array: current value is 1",
        ""accounts.0.monetary.0" must be of type number: current value is "1"",
        ""accounts.0.monetary.0" must be of type number: current value is null",
        ""accounts.0.monetary.0" must be of type number: current value is Infinity",
        ""accounts.0.monetary.0" must be of type number: current value is NaN",
        ""accounts.0.returns" must be of type object: current value is null",
        ""accounts.0.returns.rows" must be of type int: current value is 0.5",
        ""accounts.0.returns.amount" must be of type array: current value is 0.5",
        ""accounts.0.returns.amount.0" must be of type number: current value is "0.5"",
        ""accounts.0.days" must be of type array: current value is an object",
        ""accounts.0.days.0" must be of type int: current value is 0.5",
        ""accounts.0.accountId" must be at least 1 long: current value is """,
        ""accounts.0.firstDay" must be at least -719162: current value is -719163",
        ""accounts.0.lastDay" must be at most 2932896: current value is 2932897",
        ""accounts.0.days.0" must be at least -719162: current value is -719163",
        ""accounts.0.days.0" must be at most 2932896: current value is 2932897",
        ""accounts.0.rows" must be at most 2147483647: current value is 2147483648",
        ""accounts.0.returns.rows" must be at least 0: current value is -1",
        ""accounts.0.returns.rows" must be at most 2147483647: current value is 2147483648",
        ""accounts.0.monetary.0" must be at most 1e+300: current value is 1.1e+300",
        ""accounts.0.monetary.0" must be at least -1e+300: current value is -1.1e+300",
        ""accounts.0.returns.amount.0" must be at most 1e+300: current value is 1.1e+300",
        ""accounts.0.orderIds" must be of type array: current value is "x"",
        ""accounts.0.orderIds.0" must be of type string: current value is 7",
      ]
    `);
  });

  test.each([
    ['firstDay', null, 'firstDay and lastDay must both be there'],
    ['lastDay', null, 'firstDay and lastDay must both be there'],
    ['returns.rows', 0, 'returns must have an amount'],
    ['returns.amount', [], 'returns must have an amount'],
  ])('fields that belong together: %s %j', (field, value, message) => {
    expect(failure(() => parseSummaryState(changed(`accounts.0.${field}`, value)))).toBe(
      `TypeError: Cannot parse order-summary as "accounts.0" is wrong: ${message}`,
    );
  });

  test('an asOf that is no day is called so', () => {
    expect(failure(() => parseSummaryState(changed('options.asOf', '2026-02-30')))).toBe(
      'TypeError: Cannot parse order-summary as "options.asOf" is wrong: expected an ISO day',
    );
  });
});

describe('a value that is right', () => {
  test.each([
    ['options.asOf', '0001-01-01'],
    ['options.asOf', '9999-12-31'],
    ['options.windowDays', 1],
    ['options.windowDays', null],
    ['options.frequencyOf', 'orders'],
    ['options.frequencyOf', 'rows'],
    ['options.frequencyOf', 'days'],
    ['options.returns', 'net'],
    ['options.returns', 'count'],
    ['options.returns', 'ignore'],
    ['options.future', 'exclude'],
    ['options.future', 'keep'],
    ['options.currencyDigits', 0],
    ['options.currencyDigits', 8],
    ['options.currencyDigits', null],
    ['options.currency', 'unread'],
    ['options.currency', 'one'],
    ['options.currency', 'converted'],
    ['intake.rejected', 0],
    ['currencies.0.rows', 0],
    ['currencies', []],
    ['accounts', []],
    ['accounts.0.orderIds', []],
    ['accounts.0.firstDay', -719_162],
    ['accounts.0.lastDay', 2_932_896],
    ['accounts.0.days', [-719_162, 2_932_896]],
    ['accounts.0.rows', 0],
    ['accounts.0.rows', 2 ** 31 - 1],
    ['accounts.0.returns.rows', 2 ** 31 - 1],
    ['accounts.0.monetary', [1e300]],
    ['accounts.0.monetary', [-1e300]],
    ['accounts.0.monetary', []],
  ])('%s %j', (path, value) => {
    expect(parseSummaryState(changed(path, value))).toStrictEqual(changed(path, value));
  });
});

test('fields that are not known are refused, at every level', () => {
  const places = ['note', 'options.note', 'intake.note', 'currencies.0.note', 'accounts.0.returns.note'];
  expect(endings(places.map((path) => [path, 1]))).toEqual(
    places.map((path) => `there is no field "${path}"`),
  );
});
