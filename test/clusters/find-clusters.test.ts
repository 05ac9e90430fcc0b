import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findClusters, preparePoints, sampleOrder } from '../../src/clusters/find-clusters.ts';
import { toGrid } from '../../src/clusters/grid.ts';
import { countDistinct, pointOrder } from '../../src/clusters/point-order.ts';
import { type Points, squaredDistance } from '../../src/clusters/points.ts';
import { refineCentres } from '../../src/clusters/refine-centres.ts';
import { seedCentres } from '../../src/clusters/seed-centres.ts';
import { createRandom } from '../../src/internal/random.ts';
import { normals, shuffled } from './helpers.ts';

const pointsOf = (rows: ReadonlyArray<readonly number[]>): Points => ({
  n: rows.length,
  d: rows[0]?.length ?? 1,
  values: Float64Array.from(rows.flat()),
});

const cloud = (n: number, d: number, seed: number): number[][] => {
  const normal = normals(seed);
  return Array.from({ length: n }, () => Array.from({ length: d }, normal));
};

const anyRows = fc.integer({ min: 1, max: 3 }).chain((d) =>
  fc.array(
    fc.array(fc.oneof(fc.integer({ min: -2, max: 2 }), fc.double({ min: -1e100, max: 1e100, noNaN: true })), {
      minLength: d,
      maxLength: d,
    }),
    { minLength: 1, maxLength: 40 },
  ),
);

/** The sum of squared distances to the centre that each label names. */
function inertiaOf({ n, d, values }: Points, centres: Float64Array, labels: Int32Array): number {
  let sum = 0;
  for (let i = 0; i < n; i++) sum += squaredDistance(values, i, centres, labels[i] as number, d);
  return sum;
}

/** Plain Lloyd's rounds, as a textbook has them. */
function lloyd({ n, d, values }: Points, from: Float64Array): { centres: Float64Array; labels: Int32Array } {
  const centres = from.slice();
  const k = centres.length / d;
  const labels = new Int32Array(n).fill(-1);
  for (let changed = 1; changed > 0; ) {
    changed = 0;
    for (let i = 0; i < n; i++) {
      let best = 0;
      for (let c = 1; c < k; c++)
        if (squaredDistance(values, i, centres, c, d) < squaredDistance(values, i, centres, best, d))
          best = c;
      if (labels[i] !== best) changed++;
      labels[i] = best;
    }
    for (let c = 0; c < k; c++)
      for (let j = 0; j < d; j++) {
        const own = Array.from({ length: n }, (_, i) => i).filter((i) => labels[i] === c);
        centres[c * d + j] = own.reduce((sum, i) => sum + (values[i * d + j] as number), 0) / own.length;
      }
  }
  return { centres, labels };
}

describe('toGrid', () => {
  test('is close, and adds up to the same in any order', () => {
    const rows = cloud(500, 2, 3);
    const grid = toGrid(pointsOf(rows));
    rows.flat().forEach((value, at) => {
      expect(Math.abs((grid.values[at] as number) - value)).toBeLessThan(1e-8);
    });
    const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);
    const column = rows.map((_, i) => grid.values[2 * i] as number);
    for (let seed = 0; seed < 20; seed++) expect(sum(shuffled(column, seed))).toBe(sum(column));
  });
});

describe('pointOrder', () => {
  test('sorts by the first feature, then the next, whatever the size', () => {
    for (const n of [1, 2, 500, 5000]) {
      const random = createRandom(n);
      const rows = Array.from({ length: n }, () => [random.below(9) - 4, random.below(2000) - 1000]);
      const order = [...pointOrder(toGrid(pointsOf(rows)))].map((row) => rows[row] as number[]);
      const expected = [...rows].sort(
        (a, b) => (a[0] as number) - (b[0] as number) || (a[1] as number) - (b[1] as number),
      );
      expect(order).toEqual(expected);
      const distinct = new Set(rows.map(String)).size;
      const grid = toGrid(pointsOf(rows));
      expect(countDistinct(grid, pointOrder(grid), n)).toBe(distinct);
      expect(countDistinct(grid, pointOrder(grid), 1)).toBe(1);
    }
  });

  test('a sample is even and has each point once', () => {
    const order = Uint32Array.from({ length: 1000 }, (_, i) => i);
    const sample = sampleOrder(order, 100, createRandom(5));
    expect(sample).toHaveLength(100);
    expect(sample.every((row, i) => Math.floor(row / 10) === i || Math.floor((row - 9) / 10) <= i)).toBe(
      true,
    );
    expect(new Set(sample).size).toBe(100);
    expect(sampleOrder(order, 1000, createRandom(5))).toBe(order);
  });
});

describe('seedCentres', () => {
  test('draws different points while there are any, far ones rather than near ones', () => {
    const rows = [
      ...Array.from({ length: 50 }, () => [0]),
      [1],
      [100],
      ...Array.from({ length: 50 }, () => [101]),
    ];
    for (let seed = 1; seed < 20; seed++) {
      const centres = seedCentres(pointsOf(rows), 4, createRandom(seed)).flat();
      expect([...centres].sort((a, b) => a - b)).toEqual([0, 1, 100, 101]);
      const two = seedCentres(pointsOf(rows), 2, createRandom(seed)).flat();
      expect(Math.abs((two[0] as number) - (two[1] as number))).toBeGreaterThan(98);
    }
  });
});

describe('refineCentres', () => {
  test("ends where plain Lloyd's rounds end", () => {
    for (let seed = 1; seed <= 12; seed++) {
      const grid = toGrid(pointsOf(cloud(300, 1 + (seed % 3), seed)));
      const k = 2 + (seed % 6);
      const from = Float64Array.from(seedCentres(grid, k, createRandom(seed)).flat());
      const expected = lloyd(grid, from);
      const refined = refineCentres(grid, from, 1);
      expect(refined.converged).toBe(true);
      expect(refined.labels).toEqual(expected.labels);
      refined.centres.forEach((value, at) => {
        expect(value).toBeCloseTo(expected.centres[at] as number, 12);
      });
    }
  });

  test('gives points to centres that have none', () => {
    const grid = toGrid(pointsOf([[0], [0], [1], [5], [9], [9]]));
    const refined = refineCentres(grid, Float64Array.of(0, 0, 0, -50), 1);
    expect(new Set(refined.labels).size).toBe(4);
    expect([...refined.centres].sort((a, b) => a - b)).toEqual([0, 1, 5, 9]);
    expect(refined.converged).toBe(true);
  });

  test('leaves the given centres as they are', () => {
    const from = Float64Array.of(0, 1);
    refineCentres(toGrid(pointsOf([[0], [4], [9]])), from, 1);
    expect([...from]).toEqual([0, 1]);
  });
});

describe('findClusters', () => {
  test('never leaves a cluster without points, and never has more than there are different points', () => {
    fc.assert(
      fc.property(anyRows, fc.integer({ min: 1, max: 12 }), fc.nat(1000), (rows, k, seed) => {
        const prepared = preparePoints(pointsOf(rows));
        const found = findClusters(prepared, { k, seed, restarts: 2 });
        const distinct = countDistinct(prepared.grid, prepared.order, k);
        expect(found.k).toBe(Math.min(k, distinct));
        expect(new Set(found.labels).size).toBe(found.k);
        expect(found.centres.every(Number.isFinite)).toBe(true);
        expect(found.converged).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  test('finds what cannot be missed, and as many centres as different points', () => {
    const rows = [0, 0, 0, 10, 10, 20, 20, 20, 20].map((x) => [x / 7, -x / 3]);
    const found = findClusters(preparePoints(pointsOf(rows)), { k: 5, seed: 1, restarts: 3 });
    expect(found.k).toBe(3);
    expect(inertiaOf(pointsOf(rows), found.centres, found.labels)).toBeLessThan(1e-28);
  });

  test('a large book: a sample for the starts, the result as good as without', () => {
    const rows = cloud(24_000, 2, 9);
    const points = pointsOf(rows);
    const found = findClusters(preparePoints(points), { k: 4, seed: 1, restarts: 4 });
    expect(found.searchedOn).toBe(20_000);
    expect(found.converged).toBe(true);
    const grid = toGrid(points);
    const whole = Math.min(
      ...[1, 2, 3].map((seed) => {
        const from = Float64Array.from(seedCentres(grid, 4, createRandom(seed)).flat());
        const { centres, labels } = refineCentres(grid, from, 2);
        return inertiaOf(points, centres, labels);
      }),
    );
    expect(inertiaOf(points, found.centres, found.labels) / whole).toBeLessThan(1.001);
    const again = findClusters(preparePoints(pointsOf(shuffled(rows, 4))), { k: 4, seed: 1, restarts: 4 });
    expect(again.centres).toEqual(found.centres);
  });

  test('a large book with points that the sample misses', () => {
    const rows = Array.from({ length: 40_000 }, (_, i) => [i < 2 ? i + 1 : 0]);
    const found = findClusters(preparePoints(pointsOf(rows)), { k: 3, seed: 1, restarts: 1 });
    expect([...found.centres].sort((a, b) => a - b)).toEqual([0, 1, 2]);
  });
});
