import type { TierScheme } from '../scheme.ts';

/**
 * Five key-account tiers (五级大客户): gold, diamond, platinum, white platinum, silver (金牌 > 钻石 > 铂金 > 白金 > 银). Cuts of the score and gates
 * on purchasing power and brand influence, as practitioners define them; set the entry gate to the amount of your company. Made for {@link fourCriteria}.
 */
export const tiers5: TierScheme = {
  kind: 'tier-scheme',
  version: 1,
  id: 'tiers5',
  mode: 'both',
  tiers: [
    {
      id: 'gold',
      rank: 1,
      score: { from: 75 },
      gates: [
        { criterion: 'purchasing_power', op: '>=', value: 85 },
        {
          anyOf: [
            { criterion: 'brand_influence', op: '>=', value: 70 },
            { field: 'industryLeader', op: '=', value: true },
          ],
        },
      ],
    },
    {
      id: 'diamond',
      rank: 2,
      score: { from: 60, below: 75 },
      gates: [
        { criterion: 'purchasing_power', op: '>=', value: 65 },
        {
          anyOf: [
            { criterion: 'brand_influence', op: '>=', value: 55 },
            { field: 'industryLeader', op: '=', value: true },
          ],
        },
      ],
    },
    {
      id: 'platinum',
      rank: 3,
      score: { from: 45, below: 60 },
      gates: [{ criterion: 'purchasing_power', op: '>=', value: 65 }],
    },
    {
      id: 'white_platinum',
      rank: 4,
      score: { from: 30, below: 45 },
      gates: [{ criterion: 'purchasing_power', op: '>=', value: 40 }],
    },
    { id: 'silver', rank: 5, score: { below: 30 } },
  ],
  vetoes: [
    { id: 'overdue', when: { field: 'overdueDays', op: '>', value: 180 }, cap: 'silver' },
    { id: 'fraud', when: { field: 'fraud', op: '=', value: true }, cap: 'silver' },
    { id: 'sanctioned', when: { field: 'sanctioned', op: '=', value: true }, cap: 'silver' },
    { id: 'loss_making', when: { field: 'netMargin', op: '<', value: 0 }, cap: 'silver' },
  ],
  coverage: { least: 0.6, cap: 'platinum' },
};
