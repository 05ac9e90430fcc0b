/** Books and settings of the tests of scores over criteria, in every engine. */
import {
  applyCriteria,
  type CriteriaModel,
  type Criterion,
  type FitCriteriaOptions,
} from '../../src/index.ts';
import { generator } from '../tiers/support.ts';
import type { ResultRow } from './engines.ts';
import { flatCriteria } from './stand-support.ts';

export interface Account {
  readonly accountId: string;
  readonly amount: number | null;
  readonly growth: number | null;
  readonly delay: number | null;
  readonly reach: number | null;
  readonly never: number | null;
}

export const FIELDS = ['amount', 'growth', 'delay', 'reach', 'never'] as const;

export function makeBook(seed: number, size: number): Account[] {
  const next = generator(seed);
  const maybe = (value: number, missing: number): number | null => (next() < missing ? null : value);
  return Array.from({ length: size }, (_, i) => ({
    accountId: `A${String(i).padStart(4, '0')}`,
    amount: maybe(Math.round(next() ** 4 * 1e7) / 100, 0.05),
    growth: maybe(next() * 2 - 1, 0.2),
    delay: maybe(Math.floor(next() * 12), 0.3),
    reach: maybe(next() < 0.1 ? -Math.exp(20 * next()) : Math.exp(20 * next()) - 1, 0.2),
    never: null,
  }));
}

export const CRITERIA: readonly Criterion[] = [
  { id: 'amount', weight: 3 },
  { id: 'growth', weight: 2 },
  { id: 'delay', weight: 1.7, better: 'low' },
  { id: 'reach', weight: 0.3 },
];
export const all = (normalize: Criterion['normalize']): Criterion[] =>
  CRITERIA.map((criterion) => ({ ...criterion, normalize }));
export const MIXED: Criterion[] = [
  { id: 'volume', field: 'amount', weight: 2 },
  {
    id: 'steady',
    weight: 1,
    parts: [
      { id: 'growth', weight: 0.1, normalize: 'z' },
      { id: 'delay', weight: 0.7, better: 'low' },
      { id: 'never', weight: 0.2 },
    ],
  },
  {
    id: 'brand',
    parts: [{ id: 'reach', normalize: 'robustZ' }],
  },
  {
    id: 'own_ladder',
    field: 'growth',
    anchors: [
      [-0.5, 0],
      [0, 60.1],
      [0.1, 62.3],
      [0.7, 100],
    ],
  },
];

export const SETTINGS: ReadonlyArray<readonly [string, FitCriteriaOptions<Account>]> = [
  ['percentile', { criteria: all('percentile') }],
  ['ladder', { criteria: all('ladder') }],
  ['minMax', { criteria: all('minMax') }],
  ['z', { criteria: all('z') }],
  ['robustZ', { criteria: all('robustZ') }],
  ['parts, a field that nobody has, a ladder', { criteria: MIXED }],
  ['equal weights', { criteria: MIXED, weights: 'equal' }],
  ['entropy', { criteria: CRITERIA, weights: 'entropy' }],
];

export const expectedRows = (accounts: readonly Account[], model: CriteriaModel): ResultRow[] =>
  applyCriteria(accounts, model).map(({ criteria, ...account }) => ({
    ...account,
    ...flatCriteria(criteria),
  }));

export const training = makeBook(1, 150);
/** Other accounts, those that the scales were learned from (values at knots), and values far beyond. */
export const asked: Account[] = [
  ...training,
  ...makeBook(2, 60).map((account) => ({ ...account, accountId: `B${account.accountId}` })),
  { accountId: 'C1', amount: 1e100, growth: -1e100, delay: 1e9, reach: -1e99, never: 1 },
  { accountId: 'C2', amount: -5, growth: 0, delay: -3, reach: 0, never: null },
  { accountId: 'C3', amount: null, growth: null, delay: null, reach: null, never: 7 },
  { accountId: 'C4', amount: 1e-12, growth: 1e-12, delay: 0, reach: 1e-12, never: null },
];
