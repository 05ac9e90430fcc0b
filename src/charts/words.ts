import type { Locale } from '../types.ts';

type Word = Readonly<Record<Locale, string>>;

/** The words of the pictures. What stands in braces is filled in. */
const WORDS = {
  noData: { en: 'No data', 'zh-CN': '暂无数据' },
  accounts: { en: 'Accounts', 'zh-CN': '客户数' },
  accountsUnit: { en: 'Accounts (number)', 'zh-CN': '客户数（家）' },
  shareOfAccounts: { en: 'Share of accounts (%)', 'zh-CN': '客户占比（%）' },
  shareOfRevenue: { en: 'Share of revenue (%)', 'zh-CN': '销售额占比（%）' },
  cumulativeAccounts: {
    en: 'Share of accounts, largest first (%)',
    'zh-CN': '累计客户占比，由大到小（%）',
  },
  cumulativeRevenue: { en: 'Cumulative share of {what} (%)', 'zh-CN': '累计{what}占比（%）' },
  revenue: { en: 'revenue', 'zh-CN': '销售额' },
  profit: { en: 'profit', 'zh-CN': '利润' },
  amountUnit: { en: '{what} ({unit})', 'zh-CN': '{what}（{unit}）' },
  revenueTitle: { en: 'Revenue', 'zh-CN': '销售额' },
  currencyUnits: { en: 'currency units', 'zh-CN': '货币单位' },
  withoutScore: {
    en: '{n} without a score are left out.',
    'zh-CN': '另有 {n} 家无得分，未计入。',
  },

  heatmapTitle: { en: 'RFM heat map', 'zh-CN': 'RFM 热力图' },
  heatmapMean: {
    en: 'In each cell: accounts and, below, their mean amount. Darker: a higher mean amount.',
    'zh-CN': '每格：客户数及其平均金额。颜色越深，平均金额越高。',
  },
  heatmapCount: {
    en: 'In each cell: accounts and, below, their mean amount. Darker: more accounts.',
    'zh-CN': '每格：客户数及其平均金额。颜色越深，客户越多。',
  },
  meanAmount: { en: 'Mean amount', 'zh-CN': '平均金额' },
  recencyScore: {
    en: 'Recency score (1 = longest ago, {bins} = latest)',
    'zh-CN': '最近一次消费得分（1 = 最久，{bins} = 最近）',
  },
  frequencyScore: {
    en: 'Frequency score (1 = seldom, {bins} = often)',
    'zh-CN': '消费频率得分（1 = 最少，{bins} = 最多）',
  },
  heatmapSays: {
    en: 'RFM heat map of {n} accounts: {best} of them have the best recency and frequency scores.',
    'zh-CN': '{n} 家客户的 RFM 热力图：其中 {best} 家的最近一次消费和消费频率得分均为最高。',
  },

  histogramsTitle: {
    en: 'Recency, frequency and monetary value of {n} accounts',
    'zh-CN': '{n} 家客户的最近一次消费、消费频率与消费金额分布',
  },
  histogramsLine: {
    en: 'Dashed line: the median.',
    'zh-CN': '虚线为中位数。',
  },
  histogramsSteps: {
    en: 'Bars cover wider and wider ranges: {what}.',
    'zh-CN': '组距逐级放大：{what}。',
  },
  histogramsSays: {
    en: 'Histograms of {n} accounts. Medians: {medians}.',
    'zh-CN': '{n} 家客户的分布直方图。中位数：{medians}。',
  },
  recencyName: { en: 'recency', 'zh-CN': '最近一次消费' },
  frequencyName: { en: 'frequency', 'zh-CN': '消费频率' },
  monetaryName: { en: 'monetary value', 'zh-CN': '消费金额' },
  recencyAxis: { en: 'Recency (days since the last order)', 'zh-CN': '最近一次消费（距上次下单，天）' },
  frequencyAxis: { en: 'Frequency (orders)', 'zh-CN': '消费频率（订单数，笔）' },
  monetaryAxis: { en: 'Monetary value', 'zh-CN': '消费金额' },
  median: { en: 'median {value}', 'zh-CN': '中位数 {value}' },
  medianDays: { en: 'median {value} days', 'zh-CN': '中位数 {value} 天' },
  withoutValue: { en: '{what}: {n} without a value', 'zh-CN': '{what}：{n} 家无数据' },

  segmentsTitle: { en: 'Segments: accounts and revenue', 'zh-CN': '客户分群：客户数与销售额' },
  segmentsSays: {
    en: '{segments} segments of {n} accounts. {name} brings the most revenue: {share} of it, with {accounts} accounts.',
    'zh-CN': '{n} 家客户分为 {segments} 个客户群。“{name}”贡献最大：{accounts} 家客户，占销售额的 {share}。',
  },
  segmentsSaysAmount: {
    en: '{segments} segments of {n} accounts. {name} brings the most revenue: {amount}, with {accounts} accounts.',
    'zh-CN': '{n} 家客户分为 {segments} 个客户群。“{name}”贡献最大：{accounts} 家客户，销售额 {amount}。',
  },
  others: { en: '{n} others', 'zh-CN': '其他 {n} 项' },

  paretoTitle: { en: 'Pareto curve of {what}', 'zh-CN': '{what}帕累托曲线' },
  paretoMark: {
    en: '{accounts} of {n} accounts ({part})\nbring {share} of {what}',
    'zh-CN': '{n} 家客户中的 {accounts} 家（{part}）\n贡献{what}的 {share}',
  },
  paretoSays: {
    en: 'Pareto curve: {accounts} of {n} accounts ({part}) bring {share} of {what}.',
    'zh-CN': '帕累托曲线：{n} 家客户中的 {accounts} 家（{part}）贡献{what}的 {share}。',
  },
  paretoGini: { en: 'Gini coefficient {gini}.', 'zh-CN': '基尼系数 {gini}。' },
  paretoJoint: {
    en: 'The real 80/20: {part} of the accounts bring {share}.',
    'zh-CN': '实际“二八比例”：{part} 的客户贡献 {share}。',
  },
  paretoEqual: { en: 'Grey line: all accounts equal.', 'zh-CN': '灰线：各客户完全均等。' },

  whaleTitle: { en: 'Whale curve of {what}', 'zh-CN': '{what}鲸鱼曲线' },
  whaleAxis: { en: 'Cumulative {what}', 'zh-CN': '累计{what}' },
  whaleAccounts: { en: 'Accounts, largest first (number)', 'zh-CN': '客户数，由高到低（家）' },
  whalePeak: {
    en: 'peak {amount} at {accounts} of {n} accounts',
    'zh-CN': '峰值 {amount}：{n} 家客户中的前 {accounts} 家',
  },
  whaleRatio: { en: '{share} of the total', 'zh-CN': '为合计的 {share}' },
  whaleTotal: { en: 'total {amount}', 'zh-CN': '合计 {amount}' },
  whaleErosion: {
    en: '{n} accounts below zero take {amount} away ({share} of the peak).',
    'zh-CN': '{n} 家为负的客户侵蚀 {amount}（峰值的 {share}）。',
  },
  whaleNoErosion: { en: 'No account is below zero.', 'zh-CN': '没有为负的客户。' },
  whaleSays: {
    en: 'Whale curve of {n} accounts: the peak is {peak}, the total {total}.',
    'zh-CN': '{n} 家客户的鲸鱼曲线：峰值 {peak}，合计 {total}。',
  },

  tiersTitle: { en: 'Tier ladder: accounts and revenue', 'zh-CN': '客户等级阶梯：客户数与销售额' },
  tiersTitleAccounts: { en: 'Tier ladder', 'zh-CN': '客户等级阶梯' },
  tiersSays: {
    en: '{n} accounts on {tiers} tiers, {best} of them on the best one, {name}.',
    'zh-CN': '{n} 家客户分为 {tiers} 个等级，最高等级“{name}”有 {best} 家。',
  },

  migrationTitle: { en: 'Migration between {what}', 'zh-CN': '{what}迁移矩阵' },
  migrationSegment: { en: 'segments', 'zh-CN': '客户分群' },
  migrationAbc: { en: 'ABC classes', 'zh-CN': 'ABC 类别' },
  migrationTier: { en: 'tiers', 'zh-CN': '客户等级' },
  migrationHeldTier: { en: 'tiers held', 'zh-CN': '执行级别' },
  migrationLifecycle: { en: 'lifecycle stages', 'zh-CN': '生命周期阶段' },
  migrationCluster: { en: 'clusters', 'zh-CN': '客户聚类' },
  migrationWarnings: { en: 'warning levels', 'zh-CN': '预警等级' },
  migrationBefore: { en: 'Before (accounts)', 'zh-CN': '期初（客户数，家）' },
  migrationAfter: { en: 'After (accounts)', 'zh-CN': '期末（客户数，家）' },
  migrationCounts: {
    en: '{up} moved up, {down} moved down, {stayed} stayed.',
    'zh-CN': '上升 {up} 家，下降 {down} 家，保持不变 {stayed} 家。',
  },
  migrationUnordered: {
    en: '{moved} moved, {stayed} stayed.',
    'zh-CN': '变动 {moved} 家，保持不变 {stayed} 家。',
  },
  migrationHow: {
    en: 'Darker: a larger share of the row.',
    'zh-CN': '颜色越深，占该行客户的比例越高。',
  },
  entered: { en: 'Newly there', 'zh-CN': '新进客户' },
  gone: { en: 'No longer there', 'zh-CN': '已不在册' },
  none: { en: 'None', 'zh-CN': '无' },
  wayUp: { en: '↑ up', 'zh-CN': '↑ 上升' },
  wayDown: { en: '↓ down', 'zh-CN': '↓ 下降' },
  wayStayed: { en: '= stayed', 'zh-CN': '= 不变' },
  wayMoved: { en: '→ moved', 'zh-CN': '→ 变动' },
  wayOther: { en: '· came or left', 'zh-CN': '· 进出' },

  scatterTitle: { en: 'Clusters by {x} and {y}', 'zh-CN': '客户聚类：{x}与{y}' },
  scatterAll: { en: '{n} accounts.', 'zh-CN': '{n} 家客户。' },
  scatterSample: {
    en: 'A random sample of {shown} of {n} accounts (seed {seed}).',
    'zh-CN': '从 {n} 家客户中随机抽取 {shown} 家（随机种子 {seed}）。',
  },
  scatterMissing: { en: '{n} lack a value and are not shown.', 'zh-CN': '{n} 家缺少数据，未显示。' },
  scatterCentre: { en: 'Numbers mark the centres.', 'zh-CN': '数字为各类中心。' },
  scatterSays: {
    en: '{k} clusters of {n} accounts; the largest, {name}, has {size}.',
    'zh-CN': '{n} 家客户分为 {k} 类；最大的一类“{name}”有 {size} 家。',
  },
  cluster: { en: 'Cluster {id}', 'zh-CN': '第 {id} 类' },
  clusterLine: { en: '{id}: {name} ({n})', 'zh-CN': '{id}：{name}（{n} 家）' },
  noCluster: { en: 'In no cluster ({n})', 'zh-CN': '未归类（{n} 家）' },
  ofAmount: { en: '{what} (units of the field)', 'zh-CN': '{what}（字段原单位）' },
  inDays: { en: '{what} (days)', 'zh-CN': '{what}（天）' },
  inOrders: { en: '{what} (orders)', 'zh-CN': '{what}（笔）' },

  warningsTitle: { en: 'Warnings up to {asOf}', 'zh-CN': '预警时间线（截至 {asOf}）' },
  warningsTitlePlain: { en: 'Warnings', 'zh-CN': '预警时间线' },
  warningsAxis: { en: 'Since (day)', 'zh-CN': '起始日期（日）' },
  warningsAll: { en: '{n} alerts of {accounts} accounts.', 'zh-CN': '{accounts} 家客户，共 {n} 条预警。' },
  warningsSome: {
    en: '{shown} of {n} alerts of {accounts} accounts: the gravest first, at most {each} of an account.',
    'zh-CN': '{accounts} 家客户共 {n} 条预警，由重到轻显示 {shown} 条，每家至多 {each} 条。',
  },
  warningsLegend: { en: 'Level', 'zh-CN': '预警级别' },
  warningsSays: {
    en: '{n} alerts of {accounts} accounts, {critical} of them critical; the oldest is there since {since}.',
    'zh-CN': '{accounts} 家客户共 {n} 条预警，其中紧急 {critical} 条；最早的始于 {since}。',
  },

  bridgeTitle: { en: 'Revenue bridge', 'zh-CN': '销售额变动桥图' },
  bridgeBefore: { en: 'Before', 'zh-CN': '期初' },
  bridgeNew: { en: 'New', 'zh-CN': '新客户' },
  bridgeReactivated: { en: 'Reactivated', 'zh-CN': '唤回' },
  bridgeExpansion: { en: 'Expansion', 'zh-CN': '增购' },
  bridgeContraction: { en: 'Contraction', 'zh-CN': '减购' },
  bridgeChurn: { en: 'Churn', 'zh-CN': '流失' },
  bridgeAfter: { en: 'After', 'zh-CN': '期末' },
  bridgeSays: {
    en: 'Revenue went from {before} to {after}, a change of {change}.',
    'zh-CN': '销售额由 {before} 变为 {after}，变动 {change}。',
  },
  bridgeShare: { en: 'Change: {change} ({share}).', 'zh-CN': '变动：{change}（{share}）。' },
  bridgeChange: { en: 'Change: {change}.', 'zh-CN': '变动：{change}。' },
} as const satisfies Readonly<Record<string, Word>>;

/** A word or a sentence of the pictures. */
export type WordId = keyof typeof WORDS;

/** Say something in a language, with the gaps filled in. */
export function say(
  id: WordId,
  locale: Locale,
  gaps: Readonly<Record<string, string | number>> = {},
): string {
  // A function as replacement, as `$&` in a caller's text would be a command.
  const said = WORDS[id][locale].replace(/\{(\w+)\}/g, (_, gap: string) => String(gaps[gap] ?? ''));
  // Between Chinese and a Latin word there is a space.
  return locale === 'en'
    ? said
    : said
        .replace(/([\u4e00-\u9fff])(?=[A-Za-z]{2})/g, '$1 ')
        .replace(/([A-Za-z]{2})(?=[\u4e00-\u9fff])/g, '$1 ');
}

/** Sentences one after the other, as a language writes them. */
export function sentences(locale: Locale, ...said: readonly string[]): string {
  return said.filter((sentence) => sentence !== '').join(locale === 'en' ? ' ' : '');
}

/** A name at the start of a title or an axis. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
