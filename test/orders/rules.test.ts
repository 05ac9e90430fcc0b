/** Returns, future rows, the window, the roster and rounding: what the options of a summary do. */
import { describe, expect, test } from 'vitest';
import { type SummarizeOptions, summarizeOrders } from '../../src/index.ts';
import { AS_OF, collector, order, type Row } from './help.ts';

function summary(rows: readonly Row[], more: Partial<SummarizeOptions<Row>> = {}) {
  const { intakes, options } = collector();
  const accounts = summarizeOrders(rows, { asOf: AS_OF, onIntake: options.onIntake, ...more });
  expect(intakes).toHaveLength(1);
  return { accounts, account: accounts[0], intake: intakes[0] };
}

describe('returns', () => {
  const rows: Row[] = [
    order('a', '2026-01-10', 100, 'x'),
    order('a', '2026-01-12', 50, 'y'),
    order('a', '2026-01-02', -30, 'r'),
    order('a', '2026-01-20', -5, 'x'),
  ];
  const net = {
    accountId: 'a',
    recency: 19,
    frequency: 2,
    monetary: 115,
    tenure: 21,
    firstOrderDate: '2026-01-10',
    lastOrderDate: '2026-01-12',
    purchaseDays: 2,
    averageOrderValue: 57.5,
    returns: { count: 2, amount: 35 },
  };

  test("'net', the default: they lower monetary and are not purchases", () => {
    expect(summary(rows).account).toStrictEqual(net);
    expect(summary(rows, { returns: 'net' }).account).toStrictEqual(net);
    expect(summary(rows, { returns: undefined }).account).toStrictEqual(net);
  });

  test("'count': they lower monetary and count as orders", () => {
    const counted = {
      ...net,
      recency: 11,
      tenure: 29,
      firstOrderDate: '2026-01-02',
      lastOrderDate: '2026-01-20',
      frequency: 4,
      purchaseDays: 4,
      averageOrderValue: 28.75,
    };
    expect(summary(rows, { returns: 'count' }).account).toStrictEqual(counted);
    const byOrder = summary(rows, { returns: 'count', columns: { orderId: 'orderId' } });
    expect(byOrder.account).toStrictEqual({ ...counted, frequency: 3, averageOrderValue: 115 / 3 });
  });

  test("'ignore': they are reported under returns only", () => {
    expect(summary(rows, { returns: 'ignore' }).account).toStrictEqual({
      ...net,
      monetary: 150,
      averageOrderValue: 75,
    });
  });

  test('are counted in the intake, whatever they do', () => {
    for (const returns of ['net', 'count', 'ignore'] as const)
      expect(summary(rows, { returns }).intake).toStrictEqual({
        received: 4,
        accepted: 4,
        rejected: 0,
        future: 0,
        beforeWindow: 0,
        returns: 2,
      });
  });

  test('an account with returns only: bought nothing, unless they count', () => {
    const only = [order('a', '2026-01-05', -3)];
    expect(summary(only, { returns: 'count' }).account).toMatchObject({
      recency: 26,
      frequency: 1,
      monetary: -3,
      purchaseDays: 1,
      averageOrderValue: -3,
      returns: { count: 1, amount: 3 },
    });
    expect(summary(only, { returns: 'ignore' }).account).toMatchObject({
      recency: null,
      frequency: 0,
      monetary: 0,
      averageOrderValue: null,
      returns: { count: 1, amount: 3 },
    });
  });

  test('of many accounts: each has its own', () => {
    const many = Array.from({ length: 700 }, (_, i) => order(`a${i}`, AS_OF, i % 3 === 0 ? -i : i));
    for (const { accountId, returns } of summary([...many, ...many]).accounts) {
      const i = Number(accountId.slice(1));
      const isReturn = i % 3 === 0 && i > 0;
      expect(returns).toStrictEqual({ count: isReturn ? 2 : 0, amount: isReturn ? 2 * i : 0 });
    }
  });

  test('sums of returns are exact', () => {
    const amounts = [-0.1, -0.2, -0.3, -1e16, -1, -1];
    const rows = amounts.map((x) => order('a', AS_OF, x));
    expect(summary(rows.slice(0, 3)).account?.returns.amount).toBe(0.6);
    expect(summary(rows.slice(3)).account?.returns.amount).toBe(1e16 + 2);
    expect(summary(rows.slice(3)).account?.monetary).toBe(-1e16 - 2);
  });
});

describe('future', () => {
  const rows = [
    order('a', '2026-01-31', 1, 'x'),
    order('a', '2026-02-01', 10, 'y'),
    order('a', '2026-02-02', -100, 'z'),
    order('b', '2026-02-03', 1000, 'x'),
  ];

  test.each([undefined, 'exclude'] as const)('%s: rows after asOf are left out, and counted', (future) => {
    const { accounts, intake } = summary(rows, { future });
    expect(accounts.map((a) => [a.accountId, a.recency, a.frequency, a.monetary, a.returns.count])).toEqual([
      ['a', 0, 1, 1, 0],
      ['b', null, 0, 0, 0],
    ]);
    expect(intake).toStrictEqual({
      received: 4,
      accepted: 4,
      rejected: 0,
      future: 3,
      beforeWindow: 0,
      returns: 1,
    });
  });

  test('keep: recency is negative, and they are counted all the same', () => {
    const { accounts, intake } = summary(rows, { future: 'keep' });
    expect(accounts).toMatchObject([
      {
        recency: -1,
        tenure: 0,
        frequency: 2,
        monetary: -89,
        purchaseDays: 2,
        firstOrderDate: '2026-01-31',
        lastOrderDate: '2026-02-01',
        returns: { count: 1, amount: 100 },
      },
      { recency: -3, tenure: -3, frequency: 1, monetary: 1000 },
    ]);
    expect(intake).toStrictEqual({
      received: 4,
      accepted: 4,
      rejected: 0,
      future: 3,
      beforeWindow: 0,
      returns: 1,
    });
  });

  test('keep with a window: future rows are in it', () => {
    const { accounts, intake } = summary(rows, { future: 'keep', windowDays: 1 });
    expect(accounts.map((a) => a.monetary)).toEqual([-89, 1000]);
    expect(intake?.beforeWindow).toBe(0);
  });

  test('the instant after the last of asOf is the future', () => {
    const at = (date: string) => summary([order('a', date)]).intake?.future;
    expect(at('2026-01-31T23:59:59.999Z')).toBe(0);
    expect(at('2026-02-01T00:00:00.000Z')).toBe(1);
  });
});

describe('windowDays', () => {
  const on = (date: string, windowDays: number) => {
    const { account, intake } = summary([order('a', date, 5)], { windowDays });
    return [
      account?.frequency,
      account?.monetary,
      account?.purchaseDays,
      account?.recency,
      intake?.beforeWindow,
    ];
  };

  test('asOf − windowDays + 1 is in, the day before is out', () => {
    expect(on('2026-01-31', 1)).toEqual([1, 5, 1, 0, 0]);
    expect(on('2026-01-30', 1)).toEqual([0, 0, 0, 1, 1]);
    expect(on('2026-01-02', 30)).toEqual([1, 5, 1, 29, 0]);
    expect(on('2026-01-01', 30)).toEqual([0, 0, 0, 30, 1]);
    expect(on('2025-02-01', 365)).toEqual([1, 5, 1, 364, 0]);
    expect(on('2025-01-31', 365)).toEqual([0, 0, 0, 365, 1]);
  });

  test('a window longer than history takes all of it', () => {
    expect(on('0001-01-01', 739_647)).toEqual([1, 5, 1, 739_646, 0]);
    expect(on('0001-01-01', 739_646)).toEqual([0, 0, 0, 739_646, 1]);
    expect(on('0001-01-01', Number.MAX_SAFE_INTEGER)).toEqual([1, 5, 1, 739_646, 0]);
    expect(summary([order('a', '0001-01-01', 5)]).account?.monetary).toBe(5);
    expect(summary([order('a', '0001-01-01', 5)], { windowDays: undefined }).account?.monetary).toBe(5);
  });

  test('counts, sums, days, order ids and returns are of the window; recency, tenure, first and last of all orders', () => {
    const rows = [
      order('a', '2025-12-01', 1000, 'old'),
      order('a', '2025-12-02', -500, 'old-return'),
      order('a', '2026-01-10', 10, 'x'),
      order('a', '2026-01-10', 20, 'x'),
      order('a', '2026-01-09', -4, 'y'),
      order('b', '2025-11-30', 7, 'old'),
    ];
    const { accounts, intake } = summary(rows, { windowDays: 31, columns: { orderId: 'orderId' } });
    expect(accounts).toStrictEqual([
      {
        accountId: 'a',
        recency: 21,
        frequency: 1,
        monetary: 26,
        tenure: 61,
        firstOrderDate: '2025-12-01',
        lastOrderDate: '2026-01-10',
        purchaseDays: 1,
        averageOrderValue: 26,
        returns: { count: 1, amount: 4 },
      },
      {
        accountId: 'b',
        recency: 62,
        frequency: 0,
        monetary: 0,
        tenure: 62,
        firstOrderDate: '2025-11-30',
        lastOrderDate: '2025-11-30',
        purchaseDays: 0,
        averageOrderValue: null,
        returns: { count: 0, amount: 0 },
      },
    ]);
    expect(intake).toStrictEqual({
      received: 6,
      accepted: 6,
      rejected: 0,
      future: 0,
      beforeWindow: 3,
      returns: 2,
    });
  });

  test('a purchase on the last day before the window does not hide the same day of another account', () => {
    const rows = [
      order('a', '2026-01-30'),
      order('a', '2026-01-31'),
      order('a', '2026-01-31'),
      order('b', '2026-01-31'),
    ];
    expect(summary(rows, { windowDays: 1 }).accounts.map((a) => a.purchaseDays)).toEqual([1, 1]);
  });
});

describe('roster', () => {
  const rows = [order('b', '2026-01-05', 3)];
  const ids = (roster: Iterable<string | number> | undefined) =>
    summary(rows, { roster }).accounts.map((a) => [a.accountId, a.frequency]);

  test('accounts without orders come out as prospects, sorted in among the others', () => {
    expect(ids(['c', 'a', 'b', 'a'])).toEqual([
      ['a', 0],
      ['b', 1],
      ['c', 0],
    ]);
  });

  test('any iterable of text and whole numbers', () => {
    expect(ids(new Set([7, 'b']))).toEqual([
      ['7', 0],
      ['b', 1],
    ]);
    expect(ids(new Map([['k', 1]]).keys())).toEqual([
      ['b', 1],
      ['k', 0],
    ]);
    expect(ids([])).toEqual([['b', 1]]);
    expect(ids(undefined)).toEqual([['b', 1]]);
  });

  test('is no row of the intake', () => {
    expect(summary(rows, { roster: ['x', 'y'] }).intake).toStrictEqual({
      received: 1,
      accepted: 1,
      rejected: 0,
      future: 0,
      beforeWindow: 0,
      returns: 0,
    });
  });

  test('of more accounts than there was room for', () => {
    const roster = Array.from({ length: 3000 }, (_, i) => `p${i}`);
    const { accounts } = summary(rows, { roster });
    expect(accounts).toHaveLength(3001);
    expect(
      accounts.filter((a) => a.recency === null && a.firstOrderDate === null && a.tenure === null),
    ).toHaveLength(3000);
  });
});

describe('currencyDigits', () => {
  const monetary = (amounts: readonly number[], currencyDigits?: number) =>
    summary(
      amounts.map((x) => order('a', AS_OF, x)),
      { currencyDigits },
    ).account?.monetary;

  test('by default sums are not rounded', () => {
    expect(monetary([0.1, 0.2])).toBe(0.30000000000000004);
    expect(monetary([1.23456789])).toBe(1.23456789);
  });

  test.each([
    [[0.1, 0.2], 2, 0.3],
    [[0.1, 0.2], 1, 0.3],
    [[1.25, 1.26], 0, 3],
    [[1.25, 1.24], 0, 2],
    [[0.5], 0, 1],
    [[0.49], 0, 0],
    [[1.234567891], 8, 1.23456789],
    [[1.005], 2, 1],
    [[-0.4], 0, 0],
    [[-0.1, -0.2], 2, -0.3],
    [[1e16 + 2], 2, 1e16 + 2],
    [[1e290], 8, 1e290],
    [[-1e290], 8, -1e290],
    [[45_035_996_273.7], 1, 45_035_996_273.7],
    [[1e-300], 2, 0],
  ])('%j with %i digits is %d', (amounts, digits, expected) => {
    expect(monetary(amounts, digits)).toBe(expected);
  });

  /** Whole numbers that scaling down and up again changes, for one number of digits or another. */
  const LARGE = [3_543_716_848_071_256, 4_019_042_765_256_363, 4_503_003_752_238_695, 2 ** 53 - 1];

  test('amounts with that many digits come back as written', () => {
    for (const digits of [0, 1, 2, 3, 4, 5, 6, 7, 8])
      for (const whole of [1, 7, 99, 12_345, 8_675_309, 1_234_567_890_123, 2 ** 50 + 7, ...LARGE]) {
        const written = whole / 10 ** digits;
        expect(monetary([written], digits)).toBe(written);
        expect(monetary([-written], digits)).toBe(-written);
      }
  });

  test('returned amounts are rounded too, and the average is of the rounded sum', () => {
    const rows = [0.1, 0.2, 0.4, -0.1, -0.2].map((x) => order('a', AS_OF, x));
    expect(summary(rows, { currencyDigits: 2 }).account).toMatchObject({
      monetary: 0.4,
      averageOrderValue: 0.4 / 3,
      returns: { count: 2, amount: 0.3 },
    });
    expect(summary(rows).account?.returns.amount).toBe(0.30000000000000004);
  });

  test('the sum is rounded, not the rows', () => {
    expect(monetary([0.004, 0.004, 0.004], 2)).toBe(0.01);
  });
});
