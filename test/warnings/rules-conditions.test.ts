import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { judge, type Truth, thresholdOf } from '../../src/warnings/condition-judge.ts';
import {
  type ComparisonNode,
  comparisonsOf,
  easedBy,
  negated,
  nodeOf,
} from '../../src/warnings/condition-node.ts';
import { heldReasons } from '../../src/warnings/condition-reasons.ts';
import type { Comparison, RuleCondition, Threshold } from '../../src/warnings/rule.ts';
import type { Subject } from '../../src/warnings/threshold-bound.ts';
import { peerMeasures, percentilesOf } from '../../src/warnings/threshold-peers.ts';
import { ACCOUNTS, CONDITION, indicator, noPeers, subject } from './rules-help.ts';

function truthOf(condition: RuleCondition, of: Subject): Truth {
  return judge(nodeOf(condition, 'overdue', noPeers), of);
}

const compare = (op: Comparison['op'], than: Threshold): RuleCondition => ({ op, than });
const of = (value: number | null, measures: Record<string, number | null> = {}, more = {}): Subject =>
  subject({ overdue: { value, measures } }, more);

describe('a comparison', () => {
  test.each([
    ['<', 1, [1, 0, 0]],
    ['<=', 1, [1, 1, 0]],
    ['>', 1, [0, 0, 1]],
    ['>=', 1, [0, 1, 1]],
    ['=', 1, [0, 1, 0]],
  ] as const)('%s', (op, than, expected) => {
    expect([0, 1, 2].map((value) => truthOf(compare(op, than), of(value)))).toEqual(expected);
    expect([0, 1, 2].map((value) => truthOf({ not: compare(op, than) }, of(value)))).toEqual(
      expected.map((truth) => 1 - truth),
    );
    expect(truthOf(compare(op, than), of(null))).toBe(0.5);
  });

  test('of another indicator, and of each kind of measure', () => {
    const known = subject({
      amount: { value: 1, baseline: 2, lastYear: 3, delta: 4, probability: 5, n: 6, measures: { orders: 7 } },
    });
    const names = ['value', 'baseline', 'lastYear', 'delta', 'probability', 'n', 'orders'];
    names.forEach((measure, i) => {
      expect(truthOf({ indicator: 'amount', measure, op: '=', than: i + 1 }, known)).toBe(1);
      expect(truthOf({ indicator: 'amount', measure, op: '=', than: i }, known)).toBe(0);
    });
  });
});

describe('a threshold', () => {
  const q90 = { measure: 'q90' };
  test.each<[Threshold, Subject, Truth[]]>([
    [{ measure: 'q90' }, of(3, { q90: 3 }), [1, 0]],
    [{ measure: 'q90', times: 2 }, of(3, { q90: 1.5 }), [1, 0]],
    [{ measure: 'q90', times: 2 }, of(3, { q90: 2 }), [0, 0]],
    [{ measure: 'q90' }, of(3), [0.5, 0.5]],
    // Of max(1.5, ?) it is known that 1.2 is below, and of min(1.5, ?) that 2 is not.
    [{ max: [1.5, q90] }, of(1.2), [0, 0]],
    [{ max: [1.5, q90] }, of(2), [0.5, 0.5]],
    [{ max: [1.5, q90] }, of(2, { q90: 1.9 }), [1, 1]],
    [{ max: [1.5, q90] }, of(2, { q90: 2.1 }), [0, 0]],
    [{ min: [1.5, q90] }, of(2), [1, 1]],
    [{ min: [1.5, q90] }, of(1.2), [0.5, 0.5]],
    [{ min: [1.5, q90] }, of(1.2, { q90: 1 }), [1, 1]],
    [{ byTier: { gold: 1 }, otherwise: 2 }, of(1.5, {}, { tier: 'gold' }), [1, 1]],
    [{ byTier: { gold: 1 }, otherwise: 2 }, of(1.5, {}, { tier: 'silver' }), [0, 0]],
    [{ byTier: { gold: 1 }, otherwise: 2 }, of(1.5, {}, { tier: 'constructor' }), [0, 0]],
    [{ byTier: { gold: 1 }, otherwise: 2 }, of(1.5), [0, 0]],
    [
      {
        byAge: [
          { belowDays: 90, than: 5 },
          { belowDays: 365, than: 3 },
        ],
        otherwise: 1,
      },
      of(2, {}, { ageDays: 89 }),
      [0, 0],
    ],
    [
      {
        byAge: [
          { belowDays: 90, than: 5 },
          { belowDays: 365, than: 3 },
        ],
        otherwise: 1,
      },
      of(4, {}, { ageDays: 90 }),
      [1, 1],
    ],
    [
      {
        byAge: [
          { belowDays: 90, than: 5 },
          { belowDays: 365, than: 3 },
        ],
        otherwise: 1,
      },
      of(2, {}, { ageDays: 365 }),
      [1, 1],
    ],
    // Without an age, above all of them is above, and between them is not known.
    [{ byAge: [{ belowDays: 90, than: 5 }], otherwise: 1 }, of(6, {}, { ageDays: null }), [1, 1]],
    [{ byAge: [{ belowDays: 90, than: 5 }], otherwise: 1 }, of(2, {}, { ageDays: null }), [0.5, 0.5]],
    [{ byAge: [{ belowDays: 90, than: 5 }], otherwise: 1 }, of(0, {}, { ageDays: null }), [0, 0]],
    [{ peerPercentile: 90 }, of(9), [0.5, 0.5]],
  ])('%j', (than, who, expected) => {
    expect([truthOf(compare('>=', than), who), truthOf(compare('>', than), who)]).toEqual(expected);
    // The opposite comparisons say the opposite.
    expect([truthOf(compare('<', than), who), truthOf(compare('<=', than), who)]).toEqual(
      expected.map((truth) => 1 - truth),
    );
  });

  test('among peers: quantile type 7 of the accounts that have the measure, from ten on', () => {
    const values = [3, 1, null, 2, 10, 9, 8, 7, 6, 5, 4];
    const asked = peerMeasures([
      {
        id: 'a',
        indicator: 'orders',
        family: 'volume',
        levels: {
          high: {
            when: {
              not: { any: [{ measure: 'delta', op: '<', than: { max: [0, { peerPercentile: 10 }] } }] },
            },
          },
        },
        minData: { op: '>', than: { byTier: { gold: { peerPercentile: 5 } }, otherwise: 1 } },
        recoverAt: { indicator: 'amount', op: '>', than: 1 },
      },
    ]);
    expect(asked).toEqual([
      { indicator: 'orders', measure: 'delta' },
      { indicator: 'orders', measure: 'value' },
    ]);
    const percentileOf = percentilesOf(asked, values.length, (at, id) =>
      indicator(id, { value: values[at] ?? null, delta: at < 9 ? at : null }),
    );
    expect([0, 25, 50, 100].map((p) => percentileOf('orders', 'value', p))).toEqual([1, 3.25, 5.5, 10]);
    expect(percentileOf('orders', 'delta', 50)).toBeNull();
    expect(percentileOf('amount', 'value', 50)).toBeNull();
    const condition = nodeOf({ op: '>=', than: { peerPercentile: 90 } }, 'orders', percentileOf);
    expect([9, 9.1].map((value) => judge(condition, subject({ orders: { value } })))).toEqual([0, 1]);
  });
});

describe('conditions', () => {
  test('what is told of a part is true of the whole, and the whole is always told', () => {
    fc.assert(
      fc.property(CONDITION, ACCOUNTS, (condition, { whole, partial }) => {
        const known = truthOf(condition, whole);
        expect(known).not.toBe(0.5);
        expect([known, 0.5]).toContain(truthOf(condition, partial));
        expect(truthOf({ not: condition }, partial)).toBe(1 - truthOf(condition, partial));
      }),
      { numRuns: 300 },
    );
  });

  test('a condition that holds also holds eased, at every share', () => {
    const share = fc.double({ min: 0.1, max: 1, noNaN: true });
    fc.assert(
      fc.property(CONDITION, ACCOUNTS, share, (condition, { partial }, s) => {
        const node = nodeOf(condition, 'overdue', noPeers);
        const eased = easedBy(s, node);
        if (judge(node, partial) === 1) expect(judge(eased, partial)).toBe(1);
        expect(judge(negated(eased), partial)).toBe(1 - judge(eased, partial));
        expect(judge(negated(node), partial)).toBe(1 - judge(node, partial));
      }),
      { numRuns: 300 },
    );
  });

  test('what is different from a threshold that is known in part is told by the end that is known', () => {
    const condition: RuleCondition = { not: { op: '=', than: { max: [{ measure: 'q95' }, 1] } } };
    const unknown = subject({ overdue: { value: 0, measures: { q95: null } } });
    expect(heldReasons(nodeOf(condition, 'overdue', noPeers), unknown, 'high')).toMatchObject([
      { code: 'warning.not_equal', value: 0, threshold: 1 },
    ]);
  });

  test('the comparisons that are told hold, and make the condition hold', () => {
    const holds = { '<': -1, '<=': -1, '>': 1, '>=': 1, '=': 0 };
    fc.assert(
      fc.property(CONDITION, ACCOUNTS, (condition, { partial }) => {
        const node = nodeOf(condition, 'overdue', noPeers);
        const reasons = heldReasons(node, partial, 'high');
        expect(reasons.length > 0).toBe(judge(node, partial) === 1);
        for (const { code, value, op, threshold, result } of reasons) {
          const sign = Math.sign((value as number) - (threshold as number));
          if (code === 'warning.not_equal') expect(sign).not.toBe(0);
          else if (sign === 0) expect(op).toContain('=');
          else expect(sign).toBe(holds[op as keyof typeof holds]);
          expect(result).toBe('high');
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('easing', () => {
  const eased = (op: Comparison['op'], than: number) => {
    const node = easedBy(0.8, nodeOf({ op, than }, 'overdue', noPeers));
    return thresholdOf(node as ComparisonNode, of(1));
  };

  test('goes to the easier side, on both sides of 0', () => {
    expect(eased('<=', -0.3)).toBeCloseTo(-0.24);
    expect(eased('>=', 2)).toBeCloseTo(1.6);
    expect(eased('<', 4)).toBeCloseTo(5);
    expect(eased('>', -4)).toBeCloseTo(-5);
    expect(eased('>', 0)).toBe(0);
    expect(eased('=', 2)).toBe(2);
  });

  test('leaves noise gates out, unless nothing else is there', () => {
    const drop: RuleCondition = { measure: 'delta', op: '<=', than: -0.3 };
    const gate: RuleCondition = { measure: 'probability', op: '<', than: 0.1 };
    const few: RuleCondition = { measure: 'n', op: '>=', than: 4 };
    const kept = (condition: RuleCondition) =>
      comparisonsOf(easedBy(0.8, nodeOf(condition, 'overdue', noPeers))).map(({ measure, ease }) => [
        measure,
        ease,
      ]);
    expect(kept({ all: [drop, gate, few] })).toEqual([['delta', 0.8]]);
    expect(kept({ any: [drop, gate] })).toEqual([
      ['delta', 0.8],
      ['probability', 1],
    ]);
    expect(kept({ all: [gate, few] })).toEqual([
      ['probability', 1],
      ['n', 1],
    ]);
    expect(kept({ all: [drop, { measure: 'chanceAt95', op: '<', than: 0.1 }] })).toEqual([['delta', 0.8]]);
    expect(kept(gate)).toEqual([['probability', 1]]);
  });
});
