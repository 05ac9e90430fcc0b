/** Books and schemes of the tests of fits of tiers, in every engine. */
import { abcTiers, class4, type TierScheme, tiers5, valueBands } from '../../src/index.ts';
import { FOUR } from '../tiers/support.ts';
import type { Cell, ColumnType } from './engines.ts';
import { flatCriteria } from './stand-support.ts';
import { LADDER, SCHEMES, scored } from './tier-books.ts';

export type Scored = (typeof scored)[number];

/** Half of the accounts have scores of their own, so that quotas have cuts without ties too. */
const spread: readonly Scored[] = scored.map((row, i) =>
  i % 2 === 0 ? row : Object.assign({ ...row }, { points: ((i * 7919) % 40_009) / 401 }),
);

export const TIER_BOOKS: Readonly<Record<string, readonly Scored[]>> = {
  'four hundred': scored,
  spread,
  thirty: scored.slice(40, 70),
  // 0.29 of fifty accounts are 15 places, although 0.29 * 50 is less than 14.5 in doubles.
  fifty: scored.slice(100, 150),
  'one account': scored.slice(0, 1),
  'no account': [],
  'all equal': scored.slice(0, 25).map(() => scored[1] as Scored),
  'nobody has a score': scored
    .filter(({ criteria, points }) => criteria.score === null || points === null)
    .slice(0, 9),
};

/** The columns of a book as a table: those of the rows, and the scores over criteria. */
export const TIER_COLUMNS: Readonly<Record<string, ColumnType>> = {
  accountId: 'text',
  ...Object.fromEntries(FOUR.map((id) => [id, 'double'] as const)),
  industryLeader: 'boolean',
  overdueDays: 'integer',
  fraud: 'boolean',
  sanctioned: 'boolean',
  netMargin: 'double',
  amount: 'double',
  age: 'integer',
  region: 'text',
  points: 'double',
  criteriaScore: 'double',
  criteriaCoverage: 'double',
  ...Object.fromEntries(
    FOUR.map((id) => [`criteria${id.charAt(0).toUpperCase()}${id.slice(1)}Normalized`, 'double'] as const),
  ),
};

export const tierCells = (book: readonly Scored[]): Cell[][] =>
  book.map(({ criteria, ...row }) => {
    const flat: Readonly<Record<string, unknown>> = { ...row, ...flatCriteria(criteria) };
    return Object.keys(TIER_COLUMNS).map((name) => {
      const value = flat[name] ?? null;
      return typeof value === 'boolean' ? String(value) : (value as Cell);
    });
  });

const quotas = (...of: ReadonlyArray<TierScheme['tiers'][number]['quota']>): TierScheme => ({
  ...abcTiers,
  scoreField: 'points',
  tiers: of.map((quota, t) => ({ id: `tier ${t}`, rank: t + 1, ...(quota && { quota }) })),
});

/** Every kind of quota, beside the schemes of the other tests. */
export const TIER_SCHEMES: ReadonlyArray<readonly [string, TierScheme]> = [
  ...SCHEMES.map(([name, given]) => [name, given.kind === 'tiers' ? given.options : given] as const),
  ['the shipped shares', { ...abcTiers, scoreField: 'points' }],
  ['the shipped shares of scores over criteria', abcTiers],
  ['shares where little is known', { ...abcTiers, coverage: { least: 0.9, cap: 'B' } }],
  [
    'shares that add up',
    quotas({ share: 0.29 }, { share: 0.01 }, { share: 0.333 }, { share: 0.3 }, undefined),
  ],
  [
    'places for none, for all, and a tier without a quota',
    quotas({ accounts: 0 }, { accounts: 7 }, undefined, { accounts: 3 }, { share: 0.9 }, undefined),
  ],
  ['ties come in', { ...quotas({ accounts: 5 }, { share: 0.1 }, { accounts: 1000 }, undefined), ties: 'in' }],
  ['places for none, ties come in', { ...quotas({ accounts: 0 }, { share: 0.5 }, undefined), ties: 'in' }],
  [
    'quotas of tiers with gates, caps and protection',
    {
      ...LADDER,
      ties: 'in',
      tiers: LADDER.tiers.map((tier, t) =>
        t === LADDER.tiers.length - 1
          ? tier
          : { ...tier, quota: t % 2 === 0 ? { accounts: 4 } : { share: 0.2 } },
      ),
    },
  ],
  // The best scores are capped: they wait further down, and would come in where there is no place.
  ...(['in', 'out'] as const).map(
    (ties) =>
      [
        `places for none, the best are capped, ties ${ties}`,
        {
          ...quotas({ accounts: 0 }, { accounts: 3 }, undefined),
          ties,
          vetoes: [{ id: 'best', when: { field: 'points', op: '>=', value: 90 }, cap: 'tier 1' }],
        },
      ] as const,
  ),
  ['one tier', { ...valueBands, tiers: [{ id: 'all', rank: 1 }] }],
  ['a scheme that nobody passes', { ...tiers5, entry: [{ field: 'amount', op: '>', value: 1e99 }] }],
  ['a scheme without scores', { ...class4, mode: 'definition' }],
];
