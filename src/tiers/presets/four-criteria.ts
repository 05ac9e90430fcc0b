import type { CriteriaSet } from '../criterion.ts';

/** The four-criterion judgement (四项判断标准): purchasing power, loyalty and stability, brand influence, potential profit; weighed by pairwise judgements. */
export const fourCriteria: CriteriaSet = {
  id: 'four_criteria',
  weights: {
    ahp: [
      ['purchasing_power', 'loyalty_stability', 2],
      ['purchasing_power', 'brand_influence', 3],
      ['purchasing_power', 'potential_profit', 2],
      ['loyalty_stability', 'brand_influence', 2],
      ['loyalty_stability', 'potential_profit', 1],
      ['potential_profit', 'brand_influence', 2],
    ],
  },
  criteria: [
    {
      id: 'purchasing_power',
      parts: [
        { id: 'amount', source: 'orders', unit: 'currency units', weight: 0.5 },
        { id: 'grossProfit', source: 'signals', unit: 'currency units', weight: 0.3 },
        { id: 'shareOfWallet', source: 'signals', unit: 'share 0 to 1', weight: 0.2 },
      ],
    },
    {
      id: 'loyalty_stability',
      parts: [
        { id: 'repurchaseRate', source: 'orders', unit: 'share 0 to 1', weight: 0.25 },
        { id: 'tenure', source: 'orders', unit: 'days', weight: 0.2 },
        { id: 'volatility', source: 'orders', unit: 'coefficient of variation', weight: 0.2, better: 'low' },
        { id: 'paymentDelay', source: 'signals', unit: 'days past due, mean', weight: 0.2, better: 'low' },
        {
          id: 'loyaltyIndex',
          source: 'signals',
          unit: 'points 0 to 100',
          weight: 0.15,
          anchors: [
            [0, 0],
            [100, 100],
          ],
        },
      ],
    },
    {
      id: 'brand_influence',
      parts: [
        { id: 'industryRank', source: 'signals', unit: 'rank, 1 is the leader', weight: 0.4, better: 'low' },
        { id: 'referrals', source: 'signals', unit: 'accounts referred', weight: 0.3 },
        { id: 'reach', source: 'signals', unit: 'followers or readers', weight: 0.3, normalize: 'log' },
      ],
    },
    {
      id: 'potential_profit',
      parts: [
        { id: 'growth', source: 'orders', unit: 'share of the year before', weight: 0.35 },
        { id: 'walletHeadroom', source: 'signals', unit: 'currency units bought elsewhere', weight: 0.35 },
        { id: 'forecastAmount', source: 'signals', unit: 'currency units expected', weight: 0.3 },
      ],
    },
  ],
};
