/** Orders as columns: whatever the arrays are made of, the answer is that of the same orders as rows. */
import { describe, expect, test } from 'vitest';
import {
  addOrders,
  buildHistories,
  checkOrders,
  emptySummary,
  finishSummary,
  type OrderTable,
  type SummarizeOptions,
  summarizeOrders,
} from '../../src/index.ts';
import { createRandom } from '../../src/internal/random.ts';
import { AS_OF, collector, failure } from './help.ts';
import { isoOf } from './oracle.ts';

const AS_OF_DAY = 20_484;

interface Sale {
  readonly account: number;
  readonly day: number;
  readonly amount: number;
}

/** Sales of accounts 0 to `accounts - 1` in disorder: purchases, returns, zeros, rows of the future and of long ago. */
function sales(rows: number, accounts: number, seed: number): Sale[] {
  const random = createRandom(seed);
  return Array.from({ length: rows }, () => {
    const kind = random.below(10);
    const amount = kind === 0 ? 0 : (random.below(200_000) + 1) / 100;
    return {
      account: random.below(accounts),
      day: AS_OF_DAY + 3 - random.below(60),
      amount: kind === 1 ? -amount : amount,
    };
  });
}

const asRows = (list: readonly Sale[], id: (account: number) => string | number) =>
  list.map(({ account, day, amount }) => ({ accountId: id(account), date: isoOf(day), amount }));

const OPTIONS: ReadonlyArray<Omit<SummarizeOptions<unknown>, 'asOf'>> = [
  {},
  { windowDays: 20 },
  { windowDays: 100_000_000 },
  { returns: 'count', future: 'keep', frequencyOf: 'days' },
  { returns: 'ignore', windowDays: 31, future: 'keep', currencyDigits: 2 },
  { roster: ['0', 'z', 'a5'] },
];

describe('give the same summaries as rows', () => {
  const list = sales(3000, 400, 1);
  const codes = list.map((s) => s.account);
  const day = Int32Array.from(list, (s) => s.day);
  const amount = Float64Array.from(list, (s) => s.amount);
  const plain = (account: number) => account;

  const tables: ReadonlyArray<readonly [string, OrderTable, (account: number) => string | number]> = [
    ['Int32Array ids', { accountId: Int32Array.from(codes), day, amount }, plain],
    ['Uint32Array ids', { accountId: Uint32Array.from(codes), day, amount }, plain],
    ['Uint16Array ids', { accountId: Uint16Array.from(codes), day, amount }, plain],
    ['Uint8Array ids', { accountId: Uint8Array.from(codes, (c) => c % 256), day, amount }, (c) => c % 256],
    ['Float64Array ids', { accountId: Float64Array.from(codes), day, amount }, plain],
    ['numbers in an array', { accountId: codes, day, amount }, plain],
    ['ids far from 0', { accountId: Int32Array.from(codes, (c) => c + 1e9), day, amount }, (c) => c + 1e9],
    ['negative ids', { accountId: Int32Array.from(codes, (c) => c - 200), day, amount }, (c) => c - 200],
    [
      'sparse ids',
      { accountId: Int32Array.from(codes, (c) => c * 5_000_000), day, amount },
      (c) => c * 5_000_000,
    ],
    ['text ids', { accountId: codes.map((c) => `a${c}`), day, amount }, (c) => `a${c}`],
    [
      'ids from end to end of 32 bits',
      { accountId: Int32Array.from(codes, (c) => (c % 2 === 0 ? -(2 ** 31) : 2 ** 31 - 1)), day, amount },
      (c) => (c % 2 === 0 ? -(2 ** 31) : 2 ** 31 - 1),
    ],
    ['plain arrays', { accountId: Int32Array.from(codes), day: [...day], amount: [...amount] }, plain],
    ['days in a plain array', { accountId: Int32Array.from(codes), day: [...day], amount }, plain],
    ['amounts in a plain array', { accountId: Int32Array.from(codes), day, amount: [...amount] }, plain],
    [
      'days in a Float64Array',
      { accountId: Int32Array.from(codes), day: Float64Array.from(day), amount },
      plain,
    ],
  ];

  test.each(tables)('%s', (_, table, id) => {
    const rows = asRows(list, id);
    for (const more of OPTIONS) {
      const ofRows = collector();
      const ofTable = collector();
      const expected = summarizeOrders(rows, {
        asOf: AS_OF,
        ...(more as object),
        onIntake: ofRows.options.onIntake,
      });
      const found = summarizeOrders(table, {
        asOf: AS_OF,
        ...(more as object),
        onIntake: ofTable.options.onIntake,
      });
      expect(found).toStrictEqual(expected);
      expect(ofTable.intakes).toStrictEqual(ofRows.intakes);
    }
  });

  test('amounts as float32 are the doubles that they are', () => {
    const table = { accountId: ['a', 'a'], day: [1, 2], amount: Float32Array.of(0.1, 0.2) };
    expect(summarizeOrders(table, { asOf: AS_OF })[0]?.monetary).toBe(Math.fround(0.1) + Math.fround(0.2));
  });

  test('histories and states too', () => {
    const rows = asRows(list, plain);
    for (const accountId of [Int32Array.from(codes), codes, Float64Array.from(codes)]) {
      const table = { accountId, day, amount };
      expect(buildHistories(table, { asOf: AS_OF })).toStrictEqual(buildHistories(rows, { asOf: AS_OF }));
      const options = { asOf: AS_OF };
      const state = addOrders(emptySummary(options), table, options);
      expect(state).toStrictEqual(addOrders(emptySummary(options), rows, options));
      expect(addOrders(state, table, options)).toStrictEqual(addOrders(state, rows, options));
    }
  });
});

test('two orders of one account on one day, first or last, in a table of one account', () => {
  const table = {
    accountId: Int32Array.of(7, 7, 7, 7),
    day: Int32Array.of(5, 5, 4, 5),
    amount: Float64Array.of(1, 2, 3, 4),
  };
  expect(summarizeOrders(table, { asOf: '1970-01-10' })).toStrictEqual([
    {
      accountId: '7',
      recency: 4,
      frequency: 4,
      monetary: 10,
      tenure: 5,
      firstOrderDate: '1970-01-05',
      lastOrderDate: '1970-01-06',
      purchaseDays: 2,
      averageOrderValue: 2.5,
      returns: { count: 0, amount: 0 },
    },
  ]);
});

describe('more rows than wait in a buffer', () => {
  /** Whole amounts, so that naive sums are exact as well. */
  function expectTotals(codes: Int32Array): void {
    const day = Int32Array.from(codes, (_, row) => 20_000 + ((row * 7) % 400));
    const amount = Float64Array.from(codes, (_, row) => (row % 1000) + 1);
    const sums = new Map<number, { rows: number; sum: number; first: number; last: number }>();
    codes.forEach((code, row) => {
      const d = day[row] as number;
      const total = sums.get(code) ?? { rows: 0, sum: 0, first: d, last: d };
      total.rows++;
      total.sum += amount[row] as number;
      total.first = Math.min(total.first, d);
      total.last = Math.max(total.last, d);
      sums.set(code, total);
    });
    const found = summarizeOrders({ accountId: codes, day, amount }, { asOf: AS_OF });
    expect(found).toHaveLength(sums.size);
    const wrong = found.find(({ accountId, frequency, monetary, recency, tenure }) => {
      const total = sums.get(Number(accountId));
      const expected = [
        total?.rows,
        total?.sum,
        AS_OF_DAY - (total?.last ?? 0),
        AS_OF_DAY - (total?.first ?? 0),
      ];
      return [frequency, monetary, recency, tenure].join() !== expected.join();
    });
    expect(wrong).toBeUndefined();
  }

  test.each([4095, 4096, 4097, 4098, 8191, 8192, 8193, 8194, 12_345])('%i of one account', (rows) => {
    expectTotals(new Int32Array(rows).fill(5));
  });

  test('of a few accounts, and of accounts of several parts', () => {
    expectTotals(Int32Array.from({ length: 30_000 }, (_, row) => (row * 7919) % 3));
    expectTotals(Int32Array.from({ length: 40_000 }, (_, row) => (row * 7919) % 3001));
    expectTotals(Int32Array.from({ length: 40_000 }, (_, row) => 100_000 + (((row * 7919) % 3001) >> 3)));
  });

  test('of so many accounts that each part gets little room', () => {
    expectTotals(Int32Array.from({ length: 530_000 }, (_, row) => (row % 262_400) * 8));
  });
});

test('sums of columns are exact', () => {
  const amounts = [0.1, 0.2, 0.3, 1e16, 1, 1e-20, -1e16, -1, 3e15, 0.5, 1e-300];
  for (const accountId of [Int32Array.from(amounts, () => 3), amounts.map(() => 'a')]) {
    const table = { accountId, day: Int32Array.from(amounts, () => 1), amount: Float64Array.from(amounts) };
    const rows = amounts.map((amount) => ({ accountId: 'a', date: '1970-01-02', amount }));
    expect(summarizeOrders(table, { asOf: AS_OF })[0]?.monetary).toBe(
      summarizeOrders(rows, { asOf: AS_OF })[0]?.monetary,
    );
  }
});

describe('more columns', () => {
  test('an order id column makes frequency count orders', () => {
    const table = {
      accountId: ['a', 'a', 'b', 'a'],
      day: [1, 1, 1, 2],
      amount: [1, 2, 3, 4],
      orderId: [7, '7', 7, 8] as never,
    };
    const frequency = (frequencyOf?: 'orders' | 'rows' | 'days') =>
      summarizeOrders(table, { asOf: AS_OF, frequencyOf }).map((a) => a.frequency);
    expect(frequency()).toEqual([2, 1]);
    expect(frequency('orders')).toEqual([2, 1]);
    expect(frequency('rows')).toEqual([3, 1]);
    expect(frequency('days')).toEqual([2, 1]);
    const numbers = { ...table, orderId: Float64Array.of(7, -0, 7, 0) };
    expect(summarizeOrders(numbers, { asOf: AS_OF }).map((a) => a.frequency)).toEqual([2, 1]);
    const dense = {
      ...numbers,
      accountId: Int32Array.of(1, 1, 2, 1),
      day: Int32Array.of(1, 1, 1, 2),
      amount: Float64Array.of(1, 2, 3, 4),
    };
    expect(summarizeOrders(dense, { asOf: AS_OF }).map((a) => a.frequency)).toEqual([2, 1]);
  });

  test('without one, orders cannot be counted', () => {
    const table = { accountId: ['a'], day: [1], amount: [1] };
    expect(summarizeOrders(table, { asOf: AS_OF })[0]?.frequency).toBe(1);
    expect(failure(() => summarizeOrders(table, { asOf: AS_OF, frequencyOf: 'orders' }))).toBe(
      'TypeError: Cannot summarize orders as "frequencyOf" is "orders" and no order id is mapped: name it with columns: { orderId: … }',
    );
    const columns = { orderId: 'orderId' } as never;
    expect(failure(() => buildHistories(table, { asOf: AS_OF, frequencyOf: 'orders', columns }))).toMatch(
      'TypeError: Cannot build histories as "frequencyOf" is "orders" and no order id is mapped',
    );
  });

  test('columns that are undefined are not there', () => {
    const table = {
      accountId: ['a'],
      day: [1],
      amount: [1],
      orderId: undefined,
      currency: undefined,
      category: undefined,
    };
    expect(summarizeOrders(table, { asOf: AS_OF })).toHaveLength(1);
    expect(buildHistories(table, { asOf: AS_OF })).toMatchObject([{ orderIds: null, categories: null }]);
  });

  test('states that started with order ids and currency go on with columns that have them', () => {
    const options = { asOf: AS_OF, columns: { orderId: 'o', currency: 'c' } } as const;
    const rows = [
      { accountId: 'a', date: '1970-01-02', amount: 1, o: 1, c: 'EUR' },
      { accountId: 'a', date: '1970-01-02', amount: 2, o: '1', c: 'EUR' },
    ];
    const table = {
      accountId: ['a', 'a'],
      day: [1, 1],
      amount: [1, 2],
      orderId: ['1', '1'],
      currency: ['EUR', 'EUR'],
    };
    const fromTable = addOrders(emptySummary(options), table, options);
    expect(fromTable).toStrictEqual(addOrders(emptySummary(options), rows, options));
    expect(finishSummary(fromTable)).toMatchObject([{ frequency: 1, monetary: 3 }]);
  });
});

describe('bad rows', () => {
  const DAY = 'whole days since 1970-01-01, from the year 1 to 9999';
  const base = {
    accountId: ['a', 'b', 'a'] as unknown[],
    day: [1, 2, 3] as unknown[],
    amount: [1, 2, 3] as unknown[],
    orderId: ['x', 'y', 'z'] as unknown[],
    currency: ['EUR', 'EUR', 'EUR'] as unknown[],
    category: ['c', 'c', 'c'] as unknown[],
  };
  const broken = (field: keyof typeof base, value: unknown) =>
    ({ ...base, [field]: [base[field][0], value, base[field][2]] }) as unknown as OrderTable;

  test.each<[keyof typeof base, unknown, string, string, string, string]>([
    [
      'accountId',
      '',
      'order.invalid_account_id',
      'accountId',
      'text that is not blank, or a whole number',
      '""',
    ],
    [
      'accountId',
      1.5,
      'order.invalid_account_id',
      'accountId',
      'text that is not blank, or a whole number',
      '1.5',
    ],
    [
      'accountId',
      null,
      'order.invalid_account_id',
      'accountId',
      'text that is not blank, or a whole number',
      'null',
    ],
    ['day', 1.5, 'order.invalid_date', 'day', DAY, '1.5'],
    ['day', '1', 'order.invalid_date', 'day', DAY, '"1"'],
    ['day', Number.NaN, 'order.invalid_date', 'day', DAY, 'NaN'],
    ['day', -719_163, 'order.invalid_date', 'day', DAY, '-719163'],
    ['day', 2_932_897, 'order.invalid_date', 'day', DAY, '2932897'],
    ['day', undefined, 'order.invalid_date', 'day', DAY, 'undefined'],
    ['amount', '2', 'order.invalid_amount', 'amount', 'a finite number within ±1e+290', '"2"'],
    ['amount', Number.NaN, 'order.invalid_amount', 'amount', 'a finite number within ±1e+290', 'NaN'],
    ['amount', -1e291, 'order.invalid_amount', 'amount', 'a finite number within ±1e+290', '-1e+291'],
    ['orderId', ' ', 'order.invalid_order_id', 'orderId', 'text that is not blank, or a whole number', '" "'],
    [
      'orderId',
      undefined,
      'order.invalid_order_id',
      'orderId',
      'text that is not blank, or a whole number',
      'undefined',
    ],
    ['currency', ' ', 'order.invalid_currency', 'currency', 'text that is not blank', '" "'],
    ['currency', 978, 'order.invalid_currency', 'currency', 'text that is not blank', '978'],
    ['currency', undefined, 'order.invalid_currency', 'currency', 'text that is not blank', 'undefined'],
    ['category', 3, 'order.invalid_category', 'category', 'text', '3'],
    ['category', undefined, 'order.invalid_category', 'category', 'text', 'undefined'],
  ])('%s %o', (column, value, code, field, expected, received) => {
    const table = broken(column, value);
    const problem = { code, row: 1, field, expected, received };
    expect(checkOrders(table, { asOf: AS_OF })).toStrictEqual([problem]);
    const { problems, intakes, options } = collector();
    const accounts = summarizeOrders(table, { asOf: AS_OF, ...options });
    expect(accounts).toMatchObject([{ accountId: 'a', monetary: 4, frequency: 2, purchaseDays: 2 }]);
    expect(problems).toStrictEqual([problem]);
    expect(intakes).toStrictEqual([
      { received: 3, accepted: 2, rejected: 1, future: 0, beforeWindow: 0, returns: 0 },
    ]);
    expect(failure(() => summarizeOrders(table, { asOf: AS_OF }))).toBe(
      `OrderDataError: Cannot summarize orders as 1 of 3 rows have problems:\n  orders[1].${field} must be ${expected}: received ${received}\nPass onProblem to collect the problems and go on with the good rows, or call checkOrders for all of them`,
    );
  });

  test.each<[keyof typeof base, unknown]>([
    ['day', -719_162],
    ['day', 2_932_896],
    ['amount', 1e290],
    ['amount', -1e290],
    ['amount', -0],
    ['category', ''],
  ])('%s %o is right', (column, value) => {
    expect(checkOrders(broken(column, value), { asOf: AS_OF })).toEqual([]);
  });

  test('a row is looked at whole', () => {
    const bad = { accountId: [''], day: [0.5], amount: [''], orderId: [''], currency: [''], category: [1] };
    expect(checkOrders(bad as never, { asOf: AS_OF }).map((p) => p.field)).toEqual([
      'accountId',
      'day',
      'amount',
      'orderId',
      'category',
      'currency',
    ]);
  });

  test('in typed columns, beside rows of the same account', () => {
    const accountId = Int32Array.of(5, 5, 5, 5, 5, 5, 5, 6);
    const amount = Float64Array.of(1, Number.NaN, 2, 1e291, 4, 8, Number.POSITIVE_INFINITY, 16);
    const day = Int32Array.of(10, 10, -719_163, 10, 2_932_897, 11, 10, -2_000_000);
    for (const more of [{}, { windowDays: 30_000 }, { windowDays: 90_000_000 }, { future: 'keep' as const }])
      for (const table of [
        { accountId, day, amount },
        { accountId: [...accountId], day, amount },
        { accountId, day: [...day], amount },
        { accountId, day, amount: [...amount] },
      ]) {
        const { problems, intakes, options } = collector();
        const accounts = summarizeOrders(table, { asOf: AS_OF, ...more, ...options });
        expect(accounts).toMatchObject([
          { accountId: '5', monetary: 9, frequency: 2, purchaseDays: 2, tenure: 20_474 },
        ]);
        expect(accounts).toHaveLength(1);
        expect(problems.map((p) => `${p.row} ${p.field}`)).toEqual([
          '1 amount',
          '2 day',
          '3 amount',
          '4 day',
          '6 amount',
          '7 day',
        ]);
        expect(intakes).toMatchObject([{ received: 8, accepted: 2, rejected: 6 }]);
      }
  });

  test('convert is asked about good rows only', () => {
    const asked: string[] = [];
    const convert = (amount: number, currency: string) => {
      asked.push(currency);
      return amount * 2;
    };
    const table = {
      accountId: ['a', 'a', 'a'],
      day: [1, 1.5, 1],
      amount: [1, 2, 4],
      currency: ['A', 'B', 'C'],
    };
    const { options } = collector();
    expect(summarizeOrders(table, { asOf: AS_OF, convert, ...options })[0]?.monetary).toBe(10);
    expect(asked).toEqual(['A', 'C']);
  });
});

describe('columns of different length', () => {
  const table = { accountId: ['a', 'b'], day: [1, 2], amount: [1, 2] };
  const message = (wrong: object) =>
    failure(() => summarizeOrders({ ...table, ...wrong } as never, { asOf: AS_OF }));

  test.each([
    [{ day: [1] }, '"accountId" has 2 and "day" has 1'],
    [{ amount: [1, 2, 3] }, '"accountId" has 2 and "amount" has 3'],
    [{ orderId: ['x'] }, '"accountId" has 2 and "orderId" has 1'],
    [{ currency: [] }, '"accountId" has 2 and "currency" has 0'],
    [{ category: ['x', 'y', 'z'] }, '"accountId" has 2 and "category" has 3'],
    [{ day: undefined }, '"accountId" has 2 and "day" has undefined'],
    [{ amount: undefined }, '"accountId" has 2 and "amount" has undefined'],
    [{ accountId: undefined }, '"accountId" has undefined and "accountId" has undefined'],
    [{ day: {} }, '"accountId" has 2 and "day" has undefined'],
    [{ orderId: null }, '"accountId" has 2 and "orderId" has undefined'],
    [{ orderId: {} }, '"accountId" has 2 and "orderId" has undefined'],
  ])('%j', (wrong, ending) => {
    expect(message(wrong)).toBe(
      `RangeError: Cannot summarize orders as the columns must have one length: ${ending}`,
    );
  });

  test('is said by every function', () => {
    const wrong = { ...table, day: [1] };
    const ending = 'as the columns must have one length: "accountId" has 2 and "day" has 1';
    const options = { asOf: AS_OF };
    expect(failure(() => checkOrders(wrong, options))).toBe(`RangeError: Cannot check orders ${ending}`);
    expect(failure(() => buildHistories(wrong, options))).toBe(
      `RangeError: Cannot build histories ${ending}`,
    );
    expect(failure(() => addOrders(emptySummary(options), wrong, options))).toBe(
      `RangeError: Cannot add orders ${ending}`,
    );
  });

  test('no rows are no crash', () => {
    for (const accountId of [[], new Int32Array(0), new Float64Array(0)])
      expect(
        summarizeOrders(
          { accountId, day: new Int32Array(0), amount: new Float64Array(0) },
          { asOf: AS_OF, roster: ['a'] },
        ),
      ).toHaveLength(1);
  });
});
