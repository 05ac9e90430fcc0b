import type { Labels } from './labels.ts';

/** Tiers of all shipped schemes, and what stands outside them. */
export const TIERS: Labels = {
  gold: { en: 'Gold', 'zh-CN': '金牌客户' },
  diamond: { en: 'Diamond', 'zh-CN': '钻石客户' },
  platinum: { en: 'Platinum', 'zh-CN': '铂金客户' },
  white_platinum: { en: 'White Platinum', 'zh-CN': '白金客户' },
  silver: { en: 'Silver', 'zh-CN': '银客户' },
  strategic: { en: 'Strategic cooperation', 'zh-CN': '战略合作客户' },
  important: { en: 'Important cooperation', 'zh-CN': '重要合作客户' },
  general: { en: 'General cooperation', 'zh-CN': '一般合作客户' },
  potential: { en: 'Potential cooperation', 'zh-CN': '潜在合作客户' },
  high: { en: 'High value', 'zh-CN': '高价值客户' },
  medium: { en: 'Medium value', 'zh-CN': '中等价值客户' },
  low: { en: 'Low value', 'zh-CN': '低价值客户' },
  A: { en: 'A (vital few)', 'zh-CN': 'A 类（重点）' },
  B: { en: 'B (middle)', 'zh-CN': 'B 类（次重点）' },
  C: { en: 'C (many small)', 'zh-CN': 'C 类（一般）' },
  not_key: { en: 'Not a key account', 'zh-CN': '非大客户' },
  unknown: { en: 'Not enough data', 'zh-CN': '数据不足' },
};

/** Tier schemes. */
export const SCHEMES: Labels = {
  tiers5: { en: 'Five key-account tiers', 'zh-CN': '大客户五级' },
  class4: { en: 'Four classes of cooperation', 'zh-CN': '四类合作客户' },
  value3: { en: 'Three value bands', 'zh-CN': '三档价值' },
  abc: { en: 'ABC by head-count', 'zh-CN': 'ABC 分类（按客户数）' },
};

/** What became of a tier at a review. */
export const MOVES: Labels = {
  promoted: { en: 'promoted', 'zh-CN': '升级' },
  demoted: { en: 'demoted', 'zh-CN': '降级' },
  held: { en: 'held', 'zh-CN': '保级' },
  protected: { en: 'protected', 'zh-CN': '保护期' },
  vetoed: { en: 'vetoed', 'zh-CN': '一票否决' },
  entered: { en: 'entered', 'zh-CN': '新纳入' },
  absent: { en: 'absent', 'zh-CN': '未参评' },
};

/** Kinds of key account, types of value, buying patterns. */
export const KINDS: Labels = {
  industry: { en: 'Industry key account', 'zh-CN': '行业大客户' },
  regional: { en: 'Regional key account', 'zh-CN': '区域大客户' },
  potential: { en: 'Potential key account', 'zh-CN': '潜力大客户' },
  intrinsic: { en: 'Intrinsic value', 'zh-CN': '内在价值型客户' },
  extrinsic: { en: 'Extrinsic value', 'zh-CN': '外在价值型客户' },
  strategic: { en: 'Strategic value', 'zh-CN': '战略价值型客户' },
  frequent: { en: 'Buys often', 'zh-CN': '购买频繁' },
  bulk: { en: 'Buys in bulk', 'zh-CN': '单次批量大' },
  both: { en: 'Buys often and in bulk', 'zh-CN': '频繁且批量大' },
  neither: { en: 'Neither often nor in bulk', 'zh-CN': '不频繁且批量小' },
  large_high: { en: 'Large, high value', 'zh-CN': '大规模高价值' },
  large_low: { en: 'Large, low value', 'zh-CN': '大规模低价值' },
  small_high: { en: 'Small, high value', 'zh-CN': '小规模高价值' },
  small_low: { en: 'Small, low value', 'zh-CN': '小规模低价值' },
  none: { en: 'None of these', 'zh-CN': '均不属于' },
};

/** Criteria, and the presets that they come in. */
export const CRITERIA: Labels = {
  purchasing_power: { en: 'purchasing power', 'zh-CN': '购买力' },
  loyalty_stability: { en: 'loyalty and stability', 'zh-CN': '忠诚度与稳定性' },
  brand_influence: { en: 'brand influence', 'zh-CN': '品牌影响力' },
  potential_profit: { en: 'potential profit', 'zh-CN': '潜在利润' },
  demand: { en: 'demand', 'zh-CN': '需求' },
  growth: { en: 'growth', 'zh-CN': '增长性' },
  relationship: { en: 'relationship', 'zh-CN': '客户关系' },
  profit: { en: 'profit', 'zh-CN': '利润贡献' },
};
