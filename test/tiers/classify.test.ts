import { describe, expect, expectTypeOf, test } from 'vitest';
import {
  applyCriteria,
  class4,
  classifyTiers,
  fitCriteria,
  fitTiers,
  type TierAssignment,
  type TierScheme,
  tiers5,
  valueBands,
} from '../../src/index.ts';
import {
  deepFreeze,
  FOUR,
  FOUR_CUTS,
  FULL,
  four,
  scored,
  thrownBy,
  tierFromReasons,
  withPoints,
} from './support.ts';

const IDS5 = ['gold', 'diamond', 'platinum', 'white_platinum', 'silver'];

function tierOf(row: object, scheme: TierScheme = tiers5): TierAssignment {
  return (classifyTiers(scored([row]), scheme)[0] as { tier: TierAssignment }).tier;
}
function byPoints(points: number | null, scheme: TierScheme, more: object = {}): TierAssignment {
  return classifyTiers(withPoints([points], more), scheme)[0]?.tier as TierAssignment;
}
const codes = (tier: TierAssignment) => tier.reasons.map(({ code }) => code);
const pointsOf = (tier: TierAssignment) => tier.margins.map(({ points }) => points);

describe('cuts', () => {
  test.each([
    [100, 'a', 1],
    [75, 'a', 1],
    [74.999, 'b', 2],
    [50, 'b', 2],
    [25, 'c', 3],
    [24.99, 'd', 4],
    [0, 'd', 4],
  ])('%d: %s', (points, id, rank) => {
    expect(byPoints(points, FOUR_CUTS)).toMatchObject({ id, rank, by: 'score', vetoes: [] });
  });

  test('the score, its range and the margins', () => {
    expect(byPoints(60, FOUR_CUTS)).toStrictEqual({
      id: 'b',
      rank: 2,
      by: 'score',
      gates: [],
      marginUp: 15,
      marginDown: 10,
      margins: [
        { tier: 'a', passed: false, points: -15 },
        { tier: 'b', passed: true, points: 10 },
        { tier: 'c', passed: true, points: 35 },
        { tier: 'd', passed: true, points: null },
      ],
      vetoes: [],
      reasons: [
        {
          code: 'tier.score',
          field: 'totalScore',
          value: 60,
          op: 'in',
          threshold: [50, 75],
          ends: '[)',
          result: 'b',
        },
      ],
    });
    expect(byPoints(80, FOUR_CUTS)).toMatchObject({ marginUp: null, marginDown: 5 });
    expect(byPoints(80, FOUR_CUTS).reasons[0]?.threshold).toEqual([75, null]);
    expect(byPoints(10, FOUR_CUTS)).toMatchObject({ marginUp: 15, marginDown: null });
    expect(byPoints(10, FOUR_CUTS).reasons[0]?.threshold).toEqual([null, 25]);
    expect(byPoints(-0, FOUR_CUTS).reasons[0]?.value).toBe(0);
  });

  test('tiers are ordered by rank, never by name or place in the list', () => {
    const names = ['silver', 'gold', 'diamond', 'copper'];
    const renamed: TierScheme = {
      ...FOUR_CUTS,
      tiers: [2, 0, 3, 1].map((t) => ({
        ...(FOUR_CUTS.tiers[t] as TierScheme['tiers'][number]),
        id: names[t] as string,
        rank: 10 * (t + 1),
      })),
    };
    for (const points of [90, 60, 30, 5, null]) {
      const [was, is] = [byPoints(points, FOUR_CUTS), byPoints(points, renamed)];
      expect(is.rank).toBe(was.rank === null ? null : 10 * was.rank);
      expect(is.id).toBe(was.rank === null ? 'unknown' : names[was.rank - 1]);
      expect(pointsOf(is)).toEqual(pointsOf(was));
    }
  });

  test('without a score: unknown', () => {
    expect(byPoints(null, FOUR_CUTS)).toStrictEqual({
      id: 'unknown',
      rank: null,
      by: 'missing',
      gates: [],
      marginUp: null,
      marginDown: null,
      margins: ['a', 'b', 'c', 'd'].map((tier) => ({ tier, passed: tier === 'd', points: null })),
      vetoes: [],
      reasons: [
        {
          code: 'tier.no_score',
          field: 'totalScore',
          value: null,
          op: 'missing',
          threshold: null,
          result: 'unknown',
        },
      ],
    });
    expect(byPoints(undefined as never, FOUR_CUTS).id).toBe('unknown');
    expect(tierOf(four(null, null, null, null)).id).toBe('unknown');
  });

  test('the shipped bands', () => {
    const at = (points: number, scheme: TierScheme) =>
      byPoints(points, { ...scheme, scoreField: 'points' }).id;
    expect([66.75, 66.7, 33.25, 33.2].map((p) => at(p, valueBands))).toEqual([
      'high',
      'medium',
      'medium',
      'low',
    ]);
    expect([75, 74, 50, 49, 25, 24].map((p) => at(p, class4))).toEqual([
      'strategic',
      'important',
      'important',
      'general',
      'general',
      'potential',
    ]);
  });
});

describe('five tiers', () => {
  test.each([
    [four(90, 75, 75, 75), 'gold', 'both'],
    [four(85, 75, 70, 70), 'gold', 'both'],
    [four(84, 90, 90, 90), 'diamond', 'gate'],
    [four(90, 75, 69, 75), 'diamond', 'gate'],
    [four(90, 75, 20, 75), 'platinum', 'gate'],
    [four(90, 60, 70, 60), 'diamond', 'score'],
    [four(65, 65, 55, 55), 'diamond', 'both'],
    [four(65, 40, 30, 45), 'platinum', 'both'],
    [four(64, 64, 64, 64), 'white_platinum', 'gate'],
    [four(39, 100, 100, 100), 'silver', 'gate'],
    [four(100, 0, 70, 0), 'white_platinum', 'score'],
    [four(0, 0, 0, 0), 'silver', 'both'],
  ])('%j: %s by %s', (row, id, by) => {
    const tier = tierOf(row);
    expect([tier.id, tier.by, tier.rank]).toEqual([id, by, IDS5.indexOf(id) + 1]);
    expect(tierFromReasons(tier.reasons, IDS5)).toBe(id);
  });

  test('the flag of an industry leader stands in for influence', () => {
    expect(tierOf(four(90, 80, 50, 80, { industryLeader: true }))).toMatchObject({
      id: 'gold',
      by: 'both',
      marginDown: 0,
    });
    expect(tierOf(four(90, 80, 50, 80, { industryLeader: false }))).toMatchObject({
      id: 'platinum',
      marginUp: 5,
    });
    const led = tierOf(four(90, 80, 50, 80, { industryLeader: true }));
    expect(led.reasons.slice(-2)).toEqual([
      { code: 'tier.gate', field: 'purchasing_power', value: 90, op: '>=', threshold: 85, result: 'gold' },
      {
        code: 'tier.gate',
        field: 'industryLeader',
        value: 'true',
        op: '=',
        threshold: 'true',
        result: 'gold',
      },
    ]);
    expect(led.gates[1]).toEqual({
      tier: 'gold',
      passed: true,
      margin: null,
      conditions: [
        { field: 'brand_influence', value: 50, op: '>=', threshold: 70, passed: false, margin: -20 },
        { field: 'industryLeader', value: true, op: '=', threshold: true, passed: true, margin: null },
      ],
    });
  });

  test('all gates with their margins; what is missing at the line that binds', () => {
    const tier = tierOf(four(72, 80, 40, 60));
    expect(tier).toMatchObject({ id: 'platinum', by: 'gate', marginUp: 15, marginDown: 7 });
    expect(tier.gates.map(({ tier: of, passed, margin }) => [of, passed, margin])).toEqual([
      ['gold', false, -13],
      ['gold', null, -30],
      ['diamond', true, 7],
      ['diamond', null, -15],
      ['platinum', true, 7],
      ['white_platinum', true, 32],
    ]);
    // Gold asks for a score of 75, power of 85, influence of 70; the worst is told.
    expect(pointsOf(tier)).toEqual([-30, -15, 7, 32, null]);
  });

  test('a missing value passes no gate, and is said; a gate that may yet be passed is not known to fail', () => {
    const tier = tierOf(four(90, 90, null, 90));
    expect(tier).toMatchObject({ id: 'platinum', by: 'gate', marginUp: null });
    expect(tier.gates[3]).toMatchObject({ tier: 'diamond', passed: null, margin: null });
    expect(tier.reasons.slice(-1)).toEqual([
      {
        code: 'tier.gate_missing',
        field: 'brand_influence',
        value: null,
        op: '>=',
        threshold: 55,
        result: 'diamond',
      },
    ]);
    const failed = tierOf(four(90, 90, null, 90, { industryLeader: false }));
    expect(failed.gates[3]?.passed).toBe(null);
    expect(tierOf(four(90, 90, 50, 90, { industryLeader: false })).gates[3]?.passed).toBe(false);
  });

  test('little data caps at platinum, below 60 % of the weight', () => {
    const ids = ['purchasing_power', 'loyalty_stability', 'brand_influence', 'potential_profit'];
    const model = fitCriteria([], {
      criteria: ids.map((id) => ({ id, anchors: FULL })),
      weights: {
        purchasing_power: 0.4,
        brand_influence: 0.2,
        loyalty_stability: 0.1999,
        potential_profit: 0.2001,
      },
    });
    const of = (row: object) =>
      classifyTiers(applyCriteria([row as { accountId: string }], model), tiers5)[0]?.tier as TierAssignment;
    expect(of(four(95, null, 95, null))).toMatchObject({ id: 'gold' });
    const thin = of(four(95, 95, null, null, { industryLeader: true }));
    expect(thin).toMatchObject({ id: 'platinum', by: 'coverage', marginUp: null, marginDown: 30 });
    expect(thin.reasons.slice(-1)).toEqual([
      {
        code: 'tier.coverage',
        field: 'coverage',
        value: expect.closeTo(0.5999, 9),
        op: '<',
        threshold: 0.6,
        result: 'platinum',
      },
    ]);
    expect(thin.margins.map(({ passed }) => passed)).toEqual([false, false, true, true, true]);
    // Where it changes nothing it is still said, and does not decide.
    const low = of(four(20, 20, null, null));
    expect(low).toMatchObject({ id: 'silver', by: 'both' });
    expect(codes(low)).toContain('tier.coverage');
    expect(tierFromReasons(low.reasons, IDS5)).toBe('silver');
  });

  test('vetoes cap, and do not fire on what is missing', () => {
    const good = (more: object) => tierOf(four(90, 90, 90, 90, more));
    for (const [id, more] of [
      ['overdue', { overdueDays: 181 }],
      ['fraud', { fraud: true }],
      ['sanctioned', { sanctioned: true }],
      ['loss_making', { netMargin: -0.01 }],
    ] as const) {
      const tier = good(more);
      expect(tier).toMatchObject({ id: 'silver', rank: 5, by: 'veto', vetoes: [id], marginUp: null });
      expect(tier.reasons.slice(-1)).toMatchObject([{ code: 'tier.veto', result: 'silver' }]);
      expect(tierFromReasons(tier.reasons, IDS5)).toBe('silver');
    }
    for (const more of [
      { overdueDays: 180 },
      { fraud: false, sanctioned: false },
      { netMargin: 0 },
      { netMargin: -0 },
      { overdueDays: null },
      {},
    ])
      expect(good(more)).toMatchObject({ id: 'gold', vetoes: [] });
    expect(good({ overdueDays: 400, netMargin: -5 }).vetoes).toEqual(['overdue', 'loss_making']);
    // Where it is silver anyway, the veto is on and does not decide.
    expect(tierOf(four(10, 10, 10, 10, { fraud: true }))).toMatchObject({
      id: 'silver',
      by: 'both',
      vetoes: ['fraud'],
    });
  });
});

describe('entry', () => {
  const scheme: TierScheme = {
    ...FOUR_CUTS,
    entry: [
      { field: 'amount', op: '>=', value: 200 },
      { field: 'blocked', op: '=', value: false },
    ],
  };
  const of = (points: number | null, amount: unknown, blocked: unknown = false) =>
    byPoints(points, scheme, { amount, blocked });

  test('passed', () => {
    const tier = of(60, 250);
    expect(tier).toMatchObject({ id: 'b', marginUp: 15, marginDown: 10 });
    expect(tier.reasons.slice(0, 2)).toEqual([
      { code: 'tier.entry', field: 'amount', value: 250, op: '>=', threshold: 200 },
      { code: 'tier.entry', field: 'blocked', value: 'false', op: '=', threshold: 'false' },
    ]);
    // The entry line binds where it is nearer than the cut.
    expect(of(60, 206)).toMatchObject({ marginDown: 3 });
    expect(of(10, 250)).toMatchObject({ id: 'd', marginDown: 25 });
  });

  test('failed: not a key account, ranked after the last tier, with the percent that is missing', () => {
    const tier = of(90, 150);
    expect(tier).toMatchObject({ id: 'not_key', rank: 5, by: 'entry', marginUp: 25, marginDown: null });
    expect(tier.margins.map(({ passed }) => passed)).toEqual([false, false, false, false]);
    expect(tier.reasons[0]).toEqual({
      code: 'tier.entry_failed',
      field: 'amount',
      value: 150,
      op: '>=',
      threshold: 200,
      result: 'not_key',
    });
    expect(of(90, -1e9)).toMatchObject({ id: 'not_key', marginUp: 1000 });
    expect(of(90, 250, true)).toMatchObject({ id: 'not_key', marginUp: null });
  });

  test('missing: not a key account either', () => {
    const tier = of(90, null);
    expect(tier).toMatchObject({ id: 'not_key', by: 'entry', marginUp: null });
    expect(tier.reasons[0]).toEqual({
      code: 'tier.entry_missing',
      field: 'amount',
      value: null,
      op: '>=',
      threshold: 200,
      result: 'not_key',
    });
    expect(of(null, 150).id).toBe('not_key');
    expect(of(null, 250).id).toBe('unknown');
    for (const tier of [of(90, 150), of(90, null), of(null, 150), of(null, 250), of(60, 250)])
      expect(tierFromReasons(tier.reasons, ['a', 'b', 'c', 'd'])).toBe(tier.id);
  });

  test('conditions on the score, on a criterion, on text, from below', () => {
    const entered = (condition: object, row: object) =>
      tierOf(row, { ...tiers5, entry: [condition as never] }).id !== 'not_key';
    expect(entered({ field: 'score', op: '>=', value: 50 }, four(50, 50, 50, 50))).toBe(true);
    expect(entered({ field: 'score', op: '>', value: 50 }, four(50, 50, 50, 50))).toBe(false);
    expect(entered({ criterion: 'loyalty_stability', op: '>=', value: 50 }, four(90, 49, 90, 90))).toBe(
      false,
    );
    expect(entered({ field: 'region', op: '=', value: 'EU' }, four(1, 1, 1, 1, { region: 'EU' }))).toBe(true);
    expect(entered({ field: 'region', op: '=', value: 'EU' }, four(1, 1, 1, 1, { region: 'US' }))).toBe(
      false,
    );
    for (const [op, at4, at5, at6] of [
      ['<', true, false, false],
      ['<=', true, true, false],
      ['>', false, false, true],
      ['>=', false, true, true],
      ['=', false, true, false],
    ] as const)
      expect([4, 5, 6].map((x) => entered({ field: 'x', op, value: 5 }, four(1, 1, 1, 1, { x })))).toEqual([
        at4,
        at5,
        at6,
      ]);
    const low = tierOf(four(1, 1, 1, 1, { x: 4 }), {
      ...tiers5,
      entry: [{ field: 'x', op: '<=', value: 5 }],
    });
    expect(low.marginDown).toBe(20);
  });
});

describe('gates', () => {
  const strict: TierScheme = {
    kind: 'tier-scheme',
    version: 1,
    id: 'strict',
    mode: 'definition',
    tiers: [
      {
        id: 'top',
        rank: 1,
        gates: [
          {
            anyOf: [
              { criterion: 'x', op: '>', value: 50 },
              { criterion: 'y', op: '>=', value: 60 },
            ],
          },
        ],
      },
      { id: 'rest', rank: 2 },
    ],
  };
  const of = (x: number | null, y: number | null, scheme = strict) =>
    classifyTiers(scored([{ x, y }], ['x', 'y']), scheme)[0]?.tier as TierAssignment;

  test('of alternatives one is enough, and the best of them decides', () => {
    expect(of(51, 0)).toMatchObject({ id: 'top', by: 'gate', marginDown: 1 });
    expect(of(0, 70)).toMatchObject({ id: 'top', marginDown: 10 });
    expect(of(45, 20)).toMatchObject({ id: 'rest', marginUp: 5 });
    expect(of(null, 20)).toMatchObject({ id: 'rest', marginUp: 40 });
    expect(of(50, 20)).toMatchObject({ id: 'rest', marginUp: 0 });
    expect(of(null, 20).gates[0]).toMatchObject({ passed: null, margin: -40 });
    // At both lines at once: the strict one fails, the other holds, and is the one that is named.
    const both = of(50, 60);
    expect(both).toMatchObject({ id: 'top', marginDown: 0 });
    expect(both.reasons).toEqual([
      { code: 'tier.gate', field: 'y', value: 60, op: '>=', threshold: 60, result: 'top' },
    ]);
    expect(of(0, 0).reasons[0]).toEqual({
      code: 'tier.no_gate',
      field: 'gates',
      value: 0,
      op: '=',
      threshold: 0,
      result: 'rest',
    });
  });

  test('by definition no score is needed', () => {
    const rows = [{ industryLeader: true, criteria: { score: null, parts: [], coverage: 0, reasons: [] } }];
    const byFlag: TierScheme = {
      ...strict,
      tiers: [
        { id: 'top', rank: 1, gates: [{ field: 'industryLeader', op: '=', value: true }] },
        { id: 'rest', rank: 2 },
      ],
    };
    expect(classifyTiers(rows, byFlag)[0]?.tier).toMatchObject({ id: 'top', by: 'gate', marginDown: null });
    expect(
      classifyTiers(
        rows.map((row) => ({ ...row, industryLeader: null })),
        byFlag,
      )[0]?.tier.id,
    ).toBe('rest');
  });

  test('who is good for a better tier is good for this one', () => {
    const scheme: TierScheme = {
      ...strict,
      tiers: [
        { id: 'a', rank: 1, gates: [{ field: 'leader', op: '=', value: true }] },
        { id: 'b', rank: 2, gates: [{ criterion: 'x', op: '>=', value: 50 }] },
        { id: 'c', rank: 3 },
      ],
    };
    const rows = scored(
      [
        { x: 10, leader: true },
        { x: 10, leader: false },
        { x: 60, leader: false },
      ],
      ['x'],
    );
    expect(classifyTiers(rows, scheme).map(({ tier }) => tier.id)).toEqual(['a', 'c', 'b']);
    expect(classifyTiers(rows, scheme)[0]?.tier.margins.map(({ passed }) => passed)).toEqual([
      true,
      true,
      true,
    ]);
  });

  test('modes: by score alone, by gates alone, the worse of both', () => {
    const ids = (row: object) =>
      (['score', 'definition', 'both'] as const).map((mode) => tierOf(row, { ...tiers5, mode }).id);
    expect(ids(four(70, 90, 90, 90))).toEqual(['gold', 'diamond', 'diamond']);
    expect(ids(four(90, 20, 90, 20))).toEqual(['platinum', 'gold', 'platinum']);
    expect(
      (['score', 'definition', 'both'] as const).map(
        (mode) => tierOf(four(70, 90, 90, 90), { ...tiers5, mode }).by,
      ),
    ).toEqual(['score', 'gate', 'gate']);
    // What a mode does not look at has no margin either.
    expect(tierOf(four(70, 90, 90, 90), { ...tiers5, mode: 'score' }).marginDown).toBe(10);
    expect(tierOf(four(90, 20, 90, 20), { ...tiers5, mode: 'definition' })).toMatchObject({
      marginUp: null,
      marginDown: 5,
    });
  });
});

describe('protection and holds', () => {
  const scheme: TierScheme = {
    ...FOUR_CUTS,
    entry: [{ field: 'amount', op: '>=', value: 100 }],
    protection: { field: 'tenure', days: 180, floor: 'c' },
    vetoes: [
      { id: 'fraud', when: { field: 'fraud', op: '=', value: true }, cap: 'd' },
      { id: 'audit', when: { field: 'audit', op: '=', value: true } },
    ],
  };
  const of = (points: number | null, more: object) =>
    byPoints(points, scheme, { amount: 100, tenure: 900, ...more });

  test('a young account is lifted to the floor, also through the entry gate', () => {
    expect(of(5, { tenure: 179 })).toMatchObject({
      id: 'c',
      rank: 3,
      by: 'protection',
      marginUp: null,
      marginDown: null,
    });
    expect(of(5, { tenure: 180 })).toMatchObject({ id: 'd', by: 'score' });
    expect(of(5, { tenure: 3, amount: 1 })).toMatchObject({ id: 'c', by: 'protection' });
    expect(of(5, { tenure: null })).toMatchObject({ id: 'd' });
    expect(of(80, { tenure: 3 })).toMatchObject({ id: 'a', by: 'score' });
    expect(of(5, { tenure: -0 }).reasons.slice(-1)).toStrictEqual([
      { code: 'tier.protected', field: 'tenure', value: 0, op: '<', threshold: 180, result: 'c' },
    ]);
  });

  test('a veto caps even a young account', () => {
    expect(of(90, { tenure: 3, fraud: true })).toMatchObject({ id: 'd', by: 'veto' });
    expect(of(null, { tenure: 3 })).toMatchObject({ id: 'unknown', by: 'missing' });
  });

  test('a veto without a cap only says so', () => {
    const tier = of(90, { audit: true });
    expect(tier).toMatchObject({ id: 'a', by: 'score', vetoes: ['audit'] });
    expect(tier.reasons.slice(-1)).toEqual([
      { code: 'tier.hold', field: 'audit', value: 'true', op: '=', threshold: 'true' },
    ]);
  });

  test('all of it can be derived from the reasons', () => {
    for (const points of [null, 5, 30, 60, 90])
      for (const amount of [50, 150, null])
        for (const tenure of [10, 400, null])
          for (const fraud of [true, false]) {
            const tier = of(points, { amount, tenure, fraud });
            expect(tierFromReasons(tier.reasons, ['a', 'b', 'c', 'd'])).toBe(tier.id);
          }
  });

  test.each(['3', Number.NaN, Number.POSITIVE_INFINITY, 7n, true])('an age of %s is refused', (tenure) => {
    expect(thrownBy(() => of(5, { tenure }))).toMatch(
      /^TypeError: Cannot classify tiers as accounts\[0\] \("A0"\) must have a finite number within ±1e100, or null, for "tenure"/,
    );
  });
});

test('who has exactly what a line asks for is over it, whatever the decimals; a billionth less is not', () => {
  for (let tenths = 1; tenths < 1000; tenths += 7) {
    const line = tenths / 10;
    const scheme: TierScheme = {
      kind: 'tier-scheme',
      version: 1,
      id: 'exact',
      mode: 'both',
      tiers: [
        { id: 'top', rank: 1, score: { from: line }, gates: [{ criterion: 'x', op: '>=', value: line }] },
        { id: 'rest', rank: 2 },
      ],
      coverage: { least: line / 100, cap: 'rest' },
    };
    const model = fitCriteria([], {
      criteria: [
        { id: 'x', anchors: FULL },
        { id: 'y', anchors: FULL },
      ],
      weights: { x: line, y: 100 - line },
    });
    const ids = [line, line - 1e-9].map(
      (x) => classifyTiers(applyCriteria([{ x }], model), scheme)[0]?.tier.id,
    );
    expect([line, ...ids]).toEqual([line, 'top', 'rest']);
    const cut: TierScheme = { ...scheme, mode: 'score', scoreField: 'points' };
    expect(byPoints(line, cut)).toMatchObject({ id: 'top', marginDown: 0 });
    const strictly: TierScheme = {
      ...scheme,
      mode: 'score',
      entry: [{ field: 'score', op: '>', value: line }],
    };
    expect(classifyTiers(applyCriteria([{ x: line }], model), strictly)[0]?.tier.id).toBe('not_key');
  }
});

describe('rows', () => {
  test('keep their fields and their order; a tier that is there is replaced; input is left alone', () => {
    const rows = deepFreeze(withPoints([10, 90], { tags: ['x'] }));
    const once = classifyTiers(rows, deepFreeze(structuredClone(FOUR_CUTS)));
    expect(once.map(({ accountId, tags, tier }) => [accountId, tags, tier.id])).toEqual([
      ['A0', ['x'], 'd'],
      ['A1', ['x'], 'a'],
    ]);
    expect(classifyTiers(once, FOUR_CUTS)).toStrictEqual(once);
    expect(classifyTiers(once, { ...valueBands, scoreField: 'points' })[1]?.tier.id).toBe('high');
    expect(classifyTiers([], FOUR_CUTS)).toEqual([]);
    expect(JSON.parse(JSON.stringify(once))).toStrictEqual(once);
  });

  test('a model without quotas is the scheme', () => {
    const rows = scored([four(90, 90, 90, 90), four(50, 50, 50, 50), four(1, null, null, null)]);
    const model = fitTiers(rows, tiers5);
    expect(classifyTiers(rows, model)).toStrictEqual(classifyTiers(rows, tiers5));
    expect(model.fitted).toEqual({
      quotas: [],
      accounts: [
        { tier: 'gold', count: 1 },
        { tier: 'diamond', count: 0 },
        { tier: 'platinum', count: 0 },
        { tier: 'white_platinum', count: 1 },
        { tier: 'silver', count: 1 },
        { tier: 'not_key', count: 0 },
        { tier: 'unknown', count: 0 },
      ],
      notices: [
        { code: 'tier.thin_data', field: 'coverage', value: 1, threshold: 3 },
        ...['fraud', 'industryLeader', 'netMargin', 'overdueDays', 'sanctioned'].map((field) => ({
          code: 'tier.absent_field',
          field,
          value: 0,
          threshold: 3,
        })),
        { code: 'tier.empty', field: 'diamond', value: 0, threshold: 3 },
        { code: 'tier.empty', field: 'platinum', value: 0, threshold: 3 },
      ],
    });
    expect(model.trainedOn).toEqual({ accounts: 3, used: 3, asOf: null });
    expect(fitTiers([], tiers5).fitted.notices).toEqual([]);
  });

  test.each([
    ['3', '"3"'],
    [Number.NaN, 'NaN'],
    [Number.POSITIVE_INFINITY, 'Infinity'],
    [7n, '7n'],
    [true, 'true'],
  ])('a value that cannot be compared is refused: %s', (bad, shown) => {
    const scheme: TierScheme = { ...FOUR_CUTS, entry: [{ field: 'amount', op: '>=', value: 5 }] };
    expect(thrownBy(() => byPoints(50, scheme, { amount: bad }))).toBe(
      `TypeError: Cannot classify tiers as accounts[0] ("A0") must have a finite number, or null, for "amount": current value is ${shown}`,
    );
    expect(thrownBy(() => fitTiers(withPoints([1], { amount: bad }), scheme))).toMatch(
      /^TypeError: Cannot fit tiers as accounts\[0\]/,
    );
    expect(thrownBy(() => byPoints(bad as never, FOUR_CUTS))).toBe(
      `TypeError: Cannot classify tiers as accounts[0] ("A0") must have a number from 0 to 100, or null, for "points": current value is ${shown}`,
    );
    expect(byPoints(50, scheme, { amount: 1e200 }).id).toBe('b');
  });

  test('a score out of range, a flag that is text, no scores, a criterion that there is not', () => {
    expect(thrownBy(() => byPoints(101, FOUR_CUTS))).toContain(
      'must have a number from 0 to 100, or null, for "points": current value is 101',
    );
    expect(thrownBy(() => byPoints(-1, FOUR_CUTS))).toContain('current value is -1');
    expect(thrownBy(() => tierOf(four(1, 1, 1, 1, { fraud: 'yes' })))).toContain(
      'accounts[0] ("Acme") must have a boolean, or null, for "fraud": current value is "yes"',
    );
    expect(thrownBy(() => classifyTiers([{ accountId: 'Acme' }], tiers5))).toBe(
      'TypeError: Cannot classify tiers as accounts[0] ("Acme") has no scores over criteria: run scoreCriteria first, or name a field with "scoreField"',
    );
    const wrong =
      'condition looks at criterion "purchasing_power", which accounts[0] was not scored on: its criteria are x, y';
    expect(thrownBy(() => classifyTiers(scored([{ x: 1, y: 2 }], ['x', 'y']), tiers5))).toContain(wrong);
    const entry: TierScheme = { ...class4, entry: [{ criterion: 'purchasing_power', op: '>=', value: 5 }] };
    expect(thrownBy(() => classifyTiers(scored([{ x: 1, y: 2 }], ['x', 'y']), entry))).toContain(wrong);
    const veto: TierScheme = {
      ...class4,
      scoreField: 'points',
      vetoes: [{ id: 'v', when: { criterion: 'purchasing_power', op: '<', value: 5 } }],
    };
    expect(thrownBy(() => classifyTiers([{ points: 5 }], veto))).toContain(
      'accounts[0] has no scores over criteria',
    );
    // By score alone, nobody looks at the gates.
    expect(
      classifyTiers(scored([{ x: 80, y: 80 }], ['x', 'y']), { ...tiers5, mode: 'score' })[0]?.tier.id,
    ).toBe('gold');
    expect(thrownBy(() => classifyTiers({} as never, tiers5))).toContain(
      'the accounts must be an array: current value is an object',
    );
    expect(thrownBy(() => classifyTiers([null] as never, tiers5))).toContain(
      'accounts[0] must be an object: current value is null',
    );
  });

  test('types: the tier is added, a clash does not compile', () => {
    const rows = classifyTiers(withPoints([1]), FOUR_CUTS);
    expectTypeOf((rows[0] as (typeof rows)[number]).tier).toEqualTypeOf<TierAssignment>();
    // @ts-expect-error the caller's own tier is text
    classifyTiers([{ points: 1, tier: 'mine' }], FOUR_CUTS);
    expect(FOUR).toHaveLength(4);
  });
});
