import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fitScaling, medianOf, moments } from '../../src/clusters/fit-scaling.ts';
import { isConstant, SCALING_METHODS, signedLog, toRaw, toScaled } from '../../src/clusters/scaling.ts';

const of = (...values: number[]) => Float64Array.from(values);
const amount = fc.oneof(
  fc.double({ min: -1e290, max: 1e290, noNaN: true }),
  fc.double({ min: -1e6, max: 1e6, noNaN: true }),
  fc.constantFrom(0, 1, -1, 1e-300, -1e-300, 5e-324, 1e290, -1e290),
);

describe('fitScaling', () => {
  test('z: mean and deviation, divided by n', () => {
    expect(fitScaling(of(2, 4, 4, 4, 5, 5, 7, 9), 'z')).toEqual({ method: 'z', center: 5, scale: 2 });
  });

  test('minMax: 0 to 1', () => {
    const scaling = fitScaling(of(10, 30, 20), 'minMax');
    expect(scaling).toEqual({ method: 'minMax', center: 10, scale: 20 });
    expect([10, 20, 30, 50].map((value) => toScaled(scaling, value))).toEqual([0, 0.5, 1, 2]);
  });

  test('robustZ: median and 1.4826 median absolute deviations; the mean deviation where that is 0', () => {
    expect(fitScaling(of(1, 2, 3, 4, 1000), 'robustZ')).toEqual({
      method: 'robustZ',
      center: 3,
      scale: 1.482602218505602,
    });
    expect(fitScaling(of(5, 5, 5, 5, 15), 'robustZ')).toEqual({
      method: 'robustZ',
      center: 5,
      scale: 1.2533141373155003 * 2,
    });
  });

  test('rank: mid-ranks, linear in between, flat outside', () => {
    const scaling = fitScaling(of(10, 20, 20, 40), 'rank');
    expect(scaling).toEqual({
      method: 'rank',
      knots: [
        [10, 0.125],
        [20, 0.5],
        [40, 0.875],
      ],
    });
    expect([-5, 10, 15, 20, 30, 40, 99].map((value) => toScaled(scaling, value))).toEqual([
      0.125, 0.125, 0.3125, 0.5, 0.6875, 0.875, 0.875,
    ]);
    expect([0, 0.3125, 0.6875, 1].map((rank) => toRaw(scaling, rank))).toEqual([10, 15, 30, 40]);
  });

  test('rank: at most a knot per percent, and the ends stay', () => {
    const scaling = fitScaling(
      Float64Array.from({ length: 5000 }, (_, i) => i * i),
      'rank',
    );
    const knots = 'knots' in scaling ? scaling.knots : [];
    expect(knots.length).toBeGreaterThan(90);
    expect(knots.length).toBeLessThanOrEqual(102);
    expect(knots[0]).toEqual([0, 0.0001]);
    expect(knots.at(-1)).toEqual([4999 ** 2, 0.9999]);
    expect(toScaled(scaling, 2500 ** 2)).toBeCloseTo(0.5, 3);
  });

  test('logZ: log1p in units of 1, or of the median size where that is smaller; the sign is kept', () => {
    expect(fitScaling(of(0, Math.E - 1), 'logZ')).toEqual({
      method: 'logZ',
      unit: 1,
      center: 0.5,
      scale: 0.5,
    });
    expect(fitScaling(of(0, 0, 0.01, 0.03, -0.02), 'logZ')).toMatchObject({ unit: 0.02 });
    expect(fitScaling(of(0.5, 0.5, 2, 3, 4), 'logZ')).toMatchObject({ unit: 1 });
    expect(fitScaling(of(0.5, 0.6, 0.7, 3, 4), 'logZ')).toMatchObject({ unit: 0.7 });
    expect(signedLog(-7, 1)).toBe(-signedLog(7, 1));
    expect(signedLog(7, 1)).toBe(Math.log(8));
    // In millions, a giant is no farther off than in units.
    const millions = fitScaling(of(0.001, 0.002, 0.004, 0.008, 8), 'logZ');
    const plain = fitScaling(of(0.001, 0.002, 0.004, 0.008, 8), 'z');
    const share = (at: typeof plain) =>
      (toScaled(at, 8) - toScaled(at, 0.008)) / (toScaled(at, 8) - toScaled(at, 0.001));
    expect(share(plain)).toBeGreaterThan(0.99);
    expect(share(millions)).toBeLessThan(0.9);
  });

  test.each(SCALING_METHODS)('%s: a feature that never differs is 0 for everyone', (method) => {
    const scaling = fitScaling(of(0.1, 0.1, 0.1), method);
    expect(isConstant(scaling)).toBe(true);
    expect(new Set([0.1, 0.2, -1e290].map((value) => toScaled(scaling, value))).size).toBe(1);
    expect(isConstant(fitScaling(of(0.1, 0.1, 0.2), method))).toBe(false);
  });

  test.each(SCALING_METHODS)('%s: finite, ascending and invertible for any values', (method) => {
    fc.assert(
      fc.property(fc.array(amount, { minLength: 1, maxLength: 20 }), amount, (values, other) => {
        const scaling = fitScaling(Float64Array.from(values), method);
        expect(JSON.parse(JSON.stringify(scaling))).toStrictEqual(scaling);
        const sorted = [...values, other].sort((a, b) => a - b);
        const scaled = sorted.map((value) => toScaled(scaling, value));
        for (const value of scaled) {
          expect(Number.isFinite(value * value) && !Object.is(value, -0)).toBe(true);
          expect(Number.isFinite(toRaw(scaling, value))).toBe(true);
        }
        expect(scaled.every((value, i) => i === 0 || value >= (scaled[i - 1] as number))).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  test.each(['logZ', 'z', 'robustZ', 'minMax'] as const)('%s: back again', (method) => {
    fc.assert(
      fc.property(
        fc.array(
          fc.integer({ min: -1e9, max: 1e9 }).map((n) => n / 1000),
          { minLength: 2, maxLength: 20 },
        ),
        (values) => {
          const scaling = fitScaling(Float64Array.from(values), method);
          fc.pre(!isConstant(scaling));
          const size = Math.max(...values.map(Math.abs));
          for (const value of values)
            expect(Math.abs(toRaw(scaling, toScaled(scaling, value)) - value)).toBeLessThanOrEqual(
              1e-9 * size,
            );
        },
      ),
    );
  });
});

describe('moments', () => {
  test('do not overflow, and do not depend on the order', () => {
    expect(moments(of(1e290, -1e290))).toEqual({ mean: 0, deviation: 1e290 });
    expect(moments(of(1e-300, -1e-300)).deviation).toBeCloseTo(1e-300, 310);
    expect(moments(of(0.1, 0.2, 0.3, 1e16, -1e16))).toEqual(moments(of(1e16, 0.3, -1e16, 0.1, 0.2)));
    expect(moments(of(0.1, 0.1, 0.1, 0.1, 0.1, 0.1))).toEqual({ mean: 0.1, deviation: 0 });
  });

  test('medians', () => {
    expect([medianOf(of()), medianOf(of(3)), medianOf(of(1, 2)), medianOf(of(-1e290, 1e290))]).toEqual([
      null,
      3,
      1.5,
      0,
    ]);
  });
});
