import { logGamma } from './gamma-function.ts';

/**
 * The gamma distribution with scale 1: probabilities, and the quantiles that go with them. Times between the orders of an
 * account follow it closely (shape 1: at random; the higher the shape, the more like clockwork).
 *
 * Method: power series below shape + 1, continued fraction above it (modified Lentz), Abramowitz and Stegun 1964, 6.5.29 and 6.5.31;
 * quantiles by Halley's method from the approximation of Wilson and Hilferty 1931, doi:10.1073/pnas.17.12.684. Within 1e-12,
 * relatively, for shapes from 0.05 to 1000.
 */

const EPSILON = 2 ** -53;
const MOST_TERMS = 100_000;
/** Stands in for 0 in a denominator. */
const TINY = 1e-300;

/** The logarithm of the density times `x`: of `x^shape · e^-x / Γ(shape)`. */
function logWeight(shape: number, x: number): number {
  return shape * Math.log(x) - x - logGamma(shape);
}

/** P(shape, x) by its power series; for `x` below `shape + 1`. */
function lowerSeries(shape: number, x: number): number {
  let term = 1 / shape;
  let sum = term;
  for (let n = 1; n < MOST_TERMS && term > sum * EPSILON; n++) {
    term *= x / (shape + n);
    sum += term;
  }
  return sum * Math.exp(logWeight(shape, x));
}

/** The logarithm of Q(shape, x) by its continued fraction; for `x` from `shape + 1` on. */
function logUpperFraction(shape: number, x: number): number {
  let b = x + 1 - shape;
  let c = 1 / TINY;
  let d = 1 / b;
  let h = d;
  for (let n = 1; n < MOST_TERMS; n++) {
    const a = -n * (n - shape);
    b += 2;
    d = a * d + b;
    d = 1 / (Math.abs(d) < TINY ? TINY : d);
    c = b + a / c;
    if (Math.abs(c) < TINY) c = TINY;
    const change = c * d;
    h *= change;
    if (Math.abs(change - 1) <= 2 * EPSILON) break;
  }
  return Math.log(h) + logWeight(shape, x);
}

/** The share of gamma-distributed values that are below `x` (the regularised lower incomplete gamma function). */
export function gammaBelow(shape: number, x: number): number {
  if (x <= 0) return 0;
  return x < shape + 1 ? lowerSeries(shape, x) : -Math.expm1(logUpperFraction(shape, x));
}

/** The natural logarithm of the share of values that are above `x`; it stays finite where the share itself is 0 in a double. */
export function logGammaAbove(shape: number, x: number): number {
  if (x <= 0) return 0;
  return x < shape + 1 ? Math.log1p(-lowerSeries(shape, x)) : logUpperFraction(shape, x);
}

/** The share of values that are above `x`. */
export function gammaAbove(shape: number, x: number): number {
  return Math.exp(logGammaAbove(shape, x));
}

/** A first guess of a quantile, to a few percent. */
function roughQuantile(shape: number, p: number): number {
  // The normal quantile to 0.003 (Abramowitz and Stegun 1964, 26.2.22), and the cube that makes gamma normal.
  const t = Math.sqrt(-2 * Math.log(Math.min(p, 1 - p)));
  const distance = t - (2.30753 + t * 0.27061) / (1 + t * (0.99229 + t * 0.04481));
  const z = p < 0.5 ? -distance : distance;
  const cube = 1 - 1 / (9 * shape) + z / (3 * Math.sqrt(shape));
  const guess = shape * cube ** 3;
  // Near 0 the distribution is a power of x.
  const power = Math.exp((Math.log(p) + logGamma(shape + 1)) / shape);
  return cube > 0 && power > 0.2 * shape ? guess : Math.max(power, TINY);
}

/**
 * The value that the share `p` of gamma-distributed values (scale 1) is below.
 *
 * @param p above 0 and below 1
 */
export function gammaQuantile(shape: number, p: number): number {
  let x = roughQuantile(shape, p);
  for (let i = 0; i < 64; i++) {
    // The smaller of both tails has the more digits.
    const miss = p < 0.5 ? gammaBelow(shape, x) - p : 1 - p - gammaAbove(shape, x);
    const newton = miss / (Math.exp(logWeight(shape, x)) / x);
    const bend = Math.max(-1, Math.min(1, newton * ((shape - 1) / x - 1)));
    const next = x - newton / (1 - bend / 2);
    const moved = next > 0 ? next : x / 2;
    if (Math.abs(moved - x) <= 4 * EPSILON * moved) return moved;
    x = moved;
  }
  return x;
}

/**
 * The value that the share `p` is below, of those gamma-distributed values (scale 1) that are above `from`.
 *
 * @param p above 0 and below 1
 */
export function gammaQuantileBeyond(shape: number, p: number, from: number): number {
  if (from <= 0) return gammaQuantile(shape, p);
  const target = logGammaAbove(shape, from) + Math.log1p(-p);
  let low = from;
  let high = from + 1;
  while (logGammaAbove(shape, high) > target) {
    low = high;
    high += 2 * (high - from);
  }
  // Newton's method on the logarithm, kept within the bracket.
  let x = (low + high) / 2;
  for (let i = 0; i < 100; i++) {
    const log = logGammaAbove(shape, x);
    if (log > target) low = x;
    else high = x;
    const hazard = Math.exp(logWeight(shape, x) - log) / x;
    const newton = x + (log - target) / hazard;
    const next = newton > low && newton < high ? newton : (low + high) / 2;
    if (Math.abs(next - x) <= 1e-13 * x) return next;
    x = next;
  }
  return x;
}
