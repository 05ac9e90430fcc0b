/** Stored states come from files and queues: what is not one is refused, and the field at fault is named. */
import { describe, expect, test } from 'vitest';
import { addOrders, emptySummary, finishSummary, parseSummaryState } from '../../src/index.ts';
import { AS_OF, failure, order } from './help.ts';

const options = { asOf: AS_OF, columns: { orderId: 'orderId', currency: 'currency' } } as const;
const rows = [
  { ...order('a', '2026-01-05', 1.5, 'x'), currency: 'EUR' },
  { ...order('a', '2026-01-06', -0.5, 'y'), currency: 'EUR' },
];
const state = addOrders(emptySummary(options), rows, options);

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

test('a state is given back as it is', () => {
  expect(parseSummaryState(state)).toStrictEqual(state);
  expect(parseSummaryState(JSON.stringify(state))).toStrictEqual(state);
  expect(finishSummary(parseSummaryState(JSON.stringify(state)))).toMatchObject([{ monetary: 1, frequency: 1 }]);
});

describe('what is not a state', () => {
  test.each([
    ['{"kind":', 'SyntaxError: Cannot parse order-summary as the text is not JSON: it starts with "{\\"kind\\":"'],
    ['', 'SyntaxError: Cannot parse order-summary as the text is not JSON: it starts with ""'],
    ['null', 'TypeError: Cannot parse order-summary as it must be an object: current value is null'],
    [null, 'TypeError: Cannot parse order-summary as it must be an object: current value is null'],
    [undefined, 'TypeError: Cannot parse order-summary as it must be an object: current value is undefined'],
    [[state], 'TypeError: Cannot parse order-summary as it must be an object: current value is an array of 1'],
    [7, 'TypeError: Cannot parse order-summary as it must be an object: current value is 7'],
    [{}, 'TypeError: Cannot parse order-summary as "kind" must be "order-summary": current value is undefined'],
    [
      { ...state, kind: 'rfm-model' },
      'TypeError: Cannot parse order-summary as "kind" must be "order-summary": current value is "rfm-model"',
    ],
    [{ ...state, version: 2 }, 'TypeError: Cannot parse order-summary as "version" must be 1: current value is 2'],
    [{ ...state, version: '1' }, 'TypeError: Cannot parse order-summary as "version" must be 1: current value is "1"'],
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

  test.each(fields)('%s', (path) => {
    expect(failure(() => parseSummaryState(changed(path, undefined)))).toMatch(
      `TypeError: Cannot parse order-summary as "${path}" is wrong: `,
    );
  });
});

describe('a field that is wrong', () => {
  test.each([
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
    ['accounts.0.orderIds', 'x'],
    ['accounts.0.orderIds.0', 7],
  ])('%s %j', (path, value) => {
    expect(failure(() => parseSummaryState(changed(path, value)))).toMatch(
      `TypeError: Cannot parse order-summary as "${path}" is wrong: `,
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
  ])('%s %j', (path, value) => {
    expect(parseSummaryState(changed(path, value))).toStrictEqual(changed(path, value));
  });

  test('fields of later versions of the library are left out', () => {
    expect(parseSummaryState({ ...state, note: 'nightly' })).toStrictEqual(state);
  });
});
