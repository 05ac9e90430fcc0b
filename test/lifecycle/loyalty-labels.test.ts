import { describe, expect, test } from 'vitest';
import { formatLabel, type LabelKind } from '../../src/index.ts';

/** The labels that the reference page of key-account practice asks for. */
const LABELS: ReadonlyArray<readonly [LabelKind, Readonly<Record<string, readonly [string, string]>>]> = [
  [
    'loyaltyLevel',
    {
      devoted: ['devoted', '高度忠诚'],
      loyal: ['loyal', '忠诚'],
      neutral: ['neutral', '一般'],
      fragile: ['fragile', '脆弱'],
      hostile: ['hostile', '不满'],
    },
  ],
  [
    'checklist',
    {
      communication: ['communication', '一个沟通'],
      product_alignment: ['alignment with the need for products', '与产品需求一致'],
      strategy_alignment: ['alignment with the strategy', '与发展战略一致'],
      quality: ['guaranteed quality', '产品质量'],
      service: ['guaranteed service', '服务质量'],
      logistics: ['guaranteed logistics', '物流顺畅'],
      benefit: ['guaranteed benefit', '利益最大化'],
    },
  ],
  ['condition', { delivered_value: ['delivered value', '顾客让渡价值'], delivery: ['delivery', '交付'] }],
  [
    'dimension',
    {
      product: ['product', '产品质量'],
      after_sales: ['after-sales', '售后支持'],
      nps: ['net promoter score', '净推荐值'],
    },
  ],
  [
    'deliveredPart',
    {
      money: ['money cost', '货币成本'],
      energy: ['energy cost', '体力成本'],
      effort: ['mental effort', '精神成本'],
    },
  ],
  ['change', { up: ['up', '上升'], flat: ['flat', '持平'], down: ['down', '下降'] }],
  [
    'outcome',
    {
      kept: ['kept', '留存'],
      lost: ['lost', '流失'],
      new: ['new', '新增'],
      reactivated: ['reactivated', '唤回'],
      inactive: ['inactive', '未活跃'],
      unknown: ['not enough data', '数据不足'],
    },
  ],
  ['cause', { unknown: ['cause not known', '原因不明'], price: ['price', '价格'] }],
  ['effectSize', { negligible: ['negligible', '可忽略'], large: ['large', '大'] }],
  ['serviceLevel', { dedicated_team: ['Dedicated team', '专属服务团队'] }],
  ['owner', { key_account_manager: ['Key account manager', '大客户经理'] }],
  ['entitlement', { price_protection: ['Price protection', '价格保护'] }],
  ['action', { care_visit: ['Visit to show that we care', '上门回访与客户关怀'] }],
  [
    'field',
    { repurchaseRate: ['repurchase rate', '回购率'], lastContactDate: ['last contact', '最近联系日期'] },
  ],
];

describe.each(LABELS)('%s', (kind, labels) => {
  test.each(Object.entries(labels))('%s', (id, [en, zh]) => {
    expect(formatLabel(kind, id)).toBe(en);
    expect(formatLabel(kind, id, { locale: 'zh-CN' })).toBe(zh);
  });

  test('an id without a label is returned as it is', () => {
    for (const id of ['mine', '', 'constructor', '__proto__'])
      expect(formatLabel(kind, id, { locale: 'zh-CN' })).toBe(id);
  });
});
