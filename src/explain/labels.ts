import type { Locale } from '../types.ts';

/** The tables of labels. */
export type LabelKind = 'segment' | 'field' | 'abc' | 'map' | 'mapFault' | 'verdict';

type Label = Readonly<Record<Locale, string>>;

const SEGMENTS: Readonly<Record<string, Label>> = {
  champions: { en: 'Champions', 'zh-CN': '冠军客户' },
  loyal: { en: 'Loyal', 'zh-CN': '忠诚客户' },
  promising_big: { en: 'Promising big-ticket', 'zh-CN': '大单潜力客户' },
  potential_loyal: { en: 'Potential loyalist', 'zh-CN': '潜力忠诚客户' },
  promising: { en: 'Promising', 'zh-CN': '潜力客户' },
  new: { en: 'New', 'zh-CN': '新客户' },
  need_attention: { en: 'Need attention', 'zh-CN': '需关注客户' },
  about_to_sleep: { en: 'About to sleep', 'zh-CN': '即将沉睡客户' },
  cannot_lose: { en: "Can't lose", 'zh-CN': '不可流失客户' },
  at_risk: { en: 'At risk', 'zh-CN': '流失风险客户' },
  hibernating: { en: 'Hibernating', 'zh-CN': '沉睡客户' },
  lost: { en: 'Lost', 'zh-CN': '已流失客户' },
  key_value: { en: 'Key value', 'zh-CN': '重要价值客户' },
  key_keep: { en: 'Key keep', 'zh-CN': '重要保持客户' },
  key_develop: { en: 'Key develop', 'zh-CN': '重要发展客户' },
  key_win_back: { en: 'Key win-back', 'zh-CN': '重要挽留客户' },
  general_value: { en: 'General value', 'zh-CN': '一般价值客户' },
  general_keep: { en: 'General keep', 'zh-CN': '一般保持客户' },
  general_develop: { en: 'General develop', 'zh-CN': '一般发展客户' },
  general_win_back: { en: 'General win-back', 'zh-CN': '一般挽留客户' },
  high: { en: 'High value', 'zh-CN': '高价值客户' },
  medium: { en: 'Medium value', 'zh-CN': '中等价值客户' },
  low: { en: 'Low value', 'zh-CN': '低价值客户' },
  prospect: { en: 'Prospect', 'zh-CN': '潜在客户' },
  other: { en: 'Other', 'zh-CN': '其他' },
};

const FIELDS: Readonly<Record<string, Label>> = {
  recency: { en: 'recency', 'zh-CN': '最近一次消费' },
  frequency: { en: 'frequency', 'zh-CN': '消费频率' },
  monetary: { en: 'monetary', 'zh-CN': '消费金额' },
  'frequency+monetary': { en: 'frequency + monetary', 'zh-CN': '消费频率与消费金额之和' },
  score: { en: 'mean score', 'zh-CN': '平均得分' },
  code: { en: 'RFM code', 'zh-CN': 'RFM 代码' },
  length: { en: 'length of relationship', 'zh-CN': '关系时长' },
  tenure: { en: 'tenure', 'zh-CN': '关系时长' },
  accounts: { en: 'accounts', 'zh-CN': '客户数' },
  accountId: { en: 'account', 'zh-CN': '客户' },
  date: { en: 'date', 'zh-CN': '日期' },
  day: { en: 'day', 'zh-CN': '日期' },
  amount: { en: 'amount', 'zh-CN': '金额' },
  orderId: { en: 'order id', 'zh-CN': '订单号' },
  currency: { en: 'currency', 'zh-CN': '币种' },
  category: { en: 'category', 'zh-CN': '品类' },
  row: { en: 'row', 'zh-CN': '行' },
  averageOrderValue: { en: 'average order value', 'zh-CN': '客单价' },
  purchaseDays: { en: 'purchase days', 'zh-CN': '购买天数' },
  returns: { en: 'returns', 'zh-CN': '退货' },
  revenue: { en: 'revenue', 'zh-CN': '销售额' },
  orders: { en: 'orders', 'zh-CN': '订单数' },
  concentration: { en: 'concentration', 'zh-CN': '集中度' },
  gini: { en: 'Gini coefficient', 'zh-CN': '基尼系数' },
  hhi: { en: 'Herfindahl index', 'zh-CN': '赫芬达尔指数' },
  effectiveNumber: { en: 'effective number of accounts', 'zh-CN': '有效客户数' },
  topShare: { en: 'top share', 'zh-CN': '头部占比' },
};

const ABC: Readonly<Record<string, Label>> = {
  A: { en: 'A (vital few)', 'zh-CN': 'A 类（重点）' },
  B: { en: 'B (middle)', 'zh-CN': 'B 类（次重点）' },
  C: { en: 'C (many small)', 'zh-CN': 'C 类（一般）' },
};

const MAPS: Readonly<Record<string, Label>> = {
  kam11: { en: 'Eleven key-account segments', 'zh-CN': '大客户十一分群' },
  classic125: { en: 'Classic list of 125 codes', 'zh-CN': '经典 125 格分群' },
  rf10: { en: 'Recency × frequency grid', 'zh-CN': 'R×F 网格分群' },
  zh8: { en: 'Eight value groups', 'zh-CN': '八类价值分群' },
  value3: { en: 'Three value bands', 'zh-CN': '三档价值分群' },
};

const MAP_FAULTS: Readonly<Record<string, Label>> = {
  uncovered: { en: 'no rule matches the cell', 'zh-CN': '没有规则覆盖该格' },
  overlap: { en: 'several rules match the cell', 'zh-CN': '多条规则覆盖该格' },
  unreachable: { en: 'the rule never decides', 'zh-CN': '该规则永不生效' },
  not_monotone: { en: 'a better score leads to a worse segment', 'zh-CN': '得分更高反而分群更差' },
};

const VERDICTS: Readonly<Record<string, Label>> = {
  holds: { en: 'holds', 'zh-CN': '成立' },
  refuted: { en: 'is refuted', 'zh-CN': '不成立' },
  undecided: { en: 'cannot be decided', 'zh-CN': '无法判断' },
};

/**
 * The name of a segment, class, field or map in a language.
 *
 * An id without a label is returned as it is: segments of your own map carry their labels in the map.
 *
 * @param kind which table: `'segment'`, `'field'`, `'abc'`, `'map'`, `'mapFault'` or `'verdict'`
 * @param id such as `champions`
 * @param options `locale`, default `'en'`
 * @returns the label
 * @example Both languages
 * ```ts
 * import { formatLabel } from 'account-scoring';
 *
 * console.log(formatLabel('segment', 'cannot_lose'), formatLabel('segment', 'cannot_lose', { locale: 'zh-CN' }));
 * // → Can't lose 不可流失客户
 * ```
 */
export function formatLabel(
  kind: LabelKind,
  id: string,
  options: { locale?: Locale | undefined } = {},
): string {
  const table = {
    segment: SEGMENTS,
    field: FIELDS,
    abc: ABC,
    map: MAPS,
    mapFault: MAP_FAULTS,
    verdict: VERDICTS,
  }[kind];
  return Object.hasOwn(table, id) ? (table[id] as Label)[options.locale ?? 'en'] : id;
}
