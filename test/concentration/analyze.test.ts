import { beforeEach, describe, expect, expectTypeOf, test } from 'vitest';
import { analyzeConcentration } from '../../src/concentration/analyze.ts';
import type { Concentration } from '../../src/concentration/record.ts';
import { accountsOf, FIXTURE, isPlain, shuffled, thrownBy, WITH_LOSSES } from './helpers.ts';

const accounts = accountsOf(FIXTURE);

describe('analyzeConcentration', () => {
  let result: Concentration;
  beforeEach(() => {
    result = analyzeConcentration(accounts);
  });

  test('is one record of plain JSON', () => {
    expectTypeOf(analyzeConcentration(accounts)).toEqualTypeOf<Concentration>();
    expect(isPlain(result)).toBe(true);
    expect(JSON.parse(JSON.stringify(result))).toEqual(result);
    expect(Object.keys(result)).toEqual([
      'field',
      'include',
      'counts',
      'total',
      'gross',
      'topShares',
      'accountsFor',
      'jointRatio',
      'concentrationRatios',
      'gini',
      'hhi',
      'entropy',
      'theil',
      'hoover',
      'hallTideman',
      'comprehensiveIndex',
      'lorenz',
      'whaleCurve',
      'abc',
      'bootstrap',
      'exposure',
      'referenceLevels',
      'accounts',
      'notices',
    ]);
  });

  test('holds every figure of the fixture', () => {
    expect(result).toMatchObject({
      field: 'monetary',
      include: 'all',
      counts: { rows: 10, accounts: 10, missing: 0, leftOut: 0, positive: 10, zero: 0, negative: 0 },
      total: 1000,
      gross: 1000,
      jointRatio: { accounts: 0.25, share: 0.75 },
      hoover: 0.5,
      whaleCurve: { peak: 1000, accounts: 10, ratio: 1, erosion: 0, erosionShare: 0 },
    });
    expect(result.topShares).toEqual([
      { top: 0.01, share: 0.05 },
      { top: 0.05, share: 0.25 },
      { top: 0.1, share: 0.5 },
      { top: 0.2, share: 0.7 },
      { top: 0.5, share: 0.93 },
    ]);
    expect(result.accountsFor).toEqual([
      { share: 0.5, accounts: 1, shareOfAccounts: 0.1 },
      { share: 0.8, accounts: 3, shareOfAccounts: 0.3 },
      { share: 0.9, accounts: 5, shareOfAccounts: 0.5 },
      { share: 0.95, accounts: 6, shareOfAccounts: 0.6 },
    ]);
    expect(result.concentrationRatios).toEqual([
      { largest: 1, share: 0.5 },
      { largest: 3, share: 0.8 },
      { largest: 5, share: 0.93 },
      { largest: 10, share: 1 },
    ]);
    expect(result.abc).toEqual([
      { class: 'A', accounts: 3, share: 0.8 },
      { class: 'B', accounts: 3, share: 0.16 },
      { class: 'C', accounts: 4, share: 0.04 },
    ]);
    expect(result.gini.value).toBeCloseTo(0.647, 12);
    expect(result.hhi.value).toBeCloseTo(0.31035, 12);
    expect(result.entropy.value).toBeCloseTo(1.533037, 6);
    expect(result.theil.t).toBeCloseTo(0.769548, 6);
    expect(result.hallTideman).toBeCloseTo(0.283286, 6);
    expect(result.comprehensiveIndex).toBeCloseTo(0.611027, 6);
    expect(result.lorenz).toHaveLength(11);
    expect(result.exposure).toHaveLength(3);
    expect(result.referenceLevels.map(({ level }) => level)).toEqual([0.1, 0.2, 0.3, 0.5]);
    expect(result.bootstrap).toMatchObject({ resamples: 1000, seed: 1, top: 0.2 });
  });

  test('ranks the accounts; equal ones share the better rank', () => {
    expect(result.accounts[0]).toEqual({
      accountId: 'K0',
      row: null,
      value: 500,
      rank: 1,
      share: 0.5,
      cumulativeShare: 0.5,
    });
    expect(result.accounts.map(({ rank }) => rank)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 9]);
    expect(result.accounts[9]).toMatchObject({ accountId: 'K9', value: 5, share: 0.005, cumulativeShare: 1 });
    const ties = analyzeConcentration(accountsOf([3, 8, 3, 8, 1]));
    expect(ties.accounts.map(({ accountId, rank }) => [accountId, rank])).toEqual([
      ['K1', 1],
      ['K3', 1],
      ['K0', 3],
      ['K2', 3],
      ['K4', 5],
    ]);
  });

  test('a row without an account id carries its position instead', () => {
    const { accounts: shares } = analyzeConcentration([
      { monetary: 1 },
      { accountId: 'a', monetary: 3 },
      { monetary: 6 },
    ]);
    expect(shares.map(({ accountId, row }) => [accountId, row])).toEqual([
      [null, 2],
      ['a', null],
      [null, 0],
    ]);
  });

  test('gives the notices in order: the book, the bootstrap, the levels', () => {
    expect(result.notices.map(({ code, field }) => [code, field])).toEqual([
      ['concentration.small_sample', 'monetary'],
      ['concentration.account_level', 'K0'],
      ['concentration.account_level', 'K1'],
      ['concentration.account_level', 'K2'],
      ['concentration.top_five_level', 'monetary'],
    ]);
  });

  test('of losses: G*, whale curve, null where nothing is defined', () => {
    const losses = analyzeConcentration(accountsOf(WITH_LOSSES), { bootstrap: 100 });
    expect(losses).toMatchObject({
      total: 800,
      gross: 1180,
      counts: { positive: 8, zero: 0, negative: 2 },
      whaleCurve: { peak: 990, accounts: 8, ratio: 1.2375, erosion: 190 },
      hhi: { value: null },
      entropy: { value: null },
      theil: { t: null },
      hoover: null,
    });
    expect(losses.gini.value).toBeCloseTo(0.6932, 4);
    // Classes are cut over the gains: 500 + 200 + 100 of 990 is the first step past 80 %.
    expect(losses.abc.map(({ accounts }) => accounts)).toEqual([3, 3, 4]);
    expect(losses.abc.map(({ share }) => share)).toEqual([800 / 990, 160 / 990, 30 / 990]);
    expect(losses.accounts[9]).toMatchObject({ value: -150, rank: 10, share: -0.1875, cumulativeShare: 1 });
    expect(isPlain(losses)).toBe(true);
  });

  test('of no accounts, of zeros and of losses only: null, never NaN', () => {
    const empty = analyzeConcentration([]);
    expect(isPlain(empty)).toBe(true);
    expect(empty).toMatchObject({
      counts: { rows: 0, accounts: 0, missing: 0, leftOut: 0, positive: 0, zero: 0, negative: 0 },
      total: 0,
      jointRatio: null,
      gini: { value: null, corrected: null },
      lorenz: [],
      whaleCurve: null,
      abc: [],
      bootstrap: null,
      exposure: [],
      referenceLevels: [],
      accounts: [],
    });
    expect(empty.topShares.every(({ share }) => share === null)).toBe(true);
    expect(empty.accountsFor[0]).toEqual({ share: 0.5, accounts: null, shareOfAccounts: null });
    expect(empty.concentrationRatios[0]).toEqual({ largest: 1, share: null });
    for (const values of [[0, 0, 0], [-1, -2], [3, -3], [1e290, -1e290, 5e-324], [7], [0], [null, null]]) {
      const odd = analyzeConcentration(accountsOf(values), { bootstrap: 50 });
      expect(isPlain(odd)).toBe(true);
    }
    expect(analyzeConcentration(accountsOf([0, 0])).accounts[1]).toMatchObject({
      rank: 1,
      share: null,
      cumulativeShare: null,
    });
    expect(analyzeConcentration(accountsOf([null, 4])).counts).toMatchObject({
      rows: 2,
      accounts: 1,
      missing: 1,
    });
  });
});

describe('options', () => {
  test('value: a field or a function of the row', () => {
    const rows = [
      { accountId: 'a', orders: 3, cents: 100 },
      { accountId: 'b', orders: 1, cents: 900 },
    ];
    expect(analyzeConcentration(rows, { value: 'orders' })).toMatchObject({ field: 'orders', total: 4 });
    expect(analyzeConcentration(rows, { value: (row) => row.cents / 100 })).toMatchObject({
      field: 'value',
      total: 10,
    });
    // @ts-expect-error there is no such field
    expect(thrownBy(() => analyzeConcentration(rows, { value: 'oders' }))).toBe(
      'TypeError: Cannot analyze concentration as no row has a field "oders"',
    );
  });

  test('include: buyers leaves out what is not above 0', () => {
    const rows = accountsOf([6, 2, 0, -4, null]);
    expect(analyzeConcentration(rows, { include: 'buyers' })).toMatchObject({
      include: 'buyers',
      total: 8,
      gross: 8,
      counts: { rows: 5, accounts: 2, missing: 1, leftOut: 2, positive: 2, zero: 0, negative: 0 },
    });
    expect(analyzeConcentration(rows, { include: 'all' })).toMatchObject({
      include: 'all',
      total: 4,
      gross: 12,
      counts: { rows: 5, accounts: 4, missing: 1, leftOut: 0, positive: 2, zero: 1, negative: 1 },
    });
  });

  test('topShares, accountsFor, largest, levels, steps', () => {
    const result = analyzeConcentration(accounts, {
      topShares: [0.25],
      accountsFor: [0.7, 1],
      largest: [2],
      levels: [0.25],
      steps: 2,
    });
    expect(result.topShares).toEqual([{ top: 0.25, share: 0.75 }]);
    expect(result.accountsFor).toEqual([
      { share: 0.7, accounts: 2, shareOfAccounts: 0.2 },
      { share: 1, accounts: 10, shareOfAccounts: 1 },
    ]);
    expect(result.concentrationRatios).toEqual([{ largest: 2, share: 0.7 }]);
    expect(result.referenceLevels.map(({ level, accounts: reached }) => [level, reached])).toEqual([
      [0.25, 1],
    ]);
    expect(result.notices.filter(({ code }) => code === 'concentration.account_level')).toHaveLength(1);
    expect(result.lorenz.map(({ share }) => share)).toEqual([0, 0.07, 1]);
  });

  test('the Lorenz curve has 100 steps by default', () => {
    expect(analyzeConcentration(accountsOf(Array(100).fill(1)), { bootstrap: 0 }).lorenz).toHaveLength(101);
    expect(analyzeConcentration(accountsOf(Array(250).fill(1)), { bootstrap: 0 }).lorenz).toHaveLength(101);
  });

  test('cuts and crossing', () => {
    const counts = (options: object) =>
      analyzeConcentration(accounts, options).abc.map(({ accounts: inClass }) => inClass);
    expect(counts({ cuts: [0.5, 0.9] })).toEqual([1, 4, 5]);
    expect(counts({ crossing: 'lower' })).toEqual([3, 2, 5]);
    expect(counts({ crossing: 'higher' })).toEqual([3, 3, 4]);
  });

  test('bootstrap and seed', () => {
    expect(analyzeConcentration(accounts, { bootstrap: 0 }).bootstrap).toBe(null);
    expect(analyzeConcentration(accounts, { bootstrap: 7, seed: 9 }).bootstrap).toMatchObject({
      resamples: 7,
      seed: 9,
    });
    expect(analyzeConcentration(accounts, { seed: 1 }).bootstrap).toEqual(
      analyzeConcentration(accounts).bootstrap,
    );
    expect(analyzeConcentration(accounts, { seed: 0 }).bootstrap?.seed).toBe(0);
  });

  test('wrong options are refused by name', () => {
    const refused = (options: object) => thrownBy(() => analyzeConcentration(accounts, options));
    const cannot = 'Cannot analyze concentration as';
    expect(refused({ vlaue: 'x' })).toBe(
      `TypeError: ${cannot} there is no option "vlaue": the options are value, include, bootstrap, seed, cuts, crossing, topShares, accountsFor, largest, levels, steps`,
    );
    const value = `TypeError: ${cannot} "value" must be the name of a field or a function of the row: current value is`;
    expect(refused({ value: 5 })).toBe(`${value} 5`);
    expect(refused({ value: '' })).toBe(`${value} ""`);
    expect(refused({ include: 'some' })).toBe(
      `RangeError: ${cannot} "include" must be one of "all", "buyers": current value is "some"`,
    );
    expect(refused({ crossing: 'up' })).toBe(
      `RangeError: ${cannot} "crossing" must be one of "higher", "lower": current value is "up"`,
    );
    const bootstrap = `${cannot} "bootstrap" must be an integer from 0 to 1000000: current value is`;
    expect(refused({ bootstrap: -1 })).toBe(`RangeError: ${bootstrap} -1`);
    expect(refused({ bootstrap: 1_000_001 })).toBe(`RangeError: ${bootstrap} 1000001`);
    expect(refused({ bootstrap: '5' })).toBe(`TypeError: ${bootstrap} "5"`);
    expect(refused({ seed: -1 })).toBe(
      `RangeError: ${cannot} "seed" must be an integer >= 0: current value is -1`,
    );
    expect(refused({ seed: 0.5 })).toBe(
      `RangeError: ${cannot} "seed" must be an integer >= 0: current value is 0.5`,
    );
    const steps = `RangeError: ${cannot} "steps" must be an integer from 1 to 10000: current value is`;
    expect(refused({ steps: 0 })).toBe(`${steps} 0`);
    expect(refused({ steps: 10_001 })).toBe(`${steps} 10001`);
    expect(thrownBy(() => analyzeConcentration(accounts, null as never))).toBe(
      `TypeError: ${cannot} the options must be an object: current value is null`,
    );
  });

  test('lists must be ascending shares', () => {
    const refused = (options: object) => thrownBy(() => analyzeConcentration(accounts, options));
    const cannot = 'RangeError: Cannot analyze concentration as';
    for (const name of ['topShares', 'accountsFor', 'levels']) {
      const must = `${cannot} "${name}" must be ascending shares above 0, up to 1: current value is`;
      expect(refused({ [name]: [0] })).toBe(`${must} an array of 1`);
      expect(refused({ [name]: [1.01] })).toBe(`${must} an array of 1`);
      expect(refused({ [name]: [0.2, 0.2] })).toBe(`${must} an array of 2`);
      expect(refused({ [name]: [0.3, 0.2] })).toBe(`${must} an array of 2`);
      expect(refused({ [name]: ['a'] })).toBe(`${must} an array of 1`);
      expect(refused({ [name]: [Number.NaN] })).toBe(`${must} an array of 1`);
      expect(refused({ [name]: null })).toBe(`${must} null`);
      expect(refused({ [name]: { 0: 0.5, length: 1 } })).toBe(`${must} an object`);
      expect(refused({ [name]: 0.5 })).toBe(`${must.replace('Range', 'Type')} 0.5`);
      expect(refused({ [name]: [] })).toBe('nothing');
      expect(refused({ [name]: [1] })).toBe('nothing');
      expect(refused({ [name]: [0.1, 0.2, 1] })).toBe('nothing');
    }
    const largest = `${cannot} "largest" must be ascending integers >= 1: current value is`;
    expect(refused({ largest: [0, 1] })).toBe(`${largest} an array of 2`);
    expect(refused({ largest: [1, 1.5] })).toBe(`${largest} an array of 2`);
    expect(refused({ largest: [3, 1] })).toBe(`${largest} an array of 2`);
    expect(refused({ largest: [1, 3] })).toBe('nothing');
    const cuts = `${cannot} "cuts" must be two ascending shares such as [0.8, 0.95]: current value is`;
    expect(refused({ cuts: [0.8] })).toBe(`${cuts} an array of 1`);
    expect(refused({ cuts: [0.8, 0.9, 1] })).toBe(`${cuts} an array of 3`);
    expect(refused({ cuts: [0.9, 0.8] })).toBe(`${cuts} an array of 2`);
    expect(refused({ cuts: [0.8, 1] })).toBe('nothing');
  });

  test('errors in the data name the stage', () => {
    expect(thrownBy(() => analyzeConcentration([{ accountId: 'Acme', monetary: '9' }]))).toBe(
      'TypeError: Cannot analyze concentration as "monetary" of row 0 (account "Acme") must be a finite number within ±1e290, or null: current value is "9"',
    );
  });
});

describe('laws', () => {
  test('the same accounts in any order give the same bytes', () => {
    const mixed = accountsOf([0.1, 0.2, 0.3, 0.1, 7, 7, 0, -0, 1e-9, 33.33, null, 5, 5, 5, -2]);
    const bytes = JSON.stringify(analyzeConcentration(mixed, { bootstrap: 30 }));
    for (let seed = 1; seed <= 20; seed++)
      expect(JSON.stringify(analyzeConcentration(shuffled(mixed, seed), { bootstrap: 30 }))).toBe(bytes);
  });

  test('the input is left alone', () => {
    const frozen = Object.freeze(accountsOf([1, 5, 3]).map((row) => Object.freeze(row)));
    analyzeConcentration(frozen);
    expect(frozen.map(({ monetary }) => monetary)).toEqual([1, 5, 3]);
  });
});
