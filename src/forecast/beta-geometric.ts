import type { BetaGeometricParams } from './purchase-model.ts';

/** The three figures of a forecast. */
export interface Expectation {
  readonly alive: number;
  readonly ofOrder: number;
  readonly orders: number;
}

/**
 * Whether the series is quick and exact: not many terms, none that overflows, no alternating ones of size, and no difference of
 * large numbers. Elsewhere the integral is.
 */
function isTame({ r, a, b }: BetaGeometricParams, k: number, z: number): boolean {
  return z <= 0.98 && a + b <= Math.min(1000, 1e4 * k) && r <= a + b + 3 && -a * Math.log1p(-z) <= 100;
}

/**
 * E of (1 - (1 + pτ)^-k) / p over p ~ beta(a, B), by the series in z = τ / (1 + τ).
 *
 * It is the hypergeometric form of Fader, Hardie and Lee 2005 (eq. 10) after Euler's transformation, with its singularities
 * at a = 1 and at a + B = 1 taken out, so that no term overflows: c h - (1 - z)^e Q with e = a - 1, c = a + B - 1, A = c - k,
 * h = (1 - (1 - z)^e) / e and Q = Σ A (A+1) … (e+1) … / ((c+1) … n!) z^n.
 */
function bySeries(a: number, B: number, k: number, z: number): number {
  const e = a - 1;
  const c = a + B - 1;
  const A = c - k;
  const log = Math.log1p(-z);
  const h = e === 0 ? -log : -Math.expm1(e * log) / e;
  let term = A * z;
  let sum = 0;
  for (let n = 1; term !== 0; n++) {
    sum += term;
    const ratio = (((A + n) * (e + n)) / ((c + n) * (n + 1))) * z;
    // The rest of the series is within what is left of a geometric one.
    if (Math.abs(ratio) < 1 && Math.abs(term) < 1e-17 * (1 - z) * Math.abs(sum)) break;
    term *= ratio;
  }
  return c * h - Math.exp(e * log) * sum;
}

/**
 * The same by the trapezoid rule over the log-odds of p, which converges exponentially (Trefethen and Weideman 2014,
 * doi:10.1137/130932132). What lies in the far tails is a geometric series.
 */
function byIntegral(a: number, B: number, k: number, tau: number): number {
  const step = Math.min(0.25, 0.7 * Math.sqrt(1 / a + 1 / B));
  const middle = Math.log(a / B);
  const softplus = (v: number): number => Math.max(v, 0) + Math.log1p(Math.exp(-Math.abs(v)));
  const top = a * middle - (a + B) * softplus(middle);
  const flat = 40 + Math.log1p(k * tau + a + B);
  let weights = 0;
  let sum = 0;
  const add = (v: number, share: number): number => {
    const soft = softplus(v);
    const weight = share * Math.exp(a * v - (a + B) * soft - top);
    const p = Math.exp(v - soft);
    weights += weight;
    sum += weight * (p === 0 ? k * tau : -Math.expm1(-k * Math.log1p(p * tau)) / p);
    return weight;
  };
  add(middle, 1);
  for (const [side, power] of [
    [-1, a],
    [1, B],
  ] as const) {
    for (let j = 1; ; j++) {
      const v = middle + side * j * step;
      if (side * v > flat) {
        add(v, 1 / -Math.expm1(-power * step));
        break;
      }
      if (add(v, 1) < 1e-18 * weights) break;
    }
  }
  return sum / weights;
}

/**
 * What an account of a BG/NBD (`first` 0) or MBG/NBD (`first` 1) model will do within `horizon`, given x repeat purchases, the last at
 * `last`, up to `age`; all in time units. Given that it is alive, its rate is gamma(r + x, α + T) and its chance to leave
 * beta(a, b + x + first).
 */
export function expectBetaGeometric(
  params: BetaGeometricParams,
  first: 0 | 1,
  x: number,
  last: number,
  age: number,
  horizon: number,
): Expectation {
  const { r, alpha, a, b } = params;
  const k = r + x;
  const B = b + x + first;
  const tau = horizon / (alpha + age);
  const canHaveLeft = a > 0 && x + first > 0;
  const odds = canHaveLeft ? (a / (B - 1)) * Math.exp(k * Math.log1p((age - last) / (alpha + last))) : 0;
  const alive = 1 / (1 + odds);
  let orders = k * tau;
  if (a > 0) {
    const z = tau / (1 + tau);
    orders = isTame(params, k, z) ? bySeries(a, B, k, z) : byIntegral(a, B, k, tau);
  }
  return { alive, ofOrder: alive * -Math.expm1(-k * Math.log1p(tau)), orders: alive * orders };
}
