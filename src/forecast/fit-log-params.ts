import type { Notice } from '../types.ts';
import { type Maximum, maximise, type Objective } from './maximise.ts';

/** Shapes and ratios stay within this factor of the unit of the fit, both ways: beyond it, they say "all alike". */
const LIMIT = 1e5;
/** A slope (of the mean log-likelihood) below this is nil. */
export const CONVERGED = 1e-7;
/** Below so many accounts that bought again, parameters follow chance. */
const FEW_REPEAT_BUYERS = 50;

/** What is searched for: by row, the logarithm of a parameter as a sum of coordinates with these factors. */
export type Coordinates = ReadonlyArray<readonly number[]>;

/**
 * A shape and a rate by the shape and their ratio. Where accounts are all alike, both grow without end and only their ratio is
 * known: in these coordinates that ridge runs along an axis.
 */
export const SHAPES_AND_RATIOS: Coordinates = [
  [1, 0, 0, 0],
  [1, 1, 0, 0],
  [0, 0, 1, 0],
  [0, 0, 1, 1],
];

/** A fit: `at` are the logarithms of the parameters. */
export interface LogFit extends Maximum {
  /** The coordinates that ran into the limit, by position. */
  readonly limited: readonly number[];
}

/**
 * The best parameters, by their logarithms, searched from `anchor`. The penalty is a normal prior on every logarithm with its mean at
 * the anchor and variance 1 / penalty.
 */
export function fitLogParams(
  likelihood: Objective,
  anchor: readonly number[],
  coordinates: Coordinates,
  penalty: number,
  accounts: number,
): LogFit {
  const limit = Math.log(LIMIT);
  const n = anchor.length;
  const factor = (i: number, j: number): number => coordinates[i]?.[j] as number;
  const center = anchor.map(Math.log);
  const logsOf = (u: Float64Array): Float64Array =>
    Float64Array.from(center, (c, i) => u.reduce((sum, value, j) => sum + factor(i, j) * value, c));
  const share = penalty / accounts;
  const byLog = new Float64Array(n);
  const objective: Objective = (u, gradient) => {
    const at = logsOf(u);
    let value = likelihood(at, byLog);
    at.forEach((x, i) => {
      const off = x - (center[i] as number);
      value -= (share * off * off) / 2;
      byLog[i] = (byLog[i] as number) - share * off;
    });
    for (let j = 0; j < n; j++) gradient[j] = byLog.reduce((sum, slope, i) => sum + factor(i, j) * slope, 0);
    return value;
  };
  const best = maximise(objective, new Array<number>(n).fill(0), limit);
  const at = logsOf(best.at);
  return {
    ...best,
    at,
    value: share === 0 ? best.value : likelihood(at, byLog),
    limited: Array.from(best.at.keys()).filter((j) => Math.abs(best.at[j] as number) >= limit),
  };
}

/** What the reader of a fit should know. */
export function fitNotices(best: LogFit, names: readonly string[], repeatBuyers: number): Notice[] {
  const notices: Notice[] = [];
  if (repeatBuyers < FEW_REPEAT_BUYERS)
    notices.push({
      code: 'forecast.few_repeat_buyers',
      field: 'accounts',
      value: repeatBuyers,
      threshold: FEW_REPEAT_BUYERS,
    });
  for (const j of best.limited)
    notices.push({
      code: 'forecast.parameter_at_limit',
      field: names[j] as string,
      value: Math.exp(best.at[j] as number),
      threshold: null,
    });
  if (best.gradientNorm > CONVERGED)
    notices.push({
      code: 'forecast.not_converged',
      field: 'gradientNorm',
      value: best.gradientNorm,
      threshold: CONVERGED,
    });
  return notices;
}
