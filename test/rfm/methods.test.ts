/** Every method on books small enough to check by hand, and against other people's definitions. */
import fc from 'fast-check';
import { ckmeans, quantile } from 'simple-statistics';
import { describe, expect, test } from 'vitest';
import { applyRfm, type Cut, type FitRfmOptions, fitRfm } from '../../src/index.ts';
import { bookOf, books, byCodePoints, type FullRow, rowsOf } from './support.ts';

/** Scores where high is better, and where low is. */
function scoresOf(values: readonly number[], options?: FitRfmOptions<FullRow>, ids?: readonly string[]) {
  const book = bookOf(values, ids);
  const model = fitRfm(book, options);
  const rows = applyRfm(book, model);
  expect(rows.map(({ rfm }) => rfm.frequency)).toEqual(rows.map(({ rfm }) => rfm.monetary));
  return { high: rows.map(({ rfm }) => rfm.monetary), low: rows.map(({ rfm }) => rfm.recency) };
}

function cutsOf(values: readonly number[], options?: FitRfmOptions<FullRow>, ids?: readonly string[]) {
  const { dimensions } = fitRfm(bookOf(values, ids), options).fitted;
  expect(dimensions[1]?.cuts).toEqual(dimensions[2]?.cuts);
  return { high: dimensions[2]?.cuts as readonly Cut[], low: dimensions[0]?.cuts as readonly Cut[] };
}

/** Scores of further accounts, by the model of a book. */
function laterScores(
  book: readonly number[],
  later: readonly number[],
  options?: FitRfmOptions<FullRow>,
  ids?: readonly string[],
) {
  const rows = applyRfm(bookOf(later, ids), fitRfm(bookOf(book), options));
  return { high: rows.map(({ rfm }) => rfm.monetary), low: rows.map(({ rfm }) => rfm.recency) };
}

const ELEVEN = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];

describe('quantile', () => {
  test('right-closed: a value at a cut belongs below it, in both directions', () => {
    expect(scoresOf(ELEVEN)).toEqual({
      high: [1, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5],
      low: [5, 5, 5, 4, 4, 3, 3, 2, 2, 1, 1],
    });
    expect(cutsOf(ELEVEN)).toEqual({
      high: [3, 5, 7, 9].map((value) => ({ value, inclusive: false })),
      low: [9, 7, 5, 3].map((value) => ({ value, inclusive: true })),
    });
  });

  test('left-closed: above it', () => {
    expect(scoresOf(ELEVEN, { closed: 'left' })).toEqual({
      high: [1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 5],
      low: [5, 5, 4, 4, 3, 3, 2, 2, 1, 1, 1],
    });
    expect(cutsOf(ELEVEN, { closed: 'left' })).toEqual({
      high: [3, 5, 7, 9].map((value) => ({ value, inclusive: true })),
      low: [9, 7, 5, 3].map((value) => ({ value, inclusive: false })),
    });
  });

  test('it is the default, and closed right is', () => {
    const book = bookOf(ELEVEN);
    expect(fitRfm(book, { method: 'quantile', closed: 'right', bins: 5 })).toEqual(fitRfm(book));
  });

  test('the position may lie between two values', () => {
    const at = (bins: number) => cutsOf([80, 10, 40, 20], { bins }).high.map(({ value }) => value);
    expect([at(2), at(3), at(4)]).toEqual([[30], [20, 40], [17.5, 30, 50]]);
  });

  test('equals pandas.qcut(range(5), 4)', () => {
    expect(scoresOf([0, 1, 2, 3, 4], { bins: 4 }).high).toEqual([1, 1, 2, 3, 4]);
  });

  test('ties share a score, and scores are left out', () => {
    const orders = [1, 1, 1, 1, 1, 1, 1, 1, 2, 5];
    expect(scoresOf(orders)).toEqual({
      high: [1, 1, 1, 1, 1, 1, 1, 1, 5, 5],
      low: [5, 5, 5, 5, 5, 5, 5, 5, 1, 1],
    });
  });

  test('fewer accounts than bins', () => {
    const cuts = cutsOf([1, 2]).high.map(({ value }) => value);
    expect(cuts.map((value) => Math.round(value * 1e12) / 1e12)).toEqual([1.2, 1.4, 1.6, 1.8]);
    expect(scoresOf([1, 2])).toEqual({ high: [1, 5], low: [5, 1] });
  });

  test('one account, or all equal: one band', () => {
    for (const values of [[7], [4, 4, 4]]) {
      const n = values.length;
      expect(scoresOf(values)).toEqual({ high: new Array(n).fill(1), low: new Array(n).fill(5) });
      expect(scoresOf(values, { closed: 'left' })).toEqual({
        high: new Array(n).fill(5),
        low: new Array(n).fill(1),
      });
    }
  });

  test('between two equal values a cut is that value, to the last bit', () => {
    for (const n of [2, 4, 7, 12])
      for (let bins = 2; bins <= 10; bins++) {
        const values = new Array<number>(n).fill(49.99);
        const cuts = new Array(bins - 1).fill(49.99);
        expect(cutsOf(values, { bins }).high.map(({ value }) => value)).toEqual(cuts);
      }
  });

  test('negative values and zeros are values like others', () => {
    expect(scoresOf([-5, 0, 0, 5], { bins: 2 })).toEqual({ high: [1, 1, 1, 2], low: [2, 2, 2, 1] });
    expect(scoresOf([-8, -4, -2], { bins: 3 })).toEqual({ high: [1, 2, 3], low: [3, 2, 1] });
  });

  test('a cut is never -0', () => {
    const fixed = { recency: [-0, 5], frequency: [-5, -0], monetary: [-5, -0] };
    for (const { high, low } of [
      cutsOf([-0, -0]),
      cutsOf([0, -0], { method: 'rank' }),
      cutsOf([1], { cuts: fixed }),
    ])
      for (const { value } of [...high, ...low]) expect(Object.is(value, -0)).toBe(false);
  });

  test('the cuts are those of simple-statistics (type 7), to 1e-12', () => {
    const values = fc.array(fc.double({ min: -1e9, max: 1e9, noNaN: true }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(values, fc.integer({ min: 2, max: 10 }), (x, bins) => {
        const largest = Math.max(...x.map(Math.abs));
        cutsOf(x, { bins }).high.forEach(({ value }, i) => {
          expect(Math.abs(value - quantile(x, (i + 1) / bins))).toBeLessThanOrEqual(
            1e-12 * largest + Number.MIN_VALUE,
          );
        });
      }),
    );
  });

  test('a position that is whole hits its value exactly', () => {
    for (let bins = 2; bins <= 10; bins++)
      for (let n = 1; n <= 3; n++) {
        const values = Array.from({ length: n * bins + 1 }, (_, i) => i / 10);
        const expected = Array.from({ length: bins - 1 }, (_, i) => (n * (i + 1)) / 10);
        expect(cutsOf(values, { bins }).high.map(({ value }) => value)).toEqual(expected);
      }
  });
});

describe('rank', () => {
  const tied = [10, 20, 20, 30, 40];

  test('a small book with a tie', () => {
    expect(scoresOf(tied, { method: 'rank' })).toEqual({ high: [1, 3, 3, 4, 5], low: [5, 4, 4, 2, 1] });
    expect(cutsOf(tied, { method: 'rank' })).toEqual({
      high: [
        { value: 10, inclusive: false },
        { value: 20, inclusive: true },
        { value: 20, inclusive: false },
        { value: 30, inclusive: false },
      ],
      low: [
        { value: 40, inclusive: false },
        { value: 30, inclusive: false },
        { value: 20, inclusive: true },
        { value: 20, inclusive: false },
      ],
    });
  });

  test('between known values: by how many lie below', () => {
    expect(laterScores(tied, [5, 10, 15, 20, 25, 30, 35, 40, 45], { method: 'rank' })).toEqual({
      high: [1, 1, 2, 3, 4, 4, 5, 5, 5],
      low: [5, 5, 5, 4, 3, 2, 2, 1, 1],
    });
  });

  test('all equal, or one account: the middle score', () => {
    expect(scoresOf([4, 4, 4], { method: 'rank' })).toEqual({ high: [3, 3, 3], low: [3, 3, 3] });
    expect(scoresOf([4], { method: 'rank', bins: 4 })).toEqual({ high: [3], low: [3] });
    expect(scoresOf([4], { method: 'rank', bins: 2 })).toEqual({ high: [2], low: [2] });
  });

  test('fewer accounts than bins spread out', () => {
    expect(scoresOf([1, 2], { method: 'rank' })).toEqual({ high: [2, 4], low: [4, 2] });
    expect(scoresOf([-1, 0, 1], { method: 'rank' })).toEqual({ high: [1, 3, 5], low: [5, 3, 1] });
  });

  test('every account of the book has 1 + ⌊bins · (midrank − ½) / n⌋', () => {
    fc.assert(
      fc.property(books, fc.integer({ min: 2, max: 10 }), (book, bins) => {
        const expected = (values: readonly number[], isBetter: (a: number, b: number) => boolean) =>
          values.map((value) => {
            const worse = values.filter((other) => isBetter(value, other)).length;
            const equal = values.filter((other) => other === value).length;
            const midrank = worse + (equal + 1) / 2;
            return 1 + Math.floor((bins * (midrank - 0.5)) / values.length);
          });
        const rows = applyRfm(book, fitRfm(book, { method: 'rank', bins }));
        const high = (a: number, b: number) => a > b;
        const low = (a: number, b: number) => a < b;
        expect(rows.map(({ rfm }) => rfm.recency)).toEqual(
          expected(
            book.map((row) => row.recency),
            low,
          ),
        );
        expect(rows.map(({ rfm }) => rfm.frequency)).toEqual(
          expected(
            book.map((row) => row.frequency),
            high,
          ),
        );
        expect(rows.map(({ rfm }) => rfm.monetary)).toEqual(
          expected(
            book.map((row) => row.monetary),
            high,
          ),
        );
      }),
    );
  });
});

describe('ntile', () => {
  const values = [5, 5, 5, 1, 9, 5, 7];
  const ids = ['d', 'b', 'a', 'x', 'y', 'c', 'z'];

  test('ties are split by account id, larger groups come first', () => {
    expect(scoresOf(values, { method: 'ntile', bins: 3 }, ids)).toEqual({
      high: [2, 1, 1, 1, 3, 2, 3],
      low: [3, 2, 1, 3, 1, 2, 1],
    });
    expect(cutsOf(values, { method: 'ntile', bins: 3 }, ids)).toEqual({
      high: [
        { value: 5, inclusive: false, accountId: 'c' },
        { value: 7, inclusive: false, accountId: 'z' },
      ],
      low: [
        { value: 5, inclusive: false, accountId: 'b' },
        { value: 5, inclusive: false, accountId: 'd' },
      ],
    });
  });

  test('a later account is scored by its value, and by its id where it ties', () => {
    const model = fitRfm(bookOf(values, ids), { method: 'ntile', bins: 3 });
    const scoreOf = (value: number, accountId: string) => {
      const [row] = applyRfm(bookOf([value], [accountId]), model);
      return [row?.rfm.monetary, row?.rfm.recency];
    };
    expect(scoreOf(5, 'a')).toEqual([1, 1]);
    expect(scoreOf(5, 'b')).toEqual([1, 2]);
    expect(scoreOf(5, 'bb')).toEqual([1, 2]);
    expect(scoreOf(5, 'c')).toEqual([2, 2]);
    expect(scoreOf(5, 'd')).toEqual([2, 3]);
    expect(scoreOf(4.9, 'a')).toEqual([1, 3]);
    expect(scoreOf(5.1, 'a')).toEqual([2, 1]);
    expect(scoreOf(7, 'y')).toEqual([2, 1]);
    expect(scoreOf(7, 'z')).toEqual([3, 1]);
    expect(scoreOf(100, '')).toEqual([3, 1]);
    expect(scoreOf(-100, '')).toEqual([1, 3]);
  });

  test('fewer accounts than bins: one each, from the worst', () => {
    expect(scoresOf([30, 10, 20], { method: 'ntile' })).toEqual({ high: [3, 1, 2], low: [1, 3, 2] });
    expect(scoresOf([30], { method: 'ntile' })).toEqual({ high: [1], low: [1] });
  });

  test('as many accounts as bins, and one more', () => {
    expect(scoresOf([1, 2, 3], { method: 'ntile', bins: 3 }).high).toEqual([1, 2, 3]);
    expect(scoresOf([1, 2, 3, 4], { method: 'ntile', bins: 3 }).high).toEqual([1, 1, 2, 3]);
    expect(scoresOf([1, 2, 3, 4, 5], { method: 'ntile', bins: 3 }).high).toEqual([1, 1, 2, 2, 3]);
  });

  test('all equal: by id alone, in code-point order', () => {
    const order = ['a', 'b', '\u{FF5E}', '\u{1F600}'];
    expect(scoresOf([4, 4, 4, 4], { method: 'ntile', bins: 4 }, order)).toEqual({
      high: [1, 2, 3, 4],
      low: [1, 2, 3, 4],
    });
  });

  /** NTILE as SQL defines it: row number i of n; the first n mod bins tiles hold one row more. */
  function sqlNtile(
    rows: ReadonlyArray<{ readonly id: string; readonly value: number }>,
    bins: number,
    worstFirst: (a: number, b: number) => number,
  ): Map<string, number> {
    const ordered = [...rows].sort((a, b) => worstFirst(a.value, b.value) || byCodePoints(a.id, b.id));
    const size = Math.floor(ordered.length / bins);
    const large = ordered.length % bins;
    return new Map(
      ordered.map(({ id }, i) => {
        const inLarge = i < large * (size + 1);
        const tile = inLarge
          ? Math.floor(i / (size + 1))
          : large + Math.floor((i - large * (size + 1)) / size);
        return [id, tile + 1];
      }),
    );
  }

  test('every account of the book has SQL’s NTILE', () => {
    fc.assert(
      fc.property(books, fc.integer({ min: 2, max: 10 }), (book, bins) => {
        const rows = applyRfm(book, fitRfm(book, { method: 'ntile', bins }));
        for (const field of ['recency', 'frequency', 'monetary'] as const) {
          const expected = sqlNtile(
            book.map((row) => ({ id: row.accountId, value: row[field] })),
            bins,
            field === 'recency' ? (a, b) => b - a : (a, b) => a - b,
          );
          expect(rows.map((row) => row.rfm[field])).toEqual(book.map((row) => expected.get(row.accountId)));
        }
      }),
    );
  });
});

describe('cuts', () => {
  const cuts = { recency: [30, 90, 180, 365], frequency: [1, 3, 6, 12], monetary: [100, 500, 2000] };
  const edges = [0, 1, 3, 6, 12, 13, 29, 30, 31, 89, 90, 91, 100, 101, 180, 181, 365, 366, 500, 2000, 2001];

  test('right-closed', () => {
    const rows = applyRfm(bookOf(edges), fitRfm(bookOf([]), { cuts }));
    expect(rows.map(({ rfm }) => rfm.code)).toEqual([
      '511',
      '511',
      '521',
      '531',
      '541',
      '551',
      '551',
      '551',
      '451',
      '451',
      '451',
      '351',
      '351',
      '352',
      '352',
      '252',
      '252',
      '152',
      '152',
      '153',
      '154',
    ]);
  });

  test('left-closed', () => {
    const rows = applyRfm(bookOf(edges), fitRfm(bookOf([]), { cuts, closed: 'left' }));
    expect(rows.map(({ rfm }) => rfm.code)).toEqual([
      '511',
      '521',
      '531',
      '541',
      '551',
      '551',
      '551',
      '451',
      '451',
      '451',
      '351',
      '351',
      '352',
      '352',
      '252',
      '252',
      '152',
      '152',
      '153',
      '154',
      '154',
    ]);
  });

  test('one cut and nine cuts; the rest is learned', () => {
    const model = fitRfm(bookOf(ELEVEN), { cuts: { recency: [5], monetary: [1, 2, 3, 4, 5, 6, 7, 8, 9] } });
    expect(model.options.dimensions.map(({ method, bins }) => [method, bins])).toEqual([
      ['cuts', 2],
      ['quantile', 5],
      ['cuts', 10],
    ]);
    expect(applyRfm(bookOf([5, 6, 11]), model).map(({ rfm }) => rfm.code)).toEqual([
      '2-2-5',
      '1-3-6',
      '1-5-10',
    ]);
  });

  test('cuts are copied, in order from the worst', () => {
    const given = [1, 2];
    const model = fitRfm(bookOf([]), { cuts: { recency: given, frequency: given } });
    given[0] = 99;
    expect(model.fitted.dimensions.slice(0, 2).map((dimension) => dimension.cuts)).toEqual([
      [
        { value: 2, inclusive: true },
        { value: 1, inclusive: true },
      ],
      [
        { value: 1, inclusive: false },
        { value: 2, inclusive: false },
      ],
    ]);
  });
});

describe('naturalBreaks', () => {
  const groups = [100, 1, 2, 10, 3, 11, 12];

  test('the groups that one sees', () => {
    expect(scoresOf(groups, { method: 'naturalBreaks', bins: 3 })).toEqual({
      high: [3, 1, 1, 2, 1, 2, 2],
      low: [1, 3, 3, 2, 3, 2, 2],
    });
  });

  test('right-closed cuts are the last of a group, left-closed ones the first of the next', () => {
    const right = cutsOf(groups, { method: 'naturalBreaks', bins: 3 });
    const left = cutsOf(groups, { method: 'naturalBreaks', bins: 3, closed: 'left' });
    expect(right.high).toEqual([
      { value: 3, inclusive: false },
      { value: 12, inclusive: false },
    ]);
    expect(right.low).toEqual([
      { value: 12, inclusive: true },
      { value: 3, inclusive: true },
    ]);
    expect(left.high).toEqual([
      { value: 10, inclusive: true },
      { value: 100, inclusive: true },
    ]);
    const later = [3, 3.1, 9.9, 10, 12, 50, 100];
    expect(laterScores(groups, later, { method: 'naturalBreaks', bins: 3 }).high).toEqual([
      1, 2, 2, 2, 2, 3, 3,
    ]);
    expect(laterScores(groups, later, { method: 'naturalBreaks', bins: 3, closed: 'left' }).high).toEqual([
      1, 1, 1, 2, 2, 2, 3,
    ]);
  });

  test('fewer distinct values than bins: as many bands as values, from score 1', () => {
    expect(scoresOf([1, 1, 5], { method: 'naturalBreaks' })).toEqual({ high: [1, 1, 2], low: [2, 2, 1] });
    expect(scoresOf([-1, 0], { method: 'naturalBreaks' })).toEqual({ high: [1, 2], low: [2, 1] });
    expect(scoresOf([-1, 0, 3], { method: 'naturalBreaks', bins: 3 })).toEqual({
      high: [1, 2, 3],
      low: [3, 2, 1],
    });
  });

  test('one account, or all equal: no cut, score 1', () => {
    expect(scoresOf([7], { method: 'naturalBreaks' })).toEqual({ high: [1], low: [1] });
    expect(scoresOf([4, 4, 4], { method: 'naturalBreaks' })).toEqual({ high: [1, 1, 1], low: [1, 1, 1] });
    expect(cutsOf([4, 4, 4], { method: 'naturalBreaks' })).toEqual({ high: [], low: [] });
  });

  test('every account has the number of its ckmeans cluster', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -20, max: 60 }), { minLength: 2, maxLength: 30 }),
        fc.integer({ min: 2, max: 6 }),
        fc.constantFrom('left' as const, 'right' as const),
        (values, bins, closed) => {
          const clusters = ckmeans(values, Math.min(bins, new Set(values).size));
          const expected = values.map(
            (value) => 1 + clusters.findIndex((cluster) => cluster.includes(value)),
          );
          const { high, low } = scoresOf(values, { method: 'naturalBreaks', bins, closed });
          expect(high).toEqual(expected);
          expect(low).toEqual(expected.map((score) => clusters.length + 1 - score));
        },
      ),
    );
  });
});

describe('share', () => {
  test('the textbook book: each score is a fifth of the total', () => {
    const values = [500, 200, 100, 80, 50, 30, 20, 10, 5, 5];
    expect(scoresOf(values, { method: 'share' })).toEqual({
      high: [5, 3, 2, 1, 1, 1, 1, 1, 1, 1],
      low: [1, 3, 4, 5, 5, 5, 5, 5, 5, 5],
    });
    expect(cutsOf(values, { method: 'share' })).toEqual({
      high: [
        { value: 100, inclusive: true },
        { value: 200, inclusive: true },
        { value: 500, inclusive: true },
        { value: 500, inclusive: true },
      ],
      low: [
        { value: 200, inclusive: true },
        { value: 200, inclusive: true },
        { value: 100, inclusive: true },
        { value: 80, inclusive: true },
      ],
    });
  });

  test('the account that crosses a border belongs to the higher band, the one after it does not', () => {
    expect(scoresOf([50, 30, 20], { method: 'share', bins: 2 }).high).toEqual([2, 1, 1]);
    expect(scoresOf([51, 30, 19], { method: 'share', bins: 2 }).high).toEqual([2, 1, 1]);
    expect(scoresOf([49, 31, 20], { method: 'share', bins: 2 }).high).toEqual([2, 2, 1]);
    expect(scoresOf([49, 31, 20], { method: 'share', bins: 2 }).low).toEqual([1, 1, 2]);
  });

  test('ties share a band', () => {
    expect(scoresOf([30, 20, 20, 20, 10], { method: 'share' }).high).toEqual([5, 4, 4, 4, 1]);
    expect(scoresOf([20, 20, 20, 20, 20], { method: 'share' })).toEqual({
      high: [5, 5, 5, 5, 5],
      low: [1, 1, 1, 1, 1],
    });
    expect(scoresOf([7], { method: 'share' })).toEqual({ high: [5], low: [1] });
  });

  test('fewer accounts than bins', () => {
    expect(scoresOf([60, 40], { method: 'share' })).toEqual({ high: [5, 2], low: [1, 4] });
  });

  test('what is not positive is no part of the total, and in the lowest band', () => {
    expect(scoresOf([10, 0, -5], { method: 'share' })).toEqual({ high: [5, 1, 1], low: [1, 5, 5] });
    expect(scoresOf([60, 40, -1000], { method: 'share' })).toEqual({ high: [5, 2, 1], low: [1, 4, 5] });
    expect(scoresOf([0, -1], { method: 'share' })).toEqual({ high: [1, 1], low: [5, 5] });
    expect(scoresOf([0], { method: 'share', bins: 2 })).toEqual({ high: [1], low: [2] });
  });

  test('between known values a later one belongs to the band of the next worse known one', () => {
    const later = [600, 500, 499, 200, 199, 100, 99, 0, -1];
    expect(laterScores([500, 200, 100, 80, 120], later, { method: 'share' }).high).toEqual([
      5, 5, 3, 3, 2, 1, 1, 1, 1,
    ]);
  });

  test('a value too small to count in the total is in the lowest band, not below it', () => {
    expect(scoresOf([1e16, 0.001], { method: 'share' })).toEqual({ high: [5, 1], low: [1, 5] });
    expect(cutsOf([1e16, 0.001], { method: 'share', bins: 3 }).low).toEqual([
      { value: 0.001, inclusive: true },
      { value: 0.001, inclusive: true },
    ]);
  });

  test('the total is exact: no order of rows moves a border', () => {
    const values = [0.1, 0.2, 0.3, 0.4, 1e16, 0.5, 1e-3];
    expect(cutsOf([...values].reverse(), { method: 'share' })).toEqual(cutsOf(values, { method: 'share' }));
    expect(scoresOf([0.1, 0.1, 0.1, 0.3], { method: 'share', bins: 2 }).high).toEqual([1, 1, 1, 2]);
  });
});

describe('nested', () => {
  // Two bands of recency with four accounts each, two of frequency in each of them.
  const book = rowsOf(
    [1, 1, 5],
    [1, 2, 7],
    [1, 3, 1],
    [1, 4, 2],
    [9, 10, 100],
    [9, 20, 200],
    [9, 30, 3],
    [9, 40, 3],
  );
  const learn = () => fitRfm(book, { method: 'nested', bins: 2 });

  test('frequency is scored within recency, monetary within both', () => {
    expect(applyRfm(book, learn()).map(({ rfm }) => rfm.code)).toEqual([
      '211',
      '212',
      '221',
      '222',
      '111',
      '112',
      '121',
      '121',
    ]);
  });

  test('the model holds the borders of every group, and those of all accounts', () => {
    const at = (value: number): Cut[] => [{ value, inclusive: false }];
    const [recency, frequency, monetary] = learn().fitted.dimensions;
    expect(recency).toEqual({
      name: 'recency',
      cuts: [{ value: 5, inclusive: true }],
      bands: [
        { score: 1, count: 4, threshold: [5, null], ends: '()' },
        { score: 2, count: 4, threshold: [null, 5], ends: '(]' },
      ],
    });
    expect(frequency).toEqual({
      name: 'frequency',
      cuts: at(7),
      groups: { 1: at(25), 2: at(2.5) },
      bands: [
        { score: 1, count: 4 },
        { score: 2, count: 4 },
      ],
    });
    expect(monetary).toEqual({
      name: 'monetary',
      cuts: at(4),
      groups: { '1-1': at(150), '1-2': at(3), '2-1': at(6), '2-2': at(1.5) },
      bands: [
        { score: 1, count: 5 },
        { score: 2, count: 3 },
      ],
    });
    expect(Object.keys(monetary?.groups ?? {})).toEqual(['1-1', '1-2', '2-1', '2-2']);
  });

  test('reasons hold the border of the group', () => {
    const [row] = applyRfm(rowsOf([2, 3, 1.5]), learn());
    expect(row?.rfm.code).toBe('221');
    expect(row?.rfm.reasons.map(({ field, threshold, ends }) => [field, threshold, ends])).toEqual([
      ['recency', [null, 5], '(]'],
      ['frequency', [2.5, null], '()'],
      ['monetary', [null, 1.5], '(]'],
    ]);
  });

  test('a group without accounts falls back on the borders of all', () => {
    const sparse = fitRfm(rowsOf([1, 1, 1], [1, 2, 5], [9, 30, 7], [9, 40, 8]), {
      method: 'nested',
      bins: 3,
    });
    expect(Object.keys(sparse.fitted.dimensions[1]?.groups ?? {})).toEqual(['2', '3']);
    const fallback = applyRfm(rowsOf([20, 3, 6]), sparse)[0]?.rfm;
    expect(sparse.fitted.dimensions[1]?.cuts.map(({ value }) => value)).toEqual([2, 30]);
    expect(sparse.fitted.dimensions[2]?.cuts.map(({ value }) => value)).toEqual([5, 7]);
    expect(fallback?.code).toBe('122');
    expect(fallback?.reasons.map(({ threshold }) => threshold)).toEqual([
      [9, null],
      [2, 30],
      [5, 7],
    ]);
  });

  test('left-closed', () => {
    const { groups } = fitRfm(rowsOf([1, 1, 1], [2, 2, 2], [3, 3, 3]), {
      method: 'nested',
      bins: 2,
      closed: 'left',
    }).fitted.dimensions[1] as { groups: Record<string, readonly Cut[]> };
    expect(groups).toEqual({ 1: [{ value: 2.5, inclusive: true }], 2: [{ value: 1, inclusive: true }] });
  });

  test('ten bins: groups are named as codes are', () => {
    const ten = fitRfm(bookOf(Array.from({ length: 21 }, (_, i) => i)), { method: 'nested', bins: 10 });
    expect(Object.keys(ten.fitted.dimensions[1]?.groups ?? {}).sort()).toEqual(
      ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10'].sort(),
    );
    expect(Object.keys(ten.fitted.dimensions[2]?.groups ?? {})).toContain('10-10');
  });

  test('further dimensions are scored over all accounts', () => {
    const rows = rowsOf([1, 1, 1], [1, 2, 5], [9, 30, 7], [9, 40, 8]);
    const more = fitRfm(rows, { method: 'nested', bins: 2, values: { length: 'frequency' } });
    expect(more.options.dimensions.map(({ method }) => method)).toEqual([
      'nested',
      'nested',
      'nested',
      'quantile',
    ]);
    expect(more.fitted.dimensions[3]).toEqual({
      name: 'length',
      cuts: [{ value: 16, inclusive: false }],
      bands: [
        { score: 1, count: 2, threshold: [null, 16], ends: '(]' },
        { score: 2, count: 2, threshold: [16, null], ends: '()' },
      ],
    });
    expect(applyRfm(rows, more).map(({ rfm }) => rfm.more?.length)).toEqual([1, 1, 2, 2]);
  });

  test('every account of the book is scored within its group', () => {
    fc.assert(
      fc.property(books, fc.integer({ min: 2, max: 5 }), (book, bins) => {
        const rows = applyRfm(book, fitRfm(book, { method: 'nested', bins }));
        const recency = applyRfm(book, fitRfm(book, { bins })).map(({ rfm }) => rfm.recency);
        expect(rows.map(({ rfm }) => rfm.recency)).toEqual(recency);
        for (const { rfm } of rows) {
          const sameR = rows.filter((other) => other.rfm.recency === rfm.recency);
          const frequency = applyRfm(sameR, fitRfm(sameR, { bins })).map((row) => row.rfm.frequency);
          expect(sameR.map((row) => row.rfm.frequency)).toEqual(frequency);
          const sameF = sameR.filter((other) => other.rfm.frequency === rfm.frequency);
          const monetary = applyRfm(sameF, fitRfm(sameF, { bins })).map((row) => row.rfm.monetary);
          expect(sameF.map((row) => row.rfm.monetary)).toEqual(monetary);
        }
      }),
      { numRuns: 50 },
    );
  });
});

describe('r-rfm', () => {
  test('quantile + 1, left-closed, whatever `closed` says', () => {
    const expected = {
      high: [
        { value: 4, inclusive: true },
        { value: 6, inclusive: true },
        { value: 8, inclusive: true },
        { value: 10, inclusive: true },
      ],
      low: [
        { value: 10, inclusive: false },
        { value: 8, inclusive: false },
        { value: 6, inclusive: false },
        { value: 4, inclusive: false },
      ],
    };
    for (const closed of ['left', 'right'] as const)
      expect(cutsOf(ELEVEN, { method: 'r-rfm', closed })).toEqual(expected);
    expect(scoresOf(ELEVEN, { method: 'r-rfm' })).toEqual({
      high: [1, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5],
      low: [5, 5, 5, 4, 4, 3, 3, 2, 2, 1, 1],
    });
  });

  test('one account, or all equal: recency 5, frequency 1, monetary 1', () => {
    expect(scoresOf([7], { method: 'r-rfm' })).toEqual({ high: [1], low: [5] });
    expect(scoresOf([4, 4, 4], { method: 'r-rfm' })).toEqual({ high: [1, 1, 1], low: [5, 5, 5] });
  });

  test('the + 1 is a unit of the value: thousands put everyone in one band', () => {
    const monetary = [0.1, 0.2, 0.3, 0.4, 0.5];
    expect(scoresOf(monetary, { method: 'r-rfm' }).high).toEqual([1, 1, 1, 1, 1]);
    expect(
      scoresOf(
        monetary.map((value) => 1000 * value),
        { method: 'r-rfm' },
      ).high,
    ).toEqual([1, 2, 3, 4, 5]);
  });

  test('between two equal values a break is that value + 1, to the last bit', () => {
    for (const n of [2, 4, 7, 12])
      for (let bins = 2; bins <= 10; bins++) {
        const values = new Array<number>(n).fill(49.99);
        const breaks = new Array(bins - 1).fill(49.99 + 1);
        expect(cutsOf(values, { method: 'r-rfm', bins }).high.map(({ value }) => value)).toEqual(breaks);
      }
  });

  test('own cuts are taken as they are, left-closed', () => {
    const cuts = { recency: [10, 20], frequency: [10, 20], monetary: [10, 20] };
    expect(cutsOf([1], { method: 'r-rfm', cuts })).toEqual({
      high: [
        { value: 10, inclusive: true },
        { value: 20, inclusive: true },
      ],
      low: [
        { value: 20, inclusive: false },
        { value: 10, inclusive: false },
      ],
    });
    expect(scoresOf([9, 10, 19, 20], { method: 'r-rfm', cuts }).high).toEqual([1, 2, 2, 3]);
  });
});

describe('without accounts', () => {
  test.each(['quantile', 'rank', 'ntile', 'naturalBreaks', 'share', 'r-rfm', 'nested'] as const)(
    '%s: a model without cuts scores everything 1',
    (method) => {
      const model = fitRfm([], { method });
      expect(model.fitted.dimensions.map(({ cuts }) => cuts)).toEqual([[], [], []]);
      expect(applyRfm(bookOf([-5, 0, 1e9]), model).map(({ rfm }) => rfm.code)).toEqual(['111', '111', '111']);
    },
  );
});
