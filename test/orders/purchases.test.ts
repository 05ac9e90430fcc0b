import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildHistories } from '../../src/orders/histories.ts';
import { type PurchaseOptions, summarizePurchases } from '../../src/orders/purchases.ts';
import type { AccountHistory, PurchaseProfile } from '../../src/types.ts';
import { isPlain, shuffled, thrownBy } from '../concentration/helpers.ts';
import { type HistoryRow, historyOf } from './history-of.ts';

const asOf = '2026-01-01';
const profileOf = (rows: readonly HistoryRow[], options: Partial<PurchaseOptions> = {}): PurchaseProfile =>
  summarizePurchases([historyOf('Acme', rows)], { asOf, ...options })[0] as PurchaseProfile;

const EMPTY = {
  accountId: 'Acme',
  amount: 0,
  orders: 0,
  purchaseDays: 0,
  meanOrder: null,
  medianOrder: null,
  largestOrder: null,
  repurchaseRate: null,
  medianGap: null,
  volatility: null,
  growth: null,
  tenure: null,
  daysSinceLast: null,
  shareOfRevenue: null,
  returnShare: null,
};

describe('summarizePurchases', () => {
  test('one account, every figure by hand', () => {
    const rows: HistoryRow[] = [
      ['2024-06-01', 200, 'O1'],
      ['2025-02-01', 100, 'O2'],
      ['2025-02-01', 50, 'O2'],
      ['2025-02-01', 30, 'O3'],
      ['2025-02-20', -40, 'R1'],
      ['2025-06-01', 0, 'O4'],
      ['2025-12-22', 300, 'O5'],
      ['2026-01-02', 999, 'O6'],
    ];
    const buckets = [300, 0, 0, 0, 0, 0, 0, 0, 0, 0];
    // Buckets of 30 days back from 2026-01-01: the tenth starts 2025-03-08, the eleventh 2025-02-06, the twelfth 2025-01-07.
    const net = [...buckets, -40, 180];
    const mean = 440 / 12;
    const sd = Math.sqrt(net.reduce((sum, x) => sum + (x - mean) ** 2, 0) / 11);
    expect(profileOf(rows)).toEqual({
      accountId: 'Acme',
      amount: 440,
      orders: 3,
      purchaseDays: 2,
      meanOrder: 440 / 3,
      medianOrder: 150,
      largestOrder: 300,
      repurchaseRate: 0.5,
      // 2024-06-01 to 2025-02-01 are 245 days, to 2025-12-22 another 324.
      medianGap: 284.5,
      volatility: expect.closeTo(sd / mean, 12),
      growth: 1.2,
      tenure: 579,
      daysSinceLast: 10,
      shareOfRevenue: 1,
      returnShare: 40 / 480,
    });
  });

  test('an account without purchases: counts of 0, everything else null', () => {
    expect(profileOf([])).toEqual(EMPTY);
    expect(profileOf([['2025-05-01', 0]])).toEqual(EMPTY);
    expect(profileOf([['2026-01-02', 10]])).toEqual(EMPTY);
    expect(profileOf([['2025-05-01', -10]])).toEqual({ ...EMPTY, amount: -10 });
    expect(summarizePurchases([], { asOf })).toEqual([]);
  });

  test('the window is the last days, asOf included; recency and rhythm look at everything', () => {
    const rows: HistoryRow[] = [
      ['2025-12-22', 1],
      ['2025-12-23', 10],
      ['2026-01-01', 100],
    ];
    expect(profileOf(rows, { windowDays: 10 })).toMatchObject({ amount: 110, purchaseDays: 2, tenure: 10 });
    expect(profileOf(rows, { windowDays: 11 })).toMatchObject({ amount: 111, purchaseDays: 3 });
    expect(profileOf(rows, { windowDays: 1 })).toMatchObject({
      amount: 100,
      repurchaseRate: 0,
      medianGap: 5,
    });
  });

  test('without order ids every row above 0 is an order', () => {
    const rows: HistoryRow[] = [
      ['2025-12-22', 20],
      ['2025-12-22', 30],
      ['2025-12-23', -5],
    ];
    expect(profileOf(rows)).toMatchObject({
      orders: 2,
      purchaseDays: 1,
      largestOrder: 30,
      medianOrder: 25,
      meanOrder: 22.5,
      repurchaseRate: 0,
    });
  });

  test('a return with the id of its order does not make the order smaller', () => {
    const rows: HistoryRow[] = [
      ['2025-12-22', 20, 'O1'],
      ['2025-12-23', -20, 'O1'],
    ];
    expect(profileOf(rows)).toMatchObject({
      amount: 0,
      orders: 1,
      largestOrder: 20,
      meanOrder: 0,
      returnShare: 1,
    });
  });

  test('growth needs a purchase before the window and an amount above 0 before it', () => {
    const growth = (rows: readonly HistoryRow[]) => profileOf(rows, { windowDays: 100 }).growth;
    // The window starts on 2025-09-24, the one before on 2025-06-16.
    const now: HistoryRow = ['2025-12-01', 30];
    expect(growth([['2025-09-23', 40], now])).toBe(-0.25);
    expect(growth([['2025-09-24', 40], now])).toBe(null);
    expect(growth([['2025-06-16', 40], now])).toBe(-0.25);
    expect(growth([['2025-06-15', 40], now])).toBe(null);
    expect(growth([['2025-06-17', 40], ['2025-07-01', -40], now])).toBe(null);
    expect(growth([['2025-07-01', -40], now])).toBe(null);
    expect(growth([['2025-09-01', 40]])).toBe(-1);
  });

  test('volatility compares whole buckets since the first purchase', () => {
    const at = (day: string, amount = 10): HistoryRow => [day, amount];
    const options = { bucketDays: 10, windowDays: 40 };
    const even = [at('2025-12-05'), at('2025-12-15'), at('2025-12-25')];
    // Three buckets back: from 2025-12-03. The first purchase on that day fills the third, a day later it does not.
    expect(profileOf([at('2025-12-03'), ...even.slice(1)], options).volatility).toBe(0);
    expect(profileOf([at('2025-12-04'), ...even.slice(1)], options).volatility).toBe(null);
    expect(profileOf([at('2025-11-23'), ...even], options).volatility).toBe(0);
    // Before the window: not looked at.
    expect(profileOf([at('2025-11-22', 500), ...even], options).volatility).toBeCloseTo(2 / 3, 12);
    expect(profileOf([at('2025-11-23'), at('2025-12-25', -10)], options).volatility).toBe(null);
  });

  test('shares are of the amounts above 0', () => {
    const [a, b, c] = summarizePurchases(
      [
        historyOf('a', [['2025-12-01', 75]]),
        historyOf('b', [['2025-12-01', 25]]),
        historyOf('c', [['2025-12-01', -50]]),
      ],
      { asOf },
    );
    expect([a, b, c].map((profile) => profile?.shareOfRevenue)).toEqual([0.75, 0.25, -0.5]);
  });

  test('asOf in a time zone; amounts at the ends of numbers', () => {
    const midnight = '2026-01-01T16:30:00Z';
    expect(profileOf([['2026-01-02', 5]], { asOf: midnight }).amount).toBe(0);
    expect(profileOf([['2026-01-02', 5]], { asOf: midnight, timeZone: 'Asia/Shanghai' }).amount).toBe(5);
    const wild = profileOf([
      ['2024-12-01', 5e-324],
      ['2025-06-01', 1e290],
      ['2025-07-01', -1e290],
      ['2025-08-01', 1e290],
    ]);
    expect(isPlain(wild)).toBe(true);
    expect(wild).toMatchObject({ growth: null, amount: 1e290 });
  });

  test('refuses what is no history, and wrong options', () => {
    const cannot = 'Cannot summarize purchases as';
    const refused = (history: object) =>
      thrownBy(() => summarizePurchases([history as AccountHistory], { asOf }));
    const good = historyOf('Acme', [['2025-12-01', 75]]);
    expect(refused({ ...good, accountId: 7 })).toBe(
      `TypeError: ${cannot} in histories[0] "accountId" must be a string: current value is 7`,
    );
    expect(refused({ ...good, days: '1' })).toBe(
      `TypeError: ${cannot} in histories[0] (account "Acme") "days" must be a column of day numbers: current value is "1"`,
    );
    expect(refused({ ...good, amounts: null })).toBe(
      `TypeError: ${cannot} in histories[0] (account "Acme") "amounts" must be a column of numbers: current value is null`,
    );
    expect(refused({ ...good, amounts: new Float64Array(2) })).toBe(
      `TypeError: ${cannot} in histories[0] (account "Acme") "amounts" must be as long as "days" (1): its length is 2`,
    );
    expect(refused({ ...good, orderIds: ['a', 'b'] })).toBe(
      `TypeError: ${cannot} in histories[0] (account "Acme") "orderIds" must be null or as long as "days" (1): current value is an array of 2`,
    );
    expect(refused({ ...good, days: Int32Array.of(5, 4), amounts: Float64Array.of(1, 1) })).toBe(
      `TypeError: ${cannot} in histories[0] (account "Acme") "days" must be whole numbers in ascending order: row 1 has 4`,
    );
    expect(refused({ ...good, days: [1.5] })).toContain('row 0 has 1.5');
    expect(refused({ ...good, amounts: Float64Array.of(Number.NaN) })).toBe(
      `TypeError: ${cannot} in histories[0] (account "Acme") "amounts" must be finite numbers within ±1e290: row 0 has NaN`,
    );
    expect(thrownBy(() => summarizePurchases(good as never, { asOf }))).toBe(
      `TypeError: ${cannot} the histories must be an array: current value is an object`,
    );
    expect(thrownBy(() => summarizePurchases([], undefined as never))).toBe(
      `TypeError: ${cannot} the options must be an object: current value is null`,
    );
    expect(thrownBy(() => summarizePurchases([], {} as never))).toContain('"asOf" must be an ISO day');
    expect(thrownBy(() => summarizePurchases([], { asOf, windowDays: 0 }))).toBe(
      `RangeError: ${cannot} "windowDays" must be an integer from 1 to 36525: current value is 0`,
    );
    expect(thrownBy(() => summarizePurchases([], { asOf, window: 9 } as never))).toContain(
      'there is no option "window"',
    );
  });
});

// Another way to the same figures: over days, with no window arithmetic shared.

const orders = fc.array(
  fc.record({
    accountId: fc.constantFrom('a', 'b', 'c'),
    day: fc.integer({ min: -40, max: 5 }),
    amount: fc.constantFrom(-7.3, 0, 0.1, 0.2, 5, 100, 1e16),
    order: fc.constantFrom('1', '2', '3', '4'),
  }),
  { maxLength: 25 },
);

const AS_OF_DAY = 20_454;

describe('laws', () => {
  interface Row {
    readonly accountId: string;
    readonly day: number;
    readonly amount: number;
    readonly order: string;
  }
  const rowsOf = (list: readonly Row[]) =>
    list.map((row) => ({ ...row, date: new Date((AS_OF_DAY + row.day) * 86_400_000) }));
  const options = { asOf, columns: { orderId: 'order' }, future: 'keep', roster: ['a'] } as const;

  test('the order of the orders does not move a bit; results are plain', () => {
    fc.assert(
      fc.property(orders, fc.integer({ min: 1, max: 1e6 }), (list, seed) => {
        const one = summarizePurchases(buildHistories(rowsOf(list), options), {
          asOf,
          windowDays: 12,
          bucketDays: 4,
        });
        const other = summarizePurchases(buildHistories(rowsOf(shuffled(list, seed)), options), {
          asOf,
          windowDays: 12,
          bucketDays: 4,
        });
        expect(JSON.stringify(other)).toBe(JSON.stringify(one));
        expect(isPlain(one)).toBe(true);
      }),
      { numRuns: 100, seed: 3 },
    );
  });

  test('counted over days, the figures are the same', () => {
    fc.assert(
      fc.property(orders, (list) => {
        const histories = buildHistories(rowsOf(list), options);
        const profiles = summarizePurchases(histories, { asOf, windowDays: 12, bucketDays: 4 });
        for (const { accountId, ...profile } of profiles) {
          const own = list.filter((row) => row.accountId === accountId && row.day <= 0);
          const inWindow = own.filter(({ day }) => day > -12);
          const bought = inWindow.filter(({ amount }) => amount > 0);
          const all = own.filter(({ amount }) => amount > 0).map(({ day }) => day);
          expect(profile.orders).toBe(new Set(bought.map(({ order }) => order)).size);
          expect(profile.purchaseDays).toBe(new Set(bought.map(({ day }) => day)).size);
          expect(profile.tenure).toBe(all.length === 0 ? null : 0 - Math.min(...all));
          expect(profile.daysSinceLast).toBe(all.length === 0 ? null : 0 - Math.max(...all));
          if (profile.largestOrder !== null)
            expect(profile.largestOrder).toBeCloseTo(
              Math.max(
                ...['1', '2', '3', '4'].map((id) =>
                  bought.filter(({ order }) => order === id).reduce((sum, { amount }) => sum + amount, 0),
                ),
              ),
              6,
            );
          expect(profile.volatility === null || profile.volatility >= 0).toBe(true);
          if (profile.volatility !== null) expect(Math.min(...all)).toBeLessThanOrEqual(-11);
        }
      }),
      { numRuns: 150, seed: 4 },
    );
  });

  test('future rows make no difference; histories are left as they were', () => {
    fc.assert(
      fc.property(orders, (list) => {
        const kept = buildHistories(rowsOf(list), options);
        const before = JSON.stringify(kept);
        const cut = buildHistories(rowsOf(list), { ...options, future: 'exclude', roster: ['a', 'b', 'c'] });
        const byId = new Map(
          summarizePurchases(cut, { asOf }).map((profile) => [profile.accountId, profile]),
        );
        for (const profile of summarizePurchases(kept, { asOf }))
          expect(profile).toEqual(byId.get(profile.accountId));
        expect(JSON.stringify(kept)).toBe(before);
      }),
      { numRuns: 60, seed: 5 },
    );
  });
});
