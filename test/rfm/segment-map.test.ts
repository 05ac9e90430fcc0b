import { describe, expect, test } from 'vitest';
import { kam11, parseSegmentMap, type SegmentMap } from '../../src/index.ts';
import { errorOf } from './support.ts';

const own: SegmentMap = {
  kind: 'segment-map',
  version: 1,
  id: 'mine',
  bins: 4,
  segments: [
    { id: 'good', rank: 1, labels: { en: 'Good', 'zh-CN': '好' } },
    { id: 'bad', rank: 2, labels: {} },
  ],
  rules: [
    { segment: 'good', boxes: [{ recency: [3, 4], frequency: { from: 2 }, monetary: { below: 3 } }] },
    {
      segment: 'bad',
      boxes: [{ 'frequency+monetary': [2, 5], score: { from: 1, below: 2.5 } }],
      codes: ['111'],
    },
    { segment: 'bad' },
  ],
};

describe('a map of your own', () => {
  test('is read from text or a value', () => {
    expect(parseSegmentMap(own)).toStrictEqual(own);
    expect(parseSegmentMap(JSON.stringify(own))).toStrictEqual(own);
  });

  test('the bounds are allowed', () => {
    for (const change of [
      { bins: 2 },
      { bins: 10 },
      { id: 'x' },
      { rules: [] },
      { segments: [{ id: 'x', rank: 1 }], rules: [{ segment: 'x', boxes: [], codes: [] }] },
    ])
      expect(parseSegmentMap({ ...own, ...change })).toStrictEqual({ ...own, ...change });
  });
});

describe('damage', () => {
  const errorWith = (json: unknown) => errorOf(() => parseSegmentMap(json));
  const wrong = (text: string) => `TypeError: Cannot parse segment-map as ${text}`;

  test('text that is not JSON, other kinds, other versions', () => {
    expect(errorWith('kam11')).toBe(
      'SyntaxError: Cannot parse segment-map as the text is not JSON: it starts with "kam11"',
    );
    expect(errorWith([own])).toBe(
      'TypeError: Cannot parse segment-map as it must be an object: current value is an array of 1',
    );
    expect(errorWith({ ...own, kind: 'rfm' })).toBe(
      'TypeError: Cannot parse segment-map as "kind" must be "segment-map": current value is "rfm"',
    );
    expect(errorWith({ ...own, version: 0 })).toBe(
      'TypeError: Cannot parse segment-map as "version" must be 1: current value is 0',
    );
  });

  const rule = (change: object) => ({ rules: [{ segment: 'good', ...change }] });
  const segment = (change: object) => ({ segments: [{ id: 'x', rank: 1, ...change }] });
  const MISTAKES: ReadonlyArray<readonly [string, object]> = [
    ['"id" must be at least 1 long: current value is ""', { id: '' }],
    ['"id" must be of type string: current value is 5', { id: 5 }],
    ['"id" must be of type string: current value is undefined', { id: undefined }],
    ['"bins" must be at least 2: current value is 1', { bins: 1 }],
    ['"bins" must be at most 10: current value is 11', { bins: 11 }],
    ['"bins" must be of type int: current value is 4.5', { bins: 4.5 }],
    ['"segments" must be at least 1 long: current value is an array of 0', { segments: [] }],
    ['"segments" must be of type array: current value is undefined', { segments: undefined }],
    ['"segments.0.id" must be at least 1 long: current value is ""', segment({ id: '' })],
    ['"segments.0.rank" must be at least 1: current value is 0', segment({ rank: 0 })],
    ['"segments.0.rank" must be of type int: current value is 1.5', segment({ rank: 1.5 })],
    ['there is no field "segments.0.label"', segment({ label: 'X' })],
    [
      'there is no field "segments.0.labels.fr", "segments.0.labels.it"',
      segment({ labels: { fr: 'X', it: 'X' } }),
    ],
    ['"segments.0.labels.en" must be of type string: current value is 1', segment({ labels: { en: 1 } })],
    [
      '"segments.0.labels.zh-CN" must be of type string: current value is 1',
      segment({ labels: { 'zh-CN': 1 } }),
    ],
    ['"rules" must be of type array: current value is an object', { rules: {} }],
    ['there is no field "rules.0.code"', rule({ code: ['111'] })],
    ['"rules.0.segment" must be of type string: current value is undefined', { rules: [{}] }],
    ['"rules.0.codes" must be of type array: current value is "111"', rule({ codes: '111' })],
    ['"rules.0.codes.0" must be of type string: current value is 111', rule({ codes: [111] })],
    ['"rules.0.boxes" must be of type array: current value is an object', rule({ boxes: {} })],
    ['there is no field "rules.0.boxes.0.tenure"', rule({ boxes: [{ tenure: [1, 2] }] })],
    ['there is no field "extra"', { extra: 1 }],
  ];

  test.each(MISTAKES)('%s', (text, change) => {
    expect(errorWith({ ...own, ...change })).toBe(wrong(text));
  });

  const RANGES: ReadonlyArray<readonly [unknown, string]> = [
    [5, '5'],
    [null, 'null'],
    [[1], 'an array of 1'],
    [[1, 2, 3], 'an array of 3'],
    [['1', 2], 'an array of 2'],
    [{ from: '1' }, 'an object'],
    [{ below: '1' }, 'an object'],
  ];

  test.each(['recency', 'frequency', 'monetary', 'frequency+monetary', 'score'])('a range of %s', (field) => {
    for (const [range, shown] of RANGES)
      expect(errorWith({ ...own, ...rule({ boxes: [{ [field]: range }] }) })).toBe(
        wrong(
          `"rules.0.boxes.0.${field}" must be a range, [least, most] or { from, below }: current value is ${shown}`,
        ),
      );
    const errorOfRange = (range: object) => errorWith({ ...own, ...rule({ boxes: [{ [field]: range }] }) });
    expect(errorOfRange({ from: 1, to: 2 })).toBe(wrong(`there is no field "rules.0.boxes.0.${field}.to"`));
    expect(errorOfRange({})).toBe(
      wrong(`"rules.0.boxes.0.${field}" is wrong: a range needs "from" or "below"`),
    );
  });

  test('rules of segments that are not there', () => {
    const text = wrong('every rule must name one of the segments');
    expect(errorWith({ ...own, rules: [...own.rules, { segment: 'ugly' }] })).toBe(text);
    expect(errorWith({ ...own, segments: own.segments.slice(1) })).toBe(text);
  });

  test('segments of one id', () => {
    expect(errorWith({ ...own, segments: [...own.segments, { id: 'good', rank: 3 }] })).toBe(
      wrong('segment ids must differ'),
    );
  });

  test('a model is no map', () => {
    expect(errorWith({ ...kam11, kind: undefined })).toBe(
      'TypeError: Cannot parse segment-map as "kind" must be "segment-map": current value is undefined',
    );
  });
});
