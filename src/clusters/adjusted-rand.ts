/**
 * How far two groupings of the same points agree, corrected for chance: 1 is the same groups, 0 what chance gives.
 *
 * Hubert and Arabie 1985, doi:10.1007/BF01908075. Two groupings of one group each agree. Cost: O(n + k²).
 */
export function adjustedRand(a: Int32Array, b: Int32Array, k: number): number {
  const both = new Float64Array(k * k);
  const ofA = new Float64Array(k);
  const ofB = new Float64Array(k);
  for (let i = 0; i < a.length; i++) {
    const at = a[i] as number;
    const bt = b[i] as number;
    both[at * k + bt] = (both[at * k + bt] as number) + 1;
    ofA[at] = (ofA[at] as number) + 1;
    ofB[bt] = (ofB[bt] as number) + 1;
  }
  const pairs = (counts: Float64Array): number => counts.reduce((sum, c) => sum + (c * (c - 1)) / 2, 0);
  const inBoth = pairs(both);
  const inA = pairs(ofA);
  const inB = pairs(ofB);
  const all = (a.length * (a.length - 1)) / 2;
  if (all === 0) return 1;
  const byChance = (inA * inB) / all;
  const most = (inA + inB) / 2;
  return most === byChance ? 1 : (inBoth - byChance) / (most - byChance) + 0;
}
