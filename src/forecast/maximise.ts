import { solveDefinite } from './solve-definite.ts';

/** The value of an objective at a point; its gradient is written into `gradient`. */
export type Objective = (at: Float64Array, gradient: Float64Array) => number;

/** Where an objective is highest. */
export interface Maximum {
  readonly at: Float64Array;
  readonly value: number;
  /** The steepest slope left that does not point out of the box. */
  readonly gradientNorm: number;
  readonly iterations: number;
}

interface Point {
  readonly at: Float64Array;
  readonly gradient: Float64Array;
  readonly value: number;
}

const LONGEST_STEP = 2;
const MAX_ITERATIONS = 200;
const MAX_ROUNDS = 10;
/** From this slope on, Newton's method takes over. */
const CLOSE = 1e-5;
/** Above it, they hand back. */
const STEEP = 1e-4;
/** Slopes below this are good to the last digit that matters; no more is asked of those. */
const FLAT = 1e-12;
/** What rounding can do to a value, relative to 1 or to the value. */
const ROUNDING = 1e-10;
/** Below this slope, only full Newton steps that at least halve it are worth their price: the rest is rounding. */
const NEARLY_FLAT = 1e-9;

const dot = (a: Float64Array, b: Float64Array): number =>
  a.reduce((sum, value, i) => sum + value * (b[i] as number), 0);

/**
 * The highest point of a smooth objective of a few variables within the box |x| <= limit.
 *
 * Method: quasi-Newton (BFGS) steps with the analytic gradient up to a slope of 1e-5, then Newton steps with a Hessian from
 * differences of gradients, damped where it is not definite (Nocedal and Wright 2006, Numerical Optimization, 3.4, 6.1). A variable
 * at the border is held while its slope points outwards. Judged by its slope, not by what a line search says of itself: at a
 * good optimum line searches fail for want of digits.
 */
export function maximise(objective: Objective, start: readonly number[], limit: number): Maximum {
  const n = start.length;
  const evaluate = (at: Float64Array): Point => {
    const gradient = new Float64Array(n);
    return { at, value: objective(at, gradient), gradient };
  };
  /** The gradient without what points out of the box. */
  const inner = ({ at, gradient }: Point): Float64Array =>
    gradient.map((slope, i) =>
      Math.abs(at[i] as number) >= limit && slope * (at[i] as number) > 0 ? 0 : slope,
    );
  const norm = (slopes: Float64Array): number =>
    slopes.reduce((most, slope) => Math.max(most, Math.abs(slope)), 0);
  const moved = (from: Point, step: Float64Array, share: number): Point =>
    evaluate(from.at.map((x, i) => Math.max(-limit, Math.min(limit, x + share * (step[i] as number)))));
  const shortened = (step: Float64Array): Float64Array => {
    const longest = norm(step);
    return longest > LONGEST_STEP ? step.map((x) => (x * LONGEST_STEP) / longest) : step;
  };

  let here = evaluate(Float64Array.from(start));
  let iterations = 0;

  /** Half the step until it climbs. */
  const climb = (step: Float64Array): Point | null => {
    for (let share = 1; share > 1e-10; share /= 2) {
      const there = moved(here, step, share);
      const gained = there.value - here.value;
      if (
        gained > 0 &&
        gained >=
          1e-4 *
            dot(
              here.gradient,
              there.at.map((x, i) => x - (here.at[i] as number)),
            )
      )
        return there;
    }
    return null;
  };

  const identity = (scale: number): Float64Array =>
    Float64Array.from({ length: n * n }, (_, i) => (i % (n + 1) === 0 ? scale : 0));

  const quasiNewton = (): void => {
    let inverse = identity(1);
    let isFresh = true;
    while (iterations < MAX_ITERATIONS) {
      const slopes = inner(here);
      if (norm(slopes) < CLOSE) return;
      iterations++;
      const row = (i: number): Float64Array => inverse.subarray(i * n, i * n + n);
      const step = slopes.map((slope, i) => (slope === 0 ? 0 : dot(row(i), slopes)));
      const there = dot(step, slopes) > 0 ? climb(shortened(step)) : null;
      if (there === null) {
        if (isFresh) return;
        inverse = identity(1);
        isFresh = true;
        continue;
      }
      const after = inner(there);
      // What was learned with other variables held does not hold any more.
      const isSameSpace = after.every((slope, i) => (slope === 0) === (slopes[i] === 0));
      const s = there.at.map((x, i) => x - (here.at[i] as number));
      const y = slopes.map((slope, i) => slope - (after[i] as number));
      const curvature = dot(s, y);
      if (!isSameSpace) {
        inverse = identity(1);
        isFresh = true;
      } else if (curvature > 1e-12 * norm(s) * norm(y)) {
        if (isFresh) inverse = identity(curvature / dot(y, y));
        const hy = Float64Array.from({ length: n }, (_, i) => dot(row(i), y));
        const spread = 1 + dot(y, hy) / curvature;
        inverse = inverse.map((value, at) => {
          const i = Math.floor(at / n);
          const j = at % n;
          const [si, sj, hi, hj] = [s[i], s[j], hy[i], hy[j]] as [number, number, number, number];
          return value + (spread * si * sj - hi * sj - si * hj) / curvature;
        });
        isFresh = false;
      } else {
        // The slope rises: longer steps.
        inverse = inverse.map((value) => 4 * value);
      }
      here = there;
    }
  };

  /** Minus the Hessian; a variable that is held gets the identity. */
  const curvatureAt = (slopes: Float64Array): Float64Array => {
    const matrix = identity(0);
    const h = 1e-6;
    for (let j = 0; j < n; j++) {
      const shifted = here.at.slice();
      shifted[j] = (shifted[j] as number) + h;
      const { gradient } = evaluate(shifted);
      for (let i = 0; i < n; i++)
        matrix[i * n + j] = ((here.gradient[i] as number) - (gradient[i] as number)) / h;
    }
    return matrix.map((value, at) => {
      const i = Math.floor(at / n);
      const j = at % n;
      if (slopes[i] === 0 || slopes[j] === 0) return i === j ? 1 : 0;
      return (value + (matrix[j * n + i] as number)) / 2;
    });
  };

  /** One Newton step, damped until it climbs; whether there was one. */
  const newton = (slopes: Float64Array): boolean => {
    const curvature = curvatureAt(slopes);
    const isNear = norm(slopes) < NEARLY_FLAT;
    for (let damping = 0; damping < (isNear ? 1e-12 : 1e3); damping = damping === 0 ? 1e-9 : damping * 10) {
      const damped = curvature.map((value, at) => (at % (n + 1) === 0 ? value + damping : value));
      const step = solveDefinite(damped, slopes);
      if (step === null) continue;
      const there = moved(here, shortened(step), 1);
      const gained = there.value - here.value;
      const noise = ROUNDING * (1 + Math.abs(here.value));
      const flatter = norm(inner(there)) / norm(slopes);
      if ((gained > noise && !isNear) || (gained > -noise && flatter < (isNear ? 0.5 : 1))) {
        here = there;
        return true;
      }
    }
    return false;
  };

  // A plateau can lead Newton's steps back to a slope; then the quasi-Newton steps take over again.
  for (let round = 0; round < MAX_ROUNDS; round++) {
    quasiNewton();
    const before = here;
    let slope = norm(inner(here));
    while (slope >= FLAT && (slope <= STEEP || here === before) && iterations < MAX_ITERATIONS) {
      if (!newton(inner(here))) break;
      iterations++;
      slope = norm(inner(here));
    }
    if (slope <= STEEP || here === before) break;
  }
  return { at: here.at, value: here.value, gradientNorm: norm(inner(here)), iterations };
}
