import type { CriteriaSet } from '../criterion.ts';

/** The four bigs (四大): big volume, big profit, big strength, big potential. */
export const fourBigs: CriteriaSet = {
  id: 'four_bigs',
  criteria: [
    { id: 'volume', field: 'amount', source: 'orders', unit: 'currency units' },
    { id: 'profit', field: 'grossProfit', source: 'signals', unit: 'currency units' },
    {
      id: 'strength',
      parts: [
        { id: 'capital', source: 'signals', unit: 'currency units', normalize: 'log' },
        { id: 'network', source: 'signals', unit: 'outlets or sites', normalize: 'log' },
        { id: 'salesTeam', source: 'signals', unit: 'people', normalize: 'log' },
      ],
    },
    {
      id: 'potential',
      parts: [
        { id: 'growth', source: 'orders', unit: 'share of the year before' },
        { id: 'walletHeadroom', source: 'signals', unit: 'currency units bought elsewhere' },
      ],
    },
  ],
};
