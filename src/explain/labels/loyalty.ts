import type { Labels } from './labels.ts';

/** Levels of loyalty. */
export const LOYALTY_LEVELS: Labels = {
  devoted: { en: 'devoted', 'zh-CN': '高度忠诚' },
  loyal: { en: 'loyal', 'zh-CN': '忠诚' },
  neutral: { en: 'neutral', 'zh-CN': '一般' },
  fragile: { en: 'fragile', 'zh-CN': '脆弱' },
  hostile: { en: 'hostile', 'zh-CN': '不满' },
};

/** One communication, two alignments, four guarantees. */
export const CHECKLIST: Labels = {
  communication: { en: 'communication', 'zh-CN': '一个沟通' },
  product_alignment: { en: 'alignment with the need for products', 'zh-CN': '与产品需求一致' },
  strategy_alignment: { en: 'alignment with the strategy', 'zh-CN': '与发展战略一致' },
  quality: { en: 'guaranteed quality', 'zh-CN': '产品质量' },
  service: { en: 'guaranteed service', 'zh-CN': '服务质量' },
  logistics: { en: 'guaranteed logistics', 'zh-CN': '物流顺畅' },
  benefit: { en: 'guaranteed benefit', 'zh-CN': '利益最大化' },
};

/** Basic conditions. */
export const CONDITIONS: Labels = {
  quality: { en: 'quality', 'zh-CN': '质量' },
  service: { en: 'service', 'zh-CN': '服务' },
  delivery: { en: 'delivery', 'zh-CN': '交付' },
  delivered_value: { en: 'delivered value', 'zh-CN': '顾客让渡价值' },
};

/** Dimensions of satisfaction. */
export const DIMENSIONS: Labels = {
  product: { en: 'product', 'zh-CN': '产品质量' },
  service: { en: 'service', 'zh-CN': '服务水平' },
  after_sales: { en: 'after-sales', 'zh-CN': '售后支持' },
  overall: { en: 'overall', 'zh-CN': '总体' },
  nps: { en: 'net promoter score', 'zh-CN': '净推荐值' },
};

/** What became of a figure since the window before. */
export const CHANGES: Labels = {
  up: { en: 'up', 'zh-CN': '上升' },
  flat: { en: 'flat', 'zh-CN': '持平' },
  down: { en: 'down', 'zh-CN': '下降' },
};

/** Parts of delivered value. */
export const DELIVERED_PARTS: Labels = {
  product: { en: 'product value', 'zh-CN': '产品价值' },
  service: { en: 'service value', 'zh-CN': '服务价值' },
  people: { en: 'people value', 'zh-CN': '人员价值' },
  image: { en: 'image value', 'zh-CN': '形象价值' },
  money: { en: 'money cost', 'zh-CN': '货币成本' },
  time: { en: 'time cost', 'zh-CN': '时间成本' },
  energy: { en: 'energy cost', 'zh-CN': '体力成本' },
  effort: { en: 'mental effort', 'zh-CN': '精神成本' },
  delivered_value: { en: 'delivered value', 'zh-CN': '顾客让渡价值' },
};

/** What became of an account between two periods. */
export const OUTCOMES: Labels = {
  kept: { en: 'kept', 'zh-CN': '留存' },
  lost: { en: 'lost', 'zh-CN': '流失' },
  new: { en: 'new', 'zh-CN': '新增' },
  reactivated: { en: 'reactivated', 'zh-CN': '唤回' },
  inactive: { en: 'inactive', 'zh-CN': '未活跃' },
  unknown: { en: 'not enough data', 'zh-CN': '数据不足' },
};

/** Causes of lost accounts that books often name. */
export const CAUSES: Labels = {
  price: { en: 'price', 'zh-CN': '价格' },
  quality: { en: 'product quality', 'zh-CN': '产品质量' },
  service: { en: 'service', 'zh-CN': '服务' },
  delivery: { en: 'delivery', 'zh-CN': '交付' },
  payment: { en: 'terms of payment', 'zh-CN': '账期与付款' },
  competitor: { en: 'competitor', 'zh-CN': '竞争对手' },
  contact_left: { en: 'key contact left', 'zh-CN': '关键联系人离职' },
  relationship: { en: 'neglected relationship', 'zh-CN': '客情维护不足' },
  no_demand: { en: 'no more demand', 'zh-CN': '需求消失' },
  merged: { en: 'merged or acquired', 'zh-CN': '合并或被收购' },
  closed: { en: 'closed down', 'zh-CN': '停业' },
  unknown: { en: 'cause not known', 'zh-CN': '原因不明' },
};

/** Sizes of an effect. */
export const EFFECT_SIZES: Labels = {
  negligible: { en: 'negligible', 'zh-CN': '可忽略' },
  small: { en: 'small', 'zh-CN': '小' },
  medium: { en: 'medium', 'zh-CN': '中等' },
  large: { en: 'large', 'zh-CN': '大' },
};

/** Fields that loyalty, visits and comparisons look at. */
export const LOYALTY_FIELDS: Labels = {
  repurchaseRate: { en: 'repurchase rate', 'zh-CN': '回购率' },
  satisfaction: { en: 'satisfaction', 'zh-CN': '满意度' },
  recommend: { en: 'would recommend', 'zh-CN': '推荐意愿' },
  paymentDiscipline: { en: 'paid on time', 'zh-CN': '按时付款率' },
  lastContactDate: { en: 'last contact', 'zh-CN': '最近联系日期' },
  daysSinceContact: { en: 'days since the last contact', 'zh-CN': '距上次联系天数' },
  firstOrderDate: { en: 'first order', 'zh-CN': '首单日期' },
  volatility: { en: 'volatility', 'zh-CN': '订单波动' },
  margin: { en: 'margin', 'zh-CN': '毛利' },
  cause: { en: 'cause', 'zh-CN': '流失原因' },
  tier: { en: 'tier', 'zh-CN': '客户层级' },
  segment: { en: 'segment', 'zh-CN': '客户分群' },
};
