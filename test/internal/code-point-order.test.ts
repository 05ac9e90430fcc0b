import { describe, expect, test } from 'vitest';
import { codePointOrder, compareCodePoints } from '../../src/internal/code-point-order.ts';
import { createRandom } from '../../src/internal/random.ts';
import { byCodePoints } from '../orders/oracle.ts';

const sorted = (texts: readonly string[]) => Array.from(codePointOrder(texts), (i) => texts[i]);

describe('compareCodePoints', () => {
  test.each([
    ['a', 'b', -1],
    ['a', 'a', 0],
    ['', '', 0],
    ['', 'a', -1],
    ['a', 'ab', -1],
    ['ab', 'b', -1],
    ['Z', 'a', -1],
    ['9', '10', 1],
    ['é', 'z', 1],
    ['～', '😀', -1],
    ['\uffff', '𐀀', -1],
    ['\ue000', '😀', -1],
    ['\ud7ff', '\ue000', -1],
    ['\ud7ff', '😀', -1],
    ['😀', '😁', -1],
    ['𐀀', '\u{10ffff}', -1],
    ['\udbff', '\udc00', -1],
    ['x～', 'x😀', -1],
  ])('%j and %j', (a, b, sign) => {
    expect(Math.sign(compareCodePoints(a, b))).toBe(sign);
    expect(Math.sign(compareCodePoints(b, a)) + 0).toBe(-sign + 0);
    expect(compareCodePoints(a, a)).toBe(0);
  });

  test('is the order of code points on well-formed texts', () => {
    const texts = [
      '',
      'a',
      'aa',
      'z',
      'é',
      '漢',
      '\ud7ff',
      '\ue000',
      '～',
      '\uffff',
      '𐀀',
      '😀',
      '😀a',
      '\u{10ffff}',
      '\u0000',
    ];
    for (const a of texts)
      for (const b of texts) expect(Math.sign(compareCodePoints(a, b))).toBe(Math.sign(byCodePoints(a, b)));
  });
});

describe('codePointOrder', () => {
  test('of few texts', () => {
    expect(codePointOrder([])).toStrictEqual(new Uint32Array(0));
    expect(codePointOrder(['a'])).toStrictEqual(Uint32Array.of(0));
    expect(codePointOrder(['b', 'a', 'c'])).toStrictEqual(Uint32Array.of(1, 0, 2));
    expect(sorted(['😀', 'b', '～', '', 'a'])).toEqual(['', 'a', 'b', '～', '😀']);
  });

  test('equal texts keep their order', () => {
    expect(codePointOrder(['b', 'a', 'b', 'a'])).toStrictEqual(Uint32Array.of(1, 3, 0, 2));
    const many = Array.from({ length: 5000 }, (_, i) => `k${i % 7}`);
    const order = codePointOrder(many);
    for (let i = 1; i < order.length; i++) {
      const [a, b] = [order[i - 1] as number, order[i] as number];
      if (byCodePoints(many[a] as string, many[b] as string) > 0 || (many[a] === many[b] && a > b))
        expect.fail(`at ${i}`);
    }
  });

  /** Texts of so many kinds that every way of sorting is taken, below and above the number where it changes. */
  const kinds: ReadonlyArray<readonly [string, (i: number, random: (bound: number) => number) => string]> = [
    ['numbers', (i) => String((i * 7919) % 100_003)],
    ['a common prefix', (i) => `customer-number-${(i * 7919) % 100_003}`],
    ['a common prefix of a hundred', (i) => `${'p'.repeat(100)}${(i * 31) % 5003}`],
    ['Latin-1', (_, random) => String.fromCharCode(...Array.from({ length: random(6) }, () => random(256)))],
    ['nothing but zeros', (_, random) => '\u0000'.repeat(random(40))],
    ['ends of each other', (_, random) => 'ab'.repeat(random(30))],
    ['long and alike', (_, random) => `${'x'.repeat(11 + random(4))}${random(1000)}`],
    ['alike for longer than is counted', (_, random) => `${random(3)}${'y'.repeat(30)}${random(2000)}`],
    [
      'wide units',
      (_, random) =>
        Array.from({ length: random(5) }, () => ['a', '漢', '～', '😀', '\ue000'][random(5)]).join(''),
    ],
    [
      'wide units late',
      (_, random) => `${'z'.repeat(10)}${random(9)}${['ā', '～', '😀', 'a'][random(4)]}${random(100)}`,
    ],
    [
      'wide units after what is counted',
      (_, random) => `${random(2)}${'z'.repeat(20)}${['ā', '～', '😀', 'a'][random(4)]}${random(100)}`,
    ],
    ['wide units in the prefix', (_, random) => `客户${random(100_000)}`],
    [
      'code points of every kind',
      (_, random) =>
        String.fromCodePoint(
          ...Array.from(
            { length: 1 + random(3) },
            () => [random(0xd800), 0xe000 + random(0x2000), 0x10000 + random(0x100000)][random(3)] as number,
          ),
        ),
    ],
    ['the same text', () => 'same'],
    ['empty texts', (i) => (i % 3 === 0 ? '' : 'a')],
  ];

  test.each(kinds)('%s', (_, make) => {
    for (const n of [10, 2047, 2048, 2049, 6000]) {
      const random = createRandom(n);
      const texts = Array.from({ length: n }, (_, i) => make(i, (bound) => random.below(bound)));
      const order = codePointOrder(texts);
      expect(order).toHaveLength(n);
      expect(new Set(order).size).toBe(n);
      for (let i = 1; i < n; i++) {
        const [a, b] = [order[i - 1] as number, order[i] as number];
        const by = byCodePoints(texts[a] as string, texts[b] as string);
        if (by > 0 || (by === 0 && a > b))
          expect.fail(`${JSON.stringify(texts[a])} before ${JSON.stringify(texts[b])}`);
      }
    }
  });

  test('lone surrogates have a place, the same in any input order', () => {
    const texts = Array.from({ length: 3000 }, (_, i) =>
      String.fromCharCode(0xd7f0 + (i % 0x820), 0xd800 + (i % 5)),
    );
    const expected = sorted(texts);
    expect(sorted([...texts].reverse())).toEqual(expected);
    for (let i = 1; i < expected.length; i++)
      expect(compareCodePoints(expected[i - 1] as string, expected[i] as string)).toBeLessThanOrEqual(0);
  });
});
