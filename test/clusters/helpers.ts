import { createRandom } from '../../src/internal/random.ts';

export { shuffled, thrownBy } from '../support.ts';

/** One account with the default features. */
export interface Row {
  readonly accountId: string;
  readonly recency: number | null;
  readonly frequency: number | null;
  readonly monetary: number | null;
}

/** Standard normal numbers by Box and Muller. */
export function normals(seed: number): () => number {
  const random = createRandom(seed);
  return () => Math.sqrt(-2 * Math.log(1 - random.unit())) * Math.cos(2 * Math.PI * random.unit());
}

/** A skewed book, as books are: size drives how much and how often, and a little how recently. */
export function skewedBook(n: number, seed: number): Row[] {
  const normal = normals(seed);
  return Array.from({ length: n }, (_, i) => {
    const size = normal();
    return {
      accountId: `A${i}`,
      recency: Math.floor(Math.exp(4 - 0.6 * size + normal())),
      frequency: 1 + Math.floor(Math.exp(0.8 * size + 0.6 * normal())),
      monetary: Math.round(100 * Math.exp(5 + 1.2 * size + 0.7 * normal())) / 100,
    };
  });
}

/** Three kinds of accounts that nobody could mix up: large, middle, lost. */
export function threeKinds(each: number): Row[] {
  return Array.from({ length: 3 * each }, (_, i) => ({
    accountId: `A${i}`,
    recency: 5 * 8 ** (i % 3) + (i % 7),
    frequency: Math.ceil(24 / 5 ** (i % 3)) + (i % 2),
    monetary: 50_000 / 12 ** (i % 3) + 10 * (i % 9),
  }));
}

/** Every number in a JSON value is finite and not -0, and nothing is undefined. */
export function isPlainJson(value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value) && !Object.is(value, -0);
  if (value === undefined) return false;
  if (typeof value !== 'object' || value === null) return true;
  return Object.values(value).every(isPlainJson);
}
