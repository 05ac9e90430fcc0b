import { expect, test } from 'vitest';
import { analyzeConcentration } from '../../src/concentration/analyze.ts';
import { testParetoClaim } from '../../src/concentration/pareto-claim.ts';
import { accountsOf } from './helpers.ts';

const many = accountsOf(Array.from({ length: 20_000 }, (_, i) => 1 + (i % 50)));
const fewer = { code: 'concentration.fewer_resamples', field: 'monetary', value: 500, threshold: 1000 };

test('analyzeConcentration draws fewer resamples for many accounts, and says so', () => {
  const result = analyzeConcentration(many);
  expect(result.bootstrap).toMatchObject({ resamples: 500, seed: 1, top: 0.2 });
  expect(result.notices).toEqual([fewer]);
  expect(analyzeConcentration(many, { bootstrap: 20 }).notices).toEqual([]);
});

test('testParetoClaim does so too', () => {
  const claim = testParetoClaim(many, { seed: 3, top: 0.1 });
  expect(claim).toMatchObject({ resamples: 500, seed: 3 });
  expect(claim.notices).toEqual([fewer]);
  expect(testParetoClaim(many, { bootstrap: 20 })).toMatchObject({ resamples: 20, notices: [] });
});
