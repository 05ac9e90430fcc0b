import { betaGeometricLikelihood, noChurnLikelihood } from './beta-geometric-likelihood.ts';
import { CONVERGED, fitLogParams, fitNotices, type LogFit, SHAPES_AND_RATIOS } from './fit-log-params.ts';
import type { Objective } from './maximise.ts';
import { paretoLikelihood } from './pareto-likelihood.ts';
import type { Patterns } from './patterns.ts';
import type { PurchaseFamily, PurchaseFitted, PurchaseParams } from './purchase-model.ts';

/** A gain of the log-likelihood below this is no evidence that accounts leave. */
const NO_EVIDENCE = 1e-3;

/**
 * Below this gain, the search may have walked onto the plateau where nobody leaves, past a peak where a few leave at once: it
 * is started again from there.
 */
const LITTLE_GAIN = 10;

/** Fit compressed accounts, of which at least one bought again. */
export function fitPatterns(
  patterns: Patterns,
  family: PurchaseFamily,
  unit: number,
  penalty: number,
): PurchaseFitted {
  const { accounts, totalRepeats, totalAge, longest } = patterns;
  const rate = totalAge / totalRepeats;
  const isPareto = family === 'pnbd';
  const search = (likelihood: Objective, ...anchor: number[]): LogFit =>
    fitLogParams(likelihood, anchor, SHAPES_AND_RATIOS, penalty, accounts);
  const plain = search(noChurnLikelihood(patterns), 1, rate);
  const mean = totalAge / accounts;
  const likelihood = isPareto
    ? paretoLikelihood(patterns)
    : betaGeometricLikelihood(patterns, family === 'bgnbd' ? 0 : 1);
  const gainOf = (fitted: LogFit): number => (fitted.value - plain.value) * accounts;
  let full = isPareto ? search(likelihood, 1, rate, 1, mean) : search(likelihood, 1, rate, 1, 3);
  let { iterations } = full;
  if (penalty === 0 && gainOf(full) < LITTLE_GAIN) {
    const other = isPareto
      ? search(likelihood, 1, rate, 0.1, 0.01 * mean)
      : search(likelihood, 1, rate, 0.01, 0.001);
    iterations += other.iterations;
    const isSound = other.gradientNorm <= CONVERGED && other.limited.length === 0;
    if (isSound && other.value > full.value) full = other;
  }
  const isBoundary = penalty === 0 && gainOf(full) < NO_EVIDENCE;
  const best = isBoundary ? plain : full;

  const scale = longest / unit;
  const inUnits = (mean: number): number => mean * accounts - totalRepeats * Math.log(scale);
  const [r, alpha, third = 0, fourth] = Array.from(best.at, Math.exp) as [number, number, number?, number?];
  const rates = { r, alpha: alpha * scale };
  const params: PurchaseParams = isPareto
    ? { ...rates, s: third, beta: fourth === undefined ? 1 : fourth * scale }
    : { ...rates, a: third, b: fourth ?? 1 };
  const repeatBuyers = accounts - (patterns.repeats[0] === 0 ? (patterns.repeatsWeight[0] as number) : 0);
  const notices = fitNotices(best, Object.keys(params), repeatBuyers);
  if (isBoundary)
    notices.push({
      code: 'forecast.no_churn_found',
      field: 'logLikelihood',
      value: Math.max(0, gainOf(full)),
      threshold: NO_EVIDENCE,
    });
  return {
    params,
    logLikelihood: inUnits(best.value),
    logLikelihoodWithoutChurn: inUnits(plain.value),
    gradientNorm: best.gradientNorm,
    converged: best.gradientNorm <= CONVERGED,
    boundary: isBoundary ? 'no_churn' : null,
    iterations: plain.iterations + iterations,
    patterns: patterns.weight.length,
    notices,
  };
}

/** What a book gives from which nothing about repeat purchases can be learned. */
export function withoutParams(patterns: Patterns): PurchaseFitted {
  return {
    params: null,
    logLikelihood: null,
    logLikelihoodWithoutChurn: null,
    gradientNorm: null,
    converged: false,
    boundary: null,
    iterations: 0,
    patterns: patterns.weight.length,
    notices: [
      { code: 'forecast.no_repeat_buyers', field: 'accounts', value: patterns.accounts, threshold: 1 },
    ],
  };
}
