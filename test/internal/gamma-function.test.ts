import { describe, expect, test } from 'vitest';
import { digamma, digammaRise, logGamma, logGammaRise } from '../../src/internal/gamma-function.ts';

/** x, ln Γ(x), ψ(x): mpmath 1.3.0 with 50 digits. */
const VALUES: ReadonlyArray<readonly [number, number, number]> = [
  [1e-8, 18.42068073818021, -100000000.57721564],
  [0.001, 6.907178885383853, -1000.5755719318103],
  [0.3, 1.0957979948180756, -3.502524222200133],
  [0.5, 0.5723649429247001, -1.9635100260214235],
  [0.999999, 5.772164873855652e-7, -0.5772173098368019],
  [1.0, 0.0, -0.5772156649015329],
  [1.2, -0.08537409000331583, -0.2890398965921884],
  [1.5, -0.12078223763524522, 0.03648997397857652],
  [1.9999999, -4.2278430309861296e-8, 0.4227842706050584],
  [2.0, 0.0, 0.42278433509846713],
  [2.5, 0.2846828704729192, 0.7031566406452432],
  [3.7, 1.428072326665388, 1.1671535393615113],
  [9.99, 12.779315214350193, 2.250700372831201],
  [10.0, 12.801827480081469, 2.251752589066721],
  [25.0, 54.78472939811232, 3.198742512851974],
  [1234.5, 7550.550901077895, 7.118016231827998],
  [100000000.0, 1742068066.1038346, 18.420680738952367],
];

/** x, d, ln Γ(x + d) - ln Γ(x), ψ(x + d) - ψ(x): the same. */
const RISES: ReadonlyArray<readonly [number, number, number, number]> = [
  [1e-8, 1, -18.420680743952367, 100000000.0],
  [0.24, 2, -1.2120049760232003, 4.973118279569893],
  [0.24, 2000, 13199.416439899112, 12.006932807303329],
  [3.3, 0.5, 0.5592236312741705, 0.1628673569326525],
  [9.5, 300, 1451.8319248303117, 3.5356038368809912],
  [10.0, 1, Math.LN10, 0.1],
  [12345.6, 7, 65.94908573533473, 0.0005668658944026941],
  [100000000.0, 1, 18.420680743952367, 1e-8],
  [100000000.0, 3, 55.2620422618571, 2.9999999700000005e-8],
  [0.001, 1000000.0, 12815497.675784236, 1014.3910819907745],
  [5.0, 0, 0.0, 0.0],
];

/** Within so many parts of the value. */
function expectNear(actual: number, wanted: number, relative: number): void {
  expect(Math.abs(actual - wanted)).toBeLessThanOrEqual(relative * Math.abs(wanted));
}

describe('the gamma function', () => {
  test.each(VALUES)('ln Γ and ψ of %f', (x, log, slope) => {
    expectNear(logGamma(x), log, 1e-15);
    expectNear(digamma(x), slope, x === 1.5 ? 1e-14 : 2e-15);
  });

  test('is exactly 0 at 1 and 2', () => {
    expect([logGamma(1), logGamma(2)]).toEqual([0, 0]);
  });

  test.each(RISES)('from %f by %f', (x, rise, log, slope) => {
    expectNear(logGammaRise(x, rise), log, 1e-14);
    expectNear(digammaRise(x, rise), slope, 2e-15);
  });

  test('has no steps where the methods meet', () => {
    for (const border of [0.5, 1.5, 2.5, 10]) {
      const below = border * (1 - 2 ** -52);
      expect(Math.abs(logGamma(border) - logGamma(below))).toBeLessThan(1e-14);
      expect(Math.abs(digamma(border) - digamma(below))).toBeLessThan(1e-14);
    }
  });

  test('ψ is 0 where it should be', () => {
    expect(Math.abs(digamma(1.4616321449683622))).toBeLessThan(3e-16);
  });
});
