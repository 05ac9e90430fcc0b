import type { Messages } from './messages.ts';

/** Reasons of alerts and of the warning status of accounts. */
export const ALERT_MESSAGES: Messages = {
  'warning.silent_days': {
    en: 'silent for {value|day|days}; the usual gap is {threshold|day|days}',
    'zh-CN': '已沉默 {value} 天，常规购买间隔为 {threshold} 天',
  },
  'warning.overdue': {
    en: '{value} times the usual gap, {interval}: {result}',
    'zh-CN': '为常规购买间隔的 {value} 倍（{interval}）：{result}',
  },
  'warning.compare': {
    en: '{fieldName} {value}, {interval}: {result}',
    'zh-CN': '{fieldName}为 {value}（{interval}）：{result}',
  },
  'warning.not_equal': {
    en: '{fieldName} {value} is not {threshold}: {result}',
    'zh-CN': '{fieldName}为 {value}，不等于 {threshold}：{result}',
  },
  'warning.share': {
    en: '{fieldName} {percent}, {op} {level}: {result}',
    'zh-CN': '{fieldName}为 {percent}（{op} {level}）：{result}',
  },
  'warning.change': {
    en: '{fieldName} changed by {percent}, {op} {level}: {result}',
    'zh-CN': '{fieldName}变化 {percent}（{op} {level}）：{result}',
  },
  'warning.points': {
    en: '{fieldName} changed by {percent} in points, {op} {level}: {result}',
    'zh-CN': '{fieldName}变化 {percent}（百分点，{op} {level}）：{result}',
  },
  'warning.difference': {
    en: '{fieldName} changed by {value}, {interval}: {result}',
    'zh-CN': '{fieldName}变化 {value} 分（{interval}）：{result}',
  },
  'warning.chance': {
    en: '{fieldName}: by chance this comes about with a probability of {percent}, {op} {level}: {result}',
    'zh-CN': '{fieldName}：纯属偶然的概率为 {percent}（{op} {level}）：{result}',
  },
  'warning.observations': {
    en: '{fieldName}: {value|observation|observations}, {interval}: {result}',
    'zh-CN': '{fieldName}：观测数 {value}（{interval}）：{result}',
  },
  'warning.fact': {
    en: '{fieldName}: {result}',
    'zh-CN': '已确认{fieldName}：{result}',
  },
  'warning.no_fact': {
    en: 'no {fieldName}: {result}',
    'zh-CN': '没有{fieldName}：{result}',
  },
  'warning.past_due': {
    en: 'an invoice is {value|day|days} past due, {interval}: {result}',
    'zh-CN': '应收款已逾期 {value} 天（{interval}）：{result}',
  },
  'warning.complaints': {
    en: '{value|complaint|complaints} in 30 days, {interval}: {result}',
    'zh-CN': '30 天内投诉 {value} 次（{interval}）：{result}',
  },
  'warning.open_urgent': {
    en: '{value|urgent complaint|urgent complaints} {value?is|are} open, {interval}: {result}',
    'zh-CN': '未解决的紧急投诉 {value} 件（{interval}）：{result}',
  },
  'warning.unanswered': {
    en: '{value|survey|surveys} in a row unanswered, {interval}: {result}',
    'zh-CN': '连续 {value} 次调查未回复（{interval}）：{result}',
  },
  'warning.touch_ratio': {
    en: 'no two-way contact for {value} times the usual gap, {interval}: {result}',
    'zh-CN': '距上次双向沟通已达常规间隔的 {value} 倍（{interval}）：{result}',
  },
  'warning.contact_gap': {
    en: 'no two-way contact for {value|day|days}, {interval}: {result}',
    'zh-CN': '已 {value} 天没有双向沟通（{interval}）：{result}',
  },
  'warning.unreachable': {
    en: 'a key contact has been unreachable for {value|day|days}, {interval}: {result}',
    'zh-CN': '关键联系人已失联 {value} 天（{interval}）：{result}',
  },
  'warning.contact_left': {
    en: 'key contacts and decision makers who left: {value}, {interval}: {result}',
    'zh-CN': '离职的关键联系人与决策人 {value} 位（{interval}）：{result}',
  },
  'warning.decision_maker_left': {
    en: 'decision makers who left: {value}, {interval}: {result}',
    'zh-CN': '离职的决策人 {value} 位（{interval}）：{result}',
  },
  'warning.contract_end': {
    en: 'days to the end of the contract: {value}, {interval}: {result}',
    'zh-CN': '距合同到期 {value} 天（{interval}）：{result}',
  },
  'warning.competitor': {
    en: 'sightings of a competitor: {value}, {interval}: {result}',
    'zh-CN': '发现竞争对手动作 {value} 次（{interval}）：{result}',
  },
  'warning.level': {
    en: 'ranks of value lost: {value}, {interval}: {result}',
    'zh-CN': '价值层级下降 {value} 级（{interval}）：{result}',
  },
  'warning.min_data': {
    en: '{fieldName} {value}: to judge, it must be {interval}',
    'zh-CN': '{fieldName}为 {value}，需 {interval} 才能判断',
  },
  'warning.no_measure': {
    en: '{fieldName} cannot be told',
    'zh-CN': '{fieldName}无法得出',
  },
  'warning.no_threshold': {
    en: 'what {fieldName} is compared with cannot be told',
    'zh-CN': '缺少与{fieldName}比较的基准',
  },
  'warning.kept': {
    en: 'not over yet: still {result}',
    'zh-CN': '尚未恢复到解除线：维持{result}',
  },
  'warning.blind': {
    en: 'no data to judge by since {value}: still {result}',
    'zh-CN': '自 {value} 起缺少判断数据：维持{result}',
  },
  'warning.recovering': {
    en: 'over since {value}: kept for {threshold|day|days}',
    'zh-CN': '自 {value} 起已恢复：观察 {threshold} 天',
  },
  'warning.resolved': {
    en: 'over on {value}',
    'zh-CN': '{value} 解除',
  },
  'warning.resolved_cooling': {
    en: 'over on {value}; it cannot fire again before {threshold}, unless it is worse',
    'zh-CN': '{value} 解除，{threshold} 之前除非更严重，不再触发',
  },
  'warning.pending': {
    en: 'held at {value} of {threshold|evaluation|evaluations} running: {result} not confirmed yet',
    'zh-CN': '连续 {value} 次评估满足条件（需 {threshold} 次）：{result}待确认',
  },
  'warning.pending_days': {
    en: 'held for {value} of {threshold|day|days}: {result} not confirmed yet',
    'zh-CN': '条件已持续 {value} 天（需 {threshold} 天）：{result}待确认',
  },
  'warning.snoozed': {
    en: 'snoozed until {threshold}',
    'zh-CN': '已暂缓至 {threshold}',
  },
  'warning.quiet': {
    en: 'a quiet period until {threshold}, included',
    'zh-CN': '静默期至 {threshold}（含当日）',
  },
  'warning.cooldown': {
    en: 'it was over a short while ago and cannot fire again before {threshold}, unless it is worse',
    'zh-CN': '近期刚解除，{threshold} 之前除非更严重，不再触发',
  },
  'warning.large': {
    en: '{percent} of the book ({op} {level}): a large account',
    'zh-CN': '占全部客户金额的 {percent}（{op} {level}）：大额客户',
  },
  'warning.lifted': {
    en: '{percent} of the book ({op} {level}): one level higher, {result}',
    'zh-CN': '占全部客户金额的 {percent}（{op} {level}）：提升一级为{result}',
  },
  'warning.portfolio': {
    en: '{percent} of the book ({op} {level}): {result} for the whole portfolio',
    'zh-CN': '占全部客户金额的 {percent}（{op} {level}）：对整个客户组合为{result}',
  },
  'status.criticals': {
    en: 'critical alerts: {value}: {result}',
    'zh-CN': '紧急预警 {value} 项：{result}',
  },
  'status.highs': {
    en: 'high alerts in {value|family|families} ({interval}): {result}',
    'zh-CN': '{value} 类高级别预警（{interval}）：{result}',
  },
  'status.mediums': {
    en: 'alerts in {value|family|families} ({interval}): {result}',
    'zh-CN': '{value} 类预警（{interval}）：{result}',
  },
  'status.alert': {
    en: '{fieldName}: {valueName} ({thresholdName})',
    'zh-CN': '规则“{fieldName}”：{valueName}（{thresholdName}）',
  },
  'status.clear': {
    en: 'nothing to tell: {result}',
    'zh-CN': '无预警：{result}',
  },
  'status.judged': {
    en: '{value} of {threshold|rule|rules} could judge',
    'zh-CN': '{threshold} 条规则中 {value} 条可判断',
  },
  'status.no_data': {
    en: 'none of {threshold|rule|rules} could judge: {result}',
    'zh-CN': '{threshold} 条规则均无法判断：{result}',
  },
  'status.no_orders': {
    en: 'none of the {threshold|rule|rules} on whether it still buys had enough data: {result}',
    'zh-CN': '{threshold} 条判断是否仍在购买的规则均数据不足：{result}',
  },
  'status.share': {
    en: '{percent} of the book ({op} {level})',
    'zh-CN': '占全部客户金额的 {percent}（{op} {level}）',
  },
  'status.no_history': {
    en: 'no history was given for account {value}',
    'zh-CN': '未提供客户 {value} 的购买历史',
  },
};
