import type { Locale } from '../types.ts';

/** A text in every language. */
export type SheetText = Readonly<Record<Locale, string>>;

/** An argument of a sheet function. */
export interface SheetParameter {
  readonly name: string;
  /** `range`: a table with a header. `any`: one cell (date, serial number or text). `options`: text, or a range of names and values. */
  readonly type: 'range' | 'any' | 'text' | 'number' | 'options';
  readonly optional: boolean;
  readonly description: SheetText;
}

/** A function as spreadsheets show it: from this, hosts get their stubs and metadata. */
export interface SheetFunction {
  /** The name in a formula. */
  readonly name: string;
  /** The export of this module that it calls, with the arguments in this order. */
  readonly export: string;
  readonly description: SheetText;
  readonly parameters: readonly SheetParameter[];
  /** `table`: spills rows. `figure`: one number, with notes below where rows were left out. `text`: one cell of text. */
  readonly returns: 'table' | 'figure' | 'text';
}

const ORDERS: SheetParameter = {
  name: 'orders',
  type: 'range',
  optional: false,
  description: {
    en: 'Orders with a header row: account, order date, amount',
    'zh-CN': '带表头的订单明细：客户、下单日期、金额',
  },
};
const BOOK: SheetParameter = {
  name: 'table',
  type: 'range',
  optional: false,
  description: {
    en: 'Orders, or accounts with recency, frequency and monetary; with a header row',
    'zh-CN': '带表头的订单明细，或含最近一次消费、消费频率、消费金额的客户表',
  },
};
const VALUES: SheetParameter = {
  name: 'table',
  type: 'range',
  optional: false,
  description: {
    en: 'A table with a header row that has an account and an amount',
    'zh-CN': '带表头的表，含客户和金额',
  },
};
const CRITERIA: SheetParameter = {
  name: 'table',
  type: 'range',
  optional: false,
  description: {
    en: 'Orders, or accounts with columns for criteria; with a header row',
    'zh-CN': '带表头的订单明细，或含评价指标的客户表',
  },
};
const AS_OF: SheetParameter = {
  name: 'asOf',
  type: 'any',
  optional: true,
  description: {
    en: 'The day to look from; default: the day of the last order',
    'zh-CN': '统计截止日；默认为最后一笔订单的日期',
  },
};
const UP_TO: SheetParameter = {
  name: 'asOf',
  type: 'any',
  optional: true,
  description: { en: 'Orders after this day do not count', 'zh-CN': '此日之后的订单不计算在内' },
};
const OPTIONS: SheetParameter = {
  name: 'options',
  type: 'options',
  optional: true,
  description: {
    en: 'Such as "locale=en; customer=Buyer; origin=B5", or a range of names and values',
    'zh-CN': '例如“locale=zh-CN; 客户=买家; origin=B5”，或两列的名称与取值区域',
  },
};
const MAP: SheetParameter = {
  name: 'map',
  type: 'text',
  optional: true,
  description: {
    en: 'Segment map: kam11 (default), zh8, rf10, classic125, value3',
    'zh-CN': '分群方案：kam11（默认）、zh8、rf10、classic125、value3',
  },
};
const SCHEME: SheetParameter = {
  name: 'scheme',
  type: 'text',
  optional: true,
  description: {
    en: 'Tier scheme: abc_tiers (default), value_bands, class4, tiers5',
    'zh-CN': '分级方案：abc_tiers（默认）、value_bands、class4、tiers5',
  },
};
const K: SheetParameter = {
  name: 'k',
  type: 'number',
  optional: true,
  description: { en: 'How many clusters, 1 to 100; default 5', 'zh-CN': '聚类数，1–100，默认 5' },
};
const TOP: SheetParameter = {
  name: 'top',
  type: 'number',
  optional: true,
  description: {
    en: 'Which part of the accounts: 0.2 (default) for the largest 20%',
    'zh-CN': '头部客户的比例：默认 0.2，即前 20% 客户',
  },
};
const MODEL: SheetParameter = {
  name: 'model',
  type: 'text',
  optional: false,
  description: { en: 'The cell that RFM_MODEL filled', 'zh-CN': 'RFM_MODEL 所在的单元格' },
};

/** Every function for spreadsheets: its name, its arguments, and what it says of itself in English and Chinese. */
export const SHEET_FUNCTIONS: readonly SheetFunction[] = [
  {
    name: 'ACCOUNTS',
    export: 'spillAccounts',
    description: {
      en: 'Sums up orders: one row per account with recency, frequency and monetary',
      'zh-CN': '汇总订单：每个客户一行，列出最近一次消费、消费频率和消费金额',
    },
    parameters: [ORDERS, AS_OF, OPTIONS],
    returns: 'table',
  },
  {
    name: 'RFM',
    export: 'spillRfm',
    description: {
      en: 'Scores accounts by recency, frequency and monetary',
      'zh-CN': '按最近一次消费、消费频率和消费金额为客户打分',
    },
    parameters: [BOOK, AS_OF, OPTIONS],
    returns: 'table',
  },
  {
    name: 'SEGMENTS',
    export: 'spillSegments',
    description: {
      en: 'Puts accounts into segments and says why',
      'zh-CN': '将客户分群，并说明依据',
    },
    parameters: [BOOK, AS_OF, MAP, OPTIONS],
    returns: 'table',
  },
  {
    name: 'SEGMENT_SUMMARY',
    export: 'spillSegmentSummary',
    description: {
      en: 'Accounts, orders and revenue of each segment',
      'zh-CN': '各分群的客户数、订单数和销售额',
    },
    parameters: [BOOK, AS_OF, MAP, OPTIONS],
    returns: 'table',
  },
  {
    name: 'PARETO',
    export: 'spillPareto',
    description: {
      en: 'Ranks accounts by revenue with shares, cumulative shares and ABC classes',
      'zh-CN': '按销售额为客户排名，给出占比、累计占比和 ABC 类别',
    },
    parameters: [VALUES, UP_TO, OPTIONS],
    returns: 'table',
  },
  {
    name: 'GINI',
    export: 'spillGini',
    description: {
      en: 'Gini coefficient of revenue: 0 all equal, towards 1 one account has it all',
      'zh-CN': '销售额的基尼系数：0 为完全平均，越接近 1 越集中',
    },
    parameters: [VALUES, UP_TO, OPTIONS],
    returns: 'figure',
  },
  {
    name: 'HHI',
    export: 'spillHhi',
    description: {
      en: 'Herfindahl index of revenue: the sum of squared shares',
      'zh-CN': '销售额的赫芬达尔指数：各客户占比的平方和',
    },
    parameters: [VALUES, UP_TO, OPTIONS],
    returns: 'figure',
  },
  {
    name: 'TOPSHARE',
    export: 'spillTopShare',
    description: {
      en: 'Share of revenue that the largest accounts hold',
      'zh-CN': '头部客户的销售占比',
    },
    parameters: [VALUES, UP_TO, TOP, OPTIONS],
    returns: 'figure',
  },
  {
    name: 'TIERS',
    export: 'spillTiers',
    description: {
      en: 'Scores accounts over several criteria and puts them into tiers',
      'zh-CN': '按多项指标为客户评分并评定层级',
    },
    parameters: [CRITERIA, AS_OF, SCHEME, OPTIONS],
    returns: 'table',
  },
  {
    name: 'CLUSTERS',
    export: 'spillClusters',
    description: {
      en: 'Groups accounts that are alike in recency, frequency and monetary',
      'zh-CN': '将最近一次消费、消费频率和消费金额相近的客户聚为一类',
    },
    parameters: [BOOK, AS_OF, K, OPTIONS],
    returns: 'table',
  },
  {
    name: 'WARNINGS',
    export: 'spillWarnings',
    description: {
      en: 'Warns of accounts that drift away, with the value at risk and what to do',
      'zh-CN': '对有流失迹象的客户发出预警，给出风险金额和建议动作',
    },
    parameters: [ORDERS, AS_OF, OPTIONS],
    returns: 'table',
  },
  {
    name: 'REVIEW',
    export: 'spillReview',
    description: {
      en: 'The whole book on one page: size, concentration, segments, warnings',
      'zh-CN': '客户总览：规模、集中度、分群与预警',
    },
    parameters: [ORDERS, AS_OF, MAP, OPTIONS],
    returns: 'table',
  },
  {
    name: 'RFM_MODEL',
    export: 'spillRfmModel',
    description: {
      en: 'Learns an RFM model and puts it into one cell, for RFM_APPLY',
      'zh-CN': '学习 RFM 模型并存入一个单元格，供 RFM_APPLY 使用',
    },
    parameters: [BOOK, AS_OF, OPTIONS],
    returns: 'text',
  },
  {
    name: 'RFM_APPLY',
    export: 'spillRfmApply',
    description: {
      en: 'Scores accounts with the model of RFM_MODEL, so that months can be compared',
      'zh-CN': '用 RFM_MODEL 的模型为客户打分，使各月得分可比',
    },
    parameters: [BOOK, MODEL, AS_OF, OPTIONS],
    returns: 'table',
  },
];
