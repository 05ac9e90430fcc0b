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
  value_bands: { en: 'Three value bands', 'zh-CN': '三档价值' },
  abc_tiers: { en: 'ABC by head-count', 'zh-CN': 'ABC 分类（按客户数）' },
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

/** Criteria of the shipped sets. */
export const CRITERIA: Labels = {
  purchasing_power: { en: 'purchasing power', 'zh-CN': '购买力' },
  loyalty_stability: { en: 'loyalty and stability', 'zh-CN': '忠诚度与稳定性' },
  brand_influence: { en: 'brand influence', 'zh-CN': '品牌影响力' },
  potential_profit: { en: 'potential profit', 'zh-CN': '潜在利润' },
  demand: { en: 'demand', 'zh-CN': '需求' },
  growth: { en: 'growth', 'zh-CN': '增长性' },
  relationship: { en: 'relationship', 'zh-CN': '客户关系' },
  profit: { en: 'profit', 'zh-CN': '利润贡献' },
  volume: { en: 'volume', 'zh-CN': '销量' },
  strength: { en: 'strength', 'zh-CN': '实力' },
  potential: { en: 'potential', 'zh-CN': '潜力' },
  size: { en: 'size', 'zh-CN': '客户规模' },
  importance: { en: 'importance', 'zh-CN': '重要性' },
  value: { en: 'value', 'zh-CN': '客户价值' },
  market: { en: 'market', 'zh-CN': '市场' },
  opportunity: { en: 'opportunity to cooperate', 'zh-CN': '合作机会' },
  contribution: { en: 'contribution', 'zh-CN': '价值贡献' },
  scale: { en: 'scale', 'zh-CN': '业务规模' },
  loyalty: { en: 'loyalty', 'zh-CN': '忠诚度' },
  sales: { en: 'sales', 'zh-CN': '销售额' },
  brand: { en: 'brand', 'zh-CN': '品牌' },
  market_position: { en: 'market position', 'zh-CN': '市场地位' },
  strategic_options: { en: 'strategic options', 'zh-CN': '战略合作机会' },
  judgements: { en: 'judgements', 'zh-CN': '判断' },
};

/** Fields that criteria, gates and vetoes look at. */
export const TIER_FIELDS: Labels = {
  grossProfit: { en: 'gross profit', 'zh-CN': '毛利' },
  meanOrder: { en: 'mean order', 'zh-CN': '平均订单额' },
  medianOrder: { en: 'median order', 'zh-CN': '订单额中位数' },
  largestOrder: { en: 'largest order', 'zh-CN': '最大订单额' },
  shareOfRevenue: { en: 'share of revenue', 'zh-CN': '销售占比' },
  returnShare: { en: 'share returned', 'zh-CN': '退货占比' },
  shareOfWallet: { en: 'share of wallet', 'zh-CN': '钱包份额' },
  paymentDelay: { en: 'payment delay', 'zh-CN': '回款延迟天数' },
  loyaltyIndex: { en: 'loyalty index', 'zh-CN': '忠诚度指数' },
  industryRank: { en: 'rank in the industry', 'zh-CN': '行业排名' },
  referrals: { en: 'referrals', 'zh-CN': '转介绍客户数' },
  reach: { en: 'reach', 'zh-CN': '受众规模' },
  walletHeadroom: { en: 'wallet headroom', 'zh-CN': '钱包可增空间' },
  forecastAmount: { en: 'expected amount', 'zh-CN': '预计金额' },
  capital: { en: 'capital', 'zh-CN': '资金实力' },
  network: { en: 'network', 'zh-CN': '网点数' },
  salesTeam: { en: 'sales team', 'zh-CN': '销售团队人数' },
  companyRevenue: { en: 'revenue of the company', 'zh-CN': '客户营业额' },
  employees: { en: 'employees', 'zh-CN': '员工数' },
  relationshipRating: { en: 'rating of the relationship', 'zh-CN': '关系评分' },
  marketShare: { en: 'market share', 'zh-CN': '市场份额' },
  marketGrowth: { en: 'growth of its market', 'zh-CN': '市场增长率' },
  opportunityRating: { en: 'rating of the opportunity', 'zh-CN': '合作机会评分' },
  brandRating: { en: 'rating of the brand', 'zh-CN': '品牌评分' },
  strategicRating: { en: 'rating of strategic options', 'zh-CN': '战略合作评分' },
  overdueDays: { en: 'days overdue', 'zh-CN': '逾期天数' },
  fraud: { en: 'fraud flag', 'zh-CN': '欺诈标记' },
  sanctioned: { en: 'sanctions flag', 'zh-CN': '制裁标记' },
  netMargin: { en: 'net margin of twelve months', 'zh-CN': '近十二个月净利润' },
  industryLeader: { en: 'industry leader', 'zh-CN': '行业龙头' },
  totalScore: { en: 'score', 'zh-CN': '综合得分' },
  dependence: { en: 'share of its purchases made here', 'zh-CN': '采购依赖度' },
  regionalShare: { en: 'share of its region', 'zh-CN': '区域市场份额' },
  priceFocus: { en: 'focus on price', 'zh-CN': '价格敏感度' },
  serviceUse: { en: 'use of services', 'zh-CN': '服务使用度' },
  jointWork: { en: 'joint work', 'zh-CN': '协同程度' },
  coverage: { en: 'coverage', 'zh-CN': '数据覆盖率' },
};
