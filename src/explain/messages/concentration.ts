import type { Messages } from './messages.ts';

/** Reasons and notices of concentration, Pareto claims and ABC classes. */
export const CONCENTRATION_MESSAGES: Messages = {
  'concentration.small_sample': {
    en: 'only {value|account|accounts}: below {threshold}, measures of concentration are rough',
    'zh-CN': '仅有 {value} 个客户：少于 {threshold} 个时，集中度指标较为粗略',
  },
  'concentration.missing_values': {
    en: '{value} of {threshold|row|rows} {value?has|have} no {field} and {value?is|are} counted apart',
    'zh-CN': '{threshold} 行中有 {value} 行缺少{field}，已单独计数',
  },
  'concentration.left_out': {
    en: '{value} of {threshold|row|rows} {value?is|are} left out, as only buyers count',
    'zh-CN': '只计有购买的客户，{threshold} 行中略去 {value} 行',
  },
  'concentration.zero_values': {
    en: '{value} of {threshold|account|accounts} {value?has|have} {field} 0 and {value?counts|count} as accounts',
    'zh-CN': '{threshold} 个客户中有 {value} 个{field}为 0，仍计入客户数',
  },
  'concentration.negative_values': {
    en: '{value} of {threshold|account|accounts} {value?has|have} {field} below 0: the corrected formulas are used',
    'zh-CN': '{threshold} 个客户中有 {value} 个{field}为负：采用修正公式',
  },
  'concentration.no_shares': {
    en: 'the total of {field} is {value}, not above 0: there are no shares',
    'zh-CN': '{field}合计为 {value}，不大于 0：无法计算占比',
  },
  'concentration.repeated_accounts': {
    en: '{value} of {threshold|row|rows} {value?repeats|repeat} an account id: sum them up per account first',
    'zh-CN': '{threshold} 行中有 {value} 行客户编号重复：请先按客户汇总',
  },
  'concentration.fewer_resamples': {
    en: 'the interval of {field} rests on {value|resample|resamples} instead of {threshold}, as there are many accounts',
    'zh-CN': '客户较多，{field}的区间由 {value} 次重抽样得出（通常为 {threshold} 次）',
  },
  'concentration.exposure': {
    en: 'lose the top {threshold}: {percent} of {field} goes with it',
    'zh-CN': '若失去最大的 {threshold} 个客户，将失去{field}的 {percent}',
  },
  'concentration.account_level': {
    en: '{field} holds {percent} of the total, at or above the {level} level',
    'zh-CN': '{field} 占合计的 {percent}，达到或超过 {level} 参考线',
  },
  'concentration.top_five_level': {
    en: 'the five largest hold {percent} of the total, at or above the {level} level',
    'zh-CN': '前五大客户占合计的 {percent}，达到或超过 {level} 参考线',
  },
  'pareto.claim': {
    en: '{field}: {value} is {interval}, so the claim {result}',
    'zh-CN': '{field}：{value}，{interval}，因此该说法{result}',
  },
  'pareto.no_interval': {
    en: '{field}: there is no interval to judge the claim of {threshold} by',
    'zh-CN': '{field}：没有区间可用来判断 {threshold} 的说法',
  },
  'abc.class': {
    en: '{field} {value} is {interval}: class {result}',
    'zh-CN': '{field} {value}，{interval}：{result} 类',
  },
  'abc.missing_value': {
    en: '{field} is missing: the account has no class',
    'zh-CN': '缺少{field}：该客户没有类别',
  },
  'abc.no_cuts': {
    en: 'the model has no cuts, as no account had {field} above 0',
    'zh-CN': '没有客户的{field}大于 0，模型没有切点',
  },
  'abc.no_higher_class': {
    en: '{field} {value}: the model has no higher class, so class {result}',
    'zh-CN': '{field} {value}：模型没有更高类别，归入 {result} 类',
  },
  'abc.missing_values': {
    en: '{value} of {threshold|row|rows} {value?has|have} no {field} and no class',
    'zh-CN': '{threshold} 行中有 {value} 行缺少{field}，没有类别',
  },
  'abc.no_positive_value': {
    en: 'none of {value|account|accounts} has {field} above {threshold}: there are no cuts',
    'zh-CN': '{value} 个客户的{field}都不大于 {threshold}：没有切点',
  },
  'abc.tied_at_cut': {
    en: '{value|account|accounts} with the same {field} {value?lies|lie} across the cut at {level} and {value?is|are} classed as one',
    'zh-CN': '{value} 个{field}相同的客户跨越 {level} 切点，归入同一类',
  },
  'abc.empty_class': {
    en: 'class {value} of {field} is empty',
    'zh-CN': '{field}的 {value} 类为空',
  },
};
