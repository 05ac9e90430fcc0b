import type { Messages } from './messages.ts';

/** Reasons of lifecycle stages. */
export const LIFECYCLE_MESSAGES: Messages = {
  'lifecycle.no_orders': {
    en: 'no purchase so far: {result}',
    'zh-CN': '尚无购买：{result}',
  },
  'lifecycle.no_history': {
    en: 'no history was given for account {value}',
    'zh-CN': '未提供客户 {value} 的购买历史',
  },
  'lifecycle.overdue': {
    en: 'silent for {value} times its usual gap, {interval}: {result}',
    'zh-CN': '已沉默 {value} 个常规购买间隔，{interval}：{result}',
  },
  'lifecycle.idle': {
    en: 'no purchase for {value|day|days}, {interval}: {result}',
    'zh-CN': '已 {value} 天未购买，{interval}：{result}',
  },
  'lifecycle.orders': {
    en: '{value|purchase day|purchase days}, {interval}: {result}',
    'zh-CN': '购买 {value} 次，{interval}：{result}',
  },
  'lifecycle.tenure': {
    en: 'a customer for {value|day|days}, {interval}: {result}',
    'zh-CN': '成为客户 {value} 天，{interval}：{result}',
  },
  'lifecycle.growth': {
    en: 'growth of {percent} is {op} {level}: {result}',
    'zh-CN': '金额增长率 {percent}，{op} {level}：{result}',
  },
  'lifecycle.no_growth': {
    en: 'growth cannot be told, as there is no amount to compare with',
    'zh-CN': '没有可比较的前期金额，无法计算增长率',
  },
  'lifecycle.short_prior': {
    en: 'a customer for {value} of the {threshold|day|days} to compare with: growth is not judged',
    'zh-CN': '可比的 {threshold} 天中仅有 {value} 天为客户：不判断增长',
  },
  'lifecycle.no_median': {
    en: 'there is no usual gap to compare the silence with, neither of the account nor of the book',
    'zh-CN': '该客户及全部客户均无常规购买间隔，无法判断是否逾期',
  },
  'lifecycle.book_median': {
    en: 'with {value|purchase day|purchase days}, {interval}, the usual gap is that of the book',
    'zh-CN': '仅购买 {value} 次，{interval}，常规间隔取全部客户的中位数',
  },
  'lifecycle.return_gap': {
    en: 'bought again after {value} times its usual gap, {interval}: {result}',
    'zh-CN': '间隔 {value} 个常规购买间隔后再次购买，{interval}：{result}',
  },
  'lifecycle.return_days': {
    en: 'bought again {value|day|days} ago, {interval}: {result}',
    'zh-CN': '{value} 天前再次购买，{interval}：{result}',
  },
  'lifecycle.pending': {
    en: 'the rules say {valueName} for the first time: {result} until a second evaluation agrees',
    'zh-CN': '规则首次判为{valueName}：待第二次评估确认前仍为{result}',
  },
  'lifecycle.confirmed': {
    en: 'two evaluations in a row say {result}',
    'zh-CN': '连续两次评估均判为{result}',
  },
  'previous.invalid': {
    en: 'the evaluation before is damaged: no stage can be told',
    'zh-CN': '上次评估的记录已损坏：无法判断阶段',
  },
  'previous.after_as_of': {
    en: 'the evaluation before is dated after the day of this one: no stage can be told',
    'zh-CN': '上次评估的日期晚于本次评估日：无法判断阶段',
  },
  'previous.differs': {
    en: 'there are two evaluations before that differ: no stage can be told',
    'zh-CN': '有两条互相矛盾的上次评估记录：无法判断阶段',
  },
};
