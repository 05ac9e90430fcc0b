import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { analyzeRepurchase, buildHistories, formatReason } from '../../src/index.ts';
import { deepFreeze, hostileId, isPlain, thrownBy } from './loyalty-support.ts';

const asOf = '2025-12-31';
const histories = (orders: ReadonlyArray<readonly [string, string, number?]>, roster: string[] = []) =>
  buildHistories(
    orders.map(([accountId, date, amount = 10]) => ({ accountId, date, amount })),
    { asOf: '2026-12-31', roster },
  );

describe('analyzeRepurchase', () => {
  const book = histories(
    [
      ['twice', '2025-02-01'],
      ['twice', '2025-08-01'],
      ['once', '2025-03-01'],
      ['same day', '2025-03-01'],
      ['same day', '2025-03-01', 99],
      ['back', '2024-05-01'],
      ['back', '2025-05-01'],
      ['gone', '2024-05-01'],
      ['gone', '2024-06-01'],
      ['long gone', '2023-01-01'],
      ['returns', '2025-02-01'],
      ['returns', '2025-03-01', -5],
      ['later', '2026-03-01'],
    ],
    ['never'],
  );
  const result = analyzeRepurchase(book, { asOf });

  test('the two rates are of different buyers', () => {
    // Buyers of 2025: twice, once, same day, back, returns; of 2024: back, gone.
    expect(result.repeatRate).toMatchObject({ rate: 0.2, count: 1, n: 5 });
    expect(result.repurchaseRate).toMatchObject({ rate: 0.5, count: 1, n: 2 });
    expect(result.window).toEqual({ from: '2025-01-01', to: '2025-12-31' });
    expect(result.previous).toEqual({ from: '2024-01-02', to: '2024-12-31' });
    expect(result.repeatRate.interval?.lower).toBeGreaterThan(0);
  });

  test('per account: days, verdicts, and the share of periods', () => {
    const of = (id: string) => result.accounts.find(({ accountId }) => accountId === id);
    expect(of('twice')).toMatchObject({
      purchaseDays: 2,
      purchaseDaysBefore: 0,
      repeated: true,
      repurchased: null,
    });
    expect(of('same day')).toMatchObject({ purchaseDays: 1, repeated: false });
    expect(of('returns')).toMatchObject({ purchaseDays: 1, repeated: false });
    expect(of('back')).toMatchObject({ repurchased: true, repurchaseRate: 0.25, periods: 4 });
    expect(of('gone')).toMatchObject({ repeated: null, repurchased: false, repurchaseRate: 0, periods: 4 });
    // First order in the first quarter, back in the third: one of three.
    expect(of('twice')?.repurchaseRate).toBeCloseTo(1 / 3, 12);
    expect(of('never')).toMatchObject({
      repurchaseRate: null,
      periods: 0,
      repeated: null,
      repurchased: null,
    });
    expect(of('later')).toMatchObject({ repurchaseRate: null, purchaseDays: 0 });
    expect(result.notices).toEqual([
      { code: 'repurchase.future', field: 'orders', value: 1, threshold: asOf },
    ]);
  });

  test('windows have both ends', () => {
    const edges = histories([
      ['a', '2025-01-01'],
      ['b', '2024-12-31'],
      ['c', '2024-01-02'],
      ['d', '2024-01-01'],
    ]);
    const { accounts } = analyzeRepurchase(edges, { asOf });
    expect(
      accounts.map(({ purchaseDays, purchaseDaysBefore }) => [purchaseDays, purchaseDaysBefore]),
    ).toEqual([
      [1, 0],
      [0, 1],
      [0, 1],
      [0, 0],
    ]);
  });

  test('an account whose first order is in the last period has no rate yet', () => {
    const [fresh] = analyzeRepurchase(histories([['new', '2025-11-01']]), { asOf }).accounts;
    expect(fresh).toMatchObject({ repurchaseRate: null, periods: 0 });
    expect(fresh?.reasons.map((reason) => formatReason(reason, { locale: 'zh-CN' }))).toEqual([
      '首单日期 2025-11-01 位于最后一个时段（2025-10-01 起），尚无法计算比率',
    ]);
    const [steady] = analyzeRepurchase(
      histories([
        ['old', '2020-01-01'],
        ['old', '2025-06-30'],
      ]),
      { asOf, periods: 2 },
    ).accounts;
    expect(steady?.reasons.map((reason) => formatReason(reason))).toEqual([
      'bought in 1 of the 2 periods since its first order',
    ]);
  });

  test('the first day of a period belongs to it alone', () => {
    const rateOf = (day: string) =>
      analyzeRepurchase(
        histories([
          ['A', '2020-01-01'],
          ['A', day],
        ]),
        { asOf, periods: 5 },
      ).accounts[0]?.repurchaseRate;
    // 365 days in five parts: the second starts on 15 March.
    expect([rateOf('2025-01-01'), rateOf('2025-03-14'), rateOf('2025-03-15')]).toEqual([0.2, 0.2, 0.2]);
    const [both] = analyzeRepurchase(
      histories([
        ['A', '2020-01-01'],
        ['A', '2025-03-14'],
        ['A', '2025-03-15'],
      ]),
      {
        asOf,
        periods: 5,
      },
    ).accounts;
    expect(both?.repurchaseRate).toBe(0.4);
  });

  test('empty, and what is refused', () => {
    expect(analyzeRepurchase([], { asOf })).toMatchObject({
      repeatRate: { rate: null, n: 0 },
      accounts: [],
      notices: [],
    });
    expect(thrownBy(() => analyzeRepurchase([], {} as never))).toMatch(/"asOf" must be/);
    expect(thrownBy(() => analyzeRepurchase([], { asOf, windowDays: 3 }))).toMatch(
      /"periods" must be at most "windowDays" \(3\)/,
    );
    const twin = { accountId: 'A', days: [], amounts: [] };
    expect(thrownBy(() => analyzeRepurchase([twin, twin], { asOf }))).toBe(
      'TypeError: Cannot analyze repurchase as histories must have one row per account: account "A" is in rows 0 and 1',
    );
    expect(thrownBy(() => analyzeRepurchase([{ ...twin, accountId: '' }], { asOf }))).toMatch(
      /"accountId" of histories\[0\]/,
    );
  });

  test('laws: order does not matter, rates follow from the accounts, plain JSON', () => {
    const history = fc.record({
      accountId: hostileId,
      days: fc.array(fc.integer({ min: 19_000, max: 20_600 }), { maxLength: 6 }),
    });
    const books = fc.uniqueArray(history, { maxLength: 12, selector: ({ accountId }) => accountId });
    fc.assert(
      fc.property(books, (rows) => {
        const input = rows.map(({ accountId, days }) => ({
          accountId,
          days: [...days].sort((a, b) => a - b),
          amounts: days.map((_, i) => (i % 4 === 3 ? -1 : 1)),
        }));
        const all = analyzeRepurchase(deepFreeze(input), { asOf });
        expect(analyzeRepurchase([...input].reverse(), { asOf })).toEqual(all);
        expect(isPlain(all)).toBe(true);
        expect(all.repeatRate.n).toBe(all.accounts.filter(({ purchaseDays }) => purchaseDays > 0).length);
        expect(all.repurchaseRate.n).toBe(
          all.accounts.filter(({ purchaseDaysBefore }) => purchaseDaysBefore > 0).length,
        );
        for (const { repurchaseRate } of all.accounts)
          if (repurchaseRate !== null) expect(repurchaseRate >= 0 && repurchaseRate <= 1).toBe(true);
      }),
      { numRuns: 100 },
    );
  });
});
