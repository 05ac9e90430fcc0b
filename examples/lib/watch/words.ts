import type { Locale } from 'account-scoring';

const EN = {
  title: (accounts: number, weeks: number) =>
    `Churn watch: ${accounts} accounts, evaluated every week of ${weeks === 52 ? '2025' : 'late 2025'} (${weeks} evaluations), synthetic data`,
  backtest: (cutoffs: number, days: number) =>
    `What the rules would have been worth: ${cutoffs} looks at the past, lost = no order within ${days} days`,
  backtestHead: ['rule', 'fired', 'precision', '95% interval', 'recall', 'lift', 'lead (days)', 'keep?'],
  all: 'all rules together',
  yes: 'yes',
  no: 'no',
  few: 'too few',
  base: (share: string, precision: string) =>
    `Of all accounts at all looks ${share} were lost; of those with an alert ${precision}.`,
  drop: (rules: string) => `Rules that do not earn their keep on this book: ${rules || 'none'}`,
  changes: 'What came and went: the changes of the last four weeks',
  status: 'Status at the end of the year',
  statusHead: ['status', 'accounts', 'value at risk'],
  first: 'Look at first: by value at risk',
  atRisk: (amount: string) => `${amount} at risk`,
  churn: (percent: string) => `trained score: ${percent} are lost within 90 days`,
  since: (state: string, day: string) => `${state} since ${day}`,
  action: 'to do',
  unknown: (count: number) =>
    `${count} rules could not judge some of these accounts, for want of data; for them the answer is "unknown", not "all clear".`,
};

const ZH: typeof EN = {
  title: (accounts, weeks) =>
    `流失预警：${accounts} 个客户，${weeks === 52 ? '2025 年' : '2025 年末'}每周评估一次（共 ${weeks} 次），合成数据`,
  backtest: (cutoffs, days) => `规则回测：回看 ${cutoffs} 个时点，流失 = ${days} 天内无订单`,
  backtestHead: ['规则', '触发', '准确率', '95% 区间', '召回率', '提升度', '提前天数', '保留？'],
  all: '全部规则',
  yes: '是',
  no: '否',
  few: '样本太少',
  base: (share, precision) => `全部客户中 ${share} 流失；有预警的客户中 ${precision} 流失。`,
  drop: (rules) => `在本数据上不值得保留的规则：${rules || '无'}`,
  changes: '最近四周的预警变化',
  status: '年末状态',
  statusHead: ['状态', '客户数', '风险金额'],
  first: '优先关注：按风险金额排序',
  atRisk: (amount) => `风险金额 ${amount}`,
  churn: (percent) => `训练模型：90 天内流失概率 ${percent}`,
  since: (state, day) => `${state}，自 ${day}`,
  action: '待办',
  unknown: (count) => `有 ${count} 条规则因数据不足无法判断部分客户：结果为“数据不足”，而不是“正常”。`,
};

/** The words of the churn watch. */
export function wordsIn(locale: Locale): typeof EN {
  return locale === 'zh-CN' ? ZH : EN;
}
