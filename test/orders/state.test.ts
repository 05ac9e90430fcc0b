/** Summaries as stored JSON: filled in batches, merged from shards, finished at any time, always to the same bits. */
import { describe, expect, test } from 'vitest';
import {
  addOrders,
  emptySummary,
  finishSummary,
  mergeSummaries,
  parseSummaryState,
  type SummarizeOptions,
  type SummaryState,
  summarizeOrders,
} from '../../src/index.ts';
import { AS_OF, collector, failure, lazy, order, type Row } from './help.ts';

const options: SummarizeOptions<Row> = { asOf: AS_OF, columns: { orderId: 'orderId' } };

const rows: Row[] = [
  order('b', '2026-01-05', 0.1, 'x'),
  order('b', '2026-01-06', 0.2, 'y'),
  order('b', '2026-01-05', 1e16, 'x'),
  order('b', '2026-01-10', -0.3, 'y'),
  order('a', '2025-06-01', 5, 'old'),
  order('a', '2026-02-05', 7, 'new'),
  order('😀', '2026-01-31', 0, 'z'),
  order('～', '2026-01-30', -2, 'z'),
];

const ROOT = {
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
    currency: 'unread',
  },
  currencies: [],
};

const throughJson = (state: SummaryState) => parseSummaryState(JSON.stringify(state));

describe('a state', () => {
  test('is empty at first, with the resolved options', () => {
    expect(emptySummary(options)).toStrictEqual({
      ...ROOT,
      intake: { received: 0, accepted: 0, rejected: 0, future: 0, beforeWindow: 0, returns: 0 },
      accounts: [],
    });
    const all: SummarizeOptions<Row> = {
      asOf: new Date('2026-01-31T20:00:00Z'),
      timeZone: 'Asia/Shanghai',
      windowDays: 365,
      frequencyOf: 'days',
      returns: 'count',
      future: 'keep',
      currencyDigits: 2,
      columns: { currency: 'currency' },
    };
    expect(emptySummary(all).options).toStrictEqual({
      asOf: '2026-02-01',
      timeZone: 'Asia/Shanghai',
      windowDays: 365,
      frequencyOf: 'days',
      returns: 'count',
      future: 'keep',
      currencyDigits: 2,
      currency: 'one',
    });
    expect(emptySummary({ ...all, convert: () => 1 }).options.currency).toBe('converted');
    expect(emptySummary({ asOf: AS_OF }).options).toMatchObject({ frequencyOf: 'rows', currency: 'unread' });
    expect(emptySummary({ asOf: AS_OF, frequencyOf: 'orders' }).options.frequencyOf).toBe('orders');
    expect(
      emptySummary({ asOf: AS_OF, frequencyOf: 'rows', columns: { orderId: 'id' } as never }).options
        .frequencyOf,
    ).toBe('rows');
  });

  test('holds the running totals of every account, in code-point order', () => {
    expect(addOrders(emptySummary(options), rows, options)).toStrictEqual({
      ...ROOT,
      intake: { received: 8, accepted: 8, rejected: 0, future: 1, beforeWindow: 0, returns: 2 },
      accounts: [
        {
          accountId: 'a',
          firstDay: 20_240,
          lastDay: 20_240,
          rows: 1,
          monetary: [5],
          returns: { rows: 0, amount: [] },
          days: [20_240],
          orderIds: ['old'],
        },
        {
          accountId: 'b',
          firstDay: 20_458,
          lastDay: 20_459,
          rows: 3,
          monetary: [1e16, 2.7755575615628914e-17],
          returns: { rows: 1, amount: [0.3] },
          days: [20_458, 20_459],
          orderIds: ['x', 'y'],
        },
        {
          accountId: '～',
          firstDay: null,
          lastDay: null,
          rows: 0,
          monetary: [-2],
          returns: { rows: 1, amount: [2] },
          days: [],
          orderIds: [],
        },
        {
          accountId: '😀',
          firstDay: 20_484,
          lastDay: 20_484,
          rows: 1,
          monetary: [],
          returns: { rows: 0, amount: [] },
          days: [20_484],
          orderIds: ['z'],
        },
      ],
    });
  });

  test('days and order ids are sorted, days as numbers', () => {
    const dates = ['2026-01-31', '1969-12-31', '0001-01-01', '1970-01-10', '1970-01-03', '2026-01-31'];
    const ids = ['～', '😀', 'b', '10', '9', 'b'];
    const input = dates.map((date, i) => order('a', date, 1, ids[i]));
    const [account] = addOrders(emptySummary(options), input, options).accounts;
    expect(account?.days).toStrictEqual([-719_162, -1, 2, 9, 20_484]);
    expect(account?.orderIds).toStrictEqual(['10', '9', 'b', '～', '😀']);
    expect([account?.firstDay, account?.lastDay]).toEqual([-719_162, 20_484]);
  });

  test('stores no days and order ids of rows before the window, but the first and last day', () => {
    const windowed = { ...options, windowDays: 31 };
    const input = [order('a', '2025-12-31', 5, 'x'), order('a', '2025-12-01', -5, 'y')];
    const state = addOrders(emptySummary(windowed), input, windowed);
    expect(state.accounts).toStrictEqual([
      {
        accountId: 'a',
        firstDay: 20_453,
        lastDay: 20_453,
        rows: 0,
        monetary: [],
        returns: { rows: 0, amount: [] },
        days: [],
        orderIds: [],
      },
    ]);
    expect(state.intake).toMatchObject({ beforeWindow: 2, returns: 1 });
  });

  test('is not changed by what is made of it', () => {
    const state = addOrders(emptySummary(options), rows, options);
    const text = JSON.stringify(state);
    addOrders(state, rows, options);
    mergeSummaries(state, state);
    finishSummary(state);
    expect(JSON.stringify(state)).toBe(text);
  });

  test('survives JSON', () => {
    for (const state of [emptySummary(options), addOrders(emptySummary(options), rows, options)]) {
      expect(throughJson(state)).toStrictEqual(state);
      expect(parseSummaryState(JSON.parse(JSON.stringify(state)))).toStrictEqual(state);
    }
  });
});

describe('batches', () => {
  test('any split, with JSON between the batches, gives the state and the summaries of the whole', () => {
    const whole = addOrders(emptySummary(options), rows, options);
    const expected = summarizeOrders(rows, options);
    for (let cut = 0; cut <= rows.length; cut++) {
      const first = addOrders(emptySummary(options), rows.slice(0, cut), options);
      const both = addOrders(throughJson(first), rows.slice(cut), options);
      expect(both).toStrictEqual(whole);
      expect(finishSummary(throughJson(both))).toStrictEqual(expected);
    }
  });

  test('frequencyOf comes from the state where the batch does not say', () => {
    const started = { asOf: AS_OF, frequencyOf: 'rows' } as const;
    const state = addOrders(emptySummary(started), rows, { asOf: AS_OF, columns: { orderId: 'orderId' } });
    expect(finishSummary(state)).toStrictEqual(summarizeOrders(rows, started));
    const table = { accountId: ['a', 'a'], day: [1, 1], amount: [1, 2], orderId: ['x', 'x'] };
    const orders = { asOf: AS_OF, frequencyOf: 'orders' } as const;
    const fromTable = addOrders(emptySummary(orders), table, { asOf: AS_OF });
    expect(finishSummary(fromTable)).toStrictEqual(summarizeOrders(table, { asOf: AS_OF }));
  });

  test('an order id that comes in two batches is one order', () => {
    const first = addOrders(emptySummary(options), [order('a', AS_OF, 1, 7)], options);
    const both = addOrders(first, [order('a', AS_OF, 2, '7')], options);
    expect(finishSummary(both)).toMatchObject([{ frequency: 1, monetary: 3 }]);
  });

  test('onIntake tells of the batch, the state of all batches', () => {
    const { intakes, options: collecting } = collector();
    const both = { ...options, ...collecting };
    const bad = [order('', AS_OF), order('a', '2026-02-01', -1, 'x')];
    let state = addOrders(emptySummary(options), rows, both);
    state = addOrders(state, bad, both);
    expect(intakes).toStrictEqual([
      { received: 8, accepted: 8, rejected: 0, future: 1, beforeWindow: 0, returns: 2 },
      { received: 2, accepted: 1, rejected: 1, future: 1, beforeWindow: 0, returns: 1 },
    ]);
    expect(state.intake).toStrictEqual({
      received: 10,
      accepted: 9,
      rejected: 1,
      future: 2,
      beforeWindow: 0,
      returns: 3,
    });
  });

  test('the roster goes into the state', () => {
    const state = addOrders(emptySummary(options), [], { ...options, roster: ['p', 'o'] });
    expect(state.accounts.map((a) => a.accountId)).toEqual(['o', 'p']);
    expect(finishSummary(throughJson(state))).toStrictEqual(
      summarizeOrders([], { ...options, roster: ['o', 'p'] }),
    );
  });

  test('a batch with bad rows fails and leaves the state as it was', () => {
    const state = addOrders(emptySummary(options), rows, options);
    const text = JSON.stringify(state);
    expect(failure(() => addOrders(state, [order('')], options))).toMatch(
      'OrderDataError: Cannot add orders as 1 of 1 rows have problems',
    );
    expect(JSON.stringify(state)).toBe(text);
  });
});

describe('merging', () => {
  const stateOf = (part: readonly Row[]) => addOrders(emptySummary(options), part, options);
  const whole = lazy(() => stateOf(rows));

  test('is associative and commutative; shards are the whole', () => {
    const a = stateOf(rows.slice(0, 2));
    const b = stateOf(rows.slice(2, 3));
    const c = stateOf(rows.slice(3, 6));
    const d = stateOf(rows.slice(6));
    const merge = mergeSummaries;
    expect(merge(merge(merge(a, b), c), d)).toStrictEqual(whole());
    expect(merge(a, merge(b, merge(c, d)))).toStrictEqual(whole());
    expect(merge(merge(d, b), merge(a, c))).toStrictEqual(whole());
    expect(merge(a, b)).toStrictEqual(merge(b, a));
    expect(JSON.stringify(merge(a, b))).toBe(JSON.stringify(merge(b, a)));
  });

  test('with an empty summary changes nothing, from either side', () => {
    const empty = emptySummary(options);
    expect(mergeSummaries(whole(), empty)).toStrictEqual(whole());
    expect(mergeSummaries(empty, whole())).toStrictEqual(whole());
    expect(mergeSummaries(empty, empty)).toStrictEqual(empty);
  });

  test('shards of one order each are the whole', () => {
    const merged = rows.map((row) => throughJson(stateOf([row]))).reduce(mergeSummaries);
    expect(merged).toStrictEqual(whole());
    expect(finishSummary(merged)).toStrictEqual(summarizeOrders(rows, options));
  });

  test('adds up rows by currency, counts of the intake and of returns', () => {
    const priced = { asOf: AS_OF, columns: { currency: 'currency' } } as const;
    const sale = (currency: string, amount: number) => ({ ...order('a', AS_OF, amount), currency });
    const one = addOrders(emptySummary(priced), [sale('USD', 1), sale('EUR', -1)], priced);
    const two = addOrders(emptySummary(priced), [sale('EUR', -1), sale('😀', 1), sale('～', 1)], priced);
    const merged = mergeSummaries(one, two);
    expect(merged.currencies).toStrictEqual([
      { currency: 'EUR', rows: 2 },
      { currency: 'USD', rows: 1 },
      { currency: '～', rows: 1 },
      { currency: '😀', rows: 1 },
    ]);
    expect(merged.intake).toStrictEqual({
      received: 5,
      accepted: 5,
      rejected: 0,
      future: 0,
      beforeWindow: 0,
      returns: 2,
    });
    expect(merged.accounts).toMatchObject([{ rows: 3, monetary: [1], returns: { rows: 2, amount: [2] } }]);
    expect(mergeSummaries(two, one)).toStrictEqual(merged);
  });
});

describe('states of different options are not mixed', () => {
  const base: SummarizeOptions<Row> = { asOf: AS_OF, columns: { orderId: 'orderId' } };
  const cases: ReadonlyArray<readonly [string, SummarizeOptions<Row>, string]> = [
    ['asOf', { ...base, asOf: '2026-02-01' }, '"2026-01-31" and "2026-02-01"'],
    ['timeZone', { ...base, timeZone: 'Asia/Shanghai' }, '"UTC" and "Asia/Shanghai"'],
    ['windowDays', { ...base, windowDays: 30 }, 'null and 30'],
    ['frequencyOf', { ...base, frequencyOf: 'days' }, '"orders" and "days"'],
    ['returns', { ...base, returns: 'count' }, '"net" and "count"'],
    ['future', { ...base, future: 'keep' }, '"exclude" and "keep"'],
    ['currencyDigits', { ...base, currencyDigits: 2 }, 'null and 2'],
  ];

  test.each(cases)('%s', (name, other, values) => {
    const message = `as the options differ: "${name}" is ${values}`;
    expect(failure(() => mergeSummaries(emptySummary(base), emptySummary(other)))).toBe(
      `RangeError: Cannot merge summaries ${message}`,
    );
    expect(failure(() => addOrders(emptySummary(base), [], other))).toBe(
      `RangeError: Cannot add orders ${message}`,
    );
  });

  test('the same day, said in another way, is the same option', () => {
    const state = emptySummary({ asOf: AS_OF });
    expect(
      mergeSummaries(state, emptySummary({ asOf: new Date('2026-01-31T12:00Z'), timeZone: 'UTC' })),
    ).toStrictEqual(state);
    expect(
      addOrders(state, [], { asOf: '2026-01-31T12:00:00Z', returns: 'net', future: 'exclude' }),
    ).toStrictEqual(state);
  });
});

describe('currency read, converted or unread', () => {
  const sale = { ...order('a', AS_OF, 3), currency: 'EUR' };
  const unread: SummarizeOptions<Row> = { asOf: AS_OF };
  const read: SummarizeOptions<Row> = { asOf: AS_OF, columns: { currency: 'currency' } };
  const converted: SummarizeOptions<Row> = { ...read, convert: (x) => 2 * x };
  const filled = (options: SummarizeOptions<Row>) => addOrders(emptySummary(options), [sale], options);
  const differ = (a: string, b: string) => `as the options differ: "currency" is "${a}" and "${b}"`;

  test.each([
    [read, converted, 'one', 'converted'],
    [converted, unread, 'converted', 'unread'],
    [unread, read, 'unread', 'one'],
  ])('%#: rows of one kind are not added to rows of another', (a, b, ofA, ofB) => {
    expect(failure(() => mergeSummaries(filled(a), filled(b)))).toBe(
      `RangeError: Cannot merge summaries ${differ(ofA, ofB)}`,
    );
    expect(failure(() => mergeSummaries(filled(b), filled(a)))).toBe(
      `RangeError: Cannot merge summaries ${differ(ofB, ofA)}`,
    );
    expect(failure(() => addOrders(filled(a), [sale], b))).toBe(
      `RangeError: Cannot add orders ${differ(ofA, ofB)}`,
    );
  });

  test('a state without rows takes the kind of the other, from either side', () => {
    for (const options of [unread, read, converted])
      for (const empty of [unread, read, converted].map((o) => emptySummary(o))) {
        expect(mergeSummaries(empty, filled(options))).toStrictEqual(filled(options));
        expect(mergeSummaries(filled(options), empty)).toStrictEqual(filled(options));
        expect(addOrders(empty, [sale], options)).toStrictEqual(filled(options));
      }
  });

  test.each([
    [unread, read, 'one'],
    [unread, converted, 'converted'],
    [read, converted, 'converted'],
    [read, read, 'one'],
  ])('%#: of two states without rows the stricter kind holds, from either side', (a, b, kind) => {
    const merged = mergeSummaries(emptySummary(a), emptySummary(b));
    expect(merged.options.currency).toBe(kind);
    expect(mergeSummaries(emptySummary(b), emptySummary(a))).toStrictEqual(merged);
  });

  test('columns bring a currency that the options did not name', () => {
    const table = { accountId: ['a'], day: [20_484], amount: [3], currency: ['EUR'] };
    expect(addOrders(emptySummary(unread), table, unread)).toStrictEqual(filled(read));
  });
});

test('what is no state is refused by name', () => {
  const state = emptySummary(options);
  const kind = 'the model\'s "kind" must be "order-summary": current value is';
  expect(failure(() => addOrders({} as never, [], options))).toBe(
    `TypeError: Cannot add orders as ${kind} undefined`,
  );
  expect(failure(() => addOrders(state, [], undefined as never))).toMatch('TypeError: Cannot add orders as ');
  expect(failure(() => mergeSummaries(null as never, state))).toBe(
    `TypeError: Cannot merge summaries as ${kind} undefined`,
  );
  expect(failure(() => mergeSummaries(state, { kind: 'rfm-model' } as never))).toBe(
    `TypeError: Cannot merge summaries as ${kind} "rfm-model"`,
  );
  expect(failure(() => finishSummary([] as never))).toBe(
    `TypeError: Cannot finish a summary as ${kind} undefined`,
  );
  const later = { ...state, version: 2 } as never;
  const version = 'the model\'s "version" must be 1: current value is 2';
  expect(failure(() => addOrders(later, [], options))).toBe(`TypeError: Cannot add orders as ${version}`);
  expect(failure(() => mergeSummaries(later, state))).toBe(`TypeError: Cannot merge summaries as ${version}`);
  expect(failure(() => mergeSummaries(state, later))).toBe(`TypeError: Cannot merge summaries as ${version}`);
  expect(failure(() => finishSummary(later))).toBe(`TypeError: Cannot finish a summary as ${version}`);
});
