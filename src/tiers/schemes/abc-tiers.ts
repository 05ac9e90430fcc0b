import type { TierScheme } from '../scheme.ts';

/**
 * ABC by head-count: the best 20 % of the accounts by score are A, the next 30 % B, the others C. For ABC by cumulative revenue see
 * {@link fitAbc}.
 */
export const abcTiers: TierScheme = {
  kind: 'tier-scheme',
  version: 1,
  id: 'abc_tiers',
  mode: 'score',
  tiers: [
    { id: 'A', rank: 1, quota: { share: 0.2 } },
    { id: 'B', rank: 2, quota: { share: 0.3 } },
    { id: 'C', rank: 3 },
  ],
};
