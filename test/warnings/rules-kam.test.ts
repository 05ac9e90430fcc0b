/** The default rules, level by level, on indicators as written here. */
import { describe, expect, test } from 'vitest';
import { formatLabel, kamRules, type WarningRule } from '../../src/index.ts';
import { judge } from '../../src/warnings/condition-judge.ts';
import { prepareRule } from '../../src/warnings/evaluate-rule.ts';
import type { IndicatorId } from '../../src/warnings/indicator.ts';
import { type Known, levelOf, noPeers, subject } from './rules-help.ts';

type Indicators = Partial<Record<IndicatorId, Known>>;

const ruleOf = (id: string): WarningRule => kamRules.rules.find((rule) => rule.id === id) as WarningRule;

const overdue = (value: number, n = 4): Indicators => ({
  overdue: { value, n, measures: { q90: 1.4, q95: 2.2, q99: 2.9 } },
});
const amount = (delta: number, probability = 0.09, baselineOrders = 4): Indicators => ({
  amount: { value: 1, delta, probability, measures: { baselineOrders } },
});
const orders = (delta: number, probability = 0.04, baselineOrders = 4): Indicators => ({
  orders: { value: 1, delta, probability, measures: { baselineOrders } },
});
const trend = (value: number, n = 12): Indicators => ({ trend: { value, n } });
const orderSize = (delta: number, n = 5, probability = 0.05): Indicators => ({
  orderSize: { value: 1, delta, n, probability },
});
const range = (delta: number, topLost = 0, baseline = 3, probability = 0.01): Indicators => ({
  range: { value: 1, delta, baseline, probability, measures: { topLost, probabilityTop: 0.01 } },
});
const daysToPay = (
  delta: number,
  daysLonger: number,
  delayOfTerms: number | null = 0,
  paid = 3,
  terms = 30,
): Indicators => ({
  daysToPay: { value: 30, delta, measures: { daysLonger, delayOfTerms, paid, terms } },
});
const returns = (value: number, baseline: number, n = 10): Indicators => ({
  returns: { value, baseline, n },
});
const complaints = (value: number, openUrgent = 0): Indicators => ({
  complaints: { value, measures: { openUrgent } },
});
const csat = (value: number, min = 3, falls = 0): Indicators => ({
  csat: { value, measures: { min, falls } },
});
const nps = (value: number, fellBy: number | null = null): Indicators => ({
  nps: { value, measures: { fellBy } },
});
const silence = (value: number, touchRatio: number): Indicators => ({
  silence: { value, measures: { touchRatio } },
});
const gap = (value: number, unreachableDays = 0): Indicators => ({
  contactGap: { value, measures: { unreachableDays } },
});
const left = (value: number, decisionMakerLeft = 0): Indicators => ({
  contactLeft: { value, measures: { decisionMakerLeft } },
});
const contacts = (value: number, gone: number | null = 0): Indicators => ({
  contacts: { value },
  contactLeft: { value: gone },
});
const contract = (value: number, hasRenewalStep = 0, silent: number | null = 0): Indicators => ({
  contractEnd: { value, measures: { hasRenewalStep } },
  contactGap: { value: silent },
});
const wallet = (delta: number | null, competitorEvents: number | null = 0): Indicators => ({
  wallet: { delta, measures: { competitorEvents } },
});
const delivery = (value: number, more: Record<string, number> = {}): Indicators => ({
  delivery: {
    value,
    measures: { chanceAt95: 0.05, claims: 0, claimRatio: 0, claimProbability: 1, seriousClaims: 0, ...more },
  },
});
const level = (value: number, segmentFrom = 3, segmentTo = 4, toDecline = 0): Indicators => ({
  level: { value, measures: { segmentFrom, segmentTo, toDecline } },
});

const CASES: ReadonlyArray<readonly [id: string, expected: string, known: Indicators, tier?: string]> = [
  ['R01', 'clear', overdue(1.49)],
  ['R01', 'medium', overdue(1.5)],
  ['R01', 'medium', overdue(2.1)],
  ['R01', 'high', overdue(2.2)],
  ['R01', 'critical', overdue(3)],
  ['R01', 'unknown', overdue(9, 3)],
  ['R02', 'clear', amount(-0.19)],
  ['R02', 'medium', amount(-0.2)],
  ['R02', 'high', amount(-0.3)],
  ['R02', 'critical', amount(-0.5)],
  ['R02', 'clear', amount(-0.9, 0.1)],
  ['R02', 'unknown', amount(-1, 0.01, 3)],
  ['R03', 'clear', orders(-0.29)],
  ['R03', 'medium', orders(-0.3)],
  ['R03', 'high', orders(-0.5)],
  ['R03', 'clear', orders(-0.5, 0.05)],
  ['R03', 'unknown', orders(-1, 0.01, 3)],
  ['R04', 'clear', trend(3.9)],
  ['R04', 'medium', trend(4)],
  ['R04', 'high', trend(5)],
  ['R04', 'unknown', trend(9, 11)],
  ['R05', 'clear', orderSize(-0.24)],
  ['R05', 'medium', orderSize(-0.25)],
  ['R05', 'high', orderSize(-0.4)],
  ['R05', 'clear', orderSize(-0.4, 5, 0.1)],
  ['R05', 'unknown', orderSize(-0.4, 4)],
  ['R06', 'clear', range(-0.25)],
  ['R06', 'medium', range((2 - 3) / 3)],
  ['R06', 'high', range(-0.5)],
  ['R06', 'high', range(0, 1)],
  ['R06', 'clear', range(-0.5, 0, 4, 0.2)],
  ['R06', 'unknown', range(-0.5, 1, 2)],
  ['R07', 'clear', daysToPay(0.3, 6)],
  ['R07', 'medium', daysToPay(0.25, 7)],
  ['R07', 'medium', daysToPay(0.6, 14)],
  ['R07', 'high', daysToPay(0.5, 15)],
  ['R07', 'high', daysToPay(0, 0, 0.51)],
  ['R07', 'unknown', daysToPay(0.5, 15, 0, 2)],
  // Without terms there is no delay as a share of them.
  ['R07', 'clear', daysToPay(0, 0, null, 3, 0)],
  ['R07', 'medium', daysToPay(0.3, 8, null, 3, 0)],
  ['R07', 'high', daysToPay(0.5, 15, null, 3, 0)],
  ['R08', 'clear', { pastDue: { value: 6 } }],
  ['R08', 'medium', { pastDue: { value: 30 } }],
  ['R08', 'high', { pastDue: { value: 90 } }],
  ['R08', 'critical', { pastDue: { value: 91 } }],
  ['R09', 'clear', returns(0.049, 0)],
  ['R09', 'medium', returns(0.06, 0.03)],
  ['R09', 'clear', returns(0.06, 0.031)],
  ['R09', 'high', returns(0.06, 0.02)],
  ['R09', 'high', returns(0.1, 0.09)],
  ['R09', 'unknown', returns(0.2, 0, 9)],
  ['R10', 'clear', complaints(0)],
  ['R10', 'medium', complaints(3)],
  ['R10', 'high', complaints(4)],
  ['R10', 'high', complaints(0, 3)],
  ['R11', 'clear', csat(4)],
  ['R11', 'medium', csat(3.9)],
  ['R11', 'medium', csat(4.5, 3, 3)],
  ['R11', 'high', csat(4.5, 2.9)],
  ['R12', 'clear', nps(7, 3)],
  ['R12', 'medium', nps(6, 0)],
  ['R12', 'medium', nps(6)],
  ['R12', 'high', nps(6, 3)],
  ['R13', 'clear', silence(1, 9)],
  ['R13', 'clear', silence(3, 1.4)],
  ['R13', 'medium', silence(2, 1.5)],
  ['R13', 'high', silence(3, 3)],
  ['R14', 'clear', gap(30)],
  ['R14', 'medium', gap(31)],
  ['R14', 'high', gap(91)],
  ['R14', 'high', gap(1, 16)],
  ['R14', 'medium', gap(22), 'gold'],
  ['R14', 'high', gap(46), 'gold'],
  ['R14', 'clear', gap(91), 'silver'],
  ['R15', 'clear', left(0)],
  ['R15', 'high', left(1)],
  ['R15', 'critical', left(1, 1)],
  ['R16', 'clear', contacts(2, 1)],
  ['R16', 'medium', contacts(1)],
  ['R16', 'high', contacts(1, 1)],
  ['R16', 'clear', contacts(1), 'silver'],
  ['R16', 'high', contacts(1, 1), 'silver'],
  ['R16', 'medium', contacts(1), 'platinum'],
  ['R17', 'clear', contract(121, 0, 99)],
  ['R17', 'clear', contract(61, 0, 30)],
  ['R17', 'medium', contract(120, 0, 31)],
  ['R17', 'medium', contract(60, 0, null)],
  ['R17', 'unknown', contract(100, 0, null)],
  ['R17', 'high', contract(30)],
  ['R17', 'critical', contract(-1)],
  ['R17', 'clear', contract(-1, 1)],
  ['R18', 'clear', wallet(-0.09)],
  ['R18', 'medium', wallet(-0.1)],
  ['R18', 'medium', wallet(null, 1)],
  ['R18', 'high', wallet(-0.2)],
  ['R19', 'clear', delivery(0.95)],
  ['R19', 'medium', delivery(0.94)],
  ['R19', 'clear', delivery(0.8, { chanceAt95: 0.1 })],
  ['R19', 'medium', delivery(1, { claims: 2, claimRatio: 2, claimProbability: 0.05 })],
  ['R19', 'clear', delivery(1, { claims: 1, claimRatio: 9, claimProbability: 0.05 })],
  ['R19', 'high', delivery(0.89)],
  ['R19', 'high', delivery(1, { seriousClaims: 1 })],
  ['R20', 'clear', level(0)],
  ['R20', 'medium', level(1)],
  ['R20', 'high', level(5, 2, 7)],
  ['R20', 'medium', level(4, 3, 7)],
  ['R20', 'high', level(1, 3, 4, 1)],
];

describe('the default rules', () => {
  for (const [id, expected, known, tier] of CASES)
    test(`${id}: ${expected} on ${JSON.stringify(known)}${tier === undefined ? '' : ` (${tier})`}`, () => {
      expect(levelOf(ruleOf(id), subject(known, { tier: tier ?? null }))).toBe(expected);
    });

  test('each level of each rule is tried, and each rule clear', () => {
    const tried = new Set(CASES.map(([id, expected]) => `${id} ${expected}`));
    for (const { id, levels } of kamRules.rules)
      for (const name of ['clear', ...Object.keys(levels)]) expect(tried).toContain(`${id} ${name}`);
  });

  test('know nothing of an account of which nothing is known', () => {
    for (const rule of kamRules.rules) expect(levelOf(rule, subject({}))).toBe('unknown');
  });

  const isOver = (id: string, name: 'medium' | 'high' | 'critical', known: Indicators): number => {
    const found = prepareRule(ruleOf(id), noPeers).levels.find((one) => one.level === name);
    return found === undefined ? Number.NaN : judge(found.over, subject(known));
  };

  test.each<[string, 'medium' | 'high' | 'critical', Indicators, Indicators]>([
    ['R01', 'high', overdue(1.77), overdue(1.75)],
    // Without its gate: chance does not end an alert.
    ['R02', 'medium', amount(-0.17, 0.5), amount(-0.15, 0.01)],
    ['R08', 'critical', { pastDue: { value: 73 } }, { pastDue: { value: 71 } }],
    ['R11', 'medium', csat(4.1), csat(4.2)],
    ['R11', 'high', csat(5, 2), csat(3, 3)],
    ['R12', 'medium', nps(6), nps(7)],
    ['R16', 'medium', contacts(1), contacts(2)],
    ['R16', 'high', contacts(1, 1), contacts(1, 0)],
    ['R17', 'medium', contract(70), contract(70, 1)],
    ['R17', 'critical', contract(-1), contract(300)],
    ['R19', 'medium', delivery(0.96), delivery(0.97)],
    ['R19', 'high', delivery(0.92), delivery(0.93)],
    ['R20', 'high', level(5, 2, 7), level(4, 2, 6)],
  ])('%s: %s is over, and not before', (id, name, before, after) => {
    expect([isOver(id, name, before), isOver(id, name, after)]).toEqual([0, 1]);
  });

  test('have names and actions in both languages', () => {
    for (const { id, action, family } of kamRules.rules)
      for (const locale of ['en', 'zh-CN'] as const) {
        expect(formatLabel('rule', id, { locale })).not.toBe(id);
        expect(formatLabel('warningAction', action as string, { locale })).not.toBe(action);
        expect(formatLabel('family', family, { locale })).not.toBe(family);
      }
  });
});
