/** Exact sums in two doubles and a rest, directly. */
import { describe, expect, test } from 'vitest';
import { createRandom } from '../../src/internal/random.ts';
import { AccountSums } from '../../src/orders/account-sums.ts';
import { shuffled } from './help.ts';
import { sumOf } from './oracle.ts';

/** Add values at a place of a table. */
function filled(values: readonly number[], at = 0): { sums: AccountSums; table: Float64Array } {
  const sums = new AccountSums();
  const table = new Float64Array(at + 2);
  for (const x of values) sums.add(table, at, x);
  return { sums, table };
}

const rounded = (values: readonly number[]) => {
  const { sums, table } = filled(values);
  return sums.round(table, 0);
};
const parts = (values: readonly number[]) => {
  const { sums, table } = filled(values);
  return sums.expansion(table, 0);
};

test('nothing is zero', () => {
  expect(rounded([])).toBe(0);
  expect(parts([])).toStrictEqual([]);
  expect(rounded([-0])).toBe(0);
  expect(rounded([1, -1])).toBe(0);
  expect(parts([1, -1])).toStrictEqual([]);
});

describe('what two doubles hold', () => {
  test.each([
    [[0.1, 0.2], 0.30000000000000004],
    [[0.1, 0.2, 0.3], 0.6],
    [[1e16, 1, -1e16], 1],
    [[1, 1e16, 1, -1e16], 2],
    [[-0.1, -0.2, -0.3], -0.6],
  ])('%j', (values, total) => {
    expect(sumOf(values)).toBe(total);
    expect(rounded(values)).toBe(total);
    expect(rounded([...values].reverse())).toBe(total);
  });
});

describe('what two doubles do not hold', () => {
  test.each([
    [[1e40, 1, 1e-40, -1e40, -1]],
    [[1e40, 1, 1e-40, -1, -1e40]],
    [[1e100, 1e50, 1, 1e-50, 1e-100, -1e100, -1e50, -1]],
    [[1e290, 1, 1e-290, -1e290, -1]],
    [[2 ** 53, 1, 2 ** -60]],
    [[2 ** 53, -1, -(2 ** -60)]],
    [[2 ** 53, 1, -(2 ** -60)]],
    [[1e300 / 1e10, 1e17, 1, 1e-17, 1e-34, 1e-51]],
  ])('%j', (values) => {
    const total = sumOf(values);
    for (let seed = 1; seed <= 30; seed++) {
      const mixed = shuffled(values, seed);
      expect(rounded(mixed)).toBe(total);
      expect(parts(mixed)).toStrictEqual(parts(values));
    }
    expect(rounded([...values, ...values.map((x) => -x)])).toBe(0);
    expect(parts([...values, ...values.map((x) => -x)])).toStrictEqual([]);
  });

  test('a rest decides between two doubles', () => {
    expect(rounded([2 ** 53, 1])).toBe(2 ** 53);
    expect(rounded([2 ** 53, 1, 2 ** -60])).toBe(2 ** 53 + 2);
    expect(rounded([2 ** 53 + 2, 1])).toBe(2 ** 53 + 4);
    expect(rounded([2 ** 53 + 2, 1, -(2 ** -60)])).toBe(2 ** 53 + 2);
  });
});

test('parts are canonical: each the rounded rest, largest first', () => {
  expect(parts([1, 1e-20])).toStrictEqual([1, 1e-20]);
  expect(parts([1e-20, 1])).toStrictEqual([1, 1e-20]);
  expect(parts([1e40, 1, 1e-40])).toStrictEqual([1e40, 1, 1e-40]);
  expect(parts([2 ** 53, 1])).toStrictEqual([2 ** 53, 1]);
  expect(parts([2 ** 53 + 2, 1])).toStrictEqual([2 ** 53 + 4, -1]);
  expect(parts([0.5, 0.25])).toStrictEqual([0.75]);
});

test('random amounts of wildly different exponents, in any order', () => {
  const random = createRandom(5);
  for (let round = 0; round < 150; round++) {
    const values = Array.from({ length: 3 + random.below(30) }, () => {
      const x = (random.unit() - 0.5) * 2 ** (random.below(1200) - 600);
      return x;
    });
    const total = sumOf(values);
    expect(rounded(values)).toBe(total);
    expect(rounded(shuffled(values, round))).toBe(total);
    expect(parts(shuffled(values, round))).toStrictEqual(parts(values));
    expect(sumOf(parts(values))).toBe(total);
  }
});

test('places of one table do not touch each other', () => {
  const sums = new AccountSums();
  const table = new Float64Array(12);
  const wild = [1e40, 1, 1e-40];
  for (const x of wild) sums.add(table, 4, x);
  for (const x of [0.1, 0.2]) sums.add(table, 0, x);
  for (const x of [...wild, -1e40]) sums.add(table, 8, x);
  expect(sums.round(table, 0)).toBe(0.1 + 0.2);
  expect(sums.round(table, 4)).toBe(1e40);
  expect(sums.round(table, 8)).toBe(1);
  expect(sums.expansion(table, 4)).toStrictEqual(wild);
  expect(sums.expansion(table, 8)).toStrictEqual([1, 1e-40]);
  expect([table[2], table[3], table[6], table[7], table[10], table[11]]).toEqual([0, 0, 0, 0, 0, 0]);
});

test('asking changes nothing', () => {
  const { sums, table } = filled([1e40, 1, 1e-40, 1e-80]);
  for (let i = 0; i < 3; i++) {
    expect(sums.round(table, 0)).toBe(1e40);
    expect(sums.expansion(table, 0)).toStrictEqual([1e40, 1, 1e-40, 1e-80]);
  }
  sums.add(table, 0, -1e40);
  sums.add(table, 0, -1);
  expect(sums.round(table, 0)).toBe(1e-40);
  expect(sums.expansion(table, 0)).toStrictEqual([1e-40, 1e-80]);
});
