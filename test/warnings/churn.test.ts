import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  applyChurnModel,
  buildHistories,
  type ChurnModel,
  fitChurnModel,
  formatReason,
  parseChurnModel,
} from '../../src/index.ts';
import { dayFromIsoPrefix } from '../../src/internal/day.ts';
import { createRandom } from '../../src/internal/random.ts';
import { snapshotOf } from '../../src/warnings/churn-features.ts';
import { fitLogistic, sigmoid } from '../../src/warnings/churn-logistic.ts';
import { outcomeOf } from '../../src/warnings/churn-outcome.ts';
import { calibrationOf } from '../../src/warnings/metrics-probability.ts';
import { rocAuc } from '../../src/warnings/metrics-ranking.ts';
import { historyOf } from '../orders/history-of.ts';
import { once } from '../rfm/support.ts';
import { ordersOf, simulateBuyers } from './simulator.ts';

const FROM = dayFromIsoPrefix('2023-01-01');
const TO = dayFromIsoPrefix('2024-12-31');
const AS_OF = '2024-06-30';

const buyersOf = once(() =>
  simulateBuyers({
    seed: 4,
    counts: { regular: 20, irregular: 30, fader: 15, churner: 45 },
    from: FROM,
    to: TO,
    change: [FROM + 60, TO - 60],
  }),
);
const historiesOf = once(() => buyersOf().map(({ history }) => history));
const modelOf = once(() => fitChurnModel(historiesOf(), { asOf: AS_OF }));
const rowsOf = once(() => historiesOf().map(({ accountId }) => ({ accountId })));

describe('logistic regression', () => {
  test('of one flag is the log odds of the table', () => {
    // 30 of 40 with the flag, 10 of 50 without.
    const rows = Array.from({ length: 90 }, (_, i) => Float64Array.of(i < 40 ? 1 : 0));
    const events = rows.map((_, i) => ((i < 40 ? i < 30 : i < 50) ? 1 : 0));
    const { intercept, coefficients, converged } = fitLogistic(rows, events, 0);
    expect(converged).toBe(true);
    expect(intercept).toBeCloseTo(Math.log(10 / 40), 8);
    expect(coefficients[0]).toBeCloseTo(Math.log(30 / 10) - Math.log(10 / 40), 8);
  });

  test('converges in books of all kinds, and says after how many steps', () => {
    for (let seed = 0; seed < 60; seed++) {
      const { unit: random } = createRandom(seed);
      const normal = (): number => random() + random() + random() + random() - 2;
      const rows = Array.from({ length: 150 + 8 * seed }, () => {
        const [a, b] = [normal(), normal()];
        return Float64Array.of(a, b, 0.9 * a + 0.3 * normal());
      });
      const events = rows.map(([a = 0, b = 0]) => (random() < sigmoid(2 * a + b) ? 1 : 0));
      const { converged, iterations } = fitLogistic(rows, events, 0.01);
      expect(converged).toBe(true);
      expect(iterations).toBeLessThan(12);
    }
  });

  test('that cannot be solved has not converged, and says so at once', () => {
    const rows = Array.from({ length: 20 }, (_, i) => Float64Array.of(i % 3, i % 3));
    const fit = fitLogistic(
      rows,
      rows.map((_, i) => i % 2),
      0,
    );
    // Two columns that are one: without a penalty there is no single answer.
    expect(fit).toMatchObject({ converged: false, iterations: 0 });
  });

  test('is where the slope of the penalised loss is nil, also where the data are separated', () => {
    const rows = [-2, -1, 1, 2].map((x) => Float64Array.of(x, x * x));
    const events = [0, 0, 1, 1];
    const penalty = 0.05;
    const { intercept, coefficients, converged } = fitLogistic(rows, events, penalty);
    expect(converged).toBe(true);
    const errors = rows.map(
      (x, i) =>
        (events[i] as number) -
        sigmoid(intercept + x.reduce((sum, v, j) => sum + v * (coefficients[j] as number), 0)),
    );
    expect(errors.reduce((a, b) => a + b)).toBeCloseTo(0, 8);
    for (const j of [0, 1]) {
      const slope = rows.reduce((sum, x, i) => sum + (x[j] as number) * (errors[i] as number), 0) / 4;
      expect(slope).toBeCloseTo(penalty * (coefficients[j] as number), 8);
    }
  });
});

describe('outcomes', () => {
  const history = historyOf('A', [
    ['2024-01-10', 100],
    ['2024-02-10', 300],
    ['2024-02-20', -50],
    ['2024-04-10', 100],
  ]);
  const at = (cutoff: string, definition: Parameters<typeof outcomeOf>[0], horizon = 30) =>
    outcomeOf(definition, history, dayFromIsoPrefix(cutoff), horizon);

  test('no order: the day after the cut-off to the end of the horizon, both included; a return is no order', () => {
    expect(at('2024-03-10', 'no_order')).toBe(true);
    expect(at('2024-03-11', 'no_order')).toBe(false);
    expect(at('2024-04-09', 'no_order')).toBe(false);
    expect(at('2024-04-10', 'no_order')).toBe(true);
    expect(at('2024-02-10', 'no_order', 15)).toBe(true);
  });

  test('a drop against as many days before; nothing before is not judged', () => {
    expect(at('2024-02-01', { drop: 0.5 })).toBe(false);
    expect(at('2024-02-21', { drop: 0.5 }, 60)).toBe(true);
    expect(at('2024-02-21', { drop: 0.8 }, 60)).toBe(false);
    expect(at('2024-04-09', { drop: 0.5 }, 30)).toBeNull();
  });

  test('a function sees both sides', () => {
    const seen: unknown[] = [];
    const note = (account: unknown) => {
      seen.push(account);
      return null;
    };
    at('2024-02-21', note, 60);
    expect(seen).toEqual([
      {
        accountId: 'A',
        cutoff: '2024-02-21',
        horizonDays: 60,
        before: { amount: 350, purchaseDays: 2 },
        after: { amount: 100, purchaseDays: 1 },
      },
    ]);
    expect(() => at('2024-02-21', () => 'yes' as never)).toThrow(/must return true, false or null/);
  });
});

test('a snapshot knows nothing of later days', () => {
  const rows = [
    ['2024-01-01', 100],
    ['2024-01-31', 60],
    ['2024-01-31', 40],
    ['2024-03-01', 500],
  ] as const;
  const snapshot = snapshotOf(historyOf('A', rows), dayFromIsoPrefix('2024-02-29'));
  expect(snapshot).toEqual({
    accountId: 'A',
    recency: 29,
    tenure: 59,
    purchaseDays: 2,
    averageOrderValue: 100,
    overdue: 29 / 30,
  });
  expect(snapshotOf(historyOf('A', rows), dayFromIsoPrefix('2023-12-31'))).toBeNull();
});

describe('a churn model', () => {
  test('tells the lost from the others on later days, with probabilities that hold', () => {
    const asOf = dayFromIsoPrefix(AS_OF);
    const scored = applyChurnModel(rowsOf(), historiesOf(), modelOf(), { asOf: AS_OF });
    const lately = scored
      .map(({ churn }, i) => ({ churn, history: historiesOf()[i] }))
      .filter(({ churn }) => churn.probability !== null);
    const scores = lately.map(({ churn }) => churn.probability as number);
    const events = lately.map(({ history }) =>
      outcomeOf('no_order', history as NonNullable<typeof history>, asOf, 90) ? 1 : 0,
    );
    expect(rocAuc({ scores, events, accounts: scores.map((_, i) => i) }).auc).toBeGreaterThan(0.9);
    expect(calibrationOf(scores, events)?.error).toBeLessThan(0.06);
  });

  test('adds up: base and contributions are the logit, exactly and in any order', () => {
    for (const { churn } of applyChurnModel(rowsOf(), historiesOf(), modelOf(), { asOf: AS_OF })) {
      if (churn.logit === null || churn.base === null) continue;
      const parts = [churn.base, ...churn.contributions.map(({ contribution }) => contribution)];
      expect(parts.reduce((a, b) => a + b)).toBe(churn.logit);
      expect([...parts].reverse().reduce((a, b) => a + b)).toBe(churn.logit);
      expect(churn.probability).toBe(sigmoid(churn.logit));
      expect(churn.contributions.map(({ feature }) => feature)).toEqual([
        'recency',
        'purchaseDays',
        'tenure',
        'averageOrderValue',
        'overdue',
      ]);
    }
  });

  test('is blind to everything after asOf', () => {
    const cut = buildHistories(ordersOf(buyersOf()), { asOf: AS_OF });
    expect(fitChurnModel(cut, { asOf: AS_OF })).toEqual({
      ...modelOf(),
      trainedOn: { ...modelOf().trainedOn, accounts: cut.length },
    });
    const rows = cut.map(({ accountId }) => ({ accountId }));
    expect(applyChurnModel(rows, cut, modelOf(), { asOf: AS_OF })).toEqual(
      applyChurnModel(rows, historiesOf(), modelOf(), { asOf: AS_OF }),
    );
  });

  test('does not depend on the order of histories', () => {
    expect(fitChurnModel([...historiesOf()].reverse(), { asOf: AS_OF })).toEqual(modelOf());
  });

  test('learns from four cut-offs 60 days apart, each with 60 days of orders before it', () => {
    expect(modelOf().fitted.cutoffs).toEqual(['2024-04-01', '2024-02-01', '2023-12-03', '2023-10-04']);
    expect(fitChurnModel(historiesOf(), { asOf: '2023-07-01' }).fitted.cutoffs).toEqual(['2023-04-02']);
    const none = fitChurnModel(historiesOf(), { asOf: '2023-05-01' });
    expect(none.fitted).toMatchObject({
      intercept: null,
      notices: [{ code: 'churn.no_cutoffs', threshold: 150 }],
    });
    const [row] = applyChurnModel(rowsOf(), historiesOf(), none, { asOf: AS_OF });
    expect(row?.churn).toMatchObject({ probability: null, reasons: [{ code: 'churn.not_fitted' }] });
  });

  test('takes cut-offs of your own, whose outcome must be known', () => {
    const cutoffs = ['2024-01-31', '2023-10-31', '2024-01-31'];
    expect(fitChurnModel(historiesOf(), { asOf: AS_OF, cutoffs }).fitted.cutoffs).toEqual([
      '2024-01-31',
      '2023-10-31',
    ]);
    expect(() => fitChurnModel(historiesOf(), { asOf: AS_OF, cutoffs: ['2024-04-02'] })).toThrow(RangeError);
  });

  test('learns from accounts that bought lately', () => {
    const { rows, events } = fitChurnModel(historiesOf(), { asOf: AS_OF, activeDays: 60 }).fitted;
    expect(rows).toBeLessThan(modelOf().fitted.rows);
    expect(events).toBeLessThan(modelOf().fitted.events);
  });

  test('learns nothing from fewer than ten losses', () => {
    const steady = simulateBuyers({
      seed: 1,
      counts: { regular: 30 },
      from: FROM,
      to: TO,
      change: [FROM, TO],
    });
    const { fitted } = fitChurnModel(
      steady.map(({ history }) => history),
      { asOf: AS_OF },
    );
    expect(fitted).toMatchObject({
      intercept: null,
      terms: [],
      notices: [{ code: 'churn.few_events', value: 0 }],
    });
  });

  test('takes features of your own, again when it is applied', () => {
    const big = (account: { accountId: string }) => (account.accountId.startsWith('churner') ? 1 : 0);
    const model = fitChurnModel(historiesOf(), { asOf: AS_OF, features: ['recency'], more: { big } });
    expect(model.fitted.terms.map(({ id }) => id)).toEqual(['recency', 'recency_by_purchase_days', 'big']);
    expect(() => applyChurnModel(rowsOf(), historiesOf(), model, { asOf: AS_OF })).toThrow(/feature "big"/);
    const rows = applyChurnModel(rowsOf(), historiesOf(), model, { asOf: AS_OF, more: { big } });
    expect(rows.find(({ accountId }) => big({ accountId }) === 1)?.churn.contributions[1]).toMatchObject({
      feature: 'big',
      value: 1,
    });
    expect(() => fitChurnModel(historiesOf(), { asOf: AS_OF, more: { bad: () => Number.NaN } })).toThrow(
      /feature "bad" of account/,
    );
    expect(() => fitChurnModel(historiesOf(), { asOf: AS_OF, more: { recency: big } })).toThrow(/"more"/);
  });

  test('leaves out what is the same for all, with a notice', () => {
    const { fitted } = fitChurnModel(historiesOf(), { asOf: AS_OF, more: { same: () => 3 } });
    expect(fitted.terms.some(({ feature }) => feature === 'same')).toBe(false);
    expect(fitted.notices).toContainEqual({
      code: 'churn.constant_feature',
      field: 'same',
      value: null,
      threshold: null,
    });
  });

  test('survives JSON and refuses what is not one', () => {
    const text = JSON.stringify(modelOf());
    expect(parseChurnModel(text)).toEqual(modelOf());
    const broken = (change: (model: Record<string, object>) => void): unknown => {
      const model = JSON.parse(text);
      change(model);
      return model;
    };
    expect(() =>
      parseChurnModel(broken((m) => Object.assign(m.fitted as object, { intercept: 'x' }))),
    ).toThrow(/fitted.intercept/);
    expect(() =>
      parseChurnModel(broken((m) => Object.assign(m.options as object, { features: ['recency'] }))),
    ).toThrow(/terms of the features/);
    expect(() => parseChurnModel({ ...modelOf(), version: 2 })).toThrow(/"version" must be 1/);
  });

  test('says why, in both languages', () => {
    const rows = applyChurnModel(rowsOf(), historiesOf(), modelOf(), { asOf: AS_OF });
    const worst = rows.reduce((a, b) => ((a.churn.probability ?? 0) > (b.churn.probability ?? 0) ? a : b));
    const [reason] = worst.churn.reasons;
    expect(reason?.code).toBe('churn.raises');
    expect(formatReason(reason as NonNullable<typeof reason>)).toMatch(/raises the risk of churn by \d/);
    expect(formatReason(reason as NonNullable<typeof reason>, { locale: 'zh-CN' })).toMatch(/使流失风险上升/);
  });

  test('has no probability for who never bought', () => {
    const [row] = applyChurnModel([{ accountId: 'nobody', tag: 1 }], historiesOf(), modelOf(), {
      asOf: AS_OF,
    });
    expect(row).toMatchObject({
      tag: 1,
      churn: { probability: null, logit: null, contributions: [], reasons: [{ code: 'churn.no_orders' }] },
    });
  });

  test('any scale of money gives the same ranking within the spread of orders', () => {
    // ln(1 + x) is nearly ln x for large x: a currency of a tenth of the value shifts it by a constant, which the intercept takes.
    fc.assert(
      fc.property(fc.constantFrom(10, 1000), (scale) => {
        const scaled = historiesOf().map((history) => ({
          ...history,
          amounts: history.amounts.map((amount) => amount * scale),
        }));
        const model: ChurnModel = fitChurnModel(scaled, { asOf: AS_OF });
        expect(model.fitted.auc).toBeCloseTo(modelOf().fitted.auc as number, 3);
      }),
      { numRuns: 2 },
    );
  });
});
