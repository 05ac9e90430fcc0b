import { gammaAbove } from './gamma-distribution.ts';

/** The chance that a standard normal number is at most `z`; by the incomplete gamma function, to 1e-12. */
export function normalAtMost(z: number): number {
  const tail = gammaAbove(0.5, (z * z) / 2) / 2;
  return z < 0 ? tail : 1 - tail;
}

/** The chance that it is at least `z`. */
export function normalAtLeast(z: number): number {
  return normalAtMost(-z);
}
