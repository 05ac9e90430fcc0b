import fc from 'fast-check';

/** Ids that break programs which keep them in objects. */
export const HOSTILE_IDS = [
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  ' ',
  "'; drop table",
  '{value}',
  '客户',
  '\u{1F600}',
];

export const hostileId = fc.oneof(fc.constantFrom(...HOSTILE_IDS), fc.string({ minLength: 1, maxLength: 6 }));

/** What a call throws, as `TypeError: message`. */
export function thrownBy(call: () => unknown): string {
  try {
    call();
  } catch (error) {
    return String(error);
  }
  return 'nothing';
}

/** A number of a range, or nothing. */
export function maybe(min: number, max: number): fc.Arbitrary<number | null> {
  return fc.option(fc.double({ min, max, noNaN: true, noDefaultInfinity: true }), { nil: null });
}

/** Whether a value goes through JSON unchanged: no NaN, no infinity, no -0, nothing undefined. */
export function isPlain(value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value) && !Object.is(value, -0);
  if (value === undefined || typeof value === 'function') return false;
  if (typeof value !== 'object' || value === null) return true;
  return Object.values(value).every(isPlain);
}

/** Freeze a value and all that is in it. */
export function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(deepFreeze);
  }
  return value;
}

/** Plain addition from left to right. */
export function plainSum(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
