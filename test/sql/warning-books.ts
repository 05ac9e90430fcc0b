/** Warnings of the library as rows, rules of every kind and books that they have something to say of, for the tests in every engine. */
import fc from 'fast-check';
import {
  buildHistories,
  checkRules,
  type EvaluateWarningsOptions,
  evaluateWarnings,
  fitRegularity,
  type Regularity,
  type RuleCondition,
  type Threshold,
  type WarningRule,
  type WarningRules,
} from '../../src/index.ts';
import { indicatorColumns } from '../../src/sql/warnings/indicator-step.ts';
import { isOfOrders } from '../../src/sql/warnings/indicator-table.ts';
import { measureOf } from '../../src/warnings/condition-node.ts';
import { LEVELS, prepareRule } from '../../src/warnings/evaluate-rule.ts';
import type { IndicatorId } from '../../src/warnings/indicator.ts';
import { measure } from '../../src/warnings/measure.ts';
import { readBook } from '../../src/warnings/read-book.ts';
import { generator } from '../tiers/support.ts';
import type { ResultRow } from './engines.ts';
import { makeOrders } from './lifecycle-books.ts';
import type { Order } from './support.ts';

const upper = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** An account of the roster. */
export interface KnownAccount {
  readonly id: string;
  readonly tier?: string | null;
  readonly value?: number | null;
}

export interface WarningBook {
  readonly orders: readonly Order[];
  readonly asOf: string;
  readonly roster?: readonly KnownAccount[];
}

const historiesOf = ({ orders, asOf, roster = [] }: WarningBook) =>
  buildHistories(orders, { asOf, roster: roster.map(({ id }) => id), onProblem: () => undefined });

/** How regularly a book buys on the day of the evaluation, as `evaluateWarnings` sees it. */
export function regularityOf(book: WarningBook): Regularity {
  return fitRegularity(historiesOf(book), { asOf: book.asOf }).fitted;
}

/** The rows that the statement must give: with reasons and evidence. */
export function inMemory(
  book: WarningBook,
  rules: WarningRules,
  more: {
    readonly severity?: EvaluateWarningsOptions<object>['severity'];
    readonly isValueGiven?: boolean;
  } = {},
): ResultRow[] {
  const histories = historiesOf(book);
  const known = new Map((book.roster ?? []).map((account) => [account.id, account]));
  const accounts = histories.map(({ accountId }) => {
    const { tier = null, value = null } = known.get(accountId) ?? {};
    return { accountId, value, ...(tier !== null && { tier: { id: tier } }) };
  });
  const rows = evaluateWarnings(accounts, histories, rules, {
    asOf: book.asOf,
    ...(more.severity && { severity: more.severity }),
    ...(more.isValueGiven && { value: 'value' }),
  });
  const seen = [...new Set(rules.rules.flatMap((rule) => prepareRule(rule, () => null).indicators))].filter(
    isOfOrders,
  );
  const day = Math.round(Date.parse(`${book.asOf}T00:00:00Z`) / 86_400_000);
  const { inputOf } = readBook('test', accounts, histories, {
    signals: undefined,
    timeZone: 'UTC',
    asOf: day,
  });
  return rows.map(({ accountId, warnings }, at): ResultRow => {
    const byRule = new Map(warnings.alerts.map((alert) => [alert.ruleId, alert]));
    const firing = warnings.alerts.filter(({ state }) => state === 'firing');
    const early = new Set(rules.rules.filter((rule) => rule.early).map(({ id }) => id));
    const loud = firing.filter(({ ruleId }) => !early.has(ruleId)).map(({ level }) => level);
    const evidence = seen.flatMap((id) => {
      const indicator = measure(id, inputOf(at, null));
      return indicatorColumns(id).map((name) => [`${id}${upper(name)}`, measureOf(indicator, name)]);
    });
    const judged = warnings.reasons.find(({ code }) => code === 'status.judged')?.value ?? null;
    return {
      accountId,
      warningStatus: warnings.status,
      warningLevel: LEVELS.find((level) => loud.includes(level)) ?? null,
      warningShare: warnings.share,
      warningValueAtRisk: warnings.valueAtRisk,
      warningJudged: judged,
      warningFiring: firing.length,
      ...Object.fromEntries(
        rules.rules.flatMap(({ id }) => [
          [`warning${upper(id)}State`, byRule.get(id)?.state ?? null],
          [`warning${upper(id)}Level`, byRule.get(id)?.level ?? null],
        ]),
      ),
      warningReasons: warnings.reasons.map(({ code }) => code).join(' '),
      ...Object.fromEntries(evidence),
    };
  });
}

const isoOf = (day: number): string => new Date(Date.UTC(2022, 0, 1 + day)).toISOString().slice(0, 10);

/** Accounts that buy every month: steadily, less and less, more and more, wildly, or with months that come to nothing. */
function monthlyOrders(seed: number): Order[] {
  const next = generator(seed);
  return Array.from({ length: 60 }, (_, account) => {
    const [kind, start, months] = [account % 5, Math.floor(300 * next()), 8 + Math.floor(24 * next())];
    return Array.from({ length: months }, (__, month): Order => {
      const noise = 0.8 + 0.4 * next();
      const amount = [
        100.1,
        1000 * noise * 0.9 ** month,
        50 * noise * 1.1 ** month,
        10 ** (3 * next()),
        month % 4 === 3 ? -350 : 100 * noise,
      ][kind] as number;
      return {
        accountId: `M${account}`,
        date: isoOf(start + 30 * month + Math.floor(6 * next())),
        amount: Math.round(amount * 100) / 100,
        orderId: `${account}-${month}`,
      };
    });
  }).flat();
}

/** A book of accounts from clockwork to chance, some with tiers, some without orders; the shares of the largest are given. */
export function makeBook(seed: number, asOf: string, large: readonly number[] = []): WarningBook {
  const orders = [
    ...makeOrders(seed).map((order, i) => ({ ...order, orderId: String(i) })),
    ...monthlyOrders(seed + 100),
  ];
  const dayOf = (text: string): number => Math.round(Date.parse(`${text}T00:00:00Z`) / 86_400_000);
  const year = orders.filter(({ date }) => date !== null && dayOf(asOf) - dayOf(String(date)) < 365);
  const rest = year.reduce((sum, { amount }) => sum + Math.max(0, amount ?? 0), 0);
  const all = large.reduce((sum, share) => sum + share, 0);
  large.forEach((share, i) => {
    const total = Math.round((rest * share) / (1 - all));
    // Silent for long, so that they have alerts to lift.
    for (let k = 0; k < 8; k++)
      orders.push({
        accountId: `L${i}`,
        date: isoOf(dayOf(asOf) - 18_993 - 60 - 10 * i - 5 * k),
        amount: Math.floor(total / 8) + (k === 0 ? total % 8 : 0),
        orderId: `L${i}-${k}`,
      });
  });
  const tiers = ['gold', 'silver', 'Gold', "o'ne", ''];
  const roster = Array.from({ length: 130 }, (_, i) => ({
    id: i < 120 ? `A${i}` : `P${i}`,
    tier: i % 7 === 6 ? null : (tiers[i % 7] ?? 'none'),
    value: i % 11 === 10 ? null : (i % 13) * 100 - 100,
  }));
  return { orders, asOf, roster };
}

const rule = (id: string, more: Omit<WarningRule, 'id'>): WarningRule => ({ id, ...more });

/** Rules with every kind of threshold, state and level, on silence, trend and unsteadiness. */
export function thresholdRules(): WarningRules {
  const q = (measure: string, times?: number): Threshold => ({
    measure,
    ...(times !== undefined && { times }),
  });
  return {
    kind: 'warning-rules',
    version: 1,
    id: 'every kind',
    rules: [
      rule('quantiles', {
        indicator: 'overdue',
        family: 'volume',
        minData: {
          any: [
            { measure: 'n', op: '>=', than: 3 },
            { measure: 'days', op: '<', than: 9 },
          ],
        },
        levels: {
          medium: { when: { op: '>=', than: { max: [1.2, q('q90', 0.9)] } } },
          high: { when: { op: '>', than: { min: [2.5, q('q95')] } }, forEvaluations: 2 },
          critical: { when: { op: '>=', than: q('q99', 2) }, forDays: 3 },
        },
      }),
      rule('chance', {
        indicator: 'overdue',
        family: 'payment',
        levels: {
          medium: { when: { measure: 'probability', op: '<', than: 0.2 }, forEvaluations: 3 },
          high: {
            when: {
              all: [
                { measure: 'probability', op: '<=', than: 0.02 },
                { not: { measure: 'isOwnGap', op: '=', than: 0 } },
              ],
            },
          },
        },
      }),
      rule('tiers', {
        indicator: 'overdue',
        family: 'relationship',
        levels: {
          medium: {
            when: {
              op: '>',
              than: {
                byTier: { gold: 0.5, silver: q('q90'), "o'ne": { min: [1, 2] }, '': 99 },
                otherwise: 3,
              },
            },
          },
          critical: { when: { measure: 'days', op: '>', than: { byTier: { gold: 200 }, otherwise: 700 } } },
        },
      }),
      rule('ages', {
        indicator: 'overdue',
        family: 'experience',
        early: true,
        levels: {
          high: {
            when: {
              measure: 'n',
              op: '<',
              than: {
                byAge: [
                  { belowDays: 100, than: 2 },
                  { belowDays: 500, than: { max: [3, 5] } },
                ],
                otherwise: 8,
              },
            },
          },
        },
      }),
      rule('agesOfNobody', {
        indicator: 'overdue',
        family: 'contract',
        levels: {
          medium: {
            when: { measure: 'n', op: '<', than: { byAge: [{ belowDays: 9, than: 1 }], otherwise: 2 } },
          },
        },
      }),
      rule('byTier', {
        indicator: 'overdue',
        family: 'contract',
        levels: {
          critical: {
            when: {
              measure: 'days',
              op: '>',
              than: { byTier: { gold: 100, "o'ne": { peerPercentile: 95 } }, otherwise: 700 },
            },
          },
        },
      }),
      rule('peers', {
        indicator: 'overdue',
        family: 'competition',
        levels: {
          medium: { when: { op: '>=', than: { peerPercentile: 75 } } },
          high: {
            when: {
              op: '>',
              than: {
                max: [{ peerPercentile: 90 }, { byTier: { gold: { peerPercentile: 50 } }, otherwise: 1 }],
              },
            },
          },
        },
      }),
      rule('fade', {
        indicator: 'trend',
        family: 'value',
        minData: { measure: 'n', op: '>=', than: 12 },
        levels: {
          medium: { when: { op: '>=', than: { peerPercentile: 80 } } },
          high: {
            when: {
              any: [
                { op: '>', than: 3 },
                {
                  all: [
                    { measure: 'since', op: '>=', than: 4 },
                    { measure: 'sd', op: '<', than: 0.5 },
                  ],
                },
              ],
            },
          },
        },
      }),
      rule('unsteady', {
        indicator: 'volatility',
        family: 'delivery',
        levels: {
          // Without a baseline a part of the threshold is known, which decides for those below it.
          medium: { when: { op: '>=', than: { max: [0.4, q('baseline', 1.2)] } } },
          high: {
            when: {
              all: [
                { measure: 'delta', op: '>', than: 0.5 },
                { measure: 'probability', op: '<', than: 0.1 },
              ],
            },
          },
        },
      }),
      rule('steady', {
        indicator: 'volatility',
        family: 'volume',
        early: true,
        levels: {
          medium: {
            when: {
              not: {
                any: [
                  { op: '>', than: q('baseline') },
                  { op: '<', than: { min: [0.1, q('baseline')] } },
                ],
              },
            },
          },
        },
      }),
      // Nobody has contacts that anybody knows of, nor any that left.
      rule('signals', {
        indicator: 'contacts',
        family: 'relationship',
        levels: {
          medium: { when: { measure: 'n', op: '<', than: 1 } },
          high: { when: { op: '>', than: 1 } },
        },
        early: true,
      }),
      rule('mixed', {
        indicator: 'complaints',
        family: 'experience',
        levels: {
          medium: {
            when: {
              any: [
                { op: '>=', than: 1 },
                { indicator: 'overdue', op: '>=', than: 2 },
              ],
            },
          },
          high: {
            when: {
              all: [
                { op: '>=', than: 1 },
                { indicator: 'overdue', op: '>=', than: 2 },
              ],
            },
          },
        },
      }),
    ],
  };
}

/** Measures and what is at stake within 1e-9, relatively, and within 1e-12 where they are about 0; whole numbers, days, states and levels are equal. */
export function measuredWithin(column: string, expected: number): number {
  const isWhole = /^warning(Judged|Firing)$|(N|Days|Months|Since|IsOwnGap|MedianGap)$/.test(column);
  return isWhole ? 0 : Math.max(1e-12, 1e-9 * Math.abs(expected));
}

/** Measures of indicators, and numbers that divide accounts by them. */
const LOOKED_AT: Readonly<Partial<Record<IndicatorId, Readonly<Record<string, readonly number[]>>>>> = {
  overdue: {
    value: [0, 0.5, 1, 2],
    probability: [0.01, 0.3, 0.9],
    n: [1, 4, 12],
    days: [30, 100, 400],
    medianGap: [10, 40],
    q90: [1.5, 3],
    q99: [2, 5],
    shape: [1, 3],
    isOwnGap: [0, 1],
    delta: [0],
  },
  trend: { value: [0, 1, 4], probability: [0.2, 1], n: [12, 24], mean: [2, 5], sd: [0.05, 1], since: [0, 2] },
  volatility: {
    value: [0, 0.3, 1],
    baseline: [0.3, 1],
    delta: [-0.2, 0, 1],
    probability: [0.1, 0.5],
    n: [0, 12],
  },
  contacts: { value: [1], n: [0, 1] },
  level: { value: [1], n: [0] },
};

/** Conditions on what is looked at above, nested, with thresholds of every kind. */
function arbitraryCondition(indicator: IndicatorId): fc.Arbitrary<RuleCondition> {
  const leaf = (id: IndicatorId): fc.Arbitrary<RuleCondition> => {
    const measures = LOOKED_AT[id] ?? {};
    return fc.constantFrom(...Object.keys(measures)).chain((measure) => {
      const number = fc.constantFrom(...(measures[measure] ?? []));
      const { threshold } = fc.letrec<{ threshold: Threshold }>((tie) => ({
        threshold: fc.oneof(
          { maxDepth: 2, withCrossShrink: true },
          { weight: 4, arbitrary: number },
          fc.record({
            measure: fc.constantFrom(...Object.keys(measures)),
            times: fc.constantFrom(0.5, 1, 2),
          }),
          fc.record({ peerPercentile: fc.constantFrom(0, 10, 37.5, 80, 100) }),
          fc.record({ max: fc.array(tie('threshold'), { minLength: 1, maxLength: 3 }) }),
          fc.record({ min: fc.array(tie('threshold'), { minLength: 1, maxLength: 3 }) }),
          fc.record({
            byTier: fc.dictionary(fc.constantFrom('gold', 'Gold', "o'ne", ''), tie('threshold'), {
              maxKeys: 3,
            }),
            otherwise: tie('threshold'),
          }),
          fc.record({
            byAge: fc.tuple(
              fc.record({ belowDays: fc.constant(200), than: tie('threshold') }),
              fc.record({ belowDays: fc.constant(600), than: tie('threshold') }),
            ),
            otherwise: tie('threshold'),
          }),
        ),
      }));
      return fc.record({
        indicator: fc.constant(id),
        measure: fc.constant(measure),
        op: fc.constantFrom('<', '<=', '>', '>=', '=' as const),
        than: threshold,
      });
    });
  };
  const ids = Object.keys(LOOKED_AT) as IndicatorId[];
  return fc.letrec<{ condition: RuleCondition }>((tie) => ({
    condition: fc.oneof(
      { maxDepth: 3 },
      { weight: 3, arbitrary: leaf(indicator) },
      fc.constantFrom(...ids).chain(leaf),
      fc.record({ all: fc.array(tie('condition'), { minLength: 1, maxLength: 3 }) }),
      fc.record({ any: fc.array(tie('condition'), { minLength: 1, maxLength: 3 }) }),
      fc.record({ not: tie('condition') }),
    ),
  })).condition;
}

/** Rules that have no fault, whatever else they are; the same ones every time. */
export function arbitraryRules(seed: number, count: number): WarningRules {
  const families: readonly WarningRule['family'][] = ['volume', 'payment', 'experience', 'value', 'delivery'];
  const one = fc.constantFrom<IndicatorId>('overdue', 'trend', 'volatility').chain((indicator) => {
    const condition = arbitraryCondition(indicator);
    const level = fc.record(
      { when: condition, forEvaluations: fc.constantFrom(1, 1, 1, 2), forDays: fc.constantFrom(0, 0, 0, 7) },
      { requiredKeys: ['when'] },
    );
    return fc.record(
      {
        id: fc.constant('?'),
        indicator: fc.constant(indicator),
        family: fc.constantFrom(...families),
        levels: fc.record({ medium: level, high: level, critical: level }, { requiredKeys: ['medium'] }),
        minData: condition,
        early: fc.constantFrom(true, false, false),
        // Recovery is of no account at a first evaluation; by itself it may be a fault.
        recoverAt: fc.constant(1),
      },
      { requiredKeys: ['id', 'indicator', 'family', 'levels', 'recoverAt'] },
    );
  });
  const set = (rules: readonly WarningRule[]): WarningRules => ({
    kind: 'warning-rules',
    version: 1,
    id: 'any',
    rules,
  });
  const found = fc
    .sample(one, { numRuns: 4 * count, seed })
    .filter((candidate) => checkRules(set([candidate as WarningRule])).length === 0)
    .slice(0, count);
  return set(found.map((each, i) => ({ ...each, id: `r${i}` }) as WarningRule));
}
