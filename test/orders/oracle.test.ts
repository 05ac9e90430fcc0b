/** The oracle is trusted by other tests, so it is tested by hand. */
import { expect, test } from 'vitest';
import { byCodePoints, dayOf, doubleOf, expectedSummaries, isoOf, sumOf, wholeOf } from './oracle.ts';

test('doubles become whole numbers of 2^-1074 and come back', () => {
  expect(wholeOf(5e-324)).toBe(1n);
  expect(wholeOf(-1)).toBe(-(1n << 1074n));
  for (const x of [0, 5e-324, 2.2e-308, 0.1, -0.1, 1, 2 ** 53 + 2, -1e290, Number.MAX_VALUE])
    expect(doubleOf(wholeOf(x))).toBe(x);
});

test('sums are rounded once, halves to even', () => {
  expect(sumOf([1e16, 1, -1e16])).toBe(1);
  expect(sumOf([2 ** 53, 1])).toBe(2 ** 53);
  expect(sumOf([2 ** 53 + 2, 1])).toBe(2 ** 53 + 4);
  expect(sumOf([2 ** 53, 1, 1e-300])).toBe(2 ** 53 + 2);
  expect(sumOf([-(2 ** 53), -1, -1e-300])).toBe(-(2 ** 53) - 2);
  expect(sumOf([])).toBe(0);
});

test('days, texts and one summary', () => {
  expect(dayOf('2026-01-31')).toBe(20_484);
  expect(isoOf(20_484)).toBe('2026-01-31');
  expect(['～', '😀', 'a'].sort(byCodePoints)).toEqual(['a', '～', '😀']);
  const orders = [
    { accountId: 'a', day: 20_480, amount: 3, orderId: 'x' },
    { accountId: 'a', day: 20_480, amount: 4, orderId: 'x' },
    { accountId: 'a', day: 20_484, amount: -2, orderId: 'y' },
    { accountId: 'a', day: 20_485, amount: 100, orderId: 'z' },
  ];
  const rules = { asOf: '2026-01-31', frequencyOf: 'orders', returns: 'net', future: 'exclude' } as const;
  expect(expectedSummaries(orders, rules)).toEqual([
    {
      accountId: 'a',
      recency: 4,
      frequency: 1,
      monetary: 5,
      tenure: 4,
      firstOrderDate: '2026-01-27',
      lastOrderDate: '2026-01-27',
      purchaseDays: 1,
      averageOrderValue: 5,
      returns: { count: 1, amount: 2 },
    },
  ]);
});
