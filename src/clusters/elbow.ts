/** How far each value of a falling curve lies below the straight line between its ends, both axes scaled to 0..1. */
export function elbows(ks: readonly number[], inertias: readonly number[]): Array<number | null> {
  const [k0, kn] = [ks[0] as number, ks[ks.length - 1] as number];
  const [w0, wn] = [inertias[0] as number, inertias[inertias.length - 1] as number];
  if (ks.length < 3 || !(w0 > wn)) return ks.map(() => null);
  return ks.map((k, i) => 1 - (k - k0) / (kn - k0) - ((inertias[i] as number) - wn) / (w0 - wn) + 0);
}
