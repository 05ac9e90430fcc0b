/** What a summary says about an account: every field, its boundaries, and when it is null. */
import { describe, expect, test } from 'vitest';
import { type AccountSummary, summarizeOrders } from '../../src/index.ts';
import { AS_OF, lazy, order, shuffled } from './help.ts';

const options = { asOf: AS_OF };

function one(rows: Iterable<unknown>, more: object = {}): AccountSummary {
  const accounts = summarizeOrders(rows, { ...options, ...more });
  expect(accounts).toHaveLength(1);
  return accounts[0] as AccountSummary;
}

test('one record an account, with every field, in the order of the type', () => {
  const rows = [
    order('Blue', '2025-12-31', 50),
    order('Acme', '2026-01-20', 80.5),
    order('Acme', '2026-01-05', 120),
    order('Acme', '2026-01-05', 0),
    order('Acme', '2026-01-25', -10),
  ];
  const accounts = summarizeOrders(rows, options);
  expect(accounts).toStrictEqual([
    {
      accountId: 'Acme',
      recency: 11,
      frequency: 3,
      monetary: 190.5,
      tenure: 26,
      firstOrderDate: '2026-01-05',
      lastOrderDate: '2026-01-20',
      purchaseDays: 2,
      averageOrderValue: 63.5,
      returns: { count: 1, amount: 10 },
    },
    {
      accountId: 'Blue',
      recency: 31,
      frequency: 1,
      monetary: 50,
      tenure: 31,
      firstOrderDate: '2025-12-31',
      lastOrderDate: '2025-12-31',
      purchaseDays: 1,
      averageOrderValue: 50,
      returns: { count: 0, amount: 0 },
    },
  ]);
  expect(Object.keys(accounts[0] as object)).toEqual([
    'accountId',
    'recency',
    'frequency',
    'monetary',
    'tenure',
    'firstOrderDate',
    'lastOrderDate',
    'purchaseDays',
    'averageOrderValue',
    'returns',
  ]);
});

describe('recency and tenure', () => {
  test.each([
    ['2026-01-31', 0],
    ['2026-01-30', 1],
    ['2025-01-31', 365],
    ['2024-01-31', 731],
    ['1970-01-01', 20_484],
    ['1969-12-31', 20_485],
    ['0001-01-01', 739_646],
  ])('an order of %s was %i days ago', (date, days) => {
    expect(one([order('a', date)])).toMatchObject({
      recency: days,
      tenure: days,
      firstOrderDate: date,
      lastOrderDate: date,
    });
  });

  test('look at the last and the first order, whatever came first in the input', () => {
    const rows = [order('a', '2026-01-10'), order('a', '2026-01-02'), order('a', '2026-01-30')];
    const expected = { recency: 1, tenure: 29, firstOrderDate: '2026-01-02', lastOrderDate: '2026-01-30' };
    expect(one(rows)).toMatchObject(expected);
    expect(one([...rows].reverse())).toMatchObject(expected);
  });

  test('reach to the end of time', () => {
    expect(one([order('a', '9999-12-31')], { asOf: '9999-12-31' })).toMatchObject({
      recency: 0,
      lastOrderDate: '9999-12-31',
    });
    expect(one([order('a', '0001-01-01')], { asOf: '9999-12-31' }).tenure).toBe(3_652_058);
  });
});

describe('accounts without a purchase', () => {
  const nothing = {
    recency: null,
    frequency: 0,
    tenure: null,
    firstOrderDate: null,
    lastOrderDate: null,
    purchaseDays: 0,
    averageOrderValue: null,
  };

  test('with returns only', () => {
    expect(one([order('a', '2026-01-05', -3), order('a', '2026-01-06', -4)])).toStrictEqual({
      accountId: 'a',
      ...nothing,
      monetary: -7,
      returns: { count: 2, amount: 7 },
    });
  });

  test('with future orders only', () => {
    expect(one([order('a', '2026-02-01', 9), order('a', '2026-02-02', -9)])).toStrictEqual({
      accountId: 'a',
      ...nothing,
      monetary: 0,
      returns: { count: 0, amount: 0 },
    });
  });

  test('with orders before the window only: recency and tenure stay', () => {
    expect(
      one([order('a', '2025-12-31', 9), order('a', '2025-12-01', -9)], { windowDays: 31 }),
    ).toStrictEqual({
      accountId: 'a',
      recency: 31,
      frequency: 0,
      monetary: 0,
      tenure: 31,
      firstOrderDate: '2025-12-31',
      lastOrderDate: '2025-12-31',
      purchaseDays: 0,
      averageOrderValue: null,
      returns: { count: 0, amount: 0 },
    });
  });

  test('of the roster', () => {
    expect(one([], { roster: ['a'] })).toStrictEqual({
      accountId: 'a',
      ...nothing,
      monetary: 0,
      returns: { count: 0, amount: 0 },
    });
  });
});

describe('monetary and average order value', () => {
  test('an amount of zero is a purchase', () => {
    expect(one([order('a', AS_OF, 0)])).toMatchObject({
      recency: 0,
      frequency: 1,
      monetary: 0,
      averageOrderValue: 0,
      purchaseDays: 1,
    });
  });

  test('minus zero is zero, and no return', () => {
    const account = one([order('a', AS_OF, -0), order('a', AS_OF, -0)]);
    expect(account.monetary).toBe(0);
    expect(account.averageOrderValue).toBe(0);
    expect(account.returns).toStrictEqual({ count: 0, amount: 0 });
    expect(account.frequency).toBe(2);
  });

  test('the smallest amount there is counts, and its negative is a return', () => {
    expect(one([order('a', AS_OF, 5e-324)])).toMatchObject({ monetary: 5e-324, frequency: 1 });
    expect(one([order('a', AS_OF, -5e-324)])).toMatchObject({
      monetary: -5e-324,
      frequency: 0,
      returns: { count: 1, amount: 5e-324 },
    });
  });

  test('sums are those of exact arithmetic', () => {
    expect(one([0.1, 0.2, 0.3].map((x) => order('a', AS_OF, x))).monetary).toBe(0.6);
    expect(one([1e16, 1, 1, -1e16].map((x) => order('a', AS_OF, x))).monetary).toBe(2);
    expect(one([1e290, 1e-290, -1e290].map((x) => order('a', AS_OF, x))).monetary).toBe(1e-290);
    expect(one([1e290, 1, 1e-290, -1e290, -1].map((x) => order('a', AS_OF, x))).monetary).toBe(1e-290);
  });

  test('the average divides by frequency, whatever frequency counts', () => {
    const rows = [order('a', AS_OF, 1, 'x'), order('a', AS_OF, 2, 'x'), order('a', '2026-01-30', 6, 'x')];
    const columns = { orderId: 'orderId' };
    expect(one(rows, { columns }).averageOrderValue).toBe(9);
    expect(one(rows, { columns, frequencyOf: 'rows' }).averageOrderValue).toBe(3);
    expect(one(rows, { columns, frequencyOf: 'days' }).averageOrderValue).toBe(4.5);
  });
});

describe('what orders may be', () => {
  const rows = [order('b', '2026-01-05', 2), order('a', '2026-01-06', 3), order('b', '2026-01-07', 4)];
  const expected = lazy(() => summarizeOrders(rows, options));

  test('any iterable', () => {
    function* generated() {
      yield* rows;
    }
    expect(summarizeOrders(new Set(rows), options)).toStrictEqual(expected());
    expect(summarizeOrders(new Map(rows.entries()).values(), options)).toStrictEqual(expected());
    expect(summarizeOrders(generated(), options)).toStrictEqual(expected());
  });

  test('rows with more fields, frozen rows, rows without a prototype, rows that are arrays', () => {
    const frozen = Object.freeze(rows.map((row) => Object.freeze({ ...row, region: 'north' })));
    expect(summarizeOrders(frozen, options)).toStrictEqual(expected());
    const bare = rows.map((row) => Object.assign(Object.create(null), row));
    expect(summarizeOrders(bare, options)).toStrictEqual(expected());
    const arrays = rows.map((row) => [row.accountId, row.date, row.amount]);
    const columns = { accountId: '0', date: '1', amount: '2' };
    expect(summarizeOrders(arrays as never[], { ...options, columns: columns as never })).toStrictEqual(
      expected(),
    );
  });

  test('rows whose fields are getters, in a prototype', () => {
    class Sale {
      get accountId() {
        return 'a';
      }
      get date() {
        return AS_OF;
      }
      get amount() {
        return 7;
      }
    }
    expect(one([new Sale(), new Sale()])).toMatchObject({ accountId: 'a', monetary: 14 });
  });

  test('nothing gives nothing', () => {
    expect(summarizeOrders([], options)).toStrictEqual([]);
    expect(summarizeOrders({ accountId: [], day: [], amount: [] }, options)).toStrictEqual([]);
  });
});

describe('columns', () => {
  const rows = [
    { customer: 'Acme', at: '2026-01-05', cents: 12_050 },
    { customer: 'Acme', at: '2026-01-20', cents: -50 },
  ];

  test('by name', () => {
    expect(one(rows, { columns: { accountId: 'customer', date: 'at', amount: 'cents' } })).toMatchObject({
      accountId: 'Acme',
      monetary: 12_000,
      lastOrderDate: '2026-01-05',
      returns: { count: 1, amount: 50 },
    });
  });

  test('by accessor, each of them', () => {
    const columns = {
      accountId: (row: (typeof rows)[number]) => row.customer.toUpperCase(),
      date: (row: (typeof rows)[number]) => new Date(row.at),
      amount: (row: (typeof rows)[number]) => row.cents / 100,
      orderId: (row: (typeof rows)[number]) => row.at,
    };
    expect(summarizeOrders(rows, { ...options, columns })).toMatchObject([
      { accountId: 'ACME', monetary: 120, frequency: 1, lastOrderDate: '2026-01-05' },
    ]);
  });

  test('some named, the others by default', () => {
    const mixed = [{ who: 'a', date: AS_OF, amount: 3 }];
    expect(one(mixed, { columns: { accountId: 'who' } })).toMatchObject({ accountId: 'a', monetary: 3 });
    expect(one(mixed, { columns: { accountId: 'who', date: undefined, amount: undefined } })).toMatchObject({
      accountId: 'a',
      monetary: 3,
    });
    expect(one([{ accountId: 'a', date: AS_OF, net: 4 }], { columns: { amount: 'net' } }).monetary).toBe(4);
    expect(one([{ accountId: 'a', on: AS_OF, amount: 4 }], { columns: { date: 'on' } }).recency).toBe(0);
  });

  test('a field with a name that objects inherit is read as any other', () => {
    const rows = [JSON.parse('{"constructor":"a","toString":"2026-01-31","__proto__":5}')];
    const columns = { accountId: 'constructor', date: 'toString', amount: '__proto__' };
    expect(one(rows, { columns })).toMatchObject({ accountId: 'a', recency: 0, monetary: 5 });
  });
});

describe('account ids', () => {
  test('the same account as text and as a number is one account', () => {
    const rows = [
      { accountId: 17850, date: AS_OF, amount: 1 },
      { accountId: '17850', date: AS_OF, amount: 2 },
      { accountId: 17850, date: AS_OF, amount: 4 },
      { accountId: '017850', date: AS_OF, amount: 8 },
      { accountId: -0, date: AS_OF, amount: 16 },
      { accountId: 0, date: AS_OF, amount: 32 },
      { accountId: -5, date: AS_OF, amount: 64 },
      { accountId: Number.MAX_SAFE_INTEGER, date: AS_OF, amount: 128 },
    ];
    const expected = [
      ['-5', 64],
      ['0', 48],
      ['017850', 8],
      ['17850', 7],
      ['9007199254740991', 128],
    ];
    for (const input of [rows, [...rows].reverse()])
      expect(summarizeOrders(input, options).map((a) => [a.accountId, a.monetary])).toEqual(expected);
  });

  test('are not trimmed, folded or normalised', () => {
    const ids = ['a', 'A', ' a', 'a ', '\u00e9', 'e\u0301', '\u0000', 'a\u0000'];
    const accounts = summarizeOrders(
      ids.map((id) => order(id)),
      options,
    );
    expect(accounts.map((a) => a.accountId)).toEqual([
      '\u0000',
      ' a',
      'A',
      'a',
      'a\u0000',
      'a ',
      'e\u0301',
      '\u00e9',
    ]);
  });

  test.each([
    [
      'astral characters after U+FF5E',
      ['10', '9', 'Z', 'a', 'ab', 'z', '\ue000', '～', '\uffff', '𐀀', '😀', '😀a'],
    ],
    ['lone surrogates', ['Z', 'a', '\ud7ff', '\ud800', '\ud800a', '\ud801', '\udfff']],
    ['the empty end first', ['a', 'a\u0000', 'a\u0000\u0000', 'aa', 'b']],
  ])('come in code-point order: %s', (_, sorted) => {
    for (const input of [sorted, [...sorted].reverse(), [...sorted].sort(), shuffled(sorted, 1)])
      expect(
        summarizeOrders(
          input.map((id) => order(id)),
          options,
        ).map((a) => a.accountId),
      ).toEqual(sorted);
  });
});
