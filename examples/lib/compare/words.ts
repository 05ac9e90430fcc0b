import type { Locale } from 'account-scoring';

const EN = {
  title: (from: string, to: string) => `Two reviews compared: ${from} and ${to} (synthetic data)`,
  notices: 'What to know',
  migration: (field: string) => `Who moved: ${field} (rows: before; columns, by their numbers: after)`,
  total: 'total',
  moved: (stayed: number, up: number, down: number) =>
    `${stayed} accounts stayed, ${up} went up, ${down} went down`,
  bridge: (days: number) => `Where the change of revenue came from (${days} days each)`,
  counts: 'Accounts',
  winners: 'The ten that gained the most',
  losers: 'The ten that lost the most',
  change: ['account', 'name', 'before', 'after', 'difference', ''],
  why: 'Why scores and tiers moved: the largest move of each kind',
  of: { rfm: 'RFM score', criteria: 'score over criteria', tier: 'tier' },
  story: (account: string, what: string, before: string, after: string) =>
    `${account}: ${what} ${before} → ${after}`,
};

const ZH: typeof EN = {
  title: (from, to) => `两次盘点对比：${from} 与 ${to}（合成数据）`,
  notices: '须知',
  migration: (field) => `迁移矩阵：${field}（行为前次，列为本次，按编号对应）`,
  total: '合计',
  moved: (stayed, up, down) => `${stayed} 家未变，${up} 家上升，${down} 家下降`,
  bridge: (days) => `销售额变化的来源（各 ${days} 天）`,
  counts: '客户数',
  winners: '增长最多的十家',
  losers: '下降最多的十家',
  change: ['客户', '名称', '前期', '本期', '差额', ''],
  why: '得分与级别为何变动：每一类中变动最大的一家',
  of: { rfm: 'RFM 得分', criteria: '综合得分', tier: '级别' },
  story: (account, what, before, after) => `${account}：${what} ${before} → ${after}`,
};

/** The words of the comparison. */
export function wordsIn(locale: Locale): typeof EN {
  return locale === 'zh-CN' ? ZH : EN;
}
