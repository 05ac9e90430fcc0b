import { digammaRise, logGamma, logGammaRise } from '../internal/gamma-function.ts';
import type { Objective } from './maximise.ts';
import type { SpendParams } from './spend-model.ts';

/** An account with repeat purchases: how many, and their mean amount (above 0). */
export interface Spender {
  readonly repeats: number;
  readonly mean: number;
}

/**
 * The mean log-likelihood of mean amounts under the gamma-gamma model, by the logarithms of p, q and v; amounts in any unit.
 *
 * ln L = ln Γ(px+q)/Γ(px) - ln Γ(q) - ln m - px ln(1 + v/(xm)) - q ln(1 + xm/v), for x purchases of mean m.
 * Colombo and Jiang 1999, doi:10.1002/(SICI)1520-6653(199922)13:3<2::AID-DIR1>3.0.CO;2-H; Fader and Hardie 2013,
 * http://brucehardie.com/notes/025/, eq. 1a. `spenders` are sorted by repeats. Cost: O(accounts).
 */
export function gammaGammaLikelihood(spenders: readonly Spender[]): Objective {
  const totals = Float64Array.from(spenders, ({ repeats, mean }) => repeats * mean);
  const logTotals = totals.map(Math.log);
  const logMeans = spenders.reduce((sum, { mean }) => sum + Math.log(mean), 0);
  const n = spenders.length;
  return (at, gradient) => {
    const [p, q, v] = at.map(Math.exp) as unknown as [number, number, number];
    const logV = at[2] as number;
    let value = -logMeans;
    let byP = 0;
    let byQ = 0;
    let byV = 0;
    let x = 0;
    let gamma = 0;
    let byPx = 0;
    let byQx = 0;
    for (let i = 0; i < n; i++) {
      const { repeats } = spenders[i] as Spender;
      if (repeats !== x) {
        x = repeats;
        const px = p * x;
        gamma = q > px ? logGammaRise(q, px) - logGamma(px) : logGammaRise(px, q) - logGamma(q);
        byPx = digammaRise(px, q);
        byQx = digammaRise(q, px);
      }
      const total = totals[i] as number;
      // The smaller of the two logarithms is worked out, and the other from it, so that no digits cancel.
      const ratio = (logTotals[i] as number) - logV;
      const least = Math.log1p(ratio < 0 ? total / v : v / total);
      const above = ratio < 0 ? least : least + ratio;
      const below = ratio < 0 ? least - ratio : least;
      value += gamma - p * x * below - q * above;
      byP += x * (byPx - below);
      byQ += byQx - above;
      byV += (q * total - p * x * v) / (total + v);
    }
    gradient[0] = (p * byP) / n;
    gradient[1] = (q * byQ) / n;
    gradient[2] = byV / n;
    return value / n;
  };
}

/**
 * The expected amount of a purchase of an account with x purchases of mean m: between the mean of the account and that of all.
 * `null` where it is infinite. Fader and Hardie 2013, eq. 5.
 */
export function expectedAmount({ p, q, v }: SpendParams, x: number, mean: number): number | null {
  const divisor = p * x + q - 1;
  return divisor > 0 ? (p * (v + mean * x)) / divisor : null;
}
