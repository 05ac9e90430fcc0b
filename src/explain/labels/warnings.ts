import type { Labels } from './labels.ts';

/** The default warning rules. */
export const RULES: Labels = {
  R01: { en: 'Reorder overdue', 'zh-CN': '复购逾期' },
  R02: { en: 'Amount down', 'zh-CN': '订单金额下滑' },
  R03: { en: 'Orders fewer', 'zh-CN': '订单频次下降' },
  R04: { en: 'Steady decline', 'zh-CN': '连续走低' },
  R05: { en: 'Order size down', 'zh-CN': '单均额缩水' },
  R06: { en: 'Range narrowing', 'zh-CN': '品类收窄' },
  R07: { en: 'Collection slower', 'zh-CN': '回款周期拉长' },
  R08: { en: 'Receivable overdue', 'zh-CN': '逾期应收' },
  R09: { en: 'Returns up', 'zh-CN': '退换取消上升' },
  R10: { en: 'Complaints up', 'zh-CN': '投诉增多' },
  R11: { en: 'Satisfaction down', 'zh-CN': '满意度下滑' },
  R12: { en: 'Detractor', 'zh-CN': '推荐值转负' },
  R13: { en: 'Absence of signal', 'zh-CN': '沉默' },
  R14: { en: 'Contact gap', 'zh-CN': '触达断档' },
  R15: { en: 'Key contact left', 'zh-CN': '关键人离职' },
  R16: { en: 'Single thread', 'zh-CN': '单点联系' },
  R17: { en: 'Contract ending', 'zh-CN': '合同临期' },
  R18: { en: 'Wallet share lost', 'zh-CN': '份额流失' },
  R19: { en: 'Delivery or quality broken', 'zh-CN': '交付与质量失守' },
  R20: { en: 'Value level drop', 'zh-CN': '层级下滑' },
};

/** How bad an alert is. */
export const SEVERITIES: Labels = {
  critical: { en: 'critical', 'zh-CN': '紧急' },
  high: { en: 'high', 'zh-CN': '高' },
  medium: { en: 'medium', 'zh-CN': '中' },
  low: { en: 'low', 'zh-CN': '低' },
  info: { en: 'info', 'zh-CN': '提示' },
  over: { en: 'over', 'zh-CN': '已恢复' },
};

/** The warning status of an account. */
export const STATUSES: Labels = {
  red: { en: 'red', 'zh-CN': '红色预警' },
  orange: { en: 'orange', 'zh-CN': '橙色预警' },
  yellow: { en: 'yellow', 'zh-CN': '黄色预警' },
  blue: { en: 'blue', 'zh-CN': '蓝色预警' },
  green: { en: 'green', 'zh-CN': '正常' },
  grey: { en: 'grey (too little data)', 'zh-CN': '数据不足' },
};

/** Where an alert is in its life. */
export const ALERT_STATES: Labels = {
  pending: { en: 'pending', 'zh-CN': '待确认' },
  firing: { en: 'firing', 'zh-CN': '预警中' },
  recovering: { en: 'recovering', 'zh-CN': '恢复中' },
  resolved: { en: 'resolved', 'zh-CN': '已解除' },
  snoozed: { en: 'snoozed', 'zh-CN': '已暂缓' },
  suppressed: { en: 'suppressed', 'zh-CN': '已抑制' },
  unknown: { en: 'unknown', 'zh-CN': '数据不足' },
};

/** What kind of trouble a rule looks for. */
export const FAMILIES: Labels = {
  volume: { en: 'Purchases', 'zh-CN': '采购' },
  payment: { en: 'Payment', 'zh-CN': '回款' },
  experience: { en: 'Experience', 'zh-CN': '体验' },
  relationship: { en: 'Relationship', 'zh-CN': '客户关系' },
  contract: { en: 'Contract', 'zh-CN': '合同' },
  competition: { en: 'Competition', 'zh-CN': '竞争' },
  delivery: { en: 'Delivery and quality', 'zh-CN': '交付与质量' },
  value: { en: 'Value level', 'zh-CN': '价值层级' },
};

/** What to do about an alert. */
export const WARNING_ACTIONS: Labels = {
  call_to_reorder: { en: 'Call and ask for the next order', 'zh-CN': '电话回访，促成复购' },
  review_purchases: { en: 'Go through its purchases with the customer', 'zh-CN': '与客户复盘采购变化' },
  find_the_cause: { en: 'Find out why it buys less', 'zh-CN': '查明采购减少的原因' },
  cross_selling: { en: 'Win back the categories it no longer buys', 'zh-CN': '恢复流失品类的采购' },
  agree_payment: { en: 'Agree on payment with its finance team', 'zh-CN': '与客户财务协商回款' },
  collect_payment: { en: 'Collect what is overdue', 'zh-CN': '催收逾期款项' },
  solve_complaint: { en: 'Solve the complaint, then tell the customer', 'zh-CN': '解决投诉并向客户反馈' },
  inspect_returns: { en: 'Find out why goods come back', 'zh-CN': '排查退换货原因' },
  visit: { en: 'Visit', 'zh-CN': '上门拜访' },
  senior_visit: { en: 'Visit by an executive', 'zh-CN': '高层拜访' },
  reach_out: { en: 'Get in touch', 'zh-CN': '主动联系' },
  meet_successor: { en: 'Meet the successor', 'zh-CN': '拜访接任者' },
  widen_contacts: { en: 'Get to know more people there', 'zh-CN': '拓展客户联系人' },
  renew_contract: { en: 'Start the renewal', 'zh-CN': '启动续约' },
  answer_competitor: { en: 'Answer the competitor', 'zh-CN': '应对竞争对手' },
  repair_delivery: { en: 'Repair delivery and quality', 'zh-CN': '整改交付与质量' },
  plan_retention: { en: 'Make a retention plan', 'zh-CN': '制定挽留方案' },
};

/** Measures of indicators that the default rules look at. */
export const INDICATOR_MEASURES: Labels = {
  'overdue.days': { en: 'days since the last purchase', 'zh-CN': '距上次购买天数' },
  'overdue.n': { en: 'purchase days', 'zh-CN': '购买天数' },
  'amount.baselineOrders': { en: 'orders to compare with', 'zh-CN': '可比订单数' },
  'orderSize.n': { en: 'orders of the smaller side', 'zh-CN': '对比两期中较少一期的订单数' },
  'range.baseline': { en: 'categories before', 'zh-CN': '此前品类数' },
  'range.topLost': { en: 'top category lost', 'zh-CN': '失去首要品类' },
  'trend.n': { en: 'months of history', 'zh-CN': '历史月数' },
  'daysToPay.paid': { en: 'invoices paid', 'zh-CN': '已回款发票数' },
  'daysToPay.daysLonger': { en: 'days to pay more than usual', 'zh-CN': '回款天数较常规延长' },
  'daysToPay.delayOfTerms': { en: 'delay as a share of the terms', 'zh-CN': '延期占账期比例' },
  'returns.n': { en: 'orders', 'zh-CN': '订单数' },
  'csat.min': { en: 'lowest satisfaction', 'zh-CN': '最低满意度' },
  'csat.falls': { en: 'falls of satisfaction running', 'zh-CN': '满意度连续下降次数' },
  'nps.fellBy': { en: 'points of recommendation lost', 'zh-CN': '推荐值下降分数' },
  'contractEnd.hasRenewalStep': { en: 'step towards renewal', 'zh-CN': '续约动作' },
  'contractEnd.lapsed': { en: 'contract lapsed', 'zh-CN': '合同已到期' },
  'wallet.competitorEvents': { en: 'sightings of a competitor', 'zh-CN': '竞争对手动作次数' },
  'delivery.claims': { en: 'claims', 'zh-CN': '索赔次数' },
  'delivery.claimRatio': { en: 'claims against the usual', 'zh-CN': '索赔相对常规倍数' },
  'delivery.seriousClaims': { en: 'serious claims', 'zh-CN': '严重索赔次数' },
  'level.segmentFrom': { en: 'rank of the segment before', 'zh-CN': '原分群名次' },
  'level.segmentTo': { en: 'rank of the segment now', 'zh-CN': '现分群名次' },
  'level.toDecline': { en: 'came to decline', 'zh-CN': '进入衰退期' },
};
