import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Comparison,
  checkRules,
  evaluateWarnings,
  type Indicator,
  kamRules,
  parseWarningRules,
  type RuleCondition,
  type Threshold,
  type WarningRule,
  type WarningRules,
} from '../../src/index.ts';
import { implies, isImpossible, overlapOf } from '../../src/warnings/condition-implies.ts';
import { judge } from '../../src/warnings/condition-judge.ts';
import { limitOf, nodeOf } from '../../src/warnings/condition-node.ts';
import { boundOf } from '../../src/warnings/threshold-bound.ts';
import { isAtLeast } from '../../src/warnings/threshold-order.ts';
import { ACCOUNTS, noPeers, THRESHOLD } from './rules-help.ts';

const rule = (more: Partial<WarningRule>): WarningRule => ({
  id: 'x',
  indicator: 'overdue',
  family: 'volume',
  levels: { high: { when: { op: '>=', than: 2 } } },
  ...more,
});
const set = (...rules: readonly WarningRule[]): WarningRules => ({
  kind: 'warning-rules',
  version: 1,
  id: 'mine',
  rules,
});
const faultsOf = (...rules: readonly WarningRule[]): string[] =>
  checkRules(set(...rules)).map(({ code, rules: ids, levels, names, values }) =>
    [code, ...ids, ...levels, ...names, ...values].join(' '),
  );
const when = (condition: RuleCondition): Partial<WarningRule> => ({ levels: { high: { when: condition } } });
const than = (threshold: unknown): Partial<WarningRule> => when({ op: '>=', than: threshold as Threshold });

describe('the default rules', () => {
  test('are right, and are twenty', () => {
    expect(checkRules(kamRules)).toEqual([]);
    expect(kamRules.rules.map(({ id }) => id)).toEqual(
      Array.from({ length: 20 }, (_, i) => `R${String(i + 1).padStart(2, '0')}`),
    );
  });

  test('survive JSON', () => {
    expect(parseWarningRules(JSON.stringify(kamRules))).toEqual(kamRules);
  });
});

describe('faults', () => {
  test.each<[string, Partial<WarningRule>, string[]]>([
    ['nothing', {}, []],
    ['no level', { levels: {} }, ['empty x levels']],
    ['no conditions', when({ all: [] }), ['empty x high when']],
    ['no thresholds', than({ max: [] }), ['empty x high than']],
    [
      'indicator of the rule',
      { indicator: 'silent' as never },
      ['unknown_indicator x silent', 'unknown_indicator x high silent'],
    ],
    [
      'indicator of a comparison',
      when({ indicator: 'x' as never, op: '>', than: 1 }),
      ['unknown_indicator x high x'],
    ],
    ['measure', when({ not: { measure: 'q98', op: '>', than: 1 } }), ['unknown_measure x high overdue.q98']],
    [
      'measure of a threshold',
      than({ min: [1, { measure: 'toString' }] }),
      ['unknown_measure x high overdue.toString'],
    ],
    ['operator', when({ op: '!' as never, than: 1 }), ['condition x high op']],
    ['NaN', than(Number.NaN), ['condition x high than']],
    ['a text', than('2'), ['condition x high than']],
    ['infinity', than({ measure: 'q90', times: Number.POSITIVE_INFINITY }), ['condition x high times']],
    ['percentile', than({ peerPercentile: 101 }), ['condition x high peerPercentile 101']],
    [
      'ages out of order',
      than({
        byAge: [
          { belowDays: 90, than: 1 },
          { belowDays: 90, than: 2 },
        ],
        otherwise: 1,
      }),
      ['condition x high belowDays 90'],
    ],
    [
      'inside of ages',
      than({ byAge: [{ belowDays: 90, than: { measure: 'z' } }], otherwise: 1 }),
      ['unknown_measure x high overdue.z'],
    ],
    [
      'inside of tiers',
      than({ byTier: { gold: 1 }, otherwise: { measure: 'z' } }),
      ['unknown_measure x high overdue.z'],
    ],
    ['minData', { minData: { measure: 'z', op: '>', than: 1 } }, ['unknown_measure x overdue.z']],
    ['recovery', { recoverAt: { measure: 'z', op: '>', than: 1 } }, ['unknown_measure x overdue.z']],
    [
      'recovery of a level',
      { levels: { high: { when: { op: '>', than: 1 }, recoverAt: 0 } } },
      ['condition x high recoverAt 0'],
    ],
    [
      'days',
      { cooldownDays: -1, keepForDays: 1.5 },
      ['period x keepForDays 1.5', 'period x cooldownDays -1'],
    ],
    [
      'evaluations',
      { levels: { high: { when: { op: '>', than: 1 }, forEvaluations: 0, forDays: -2 } } },
      ['period x high forEvaluations 0', 'period x high forDays -2'],
    ],
    ['a share above 1', { recoverAt: 1.2 }, ['recovery_above_trigger x recoverAt 1.2']],
    [
      'recovery within the trigger',
      { recoverAt: { op: '<', than: 3 } },
      ['recovery_above_trigger x high overdue 3'.replace('overdue', 'overdue.value')],
    ],
    [
      'recovery that touches the trigger',
      { recoverAt: { op: '<=', than: 2 } },
      ['recovery_above_trigger x high overdue.value 2'],
    ],
    ['recovery at the trigger', { recoverAt: { op: '<', than: 2 } }, []],
    [
      'recovery that the trigger implies',
      {
        levels: { high: { when: { op: '>=', than: { measure: 'q95' } } } },
        recoverAt: { op: '>=', than: { measure: 'q95' } },
      },
      ['recovery_above_trigger x high'],
    ],
    ['recovery by something else', { recoverAt: { measure: 'days', op: '<', than: 9 } }, []],
    [
      'a level that never holds',
      when({ all: [{ op: '>', than: 3 }, { not: { op: '>=', than: 3 } }] }),
      ['unreachable_level x high'],
    ],
  ])('%s', (_, more, expected) => {
    expect(faultsOf(rule(more))).toEqual(expected);
  });

  test.each<[string, unknown, string[]]>([
    ['nothing at all', null, ['condition rules[0] rules']],
    ['a list', [], ['condition rules[0] rules']],
    ['no levels', { ...rule({}), levels: undefined }, ['empty x levels']],
    ['levels null', { ...rule({}), levels: null }, ['empty x levels']],
    ['a level null', { ...rule({}), levels: { high: null } }, ['condition x high levels']],
    ['a level without a condition', { ...rule({}), levels: { high: {} } }, ['condition x high when']],
    [
      'a level of another name',
      { ...rule({}), levels: { ...rule({}).levels, severe: rule({}).levels.high } },
      ['unknown_level x severe'],
    ],
    ['only that', { ...rule({}), levels: { severe: {} } }, ['unknown_level x severe']],
    ['a family', { ...rule({}), family: 'weather' }, ['unknown_family x weather']],
    ['no id', { ...rule({}), id: '' }, ['id rules[0] id']],
    ['a number for an id', { ...rule({}), id: 5 }, ['id rules[0] id 5']],
    ['a field misspelt', { ...rule({}), minDatta: { op: '>', than: 1 } }, ['unknown_field x minDatta']],
    [
      'a field of a level misspelt',
      { ...rule({}), levels: { high: { when: { op: '>', than: 1 }, forDay: 3 } } },
      ['unknown_field x high forDay'],
    ],
    [
      'two combinations in one',
      rule(when({ all: [{ op: '>', than: 1 }], any: [{ op: '>', than: 9 }] } as never)),
      ['unknown_field x high any'],
    ],
    [
      'a comparison beside not',
      rule(when({ not: { op: '>', than: 1 }, op: '<' } as never)),
      ['unknown_field x high op'],
    ],
    [
      'a word too many in a comparison',
      rule(when({ op: '>', than: 1, unit: 'days' } as never)),
      ['unknown_field x high unit'],
    ],
    [
      'a step null',
      rule(than({ byAge: [null], otherwise: 1 })),
      ['condition x high belowDays', 'condition x high than'],
    ],
    ['no steps', rule(than({ byAge: null, otherwise: 1 })), ['condition x high byAge']],
    ['tiers null', rule(than({ byTier: null, otherwise: 1 })), ['condition x high than']],
    ['no threshold otherwise', rule(than({ byTier: { gold: 1 } })), ['condition x high than']],
    ['two thresholds in one', rule(than({ max: [1], min: [2] })), ['unknown_field x high min']],
    ['recovery null', { ...rule({}), recoverAt: null }, ['condition x when']],
    ['an action', { ...rule({}), action: 3 }, ['condition x action']],
    ['early', { ...rule({}), early: 'yes' }, ['condition x early']],
  ])('in JSON of all kinds: %s', (_, wrong, expected) => {
    expect(faultsOf(wrong as WarningRule)).toEqual(expected);
  });

  test.each([null, {}, { rules: null }, { rules: {} }])('no list of rules: %j', (wrong) => {
    expect(checkRules(wrong as never)).toMatchObject([{ code: 'empty' }]);
  });

  test('whatever the rules are, faults are told, not thrown', () => {
    const known = [
      'id',
      'levels',
      'high',
      'when',
      'op',
      'than',
      'all',
      'any',
      'not',
      'max',
      'byTier',
      'byAge',
      'measure',
    ];
    const anything = fc.anything({ key: fc.constantFrom(...known), withNullPrototype: false });
    fc.assert(
      fc.property(
        anything,
        fc.constantFrom('rule', 'levels', 'high', 'when', 'than', 'recoverAt', 'minData'),
        (wrong, at) => {
          const made = {
            rule: wrong,
            levels: { ...rule({}), levels: wrong },
            high: { ...rule({}), levels: { high: wrong } },
            when: rule(when(wrong as never)),
            than: rule(than(wrong)),
            recoverAt: { ...rule({}), recoverAt: wrong },
            minData: { ...rule({}), minData: wrong },
          };
          expect(Array.isArray(checkRules(set(made[at] as WarningRule)))).toBe(true);
        },
      ),
      { numRuns: 300 },
    );
  });

  const scaled = (indicator: Indicator['id'], condition: RuleCondition, more: Partial<WarningRule> = {}) =>
    faultsOf(rule({ indicator, ...when(condition), ...more }));

  test.each<[string, string[], string[]]>([
    [
      'deliveries 0.9 over at 0.8 of that',
      scaled('delivery', { op: '<', than: 0.9 }),
      ['unreachable_recovery x high delivery.value 0.9'],
    ],
    ['deliveries 0.7 over at 0.8 of that', scaled('delivery', { op: '<', than: 0.7 }), []],
    [
      'in one of two that must be over',
      scaled('csat', {
        any: [
          { op: '<', than: 4.5 },
          { measure: 'falls', op: '>=', than: 3 },
        ],
      }),
      ['unreachable_recovery x high csat.value 4.5'],
    ],
    [
      'in one of two that may be over',
      scaled('csat', {
        all: [
          { op: '<', than: 4.5 },
          { measure: 'falls', op: '>=', than: 3 },
        ],
      }),
      [],
    ],
    [
      'a recovery of its own',
      scaled('wallet', { op: '<', than: 0.5 }, { recoverAt: { op: '>', than: 1 } }),
      ['unreachable_recovery x high wallet.value 1'],
    ],
    [
      'a chance above 1',
      scaled('delivery', { measure: 'chanceAt95', op: '>', than: 1.5 }),
      ['unreachable_level x high delivery.chanceAt95 1.5'],
    ],
    [
      'a recommendation of 11',
      scaled('nps', { op: '>=', than: 11 }),
      ['unreachable_level x high nps.value 11'],
    ],
    ['a recommendation of 10', scaled('nps', { op: '>=', than: 10 }), []],
    [
      'of every tier',
      scaled('csat', { op: '<', than: { byTier: { gold: 1 }, otherwise: 0.5 } }),
      ['unreachable_level x high csat.value'],
    ],
    ['of one tier', scaled('csat', { op: '<', than: { byTier: { gold: 1 }, otherwise: 2 } }), []],
    ['more returned than bought', scaled('returns', { op: '>', than: 1.2 }), []],
  ])('beyond the end of a scale: %s', (_, faults, expected) => {
    expect(faults).toEqual(expected);
  });

  test('two rules with one id; no rules', () => {
    expect(faultsOf(rule({}), rule({ id: 'y' }), rule({}))).toEqual(['duplicate_id x']);
    expect(faultsOf()).toEqual(['empty']);
  });

  const levels = (medium: RuleCondition, high: RuleCondition, more = {}) =>
    faultsOf(rule({ levels: { medium: { when: medium }, high: { when: high, ...more } } }));
  const above = (threshold: Threshold): RuleCondition => ({ op: '>=', than: threshold });
  const q95 = { measure: 'q95' };

  test.each<[string, RuleCondition, RuleCondition, boolean]>([
    ['the right way round', above(1.5), above(2), false],
    ['the wrong way round', above(2), above(1.5), true],
    ['the same', above(2), above(2), true],
    [
      'downward',
      { measure: 'delta', op: '<=', than: -0.2 },
      { measure: 'delta', op: '<=', than: -0.3 },
      false,
    ],
    [
      'downward, the wrong way round',
      { measure: 'delta', op: '<=', than: -0.3 },
      { measure: 'delta', op: '<=', than: -0.2 },
      true,
    ],
    ['max', above({ max: [2, q95] }), above({ max: [1.5, q95] }), true],
    ['max, the right way round', above({ max: [1.5, q95] }), above({ max: [2, q95] }), false],
    ['max, not proven', above({ max: [1.5, { measure: 'q90' }] }), above({ max: [2, q95] }), false],
    [
      'tiers',
      above({ byTier: { gold: 3 }, otherwise: 2 }),
      above({ byTier: { gold: 2 }, otherwise: 2 }),
      true,
    ],
    [
      'tiers, one the right way round',
      above({ byTier: { gold: 1 }, otherwise: 2 }),
      above({ byTier: { gold: 2 }, otherwise: 2 }),
      false,
    ],
    ['more is asked for', { all: [above(2), { measure: 'n', op: '>=', than: 4 }] }, above(2), true],
    ['less is enough', { any: [above(2), { measure: 'n', op: '>=', than: 4 }] }, above(2), false],
    ['an alternative more', above(2), { any: [above(2), { measure: 'n', op: '>=', than: 4 }] }, true],
    ['another measure', above(2), { measure: 'days', op: '>=', than: 1 }, false],
  ])('levels: %s', (_, medium, high, isFault) => {
    expect(levels(medium, high)).toEqual(isFault ? ['unreachable_level x medium high'] : []);
  });

  test('a worse level that must hold for longer lets the other one speak', () => {
    expect(levels(above(2), above(2), { forEvaluations: 2 })).toEqual([]);
    expect(levels(above(2), above(2), { forDays: 7 })).toEqual([]);
  });

  test('evaluation refuses the set, and names the first', () => {
    const evaluate = (rules: unknown) =>
      evaluateWarnings([], [], rules as WarningRules, { asOf: '2026-01-01' });
    expect(() => evaluate(set(rule({ recoverAt: 2 }), rule({})))).toThrow(
      new RangeError(
        'Cannot evaluate warnings as rule set "mine" has the fault duplicate_id at x, and 1 more: see checkRules',
      ),
    );
    expect(() => evaluate(set(rule({ recoverAt: 2 })))).toThrow(
      'has the fault recovery_above_trigger at x, "recoverAt", 2',
    );
    for (const wrong of [null, {}, { ...kamRules, version: 2 }, { ...kamRules, rules: {} }])
      expect(() => evaluate(wrong)).toThrow(
        /^Cannot evaluate warnings as the rules must be a set of warning rules of version 1/,
      );
  });
});

describe('parsing', () => {
  test.each<[string, unknown, RegExp]>([
    ['no JSON', '{', /^Cannot parse warning-rules as the text is not JSON/],
    ['another kind', { kind: 'playbook', version: 1 }, /"kind" must be "warning-rules"/],
    ['a field too many', { ...set(rule({})), owner: 'Kim' }, /there is no field "owner"/],
    ['a family', set(rule({ family: 'weather' as never })), /"rules\.0\.family" must be one of "volume"/],
    ['a level', set(rule({ levels: { low: {} } as never })), /there is no field "rules\.0\.levels\.low"/],
    [
      'a condition',
      set(rule({ levels: { high: { when: { op: '>' } as never } } })),
      /"rules\.0\.levels\.high\.when" must be a condition/,
    ],
    ['a fault', set(rule({ recoverAt: 2 })), /has the fault recovery_above_trigger/],
  ])('%s is refused', (_, json, message) => {
    expect(() => parseWarningRules(json)).toThrow(message);
  });

  test('every kind of threshold and condition is read', () => {
    const rules = set(
      rule({
        minData: { not: { measure: 'n', op: '<', than: 4 } },
        levels: {
          critical: {
            when: {
              op: '>',
              than: {
                byAge: [{ belowDays: 90, than: { peerPercentile: 99 } }],
                otherwise: { min: [{ measure: 'q99', times: 2 }] },
              },
            },
            forDays: 3,
            recoverAt: 0.5,
          },
          high: {
            when: { any: [{ op: '>', than: { byTier: { gold: 1 }, otherwise: 2 } }] },
            forEvaluations: 2,
            recoverAt: { op: '<', than: 0 },
          },
        },
        early: true,
        action: 'visit',
        keepForDays: 3,
        cooldownDays: 4,
      }),
    );
    expect(parseWarningRules(JSON.stringify(rules))).toEqual(rules);
  });
});

/** Conditions on two measures, so that many of them are about the same. */
const ALIKE = fc.letrec<{ condition: RuleCondition }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 2 },
    fc.record({
      measure: fc.constantFrom('value', 'delta'),
      op: fc.constantFrom<Comparison['op']>('<', '<=', '>', '>=', '='),
      than: fc.oneof(fc.integer({ min: -2, max: 2 }), THRESHOLD),
    }),
    fc.record({ all: fc.array(tie('condition'), { minLength: 1, maxLength: 2 }) }),
    fc.record({ any: fc.array(tie('condition'), { minLength: 1, maxLength: 2 }) }),
    fc.record({ not: tie('condition') }),
  ),
})).condition;

describe('what is proven', () => {
  const node = (condition: RuleCondition) => nodeOf(condition, 'overdue', noPeers);
  const some = fc.array(ACCOUNTS, { minLength: 4, maxLength: 4 });

  test('of thresholds is so, for every account', () => {
    let proven = 0;
    const limit = (threshold: Threshold) => limitOf(threshold, () => null);
    fc.assert(
      fc.property(THRESHOLD, THRESHOLD, some, (a, b, accounts) => {
        if (!isAtLeast(limit(a), limit(b))) return;
        proven++;
        for (const { whole } of accounts) {
          const overdue = whole.indicators.overdue as Indicator;
          const [x, y] = [a, b].map((t) => boundOf(limit(t), 1, overdue, whole));
          expect(x).toBeGreaterThanOrEqual(y as number);
        }
      }),
      { numRuns: 600 },
    );
    expect(proven).toBeGreaterThan(5);
  });

  test('of implication is so, for every account', () => {
    let proven = 0;
    fc.assert(
      fc.property(ALIKE, ALIKE, some, (a, b, accounts) => {
        if (!implies(node(a), node(b))) return;
        proven++;
        for (const { whole, partial } of accounts)
          for (const account of [whole, partial])
            if (judge(node(a), account) === 1) expect(judge(node(b), account)).toBe(1);
      }),
      { numRuns: 600 },
    );
    expect(proven).toBeGreaterThan(5);
  });

  test('of impossibility is so, and of it there is no overlap', () => {
    let impossible = 0;
    fc.assert(
      fc.property(ALIKE, ALIKE, some, (a, b, accounts) => {
        const both = node({ all: [a, b] });
        if (!isImpossible(both)) return;
        impossible++;
        for (const { whole } of accounts) expect(judge(both, whole)).toBe(0);
        expect(overlapOf(node(a), node(b))).toBeNull();
      }),
      { numRuns: 600 },
    );
    expect(impossible).toBeGreaterThan(15);
  });
});
