import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { onGrid, shareOut } from '../../src/internal/exact-parts.ts';

const UNIT = 2 ** -36;
const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);

describe('the grid', () => {
  test('rounds to the nearest multiple of 2^-36, and never to -0', () => {
    expect(onGrid(0)).toBe(0);
    expect(onGrid(-0)).toBe(0);
    expect(onGrid(-UNIT / 4)).toBe(0);
    expect(onGrid(0.4 * UNIT)).toBe(0);
    expect(onGrid(0.6 * UNIT)).toBe(UNIT);
    expect(onGrid(66.75)).toBe(66.75);
    expect(onGrid(100)).toBe(100);
    expect(onGrid(-(2 ** 16))).toBe(-(2 ** 16));
    expect(onGrid(0.1)).toBe(Math.round(0.1 * 2 ** 36) / 2 ** 36);
    expect(Math.abs(onGrid(1 / 3) - 1 / 3)).toBeLessThan(UNIT / 2 + 1e-17);
  });

  test('sums and differences on it are exact in any order', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: -1000, max: 1000, noNaN: true }), { maxLength: 60 }), (xs) => {
        const points = xs.map(onGrid);
        const units = points.reduce((a, x) => a + BigInt(x * 2 ** 36), 0n);
        expect(sum(points)).toBe(Number(units) / 2 ** 36);
        expect(sum([...points].reverse())).toBe(sum(points));
      }),
    );
  });
});

describe('sharing out', () => {
  test('by proportion; units left over to the largest remainders, the first of equals', () => {
    expect(shareOut(60, [1, 2])).toEqual([20, 40]);
    expect(shareOut(0, [1, 2])).toEqual([0, 0]);
    expect(shareOut(0, [])).toEqual([]);
    expect(shareOut(9, [0, 0, 0])).toEqual([3, 3, 3]);
    expect(shareOut(8 * UNIT, [1, 1, 1])).toEqual([3 * UNIT, 3 * UNIT, 2 * UNIT]);
    expect(shareOut(10 * UNIT, [2, 2, 3])).toEqual([3 * UNIT, 3 * UNIT, 4 * UNIT]);
    expect(shareOut(UNIT, [1, 3])).toEqual([0, UNIT]);
    expect(shareOut(100, [0, 7, 0])).toEqual([0, 100, 0]);
  });

  test('adds up to the total exactly, each within one unit of its share', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 100, noNaN: true }).map(onGrid),
        fc.array(fc.double({ min: 0, max: 1e4, noNaN: true }), { minLength: 1, maxLength: 12 }),
        (total, parts) => {
          const shares = shareOut(total, parts);
          expect(sum(shares)).toBe(total);
          expect(sum([...shares].reverse())).toBe(total);
          const all = sum(parts);
          shares.forEach((share, i) => {
            const fair = all === 0 ? total / parts.length : ((parts[i] as number) / all) * total;
            expect(Math.abs(share - fair)).toBeLessThanOrEqual(UNIT * 1.01);
            expect(share).toBeGreaterThanOrEqual(0);
            if (parts[i] === 0 && all > 0) expect(share).toBe(0);
            expect(share).toBe(onGrid(share));
          });
        },
      ),
      { numRuns: 500 },
    );
  });
});
