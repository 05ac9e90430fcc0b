import { describe, expect, test } from 'vitest';
import {
  abcTiers,
  checkTierScheme,
  class4,
  classifyTiers,
  fitTiers,
  parseTierScheme,
  reviewTiers,
  type TierDefinition,
  type TierScheme,
  type TierSchemeFault,
  tiers5,
  valueBands,
} from '../../src/index.ts';
import { FOUR_CUTS, thrownBy } from './support.ts';

const scheme = (tiers: readonly TierDefinition[], more: Partial<TierScheme> = {}): TierScheme => ({
  kind: 'tier-scheme',
  version: 1,
  id: 'mine',
  mode: 'score',
  tiers,
  ...more,
});
const P = (value: number) => ({ criterion: 'power', op: '>=' as const, value });
const TOP: TierDefinition = { id: 'top', rank: 1, score: { from: 60 } };
const REST: TierDefinition = { id: 'rest', rank: 2, score: { below: 60 } };
const fault = (code: TierSchemeFault['code'], tiers: string[], ...values: number[]) => ({
  code,
  tiers,
  values,
});

describe('schemes without fault', () => {
  test.each([tiers5, class4, valueBands, abcTiers, FOUR_CUTS].map((s) => [s.id, s] as const))(
    '%s',
    (_, s) => {
      expect(checkTierScheme(s)).toEqual([]);
    },
  );

  test.each<readonly [string, TierScheme]>([
    ['one tier', scheme([{ id: 'all', rank: 1 }])],
    [
      'ranks with holes, tiers in any order',
      scheme([
        { ...REST, rank: 9 },
        { ...TOP, rank: 4 },
      ]),
    ],
    ['without upper ends', scheme([TOP, { id: 'rest', rank: 2 }])],
    ['an upper end above 100', scheme([{ ...TOP, score: { from: 60, below: 101 } }, REST])],
    ['a last tier from 0', scheme([TOP, { ...REST, score: { from: 0, below: 60 } }])],
    ['a quota and cuts', scheme([{ ...TOP, quota: { share: 0.1 } }, REST])],
    [
      'quotas only',
      scheme([
        { id: 'a', rank: 1, quota: { accounts: 3 } },
        { id: 'b', rank: 2 },
      ]),
    ],
    [
      'quotas that name the whole book',
      scheme([
        { id: 'a', rank: 1, quota: { share: 0.1 } },
        { id: 'b', rank: 2, quota: { share: 0.9 } },
      ]),
    ],
    [
      'a range shared with the next tier, which a quota parts',
      scheme([
        { ...TOP, quota: { accounts: 2 } },
        { id: 'next', rank: 2, score: { from: 60 } },
        { id: 'rest', rank: 3, score: { below: 60 } },
      ]),
    ],
    [
      'gates that fall',
      scheme(
        [
          { ...TOP, gates: [P(80)] },
          { id: 'next', rank: 2, score: { from: 30, below: 60 }, gates: [P(80)] },
          { id: 'rest', rank: 3, score: { below: 30 } },
        ],
        { mode: 'both' },
      ),
    ],
    ['gates of which scores do not care', scheme([TOP, { ...REST, gates: [P(80)] }])],
    [
      'cuts of which definitions do not care',
      scheme(
        [
          { id: 'a', rank: 1, score: { from: 10 }, gates: [P(80)] },
          { id: 'b', rank: 2, score: { from: 90 } },
        ],
        { mode: 'definition' },
      ),
    ],
    [
      'a hold, which has no cap',
      scheme([TOP, REST], { vetoes: [{ id: 'audit', when: { field: 'audit', op: '=', value: true } }] }),
    ],
  ])('%s', (_, s) => {
    expect(checkTierScheme(s)).toEqual([]);
    expect(parseTierScheme(JSON.stringify(s))).toEqual(s);
  });
});

const FAULTS: ReadonlyArray<readonly [string, TierScheme, ReadonlyArray<ReturnType<typeof fault>>]> = [
  ['two tiers with one id', scheme([TOP, { ...REST, id: 'top' }]), [fault('duplicate_id', ['top', 'top'])]],
  [
    'a reserved id',
    scheme([
      { ...TOP, id: 'not_key' },
      { ...REST, id: 'unknown' },
    ]),
    [fault('duplicate_id', ['not_key']), fault('duplicate_id', ['unknown'])],
  ],
  [
    'two tiers with one rank',
    scheme([TOP, { ...REST, rank: 1 }]),
    [fault('duplicate_rank', ['top', 'rest'])],
  ],
  [
    'scores between tiers',
    scheme([TOP, { ...REST, score: { below: 59 } }]),
    [fault('gap', ['top', 'rest'], 59, 60)],
  ],
  [
    'scores above all tiers',
    scheme([{ ...TOP, score: { from: 60, below: 100 } }, REST]),
    [fault('gap', ['top'], 100, 100)],
  ],
  [
    'scores of two tiers',
    scheme([TOP, { ...REST, score: { below: 61 } }]),
    [fault('overlap', ['top', 'rest'], 60, 61)],
  ],
  [
    'a better tier that asks for a lower score',
    scheme([
      TOP,
      { id: 'next', rank: 2, score: { from: 70 } },
      { id: 'rest', rank: 3, score: { below: 70 } },
    ]),
    [fault('not_monotone', ['top', 'next'], 60, 70)],
  ],
  [
    'the same score twice',
    scheme([
      TOP,
      { id: 'next', rank: 2, score: { from: 60 } },
      { id: 'rest', rank: 3, score: { below: 60 } },
    ]),
    [fault('not_monotone', ['top', 'next'], 60, 60)],
  ],
  [
    'a quota does not mend a higher score below',
    scheme([
      TOP,
      { id: 'next', rank: 2, score: { from: 70 }, quota: { accounts: 1 } },
      { id: 'rest', rank: 3, score: { below: 70 } },
    ]),
    [fault('not_monotone', ['top', 'next'], 60, 70)],
  ],
  [
    'a tier by quota alone above one with a score',
    scheme([
      { id: 'a', rank: 1, quota: { accounts: 2 } },
      { id: 'b', rank: 2, score: { from: 50 } },
      { id: 'c', rank: 3, score: { below: 50 } },
    ]),
    [fault('not_monotone', ['a', 'b'], 50)],
  ],
  [
    'a better tier with a lower gate',
    scheme(
      [
        { ...TOP, gates: [P(50)] },
        { id: 'next', rank: 2, score: { from: 30, below: 60 }, gates: [P(60)] },
        { id: 'rest', rank: 3, score: { below: 30 } },
      ],
      { mode: 'both' },
    ),
    [fault('not_monotone', ['top', 'next'], 50, 60)],
  ],
  [
    'a gate below a tier without',
    scheme(
      [
        TOP,
        { id: 'next', rank: 2, score: { from: 30, below: 60 }, gates: [P(60)] },
        { id: 'rest', rank: 3, score: { below: 30 } },
      ],
      { mode: 'both' },
    ),
    [fault('not_monotone', ['top', 'next'])],
  ],
  [
    'an empty range',
    scheme([
      TOP,
      { id: 'none', rank: 2, score: { from: 60, below: 60 } },
      { id: 'rest', rank: 3, score: { below: 60 } },
    ]),
    [fault('unreachable', ['none'], 60, 60), fault('not_monotone', ['top', 'none'], 60, 60)],
  ],
  [
    'a score that nobody has',
    scheme([
      { ...TOP, score: { from: 101 } },
      { id: 'rest', rank: 2 },
    ]),
    [fault('unreachable', ['top'], 101)],
  ],
  ['below a tier that takes all', scheme([{ id: 'all', rank: 1 }, REST]), [fault('unreachable', ['rest'])]],
  [
    'a last tier with a least score',
    scheme([TOP, { ...REST, score: { from: 10, below: 60 } }]),
    [fault('no_lowest', ['rest'], 10)],
  ],
  [
    'a last tier with a gate',
    scheme(
      [
        { id: 'a', rank: 1, gates: [P(50)] },
        { id: 'b', rank: 2, gates: [P(10)] },
      ],
      { mode: 'definition' },
    ),
    [fault('no_lowest', ['b'])],
  ],
  [
    'a last tier with a quota',
    scheme([TOP, { ...REST, quota: { accounts: 9 } }]),
    [fault('no_lowest', ['rest'])],
  ],
  [
    'shares that leave some without a tier',
    scheme([
      { id: 'a', rank: 1, quota: { share: 0.1 } },
      { id: 'b', rank: 2, quota: { share: 0.5 } },
    ]),
    [fault('no_lowest', ['b'])],
  ],
  ['no tiers', scheme([]), [fault('no_lowest', [])]],
  [
    'a veto that caps at nothing',
    scheme([TOP, REST], { vetoes: [{ id: 'v', when: { field: 'x', op: '>', value: 1 }, cap: 'tin' }] }),
    [fault('unknown_tier', ['tin'])],
  ],
  [
    'coverage that caps at nothing',
    scheme([TOP, REST], { coverage: { least: 0.5, cap: 'tin' } }),
    [fault('unknown_tier', ['tin'])],
  ],
  [
    'a floor that is no tier',
    scheme([TOP, REST], { protection: { field: 'tenure', days: 90, floor: 'tin' } }),
    [fault('unknown_tier', ['tin'])],
  ],
  [
    'shares above 1',
    scheme([
      { id: 'a', rank: 1, quota: { share: 0.6 } },
      { id: 'b', rank: 2, quota: { share: 0.5 } },
      { id: 'c', rank: 3 },
    ]),
    [fault('quota', ['a', 'b'], 1.1)],
  ],
  [
    'a share that is none',
    scheme([
      { id: 'a', rank: 1, quota: { share: 1.5 } },
      { id: 'b', rank: 2 },
    ]),
    [fault('quota', ['a'], 1.5)],
  ],
  [
    'half an account',
    scheme([
      { id: 'a', rank: 1, quota: { accounts: 2.5 } },
      { id: 'b', rank: 2 },
    ]),
    [fault('quota', ['a'], 2.5)],
  ],
  [
    'NaN accounts',
    scheme([
      { id: 'a', rank: 1, quota: { accounts: Number.NaN } },
      { id: 'b', rank: 2 },
    ]),
    [fault('quota', ['a'])],
  ],
  [
    'a gate beyond 100 points',
    scheme([{ ...TOP, gates: [P(101)] }, REST], { mode: 'both' }),
    [fault('condition', ['top'])],
  ],
  [
    'a gate from above',
    scheme([{ ...TOP, gates: [{ criterion: 'power', op: '<', value: 5 } as never] }, REST], { mode: 'both' }),
    [fault('condition', ['top'])],
  ],
  [
    'a gate of no alternatives',
    scheme([{ ...TOP, gates: [{ anyOf: [] }] }, REST], { mode: 'both' }),
    [fault('condition', ['top'])],
  ],
  [
    'text that is compared as more or less',
    scheme([TOP, REST], { entry: [{ field: 'region', op: '>=', value: 'EU' }] }),
    [fault('condition', ['entry'])],
  ],
  [
    'a flag that is compared as more or less',
    scheme([TOP, REST], {
      vetoes: [{ id: 'v', when: { field: 'fraud', op: '>', value: true }, cap: 'rest' }],
    }),
    [fault('condition', ['v'])],
  ],
  [
    'a threshold that is no number',
    scheme([TOP, REST], { entry: [{ field: 'amount', op: '>=', value: Number.NaN }] }),
    [fault('condition', ['entry'])],
  ],
  [
    'a veto on too much of a criterion, by which more would be worse',
    scheme([TOP, REST], {
      vetoes: [{ id: 'v', when: { criterion: 'a', op: '>=', value: 90 }, cap: 'rest' }],
    }),
    [fault('condition', ['v'])],
  ],
  [
    'an entry on too high a score',
    scheme([TOP, REST], { entry: [{ field: 'score', op: '<', value: 95 }] }),
    [fault('condition', ['entry'])],
  ],
  [
    'two vetoes of one name',
    scheme([TOP, REST], {
      vetoes: [90, 180].map((value) => ({ id: 'late', when: { field: 'days', op: '>' as const, value } })),
    }),
    [fault('duplicate_id', ['late'])],
  ],
];

describe('shapes', () => {
  const wrong = (more: object) => () => checkTierScheme({ ...scheme([TOP, REST]), ...more } as never);

  test.each([
    ['a field that no scheme has', { veto: [] }, 'a scheme has no field "veto"'],
    ['a field that no tier has', { tiers: [{ ...TOP, gate: [] }, REST] }, '"tiers[0]" has no field "gate"'],
    [
      'a range by other names',
      { tiers: [{ ...TOP, score: { min: 5 } }, REST] },
      '"tiers[0].score" has no field "min"',
    ],
    [
      'a cut that is no number',
      { tiers: [{ ...TOP, score: { from: Number.NaN } }, REST] },
      '"tiers[0].score.from" must be a finite number',
    ],
    [
      'a cut that is text',
      { tiers: [{ ...TOP, score: { from: '75' } }, REST] },
      '"tiers[0].score.from" must be a finite number',
    ],
    [
      'a coverage in percent',
      { coverage: { least: 60, cap: 'rest' } },
      '"coverage.least" must be a share from 0 to 1',
    ],
    [
      'a protection of text',
      { protection: { field: 'tenure', days: '600', floor: 'rest' } },
      '"protection.days" must be a number of days',
    ],
    [
      'a protection of nothing',
      { protection: { days: 60, floor: 'rest' } },
      '"protection.field" must be a string',
    ],
    ['an entry that is no list', { entry: 'x' }, '"entry" must be a list'],
    [
      'a gate that is nothing',
      { tiers: [{ ...TOP, gates: [null] }, REST] },
      '"tiers[0].gates[0]" must be an object',
    ],
    [
      'an operator that there is not',
      { entry: [{ field: 'amount', op: '=>', value: 5 }] },
      '"entry[0].op" must be one of',
    ],
    [
      'a condition on nothing',
      { entry: [{ op: '>=', value: 5 }] },
      '"entry[0]" must name a criterion or a field, and not both',
    ],
    ['no mode', { mode: undefined }, '"mode" must be one of'],
  ])('%s', (_, more, message) => {
    expect(wrong(more)).toThrow(message);
  });

  test('nothing at all', () => {
    for (const nothing of [null, undefined, {}, [], 'tiers5'])
      expect(() => checkTierScheme(nothing as never)).toThrow('must be a tier scheme of version 1');
  });
});

describe('faults', () => {
  test.each(FAULTS)('%s', (_, s, faults) => {
    expect(checkTierScheme(s)).toEqual(faults);
  });

  test('every code has a case', () => {
    const codes: Record<TierSchemeFault['code'], true> = {
      duplicate_id: true,
      duplicate_rank: true,
      gap: true,
      overlap: true,
      not_monotone: true,
      unreachable: true,
      no_lowest: true,
      unknown_tier: true,
      quota: true,
      condition: true,
    };
    expect([...new Set(FAULTS.flatMap(([, , faults]) => faults.map(({ code }) => code)))].sort()).toEqual(
      Object.keys(codes).sort(),
    );
  });

  test('a scheme with a fault is refused by name, wherever it is given', () => {
    const bad = scheme([TOP, { ...REST, score: { below: 59 } }]);
    const said = 'scheme "mine" has the fault gap at top, rest (59 and 60)';
    expect(thrownBy(() => fitTiers([], bad))).toBe(`RangeError: Cannot fit tiers as ${said}`);
    expect(thrownBy(() => classifyTiers([], bad))).toBe(`RangeError: Cannot classify tiers as ${said}`);
    expect(thrownBy(() => parseTierScheme(JSON.stringify(bad)))).toBe(
      `RangeError: Cannot parse tier-scheme as ${said}`,
    );
    const model = { ...fitTiers([], FOUR_CUTS), options: bad };
    expect(thrownBy(() => classifyTiers([], model))).toBe(`RangeError: Cannot classify tiers as ${said}`);
    const two = scheme([TOP, { ...REST, score: { below: 59 } }], { coverage: { least: 1, cap: 'tin' } });
    expect(thrownBy(() => fitTiers([], two))).toBe(
      `RangeError: Cannot fit tiers as ${said}, and 1 more: see checkTierScheme`,
    );
    expect(thrownBy(() => fitTiers([], scheme([TOP, { ...REST, rank: 1 }])))).toBe(
      'RangeError: Cannot fit tiers as scheme "mine" has the fault duplicate_rank at top, rest',
    );
  });

  test.each([
    [
      null,
      'TypeError: Cannot fit tiers as the scheme must be a tier scheme of version 1: its "kind" is undefined, its "version" undefined',
    ],
    [
      { kind: 'segment-map' },
      'TypeError: Cannot fit tiers as the scheme must be a tier scheme of version 1: its "kind" is "segment-map", its "version" undefined',
    ],
    [
      { ...FOUR_CUTS, version: 2 },
      'TypeError: Cannot fit tiers as the scheme must be a tier scheme of version 1: its "kind" is "tier-scheme", its "version" 2',
    ],
    [
      { ...FOUR_CUTS, tiers: {} },
      'TypeError: Cannot fit tiers as "tiers" must be a list of tiers: current value is an object',
    ],
    [
      { ...FOUR_CUTS, mode: 'Score' },
      'RangeError: Cannot fit tiers as "mode" must be one of "score", "definition", "both": current value is "Score"',
    ],
    [
      { ...FOUR_CUTS, mode: undefined },
      'TypeError: Cannot fit tiers as "mode" must be one of "score", "definition", "both": current value is null',
    ],
    [
      { ...FOUR_CUTS, ties: 'keep' },
      'RangeError: Cannot fit tiers as "ties" must be one of "out", "in": current value is "keep"',
    ],
    [
      { ...FOUR_CUTS, tiers: [{ id: 'a' }] },
      'TypeError: Cannot fit tiers as "tiers[0].rank" must be an integer >= 1: current value is null',
    ],
    [
      { ...FOUR_CUTS, tiers: [{ id: 'a', rank: 1.5 }] },
      'RangeError: Cannot fit tiers as "tiers[0].rank" must be an integer >= 1: current value is 1.5',
    ],
    [
      { ...FOUR_CUTS, tiers: [{ id: '', rank: 1 }] },
      'RangeError: Cannot fit tiers as "tiers[0].id" must be a string: current value is ""',
    ],
    [
      { ...FOUR_CUTS, tiers: [null] },
      'TypeError: Cannot fit tiers as "tiers[0]" must be an object: current value is null',
    ],
  ])('what is no scheme is refused: %#', (bad, message) => {
    expect(thrownBy(() => fitTiers([], bad as never))).toBe(message);
  });

  test('a scheme is no model, and a model of another kind is none', () => {
    expect(thrownBy(() => classifyTiers([], { kind: 'rfm', version: 1 } as never))).toContain(
      'the model\'s "kind" must be "tiers": current value is "rfm"',
    );
    expect(thrownBy(() => classifyTiers([], null as never))).toContain('"kind" must be "tiers"');
    expect(
      thrownBy(() => reviewTiers({ kind: 'tiers', version: 1 } as never, [], { asOf: '2026-01-01' })),
    ).toContain('"kind" must be "tier-state": current value is "tiers"');
  });
});
