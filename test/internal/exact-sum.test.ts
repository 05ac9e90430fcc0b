import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addExact,
  canonicalExpansion,
  exactSum,
  MAX_SUMMAND,
  roundExact,
} from '../../src/internal/exact-sum.ts';
import { createRandom } from '../../src/internal/random.ts';
import { shuffled } from '../orders/help.ts';
import { sumOf } from '../orders/oracle.ts';

const expansionOf = (values: Iterable<number>): number[] => {
  const partials: number[] = [];
  for (const x of values) addExact(partials, x);
  return partials;
};

describe('exactSum', () => {
  test.each([
    [[], 0],
    [[-0], 0],
    [[-0, -0], 0],
    [[0.1, -0.1], 0],
    [[1], 1],
    [[0.1, 0.2, 0.3], 0.6],
    [[0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1], 1],
    [[1e16, 1, -1e16], 1],
    [[1e100, 1, -1e100], 1],
    [[1e290, 1e-290, -1e290], 1e-290],
    [[1e290, 1, 1e-290, -1e290, -1], 1e-290],
    [[5e-324, 5e-324, -5e-324], 5e-324],
    [[MAX_SUMMAND, MAX_SUMMAND], 2 * MAX_SUMMAND],
  ])('%j is %d', (values, total) => {
    expect(exactSum(values)).toBe(total);
    expect(exactSum([...values].reverse())).toBe(total);
    expect(sumOf(values)).toBe(total);
  });

  test('takes any iterable', () => {
    expect(exactSum(Float64Array.of(0.1, 0.2, 0.3))).toBe(0.6);
    expect(exactSum(new Set([1, 2]))).toBe(3);
  });

  test('ties go to even, unless something lies below', () => {
    const big = 2 ** 53;
    expect(exactSum([big, 1])).toBe(big);
    expect(exactSum([big + 2, 1])).toBe(big + 4);
    expect(exactSum([big, 1, 2 ** -60])).toBe(big + 2);
    expect(exactSum([big, 1, -(2 ** -60)])).toBe(big);
    expect(exactSum([big + 2, 1, -(2 ** -60)])).toBe(big + 2);
    expect(exactSum([big + 2, 1, 2 ** -60])).toBe(big + 4);
    expect(exactSum([-big, -1])).toBe(-big);
    expect(exactSum([-big, -1, -(2 ** -60)])).toBe(-big - 2);
    expect(exactSum([-big - 2, -1, 2 ** -60])).toBe(-big - 2);
    expect(exactSum([-big - 2, -1])).toBe(-big - 4);
    expect(exactSum([big, 1, 2 ** -60, -(2 ** -60)])).toBe(big);
    expect(exactSum([1, 2 ** -53])).toBe(1);
    expect(exactSum([1, 2 ** -53, 2 ** -106])).toBe(1 + 2 ** -52);
    expect(exactSum([1, -(2 ** -54)])).toBe(1);
    expect(exactSum([1, -(2 ** -54), -(2 ** -107)])).toBe(1 - 2 ** -53);
  });

  test('random doubles of wildly different exponents, in any order', () => {
    const random = createRandom(1);
    for (let round = 0; round < 300; round++) {
      const spread = [4, 60, 200, 1900][round % 4] as number;
      const values = Array.from(
        { length: 1 + random.below(40) },
        () => (random.unit() - 0.5) * 2 ** (random.below(spread) - spread / 2),
      );
      const total = sumOf(values);
      expect(exactSum(values)).toBe(total);
      expect(exactSum(shuffled(values, round))).toBe(total);
    }
  });

  test('any doubles within the limit', () => {
    const aSummand = fc.double({ min: -MAX_SUMMAND, max: MAX_SUMMAND, noNaN: true });
    fc.assert(
      fc.property(fc.array(aSummand, { maxLength: 30 }), (values) => {
        expect(exactSum(values)).toBe(sumOf(values) + 0);
      }),
      { numRuns: 300, seed: 5 },
    );
  });

  test('many of the largest do not overflow', () => {
    const values = Array.from({ length: 10_000 }, (_, i) => (i % 3 === 0 ? -1 : 1) * MAX_SUMMAND);
    expect(exactSum(values)).toBe(sumOf(values));
  });
});

describe('an expansion', () => {
  test('holds the sum without rounding', () => {
    expect(roundExact(expansionOf([1e40, 1, 1e-40, -1e40, -1]))).toBe(1e-40);
    expect(roundExact([])).toBe(0);
    expect(expansionOf([1, 2])).toEqual([3]);
  });

  test('has no zeros but, at most, the last', () => {
    const partials = expansionOf([1e-20, 1, -1]);
    expect(partials.slice(0, -1)).not.toContain(0);
    expect(roundExact(partials)).toBe(1e-20);
  });

  test('added to others, in place', () => {
    const partials = expansionOf([1e40, 1]);
    addExact(partials, 1e-40);
    expect(roundExact(partials)).toBe(1e40);
    for (const x of [-1e40, -1]) addExact(partials, x);
    expect(roundExact(partials)).toBe(1e-40);
  });
});

describe('a canonical expansion', () => {
  test.each([
    [[], []],
    [[-0], []],
    [[1, -1], []],
    [[3, 1], [4]],
    [
      [1, 1e-20],
      [1, 1e-20],
    ],
    [
      [1e-40, 1, 1e40],
      [1e40, 1, 1e-40],
    ],
    [
      [2 ** 53 + 2, 1],
      [2 ** 53 + 4, -1],
    ],
  ])('%j is %j', (values, parts) => {
    expect(canonicalExpansion(expansionOf(values))).toStrictEqual(parts);
  });

  test('does not tell the order in which it was filled, nor change what it is made of', () => {
    const random = createRandom(2);
    for (let round = 0; round < 100; round++) {
      const values = Array.from({ length: 20 }, () => (random.unit() - 0.5) * 2 ** (random.below(400) - 200));
      const expansion = expansionOf(values);
      const copy = [...expansion];
      const parts = canonicalExpansion(expansion);
      expect(expansion).toStrictEqual(copy);
      expect(canonicalExpansion(expansionOf(shuffled(values, round)))).toStrictEqual(parts);
      expect(canonicalExpansion(expansionOf(parts))).toStrictEqual(parts);
      expect(parts[0]).toBe(sumOf(values));
      expect(sumOf([...values, ...parts.map((x) => -x)])).toBe(0);
    }
  });
});
