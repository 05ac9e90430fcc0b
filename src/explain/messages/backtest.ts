import type { Messages } from './messages.ts';

/** Churn models, backtests and reviews of warning rules. */
export const BACKTEST_MESSAGES: Messages = {
  'churn.no_orders': {
    en: 'no purchase by this day: no probability of churn',
    'zh-CN': '截至该日没有购买记录，无法给出流失概率',
  },
  'churn.not_fitted': {
    en: 'the model had too little to learn from: no probability of churn',
    'zh-CN': '模型的训练数据不足，无法给出流失概率',
  },
  'churn.raises': {
    en: '{field} {value} raises the risk of churn by {score} on the logit scale',
    'zh-CN': '{field}为 {value}，使流失风险上升（对数几率 +{score}）',
  },
  'churn.lowers': {
    en: '{field} {value} lowers the risk of churn by {score} on the logit scale',
    'zh-CN': '{field}为 {value}，使流失风险下降（对数几率 −{score}）',
  },
  'churn.few_events': {
    en: 'only {value|account|accounts} {value?was|were} lost or kept, fewer than {threshold}: nothing was learned',
    'zh-CN': '流失或留存的样本只有 {value} 个，少于 {threshold} 个，模型未能学习',
  },
  'churn.no_cutoffs': {
    en: 'the orders reach back {value|day|days}; it takes {threshold} to learn from',
    'zh-CN': '订单数据只有 {value} 天，至少需要 {threshold} 天才能训练',
  },
  'churn.one_cutoff': {
    en: 'learned from {value} cut-off: from {threshold} on, seasons disturb less',
    'zh-CN': '只用了 {value} 个历史时点训练；用 {threshold} 个以上可减少季节影响',
  },
  'churn.constant_feature': {
    en: '{field} is the same for all accounts and was left out',
    'zh-CN': '所有客户的{field}都相同，未参与训练',
  },
  'churn.not_converged': {
    en: 'the fit did not settle after {value|step|steps}: its probabilities are rough',
    'zh-CN': '拟合 {value} 步后仍未收敛，概率仅供参考',
  },
  'backtest.few_cutoffs': {
    en: '{value|cut-off|cut-offs}, fewer than {threshold}: one quarter may not be like the next',
    'zh-CN': '只有 {value} 个回测时点，少于 {threshold} 个，单个季度未必有代表性',
  },
  'backtest.few_losses': {
    en: 'only {value|loss|losses}, fewer than {threshold}: figures are rough',
    'zh-CN': '只有 {value} 次流失，少于 {threshold} 次，指标仅供参考',
  },
  'backtest.high_base_rate': {
    en: '{percent} of accounts are lost anyway: above {level} no rule can reach the lift that is asked for',
    'zh-CN': '整体流失率达 {percent}，高于 {level} 时任何规则都达不到所要求的提升度',
  },
  'backtest.model_knows_more': {
    en: 'the churn model was fitted as of {value}, after the first cut-off {threshold}: its figures are flattering',
    'zh-CN': '流失模型的训练截止日 {value} 晚于首个回测时点 {threshold}，其表现会偏高',
  },
  'backtest.few_alerts': {
    en: '{value|alert|alerts}, fewer than {threshold}: too few to judge the rule',
    'zh-CN': '只触发 {value} 次预警，少于 {threshold} 次，无法评判该规则',
  },
  'backtest.good_lift': {
    en: 'its alerts are right {value} times as often as chance, more than {threshold}',
    'zh-CN': '预警命中率为随机水平的 {value} 倍，高于 {threshold} 倍',
  },
  'backtest.low_lift': {
    en: 'its alerts are right {value} times as often as chance, not more than {threshold}: it does not earn its keep',
    'zh-CN': '预警命中率仅为随机水平的 {value} 倍，未超过 {threshold} 倍，该规则价值不足',
  },
  'backtest.good_lead': {
    en: 'half of its alerts come {value|day|days} or more before the loss; {threshold} are asked for',
    'zh-CN': '预警提前期中位数为 {value} 天，达到要求的 {threshold} 天',
  },
  'backtest.short_lead': {
    en: 'half of its alerts come less than {value|day|days} before the loss, later than the {threshold} asked for',
    'zh-CN': '预警提前期中位数为 {value} 天，不足要求的 {threshold} 天',
  },
  'backtest.true_alerts': {
    en: 'at level high or worse: {value|false alert|false alerts} for each true one, at most {threshold}',
    'zh-CN': '高级别及以上预警中，每 1 次命中对应 {value} 次误报，不超过 {threshold} 次',
  },
  'backtest.false_alerts': {
    en: 'at level high or worse: {value|false alert|false alerts} for each true one, more than {threshold}',
    'zh-CN': '高级别及以上预警中，每 1 次命中对应 {value} 次误报，超过 {threshold} 次',
  },
  'tune.no_change': {
    en: 'no other thresholds did clearly better on the training days: keep the rules',
    'zh-CN': '训练期内没有明显更优的阈值，建议沿用原规则',
  },
  'tune.gain': {
    en: 'the new thresholds gain {value} in F1 on later days: use them',
    'zh-CN': '新阈值在之后的检验期使 F1 提高 {value}，建议采用',
  },
  'tune.unclear_gain': {
    en: 'the new thresholds gain {value} in F1 on later days, which may be luck: keep the old ones',
    'zh-CN': '新阈值在之后的检验期使 F1 提高 {value}，但可能只是偶然，建议沿用原阈值',
  },
  'tune.no_gain': {
    en: 'the new thresholds change F1 by {value} on later days, which is no gain: keep the old ones',
    'zh-CN': '新阈值在之后的检验期 F1 变化为 {value}，没有改善，建议沿用原阈值',
  },
  'review.never': {
    en: 'there was no review so far: it is due',
    'zh-CN': '尚未做过复核，现在应当进行',
  },
  'review.due': {
    en: 'the last review was {value|day|days} ago, {threshold} or more: it is due',
    'zh-CN': '距上次复核已 {value} 天，达到 {threshold} 天，应当复核',
  },
  'review.not_due': {
    en: 'the last review was {value|day|days} ago, less than {threshold}',
    'zh-CN': '距上次复核 {value} 天，未满 {threshold} 天',
  },
};
