import type { Messages } from './messages.ts';

/** What a review wants its reader to know of the book. */
export const REVIEW_MESSAGES: Messages = {
  'review.rows_rejected': {
    en: '{value} of {threshold|order row|order rows} could not be used and {value?is|are} left out',
    'zh-CN': '{threshold} 行订单中有 {value} 行无法使用，未计入',
  },
  'review.rows_later': {
    en: '{value} of {threshold|order row|order rows} {value?is|are} dated after the day of the review and {value?is|are} left out',
    'zh-CN': '{threshold} 行订单中有 {value} 行晚于盘点日，未计入',
  },
  'review.no_orders': {
    en: 'there is no order up to the day of the review ({value} of {threshold|row|rows})',
    'zh-CN': '盘点日及之前没有任何订单（{threshold} 行中有 {value} 行）',
  },
  'review.quiet_end': {
    en: 'the last order is {value|day|days} before the day of the review (more than {threshold}): is the data complete?',
    'zh-CN': '最后一笔订单距盘点日 {value} 天（超过 {threshold} 天）：数据是否完整？',
  },
  'review.short_history': {
    en: 'orders reach back {value|day|days}, less than two periods ({threshold}): growth is not known for all accounts',
    'zh-CN': '订单只追溯到 {value} 天前，不足两个周期（{threshold} 天）：部分客户的增长率未知',
  },
  'review.few_for_clusters': {
    en: 'no clusters: {value|account|accounts} with orders, {threshold} are needed',
    'zh-CN': '未做聚类：有订单的客户 {value} 个，至少需要 {threshold} 个',
  },
  'review.profiles_without_account': {
    en: '{value} of {threshold|profile|profiles} {value?belongs|belong} to no account of the book',
    'zh-CN': '{threshold} 份客户资料中有 {value} 份不属于本次盘点的任何客户',
  },
  'review.rules_without_data': {
    en: 'without signals of what they look at, these are not judged (of {threshold|rule|rules} in all): {value}',
    'zh-CN': '共 {threshold} 条规则，以下规则因缺少相应信号而未评估：{value}',
  },
};
