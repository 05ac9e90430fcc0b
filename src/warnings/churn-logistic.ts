/** Regularised logistic regression: few features, dense algebra. */

/** A fitted line on the logit scale. */
export interface Logistic {
  readonly intercept: number;
  readonly coefficients: readonly number[];
  /** Whether the slope is nil, as far as rounding lets it be told. */
  readonly converged: boolean;
  /** Steps that were taken. */
  readonly iterations: number;
}

const MOST_ITERATIONS = 50;
/** A mean slope below this is nil; features are standardised, so that it is on the scale of a share of the rows. */
const FLAT = 1e-10;
/** And below this where rounding lets no step lower the loss: the loss is flat to all its digits. */
const NEARLY_FLAT = 1e-6;
/** Rounding of the loss, as a share of it: near the end, losses differ by no more. */
const ROUNDING = 1e-14;

/** 1 / (1 + e^-x), without overflow. */
export function sigmoid(x: number): number {
  if (x >= 0) return 1 / (1 + Math.exp(-x));
  const e = Math.exp(x);
  return e / (1 + e);
}

/** -ln of the probability that a logit gives to what happened. */
function loss(logit: number, y: number): number {
  const x = y === 1 ? -logit : logit;
  return x > 0 ? x + Math.log1p(Math.exp(-x)) : Math.log1p(Math.exp(x));
}

/** Solve A x = b for a symmetric positive definite A (rows of one array), by Cholesky; `null` where it is not definite. */
function solve(a: Float64Array, b: Float64Array): Float64Array | null {
  const n = b.length;
  const l = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = a[i * n + j] as number;
      for (let k = 0; k < j; k++) sum -= (l[i * n + k] as number) * (l[j * n + k] as number);
      if (i === j && !(sum > 1e-14)) return null;
      l[i * n + j] = i === j ? Math.sqrt(sum) : sum / (l[j * n + j] as number);
    }
  }
  const x = Float64Array.from(b);
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < i; k++) x[i] = (x[i] as number) - (l[i * n + k] as number) * (x[k] as number);
    x[i] = (x[i] as number) / (l[i * n + i] as number);
  }
  for (let i = n - 1; i >= 0; i--) {
    for (let k = i + 1; k < n; k++) x[i] = (x[i] as number) - (l[k * n + i] as number) * (x[k] as number);
    x[i] = (x[i] as number) / (l[i * n + i] as number);
  }
  return x;
}

/**
 * Fit by Newton's method (iteratively reweighted least squares) with halved steps: the mean loss plus `penalty` / 2 times the sum of
 * squared coefficients is least. The intercept is not penalised. Rows are summed up in the order given.
 *
 * @param rows features of each row, standardised, so that one penalty fits all
 * @param events 1 or 0
 */
export function fitLogistic(
  rows: readonly Float64Array[],
  events: ArrayLike<number>,
  penalty: number,
): Logistic {
  const width = (rows[0]?.length ?? 0) + 1;
  const total = rows.length;
  const logitOf = (beta: Float64Array, x: Float64Array): number => {
    let logit = beta[0] as number;
    for (let j = 1; j < width; j++) logit += (beta[j] as number) * (x[j - 1] as number);
    return logit;
  };
  const objective = (beta: Float64Array): number => {
    let sum = 0;
    for (let i = 0; i < rows.length; i++)
      sum += loss(logitOf(beta, rows[i] as Float64Array), events[i] as number);
    let squares = 0;
    for (let j = 1; j < width; j++) squares += (beta[j] as number) ** 2;
    return sum / total + (penalty / 2) * squares;
  };

  let beta = new Float64Array(width);
  let value = objective(beta);
  let iterations = 0;
  let steepest = Number.POSITIVE_INFINITY;
  // The slope is looked at once more after the last step.
  for (; iterations <= MOST_ITERATIONS; iterations++) {
    const slope = new Float64Array(width);
    const curve = new Float64Array(width * width);
    for (let i = 0; i < rows.length; i++) {
      const x = rows[i] as Float64Array;
      const p = sigmoid(logitOf(beta, x));
      const error = ((events[i] as number) - p) / total;
      const spread = (p * (1 - p)) / total;
      for (let j = 0; j < width; j++) {
        const xj = j === 0 ? 1 : (x[j - 1] as number);
        slope[j] = (slope[j] as number) + error * xj;
        for (let k = 0; k <= j; k++) {
          const at = j * width + k;
          curve[at] = (curve[at] as number) + spread * xj * (k === 0 ? 1 : (x[k - 1] as number));
        }
      }
    }
    for (let j = 1; j < width; j++) {
      slope[j] = (slope[j] as number) - penalty * (beta[j] as number);
      curve[j * width + j] = (curve[j * width + j] as number) + penalty;
    }
    steepest = slope.reduce((most, s) => Math.max(most, Math.abs(s)), 0);
    if (steepest < FLAT || iterations === MOST_ITERATIONS) break;
    const step = solve(curve, slope);
    if (step === null) break;
    let moved = beta;
    let next = value;
    // A whole step that loses no more than rounding is a step towards the flat: only there is the slope finer than the loss.
    const allowed = steepest < NEARLY_FLAT ? value * (1 + ROUNDING) : value;
    for (let scale = 1; scale > 1e-6; scale /= 2) {
      moved = beta.map((b, j) => b + scale * (step[j] as number));
      next = objective(moved);
      if (next <= allowed) break;
    }
    if (!(next <= allowed)) break;
    beta = moved;
    value = next;
  }
  return {
    intercept: beta[0] as number,
    coefficients: Array.from(beta.subarray(1)),
    converged: steepest < NEARLY_FLAT,
    iterations,
  };
}
