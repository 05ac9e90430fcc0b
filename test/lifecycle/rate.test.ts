import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { amountGrid } from '../../src/internal/amount-grid.ts';
import { exactSum } from '../../src/internal/exact-sum.ts';
import { rateOf } from '../../src/internal/rate.ts';
import { groupByKey } from '../../src/lifecycle/group-by-key.ts';
import { studentQuantile } from '../../src/lifecycle/student.ts';
import { plainSum } from './loyalty-support.ts';

describe('rateOf', () => {
  test('Wilson intervals as in Newcombe 1998, table I (doi:10.1002/(SICI)1097-0258(19980430)17:8<857::AID-SIM777>3.0.CO;2-E)', () => {
    const ends = (count: number, n: number) => {
      const { interval } = rateOf(count, n);
      return [interval?.lower.toFixed(4), interval?.upper.toFixed(4)];
    };
    expect(ends(81, 263)).toEqual(['0.2553', '0.3662']);
    expect(ends(15, 148)).toEqual(['0.0624', '0.1605']);
    expect(ends(0, 20)).toEqual(['0.0000', '0.1611']);
    expect(ends(1, 29)).toEqual(['0.0061', '0.1718']);
  });
  test('none, all, nobody', () => {
    expect(rateOf(0, 0)).toEqual({ rate: null, count: 0, n: 0, interval: null });
    for (let n = 1; n < 300; n++) {
      expect(rateOf(0, n).interval?.lower).toBe(0);
      expect(rateOf(n, n).interval?.upper).toBe(1);
    }
    expect(rateOf(5, 5)).toMatchObject({ rate: 1, interval: { upper: 1 } });
  });
});

test('quantiles of t as in the tables', () => {
  expect(studentQuantile(2)).toBeCloseTo(4.303, 1);
  expect(studentQuantile(4)).toBeCloseTo(2.776, 2);
  expect(studentQuantile(8)).toBeCloseTo(2.306, 3);
  expect(studentQuantile(14)).toBeCloseTo(2.1448, 4);
  expect(studentQuantile(30)).toBeCloseTo(2.0423, 4);
  expect(studentQuantile(1e9)).toBeCloseTo(1.959964, 6);
});

describe('amountGrid', () => {
  const cents = fc.integer({ min: -1e11, max: 1e11 }).map((amount) => amount / 100);
  const amounts = fc.array(fc.oneof(cents, fc.double({ min: -1e9, max: 1e9, noNaN: true })), {
    maxLength: 40,
  });
  test('sums are exact in any order, and nothing moves by more than a rounding of the whole', () => {
    fc.assert(
      fc.property(amounts, (values) => {
        const snapped = values.map(amountGrid(values));
        const gross = plainSum(values.map(Math.abs));
        expect(plainSum(snapped)).toBe(exactSum(snapped));
        expect(plainSum([...snapped].reverse())).toBe(exactSum(snapped));
        values.forEach((value, i) => {
          expect(Math.abs(value - (snapped[i] as number))).toBeLessThanOrEqual(gross * 1e-15 + 1e-300);
        });
      }),
      { numRuns: 200 },
    );
  });
  test('whole numbers, nothing, and the ends of all numbers', () => {
    expect([800, 200, -50].map(amountGrid([800, 200, -50]))).toEqual([800, 200, -50]);
    expect(amountGrid([])(0)).toBe(0);
    expect(Object.is(amountGrid([5])(-0), 0)).toBe(true);
    const huge = [1e290, -1e290, 1e290];
    expect(huge.map(amountGrid(huge)).every(Number.isFinite)).toBe(true);
    expect(amountGrid([5e-324])(5e-324)).toBe(0);
  });
});

test('groupByKey: code-point order, those without a group last', () => {
  const items = ['b', null, '\u{1F600}', 'a', '\u{FF5E}', 'b', undefined].map((key, i) => ({
    i,
    ...(key === undefined ? {} : { key }),
  }));
  expect(groupByKey(items).map(([key, group]) => [key, group.map(({ i }) => i)])).toEqual([
    ['a', [3]],
    ['b', [0, 5]],
    ['\u{FF5E}', [4]],
    ['\u{1F600}', [2]],
    [null, [1, 6]],
  ]);
});
