/** A simulated book, against the fits and forecasts of an independent implementation. */
import { beforeAll, describe, expect, test } from 'vitest';
import {
  applyPurchaseModel,
  applySpendModel,
  buildHistories,
  expectedValue,
  fitPurchaseModel,
  fitSpendModel,
  type PurchaseFamily,
  type PurchaseModel,
  type RepeatSpend,
  type SpendModel,
  summarizeRepeatSpend,
} from '../../src/index.ts';
import { goldenText, readCsv, relativeError, worst } from './support.ts';

interface Fits {
  readonly customers: number;
  readonly one_time: number;
  readonly calibration_end: string;
  readonly bgnbd: Readonly<Record<string, number>>;
  readonly mbgnbd: Readonly<Record<string, number>>;
  readonly pnbd: Readonly<Record<string, number>>;
  readonly gammagamma: Readonly<Record<string, number>>;
}

let fits: Fits;
let expected: Array<Record<string, string>>;
let book: RepeatSpend[];

beforeAll(() => {
  fits = JSON.parse(goldenText('synthetic_fits.json'));
  expected = readCsv(goldenText('synthetic_expected.csv.gz'));
  const orders = readCsv(goldenText('synthetic_orders.csv')).map(({ customer_id, date, amount }) => ({
    accountId: customer_id as string,
    date: date as string,
    amount: Number(amount),
  }));
  const asOf = fits.calibration_end;
  book = summarizeRepeatSpend(buildHistories(orders, { asOf }), { asOf });
});

/** The rows' worst relative error of a result against a column. */
function worstOf(column: string, values: ReadonlyArray<number | null>): number {
  return worst(
    values.map((value, i) => relativeError(value, Number((expected[i] as Record<string, string>)[column]))),
  );
}

/** A model with the parameters of the reference. */
function given(family: PurchaseFamily): PurchaseModel {
  const { log_likelihood: _, ...params } = fits[family];
  const model = fitPurchaseModel(book.slice(0, 20), { family });
  return { ...model, fitted: { ...model.fitted, boundary: null, params: params as never } };
}

function givenSpend(): SpendModel {
  const model = fitSpendModel(book.slice(0, 20));
  const { p, q, v } = fits.gammagamma as { p: number; q: number; v: number };
  return { ...model, fitted: { ...model.fitted, params: { p, q, v }, populationMean: (p * v) / (q - 1) } };
}

const FAMILIES = ['bgnbd', 'mbgnbd', 'pnbd'] as const;

test('the orders give the x, t_x, T and mean amounts of the reference', () => {
  expect(book.map(({ accountId }) => accountId)).toEqual(expected.map(({ customer_id }) => customer_id));
  expect(book.filter(({ repeatPurchases }) => repeatPurchases === 0)).toHaveLength(fits.one_time);
  book.forEach((row, i) => {
    const { x, t_x, T, mean_repeat_amount } = expected[i] as Record<string, string>;
    expect(row.repeatPurchases).toBe(Number(x));
    expect((row.tenure as number) - (row.recency as number)).toBeCloseTo(7 * Number(t_x), 9);
    expect(row.tenure).toBeCloseTo(7 * Number(T), 9);
    expect(row.meanRepeatAmount ?? 0).toBeCloseTo(Number(mean_repeat_amount), 9);
  });
});

describe('forecasts at the parameters of the reference, 26 weeks ahead', () => {
  test.each(FAMILIES)('%s', (family) => {
    const rows = applyPurchaseModel(book, given(family), { horizonDays: 182 });
    const forecasts = rows.map(({ forecast }) => forecast);
    expect(
      worstOf(
        `${family}_p_alive`,
        forecasts.map((f) => f.probabilityAlive),
      ),
    ).toBeLessThan(1e-9);
    expect(
      worstOf(
        `${family}_expected_26w`,
        forecasts.map((f) => f.expectedOrders),
      ),
    ).toBeLessThan(1e-9);
    if (family !== 'pnbd')
      expect(
        worstOf(
          `${family}_p_buy_26w`,
          forecasts.map((f) => f.probabilityOfOrder),
        ),
      ).toBeLessThan(1e-9);
  });

  test('expected amounts', () => {
    const amounts = applySpendModel(book, givenSpend()).map(({ spend }) => spend.expectedOrderValue);
    expect(worstOf('gg_expected_average', amounts)).toBeLessThan(1e-9);
  });

  test('values over 12 months of 4.345 weeks at 1 % a month', () => {
    const stepDays = 4.345 * 7;
    const rows = expectedValue(book, {
      purchaseModel: given('bgnbd'),
      spendModel: givenSpend(),
      horizonDays: 12 * stepDays,
      discountRate: 0.01,
      stepDays,
    });
    expect(
      worstOf(
        'clv_12m_bgnbd_gg_d1pct',
        rows.map(({ value }) => value.lifetimeValue),
      ),
    ).toBeLessThan(1e-9);
  });
});

describe('fits', () => {
  test.each(FAMILIES)('%s: likelihood and parameters', (family) => {
    const { fitted, trainedOn } = fitPurchaseModel(book, { family });
    const { log_likelihood, ...params } = fits[family];
    expect(Math.abs((fitted.logLikelihood as number) - (log_likelihood as number))).toBeLessThan(1e-6);
    expect(Object.keys(fitted.params ?? {})).toEqual(Object.keys(params));
    for (const [name, value] of Object.entries(fitted.params ?? {}))
      expect(relativeError(value, params[name] as number)).toBeLessThan(1e-5);
    expect(fitted).toMatchObject({ converged: true, boundary: null, notices: [] });
    expect(fitted.gradientNorm).toBeLessThan(1e-9);
    expect(trainedOn).toEqual({ accounts: 2000, used: 2000, asOf: null });
  });

  test('gamma-gamma: likelihood and parameters', () => {
    const { fitted, trainedOn } = fitSpendModel(book);
    const { log_likelihood, n, ...params } = fits.gammagamma;
    expect(trainedOn.used).toBe(n);
    expect(Math.abs((fitted.logLikelihood as number) - (log_likelihood as number))).toBeLessThan(1e-6);
    for (const [name, value] of Object.entries(fitted.params ?? {}))
      expect(relativeError(value, params[name] as number)).toBeLessThan(1e-5);
    expect(fitted).toMatchObject({ converged: true, notices: [] });
  });
});
