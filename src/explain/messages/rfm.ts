import type { Messages } from './messages.ts';

/** Reasons and notices of RFM scores and segments. */
export const RFM_MESSAGES: Messages = {
  'rfm.band': {
    en: '{field} {value} is {interval}: score {score} of {of}',
    'zh-CN': '{field} {value}，{interval}：得分 {score}/{of}',
  },
  'rfm.tie': {
    en: 'tied values are split by account id: {value} {op} {threshold}',
    'zh-CN': '相同数值按客户编号划分：{value} {op} {threshold}',
  },
  'rfm.missing': {
    en: '{field} is missing: the account is not scored',
    'zh-CN': '缺少{field}：该客户不评分',
  },
  'rfm.small_sample': {
    en: 'bands were learned from {value|account|accounts}, fewer than {threshold}: use fixed cuts',
    'zh-CN': '仅由 {value} 个客户得出分档，少于 {threshold} 个：请改用固定切点',
  },
  'rfm.few_distinct_values': {
    en: '{field} has {value|distinct value|distinct values} for {threshold|bin|bins}: some scores cannot occur',
    'zh-CN': '{field}只有 {value} 个不同取值，却要分 {threshold} 档：部分得分不会出现',
  },
  'rfm.empty_bands': {
    en: '{field}: no account has score {value} of {threshold}',
    'zh-CN': '{field}：没有客户得到 {value} 分（满分 {threshold}）',
  },
  'rfm.negative_values': {
    en: '{field} has values down to {value}: what is not positive is in the lowest band',
    'zh-CN': '{field}存在低至 {value} 的取值：非正值归入最低档',
  },
  'segment.range': {
    en: '{field} score {value} is {interval}: {result}',
    'zh-CN': '{field}得分 {value}，{interval}：{result}',
  },
  'segment.mean_score': {
    en: '{field} {value} is {interval}: {result}',
    'zh-CN': '{field} {value}，{interval}：{result}',
  },
  'segment.code': {
    en: 'code {value} is in the list of {result}',
    'zh-CN': '代码 {value} 属于{result}',
  },
  'segment.no_rule': {
    en: 'no rule of map {threshold} matches code {value}',
    'zh-CN': '分群表 {threshold} 中没有规则匹配代码 {value}',
  },
  'segment.no_scores': {
    en: 'the account has no scores, as it has no orders',
    'zh-CN': '该客户没有订单，因此没有得分',
  },
};
