import { beforeAll, describe, expect, expectTypeOf, test } from 'vitest';
import {
  type AccountValue,
  applyPurchaseModel,
  applySpendModel,
  expectedValue,
  fitPurchaseModel,
  fitSpendModel,
  formatReason,
  type PurchaseModel,
  type SpendModel,
} from '../../src/index.ts';
import { isPlain, relativeError, someBuyers, thrownBy } from './support.ts';

const book = someBuyers(200, 6);
let purchaseModel: PurchaseModel;
let spendModel: SpendModel;
beforeAll(() => {
  purchaseModel = fitPurchaseModel(book);
  spendModel = fitSpendModel(book);
});
const values = (options: object = {}, rows: readonly (typeof book)[number][] = book): AccountValue[] =>
  expectedValue(rows, { purchaseModel, spendModel, horizonDays: 365, discountRate: 0.01, ...options }).map(
    ({ value }) => value,
  );

describe('expectedValue', () => {
  test('without discount, it is expected orders times the expected amount', () => {
    const orders = applyPurchaseModel(book, purchaseModel, { horizonDays: 365 });
    const amounts = applySpendModel(book, spendModel);
    values({ discountRate: 0 }).forEach((value, i) => {
      expect(value.expectedOrders).toBe(orders[i]?.forecast.expectedOrders);
      expect(value.expectedOrderValue).toBe(amounts[i]?.spend.expectedOrderValue);
      const product = (value.expectedOrders as number) * (value.expectedOrderValue as number);
      expect(relativeError(value.lifetimeValue, product)).toBeLessThan(1e-12);
    });
  });

  test('discounts the orders of a step from its end', () => {
    const row = book.slice(0, 1);
    const upTo = (horizonDays: number) =>
      applyPurchaseModel(row, purchaseModel, { horizonDays })[0]?.forecast.expectedOrders as number;
    const [value] = values({ horizonDays: 75, stepDays: 30, discountRate: 0.1 }, row);
    // Two whole steps, and one that the horizon cuts short at its half.
    const discounted = upTo(30) / 1.1 + (upTo(60) - upTo(30)) / 1.1 ** 2 + (upTo(75) - upTo(60)) / 1.1 ** 2.5;
    expect(
      relativeError(value?.lifetimeValue as number, discounted * (value?.expectedOrderValue as number)),
    ).toBeLessThan(1e-12);
    expect(value?.expectedOrders).toBe(upTo(75));
  });

  test('reasons re-derive the value', () => {
    for (const value of values()) {
      const [amount, orders, horizon, rate] = value.reasons;
      expect(value.reasons.map(({ code }) => code)).toEqual([
        'value.amount',
        'value.orders',
        'value.horizon',
        'value.discount',
      ]);
      expect(value.lifetimeValue).toBe((amount?.value as number) * (orders?.value as number));
      expect(orders?.threshold).toBe(value.expectedOrders);
      expect(orders?.value).toBeLessThanOrEqual(orders?.threshold as number);
      expect([horizon?.value, rate?.value]).toEqual([365, 0.01]);
      expect(isPlain(value)).toBe(true);
    }
    expect(formatReason(values()[0]?.reasons[3] as never)).toBe('discount rate 1% per step');
  });

  test('a longer horizon is worth more, a higher rate less', () => {
    const [year, two, dear] = [{}, { horizonDays: 730 }, { discountRate: 0.02 }].map((options) =>
      values(options),
    );
    year?.forEach((value, i) => {
      expect(two?.[i]?.lifetimeValue).toBeGreaterThanOrEqual(value.lifetimeValue as number);
      expect(dear?.[i]?.lifetimeValue).toBeLessThanOrEqual(value.lifetimeValue as number);
    });
  });

  test('what is not known is null, with the reason', () => {
    const row = book.find(({ repeatPurchases }) => repeatPurchases > 1) as (typeof book)[number];
    const of = (change: object) => values({}, [{ ...row, ...change }])[0] as AccountValue;
    expect(of({ purchaseDays: 0, recency: null, tenure: null, repeatPurchases: null })).toEqual({
      lifetimeValue: null,
      expectedOrders: null,
      expectedOrderValue: null,
      reasons: [
        { code: 'forecast.no_orders', field: 'purchaseDays', value: null, op: 'missing', threshold: null },
      ],
    });
    const refunded = of({ meanRepeatAmount: -4 });
    expect(refunded).toMatchObject({ lifetimeValue: null, expectedOrderValue: null });
    expect(refunded.expectedOrders).toBeGreaterThan(0);
    expect(refunded.reasons.map(({ code }) => code)).toEqual(['spend.not_positive']);
    const nothing = values({ purchaseModel: fitPurchaseModel([]) }, [row])[0] as AccountValue;
    expect(nothing).toMatchObject({ lifetimeValue: null, expectedOrders: null });
    expect(nothing.expectedOrderValue).toBeGreaterThan(0);
    expect(nothing.reasons.map(({ code }) => code)).toEqual(['forecast.no_parameters']);
  });

  test('leaves the rows alone, adds one key, replaces one that is there', () => {
    const rows = Object.freeze(book.slice(0, 5).map((row) => Object.freeze({ ...row, owner: 'Kim' })));
    const options = { purchaseModel, spendModel, horizonDays: 90, discountRate: 0 };
    const out = expectedValue(rows, options);
    expectTypeOf(out[0]?.value).toEqualTypeOf<AccountValue | undefined>();
    expect(out.map(({ value: _, ...row }) => row)).toEqual(rows);
    expect(expectedValue(out, options)).toEqual(out);
    expect(rows.flatMap((row) => expectedValue([row], options))).toEqual(out);
    // @ts-expect-error the caller's own value is a number
    expectedValue([{ ...book[0], value: 3 }], options);
  });

  test('refuses', () => {
    const cannot = 'Cannot expect the value of accounts as';
    const refused = (options: object) => thrownBy(() => values(options));
    expect(refused({ discountRate: undefined })).toBe(
      `TypeError: ${cannot} "discountRate" must be a rate per step from 0 to 10: current value is undefined`,
    );
    expect(refused({ discountRate: -0.1 })).toContain(`RangeError: ${cannot} "discountRate"`);
    expect(refused({ horizonDays: undefined })).toContain('"horizonDays" must be');
    expect(refused({ stepDays: 0 })).toContain('"stepDays" must be a number of days from 1 to 36525');
    expect(refused({ rate: 1 })).toContain('there is no option "rate"');
    expect(refused({ purchaseModel: spendModel })).toContain('must be "purchase"');
    expect(refused({ spendModel: purchaseModel })).toContain('must be "spend"');
    expect(refused({ spendModel: undefined })).toContain('must be "spend"');
  });
});
