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
  const wrong = (path: string, text = 'Invalid input') =>
    `TypeError: Cannot parse segment-map as "${path}" is wrong: ${text}`;

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

  test.each([
    ['id', { id: '' }],
    ['id', { id: 5 }],
    ['id', { id: undefined }],
    ['bins', { bins: 1 }],
    ['bins', { bins: 11 }],
    ['bins', { bins: 4.5 }],
    ['segments', { segments: [] }],
    ['segments', { segments: undefined }],
    ['segments.0.id', { segments: [{ id: '', rank: 1 }] }],
    ['segments.0.rank', { segments: [{ id: 'x', rank: 0 }] }],
    ['segments.0.rank', { segments: [{ id: 'x', rank: 1.5 }] }],
    ['segments.0', { segments: [{ id: 'x', rank: 1, label: 'X' }] }],
    ['segments.0.labels', { segments: [{ id: 'x', rank: 1, labels: { fr: 'X' } }] }],
    ['segments.0.labels.en', { segments: [{ id: 'x', rank: 1, labels: { en: 1 } }] }],
    ['segments.0.labels.zh-CN', { segments: [{ id: 'x', rank: 1, labels: { 'zh-CN': 1 } }] }],
    ['rules', { rules: {} }],
    ['rules.0', { rules: [{ segment: 'good', code: ['111'] }] }],
    ['rules.0.segment', { rules: [{}] }],
    ['rules.0.codes', { rules: [{ segment: 'good', codes: '111' }] }],
    ['rules.0.codes.0', { rules: [{ segment: 'good', codes: [111] }] }],
    ['rules.0.boxes', { rules: [{ segment: 'good', boxes: {} }] }],
    ['rules.0.boxes.0', { rules: [{ segment: 'good', boxes: [{ tenure: [1, 2] }] }] }],
    ...['recency', 'frequency', 'monetary', 'frequency+monetary', 'score'].flatMap((field) =>
      [5, [1], [1, 2, 3], ['1', 2], { from: '1' }, { below: '1' }, { from: 1, to: 2 }].map(
        (range) =>
          [
            `rules.0.boxes.0.${field}`,
            { rules: [{ segment: 'good', boxes: [{ [field]: range }] }] },
          ] as const,
      ),
    ),
    ['', { extra: 1 }],
  ])('%s: %j', (path, change) => {
    expect(errorWith({ ...own, ...change })).toBe(wrong(path));
  });

  test('a range without ends', () => {
    const map = { ...own, rules: [{ segment: 'good', boxes: [{ recency: {} }] }] };
    expect(errorWith(map)).toMatch(
      /^TypeError: Cannot parse segment-map as "rules\.0\.boxes\.0\.recency" is wrong: /,
    );
  });

  test('rules of segments that are not there', () => {
    const text = wrong('', 'every rule must name one of the segments');
    expect(errorWith({ ...own, rules: [...own.rules, { segment: 'ugly' }] })).toBe(text);
    expect(errorWith({ ...own, segments: own.segments.slice(1) })).toBe(text);
  });

  test('segments of one id', () => {
    expect(errorWith({ ...own, segments: [...own.segments, { id: 'good', rank: 3 }] })).toBe(
      wrong('', 'segment ids must differ'),
    );
  });

  test('a model is no map', () => {
    expect(errorWith({ ...kam11, kind: undefined })).toBe(
      'TypeError: Cannot parse segment-map as "kind" must be "segment-map": current value is undefined',
    );
  });
});
