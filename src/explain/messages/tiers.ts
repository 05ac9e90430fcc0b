import type { Messages } from './messages.ts';

/** Reasons and notices of criteria, tiers, reviews of tiers, and kinds of account. */
export const TIER_MESSAGES: Messages = {
  'criteria.points': {
    en: '{field} {value} is {interval}: {score} of {of|point|points}, weight {weight}',
    'zh-CN': '{field} {value}，{interval}：得 {score} 分（满分 {of}），权重 {weight}',
  },
  'criteria.missing': {
    en: '{field} is missing: its weight goes to the others',
    'zh-CN': '缺少{field}：其权重分给其他指标',
  },
  'criteria.no_scale': {
    en: '{field} {value} cannot be judged, as no account had it when the model was fitted: its weight goes to the others',
    'zh-CN': '{field} {value} 无法评分，因为建模时没有客户有此数据：其权重分给其他指标',
  },
  'criteria.no_score': {
    en: 'no criterion has a value: there is no score',
    'zh-CN': '所有指标都没有数据：没有得分',
  },
  'criteria.missing_everywhere': {
    en: 'none of {threshold|account|accounts} has {field}: its weight goes to the others',
    'zh-CN': '{threshold} 个客户都没有{field}：其权重分给其他指标',
  },
  'criteria.missing_values': {
    en: '{value} of {threshold|account|accounts} {value?has|have} no {field}: its weight goes to their other criteria',
    'zh-CN': '{threshold} 个客户中有 {value} 个缺少{field}：其权重分给这些客户的其他指标',
  },
  'criteria.no_spread': {
    en: '{field} does not tell {threshold|account|accounts} apart: {value} has 50 points, less has 0 and more has 100, or the other way round',
    'zh-CN': '{field}无法区分 {threshold} 个客户：{value} 得 50 分，低于或高于它得 0 分或 100 分',
  },
  'criteria.derived_ladder': {
    en: '{field} is known for {value|account|accounts}, fewer than {threshold}: its ladder was made from their quartiles; give the anchors of your company',
    'zh-CN': '只有 {value} 个客户有{field}，少于 {threshold} 个：阶梯由其四分位数得出，请给出贵公司的锚点',
  },
  'criteria.inconsistent': {
    en: 'the judgements contradict each other (consistency ratio {value}, should be below {threshold}): ask again about {field}',
    'zh-CN': '两两判断相互矛盾（一致性比率 {value}，应小于 {threshold}）：请重新比较 {field}',
  },
  'criteria.missing_judgements': {
    en: '{value} of {threshold} {field} {value?is|are} missing: the consistency ratio is an underestimate',
    'zh-CN': '{threshold} 个{field}中缺少 {value} 个：一致性比率会被低估',
  },
  'criteria.equal_weights': {
    en: 'too few accounts have all criteria ({value}, at least {threshold} are needed): what their differences were to decide is weighed equally',
    'zh-CN': '指标齐全的客户太少（{value} 个，至少需要 {threshold} 个）：无法由差异得出权重，按等权处理',
  },
  'tier.entry': {
    en: '{field} {value}: the entry gate ({interval}) is passed',
    'zh-CN': '{field} {value}：达到入门标准（{interval}）',
  },
  'tier.entry_failed': {
    en: '{field} {value}: the entry gate ({interval}) is not passed: {result}',
    'zh-CN': '{field} {value}：未达到入门标准（{interval}）：{result}',
  },
  'tier.entry_missing': {
    en: '{field} is missing: the entry gate ({interval}) is not passed: {result}',
    'zh-CN': '缺少{field}：未达到入门标准（{interval}）：{result}',
  },
  'tier.no_score': {
    en: 'there is no score: {result}',
    'zh-CN': '没有得分：{result}',
  },
  'tier.score': {
    en: '{field} {value} is {interval}: {result} by score',
    'zh-CN': '{field} {value}，{interval}：按得分为{result}',
  },
  'tier.gate': {
    en: '{field} {value}: the gate of {result} ({interval}) is passed',
    'zh-CN': '{field} {value}：达到{result}的门槛（{interval}）',
  },
  'tier.no_gate': {
    en: '{result} has no gate',
    'zh-CN': '{result}不设门槛',
  },
  'tier.gate_failed': {
    en: '{field} {value}: the gate of {result} ({interval}) is not passed',
    'zh-CN': '{field} {value}：未达到{result}的门槛（{interval}）',
  },
  'tier.gate_missing': {
    en: '{field} is missing: the gate of {result} ({interval}) is not passed',
    'zh-CN': '缺少{field}：未达到{result}的门槛（{interval}）',
  },
  'tier.quota': {
    en: '{field} {value} ({interval}), the places above are taken: {result}',
    'zh-CN': '{field} {value}（{interval}），上级名额已满：{result}',
  },
  'tier.coverage': {
    en: 'only {percent} of the criteria are known, less than {level}: {result} at most',
    'zh-CN': '指标数据覆盖率仅 {percent}，低于 {level}：最高为{result}',
  },
  'tier.protected': {
    en: '{field} {value} ({interval}), a young account: {result} at least',
    'zh-CN': '{field} {value}（{interval}），新客户保护期：最低为{result}',
  },
  'tier.veto': {
    en: 'veto, {field} {value} ({interval}): {result} at most',
    'zh-CN': '一票否决，{field} {value}（{interval}）：最高为{result}',
  },
  'tier.hold': {
    en: '{field} {value} ({interval}): no promotion',
    'zh-CN': '{field} {value}（{interval}）：暂不升级',
  },
  'tier.quota_tie': {
    en: '{fieldName}: {threshold|place|places}, {value} of them filled, as scores are tied at the border',
    'zh-CN': '{fieldName}：名额 {threshold} 个，因边界得分相同而实有 {value} 个',
  },
  'tier.thin_data': {
    en: '{value} of {threshold|account|accounts} {value?has|have} too little data and {value?is|are} capped',
    'zh-CN': '{threshold} 个客户中有 {value} 个数据不足，级别受限',
  },
  'tier.absent_field': {
    en: 'none of {threshold|account|accounts} has a field {field}: what looks at it never holds',
    'zh-CN': '{threshold} 个客户都没有“{field}”字段：相关条件不会生效',
  },
  'tier.empty': {
    en: 'no account of {threshold} is {fieldName}',
    'zh-CN': '{threshold} 个客户中没有{fieldName}',
  },
  'move.entered': {
    en: 'first review: {result}',
    'zh-CN': '首次评级：{result}',
  },
  'move.same': {
    en: 'classified as {valueName}, as before',
    'zh-CN': '评级结果仍为{valueName}',
  },
  'move.promoted': {
    en: 'the line of {result} is cleared by {value|point|points} (at least {threshold}): promoted',
    'zh-CN': '超过{result}线 {value} 分（至少 {threshold} 分）：升级',
  },
  'move.qualified': {
    en: 'good for {result}, by what is not measured in points: promoted',
    'zh-CN': '符合{result}的非分数条件：升级',
  },
  'move.not_cleared': {
    en: 'the line of {result} is cleared by only {value|point|points}, less than {threshold}: no promotion yet',
    'zh-CN': '仅超过{result}线 {value} 分，不足 {threshold} 分：暂不升级',
  },
  'move.within_margin': {
    en: 'the line of {result} is missed by {value|point|points}, less than {threshold}: held',
    'zh-CN': '低于{result}线 {value} 分，不到 {threshold} 分：保级',
  },
  'move.missed': {
    en: 'the line of {result} was missed at {value} of {threshold|review|reviews} running: held this time',
    'zh-CN': '连续 {value} 次未达到{result}线（{threshold} 次则降级）：本次保级',
  },
  'move.demoted': {
    en: 'the line of {fieldName} is missed by {value|point|points}: down to {result}',
    'zh-CN': '低于{fieldName}线 {value} 分：降为{result}',
  },
  'move.disqualified': {
    en: 'no longer good for {fieldName}, by what is not measured in points: down to {result}',
    'zh-CN': '不再符合{fieldName}的非分数条件：降为{result}',
  },
  'move.dwell': {
    en: 'a recent move: {result} is held for this review ({value} to go)',
    'zh-CN': '近期刚变动：本次保持{result}（还需 {value} 次评审）',
  },
  'move.protected': {
    en: '{field} {value} ({interval}), a young account: not demoted',
    'zh-CN': '{field} {value}（{interval}），新客户保护期：不降级',
  },
  'move.recheck': {
    en: 'reviewed at once, as {field} {value} is {interval}',
    'zh-CN': '{field} {value}（{interval}）：立即复核',
  },
  'move.not_due': {
    en: 'not due before {threshold}',
    'zh-CN': '未到评审日 {threshold}',
  },
  'move.no_score': {
    en: 'there is no score: {result} is held',
    'zh-CN': '没有得分：保持{result}',
  },
  'move.absent': {
    en: 'not among the accounts of this review: {result} is kept on record',
    'zh-CN': '不在本次评审客户中：保留{result}记录',
  },
  'kind.rule': {
    en: '{field} {value} is {interval}: {result}',
    'zh-CN': '{field} {value}（{interval}）：{result}',
  },
  'kind.against': {
    en: '{field} {value} is not {interval}: not {result}',
    'zh-CN': '{field} {value}，不满足 {interval}：不是{result}',
  },
  'kind.below': {
    en: '{field} {value} is not {interval}: {result}',
    'zh-CN': '{field} {value}，不满足 {interval}：{result}',
  },
  'kind.no_line': {
    en: '{result} asks for a line of {field}, and there is none',
    'zh-CN': '{result}需要{field}的界线，但未给出',
  },
  'kind.missing': {
    en: '{field} is missing: {result} asks for {interval}',
    'zh-CN': '缺少{field}：{result}要求 {interval}',
  },
  'kind.derived_cut': {
    en: 'the threshold of {field}, {value}, was taken from {threshold|account|accounts}: give that of your company',
    'zh-CN': '{field}的界线 {value} 由 {threshold} 个客户得出：请给出贵公司的界线',
  },
};
