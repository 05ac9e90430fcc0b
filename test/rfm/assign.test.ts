import { describe, expect, test } from 'vitest';
import {
  applyRfm,
  assignSegments,
  fitRfm,
  kam11,
  type RfmScore,
  type SegmentBox,
  type SegmentMap,
  type SegmentRule,
  scoreRfm,
  value3,
} from '../../src/index.ts';
import { bookOf, errorOf, type Row } from './support.ts';

function scored(r: number, f: number, m: number, of = 5): { readonly rfm: RfmScore } {
  const reasons = (['recency', 'frequency', 'monetary'] as const).map((field, i) => ({
    code: 'rfm.band',
    field,
    value: 0,
    op: 'in' as const,
    threshold: [null, null],
    score: [r, f, m][i] as number,
    of,
  }));
  return {
    rfm: { recency: r, frequency: f, monetary: m, code: `${r}${f}${m}`, score: (r + f + m) / 3, reasons },
  };
}

function mapOf(rules: SegmentRule[], bins = 5): SegmentMap {
  const ids = [...new Set(rules.map(({ segment }) => segment))];
  const segments = ids.map((id, i) => ({ id, rank: i + 1 }));
  return { kind: 'segment-map', version: 1, id: 'mine', bins, segments, rules };
}

describe('an assignment', () => {
  test('has this form', () => {
    const row = { ...scored(5, 5, 5), accountId: 'Acme', owner: 'Kim' };
    expect(assignSegments([row])).toStrictEqual([
      {
        ...row,
        segment: {
          id: 'champions',
          rank: 1,
          reasons: ['recency', 'frequency', 'monetary'].map((field) => ({
            code: 'segment.range',
            field,
            value: 5,
            op: 'in',
            threshold: [4, 5],
            ends: '[]',
            of: 5,
            result: 'champions',
          })),
        },
      },
    ]);
  });

  test('the default map is kam11', () => {
    const rows = scoreRfm(bookOf(Array.from({ length: 40 }, (_, i) => (i * 7) % 40)));
    expect(assignSegments(rows)).toStrictEqual(assignSegments(rows, kam11));
  });

  test('replaces one that is there', () => {
    const stale = { ...scored(5, 5, 5), segment: { id: 'lost', rank: 11, reasons: [] } };
    expect(assignSegments([stale])[0]?.segment.id).toBe('champions');
  });

  test('no accounts give no rows', () => {
    expect(assignSegments([])).toEqual([]);
  });
});

describe('rules', () => {
  const segmentOf = (rules: SegmentRule[], r: number, f: number, m: number) =>
    assignSegments([scored(r, f, m)], mapOf(rules))[0]?.segment;

  test('the first match wins', () => {
    const first: SegmentRule = { segment: 'first', boxes: [{ recency: [2, 5] }] };
    const second: SegmentRule = { segment: 'second', boxes: [{ recency: [1, 4] }] };
    expect(segmentOf([first, second], 3, 1, 1)?.id).toBe('first');
    expect(segmentOf([second, first], 3, 1, 1)?.id).toBe('second');
    expect(segmentOf([first, second], 1, 1, 1)).toMatchObject({ id: 'second', rank: 2 });
  });

  test.each([
    ['recency', [3, 1, 1], [1, 4, 4]],
    ['frequency', [1, 3, 1], [4, 1, 4]],
    ['monetary', [1, 1, 3], [4, 4, 1]],
  ] as const)('a range of %s holds both its ends', (field, at, others) => {
    const cell = (score: number): [number, number, number] =>
      at.map((value, i) => (value === 3 ? score : others[i])) as [number, number, number];
    const rules = [{ segment: 'in', boxes: [{ [field]: [2, 4] }] }];
    expect([1, 2, 3, 4, 5].map((score) => segmentOf(rules, ...cell(score))?.id)).toEqual([
      'other',
      'in',
      'in',
      'in',
      'other',
    ]);
  });

  test('every field of a box must hold, any box of a rule may', () => {
    const rules = [
      {
        segment: 'in',
        boxes: [{ recency: [5, 5], frequency: [5, 5] }, { monetary: [5, 5] }] as SegmentBox[],
      },
    ];
    expect(segmentOf(rules, 5, 4, 1)?.id).toBe('other');
    expect(segmentOf(rules, 4, 5, 1)?.id).toBe('other');
    expect(segmentOf(rules, 5, 5, 1)?.reasons.map(({ field }) => field)).toEqual(['recency', 'frequency']);
    expect(segmentOf(rules, 1, 1, 5)?.reasons.map(({ field }) => field)).toEqual(['monetary']);
    expect(segmentOf(rules, 5, 5, 5)?.reasons.map(({ field }) => field)).toEqual(['recency', 'frequency']);
  });

  test('the sum of frequency and monetary', () => {
    const rules: SegmentRule[] = [{ segment: 'in', boxes: [{ 'frequency+monetary': [6, 7] }] }];
    expect([segmentOf(rules, 5, 1, 4)?.id, segmentOf(rules, 5, 4, 4)?.id]).toEqual(['other', 'other']);
    expect(segmentOf(rules, 1, 2, 5)).toEqual({
      id: 'in',
      rank: 1,
      reasons: [
        {
          code: 'segment.range',
          field: 'frequency+monetary',
          value: 7,
          op: 'in',
          threshold: [6, 7],
          ends: '[]',
          of: 10,
          result: 'in',
        },
      ],
    });
    expect(segmentOf(rules, 1, 1, 5)?.id).toBe('in');
  });

  test('half-open ranges: from is in, below is not', () => {
    const rules: SegmentRule[] = [
      { segment: 'both', boxes: [{ recency: { from: 2, below: 4 } }] },
      { segment: 'from', boxes: [{ frequency: { from: 4 } }] },
      { segment: 'below', boxes: [{ frequency: { below: 2 } }] },
    ];
    expect([1, 2, 3, 4, 5].map((r) => segmentOf(rules, r, 3, 3)?.id)).toEqual([
      'other',
      'both',
      'both',
      'other',
      'other',
    ]);
    expect([1, 2, 3, 4, 5].map((f) => segmentOf(rules, 5, f, 3)?.id)).toEqual([
      'below',
      'other',
      'other',
      'from',
      'from',
    ]);
    const thresholdOf = (r: number, f: number) =>
      segmentOf(rules, r, f, 3)?.reasons.map(({ code, threshold, ends }) => [code, threshold, ends]);
    expect(thresholdOf(3, 3)).toEqual([['segment.range', [2, 4], '[)']]);
    expect(thresholdOf(5, 5)).toEqual([['segment.range', [4, null], '[)']]);
    expect(thresholdOf(5, 1)).toEqual([['segment.range', [null, 2], '[)']]);
  });

  test('codes', () => {
    const rules: SegmentRule[] = [
      { segment: 'listed', codes: ['543', '111'] },
      { segment: 'boxed', boxes: [{ recency: [5, 5] }], codes: ['122'] },
    ];
    expect(segmentOf(rules, 5, 4, 3)).toEqual({
      id: 'listed',
      rank: 1,
      reasons: [
        {
          code: 'segment.code',
          field: 'code',
          value: '543',
          op: 'in',
          threshold: ['543', '111'],
          result: 'listed',
        },
      ],
    });
    expect(segmentOf(rules, 5, 1, 1)?.reasons[0]?.code).toBe('segment.range');
    expect(segmentOf(rules, 1, 2, 2)?.reasons[0]).toMatchObject({ code: 'segment.code', threshold: ['122'] });
    expect(segmentOf(rules, 1, 2, 3)?.id).toBe('other');
  });

  test('a box without fields matches everything, a rule without boxes and codes nothing', () => {
    expect(segmentOf([{ segment: 'none' }, { segment: 'all', boxes: [{}] }], 3, 3, 3)).toEqual({
      id: 'all',
      rank: 2,
      reasons: [],
    });
  });

  test('a field that is undefined does not count', () => {
    const boxes = [{ recency: undefined, frequency: [3, 3] }] as unknown as SegmentBox[];
    expect(segmentOf([{ segment: 'in', boxes }], 1, 3, 1)?.reasons.map(({ field }) => field)).toEqual([
      'frequency',
    ]);
    expect(segmentOf([{ segment: 'in', boxes }], 1, 2, 1)?.id).toBe('other');
  });

  test('what no rule matches is other, with the map and the code', () => {
    expect(segmentOf([{ segment: 'none' }], 1, 2, 3)).toEqual({
      id: 'other',
      rank: null,
      reasons: [{ code: 'segment.no_rule', field: 'code', value: '123', op: 'in', threshold: 'mine' }],
    });
  });

  test('a segment that the map does not list has no rank', () => {
    const map = { ...mapOf([{ segment: 'in', boxes: [{}] }]), segments: [] };
    expect(assignSegments([scored(1, 1, 1)], map)[0]?.segment).toEqual({ id: 'in', rank: null, reasons: [] });
  });
});

describe('mean scores', () => {
  const at = (score: number, map: SegmentMap) => {
    const { rfm } = scored(3, 3, 3);
    return assignSegments([{ rfm: { ...rfm, score } }], map)[0]?.segment;
  };

  test('are reasons of their own', () => {
    expect(at(4.2, value3)).toEqual({
      id: 'high',
      rank: 1,
      reasons: [
        {
          code: 'segment.mean_score',
          field: 'score',
          value: 4.2,
          op: 'in',
          threshold: [3.67, null],
          ends: '[)',
          of: 5,
          result: 'high',
        },
      ],
    });
    expect(at(3, value3)?.reasons[0]).toMatchObject({ threshold: [2.33, 3.67], ends: '[)' });
    expect(at(2, value3)?.reasons[0]).toMatchObject({ threshold: [null, 2.33], ends: '[)' });
  });

  test('rows of one code and different means are told apart', () => {
    const { rfm } = scored(3, 3, 3);
    const rows = [3, 4.5, 1, 3].map((score) => ({ rfm: { ...rfm, score } }));
    expect(assignSegments(rows, value3).map(({ segment }) => segment.id)).toEqual([
      'medium',
      'high',
      'low',
      'medium',
    ]);
    const mixed = mapOf([
      { segment: 'codes', codes: ['111'] },
      { segment: 'high', boxes: [{ recency: [1, 1] }, { score: [4, 5] }] },
    ]);
    expect(assignSegments(rows, mixed).map(({ segment }) => segment.id)).toEqual([
      'other',
      'high',
      'other',
      'other',
    ]);
  });

  test('weights of the model count', () => {
    const cuts = { recency: [1, 2, 3, 4], frequency: [1, 2, 3, 4], monetary: [1, 2, 3, 4] };
    const row: Row = { accountId: 'A', recency: 9, frequency: 1, monetary: 9 };
    const segmentBy = (monetary: number) =>
      assignSegments(applyRfm([row], fitRfm<Row>([], { cuts, weights: { monetary } })), value3)[0]?.segment
        .id;
    expect([segmentBy(0), segmentBy(1), segmentBy(6)]).toEqual(['low', 'medium', 'high']);
  });
});

describe('prospects', () => {
  const book: Row[] = [...bookOf([1, 2]), { accountId: 'P', recency: null, frequency: 0, monetary: 0 }];

  test('are prospects in every map', () => {
    for (const map of [kam11, value3, mapOf([])]) {
      const rows = assignSegments(scoreRfm(book), map);
      expect(rows).toHaveLength(3);
      expect(rows[2]?.segment).toStrictEqual({
        id: 'prospect',
        rank: null,
        reasons: [
          {
            code: 'segment.no_scores',
            field: 'code',
            value: null,
            op: 'missing',
            threshold: null,
            result: 'prospect',
          },
        ],
      });
    }
  });
});

describe('mistakes', () => {
  const errorWith = (rows: unknown, map?: unknown) =>
    errorOf(() => assignSegments(rows as never, map as never));

  test.each([
    [null, `the model's "kind" must be "segment-map": current value is undefined`],
    [{ ...kam11, kind: 'rfm' }, `the model's "kind" must be "segment-map": current value is "rfm"`],
    [{ ...kam11, version: 2 }, `the model's "version" must be 1: current value is 2`],
    ['kam11', `the model's "kind" must be "segment-map": current value is undefined`],
  ])('a map that is none: %#', (map, text) => {
    expect(errorWith([scored(1, 1, 1)], map)).toBe(`TypeError: Cannot assign segments as ${text}`);
  });

  test.each([
    [null, 'the accounts must be an array: current value is null'],
    [[scored(1, 1, 1), null], 'accounts[1] must be an object: current value is null'],
    [[scored(1, 1, 1), { accountId: 'A' }], 'accounts[1] has no scores: call scoreRfm or applyRfm first'],
  ])('rows that are none: %#', (rows, text) => {
    expect(errorWith(rows)).toBe(`TypeError: Cannot assign segments as ${text}`);
  });

  test.each([
    ['recency', 0],
    ['recency', 6],
    ['frequency', 0],
    ['frequency', 6],
    ['monetary', 0],
    ['monetary', 6],
    ['monetary', 2.5],
    ['monetary', Number.NaN],
    ['frequency', null],
  ] as const)('a %s score of %s', (field, score) => {
    const { rfm } = scored(1, 1, 1);
    expect(errorWith([scored(1, 5, 3), { rfm: { ...rfm, [field]: score } }])).toBe(
      `RangeError: Cannot assign segments as map "kam11" is for scores 1 to 5: accounts[1] has ${field} score ${score}`,
    );
  });

  test.each(['recency', 'frequency', 'monetary'] as const)('%s scores of other bins', (field) => {
    const rows = scoreRfm(bookOf([1, 2, 3]), { bins: { [field]: 4 } });
    expect(errorWith(rows)).toBe(
      `RangeError: Cannot assign segments as map "kam11" is for 5 bins: accounts[0] has a ${field} score out of 4`,
    );
  });

  test('more bins are found by the scores first', () => {
    expect(errorWith([scored(6, 3, 3, 10)])).toBe(
      'RangeError: Cannot assign segments as map "kam11" is for scores 1 to 5: accounts[0] has recency score 6',
    );
    expect(errorWith([scored(5, 3, 3, 10)])).toBe(
      'RangeError: Cannot assign segments as map "kam11" is for 5 bins: accounts[0] has a recency score out of 10',
    );
  });

  test('further dimensions may have other bins', () => {
    const rows = scoreRfm(bookOf([1, 2, 3]), { bins: { length: 3 }, values: { length: 'recency' } });
    expect(assignSegments(rows)).toHaveLength(3);
  });

  test('reasons that do not tell how many bins there are do not matter', () => {
    const { rfm } = scored(5, 5, 5);
    const told = { code: 'mine', field: 'recency', value: 1, op: '>', threshold: 0 } as const;
    const rows = [{ rfm: { ...rfm, reasons: [] } }, { rfm: { ...rfm, reasons: [told] } }];
    expect(assignSegments(rows).map(({ segment }) => segment.id)).toEqual(['champions', 'champions']);
  });

  test('scores of the map’s own bins, other than five', () => {
    const map = mapOf([{ segment: 'top', boxes: [{ recency: [10, 10] }], codes: ['1-1-1'] }], 10);
    const rows = scoreRfm(bookOf(Array.from({ length: 20 }, (_, i) => i)), { bins: 10 });
    const segments = assignSegments(rows, map).map(({ segment }) => segment.id);
    expect(segments.slice(0, 3)).toEqual(['top', 'top', 'other']);
    const low = assignSegments(
      scoreRfm(bookOf([1]), { bins: 10, values: { recency: { value: 'recency', better: 'high' } } }),
      map,
    );
    expect(low[0]?.segment.reasons[0]).toMatchObject({ code: 'segment.code', value: '1-1-1' });
  });
});
