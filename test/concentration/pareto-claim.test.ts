import { describe, expect, expectTypeOf, test } from 'vitest';
import { analyzeConcentration } from '../../src/concentration/analyze.ts';
import { type ParetoClaim, testParetoClaim } from '../../src/concentration/pareto-claim.ts';
import { accountsOf, FIXTURE, isPlain, thrownBy } from './helpers.ts';

const accounts = accountsOf(FIXTURE);
/** 200 accounts between 1000 and 1199: next to equal. */
const flat = accountsOf(Array.from({ length: 200 }, (_, i) => 1000 + i));
/** 20 accounts of a hundred hold nearly all, by a wide margin. */
const steep = accountsOf(Array.from({ length: 400 }, (_, i) => (i % 10 === 0 ? 10_000 + i : 1)));

describe('testParetoClaim', () => {
  test('cannot decide on ten accounts', () => {
    const claim = testParetoClaim(accounts);
    expectTypeOf(claim).toEqualTypeOf<ParetoClaim>();
    const { interval } = claim;
    expect(interval?.lower).toBeLessThan(0.8);
    expect(interval?.upper).toBeGreaterThanOrEqual(0.8);
    expect(claim).toEqual({
      field: 'monetary',
      include: 'all',
      accounts: 10,
      top: 0.2,
      holds: 0.8,
      observed: 0.7,
      interval,
      level: 0.95,
      resamples: 1000,
      seed: 1,
      verdict: 'undecided',
      reasons: [
        {
          code: 'pareto.claim',
          field: 'topShare',
          value: 0.8,
          op: 'in',
          threshold: [interval?.lower, interval?.upper],
          ends: '(]',
          result: 'undecided',
        },
      ],
      notices: [{ code: 'concentration.small_sample', field: 'monetary', value: 10, threshold: 30 }],
    });
    expect(isPlain(claim)).toBe(true);
  });

  test('refutes it for accounts that are next to equal', () => {
    const claim = testParetoClaim(flat);
    expect(claim.observed).toBeCloseTo(0.2146, 4);
    expect(claim.verdict).toBe('refuted');
    expect(claim.reasons).toEqual([
      {
        code: 'pareto.claim',
        field: 'topShare',
        value: claim.interval?.upper,
        op: '<',
        threshold: 0.8,
        result: 'refuted',
      },
    ]);
    expect(claim.notices).toEqual([]);
  });

  test('finds that it holds where a few have nearly all', () => {
    const claim = testParetoClaim(steep);
    expect(claim.verdict).toBe('holds');
    expect(claim.reasons).toEqual([
      {
        code: 'pareto.claim',
        field: 'topShare',
        value: claim.interval?.lower,
        op: '>=',
        threshold: 0.8,
        result: 'holds',
      },
    ]);
  });

  test('decides at the ends of the interval: at or above the lower holds, at the upper is open', () => {
    const { lower, upper } = testParetoClaim(accounts).interval as { lower: number; upper: number };
    const verdict = (holds: number) => testParetoClaim(accounts, { holds }).verdict;
    expect(verdict(lower)).toBe('holds');
    expect(verdict(lower + 1e-9)).toBe('undecided');
    expect(verdict(upper)).toBe('undecided');
    expect(verdict(upper + 1e-9)).toBe('refuted');
  });

  test('has the interval of analyzeConcentration for the same seed', () => {
    expect(testParetoClaim(accounts, { seed: 4, bootstrap: 200 }).interval).toEqual(
      analyzeConcentration(accounts, { seed: 4, bootstrap: 200 }).bootstrap?.topShare,
    );
    expect(testParetoClaim(accounts, { seed: 4, bootstrap: 200 })).toMatchObject({ seed: 4, resamples: 200 });
  });

  test('top: another share of the accounts', () => {
    expect(testParetoClaim(accounts, { top: 0.1, holds: 0.5 })).toMatchObject({
      top: 0.1,
      holds: 0.5,
      observed: 0.5,
    });
    expect(testParetoClaim(flat, { top: 1, holds: 1 })).toMatchObject({ observed: 1, verdict: 'holds' });
  });

  test('value and include', () => {
    const rows = [{ units: 3 }, { units: 1 }, { units: 0 }, { units: -1 }, { units: null }];
    expect(testParetoClaim(rows, { value: 'units', include: 'buyers', top: 0.5 })).toMatchObject({
      field: 'units',
      include: 'buyers',
      accounts: 2,
      observed: 0.75,
    });
    expect(testParetoClaim(rows, { value: (row) => row.units, top: 0.5 })).toMatchObject({
      field: 'value',
      include: 'all',
      accounts: 4,
      observed: 4 / 3,
    });
  });

  test('cannot decide without an interval, and says so', () => {
    const reason = (value: number | null) => ({
      code: 'pareto.no_interval',
      field: 'topShare',
      value,
      op: 'missing',
      threshold: 0.8,
      result: 'undecided',
    });
    expect(testParetoClaim([])).toMatchObject({
      observed: null,
      interval: null,
      resamples: 0,
      verdict: 'undecided',
      reasons: [reason(null)],
    });
    expect(testParetoClaim(accountsOf([5]))).toMatchObject({
      observed: 0.2,
      interval: null,
      reasons: [reason(0.2)],
    });
    expect(testParetoClaim(accountsOf([5, -9]))).toMatchObject({
      observed: null,
      interval: null,
      resamples: 0,
      reasons: [reason(null)],
    });
    expect(testParetoClaim(accounts, { bootstrap: 0 })).toMatchObject({
      observed: 0.7,
      interval: null,
      resamples: 0,
      reasons: [reason(0.7)],
    });
  });

  test('refuses wrong options and data', () => {
    const refused = (options: object) => thrownBy(() => testParetoClaim(accounts, options));
    const cannot = 'Cannot test a Pareto claim as';
    for (const name of ['top', 'holds']) {
      const must = `${cannot} "${name}" must be a share above 0, up to 1: current value is`;
      expect(refused({ [name]: 0 })).toBe(`RangeError: ${must} 0`);
      expect(refused({ [name]: 1.5 })).toBe(`RangeError: ${must} 1.5`);
      expect(refused({ [name]: '0.2' })).toBe(`TypeError: ${must} "0.2"`);
      expect(refused({ [name]: 1 })).toBe('nothing');
      expect(refused({ [name]: 1e-9 })).toBe('nothing');
    }
    expect(refused({ claim: 1 })).toBe(
      `TypeError: ${cannot} there is no option "claim": the options are value, include, bootstrap, seed, top, holds`,
    );
    expect(thrownBy(() => testParetoClaim([{ monetary: true }] as never))).toBe(
      `TypeError: ${cannot} "monetary" of row 0 must be a finite number within ±1e290, or null: current value is true`,
    );
  });
});
