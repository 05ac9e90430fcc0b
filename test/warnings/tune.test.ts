import { describe, expect, test } from 'vitest';
import {
  backtestWarnings,
  kamRules,
  reviewDue,
  tuneThresholds,
  type WarningRule,
  type WarningRules,
} from '../../src/index.ts';
import { dayFromIsoPrefix } from '../../src/internal/day.ts';
import { scaleRule } from '../../src/warnings/tune-scale.ts';
import { search, standardErrors } from '../../src/warnings/tune-search.ts';
import { once } from '../rfm/support.ts';
import { ordersOf, simulateBuyers } from './simulator.ts';

const FROM = dayFromIsoPrefix('2022-01-01');
const TO = dayFromIsoPrefix('2024-06-30');

const ordersOfBook = (times: number) =>
  ordersOf(
    simulateBuyers({
      seed: 6,
      counts: { regular: 15 * times, churner: 25 * times },
      from: FROM,
      to: TO,
      change: [FROM + 380, TO - 120],
    }),
  );
const ordersFor = once(() => ordersOfBook(2));

const rulesAt = (than: number): WarningRules => ({
  kind: 'warning-rules',
  version: 1,
  id: 'test',
  rules: [
    {
      id: 'overdue',
      indicator: 'overdue',
      family: 'volume',
      levels: { medium: { when: { op: '>=', than } } },
    },
  ],
});

const DAYS = {
  train: { from: '2023-01-10', to: '2023-08-01', everyDays: 28 },
  test: { from: '2023-11-01', to: '2024-03-20', everyDays: 28 },
} as const;

const tunedOf = once(() => tuneThresholds(ordersFor(), undefined, rulesAt(1), DAYS));

describe('thresholds', () => {
  test('that ring too early are raised, and the gain on later days is told', () => {
    const { rules, recommended, candidate, diff, train, test: later, gain, reasons } = tunedOf();
    expect(recommended).toBe('new');
    expect(diff).toEqual([
      { ruleId: 'overdue', level: 'medium', path: 'when.than', from: 1, to: expect.any(Number) },
    ]);
    expect(diff[0]?.to).toBeGreaterThan(1);
    expect(rules).toEqual(candidate);
    expect(rules.rules[0]?.levels.medium?.when).toMatchObject({ than: diff[0]?.to });
    expect(gain.value).toBeGreaterThan(0.02);
    expect(gain).toEqual(later.gain);
    expect(gain.value).toBeCloseTo((later.after.f1.value as number) - (later.before.f1.value as number), 12);
    expect(gain.interval?.lower).toBeLessThan(gain.value as number);
    expect(gain.interval?.lower).toBeGreaterThan(0);
    expect(train.gain.value).toBeGreaterThan(0);
    expect(reasons[0]?.code).toBe('tune.gain');
  });

  test('that seem to gain on later days, by no more than luck may, are not recommended', () => {
    const { recommended, rules, diff, gain, reasons } = tuneThresholds(
      ordersOfBook(1),
      undefined,
      rulesAt(1),
      DAYS,
    );
    expect(diff).toHaveLength(1);
    expect(gain.value).toBeGreaterThan(0.02);
    expect(gain.interval?.lower).toBeLessThan(0);
    expect({ recommended, rules }).toEqual({ recommended: 'old', rules: rulesAt(1) });
    expect(reasons).toEqual([
      { code: 'tune.unclear_gain', field: 'f1', value: gain.value, op: '>', threshold: 0 },
    ]);
  });

  test('what is told is what a backtest finds', () => {
    const { test: later, candidate } = tunedOf();
    const { all } = backtestWarnings(ordersFor(), undefined, candidate, { cutoffs: DAYS.test });
    expect(later.after).toMatchObject({ precision: all.precision, recall: all.recall, f1: all.f1 });
  });

  test('that are right stay', () => {
    const { rules, recommended, diff, gain, reasons } = tuneThresholds(ordersFor(), undefined, rulesAt(2.5), {
      ...DAYS,
      factors: [0.98, 1.02],
    });
    expect({ recommended, diff, gain: gain.value }).toEqual({ recommended: 'old', diff: [], gain: 0 });
    expect(rules).toEqual(rulesAt(2.5));
    expect(reasons[0]?.code).toBe('tune.no_change');
  });

  test('that gain on the training days only are not recommended', () => {
    // On the training days the only rule that is worth anything is a low one; afterwards everybody stays.
    const stays = simulateBuyers({
      seed: 7,
      counts: { regular: 20 },
      from: FROM,
      to: TO,
      change: [FROM, TO],
    });
    const orders = ordersOf(stays).filter(
      ({ accountId, date }) => !(accountId < 'regular-0010' && date > '2023-03-01' && date < '2023-09-15'),
    );
    const { recommended, rules, diff, gain } = tuneThresholds(orders, undefined, rulesAt(4), {
      train: { from: '2023-02-20', to: '2023-05-30', everyDays: 14 },
      test: { from: '2023-12-01', to: '2024-03-20', everyDays: 14 },
      factors: [0.25],
    });
    expect(diff).toHaveLength(1);
    expect(gain.value).toBeLessThanOrEqual(0);
    expect(recommended).toBe('old');
    expect(rules).toEqual(rulesAt(4));
  });

  test('by value, at a level', () => {
    const { rules } = tuneThresholds(ordersFor(), undefined, rulesAt(1), { ...DAYS, countBy: 'value' });
    expect(rules.rules).toHaveLength(1);
    const none = tuneThresholds(ordersFor(), undefined, rulesAt(1), { ...DAYS, level: 'high' });
    expect(none.test.before.precision.n).toBe(0);
  });

  test('test days within the horizon of training days are refused', () => {
    expect(() =>
      tuneThresholds(ordersFor(), undefined, rulesAt(2), { ...DAYS, test: ['2023-09-01'] }),
    ).toThrow(/"test" must begin 90 days after "train" ends: it is \d+ days too early/);
    expect(() => tuneThresholds(ordersFor(), undefined, rulesAt(2), { ...DAYS, factors: [0] })).toThrow(
      RangeError,
    );
  });
});

test('a factor that one account alone speaks for is not taken; one that many speak for is', () => {
  const accounts = Array.from({ length: 60 }, (_, i) => i);
  const events = accounts.map((i) => (i < 30 ? 1 : 0));
  const rows = {
    size: 60,
    accounts,
    events,
    values: accounts.map(() => 1),
    places: Uint32Array.from(accounts),
  };
  const found = (caught: number) => ({
    ruleId: 'r',
    factor: 1 + caught,
    flags: Uint8Array.from(accounts, (i) => (i < 15 + caught ? 1 : 0)),
  });
  const chosen = (caught: number) => search(rows, ['r'], [found(0), found(caught)], false).get('r');
  expect(chosen(1)).toBe(1);
  expect(chosen(10)).toBe(11);
});

test('a factor scales amounts of trouble, not gates', () => {
  const rule: WarningRule = {
    id: 'R',
    indicator: 'amount',
    family: 'volume',
    minData: { measure: 'n', op: '>=', than: 4 },
    levels: {
      medium: {
        when: {
          all: [
            { measure: 'delta', op: '<=', than: -0.3 },
            { measure: 'probability', op: '<', than: 0.1 },
            { not: { measure: 'n', op: '<', than: 4 } },
          ],
        },
      },
      high: {
        when: {
          any: [
            {
              indicator: 'overdue',
              op: '>=',
              than: { max: [2, { measure: 'q95' }, { measure: 'q90', times: 2 }] },
            },
            { indicator: 'contactLeft', op: '=', than: 1 },
            {
              op: '<=',
              than: {
                byAge: [{ belowDays: 365, than: 10 }],
                otherwise: { byTier: { gold: 8 }, otherwise: { peerPercentile: 5 } },
              },
            },
          ],
        },
        forEvaluations: 2,
      },
    },
  };
  const { rule: scaled, changes } = scaleRule(rule, 1.5);
  expect(changes.map(({ level, path, from, to }) => [level, path, from, to])).toEqual([
    ['medium', 'when.all.0.than', -0.3, -0.45],
    ['high', 'when.any.0.than.max.0', 2, 3],
    ['high', 'when.any.0.than.max.1.times', 1, 1.5],
    ['high', 'when.any.0.than.max.2.times', 2, 3],
    ['high', 'when.any.2.than.byAge.0.than', 10, 15],
    ['high', 'when.any.2.than.otherwise.byTier.gold', 8, 12],
  ]);
  expect(scaled.minData).toEqual(rule.minData);
  expect(scaled.levels.high?.forEvaluations).toBe(2);
  expect(scaleRule(rule, 1)).toEqual({ rule, changes: [] });
});

test('chances, flags and ranks stay, also by name of an indicator', () => {
  const stays: ReadonlyArray<readonly [WarningRule['indicator'], string]> = [
    ['delivery', 'chanceAt95'],
    ['delivery', 'claimProbability'],
    ['range', 'probabilityTop'],
    ['range', 'topLost'],
    ['contactLeft', 'decisionMakerLeft'],
    ['contractEnd', 'hasRenewalStep'],
    ['level', 'segmentFrom'],
    ['level', 'value'],
  ];
  const when = {
    any: stays.map(([indicator, measure]) => ({ indicator, measure, op: '<' as const, than: 2 })),
  };
  const rule: WarningRule = { id: 'R', indicator: 'overdue', family: 'volume', levels: { high: { when } } };
  expect(scaleRule(rule, 1.5).changes).toEqual([]);
  // The same where the indicator is that of the rule.
  const drop = kamRules.rules.find(({ id }) => id === 'R20') as WarningRule;
  expect(scaleRule(drop, 0.6).changes).toEqual([]);
});

test('the more factors are tried, the more a change must gain', () => {
  expect(standardErrors(1)).toBeCloseTo(1.645, 2);
  expect(standardErrors(10)).toBeCloseTo(2.576, 2);
  expect(standardErrors(120)).toBeGreaterThan(3.3);
});

describe('where buyers come and go by chance alone', () => {
  const RULES: WarningRules = { ...kamRules, rules: kamRules.rules.slice(0, 3) };

  test('new thresholds are not recommended', () => {
    const days = {
      train: { from: '2023-03-01', to: '2023-09-01', everyDays: 45 },
      test: { from: '2023-12-15', to: '2024-03-20', everyDays: 45 },
    } as const;
    const recommended = Array.from({ length: 12 }, (_, seed) => {
      const buyers = simulateBuyers({
        seed: 100 + seed,
        counts: { irregular: 50 },
        from: FROM,
        to: TO,
        change: [FROM, TO],
      });
      return tuneThresholds(ordersOf(buyers), undefined, RULES, days);
    });
    expect(recommended.filter((tuned) => tuned.recommended === 'new').length).toBeLessThanOrEqual(1);
    for (const { recommended: set, gain } of recommended)
      expect(set === 'new').toBe(gain.interval !== null && gain.interval.lower > 0);
  });
});

describe('a review', () => {
  test.each([
    ['2025-01-01', '2025-03-31', false, '2025-04-01', -1],
    ['2025-01-01', '2025-04-01', true, '2025-04-01', 0],
    ['2025-01-01', '2025-04-11', true, '2025-04-01', 10],
    [null, '2025-04-11', true, '2025-04-11', 0],
  ])('last on %s, today %s', (last, asOf, due, nextReview, overdueDays) => {
    expect(reviewDue(last, { asOf })).toMatchObject({ due, nextReview, overdueDays });
  });

  test('wrong days are refused', () => {
    expect(() => reviewDue('yesterday', { asOf: '2025-01-01' })).toThrow(TypeError);
    expect(() => reviewDue('2025-01-02', { asOf: '2025-01-01' })).toThrow(RangeError);
    expect(() => reviewDue('2025-01-01', { asOf: '2025-01-01', everyDays: 0 })).toThrow(RangeError);
  });
});
