import { describe, expect, test } from 'vitest';
import { checkSegmentMap, kam11, type SegmentMap, type SegmentRule } from '../../src/index.ts';
import { errorOf } from './support.ts';

function mapOf(bins: number, ranks: Readonly<Record<string, number>>, rules: SegmentRule[]): SegmentMap {
  const segments = Object.entries(ranks).map(([id, rank]) => ({ id, rank }));
  return { kind: 'segment-map', version: 1, id: 'small', bins, segments, rules };
}

const ALL = { recency: [1, 2] } as const;

describe('faults', () => {
  test('a total, disjoint, reachable, monotone map has none', () => {
    const map = mapOf(2, { good: 1, bad: 2 }, [
      { segment: 'bad', boxes: [{ recency: [1, 1] }] },
      { segment: 'good', boxes: [{ recency: [2, 2] }] },
    ]);
    expect(checkSegmentMap(map)).toEqual([]);
  });

  test('a map without rules covers nothing, and its segments have no rule', () => {
    expect(checkSegmentMap(mapOf(2, { good: 1, bad: 2 }, []))).toEqual([
      ...['111', '112', '121', '122', '211', '212', '221', '222'].map((code) => ({
        code: 'uncovered',
        cells: [code],
        segments: [],
        rules: [],
      })),
      { code: 'unreachable', cells: [], segments: ['good'], rules: [] },
      { code: 'unreachable', cells: [], segments: ['bad'], rules: [] },
    ]);
  });

  test('an overlap names the rules in order; the first decides, the other is unreachable', () => {
    const map = mapOf(2, { all: 1, top: 1 }, [
      { segment: 'all', boxes: [ALL] },
      { segment: 'top', codes: ['222'] },
    ]);
    expect(checkSegmentMap(map)).toEqual([
      { code: 'overlap', cells: ['222'], segments: ['all', 'top'], rules: [0, 1] },
      { code: 'unreachable', cells: ['222'], segments: ['top'], rules: [1] },
    ]);
  });

  test('two rules of one segment overlap too', () => {
    const map = mapOf(2, { all: 1 }, [
      { segment: 'all', codes: ['111'] },
      { segment: 'all', boxes: [ALL] },
    ]);
    expect(checkSegmentMap(map)).toEqual([
      { code: 'overlap', cells: ['111'], segments: ['all', 'all'], rules: [0, 1] },
    ]);
  });

  test('a rule that matches no cell is unreachable', () => {
    const map = mapOf(2, { all: 1, none: 2 }, [
      { segment: 'all', boxes: [ALL] },
      { segment: 'none', boxes: [{ recency: [3, 5] }] },
      { segment: 'none' },
    ]);
    expect(checkSegmentMap(map)).toEqual([
      { code: 'unreachable', cells: [], segments: ['none'], rules: [1] },
      { code: 'unreachable', cells: [], segments: ['none'], rules: [2] },
    ]);
  });

  test('several boxes of one rule are one match', () => {
    const map = mapOf(2, { all: 1 }, [
      { segment: 'all', boxes: [{ recency: [1, 1] }, ALL], codes: ['111', '222'] },
    ]);
    expect(checkSegmentMap(map)).toEqual([]);
  });

  test.each(['recency', 'frequency', 'monetary'] as const)(
    'a step up in %s that leads down is a fault, a step up that leads up is none',
    (field) => {
      const low = { [field]: [1, 1] };
      const high = { [field]: [2, 2] };
      const rising = mapOf(2, { good: 1, bad: 2 }, [
        { segment: 'good', boxes: [high] },
        { segment: 'bad', boxes: [low] },
      ]);
      const falling = mapOf(2, { good: 1, bad: 2 }, [
        { segment: 'bad', boxes: [high] },
        { segment: 'good', boxes: [low] },
      ]);
      expect(checkSegmentMap(rising)).toEqual([]);
      const at = ['recency', 'frequency', 'monetary'].indexOf(field);
      const steps = ['11', '12', '21', '22'].map((rest) => {
        const cell = (score: string) => rest.slice(0, at) + score + rest.slice(at);
        return [cell('1'), cell('2')];
      });
      expect(checkSegmentMap(falling)).toEqual(
        steps.map((cells) => ({ code: 'not_monotone', cells, segments: ['good', 'bad'], rules: [1, 0] })),
      );
    },
  );

  test('equal ranks are no step down', () => {
    const rules = [
      { segment: 'a', codes: ['111', '112', '121', '122'] },
      { segment: 'b', codes: ['211', '212', '221', '222'] },
    ];
    expect(checkSegmentMap(mapOf(2, { a: 1, b: 1 }, rules))).toEqual([]);
    expect(checkSegmentMap(mapOf(2, { a: 2, b: 1 }, rules))).toEqual([]);
    expect(checkSegmentMap(mapOf(2, { a: 1, b: 2 }, rules))).toHaveLength(4);
  });

  test('a step from or to a cell without a segment is not judged', () => {
    const map = mapOf(2, { good: 1 }, [{ segment: 'good', codes: ['121', '211'] }]);
    expect(checkSegmentMap(map).map(({ code }) => code)).toEqual(new Array(6).fill('uncovered'));
  });

  test('faults come in order: cells, rules, segments, steps', () => {
    const map = mapOf(2, { good: 1, bad: 2, idle: 3 }, [
      { segment: 'good', boxes: [{ recency: [1, 1] }] },
      { segment: 'bad', boxes: [{ recency: [2, 2], frequency: [1, 1] }] },
      { segment: 'bad', codes: ['211'] },
    ]);
    expect(checkSegmentMap(map)).toEqual([
      { code: 'overlap', cells: ['211'], segments: ['bad', 'bad'], rules: [1, 2] },
      { code: 'uncovered', cells: ['221'], segments: [], rules: [] },
      { code: 'uncovered', cells: ['222'], segments: [], rules: [] },
      { code: 'unreachable', cells: ['211'], segments: ['bad'], rules: [2] },
      { code: 'unreachable', cells: [], segments: ['idle'], rules: [] },
      { code: 'not_monotone', cells: ['111', '211'], segments: ['good', 'bad'], rules: [0, 1] },
      { code: 'not_monotone', cells: ['112', '212'], segments: ['good', 'bad'], rules: [0, 1] },
    ]);
  });

  test('rules over the sum of scores and the mean score', () => {
    const map = mapOf(2, { high: 1, low: 2 }, [
      { segment: 'high', boxes: [{ score: { from: 1.5 } }] },
      {
        segment: 'low',
        boxes: [{ 'frequency+monetary': [2, 2] }, { score: { below: 1.5 }, recency: [1, 1] }],
      },
    ]);
    expect(checkSegmentMap(map)).toEqual([]);
  });
});

describe('bins', () => {
  test('default: those of the map', () => {
    expect(checkSegmentMap(mapOf(3, { all: 1 }, [])).filter(({ code }) => code === 'uncovered')).toHaveLength(
      27,
    );
  });

  test('a map of five bins has holes in a cube of six', () => {
    const faults = checkSegmentMap(kam11, 6);
    const codes = faults.filter(({ code }) => code === 'uncovered').flatMap(({ cells }) => cells);
    expect(codes).toContain('666');
    expect(codes).toContain('611');
    expect(codes.every((code) => code.includes('6'))).toBe(true);
    expect(checkSegmentMap(kam11, 4).some(({ code }) => code === 'uncovered')).toBe(false);
  });

  test.each([
    [9, '999', '911'],
    [10, '10-10-10', '10-1-1'],
  ])('cells of %i bins are named as scores are', (bins, last, first) => {
    const map = mapOf(bins, { good: 1, bad: 2 }, [
      { segment: 'bad', codes: [last] },
      { segment: 'good', boxes: [{ recency: [1, bins] }] },
    ]);
    const faults = checkSegmentMap(map);
    expect(faults).toHaveLength(4);
    expect(faults[0]).toEqual({ code: 'overlap', cells: [last], segments: ['bad', 'good'], rules: [0, 1] });
    const steps = faults.slice(1);
    expect(steps.every(({ code, cells }) => code === 'not_monotone' && cells[1] === last)).toBe(true);
    const uncovered = checkSegmentMap(mapOf(bins, { good: 1 }, [{ segment: 'good', codes: [last] }]));
    expect(uncovered).toHaveLength(bins ** 3 - 1);
    expect(uncovered).toContainEqual({ code: 'uncovered', cells: [first], segments: [], rules: [] });
  });

  test.each([
    [
      1,
      'RangeError: Cannot check a segment map as "bins" must be an integer from 2 to 10: current value is 1',
    ],
    [
      11,
      'RangeError: Cannot check a segment map as "bins" must be an integer from 2 to 10: current value is 11',
    ],
    [
      2.5,
      'RangeError: Cannot check a segment map as "bins" must be an integer from 2 to 10: current value is 2.5',
    ],
    [
      '5',
      'TypeError: Cannot check a segment map as "bins" must be an integer from 2 to 10: current value is "5"',
    ],
  ])('%j is refused', (bins, message) => {
    expect(errorOf(() => checkSegmentMap(kam11, bins as number))).toBe(message);
  });

  test('2 and 10 are not', () => {
    expect(checkSegmentMap(mapOf(2, { all: 1 }, [{ segment: 'all', boxes: [{}] }]), 2)).toEqual([]);
    expect(checkSegmentMap(mapOf(2, { all: 1 }, [{ segment: 'all', boxes: [{}] }]), 10)).toEqual([]);
  });
});
