import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  gammaAbove,
  gammaBelow,
  gammaQuantile,
  gammaQuantileBeyond,
  logGammaAbove,
} from '../../src/internal/gamma-distribution.ts';

interface Golden {
  readonly probabilities: ReadonlyArray<Record<'shape' | 'x' | 'below' | 'above' | 'logAbove', number>>;
  readonly quantiles: ReadonlyArray<Record<'shape' | 'p' | 'quantile', number>>;
}

const golden: Golden = JSON.parse(
  readFileSync(fileURLToPath(new URL('../golden/gamma/gamma.json', import.meta.url)), 'utf8'),
);

/** How far off, as a share of the right value. */
function miss(found: number, right: number): number {
  return right === 0 ? Math.abs(found) : Math.abs(found / right - 1);
}

describe('against 40 digits', () => {
  test('probabilities are within 1e-12, in both tails', () => {
    expect(golden.probabilities).toHaveLength(80);
    for (const { shape, x, below, above, logAbove } of golden.probabilities) {
      const where = `shape ${shape}, x ${x}`;
      if (below > 1e-300) expect(miss(gammaBelow(shape, x), below), where).toBeLessThan(1e-12);
      if (above > 1e-300) expect(miss(gammaAbove(shape, x), above), where).toBeLessThan(1e-12);
      expect(Math.abs(logGammaAbove(shape, x) - logAbove), where).toBeLessThan(
        1e-12 * Math.max(1, Math.abs(logAbove)),
      );
    }
  });

  test('quantiles are within 1e-12', () => {
    expect(golden.quantiles).toHaveLength(70);
    for (const { shape, p, quantile } of golden.quantiles)
      expect(miss(gammaQuantile(shape, p), quantile), `shape ${shape}, p ${p}`).toBeLessThan(1e-12);
  });
});

describe('closed forms and tables', () => {
  test('shape 1 is the exponential distribution, an integer shape is Erlang', () => {
    for (const x of [0.01, 0.5, 1, 1.99, 2, 2.01, 7, 30]) {
      expect(miss(gammaAbove(1, x), Math.exp(-x))).toBeLessThan(1e-13);
      expect(miss(gammaAbove(3, x), Math.exp(-x) * (1 + x + x ** 2 / 2))).toBeLessThan(1e-13);
    }
    for (const p of [0.01, 0.5, 0.95, 0.99])
      expect(miss(gammaQuantile(1, p), -Math.log1p(-p))).toBeLessThan(1e-14);
  });

  test('twice the gamma of half the degrees of freedom is chi-square: its table', () => {
    for (const [freedom, p, value] of [
      [1, 0.95, 3.841],
      [2, 0.95, 5.991],
      [5, 0.99, 15.086],
      [10, 0.05, 3.94],
      [30, 0.9, 40.256],
    ] as const)
      expect(2 * gammaQuantile(freedom / 2, p)).toBeCloseTo(value, 3);
  });

  test('multiples of the median for 10, 5 and 1 % false alarm', () => {
    const multiples = (shape: number): number[] =>
      [0.9, 0.95, 0.99].map((p) => gammaQuantile(shape, p) / gammaQuantile(shape, 0.5));
    for (const [shape, ...expected] of [
      [1, 3.32, 4.33, 6.64],
      [2, 2.32, 2.83, 3.95],
      [4, 1.82, 2.11, 2.73],
      [8, 1.54, 1.72, 2.09],
    ] as const)
      multiples(shape).forEach((multiple, i) => {
        expect(Math.abs(multiple - (expected[i] as number)), `shape ${shape}`).toBeLessThan(0.011);
      });
  });
});

describe('ends', () => {
  test('nothing is below 0', () => {
    expect([gammaBelow(2, 0), gammaBelow(2, -1), gammaAbove(2, 0), logGammaAbove(2, -1)]).toEqual([
      0, 0, 1, 0,
    ]);
  });

  test('the logarithm goes on where the share itself is 0', () => {
    expect(gammaAbove(20, 2000)).toBe(0);
    expect(logGammaAbove(20, 2000)).toBeCloseTo(-1894.92, 1);
  });
});

describe('what comes beyond a value', () => {
  const shapes = fc.double({ min: 0.05, max: 200, noNaN: true });
  const shares = fc.double({ min: 0.01, max: 0.99, noNaN: true });

  test('from 0 on it is the quantile', () => {
    expect(gammaQuantileBeyond(3, 0.4, 0)).toBe(gammaQuantile(3, 0.4));
  });

  test('shape 1 forgets how long it waited', () => {
    for (const from of [0.001, 1, 50, 5000])
      expect(miss(gammaQuantileBeyond(1, 0.5, from) - from, Math.LN2)).toBeLessThan(1e-8);
  });

  test('the share of those above, however far out', () => {
    fc.assert(
      fc.property(shapes, shares, fc.double({ min: 1e-6, max: 50, noNaN: true }), (shape, p, times) => {
        const from = shape * times;
        const found = gammaQuantileBeyond(shape, p, from);
        expect(found).toBeGreaterThan(from);
        const share = -Math.expm1(logGammaAbove(shape, found) - logGammaAbove(shape, from));
        // Digits are lost to the size of `from` itself.
        expect(Math.abs(share - p)).toBeLessThan(1e-10 * (1 + from));
      }),
      { numRuns: 200, seed: 1 },
    );
  });

  test('quantile and probability undo each other', () => {
    fc.assert(
      fc.property(shapes, fc.double({ min: 1e-9, max: 1 - 1e-9, noNaN: true }), (shape, p) => {
        const x = gammaQuantile(shape, p);
        const found = p < 0.5 ? miss(gammaBelow(shape, x), p) : miss(gammaAbove(shape, x), 1 - p);
        expect(found).toBeLessThan(1e-11);
      }),
      { numRuns: 300, seed: 2 },
    );
  });
});
