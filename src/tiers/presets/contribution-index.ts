import type { CriteriaSet } from '../criterion.ts';

/** The contribution index: sales, profit, brand. */
export const contributionIndex: CriteriaSet = {
  id: 'contribution_index',
  criteria: [
    { id: 'sales', field: 'amount', source: 'orders', unit: 'currency units', weight: 0.5 },
    { id: 'profit', field: 'grossProfit', source: 'signals', unit: 'currency units', weight: 0.3 },
    {
      id: 'brand',
      field: 'brandRating',
      source: 'signals',
      unit: 'points 0 to 100',
      weight: 0.2,
      anchors: [
        [0, 0],
        [100, 100],
      ],
    },
  ],
};
