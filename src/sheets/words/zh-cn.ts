import type { ColumnRole } from '../column-names.ts';
import type { Place } from '../places.ts';
import type { FaultKind, FaultTally, Words } from './words.ts';

const ROLES: Readonly<Record<ColumnRole, string>> = {
  account: '客户',
  name: '客户名称',
  date: '下单日期',
  amount: '金额',
  orderId: '订单号',
  currency: '币种',
  category: '品类',
  recency: '最近一次消费',
  frequency: '消费频率',
  monetary: '消费金额',
  tenure: '关系时长',
};

const FAULTS: Readonly<Record<FaultKind, string>> = {
  blankAccount: '缺少客户',
  badAccount: '客户既不是文本也不是整数',
  blankDate: '缺少日期',
  badDate: '日期无法识别',
  blankAmount: '缺少金额',
  badAmount: '金额不是数字',
  blankOrderId: '缺少订单号',
  badOrderId: '订单号既不是文本也不是整数',
  blankCurrency: '缺少币种',
  badNumber: '数值不是数字',
  blankNumber: '缺少数值',
  twice: '客户重复出现',
  totals: '为合计行',
  equal: '与上方某行完全相同',
};

function at({ row, column, isOfRange }: Place): string {
  const range = isOfRange ? '所选区域的' : '';
  return column === null ? `${range}第 ${row} 行` : `${range}第 ${row} 行 ${column} 列`;
}

const quoted = (names: readonly string[]): string => names.map((name) => `“${name}”`).join('、');

function tally({ kind, count, first }: FaultTally): string {
  const places = first.map(({ place, text }) => (text === '' ? at(place) : `${at(place)}：“${text}”`));
  const more = count > first.length ? '等' : '';
  return `${count} 行${FAULTS[kind]}（${places.join('；')}${more}）`;
}

/** The words in Simplified Chinese. */
export const ZH_CN: Words = {
  locale: 'zh-CN',
  columns: {
    account: '客户',
    name: '客户名称',
    recency: '最近一次消费（天）',
    frequency: '消费频率（单）',
    monetary: '消费金额',
    tenure: '关系时长（天）',
    firstOrder: '首次下单',
    lastOrder: '最近下单',
    purchaseDays: '购买天数',
    averageOrderValue: '客单价',
    returns: '退货笔数',
    returnedAmount: '退货金额',
    recencyScore: 'R 分',
    frequencyScore: 'F 分',
    monetaryScore: 'M 分',
    code: 'RFM 代码',
    score: '平均得分',
    segment: '分群',
    segmentId: '分群代码',
    why: '依据',
    accounts: '客户数',
    shareOfAccounts: '客户数占比',
    orders: '订单总数',
    shareOfOrders: '订单占比',
    revenue: '销售总额',
    shareOfRevenue: '销售占比',
    medianRecency: '未下单天数中位数',
    medianFrequency: '消费频率中位数',
    medianMonetary: '消费金额中位数',
    value: '数值',
    rank: '名次',
    share: '占比',
    cumulativeShare: '累计占比',
    abc: 'ABC 类别',
    tier: '客户层级',
    points: '综合得分（0–100）',
    coverage: '已知指标权重',
    marginUp: '距上一级差分',
    marginDown: '高出本级下限',
    cluster: '聚类',
    clusterName: '特征',
    status: '预警状态',
    valueAtRisk: '风险金额',
    alerts: '预警数',
    worstAlert: '最严重预警',
    level: '级别',
    since: '开始日期',
    action: '建议动作',
    section: '部分',
    item: '项目',
  },
  review: {
    book: '客户总览',
    concentration: '集中度',
    segments: '客户分群',
    abc: 'ABC 分类',
    warnings: '预警',
    accounts: '客户数',
    buyers: '有销售额的客户数',
    orders: '订单数',
    revenue: '销售额',
    firstOrder: '最早下单',
    lastOrder: '最近下单',
    asOf: '统计截止日',
    averageOrderValue: '客单价',
    topFifth: '前 20% 客户销售占比',
    largest: '最大客户销售占比',
    jointRatio: '二八比（0.2 即 20% 的客户贡献 80%）',
    gini: '基尼系数',
    hhi: '赫芬达尔指数',
    effectiveNumber: '有效客户数',
    valueAtRisk: '风险金额',
  },
  semicolon: '；',
  note: (text) => `注：${text}`,

  noRange: () => '无法读取区域：区域为空。请选择带表头的整张表，例如 A1:E500。',
  noHeader: (first) =>
    `找不到表头：所选区域的首行应为列名，例如客户、下单日期、金额；当前区域以“${first}”开头。`,
  noRows: (header) => `表头（${at(header)}）下方没有数据。`,
  noGoodRows: (faults) => `没有一行数据可用：${faults.map(tally).join('；')}。`,
  missingColumn: (role, header, names, option) =>
    `在表头（${at(header)}）中找不到“${ROLES[role]}”列，现有的列为${quoted(names)}；请用选项“${option}=列名”指定。`,
  ambiguousColumn: (role, places, names, option) =>
    `无法确定哪一列是“${ROLES[role]}”：${names.map((name, i) => `“${name}”（${at(places[i] as Place)}）`).join('或')}；请用选项“${option}=列名”指定。`,
  noSuchColumn: (role, name, header, names) =>
    `在表头（${at(header)}）中找不到为“${ROLES[role]}”指定的列“${name}”，现有的列为${quoted(names)}。`,
  repeatedColumn: (role, name, places) =>
    `无法确定哪一列是“${ROLES[role]}”：列名“${name}”同时出现在${places.map(at).join('和')}。`,
  needsOrders: (header, names) =>
    `此函数需要订单明细：表头（${at(header)}）应含客户、下单日期和金额，现有的列为${quoted(names)}。`,
  needsCriteria: (header, known) =>
    `无法评定客户层级：表头（${at(header)}）应为订单明细（客户、下单日期、金额），或含客户列以及以下至少一列：${known.join('、')}。`,
  undecidedDates: (place, text) =>
    `无法判断${at(place)}的“${text}”是日在前还是月在前，该列其他日期也无法说明；请加选项“dateOrder=dmy”（日在前）或“dateOrder=mdy”（月在前）。`,
  contradictoryDates: (dmy, dmyText, mdy, mdyText) =>
    `无法读取日期：${at(dmy)}的“${dmyText}”日在前，而${at(mdy)}的“${mdyText}”月在前；请改正其中之一。`,
  undecidedAmounts: (place, text) =>
    `无法判断${at(place)}的“${text}”中是千位分隔符还是小数点，该列其他金额也无法说明；请加选项“decimal=.”或“decimal=,”。`,
  contradictoryAmounts: (place, text, other, otherText) =>
    `无法读取金额：${at(place)}的“${text}”与${at(other)}的“${otherText}”小数点写法不一致；请加选项“decimal=.”或“decimal=,”。`,
  mixedCurrencies: (place, text, other, otherText) =>
    `不同币种的金额不能相加：${at(place)}为“${text}”，${at(other)}为“${otherText}”。`,
  badAsOf: (text) => `无法识别日期“${text}”：请填写日期、含日期的单元格，或 2026-01-31 这样的文本。`,
  unknownOption: (name, known) => `没有名为“${name}”的选项，可用的选项为：${known.join('、')}。`,
  badOption: (name, value, expected) => `选项“${name}”不能为“${value}”，可取：${expected}。`,
  badModel: (field) =>
    `无法读取模型：“${field}”与 RFM_MODEL 写出的内容不符；请引用 RFM_MODEL 所在的单元格，且不要改动其内容。`,
  tooLong: (length, most) => `模型放不进一个单元格：共 ${length} 个字符，单元格最多容纳 ${most} 个。`,
  noValue: () => '无法计算：金额合计不大于 0。',
  unexpected: (message) => `未能完成：${message}`,

  asOfLast: (day) => `统计截止日为最后一笔订单的日期 ${day}；如需其他日期，请填写参数 asOf。`,
  asOfUnused: () => '所选区域是客户表而非订单明细，未使用统计截止日。',
  titleRows: (count, first, text) => `跳过了表头上方的 ${count} 行（${at(first)}：“${text}”）。`,
  blankRows: (count, first) => `数据中间有 ${count} 个空行（首个：${at(first)}）。`,
  ownNotes: (count, first) => `跳过了 ${count} 行注释（首个：${at(first)}）。`,
  equalRows: (count, places) =>
    `有 ${count} 行与上方某行完全相同，仍计算在内（${places.map(at).join('；')}${count > places.length ? '等' : ''}）；加选项“duplicates=skip”可将其排除。`,
  future: (count, day) => `有 ${count} 行的日期晚于 ${day}，未计算在内。`,
  oldDates: (count, place, day) => `有 ${count} 行的日期早于 1970 年（首个：${at(place)}：${day}），请核对。`,
  swappedDates: (place, text) =>
    `部分日期是“${text}”这样的文本（${at(place)}），其余日期的日都不超过 12：打开文件时日与月可能被对调，请核对。`,
  spacedIds: (count, place) =>
    `有 ${count} 个客户单元格首尾带空格，空格不算作客户的一部分（首个：${at(place)}）。`,
  leftOut: (count, faults) => `排除了 ${count} 行：${faults.map(tally).join('；')}。`,
};
