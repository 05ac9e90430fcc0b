import { digammaRise, logGammaRise } from '../internal/gamma-function.ts';
import type { Objective } from './maximise.ts';
import type { Patterns } from './patterns.ts';
import { powerIntegral, powerMoments } from './power-integral.ts';

/**
 * The mean log-likelihood of a book under Pareto/NBD, by the logarithms of r, α, s and β, in units of the longest age.
 *
 * With k = r + x, l(t) = ln(1 + t/α) and m(t) = ln(1 + t/β):
 * ln L = ln Γ(r+x)/Γ(r) - x ln α + ln(e^F + e^G), F = -k l(T) - s m(T) (still active), and G (left after t_x) the logarithm of
 * s/β ∫ (1 + y/α)^-k (1 + y/β)^-(s+1) dy over y from t_x to T.
 * Schmittlein, Morrison and Colombo 1987, doi:10.1287/mnsc.33.1.1; the integral is that of Fader and Hardie,
 * http://brucehardie.com/notes/009/.
 *
 * Cost: O(patterns), with some fifty transcendental functions a pattern.
 */
export function paretoLikelihood(patterns: Patterns): Objective {
  const { repeats, repeatsWeight, times, repeatsOf, lastOf, ageOf, weight, accounts } = patterns;
  const moments = powerMoments();

  return (at, gradient) => {
    const [r, alpha, s, beta] = at.map(Math.exp) as unknown as [number, number, number, number];
    const [, logAlpha, logS, logBeta] = at as unknown as [number, number, number, number];
    const byAlphaLog = times.map((time) => Math.log1p(time / alpha));
    const byBetaLog = times.map((time) => Math.log1p(time / beta));
    let value = 0;
    let byR = 0;
    let byAlpha = 0;
    let byS = 0;
    let byBeta = 0;
    for (let p = 0; p < weight.length; p++) {
      const k = r + (repeats[repeatsOf[p] as number] as number);
      const last = lastOf[p] as number;
      const age = ageOf[p] as number;
      const from = times[last] as number;
      const to = times[age] as number;
      const w = weight[p] as number;
      const ageAlpha = byAlphaLog[age] as number;
      const ageBeta = byBetaLog[age] as number;
      const active = -k * ageAlpha - s * ageBeta;
      let left = 0;
      let slopeR = -ageAlpha;
      let slopeAlpha = (k * to) / (alpha + to);
      let slopeS = -s * ageBeta;
      let slopeBeta = (s * to) / (beta + to);
      value += w * active;
      if (to > from) {
        powerIntegral(alpha, beta, k, s + 1, from, to - from, moments);
        const lastAlpha = byAlphaLog[last] as number;
        const lastBeta = byBetaLog[last] as number;
        const d = logS - logBeta - k * lastAlpha - (s + 1) * lastBeta + moments.log - active;
        const e = Math.exp(d > 0 ? -d : d);
        left = (d > 0 ? 1 : e) / (1 + e);
        value += w * ((d > 0 ? d : 0) + Math.log(1 + e));
        slopeR += left * (-lastAlpha - moments.logAlpha - slopeR);
        slopeAlpha += left * (k * moments.shareAlpha - slopeAlpha);
        slopeS += left * (1 - s * (lastBeta + moments.logBeta) - slopeS);
        slopeBeta += left * ((s + 1) * moments.shareBeta - 1 - slopeBeta);
      }
      byR += w * slopeR;
      byAlpha += w * slopeAlpha;
      byS += w * slopeS;
      byBeta += w * slopeBeta;
    }
    for (let i = 0; i < repeats.length; i++) {
      const x = repeats[i] as number;
      const n = repeatsWeight[i] as number;
      value += n * (logGammaRise(r, x) - x * logAlpha);
      byR += n * digammaRise(r, x);
      byAlpha -= n * x;
    }
    gradient[0] = (r * byR) / accounts;
    gradient[1] = byAlpha / accounts;
    gradient[2] = byS / accounts;
    gradient[3] = byBeta / accounts;
    return value / accounts;
  };
}
