import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SCALING_METHODS } from '../../src/clusters/scaling.ts';
import { applyClusters, type ClusterOptions, fitClusters, formatReason } from '../../src/index.ts';
import { isPlainJson, normals, type Row, shuffled, skewedBook, threeKinds, thrownBy } from './helpers.ts';

const codes = (rows: readonly Row[], options: ClusterOptions<Row> = {}) =>
  fitClusters(rows, options).fitted.notices.map(({ code, field, value, threshold }) =>
    [code, field, value, threshold].join(' '),
  );
const idsOf = (rows: readonly Row[], options: ClusterOptions<Row> = {}) =>
  applyClusters(rows, fitClusters(rows, options)).map(({ cluster }) => cluster.id);
const sizesOf = (rows: readonly Row[], options: ClusterOptions<Row> = {}) =>
  fitClusters(rows, options).fitted.clusters.map(({ size }) => size);
const moneyOnly = (...monetary: number[]) =>
  monetary.map((value, i) => ({ accountId: `A${i}`, monetary: value }));

describe('fitClusters', () => {
  test('three kinds of accounts, from the highest spend down, as a plain-JSON model', () => {
    const rows = threeKinds(20);
    const model = fitClusters(rows, { k: 3 });
    expect(isPlainJson(model)).toBe(true);
    expect(Object.keys(model)).toEqual(['kind', 'version', 'options', 'fitted', 'trainedOn']);
    expect(model).toMatchObject({
      kind: 'clusters',
      version: 1,
      options: { k: 3, seed: 1, restarts: 10, minSize: 2, missing: 'omit' },
      fitted: {
        orderedBy: 'monetary',
        notices: [],
        diagnostics: { converged: true, searchedOn: 60, setAside: 0 },
      },
      trainedOn: { accounts: 60, used: 60, asOf: null },
    });
    expect(model.fitted.clusters.map(({ id, size, label }) => [id, size, label])).toEqual([
      [1, 20, 'monetary:high,recency:low,frequency:high'],
      [2, 20, 'monetary:average,recency:average,frequency:average'],
      [3, 20, 'monetary:low,recency:high,frequency:low'],
    ]);
    const [first] = model.fitted.clusters;
    expect(first?.raw[2]).toBeGreaterThan(50_000);
    expect(first?.raw[2]).toBeLessThan(50_080);
    expect(idsOf(rows, { k: 3 })).toEqual(rows.map((_, i) => 1 + (i % 3)));
  });

  test('inertia and sizes are those of the accounts as they are assigned', () => {
    const rows = skewedBook(400, 3);
    const model = fitClusters(rows, { k: 6 });
    const assigned = applyClusters(rows, model);
    const { clusters, diagnostics } = model.fitted;
    for (const { id, size } of clusters)
      expect(assigned.filter(({ cluster }) => cluster.id === id)).toHaveLength(size);
    const inertia = assigned.reduce((sum, { cluster }) => sum + (cluster.distance as number) ** 2, 0);
    expect(inertia / diagnostics.inertia).toBeCloseTo(1, 12);
  });

  test('centres are the means of their accounts', () => {
    const rows = moneyOnly(1, 2, 3, 1000, 1001, 1002, 1009);
    const { fitted } = fitClusters(rows, { features: ['monetary'], scaling: 'z', k: 2 });
    expect(fitted.clusters.map(({ raw }) => raw)).toEqual([[1003], [2]]);
    expect(fitted.clusters.map(({ size }) => size)).toEqual([4, 3]);
  });

  test('a book whose accounts look back from the same day says so', () => {
    const rows = threeKinds(5).map((row) => ({ ...row, recency: 3, lastOrderDate: '2026-01-07' }));
    expect(fitClusters(rows, { k: 2 }).trainedOn.asOf).toBe('2026-01-10');
  });

  test('ids are ordered by monetary, else by the first feature, from the highest down', () => {
    const rows = skewedBook(300, 8);
    const raws = (options: ClusterOptions<Row>) => fitClusters(rows, options).fitted;
    const byMoney = raws({ features: ['recency', 'monetary'], k: 4 });
    expect(byMoney.orderedBy).toBe('monetary');
    const money = byMoney.clusters.map(({ raw }) => raw[1] as number);
    expect(money).toEqual([...money].sort((a, b) => b - a));
    const other = raws({ features: ['recency', 'frequency'], k: 4 });
    expect(other.orderedBy).toBe('recency');
    const days = other.clusters.map(({ raw }) => raw[0] as number);
    expect(days).toEqual([...days].sort((a, b) => b - a));
    // Equal in the feature of the order: the next one decides.
    const tied = [
      { monetary: 5, x: 1 },
      { monetary: 5, x: 9 },
    ];
    expect(
      fitClusters(tied, { features: ['monetary', 'x'], k: 2 }).fitted.clusters.map(({ raw }) => raw[1]),
    ).toEqual([9, 1]);
  });

  test('the same seed gives the same bytes in any order of the rows; small books and large', () => {
    for (const n of [3, 40, 700, 5000]) {
      const rows = skewedBook(n, n);
      const text = JSON.stringify(fitClusters(rows, { k: 5, restarts: 2 }));
      expect(JSON.stringify(fitClusters(shuffled(rows, 1), { k: 5, restarts: 2 }))).toBe(text);
      expect(JSON.stringify(fitClusters(shuffled(rows, 2), { k: 5, restarts: 2 }))).toBe(text);
    }
  });

  test('another seed may end elsewhere; more starts are never worse', () => {
    const normal = normals(4);
    const noise = Array.from({ length: 300 }, () => ({ x: normal(), y: normal() }));
    const inertia = (seed: number, restarts: number) =>
      fitClusters(noise, { features: ['x', 'y'], k: 9, seed, restarts, scaling: 'z' }).fitted.diagnostics
        .inertia;
    expect(new Set([1, 2, 3, 4, 5].map((seed) => inertia(seed, 1))).size).toBeGreaterThan(1);
    for (const seed of [1, 2, 3]) expect(inertia(seed, 20)).toBeLessThanOrEqual(inertia(seed, 1) * 1.0001);
  });
});

describe('giants', () => {
  /** Lognormal and Pareto books, each with one account a thousand times the size of the next. */
  function bookWithGiant(n: number, seed: number, tail: 'lognormal' | 'pareto', unit: number): Row[] {
    const normal = normals(seed);
    const rows = Array.from({ length: n }, (_, i) => {
      const z = normal();
      const size =
        tail === 'lognormal' ? Math.exp(1.5 * z) : (1 - (0.5 + Math.atan(z) / Math.PI)) ** (-1 / 1.2);
      return {
        accountId: `A${i}`,
        recency: Math.floor(Math.exp(3.5 + normal())),
        frequency: 1 + Math.floor(Math.sqrt(size) * Math.exp(0.4 * normal())),
        monetary: unit * 100 * size,
      };
    });
    const largest = Math.max(...rows.map(({ monetary }) => monetary));
    return [...rows, { accountId: 'Giant', recency: 1, frequency: 5000, monetary: 1000 * largest }];
  }

  test.each([
    ['lognormal', 1],
    ['pareto', 1],
    ['lognormal', 1e-6],
    ['pareto', 1e-6],
  ] as const)('%s, in units of %d: no cluster of one account, at any size of the book', (tail, unit) => {
    for (const n of [30, 100, 600])
      for (let seed = 1; seed <= 6; seed++) {
        const rows = bookWithGiant(n, seed, tail, unit);
        const { clusters, diagnostics, notices } = fitClusters(rows, { restarts: 4 }).fitted;
        expect(clusters).toHaveLength(5);
        expect(Math.min(...clusters.map(({ size }) => size))).toBeGreaterThanOrEqual(2);
        expect(notices.some(({ code }) => code === 'clusters.set_aside')).toBe(diagnostics.setAside > 0);
      }
  });

  test('is set aside where it would stand alone, told, and put into the nearest cluster', () => {
    const rows = [...threeKinds(20), { accountId: 'Giant', recency: 1, frequency: 1e6, monetary: 1e12 }];
    const plain = fitClusters(rows, { k: 3, minSize: 1 });
    expect(plain.fitted.clusters.map(({ size }) => size)).toEqual([1, 40, 20]);
    expect(plain.fitted.diagnostics.setAside).toBe(0);
    const model = fitClusters(rows, { k: 3 });
    expect(model.fitted.clusters.map(({ size }) => size)).toEqual([21, 20, 20]);
    expect(model.fitted.diagnostics.setAside).toBe(1);
    expect(model.fitted.notices).toEqual([
      { code: 'clusters.set_aside', field: 'accounts', value: 1, threshold: 2 },
    ]);
    expect(model.trainedOn.used).toBe(61);
    // The centres are those of the book without it.
    expect(model.fitted.clusters.map(({ raw }) => raw)).toEqual(
      fitClusters(threeKinds(20), { k: 3 }).fitted.clusters.map(({ raw }) => raw),
    );
    expect(applyClusters(rows, model).at(-1)?.cluster.id).toBe(1);
  });

  test('more than one account in ten is no exception: small clusters stay, and are told', () => {
    const rows = [
      ...threeKinds(8),
      ...[1, 2, 3].map((i) => ({
        accountId: `G${i}`,
        recency: 1,
        frequency: 10 ** (2 * i),
        monetary: 1000 ** (i + 3),
      })),
    ];
    const { diagnostics, notices, clusters } = fitClusters(rows, { k: 5, scaling: 'z' }).fitted;
    expect(diagnostics.setAside).toBe(0);
    const small = clusters.filter(({ size }) => size < 2);
    expect(small.length).toBeGreaterThan(0);
    expect(notices.filter(({ code }) => code === 'clusters.small_cluster')).toEqual(
      small.map(({ id, size }) => ({
        code: 'clusters.small_cluster',
        field: 'cluster',
        value: id,
        threshold: size,
      })),
    );
  });

  test('in a book of few accounts per cluster, one-account clusters are nothing strange', () => {
    const rows = moneyOnly(1, 1, 1, 1, 1000);
    expect(fitClusters(rows, { features: ['monetary'], k: 2 }).fitted).toMatchObject({
      clusters: [{ size: 1 }, { size: 4 }],
      diagnostics: { setAside: 0 },
    });
  });

  test('a larger least size', () => {
    const rows = skewedBook(400, 12);
    const sizes = sizesOf(rows, { k: 6, minSize: 15 });
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(15);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(400);
  });
});

describe('little to tell apart', () => {
  test('no accounts: a model without clusters', () => {
    const model = fitClusters([] as Row[]);
    expect(model.fitted).toEqual({
      features: [],
      orderedBy: 'monetary',
      clusters: [],
      diagnostics: { inertia: 0, iterations: 0, restarts: 10, converged: true, searchedOn: 0, setAside: 0 },
      notices: [{ code: 'clusters.no_accounts', field: 'accounts', value: 0, threshold: 5 }],
    });
    expect(applyClusters(skewedBook(1, 1), model)[0]?.cluster).toEqual({
      id: null,
      label: null,
      distance: null,
      margin: null,
      next: null,
      reasons: [
        { code: 'clusters.no_clusters', field: 'accounts', value: 0, op: 'missing', threshold: null },
      ],
    });
  });

  test('one account, and all equal: one cluster at a distance of 0', () => {
    const one = skewedBook(1, 1);
    for (const rows of [one, [one[0], one[0], one[0]] as Row[]]) {
      const { clusters, diagnostics } = fitClusters(rows).fitted;
      expect(clusters.map(({ id, size, scaled }) => [id, size, scaled])).toEqual([
        [1, rows.length, [0, 0, 0]],
      ]);
      expect(clusters[0]?.raw[2]).toBeCloseTo(rows[0]?.monetary as number, 8);
      expect(diagnostics.inertia).toBe(0);
      expect(idsOf(rows)).toEqual(rows.map(() => 1));
    }
    expect(codes(one).map((line) => line.split(' ')[0])).toEqual([
      'clusters.constant_feature',
      'clusters.constant_feature',
      'clusters.constant_feature',
      'clusters.fewer_clusters',
      'clusters.small_sample',
    ]);
  });

  test('fewer different accounts than clusters: as many clusters as accounts differ, and a notice', () => {
    const rows = moneyOnly(5, 5, 5, 9, 9, 70, 70, 70);
    const { clusters, diagnostics, notices } = fitClusters(rows, { features: ['monetary'], k: 7 }).fitted;
    expect(clusters.map(({ size, raw }) => [size, raw[0]])).toEqual([
      [3, 70],
      [2, 9],
      [3, 5],
    ]);
    expect(diagnostics.inertia).toBeLessThan(1e-30);
    expect(notices[0]).toEqual({ code: 'clusters.fewer_clusters', field: 'k', value: 3, threshold: 7 });
    expect(idsOf(moneyOnly(3, 3) as unknown as Row[], { features: ['monetary'] })).toEqual([1, 1]);
  });

  test('k = 1 is the whole book', () => {
    const rows = skewedBook(50, 2);
    const { clusters, notices } = fitClusters(rows, { k: 1, scaling: 'z' }).fitted;
    expect(clusters).toHaveLength(1);
    expect(clusters[0]?.label).toBe('monetary:average,recency:average,frequency:average');
    const mean = rows.reduce((sum, { monetary }) => sum + (monetary as number), 0) / 50;
    expect(clusters[0]?.raw[2]).toBeCloseTo(mean, 6);
    expect(notices).toEqual([]);
  });

  test('few accounts per cluster, and a feature that never differs, are told', () => {
    const rows = threeKinds(4).map((row) => ({ ...row, frequency: 7 }));
    expect(codes(rows, { k: 2 })).toEqual([
      'clusters.constant_feature frequency 7 ',
      'clusters.small_sample accounts 12 20',
    ]);
  });
});

describe('missing values', () => {
  const rows: Row[] = [
    ...threeKinds(10),
    { accountId: 'never', recency: null, frequency: 0, monetary: 0 },
    { accountId: 'unknown', recency: null, frequency: null, monetary: null },
  ];

  test('are left out by default, and counted', () => {
    const model = fitClusters(rows, { k: 3 });
    expect(model.trainedOn).toEqual({ accounts: 32, used: 30, asOf: null });
    expect(model.fitted.clusters).toEqual(fitClusters(threeKinds(10), { k: 3 }).fitted.clusters);
    expect(codes(rows, { k: 3 })).toEqual([
      'clusters.missing_values recency 2 32',
      'clusters.missing_values frequency 1 32',
      'clusters.missing_values monetary 1 32',
    ]);
  });

  test('median: taken as the median of the others; an account of which nothing is known stays out', () => {
    const model = fitClusters(rows, { k: 3, missing: 'median' });
    expect(model.trainedOn.used).toBe(31);
    expect(model.fitted.features.map(({ median }) => median)).toEqual([42.5, 5, 4206.666666666667]);
    expect(codes(rows, { k: 3, missing: 'median' })[0]).toBe('clusters.imputed_values recency 2 32');
    const [never, unknown] = applyClusters(rows.slice(-2), model);
    expect(never?.cluster.id).toBe(3);
    expect(never?.cluster.reasons.at(-1)).toEqual({
      code: 'clusters.imputed',
      field: 'recency',
      value: null,
      op: 'missing',
      threshold: 42.5,
    });
    expect(unknown?.cluster).toMatchObject({ id: null, reasons: [{}, {}, {}] });
  });

  test('median of a feature that nobody has: there are no clusters', () => {
    const none = threeKinds(4).map((row) => ({ ...row, recency: null }));
    expect(fitClusters(none, { missing: 'median' }).fitted.clusters).toEqual([]);
  });

  test('refuse: the account is named, by fit and by apply', () => {
    expect(thrownBy(() => fitClusters(rows, { missing: 'refuse' }))).toBe(
      'TypeError: Cannot fit clusters as accounts[30] ("never") has no "recency": to go on without such accounts, fit with missing: "omit" or "median"',
    );
    const model = fitClusters(threeKinds(10), { missing: 'refuse', k: 3 });
    expect(thrownBy(() => applyClusters(rows, model))).toContain(
      'Cannot apply clusters as accounts[30] ("never")',
    );
  });
});

describe('features and options', () => {
  const rows = skewedBook(60, 5).map((row) => ({
    ...row,
    margin: Number(row.accountId.slice(1)) / 60 - 0.3,
  }));

  test('any fields, names of one`s own, and functions', () => {
    const byField = fitClusters(rows, { features: ['margin', 'monetary'], k: 3 });
    const renamed = fitClusters(rows, { features: { rate: 'margin', money: 'monetary' }, k: 3 });
    const called = fitClusters(rows, {
      features: { margin: (row) => row.margin, monetary: (row) => row.monetary },
      k: 3,
    });
    const field = (model: typeof byField) => model.options.features.map((feature) => feature.field);
    expect(field(byField)).toEqual(['margin', 'monetary']);
    expect(field(renamed)).toEqual(['margin', 'monetary']);
    expect(field(called)).toEqual([null, null]);
    expect(renamed.options.features.map(({ name }) => name)).toEqual(['rate', 'money']);
    expect(called.fitted.clusters).toEqual(byField.fitted.clusters);
    expect(renamed.fitted.orderedBy).toBe('rate');
  });

  test('scaling for all features, or by name', () => {
    const methods = (scaling: ClusterOptions<Row>['scaling']) =>
      fitClusters(rows, { scaling, k: 2 }).options.features.map((feature) => feature.scaling);
    expect(methods(undefined)).toEqual(['logZ', 'logZ', 'logZ']);
    expect(methods('rank')).toEqual(['rank', 'rank', 'rank']);
    expect(methods({ recency: 'z', monetary: 'robustZ' })).toEqual(['z', 'logZ', 'robustZ']);
  });

  test('refuses wrong options and data', () => {
    const cannot = 'Cannot fit clusters as';
    const refused = (options: object) => thrownBy(() => fitClusters(rows, options));
    expect(refused({ clusters: 3 })).toBe(
      `TypeError: ${cannot} there is no option "clusters": the options are features, scaling, seed, restarts, missing, k, minSize`,
    );
    expect(refused({ k: 0 })).toBe(
      `RangeError: ${cannot} "k" must be an integer from 1 to 100: current value is 0`,
    );
    expect(refused({ minSize: 0 })).toContain('"minSize" must be an integer >= 1');
    expect(refused({ restarts: 1.5 })).toContain('"restarts" must be an integer from 1 to 1000');
    expect(refused({ seed: -1 })).toContain('"seed" must be an integer >= 0');
    expect(refused({ missing: 'skip' })).toContain('"missing" must be one of "omit", "median", "refuse"');
    for (const features of [[], ['a', 'a'], ['a:b'], ['a,b'], [''], {}, { a: 3 }, { a: null }, [3]])
      expect(refused({ features })).toContain(
        '"features" must be 1 to 50 different names without ":" and ","',
      );
    expect(refused({ features: 'monetary' })).toContain(
      'TypeError: Cannot fit clusters as "features" must be',
    );
    expect(refused({ features: ['monetary', 'profit'] })).toBe(
      `TypeError: ${cannot} no account has the field "profit"`,
    );
    expect(refused({ scaling: 'log' })).toContain('"scaling" must be one of "logZ", "z"');
    expect(refused({ scaling: { profit: 'z' } })).toBe(
      `TypeError: ${cannot} "scaling" names no feature "profit": the features are recency, frequency, monetary`,
    );
    expect(refused({ scaling: { monetary: 'log' } })).toContain('"scaling.monetary" must be one of');
    expect(thrownBy(() => fitClusters({} as never))).toBe(
      `TypeError: ${cannot} the accounts must be an array: current value is an object`,
    );
    for (const monetary of [Number.NaN, Number.POSITIVE_INFINITY, 1e291, '3', true])
      expect(
        thrownBy(() => fitClusters([...rows, { ...rows[0], accountId: 'Bad', monetary } as never])),
      ).toContain(
        `TypeError: ${cannot} accounts[60] ("Bad") must have a finite number within ±1e+290 or null for "monetary"`,
      );
  });
});

describe('for any book', () => {
  const amount = fc.oneof(
    fc.constantFrom(0, 1, 2, -5, 100),
    fc.double({ min: -1e6, max: 1e6, noNaN: true }),
    fc.constantFrom(1e-300, -1e-300, 1e100, -1e100, 1e290, 5e-324),
    fc.constant(null),
  );
  const books = fc.array(fc.record({ recency: amount, frequency: amount, monetary: amount }), {
    maxLength: 40,
  });
  const scaling = fc.constantFrom(...SCALING_METHODS);

  test('plain JSON, sizes that add up, distinct centres, every account in the cluster whose centre is nearest', () => {
    fc.assert(
      fc.property(books, fc.integer({ min: 1, max: 8 }), scaling, (rows, k, method) => {
        const model = fitClusters(rows, { k, scaling: method, restarts: 2 });
        expect(isPlainJson(model)).toBe(true);
        const { clusters } = model.fitted;
        expect(clusters.length).toBeLessThanOrEqual(k);
        expect(clusters.reduce((sum, { size }) => sum + size, 0)).toBe(model.trainedOn.used);
        expect(clusters.every(({ size }) => size > 0)).toBe(true);
        expect(new Set(clusters.map(({ scaled }) => String(scaled))).size).toBe(clusters.length);
        for (const { cluster } of applyClusters(rows, model)) {
          expect(isPlainJson(cluster)).toBe(true);
          if (cluster.id === null || cluster.margin === null) continue;
          expect(cluster.margin).toBeGreaterThanOrEqual(0);
          expect(cluster.margin).toBeLessThanOrEqual(1);
        }
        for (const notice of model.fitted.notices) expect(formatReason(notice)).not.toContain('undefined');
      }),
      { numRuns: 150 },
    );
  });

  test('the order of the rows does not matter', () => {
    fc.assert(
      fc.property(books, scaling, fc.nat(99), (rows, method, seed) => {
        const text = (list: typeof rows) =>
          JSON.stringify(fitClusters(list, { k: 3, scaling: method, restarts: 2 }));
        expect(text(shuffled(rows, seed))).toBe(text(rows));
      }),
      { numRuns: 80 },
    );
  });

  test('z, robustZ, minMax and rank: the unit of a feature does not matter', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ x: fc.integer({ min: -99, max: 99 }), y: fc.integer({ min: 0, max: 9 }) }), {
          minLength: 1,
          maxLength: 40,
        }),
        fc.constantFrom('z', 'robustZ', 'minMax', 'rank'),
        fc.constantFrom(2 ** -40, 0.25, 2, 1024, 2 ** 60),
        (rows, method, unit) => {
          const ids = (list: Array<{ x: number; y: number }>) => {
            const options = { features: ['x', 'y'], k: 4, scaling: method, restarts: 2 } as const;
            return applyClusters(list, fitClusters(list, options)).map(({ cluster }) => cluster.id);
          };
          expect(ids(rows.map(({ x, y }) => ({ x: x * unit, y })))).toEqual(ids(rows));
        },
      ),
      { numRuns: 80 },
    );
  });

  test('logZ: amounts below 0 mirror those above', () => {
    const rows = skewedBook(80, 6).map(({ monetary }) => ({ monetary: monetary as number }));
    const options = { features: ['monetary'], k: 3 } as const;
    const centres = (list: typeof rows) =>
      fitClusters(list, options).fitted.clusters.map(({ raw }) => raw[0] as number);
    const mirrored = centres(rows.map(({ monetary }) => ({ monetary: -monetary })));
    expect(mirrored.every((value) => value < 0)).toBe(true);
    mirrored.reverse().forEach((value, c) => {
      expect(-value / (centres(rows)[c] as number)).toBeCloseTo(1, 2);
    });
  });
});
