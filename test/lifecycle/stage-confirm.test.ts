import { describe, expect, test } from 'vitest';
import { LIFECYCLE_DEFAULTS } from '../../src/lifecycle/lifecycle-model.ts';
import { judge } from '../../src/lifecycle/stage-confirm.ts';
import type { LifecycleAssignment, LifecycleEvidence, LifecycleState } from '../../src/types.ts';
import { rederive, STEADY } from './stage-help.ts';

const MATURE = STEADY;
const GROWING: LifecycleEvidence = { ...STEADY, growth: 0.5 };
const LATE: LifecycleEvidence = { ...STEADY, overdueRatio: 3 };
const LOST: LifecycleEvidence = { ...STEADY, overdueRatio: 5 };
const BACK: LifecycleEvidence = { ...STEADY, returnRatio: 6 };
const SHRUNK: LifecycleEvidence = { ...STEADY, growth: -0.3 };
const NEW: LifecycleEvidence = { ...STEADY, orders: 1 };
const NONE: LifecycleEvidence = { ...STEADY, orders: 0 };

/** One evaluation after the other, a month apart. */
function run(...evidence: readonly LifecycleEvidence[]): LifecycleAssignment[] {
  const results: LifecycleAssignment[] = [];
  evidence.forEach((e, i) => {
    const last = results[i - 1];
    let before: LifecycleState | null = null;
    if (last !== undefined) {
      const { asOf, stage, since, candidate, shrinking } = last;
      before = { asOf, stage, since, candidate, shrinking };
    }
    results.push(judge(`2025-0${i + 1}-01`, e, LIFECYCLE_DEFAULTS, before));
  });
  for (const { stage, candidate, reasons, confirmed } of results) {
    expect(rederive(reasons)).toEqual({ stage, candidate });
    expect(confirmed).toBe(candidate === null);
  }
  return results;
}

/** Stage, then the candidate in brackets. */
const path = (...evidence: readonly LifecycleEvidence[]) =>
  run(...evidence)
    .map(({ stage, candidate }) => (candidate === null ? stage : `${stage} (${candidate})`))
    .join(', ');

describe('changes', () => {
  test('the first evaluation counts at once', () => {
    expect(run(LATE)).toMatchObject([
      {
        asOf: '2025-01-01',
        stage: 'decline',
        since: '2025-01-01',
        candidate: null,
        confirmed: true,
        before: null,
      },
    ]);
    expect(path(MATURE)).toBe('maturity');
  });

  test('need two evaluations in a row', () => {
    expect(path(MATURE, GROWING, GROWING, GROWING)).toBe('maturity, maturity (growth), growth, growth');
    expect(path(MATURE, GROWING, MATURE, GROWING)).toBe(
      'maturity, maturity (growth), maturity, maturity (growth)',
    );
    expect(path(MATURE, GROWING, LATE, LATE)).toBe(
      'maturity, maturity (growth), maturity (decline), decline',
    );
    expect(path(MATURE, LATE, LATE)).toBe('maturity, maturity (decline), decline');
    expect(path(LATE, MATURE, MATURE)).toBe('decline, decline (maturity), maturity');
  });

  test('to churned and reactivated count at once', () => {
    expect(path(MATURE, LOST, BACK, LOST)).toBe('maturity, churned, reactivated, churned');
    expect(path(MATURE, BACK)).toBe('maturity, reactivated');
    expect(path(MATURE, GROWING, LOST)).toBe('maturity, maturity (growth), churned');
  });

  test('from reactivated need two', () => {
    expect(path(BACK, MATURE, MATURE)).toBe('reactivated, reactivated (maturity), maturity');
  });

  test('from churned and from prospect count at once: an order is a fact', () => {
    expect(path(LOST, MATURE)).toBe('churned, maturity');
    expect(path(NONE, NEW, GROWING, GROWING)).toBe('prospect, introduction, introduction (growth), growth');
    expect(path(NEW, NONE)).toBe('introduction, prospect');
  });

  test('say since when', () => {
    const since = run(MATURE, GROWING, GROWING, LOST, LOST).map((result) => result.since.slice(5, 7));
    expect(since).toEqual(['01', '01', '03', '04', '04']);
  });
});

describe('a fall of the amount', () => {
  test('is decline at the second evaluation, even where the first one was the first of all', () => {
    expect(path(SHRUNK, SHRUNK, SHRUNK)).toBe('maturity (decline), decline, decline');
    expect(path(MATURE, SHRUNK, SHRUNK)).toBe('maturity, maturity (decline), decline');
    expect(path(SHRUNK, MATURE, SHRUNK)).toBe('maturity (decline), maturity, maturity (decline)');
  });

  test('counts for itself: silence seen before is not a fall seen before', () => {
    expect(path(MATURE, LATE, SHRUNK, SHRUNK)).toBe(
      'maturity, maturity (decline), maturity (decline), decline',
    );
    // The other way round, both evaluations said decline by a rule of its own.
    expect(path(MATURE, SHRUNK, LATE)).toBe('maturity, maturity (decline), decline');
  });

  test('keeps in decline who is there, and two evaluations without it let go', () => {
    expect(path(LATE, SHRUNK, MATURE, MATURE)).toBe('decline, decline, decline (maturity), maturity');
    expect(path(SHRUNK, SHRUNK, MATURE, SHRUNK)).toBe(
      'maturity (decline), decline, decline (maturity), decline',
    );
  });

  test('does not hold up a change that is confirmed', () => {
    const falling: LifecycleEvidence = { ...SHRUNK, orders: 5 };
    // Growth by few orders, seen twice; the second time with a fall.
    expect(path(MATURE, { ...STEADY, orders: 5 }, falling, falling)).toBe(
      'maturity, maturity (growth), growth (decline), decline',
    );
  });

  test('is no matter before three orders', () => {
    expect(path({ ...SHRUNK, orders: 2 }, { ...SHRUNK, orders: 2 })).toBe('introduction, introduction');
  });
});

describe('reasons', () => {
  test('name the stage that waits and the stage that stays', () => {
    expect(run(MATURE, GROWING)[1]?.reasons).toEqual([
      { code: 'lifecycle.growth', field: 'growth', value: 0.5, op: '>=', threshold: 0.15, result: 'growth' },
      {
        code: 'lifecycle.pending',
        field: 'stage',
        value: 'growth',
        op: '=',
        threshold: 'growth',
        result: 'maturity',
      },
    ]);
  });

  test('name the change that was confirmed', () => {
    expect(run(MATURE, GROWING, GROWING)[2]?.reasons.at(-1)).toEqual({
      code: 'lifecycle.confirmed',
      field: 'stage',
      value: 'growth',
      op: '=',
      threshold: 'growth',
      result: 'growth',
    });
  });
});
