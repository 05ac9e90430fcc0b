import { describe, expect, test } from 'vitest';
import { assignSegments, type SegmentedAccount, scoreRfm, summarizeSegments } from '../../src/index.ts';
import { bookOf, errorOf } from './support.ts';

function rowOf(
  id: string,
  rank: number | null,
  recency: number | null,
  frequency: number | null,
  monetary: number | null,
): SegmentedAccount {
  return { accountId: `${id}-${monetary}`, recency, frequency, monetary, segment: { id, rank, reasons: [] } };
}

describe('the table', () => {
  test('sums, shares and medians', () => {
    const rows = [
      rowOf('low', 2, 50, 1, 10),
      rowOf('high', 1, 5, 4, 100),
      rowOf('high', 1, 15, 2, 200),
      rowOf('low', 2, 90, 3, 90),
      rowOf('high', 1, 7, 6, 600),
    ];
    expect(summarizeSegments(rows)).toStrictEqual([
      {
        id: 'high',
        rank: 1,
        accounts: 3,
        orders: 12,
        revenue: 900,
        shareOfAccounts: 0.6,
        shareOfOrders: 0.75,
        shareOfRevenue: 0.9,
        averageOrderValue: 75,
        medianRecency: 7,
        medianFrequency: 4,
        medianMonetary: 200,
      },
      {
        id: 'low',
        rank: 2,
        accounts: 2,
        orders: 4,
        revenue: 100,
        shareOfAccounts: 0.4,
        shareOfOrders: 0.25,
        shareOfRevenue: 0.1,
        averageOrderValue: 25,
        medianRecency: 70,
        medianFrequency: 2,
        medianMonetary: 50,
      },
    ]);
  });

  test('no rows, no segments', () => {
    expect(summarizeSegments([])).toEqual([]);
  });

  test('best rank first, without a rank last, equal ranks by id in code-point order', () => {
    const rows = [
      rowOf('prospect', null, null, 0, 0),
      rowOf('\u{1F600}', 2, 1, 1, 1),
      rowOf('b', 2, 1, 1, 1),
      rowOf('other', null, 1, 1, 1),
      rowOf('z', 1, 1, 1, 1),
      rowOf('\u{FF5E}', 2, 1, 1, 1),
      rowOf('a', 10, 1, 1, 1),
      rowOf('a2', 2, 1, 1, 1),
    ];
    const order = ['z', 'a2', 'b', '\u{FF5E}', '\u{1F600}', 'a', 'other', 'prospect'];
    expect(summarizeSegments(rows).map(({ id }) => id)).toEqual(order);
    expect(summarizeSegments([...rows].reverse()).map(({ id }) => id)).toEqual(order);
  });

  test('does not depend on the order of rows, to the last bit', () => {
    const amounts = [0.1, 0.2, 0.3, 1e16, -1e16, 0.7, 1e-9];
    const rows = amounts.map((amount, i) => rowOf(i % 2 === 0 ? 'a' : 'b', 1, i, i, amount));
    expect(summarizeSegments([...rows].reverse())).toStrictEqual(summarizeSegments(rows));
    const all = summarizeSegments(amounts.map((amount) => rowOf('all', 1, 1, 1, amount)));
    expect(all[0]?.revenue).toBe(1.300000001);
  });
});

describe('what is missing', () => {
  test('values that are missing count in no sum and no median', () => {
    const rows = [
      rowOf('s', 1, null, null, null),
      rowOf('s', 1, 4, 2, 30),
      { ...rowOf('s', 1, 8, 4, 50), recency: undefined as unknown as null },
    ];
    expect(summarizeSegments(rows)[0]).toMatchObject({
      accounts: 3,
      orders: 6,
      revenue: 80,
      medianRecency: 4,
      medianFrequency: 3,
      medianMonetary: 40,
    });
  });

  test('nothing at all: nulls', () => {
    expect(summarizeSegments([rowOf('s', 1, null, null, null)])).toEqual([
      {
        id: 's',
        rank: 1,
        accounts: 1,
        orders: 0,
        revenue: 0,
        shareOfAccounts: 1,
        shareOfOrders: null,
        shareOfRevenue: null,
        averageOrderValue: null,
        medianRecency: null,
        medianFrequency: null,
        medianMonetary: null,
      },
    ]);
  });

  test('prospects beside buyers', () => {
    const book = [...bookOf([1, 2, 3]), { accountId: 'P', recency: null, frequency: 0, monetary: 0 }];
    const prospect = summarizeSegments(assignSegments(scoreRfm(book))).at(-1);
    expect(prospect).toEqual({
      id: 'prospect',
      rank: null,
      accounts: 1,
      orders: 0,
      revenue: 0,
      shareOfAccounts: 0.25,
      shareOfOrders: 0,
      shareOfRevenue: 0,
      averageOrderValue: null,
      medianRecency: null,
      medianFrequency: 0,
      medianMonetary: 0,
    });
  });

  test('a total that is not positive has no shares', () => {
    const shares = (...amounts: number[]) =>
      summarizeSegments(amounts.map((amount, i) => rowOf(`s${i}`, 1, 1, amount, amount))).map(
        ({ shareOfOrders, shareOfRevenue, averageOrderValue }) => [
          shareOfOrders,
          shareOfRevenue,
          averageOrderValue,
        ],
      );
    expect(shares(5, -5)).toEqual([
      [null, null, 1],
      [null, null, null],
    ]);
    expect(shares(-5)).toEqual([[null, null, null]]);
    expect(shares(6, -2)).toEqual([
      [1.5, 1.5, 1],
      [-0.5, -0.5, null],
    ]);
  });

  test('medians are never -0', () => {
    const median = summarizeSegments([rowOf('s', 1, -0, -0, -0)])[0];
    for (const value of [
      median?.medianRecency,
      median?.medianFrequency,
      median?.medianMonetary,
      median?.revenue,
    ])
      expect(Object.is(value, 0)).toBe(true);
  });
});

describe('mistakes', () => {
  const errorWith = (rows: unknown) => errorOf(() => summarizeSegments(rows as never));

  test('rows that are none', () => {
    expect(errorWith(null)).toBe(
      'TypeError: Cannot summarize segments as the accounts must be an array: current value is null',
    );
    expect(errorWith([rowOf('s', 1, 1, 1, 1), 5])).toBe(
      'TypeError: Cannot summarize segments as accounts[1] must be an object: current value is 5',
    );
    expect(
      errorWith([rowOf('s', 1, 1, 1, 1), { accountId: 'A', recency: 1, frequency: 1, monetary: 1 }]),
    ).toBe('TypeError: Cannot summarize segments as accounts[1] has no segment: call assignSegments first');
  });

  test.each(['recency', 'frequency', 'monetary'] as const)('a wrong %s', (field) => {
    for (const [value, shown] of [
      [Number.NaN, 'NaN'],
      [Number.POSITIVE_INFINITY, 'Infinity'],
      ['5', '"5"'],
      [1.0000000000000002e290, '1.0000000000000002e+290'],
      [-1.0000000000000002e290, '-1.0000000000000002e+290'],
    ] as const)
      expect(errorWith([{ ...rowOf('s', 1, 1, 1, 1), accountId: 'Acme', [field]: value }])).toBe(
        `TypeError: Cannot summarize segments as account "Acme" must have a finite number within ±1e+290 or null for "${field}": current value is ${shown}`,
      );
  });

  test('±1e290 are none', () => {
    expect(summarizeSegments([rowOf('s', 1, 1, 1, 1e290), rowOf('s', 1, 1, 1, -1e290)])[0]?.revenue).toBe(0);
  });
});
