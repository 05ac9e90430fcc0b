/** Histories: everything that an account ordered, in columns. */
import { describe, expect, test } from 'vitest';
import {
  type AccountHistory,
  buildHistories,
  type SummarizeOptions,
  summarizeOrders,
} from '../../src/index.ts';
import { AS_OF, collector, order, type Row, shuffled } from './help.ts';

const full: SummarizeOptions<Row> = { asOf: AS_OF, columns: { orderId: 'orderId', category: 'category' } };

const row = (date: string, orderId: string | number, amount: number, category = ''): Row => ({
  ...order('a', date, amount, orderId),
  category,
});

/** A history as rows: `day id amount category`. */
function lines(history: AccountHistory | undefined): string[] {
  const { days = [], amounts = [], orderIds, categories } = history ?? {};
  return Array.from(days, (day, i) => [day, orderIds?.[i], amounts[i], categories?.[i]].join(' ').trim());
}

test('one record an account, in code-point order, with typed columns', () => {
  const rows = [
    order('～', '2026-01-20', 80),
    order('😀', '2026-01-05', 1),
    order('～', '2026-01-05', 120.5),
  ];
  const histories = buildHistories(rows, { asOf: AS_OF });
  expect(histories).toStrictEqual([
    {
      accountId: '～',
      days: Int32Array.of(20_458, 20_473),
      amounts: Float64Array.of(120.5, 80),
      orderIds: null,
      categories: null,
    },
    {
      accountId: '😀',
      days: Int32Array.of(20_458),
      amounts: Float64Array.of(1),
      orderIds: null,
      categories: null,
    },
  ]);
  expect(Object.keys(histories[0] as object)).toEqual([
    'accountId',
    'days',
    'amounts',
    'orderIds',
    'categories',
  ]);
});

describe('rows are sorted', () => {
  test.each([
    ['by day', [row('2026-01-06', 'a', 1), row('2026-01-05', 'b', 2)], ['20458 b 2', '20459 a 1']],
    ['then by order id', [row(AS_OF, 'b', 1), row(AS_OF, 'a', 2)], ['20484 a 2', '20484 b 1']],
    ['by code points', [row(AS_OF, '😀', 1), row(AS_OF, '～', 2)], ['20484 ～ 2', '20484 😀 1']],
    ['as text', [row(AS_OF, 9, 1), row(AS_OF, 10, 2)], ['20484 10 2', '20484 9 1']],
    [
      'then by amount',
      [row(AS_OF, 'a', 2), row(AS_OF, 'a', -1), row(AS_OF, 'a', 10)],
      ['20484 a -1', '20484 a 2', '20484 a 10'],
    ],
    [
      'then by category',
      [row(AS_OF, 'a', 1, 'y'), row(AS_OF, 'a', 1, ''), row(AS_OF, 'a', 1, 'x')],
      ['20484 a 1', '20484 a 1 x', '20484 a 1 y'],
    ],
    [
      'in that order of weight',
      [
        row('2026-01-06', 'a', 1, 'a'),
        row('2026-01-05', 'b', 1, 'a'),
        row('2026-01-05', 'a', 9, 'a'),
        row('2026-01-05', 'a', 2, 'b'),
      ],
      ['20458 a 2 b', '20458 a 9 a', '20458 b 1 a', '20459 a 1 a'],
    ],
    ['days before 1970 too', [row('1970-01-01', 'a', 1), row('1969-12-31', 'a', 2)], ['-1 a 2', '0 a 1']],
  ])('%s', (_, rows, expected) => {
    expect(lines(buildHistories(rows, full)[0])).toEqual(expected);
    expect(lines(buildHistories([...rows].reverse(), full)[0])).toEqual(expected);
  });

  test('without order ids: by day, amount and category', () => {
    const rows = [row(AS_OF, 'a', 2, 'x'), row(AS_OF, 'b', 1, 'y'), row(AS_OF, 'c', 1, 'x')];
    const [history] = buildHistories(rows, { asOf: AS_OF, columns: { category: 'category' } });
    expect(history?.orderIds).toBeNull();
    expect([...(history?.amounts ?? [])]).toEqual([1, 1, 2]);
    expect(history?.categories).toStrictEqual(['x', 'y', 'x']);
  });

  test('so that the order of the input does not matter', () => {
    const rows = Array.from({ length: 400 }, (_, i) => ({
      ...order(`a${i % 7}`, `2026-01-${10 + (i % 9)}`, (i % 5) - 1, `o${i % 11}`),
      category: `c${i % 3}`,
    }));
    const expected = buildHistories(rows, full);
    for (let seed = 1; seed <= 20; seed++)
      expect(buildHistories(shuffled(rows, seed), full)).toStrictEqual(expected);
  });
});

describe('order ids and categories', () => {
  test('are text where they are mapped', () => {
    const [history] = buildHistories([row(AS_OF, 7, 1, 'shoes'), row(AS_OF, '7', 2, '')], full);
    expect(history?.orderIds).toStrictEqual(['7', '7']);
    expect(history?.categories).toStrictEqual(['shoes', '']);
  });

  test('are null where they are not', () => {
    const rows = [row(AS_OF, 'x', 1, 'c')];
    const of = (columns: object) => {
      const [history] = buildHistories(rows, { asOf: AS_OF, columns });
      return [history?.orderIds, history?.categories];
    };
    expect(of({})).toEqual([null, null]);
    expect(of({ orderId: 'orderId' })).toEqual([['x'], null]);
    expect(of({ category: (r: Row) => `${r.category}!` })).toEqual([null, ['c!']]);
  });

  test('come from columns too', () => {
    const table = { accountId: ['a', 'a'], day: [2, 1], amount: [1, 2] };
    expect(buildHistories(table, { asOf: AS_OF })).toMatchObject([{ orderIds: null, categories: null }]);
    expect(
      buildHistories({ ...table, orderId: [5, 6], category: ['x', 'y'] }, { asOf: AS_OF }),
    ).toStrictEqual([
      {
        accountId: 'a',
        days: Int32Array.of(1, 2),
        amounts: Float64Array.of(2, 1),
        orderIds: ['6', '5'],
        categories: ['y', 'x'],
      },
    ]);
  });
});

describe('what is left out', () => {
  const rows = [
    order('a', '2026-01-01', 1),
    order('a', '2026-01-02', 2),
    order('a', '2026-01-30', -3),
    order('a', '2026-01-31', 4),
    order('a', '2026-02-01', 5),
    order('a', '2026-02-02', -6),
    order('b', '2026-02-03', 7),
    order('c', '2025-12-01', 8),
  ];
  const amounts = (more: Partial<SummarizeOptions<Row>>) => {
    const { intakes, options } = collector();
    const histories = buildHistories(rows, { asOf: AS_OF, ...more, onIntake: options.onIntake });
    return { amounts: histories.map((h) => [...h.amounts]), intake: intakes[0] };
  };
  const counts = { received: 8, accepted: 8, rejected: 0 };

  test('the future by default', () => {
    expect(amounts({})).toEqual({
      amounts: [[1, 2, -3, 4], [], [8]],
      intake: { ...counts, future: 3, beforeWindow: 0, returns: 2 },
    });
    expect(amounts({ future: 'keep' })).toEqual({
      amounts: [[1, 2, -3, 4, 5, -6], [7], [8]],
      intake: { ...counts, future: 3, beforeWindow: 0, returns: 2 },
    });
  });

  test('what is before the window', () => {
    expect(amounts({ windowDays: 30 })).toEqual({
      amounts: [[2, -3, 4], [], []],
      intake: { ...counts, future: 3, beforeWindow: 2, returns: 2 },
    });
    expect(amounts({ windowDays: 1, future: 'keep' }).amounts).toEqual([[4, 5, -6], [7], []]);
    expect(amounts({ windowDays: 1_000_000 }).amounts).toEqual([[1, 2, -3, 4], [], [8]]);
  });

  test('returns, if they are to be ignored', () => {
    expect(amounts({ returns: 'ignore' })).toEqual({
      amounts: [[1, 2, 4], [], [8]],
      intake: { ...counts, future: 3, beforeWindow: 0, returns: 2 },
    });
    expect(amounts({ returns: 'count' }).amounts).toEqual([[1, 2, -3, 4], [], [8]]);
    expect(amounts({ returns: 'net' }).amounts).toEqual([[1, 2, -3, 4], [], [8]]);
  });

  test('zero stays, and is no return', () => {
    const { intakes, options } = collector();
    const ignoring = { asOf: AS_OF, returns: 'ignore', onIntake: options.onIntake } as const;
    expect(buildHistories([order('a', AS_OF, -0)], ignoring)[0]?.amounts).toStrictEqual(Float64Array.of(0));
    expect(intakes).toMatchObject([{ accepted: 1, returns: 0 }]);
  });

  test('the same is counted as by summarizeOrders', () => {
    for (const more of [
      {},
      { windowDays: 30 },
      { future: 'keep' },
      { returns: 'ignore', windowDays: 3 },
    ] as const) {
      const { intakes, options } = collector();
      summarizeOrders(rows, { asOf: AS_OF, ...more, onIntake: options.onIntake });
      expect(amounts(more).intake).toStrictEqual(intakes[0]);
    }
  });
});

describe('the roster', () => {
  test('accounts without orders have empty columns', () => {
    expect(buildHistories([order('b')], { ...full, roster: ['c', 'a', 'b', 7], columns: {} })).toStrictEqual(
      ['7', 'a', 'b', 'c'].map((accountId) => ({
        accountId,
        days: accountId === 'b' ? Int32Array.of(20_484) : new Int32Array(0),
        amounts: accountId === 'b' ? Float64Array.of(1) : new Float64Array(0),
        orderIds: null,
        categories: null,
      })),
    );
    expect(buildHistories([], { ...full, roster: ['a'] })).toStrictEqual([
      { accountId: 'a', days: new Int32Array(0), amounts: new Float64Array(0), orderIds: [], categories: [] },
    ]);
    expect(buildHistories([], full)).toStrictEqual([]);
  });
});

test('days are civil days of the time zone', () => {
  const rows = [order('a', '2026-01-04T16:00:00Z')];
  expect(buildHistories(rows, { asOf: AS_OF })[0]?.days[0]).toBe(20_457);
  expect(buildHistories(rows, { asOf: AS_OF, timeZone: 'Asia/Shanghai' })[0]?.days[0]).toBe(20_458);
});

test('histories and summaries agree', () => {
  const rows = Array.from({ length: 500 }, (_, i) =>
    order(`a${i % 13}`, `2026-01-${10 + ((i * 7) % 20)}`, ((i * 37) % 100) / 8),
  );
  const summaries = summarizeOrders(rows, { asOf: AS_OF });
  const histories = buildHistories(rows, { asOf: AS_OF });
  expect(histories.map((h) => [h.accountId, h.days.length, h.amounts.reduce((a, b) => a + b, 0)])).toEqual(
    summaries.map((a) => [a.accountId, a.frequency, a.monetary]),
  );
});
