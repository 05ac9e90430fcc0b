import type { Points } from './points.ts';

/** Points whose values are whole multiples of a power of two, so that their sums are exact in any order. */
export interface GridPoints extends Points {
  /** The multiples. */
  readonly cells: Int32Array;
}

/** Scaled features that differ at all are far above this; squares of smaller differences could come out as 0. */
const NOTHING = 1e-100;

/**
 * Round points to a grid of at least 2^29 steps per feature (for up to 8 million points).
 *
 * Why: centres are means, and a naive sum of doubles follows the order of the rows in its last bits. On the grid every sum of
 * all points is a whole number below 2^53 steps: plain additions, ours and those of a library, are exact.
 */
export function toGrid({ n, d, values }: Points): GridPoints {
  const bits = Math.min(30, 52 - Math.ceil(Math.log2(n + 1)));
  const cells = new Int32Array(n * d);
  const rounded = new Float64Array(n * d);
  for (let j = 0; j < d; j++) {
    let most = 0;
    for (let at = j; at < values.length; at += d) most = Math.max(most, Math.abs(values[at] as number));
    const step = most < NOTHING ? 1 : 2 ** (Math.ceil(Math.log2(most)) - bits);
    for (let at = j; at < values.length; at += d) {
      const cell = Math.round((values[at] as number) / step);
      cells[at] = cell;
      rounded[at] = cell * step + 0;
    }
  }
  return { n, d, values: rounded, cells };
}
