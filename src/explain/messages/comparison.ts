import type { Messages } from './messages.ts';

/** Parts of changes between two reviews, and notices of a comparison. */
export const COMPARISON_MESSAGES: Messages = {
  'comparison.input': {
    en: '{field} {threshold} → {value}: {change|point|points}',
    'zh-CN': '{field} {threshold} → {value}：{change} 分',
  },
  'comparison.value': {
    en: '{field} {threshold} → {value}',
    'zh-CN': '{field}：{threshold} → {value}',
  },
  'comparison.yardstick': {
    en: '{field}: {threshold|point|points} by the model before, {value} by the model after: {change|point|points}',
    'zh-CN': '{field}：按前次模型为 {threshold} 分，按本次模型为 {value} 分：{change} 分',
  },
  'comparison.weights': {
    en: 'data known {level} → {percent}, so that weights shift: {change|point|points}',
    'zh-CN': '数据覆盖率 {level} → {percent}，权重随之调整：{change} 分',
  },
  'comparison.rank_up': {
    en: '{field} {threshold} → {value}: up by {size}',
    'zh-CN': '{field} {threshold} → {value}：上升 {size} 级',
  },
  'comparison.rank_down': {
    en: '{field} {threshold} → {value}: down by {size}',
    'zh-CN': '{field} {threshold} → {value}：下降 {size} 级',
  },
  'comparison.scheme_up': {
    en: 'other lines of the tiers ({threshold} → {value}): up by {size}',
    'zh-CN': '分级标准变更（{threshold} → {value}）：上升 {size} 级',
  },
  'comparison.scheme_down': {
    en: 'other lines of the tiers ({threshold} → {value}): down by {size}',
    'zh-CN': '分级标准变更（{threshold} → {value}）：下降 {size} 级',
  },
  'comparison.overlap': {
    en: 'the two periods ({threshold|day|days} each) have {value|day|days} in common: all change comes from the other days',
    'zh-CN': '两个 {threshold} 天的统计期有 {value} 天重叠：变化全部来自其余的日子',
  },
  'comparison.currency_unknown': {
    en: 'only one of the reviews names its {field} ({threshold}, {value}): amounts are compared as if they were in the same one',
    'zh-CN': '只有一次盘点注明了{field}（{threshold}、{value}）：金额按同一币种比较',
  },
  'comparison.other_rule': {
    en: 'orders were not counted in the same way: "{field}" was {threshold} and is {value}',
    'zh-CN': '两次盘点的订单统计口径不同：“{field}”由 {threshold} 变为 {value}',
  },
  'comparison.other_signals': {
    en: 'the reviews did not know the same signals: {threshold} before, {value} after; warnings may differ for that alone',
    'zh-CN': '两次盘点可用的信号不同：前次 {threshold}，本次 {value}；预警可能仅因此而变化',
  },
  'comparison.left_out': {
    en: '{fieldName} is not compared: {threshold} and {value} divide accounts differently',
    'zh-CN': '未比较{fieldName}：{threshold} 与 {value} 的划分不同',
  },
  'comparison.left_out_clusters': {
    en: '{fieldName} is not compared, as the reviews have clusters of different models ({threshold} and {value}): score the later one with the models of the earlier',
    'zh-CN':
      '未比较{fieldName}：两次盘点的聚类来自不同模型（{threshold} 个与 {value} 个）；请用前次的模型为后一次评分',
  },
  'comparison.other_model': {
    en: '{fieldName}: the reviews measured with different yardsticks, so that accounts may have moved without having changed',
    'zh-CN': '{fieldName}：两次盘点的衡量标准不同，客户本身未变也可能变动',
  },
  'comparison.accounts_gone': {
    en: '{value} of {threshold|account|accounts} of the review before {value?is|are} not in the one after: those that had revenue count as lost',
    'zh-CN': '前次盘点的 {threshold} 个客户中有 {value} 个不在本次盘点中：其中有销售额的计为流失',
  },
  'comparison.credits': {
    en: '{value|account|accounts} had no {field} in either period, but returns: their change of {threshold} counts as expansion or contraction',
    'zh-CN': '{value} 个客户两期均无{field}，但有退货：其变化 {threshold} 计入增长或缩减',
  },
};
