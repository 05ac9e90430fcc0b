import { gammaAbove } from './gamma-distribution.ts';

/** Further out, the chance is below 1e-300. */
const FAR = 38;

/** The chance that a standard normal number is at most `z`, infinite ones included; by the incomplete gamma function, to 1e-12. */
export function normalAtMost(z: number): number {
  if (Math.abs(z) > FAR) return z < 0 ? 0 : 1;
  const tail = gammaAbove(0.5, (z * z) / 2) / 2;
  return z < 0 ? tail : 1 - tail;
}

/** The chance that it is at least `z`. */
export function normalAtLeast(z: number): number {
  return normalAtMost(-z);
}
