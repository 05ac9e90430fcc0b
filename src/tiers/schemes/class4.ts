import type { TierScheme } from '../scheme.ts';

/** Four classes of cooperation (四类合作客户): strategic, important, general, potential, by quarters of the score. */
export const class4: TierScheme = {
  kind: 'tier-scheme',
  version: 1,
  id: 'class4',
  mode: 'score',
  tiers: [
    { id: 'strategic', rank: 1, score: { from: 75 } },
    { id: 'important', rank: 2, score: { from: 50, below: 75 } },
    { id: 'general', rank: 3, score: { from: 25, below: 50 } },
    { id: 'potential', rank: 4, score: { below: 25 } },
  ],
  coverage: { least: 0.6, cap: 'general' },
};
