import type { CriteriaSet } from '../criterion.ts';

/** Value to the firm: sales, market position, strategic options. */
export const valueToFirm: CriteriaSet = {
  id: 'value_to_firm',
  criteria: [
    {
      id: 'sales',
      parts: [
        { id: 'amount', source: 'orders', unit: 'currency units' },
        { id: 'shareOfRevenue', source: 'orders', unit: 'share 0 to 1' },
      ],
    },
    {
      id: 'market_position',
      parts: [
        { id: 'marketShare', source: 'signals', unit: 'share 0 to 1' },
        { id: 'industryRank', source: 'signals', unit: 'rank, 1 is the leader', better: 'low' },
      ],
    },
    {
      id: 'strategic_options',
      field: 'strategicRating',
      source: 'signals',
      unit: 'points 0 to 100',
      anchors: [
        [0, 0],
        [100, 100],
      ],
    },
  ],
};
