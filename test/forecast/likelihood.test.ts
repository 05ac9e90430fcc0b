import { describe, expect, test } from 'vitest';
import { betaGeometricLikelihood, noChurnLikelihood } from '../../src/forecast/beta-geometric-likelihood.ts';
import { gammaGammaLikelihood } from '../../src/forecast/gamma-gamma.ts';
import { maximise } from '../../src/forecast/maximise.ts';
import { expectPareto } from '../../src/forecast/pareto.ts';
import { paretoLikelihood } from '../../src/forecast/pareto-likelihood.ts';
import { compress } from '../../src/forecast/patterns.ts';
import type { Purchases } from '../../src/forecast/purchase-input.ts';
import { gradientError, relativeError, shuffled, someBuyers } from './support.ts';

const rows: Purchases[] = someBuyers(150, 4).map(({ repeatPurchases, recency, tenure }) => ({
  repeats: repeatPurchases,
  last: tenure - recency,
  age: tenure,
}));

describe('compress', () => {
  test('counts equal accounts, whatever their order', () => {
    const a: Purchases = { repeats: 2, last: 30, age: 40 };
    const b: Purchases = { repeats: 0, last: 0, age: 80 };
    const patterns = compress([a, b, a, { ...b, age: 40 }, a]);
    expect(patterns).toEqual({
      accounts: 5,
      repeats: Float64Array.of(0, 2),
      repeatsWeight: Float64Array.of(2, 3),
      times: Float64Array.of(0, 30 / 80, 40 / 80, 1),
      longest: 80,
      repeatsOf: Int32Array.of(0, 0, 1),
      lastOf: Int32Array.of(0, 0, 1),
      ageOf: Int32Array.of(2, 3, 2),
      weight: Float64Array.of(1, 1, 3),
      totalRepeats: 6,
      totalAge: 2 + 2 * 0.5 + 0,
    });
    expect(compress(shuffled(rows, 2))).toEqual(compress(rows));
  });

  test('of nothing is nothing', () => {
    expect(compress([])).toMatchObject({ accounts: 0, longest: 0, totalRepeats: 0, totalAge: 0 });
    expect(compress([{ repeats: 0, last: 0, age: 0 }])).toMatchObject({ accounts: 1, totalAge: 0 });
  });

  test('does not change the likelihood', () => {
    const at = Float64Array.of(-0.5, -1, 0.1, 0.7);
    for (const likelihood of [
      (of: readonly Purchases[]) => betaGeometricLikelihood(compress(of), 0),
      (of: readonly Purchases[]) => paretoLikelihood(compress(of)),
    ]) {
      const once = likelihood(rows)(at, new Float64Array(4));
      const thrice = likelihood([...rows, ...rows, ...rows])(at, new Float64Array(4));
      expect(relativeError(thrice, once)).toBeLessThan(1e-13);
    }
  });
});

describe('gradients are those of the values', () => {
  const patterns = compress(rows);
  const points = [
    [0.3, -0.5, 0.2, 1.1],
    [-2, -3, -1.5, 0.4],
    [1.5, 2, 3, -1],
  ];
  test.each(points)('at %f, %f, %f, %f', (...at) => {
    expect(gradientError(betaGeometricLikelihood(patterns, 0), at)).toBeLessThan(1e-7);
    expect(gradientError(betaGeometricLikelihood(patterns, 1), at)).toBeLessThan(1e-7);
    expect(gradientError(paretoLikelihood(patterns), at)).toBeLessThan(1e-7);
    expect(gradientError(noChurnLikelihood(patterns), at.slice(0, 2))).toBeLessThan(1e-7);
    const spenders = [
      { repeats: 1, mean: 0.4 },
      { repeats: 1, mean: 3 },
      { repeats: 7, mean: 1.2 },
    ];
    expect(gradientError(gammaGammaLikelihood(spenders), at.slice(0, 3))).toBeLessThan(1e-7);
  });
});

test('no churn is where a, or s, goes to 0', () => {
  const patterns = compress(rows);
  const none = new Float64Array(4);
  const plain = noChurnLikelihood(patterns)(Float64Array.of(-0.3, -1.2), none);
  const near = Float64Array.of(-0.3, -1.2, -40, 0);
  expect(relativeError(betaGeometricLikelihood(patterns, 0)(near, none), plain)).toBeLessThan(1e-13);
  expect(relativeError(betaGeometricLikelihood(patterns, 1)(near, none), plain)).toBeLessThan(1e-13);
  expect(relativeError(paretoLikelihood(patterns)(near, none), plain)).toBeLessThan(1e-13);
});

test('the chance of an order by Pareto/NBD is what the likelihood loses until then', () => {
  const [r, alpha, s, beta] = [0.55, 0.2, 0.6, 0.25] as const;
  const logs = Float64Array.of(r, alpha, s, beta).map(Math.log);
  // Two accounts, so that time is in units of the longer age, 1000 days.
  const logLikelihood = (age: number) =>
    2 *
    paretoLikelihood(
      compress([
        { repeats: 3, last: 300, age },
        { repeats: 0, last: 0, age: 1000 },
      ]),
    )(logs, new Float64Array(4));
  const lost = -Math.expm1(logLikelihood(700) - logLikelihood(400));
  const { ofOrder } = expectPareto({ r, alpha, s, beta }, 3, 0.3, 0.4, 0.3);
  expect(relativeError(ofOrder, lost)).toBeLessThan(1e-12);
});

describe('maximise', () => {
  test('finds the top of a curved ridge', () => {
    // Rosenbrock's function, upside down.
    const { at, gradientNorm } = maximise(
      ([x = 0, y = 0], gradient) => {
        gradient[0] = 2 * (1 - x) + 400 * x * (y - x * x);
        gradient[1] = -200 * (y - x * x);
        return -((1 - x) ** 2) - 100 * (y - x * x) ** 2;
      },
      [-1.2, 1],
      10,
    );
    expect(at[0]).toBeCloseTo(1, 9);
    expect(at[1]).toBeCloseTo(1, 9);
    expect(gradientNorm).toBeLessThan(1e-9);
  });

  test('holds variables at the border while they point out of it', () => {
    const found = maximise(
      ([x = 0, y = 0], gradient) => {
        gradient[0] = 1 - y / 10;
        gradient[1] = -2 * (y - 2) - x / 10;
        return x - (y - 2) ** 2 - (x * y) / 10;
      },
      [0, 0],
      3,
    );
    expect(found.at[0]).toBe(3);
    expect(found.at[1]).toBeCloseTo(2 - 0.15, 9);
    expect(found.gradientNorm).toBeLessThan(1e-9);
  });

  test('climbs off a saddle and away from a flat', () => {
    const saddle = maximise(
      ([x = 0, y = 0], gradient) => {
        gradient[0] = 2 * x - 4 * x ** 3;
        gradient[1] = -2 * y;
        return x * x - x ** 4 - y * y;
      },
      [1e-3, 1],
      5,
    );
    expect(saddle.at[0]).toBeCloseTo(Math.SQRT1_2, 6);
    const bell = maximise(
      ([x = 0], gradient) => {
        const value = Math.exp((-x * x) / 2);
        gradient[0] = -x * value;
        return value;
      },
      [4],
      10,
    );
    expect(bell.at[0]).toBeCloseTo(0, 6);
  });
});
