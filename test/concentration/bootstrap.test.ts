import { describe, expect, test } from 'vitest';
import { bootstrap, defaultResamples } from '../../src/concentration/bootstrap.ts';
import { gini } from '../../src/concentration/inequality.ts';
import { topShare } from '../../src/concentration/shares.ts';
import {
  biasCorrectedInterval,
  normalProbability,
  normalQuantile,
  quantile,
} from '../../src/internal/interval.ts';
import { createRandom } from '../../src/internal/random.ts';
import { bookOf, FIXTURE, isPlain, WITH_LOSSES } from './helpers.ts';

describe('the normal distribution', () => {
  test('has the probabilities of the tables', () => {
    expect(normalProbability(0)).toBeCloseTo(0.5, 6);
    expect(normalProbability(1)).toBeCloseTo(0.8413447, 6);
    expect(normalProbability(-1)).toBeCloseTo(0.1586553, 6);
    expect(normalProbability(1.959963984540054)).toBeCloseTo(0.975, 6);
    expect(normalProbability(-3)).toBeCloseTo(0.0013499, 6);
    expect(normalProbability(-8)).toBeLessThan(1e-14);
  });

  test('and their inverse', () => {
    for (const p of [0.0005, 0.025, 0.2, 0.5, 0.7, 0.975, 0.9995])
      expect(normalProbability(normalQuantile(p))).toBeCloseTo(p, 7);
    expect(normalQuantile(0.975)).toBeCloseTo(1.959964, 4);
    expect(normalQuantile(0.0005)).toBeCloseTo(-3.290527, 3);
  });
});

describe('quantile', () => {
  test('is type 7', () => {
    const sorted = Float64Array.of(1, 2, 4, 8);
    expect([0, 0.25, 0.5, 0.9, 1].map((p) => quantile(sorted, p))).toEqual([
      1, 1.75, 3, 6.800000000000001, 8,
    ]);
    expect(quantile(Float64Array.of(3), 0.7)).toBe(3);
  });
});

describe('biasCorrectedInterval', () => {
  const resampled = Array.from({ length: 1001 }, (_, i) => (i * 8) % 1001);

  test('reads off 2.5 % and 97.5 % when the observed value is the median of the resamples', () => {
    const interval = biasCorrectedInterval(resampled, 500);
    expect(interval?.lower).toBeCloseTo(25, 2);
    expect(interval?.upper).toBeCloseTo(975, 2);
  });

  test('reads off higher when resamples lie below the observed value, lower when above', () => {
    // 700.5 of 1001 below: z = .525, ends at Φ(2z ∓ 1.96).
    const high = biasCorrectedInterval(resampled, 700);
    expect(high?.lower).toBeCloseTo(1000 * normalProbability(2 * normalQuantile(700.5 / 1001) - 1.959964), 1);
    expect(high?.upper).toBeCloseTo(1000 * normalProbability(2 * normalQuantile(700.5 / 1001) + 1.959964), 1);
    expect(high?.lower).toBeGreaterThan(180);
    const low = biasCorrectedInterval(resampled, 300);
    expect(low?.upper).toBeLessThan(820);
  });

  test('stays finite when all resamples lie on one side', () => {
    expect(biasCorrectedInterval([1, 2, 3], 9)).toEqual({
      lower: expect.any(Number),
      upper: expect.any(Number),
    });
    const above = biasCorrectedInterval(resampled, 2000);
    const below = biasCorrectedInterval(resampled, -1);
    // Half a resample from the end: Φ(2 · 3.29 ∓ 1.96).
    expect(above?.lower).toBeCloseTo(1000, 1);
    expect(below?.upper).toBeCloseTo(0, 1);
    const few = biasCorrectedInterval([1, 2, 3, 4], 9);
    const bias = normalQuantile(3.5 / 4);
    expect(few?.lower).toBeCloseTo(1 + 3 * normalProbability(2 * bias - 1.959964), 3);
    const fewBelow = biasCorrectedInterval([1, 2, 3, 4], 0);
    expect(fewBelow?.upper).toBeCloseTo(1 + 3 * normalProbability(-2 * bias + 1.959964), 3);
  });

  test('is a point when all resamples are equal, and null without any', () => {
    expect(biasCorrectedInterval([2, 2, 2], 2)).toEqual({ lower: 2, upper: 2 });
    expect(biasCorrectedInterval([], 2)).toBe(null);
  });
});

describe('defaultResamples', () => {
  test('is 1000 up to 10 000 accounts, fewer above, and never less than 100', () => {
    expect([0, 1, 10_000, 10_001, 20_000, 99_000, 100_000, 200_000, 1e7].map(defaultResamples)).toEqual([
      1000, 1000, 1000, 999, 500, 101, 100, 100, 100,
    ]);
  });
});

/** The same intervals the long way: expand every resample and measure it with the functions for books. */
function byHand(values: number[], resamples: number, seed: number, top: number) {
  const random = createRandom(seed);
  const sorted = [...values].sort((a, b) => b - a);
  const ginis: number[] = [];
  const tops: number[] = [];
  const hhis: number[] = [];
  const squares = (list: number[], total: number) =>
    list.reduce((sum, value) => sum + (value / total) ** 2, 0);
  for (let resample = 0; resample < resamples; resample++) {
    const drawn = bookOf(sorted.map(() => sorted[random.below(sorted.length)] as number));
    if (drawn.gross > 0) ginis.push(gini(drawn).value as number);
    const share = topShare(drawn, top);
    if (share !== null) tops.push(share);
    if (drawn.gross > 0) hhis.push(squares([...drawn.values], drawn.total));
  }
  const book = bookOf(values);
  return {
    gini: biasCorrectedInterval(ginis, (gini(book).value as number) + 1e-12),
    topShare: biasCorrectedInterval(tops, (topShare(book, top) as number) + 1e-12),
    hhi: biasCorrectedInterval(hhis, squares(values, book.total) + 1e-12),
  };
}

describe('bootstrap', () => {
  test('equals the long way', () => {
    for (const [values, top] of [
      [FIXTURE, 0.2],
      [FIXTURE, 0.25],
      [[9, 4, 4, 4, 1, 1, 0, 0.5, 3, 2.2, 7], 0.3],
    ] as const) {
      const drawn = bootstrap(bookOf(values), 40, 5, top);
      // Without ties between resamples and the observed value; the hair above 0 in byHand() undoes rounding.
      const slow = byHand([...values], 40, 5, top);
      expect(drawn?.gini?.lower).toBeCloseTo(slow.gini?.lower as number, 9);
      expect(drawn?.gini?.upper).toBeCloseTo(slow.gini?.upper as number, 9);
      expect(drawn?.hhi?.lower).toBeCloseTo(slow.hhi?.lower as number, 9);
      expect(drawn?.hhi?.upper).toBeCloseTo(slow.hhi?.upper as number, 9);
      expect(drawn?.topShare?.lower).toBeCloseTo(slow.topShare?.lower as number, 9);
      expect(drawn?.topShare?.upper).toBeCloseTo(slow.topShare?.upper as number, 9);
    }
  });

  test('equals the long way with losses, where HHI has no interval', () => {
    const values = [90, 50, 40, 30, 30, 20, 20, 10, 10, -1, -2, -3.5];
    const drawn = bootstrap(bookOf(values), 40, 2, 0.2);
    const slow = byHand(values, 40, 2, 0.2);
    expect(drawn?.gini?.upper).toBeCloseTo(slow.gini?.upper as number, 9);
    expect(drawn?.topShare?.upper).toBeCloseTo(slow.topShare?.upper as number, 9);
    expect(drawn?.hhi).toBe(null);
  });

  test('says how it was drawn', () => {
    expect(bootstrap(bookOf(FIXTURE), 10, 42, 0.3)).toMatchObject({
      resamples: 10,
      seed: 42,
      level: 0.95,
      top: 0.3,
    });
  });

  test('the corrected Gini is the raw one times n/(n-1), and never above 1', () => {
    const drawn = bootstrap(bookOf(FIXTURE), 200, 1, 0.2);
    expect(drawn?.giniCorrected?.lower).toBeCloseTo(((drawn?.gini?.lower as number) * 10) / 9, 12);
    expect(drawn?.giniCorrected?.upper).toBeCloseTo(((drawn?.gini?.upper as number) * 10) / 9, 12);
    for (let n = 2; n < 30; n++) {
      const giant = bootstrap(bookOf([1, ...Array(n - 1).fill(0)]), 30, 1, 0.2);
      expect(giant?.giniCorrected?.upper).toBeLessThanOrEqual(1);
    }
  });

  test('another seed gives other intervals, the same seed the same', () => {
    expect(bootstrap(bookOf(FIXTURE), 50, 1, 0.2)).toEqual(bootstrap(bookOf(FIXTURE), 50, 1, 0.2));
    expect(bootstrap(bookOf(FIXTURE), 50, 1, 0.2)?.gini).not.toEqual(
      bootstrap(bookOf(FIXTURE), 50, 2, 0.2)?.gini,
    );
  });

  test('is null when switched off and for fewer than two accounts', () => {
    expect(bootstrap(bookOf(FIXTURE), 0, 1, 0.2)).toBe(null);
    expect(bootstrap(bookOf([5]), 100, 1, 0.2)).toBe(null);
    expect(bootstrap(bookOf([]), 100, 1, 0.2)).toBe(null);
    expect(bootstrap(bookOf([5, 4]), 1, 1, 0.2)).not.toBe(null);
  });

  test('equal accounts have intervals of no width, exactly', () => {
    const drawn = bootstrap(bookOf(Array(7).fill(0.1)), 50, 1, 0.2);
    expect(drawn?.gini).toEqual({ lower: 0, upper: 0 });
    expect(drawn?.giniCorrected).toEqual({ lower: 0, upper: 0 });
    expect(drawn?.topShare).toEqual({ lower: 0.2, upper: 0.2 });
    expect(drawn?.hhi).toEqual({ lower: 1 / 7, upper: 1 / 7 });
  });

  test('resamples without any value are left out; all zero has no intervals', () => {
    const drawn = bootstrap(bookOf([9, 0]), 200, 1, 0.5);
    expect(isPlain(drawn)).toBe(true);
    // What is left: (9, 9), all equal, or (9, 0), all in one.
    expect(drawn?.hhi).toEqual({ lower: 0.5, upper: 1 });
    expect(drawn?.topShare).toEqual({ lower: 0.5, upper: 1 });
    expect(drawn?.gini).toEqual({ lower: 0, upper: 0.5 });
    expect(bootstrap(bookOf([0, 0, 0]), 20, 1, 0.2)).toEqual({
      resamples: 20,
      seed: 1,
      level: 0.95,
      top: 0.2,
      gini: null,
      giniCorrected: null,
      topShare: null,
      hhi: null,
    });
  });

  test('without shares there is still an interval of Gini', () => {
    const drawn = bootstrap(bookOf([5, -6, 1, -2]), 100, 1, 0.2);
    expect(drawn?.gini).not.toBe(null);
    expect(drawn?.topShare).toBe(null);
    expect(drawn?.hhi).toBe(null);
  });

  test('resamples of losses that have no total are left out of the top share', () => {
    const drawn = bootstrap(bookOf([10, -9.5, 1, -1]), 300, 1, 0.5);
    expect(drawn?.topShare).not.toBe(null);
    expect(drawn?.topShare?.lower).toBeGreaterThan(0);
    expect(isPlain(drawn)).toBe(true);
    expect(isPlain(bootstrap(bookOf(WITH_LOSSES), 300, 1, 0.2))).toBe(true);
    expect(isPlain(bootstrap(bookOf([1e290, -1e290, 1e-300, 3]), 300, 1, 0.2))).toBe(true);
  });

  test('survives extreme magnitudes', () => {
    const far = bootstrap(bookOf(FIXTURE.map((value) => value * 1e287)), 50, 1, 0.2);
    const tiny = bootstrap(bookOf(FIXTURE.map((value) => value * 2 ** -1074)), 50, 1, 0.2);
    const plain = bootstrap(bookOf(FIXTURE), 50, 1, 0.2);
    for (const drawn of [far, tiny]) {
      expect(drawn?.gini?.lower).toBeCloseTo(plain?.gini?.lower as number, 9);
      expect(drawn?.topShare?.upper).toBeCloseTo(plain?.topShare?.upper as number, 9);
      expect(drawn?.hhi?.upper).toBeCloseTo(plain?.hhi?.upper as number, 9);
    }
    expect(isPlain(bootstrap(bookOf([1e290, 5e-324, 1]), 50, 1, 0.2))).toBe(true);
  });
});
