import { beforeAll, describe, expect, expectTypeOf, test } from 'vitest';
import {
  applySpendModel,
  buildHistories,
  fitSpendModel,
  formatReason,
  parseSpendModel,
  type SpendForecast,
  type SpendModel,
  summarizeOrders,
  summarizeRepeatSpend,
} from '../../src/index.ts';
import { isPlain, relativeError, shuffled, someBuyers, thrownBy } from './support.ts';

const buyer = (repeatPurchases: number | null, meanRepeatAmount: number | null) => ({
  repeatPurchases,
  meanRepeatAmount,
});
const book = someBuyers(300, 1);
let model: SpendModel;
beforeAll(() => {
  model = fitSpendModel(book);
});

function spendOf(row: ReturnType<typeof buyer>, by: SpendModel = model): SpendForecast {
  return (applySpendModel([row], by)[0] as { spend: SpendForecast }).spend;
}

describe('summarizeRepeatSpend', () => {
  const rows: ReadonlyArray<readonly [string, string, number]> = [
    ['Acme', '2026-01-05', 500],
    ['Acme', '2026-02-05', 80],
    ['Acme', '2026-02-05', 40],
    ['Acme', '2026-03-05', 60],
    ['Acme', '2026-05-01', 999],
    ['Back', '2026-01-01', 100],
    ['Back', '2026-01-01', -30],
    ['Back', '2026-01-09', -20],
    ['Back', '2026-01-11', 50],
    ['Free', '2026-01-01', 10],
    ['Free', '2026-01-11', 0],
    ['Lost', '2026-01-01', 10],
    ['Lost', '2026-01-11', 5],
    ['Lost', '2026-01-12', -8],
    ['Once', '2026-02-01', 70],
    ['Once', '2026-02-03', -70],
    ['Only returns', '2026-02-03', -70],
  ];
  const histories = buildHistories(
    rows.map(([accountId, date, amount]) => ({ accountId, date, amount })),
    { asOf: '2026-12-31' },
  );
  const asOf = '2026-04-01';

  test('leaves out the first purchase day; orders of one day are one purchase', () => {
    expect(summarizeRepeatSpend(histories, { asOf })[0]).toEqual({
      accountId: 'Acme',
      purchaseDays: 3,
      recency: 27,
      tenure: 86,
      repeatPurchases: 2,
      meanRepeatAmount: 90,
    });
  });

  test('later returns lower the mean, unless they are ignored; they are no purchases', () => {
    const means = (returns?: 'net' | 'ignore') =>
      summarizeRepeatSpend(histories, { asOf, returns }).map(
        ({ accountId, repeatPurchases, meanRepeatAmount }) => [accountId, repeatPurchases, meanRepeatAmount],
      );
    expect(means()).toEqual([
      ['Acme', 2, 90],
      ['Back', 1, 30],
      ['Free', 1, 0],
      ['Lost', 1, -3],
      ['Once', 0, null],
      ['Only returns', null, null],
    ]);
    expect(means('net')).toEqual(means());
    expect(means('ignore').slice(1, 4)).toEqual([
      ['Back', 1, 50],
      ['Free', 1, 0],
      ['Lost', 1, 5],
    ]);
  });

  test('agrees with the summaries of the same orders', () => {
    const summaries = summarizeOrders(
      rows.map(([accountId, date, amount]) => ({ accountId, date, amount })),
      { asOf },
    );
    const pick = ({ accountId, purchaseDays, recency, tenure }: (typeof summaries)[number]) => ({
      accountId,
      purchaseDays,
      recency,
      tenure,
    });
    expect(summarizeRepeatSpend(histories, { asOf }).map((row) => pick(row as never))).toEqual(
      summaries.map(pick),
    );
  });

  test('refuses what is not a history, a day or an option', () => {
    expect(thrownBy(() => summarizeRepeatSpend([{} as never], { asOf }))).toContain(
      'TypeError: Cannot summarise repeat spend as in histories[0]',
    );
    expect(thrownBy(() => summarizeRepeatSpend([], { asOf, returns: 'count' } as never))).toContain(
      '"returns"',
    );
    expect(thrownBy(() => summarizeRepeatSpend([], { asOf: 'today' }))).toContain(
      'Cannot summarise repeat spend',
    );
    expect(thrownBy(() => summarizeRepeatSpend([], undefined as never))).toContain('TypeError');
  });
});

describe('fitSpendModel', () => {
  test('gives a plain-JSON model', () => {
    expect(model).toEqual({
      kind: 'spend',
      version: 1,
      options: {
        values: { repeatPurchases: 'repeatPurchases', meanRepeatAmount: 'meanRepeatAmount' },
        penalty: 0,
      },
      fitted: {
        params: { p: expect.any(Number), q: expect.any(Number), v: expect.any(Number) },
        populationMean: expect.any(Number),
        logLikelihood: expect.any(Number),
        gradientNorm: expect.any(Number),
        converged: true,
        iterations: expect.any(Number),
        notices: [],
      },
      trainedOn: {
        accounts: 300,
        used: book.filter(({ repeatPurchases }) => repeatPurchases > 0).length,
        asOf: null,
      },
    });
    expect(isPlain(model)).toBe(true);
    expect(parseSpendModel(JSON.stringify(model))).toEqual(model);
  });

  test('does not mind the order of the rows; another currency scales v', () => {
    expect(fitSpendModel(Object.freeze(shuffled(book, 5).map((row) => Object.freeze(row))))).toEqual(model);
    const cents = fitSpendModel(
      book.map((row) =>
        buyer(row.repeatPurchases, row.meanRepeatAmount === null ? null : row.meanRepeatAmount * 100),
      ),
    );
    const [a, b] = [cents.fitted.params, model.fitted.params];
    expect(relativeError((a?.v as number) / 100, b?.v as number)).toBeLessThan(1e-9);
    expect(relativeError(a?.p as number, b?.p as number)).toBeLessThan(1e-9);
    const used = model.trainedOn.used;
    expect(cents.fitted.logLikelihood).toBeCloseTo(
      (model.fitted.logLikelihood as number) - used * Math.log(100),
      6,
    );
  });

  test('counts what it cannot learn from', () => {
    const { fitted, trainedOn } = fitSpendModel([
      ...book,
      buyer(null, null),
      buyer(3, null),
      buyer(2, 0),
      buyer(2, -5),
      buyer(4, -1e6),
      buyer(0, -7),
    ]);
    expect(trainedOn).toEqual({ accounts: 306, used: model.trainedOn.used, asOf: null });
    expect(fitted.params).toEqual(model.fitted.params);
    expect(fitted.notices).toEqual([
      { code: 'spend.missing_values', field: 'meanRepeatAmount', value: 2, threshold: 306 },
      { code: 'spend.not_positive_values', field: 'meanRepeatAmount', value: 3, threshold: 306 },
    ]);
  });

  test('reads other fields, and functions, which it does not store', () => {
    const renamed = book.map(({ repeatPurchases, meanRepeatAmount }) => ({
      x: repeatPurchases,
      m: meanRepeatAmount,
    }));
    const byName = fitSpendModel(renamed, { values: { repeatPurchases: 'x', meanRepeatAmount: 'm' } });
    expect(byName.fitted).toEqual(model.fitted);
    expect(byName.options.values).toEqual({ repeatPurchases: 'x', meanRepeatAmount: 'm' });
    expect(applySpendModel(renamed, byName).map(({ spend }) => spend)).toEqual(
      applySpendModel(book, model).map(({ spend }) => spend),
    );
    const values = { repeatPurchases: 'x', meanRepeatAmount: (row: { m: number | null }) => row.m } as const;
    const byFunction = fitSpendModel(renamed, { values });
    expect(byFunction.fitted).toEqual(model.fitted);
    expect(byFunction.options.values).toEqual({ repeatPurchases: 'x', meanRepeatAmount: null });
    expect(thrownBy(() => applySpendModel(renamed, byFunction))).toBe(
      'TypeError: Cannot apply a spend model as "meanRepeatAmount" was fitted with a function, which a model cannot hold: give it again with values: { meanRepeatAmount: … }',
    );
    expect(applySpendModel(renamed, byFunction, { values })[7]?.spend).toEqual(
      applySpendModel(renamed, byName)[7]?.spend,
    );
  });

  test('amounts that are too uneven have no mean, and say so', () => {
    const uneven = Array.from({ length: 80 }, (_, i) => buyer(1 + (i % 3), 1.6 ** (i - 40)));
    const { params, populationMean, notices, converged } = fitSpendModel(uneven).fitted;
    expect(converged).toBe(true);
    expect(params?.q).toBeLessThan(1);
    expect(populationMean).toBe(null);
    expect(notices).toContainEqual({
      code: 'spend.no_population_mean',
      field: 'q',
      value: params?.q,
      threshold: 1,
    });
  });

  test.each([
    ['one account', [buyer(3, 40)]],
    ['two accounts', [buyer(3, 40), buyer(1, 90)]],
    ['all the same', Array.from({ length: 20 }, () => buyer(2, 40))],
    ['tiny amounts', Array.from({ length: 20 }, (_, i) => buyer(2, 1e-200 * (1 + i)))],
    ['huge amounts', Array.from({ length: 20 }, (_, i) => buyer(2, 1e280 * (1 + i)))],
  ])('%s: a result, near what is there', (_, rows) => {
    for (const penalty of [0, 1]) {
      const found = fitSpendModel(rows, { penalty });
      expect(isPlain(found)).toBe(true);
      expect(found.fitted.converged).toBe(true);
      const mean = rows.reduce((sum, row) => sum + (row.meanRepeatAmount as number) / rows.length, 0);
      expect(relativeError(found.fitted.populationMean, mean)).toBeLessThan(0.5);
      expect(isPlain(applySpendModel(rows, found))).toBe(true);
    }
  });

  test.each([
    ['no accounts', []],
    ['no repeat purchases', [buyer(0, null), buyer(null, null)]],
    ['nothing above 0', [buyer(2, -4), buyer(1, 0)]],
  ])('%s: no parameters, and a reason', (_, rows) => {
    const none = fitSpendModel(rows);
    expect(none.fitted).toMatchObject({ params: null, populationMean: null, converged: false });
    expect(none.fitted.notices.map(({ code }) => code)).toContain('forecast.no_repeat_buyers');
    expect(parseSpendModel(JSON.stringify(none))).toEqual(none);
    expect(spendOf(buyer(3, 40), none)).toEqual({
      expectedOrderValue: null,
      reasons: [
        { code: 'forecast.no_parameters', field: 'accounts', value: 0, op: 'missing', threshold: null },
      ],
    });
  });
});

describe('applySpendModel', () => {
  test('draws the mean of an account to that of all, by how little is known', () => {
    const mean = model.fitted.populationMean as number;
    const values = [1, 2, 5, 20, 1000].map((x) => spendOf(buyer(x, 3 * mean)).expectedOrderValue as number);
    expect(values).toEqual([...values].sort((a, b) => a - b));
    expect(values[0]).toBeGreaterThan(mean);
    expect(values[4]).toBeLessThan(3 * mean);
    expect(relativeError(values[4] as number, 3 * mean)).toBeLessThan(0.01);
    expect(spendOf(buyer(0, null)).expectedOrderValue).toBe(mean);
    expect(spendOf(buyer(0, 77)).expectedOrderValue).toBe(mean);
  });

  test('reasons', () => {
    expect(spendOf(buyer(2, 62.5)).reasons).toEqual([
      { code: 'spend.own_mean', field: 'meanRepeatAmount', value: 62.5, op: '>', threshold: 0 },
      { code: 'spend.repeat_purchases', field: 'repeatPurchases', value: 2, op: '>', threshold: 0 },
    ]);
    expect(spendOf(buyer(0, null)).reasons).toEqual([
      { code: 'spend.population_mean', field: 'repeatPurchases', value: 0, op: '=', threshold: 0 },
    ]);
    const missing = {
      code: 'spend.missing',
      field: 'meanRepeatAmount',
      value: null,
      op: 'missing',
      threshold: null,
    };
    expect(spendOf(buyer(null, null))).toEqual({ expectedOrderValue: null, reasons: [missing] });
    expect(spendOf(buyer(2, null))).toEqual({ expectedOrderValue: null, reasons: [missing] });
    for (const amount of [0, -0, -3])
      expect(spendOf(buyer(2, amount))).toEqual({
        expectedOrderValue: null,
        reasons: [
          {
            code: 'spend.not_positive',
            field: 'meanRepeatAmount',
            value: amount + 0,
            op: '<=',
            threshold: 0,
          },
        ],
      });
    expect(formatReason(spendOf(buyer(2, -3)).reasons[0] as never)).toBe(
      'mean repeat amount -3 is ≤ 0: there is no expected amount',
    );
  });

  test('what is infinite is null, with the reason', () => {
    const heavy = (p: number, q: number): SpendModel => ({
      ...model,
      fitted: { ...model.fitted, params: { p, q, v: 10 }, populationMean: null },
    });
    const infinite = { code: 'spend.infinite_mean', field: 'q', value: 0.5, op: '<=', threshold: 1 };
    expect(spendOf(buyer(0, null), heavy(2, 0.5))).toEqual({ expectedOrderValue: null, reasons: [infinite] });
    expect(spendOf(buyer(1, 40), heavy(0.25, 0.5))).toEqual({
      expectedOrderValue: null,
      reasons: [infinite],
    });
    expect(spendOf(buyer(3, 40), heavy(0.25, 0.5)).expectedOrderValue).toBe((0.25 * 130) / 0.25);
    expect(spendOf(buyer(1, 40), heavy(2, 0.5)).expectedOrderValue).toBe((2 * 50) / 1.5);
  });

  test('types: the key is added, a clash does not compile', () => {
    const rows = applySpendModel([buyer(1, 3)], model);
    expectTypeOf(rows[0]?.spend).toEqualTypeOf<SpendForecast | undefined>();
    // @ts-expect-error the caller's own spend is a number
    applySpendModel([{ ...buyer(1, 3), spend: 4 }], model);
    // @ts-expect-error there is no such field
    expect(() => fitSpendModel([buyer(1, 3)], { values: { meanRepeatAmount: 'mean' } })).toThrow(TypeError);
  });

  test('refuses', () => {
    const cannot = 'Cannot fit a spend model as';
    const fitting = (rows: unknown, options?: object) =>
      thrownBy(() => fitSpendModel(rows as never, options));
    expect(fitting([{ accountId: 'Acme', frequency: 3 }])).toBe(
      `TypeError: ${cannot} "repeatPurchases" of accounts[0] (account "Acme") must be a whole number from 0 to 4000000, or null: current value is undefined (summarizeRepeatSpend makes it; the option "values" names another field)`,
    );
    expect(fitting([buyer(1.5, 2)])).toContain('"repeatPurchases" of accounts[0] must be a whole number');
    expect(fitting([buyer(1, Number.NaN)])).toBe(
      `TypeError: ${cannot} "meanRepeatAmount" of accounts[0] must be a finite number within ±1e290, or null: current value is NaN`,
    );
    expect(fitting([buyer(1, Number.NEGATIVE_INFINITY)])).toContain('within ±1e290');
    expect(fitting([], { values: { mean: 'x' } })).toContain(
      '"values" must be an object with repeatPurchases and meanRepeatAmount',
    );
    expect(fitting([], { values: { meanRepeatAmount: 3 } })).toContain(
      '"values.meanRepeatAmount" must be the name',
    );
    expect(fitting([], { penalty: '1' })).toContain('"penalty" must be a number');
    expect(fitting(null)).toContain('the accounts must be an array');
    expect(thrownBy(() => applySpendModel([], { ...model, kind: 'purchase' } as never))).toContain(
      'must be "spend"',
    );
    expect(thrownBy(() => parseSpendModel({ ...model, extra: 1 }))).toContain('there is no field "extra"');
    expect(
      thrownBy(() => parseSpendModel({ ...model, fitted: { ...model.fitted, params: { p: 1, q: 1 } } })),
    ).toContain('"fitted.params.v"');
  });
});
