import { describe, expect, test } from 'vitest';
import {
  backtestWarnings,
  buildHistories,
  fitChurnModel,
  formatReason,
  type Signals,
  type WarningRules,
} from '../../src/index.ts';
import { dayFromIsoPrefix, isoDay } from '../../src/internal/day.ts';
import { urgencyOf } from '../../src/warnings/backtest-judge.ts';
import type { Replay } from '../../src/warnings/backtest-replay.ts';
import { leadTimeOf, loadOf } from '../../src/warnings/backtest-runs.ts';
import { verdictOf } from '../../src/warnings/backtest-verdict.ts';
import { once } from '../rfm/support.ts';
import { ordersOf, simulateBuyers } from './simulator.ts';

const FROM = dayFromIsoPrefix('2022-01-01');
const TO = dayFromIsoPrefix('2024-06-30');

/** Whoever has been silent for twice its usual gap, and whoever has been so for four times. */
const RULES: WarningRules = {
  kind: 'warning-rules',
  version: 1,
  id: 'test',
  rules: [
    {
      id: 'overdue',
      indicator: 'overdue',
      family: 'volume',
      levels: { medium: { when: { op: '>=', than: 2 } }, high: { when: { op: '>=', than: 4 } } },
    },
    {
      id: 'complaints',
      indicator: 'complaints',
      family: 'experience',
      levels: { medium: { when: { op: '>=', than: 1 } } },
    },
  ],
};

const ordersFor = once(() =>
  ordersOf(
    simulateBuyers({
      seed: 2,
      counts: { regular: 15, irregular: 10, churner: 20 },
      from: FROM,
      to: TO,
      change: [FROM + 400, TO - 150],
    }),
  ),
);
const OPTIONS = { cutoffs: { from: '2023-01-01', to: '2024-03-01', everyDays: 28 } } as const;
const resultOf = once(() => backtestWarnings(ordersFor(), undefined, RULES, OPTIONS));

describe('by hand', () => {
  // Every ten days up to a day; the last but one stops on 2024-01-01, the last has a pause of 50 days.
  const every10 = (accountId: string, from: string, to: string) => {
    const orders = [];
    for (let day = dayFromIsoPrefix(from); day <= dayFromIsoPrefix(to); day += 10)
      orders.push({ accountId, date: isoDay(day), amount: 100 });
    return orders;
  };
  const orders = [
    ...['A', 'B', 'C'].flatMap((id) => every10(id, '2023-01-06', '2024-06-30')),
    ...every10('stops', '2023-01-06', '2024-01-01'),
    ...every10('pauses', '2023-01-06', '2024-01-01'),
    ...every10('pauses', '2024-02-20', '2024-06-30'),
  ];
  const cutoffs = ['2024-01-01', '2024-01-15', '2024-01-29', '2024-02-12', '2024-02-26', '2024-03-11'];
  const found = backtestWarnings(orders, undefined, RULES, { cutoffs, horizonDays: 60 });
  const overdue = found.rules[0];

  test('rows, losses and alerts are counted', () => {
    expect(found.cutoffs.map(({ accounts, lost, alerts, hits }) => [accounts, lost, alerts, hits])).toEqual([
      [5, 1, 0, 0],
      [5, 1, 0, 0],
      [5, 1, 2, 1],
      [5, 1, 2, 1],
      [5, 1, 1, 1],
      [5, 1, 1, 1],
    ]);
    expect(found).toMatchObject({
      accounts: 5,
      horizonDays: 60,
      churnDefinition: 'no_order',
      activeDays: 365,
    });
  });

  test('precision, recall, lift and money', () => {
    expect(overdue?.n).toBe(30);
    expect(overdue?.baseRate.rate).toBe(0.2);
    // The pause is an alert at two cut-offs, and over at the third.
    expect(overdue?.recall).toMatchObject({ count: 4, n: 6 });
    expect(overdue?.precision).toMatchObject({ count: 4, n: 6 });
    expect(overdue?.falsePerTrue).toBe(0.5);
    expect(overdue?.lift.value).toBeCloseTo((overdue?.precision.rate as number) / 0.2, 12);
    expect(overdue?.levels.high?.recall.count).toBe(3);
    expect(overdue?.byValue.recall.value).toBeLessThan(4 / 6);
  });

  test('a rule is compared with the accounts that it could judge', () => {
    const asked = {
      ...RULES,
      rules: RULES.rules.map((rule) => ({ ...rule, minData: { measure: 'n', op: '>=', than: 40 } as const })),
    };
    // On these days A, B, C have more than 40 purchases, the other two 37 each, until the pause is over.
    const { rules } = backtestWarnings(orders, undefined, asked, {
      cutoffs: ['2024-02-15'],
      horizonDays: 60,
    });
    expect(rules[0]?.judged).toMatchObject({ count: 3, n: 5 });
    expect(rules[0]?.amongJudged.baseRate).toMatchObject({ count: 0, n: 3 });
    expect(rules[0]?.baseRate).toMatchObject({ count: 1, n: 5 });
  });

  test('an alert that recovers is still on', () => {
    const kept = { ...RULES, rules: RULES.rules.map((rule) => ({ ...rule, keepForDays: 60 })) };
    const longer = backtestWarnings(orders, undefined, kept, { cutoffs, horizonDays: 60 });
    expect(longer.rules[0]?.precision).toMatchObject({ count: 4, n: 8 });
  });

  test('a rule without data is told as such, and fires nothing', () => {
    const complaints = found.rules[1];
    expect(complaints?.judged.rate).toBe(0);
    expect(complaints?.keep).toBeNull();
    expect(complaints?.reasons.map(({ code }) => code)).toEqual(['backtest.few_alerts']);
  });

  test('a loss at the first cut-off has no lead time', () => {
    expect(overdue?.lead).toMatchObject({ losses: 0, medianDays: null });
    const earlier = backtestWarnings(orders, undefined, RULES, {
      cutoffs: ['2023-12-18', ...cutoffs],
      horizonDays: 60,
    });
    // Lost from the cut-off of 1 January on, a fact on 1 March; the alert came on 29 January.
    expect(earlier.rules[0]?.lead).toMatchObject({ losses: 1, medianDays: 32, foretold: { rate: 1 } });
  });

  test('a drop and a function of your own', () => {
    const drop = backtestWarnings(orders, undefined, RULES, {
      cutoffs,
      horizonDays: 60,
      churnDefinition: { drop: 0.5 },
    });
    expect(drop.churnDefinition).toEqual({ drop: 0.5 });
    expect(drop.cutoffs[0]).toMatchObject({ accounts: 5, lost: 2 });
    const own = backtestWarnings(orders, undefined, RULES, {
      cutoffs,
      horizonDays: 60,
      churnDefinition: ({ accountId }) => (accountId === 'C' ? null : accountId === 'A'),
    });
    expect(own.cutoffs[0]).toMatchObject({ accounts: 4, lost: 1 });
  });

  test('who was silent for longer than asked is not judged', () => {
    const { cutoffs: rows } = backtestWarnings(orders, undefined, RULES, {
      cutoffs,
      horizonDays: 60,
      activeDays: 42,
    });
    expect(rows.map(({ accounts }) => accounts)).toEqual([5, 5, 5, 3, 4, 4]);
  });

  test('a cut-off whose outcome is not known is refused', () => {
    const late = { cutoffs: ['2024-05-20'], horizonDays: 60 };
    expect(() => backtestWarnings(orders, undefined, RULES, late)).toThrow(
      /"cutoffs" must end 60 days before what is known: the last one is \d+ days too late/,
    );
    expect(() => backtestWarnings(orders, undefined, RULES, { ...late, asOf: '2024-08-01' })).not.toThrow();
    expect(() => backtestWarnings(orders, undefined, RULES, { cutoffs: [] })).toThrow(RangeError);
    expect(() => backtestWarnings(orders, undefined, RULES, { cutoffs, horizon: 3 } as never)).toThrow(
      /no option "horizon"/,
    );
  });
});

describe('on a simulated book', () => {
  test('is plain JSON, and the same for orders in any order, as rows or as histories', () => {
    const result = resultOf();
    expect(JSON.parse(JSON.stringify(result))).toStrictEqual(result);
    expect(backtestWarnings([...ordersFor()].reverse(), undefined, RULES, OPTIONS)).toEqual(result);
    expect(
      backtestWarnings(buildHistories(ordersFor(), { asOf: '2024-06-30' }), undefined, RULES, OPTIONS),
    ).toEqual(result);
  });

  test('finds the rule worth keeping, with its intervals around the figures', () => {
    const [overdue] = resultOf().rules;
    expect(overdue?.keep).toBe(true);
    expect(resultOf().drop).toEqual([]);
    expect(overdue?.lift.value).toBeGreaterThan(2);
    for (const { value, interval } of [overdue?.lift, overdue?.f1].flatMap((x) => x ?? [])) {
      expect(interval?.lower).toBeLessThan(value as number);
      expect(interval?.upper).toBeGreaterThan(value as number);
    }
    expect(resultOf().urgency.auc).toBeGreaterThan(0.8);
    expect(resultOf().urgency.averagePrecision.value).toBeGreaterThan(resultOf().all.baseRate.rate as number);
    expect(resultOf().severity.find(({ level }) => level === 'high')?.observed.rate).toBeGreaterThan(0.5);
  });

  test('alerts look at nothing after their cut-off', () => {
    const cutoff = '2023-09-01';
    const alertsOf = (orders: ReturnType<typeof ordersOf>) =>
      backtestWarnings(orders, undefined, RULES, { cutoffs: [cutoff], asOf: '2024-06-30' }).rules.map(
        ({ precision }) => precision.n,
      );
    expect(alertsOf(ordersFor().filter(({ date }) => date <= cutoff))).toEqual(alertsOf(ordersFor()));
    expect(alertsOf(ordersFor())[0]).toBeGreaterThan(0);
  });

  test('signals are looked at as they stood', () => {
    const complaint = (accountId: string, date: string) => ({ accountId, date });
    const first = ordersFor()[0]?.accountId as string;
    const countWith = (signals: Signals) =>
      backtestWarnings(ordersFor(), signals, RULES, { cutoffs: ['2023-09-01', '2023-10-15'] }).rules[1]
        ?.precision.n;
    expect(countWith({ complaints: [complaint(first, '2023-09-02')] })).toBe(0);
    expect(countWith({ complaints: [complaint(first, '2023-08-30')] })).toBe(1);
  });

  test('judges a churn model beside the rules', () => {
    const histories = buildHistories(ordersFor(), { asOf: '2024-06-30' });
    const model = fitChurnModel(histories, { asOf: '2023-09-30', activeDays: 365 });
    const later = { cutoffs: { from: '2023-10-01', to: '2024-03-01', everyDays: 28 }, model } as const;
    const { churn, notices, urgency, all } = backtestWarnings(histories, undefined, RULES, later);
    expect(churn?.ranking.auc).toBeGreaterThan((urgency.auc as number) - 0.1);
    expect(churn?.ranking.auc).toBeGreaterThan(0.85);
    expect(churn?.calibration?.n).toBe(all.n);
    expect(notices.map(({ code }) => code)).not.toContain('backtest.model_knows_more');
    const early = backtestWarnings(histories, undefined, RULES, { ...OPTIONS, model });
    expect(early.notices).toContainEqual({
      code: 'backtest.model_knows_more',
      field: 'asOf',
      value: '2023-09-30',
      threshold: '2023-01-01',
    });
  });

  test('rows of the day can be given, with what was known of the accounts', () => {
    const days: string[] = [];
    const lastDays: number[] = [];
    const result = backtestWarnings(ordersFor(), undefined, RULES, {
      cutoffs: ['2023-09-01', '2023-10-15'],
      accountsAt: (cutoff, known) => {
        days.push(cutoff);
        lastDays.push(Math.max(...known.flatMap(({ days: own }) => [...own])));
        return known.map(({ accountId }) => ({ accountId, tier: { id: 'gold' } }));
      },
    });
    expect(days).toEqual(['2023-09-01', '2023-10-15']);
    expect(lastDays.every((day, k) => day <= dayFromIsoPrefix(days[k] as string))).toBe(true);
    expect(result.cutoffs).toEqual(
      backtestWarnings(ordersFor(), undefined, RULES, { cutoffs: ['2023-09-01', '2023-10-15'] }).cutoffs,
    );
  });
});

/** A replay of one account with losses and alerts given as text, one character a cut-off. */
function replayOf(lost: string, cutoffs = lost.length): Replay {
  return {
    cutoffs: Array.from({ length: cutoffs }, (_, k) => 10 * k),
    accounts: 1,
    judged: new Uint8Array(cutoffs).fill(1),
    events: Uint8Array.from(lost, Number),
    values: new Float64Array(cutoffs),
    levels: new Map(),
    blind: new Map(),
    statuses: new Uint8Array(cutoffs),
    atRisk: new Float64Array(cutoffs),
    churn: new Float64Array(cutoffs),
  };
}

describe('lead times', () => {
  const lead = (lost: string, alert: string) =>
    leadTimeOf(replayOf(lost), Uint8Array.from(alert, Number), 30);

  test.each([
    ['from the alert to a horizon after the first cut-off of the loss', '0001111', '0000111', 20],
    ['an alert before that stays on counts from when it came up', '0001111', '0111111', 50],
    ['one that went before does not count', '0001111', '0110011', 10],
    ['on the day of the loss it is too late', '0001111', '0000001', null],
    ['a loss at the first cut-off is left out', '1111111', '0011111', null],
    ['nothing lost', '0000000', '0111000', null],
  ])('%s', (_, lost, alert, days) => {
    expect(lead(lost, alert).medianDays).toBe(days);
  });
});

test('the load of alerts, and how many come back', () => {
  const load = loadOf(replayOf('0000000000'), Uint8Array.from('0110010001', Number), 30);
  expect(load.perReview).toBe(0.4);
  expect(load.newPerReview).toBeCloseTo(3 / 9, 12);
  // Off from 30 on, on at 50: 20 days; off from 60 on, on at 90: 30 days.
  expect(load.flapRate).toMatchObject({ count: 2, n: 3 });
  const shorter = loadOf(replayOf('0000000000'), Uint8Array.from('0110010001', Number), 29);
  expect(shorter.flapRate.count).toBe(1);
});

test('urgency: by status, then by alerts', () => {
  const replay = replayOf('00000');
  replay.statuses.set([4, 3, 3, 2, 0]);
  const levels = new Map([
    ['a', Uint8Array.of(0, 2, 2, 1, 0)],
    ['b', Uint8Array.of(1, 0, 1, 1, 0)],
  ]);
  const urgency = urgencyOf({ ...replay, levels });
  expect(
    [...urgency].map((_, at) => at).sort((i, j) => (urgency[j] as number) - (urgency[i] as number)),
  ).toEqual([0, 2, 1, 3, 4]);
});

describe('the verdict', () => {
  const good = {
    precision: { n: 50, count: 40, rate: 0.8, interval: null },
    lift: { value: 2, interval: null },
    lead: {
      losses: 20,
      foretold: { n: 20, count: 10, rate: 0.5, interval: null },
      medianDays: 40,
      quartiles: null,
    },
    levels: {},
  };
  const high = (falsePerTrue: number | null) => ({ high: { precision: { n: 20 }, falsePerTrue } }) as never;

  test.each([
    ['good in everything', {}, true, ['backtest.good_lift', 'backtest.good_lead']],
    [
      'little lift',
      { lift: { value: 1.5, interval: null } },
      false,
      ['backtest.low_lift', 'backtest.good_lead'],
    ],
    [
      'late',
      { lead: { ...good.lead, medianDays: 29 } },
      false,
      ['backtest.good_lift', 'backtest.short_lead'],
    ],
    [
      'false at high',
      { levels: high(1.1) },
      false,
      ['backtest.good_lift', 'backtest.good_lead', 'backtest.false_alerts'],
    ],
    [
      'all false at high',
      { levels: high(null) },
      false,
      ['backtest.good_lift', 'backtest.good_lead', 'backtest.false_alerts'],
    ],
    [
      'true at high',
      { levels: high(1) },
      true,
      ['backtest.good_lift', 'backtest.good_lead', 'backtest.true_alerts'],
    ],
    ['rare', { precision: { ...good.precision, n: 9 } }, null, ['backtest.few_alerts']],
  ])('%s', (_, change, keep, codes) => {
    const verdict = verdictOf({ ...good, ...change });
    expect(verdict.keep).toBe(keep);
    expect(verdict.reasons.map(({ code }) => code)).toEqual(codes);
    for (const reason of verdict.reasons) expect(formatReason(reason)).not.toContain('undefined');
  });
});
