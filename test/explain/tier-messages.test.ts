/** The words of every reason and notice of tiers, in both languages. */
import { describe, expect, test } from 'vitest';
import { TIER_MESSAGES } from '../../src/explain/messages/tiers.ts';
import { formatReason, type Notice, type Reason } from '../../src/index.ts';

const CASES: ReadonlyArray<readonly [Reason | Notice, string, string]> = [
  [
    {
      code: 'criteria.points',
      field: 'amount',
      value: 280000,
      op: 'in',
      threshold: [100000, 1000000],
      ends: '()',
      score: 60,
      of: 100,
      weight: 0.75,
    },
    'amount 280000 is > 100000 and < 1000000: 60 of 100 points, weight 75%',
    '金额 280000，> 100000 且 < 1000000：得 60 分（满分 100），权重 75%',
  ],
  [
    {
      code: 'criteria.points',
      field: 'orders',
      value: 12,
      op: 'in',
      threshold: [12, 12],
      ends: '[]',
      score: 62.5,
      of: 100,
      weight: 0.3333333333333333,
    },
    'orders 12 is = 12: 62.5 of 100 points, weight 33.3%',
    '订单数 12，= 12：得 62.5 分（满分 100），权重 33.3%',
  ],
  [
    { code: 'criteria.missing', field: 'shareOfWallet', value: null, op: 'missing', threshold: null },
    'share of wallet is missing: its weight goes to the others',
    '缺少钱包份额：其权重分给其他指标',
  ],
  [
    { code: 'criteria.no_scale', field: 'referrals', value: 5, op: 'missing', threshold: null },
    'referrals 5 cannot be judged, as no account had it when the model was fitted: its weight goes to the others',
    '转介绍客户数 5 无法评分，因为建模时没有客户有此数据：其权重分给其他指标',
  ],
  [
    { code: 'criteria.no_score', field: 'totalScore', value: null, op: 'missing', threshold: null },
    'no criterion has a value: there is no score',
    '所有指标都没有数据：没有得分',
  ],
  [
    { code: 'criteria.missing_everywhere', field: 'reach', value: 0, threshold: 40 },
    'none of 40 accounts has reach: its weight goes to the others',
    '40 个客户都没有受众规模：其权重分给其他指标',
  ],
  [
    { code: 'criteria.missing_values', field: 'reach', value: 3, threshold: 40 },
    '3 of 40 accounts have no reach: its weight goes to their other criteria',
    '40 个客户中有 3 个缺少受众规模：其权重分给这些客户的其他指标',
  ],
  [
    { code: 'criteria.no_spread', field: 'capital', value: 7, threshold: 40 },
    'capital does not tell 40 accounts apart: 7 has 50 points, less has 0 and more has 100, or the other way round',
    '资金实力无法区分 40 个客户：7 得 50 分，低于或高于它得 0 分或 100 分',
  ],
  [
    { code: 'criteria.derived_ladder', field: 'amount', value: 12, threshold: 30 },
    'amount is known for 12 accounts, fewer than 30: its ladder was made from their quartiles; give the anchors of your company',
    '只有 12 个客户有金额，少于 30 个：阶梯由其四分位数得出，请给出贵公司的锚点',
  ],
  [
    {
      code: 'criteria.inconsistent',
      field: 'purchasing_power : brand_influence',
      value: 0.1834,
      threshold: 0.1,
    },
    'the judgements contradict each other (consistency ratio 0.1834, should be below 0.1): ask again about purchasing power : brand influence',
    '两两判断相互矛盾（一致性比率 0.1834，应小于 0.1）：请重新比较 购买力 : 品牌影响力',
  ],
  [
    { code: 'criteria.missing_judgements', field: 'judgements', value: 2, threshold: 6 },
    '2 of 6 judgements are missing: the consistency ratio is an underestimate',
    '6 个判断中缺少 2 个：一致性比率会被低估',
  ],
  [
    { code: 'criteria.equal_weights', field: 'accounts', value: 1, threshold: 2 },
    'too few accounts have all criteria (1, at least 2 are needed): what their differences were to decide is weighed equally',
    '指标齐全的客户太少（1 个，至少需要 2 个）：无法由差异得出权重，按等权处理',
  ],
  [
    { code: 'tier.entry', field: 'amount', value: 250, op: '>=', threshold: 200 },
    'amount 250: the entry gate (≥ 200) is passed',
    '金额 250：达到入门标准（≥ 200）',
  ],
  [
    { code: 'tier.entry_failed', field: 'amount', value: 150, op: '>=', threshold: 200, result: 'not_key' },
    'amount 150: the entry gate (≥ 200) is not passed: Not a key account',
    '金额 150：未达到入门标准（≥ 200）：非大客户',
  ],
  [
    { code: 'tier.entry_missing', field: 'amount', value: null, op: '>=', threshold: 200, result: 'not_key' },
    'amount is missing: the entry gate (≥ 200) is not passed: Not a key account',
    '缺少金额：未达到入门标准（≥ 200）：非大客户',
  ],
  [
    {
      code: 'tier.no_score',
      field: 'totalScore',
      value: null,
      op: 'missing',
      threshold: null,
      result: 'unknown',
    },
    'there is no score: Not enough data',
    '没有得分：数据不足',
  ],
  [
    {
      code: 'tier.score',
      field: 'totalScore',
      value: 63,
      op: 'in',
      threshold: [60, 75],
      ends: '[)',
      result: 'diamond',
    },
    'score 63 is ≥ 60 and < 75: Diamond by score',
    '综合得分 63，≥ 60 且 < 75：按得分为钻石客户',
  ],
  [
    { code: 'tier.gate', field: 'purchasing_power', value: 72, op: '>=', threshold: 65, result: 'platinum' },
    'purchasing power 72: the gate of Platinum (≥ 65) is passed',
    '购买力 72：达到铂金客户的门槛（≥ 65）',
  ],
  [
    { code: 'tier.gate', field: 'industryLeader', value: 'true', op: '=', threshold: 'true', result: 'gold' },
    'industry leader yes: the gate of Gold (= yes) is passed',
    '行业龙头 是：达到金牌客户的门槛（= 是）',
  ],
  [
    { code: 'tier.no_gate', field: 'gates', value: 0, op: '=', threshold: 0, result: 'silver' },
    'Silver has no gate',
    '银客户不设门槛',
  ],
  [
    {
      code: 'tier.gate_failed',
      field: 'brand_influence',
      value: 40,
      op: '>=',
      threshold: 55,
      result: 'diamond',
    },
    'brand influence 40: the gate of Diamond (≥ 55) is not passed',
    '品牌影响力 40：未达到钻石客户的门槛（≥ 55）',
  ],
  [
    {
      code: 'tier.gate_missing',
      field: 'brand_influence',
      value: null,
      op: '>=',
      threshold: 55,
      result: 'diamond',
    },
    'brand influence is missing: the gate of Diamond (≥ 55) is not passed',
    '缺少品牌影响力：未达到钻石客户的门槛（≥ 55）',
  ],
  [
    { code: 'tier.quota', field: 'totalScore', value: 70, op: '<', threshold: 80, result: 'silver' },
    'score 70 (< 80), the places above are taken: Silver',
    '综合得分 70（< 80），上级名额已满：银客户',
  ],
  [
    { code: 'tier.coverage', field: 'coverage', value: 0.45, op: '<', threshold: 0.6, result: 'platinum' },
    'only 45% of the criteria are known, less than 60%: Platinum at most',
    '指标数据覆盖率仅 45%，低于 60%：最高为铂金客户',
  ],
  [
    { code: 'tier.protected', field: 'tenure', value: 40, op: '<', threshold: 180, result: 'platinum' },
    'tenure 40 (< 180), a young account: Platinum at least',
    '关系时长 40（< 180），新客户保护期：最低为铂金客户',
  ],
  [
    { code: 'tier.veto', field: 'overdueDays', value: 200, op: '>', threshold: 180, result: 'silver' },
    'veto, days overdue 200 (> 180): Silver at most',
    '一票否决，逾期天数 200（> 180）：最高为银客户',
  ],
  [
    { code: 'tier.veto', field: 'fraud', value: 'true', op: '=', threshold: 'true', result: 'silver' },
    'veto, fraud flag yes (= yes): Silver at most',
    '一票否决，欺诈标记 是（= 是）：最高为银客户',
  ],
  [
    { code: 'tier.hold', field: 'overdueDays', value: 95, op: '>', threshold: 90 },
    'days overdue 95 (> 90): no promotion',
    '逾期天数 95（> 90）：暂不升级',
  ],
  [
    { code: 'tier.quota_tie', field: 'gold', value: 1, threshold: 2 },
    'Gold: 2 places, 1 of them filled, as scores are tied at the border',
    '金牌客户：名额 2 个，因边界得分相同而实有 1 个',
  ],
  [
    { code: 'tier.thin_data', field: 'coverage', value: 3, threshold: 40 },
    '3 of 40 accounts have too little data and are capped',
    '40 个客户中有 3 个数据不足，级别受限',
  ],
  [
    { code: 'tier.absent_field', field: 'overdueDays', value: 0, threshold: 40 },
    'none of 40 accounts has a field days overdue: what looks at it never holds',
    '40 个客户都没有“逾期天数”字段：相关条件不会生效',
  ],
  [
    { code: 'tier.empty', field: 'gold', value: 0, threshold: 40 },
    'no account of 40 is Gold',
    '40 个客户中没有金牌客户',
  ],
  [
    { code: 'move.entered', field: 'accountId', value: 'gold', op: '=', threshold: 'gold', result: 'gold' },
    'first review: Gold',
    '首次评级：金牌客户',
  ],
  [
    { code: 'move.same', field: 'gold', value: 'gold', op: '=', threshold: 'gold', result: 'gold' },
    'classified as Gold, as before',
    '评级结果仍为金牌客户',
  ],
  [
    { code: 'move.promoted', field: 'diamond', value: 5, op: '>=', threshold: 3, result: 'gold' },
    'the line of Gold is cleared by 5 points (at least 3): promoted',
    '超过金牌客户线 5 分（至少 3 分）：升级',
  ],
  [
    { code: 'move.qualified', field: 'diamond', value: null, op: '>=', threshold: 3, result: 'gold' },
    'good for Gold, by what is not measured in points: promoted',
    '符合金牌客户的非分数条件：升级',
  ],
  [
    { code: 'move.not_cleared', field: 'diamond', value: 2, op: '<', threshold: 3, result: 'gold' },
    'the line of Gold is cleared by only 2 points, less than 3: no promotion yet',
    '仅超过金牌客户线 2 分，不足 3 分：暂不升级',
  ],
  [
    { code: 'move.within_margin', field: 'gold', value: 2.5, op: '<', threshold: 5, result: 'gold' },
    'the line of Gold is missed by 2.5 points, less than 5: held',
    '低于金牌客户线 2.5 分，不到 5 分：保级',
  ],
  [
    { code: 'move.missed', field: 'gold', value: 1, op: '<', threshold: 2, result: 'gold' },
    'the line of Gold was missed at 1 of 2 reviews running: held this time',
    '连续 1 次未达到金牌客户线（2 次则降级）：本次保级',
  ],
  [
    { code: 'move.demoted', field: 'gold', value: 7, op: '>=', threshold: 5, result: 'diamond' },
    'the line of Gold is missed by 7 points: down to Diamond',
    '低于金牌客户线 7 分：降为钻石客户',
  ],
  [
    { code: 'move.disqualified', field: 'gold', value: null, op: '>=', threshold: 5, result: 'diamond' },
    'no longer good for Gold, by what is not measured in points: down to Diamond',
    '不再符合金牌客户的非分数条件：降为钻石客户',
  ],
  [
    { code: 'move.dwell', field: 'dwell', value: 1, op: '>', threshold: 0, result: 'gold' },
    'a recent move: Gold is held for this review (1 to go)',
    '近期刚变动：本次保持金牌客户（还需 1 次评审）',
  ],
  [
    { code: 'move.protected', field: 'tenure', value: 100, op: '<', threshold: 180, result: 'gold' },
    'tenure 100 (< 180), a young account: not demoted',
    '关系时长 100（< 180），新客户保护期：不降级',
  ],
  [
    { code: 'move.recheck', field: 'returnShare', value: 0.4, op: '>', threshold: 0.25 },
    'reviewed at once, as share returned 0.4 is > 0.25',
    '退货占比 0.4（> 0.25）：立即复核',
  ],
  [
    {
      code: 'move.not_due',
      field: 'asOf',
      value: '2026-04-01',
      op: '<',
      threshold: '2026-06-29',
      result: 'gold',
    },
    'not due before 2026-06-29',
    '未到评审日 2026-06-29',
  ],
  [
    {
      code: 'move.no_score',
      field: 'totalScore',
      value: null,
      op: 'missing',
      threshold: null,
      result: 'gold',
    },
    'there is no score: Gold is held',
    '没有得分：保持金牌客户',
  ],
  [
    {
      code: 'move.absent',
      field: 'accountId',
      value: 'Acme',
      op: 'missing',
      threshold: null,
      result: 'gold',
    },
    'not among the accounts of this review: Gold is kept on record',
    '不在本次评审客户中：保留金牌客户记录',
  ],
  [
    { code: 'kind.rule', field: 'industryRank', value: 1, op: '<=', threshold: 3, result: 'industry' },
    'rank in the industry 1 is ≤ 3: Industry key account',
    '行业排名 1（≤ 3）：行业大客户',
  ],
  [
    {
      code: 'kind.against',
      field: 'regionalShare',
      value: 0.1,
      op: '>=',
      threshold: 0.2,
      result: 'regional',
    },
    'share of its region 0.1 is not ≥ 0.2: not Regional key account',
    '区域市场份额 0.1，不满足 ≥ 0.2：不是区域大客户',
  ],
  [
    { code: 'kind.below', field: 'meanOrder', value: 3000, op: '>=', threshold: 5000, result: 'frequent' },
    'mean order 3000 is not ≥ 5000: Buys often',
    '平均订单额 3000，不满足 ≥ 5000：购买频繁',
  ],
  [
    { code: 'kind.no_line', field: 'orders', value: 20, op: '>=', threshold: null, result: 'both' },
    'Buys often and in bulk asks for a line of orders, and there is none',
    '频繁且批量大需要订单数的界线，但未给出',
  ],
  [
    { code: 'kind.missing', field: 'dependence', value: null, op: '>=', threshold: 0.5, result: 'industry' },
    'share of its purchases made here is missing: Industry key account asks for ≥ 0.5',
    '缺少采购依赖度：行业大客户要求 ≥ 0.5',
  ],
  [
    { code: 'kind.derived_cut', field: 'orders', value: 4, threshold: 5 },
    'the threshold of orders, 4, was taken from 5 accounts: give that of your company',
    '订单数的界线 4 由 5 个客户得出：请给出贵公司的界线',
  ],
];

describe('texts', () => {
  test.each(CASES.map(([reason, en, zh]) => [en, zh, reason] as const))('%s / %s', (en, zh, reason) => {
    expect(formatReason(reason)).toBe(en);
    expect(formatReason(reason, { locale: 'zh-CN' })).toBe(zh);
  });

  test('every code is there', () => {
    expect([...new Set(CASES.map(([{ code }]) => code))].sort()).toEqual(Object.keys(TIER_MESSAGES).sort());
  });
});
