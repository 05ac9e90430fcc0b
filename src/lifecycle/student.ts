import { Z } from '../internal/rate.ts';

/**
 * The .975 quantile of Student's t: an expansion around the normal quantile (Abramowitz and Stegun 1964, 26.7.5). Off by less
 * than 1 % at 2 degrees of freedom, by less than 1e-4 from 8 on.
 */
export function studentQuantile(degrees: number): number {
  const z2 = Z * Z;
  const g1 = (z2 + 1) / 4;
  const g2 = ((5 * z2 + 16) * z2 + 3) / 96;
  const g3 = (((3 * z2 + 19) * z2 + 17) * z2 - 15) / 384;
  const g4 = ((((79 * z2 + 776) * z2 + 1482) * z2 - 1920) * z2 - 945) / 92_160;
  return Z * (1 + (g1 + (g2 + (g3 + g4 / degrees) / degrees) / degrees) / degrees);
}
