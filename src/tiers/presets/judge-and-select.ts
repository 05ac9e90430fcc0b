import type { CriteriaSet } from '../criterion.ts';

/** Judge and select: market, potential, opportunity to cooperate, contribution. */
export const judgeAndSelect: CriteriaSet = {
  id: 'judge_and_select',
  criteria: [
    {
      id: 'market',
      parts: [
        { id: 'marketShare', source: 'signals', unit: 'share 0 to 1' },
        { id: 'marketGrowth', source: 'signals', unit: 'share a year' },
      ],
    },
    {
      id: 'potential',
      parts: [
        { id: 'growth', source: 'orders', unit: 'share of the year before' },
        { id: 'walletHeadroom', source: 'signals', unit: 'currency units bought elsewhere' },
      ],
    },
    {
      id: 'opportunity',
      field: 'opportunityRating',
      source: 'signals',
      unit: 'points 0 to 100',
      anchors: [
        [0, 0],
        [100, 100],
      ],
    },
    {
      id: 'contribution',
      parts: [
        { id: 'amount', source: 'orders', unit: 'currency units' },
        { id: 'grossProfit', source: 'signals', unit: 'currency units' },
      ],
    },
  ],
};
