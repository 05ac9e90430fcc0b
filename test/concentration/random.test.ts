import { describe, expect, test } from 'vitest';
import { createRandom, randomFrom } from '../../src/internal/random.ts';

describe('randomFrom', () => {
  test('is xoshiro128**: the numbers of the reference implementation for the state 0 1 2 3', () => {
    const random = randomFrom(Int32Array.of(0, 1, 2, 3));
    expect(Array.from({ length: 16 }, () => random.uint32())).toEqual([
      5760, 17280, 2966400, 32451840, 2604340873, 3891234569, 1254043636, 216095511, 3291724652, 2070429911,
      3403762308, 371730125, 2871333640, 1107719891, 407174912, 2984142590,
    ]);
  });

  test('below() maps the range of uint32 to equal buckets', () => {
    const random = randomFrom(Int32Array.of(0, 1, 2, 3));
    // 5760, 17280, … 2604340873 is 0.6063 of 2^32, 3891234569 is 0.90599 of it.
    expect(Array.from({ length: 6 }, () => random.below(1000))).toEqual([0, 0, 0, 7, 606, 905]);
  });

  test('below(1) is 0, and below(2^32) is uint32 itself', () => {
    expect(randomFrom(Int32Array.of(0, 1, 2, 3)).below(1)).toBe(0);
    expect(randomFrom(Int32Array.of(0, 1, 2, 3)).below(2 ** 32)).toBe(5760);
  });

  test('below() draws again where the range does not divide: what is left over favours no value', () => {
    // With this bound the width is 1: every number from 2^31 + 1 on is drawn again.
    const bound = 2 ** 31 + 1;
    const plain = randomFrom(Int32Array.of(0, 1, 2, 3));
    const kept = Array.from({ length: 16 }, () => plain.uint32()).filter((value) => value < bound);
    const random = randomFrom(Int32Array.of(0, 1, 2, 3));
    expect(kept.length).toBeLessThan(16);
    expect(kept.map(() => random.below(bound))).toEqual(kept);
  });

  test('unit() has 53 bits of two draws, high bits first', () => {
    const random = randomFrom(Int32Array.of(0, 1, 2, 3));
    expect(random.unit()).toBe(((5760 >>> 5) * 2 ** 26 + (17280 >>> 6)) / 2 ** 53);
    expect(random.unit()).toBe(((2966400 >>> 5) * 2 ** 26 + (32451840 >>> 6)) / 2 ** 53);
  });
});

describe('createRandom', () => {
  test('gives the same numbers for the same seed, for ever', () => {
    const random = createRandom(1);
    expect(Array.from({ length: 4 }, () => random.uint32())).toEqual([
      393288148, 2174103013, 3814759091, 2092745082,
    ]);
  });

  test('gives other numbers for other seeds, beyond 32 bits too', () => {
    const seeds = [0, 1, 2, 2 ** 32, 2 ** 32 + 1, 2 ** 33, Number.MAX_SAFE_INTEGER];
    const firsts = seeds.map((seed) => createRandom(seed).uint32());
    expect(new Set(firsts).size).toBe(seeds.length);
  });

  test('is even: 60 000 throws of a die', () => {
    const random = createRandom(7);
    const counts = [0, 0, 0, 0, 0, 0];
    for (let i = 0; i < 60_000; i++) counts[random.below(6)]!++;
    for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(400);
  });

  test('unit() stays within [0, 1) and has the mean of an even spread', () => {
    const random = createRandom(3);
    const values = Array.from({ length: 20_000 }, () => random.unit());
    expect(Math.min(...values)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...values)).toBeLessThan(1);
    const sum = values.reduce((total, value) => total + value, 0);
    expect(sum / 20_000).toBeCloseTo(0.5, 2);
  });
});
