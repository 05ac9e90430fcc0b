import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { onGrid, settleParts, shareOut } from '../../src/internal/exact-parts.ts';

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

describe('settling parts of a change', () => {
  test('rounds them to the grid; the largest part takes what is left over, the first of equals', () => {
    expect(settleParts(3, [1, 2])).toEqual([1, 2]);
    expect(settleParts(0, [5, -5])).toEqual([5, -5]);
    expect(settleParts(0, [])).toEqual([]);
    const third = onGrid(1 / 3);
    expect(settleParts(1, [1 / 3, 1 / 3, 1 / 3])).toEqual([1 - 2 * third, third, third]);
    expect(settleParts(UNIT, [0, 0.4 * UNIT, 0.6 * UNIT])).toEqual([0, 0, UNIT]);
    expect(settleParts(UNIT, [0.3 * UNIT, 0, 0.4 * UNIT])).toEqual([0, 0, UNIT]);
  });

  test('adds up exactly in any order, keeps zeros, and turns with the sign', () => {
    const part = fc.oneof(fc.constant(0), fc.double({ min: -100, max: 100, noNaN: true }));
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 20 }), (parts) => {
        const total = onGrid(sum(parts));
        const settled = settleParts(total, parts);
        expect(sum(settled)).toBe(total);
        expect(sum([...settled].reverse())).toBe(total);
        settled.forEach((own, i) => {
          if (parts[i] === 0 && parts.some((other) => other !== 0)) expect(own).toBe(0);
          expect(Math.abs(own - (parts[i] as number))).toBeLessThanOrEqual(parts.length * UNIT);
        });
        const turned = settleParts(
          0 - total,
          parts.map((own) => -own),
        );
        expect(turned).toEqual(settled.map((own) => 0 - own));
      }),
    );
  });
});
