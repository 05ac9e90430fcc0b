import { createRandom } from '../src/internal/random.ts';

/** What a call throws, as `TypeError: message`. */
export function thrownBy(call: () => unknown): string {
  try {
    call();
  } catch (error) {
    return String(error);
  }
  return 'nothing';
}

/** Freeze a value and all that is in it. */
export function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !ArrayBuffer.isView(value) && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(deepFreeze);
  }
  return value;
}

/** Whether a value goes through JSON unchanged: no NaN, no infinity, no -0, nothing undefined, no typed arrays. */
export function isPlain(value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value) && !Object.is(value, -0);
  if (value === undefined || typeof value === 'function' || ArrayBuffer.isView(value)) return false;
  if (typeof value !== 'object' || value === null) return true;
  return Object.values(value).every(isPlain);
}

/** The sum as a reader would add it up: from left to right. */
export function plainSum(values: readonly number[]): number {
  return values.reduce((a, b) => a + b, 0);
}

/** The same rows in another order; the same one for the same seed. */
export function shuffled<T>(rows: readonly T[], seed = 1): T[] {
  const random = createRandom(seed);
  const out = [...rows];
  for (let i = out.length - 1; i > 0; i--) {
    const j = random.below(i + 1);
    [out[i], out[j]] = [out[j] as T, out[i] as T];
  }
  return out;
}
