import { digammaRise, logGammaRise } from '../internal/gamma-function.ts';
import type { Objective } from './maximise.ts';
import type { Patterns } from './patterns.ts';

/**
 * The mean log-likelihood of a book under BG/NBD (`first` 0) or MBG/NBD (`first` 1), by the logarithms of r, α, a and b, in
 * units of the longest age.
 *
 * With k = r + x and l(t) = ln(1 + t/α):
 * ln L = ln Γ(r+x)/Γ(r) - x ln α + ln Γ(b+x+m)/Γ(b) - ln Γ(a+b+x+m)/Γ(a+b) - k l(T) + ln(1 + e^d),
 * d = ln a - ln(b+x+m-1) + k (l(T) - l(t_x)), and P(alive) = 1 / (1 + e^d); with m = 0 and x = 0, d is -∞.
 * Fader, Hardie and Lee 2005, doi:10.1287/mksc.1040.0098; Batislam, Denizel and Filiztekin 2007,
 * doi:10.1016/j.ijresmar.2006.12.005; Wagner and Hoppe 2008, doi:10.1287/mksc.1070.0345.
 *
 * Cost: O(patterns), with two transcendental functions a pattern.
 */
export function betaGeometricLikelihood(patterns: Patterns, first: 0 | 1): Objective {
  const { repeats, repeatsWeight, times, repeatsOf, lastOf, ageOf, weight, accounts } = patterns;
  const logOdds = new Float64Array(repeats.length);
  const churned = new Float64Array(repeats.length);
  const logs = new Float64Array(times.length);
  const slopes = new Float64Array(times.length);

  return (at, gradient) => {
    const [r, alpha, a, b] = at.map(Math.exp) as unknown as [number, number, number, number];
    const logAlpha = at[1] as number;
    for (let i = 0; i < times.length; i++) {
      const time = times[i] as number;
      logs[i] = Math.log1p(time / alpha);
      slopes[i] = time / (alpha + time);
    }
    for (let i = 0; i < repeats.length; i++) {
      const x = repeats[i] as number;
      logOdds[i] =
        x + first === 0 ? Number.NEGATIVE_INFINITY : (at[2] as number) - Math.log(b + x + first - 1);
    }
    churned.fill(0);

    let value = 0;
    let byR = 0;
    let byAlpha = 0;
    for (let p = 0; p < weight.length; p++) {
      const group = repeatsOf[p] as number;
      const k = r + (repeats[group] as number);
      const age = ageOf[p] as number;
      const last = lastOf[p] as number;
      const silence = (logs[age] as number) - (logs[last] as number);
      const d = (logOdds[group] as number) + k * silence;
      // e^-|d| never overflows.
      const e = Math.exp(d > 0 ? -d : d);
      const left = (d > 0 ? 1 : e) / (1 + e);
      const w = weight[p] as number;
      value += w * ((d > 0 ? d : 0) + Math.log(1 + e) - k * (logs[age] as number));
      byR += w * (left * silence - (logs[age] as number));
      byAlpha +=
        w * k * ((slopes[age] as number) - left * ((slopes[age] as number) - (slopes[last] as number)));
      churned[group] = (churned[group] as number) + w * left;
    }

    let byA = 0;
    let byB = 0;
    for (let i = 0; i < repeats.length; i++) {
      const x = repeats[i] as number;
      const n = repeatsWeight[i] as number;
      const left = churned[i] as number;
      const ofBoth = digammaRise(a + b, x + first);
      value +=
        n * (logGammaRise(r, x) - x * logAlpha + logGammaRise(b, x + first) - logGammaRise(a + b, x + first));
      byR += n * digammaRise(r, x);
      byAlpha -= n * x;
      byA += left - n * a * ofBoth;
      byB += n * b * (digammaRise(b, x + first) - ofBoth);
      if (left > 0) byB -= (left * b) / (b + x + first - 1);
    }
    gradient[0] = (r * byR) / accounts;
    gradient[1] = byAlpha / accounts;
    gradient[2] = byA / accounts;
    gradient[3] = byB / accounts;
    return value / accounts;
  };
}

/** The same without churn, by the logarithms of r and α: the NBD model, which is the limit of all families. */
export function noChurnLikelihood(patterns: Patterns): Objective {
  const { repeats, repeatsWeight, times, repeatsOf, ageOf, weight, accounts } = patterns;
  return (at, gradient) => {
    const [r, alpha] = at.map(Math.exp) as unknown as [number, number];
    const logs = times.map((time) => Math.log1p(time / alpha));
    let value = 0;
    let byR = 0;
    let byAlpha = 0;
    for (let p = 0; p < weight.length; p++) {
      const k = r + (repeats[repeatsOf[p] as number] as number);
      const age = ageOf[p] as number;
      const time = times[age] as number;
      const w = weight[p] as number;
      value -= w * k * (logs[age] as number);
      byR -= w * (logs[age] as number);
      byAlpha += (w * k * time) / (alpha + time);
    }
    for (let i = 0; i < repeats.length; i++) {
      const x = repeats[i] as number;
      const n = repeatsWeight[i] as number;
      value += n * (logGammaRise(r, x) - x * (at[1] as number));
      byR += n * digammaRise(r, x);
      byAlpha -= n * x;
    }
    gradient[0] = (r * byR) / accounts;
    gradient[1] = byAlpha / accounts;
    return value / accounts;
  };
}
