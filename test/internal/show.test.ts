import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { show } from '../../src/internal/show.ts';

test.each<[unknown, string]>([
  ['a', '"a"'],
  ['', '""'],
  ['say "no"\n', '"say \\"no\\"\\n"'],
  ['\ud800', '"\\ud800"'],
  ['x'.repeat(80), `"${'x'.repeat(80)}"`],
  ['x'.repeat(81), `"${'x'.repeat(80)}…"`],
  [`${'x'.repeat(79)}😀`, `"${'x'.repeat(79)}…"`],
  [`${'x'.repeat(78)}😀!`, `"${'x'.repeat(78)}😀…"`],
  [1.5, '1.5'],
  [-0, '-0'],
  [0, '0'],
  [Number.NaN, 'NaN'],
  [Number.NEGATIVE_INFINITY, '-Infinity'],
  [1e21, '1e+21'],
  [5n, '5n'],
  [10n ** 90n, `1${'0'.repeat(79)}…`],
  [null, 'null'],
  [undefined, 'undefined'],
  [true, 'true'],
  [() => 1, 'a function'],
  [Symbol('secret'), 'a symbol'],
  [[1, 2], 'an array of 2'],
  [new Array(5), 'an array of 5'],
  [{ a: 1 }, 'an object'],
  [Object.create(null), 'an object'],
  [{ toString: () => 'a' }, 'an object'],
  [{ getTime: 5 }, 'an object'],
  [new Date(0), 'the Date 1970-01-01T00:00:00.000Z'],
  [runInNewContext('new Date(0)'), 'the Date 1970-01-01T00:00:00.000Z'],
  [new Date(Number.NaN), 'an invalid Date'],
  [new Date(8.64e15), 'the Date +275760-09-13T00:00:00.000Z'],
  [{ getTime: () => 8.64e15 + 1 }, 'an invalid Date'],
  [{ getTime: () => -1e300 }, 'an invalid Date'],
  [{ getTime: () => 'soon' }, 'an invalid Date'],
  [{ getTime: () => undefined }, 'an invalid Date'],
])('%o', (value, shown) => {
  expect(show(value)).toBe(shown);
});
