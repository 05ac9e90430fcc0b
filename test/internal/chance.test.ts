import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { binomialAtLeast, binomialAtMost } from '../../src/internal/binomial.ts';
import { normalAtLeast, normalAtMost } from '../../src/internal/normal.ts';
import { chanceOfHigher, chanceOfLower } from '../../src/internal/rank-test.ts';
import { chanceOfSoLittle } from '../../src/internal/thinned-sum.ts';
import { weightedMean } from '../../src/internal/weighted-mean.ts';

describe('binomial tails', () => {
  test('small cases by hand', () => {
    expect(binomialAtMost(0, 3, 0.5)).toBeCloseTo(1 / 8, 14);
    expect(binomialAtMost(1, 3, 0.5)).toBeCloseTo(4 / 8, 14);
    expect(binomialAtMost(2, 3, 0.5)).toBeCloseTo(7 / 8, 14);
    expect(binomialAtLeast(2, 3, 0.5)).toBeCloseTo(4 / 8, 14);
    // R: pbinom(2, 10, 90/455) = 0.6880...: by the sum of three terms.
    const p = 90 / 455;
    const byHand = (1 - p) ** 10 + 10 * p * (1 - p) ** 9 + 45 * p ** 2 * (1 - p) ** 8;
    expect(binomialAtMost(2, 10, p)).toBeCloseTo(byHand, 13);
  });

  test('ends', () => {
    expect([binomialAtMost(-1, 4, 0.3), binomialAtMost(4, 4, 0.3), binomialAtMost(0, 0, 0.3)]).toEqual([
      0, 1, 1,
    ]);
    expect([binomialAtMost(1, 4, 0), binomialAtMost(1, 4, 1)]).toEqual([1, 0]);
    expect(binomialAtLeast(0, 4, 0.3)).toBe(1);
  });

  test('both tails make a whole, for small and large counts', () => {
    fc.assert(
      fc.property(fc.nat(3000), fc.nat(3000), fc.double({ min: 0.02, max: 0.98, noNaN: true }), (a, b, p) => {
        const [k, n] = [Math.min(a, b), Math.max(a, b)];
        expect(binomialAtMost(k, n, p) + binomialAtLeast(k + 1, n, p)).toBeCloseTo(1, 10);
      }),
    );
  });

  test('follow the sum of all terms', () => {
    const n = 60;
    const p = 0.2;
    let term = (1 - p) ** n;
    let sum = term;
    for (let k = 0; k < n; k++) {
      expect(binomialAtMost(k, n, p)).toBeCloseTo(sum, 12);
      term *= (((n - k) / (k + 1)) * p) / (1 - p);
      sum += term;
    }
  });
});

test('the normal distribution: known quantiles, and its symmetry', () => {
  expect(normalAtMost(-1.959963984540054)).toBeCloseTo(0.025, 12);
  expect(normalAtMost(1.6448536269514722)).toBeCloseTo(0.95, 12);
  expect(normalAtMost(0)).toBe(0.5);
  expect(normalAtLeast(2)).toBeCloseTo(1 - normalAtMost(2), 14);
  expect(normalAtMost(-37)).toBeGreaterThan(0);
  for (const far of [39, 1e200, Number.POSITIVE_INFINITY])
    expect([normalAtMost(-far), normalAtMost(far)]).toEqual([0, 1]);
});

describe('rank test', () => {
  test('five small against five large: 0.006 by the approximation', () => {
    // U = 0; (0 + 0.5 - 12.5) / sqrt(25 * 11 / 12) = -2.5067
    expect(chanceOfLower([1, 2, 3, 4, 5], [6, 7, 8, 9, 10])).toBeCloseTo(
      normalAtMost(-12 / Math.sqrt(275 / 12)),
      12,
    );
    expect(chanceOfHigher([6, 7, 8, 9, 10], [1, 2, 3, 4, 5])).toBeCloseTo(0.0061, 3);
    expect(chanceOfLower([6, 7, 8, 9, 10], [1, 2, 3, 4, 5])).toBeGreaterThan(0.99);
  });

  test('ties lower the variance: by hand', () => {
    // Three ones and two twos on both sides together.
    const ties = 3 ** 3 - 3 + (2 ** 3 - 2);
    const variance = (9 / 12) * (7 - ties / 30);
    const p = chanceOfLower([1, 1, 2], [1, 2, 5]);
    // 1 against 1, 2, 5: half; twice; 2 against 1, 2, 5: one and a half.
    expect(p).toBeCloseTo(normalAtMost((0.5 + 0.5 + 1.5 + 0.5 - 4.5) / Math.sqrt(variance)), 12);
    expect(chanceOfLower([2, 5, 5], [3, 3, 1])).toBeCloseTo(
      normalAtMost((1 + 3 + 3 + 0.5 - 4.5) / Math.sqrt((9 / 12) * (7 - (6 + 6) / 30))),
      12,
    );
  });

  test('nothing to compare with, and nothing to tell apart', () => {
    expect([chanceOfLower([], [1]), chanceOfLower([1], []), chanceOfLower([3, 3], [3])]).toEqual([
      null,
      null,
      1,
    ]);
    expect(chanceOfLower([1], [2])).toBe(0.5);
  });
});

describe('weighted mean', () => {
  test('by hand, and without overflow', () => {
    expect(weightedMean([10, 40], [300, 100])).toBe(17.5);
    expect(weightedMean([], [])).toBe(null);
    expect(weightedMean([100_000, 50_000], [1e290, 1e290])).toBe(75_000);
  });
});

/** The chance by looking at every way in which amounts can fall. */
function countAll(amounts: readonly number[], share: number, most: number): number {
  let chance = 0;
  for (let way = 0; way < 2 ** amounts.length; way++) {
    let sum = 0;
    let p = 1;
    amounts.forEach((amount, i) => {
      const isRecent = ((way >> i) & 1) === 1;
      if (isRecent) sum += amount;
      p *= isRecent ? share : 1 - share;
    });
    if (sum <= most + 1e-9) chance += p;
  }
  return chance;
}

describe('chanceOfSoLittle', () => {
  test('equal amounts: the binomial distribution', () => {
    expect(chanceOfSoLittle([7, 7], [7, 7, 7], 0.2)).toBeCloseTo(binomialAtMost(2, 5, 0.2), 14);
    expect(chanceOfSoLittle([], [7, 7, 7], 0.2)).toBeCloseTo(0.8 ** 3, 14);
  });

  test('up to ten amounts: every way counted, returns too', () => {
    const all = [5, 1, 100, 20, -3, 7];
    expect(chanceOfSoLittle([5, 1], [100, 20, -3, 7], 0.3)).toBeCloseTo(countAll(all, 0.3, 6), 12);
    expect(chanceOfSoLittle([-3], [100, 20, 5, 7], 0.3)).toBeCloseTo(0.3 * 0.7 ** 4, 12);
    // One large order made the baseline: that it is not in the quarter is no wonder.
    expect(chanceOfSoLittle([5, 5], [5, 5, 5, 5, 5, 5, 900], 0.2)).toBeGreaterThan(0.6);
  });

  test('more: the saddlepoint approximation, near the exact chance', () => {
    const share = 90 / 455;
    let worst = 0;
    for (let seed = 1; seed <= 15; seed++) {
      const amounts = Array.from({ length: 13 }, (_, i) => 10 + ((seed * 7919 + i * i * 104_729) % 997) / 10);
      const recent = amounts.filter((_, i) => (seed + i * i) % 5 === 0);
      const before = amounts.filter((_, i) => (seed + i * i) % 5 !== 0);
      const exact = countAll(
        amounts,
        share,
        recent.reduce((a, b) => a + b, 0),
      );
      const found = chanceOfSoLittle(recent, before, share) as number;
      if (exact > 0.001 && exact < 0.5) worst = Math.max(worst, Math.abs(found / exact - 1));
    }
    expect(worst).toBeLessThan(0.05);
  });

  test('the approximation itself is right to eleven digits, near the mean too', () => {
    // The formula in 60 decimal digits (Python's decimal), its root by halving.
    const [recent, before] = [
      [13, 14, 15],
      [10, 11, 12, 16, 17, 18, 19, 20],
    ];
    expect(chanceOfSoLittle(recent, before, 0.25)).toBeCloseTo(0.5376228202409618, 11);
    expect(chanceOfSoLittle(recent, [...before, -5], 0.25)).toBeCloseTo(0.5586163228238351, 11);
  });

  test('the ends: nothing recent, everything recent, nothing at all', () => {
    const many = Array.from({ length: 15 }, (_, i) => i + 1);
    expect(chanceOfSoLittle([], many, 0.2)).toBeCloseTo(0.8 ** 15, 14);
    expect(chanceOfSoLittle([], [...many, -4], 0.2)).toBeGreaterThan(0.8 ** 15 * 0.2);
    expect(chanceOfSoLittle(many, [], 0.2)).toBe(1);
    expect([chanceOfSoLittle([], [], 0.2), chanceOfSoLittle([0], [0], 0.2)]).toEqual([null, null]);
  });

  test('is a chance, the same in any currency', () => {
    const amounts = fc.array(fc.double({ min: -1e3, max: 1e3, noNaN: true }), { maxLength: 25 });
    fc.assert(
      fc.property(
        amounts,
        amounts,
        fc.double({ min: 0.05, max: 0.6, noNaN: true }),
        (recent, before, share) => {
          const chance = chanceOfSoLittle(recent, before, share);
          if (chance === null) return;
          expect(chance).toBeGreaterThanOrEqual(0);
          expect(chance).toBeLessThanOrEqual(1);
          const scaled = chanceOfSoLittle(
            recent.map((x) => x * 1024),
            before.map((x) => x * 1024),
            share,
          );
          expect(scaled).toBe(chance);
        },
      ),
    );
  });
});
