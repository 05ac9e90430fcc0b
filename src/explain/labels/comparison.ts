import type { Labels } from './labels.ts';

/** What became of the revenue of an account. */
export const ACCOUNT_CHANGES: Labels = {
  new: { en: 'new', 'zh-CN': '新增' },
  reactivated: { en: 'reactivated', 'zh-CN': '唤回' },
  expanded: { en: 'expanded', 'zh-CN': '增长' },
  unchanged: { en: 'unchanged', 'zh-CN': '持平' },
  contracted: { en: 'contracted', 'zh-CN': '缩减' },
  lost: { en: 'lost', 'zh-CN': '流失' },
  none: { en: 'no revenue in either period', 'zh-CN': '两期均无销售' },
};

/** The steps from the revenue before to the revenue after. */
export const BRIDGE_STEPS: Labels = {
  before: { en: 'revenue before', 'zh-CN': '前期销售额' },
  new: { en: 'new accounts', 'zh-CN': '新增客户' },
  reactivated: { en: 'reactivated accounts', 'zh-CN': '唤回客户' },
  expansion: { en: 'expansion', 'zh-CN': '老客户增长' },
  contraction: { en: 'contraction', 'zh-CN': '老客户缩减' },
  churn: { en: 'lost accounts', 'zh-CN': '流失客户' },
  after: { en: 'revenue after', 'zh-CN': '本期销售额' },
  change: { en: 'change', 'zh-CN': '变化' },
};

/** What is compared between two reviews. */
export const COMPARED: Labels = {
  segment: { en: 'segment', 'zh-CN': '客户分群' },
  abc: { en: 'ABC class', 'zh-CN': 'ABC 分类' },
  tier: { en: 'tier', 'zh-CN': '客户级别' },
  heldTier: { en: 'tier held', 'zh-CN': '执行级别' },
  lifecycle: { en: 'lifecycle stage', 'zh-CN': '生命周期阶段' },
  cluster: { en: 'cluster', 'zh-CN': '聚类' },
  warnings: { en: 'warning status', 'zh-CN': '预警状态' },
  rfm: { en: 'RFM score', 'zh-CN': 'RFM 得分' },
  criteria: { en: 'score over criteria', 'zh-CN': '综合得分' },
  tiers: { en: 'tier', 'zh-CN': '客户级别' },
};

/** Ids beside those of a scale. */
export const BESIDES: Labels = {
  absent: { en: 'not in the book', 'zh-CN': '不在册' },
  none: { en: 'none', 'zh-CN': '无' },
};
