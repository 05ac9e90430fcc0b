/** Books and options of the tests of clusters, in every engine. */
import { applyClusters, type ClusterModel, type ClusterOptions } from '../../src/index.ts';
import { generator } from '../tiers/support.ts';
import type { ResultRow } from './engines.ts';

export interface Account {
  readonly accountId: string;
  readonly recency: number | null;
  readonly frequency: number | null;
  readonly monetary: number | null;
  readonly margin: number | null;
}

function makeBook(seed: number, size: number, missing: number): Account[] {
  const next = generator(seed);
  const maybe = (value: number): number | null => (next() < missing ? null : value);
  return Array.from({ length: size }, (_, i) => ({
    accountId: `A${seed}-${String(i).padStart(4, '0')}`,
    recency: maybe(Math.floor(next() ** 2 * 700)),
    frequency: maybe(Math.floor(1 + 40 * next() ** 3)),
    monetary: maybe(Math.round(Math.exp(4 + 8 * next()) * 100) / 100),
    margin: maybe(next() - 0.3),
  }));
}

export const training = makeBook(1, 200, 0);
export const asked: Account[] = [
  ...training,
  ...makeBook(2, 150, 0.15),
  { accountId: 'B1', recency: 0, frequency: 0, monetary: -1e290, margin: 1e290 },
  { accountId: 'B2', recency: -5, frequency: 1e9, monetary: 1e-12, margin: -1e-9 },
  { accountId: 'B3', recency: null, frequency: null, monetary: null, margin: null },
];

export function flat(accounts: readonly Account[], model: ClusterModel): ResultRow[] {
  return applyClusters(accounts, model).map(({ cluster, ...account }) => ({
    ...account,
    clusterId: cluster.id,
    clusterLabel: cluster.label,
    clusterDistance: cluster.distance,
    clusterMargin: cluster.margin,
    clusterNext: cluster.next,
    clusterReasons: cluster.reasons.map(({ code }) => code).join(' '),
  }));
}

export const outcome = (row: ResultRow): ResultRow =>
  Object.fromEntries(Object.entries(row).filter(([name]) => !/(Scaled|Squared)$/.test(name)));

export const EXACT: ReadonlyArray<ClusterOptions<Account>> = [
  { k: 4, scaling: 'z', missing: 'median' },
  { k: 3, scaling: 'minMax' },
  { k: 8, scaling: 'rank', features: ['recency', 'monetary'], missing: 'median' },
  { k: 5, scaling: 'robustZ', features: ['recency', 'frequency', 'monetary', 'margin'] },
  { k: 1, scaling: 'z' },
  { k: 2, scaling: 'z', features: ['margin'], missing: 'refuse' },
];
