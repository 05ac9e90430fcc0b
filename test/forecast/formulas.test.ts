/** The formulas at given parameters, against numbers of mpmath 1.3.0 (30 to 50 digits). */
import { describe, expect, test } from 'vitest';
import { expectBetaGeometric } from '../../src/forecast/beta-geometric.ts';
import { betaGeometricLikelihood } from '../../src/forecast/beta-geometric-likelihood.ts';
import { expectPareto } from '../../src/forecast/pareto.ts';
import { powerIntegral, powerMoments } from '../../src/forecast/power-integral.ts';
import { createRandom } from '../../src/internal/random.ts';
import { goldenText, readCsv, relativeError, worst } from './support.ts';

describe('BG/NBD at awkward parameters', () => {
  const cases = readCsv(goldenText('edge_cases.csv'));

  test('are all there', () => {
    expect(cases).toHaveLength(16);
  });

  test.each(cases.map((row) => [row.case ?? '', row] as const))('%s', (_, row) => {
    const n = (name: string) => Number(row[name]);
    const params = { r: n('r'), alpha: n('alpha'), a: n('a'), b: n('b') };
    const { alive, ofOrder, orders } = expectBetaGeometric(params, 0, n('x'), n('t_x'), n('T'), n('t'));
    // The smallest are below the smallest double, and 0.
    expect(relativeError(alive, n('p_alive'))).toBeLessThan(1e-9);
    expect(relativeError(ofOrder, n('p_buy_in_t'))).toBeLessThan(1e-9);
    expect(relativeError(orders, n('expected_purchases_t'))).toBeLessThan(1e-9);

    // The likelihood of one account, in its own time unit.
    const objective = betaGeometricLikelihood(
      {
        accounts: 1,
        repeats: Float64Array.of(n('x')),
        repeatsWeight: Float64Array.of(1),
        times: Float64Array.of(n('t_x'), n('T')),
        longest: 1,
        repeatsOf: Int32Array.of(0),
        lastOf: Int32Array.of(0),
        ageOf: Int32Array.of(1),
        weight: Float64Array.of(1),
        totalRepeats: n('x'),
        totalAge: n('T'),
      },
      0,
    );
    const logs = Float64Array.of(params.r, params.alpha, params.a, params.b).map(Math.log);
    const logLikelihood = objective(logs, new Float64Array(4));
    expect(Math.abs(logLikelihood - n('log_likelihood'))).toBeLessThan(
      1e-9 * Math.max(1e-3, Math.abs(n('log_likelihood'))),
    );
  });
});

/** r, α, a, b, first, x, t_x, T, t, then P(alive), P(order), E: where the series is not used. */
const EXTREMES: ReadonlyArray<readonly number[]> = [
  [0.5, 2, 1e5, 3e5, 1, 3, 20, 30, 26, 0.4469986707263117, 0.391237333737328, 0.8519924215009451],
  [0.5, 0.01, 0.8, 2.5, 0, 0, 0, 0, 52, 1.0, 0.986133828316014, 29.55960970712358],
  [900, 9000, 0.4, 0.7, 1, 2, 5, 30, 26, 0.3563705312841474, 0.3297260493847984, 0.8303887802450816],
  [
    0.003, 0.0026, 799, 39.6, 0, 4, 1, 1, 0.1, 0.05061787072243346, 0.016022431404154953,
    0.016203289601912352,
  ],
  [1e-5, 5, 2, 1, 1, 0, 0, 40, 20, 0.3333284506299312, 1.2257290585179178e-6, 1.340908958754185e-6],
];

describe('beta-geometric models at extreme parameters', () => {
  test.each(EXTREMES)('r %f, α %f, a %f, b %f', (...row) => {
    const [r, alpha, a, b, first, x, last, age, horizon, alive, ofOrder, orders] = row as [
      number,
      number,
      number,
      number,
      0 | 1,
      number,
      number,
      number,
      number,
      number,
      number,
      number,
    ];
    const found = expectBetaGeometric({ r, alpha, a, b }, first, x, last, age, horizon);
    expect(relativeError(found.alive, alive)).toBeLessThan(1e-12);
    expect(relativeError(found.ofOrder, ofOrder)).toBeLessThan(1e-12);
    expect(relativeError(found.orders, orders)).toBeLessThan(1e-11);
  });

  test('series and integral meet', () => {
    // z is .98 at the border; a horizon on either side of it gives nearly the same.
    const params = { r: 0.5, alpha: 6, a: 0.9, b: 2 };
    const orders = (horizon: number) => expectBetaGeometric(params, 1, 3, 10, 20, horizon).orders;
    const border = 26 * (0.98 / 0.02);
    const slope = (orders(border * 0.999) - orders(border * 0.997)) / 0.002;
    expect(orders(border * 1.0001) - orders(border * 0.9999)).toBeGreaterThan(0);
    expect(relativeError(orders(border * 1.0001) - orders(border * 0.9999), slope * 2e-4)).toBeLessThan(0.01);
  });

  test('without churn, orders come in at the rate r + x over α + T', () => {
    expect(expectBetaGeometric({ r: 0.5, alpha: 6, a: 0, b: 1 }, 1, 3, 10, 20, 13)).toEqual({
      alive: 1,
      ofOrder: -Math.expm1(-3.5 * Math.log1p(0.5)),
      orders: 1.75,
    });
    const pareto = expectPareto({ r: 0.5, alpha: 6, s: 0, beta: 1 }, 3, 10, 20, 13);
    expect(pareto.alive).toBe(1);
    expect(relativeError(pareto.orders, 1.75)).toBeLessThan(1e-14);
    expect(relativeError(pareto.ofOrder, -Math.expm1(-3.5 * Math.log1p(0.5)))).toBeLessThan(1e-14);
  });
});

/** α, β, p, q, from, length, then ln ∫, the means of both logarithms, and of both shares. */
const INTEGRALS: ReadonlyArray<readonly number[]> = [
  [
    10.5, 11.6, 0.55, 1.6, 0, 39, 2.0873124971448793, 0.5708312387518315, 0.5330940545984405,
    0.3880187987635323, 0.36956523521146384,
  ],
  [
    10.5, 11.6, 2.55, 1.6, 30, 8.86, 1.7890692363862366, 0.08883437936941141, 0.08662191356177483,
    0.7624002353866869, 0.7439031055584421,
  ],
  [
    4, 300, 300.5, 5.98, 38, 0.86, -1.9692072892897179, 0.0032843753510248337, 0.00040925963876998773,
    0.9050737082366201, 0.11278913911517274,
  ],
  [
    50, 2, 2000.2, 1.3, 250, 250, -1.8974936509700093, 0.0004998132386162296, 0.0005949591523178966,
    0.8334165939250203, 0.9920682111541267,
  ],
  [
    0.001, 20, 0.3, 1.1, 0, 500, 0.8764597404367349, 9.97324808484325, 1.0880156523574183, 0.9986986339989519,
    0.5342067811999415,
  ],
  [
    20, 0.001, 0.3, 1.1, 0, 500, -4.99060622641504, 0.19182077639095804, 4.721392364433235,
    0.10706132360746003, 0.8663526332952868,
  ],
  [
    7, 7, 1, 1, 3, 1e-6, -13.81551065796427, 4.999999666666691e-8, 4.999999666666691e-8, 0.3000000349999965,
    0.3000000349999965,
  ],
  [
    1e6, 1e6, 1e6, 1e6, 5, 100, -0.6931416805723203, 5.00000250000125e-7, 5.00000250000125e-7,
    5.499972500137499e-6, 5.499972500137499e-6,
  ],
  [
    3, 900, 0.4, 800, 0, 1000, 0.007790393198565848, 0.26778010872893004, 0.0011426942767654182,
    0.2172584787552207, 0.0011413707606223896,
  ],
];

test.each(INTEGRALS)('the integral of Pareto/NBD: α %f, β %f, powers %f and %f', (...row) => {
  const [alpha = 0, beta = 0, p = 0, q = 0, from = 0, length = 0, log = 0, ...means] = row;
  const found = powerMoments();
  powerIntegral(alpha, beta, p, q, from, length, found);
  expect(Math.abs(found.log - log)).toBeLessThan(1e-11);
  const { logAlpha, logBeta, shareAlpha, shareBeta } = found;
  const errors = [logAlpha, logBeta, shareAlpha, shareBeta].map((mean, i) =>
    relativeError(mean, means[i] as number),
  );
  expect(worst(errors)).toBeLessThan(1e-10);
});

test('no parameters, purchases or horizons give anything but probabilities and counts', () => {
  const random = createRandom(3);
  const between = (low: number, high: number) => 10 ** (low + random.unit() * (high - low));
  for (let i = 0; i < 3000; i++) {
    const [r, alpha, third, fourth] = [between(-6, 6), between(-6, 7), between(-8, 6), between(-8, 7)];
    const x = [0, 1, random.below(10), random.below(3000)][random.below(4)] as number;
    const age = random.below(20) === 0 ? 0 : between(-1, 4);
    const last = x === 0 ? 0 : random.below(2) === 0 ? age : age * random.unit();
    const horizon = between(-2, 4);
    const betaGeometric = { r, alpha, a: third, b: fourth };
    for (const found of [
      expectBetaGeometric(betaGeometric, 0, x, last, age, horizon),
      expectBetaGeometric(betaGeometric, 1, x, last, age, horizon),
      expectPareto({ r, alpha, s: third, beta: fourth }, x, last, age, horizon),
    ]) {
      const { alive, ofOrder, orders } = found;
      const isRight =
        alive >= 0 &&
        alive <= 1 &&
        ofOrder >= 0 &&
        ofOrder <= alive * (1 + 1e-12) &&
        Number.isFinite(orders) &&
        ofOrder <= orders * (1 + 1e-9);
      if (!isRight) expect({ r, alpha, third, fourth, x, last, age, horizon, found }).toBe('right');
    }
  }
});
