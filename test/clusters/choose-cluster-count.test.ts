import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { adjustedRand } from '../../src/clusters/adjusted-rand.ts';
import { elbows } from '../../src/clusters/elbow.ts';
import type { Points } from '../../src/clusters/points.ts';
import { recommendCount } from '../../src/clusters/recommend-count.ts';
import { separation } from '../../src/clusters/separation.ts';
import { silhouette } from '../../src/clusters/silhouette.ts';
import { type ClusterCandidate, chooseClusterCount, formatReason } from '../../src/index.ts';
import { isPlainJson, normals, shuffled, skewedBook, threeKinds, thrownBy } from './helpers.ts';

const line = (...values: number[]): Points => ({ n: values.length, d: 1, values: Float64Array.from(values) });
const labels = (...of: number[]) => Int32Array.from(of);

describe('measures', () => {
  test('silhouette, by hand', () => {
    // 0: within 1, next 9.5; 1: 1, 8.5; 9 and 10 alike.
    const expected = (8.5 / 9.5 + 7.5 / 8.5) / 2;
    expect(silhouette(line(0, 1, 9, 10), labels(0, 0, 1, 1), 2)).toBeCloseTo(expected, 12);
    // Alone counts 0; an empty cluster does not count.
    expect(silhouette(line(0, 9, 10), labels(0, 1, 1), 3)).toBeCloseTo((0 + 8 / 9 + 9 / 10) / 3, 12);
    expect(silhouette(line(0, 1), labels(0, 0), 2)).toBe(null);
    expect(silhouette(line(3, 3, 3), labels(0, 1, 1), 2)).toBe(0);
  });

  test('Calinski-Harabasz and Davies-Bouldin, by hand', () => {
    // Centres 0.5 and 9.5, middle 5: between 4 × 4.5², within 4 × 0.5².
    expect(separation(line(0, 1, 9, 10), labels(0, 0, 1, 1), 2)).toEqual({
      inertia: 1,
      calinskiHarabasz: 81 / (1 / 2),
      daviesBouldin: 1 / 9,
    });
    expect(separation(line(1, 5), labels(0, 1), 2)).toEqual({
      inertia: 0,
      calinskiHarabasz: null,
      daviesBouldin: 0,
    });
    expect(separation(line(1, 5), labels(0, 0), 1)).toEqual({
      inertia: 8,
      calinskiHarabasz: null,
      daviesBouldin: null,
    });
  });

  test('adjusted Rand index: 1 for the same groups by any number, the published example, 0 by chance', () => {
    expect(adjustedRand(labels(0, 0, 1, 2), labels(2, 2, 0, 1), 3)).toBe(1);
    expect(adjustedRand(labels(0, 0, 0), labels(1, 1, 1), 2)).toBe(1);
    expect(adjustedRand(labels(0), labels(0), 1)).toBe(1);
    // As scikit-learn's documentation has it.
    expect(adjustedRand(labels(0, 0, 1, 1), labels(0, 0, 1, 2), 3)).toBeCloseTo(0.5714285714285714, 12);
    expect(adjustedRand(labels(0, 0, 1, 1), labels(0, 1, 0, 1), 2)).toBeCloseTo(-0.5, 12);
    const normal = normals(3);
    const chance = () => Int32Array.from({ length: 5000 }, () => (normal() > 0 ? 1 : 0));
    expect(Math.abs(adjustedRand(chance(), chance(), 2))).toBeLessThan(0.01);
  });

  test('the elbow is farthest below the chord', () => {
    expect(elbows([2, 3, 4], [100, 20, 0])).toEqual([0, 0.3, 0]);
    expect(elbows([2, 3], [100, 20])).toEqual([null, null]);
    expect(elbows([2, 3, 4], [5, 5, 5])).toEqual([null, null, null]);
  });
});

describe('recommendCount', () => {
  const candidate = (k: number, silhouetteOf: number, stability: number | null): ClusterCandidate => ({
    k,
    inertia: 10 / k,
    silhouette: silhouetteOf,
    calinskiHarabasz: 100 * silhouetteOf,
    daviesBouldin: 1 - silhouetteOf,
    elbow: silhouetteOf,
    stability,
    smallestShare: 0.1,
  });

  test('the highest silhouette times stability; of equals, the fewest clusters', () => {
    expect(recommendCount([candidate(2, 0.4, 1), candidate(3, 0.6, 1), candidate(4, 0.5, 1)]).k).toBe(3);
    expect(recommendCount([candidate(2, 0.5, 1), candidate(3, 0.6, 0.8), candidate(4, 0.7, 0.5)]).k).toBe(2);
    expect(recommendCount([candidate(3, 0.5, 1), candidate(2, 0.5, 1)]).k).toBe(2);
    const { reasons, notices } = recommendCount([candidate(2, 0.4, 1), candidate(3, 0.75, 0.9)]);
    const vote = { code: 'clusters.vote', op: '>=', result: '3' };
    expect(reasons).toEqual([
      { ...vote, field: 'stableSilhouette', value: 0.75 * 0.9, threshold: 0.4 },
      { ...vote, field: 'silhouette', value: 0.75, threshold: 0.4 },
      { ...vote, field: 'calinskiHarabasz', value: 75, threshold: 40 },
      { ...vote, field: 'daviesBouldin', op: '<=', value: 0.25, threshold: 0.6 },
      { ...vote, field: 'elbow', value: 0.75, threshold: 0.4 },
      { code: 'clusters.stable', field: 'stability', value: 0.9, op: '>=', threshold: 0.8, result: '3' },
    ]);
    expect(notices).toEqual([]);
  });

  test('without stability, the highest silhouette', () => {
    const choice = recommendCount([candidate(2, 0.4, null), candidate(3, 0.6, null)]);
    expect(choice.k).toBe(3);
    expect(choice.reasons.map(({ field }) => field)).toEqual([
      'silhouette',
      'calinskiHarabasz',
      'daviesBouldin',
      'elbow',
    ]);
  });

  test('clusters that change, and no clear groups, are told', () => {
    const notices = (...of: Parameters<typeof candidate>) =>
      recommendCount([candidate(...of)]).notices.map(({ code, value, threshold }) => [
        code,
        value,
        threshold,
      ]);
    expect(notices(2, 0.24, 1)).toEqual([['clusters.weak_structure', 0.24, 0.25]]);
    expect(notices(2, 0.25, 0.8)).toEqual([]);
    expect(notices(2, 0.25, 0.79)).toEqual([['clusters.unstable', 0.79, 0.8]]);
    expect(recommendCount([])).toEqual({ k: null, reasons: [], notices: [] });
  });
});

describe('chooseClusterCount', () => {
  test('finds groups that are there', () => {
    for (const groups of [2, 3, 4, 5]) {
      const normal = normals(groups);
      const rows = Array.from({ length: 30 * groups }, (_, i) => ({
        x: 20 * (i % groups) ** 1.3 + normal(),
        y: 15 * ((i % groups) ** 2 % 5) + normal(),
      }));
      const choice = chooseClusterCount(rows, { features: ['x', 'y'], scaling: 'z', to: 7, parts: 5 });
      expect(choice.recommended).toBe(groups);
      expect(choice.candidates.map(({ k }) => k)).toEqual([2, 3, 4, 5, 6, 7]);
      expect(choice.candidates[groups - 2]).toMatchObject({
        k: groups,
        stability: 1,
        smallestShare: 1 / groups,
      });
      expect(choice).toMatchObject({ accounts: 30 * groups, notices: [] });
      expect(isPlainJson(choice)).toBe(true);
      for (const reason of choice.reasons)
        expect(formatReason(reason)).toMatch(/ is best with \d clusters| of \d clusters/);
    }
  });

  test('says that noise has no groups', () => {
    const normal = normals(8);
    const noise = Array.from({ length: 300 }, () => ({ a: normal(), b: normal(), c: normal(), d: normal() }));
    const { notices, candidates } = chooseClusterCount(noise, {
      features: ['a', 'b', 'c', 'd'],
      scaling: 'z',
      to: 5,
      parts: 4,
    });
    expect(notices.map(({ code }) => code)).toContain('clusters.weak_structure');
    for (const { silhouette: width } of candidates) expect(width).toBeLessThan(0.25);
  });

  test('does not depend on the order of the rows', () => {
    fc.assert(
      fc.property(fc.nat(50), fc.integer({ min: 1, max: 40 }), (seed, n) => {
        const rows = [...skewedBook(n, seed), ...skewedBook(n, seed)];
        const choose = (list: typeof rows) => chooseClusterCount(list, { to: 4, parts: 2, restarts: 2 });
        expect(JSON.stringify(choose(shuffled(rows, seed)))).toBe(JSON.stringify(choose(rows)));
      }),
      { numRuns: 15 },
    );
  });

  test('a large book is sampled, and says so', () => {
    const rows = Array.from({ length: 10_500 }, (_, i) => ({ x: (i % 2) * 100 + (i % 7), y: i % 5 }));
    const choice = chooseClusterCount(rows, {
      features: ['x', 'y'],
      scaling: 'z',
      to: 2,
      parts: 1,
      restarts: 1,
    });
    expect(choice).toMatchObject({
      recommended: 2,
      accounts: 10_000,
      notices: [{ code: 'clusters.choice_sampled', field: 'accounts', value: 10_000, threshold: 10_500 }],
    });
    expect(choice.candidates[0]?.silhouette).toBeGreaterThan(0.25);
  });

  test('too few different accounts', () => {
    const same = Array.from({ length: 9 }, () => ({ x: 1 }));
    expect(chooseClusterCount(same, { features: ['x'] })).toEqual({
      recommended: null,
      candidates: [],
      reasons: [],
      accounts: 9,
      notices: [{ code: 'clusters.no_choice', field: 'k', value: 1, threshold: 2 }],
    });
    expect(chooseClusterCount([] as Array<{ x: number }>, { features: ['x'] }).recommended).toBe(null);
    const three = [1, 1, 5, 5, 9].map((x) => ({ x }));
    const choice = chooseClusterCount(three, { features: ['x'], parts: 0 });
    expect(choice.candidates.map(({ k, stability }) => [k, stability])).toEqual([
      [2, null],
      [3, null],
    ]);
    expect(isPlainJson(choice)).toBe(true);
  });

  test('refuses wrong options', () => {
    const refused = (options: object) => thrownBy(() => chooseClusterCount(threeKinds(2), options));
    expect(refused({ k: 3 })).toContain(
      'Cannot choose the number of clusters as there is no option "k": the options are features, scaling, seed, restarts, missing, from, to, parts',
    );
    expect(refused({ from: 1 })).toContain('"from" must be an integer from 2 to 100');
    expect(refused({ from: 5, to: 4 })).toContain('"to" must be an integer from 5 to 100');
    expect(refused({ parts: -1 })).toContain('"parts" must be an integer from 0 to 1000');
    expect(chooseClusterCount(threeKinds(5), { from: 12, parts: 0 }).candidates.map(({ k }) => k)).toEqual([
      12,
    ]);
  });
});
