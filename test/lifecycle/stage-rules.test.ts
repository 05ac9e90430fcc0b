import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LIFECYCLE_DEFAULTS } from '../../src/lifecycle/lifecycle-model.ts';
import { stageByRules } from '../../src/lifecycle/stage-rules.ts';
import type { LifecycleEvidence } from '../../src/types.ts';
import { rederive, STEADY, stageOf } from './stage-help.ts';

const stage = (changes: Partial<LifecycleEvidence>, countsGrowth = false) =>
  stageByRules({ ...STEADY, ...changes }, LIFECYCLE_DEFAULTS, countsGrowth).stage;
const reasons = (changes: Partial<LifecycleEvidence>, countsGrowth = false) =>
  stageByRules({ ...STEADY, ...changes }, LIFECYCLE_DEFAULTS, countsGrowth).reasons;

describe('each rule, and both sides of each line', () => {
  test.each<[string, Partial<LifecycleEvidence>, string]>([
    ['no purchase', { orders: 0 }, 'prospect'],
    ['one purchase', { orders: 1 }, 'introduction'],
    ['silent for four usual gaps', { overdueRatio: 4 }, 'churned'],
    ['silent for a little less', { overdueRatio: 3.99 }, 'decline'],
    ['silent for more than a year and two gaps', { overdueRatio: 2, idleDays: 366 }, 'churned'],
    ['silent for a year', { overdueRatio: 2, idleDays: 365 }, 'maturity'],
    [
      'silent for more than a year, a little less than two gaps',
      { overdueRatio: 1.99, idleDays: 366 },
      'maturity',
    ],
    [
      'silent for more than a year after one order',
      { orders: 1, overdueRatio: 2, idleDays: 366 },
      'introduction',
    ],
    [
      'silent for more than a year after two orders',
      { orders: 2, overdueRatio: 2, idleDays: 366 },
      'churned',
    ],
    ['back after four usual gaps', { returnRatio: 4, daysSinceReturn: 89 }, 'reactivated'],
    ['back after a little less', { returnRatio: 3.99 }, 'maturity'],
    ['back long ago', { returnRatio: 4, daysSinceReturn: 90 }, 'maturity'],
    ['back, and silent again', { returnRatio: 4, overdueRatio: 4 }, 'churned'],
    ['back, and late again', { returnRatio: 4, overdueRatio: 3 }, 'reactivated'],
    ['late by its own gaps', { overdueRatio: 2.5 }, 'decline'],
    ['late, but not by its own gaps', { overdueRatio: 2.49 }, 'maturity'],
    ['twice the gap of clockwork', { overdueRatio: 2, quantileRatio: 1.5 }, 'decline'],
    ['less than twice the gap of clockwork', { overdueRatio: 1.99, quantileRatio: 1.5 }, 'maturity'],
    ['late after two orders', { orders: 2, overdueRatio: 3 }, 'introduction'],
    ['late after three orders', { orders: 3, overdueRatio: 3 }, 'decline'],
    ['up to two orders', { orders: 2, growth: 5 }, 'introduction'],
    ['three orders', { orders: 3 }, 'growth'],
    ['customer for less than 90 days', { tenure: 89 }, 'introduction'],
    ['customer for 90 days', { tenure: 90 }, 'growth'],
    ['customer for less than two usual gaps', { tenure: 119, medianGap: 60 }, 'introduction'],
    ['customer for two usual gaps', { tenure: 120, medianGap: 60 }, 'growth'],
    ['15 % more', { growth: 0.15 }, 'growth'],
    ['a little less than 15 % more', { growth: 0.149 }, 'maturity'],
    ['15 % more than a part of the window', { growth: 0.15, priorDays: 364 }, 'maturity'],
    ['six orders', { orders: 6 }, 'growth'],
    ['seven orders', { orders: 7 }, 'maturity'],
    ['customer for less than a year', { tenure: 364 }, 'growth'],
    ['customer for a year', { tenure: 365 }, 'maturity'],
    ['20 % less at one evaluation', { growth: -0.5 }, 'maturity'],
    ['growth unknown', { growth: null }, 'maturity'],
    ['no usual gap anywhere', { medianGap: null, overdueRatio: null, returnRatio: null }, 'maturity'],
  ])('%s', (_, changes, expected) => {
    expect(stage(changes)).toBe(expected);
  });

  test('20 % less counts where it was seen before', () => {
    expect(stage({ growth: -0.2 }, true)).toBe('decline');
    expect(stage({ growth: -0.19 }, true)).toBe('maturity');
    expect(stage({ growth: -0.5, orders: 2 }, true)).toBe('introduction');
    expect(stage({ growth: -0.2, priorDays: 100 }, true)).toBe('decline');
  });
});

describe('reasons', () => {
  test('of decline: every part of the rule that held', () => {
    expect(reasons({ growth: -0.5, overdueRatio: 3 }, true)).toEqual([
      { code: 'lifecycle.orders', field: 'orders', value: 20, op: '>=', threshold: 3, result: 'decline' },
      {
        code: 'lifecycle.overdue',
        field: 'overdueRatio',
        value: 3,
        op: '>=',
        threshold: 2.5,
        result: 'decline',
      },
      {
        code: 'lifecycle.growth',
        field: 'growth',
        value: -0.5,
        op: '<=',
        threshold: -0.2,
        result: 'decline',
      },
    ]);
  });

  test('of maturity: what kept it from the stages before', () => {
    expect(reasons({}).map(({ field, op, threshold }) => [field, op, threshold])).toEqual([
      ['overdueRatio', '<', 2.5],
      ['growth', '<', 0.15],
      ['orders', '>', 6],
      ['tenure', '>=', 365],
    ]);
    expect(reasons({ medianGap: 200 }).at(-1)?.threshold).toBe(400);
  });

  test('of churned: the longer rule where it was needed', () => {
    expect(reasons({ overdueRatio: 5, idleDays: 500 }).map(({ field }) => field)).toEqual(['overdueRatio']);
    expect(
      reasons({ overdueRatio: 3, idleDays: 500 }).map(({ field, threshold }) => [field, threshold]),
    ).toEqual([
      ['orders', 2],
      ['idleDays', 365],
      ['overdueRatio', 2],
    ]);
  });

  test('say what is not known', () => {
    const missing = { value: null, op: 'missing', threshold: null };
    expect(reasons({ growth: null }).at(-1)).toEqual({
      code: 'lifecycle.no_growth',
      field: 'growth',
      ...missing,
    });
    expect(reasons({ growth: 3, priorDays: 100 }).at(-1)).toEqual({
      code: 'lifecycle.short_prior',
      field: 'priorDays',
      value: 100,
      op: '<',
      threshold: 365,
    });
    expect(reasons({ growth: 0.1, priorDays: 100 })).toEqual(reasons({ growth: 0.1 }));
    expect(reasons({ medianGap: null, overdueRatio: null, returnRatio: null }).at(-1)).toEqual({
      code: 'lifecycle.no_median',
      field: 'medianGap',
      ...missing,
    });
    expect(reasons({ orders: 3 }).at(-1)).toEqual({
      code: 'lifecycle.book_median',
      field: 'orders',
      value: 3,
      op: '<',
      threshold: 4,
    });
    expect(reasons({ orders: 4 }).some(({ code }) => code === 'lifecycle.book_median')).toBe(false);
    expect(reasons({ orders: 0 })).toHaveLength(1);
  });
});

test('total, as defined, and derivable from the reasons alone', () => {
  const nullable = <V>(of: fc.Arbitrary<V>) => fc.option(of, { nil: null, freq: 8 });
  const evidence: fc.Arbitrary<LifecycleEvidence> = fc.record({
    orders: fc.integer({ min: 0, max: 9 }),
    tenure: fc.constantFrom(0, 50, 89, 90, 120, 364, 365, 900),
    idleDays: fc.constantFrom(0, 10, 365, 366, 900),
    medianGap: nullable(fc.constantFrom(1, 30, 60, 200)),
    medianOf: fc.constant('account' as const),
    overdueRatio: nullable(fc.constantFrom(0, 1, 1.9, 2, 2.4, 2.5, 3.9, 4, 9)),
    quantileRatio: fc.constantFrom(1.4, 2, 2.5, 5),
    priorDays: fc.constantFrom(0, 200, 364, 365),
    growth: nullable(fc.constantFrom(-1, -0.2, -0.19, 0, 0.14, 0.15, 3)),
    returnRatio: nullable(fc.constantFrom(1, 3.9, 4, 8)),
    daysSinceReturn: fc.constantFrom(0, 89, 90),
  });
  const seen = new Set<string>();
  fc.assert(
    fc.property(evidence, fc.boolean(), (e, countsGrowth) => {
      const verdict = stageByRules(e, LIFECYCLE_DEFAULTS, countsGrowth);
      expect(verdict.stage).toBe(stageOf(e, countsGrowth));
      expect(rederive(verdict.reasons)).toEqual({ stage: verdict.stage, candidate: null });
      seen.add(verdict.stage);
    }),
    { numRuns: 2000, seed: 8 },
  );
  expect(seen.size).toBe(7);
});
