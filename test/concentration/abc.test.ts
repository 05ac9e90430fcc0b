import { beforeEach, describe, expect, expectTypeOf, test } from 'vitest';
import type { AbcClass, AbcModel } from '../../src/concentration/abc-model.ts';
import { applyAbc } from '../../src/concentration/apply-abc.ts';
import { fitAbc } from '../../src/concentration/fit-abc.ts';
import { accountsOf, FIXTURE, scoreAbc, shuffled, thrownBy, WITH_LOSSES } from './helpers.ts';

const accounts = accountsOf(FIXTURE);
const fitted = (values: Array<number | null>, options = {}) => fitAbc(accountsOf(values), options).fitted;
const classes = (values: Array<number | null>, options = {}) =>
  scoreAbc(accountsOf(values), options)
    .accounts.map((row) => row.abc.class ?? '-')
    .join('');

describe('fitAbc', () => {
  test('the fixture: A 3, B 3, C 4, as a plain-JSON model', () => {
    const model = fitAbc(accounts);
    expect(model).toEqual({
      kind: 'abc',
      version: 1,
      options: { value: 'monetary', cuts: [0.8, 0.95], crossing: 'higher' },
      fitted: { cuts: [100, 30], accounts: { A: 3, B: 3, C: 4 }, notices: [] },
      trainedOn: { accounts: 10, used: 10, asOf: null },
    });
    expect(JSON.parse(JSON.stringify(model))).toEqual(model);
  });

  test('the account that crosses a cut belongs to the higher class, or to the lower', () => {
    // Running shares: .5, .7, .8, .88, .93, .96: the sixth crosses 95 %, the third ends right at 80 %.
    expect(fitted(FIXTURE, { crossing: 'lower' })).toEqual({
      cuts: [100, 50],
      accounts: { A: 3, B: 2, C: 5 },
      notices: [],
    });
    expect(fitted([6, 3, 1], { cuts: [0.5, 0.95] }).accounts).toEqual({ A: 1, B: 2, C: 0 });
    expect(fitted([6, 3, 1], { cuts: [0.5, 0.95], crossing: 'lower' }).accounts).toEqual({
      A: 0,
      B: 2,
      C: 1,
    });
    expect(fitted([6, 3, 1], { cuts: [0.6, 0.9] }).accounts).toEqual({ A: 1, B: 1, C: 1 });
    expect(fitted([6, 3, 1], { cuts: [0.6, 0.9], crossing: 'lower' }).accounts).toEqual({ A: 1, B: 1, C: 1 });
    expect(fitted([6, 3, 1], { cuts: [0.61, 0.91] }).accounts).toEqual({ A: 2, B: 1, C: 0 });
    expect(fitted([6, 3, 1], { cuts: [0.61, 0.91], crossing: 'lower' }).accounts).toEqual({
      A: 1,
      B: 1,
      C: 1,
    });
  });

  test('equal accounts are one step', () => {
    // 40 + 20 + 20 + 20: the three cross 80 % together.
    expect(classes([40, 20, 20, 20])).toBe('AAAA');
    expect(classes([40, 20, 20, 20], { crossing: 'lower' })).toBe('ACCC');
    expect(fitted([40, 20, 20, 20]).notices).toEqual([
      { code: 'abc.tied_at_cut', field: 'monetary', value: 3, threshold: 0.8 },
      { code: 'abc.tied_at_cut', field: 'monetary', value: 3, threshold: 0.95 },
      { code: 'abc.empty_class', field: 'monetary', value: 'B', threshold: 0.95 },
      { code: 'abc.empty_class', field: 'monetary', value: 'C', threshold: null },
    ]);
    // A group that ends right at a cut, or starts right at it, does not cross it.
    expect(classes([40, 40, 10, 5, 5])).toBe('AABBB');
    expect(fitted([40, 40, 15, 5]).notices).toEqual([]);
    expect(fitted([80, 10, 5, 2.5, 2.5], { cuts: [0.8, 0.95] }).notices).toEqual([]);
    expect(classes([80, 10, 5, 2.5, 2.5])).toBe('ABBCC');
    expect(classes([80, 10, 5, 2.5, 2.5], { crossing: 'lower' })).toBe('ABBCC');
  });

  test('all equal: all A, or with crossing lower all C', () => {
    expect(fitted([5, 5, 5])).toEqual({
      cuts: [5, 5],
      accounts: { A: 3, B: 0, C: 0 },
      notices: [
        { code: 'abc.tied_at_cut', field: 'monetary', value: 3, threshold: 0.8 },
        { code: 'abc.tied_at_cut', field: 'monetary', value: 3, threshold: 0.95 },
        { code: 'abc.empty_class', field: 'monetary', value: 'B', threshold: 0.95 },
        { code: 'abc.empty_class', field: 'monetary', value: 'C', threshold: null },
      ],
    });
    expect(fitted([5, 5, 5], { crossing: 'lower' })).toMatchObject({
      cuts: [null, null],
      accounts: { A: 0, B: 0, C: 3 },
    });
    expect(fitted([5, 5, 5], { crossing: 'lower' }).notices.slice(2)).toEqual([
      { code: 'abc.empty_class', field: 'monetary', value: 'A', threshold: 0.8 },
      { code: 'abc.empty_class', field: 'monetary', value: 'B', threshold: 0.95 },
    ]);
    expect(classes([5, 5, 5], { crossing: 'lower' })).toBe('CCC');
  });

  test('one giant: A, or with crossing lower B', () => {
    expect(fitted([90, 6, 4])).toMatchObject({ cuts: [90, 6], accounts: { A: 1, B: 1, C: 1 }, notices: [] });
    expect(fitted([90, 6, 4], { crossing: 'lower' })).toEqual({
      cuts: [null, 90],
      accounts: { A: 0, B: 1, C: 2 },
      notices: [{ code: 'abc.empty_class', field: 'monetary', value: 'A', threshold: 0.8 }],
    });
    expect(fitted([99, 1])).toMatchObject({ cuts: [99, 99], accounts: { A: 1, B: 0, C: 1 } });
  });

  test('accounts at 0 and below are C and no part of the total', () => {
    expect(classes(WITH_LOSSES)).toBe('AAABBBCCCC');
    expect(classes([8, 1.5, 0.5, -100])).toBe('ABCC');
    expect(classes([8, 1.5, 0.5, 0, 0])).toBe('ABCCC');
    expect(classes([8, 2, 0], { cuts: [0.8, 1] })).toBe('ABC');
    expect(classes([8, 2, -1], { cuts: [0.8, 1], crossing: 'lower' })).toBe('ABC');
    expect(fitted([8, 1.5, 0.5, -1]).notices).toEqual([]);
    expect(fitted([8, 1.5, 0.5]).notices).toEqual([]);
    expect(fitted([8, 2]).notices).toEqual([
      { code: 'abc.empty_class', field: 'monetary', value: 'C', threshold: null },
    ]);
  });

  test('no value above 0: a model without cuts', () => {
    for (const values of [[], [0, 0], [-1, 0]])
      expect(fitted(values)).toEqual({
        cuts: null,
        accounts: { A: 0, B: 0, C: 0 },
        notices: [{ code: 'abc.no_positive_value', field: 'monetary', value: values.length, threshold: 0 }],
      });
  });

  test('counts accounts without a value', () => {
    const model = fitAbc(accountsOf([5, null, 3, null]));
    expect(model.trainedOn).toEqual({ accounts: 4, used: 2, asOf: null });
    expect(model.fitted.notices[0]).toEqual({
      code: 'abc.missing_values',
      field: 'monetary',
      value: 2,
      threshold: 4,
    });
    expect(model.fitted.accounts).toEqual({ A: 2, B: 0, C: 0 });
  });

  test('does not mind the order of the rows, and cannot be changed through its options', () => {
    for (let seed = 1; seed < 10; seed++) expect(fitAbc(shuffled(accounts, seed))).toEqual(fitAbc(accounts));
    const cuts: [number, number] = [0.5, 0.9];
    const model = fitAbc(accounts, { cuts });
    cuts[0] = 0.1;
    expect(model.options.cuts).toEqual([0.5, 0.9]);
  });

  test('a function is not stored', () => {
    expect(fitAbc(accounts, { value: (row) => row.monetary }).options.value).toBe(null);
    expect(fitAbc(accounts, { value: 'monetary' }).options.value).toBe('monetary');
  });

  test('refuses wrong options and data', () => {
    const cannot = 'Cannot fit ABC classes as';
    const refused = (options: object) => thrownBy(() => fitAbc(accounts, options));
    expect(refused({ include: 'all' })).toBe(
      `TypeError: ${cannot} there is no option "include": the options are cuts, crossing, value`,
    );
    expect(refused({ cuts: [0.95, 0.8] })).toBe(
      `RangeError: ${cannot} "cuts" must be two ascending shares such as [0.8, 0.95]: current value is an array of 2`,
    );
    expect(refused({ crossing: 'A' })).toBe(
      `RangeError: ${cannot} "crossing" must be one of "higher", "lower": current value is "A"`,
    );
    expect(refused({ value: 3 })).toBe(
      `TypeError: ${cannot} "value" must be the name of a field or a function of the row: current value is 3`,
    );
    expect(thrownBy(() => fitAbc([{ monetary: 'x' }]))).toBe(
      `TypeError: ${cannot} "monetary" of row 0 must be a finite number within ±1e290, or null: current value is "x"`,
    );
  });
});

describe('applyAbc', () => {
  let model: AbcModel;
  beforeEach(() => {
    model = fitAbc(accounts);
  });
  const classOf = (monetary: number | null, by: AbcModel = model): AbcClass => {
    const [row] = applyAbc([{ monetary }], by);
    return (row as { abc: AbcClass }).abc;
  };

  test('a value at a cut belongs to the higher class; the reason re-derives it', () => {
    const reason = { code: 'abc.class', field: 'monetary' };
    expect(classOf(100)).toEqual({
      class: 'A',
      reasons: [{ ...reason, value: 100, op: '>=', threshold: 100, result: 'A' }],
    });
    expect(classOf(99.99)).toEqual({
      class: 'B',
      reasons: [{ ...reason, value: 99.99, op: 'in', threshold: [30, 100], ends: '[)', result: 'B' }],
    });
    expect(classOf(30).class).toBe('B');
    expect(classOf(29.99)).toEqual({
      class: 'C',
      reasons: [{ ...reason, value: 29.99, op: '<', threshold: 30, result: 'C' }],
    });
    expect(classOf(1e290).class).toBe('A');
    expect(classOf(-5).class).toBe('C');
  });

  test('a value of -0 is 0 in the reason', () => {
    expect(Object.is(classOf(-0).reasons[0]?.value, 0)).toBe(true);
  });

  test('an account without a value has no class, and a reason', () => {
    const missing = {
      class: null,
      reasons: [
        { code: 'abc.missing_value', field: 'monetary', value: null, op: 'missing', threshold: null },
      ],
    };
    expect(classOf(null)).toEqual(missing);
    expect(applyAbc([{}], model)).toEqual([{ abc: missing }]);
    expect(applyAbc([{ monetary: undefined }], model)[0]?.abc).toEqual(missing);
    expect(classOf(null, fitAbc(accountsOf([0])))).toEqual(missing);
  });

  test('a model without cuts gives no class, and a reason', () => {
    expect(classOf(5, fitAbc([]))).toEqual({
      class: null,
      reasons: [{ code: 'abc.no_cuts', field: 'monetary', value: 5, op: 'missing', threshold: null }],
    });
  });

  test('classes that nobody reached stay empty', () => {
    const noA = fitAbc(accountsOf([90, 6, 4]), { crossing: 'lower' });
    expect(classOf(1000, noA)).toEqual({
      class: 'B',
      reasons: [
        {
          code: 'abc.class',
          field: 'monetary',
          value: 1000,
          op: 'in',
          threshold: [90, null],
          ends: '[)',
          result: 'B',
        },
      ],
    });
    expect(classOf(89, noA).class).toBe('C');
    const onlyC = fitAbc(accountsOf([5, 5]), { crossing: 'lower' });
    expect(classOf(1000, onlyC)).toEqual({
      class: 'C',
      reasons: [
        {
          code: 'abc.no_higher_class',
          field: 'monetary',
          value: 1000,
          op: 'missing',
          threshold: null,
          result: 'C',
        },
      ],
    });
    const noB = fitAbc(accountsOf([99, 1]));
    expect([99, 98].map((value) => classOf(value, noB).class)).toEqual(['A', 'C']);
  });

  test('keeps rows, order and fields; replaces an abc that is there; leaves the input alone', () => {
    const rows = Object.freeze([
      Object.freeze({ accountId: 'b', monetary: 5, tags: ['x'] }),
      Object.freeze({ accountId: 'a', monetary: 500, tags: [] }),
    ]);
    const once = applyAbc(rows, model);
    expect(once.map(({ accountId, tags, abc }) => [accountId, tags, abc.class])).toEqual([
      ['b', ['x'], 'C'],
      ['a', [], 'A'],
    ]);
    expect(Object.keys(rows[0] as object)).toEqual(['accountId', 'monetary', 'tags']);
    expect(applyAbc(once, model)).toEqual(once);
    expect(applyAbc(once, fitAbc(accountsOf([5000, 1])))[1]?.abc.class).toBe('C');
    expect(applyAbc([], model)).toEqual([]);
  });

  test('one at a time equals all at once', () => {
    const rows = accountsOf([500, 100, 99, 30, 29, 0, -4, null]);
    expect(rows.flatMap((row) => applyAbc([row], model))).toEqual(applyAbc(rows, model));
  });

  test('survives JSON', () => {
    expect(applyAbc(accounts, JSON.parse(JSON.stringify(model)))).toEqual(applyAbc(accounts, model));
  });

  test('a model that was fitted on a function needs it again', () => {
    const byFunction = fitAbc(accounts, { value: (row) => row.monetary });
    expect(thrownBy(() => applyAbc(accounts, byFunction))).toBe(
      'TypeError: Cannot apply ABC classes as the model was fitted on a function, which JSON cannot hold: give it again as the option "value"',
    );
    const rows = applyAbc(accounts, byFunction, { value: (row) => row.monetary });
    expect(rows.map(({ abc }) => abc.class).join('')).toBe('AAABBBCCCC');
    expect(rows[0]?.abc.reasons[0]?.field).toBe('value');
    expect(applyAbc([{ sales: 100 }], model, { value: 'sales' })[0]?.abc).toMatchObject({
      class: 'A',
      reasons: [{ field: 'sales' }],
    });
  });

  test('refuses other models, wrong rows and options', () => {
    const cannot = 'TypeError: Cannot apply ABC classes as';
    expect(thrownBy(() => applyAbc(accounts, { ...model, kind: 'rfm' } as never))).toBe(
      `${cannot} the model's "kind" must be "abc": current value is "rfm"`,
    );
    expect(thrownBy(() => applyAbc(accounts, { ...model, version: 2 } as never))).toBe(
      `${cannot} the model's "version" must be 1: current value is 2`,
    );
    expect(thrownBy(() => applyAbc({} as never, model))).toBe(
      `${cannot} the rows must be an array: current value is an object`,
    );
    expect(thrownBy(() => applyAbc([{ accountId: 'Acme', monetary: Number.NaN }], model))).toBe(
      `${cannot} "monetary" of row 0 (account "Acme") must be a finite number within ±1e290, or null: current value is NaN`,
    );
    expect(thrownBy(() => applyAbc(accounts, model, { cuts: [1, 2] } as never))).toBe(
      `${cannot} there is no option "cuts": the options are value`,
    );
    expect(thrownBy(() => applyAbc(accounts, model, { value: '' } as never))).toBe(
      `${cannot} "value" must be the name of a field or a function of the row: current value is ""`,
    );
  });

  test('types: the class is added, a clash with a field of the caller does not compile', () => {
    const rows = applyAbc([{ accountId: 'a', monetary: 1 }], model);
    expectTypeOf(rows).toEqualTypeOf<
      Array<{ accountId: string; monetary: number } & { readonly abc: AbcClass }>
    >();
    // @ts-expect-error the caller's own abc is text
    applyAbc([{ monetary: 1, abc: 'mine' }], model);
    interface Row {
      readonly monetary: number;
    }
    const ofInterface: readonly Row[] = [{ monetary: 1 }];
    expect(applyAbc(ofInterface, model)[0]?.abc.class).toBe('C');
  });
});

describe('fitAbc and applyAbc on one book', () => {
  test('is fit, then apply', () => {
    const options = { cuts: [0.5, 0.9], crossing: 'lower' } as const;
    const { model, accounts: rows } = scoreAbc(accounts, options);
    expect(model).toEqual(fitAbc(accounts, options));
    expect(rows).toEqual(applyAbc(accounts, model));
  });

  test('carries a function over to apply', () => {
    const { model, accounts: rows } = scoreAbc([{ cents: 900 }, { cents: 100 }], {
      value: (row) => row.cents / 100,
    });
    expect(model.options.value).toBe(null);
    expect(rows.map(({ abc }) => abc.class)).toEqual(['A', 'B']);
  });

  test('every class follows from its reason alone', () => {
    const { accounts: rows } = scoreAbc(accountsOf([...FIXTURE, 0, -3]));
    for (const { abc } of rows) {
      const [reason] = abc.reasons;
      const { value, op, threshold, result } = reason as unknown as {
        value: number;
        op: string;
        threshold: never;
        result: string;
      };
      const held =
        op === '>='
          ? value >= threshold
          : op === '<'
            ? value < threshold
            : value >= threshold[0] && value < threshold[1];
      expect(held).toBe(true);
      expect(result).toBe(abc.class);
    }
  });
});
