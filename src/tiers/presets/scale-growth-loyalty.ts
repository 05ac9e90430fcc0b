import type { CriteriaSet } from '../criterion.ts';

/** Scale, growth, loyalty: all of it from orders. */
export const scaleGrowthLoyalty: CriteriaSet = {
  id: 'scale_growth_loyalty',
  criteria: [
    {
      id: 'scale',
      parts: [
        { id: 'amount', source: 'orders', unit: 'currency units', weight: 2 },
        { id: 'orders', source: 'orders', unit: 'orders' },
        { id: 'largestOrder', source: 'orders', unit: 'currency units' },
      ],
    },
    { id: 'growth', source: 'orders', unit: 'share of the year before' },
    {
      id: 'loyalty',
      parts: [
        { id: 'repurchaseRate', source: 'orders', unit: 'share 0 to 1' },
        { id: 'tenure', source: 'orders', unit: 'days' },
        { id: 'volatility', source: 'orders', unit: 'coefficient of variation', better: 'low' },
      ],
    },
  ],
};
