import type { TierScheme } from '../scheme.ts';

/** High, medium and low value (高、中、低价值) by the score: the bands of the map `value3` (3.67 and 2.33 on a scale of 1 to 5) on 0 to 100. */
export const valueBands: TierScheme = {
  kind: 'tier-scheme',
  version: 1,
  id: 'value_bands',
  mode: 'score',
  tiers: [
    { id: 'high', rank: 1, score: { from: 66.75 } },
    { id: 'medium', rank: 2, score: { from: 33.25, below: 66.75 } },
    { id: 'low', rank: 3, score: { below: 33.25 } },
  ],
};
