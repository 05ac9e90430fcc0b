import type { Expectation } from './beta-geometric.ts';
import { powerIntegral, powerMoments } from './power-integral.ts';
import type { ParetoParams } from './purchase-model.ts';

/**
 * What an account of a Pareto/NBD model will do within `horizon`, given x repeat purchases, the last at `last`, up to `age`; all in
 * time units.
 *
 * P(alive) is the share of the likelihood in which the account is still active. The chance of an order is P(alive) times
 * (r+x)/(α+T) ∫ ((α+y)/(α+T))^-(r+x+1) ((β+y)/(β+T))^-s dy over the horizon: the density of the first order, which is a sum of positive
 * parts, where a difference of likelihoods would cancel. Expected orders: Fader and Hardie, http://brucehardie.com/notes/009/, eq. 41.
 */
export function expectPareto(
  { r, alpha, s, beta }: ParetoParams,
  x: number,
  last: number,
  age: number,
  horizon: number,
): Expectation {
  const k = r + x;
  const moments = powerMoments();
  let odds = 0;
  if (s > 0 && age > last) {
    powerIntegral(alpha, beta, k, s + 1, last, age - last, moments);
    const silence = age - last;
    odds =
      (s / (beta + last)) *
      Math.exp(
        moments.log + k * Math.log1p(silence / (alpha + last)) + s * Math.log1p(silence / (beta + last)),
      );
  }
  const alive = 1 / (1 + odds);
  powerIntegral(alpha, beta, k + 1, s, age, horizon, moments);
  const first = Math.min(1, (k / (alpha + age)) * Math.exp(moments.log));
  const growth = Math.log1p(horizon / (beta + age));
  const years = s === 1 ? growth : -Math.expm1((1 - s) * growth) / (s - 1);
  return { alive, ofOrder: alive * first, orders: (alive * k * (beta + age) * years) / (alpha + age) };
}
