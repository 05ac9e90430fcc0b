import fc from 'fast-check';
import { beforeAll, describe, expect, expectTypeOf, test } from 'vitest';
import {
  applyPurchaseModel,
  type Forecast,
  fitPurchaseModel,
  formatReason,
  type PurchaseFamily,
  type PurchaseInput,
  type PurchaseModel,
  parsePurchaseModel,
  summarizeOrders,
} from '../../src/index.ts';
import { createRandom } from '../../src/internal/random.ts';
import { isPlain, relativeError, shuffled, someBuyers, thrownBy } from './support.ts';

const FAMILIES = ['bgnbd', 'mbgnbd', 'pnbd'] as const;
const account = (purchaseDays: number, recency: number, tenure: number) => ({
  purchaseDays,
  recency,
  tenure,
});
const once = (tenure: number) => account(1, tenure, tenure);

const book = someBuyers(300, 1);
let models: Record<PurchaseFamily, PurchaseModel>;
beforeAll(() => {
  models = {
    bgnbd: fitPurchaseModel(book, { family: 'bgnbd' }),
    mbgnbd: fitPurchaseModel(book),
    pnbd: fitPurchaseModel(book, { family: 'pnbd' }),
  };
});

/** The forecast of one account. */
function forecast(model: PurchaseModel, row: ReturnType<typeof account>, horizonDays: number): Forecast {
  return (applyPurchaseModel([row], model, { horizonDays })[0] as { forecast: Forecast }).forecast;
}

describe('fitPurchaseModel', () => {
  test('gives a plain-JSON model that says how well it went', () => {
    expect(models.mbgnbd).toEqual({
      kind: 'purchase',
      version: 1,
      options: { family: 'mbgnbd', timeUnitDays: 7, penalty: 0 },
      fitted: {
        params: {
          r: expect.any(Number),
          alpha: expect.any(Number),
          a: expect.any(Number),
          b: expect.any(Number),
        },
        logLikelihood: expect.any(Number),
        logLikelihoodWithoutChurn: expect.any(Number),
        gradientNorm: expect.any(Number),
        converged: true,
        boundary: null,
        iterations: expect.any(Number),
        patterns: expect.any(Number),
        notices: [],
      },
      trainedOn: { accounts: 300, used: 300, asOf: null },
    });
    for (const model of Object.values(models)) {
      expect(isPlain(model)).toBe(true);
      const { logLikelihood, logLikelihoodWithoutChurn, gradientNorm } = model.fitted;
      expect(logLikelihood).toBeGreaterThan((logLikelihoodWithoutChurn as number) + 1);
      expect(gradientNorm).toBeLessThan(1e-9);
    }
  });

  test('is at a maximum: every other parameter is less likely', () => {
    // A penalty at the maximum pulls the parameters away, and costs likelihood.
    const pulled = fitPurchaseModel(book, { penalty: 30 }).fitted;
    expect(pulled.logLikelihood).toBeLessThan(models.mbgnbd.fitted.logLikelihood as number);
    expect(pulled.converged).toBe(true);
  });

  test('a strong penalty gives the plain book', () => {
    const { params } = fitPurchaseModel(book, { penalty: 1e9, timeUnitDays: 1 }).fitted;
    const repeats = book.reduce((sum, row) => sum + row.repeatPurchases, 0);
    const days = book.reduce((sum, row) => sum + row.tenure, 0);
    const wanted = { r: 1, alpha: days / repeats, a: 1, b: 3 };
    for (const [name, value] of Object.entries(params ?? {}))
      expect(relativeError(value, wanted[name as keyof typeof wanted])).toBeLessThan(1e-5);
    const pareto = fitPurchaseModel(book, { penalty: 1e9, timeUnitDays: 1, family: 'pnbd' }).fitted.params;
    expect(relativeError((pareto as { beta: number }).beta, days / book.length)).toBeLessThan(1e-5);
  });

  test('a penalty means the same in every time unit', () => {
    const week = fitPurchaseModel(book, { penalty: 20 }).fitted.params as unknown as Record<string, number>;
    const day = fitPurchaseModel(book, { penalty: 20, timeUnitDays: 1 }).fitted.params;
    expect(relativeError((day?.alpha as number) / 7, week.alpha as number)).toBeLessThan(1e-12);
    expect(relativeError(day?.r as number, week.r as number)).toBeLessThan(1e-12);
  });

  test.each(FAMILIES)(
    '%s: the time unit scales parameters and shifts the likelihood by a constant',
    (family) => {
      const days = fitPurchaseModel(book, { family, timeUnitDays: 1 });
      const { params, logLikelihood } = models[family].fitted;
      const repeats = book.reduce((sum, row) => sum + row.repeatPurchases, 0);
      expect(days.fitted.logLikelihood).toBeCloseTo((logLikelihood as number) - repeats * Math.log(7), 8);
      for (const [name, value] of Object.entries(days.fitted.params ?? {})) {
        const scale = name === 'alpha' || name === 'beta' ? 7 : 1;
        const inWeeks = (params as unknown as Record<string, number>)[name] as number;
        expect(relativeError(value / scale, inWeeks)).toBeLessThan(1e-12);
      }
      const [a, b] = [days, models[family]].map((model) => forecast(model, account(4, 30, 200), 100));
      expect(relativeError(a?.expectedOrders as number, b?.expectedOrders as number)).toBeLessThan(1e-12);
    },
  );

  test('does not mind the order of the rows, nor that they are frozen', () => {
    const frozen = Object.freeze(shuffled(book, 3).map((row) => Object.freeze(row)));
    for (const family of FAMILIES) expect(fitPurchaseModel(frozen, { family })).toEqual(models[family]);
  });

  test('accounts without orders are left out and counted', () => {
    const none = { purchaseDays: 0, recency: null, tenure: null };
    const model = fitPurchaseModel([none, ...book, { ...none, recency: 4, tenure: 9 }]);
    expect(model.trainedOn).toEqual({ accounts: 302, used: 300, asOf: null });
    expect(model.fitted.params).toEqual(models.mbgnbd.fitted.params);
    expect(model.fitted.notices).toEqual([
      { code: 'forecast.left_out', field: 'accounts', value: 2, threshold: 302 },
    ]);
  });

  test('takes summaries of orders as they are, and knows their day', () => {
    const accounts = summarizeOrders(
      ['2026-01-01', '2026-01-20', '2026-02-15', '2026-01-05'].map((date, i) => ({
        accountId: i < 3 ? 'Acme' : 'Blue',
        date,
        amount: 10,
      })),
      { asOf: '2026-03-01' },
    );
    const model = fitPurchaseModel(accounts, { penalty: 1 });
    expect(model.trainedOn).toEqual({ accounts: 2, used: 2, asOf: '2026-03-01' });
    expect(model.fitted.converged).toBe(true);
  });
});

describe('books that tell little', () => {
  const BOOKS: Readonly<Record<string, ReadonlyArray<ReturnType<typeof account>>>> = {
    'one account': [account(3, 10, 90)],
    'two accounts': [account(3, 10, 90), once(60)],
    'one that bought today': [account(4, 0, 30)],
    'all the same': Array.from({ length: 30 }, () => account(3, 10, 90)),
    'all the same, long silent': Array.from({ length: 30 }, () => account(3, 80, 90)),
    'one repeat buyer among many': [account(2, 50, 90), ...Array.from({ length: 40 }, (_, i) => once(i))],
    'a purchase on every day': Array.from({ length: 20 }, (_, i) => account(20 + i, 0, 19 + i)),
  };

  test.each(
    Object.entries(BOOKS).flatMap(([name, rows]) => FAMILIES.map((family) => [name, family, rows] as const)),
  )('%s: %s', (_, family, rows) => {
    const model = fitPurchaseModel(rows, { family });
    expect(isPlain(model)).toBe(true);
    expect(model.fitted.converged).toBe(true);
    expect(model.fitted.params).not.toBe(null);
    expect(model.fitted.notices.map(({ code }) => code)).toContain('forecast.few_repeat_buyers');
    for (const { forecast } of applyPurchaseModel(rows, model, { horizonDays: 60 })) {
      expect(isPlain(forecast)).toBe(true);
      expect(forecast.probabilityOfOrder).toBeGreaterThanOrEqual(0);
      expect(forecast.probabilityOfOrder).toBeLessThanOrEqual(1);
    }
  });

  test('accounts that cannot be told apart drive a parameter to its limit', () => {
    const { notices, params } = fitPurchaseModel(BOOKS['all the same'] ?? []).fitted;
    expect(params?.r).toBeCloseTo(1e5, 5);
    expect(notices.map(({ code, field }) => [code, field])).toContainEqual([
      'forecast.parameter_at_limit',
      'r',
    ]);
  });

  const NOTHING: ReadonlyArray<readonly [string, readonly PurchaseInput[]]> = [
    ['no accounts', []],
    ['one-time buyers', [once(0), once(40), once(900)]],
    ['nobody with orders', [{ purchaseDays: 0, recency: null, tenure: null }]],
  ];
  test.each(NOTHING)('%s: no parameters, and a reason in every forecast', (_, rows) => {
    for (const family of FAMILIES) {
      const model = fitPurchaseModel(rows, { family, penalty: 1 });
      expect(model.fitted).toMatchObject({
        params: null,
        logLikelihood: null,
        converged: false,
        boundary: null,
      });
      expect(model.fitted.notices.map(({ code }) => code)).toContain('forecast.no_repeat_buyers');
      expect(parsePurchaseModel(JSON.stringify(model))).toEqual(model);
      expect(forecast(model, account(3, 10, 90), 30)).toEqual({
        probabilityAlive: null,
        probabilityOfOrder: null,
        expectedOrders: null,
        reasons: [
          {
            code: 'forecast.no_parameters',
            field: 'accounts',
            value: model.trainedOn.used,
            op: 'missing',
            threshold: null,
          },
        ],
      });
    }
  });

  test('a book where nobody falls silent has no churn, and says so', () => {
    // Everybody bought within a few days of the end, at a rate of their own.
    const steady = Array.from({ length: 120 }, (_, i) => {
      const interval = 4 + (i % 40);
      const repeats = Math.floor((200 - (i % 9)) / interval);
      return account(1 + repeats, i % interval, (i % interval) + repeats * interval);
    });
    for (const family of FAMILIES) {
      const model = fitPurchaseModel(steady, { family });
      expect(model.fitted).toMatchObject({ boundary: 'no_churn', converged: true });
      expect(model.fitted.logLikelihood).toBe(model.fitted.logLikelihoodWithoutChurn);
      expect(model.fitted.params).toMatchObject(family === 'pnbd' ? { s: 0, beta: 1 } : { a: 0, b: 1 });
      expect(model.fitted.notices.map(({ code }) => code)).toContain('forecast.no_churn_found');
      const { r, alpha } = model.fitted.params as { r: number; alpha: number };
      const silent = forecast(model, account(5, 150, 200), 70);
      expect(silent.probabilityAlive).toBe(1);
      expect(relativeError(silent.expectedOrders, ((r + 4) * 10) / (alpha + 200 / 7))).toBeLessThan(1e-12);
      expect(silent.reasons.map(({ code }) => code)).toContain('forecast.no_churn');
    }
  });

  test('a peak behind the plateau where nobody leaves is found', () => {
    // Buying at random, nobody leaves; by chance a few of these sixty look as if they had, right after a purchase.
    const random = createRandom(34);
    const rows = Array.from({ length: 60 }, () => {
      const tenure = 10 + random.below(280);
      const interval = -70 / Math.log(1 - random.unit());
      const days = new Set([0]);
      for (let day = 0; ; ) {
        day += -Math.log(1 - random.unit()) * interval;
        if (day > tenure) break;
        days.add(Math.floor(day));
      }
      return account(days.size, tenure - Math.max(...days), tenure);
    });
    const { boundary, logLikelihood, logLikelihoodWithoutChurn } = fitPurchaseModel(rows, {
      family: 'bgnbd',
    }).fitted;
    expect(boundary).toBe(null);
    expect(logLikelihoodWithoutChurn).toBeCloseTo(-321.4342, 3);
    expect(logLikelihood).toBeCloseTo(-321.3604, 3);
  });
});

describe('applyPurchaseModel', () => {
  test('reasons hold x, t_x, T and the horizon', () => {
    const { reasons } = forecast(models.mbgnbd, account(4, 30, 200), 90);
    expect(reasons).toEqual([
      { code: 'forecast.purchases', field: 'purchaseDays', value: 4, op: '>=', threshold: 1 },
      { code: 'forecast.tenure', field: 'tenure', value: 200, op: '>=', threshold: 170 },
      { code: 'forecast.horizon', field: 'horizonDays', value: 90, op: '>', threshold: 0 },
    ]);
    expect(reasons.map((reason) => formatReason(reason))).toEqual([
      'bought on 4 days',
      'first purchase 200 days ago, last one 170 days after it',
      'looking 90 days ahead',
    ]);
  });

  test('every forecast follows from the model and its reasons alone', () => {
    for (const model of Object.values(models))
      for (const { forecast: found } of applyPurchaseModel(book.slice(0, 50), model, { horizonDays: 45 })) {
        const [purchases, tenure, horizon] = found.reasons.map(({ value }) => value as number);
        const last = (found.reasons[1] as { threshold: number }).threshold;
        const again = account(purchases as number, (tenure as number) - last, tenure as number);
        expect(forecast(model, again, horizon as number)).toEqual(found);
      }
  });

  test('BG/NBD says of a one-time buyer that it cannot have left, and to rank by something else', () => {
    const { probabilityAlive, probabilityOfOrder, reasons } = forecast(models.bgnbd, once(300), 90);
    expect(probabilityAlive).toBe(1);
    expect(probabilityOfOrder).toBeLessThan(0.3);
    expect(formatReason(reasons[3] as never)).toContain('rank by the probability of an order');
    expect(forecast(models.mbgnbd, once(300), 90).probabilityAlive).toBeLessThan(0.9);
    expect(forecast(models.mbgnbd, once(300), 90).reasons).toHaveLength(3);
    expect(forecast(models.bgnbd, account(2, 50, 300), 90).reasons).toHaveLength(3);
  });

  test('an account without orders gets nulls and a reason', () => {
    for (const row of [
      { purchaseDays: 0, recency: null, tenure: null },
      { purchaseDays: 0, recency: 4, tenure: 4 },
      { purchaseDays: 1, recency: null, tenure: 5 },
    ])
      expect(applyPurchaseModel([row], models.pnbd, { horizonDays: 30 })[0]?.forecast).toEqual({
        probabilityAlive: null,
        probabilityOfOrder: null,
        expectedOrders: null,
        reasons: [
          { code: 'forecast.no_orders', field: 'purchaseDays', value: null, op: 'missing', threshold: null },
        ],
      });
  });

  test('types: the key is added, a clash with a field of the caller does not compile', () => {
    const rows = applyPurchaseModel([{ ...once(3), name: 'x' }], models.mbgnbd, { horizonDays: 5 });
    expectTypeOf(rows[0]?.forecast).toEqualTypeOf<Forecast | undefined>();
    expect(rows[0]?.name).toBe('x');
    // @ts-expect-error the caller's own forecast is text
    applyPurchaseModel([{ ...once(3), forecast: 'sunny' }], models.mbgnbd, { horizonDays: 5 });
  });
});

/** A forecast that is known. */
type Known = Readonly<Record<'probabilityAlive' | 'probabilityOfOrder' | 'expectedOrders', number>>;

describe('laws of forecasts', () => {
  const anAccount = fc
    .tuple(fc.nat({ max: 30 }), fc.nat({ max: 400 }), fc.nat({ max: 400 }))
    .map(([repeats, span, silence]) => {
      const last = repeats === 0 ? 0 : Math.max(repeats, span);
      return account(1 + repeats, silence, last + silence);
    });
  const aHorizon = fc.integer({ min: 1, max: 2000 });

  test.each(FAMILIES)(
    '%s: chances are chances, and no order is more likely than the account is alive',
    (family) => {
      fc.assert(
        fc.property(anAccount, aHorizon, (row, horizonDays) => {
          const found = forecast(models[family], row, horizonDays);
          const { probabilityAlive, probabilityOfOrder, expectedOrders } = found as unknown as Known;
          expect(isPlain(found)).toBe(true);
          expect(probabilityAlive).toBeLessThanOrEqual(1);
          expect(probabilityOfOrder).toBeGreaterThanOrEqual(0);
          expect(probabilityOfOrder).toBeLessThanOrEqual(probabilityAlive * (1 + 1e-12));
          expect(probabilityOfOrder).toBeLessThanOrEqual(expectedOrders * (1 + 1e-12));
        }),
      );
    },
  );

  test.each(FAMILIES)('%s: a longer horizon has more orders', (family) => {
    fc.assert(
      fc.property(anAccount, aHorizon, aHorizon, (row, a, b) => {
        const [near, far] = [Math.min(a, b), Math.max(a, b)].map((days) =>
          forecast(models[family], row, days),
        );
        const slack = 1 + 1e-11;
        expect(near?.expectedOrders).toBeLessThanOrEqual((far?.expectedOrders as number) * slack);
        expect(near?.probabilityOfOrder).toBeLessThanOrEqual((far?.probabilityOfOrder as number) * slack);
        expect(near?.probabilityAlive).toBe(far?.probabilityAlive);
      }),
    );
  });

  test.each(FAMILIES)('%s: more silence after the same purchases makes nothing more likely', (family) => {
    fc.assert(
      fc.property(anAccount, fc.integer({ min: 1, max: 500 }), aHorizon, (row, more, horizonDays) => {
        const later = account(row.purchaseDays, row.recency + more, row.tenure + more);
        const isOnce = row.purchaseDays === 1;
        const now = forecast(models[family], row, horizonDays);
        const then = forecast(models[family], isOnce ? once(later.tenure) : later, horizonDays);
        for (const key of ['probabilityAlive', 'probabilityOfOrder', 'expectedOrders'] as const)
          expect(then[key]).toBeLessThanOrEqual((now[key] as number) * (1 + 1e-11));
      }),
    );
  });

  test.each(FAMILIES)(
    '%s: of two accounts of one age and count, the one silent for longer is less likely',
    (family) => {
      fc.assert(
        fc.property(anAccount, fc.nat({ max: 400 }), aHorizon, (row, less, horizonDays) => {
          fc.pre(row.purchaseDays > 1);
          const fresh = account(row.purchaseDays, Math.max(0, row.recency - less), row.tenure);
          const silent = forecast(models[family], row, horizonDays);
          expect(silent.probabilityOfOrder).toBeLessThanOrEqual(
            (forecast(models[family], fresh, horizonDays).probabilityOfOrder as number) * (1 + 1e-11),
          );
        }),
      );
    },
  );

  test('any book of accounts can be fitted', () => {
    fc.assert(
      fc.property(fc.array(anAccount, { maxLength: 12 }), fc.constantFrom(...FAMILIES), (rows, family) => {
        const model = fitPurchaseModel(rows, { family });
        expect(isPlain(model)).toBe(true);
        expect(isPlain(applyPurchaseModel(rows, model, { horizonDays: 100 }))).toBe(true);
        if (model.fitted.params !== null) expect(model.fitted.converged).toBe(true);
      }),
      { numRuns: 60, seed: 20261122 },
    );
  });
});

describe('what is refused', () => {
  const fitting = (rows: unknown, options?: object) =>
    thrownBy(() => fitPurchaseModel(rows as never, options));
  const cannot = 'Cannot fit a purchase model as';

  test('rows', () => {
    expect(fitting({})).toBe(
      `TypeError: ${cannot} the accounts must be an array: current value is an object`,
    );
    expect(fitting([{ accountId: 'Acme', purchaseDays: 2.5, recency: 1, tenure: 9 }])).toBe(
      `TypeError: ${cannot} "purchaseDays" of accounts[0] (account "Acme") must be a whole number from 0 to 4000000, or null: current value is 2.5`,
    );
    for (const wrong of [-1, Number.NaN, Number.POSITIVE_INFINITY, '3', 4_000_001])
      expect(fitting([{ purchaseDays: 2, recency: wrong, tenure: 9 }])).toContain(
        '"recency" of accounts[0] must be',
      );
  });

  test('rows that contradict themselves, such as those of a window', () => {
    expect(fitting([once(4), { accountId: 'Acme', ...account(1, 10, 90) }])).toBe(
      `RangeError: ${cannot} accounts[1] (account "Acme") has 1 purchase day, but 80 days from its first order to its last: purchase days must cover all orders, so summarise them without "windowDays"`,
    );
    expect(fitting([account(4, 88, 90)])).toBe(
      `RangeError: ${cannot} accounts[0] has 4 purchase days, but only 2 days from its first order to its last`,
    );
    expect(fitting([account(2, 91, 90)])).toBe(
      `RangeError: ${cannot} accounts[0] has recency 91 above its tenure 90`,
    );
    expect(fitting([account(2, 90, 90)])).toContain('but only 0 days');
    expect(fitting([account(3, 88, 90)])).toBe('nothing');
    expect(thrownBy(() => applyPurchaseModel([account(1, 10, 90)], models.pnbd, { horizonDays: 9 }))).toMatch(
      /^RangeError: Cannot apply a purchase model as accounts\[0\] has 1 purchase day/,
    );
  });

  test('options', () => {
    expect(fitting([], { family: 'nbd' })).toBe(
      `RangeError: ${cannot} "family" must be one of "mbgnbd", "bgnbd", "pnbd": current value is "nbd"`,
    );
    expect(fitting([], { timeUnitDays: 0 })).toBe(
      `RangeError: ${cannot} "timeUnitDays" must be a number from 0.001 to 100000: current value is 0`,
    );
    expect(fitting([], { penalty: -1 })).toContain('"penalty" must be a number from 0 to 1e9');
    expect(fitting([], { penalizer: 1 })).toContain('there is no option "penalizer"');
    const applying = (options: unknown) =>
      thrownBy(() => applyPurchaseModel([], models.pnbd, options as { horizonDays: number }));
    const horizon = '"horizonDays" must be a number of days above 0, at most 36525';
    expect(applying(undefined)).toBe(
      `TypeError: Cannot apply a purchase model as ${horizon}: current value is undefined`,
    );
    expect(applying({})).toContain(horizon);
    expect(applying({ horizonDays: 0 })).toBe(
      `RangeError: Cannot apply a purchase model as ${horizon}: current value is 0`,
    );
    expect(applying({ horizonDays: 36_526 })).toContain(horizon);
    expect(applying({ horizonDays: 1, asOf: 3 })).toContain('there is no option "asOf"');
  });

  test('models', () => {
    const wrong = { ...models.pnbd, kind: 'spend' } as never;
    expect(thrownBy(() => applyPurchaseModel([], wrong, { horizonDays: 1 }))).toBe(
      'TypeError: Cannot apply a purchase model as the model\'s "kind" must be "purchase": current value is "spend"',
    );
    const changed = (change: object, fitted: object = {}) =>
      thrownBy(() =>
        parsePurchaseModel({ ...models.mbgnbd, ...change, fitted: { ...models.mbgnbd.fitted, ...fitted } }),
      );
    expect(changed({})).toBe('nothing');
    expect(changed({ version: 2 })).toContain('"version" must be 1');
    expect(changed({ extra: 1 })).toContain('there is no field "extra"');
    expect(changed({}, { params: { r: 0, alpha: 1, a: 1, b: 1 } })).toContain(
      '"fitted.params.r" must be at least',
    );
    expect(changed({}, { params: { r: 1, alpha: 1, s: 1, beta: 1 } })).toContain(
      'the parameters are not those of the family',
    );
    expect(changed({}, { boundary: 'none' })).toContain('"fitted.boundary"');
    for (const model of Object.values(models))
      expect(parsePurchaseModel(JSON.stringify(model))).toEqual(model);
  });
});
