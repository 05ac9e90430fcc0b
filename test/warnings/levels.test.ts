import { describe, expect, test } from 'vitest';
import type { WarningMemory } from '../../src/warnings/alert.ts';
import { rememberLevels } from '../../src/warnings/levels.ts';
import { dayOf } from '../orders/history-of.ts';
import { ago, indicatorOf } from './indicator-help.ts';

const memory = (levels: WarningMemory['levels']): WarningMemory => ({ asOf: ago(30), rules: [], levels });
const segment = (id: string, rank: number | null) => ({ segment: { id, rank, reasons: [] } });
const day = (days: number) => dayOf(ago(days));

describe('level', () => {
  test('ranks lost on every scale, the worst of them', () => {
    const row = {
      ...segment('at_risk', 8),
      tier: { id: 'silver', rank: 5 },
      lifecycle: { stage: 'decline' },
    };
    const found = indicatorOf('level', {
      row,
      memory: memory({
        segment: { id: 'loyal', rank: 2, since: ago(30) },
        tier: { id: 'silver', rank: 5, since: ago(30) },
        stage: { id: 'maturity', rank: 1, since: ago(100) },
      }),
    });
    expect(found).toMatchObject({ value: 6, n: 3, missing: [], probability: null });
    expect(found.measures).toEqual({
      segmentLost: 6,
      tierLost: 0,
      stageLost: 3,
      segmentFrom: 2,
      segmentTo: 8,
      tierFrom: 5,
      tierTo: 5,
      stageFrom: 1,
      stageTo: 4,
      toDecline: 1,
    });
  });

  test('a rise is no drop, nor is maturity after growth; a drop of 101 days ago is over', () => {
    expect(
      indicatorOf('level', {
        row: segment('loyal', 2),
        memory: memory({ segment: { id: 'lost', rank: 11, since: ago(9) } }),
      }),
    ).toMatchObject({ value: 0, measures: { segmentLost: 0 } });
    const mature = { lifecycle: { stage: 'maturity' } };
    expect(
      indicatorOf('level', {
        row: mature,
        memory: memory({ stage: { id: 'growth', rank: 1, since: ago(9) } }),
      }),
    ).toMatchObject({ value: 0, measures: { toDecline: 0 } });
    expect(
      indicatorOf('level', {
        row: segment('lost', 11),
        memory: memory({ segment: { id: 'loyal', rank: 2, since: ago(101) } }),
      }).missing,
    ).toEqual(['previous_evaluation']);
  });

  test('nothing to compare, or nothing to compare with', () => {
    expect(indicatorOf('level', { row: segment('loyal', 2) }).missing).toEqual(['previous_evaluation']);
    for (const row of [
      {},
      segment('other', null),
      { lifecycle: { stage: 'prospect' } },
      { tier: null, segment: 'text' },
    ])
      expect(indicatorOf('level', { row, memory: memory({}) }).missing).toEqual(['levels']);
  });
});

describe('rememberLevels', () => {
  test('the best level of the last 100 days, by the day on which it was last seen', () => {
    const first = rememberLevels(segment('loyal', 2), undefined, day(200));
    expect(first).toEqual({ segment: { id: 'loyal', rank: 2, since: ago(200) } });
    const second = rememberLevels(segment('loyal', 2), first, day(150));
    expect(second).toEqual({ segment: { id: 'loyal', rank: 2, since: ago(150) } });
    const dropped = rememberLevels(segment('at_risk', 8), second, day(120));
    expect(dropped).toEqual(second);
    expect(rememberLevels(segment('lost', 11), dropped, day(50))).toEqual(second);
    expect(rememberLevels(segment('lost', 11), dropped, day(49))).toEqual({
      segment: { id: 'lost', rank: 11, since: ago(49) },
    });
    expect(rememberLevels(segment('champions', 1), dropped, day(100))).toEqual({
      segment: { id: 'champions', rank: 1, since: ago(100) },
    });
  });

  test('a level that cannot be told makes nothing forgotten, for 100 days', () => {
    const known = rememberLevels(segment('loyal', 2), undefined, day(110));
    for (const row of [{}, segment('prospect', null)]) {
      expect(rememberLevels(row, known, day(10))).toEqual(known);
      expect(rememberLevels(row, known, day(9))).toEqual({});
    }
  });

  test('stages have ranks of their own', () => {
    const stages = ['growth', 'maturity', 'introduction', 'reactivated', 'decline', 'churned'];
    expect(stages.map((stage) => rememberLevels({ lifecycle: { stage } }, undefined, 0).stage?.rank)).toEqual(
      [1, 1, 2, 3, 4, 5],
    );
  });
});
