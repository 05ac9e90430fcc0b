import fc from 'fast-check';
import { beforeAll, describe, expect, expectTypeOf, test } from 'vitest';
import { toScaled } from '../../src/clusters/scaling.ts';
import {
  applyClusters,
  type ClusterAssignment,
  type ClusterModel,
  fitClusters,
  formatReason,
  parseClusterModel,
  type Reason,
  scoreClusters,
} from '../../src/index.ts';
import { skewedBook, threeKinds, thrownBy } from './helpers.ts';

const rows = skewedBook(300, 21);
let model: ClusterModel;
beforeAll(() => {
  model = fitClusters(rows, { k: 5 });
});

const first = <T extends object>(row: T, by = model): ClusterAssignment =>
  (applyClusters([row], by)[0] as unknown as { cluster: ClusterAssignment }).cluster;
const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);

/** The scaled features of a row. */
function scaledOf(row: Readonly<Record<string, unknown>>, { fitted }: ClusterModel): number[] {
  return fitted.features.map(({ name, scaling }) => toScaled(scaling, row[name] as number));
}

function distances(row: Readonly<Record<string, unknown>>, by: ClusterModel): number[] {
  const at = scaledOf(row, by);
  return by.fitted.clusters.map(({ scaled }) => Math.hypot(...scaled.map((x, j) => x - (at[j] as number))));
}

describe('applyClusters', () => {
  test('the nearest centre, the next one, and how clear it is', () => {
    for (const row of applyClusters(rows, model)) {
      const { id, label, distance, margin, next } = row.cluster;
      const all = distances({ ...row }, model);
      const sorted = [...all].sort((a, b) => a - b);
      expect(all[(id as number) - 1]).toBe(sorted[0]);
      expect(all[(next as number) - 1]).toBe(sorted[1]);
      expect(distance).toBeCloseTo(sorted[0] as number, 12);
      expect(margin).toBeCloseTo(1 - (sorted[0] as number) / (sorted[1] as number), 12);
      expect(label).toBe(model.fitted.clusters[(id as number) - 1]?.label);
    }
  });

  test('the reasons re-derive the cluster: two distances, and what every feature adds', () => {
    for (const row of applyClusters(rows, model)) {
      const { cluster } = row;
      const [nearest, ...sides] = cluster.reasons as [Reason, ...Reason[]];
      const [own, other] = [nearest.value as number, nearest.threshold as number];
      expect(nearest).toMatchObject({ code: 'clusters.nearest', op: '<=', result: String(cluster.id) });
      expect(own).toBe(cluster.distance);
      expect(own).toBeLessThanOrEqual(other);
      expect(1 - own / other).toBe(cluster.margin);
      // The weights are shares of the difference of the squared distances, and add up to it.
      expect(sides.map(({ field }) => field)).toEqual(['recency', 'frequency', 'monetary']);
      expect(sum(sides.map(({ weight }) => weight as number))).toBeCloseTo(1, 9);
      const at = scaledOf({ ...row }, model);
      const [a, b] = [cluster.id, cluster.next].map(
        (id) => model.fitted.clusters[(id as number) - 1]?.scaled ?? [],
      );
      sides.forEach(({ weight, value, op, threshold, field }, j) => {
        const pull =
          ((at[j] as number) - (b?.[j] as number)) ** 2 - ((at[j] as number) - (a?.[j] as number)) ** 2;
        expect((weight as number) * (other ** 2 - own ** 2)).toBeCloseTo(pull, 9);
        expect(value).toBe(row[field as 'monetary']);
        expect(op).toBe((value as number) >= (threshold as number) ? '>=' : '<');
        // On its own side of the middle, a feature speaks for the cluster.
        const isAbove = (a?.[j] as number) > (b?.[j] as number);
        if (Math.abs(weight as number) > 1e-9) expect((weight as number) > 0).toBe(isAbove === (op === '>='));
      });
    }
  });

  test('an account at equal distance belongs to the first of the two; nothing decides', () => {
    const two = fitClusters([{ x: 0 }, { x: 10 }], { features: ['x'], k: 2, scaling: 'z' });
    expect(first({ x: 5 }, two)).toEqual({
      id: 1,
      label: 'x:high',
      distance: 1,
      margin: 0,
      next: 2,
      reasons: [
        { code: 'clusters.nearest', field: 'distance', value: 1, op: '<=', threshold: 1, result: '1' },
        { code: 'clusters.side', field: 'x', value: 5, op: '>=', threshold: 5, weight: 0 },
      ],
    });
    expect(first({ x: 4 }, two)).toMatchObject({ id: 2, next: 1 });
    expect(first({ x: 10 }, two)).toMatchObject({ id: 1, distance: 0, margin: 1 });
  });

  test('with one cluster there is no next one', () => {
    const one = fitClusters(rows, { k: 1, features: ['monetary'], scaling: 'minMax' });
    const { distance } = first({ monetary: 7 }, one);
    expect(first({ monetary: 7 }, one)).toEqual({
      id: 1,
      label: 'monetary:average',
      distance,
      margin: null,
      next: null,
      reasons: [
        { code: 'clusters.only', field: 'distance', value: distance, op: '>=', threshold: 0, result: '1' },
      ],
    });
  });

  test('an account that lacks features is in no cluster; each is named', () => {
    expect(first({ recency: null, frequency: 3 })).toEqual({
      id: null,
      label: null,
      distance: null,
      margin: null,
      next: null,
      reasons: ['recency', 'monetary'].map((field) => ({
        code: 'clusters.missing',
        field,
        value: null,
        op: 'missing',
        threshold: null,
      })),
    });
  });

  test('far outside of the book: still finite', () => {
    for (const scaling of ['z', 'logZ', 'robustZ', 'minMax', 'rank'] as const) {
      const tiny = fitClusters(
        [0, 1, 2, 3, 4, 5].map((i) => ({ x: i * 1e-300 })),
        { features: ['x'], k: 2, scaling },
      );
      for (const x of [1e290, -1e290]) {
        const { id, distance, margin } = first({ x }, tiny);
        expect([1, 2]).toContain(id);
        expect(Number.isFinite(distance)).toBe(true);
        expect(margin).toBeGreaterThanOrEqual(0);
      }
    }
  });

  test('a model that was fitted with functions needs them again; its features will do', () => {
    const features = { money: (row: { monetary: number | null }) => row.monetary, days: 'recency' as const };
    const called = fitClusters(rows, { features, k: 3 });
    expect(thrownBy(() => applyClusters(rows, called))).toBe(
      'TypeError: Cannot apply clusters as "money" was fitted with a function, which a model cannot hold: give it again with values: { money: … }',
    );
    const again = applyClusters(rows, called, { values: features });
    expect(applyClusters(rows, called, { values: { money: (row) => row.monetary } })).toEqual(again);
    expect(again).toEqual(scoreClusters(rows, { features, k: 3 }));
    expect(thrownBy(() => applyClusters(rows, called, { values: { margin: 'monetary' } }))).toBe(
      'TypeError: Cannot apply clusters as "values" names no feature "margin": the features are money, days',
    );
    // Another field for a feature.
    const moved = rows.map(({ monetary, ...row }) => ({ ...row, revenue: monetary, monetary: 0 }));
    expect(
      applyClusters(moved, model, { values: { monetary: 'revenue' } }).map(({ cluster }) => cluster.id),
    ).toEqual(applyClusters(rows, model).map(({ cluster }) => cluster.id));
  });

  test('refuses other models, wrong rows and options', () => {
    const cannot = 'TypeError: Cannot apply clusters as';
    expect(thrownBy(() => applyClusters(rows, { ...model, kind: 'abc' } as never))).toBe(
      `${cannot} the model's "kind" must be "clusters": current value is "abc"`,
    );
    expect(thrownBy(() => applyClusters(rows, { ...model, version: 2 } as never))).toContain(
      '"version" must be 1',
    );
    expect(thrownBy(() => applyClusters({} as never, model))).toContain('the accounts must be an array');
    expect(thrownBy(() => applyClusters(rows, model, { k: 3 } as never))).toBe(
      `${cannot} there is no option "k": the options are values`,
    );
    expect(thrownBy(() => applyClusters([{ ...rows[0], monetary: 'x' } as never], model))).toBe(
      `${cannot} accounts[0] ("A0") must have a finite number within ±1e+290 or null for "monetary": current value is "x"`,
    );
  });

  test('types: the cluster is added, a clash with a field of the caller does not compile', () => {
    const out = applyClusters([{ accountId: 'a', recency: 1, frequency: 1, monetary: 1 }], model);
    expectTypeOf(out).toEqualTypeOf<
      Array<
        { accountId: string; recency: number; frequency: number; monetary: number } & {
          readonly cluster: ClusterAssignment;
        }
      >
    >();
    // @ts-expect-error the caller's own cluster is text
    applyClusters([{ monetary: 1, recency: 1, frequency: 1, cluster: 'mine' }], model);
    // @ts-expect-error there is no such field
    expect(() => fitClusters(rows, { features: ['profit'] })).toThrow('no account has the field "profit"');
  });
});

describe('scoreClusters', () => {
  test('is fit, then apply', () => {
    const options = { k: 3, scaling: 'rank' } as const;
    expect(scoreClusters(rows, options)).toEqual(applyClusters(rows, fitClusters(rows, options)));
    expect(scoreClusters(threeKinds(10), { k: 3 }).map(({ cluster }) => cluster.id)).toEqual(
      threeKinds(10).map((_, i) => 1 + (i % 3)),
    );
  });
});

describe('parseClusterModel', () => {
  // biome-ignore lint/suspicious/noExplicitAny: broken on purpose
  const bad = (change: (copy: any) => void) => {
    const copy = JSON.parse(JSON.stringify(model));
    change(copy);
    return thrownBy(() => parseClusterModel(copy));
  };

  test('reads back every kind of model', () => {
    for (const scaling of ['z', 'logZ', 'robustZ', 'minMax', 'rank'] as const) {
      const made = fitClusters(rows, { scaling, k: 3, restarts: 1, missing: 'median' });
      expect(parseClusterModel(JSON.stringify(made))).toStrictEqual(made);
    }
    const empty = fitClusters([] as typeof rows);
    expect(parseClusterModel(JSON.stringify(empty))).toStrictEqual(empty);
  });

  test('refuses what is not a model, and names the field', () => {
    expect(thrownBy(() => parseClusterModel('{'))).toContain('SyntaxError');
    expect(bad((copy) => Object.assign(copy, { kind: 'rfm' }))).toContain('"kind" must be "clusters"');
    expect(bad((copy) => Object.assign(copy, { extra: 1 }))).toContain('there is no field "extra"');
    expect(bad(({ fitted }) => Object.assign(fitted, { orderedBy: 3 }))).toContain('"fitted.orderedBy"');
    const loose = 'the features, scales and clusters do not fit together';
    expect(bad(({ fitted }) => Object.assign(fitted, { orderedBy: 'profit' }))).toContain(loose);
    expect(bad(({ fitted: { clusters } }) => (clusters as unknown[]).reverse())).toContain(loose);
    expect(
      bad(({ fitted: { clusters } }) => (clusters as Array<{ scaled: number[] }>)[0]?.scaled.pop()),
    ).toContain(loose);
    expect(bad(({ fitted: { features } }) => (features as unknown[]).pop())).toContain(loose);
    expect(bad(({ options }) => Object.assign(options, { k: 2 }))).toContain(loose);
    expect(
      bad(({ fitted: { features } }) => {
        (features as object[])[0] = {
          ...(features as object[])[0],
          scaling: { method: 'z', center: 0, scale: -1 },
        };
      }),
    ).toContain('fitted.features.0.scaling');
    const ranks = JSON.parse(JSON.stringify(fitClusters(rows, { scaling: 'rank', k: 2, restarts: 1 })));
    ranks.fitted.features[1].scaling.knots.reverse();
    expect(thrownBy(() => parseClusterModel(ranks))).toContain('fitted.features.1.scaling');
  });
});

test('every reason is worded in both languages', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...applyClusters(rows.slice(0, 50), fitClusters(rows, { k: 4, restarts: 1 }))),
      ({ cluster }) => {
        for (const reason of cluster.reasons)
          for (const locale of ['en', 'zh-CN'] as const)
            expect(formatReason(reason, { locale })).toMatch(locale === 'en' ? /next/ : /次近客户群/);
      },
    ),
    { numRuns: 20 },
  );
});
