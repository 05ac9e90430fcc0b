import type { Messages } from './messages.ts';

/** What indicators of early warning are missing. */
export const INDICATOR_MESSAGES: Messages = {
  'missing.orders': {
    en: '{fieldName} cannot be told: there is no purchase to go by',
    'zh-CN': '无法判断{fieldName}：没有可用的购买记录',
  },
  'missing.usual_gap': {
    en: '{fieldName} cannot be told: there is no usual gap between purchases, neither of the account nor of the book',
    'zh-CN': '无法判断{fieldName}：该客户及全部客户均无常规购买间隔',
  },
  'missing.history_6_months': {
    en: '{fieldName} cannot be told: there is less than half a year of history to compare with',
    'zh-CN': '无法判断{fieldName}：可比历史不足半年',
  },
  'missing.history_12_months': {
    en: '{fieldName} cannot be told: there are less than 12 months of history',
    'zh-CN': '无法判断{fieldName}：历史数据不足 12 个月',
  },
  'missing.purchases_90_days': {
    en: '{fieldName} cannot be told: there is no purchase in the window',
    'zh-CN': '无法判断{fieldName}：统计窗口内没有购买',
  },
  'missing.categories': {
    en: '{fieldName} cannot be told: the orders name no categories',
    'zh-CN': '无法判断{fieldName}：订单未注明品类',
  },
  'missing.invoices': {
    en: '{fieldName} cannot be told: there are no invoices',
    'zh-CN': '无法判断{fieldName}：没有发票数据',
  },
  'missing.invoices_90_days': {
    en: '{fieldName} cannot be told: nothing was invoiced in the last 90 days',
    'zh-CN': '无法判断{fieldName}：近 90 天没有开票',
  },
  'missing.payments_90_days': {
    en: '{fieldName} cannot be told: no invoice was paid in the last 90 days',
    'zh-CN': '无法判断{fieldName}：近 90 天没有回款',
  },
  'missing.touches': {
    en: '{fieldName} cannot be told: contacts with the customer are not recorded',
    'zh-CN': '无法判断{fieldName}：没有客户触达记录',
  },
  'missing.two_way_touch': {
    en: '{fieldName} cannot be told: there is no contact that the customer took part in',
    'zh-CN': '无法判断{fieldName}：没有客户回应过的触达',
  },
  'missing.contacts': {
    en: '{fieldName} cannot be told: the persons at the customer are not recorded',
    'zh-CN': '无法判断{fieldName}：没有联系人数据',
  },
  'missing.complaints': {
    en: '{fieldName} cannot be told: complaints are not recorded',
    'zh-CN': '无法判断{fieldName}：没有投诉数据',
  },
  'missing.surveys': {
    en: '{fieldName} cannot be told: no survey was sent',
    'zh-CN': '无法判断{fieldName}：没有发出过调查',
  },
  'missing.satisfaction_answers': {
    en: '{fieldName} cannot be told: nobody rated satisfaction in the last 90 days',
    'zh-CN': '无法判断{fieldName}：近 90 天没有满意度评分',
  },
  'missing.decision_maker_answers': {
    en: '{fieldName} cannot be told: no decision maker answered in the last 12 months',
    'zh-CN': '无法判断{fieldName}：近 12 个月没有决策人作答',
  },
  'missing.deliveries': {
    en: '{fieldName} cannot be told: there are no deliveries',
    'zh-CN': '无法判断{fieldName}：没有交付数据',
  },
  'missing.deliveries_90_days': {
    en: '{fieldName} cannot be told: there was no delivery in the last 90 days',
    'zh-CN': '无法判断{fieldName}：近 90 天没有交付',
  },
  'missing.contracts': {
    en: '{fieldName} cannot be told: there is no contract',
    'zh-CN': '无法判断{fieldName}：没有合同数据',
  },
  'missing.wallet': {
    en: '{fieldName} cannot be told: no share of wallet is known for the last 12 months',
    'zh-CN': '无法判断{fieldName}：近 12 个月没有钱包份额数据',
  },
  'missing.events': {
    en: '{fieldName} cannot be told: events at the customer are not recorded',
    'zh-CN': '无法判断{fieldName}：没有客户事件记录',
  },
  'missing.levels': {
    en: '{fieldName} cannot be told: there is no segment, tier or stage with a rank',
    'zh-CN': '无法判断{fieldName}：没有可排序的客群、层级或生命周期阶段',
  },
  'missing.previous_evaluation': {
    en: '{fieldName} cannot be told: there is no earlier evaluation to compare with',
    'zh-CN': '无法判断{fieldName}：没有可比较的前次评估',
  },
};
