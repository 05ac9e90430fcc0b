/** Input that nobody sends on purpose: a clear problem or a right answer, never NaN, a crash or a lost row. */
import { describe, expect, test } from 'vitest';
import {
  addOrders,
  buildHistories,
  checkOrders,
  emptySummary,
  finishSummary,
  mergeSummaries,
  parseSummaryState,
  type SummarizeOptions,
  summarizeOrders,
} from '../../src/index.ts';
import { AS_OF, badNumbersIn, collector, failure, order, type Row, shuffled } from './help.ts';
import { sumOf } from './oracle.ts';

const options = { asOf: AS_OF };
const long = 'x'.repeat(10_000);

const NAMES = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'valueOf',
  'hasOwnProperty',
  '__defineGetter__',
  'length',
  'undefined',
  'null',
  'NaN',
  '-0',
  '0',
  ' 0',
  '\u0000',
  '\u0000\u0000',
  '\ud800',
  '\udc00',
  '\ud800\ud800',
  '\udc00\ud800',
  '😀',
  'é',
  'é'.normalize('NFD'),
  'ÿ',
  'Ā',
  'ÿ'.repeat(11),
  'ÿ'.repeat(12),
  `${'a'.repeat(10)}Ā`,
  long,
  `${long}x`,
  `${long}y`,
  `y${long}`,
  `${long}\ud800`,
];

describe('ids', () => {
  test('are accounts of their own, whatever they are called', () => {
    const rows = shuffled(
      NAMES.flatMap((id, i) => [
        order(id, AS_OF, i + 1),
        order(id, '2026-01-30', 0.5),
        order(id, AS_OF, -0.25),
      ]),
      7,
    );
    const found = summarizeOrders(rows, options);
    expect(found).toHaveLength(NAMES.length);
    expect(new Map(found.map((a) => [a.accountId, a.monetary]))).toEqual(
      new Map(NAMES.map((id, i) => [id, i + 1.25])),
    );
    for (const account of found)
      expect(account).toMatchObject({ frequency: 2, purchaseDays: 2, returns: { count: 1, amount: 0.25 } });
    expect(buildHistories(rows, options).map((h) => h.accountId)).toEqual(found.map((a) => a.accountId));
    expect(({} as Record<string, unknown>).amount).toBeUndefined();
  });

  test('are orders of their own as well', () => {
    const rows = shuffled(
      [...NAMES, ...NAMES].map((id) => order('a', AS_OF, 1, id)),
      3,
    );
    const [account] = summarizeOrders(rows, { ...options, columns: { orderId: 'orderId' } });
    expect(account?.frequency).toBe(NAMES.length);
  });

  test('are currencies, categories and a roster', () => {
    const rows: Row[] = NAMES.map((id) => ({ ...order(id), currency: id, category: id })).filter(
      (r) => r.currency.trim() !== '',
    );
    const columns = { currency: 'currency', category: 'category' } as const;
    const seen = new Set<string>();
    const convert = (amount: number, currency: string) => {
      seen.add(currency);
      return amount;
    };
    expect(summarizeOrders(rows, { ...options, columns, convert, roster: NAMES })).toHaveLength(NAMES.length);
    expect(seen.size).toBe(rows.length);
    expect(buildHistories(rows, { ...options, columns, convert }).map((h) => h.categories?.[0])).toEqual(
      summarizeOrders(rows, options).map((a) => a.accountId),
    );
    expect(failure(() => summarizeOrders(rows, { ...options, columns }))).toMatch(
      `RangeError: Cannot summarize orders as amounts are in ${rows.length} currencies (`,
    );
  });

  test('survive JSON, in results and in states', () => {
    const rows = NAMES.map((id) => order(id, AS_OF, 0.1, id));
    const mapped: SummarizeOptions<Row> = { ...options, columns: { orderId: 'orderId' } };
    const found = summarizeOrders(rows, mapped);
    expect(JSON.parse(JSON.stringify(found))).toStrictEqual(found);
    const state = addOrders(emptySummary(mapped), rows, mapped);
    const stored = parseSummaryState(JSON.stringify(state));
    expect(stored).toStrictEqual(state);
    expect(finishSummary(mergeSummaries(stored, emptySummary(mapped)))).toStrictEqual(found);
  });

  test('100 ids that share 10,000 characters', () => {
    const ids = Array.from({ length: 100 }, (_, i) => `${long}${i}`);
    const rows = shuffled(
      [...ids, ...ids].map((id) => order(id)),
      1,
    );
    const found = summarizeOrders(rows, options);
    expect(found.map((a) => a.accountId)).toEqual([...ids].sort());
    expect(found.every((a) => a.frequency === 2)).toBe(true);
  });

  test('that differ in one place only', () => {
    const ids = Array.from({ length: 200 }, (_, i) => `${'-'.repeat(i)}+${'-'.repeat(199 - i)}`);
    const found = summarizeOrders(
      shuffled(ids, 5).map((id) => order(id)),
      options,
    );
    expect(new Set(found.map((a) => a.accountId))).toEqual(new Set(ids));
  });

  test('blank ids are problems, each', () => {
    const blanks = ['', ' ', '   ', '\t', '\n', '\r\n', '\u00a0', '\u3000', '\ufeff', '\u2003', ' \u3000 '];
    const problems = checkOrders(
      blanks.map((id) => order(id)),
      options,
    );
    expect(problems.map((p) => [p.row, p.code])).toEqual(
      blanks.map((_, i) => [i, 'order.invalid_account_id']),
    );
  });
});

describe('amounts', () => {
  test.each([
    [[1e290, 1e290], 2e290],
    [[1e290, -1e290], 0],
    [[1e290, 1e-290, -1e290], 1e-290],
    [[1e-308, 1e-308], 2e-308],
    [[5e-324, 5e-324], 1e-323],
    [[5e-324, -5e-324], 0],
    [[1, 1e-16, -1], 1e-16],
    [[-0], 0],
    [[-0, -0], 0],
    [[0, -0], 0],
    [[1e290, 1, 1e-290, -1, -1e290], 1e-290],
    [[0.1, 0.1, 0.1, -0.3], 2.7755575615628914e-17],
  ])('%j sum up to %d', (amounts, total) => {
    expect(sumOf(amounts)).toBe(total);
    for (const list of [amounts, [...amounts].reverse()]) {
      const rows = list.map((x) => order('a', AS_OF, x));
      const [account] = summarizeOrders(rows, options);
      expect(account?.monetary).toBe(total);
      expect(badNumbersIn(account)).toEqual([]);
      const table = {
        accountId: Int32Array.from(list, () => 1),
        day: Int32Array.from(list, () => 20_484),
        amount: Float64Array.from(list),
      };
      expect(summarizeOrders(table, options)[0]).toStrictEqual({ ...account, accountId: '1' });
    }
  });

  test('the largest there are, often', () => {
    const rows = Array.from({ length: 1000 }, () => order('a', AS_OF, 1e290));
    const total = sumOf(rows.map((row) => row.amount));
    expect(summarizeOrders(rows, options)[0]?.monetary).toBe(total);
    const state = addOrders(emptySummary(options), rows, options);
    const merged = Array.from({ length: 10 }).reduce<typeof state>((s) => mergeSummaries(s, s), state);
    expect(finishSummary(merged)[0]?.monetary).toBe(total * 1024);
    expect(finishSummary(parseSummaryState(JSON.stringify(merged)))).toStrictEqual(finishSummary(merged));
  });

  test('an average too small for a double is zero, not minus zero', () => {
    const rows = [0, 0, 0, -5e-324].map((x) => order('a', AS_OF, x));
    expect(summarizeOrders(rows, options)[0]?.averageOrderValue).toBe(0);
  });

  test('of every kind that is no amount are problems', () => {
    const kinds = [
      Number.NaN,
      1 / 0,
      -1 / 0,
      1e308,
      -1e308,
      '1',
      '',
      null,
      undefined,
      true,
      [],
      {},
      1n,
      Symbol('1'),
      () => 1,
    ];
    const rows = kinds.map((amount) => ({ accountId: 'a', date: AS_OF, amount }));
    expect(checkOrders(rows, options).map((p) => p.row)).toEqual(kinds.map((_, i) => i));
    const { intakes, options: collecting } = collector();
    expect(summarizeOrders([...rows, order('a', AS_OF, 3)], { ...options, ...collecting })).toMatchObject([
      { monetary: 3 },
    ]);
    expect(intakes).toMatchObject([{ received: kinds.length + 1, accepted: 1, rejected: kinds.length }]);
  });
});

describe('dates', () => {
  test('things that look like dates are problems, not crashes', () => {
    const fakes = [
      { getTime: () => 1e300 },
      { getTime: () => 'now' },
      { getTime: () => Number.NaN },
      { getTime: () => undefined },
      { getTime: 5 },
      new Date(8.64e15),
      new Date(-8.64e15),
    ];
    for (const timeZone of ['UTC', 'Asia/Shanghai', 'America/New_York']) {
      const rows = fakes.map((date) => ({ accountId: 'a', date, amount: 1 }));
      expect(checkOrders(rows, { ...options, timeZone }).map((p) => [p.row, p.code])).toEqual(
        fakes.map((_, i) => [i, 'order.invalid_date']),
      );
    }
  });
});

describe('rows', () => {
  test('of every kind are records or problems', () => {
    const kinds = [
      null,
      undefined,
      'a',
      1,
      true,
      Symbol('a'),
      1n,
      () => 1,
      [],
      {},
      new Date(0),
      new Map(),
      Object.create(null),
    ];
    const { problems, intakes, options: collecting } = collector();
    expect(summarizeOrders(kinds, { ...options, ...collecting })).toEqual([]);
    expect(new Set(problems.map((p) => p.row)).size).toBe(kinds.length);
    expect(intakes).toMatchObject([{ received: kinds.length, accepted: 0, rejected: kinds.length }]);
    expect(problems.every((p) => typeof p.received === 'string' && p.received.length < 100)).toBe(true);
  });

  test('one row, one account', () => {
    const [account] = summarizeOrders([order('a', AS_OF, 7)], options);
    expect(badNumbersIn(account)).toEqual([]);
    expect(JSON.parse(JSON.stringify(account))).toStrictEqual(account);
  });

  test('with fields that throw: the error is the caller’s', () => {
    const row = {
      accountId: 'a',
      date: AS_OF,
      get amount(): number {
        throw new RangeError('cell error');
      },
    };
    expect(failure(() => summarizeOrders([row], options))).toBe('RangeError: cell error');
  });
});
