import type { Messages } from './messages.ts';

/** Reasons and notices of purchase models, spend models and expected values. */
export const FORECAST_MESSAGES: Messages = {
  'forecast.purchases': {
    en: 'bought on {value|day|days}',
    'zh-CN': '共有 {value} 天发生购买',
  },
  'forecast.tenure': {
    en: 'first purchase {value|day|days} ago, last one {threshold|day|days} after it',
    'zh-CN': '首次购买距今 {value} 天，最近一次购买在首购后第 {threshold} 天',
  },
  'forecast.horizon': {
    en: 'looking {value|day|days} ahead',
    'zh-CN': '预测未来 {value} 天',
  },
  'forecast.no_churn': {
    en: 'the model found no churn: every account counts as active',
    'zh-CN': '模型未发现客户流失：所有客户均视为活跃',
  },
  'forecast.one_time': {
    en: 'this model counts every one-time buyer as active: rank by the probability of an order instead',
    'zh-CN': '该模型将所有只购买一次的客户视为活跃：排序请改用下单概率',
  },
  'forecast.no_orders': {
    en: 'the account has no orders: there is no forecast',
    'zh-CN': '该客户没有订单：无法预测',
  },
  'forecast.no_parameters': {
    en: 'the model learned nothing from its {value|account|accounts}: there is no forecast',
    'zh-CN': '模型未能从 {value} 个客户中得出参数：无法预测',
  },
  'forecast.left_out': {
    en: '{value} of {threshold|row|rows} {value?has|have} no orders and {value?is|are} left out',
    'zh-CN': '{threshold} 行中有 {value} 行没有订单，未参与建模',
  },
  'forecast.no_repeat_buyers': {
    en: 'none of {value|account|accounts} bought again: there is nothing to learn from',
    'zh-CN': '{value} 个客户均无复购：没有可供建模的数据',
  },
  'forecast.few_repeat_buyers': {
    en: 'only {value|account|accounts} bought again, fewer than {threshold}: the parameters are rough',
    'zh-CN': '仅有 {value} 个客户有复购，少于 {threshold} 个：参数较为粗略',
  },
  'forecast.parameter_at_limit': {
    en: 'parameter {field} is at its limit ({value}): the data do not tell accounts apart in this respect',
    'zh-CN': '参数 {field} 已达上下限（{value}）：数据在这方面无法区分客户',
  },
  'forecast.not_converged': {
    en: 'the fit did not converge: a slope of {value} is left, above {threshold}',
    'zh-CN': '拟合未收敛：剩余斜率为 {value}，高于 {threshold}',
  },
  'forecast.no_churn_found': {
    en: 'accounts that leave would improve the log-likelihood by {value}, less than {threshold}: the model has no churn',
    'zh-CN': '引入流失仅使对数似然提高 {value}，不足 {threshold}：模型不含流失',
  },
  'spend.own_mean': {
    en: '{field} {value}',
    'zh-CN': '{field} {value}',
  },
  'spend.repeat_purchases': {
    en: '{field} {value}: the more there are, the more the own mean counts',
    'zh-CN': '{field} {value} 次：次数越多，自身均值的权重越大',
  },
  'spend.population_mean': {
    en: 'no repeat purchases: the mean of all accounts is expected',
    'zh-CN': '没有复购：采用全部客户的均值',
  },
  'spend.infinite_mean': {
    en: 'parameter {field} is {value}, {interval}: the expected amount is infinite',
    'zh-CN': '参数 {field} 为 {value}，{interval}：期望金额为无穷大',
  },
  'spend.missing': {
    en: '{field} is missing: there is no expected amount',
    'zh-CN': '缺少{field}：没有期望金额',
  },
  'spend.not_positive': {
    en: '{field} {value} is {interval}: there is no expected amount',
    'zh-CN': '{field} {value}，{interval}：没有期望金额',
  },
  'spend.no_population_mean': {
    en: 'parameter {field} is {value}, not above {threshold}: amounts are so uneven that their mean is infinite',
    'zh-CN': '参数 {field} 为 {value}，不大于 {threshold}：金额差异过大，总体均值为无穷大',
  },
  'spend.missing_values': {
    en: '{value} of {threshold|row|rows} {value?has|have} no {field} and {value?is|are} left out',
    'zh-CN': '{threshold} 行中有 {value} 行缺少{field}，未参与建模',
  },
  'spend.not_positive_values': {
    en: '{value} of {threshold|row|rows} {value?has|have} {field} of 0 or below and {value?is|are} left out',
    'zh-CN': '{threshold} 行中有 {value} 行的{field}不大于 0，未参与建模',
  },
  'value.amount': {
    en: '{field} {value}',
    'zh-CN': '{field} {value}',
  },
  'value.orders': {
    en: '{field} {threshold}, which discounted count as {value}',
    'zh-CN': '{field} {threshold}，折现后相当于 {value}',
  },
  'value.horizon': {
    en: 'looking {value|day|days} ahead',
    'zh-CN': '预测未来 {value} 天',
  },
  'value.discount': {
    en: '{field} {percent} per step',
    'zh-CN': '每期{field} {percent}',
  },
};
