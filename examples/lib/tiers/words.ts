import type { Locale } from 'account-scoring';

const EN = {
  title: (count: number) => `Tier review of ${count} key accounts (synthetic data)`,
  criteria: (weights: string, cr: string) =>
    `Weights from pairwise judgements: ${weights}; consistency ratio ${cr} (must be below 0.10)`,
  entry: (amount: string) => `Entry gate: at least ${amount} in twelve months`,
  notices: 'What to know',
  first: (day: string) => `First review, ${day}`,
  second: (day: string) => `Second review, ${day}, by the scales of the first`,
  tiers: ['tier', 'accounts', 'revenue', '% rev.', 'median score'],
  moves: 'Moves',
  nobody: 'nobody moves',
  count: (move: string, count: number) => `${move} ${count}`,
  accounts: ['account', 'tier', 'score', 'power', 'infl.', 'to next', 'cover', 'stage'],
  why: 'Why: the accounts that moved, were vetoed or protected, and the largest of those that were only just held',
  before: (tier: string) => `before: ${tier}`,
  classified: (tier: string) => `classified as ${tier}`,
  todo: 'to do',
  visits: (day: string) => `Visits due on ${day}, the most overdue first`,
  visit: ['account', 'tier', 'last contact', 'every', 'overdue'],
  days: (days: number) => `${days} days`,
  next: (day: string) => `Next review: ${day}. Keep the state of the tiers until then: it is plain JSON.`,
  steady: (more: string) => `Are the upper tiers steadier than the others? ${more}`,
};

const ZH: typeof EN = {
  title: (count) => `${count} 家大客户分级评审（合成数据）`,
  criteria: (weights, cr) => `由两两判断得出的权重：${weights}；一致性比率 ${cr}（应小于 0.10）`,
  entry: (amount) => `入门标准：近十二个月采购额不低于 ${amount}`,
  notices: '须知',
  first: (day) => `首次评审，${day}`,
  second: (day) => `第二次评审，${day}，沿用首次的评分尺度`,
  tiers: ['级别', '客户数', '销售额', '占比', '得分中位数'],
  moves: '变动',
  nobody: '无变动',
  count: (move, count) => `${move} ${count} 家`,
  accounts: ['客户', '级别', '得分', '购买力', '影响力', '距上级', '覆盖率', '生命周期'],
  why: '理由：有变动、被否决、受保护的客户，以及刚好保级的客户中最大的几家',
  before: (tier) => `原级别：${tier}`,
  classified: (tier) => `本次评级：${tier}`,
  todo: '待办',
  visits: (day) => `${day} 应拜访的客户，逾期最久者在前`,
  visit: ['客户', '级别', '上次联系', '周期', '逾期'],
  days: (days) => `${days} 天`,
  next: (day) => `下次评审：${day}。请保存级别状态（纯 JSON）。`,
  steady: (more) => `高级别客户的订单是否更平稳？${more}`,
};

/** The words of the tier review. */
export function wordsIn(locale: Locale): typeof EN {
  return locale === 'zh-CN' ? ZH : EN;
}
