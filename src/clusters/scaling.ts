/** How a feature is brought to a scale that it shares with the others. */
export type ScalingMethod = 'logZ' | 'z' | 'robustZ' | 'minMax' | 'rank';

export const SCALING_METHODS: readonly ScalingMethod[] = ['logZ', 'z', 'robustZ', 'minMax', 'rank'];

/** A scaling that was learned: `(value - center) / scale`, of the logarithm for `logZ`; a scale of 0 is a feature that never differs. */
export type FittedScaling =
  | { readonly method: 'z' | 'robustZ' | 'minMax'; readonly center: number; readonly scale: number }
  | {
      readonly method: 'logZ';
      /** `sign(value) log(1 + |value| / unit)` is what is centred and scaled. */
      readonly unit: number;
      readonly center: number;
      readonly scale: number;
    }
  | {
      readonly method: 'rank';
      /** Values, ascending, and the share of accounts below each (half of its equals counted); linear in between. */
      readonly knots: ReadonlyArray<readonly [value: number, rank: number]>;
    };

/** Scaled values stay within this, so that squares of distances are finite. */
export const MAX_SCALED = 1e100;

/** A ratio above this is left to logarithms, as it could be infinite. */
const MAX_RATIO = 1e300;

/** The curve of `logZ`: close to a line near 0, a logarithm far from it, and its own mirror image below 0. */
export function signedLog(value: number, unit: number): number {
  const size = Math.abs(value);
  const ratio = size / unit;
  const curved = ratio < MAX_RATIO ? Math.log1p(ratio) : Math.log(size) - Math.log(unit);
  return value < 0 ? -curved : curved;
}

/** The inverse of {@link signedLog}. */
function signedExp(curved: number, unit: number): number {
  const size = Math.abs(curved);
  const value = size < 600 ? Math.expm1(size) * unit : Math.exp(size + Math.log(unit));
  return curved < 0 ? -value : value;
}

/** The last knot at or below `value` in one of its two numbers; -1 if there is none. */
function knotBelow(knots: ReadonlyArray<readonly [number, number]>, value: number, side: 0 | 1): number {
  let low = -1;
  let high = knots.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((knots[middle] as readonly [number, number])[side] <= value) low = middle;
    else high = middle;
  }
  return low;
}

/** Read a broken line off at `value`, from one side of its knots to the other; its ends are flat. */
function interpolate(
  knots: ReadonlyArray<readonly [number, number]>,
  value: number,
  from: 0 | 1,
  to: 0 | 1,
): number {
  if (knots.length === 0) return 0;
  const at = knotBelow(knots, value, from);
  const below = knots[Math.max(at, 0)] as readonly [number, number];
  const above = knots[at + 1];
  if (at < 0 || above === undefined) return below[to];
  const share = (value - below[from]) / (above[from] - below[from]);
  // In this form rounding keeps the order of values between two knots; the end must not be passed either.
  return Math.min(above[to], below[to] + share * (above[to] - below[to]));
}

/** A value on the shared scale. Never infinite, NaN or -0. */
export function toScaled(scaling: FittedScaling, value: number): number {
  if (scaling.method === 'rank') return interpolate(scaling.knots, value, 0, 1) + 0;
  if (scaling.scale === 0) return 0;
  const curved = scaling.method === 'logZ' ? signedLog(value, scaling.unit) : value;
  const scaled = (curved - scaling.center) / scaling.scale;
  return Math.max(-MAX_SCALED, Math.min(MAX_SCALED, scaled)) + 0;
}

/** The value that has a scaled value. */
export function toRaw(scaling: FittedScaling, scaled: number): number {
  if (scaling.method === 'rank') return interpolate(scaling.knots, scaled, 1, 0) + 0;
  const curved = scaling.center + scaled * scaling.scale;
  return (scaling.method === 'logZ' ? signedExp(curved, scaling.unit) : curved) + 0;
}

/** Whether a feature tells no two accounts apart. */
export function isConstant(scaling: FittedScaling): boolean {
  return scaling.method === 'rank' ? scaling.knots.length < 2 : scaling.scale === 0;
}
