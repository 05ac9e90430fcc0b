import { describe, expect, test } from 'vitest';
import { CONTRASTS } from '../../src/explain/labels/clusters.ts';
import { fitClusters, formatCluster } from '../../src/index.ts';
import { skewedBook, threeKinds } from './helpers.ts';

const both = (label: string | null) => [
  formatCluster({ label }),
  formatCluster({ label }, { locale: 'zh-CN' }),
];

describe('formatCluster', () => {
  test('says what stands out, in both languages', () => {
    expect(fitClusters(threeKinds(10), { k: 3 }).fitted.clusters.map(({ label }) => both(label))).toEqual([
      ['high spend, recent, frequent', '消费额高、近期有购买、购买频繁'],
      ['average in everything', '各项居中'],
      ['low spend, not seen lately, infrequent', '消费额低、近期未购买、购买较少'],
    ]);
    expect(both('monetary:very_high,recency:average,frequency:very_low')).toEqual([
      'very high spend, very infrequent',
      '消费额很高、购买很少',
    ]);
  });

  test('other fields by their label or name; no cluster', () => {
    expect(both('purchaseDays:low,$& margin:very_high')).toEqual([
      'low purchase days, very high $& margin',
      '购买天数低、$& margin很高',
    ]);
    expect(both(null)).toEqual(['in no cluster', '未分群']);
  });

  test('every level of every named feature has words', () => {
    const named = Object.keys(CONTRASTS).filter((id) => id.includes(':'));
    const features = new Set(named.map((id) => id.split(':')[0]));
    expect(named).toHaveLength(4 * features.size);
    for (const id of named.filter((name) => !name.startsWith(':')))
      for (const text of both(id)) expect(text).not.toMatch(/[{}:]/);
  });
});

describe('labels', () => {
  test('levels are half and one and a half deviations of the book', () => {
    // 101 values from 0 to 100: mean 50, deviation 29.15.
    const rows = Array.from({ length: 101 }, (_, x) => ({ x }));
    const { clusters } = fitClusters(rows, { features: ['x'], scaling: 'minMax', k: 10 }).fitted;
    for (const { label, raw } of clusters) {
      const contrast = ((raw[0] as number) - 50) / 29.154759474226502;
      const level =
        Math.abs(contrast) < 0.5
          ? 'average'
          : `${Math.abs(contrast) < 1.5 ? '' : 'very_'}${contrast > 0 ? 'high' : 'low'}`;
      expect(label).toBe(`x:${level}`);
    }
    expect(new Set(clusters.map(({ label }) => label)).size).toBe(5);
  });

  test('what the clusters are ordered by comes first', () => {
    const rows = skewedBook(100, 3);
    const [first] = fitClusters(rows, { features: ['frequency', 'recency', 'monetary'], k: 2 }).fitted
      .clusters;
    expect(first?.label).toMatch(/^monetary:\w+,frequency:\w+,recency:\w+$/);
  });
});
