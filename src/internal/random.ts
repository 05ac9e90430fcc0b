/**
 * Seeded random numbers: the same seed gives the same numbers on every machine. There is no `Math.random` in this library.
 *
 * Method: xoshiro128**, Blackman and Vigna 2021, doi:10.1145/3460772, with 128 bits of state in four 32-bit words. The state
 * comes from the seed by a Weyl sequence with a 32-bit mixing function, so that neighbouring seeds share nothing.
 */
export interface Random {
  /** An integer from 0 to 2^32 - 1, all equally likely. */
  uint32(): number;
  /** An integer from 0 to `bound - 1`, all equally likely; `bound` is an integer from 1 to 2^32. */
  below(bound: number): number;
  /** A number from 0 (included) to 1 (excluded), of 53 bits. */
  unit(): number;
}

const TWO_32 = 4_294_967_296;

/** Continue from a state of four 32-bit words, not all 0; the state is moved in place. */
export function randomFrom(state: Int32Array): Random {
  function uint32(): number {
    const s1 = state[1] as number;
    const scrambled = Math.imul(s1, 5);
    const result = Math.imul((scrambled << 7) | (scrambled >>> 25), 9) >>> 0;
    const s2 = (state[2] as number) ^ (state[0] as number);
    const s3 = (state[3] as number) ^ s1;
    state[1] = s1 ^ s2;
    state[0] = (state[0] as number) ^ s3;
    state[2] = s2 ^ (s1 << 9);
    state[3] = (s3 << 11) | (s3 >>> 21);
    return result;
  }
  function below(bound: number): number {
    // `bound` buckets of equal width; what is left over at the end is drawn again, so that no value is favoured.
    const width = Math.floor(TWO_32 / bound);
    for (;;) {
      const value = Math.floor(uint32() / width);
      if (value < bound) return value;
    }
  }
  function unit(): number {
    const high = uint32() >>> 5;
    return (high * 67_108_864 + (uint32() >>> 6)) / 9_007_199_254_740_992;
  }
  return { uint32, below, unit };
}

/** Start from a seed: an integer from 0 to 2^53 - 1. */
export function createRandom(seed: number): Random {
  const state = new Int32Array(4);
  let weyl = Math.imul(Math.floor(seed / TWO_32), 0x85ebca6b) ^ (seed % TWO_32);
  for (let i = 0; i < 4; i++) {
    weyl = (weyl + 0x9e3779b9) | 0;
    let word = Math.imul(weyl ^ (weyl >>> 16), 0x21f0aaad);
    word = Math.imul(word ^ (word >>> 15), 0x735a2d97);
    state[i] = word ^ (word >>> 15);
  }
  return randomFrom(state);
}
