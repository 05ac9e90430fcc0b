import { describe, expect, test } from 'vitest';
import { createRandom, randomFrom } from '../../src/internal/random.ts';

test('is xoshiro128**: its first numbers from the state 1, 2, 3, 4', () => {
  // As published by Blackman and Vigna (xoshiro128starstar.c, 1.1) and kept as test vectors in the Rust crate rand_xoshiro.
  const random = randomFrom(Int32Array.of(1, 2, 3, 4));
  expect(Array.from({ length: 10 }, () => random.uint32())).toEqual([
    11_520, 0, 5_927_040, 70_819_200, 2_031_721_883, 1_637_235_492, 1_287_239_034, 3_734_860_849,
    3_729_100_597, 4_258_142_804,
  ]);
});

test('the same seed gives the same numbers, another seed others', () => {
  const take = (seed: number) => {
    const random = createRandom(seed);
    return Array.from({ length: 50 }, () => random.uint32());
  };
  expect(take(1)).toEqual(take(1));
  const firsts = [0, 1, 2, 3, 2 ** 32, 2 ** 32 + 1, 2 ** 33, 2 ** 53 - 1].map((seed) => take(seed).join());
  expect(new Set(firsts).size).toBe(firsts.length);
});

test('the numbers of a seed stay what they are, from version to version', () => {
  const random = createRandom(42);
  expect([random.uint32(), random.uint32(), random.uint32()]).toMatchInlineSnapshot(`
    [
      660444221,
      3652823732,
      77672526,
    ]
  `);
  expect([random.unit(), random.unit()]).toMatchInlineSnapshot(`
    [
      0.2119302863992052,
      0.8815137425605035,
    ]
  `);
  expect([random.below(10), random.below(1000), random.below(1)]).toMatchInlineSnapshot(`
    [
      4,
      572,
      0,
    ]
  `);
});

describe('below', () => {
  test('stays in its bounds and reaches all of them', () => {
    const random = createRandom(7);
    for (const bound of [1, 2, 3, 10, 1000]) {
      const counts = new Uint32Array(bound);
      for (let i = 0; i < 200 * bound; i++) counts[random.below(bound)]!++;
      expect(Math.min(...counts)).toBeGreaterThan(120);
      expect(Math.max(...counts)).toBeLessThan(bound === 1 ? 201 : 480);
    }
    for (let i = 0; i < 100; i++) {
      const n = random.below(2 ** 32);
      expect(Number.isInteger(n) && n >= 0 && n < 2 ** 32).toBe(true);
    }
  });

  test('draws again what would favour the low numbers', () => {
    // 3 · 2^30 goes once into 2^32: a quarter of the draws is left over.
    const random = createRandom(3);
    const bound = 3 * 2 ** 30;
    let low = 0;
    for (let i = 0; i < 3000; i++) if (random.below(bound) < bound / 2) low++;
    expect(Math.abs(low - 1500)).toBeLessThan(150);
  });
});

test('unit is from 0 to below 1, with 53 bits', () => {
  const random = createRandom(11);
  const values = Array.from({ length: 4000 }, () => random.unit());
  expect(values.every((x) => x >= 0 && x < 1 && Number.isInteger(x * 2 ** 53))).toBe(true);
  expect(values.some((x) => !Number.isInteger(x * 2 ** 32))).toBe(true);
  const mean = values.reduce((a, b) => a + b, 0) / values.length;
  expect(Math.abs(mean - 0.5)).toBeLessThan(0.02);
});
