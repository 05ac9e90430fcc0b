import { describe, expect, test } from 'vitest';
import { binomialAtMost } from '../../src/internal/binomial.ts';
import { gammaAbove, gammaQuantile } from '../../src/internal/gamma-distribution.ts';
import { normalAtLeast } from '../../src/internal/normal.ts';
import { chanceOfLower } from '../../src/internal/rank-test.ts';
import type { AccountHistory } from '../../src/types.ts';
import { type HistoryRow, historyOf, rhythm } from '../orders/history-of.ts';
import { AS_OF, AT_RANDOM, ago, indicatorOf } from './indicator-help.ts';

/** A history from rows in any order. */
function rowsOf(rows: readonly HistoryRow[]): AccountHistory {
  return historyOf(
    'a',
    [...rows].sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

/** An order of 100 every `gap` days, from `start` to `end` days before AS_OF. */
function every(gap: number, start: number, end: number, amount = 100): HistoryRow[] {
  const rows: HistoryRow[] = [];
  for (let day = start; day >= end; day -= gap) rows.push([ago(day), amount]);
  return rows;
}

const EMPTY = historyOf('a', []);
const RETURNS_ONLY = historyOf('a', [[ago(10), -5]]);

test.each(['overdue', 'amount', 'orders', 'trend', 'orderSize', 'range', 'returns', 'volatility'] as const)(
  '%s is unknown without a purchase',
  (id) => {
    for (const history of [null, EMPTY, RETURNS_ONLY, historyOf('a', [[ago(-1), 100]])])
      expect(indicatorOf(id, { history })).toMatchObject({ id, value: null, n: 0, missing: ['orders'] });
  },
);

describe('overdue', () => {
  const own = rhythm('a', [30, 30, 30], { asOf: AS_OF, idle: 90 });

  test('days since the last purchase in usual gaps', () => {
    const found = indicatorOf('overdue', {
      history: own,
      regularity: { ...AT_RANDOM, shape: 4, priorGaps: 2 },
    });
    const shape = (4 * 5) / 6;
    expect(found).toMatchObject({ value: 3, n: 4, missing: [], baseline: null, delta: null });
    expect(found.measures).toMatchObject({ days: 90, medianGap: 30, isOwnGap: 1, shape });
    // Mean gap = median gap = 30 here.
    expect(found.measures.q95).toBeCloseTo(gammaQuantile(shape, 0.95) / shape, 12);
    expect(found.probability).toBeCloseTo(gammaAbove(shape, 3 * shape), 12);
  });

  test('value and probability tell the same: at q90 one in ten gaps is as long', () => {
    for (const share of [0.9, 0.95, 0.99]) {
      const base = indicatorOf('overdue', { history: own });
      const days = Math.round((base.measures[`q${share * 100}`] as number) * 30);
      const then = indicatorOf('overdue', {
        history: rhythm('a', [30, 30, 30], { asOf: AS_OF, idle: days }),
      });
      expect(then.probability).toBeCloseTo(1 - share, 2);
    }
  });

  test('below four purchases the usual gap is that of the book', () => {
    const two = rhythm('a', [10, 10], { asOf: AS_OF, idle: 60 });
    const regularity = { ...AT_RANDOM, meanGap: 25, medianGap: 20 };
    expect(indicatorOf('overdue', { history: two, regularity })).toMatchObject({
      value: 3,
      n: 3,
      measures: { medianGap: 20, isOwnGap: 0 },
    });
    expect(indicatorOf('overdue', { history: two })).toMatchObject({
      value: null,
      n: 3,
      measures: { days: 60, q90: null },
      missing: ['usual_gap'],
    });
  });

  test('gaps of the 24 months before the last purchase, however long ago that is', () => {
    const history = rhythm('a', [200, 700, 40, 40, 40], { asOf: AS_OF, idle: 800 });
    expect(indicatorOf('overdue', { history })).toMatchObject({
      value: 20,
      n: 4,
      measures: { medianGap: 40 },
    });
  });

  test('orders of one day are one purchase, returns are none', () => {
    const history = rowsOf([...every(20, 100, 40), [ago(40), 5], [ago(10), -50], [ago(5), 0]]);
    expect(indicatorOf('overdue', { history })).toMatchObject({ value: 2, n: 4 });
  });
});

describe('orders', () => {
  test('against the same 90 days last year with 15 months of data', () => {
    // Last year: days 365 to 454 before asOf.
    const history = rowsOf([
      [ago(455), 100],
      ...every(10, 454, 365),
      ...every(30, 200, 100),
      [ago(89), 100],
      [ago(0), 100],
    ]);
    const found = indicatorOf('orders', { history });
    expect(found).toMatchObject({ value: 2, baseline: 9, lastYear: 9, delta: -7 / 9, n: 2, missing: [] });
    expect(found.measures).toMatchObject({
      baselineOrders: 9,
      baselineDays: 90,
      isLastYear: 1,
      purchaseDays: 2,
    });
    expect(found.probability).toBeCloseTo(binomialAtMost(2, 11, 0.5), 14);
    expect(found.measures.usual).toBeCloseTo((13 * 90) / 365, 12);
  });

  test('a day less of history: against the own months before, without the first purchase', () => {
    const history = rowsOf([[ago(454), 100], ...every(10, 453, 365), ...every(30, 200, 100), [ago(89), 100]]);
    const found = indicatorOf('orders', { history });
    expect(found).toMatchObject({ lastYear: null, n: 1, measures: { isLastYear: 0, baselineDays: 364 } });
    expect(found.measures.baselineOrders).toBe(every(10, 453, 365).length + 4);
    expect(found.probability).toBeCloseTo(binomialAtMost(1, 14, 90 / 454), 14);
  });

  test('at least 90 days to compare with', () => {
    const with180 = rowsOf([...every(10, 180, 90), [ago(3), 1]]);
    expect(indicatorOf('orders', { history: with180 })).toMatchObject({
      value: 1,
      measures: { baselineDays: 90 },
    });
    const with179 = rowsOf([...every(10, 179, 90), [ago(3), 1]]);
    expect(indicatorOf('orders', { history: with179 })).toMatchObject({
      value: null,
      measures: { purchaseDays: 1 },
      missing: ['history_6_months'],
    });
  });

  test('order ids are orders; several orders of a day are one piece of evidence', () => {
    const old: HistoryRow[] = Array.from({ length: 40 }, (_, i) => [
      ago(454 - Math.floor(i / 8)),
      10,
      `o${i}`,
    ]);
    const history = rowsOf([
      [ago(460), 1, 'first'],
      ...old,
      [ago(5), 10, 'n1'],
      [ago(4), 10, 'n1'],
      [ago(4), 5, 'n2'],
    ]);
    const found = indicatorOf('orders', { history });
    expect(found).toMatchObject({
      value: 2,
      baseline: 40,
      measures: { purchaseDays: 2, baselinePurchaseDays: 5 },
    });
    expect(found.probability).toBeCloseTo(binomialAtMost(2, 7, 0.5), 14);
  });

  test('from nothing to something, and from nothing to nothing', () => {
    const quiet = [[ago(460), 100]] as HistoryRow[];
    expect(indicatorOf('orders', { history: rowsOf([...quiet, [ago(3), 1]]) })).toMatchObject({
      baseline: 0,
      delta: 1,
    });
    expect(indicatorOf('orders', { history: rowsOf(quiet) })).toMatchObject({
      value: 0,
      delta: 0,
      probability: 1,
    });
  });
});

describe('amount', () => {
  test('net of returns, against last year', () => {
    const history = rowsOf([
      [ago(460), 5],
      ...every(10, 454, 365),
      [ago(50), 300],
      [ago(40), -60],
      [ago(10), 30],
    ]);
    const found = indicatorOf('amount', { history });
    expect(found).toMatchObject({ value: 270, baseline: 900, lastYear: 900, delta: -0.7, n: 2 });
    expect(found.measures).toEqual({
      orders: 2,
      baselineOrders: 9,
      baselineDays: 90,
      isLastYear: 1,
      usual: 900 * (90 / 365),
    });
  });

  test('the scaled months before, below 15 months', () => {
    const history = rowsOf([[ago(200), 999], ...every(11, 199, 90, 110), [ago(10), 50]]);
    const found = indicatorOf('amount', { history });
    expect(found).toMatchObject({ value: 50, baseline: (1100 / 110) * 90, lastYear: null, n: 1 });
    expect(found.measures.usual).toBe(found.baseline);
  });

  test('equal amounts: the chance is that of the counts', () => {
    const history = rowsOf([[ago(460), 100], ...every(10, 454, 365), [ago(50), 100], [ago(10), 100]]);
    const [amount, orders] = (['amount', 'orders'] as const).map(
      (id) => indicatorOf(id, { history }).probability,
    );
    expect(amount).toBeCloseTo(orders as number, 14);
  });

  test('one giant order last year is no reason to worry', () => {
    const even = [[ago(460), 100], ...every(10, 454, 365), ...every(10, 89, 0)] as HistoryRow[];
    const giant = indicatorOf('amount', { history: rowsOf([...even, [ago(400), 9000]]) });
    expect(giant.delta).toBeLessThan(-0.8);
    expect(giant.probability).toBeGreaterThan(0.3);
    const halved = indicatorOf('amount', {
      history: rowsOf([[ago(460), 1], ...every(3, 454, 365), ...every(9, 89, 0)]),
    });
    expect(halved.delta).toBeLessThan(-0.6);
    expect(halved.probability).toBeLessThan(0.01);
  });

  test('a baseline of returns tells the direction only', () => {
    const history = rowsOf([
      [ago(460), 100],
      [ago(400), -50],
      [ago(5), 10],
    ]);
    expect(indicatorOf('amount', { history })).toMatchObject({ baseline: -50, delta: 1 });
    expect(
      indicatorOf('amount', {
        history: rowsOf([
          [ago(460), 9],
          [ago(400), -50],
          [ago(5), -60],
        ]),
      }).delta,
    ).toBe(-1);
  });
});

describe('trend', () => {
  const months = (amounts: readonly number[]): AccountHistory =>
    rowsOf([
      [ago(amounts.length * 30), 1],
      ...amounts.map((amount, i): HistoryRow => [ago((amounts.length - i) * 30 - 15), amount]),
    ]);

  test('twelve whole months', () => {
    expect(indicatorOf('trend', { history: months(new Array(12).fill(100)) })).toMatchObject({
      value: 0,
      probability: 1,
      n: 12,
      measures: { months: 12, since: 0 },
    });
    expect(indicatorOf('trend', { history: months(new Array(11).fill(100)) })).toMatchObject({
      value: null,
      n: 11,
      missing: ['history_12_months'],
    });
    // The month of the first purchase is no whole one.
    expect(indicatorOf('trend', { history: rowsOf(every(10, 359, 0)) }).n).toBe(11);
    expect(indicatorOf('trend', { history: rowsOf(every(10, 360, 0)) }).n).toBe(12);
    expect(indicatorOf('trend', { history: months(new Array(30).fill(100)) }).n).toBe(24);
  });

  test('by hand: the last month of twelve falls', () => {
    const amounts = [100, 120, 90, 110, 100, 105, 95, 100, 110, 90, 100, 60];
    const mean = amounts.reduce((a, b) => a + b) / 12;
    const x = amounts.map((amount) => Math.log(amount / mean + 0.1));
    let sum = 0;
    let since = 0;
    for (let i = 6; i < 12; i++) {
      const past = x.slice(0, i);
      const m = past.reduce((a, b) => a + b) / i;
      const sd = Math.sqrt(past.reduce((a, b) => a + (b - m) ** 2, 0) / (i - 1));
      const t = (((x[i] as number) - m) / sd) * Math.sqrt(i / (i + 1));
      const v = i - 1;
      const z = (Math.sign(t) * Math.sqrt(v * Math.log(1 + (t * t) / v)) * (8 * v + 1)) / (8 * v + 3);
      sum = Math.max(0, sum - z - 0.5);
      since = sum > 0 ? since + 1 : 0;
    }
    const found = indicatorOf('trend', { history: months(amounts) });
    expect(sum).toBeGreaterThan(1);
    expect(found.value).toBeCloseTo(sum, 10);
    expect(found.probability).toBeCloseTo(Math.exp(-sum), 10);
    expect(found.measures.since).toBe(since);
  });

  test('finds a slow fade, and not its mirror image', () => {
    const noise = (i: number) => 1 + 0.1 * Math.sin(i * 2.4);
    const fade = Array.from({ length: 24 }, (_, i) => 1000 * 0.95 ** Math.max(0, i - 11) * noise(i));
    const rise = Array.from({ length: 24 }, (_, i) => 1000 * 1.05 ** Math.max(0, i - 11) * noise(i));
    expect(indicatorOf('trend', { history: months(fade) }).value).toBeGreaterThan(5);
    expect(indicatorOf('trend', { history: months(rise) }).value).toBe(0);
  });

  test('the currency does not matter, nor do months of returns break it', () => {
    const amounts = [100, 120, -90, 110, 100, 105, 95, 100, 110, 90, 100, 60];
    const scaled = amounts.map((amount) => amount * 1e9);
    const [one, other] = [amounts, scaled].map(
      (list) => indicatorOf('trend', { history: months(list) }).value,
    );
    expect(other).toBeCloseTo(one as number, 10);
    expect(indicatorOf('trend', { history: months(new Array(12).fill(-5)) })).toMatchObject({
      missing: ['orders'],
    });
  });
});

describe('orderSize', () => {
  const before = [
    [ago(460), 9],
    ...every(15, 454, 370).map(([day], i): HistoryRow => [day, 100 + i]),
  ] as HistoryRow[];
  const now: HistoryRow[] = [60, 50, 40, 30, 20].map((day): HistoryRow => [ago(day), day]);

  test('median order against that of last year', () => {
    const found = indicatorOf('orderSize', { history: rowsOf([...before, ...now, [ago(10), -500]]) });
    expect(found).toMatchObject({ value: 40, baseline: 102.5, lastYear: 102.5, n: 5 });
    expect(found.delta).toBeCloseTo(-62.5 / 102.5, 12);
    expect(found.measures).toEqual({ orders: 5, baselineOrders: 6, isLastYear: 1 });
    expect(found.probability).toBe(chanceOfLower([1, 2, 3, 4, 5], [6, 7, 8, 9, 10, 11]));
  });

  test('fewer than five orders last year: the 12 months before', () => {
    const history = rowsOf([[ago(460), 9], [ago(400), 70], ...every(20, 200, 100, 80), ...now]);
    const found = indicatorOf('orderSize', { history });
    expect(found).toMatchObject({
      baseline: 80,
      lastYear: 70,
      n: 5,
      measures: { isLastYear: 0, baselineOrders: 7 },
    });
  });

  test('nothing now, or nothing before', () => {
    expect(indicatorOf('orderSize', { history: rowsOf(before) }).missing).toEqual(['purchases_90_days']);
    expect(indicatorOf('orderSize', { history: rowsOf(now) }).missing).toEqual(['history_6_months']);
    const gap = rowsOf([[ago(300), 5], ...now]);
    expect(indicatorOf('orderSize', { history: gap }).missing).toEqual(['history_6_months']);
  });

  test('the parts of one order id are one order', () => {
    const split = rowsOf(
      [...before, [ago(20), 10, 'x'], [ago(20), 30, 'x'], [ago(10), 60, 'y']].map(
        ([d, a, id], i) => [d, a, id ?? `b${i}`] as HistoryRow,
      ),
    );
    expect(indicatorOf('orderSize', { history: split })).toMatchObject({ value: 50, n: 2 });
  });
});

describe('range', () => {
  const bought = (
    rows: ReadonlyArray<readonly [days: number, category: string, amount?: number]>,
  ): AccountHistory => {
    const sorted = [...rows].sort(([a], [b]) => b - a);
    return {
      ...historyOf(
        'a',
        sorted.map(([days, , amount]) => [ago(days), amount ?? 10]),
      ),
      categories: sorted.map(([, category]) => category),
    };
  };

  test('categories of 180 days against the 180 before', () => {
    const found = indicatorOf('range', {
      history: bought([
        [360, 'a'],
        [359, 'a', 500],
        [300, 'a'],
        [250, 'b'],
        [200, 'c'],
        [200, 'd'],
        [180, 'd'],
        [179, 'b'],
        [10, 'e'],
        [5, ''],
        [4, 'f', -9],
      ]),
    });
    expect(found).toMatchObject({ value: 2, baseline: 4, delta: -0.5, n: 3 });
    // Top is a, bought on two of the days before (359 and 300), now gone.
    expect(found.measures).toEqual({ topLost: 1, lost: 3, gained: 1, probabilityTop: 0.25 });
  });

  test('the chance by hand', () => {
    // a on 1 day before, b on 1 day before: both gone.
    const found = indicatorOf('range', {
      history: bought([
        [361, 'z'],
        [300, 'a'],
        [290, 'b'],
      ]),
    });
    // D >= 2 of two categories, each gone or new with ½: ¼.
    expect(found).toMatchObject({ value: 0, baseline: 2, delta: -1, probability: 0.25 });
    const kept = indicatorOf('range', {
      history: bought([
        [361, 'z'],
        [300, 'a'],
        [290, 'b'],
        [10, 'b'],
      ]),
    });
    // At least one more gone than new: new, kept and gone, for a (bought once) and for b (twice).
    const half = [0.5, 0, 0.5];
    const quarter = [0.25, 0.5, 0.25];
    let chance = 0;
    for (const [i, p] of half.entries())
      for (const [j, q] of quarter.entries()) if (i - 1 + (j - 1) >= 1) chance += p * q;
    expect(kept.probability).toBeCloseTo(chance, 14);
  });

  test('of categories that are equal in amount and days, one that is still bought is the top, whatever the order of rows', () => {
    const rows = [
      [361, 'z'],
      [300, 'a'],
      [300, 'b'],
      [300, 'c'],
      [10, 'b'],
    ] as const;
    for (const order of [rows, [...rows].reverse()])
      expect(indicatorOf('range', { history: bought(order) }).measures).toMatchObject({
        topLost: 0,
        probabilityTop: 1,
      });
    // One that was bought on more days goes before.
    const more = bought([...rows, [299, 'c', 0.5], [300, 'a', 0.5], [300, 'b', 0.5]]);
    expect(indicatorOf('range', { history: more }).measures).toMatchObject({
      topLost: 1,
      probabilityTop: 0.25,
    });
  });

  test('what it takes', () => {
    expect(indicatorOf('range', { history: rowsOf(every(30, 400, 0)) }).missing).toEqual(['categories']);
    expect(
      indicatorOf('range', {
        history: bought([
          [359, 'a'],
          [360, 'a'],
        ]),
      }).missing,
    ).toEqual([]);
    expect(indicatorOf('range', { history: bought([[358, 'a']]) }).missing).toEqual(['history_12_months']);
    expect(
      indicatorOf('range', {
        history: bought([
          [400, 'a'],
          [20, ''],
        ]),
      }).missing,
    ).toEqual(['categories']);
  });
});

describe('returns', () => {
  test('share of the gross amount, against the 12 months before', () => {
    const history = rowsOf([
      [ago(500), 1],
      ...every(30, 450, 120),
      [ago(200), -60],
      [ago(50), 400],
      [ago(40), -90],
      [ago(39), -30],
      [ago(38), 0],
    ]);
    const found = indicatorOf('returns', { history });
    expect(found.value).toBeCloseTo(0.3, 14);
    expect(found.baseline).toBeCloseTo(60 / 1200, 14);
    expect(found.delta).toBeCloseTo(0.25, 14);
    expect(found).toMatchObject({ lastYear: 0, n: 1 });
    expect(found.measures).toEqual({ orders: 1, baselineOrders: 12, returnDays: 2, baselineReturnDays: 1 });
    // Two or three of three days with a return among 1 of 13 purchase days.
    const p = 1 / 13;
    expect(found.probability).toBeCloseTo(3 * p ** 2 * (1 - p) + p ** 3, 14);
  });

  test('no purchase in the window: no share; no year before: no baseline', () => {
    expect(
      indicatorOf('returns', {
        history: rowsOf([
          [ago(200), 9],
          [ago(5), -3],
        ]),
      }),
    ).toMatchObject({
      value: null,
      missing: ['purchases_90_days'],
    });
    expect(
      indicatorOf('returns', {
        history: rowsOf([
          [ago(20), 10],
          [ago(5), -3],
        ]),
      }),
    ).toMatchObject({
      value: 0.3,
      baseline: null,
      delta: null,
      probability: null,
    });
  });
});

describe('volatility', () => {
  const buckets = (amounts: readonly number[]): HistoryRow[] =>
    amounts.map((amount, i): HistoryRow => [ago((amounts.length - i) * 30 - 15), amount]);
  const steady = [90, 110, 90, 110, 90, 110, 90, 110, 90, 110, 90, 110];
  const wild = [20, 180, 20, 180, 20, 180, 20, 180, 20, 180, 20, 180];

  test('twelve months against the twelve before', () => {
    const found = indicatorOf('volatility', {
      history: rowsOf([[ago(721), 1], ...buckets([...steady, ...wild])]),
    });
    const [low, high] = [10, 80].map((d) => Math.sqrt((12 * (d / 100) ** 2) / 11)) as [number, number];
    expect(found.value).toBeCloseTo(high, 12);
    expect(found.baseline).toBeCloseTo(low, 12);
    expect(found.delta).toBeCloseTo(7, 10);
    const variance = 1 / 22 + low ** 2 / 12 + 1 / 22 + high ** 2 / 12;
    expect(found.probability).toBeCloseTo(normalAtLeast(Math.log(8) / Math.sqrt(variance)), 10);
  });

  test('shorter histories', () => {
    expect(indicatorOf('volatility', { history: rowsOf([[ago(361), 1], ...buckets(steady)]) })).toMatchObject(
      { baseline: null, delta: null, n: 12, missing: [] },
    );
    expect(indicatorOf('volatility', { history: rowsOf(buckets(steady)) }).missing).toEqual([
      'history_12_months',
    ]);
    expect(indicatorOf('volatility', { history: rowsOf([[ago(700), 1]]) }).missing).toEqual([
      'purchases_90_days',
    ]);
  });

  test('equal amounts are perfectly steady, though a double has no tenth', () => {
    const equal = (amount: number): number[] => new Array<number>(12).fill(amount);
    const of = (before: number[], now: number[]) =>
      indicatorOf('volatility', { history: rowsOf([[ago(721), 1], ...buckets([...before, ...now])]) });
    expect(of(equal(0.25), equal(0.1))).toMatchObject({ value: 0, baseline: 0, delta: 0, probability: 0.5 });
    // From unsteady to steady is no rise, and the other way round is one.
    expect(of(wild, equal(0.1))).toMatchObject({ value: 0, delta: -1, probability: 1 });
    expect(of(equal(0.1), wild)).toMatchObject({ baseline: 0, delta: 1, probability: 0 });
  });
});
