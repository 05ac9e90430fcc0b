import fc from 'fast-check';
import { describe, expect, expectTypeOf, test } from 'vitest';
import {
  type AccountKinds,
  assignKinds,
  type FitKindsOptions,
  fitKinds,
  formatReason,
  parseKindModel,
} from '../../src/index.ts';
import { deepFreeze, shuffled, thrownBy } from './support.ts';

const CUTS = { orders: 12, meanOrder: 5000, size: 100_000, value: 20_000 };
const MODEL = fitKinds([], { cuts: CUTS });

function kindsOf(row: object, model = MODEL): AccountKinds {
  return (assignKinds([row], model)[0] as { kinds: AccountKinds }).kinds;
}
const said = (row: object, about: string, model = MODEL) =>
  kindsOf(row, model)
    .reasons.filter(({ field }) => field === about)
    .map((reason) => formatReason(reason));

describe('key type', () => {
  const of = (row: object) =>
    kindsOf({ industryRank: 9, dependence: 0, regionalShare: 0, amount: 1e6, growth: 0, ...row }).keyType;

  test.each([
    [{}, 'none'],
    [{ industryRank: 3, dependence: 0.5 }, 'industry'],
    [{ industryRank: 3.1, dependence: 0.5 }, 'none'],
    [{ industryRank: 3, dependence: 0.49 }, 'none'],
    [{ regionalShare: 0.2 }, 'regional'],
    [{ regionalShare: 0.19 }, 'none'],
    [{ amount: 99_999, growth: 0.3 }, 'potential'],
    [{ amount: 100_000, growth: 0.3 }, 'none'],
    [{ amount: 99_999, growth: 0.29 }, 'none'],
    // The first that matches.
    [{ industryRank: 1, dependence: 1, regionalShare: 1, amount: 1, growth: 1 }, 'industry'],
    [{ regionalShare: 1, amount: 1, growth: 1 }, 'regional'],
    // What is missing matters only where it could have decided otherwise.
    [{ industryRank: null }, 'none'],
    [{ industryRank: null, dependence: 0.9 }, null],
    [{ industryRank: 1, dependence: null }, null],
    [{ industryRank: null, dependence: null }, null],
    [{ industryRank: null, dependence: 0.9, regionalShare: 1 }, null],
    [{ regionalShare: null }, null],
    [{ regionalShare: null, industryRank: 1, dependence: 1 }, 'industry'],
    [{ amount: null }, 'none'],
    [{ growth: null }, 'none'],
    [{ amount: 1, growth: null }, null],
    [{ amount: null, growth: 1 }, null],
  ])('%j: %s', (row, kind) => {
    expect(of(row)).toBe(kind);
  });

  test('the reasons of the kind, or of those that it is not', () => {
    const row = { industryRank: 1, dependence: 0.8, regionalShare: 0.1, amount: 1e6, growth: 0 };
    expect(kindsOf(row).reasons.slice(0, 2)).toEqual([
      { code: 'kind.rule', field: 'industryRank', value: 1, op: '<=', threshold: 3, result: 'industry' },
      { code: 'kind.rule', field: 'dependence', value: 0.8, op: '>=', threshold: 0.5, result: 'industry' },
    ]);
    const { keyType, reasons } = kindsOf({ ...row, dependence: 0.2 });
    expect(keyType).toBe('none');
    expect(reasons.slice(0, 3)).toEqual([
      { code: 'kind.against', field: 'dependence', value: 0.2, op: '>=', threshold: 0.5, result: 'industry' },
      {
        code: 'kind.against',
        field: 'regionalShare',
        value: 0.1,
        op: '>=',
        threshold: 0.2,
        result: 'regional',
      },
      { code: 'kind.against', field: 'amount', value: 1e6, op: '<', threshold: 100_000, result: 'potential' },
    ]);
    expect(kindsOf({ ...row, dependence: null }).reasons[0]).toEqual({
      code: 'kind.missing',
      field: 'dependence',
      value: null,
      op: '>=',
      threshold: 0.5,
      result: 'industry',
    });
  });
});

describe('value type', () => {
  test.each([
    [{ jointWork: 60 }, 'strategic'],
    [{ jointWork: 59, serviceUse: 50, priceFocus: 49 }, 'extrinsic'],
    [{ jointWork: 59, serviceUse: 50, priceFocus: 50 }, 'intrinsic'],
    [{ jointWork: 80, serviceUse: 50, priceFocus: 10 }, 'strategic'],
    [{ jointWork: null, serviceUse: 50, priceFocus: 10 }, null],
    [{ jointWork: 10, serviceUse: null, priceFocus: 10 }, null],
    [{ jointWork: 10, serviceUse: 10, priceFocus: null }, null],
    [{}, null],
  ])('%j: %s', (row, kind) => {
    expect(kindsOf(row).valueType).toBe(kind);
  });

  test('what is missing is named', () => {
    expect(said({ jointWork: 10, serviceUse: 70, priceFocus: null }, 'priceFocus')).toEqual([
      'focus on price is missing: Extrinsic value asks for < 70',
    ]);
    expect(said({ jointWork: 10, serviceUse: null, priceFocus: 30 }, 'serviceUse')).toEqual([
      'use of services is missing: Extrinsic value asks for > 30',
    ]);
    expect(said({ jointWork: 10, serviceUse: 70, priceFocus: 30 }, 'serviceUse')).toEqual([
      'use of services 70 is > 30: Extrinsic value',
    ]);
    expect(said({ jointWork: 10, serviceUse: 20, priceFocus: 30 }, 'serviceUse')).toEqual([
      'use of services 20 is not > 30: not Extrinsic value',
    ]);
  });
});

describe('buying, size and value', () => {
  test.each([
    [12, 5000, 'both'],
    [12, 4999, 'frequent'],
    [11, 5000, 'bulk'],
    [11, 4999, 'neither'],
    [null, 5000, null],
    [12, null, null],
    [null, null, null],
  ])('%s orders of %s: %s', (orders, meanOrder, kind) => {
    expect(kindsOf({ orders, meanOrder }).buying).toBe(kind);
  });

  test.each([
    [100_000, 20_000, 'large_high'],
    [100_000, 19_999, 'large_low'],
    [99_999, 20_000, 'small_high'],
    [-5, 0, 'small_low'],
    [null, 20_000, null],
    [100_000, null, null],
  ])('size %s, value %s: %s', (amount, grossProfit, kind) => {
    expect(kindsOf({ amount, grossProfit }).sizeValue).toBe(kind);
  });

  test('both answers are told with what they lead to; of an answer that leads nowhere nothing is', () => {
    const told = (row: object) => [...said(row, 'orders'), ...said(row, 'meanOrder')];
    expect(told({ orders: 20, meanOrder: 3000 })).toEqual([
      'orders 20 is ≥ 12: Buys often',
      'mean order 3000 is not ≥ 5000: Buys often',
    ]);
    expect(told({ orders: 2, meanOrder: 3000 })).toEqual([
      'orders 2 is not ≥ 12: Neither often nor in bulk',
      'mean order 3000 is not ≥ 5000: Neither often nor in bulk',
    ]);
    expect(told({ orders: 20, meanOrder: null })).toEqual([
      'mean order is missing: Buys often and in bulk asks for ≥ 5000',
    ]);
  });

  test('a line that there is not is said', () => {
    const model = fitKinds([], {});
    const row = {
      orders: 20,
      meanOrder: 9000,
      amount: 5,
      grossProfit: 1,
      growth: 1,
      industryRank: 9,
      dependence: 0,
      regionalShare: 0,
    };
    const { buying, sizeValue, keyType } = kindsOf(row, model);
    expect([buying, sizeValue, keyType]).toEqual([null, null, null]);
    expect(said(row, 'orders', model)).toEqual([
      'Buys often and in bulk asks for a line of orders, and there is none',
    ]);
  });
});

describe('lines', () => {
  const book = [1, 2, 3, 4, 5].map((i) => ({
    accountId: `A${i}`,
    orders: i,
    meanOrder: 100 * i,
    amount: i * i,
    grossProfit: -i,
  }));

  test('given, learned by quartile and median, or the defaults', () => {
    expect(fitKinds(book)).toStrictEqual({
      kind: 'account-kinds',
      version: 1,
      options: { sizeField: 'amount', valueField: 'grossProfit' },
      fitted: {
        cuts: {
          orders: 4,
          meanOrder: 400,
          size: 9,
          value: -3,
          industryRank: 3,
          dependence: 0.5,
          regionalShare: 0.2,
          growth: 0.3,
          jointWork: 60,
        },
        notices: [
          { code: 'kind.derived_cut', field: 'orders', value: 4, threshold: 5 },
          { code: 'kind.derived_cut', field: 'meanOrder', value: 400, threshold: 5 },
          { code: 'kind.derived_cut', field: 'amount', value: 9, threshold: 5 },
          { code: 'kind.derived_cut', field: 'grossProfit', value: -3, threshold: 5 },
        ],
      },
      trainedOn: { accounts: 5, used: 5, asOf: null },
    });
    const own = fitKinds(book, {
      cuts: { orders: 7, size: null, jointWork: 50, growth: 0.1 },
      valueField: 'meanOrder',
    }).fitted;
    expect(own.cuts).toMatchObject({ orders: 7, size: null, value: 300, jointWork: 50, growth: 0.1 });
    expect(own.notices.map(({ field }) => field)).toEqual(['meanOrder', 'meanOrder']);
    expect(fitKinds([]).fitted).toMatchObject({
      cuts: { orders: null, meanOrder: null, size: null, value: null },
      notices: [],
    });
  });

  test('type 7 over the accounts that have a value', () => {
    const cuts = (orders: Array<number | null>) =>
      fitKinds(orders.map((n) => ({ orders: n }))).fitted.cuts.orders;
    expect(cuts([1, 2, 3, 4])).toBe(3.25);
    expect(cuts([4, null, 1, 3, 2, null])).toBe(3.25);
    expect(cuts([7])).toBe(7);
    expect(cuts([-0, -0])).toBe(0);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -99, max: 99 }), { minLength: 1, maxLength: 30 }), (xs) => {
        const sorted = [...xs].sort((a, b) => a - b);
        const at = (xs.length - 1) * 0.75;
        const [low, high] = [sorted[Math.floor(at)], sorted[Math.ceil(at)]] as [number, number];
        expect(cuts(xs)).toBeCloseTo(low + (at - Math.floor(at)) * (high - low), 9);
      }),
    );
  });

  test('laws: rows keep fields and order, frozen, one at a time, in any order, through JSON; plain', () => {
    const value = fc.option(fc.integer({ min: -5, max: 100 }), { freq: 5 });
    const fields = [
      'orders',
      'meanOrder',
      'amount',
      'grossProfit',
      'growth',
      'industryRank',
      'dependence',
      'regionalShare',
      'jointWork',
      'serviceUse',
      'priceFocus',
    ];
    fc.assert(
      fc.property(
        fc.array(fc.record(Object.fromEntries(fields.map((f) => [f, value]))), {
          minLength: 1,
          maxLength: 9,
        }),
        (list) => {
          const rows = deepFreeze(list);
          const model = fitKinds(rows);
          expect(fitKinds(shuffled(rows))).toStrictEqual(model);
          expect(parseKindModel(JSON.stringify(model))).toStrictEqual(model);
          const out = assignKinds(rows, deepFreeze(model));
          expect(out.map(({ kinds: _, ...row }) => row)).toStrictEqual(rows.map((row) => ({ ...row })));
          expect(rows.flatMap((row) => assignKinds([row], model))).toStrictEqual(out);
          expect(JSON.parse(JSON.stringify(out))).toStrictEqual(out);
          for (const { kinds } of out) {
            // A kind that is told has no missing reason of its own; one that is not has.
            const missing = kinds.reasons.filter(
              ({ code }) => code === 'kind.missing' || code === 'kind.no_line',
            );
            const open = [kinds.keyType, kinds.valueType, kinds.buying, kinds.sizeValue].filter(
              (kind) => kind === null,
            ).length;
            if (open > 0) expect(missing.length).toBeGreaterThan(0);
            else expect(kinds.reasons.every(({ result }) => typeof result === 'string')).toBe(true);
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('refusals', () => {
  const fitting = (options: object, rows: readonly object[] = []) =>
    thrownBy(() => fitKinds(rows, options as FitKindsOptions));

  test.each(['3', Number.NaN, Number.POSITIVE_INFINITY, 1e200, 7n, true])('the value %s', (bad) => {
    const wanted =
      'accounts[0] ("Acme") must have a finite number within ±1e100, or null, for "orders": current value is';
    expect(fitting({}, [{ accountId: 'Acme', orders: bad }])).toContain(
      `TypeError: Cannot fit kinds of account as ${wanted}`,
    );
    expect(thrownBy(() => kindsOf({ accountId: 'Acme', orders: bad }))).toContain(
      `TypeError: Cannot assign kinds of account as ${wanted}`,
    );
    expect(fitting({ cuts: { orders: bad } })).toContain(
      '"orders" must be a finite number within ±1e100, or null',
    );
  });

  test('options, rows, models', () => {
    expect(fitting({ cut: {} })).toBe(
      'TypeError: Cannot fit kinds of account as there is no option "cut": the options are cuts, sizeField, valueField',
    );
    expect(fitting({ cuts: { order: 3 } })).toContain(
      'there is no option "order": the options are orders, meanOrder, size, value, industryRank, dependence, regionalShare, growth, jointWork',
    );
    expect(fitting({ cuts: 5 })).toContain('the options must be an object: current value is 5');
    expect(fitting({ sizeField: '' })).toContain('"sizeField" must be a string');
    expect(thrownBy(() => fitKinds({} as never))).toContain('the accounts must be an array');
    expect(thrownBy(() => assignKinds([], { kind: 'abc' } as never))).toContain(
      '"kind" must be "account-kinds": current value is "abc"',
    );
    expect(thrownBy(() => assignKinds('x' as never, MODEL))).toContain('the accounts must be an array');
  });

  test('types: the kinds are added, a clash does not compile', () => {
    const out = assignKinds([{ accountId: 'A' }], MODEL);
    expectTypeOf((out[0] as (typeof out)[number]).kinds).toEqualTypeOf<AccountKinds>();
    // @ts-expect-error the caller's own kinds is text
    assignKinds([{ kinds: 'mine' }], MODEL);
  });
});
