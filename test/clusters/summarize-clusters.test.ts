import { describe, expect, test } from 'vitest';
import { scoreClusters, summarizeClusters } from '../../src/index.ts';
import { shuffled, skewedBook, threeKinds, thrownBy } from './helpers.ts';

describe('summarizeClusters', () => {
  const scored = scoreClusters(
    [
      { accountId: 'a', recency: 1, frequency: 10, monetary: 900 },
      { accountId: 'b', recency: 3, frequency: 12, monetary: 1100 },
      { accountId: 'c', recency: 90, frequency: 1, monetary: 0 },
      { accountId: 'd', recency: null, frequency: 0, monetary: null },
    ],
    { k: 2 },
  );

  test('accounts, revenue, medians and lift of every cluster; those in none come last', () => {
    expect(summarizeClusters(scored)).toEqual([
      {
        id: 1,
        label: scored[0]?.cluster.label,
        accounts: 2,
        shareOfAccounts: 0.5,
        revenue: 2000,
        shareOfRevenue: 1,
        features: {
          recency: { median: 2, mean: 2, lift: 2 / (94 / 3) },
          frequency: { median: 11, mean: 11, lift: 11 / 5.75 },
          monetary: { median: 1000, mean: 1000, lift: 1000 / (2000 / 3) },
        },
      },
      {
        id: 2,
        label: scored[2]?.cluster.label,
        accounts: 1,
        shareOfAccounts: 0.25,
        revenue: 0,
        shareOfRevenue: 0,
        features: {
          recency: { median: 90, mean: 90, lift: 90 / (94 / 3) },
          frequency: { median: 1, mean: 1, lift: 1 / 5.75 },
          monetary: { median: 0, mean: 0, lift: 0 },
        },
      },
      {
        id: null,
        label: null,
        accounts: 1,
        shareOfAccounts: 0.25,
        revenue: 0,
        shareOfRevenue: 0,
        features: {
          recency: { median: null, mean: null, lift: null },
          frequency: { median: 0, mean: 0, lift: 0 },
          monetary: { median: null, mean: null, lift: null },
        },
      },
    ]);
  });

  test('adds up to the book, in any order of the rows', () => {
    const rows = scoreClusters(skewedBook(200, 4), { k: 6 });
    const summary = summarizeClusters(rows);
    expect(summary.map(({ id }) => id)).toEqual([1, 2, 3, 4, 5, 6]);
    const total = (of: (line: (typeof summary)[number]) => number) =>
      summary.reduce((sum, line) => sum + of(line), 0);
    expect(total(({ accounts }) => accounts)).toBe(200);
    expect(total(({ shareOfAccounts }) => shareOfAccounts)).toBeCloseTo(1, 12);
    expect(total(({ shareOfRevenue }) => shareOfRevenue ?? 0)).toBeCloseTo(1, 12);
    expect(JSON.stringify(summarizeClusters(shuffled(rows, 3)))).toBe(JSON.stringify(summary));
  });

  test('other features and another revenue', () => {
    const rows = scoreClusters(threeKinds(5), { k: 3 });
    const [best] = summarizeClusters(rows, {
      features: { orders: 'frequency', loss: (row) => -(row.monetary as number) },
      revenue: (row) => (row.monetary as number) / 2,
    });
    expect(Object.keys(best?.features ?? {})).toEqual(['orders', 'loss']);
    // There is no lift against a mean that is not above 0.
    expect(best?.features.loss?.lift).toBe(null);
    expect(best?.shareOfRevenue).toBe(summarizeClusters(rows)[0]?.shareOfRevenue);
    const without = rows.map((row) => ({ ...row, monetary: -5 }));
    expect(summarizeClusters(without)[0]?.shareOfRevenue).toBe(null);
    expect(summarizeClusters([])).toEqual([]);
  });

  test('refuses rows without a cluster, wrong values and options', () => {
    const cannot = 'TypeError: Cannot summarize clusters as';
    expect(thrownBy(() => summarizeClusters(threeKinds(1) as never))).toBe(
      `${cannot} accounts[0] has no cluster: call applyClusters first; current value is undefined`,
    );
    expect(thrownBy(() => summarizeClusters([{ ...scored[0], monetary: 'x' }] as never))).toContain(
      `${cannot} accounts[0] ("a") must have a finite number`,
    );
    expect(thrownBy(() => summarizeClusters(scored, { value: 'monetary' } as never))).toContain(
      'there is no option "value": the options are features, revenue',
    );
    expect(thrownBy(() => summarizeClusters(scored, { revenue: 3 } as never))).toContain(
      '"revenue" must be the name of a field or a function of the account',
    );
  });
});
