/** A book and schemes of the tests of tiers, in every engine. */
import {
  abcTiers,
  applyCriteria,
  class4,
  fitCriteria,
  fitTiers,
  type TierAssignment,
  type TierModel,
  type TierScheme,
  tiers5,
  valueBands,
} from '../../src/index.ts';
import { FOUR, FULL, generator } from '../tiers/support.ts';
import type { ResultRow } from './engines.ts';

export type Row = Readonly<Record<string, string | number | boolean | null>> & { readonly accountId: string };

export const model = fitCriteria([], {
  criteria: FOUR.map((id, i) => ({ id, weight: i + 1, anchors: FULL })),
});

/** Rows that lie on lines as often as beside them. */
function makeRows(): Row[] {
  const next = generator(5);
  const pick = <T>(values: readonly T[]): T => values[Math.floor(next() * values.length)] as T;
  const points = (): number | null =>
    next() < 0.12 ? null : next() < 0.6 ? pick([0, 30, 40, 45, 55, 60, 65, 70, 75, 85, 100]) : next() * 100;
  return Array.from({ length: 400 }, (_, i): Row => {
    const own = i % 7 === 0 ? pick([30, 45, 60, 62.4, 75, 66.75, 33.25]) : null;
    return {
      accountId: `A${String(i).padStart(3, '0')}`,
      ...Object.fromEntries(FOUR.map((id) => [id, own ?? points()])),
      industryLeader: pick([true, false, null, null]),
      overdueDays: pick([null, 0, 0, 10, 180, 181, 400]),
      fraud: next() < 0.05,
      sanctioned: null,
      netMargin: pick([null, -0.1, 0, 0.2, 0.3]),
      amount: pick([null, 0, 5000, 10_000, 9999.99, 1e5, 1e9, -3, 1e300]),
      age: pick([null, 10, 89, 90, 400]),
      region: pick([null, 'north', 'North', "so'uth"]),
      points: pick([null, 0, 20, 20, 33.25, 50, 50.000000001, 66.75, 80, 100, next() * 100]),
    };
  });
}

export const rows = makeRows();
export const scored = applyCriteria(rows, model);
const base = { kind: 'tier-scheme', version: 1 } as const;

export const LADDER: TierScheme = {
  ...base,
  id: 'ladder',
  mode: 'both',
  tiers: [
    {
      id: 'a',
      rank: 2,
      score: { from: 62.4 },
      gates: [
        {
          anyOf: [
            { field: 'region', op: '=', value: "so'uth" },
            { field: 'region', op: '=', value: 'north' },
          ],
        },
        { field: 'amount', op: '>', value: 10_000 },
      ],
    },
    {
      id: 'b',
      rank: 4,
      score: { from: 45, below: 62.4 },
      gates: [
        { field: 'amount', op: '>=', value: 5000 },
        { field: 'score', op: '>', value: 50 },
      ],
    },
    { id: 'c', rank: 5, score: { from: 40, below: 45 } },
    { id: 'd', rank: 9, score: { below: 40 } },
  ],
  entry: [
    { field: 'amount', op: '>=', value: 0 },
    { criterion: 'potential_profit', op: '>=', value: 30 },
  ],
  vetoes: [
    { id: 'late', when: { field: 'overdueDays', op: '>=', value: 180 }, cap: 'c' },
    { id: 'weak', when: { criterion: 'brand_influence', op: '<', value: 30 }, cap: 'b' },
    { id: 'thin', when: { field: 'netMargin', op: '<=', value: 0 } },
  ],
  coverage: { least: 0.7, cap: 'b' },
  protection: { field: 'age', days: 90, floor: 'c' },
};
const DEFINITION: TierScheme = {
  ...base,
  id: 'definition',
  mode: 'definition',
  tiers: [
    {
      id: 'key',
      rank: 1,
      gates: [
        { field: 'amount', op: '>=', value: 1e5 },
        { field: 'industryLeader', op: '=', value: true },
      ],
    },
    {
      id: 'wide',
      rank: 2,
      gates: [
        { field: 'amount', op: '>=', value: 9999.99 },
        {
          anyOf: [
            { field: 'netMargin', op: '>=', value: 0.25 },
            { field: 'age', op: '>=', value: 400 },
          ],
        },
      ],
    },
    { id: 'rest', rank: 3 },
  ],
};
const SCORED_ELSEWHERE: TierScheme = {
  ...valueBands,
  scoreField: 'points',
  entry: [{ field: 'age', op: '>', value: 10 }],
  vetoes: [{ id: 'low', when: { field: 'score', op: '<=', value: 80 }, cap: 'medium' }],
};
const quotas = (more: Partial<TierScheme>): TierModel =>
  fitTiers(scored, { ...abcTiers, scoreField: 'points', ...more });
const LADDER_WITH_QUOTAS = fitTiers(scored, {
  ...LADDER,
  tiers: LADDER.tiers.map((tier) => (tier.id === 'd' ? tier : { ...tier, quota: { share: 0.05 } })),
});

export const SCHEMES: ReadonlyArray<readonly [string, TierScheme | TierModel]> = [
  ['tiers5', tiers5],
  ['tiers5 by score', { ...tiers5, mode: 'score' }],
  ['class4', class4],
  ['a ladder with everything', LADDER],
  ['definitions', DEFINITION],
  ['a score of the caller', SCORED_ELSEWHERE],
  ['quotas, ties out', quotas({})],
  ['quotas, ties in', quotas({ ties: 'in', mode: 'score' })],
  ['quotas in a ladder', LADDER_WITH_QUOTAS],
  [
    'lowest floor, highest caps',
    {
      ...LADDER,
      protection: { field: 'age', days: 400, floor: 'd' },
      coverage: { least: 1, cap: 'd' },
      vetoes: [{ id: 'none', when: { field: 'age', op: '<', value: 50 }, cap: 'a' }],
    },
  ],
];

export function flatTier({
  id,
  rank,
  by,
  marginUp,
  marginDown,
  margins,
  reasons,
}: TierAssignment): ResultRow {
  const upper = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
  return {
    tierId: id,
    tierRank: rank,
    tierBy: by,
    tierMarginUp: marginUp,
    tierMarginDown: marginDown,
    ...Object.fromEntries(margins.map(({ tier, points }) => [`tier${upper(tier)}Margin`, points])),
    tierReasons: reasons.map(({ code }) => code).join(' '),
  };
}

/** Without contributions (other tests) and what the gates say (compared by the margins and reasons). */
export function withoutParts(found: ResultRow[]): ResultRow[] {
  return found.map((row) =>
    Object.fromEntries(Object.entries(row).filter(([name]) => !/Contribution$|Gates(Margin)?$/.test(name))),
  );
}
