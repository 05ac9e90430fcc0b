import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { analyzeConcentration } from '../../src/concentration/analyze.ts';
import { applyAbc } from '../../src/concentration/apply-abc.ts';
import { accountsOf, isPlain, scoreAbc, shuffled } from './helpers.ts';

const amounts = fc.array(
  fc.oneof(fc.integer({ min: 0, max: 50 }), fc.double({ min: 0, max: 1e6, noNaN: true })),
  {
    maxLength: 40,
  },
);
const anyAmounts = fc.array(
  fc.oneof(
    fc.constant(null),
    fc.integer({ min: -20, max: 50 }),
    fc.double({ min: -1e290, max: 1e290, noNaN: true }),
    fc.constantFrom(5e-324, -5e-324, 1e290, -1e290, 0, -0),
  ),
  { maxLength: 12 },
);
const quick = { bootstrap: 0 };
const runs = { numRuns: 60, seed: 20_260_131 };

describe('laws', () => {
  test('any values give plain JSON: no NaN, no infinity, no -0', () => {
    fc.assert(
      fc.property(anyAmounts, (values) => {
        expect(isPlain(analyzeConcentration(accountsOf(values), { bootstrap: 5 }))).toBe(true);
        const { model, accounts } = scoreAbc(accountsOf(values));
        expect(isPlain([model, accounts.map(({ abc }) => abc)])).toBe(true);
      }),
      runs,
    );
  });

  test('the order of the rows does not move a bit', () => {
    fc.assert(
      fc.property(anyAmounts, fc.integer({ min: 1, max: 1e6 }), (values, seed) => {
        const rows = accountsOf(values);
        expect(JSON.stringify(analyzeConcentration(shuffled(rows, seed), { bootstrap: 3 }))).toBe(
          JSON.stringify(analyzeConcentration(rows, { bootstrap: 3 })),
        );
      }),
      runs,
    );
  });

  test('the currency does not matter: twice the amounts, the same measures to the bit', () => {
    fc.assert(
      fc.property(amounts, (values) => {
        const { gini, hhi, entropy, theil, hoover, topShares, jointRatio, lorenz } = analyzeConcentration(
          accountsOf(values.filter((value) => value === 0 || value > 1e-100)),
          quick,
        );
        expect(
          analyzeConcentration(
            accountsOf(values.filter((value) => value === 0 || value > 1e-100).map((value) => value * 2)),
            quick,
          ),
        ).toMatchObject({ gini, hhi, entropy, theil, hoover, topShares, jointRatio, lorenz });
      }),
      runs,
    );
  });

  test('measures keep their bounds and their identities', () => {
    fc.assert(
      fc.property(amounts, (values) => {
        const result = analyzeConcentration(accountsOf(values), quick);
        const n = values.length;
        if (result.jointRatio === null) return;
        const { gini, hhi, entropy, theil, hoover, hallTideman } = result as typeof result & {
          hoover: number;
        };
        const g = gini.value as number;
        expect(g).toBeGreaterThanOrEqual(0);
        expect(g).toBeLessThan(1);
        expect(hhi.value).toBeGreaterThanOrEqual(1 / n);
        expect(hhi.value).toBeLessThanOrEqual(1 + 1e-12);
        expect(entropy.value).toBeGreaterThanOrEqual(0);
        expect((theil.t as number) + (entropy.value as number)).toBeCloseTo(Math.log(n), 9);
        expect(hallTideman).toBeCloseTo(1 / (n * (1 - g)), 6);
        expect(hoover).toBeLessThanOrEqual(g + 1e-12);
        const { accounts, share } = result.jointRatio;
        expect(accounts + share).toBeCloseTo(1, 12);
        expect(accounts).toBeLessThanOrEqual(0.5 + 1e-12);
        // Twice the area between the Lorenz curve (all its points are there) and the diagonal.
        const area = result.lorenz
          .slice(1)
          .reduce((sum, point, i) => sum + (point.share + (result.lorenz[i]?.share as number)) / 2 / n, 0);
        expect(1 - 2 * area).toBeCloseTo(g, 9);
      }),
      runs,
    );
  });

  test('ABC: a larger value never has a lower class, and equal values have the same', () => {
    fc.assert(
      fc.property(amounts, fc.constantFrom('higher', 'lower'), (values, crossing) => {
        const { accounts } = scoreAbc(accountsOf(values), { crossing });
        const sorted = [...accounts].sort((a, b) => (b.monetary as number) - (a.monetary as number));
        const letters = sorted.map(({ abc }) => abc.class ?? '');
        expect([...letters].sort()).toEqual(letters);
        for (const row of accounts)
          for (const other of accounts)
            if (row.monetary === other.monetary) expect(row.abc).toEqual(other.abc);
      }),
      runs,
    );
  });

  test('ABC: A holds at least 80 % by default, at most 80 % with crossing lower; counts are those of the classes', () => {
    fc.assert(
      fc.property(amounts, fc.constantFrom('higher', 'lower'), (values, crossing) => {
        const rows = accountsOf(values);
        const { model, accounts } = scoreAbc(rows, { crossing });
        const { abc, counts } = analyzeConcentration(rows, { crossing, bootstrap: 0 });
        if (abc.length === 0) return;
        const shares = abc.map(({ share }) => share);
        if (crossing === 'higher') expect(shares[0]).toBeGreaterThanOrEqual(0.8 - 1e-12);
        else expect(shares[0]).toBeLessThanOrEqual(0.8 + 1e-12);
        expect(shares.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 9);
        for (const { class: letter, accounts: count } of abc) {
          expect(accounts.filter((row) => row.abc.class === letter)).toHaveLength(count);
          expect(model.fitted.accounts[letter]).toBe(count);
        }
        expect(counts.accounts).toBe(abc.reduce((sum, { accounts: count }) => sum + count, 0));
      }),
      runs,
    );
  });

  test('ABC: apply twice equals apply once', () => {
    fc.assert(
      fc.property(amounts, (values) => {
        const { model, accounts } = scoreAbc(accountsOf(values));
        expect(applyAbc(accounts, model)).toEqual(accounts);
      }),
      runs,
    );
  });
});
