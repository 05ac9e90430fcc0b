import { describe, expect, test } from 'vitest';
import {
  checkSegmentMap,
  classic125,
  formatLabel,
  kam11,
  type LabelKind,
  rf10,
  type SegmentMap,
  value3,
  zh8,
} from '../../src/index.ts';

const LABELS = {
  segment: {
    champions: ['Champions', '冠军客户'],
    loyal: ['Loyal', '忠诚客户'],
    promising_big: ['Promising big-ticket', '大单潜力客户'],
    potential_loyal: ['Potential loyalist', '潜力忠诚客户'],
    promising: ['Promising', '潜力客户'],
    new: ['New', '新客户'],
    need_attention: ['Need attention', '需关注客户'],
    about_to_sleep: ['About to sleep', '即将沉睡客户'],
    cannot_lose: ["Can't lose", '不可流失客户'],
    at_risk: ['At risk', '流失风险客户'],
    hibernating: ['Hibernating', '沉睡客户'],
    lost: ['Lost', '已流失客户'],
    key_value: ['Key value', '重要价值客户'],
    key_keep: ['Key keep', '重要保持客户'],
    key_develop: ['Key develop', '重要发展客户'],
    key_win_back: ['Key win-back', '重要挽留客户'],
    general_value: ['General value', '一般价值客户'],
    general_keep: ['General keep', '一般保持客户'],
    general_develop: ['General develop', '一般发展客户'],
    general_win_back: ['General win-back', '一般挽留客户'],
    high: ['High value', '高价值客户'],
    medium: ['Medium value', '中等价值客户'],
    low: ['Low value', '低价值客户'],
    prospect: ['Prospect', '潜在客户'],
    other: ['Other', '其他'],
  },
  field: {
    recency: ['recency', '最近一次消费'],
    frequency: ['frequency', '消费频率'],
    monetary: ['monetary', '消费金额'],
    'frequency+monetary': ['frequency + monetary', '消费频率与消费金额之和'],
    score: ['mean score', '平均得分'],
    code: ['RFM code', 'RFM 代码'],
    length: ['length of relationship', '关系时长'],
    tenure: ['tenure', '关系时长'],
    accounts: ['accounts', '客户数'],
    accountId: ['account', '客户'],
    amount: ['amount', '金额'],
    gini: ['Gini coefficient', '基尼系数'],
    hhi: ['Herfindahl index', '赫芬达尔指数'],
    topShare: ['top share', '头部占比'],
  },
  abc: {
    A: ['A (vital few)', 'A 类（重点）'],
    B: ['B (middle)', 'B 类（次重点）'],
    C: ['C (many small)', 'C 类（一般）'],
  },
  map: {
    kam11: ['Eleven key-account segments', '大客户十一分群'],
    classic125: ['Classic list of 125 codes', '经典 125 格分群'],
    rf10: ['Recency × frequency grid', 'R×F 网格分群'],
    zh8: ['Eight value groups', '八类价值分群'],
    value3: ['Three value bands', '三档价值分群'],
  },
  mapFault: {
    uncovered: ['no rule matches the cell', '没有规则覆盖该格'],
    overlap: ['several rules match the cell', '多条规则覆盖该格'],
    unreachable: ['the rule never decides', '该规则永不生效'],
    not_monotone: ['a better score leads to a worse segment', '得分更高反而分群更差'],
  },
  verdict: {
    holds: ['holds', '成立'],
    refuted: ['is refuted', '不成立'],
    undecided: ['cannot be decided', '无法判断'],
  },
} satisfies Partial<Record<LabelKind, Record<string, [string, string]>>>;

describe.each(Object.entries(LABELS))('%s', (kind, labels) => {
  test.each(Object.entries(labels))('%s', (id, [en, zh]) => {
    expect(formatLabel(kind as LabelKind, id)).toBe(en);
    expect(formatLabel(kind as LabelKind, id, {})).toBe(en);
    expect(formatLabel(kind as LabelKind, id, { locale: undefined })).toBe(en);
    expect(formatLabel(kind as LabelKind, id, { locale: 'en' })).toBe(en);
    expect(formatLabel(kind as LabelKind, id, { locale: 'zh-CN' })).toBe(zh);
  });

  test('an id without a label is returned as it is', () => {
    for (const id of ['mine', '', 'constructor', 'toString', '__proto__', 'hasOwnProperty'])
      for (const locale of ['en', 'zh-CN'] as const)
        expect(formatLabel(kind as LabelKind, id, { locale })).toBe(id);
  });
});

test('no two segments of a map have one label', () => {
  for (const map of [kam11, classic125, rf10, zh8, value3])
    for (const locale of ['en', 'zh-CN'] as const) {
      const labels = map.segments.map(({ id }) => formatLabel('segment', id, { locale }));
      expect(new Set(labels).size).toBe(map.segments.length);
    }
});

test('every fault of a map has a label', () => {
  const map: SegmentMap = {
    kind: 'segment-map',
    version: 1,
    id: 'bad',
    bins: 2,
    segments: [
      { id: 'good', rank: 1 },
      { id: 'bad', rank: 2 },
    ],
    rules: [
      { segment: 'bad', codes: ['222'] },
      { segment: 'good', boxes: [{ recency: [1, 2], frequency: [2, 2] }] },
      { segment: 'bad', codes: ['222'] },
    ],
  };
  const codes = new Set(checkSegmentMap(map).map(({ code }) => code));
  expect([...codes].sort()).toEqual(Object.keys(LABELS.mapFault).sort());
});
