import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addExactTimes, exactSum } from '../../src/internal/exact-sum.ts';
import { exactTotal, meanOf, sizeOf, varianceOf } from '../../src/internal/tally.ts';

const counted = fc.array(
  fc.tuple(
    fc.oneof(
      fc.double({ min: -1e290, max: 1e290, noNaN: true }),
      fc.double({ min: -1e-300, max: 1e-300, noNaN: true }),
      fc.integer({ min: -99, max: 99 }).map((n) => n / 10),
    ),
    fc.integer({ min: 1, max: 40 }),
  ),
  { maxLength: 12 },
);

describe('values that are counted', () => {
  test('have the sums of all of them, one by one', () => {
    fc.assert(
      fc.property(counted, (pairs) => {
        const tally = { values: pairs.map(([value]) => value), counts: pairs.map(([, count]) => count) };
        const all = pairs.flatMap(([value, count]) => new Array<number>(count).fill(value));
        expect(sizeOf(tally)).toBe(all.length);
        expect(exactTotal(tally)).toBe(exactSum(all));
        expect(exactTotal({ values: all, counts: null })).toBe(exactSum(all));
        const half = (x: number): number => x / 3;
        expect(exactTotal(tally, half)).toBe(exactSum(all.map(half)));
        // Squares must stay within the ±1e290 of every summand.
        if (all.length < 2 || all.some((value) => Math.abs(value) > 1e100)) return;
        expect(meanOf(tally)).toBe(meanOf({ values: all, counts: null }));
        expect(varianceOf(tally)).toBe(varianceOf({ values: all, counts: null }));
      }),
    );
  });

  test('a product with a count is exact, whatever the count', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 2 ** -20, max: 2 ** 20, noNaN: true }),
        fc.oneof(
          fc.integer({ min: 1, max: 2 ** 27 }),
          fc.integer({ min: 2 ** 50, max: Number.MAX_SAFE_INTEGER }),
        ),
        (x, times) => {
          const partials: number[] = [];
          addExactTimes(partials, x, times);
          // In units of 2^-73 all of them are integers.
          const units = (y: number): bigint => BigInt(y * 2 ** 73);
          expect(partials.reduce((sum, part) => sum + units(part), 0n)).toBe(units(x) * BigInt(times));
        },
      ),
    );
  });
});
