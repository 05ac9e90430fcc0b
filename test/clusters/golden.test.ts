/** Against scikit-learn's KMeans and its measures; see test/golden/README.md. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { fitScaling } from '../../src/clusters/fit-scaling.ts';
import { columnOf, type Points } from '../../src/clusters/points.ts';
import { toScaled } from '../../src/clusters/scaling.ts';
import { separation } from '../../src/clusters/separation.ts';
import { silhouette } from '../../src/clusters/silhouette.ts';
import { fitClusters } from '../../src/index.ts';

interface Reference {
  readonly mean: readonly number[];
  readonly sd: readonly number[];
  readonly k: Readonly<
    Record<
      string,
      {
        readonly inertia_n_init_10: number;
        readonly inertia_best_of_30: number;
        readonly silhouette_mean: number;
        readonly calinski_harabasz: number;
        readonly davies_bouldin: number;
        readonly sizes_by_monetary_desc: readonly number[];
        readonly centroids_by_monetary_desc: readonly number[][];
      }
    >
  >;
}

const read = (name: string) => readFileSync(new URL(`../golden/clusters/${name}`, import.meta.url), 'utf8');
const REFERENCE: Reference = JSON.parse(read('accounts_5000.json'));
const ACCOUNTS = read('accounts_5000.csv')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => {
    const [accountId = '', recency, frequency, monetary] = line.split(',');
    return { accountId, recency: Number(recency), frequency: Number(frequency), monetary: Number(monetary) };
  });

const RAW: Points = {
  n: ACCOUNTS.length,
  d: 3,
  values: Float64Array.from(ACCOUNTS.flatMap((row) => [row.recency, row.frequency, row.monetary])),
};

function scaledPoints(): Points {
  const values = new Float64Array(RAW.values.length);
  for (let j = 0; j < 3; j++) {
    const column = columnOf(RAW, j);
    const scaling = fitScaling(column, 'logZ');
    column.forEach((value, i) => {
      values[i * 3 + j] = toScaled(scaling, value);
    });
  }
  return { n: RAW.n, d: 3, values };
}

const KS = Object.entries(REFERENCE.k).map(([k, expected]) => [Number(k), expected] as const);

/** Where thirty starts of scikit-learn end exactly where our ten do; elsewhere a few accounts lie on the other side of a border. */
const SAME_OPTIMUM = [4];

test('the reference has 5,000 accounts and k from 2 to 10', () => {
  expect(ACCOUNTS).toHaveLength(5000);
  expect(KS.map(([k]) => k)).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10]);
});

test('the logarithm, then z, as numpy has it', () => {
  REFERENCE.mean.forEach((mean, j) => {
    const scaling = fitScaling(columnOf(RAW, j), 'logZ');
    expect(scaling).toMatchObject({ method: 'logZ', unit: 1 });
    expect('center' in scaling && scaling.center).toBeCloseTo(mean, 12);
    expect('scale' in scaling && scaling.scale).toBeCloseTo(REFERENCE.sd[j] as number, 12);
  });
});

describe.each(KS)('k = %i', (k, expected) => {
  const { clusters, diagnostics } = fitClusters(ACCOUNTS, { k }).fitted;

  test('inertia is within 0.1 % of ten starts of scikit-learn, and of the best of thirty', () => {
    expect(diagnostics.inertia).toBeLessThan(expected.inertia_n_init_10 * 1.001);
    expect(diagnostics.inertia).toBeLessThan(expected.inertia_best_of_30 * 1.001);
    expect(diagnostics.inertia).toBeGreaterThan(expected.inertia_best_of_30 * 0.999);
    expect(diagnostics).toMatchObject({ converged: true, setAside: 0, searchedOn: 5000 });
  });

  test('where the optimum is the same, so are sizes and centres', () => {
    const isSame = Math.abs(diagnostics.inertia / expected.inertia_best_of_30 - 1) < 1e-9;
    expect(isSame).toBe(SAME_OPTIMUM.includes(k));
    if (!isSame) return;
    expect(clusters.map(({ size }) => size)).toEqual(expected.sizes_by_monetary_desc);
    clusters.forEach(({ scaled }, c) => {
      scaled.forEach((value, j) => {
        expect(value).toBeCloseTo(expected.centroids_by_monetary_desc[c]?.[j] as number, 6);
      });
    });
  });

  test('silhouette, Calinski-Harabasz and Davies-Bouldin of the reference labels', () => {
    const points = scaledPoints();
    const labels = new Int32Array(points.n);
    for (let i = 0; i < points.n; i++) {
      const squares = expected.centroids_by_monetary_desc.map((centre) =>
        centre.reduce((sum, x, j) => sum + (x - (points.values[i * 3 + j] as number)) ** 2, 0),
      );
      labels[i] = squares.indexOf(Math.min(...squares));
    }
    const measured = separation(points, labels, k);
    expect(measured.inertia / expected.inertia_best_of_30).toBeCloseTo(1, 9);
    expect((measured.calinskiHarabasz as number) / expected.calinski_harabasz).toBeCloseTo(1, 9);
    expect(measured.daviesBouldin).toBeCloseTo(expected.davies_bouldin, 9);
    // Every pair of 5,000 points takes its time.
    if (k % 4 === 3) expect(silhouette(points, labels, k)).toBeCloseTo(expected.silhouette_mean, 9);
  });
});
