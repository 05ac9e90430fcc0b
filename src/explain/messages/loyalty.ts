import type { Messages } from './messages.ts';

/** Reasons and notices of loyalty, satisfaction, repurchase, retention, conditions, playbooks and group comparisons. */
export const LOYALTY_MESSAGES: Messages = {
  'loyalty.part': {
    en: '{field} {value} is {interval}: {score} of {of|point|points}, weight {weight}',
    'zh-CN': '{field} {value}，{interval}：{score}/{of} 分，权重 {weight}',
  },
  'loyalty.missing': {
    en: '{field} is missing: its weight of {weight} goes to the other inputs',
    'zh-CN': '缺少{field}：其 {weight} 的权重由其他指标分担',
  },
  'loyalty.low_coverage': {
    en: 'only {percent} of the weights are known, less than {level}: there is no index',
    'zh-CN': '已知指标的权重仅占 {percent}，低于 {level}：不计算指数',
  },
  'loyalty.level': {
    en: '{field} {value} is {interval}: {result}',
    'zh-CN': '{field} {value}，{interval}：{result}',
  },
  'satisfaction.no_answers': {
    en: '{fieldName}: no answers in the window',
    'zh-CN': '{fieldName}：本期没有答复',
  },
  'satisfaction.few_answers': {
    en: '{fieldName}: {value|answer|answers} in one of the two windows, fewer than {threshold}: no change can be told',
    'zh-CN': '{fieldName}：两期之一仅有 {value} 份答复，少于 {threshold} 份，无法判断变化',
  },
  'satisfaction.up': {
    en: '{fieldName} is up from {threshold} to {value}, by more than chance explains',
    'zh-CN': '{fieldName}由 {threshold} 上升至 {value}，超出随机波动',
  },
  'satisfaction.flat': {
    en: '{fieldName} went from {threshold} to {value}, within what chance explains',
    'zh-CN': '{fieldName}由 {threshold} 变为 {value}，属随机波动范围',
  },
  'satisfaction.down': {
    en: '{fieldName} is down from {threshold} to {value}, by more than chance explains',
    'zh-CN': '{fieldName}由 {threshold} 下降至 {value}，超出随机波动',
  },
  'repurchase.no_orders': {
    en: 'no purchase so far: there is no {field}',
    'zh-CN': '尚无购买，没有{field}',
  },
  'repurchase.too_new': {
    en: '{field} {value} is in the last period, since {threshold}: too early for a rate',
    'zh-CN': '{field} {value} 位于最后一个时段（{threshold} 起），尚无法计算比率',
  },
  'repurchase.periods': {
    en: 'bought in {value} of the {threshold|period|periods} since its first order',
    'zh-CN': '首单之后的 {threshold} 个时段中有 {value} 个时段有购买',
  },
  'repurchase.future': {
    en: '{value|row|rows} {value?is|are} after {threshold} and left out',
    'zh-CN': '有 {value} 行晚于 {threshold}，未计入',
  },
  'retention.missing_values': {
    en: '{value} of {threshold|account|accounts} {value?lacks|lack} {field} at one of the dates and {value?is|are} in no rate',
    'zh-CN': '{threshold} 个客户中有 {value} 个在其中一期缺少{field}，不计入比率',
  },
  'retention.first_order_unknown': {
    en: '{value|account|accounts} {value?counts|count} as new, as it is not known when they first ordered: some may be reactivated',
    'zh-CN': '{value} 个客户的首单日期未知，按新增计，其中可能有唤回客户',
  },
  'retention.nobody_before': {
    en: 'no account had {field} above {threshold} before: there are no rates',
    'zh-CN': '前期没有{field}大于 {threshold} 的客户，无法计算比率',
  },
  'churn.unknown_causes': {
    en: '{value} of {threshold|lost account|lost accounts} {value?has|have} no cause',
    'zh-CN': '{threshold} 个流失客户中有 {value} 个原因不明',
  },
  'churn.missing_values': {
    en: '{value} of {threshold|lost account|lost accounts} {value?has|have} no {field}: counted as accounts, with revenue 0',
    'zh-CN': '{threshold} 个流失客户中有 {value} 个缺少{field}：计入客户数，金额按 0 计',
  },
  'churn.negative_values': {
    en: '{value} of {threshold|lost account|lost accounts} {value?has|have} {field} below 0: nothing was lost, so 0 is counted',
    'zh-CN': '{threshold} 个流失客户中有 {value} 个{field}为负：没有损失，金额按 0 计',
  },
  'checklist.weakest': {
    en: 'the weakest link is {fieldName}: {score} of {of}, the next has {threshold}',
    'zh-CN': '最薄弱的环节是“{fieldName}”：{score}/{of} 分，其次为 {threshold} 分',
  },
  'checklist.missing': {
    en: '{fieldName} has no score: the checklist is not complete',
    'zh-CN': '“{fieldName}”没有评分，检查表不完整',
  },
  'condition.passed': {
    en: '{fieldName} holds: {value} is {interval}',
    'zh-CN': '{fieldName}达标：{value}，{interval}',
  },
  'condition.failed': {
    en: '{fieldName} fails: {value} is {interval}, and nothing makes up for it',
    'zh-CN': '{fieldName}不达标：{value}，{interval}，其他条件无法弥补',
  },
  'condition.missing': {
    en: '{fieldName} is not known, to be compared with {threshold}',
    'zh-CN': '{fieldName}未知，无法与 {threshold} 比较',
  },
  'delivered.ratio': {
    en: 'the customer gets {value} for each unit of cost: {interval}',
    'zh-CN': '客户每付出 1 单位成本得到 {value} 单位价值：{interval}',
  },
  'delivered.no_cost': {
    en: 'there is no cost: {fieldName} has no ratio',
    'zh-CN': '没有成本，无法计算{fieldName}的比率',
  },
  'delivered.missing': {
    en: '{fieldName} is missing: there is no total',
    'zh-CN': '缺少{fieldName}，无法计算合计',
  },
  'delivered.rival': {
    en: 'value for cost is {value} times that of the rival: {interval}',
    'zh-CN': '价值成本比是竞争对手的 {value} 倍：{interval}',
  },
  'delivered.no_rival': {
    en: 'there are no figures of a rival to compare {fieldName} with',
    'zh-CN': '没有竞争对手的数据，无法比较{fieldName}',
  },
  'delivered.rival_missing': {
    en: '{fieldName} of the rival is missing: there is no comparison',
    'zh-CN': '缺少竞争对手的{fieldName}，无法比较',
  },
  'delivered.rival_no_ratio': {
    en: 'value or cost of the rival is 0: {fieldName} has no ratio to it',
    'zh-CN': '竞争对手的价值或成本为 0，无法计算{fieldName}的倍数',
  },
  'playbook.entry': {
    en: '{field} {valueName} is in the playbook',
    'zh-CN': '{field}“{valueName}”在行动手册中有对应安排',
  },
  'playbook.missing': {
    en: '{field} is not known',
    'zh-CN': '{field}未知',
  },
  'playbook.no_entry': {
    en: 'playbook {threshold} has no entry for {field} {valueName}',
    'zh-CN': '行动手册 {threshold} 中没有{field}“{valueName}”的安排',
  },
  'playbook.cadence': {
    en: '{field} {valueName} asks for a contact every {threshold|day|days}',
    'zh-CN': '{field}“{valueName}”要求每 {threshold} 天至少联系一次',
  },
  'playbook.other_cadence': {
    en: 'without a {field} of the playbook, a contact every {threshold|day|days} is enough',
    'zh-CN': '行动手册中没有对应的{field}，每 {threshold} 天联系一次即可',
  },
  'visit.never': {
    en: 'there was no contact so far: it is due now',
    'zh-CN': '从未联系过，应立即安排',
  },
  'visit.booked': {
    en: 'a contact is booked for {value}, after {threshold}',
    'zh-CN': '已预约 {value} 联系（晚于 {threshold}）',
  },
  'visit.due': {
    en: 'last contact {value|day|days} ago, {interval}: due',
    'zh-CN': '上次联系在 {value} 天前，{interval}：应联系',
  },
  'visit.not_due': {
    en: 'last contact {value|day|days} ago, {interval}: not due yet',
    'zh-CN': '上次联系在 {value} 天前，{interval}：暂不需联系',
  },
  'compare.above': {
    en: "{field} is higher for key accounts: Cliff's delta is at least {value}, above {threshold}: the claim {result}",
    'zh-CN': '大客户的{field}更高：Cliff δ 至少为 {value}，大于 {threshold}：该说法{result}',
  },
  'compare.below': {
    en: "{field} is lower for key accounts: Cliff's delta is at most {value}, below {threshold}: the claim {result}",
    'zh-CN': '大客户的{field}更低：Cliff δ 至多为 {value}，小于 {threshold}：该说法{result}',
  },
  'compare.unclear': {
    en: "{field}: {value} lies in the interval of Cliff's delta, {interval}: the claim {result}",
    'zh-CN': '{field}：Cliff δ 的区间为 {interval}，包含 {value}：该说法{result}',
  },
  'compare.few_accounts': {
    en: '{field}: the smaller group has {value|account|accounts} with a value, fewer than {threshold}: the claim {result}',
    'zh-CN': '{field}：较小一组仅有 {value} 个客户有数值，少于 {threshold} 个：该说法{result}',
  },
};
