import { describe, expect, test } from 'vitest';
import {
  assignSegments,
  fitRfm,
  formatReason,
  type Notice,
  type Reason,
  rf10,
  scoreRfm,
  value3,
} from '../../src/index.ts';

type Case = readonly [Reason | Notice, string, string];

function band(threshold: Reason['threshold'], ends: Reason['ends'], value = 12): Reason {
  return {
    code: 'rfm.band',
    field: 'recency',
    value,
    op: 'in',
    threshold,
    ...(ends === undefined ? {} : { ends }),
    score: 4,
    of: 5,
  };
}

function notice(code: string, field: string, value: Notice['value'], threshold: Notice['threshold']): Notice {
  return { code, field, value, threshold };
}

function segment(field: string, value: number, threshold: Reason['threshold'], result: string): Reason {
  const code = field === 'score' ? 'segment.mean_score' : 'segment.range';
  const of = field === 'frequency+monetary' ? 10 : 5;
  return { code, field, value, op: 'in', threshold, ends: field === 'score' ? '[)' : '[]', of, result };
}

const CASES: readonly Case[] = [
  [band([null, 30], '(]'), 'recency 12 is ≤ 30: score 4 of 5', '最近一次消费 12，≤ 30：得分 4/5'],
  [
    { ...band([3, 6], '(]', 4), field: 'frequency', of: 10 },
    'frequency 4 is > 3 and ≤ 6: score 4 of 10',
    '消费频率 4，> 3 且 ≤ 6：得分 4/10',
  ],
  [
    { ...band([100, null], '[)', 700), field: 'monetary' },
    'monetary 700 is ≥ 100: score 4 of 5',
    '消费金额 700，≥ 100：得分 4/5',
  ],
  [
    { ...band([null, null], '()'), field: 'length' },
    'length of relationship 12 is any value: score 4 of 5',
    '关系时长 12，任意值：得分 4/5',
  ],
  [
    { code: 'rfm.tie', field: 'accountId', value: 'Acme', op: '>=', threshold: 'Abc' },
    'tied values are split by account id: Acme ≥ Abc',
    '相同数值按客户编号划分：Acme ≥ Abc',
  ],
  [
    { code: 'rfm.tie', field: 'accountId', value: 'Acme', op: '<', threshold: 'Blue' },
    'tied values are split by account id: Acme < Blue',
    '相同数值按客户编号划分：Acme < Blue',
  ],
  [
    { code: 'rfm.missing', field: 'recency', value: null, op: 'missing', threshold: null },
    'recency is missing: the account is not scored',
    '缺少最近一次消费：该客户不评分',
  ],
  [
    notice('rfm.small_sample', 'accounts', 12, 50),
    'bands were learned from 12 accounts, fewer than 50: use fixed cuts',
    '仅由 12 个客户得出分档，少于 50 个：请改用固定切点',
  ],
  [
    notice('rfm.few_distinct_values', 'frequency', 3, 5),
    'frequency has 3 distinct values for 5 bins: some scores cannot occur',
    '消费频率只有 3 个不同取值，却要分 5 档：部分得分不会出现',
  ],
  [
    notice('rfm.empty_bands', 'frequency', '2, 3', 5),
    'frequency: no account has score 2, 3 of 5',
    '消费频率：没有客户得到 2, 3 分（满分 5）',
  ],
  [
    notice('rfm.negative_values', 'monetary', -96.32, 0),
    'monetary has values down to -96.32: what is not positive is in the lowest band',
    '消费金额存在低至 -96.32 的取值：非正值归入最低档',
  ],
  [
    segment('recency', 5, [4, 5], 'champions'),
    'recency score 5 is ≥ 4: Champions',
    '最近一次消费得分 5，≥ 4：冠军客户',
  ],
  [
    segment('recency', 3, [3, 3], 'about_to_sleep'),
    'recency score 3 is = 3: About to sleep',
    '最近一次消费得分 3，= 3：即将沉睡客户',
  ],
  [
    segment('frequency+monetary', 7, [7, 10], 'cannot_lose'),
    "frequency + monetary score 7 is ≥ 7: Can't lose",
    '消费频率与消费金额之和得分 7，≥ 7：不可流失客户',
  ],
  [
    segment('score', 11 / 3, [2.33, 3.67], 'medium'),
    'mean score 3.6667 is ≥ 2.33 and < 3.67: Medium value',
    '平均得分 3.6667，≥ 2.33 且 < 3.67：中等价值客户',
  ],
  [
    {
      code: 'segment.code',
      field: 'code',
      value: '543',
      op: 'in',
      threshold: ['543', '544'],
      result: 'mine',
    },
    'code 543 is in the list of mine',
    '代码 543 属于mine',
  ],
  [
    { code: 'segment.no_rule', field: 'code', value: '215', op: 'in', threshold: 'r-vignette' },
    'no rule of map r-vignette matches code 215',
    '分群表 r-vignette 中没有规则匹配代码 215',
  ],
  [
    {
      code: 'segment.no_scores',
      field: 'code',
      value: null,
      op: 'missing',
      threshold: null,
      result: 'prospect',
    },
    'the account has no scores, as it has no orders',
    '该客户没有订单，因此没有得分',
  ],
  [
    { code: 'abc.class', field: 'monetary', value: 500, op: '>=', threshold: 100, result: 'A' },
    'monetary 500 is ≥ 100: class A',
    '消费金额 500，≥ 100：A 类',
  ],
  [
    {
      code: 'abc.class',
      field: 'monetary',
      value: 50,
      op: 'in',
      threshold: [30, 100],
      ends: '[)',
      result: 'B',
    },
    'monetary 50 is ≥ 30 and < 100: class B',
    '消费金额 50，≥ 30 且 < 100：B 类',
  ],
  [
    { code: 'abc.class', field: 'revenue', value: 5, op: '<', threshold: 30, result: 'C' },
    'revenue 5 is < 30: class C',
    '销售额 5，< 30：C 类',
  ],
  [
    notice('concentration.exposure', 'monetary', 0.4567, 5),
    'lose the top 5: 45.7% of monetary goes with it',
    '若失去最大的 5 个客户，将失去消费金额的 45.7%',
  ],
  [
    notice('concentration.account_level', 'Acme', 0.25, 0.1),
    'Acme holds 25% of the total, at or above the 10% level',
    'Acme 占合计的 25%，达到或超过 10% 参考线',
  ],
  [notice('abc.empty_class', 'monetary', 'B', 0.95), 'class B of monetary is empty', '消费金额的 B 类为空'],
];

describe('texts', () => {
  test.each(CASES.map(([reason, en, zh]) => [en, zh, reason] as const))('%s / %s', (en, zh, reason) => {
    expect(formatReason(reason)).toBe(en);
    expect(formatReason(reason, {})).toBe(en);
    expect(formatReason(reason, { locale: undefined })).toBe(en);
    expect(formatReason(reason, { locale: 'en' })).toBe(en);
    expect(formatReason(reason, { locale: 'zh-CN' })).toBe(zh);
  });
});

describe('intervals', () => {
  const said = (threshold: Reason['threshold'], ends?: Reason['ends']) =>
    formatReason(band(threshold, ends)).replace(/^recency 12 is (.*): score 4 of 5$/, '$1');

  test.each([
    [[3, 6], '(]', '> 3 and ≤ 6'],
    [[3, 6], '[)', '≥ 3 and < 6'],
    [[3, 6], '[]', '≥ 3 and ≤ 6'],
    [[3, 6], '()', '> 3 and < 6'],
    [[3, 6], undefined, '> 3 and < 6'],
    [[null, 6], '[]', '≤ 6'],
    [[null, 6], '()', '< 6'],
    [[3, null], '[]', '≥ 3'],
    [[3, null], '(]', '> 3'],
    [[0, 0], '[]', '= 0'],
    [[null, null], '()', 'any value'],
  ] as const)('%j %s', (threshold, ends, text) => {
    expect(said(threshold, ends)).toBe(text);
  });

  test('what is no interval is any value', () => {
    expect(said(5)).toBe('any value');
    expect(said(null)).toBe('any value');
    expect(said([])).toBe('any value');
  });
});

describe('ranges of scores', () => {
  const said = (threshold: Reason['threshold'], of?: number, ends: Reason['ends'] = '[]') => {
    const { of: _, ...reason } = segment('recency', 3, threshold, 'mine') as Reason;
    return formatReason({ ...reason, ends, ...(of === undefined ? {} : { of }) }).replace(
      /^recency score 3 is (.*): mine$/,
      '$1',
    );
  };

  test.each([
    [[1, 3], 5, '≤ 3'],
    [[2, 3], 5, '≥ 2 and ≤ 3'],
    [[3, 5], 5, '≥ 3'],
    [[3, 5], 10, '≥ 3 and ≤ 5'],
    [[3, 5], 4, '≥ 3'],
    [[3, 5], undefined, '≥ 3 and ≤ 5'],
    [[1, 5], 5, 'any value'],
    [[0, 4], 5, '≤ 4'],
    [[3, 3], 5, '= 3'],
    [[1, 1], 5, '= 1'],
    [[5, 5], 5, '= 5'],
    [[2, 10], 10, '≥ 2'],
    [[3, null], 5, '≥ 3'],
    [null, 5, 'any value'],
  ] as const)('%j of %s leaves out the ends that no score can pass: %s', (threshold, of, text) => {
    expect(said(threshold, of)).toBe(text);
  });

  test('a half-open range keeps its open end', () => {
    expect(said([2, 4], 5, '[)')).toBe('≥ 2 and < 4');
    expect(said([2, 5], 5, '[)')).toBe('≥ 2 and < 5');
    expect(said([1, 5], 5, '[)')).toBe('< 5');
    expect(said([null, 3], 5, '[)')).toBe('< 3');
    expect(said([2, null], 5, '[)')).toBe('≥ 2');
  });
});

describe('numbers', () => {
  const said = (value: number) =>
    formatReason({ ...band([null, null], '()'), value }).replace(/^recency (.*) is .*$/, '$1');

  test.each([
    [0, '0'],
    [-0, '0'],
    [12, '12'],
    [-3, '-3'],
    [1234567, '1234567'],
    [1234567.891, '1234567.891'],
    [1 / 3, '0.3333'],
    [2 / 3, '0.6667'],
    [-1 / 3, '-0.3333'],
    [0.00005, '0.0001'],
    [0.00004999, '0.00005'],
    [0.0000123456, '0.0000123'],
    [0.0000001234567, '1.23e-7'],
    [-0.00001, '-0.00001'],
    [99999999999.03125, '99999999999.0313'],
    [100000000000.03125, '100000000000.03125'],
    [999999999999999.5, '999999999999999.5'],
    [1e15, '1000000000000000'],
    [1e21, '1e+21'],
    [1e290, '1e+290'],
  ])('%d', (value, text) => {
    expect(said(value)).toBe(text);
  });
});

describe('codes that the library does not know', () => {
  const own = (change: Partial<Reason>) =>
    formatReason({ code: 'my.rule', field: 'visits', value: 3, op: '<', threshold: 5, ...change });

  test('are written as field, value, operator, threshold', () => {
    expect(own({})).toBe('visits 3 < 5');
    expect(own({ op: '<=' })).toBe('visits 3 ≤ 5');
    expect(own({ op: '>' })).toBe('visits 3 > 5');
    expect(own({ op: '>=' })).toBe('visits 3 ≥ 5');
    expect(own({ op: '=' })).toBe('visits 3 = 5');
    expect(own({ op: 'in', threshold: ['a', 1, null] })).toBe('visits 3 in a, 1, –');
    expect(own({ op: 'missing', value: null, threshold: null })).toBe('visits – missing –');
    expect(own({ field: 'recency' })).toBe('recency 3 < 5');
  });

  test('with labels in both languages where there are some', () => {
    const reason: Reason = { code: 'my.rule', field: 'recency', value: 1 / 3, op: '>', threshold: 0.25 };
    expect(formatReason(reason, { locale: 'zh-CN' })).toBe('最近一次消费 0.3333 > 0.25');
  });

  test('notices have no operator', () => {
    expect(formatReason(notice('my.notice', 'visits', 3, 'x'))).toBe('visits 3  x');
  });

  test('names of built-in properties are no codes', () => {
    expect(own({ code: 'constructor' })).toBe('visits 3 < 5');
    expect(own({ code: 'toString', field: 'valueOf' })).toBe('valueOf 3 < 5');
  });
});

test('what is in a value is not taken for a word of the text', () => {
  const reason: Reason = {
    code: 'rfm.tie',
    field: 'accountId',
    value: '{op} $&',
    op: '<',
    threshold: '{value}',
  };
  expect(formatReason(reason)).toBe('tied values are split by account id: {op} $& < {value}');
});

test('a pipeline from end to end', () => {
  const book = [
    { accountId: 'Acme', recency: 12, frequency: 9, monetary: 700 },
    { accountId: 'Pond', recency: null, frequency: 0, monetary: 0 },
  ];
  const cuts = { recency: [30, 90, 180, 365], frequency: [1, 3, 6, 12], monetary: [100, 500, 2000, 9000] };
  const texts = (map: typeof rf10) =>
    assignSegments(scoreRfm(book, { cuts }), map).map(({ rfm, segment: { reasons } }) =>
      [...rfm.reasons, ...reasons].map((reason) => formatReason(reason)),
    );
  const scores = [
    'recency 12 is ≤ 30: score 5 of 5',
    'frequency 9 is > 6 and ≤ 12: score 4 of 5',
    'monetary 700 is > 500 and ≤ 2000: score 3 of 5',
  ];
  const missing = [
    'recency is missing: the account is not scored',
    'the account has no scores, as it has no orders',
  ];
  expect(texts(rf10)).toEqual([
    [...scores, 'recency score 5 is = 5: Champions', 'frequency score 4 is ≥ 4: Champions'],
    missing,
  ]);
  expect(texts(value3)).toEqual([[...scores, 'mean score 4 is ≥ 3.67: High value'], missing]);
  expect(fitRfm(book).fitted.notices.map((found) => formatReason(found, { locale: 'zh-CN' }))).toContain(
    '仅由 1 个客户得出分档，少于 50 个：请改用固定切点',
  );
});

test('labels of one’s own go before those of the library', () => {
  const reason: Reason = {
    code: 'tier.score',
    field: 'totalScore',
    value: 80,
    op: 'in',
    threshold: [70, null],
    ends: '[)',
    result: 'vip_plus',
  };
  const labels = { vip_plus: { en: 'VIP Plus', 'zh-CN': '至尊客户' }, totalScore: { en: 'points' } };
  expect(formatReason(reason, { labels })).toBe('points 80 is ≥ 70: VIP Plus by score');
  expect(formatReason(reason, { labels, locale: 'zh-CN' })).toBe('综合得分 80，≥ 70：按得分为至尊客户');
  expect(formatReason({ ...reason, result: 'constructor' }, { labels })).toContain('constructor by score');
});

test.each([
  [0, '0%'],
  [0.0005, '0.1%'],
  [0.0004, '0.04%'],
  [0.000012, '0.001%'],
  [1e-9, '< 0.001%'],
  [-1e-9, '> -0.001%'],
  [-0.3, '-30%'],
])('a share of %s is said as %s', (value, text) => {
  const reason: Reason = {
    code: 'warning.share',
    field: 'returns',
    value,
    op: '>=',
    threshold: 0.5,
    result: 'high',
  };
  expect(formatReason(reason)).toContain(` ${text}, `);
});
