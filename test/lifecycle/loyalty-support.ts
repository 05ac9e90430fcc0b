import fc from 'fast-check';

export { deepFreeze, isPlain, plainSum, thrownBy } from '../support.ts';

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

/** A number of a range, or nothing. */
export function maybe(min: number, max: number): fc.Arbitrary<number | null> {
  return fc.option(fc.double({ min, max, noNaN: true, noDefaultInfinity: true }), { nil: null });
}
