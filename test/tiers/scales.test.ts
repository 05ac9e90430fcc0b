import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyCriteria, fitCriteria, type Normalization, type Scale } from '../../src/index.ts';
import { generator, pointsOf, rowsOf, shuffled } from './support.ts';

const METHODS: readonly Normalization[] = ['percentile', 'minMax', 'z', 'robustZ', 'log', 'ladder'];

// Naive oracles.

const byValue = (a: number, b: number) => a - b;
const clamp = (points: number) => Math.min(100, Math.max(0, points));
const mean = (xs: readonly number[]) => xs.reduce((a, b) => a + b, 0) / xs.length;
const sd = (xs: readonly number[]) =>
  Math.sqrt(xs.reduce((sum, x) => sum + (x - mean(xs)) ** 2, 0) / (xs.length - 1));
function median(xs: readonly number[]): number {
  const sorted = [...xs].sort(byValue);
  const half = sorted.length >> 1;
  return sorted.length % 2
    ? (sorted[half] as number)
    : ((sorted[half - 1] as number) + (sorted[half] as number)) / 2;
}
function midRank(xs: readonly number[], x: number): number {
  const below = xs.filter((y) => y < x).length;
  const alike = xs.filter((y) => y === x).length;
  return (100 * (below + alike / 2)) / xs.length;
}
const standard = (centre: number, spread: number, x: number) =>
  clamp(50 + (50 * (x - centre)) / (3 * spread));
const signedLog = (x: number) => Math.sign(x) * Math.log(1 + Math.abs(x));

const ORACLES: Readonly<Partial<Record<Normalization, (xs: readonly number[], x: number) => number>>> = {
  percentile: midRank,
  minMax: (xs, x) => (100 * (x - Math.min(...xs))) / (Math.max(...xs) - Math.min(...xs)),
  z: (xs, x) => standard(mean(xs), sd(xs), x),
  robustZ: (xs, x) =>
    standard(median(xs), 1.482602218505602 * median(xs.map((y) => Math.abs(y - median(xs)))), x),
  log: (xs, x) => standard(mean(xs.map(signedLog)), sd(xs.map(signedLog)), signedLog(x)),
};

const books = fc.array(fc.integer({ min: -500, max: 5000 }), { minLength: 5, maxLength: 60 });

describe('scales against naive oracles', () => {
  test.each(Object.entries(ORACLES))('%s', (method, oracle) => {
    fc.assert(
      fc.property(books, (xs) => {
        const spread = method === 'robustZ' ? median(xs.map((x) => Math.abs(x - median(xs)))) : sd(xs);
        fc.pre(spread > 0);
        const high = pointsOf(xs, { normalize: method as Normalization });
        const low = pointsOf(xs, { normalize: method as Normalization, better: 'low' });
        xs.forEach((x, i) => {
          expect(high[i]).toBeCloseTo(oracle(xs, x), 8);
          expect(low[i]).toBeCloseTo(100 - oracle(xs, x), 8);
        });
      }),
    );
  });

  test('three standard deviations from the centre have 0 and 100 points, and what is beyond no more', () => {
    // Mean 10, standard deviation 2.
    const xs = [8, 8, 10, 12, 12];
    expect(sd(xs)).toBe(2);
    expect(pointsOf(xs, { normalize: 'z' }, [4, 16, 10, 13, -100, 1000])).toEqual([0, 100, 50, 75, 0, 100]);
    expect(pointsOf(xs, { normalize: 'z', better: 'low' }, [4, 16, 13, -100, 1000])).toEqual([
      100, 0, 25, 100, 0,
    ]);
    // Median 10, MAD 2.
    const [points] = pointsOf([6, 8, 10, 12, 1000], { normalize: 'robustZ' }, [10 + 2 * 1.482602218505602]);
    expect(points).toBeCloseTo(50 + 50 / 3, 9);
  });

  test('a ladder from the book has its quartiles at 0, 25, 50, 75 and 100', () => {
    const xs = [10, 20, 40, 80, 160];
    expect(pointsOf(xs, { normalize: 'ladder' }, [10, 20, 40, 80, 160, 30, 120, 0, 1000])).toEqual([
      0, 25, 50, 75, 100, 37.5, 87.5, 0, 100,
    ]);
    expect(pointsOf([0, 1], { normalize: 'ladder' }, [0.1, 0.5, 0.8])).toEqual(
      [10, 50, 80].map((p) => expect.closeTo(p, 8)),
    );
    expect(pointsOf(xs, { normalize: 'ladder', better: 'low' }, [10, 30, 160])).toEqual([100, 62.5, 0]);
    // Quartiles 0, 0, 0, 4, 8: those at 0 share the mean of 0, 25 and 50.
    expect(pointsOf([0, 0, 0, 4, 8], { normalize: 'ladder' }, [0, 4, 8, -1, 2])).toEqual([
      25, 75, 100, 25, 50,
    ]);
  });

  test("a ladder of the company is the company's, whatever the book", () => {
    const anchors = [
      [0, 10],
      [100, 40],
      [1000, 90],
    ] as const;
    for (const book of [[], [5], Array.from({ length: 50 }, (_, i) => i)])
      expect(pointsOf(book, { anchors }, [-5, 0, 50, 100, 550, 1000, 9999])).toEqual([
        10, 10, 25, 40, 65, 90, 90,
      ]);
    expect(
      pointsOf(
        [],
        {
          better: 'low',
          anchors: [
            [0, 100],
            [10, 0],
          ],
        },
        [-1, 0, 3, 10, 20],
      ),
    ).toEqual([100, 100, 70, 0, 0]);
  });

  test('between known values a percentile lies on a straight line; below all is 0, above all 100', () => {
    const xs = [10, 20, 20, 40];
    const points = pointsOf(xs, { normalize: 'percentile' }, [9, 10, 15, 20, 30, 40, 41]);
    expect(points).toEqual([0, 12.5, 31.25, 50, 68.75, 87.5, 100]);
  });
});

describe('percentiles of large books', () => {
  const oracleOf = (xs: readonly number[]) => {
    const sorted = Float64Array.from(xs).sort();
    const below = (x: number, orEqual: boolean) => {
      let [low, high] = [0, sorted.length];
      while (low < high) {
        const middle = (low + high) >> 1;
        const at = sorted[middle] as number;
        if (at < x || (orEqual && at === x)) low = middle + 1;
        else high = middle;
      }
      return low;
    };
    return (x: number) => (100 * (below(x, false) + below(x, true))) / (2 * sorted.length);
  };
  const next = generator(5);
  const skewed = Array.from({ length: 4000 }, () => Math.exp(8 * next()));

  test.each([
    ['all different', skewed],
    ['half of them never bought', [...skewed.slice(0, 2000), ...new Array<number>(2000).fill(0)]],
    ['ties in the middle', skewed.map((x, i) => (i % 3 === 0 ? 50 : x))],
    ['ties at the top', skewed.map((x, i) => (i % 10 === 0 ? 1e6 : x))],
    ['one tie of many that are small', skewed.map((x, i) => (i < 2000 ? Math.round(x) : x))],
  ])('are within a tenth of a point: %s', (_, xs) => {
    const oracle = oracleOf(xs);
    const model = fitCriteria(rowsOf(xs), { criteria: [{ id: 'x' }] });
    const { knots, method } = (
      model.fitted.criteria[0] as never as {
        parts: [{ scale: { knots: Array<[number, number]>; method: string } }];
      }
    ).parts[0].scale;
    expect(method).toBe('percentile');
    expect(knots.length).toBeLessThanOrEqual(2080);
    // No straight line past a value that has no knot spans more than a tenth of a point.
    const has = new Set(knots.map(([value]) => value));
    const sorted = [...xs].sort(byValue);
    knots.slice(1).forEach(([value, at], i) => {
      const [from, low] = knots[i] as [number, number];
      if (at - low > 0.1 + 1e-12) expect(sorted.findIndex((x) => x > from && x < value)).toBe(-1);
    });
    expect(sorted.some((x) => !has.has(x))).toBe(true);
    const points = applyCriteria(rowsOf(xs), model).map(({ criteria }) => criteria.score as number);
    const worst = Math.max(...xs.map((x, i) => Math.abs((points[i] as number) - oracle(x))));
    expect(worst).toBeLessThanOrEqual(0.1);
  });
});

describe('laws of scales', () => {
  test.each(
    METHODS.flatMap((method) => (['high', 'low'] as const).map((better) => [method, better] as const)),
  )('%s, better %s: more is never worse, within and beyond the book; 0 to 100', (normalize, better) => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(fc.integer({ min: -20, max: 20 }), fc.double({ min: -1e9, max: 1e9, noNaN: true })),
          {
            minLength: 1,
            maxLength: 40,
          },
        ),
        fc.array(fc.double({ min: -2e9, max: 2e9, noNaN: true }), { minLength: 1, maxLength: 10 }),
        (xs, others) => {
          const asked = [...xs, ...others, ...xs.map((x) => x + Number.EPSILON * Math.abs(x))].sort(byValue);
          const points = pointsOf(xs, { normalize, better }, asked) as number[];
          points.forEach((p, i) => {
            {
              expect(p).toBeGreaterThanOrEqual(0);
              expect(p).toBeLessThanOrEqual(100);
              const before = points[i - 1];
              if (before !== undefined)
                expect(better === 'high' ? p - before : before - p).toBeGreaterThanOrEqual(0);
            }
          });
        },
      ),
    );
  });

  test.each(METHODS)('%s: knots ascend, even between neighbours among the numbers', (normalize) => {
    fc.assert(
      fc.property(
        fc.double({ min: -1e6, max: 1e6, noNaN: true }),
        fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 2, maxLength: 9 }),
        (x, steps) => {
          const xs = steps.map((step) => x * (1 + step * Number.EPSILON));
          const model = fitCriteria(rowsOf(xs), { criteria: [{ id: 'x', normalize }] });
          const knots = model.fitted.criteria[0]?.parts[0]?.scale.knots as Scale['knots'];
          knots.forEach(([value, points], i) => {
            {
              const before = knots[i - 1];
              if (before === undefined) return;
              expect(value).toBeGreaterThan(before[0]);
              expect(points).toBeGreaterThanOrEqual(before[1]);
            }
          });
        },
      ),
      { numRuns: 100 },
    );
  });

  test.each(METHODS)(
    '%s: the scale does not depend on the order of rows, or on scale and shift where it should not',
    (normalize) => {
      fc.assert(
        fc.property(books, (xs) => {
          const fitting = (values: readonly number[]) =>
            fitCriteria(rowsOf(values), { criteria: [{ id: 'x', normalize }] });
          expect(fitting(shuffled(xs)).fitted).toStrictEqual(fitting(xs).fitted);
          if (normalize === 'log') return;
          const moved = xs.map((x) => 4 * x + 64);
          const points = pointsOf(xs, { normalize });
          pointsOf(moved, { normalize }).forEach((p, i) => {
            expect(p).toBeCloseTo(points[i] as number, 8);
          });
        }),
        { numRuns: 20 },
      );
    },
  );

  test.each(METHODS)('%s: accounts that are all alike have 50 points, less 0, more 100', (normalize) => {
    for (const value of [7, 0, -3, 0.1, 1e100]) {
      const [at, less, more] = pointsOf(
        [value, value, value],
        { normalize },
        [value, value - Math.abs(value) - 1, value + Math.abs(value) / 2 + 1].map((x) =>
          Math.max(-1e100, Math.min(1e100, x)),
        ),
      );
      expect([at, less]).toEqual([50, 0]);
      if (value < 1e100) expect(more).toBe(100);
    }
    expect(pointsOf([5, 5], { normalize, better: 'low' }, [5, 4, 6])).toEqual([50, 100, 0]);
    expect(pointsOf([5], { normalize }, [5])).toEqual([50]);
  });
});

describe('which scale', () => {
  const methodOf = (values: ReadonlyArray<number | null>, field: object = {}, options: object = {}) =>
    fitCriteria(rowsOf(values), { criteria: [{ id: 'x', ...field }], ...options }).fitted.criteria[0]
      ?.parts[0]?.scale.method;
  const numbers = (n: number) => Array.from({ length: n }, (_, i) => i);

  test('percentile from 30 accounts that have a value, else the ladder', () => {
    expect(methodOf(numbers(30))).toBe('percentile');
    expect(methodOf(numbers(29))).toBe('ladder');
    expect(methodOf([...numbers(29), null])).toBe('ladder');
    expect(methodOf([...numbers(30), null])).toBe('percentile');
    expect(methodOf([])).toBe('ladder');
    expect(methodOf(new Array<number>(30).fill(1))).toBe('percentile');
  });

  test('the criterion says, the call says it better; anchors mean a ladder', () => {
    const anchors = [
      [0, 0],
      [9, 100],
    ] as const;
    expect(methodOf(numbers(40), { normalize: 'z' })).toBe('z');
    expect(methodOf(numbers(40), { normalize: 'z' }, { normalize: 'minMax' })).toBe('minMax');
    expect(methodOf(numbers(40), { normalize: 'z' }, { normalize: { x: 'log' } })).toBe('log');
    expect(methodOf(numbers(40), { anchors })).toBe('ladder');
    expect(methodOf(numbers(40), {}, { anchors: { x: anchors } })).toBe('ladder');
    expect(methodOf(numbers(40), { anchors, normalize: 'percentile' })).toBe('percentile');
  });

  test('notices: what is missing, what does not vary, whose ladder is a guess', () => {
    const noticesOf = (values: ReadonlyArray<number | null>, field: object = {}) =>
      fitCriteria(rowsOf(values), { criteria: [{ id: 'x', ...field }] }).fitted.notices;
    expect(noticesOf([])).toEqual([]);
    expect(noticesOf(numbers(30))).toEqual([]);
    expect(noticesOf([null, null])).toEqual([
      { code: 'criteria.missing_everywhere', field: 'x', value: 0, threshold: 2 },
    ]);
    expect(noticesOf([...numbers(30), null, null])).toEqual([
      { code: 'criteria.missing_values', field: 'x', value: 2, threshold: 32 },
    ]);
    expect(noticesOf([4, 4])).toEqual([{ code: 'criteria.no_spread', field: 'x', value: 4, threshold: 2 }]);
    expect(noticesOf([4, 5])).toEqual([
      { code: 'criteria.derived_ladder', field: 'x', value: 2, threshold: 30 },
    ]);
    expect(
      noticesOf([4, 5], {
        anchors: [
          [0, 0],
          [1, 100],
        ],
      }),
    ).toEqual([]);
    expect(noticesOf([4, 5], { normalize: 'minMax' })).toEqual([]);
    // Most are alike, so that the median of deviations is 0: the value with 50 points is the median, not the least.
    expect(noticesOf([1, 7, 7, 7, 9], { normalize: 'robustZ' })).toEqual([
      { code: 'criteria.no_spread', field: 'x', value: 7, threshold: 5 },
    ]);
  });

  test('the extremes of all numbers that are allowed give finite reasons', () => {
    for (const normalize of METHODS) {
      const rows = rowsOf([1e100, -1e100, 0, 1]);
      const model = fitCriteria(rows, { criteria: [{ id: 'x', normalize }] });
      const results = applyCriteria([...rows, ...rowsOf([5, -5])], model).map(({ criteria }) => criteria);
      expect(JSON.parse(JSON.stringify(results))).toStrictEqual(results);
      expect(JSON.parse(JSON.stringify(model))).toStrictEqual(model);
    }
    const two = rowsOf([1e100, -1e100]);
    const out = applyCriteria(two, fitCriteria(two, { criteria: [{ id: 'x', normalize: 'log' }] })).map(
      (r) => r.criteria,
    );
    expect(JSON.parse(JSON.stringify(out))).toStrictEqual(out);
  });
});
