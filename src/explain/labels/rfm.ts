import type { Labels } from './labels.ts';

/** Segments of all shipped maps. */
export const SEGMENTS: Labels = {
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

/** Segment maps. */
export const MAPS: Labels = {
  kam11: { en: 'Eleven key-account segments', 'zh-CN': '大客户十一分群' },
  classic125: { en: 'Classic list of 125 codes', 'zh-CN': '经典 125 格分群' },
  rf10: { en: 'Recency × frequency grid', 'zh-CN': 'R×F 网格分群' },
  zh8: { en: 'Eight value groups', 'zh-CN': '八类价值分群' },
  value3: { en: 'Three value bands', 'zh-CN': '三档价值分群' },
};

/** Faults of a segment map. */
export const MAP_FAULTS: Labels = {
  uncovered: { en: 'no rule matches the cell', 'zh-CN': '没有规则覆盖该格' },
  overlap: { en: 'several rules match the cell', 'zh-CN': '多条规则覆盖该格' },
  unreachable: { en: 'the rule never decides', 'zh-CN': '该规则永不生效' },
  not_monotone: { en: 'a better score leads to a worse segment', 'zh-CN': '得分更高反而分群更差' },
};
