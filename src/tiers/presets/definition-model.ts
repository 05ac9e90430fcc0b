import type { CriteriaSet } from '../criterion.ts';

/** The definition model: size, importance, value, relationship. */
export const definitionModel: CriteriaSet = {
  id: 'definition_model',
  criteria: [
    {
      id: 'size',
      parts: [
        { id: 'companyRevenue', source: 'signals', unit: 'currency units', normalize: 'log' },
        { id: 'employees', source: 'signals', unit: 'people', normalize: 'log' },
      ],
    },
    {
      id: 'importance',
      parts: [
        { id: 'shareOfRevenue', source: 'orders', unit: 'share 0 to 1' },
        { id: 'industryRank', source: 'signals', unit: 'rank, 1 is the leader', better: 'low' },
      ],
    },
    {
      id: 'value',
      parts: [
        { id: 'amount', source: 'orders', unit: 'currency units' },
        { id: 'grossProfit', source: 'signals', unit: 'currency units' },
      ],
    },
    {
      id: 'relationship',
      parts: [
        { id: 'tenure', source: 'orders', unit: 'days' },
        {
          id: 'relationshipRating',
          source: 'signals',
          unit: 'points 0 to 100',
          anchors: [
            [0, 0],
            [100, 100],
          ],
        },
      ],
    },
  ],
};
