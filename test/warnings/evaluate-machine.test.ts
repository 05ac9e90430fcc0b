/** The life of an alert, one rule at a time, on values as written here. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RuleCondition, WarningLevel, WarningRule } from '../../src/index.ts';
import { isoDay } from '../../src/internal/day.ts';
import type { RuleMemory } from '../../src/warnings/alert.ts';
import { look, type PreparedRule, prepareRule } from '../../src/warnings/evaluate-rule.ts';
import { BLIND_DAYS, step } from '../../src/warnings/state-machine.ts';
import { levelOf, noPeers, subject } from './rules-help.ts';

const RULE: WarningRule = {
  id: 'x',
  indicator: 'overdue',
  family: 'volume',
  levels: {
    medium: { when: { op: '>=', than: 10 } },
    high: { when: { op: '>=', than: 20 } },
    critical: { when: { op: '>=', than: 30 } },
  },
  cooldownDays: 0,
};

type Muted = 'snoozed' | 'suppressed' | null;
/** A value (`null`: not known), or one with what holds the rule back. */
type Point = number | null | readonly [value: number | null, muted: Muted];

const START = 20_000;
const valueAt = (point: Point): number | null =>
  typeof point === 'object' && point !== null ? point[0] : point;
const mutedOf = (point: Point): Muted => (typeof point === 'object' && point !== null ? point[1] : null);
const seen = (value: number | null) => subject({ overdue: { value } });

/** The memories after each point, so many days apart. */
function replay(
  rule: WarningRule,
  points: readonly Point[],
  days = 7,
  keep = (memory: RuleMemory | null) => memory,
) {
  const prepared = prepareRule(rule, noPeers);
  let before: RuleMemory | null = null;
  return points.map((point, i) => {
    before = keep(advance(prepared, point, before, START + i * days, false));
    return before;
  });
}

function advance(rule: PreparedRule, point: Point, before: RuleMemory | null, day: number, isAgain: boolean) {
  return step(rule, look(rule, seen(valueAt(point))), before, {
    today: isoDay(day),
    isAgain,
    muted: mutedOf(point),
  });
}

const told = (memory: RuleMemory | null): string =>
  memory === null ? 'clear' : [memory.state, memory.level].filter(Boolean).join(' ');
const story = (more: Partial<WarningRule>, points: readonly Point[], days?: number): string[] =>
  replay({ ...RULE, ...more }, points, days).map(told);

describe('levels', () => {
  test('rise at once, and fall when the higher one is over', () => {
    expect(story({}, [9, 10, 20, 30, 24, 23, 16, 15, 8, 7, 7])).toEqual([
      'clear',
      'firing medium',
      'firing high',
      'firing critical',
      'firing critical',
      'firing high',
      'firing high',
      'firing medium',
      'firing medium',
      'resolved medium',
      'clear',
    ]);
  });

  test('may fall by two', () => {
    expect(story({}, [30, 12])).toEqual(['firing critical', 'firing medium']);
    expect(
      story(
        { levels: { critical: { when: { op: '>=', than: 30 } }, medium: { when: { op: '>=', than: 10 } } } },
        [30, 12],
      ),
    ).toEqual(['firing critical', 'firing medium']);
  });

  test('since is the day of the state, not of the level', () => {
    const days = replay(RULE, [9, 10, 30, 12, 1]).map((memory) => memory?.since);
    expect(days).toEqual([undefined, '2024-10-11', '2024-10-11', '2024-10-11', '2024-11-01']);
  });
});

describe('confirmation', () => {
  const twice: Partial<WarningRule> = {
    levels: {
      medium: { when: { op: '>=', than: 10 } },
      high: { when: { op: '>=', than: 20 }, forEvaluations: 2 },
    },
  };

  test('by evaluations running; a lower level fires meanwhile', () => {
    expect(story(twice, [25, 25, 25])).toEqual(['firing medium', 'firing high', 'firing high']);
    expect(story(twice, [25, 15, 25, 25])).toEqual([
      'firing medium',
      'firing medium',
      'firing medium',
      'firing high',
    ]);
  });

  test('pending where there is no lower level; a break starts again', () => {
    const only: Partial<WarningRule> = {
      levels: { high: { when: { op: '>=', than: 20 }, forEvaluations: 3 } },
    };
    expect(story(only, [25, 25, 5, 25, 25, 25])).toEqual([
      'pending high',
      'pending high',
      'clear',
      'pending high',
      'pending high',
      'firing high',
    ]);
  });

  test('what cannot be told neither confirms nor breaks', () => {
    const only: Partial<WarningRule> = {
      levels: { high: { when: { op: '>=', than: 20 }, forEvaluations: 2 } },
    };
    expect(story(only, [25, null, 25])).toEqual(['pending high', 'unknown', 'firing high']);
  });

  test('by days', () => {
    const only: Partial<WarningRule> = { levels: { high: { when: { op: '>=', than: 20 }, forDays: 14 } } };
    expect(story(only, [25, 25, 25])).toEqual(['pending high', 'pending high', 'firing high']);
    expect(story(only, [25, 25], 14)).toEqual(['pending high', 'firing high']);
  });

  test('a worse level counts for the runs of the others', () => {
    const both: Partial<WarningRule> = {
      levels: {
        medium: { when: { op: '>=', than: 10 }, forEvaluations: 2 },
        high: { when: { op: '>=', than: 20 }, forEvaluations: 3 },
      },
    };
    expect(story(both, [25, 15])).toEqual(['pending high', 'firing medium']);
    expect(replay({ ...RULE, ...both }, [25, 15])[1]?.held).toEqual({
      medium: { since: '2024-10-04', count: 2 },
    });
  });
});

describe('the end', () => {
  test('is told once, then the rule cools down', () => {
    expect(story({ cooldownDays: 14 }, [20, 1, 20, 20, 20])).toEqual([
      'firing high',
      'resolved high',
      'suppressed high',
      'firing high',
      'firing high',
    ]);
    expect(story({ cooldownDays: 30 }, [20, 1, 1, 20])).toEqual([
      'firing high',
      'resolved high',
      'clear',
      'suppressed high',
    ]);
  });

  test('a rule that cools down is remembered, and forgotten when it has', () => {
    const memories = replay({ ...RULE, cooldownDays: 14 }, [20, 1, 1, 1]);
    expect(memories[2]).toMatchObject({ state: 'clear', level: null, coolUntil: '2024-10-25' });
    expect(memories[3]).toBeNull();
  });

  test('30 days are the default', () => {
    expect(replay({ ...RULE, cooldownDays: undefined }, [20, 1])[1]?.coolUntil).toBe('2024-11-10');
  });

  test('comes after it was over for long enough', () => {
    const keep = { keepForDays: 14 };
    expect(story(keep, [20, 1, 1, 1, 1])).toEqual([
      'firing high',
      'recovering medium',
      'recovering medium',
      'resolved medium',
      'clear',
    ]);
    expect(story(keep, [20, 1, 1, 20, 1, 1])).toEqual([
      'firing high',
      'recovering medium',
      'recovering medium',
      'firing high',
      'recovering medium',
      'recovering medium',
    ]);
  });

  test('what recovers fires again by its trigger only; short of it the days go on, and it ends when it is over', () => {
    // 8 is 80 % of the mildest trigger.
    const memories = replay({ ...RULE, keepForDays: 14 }, [20, 1, 9, 1]);
    expect(memories.map(told)).toEqual([
      'firing high',
      'recovering medium',
      'recovering medium',
      'resolved medium',
    ]);
    expect(memories.map((memory) => memory?.overSince)).toEqual([null, '2024-10-11', '2024-10-11', null]);
    expect(story({ keepForDays: 14 }, [20, 1, 9, 9, 9, 10, 9, 1])).toEqual([
      'firing high',
      ...new Array(4).fill('recovering medium'),
      'firing medium',
      'firing medium',
      'recovering medium',
    ]);
  });

  test('a worse level than the one that was over breaks through the cooldown; it and milder ones do not', () => {
    const cool = { cooldownDays: 60 };
    expect(story(cool, [10, 1, 10, 20, 15, 1, 20, 10, 1, 30])).toEqual([
      'firing medium',
      'resolved medium',
      'suppressed medium',
      'firing high',
      'firing medium',
      'resolved medium',
      'firing high',
      'firing medium',
      'resolved medium',
      'firing critical',
    ]);
    expect(story(cool, [20, 1, 10, 1, null, 20, 30])).toEqual([
      'firing high',
      'resolved high',
      'suppressed medium',
      'clear',
      'unknown',
      'suppressed high',
      'firing critical',
    ]);
    // The level before it recovered counts, not the mildest that it is kept at.
    expect(story({ ...cool, keepForDays: 7 }, [20, 1, 1, 20, 30])).toEqual([
      'firing high',
      'recovering medium',
      'resolved medium',
      'suppressed high',
      'firing critical',
    ]);
    const twice = {
      ...cool,
      levels: {
        medium: { when: { op: '>=', than: 10 } as const },
        high: { when: { op: '>=', than: 20 } as const, forEvaluations: 2 },
      },
    };
    expect(story(twice, [10, 1, 20, 20])).toEqual([
      'firing medium',
      'resolved medium',
      'suppressed medium',
      'firing high',
    ]);
    expect(story(cool, [10, 1, [20, 'snoozed'], 20])).toEqual([
      'firing medium',
      'resolved medium',
      'snoozed high',
      'firing high',
    ]);
  });

  test('by a condition', () => {
    const until: Partial<WarningRule> = { recoverAt: { op: '<', than: 5 } };
    expect(story(until, [20, 6, 4])).toEqual(['firing high', 'firing high', 'resolved high']);
    const own: Partial<WarningRule> = {
      levels: {
        medium: { when: { op: '>=', than: 10 } },
        high: { when: { op: '>=', than: 20 }, recoverAt: { op: '<', than: 19 } },
      },
    };
    expect(story(own, [20, 19, 18, 9, 7])).toEqual([
      'firing high',
      'firing high',
      'firing medium',
      'firing medium',
      'resolved medium',
    ]);
  });
});

test('a trigger that holds is not over, even where it is not confirmed anew and its recovery holds too', () => {
  const rule = prepareRule(
    {
      ...RULE,
      levels: { high: { when: { op: '>=', than: 20 }, forEvaluations: 2 } },
      recoverAt: { measure: 'days', op: '<', than: 5 },
    },
    noPeers,
  );
  let before: RuleMemory | null = null;
  const points: ReadonlyArray<readonly [value: number, days: number]> = [
    [20, 9],
    [20, 9],
    [1, 9],
    [20, 1],
    [1, 1],
  ];
  const states = points.map(([value, days], i) => {
    const sight = look(rule, subject({ overdue: { value, measures: { days } } }));
    before = step(rule, sight, before, { today: isoDay(START + 7 * i), isAgain: false, muted: null });
    return told(before);
  });
  expect(states).toEqual(['pending high', 'firing high', 'firing high', 'firing high', 'resolved high']);
});

test('at a share of 1 all of the trigger keeps it, noise gates too', () => {
  const fell: RuleCondition = { measure: 'delta', op: '<=', than: -0.3 };
  const gate: RuleCondition = { measure: 'probability', op: '<', than: 0.1 };
  const staysAt = (recoverAt: number) => {
    const rule = prepareRule(
      { ...RULE, levels: { high: { when: { all: [fell, gate] } } }, recoverAt },
      noPeers,
    );
    return look(rule, subject({ overdue: { delta: -0.3, probability: 0.5 } })).stays(0);
  };
  expect([staysAt(1), staysAt(0.99)]).toEqual([0, 1]);
});

describe('missing data', () => {
  test('is unknown, never clear', () => {
    expect(story({}, [null, 1, null, 20])).toEqual(['unknown', 'clear', 'unknown', 'firing high']);
  });

  test('leave a firing alert as it was, and say since when', () => {
    const memories = replay(RULE, [20, null, null, 25, null]);
    expect(memories.map(told)).toEqual(new Array(5).fill('firing high'));
    expect(memories.map((memory) => memory?.blindSince)).toEqual([
      null,
      '2024-10-11',
      '2024-10-11',
      null,
      '2024-11-01',
    ]);
    expect(story({ keepForDays: 7 }, [20, 1, null, 1])).toEqual([
      'firing high',
      'recovering medium',
      'recovering medium',
      'resolved medium',
    ]);
  });

  test('for long make it unknown, not resolved; then it cools down', () => {
    expect(BLIND_DAYS).toBe(90);
    const blind = ['firing high', 'firing high', 'firing high', 'unknown'];
    const path = [20, null, null, null, 20, 20, 20];
    expect(story({ cooldownDays: 100 }, path, 45)).toEqual([
      ...blind,
      'suppressed high',
      'suppressed high',
      'firing high',
    ]);
    expect(story({ cooldownDays: 0 }, path.slice(0, 5), 45)).toEqual([...blind, 'firing high']);
    expect(story({ cooldownDays: 100 }, [20, null, null, null, 30], 45)).toEqual([
      ...blind,
      'firing critical',
    ]);
  });

  test('of a worse level do not hide a milder one that holds', () => {
    const rule: WarningRule = {
      ...RULE,
      levels: {
        medium: { when: { op: '>=', than: 10 } },
        high: { when: { measure: 'days', op: '>=', than: 5 } },
      },
    };
    const prepared = prepareRule(rule, noPeers);
    let before: RuleMemory | null = null;
    const points: ReadonlyArray<readonly [value: number | null, days: number | null]> = [
      [10, 5],
      [10, null],
      [9, null],
      [9, 5],
      [1, null],
      [1, 1],
    ];
    const memories = points.map(([value, days], i) => {
      const sight = look(prepared, subject({ overdue: { value, measures: { days } } }));
      before = step(prepared, sight, before, { today: isoDay(START + 60 * i), isAgain: false, muted: null });
      return before;
    });
    expect(memories.map((memory: RuleMemory | null) => [told(memory), memory?.blindSince])).toEqual([
      ['firing high', null],
      ['firing medium', null],
      ['firing medium', null],
      ['firing high', null],
      ['firing high', isoDay(START + 240)],
      ['resolved high', null],
    ]);
  });

  test('a condition that holds without what is missing is judged', () => {
    const rule: WarningRule = {
      ...RULE,
      levels: {
        high: {
          when: {
            any: [
              { op: '>=', than: 2 },
              { measure: 'days', op: '>', than: 9 },
            ],
          },
        },
      },
    };
    expect(levelOf(rule, seen(2))).toBe('high');
    expect(levelOf(rule, seen(1))).toBe('unknown');
  });

  test('too little data blind a rule', () => {
    const rule: WarningRule = { ...RULE, minData: { measure: 'n', op: '>=', than: 4 } };
    expect(levelOf(rule, subject({ overdue: { value: 99, n: 3 } }))).toBe('unknown');
    expect(levelOf(rule, subject({ overdue: { value: 99, n: 4 } }))).toBe('critical');
  });
});

describe('what is snoozed or in a quiet period', () => {
  const quiet = (value: number | null): Point => [value, 'suppressed'];
  const snoozed = (value: number | null): Point => [value, 'snoozed'];

  test('does not start to fire, and does not cool down for what was never told', () => {
    expect(story({ cooldownDays: 30 }, [quiet(20), quiet(1), 20])).toEqual([
      'suppressed high',
      'clear',
      'firing high',
    ]);
    expect(story({}, [snoozed(20), 20])).toEqual(['snoozed high', 'firing high']);
  });

  test('goes on if it had fired: shown as snoozed, its level followed, its end told', () => {
    expect(story({ cooldownDays: 30 }, [20, snoozed(20), snoozed(30), snoozed(17), 17, 1, 20])).toEqual([
      'firing high',
      'snoozed high',
      'snoozed critical',
      'snoozed high',
      'firing high',
      'resolved high',
      'suppressed high',
    ]);
    expect(story({}, [20, quiet(1)])).toEqual(['firing high', 'resolved high']);
    expect(story({ keepForDays: 14 }, [20, quiet(1), 1])).toEqual([
      'firing high',
      'suppressed medium',
      'recovering medium',
    ]);
  });

  test('is not pending', () => {
    const only: Partial<WarningRule> = {
      levels: { high: { when: { op: '>=', than: 20 }, forEvaluations: 2 } },
    };
    expect(story(only, [snoozed(20), 20])).toEqual(['snoozed high', 'firing high']);
  });
});

// Any path, any rule.

const POINT: fc.Arbitrary<Point> = fc.oneof(
  fc.integer({ min: 0, max: 40 }),
  fc.integer({ min: 0, max: 40 }),
  fc.constant(null),
  fc.tuple(fc.integer({ min: 0, max: 40 }), fc.constantFrom<Muted>('snoozed', 'suppressed', null)),
);
const PATH = fc.array(POINT, { minLength: 1, maxLength: 40 });
const PERIOD = fc.constantFrom(undefined, 0, 7, 20);
const ANY_RULE: fc.Arbitrary<WarningRule> = fc
  .record({
    recoverAt: fc.constantFrom(undefined, 1, 0.5, { op: '<' as const, than: 6 }),
    keepForDays: PERIOD,
    cooldownDays: fc.constantFrom(undefined, 0, 10, 60),
    forEvaluations: fc.constantFrom(undefined, 1, 2, 3),
    forDays: PERIOD,
    names: fc.subarray<WarningLevel>(['medium', 'high', 'critical'], { minLength: 1 }),
  })
  .map(({ names, forEvaluations, forDays, ...rest }) => ({
    ...RULE,
    ...rest,
    levels: Object.fromEntries(
      names.map((name) => [
        name,
        {
          ...RULE.levels[name],
          when: RULE.levels[name]?.when ?? { op: '>', than: 1 },
          forEvaluations,
          forDays,
        },
      ]),
    ),
  }));

describe('in any replay', () => {
  test('nothing that was over fires again within its cooldown, unless at a worse level', () => {
    const rank = { medium: 1, high: 2, critical: 3 };
    fc.assert(
      fc.property(ANY_RULE, PATH, fc.integer({ min: 1, max: 40 }), (rule, path, days) => {
        const cooldown = rule.cooldownDays ?? 30;
        let last: RuleMemory | null = null;
        let before: RuleMemory | null = null;
        let ended = Number.NEGATIVE_INFINITY;
        replay(rule, path, days).forEach((memory, i) => {
          const wasActive = before?.active === true;
          const isActive = memory?.active === true;
          if (wasActive && !isActive) {
            ended = i * days;
            last = before;
          }
          if (isActive && !wasActive && i * days - ended < cooldown) {
            const level = last?.overLevel ?? last?.level ?? 'critical';
            expect(rank[memory.level ?? 'medium']).toBeGreaterThan(rank[level]);
          }
          if (memory?.state === 'firing' || memory?.state === 'recovering') expect(isActive).toBe(true);
          before = memory;
        });
      }),
    );
  });

  test('the same day again is the same; memory by way of JSON is the same', () => {
    fc.assert(
      fc.property(ANY_RULE, PATH, (rule, path) => {
        const prepared = prepareRule(rule, noPeers);
        const memories = replay(rule, path);
        memories.forEach((memory, i) => {
          const again = advance(prepared, path[i] ?? null, memory, START + i * 7, true);
          expect(again).toEqual(memory);
        });
        const stored = replay(rule, path, 7, (memory) => JSON.parse(JSON.stringify(memory)));
        expect(stored).toStrictEqual(memories);
      }),
    );
  });

  test('what fired ends as resolved, or unknown after long blindness; it is never just gone', () => {
    fc.assert(
      fc.property(ANY_RULE, PATH, (rule, path) => {
        const memories = replay(rule, path);
        memories.forEach((memory, i) => {
          if (memories[i - 1]?.active !== true || memory?.active === true) return;
          expect(['resolved', 'unknown']).toContain(memory?.state);
          if (memory?.state === 'resolved') expect(valueAt(path[i] ?? null)).not.toBeNull();
        });
      }),
    );
  });

  test('a rule without memory says at the end what it says afresh', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 1 }),
        ANY_RULE,
        (path, { levels }) => {
          const plain = Object.fromEntries(
            Object.entries(levels).map(([name, { when }]) => [name, { when }]),
          );
          const rule: WarningRule = { ...RULE, levels: plain, recoverAt: 1, cooldownDays: 0 };
          const told = ({ state, level }: { state: string; level: WarningLevel | null }) =>
            state === 'firing' ? level : 'clear';
          const end = replay(rule, path, 7)[path.length - 1] ?? { state: 'clear', level: null };
          const fresh = replay(rule, path.slice(-1))[0] ?? { state: 'clear', level: null };
          expect(told(end)).toBe(told(fresh));
        },
      ),
    );
  });

  test('a level falls when it is over; what is over altogether is kept at the mildest', () => {
    const more = { cooldownDays: 0, keepForDays: 14 };
    expect(story(more, [20, 8, 3, 3, 3])).toEqual([
      'firing high',
      'firing medium',
      'recovering medium',
      'recovering medium',
      'resolved medium',
    ]);
    expect(story(more, [30, 3, 3, 3])).toEqual([
      'firing critical',
      'recovering medium',
      'recovering medium',
      'resolved medium',
    ]);
  });

  test('a worse value never gives a lower level', () => {
    fc.assert(
      fc.property(ANY_RULE, PATH, PATH, (rule, path, more) => {
        const rank = { clear: 0, medium: 1, high: 2, critical: 3 };
        const points = path.map(valueAt).filter((value) => value !== null);
        const worse = points.map((value, i) => value + Math.abs(valueAt(more[i] ?? 0) ?? 0));
        const of = (memory: RuleMemory | null) =>
          rank[memory?.active === true ? (memory.level ?? 'clear') : 'clear'];
        const better = replay({ ...rule, cooldownDays: 0 }, points).map(of);
        replay({ ...rule, cooldownDays: 0 }, worse)
          .map(of)
          .forEach((found, i) => {
            expect(found).toBeGreaterThanOrEqual(better[i] ?? 0);
          });
      }),
    );
  });
});
