/** The hash table of account ids, directly. */
import { describe, expect, test } from 'vitest';
import { createRandom } from '../../src/internal/random.ts';
import { AccountIndex } from '../../src/orders/account-index.ts';

/**
 * Pairs found by search (a multicollision in one hash, a birthday in the other): equal in length, in the sum of their units
 * and in both 32-bit hashes. Only a comparison of the texts tells them apart.
 */
const EQUAL_HASHES: ReadonlyArray<readonly [string, string]> = [
  [
    '0FDxw0ZGll05vdj0Y7qx0m6mi0OwmF01umf0ENss0m6mi0wUeH01umf0ENss0IIwp0OwmF01umf0Y7qx0IIwp0wUeH',
    '0FDxw0f0xk05vdj0ENss0IIwp0OwmF01umf0Y7qx0m6mi0wUeH0cVNr0Y7qx0IIwp0wUeH0cVNr0ENss0m6mi0wUeH',
  ],
  [
    '0FDxw0ZGll0gWEv0Y7qx0m6mi0OwmF0cVNr0Y7qx0m6mi0wUeH01umf0ENss0m6mi0OwmF01umf0ENss0m6mi0OwmF',
    '0FDxw0f0xk05vdj0ENss0m6mi0OwmF01umf0ENss0IIwp0OwmF01umf0Y7qx0m6mi0wUeH01umf0ENss0m6mi0OwmF',
  ],
];

/** Every id gets the next number the first time, and the same number ever after. */
function expectNumbers(ids: readonly string[]): void {
  const index = new AccountIndex();
  const numbers = new Map<string, number>();
  for (const id of [...ids, ...ids]) {
    const expected = numbers.get(id) ?? numbers.size;
    numbers.set(id, expected);
    if (index.intern(id) !== expected) expect.fail(`${JSON.stringify(id)} did not get number ${expected}`);
  }
  expect(index.ids).toEqual([...numbers.keys()]);
  expect(index.size).toBe(numbers.size);
}

test('numbers count from 0', () => {
  const index = new AccountIndex();
  expect(index.size).toBe(0);
  expect([index.intern('b'), index.intern('a'), index.intern('b'), index.intern('c')]).toEqual([0, 1, 0, 2]);
  expect(index.ids).toEqual(['b', 'a', 'c']);
  expect(index.size).toBe(3);
});

test('whole numbers are their texts', () => {
  const index = new AccountIndex();
  expect(index.intern('17850')).toBe(0);
  expect(index.internNumber(17850)).toBe(0);
  expect(index.internNumber(17850)).toBe(0);
  expect(index.internNumber(-1)).toBe(1);
  expect(index.internNumber(-0)).toBe(2);
  expect(index.internNumber(0)).toBe(2);
  expect(index.internNumber(Number.MAX_SAFE_INTEGER)).toBe(3);
  expect(index.intern('9007199254740991')).toBe(3);
  expect(index.ids).toEqual(['17850', '-1', '0', '9007199254740991']);
});

describe('ids are told apart', () => {
  test('of every length around the one that fits a slot', () => {
    expectNumbers(Array.from({ length: 40 }, (_, length) => 'a'.repeat(length)));
    expectNumbers(Array.from({ length: 40 }, (_, length) => '\u0000'.repeat(length)));
    expectNumbers(Array.from({ length: 40 }, (_, length) => 'ÿ'.repeat(length)));
    expectNumbers(Array.from({ length: 40 }, (_, length) => '漢'.repeat(length)));
  });

  test('that differ in any one place', () => {
    for (const length of [1, 3, 4, 5, 7, 8, 9, 10, 11, 12, 13, 30])
      expectNumbers([
        'x'.repeat(length),
        ...Array.from({ length }, (_, i) => `${'x'.repeat(i)}y${'x'.repeat(length - i - 1)}`),
        ...Array.from({ length }, (_, i) => `${'x'.repeat(i)}\u0000${'x'.repeat(length - i - 1)}`),
        ...Array.from({ length }, (_, i) => `${'x'.repeat(i)}Ā${'x'.repeat(length - i - 1)}`),
      ]);
  });

  test('whose units overlap where bytes are packed', () => {
    expectNumbers([
      'ab',
      'ba',
      '\u0061\u0062\u0000',
      '\u0000ab',
      'Ā',
      '\u0001\u0000',
      '\u0100a',
      '\u0001\u0000a',
      'ā',
      '\u0001\u0001',
    ]);
    // Units above 255 must not be packed as if they were two.
    expectNumbers(['\u6162', 'ab', '\u6162\u6364', 'abcd', '\u0061\u6263', 'abc']);
  });

  test('that are made of the same letters', () => {
    expectNumbers(['abcdefghijklm', 'mlkjihgfedcba', 'bacdefghijklm', 'abcdefghijkml', 'acbdefghijklm']);
  });

  test('whose hashes are equal', () => {
    for (const [a, b] of EQUAL_HASHES) {
      expect(a).not.toBe(b);
      expectNumbers([a, b, `${a}!`, `${b}!`, a, b]);
      expectNumbers([b, a]);
    }
  });
});

describe('the table grows', () => {
  test.each([511, 512, 513, 1023, 1024, 1025, 50_000])('to %i ids', (n) => {
    expectNumbers(Array.from({ length: n }, (_, i) => `${i}`));
    expectNumbers(Array.from({ length: n }, (_, i) => `customer-number-${i}`));
  });

  test('of all kinds at once', () => {
    const random = createRandom(4);
    const alphabet = ['a', 'b', 'ÿ', '漢', '\u0000', '😀'];
    const ids = Array.from({ length: 20_000 }, () =>
      Array.from({ length: random.below(16) }, () => alphabet[random.below(alphabet.length)]).join(''),
    );
    expectNumbers(ids);
  });

  test('numbers that were given stay', () => {
    const index = new AccountIndex();
    for (let i = 0; i < 5000; i++) {
      expect(index.intern(`id ${i}`)).toBe(i);
      if (i % 97 === 0) expect(index.intern('id 0')).toBe(0);
    }
    for (let i = 0; i < 5000; i++) expect(index.internNumber(i)).toBe(5000 + i);
    for (let i = 4999; i >= 0; i--) expect(index.intern(String(i))).toBe(5000 + i);
  });
});
