import { describe, expect, test } from 'vitest';
import { gammaQuantile } from '../../src/internal/gamma-distribution.ts';
import { gapsOf, medianOf, purchaseDaysOf } from '../../src/internal/gaps.ts';
import { meanGapOf, shapeOf } from '../../src/internal/own-regularity.ts';
import { createRandom } from '../../src/internal/random.ts';
import { regularityOf } from '../../src/internal/regularity.ts';
import { trigamma } from '../../src/internal/trigamma.ts';
import { shuffled } from '../concentration/helpers.ts';
import { historyOf } from '../orders/history-of.ts';

const NOTHING = { shape: 1, meanGap: null, medianGap: null, priorGaps: 1, pairs: 0 };

/** Accounts whose gaps are gamma-distributed; their mean gaps lie `spread` apart on the logarithmic scale. */
function simulate(seed: number, shape: number, spread: number, accounts: number, gaps: number): number[][] {
  const random = createRandom(seed);
  const normal = () => Math.sqrt(-2 * Math.log(1 - random.unit())) * Math.cos(2 * Math.PI * random.unit());
  return Array.from({ length: accounts }, () => {
    const mean = 400 * Math.exp(spread * normal());
    return Array.from({ length: gaps }, () =>
      Math.max(1, Math.round((mean / shape) * gammaQuantile(shape, Math.max(1e-9, random.unit())))),
    );
  });
}

describe('gaps', () => {
  test('purchase days are distinct days above 0, up to asOf', () => {
    const history = historyOf('a', [
      [1, 5],
      [1, 7],
      [2, -5],
      [3, 0],
      [4, 1],
      [4, -1],
      [9, 1],
      [10, 1],
    ]);
    expect(purchaseDaysOf(history, 9)).toEqual([1, 4, 9]);
    expect(gapsOf([1, 4, 9])).toEqual([3, 5]);
    expect(gapsOf([1])).toEqual([]);
    expect(gapsOf([])).toEqual([]);
  });

  test('medians', () => {
    expect([[], [3], [9, 1], [10, 9, 1], [1, 100, 2, 3]].map(medianOf)).toEqual([null, 3, 5, 9, 2.5]);
  });
});

test('trigamma: its closed forms and its recurrence', () => {
  expect(trigamma(1)).toBeCloseTo(Math.PI ** 2 / 6, 12);
  expect(trigamma(0.5)).toBeCloseTo(Math.PI ** 2 / 2, 12);
  for (const x of [0.05, 3, 9.99, 10, 250]) expect(trigamma(x) - 1 / x ** 2).toBeCloseTo(trigamma(x + 1), 12);
});

describe('regularityOf', () => {
  test('nobody bought twice: at random, no usual gap, and it says so', () => {
    expect(regularityOf([[], []])).toEqual({
      ...NOTHING,
      notices: [
        { code: 'regularity.few_pairs', field: 'shape', value: 0, threshold: 20 },
        { code: 'regularity.no_gaps', field: 'accounts', value: 2, threshold: 2 },
      ],
    });
  });

  test('the formula of Wheat and Morrison, on the last pair of every account', () => {
    // M = 0.25 and 0.75 in turn: the variance of 20 of them is 20/19 of 1/16.
    const book = Array.from({ length: 20 }, (_, i) => (i % 2 === 0 ? [99, 10, 30] : [99, 30, 10]));
    const variance = (20 / 19) * 0.0625;
    expect(regularityOf(book)).toMatchObject({ pairs: 20, notices: [] });
    expect(regularityOf(book).shape).toBeCloseTo((1 - 4 * variance) / (8 * variance), 12);
    // One account less is too few.
    expect(regularityOf(book.slice(1))).toMatchObject({
      shape: 1,
      notices: [{ code: 'regularity.few_pairs', field: 'shape', value: 19, threshold: 20 }],
    });
  });

  test('no account gives more than five pairs, the latest ones', () => {
    const noisy = [1, 1000, 1, 1000, 1, 1000];
    const steady = Array.from({ length: 10 }, (_, i) => 10 + (i % 3));
    const book = Array.from({ length: 4 }, () => [...noisy, ...steady]);
    expect(regularityOf(book)).toMatchObject({ pairs: 20, shape: 20 });
    expect(regularityOf(book.map((gaps) => gaps.slice(0, -2))).shape).toBeLessThan(5);
  });

  test('shapes out of all proportion are bounded, and it says so', () => {
    const equal = Array.from({ length: 10 }, () => [7, 7, 7, 7]);
    expect(regularityOf(equal)).toMatchObject({
      shape: 20,
      notices: [{ code: 'regularity.bounded_shape', field: 'shape', value: null, threshold: 20 }],
    });
    const clumped = Array.from({ length: 20 }, (_, i) => (i % 2 === 0 ? [1, 500] : [500, 1]));
    const { shape, notices } = regularityOf(clumped);
    expect(shape).toBe(0.5);
    expect(notices).toEqual([
      { code: 'regularity.bounded_shape', field: 'shape', value: expect.any(Number), threshold: 0.5 },
    ]);
  });

  test('medians and means count every account once', () => {
    const { medianGap, priorGaps } = regularityOf([[10], [20, 20, 50], [90], []]);
    expect(medianGap).toBe(20);
    expect(priorGaps).toBe(1);
  });

  test.each([1, 2, 4])('finds shape %d again, the typical gap and how much accounts differ', (shape) => {
    const unequal = regularityOf(simulate(7, shape, 1, 1500, 6));
    expect(unequal.shape / shape).toBeGreaterThan(0.9);
    expect(unequal.shape / shape).toBeLessThan(1.1);
    expect(unequal.meanGap).toBeGreaterThan(370);
    expect(unequal.meanGap).toBeLessThan(430);
    // The spread of 1 is worth 1 / shape gaps.
    expect(unequal.priorGaps * shape).toBeGreaterThan(0.8);
    expect(unequal.priorGaps * shape).toBeLessThan(1.2);
    expect(regularityOf(simulate(8, shape, 0, 1500, 3)).priorGaps).toBeGreaterThan(10);
  });

  test('the order of accounts does not move a bit', () => {
    const book = simulate(3, 2, 1, 60, 5);
    for (let seed = 1; seed < 6; seed++)
      expect(regularityOf(shuffled(book, seed))).toEqual(regularityOf(book));
  });
});

describe('shapeOf', () => {
  const book = { shape: 2, priorGaps: 1 };
  const known = (n: number) => (n + 1) / (n + 2);

  test('below ten gaps that of the book, lowered as the mean is uncertain', () => {
    expect(shapeOf([], book)).toBe(2 * known(0));
    expect(shapeOf([5, 5, 5, 5, 5, 5, 5, 5, 5], book)).toBe(2 * known(9));
  });

  test('from ten gaps on its own, half way on the logarithmic scale', () => {
    const equal = new Array<number>(10).fill(30);
    expect(shapeOf(equal, book)).toBeCloseTo(Math.sqrt(20 * 2) * known(10), 10);
    expect(shapeOf(new Array<number>(30).fill(30), book)).toBeCloseTo(20 ** 0.75 * 2 ** 0.25 * known(30), 10);
  });

  test('maximum likelihood, less its bias', () => {
    // Made with mpmath: the root of ln k - digamma(k) = ln(mean) - mean(ln) for 1, 2, …, 10 is this.
    const gaps = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
    const k = 2.728444313979159;
    const own = k - (3 * k - ((2 / 3) * k) / (1 + k) - (0.8 * k) / (1 + k) ** 2) / 10;
    expect(shapeOf(gaps, book)).toBeCloseTo(Math.sqrt(own * 2) * known(10), 9);
    expect(shapeOf([...gaps].reverse(), book)).toBe(shapeOf(gaps, book));
  });

  test('on average right: an own shape of 3 in a book of shape 3', () => {
    const shapes = simulate(11, 3, 0, 400, 12).map((gaps) => shapeOf(gaps, { shape: 3, priorGaps: 1e9 }));
    const mean = shapes.reduce((a, b) => a + b) / shapes.length;
    expect(mean).toBeGreaterThan(2.85);
    expect(mean).toBeLessThan(3.15);
  });
});

describe('meanGapOf', () => {
  test('its own mean, drawn towards that of the book by how many gaps it has', () => {
    const book = { meanGap: 100, priorGaps: 2 };
    expect(meanGapOf([], book)).toBe(100);
    expect(meanGapOf([25, 25], book)).toBeCloseTo(50, 12);
    expect(meanGapOf(new Array<number>(6).fill(25), book)).toBeCloseTo(25 ** 0.75 * 100 ** 0.25, 12);
    expect(meanGapOf([10, 20], { meanGap: null, priorGaps: 1 })).toBe(15);
    expect(meanGapOf([], { meanGap: null, priorGaps: 1 })).toBe(null);
  });
});

test('the 95 % gap is exceeded by not much more than one next gap in twenty', () => {
  const book = regularityOf(simulate(21, 2, 1, 300, 5));
  const late = (n: number): number => {
    const accounts = simulate(22 + n, 2, 1, 1500, n + 1);
    const exceeded = accounts.filter((gaps) => {
      const own = gaps.slice(0, n);
      const shape = shapeOf(own, book);
      const limit = (gammaQuantile(shape, 0.95) / shape) * (meanGapOf(own, book) as number);
      return (gaps[n] as number) > limit;
    });
    return exceeded.length / accounts.length;
  };
  expect(late(5)).toBeLessThan(0.085);
  expect(late(10)).toBeLessThan(0.07);
  expect(late(10)).toBeGreaterThan(0.035);
});
