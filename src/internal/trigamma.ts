/** The derivative of digamma, by its recurrence and its asymptotic series (NIST DLMF 5.15.8); x > 0, to 1e-12. */
export function trigamma(x: number): number {
  let sum = 0;
  let y = x;
  for (; y < 10; y++) sum += 1 / (y * y);
  const s = 1 / (y * y);
  return sum + 1 / y + s / 2 + (s / y) * (1 / 6 - s * (1 / 30 - s * (1 / 42 - s * (1 / 30 - (s * 5) / 66))));
}
