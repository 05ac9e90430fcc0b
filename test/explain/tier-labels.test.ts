/** The names of tiers, schemes, moves, kinds and criteria, as key-account practice has them. */
import { describe, expect, test } from 'vitest';
import { CRITERIA, KINDS, MOVES, SCHEMES, TIER_FIELDS, TIERS } from '../../src/explain/labels/tiers.ts';
import { abcTiers, class4, formatLabel, type LabelKind, tiers5, valueBands } from '../../src/index.ts';

const LABELS = {
  tier: {
    gold: ['Gold', '金牌客户'],
    diamond: ['Diamond', '钻石客户'],
    platinum: ['Platinum', '铂金客户'],
    white_platinum: ['White Platinum', '白金客户'],
    silver: ['Silver', '银客户'],
    strategic: ['Strategic cooperation', '战略合作客户'],
    important: ['Important cooperation', '重要合作客户'],
    general: ['General cooperation', '一般合作客户'],
    potential: ['Potential cooperation', '潜在合作客户'],
    high: ['High value', '高价值客户'],
    medium: ['Medium value', '中等价值客户'],
    low: ['Low value', '低价值客户'],
    A: ['A (vital few)', 'A 类（重点）'],
    B: ['B (middle)', 'B 类（次重点）'],
    C: ['C (many small)', 'C 类（一般）'],
    not_key: ['Not a key account', '非大客户'],
    unknown: ['Not enough data', '数据不足'],
  },
  scheme: {
    tiers5: ['Five key-account tiers', '大客户五级'],
    class4: ['Four classes of cooperation', '四类合作客户'],
    value_bands: ['Three value bands', '三档价值'],
    abc_tiers: ['ABC by head-count', 'ABC 分类（按客户数）'],
  },
  move: {
    promoted: ['promoted', '升级'],
    demoted: ['demoted', '降级'],
    held: ['held', '保级'],
    protected: ['protected', '保护期'],
    vetoed: ['vetoed', '一票否决'],
    entered: ['entered', '新纳入'],
    absent: ['absent', '未参评'],
  },
  kind: {
    industry: ['Industry key account', '行业大客户'],
    regional: ['Regional key account', '区域大客户'],
    potential: ['Potential key account', '潜力大客户'],
    intrinsic: ['Intrinsic value', '内在价值型客户'],
    extrinsic: ['Extrinsic value', '外在价值型客户'],
    strategic: ['Strategic value', '战略价值型客户'],
    frequent: ['Buys often', '购买频繁'],
    bulk: ['Buys in bulk', '单次批量大'],
    both: ['Buys often and in bulk', '频繁且批量大'],
    neither: ['Neither often nor in bulk', '不频繁且批量小'],
    large_high: ['Large, high value', '大规模高价值'],
    large_low: ['Large, low value', '大规模低价值'],
    small_high: ['Small, high value', '小规模高价值'],
    small_low: ['Small, low value', '小规模低价值'],
    none: ['None of these', '均不属于'],
  },
  criterion: {
    purchasing_power: ['purchasing power', '购买力'],
    loyalty_stability: ['loyalty and stability', '忠诚度与稳定性'],
    brand_influence: ['brand influence', '品牌影响力'],
    potential_profit: ['potential profit', '潜在利润'],
    demand: ['demand', '需求'],
    growth: ['growth', '增长性'],
    relationship: ['relationship', '客户关系'],
    profit: ['profit', '利润贡献'],
  },
  field: {
    grossProfit: ['gross profit', '毛利'],
    shareOfWallet: ['share of wallet', '钱包份额'],
    meanOrder: ['mean order', '平均订单额'],
    industryRank: ['rank in the industry', '行业排名'],
    overdueDays: ['days overdue', '逾期天数'],
    industryLeader: ['industry leader', '行业龙头'],
    netMargin: ['net margin of twelve months', '近十二个月净利润'],
    totalScore: ['score', '综合得分'],
    coverage: ['coverage', '数据覆盖率'],
    jointWork: ['joint work', '协同程度'],
  },
} satisfies Partial<Record<LabelKind, Record<string, [string, string]>>>;

describe.each(Object.entries(LABELS))('%s', (kind, labels) => {
  test.each(Object.entries(labels))('%s', (id, [en, zh]) => {
    expect(formatLabel(kind as LabelKind, id)).toBe(en);
    expect(formatLabel(kind as LabelKind, id, { locale: 'zh-CN' })).toBe(zh);
  });

  test('an id without a label is returned as it is', () => {
    for (const id of ['mine', '', 'constructor', '__proto__'])
      for (const locale of ['en', 'zh-CN'] as const)
        expect(formatLabel(kind as LabelKind, id, { locale })).toBe(id);
  });
});

test('tiers, schemes, moves and kinds are all here', () => {
  for (const [kind, table] of Object.entries({ tier: TIERS, scheme: SCHEMES, move: MOVES, kind: KINDS }))
    expect(Object.keys(LABELS[kind as 'tier'])).toEqual(Object.keys(table));
});

test('every label is worded in its language, and no two of a table read alike in Chinese', () => {
  for (const table of [TIERS, SCHEMES, MOVES, KINDS, CRITERIA, TIER_FIELDS]) {
    for (const { en, 'zh-CN': zh } of Object.values(table)) {
      expect(en).not.toMatch(/\p{Script=Han}|^$/u);
      expect(zh).toMatch(/\p{Script=Han}/u);
    }
    const all = Object.values(table).map((label) => label['zh-CN']);
    expect(all.filter((zh, i) => all.indexOf(zh) !== i)).toEqual([]);
  }
});

test('every tier of a shipped scheme has a label, and every scheme', () => {
  for (const { id, tiers } of [tiers5, class4, valueBands, abcTiers]) {
    expect(Object.hasOwn(SCHEMES, id)).toBe(true);
    for (const tier of tiers) expect(Object.hasOwn(TIERS, tier.id)).toBe(true);
  }
});
