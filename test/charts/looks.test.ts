/** Colours, numbers, words and measures that pictures are made of. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { colourClasses } from '../../src/charts/colour-classes.ts';
import { dayTicks } from '../../src/charts/day-ticks.ts';
import { countText, percentText, shortNumber } from '../../src/charts/numbers.ts';
import { sampleGroups } from '../../src/charts/sample.ts';
import { spreadLabels } from '../../src/charts/spread-labels.ts';
import { cutText, placesOf, plainText, uniqueTexts, wrapText } from '../../src/charts/text.ts';
import {
  BLUE,
  CATEGORIES,
  GREEN,
  INK,
  inkOn,
  LEVEL_COLOURS,
  luminance,
  mixed,
  ORANGE,
  QUIET_INK,
  RAMP,
} from '../../src/charts/theme.ts';
import { thinned } from '../../src/charts/thin.ts';
import { ticksOver } from '../../src/charts/ticks.ts';

type Triple = readonly [number, number, number];

const linear = (colour: string): Triple =>
  [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as unknown as Triple;

const times = (matrix: readonly Triple[], [x, y, z]: Triple): Triple =>
  matrix.map(([a, b, c]) => a * x + b * y + c * z) as unknown as Triple;

/** How colours look without red, green or blue cones: Machado, Oliveira and Fernandes 2009, doi:10.1109/TVCG.2009.113, severity 1. */
const SIGHTS: Readonly<Record<string, readonly Triple[]>> = {
  normal: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

/** CIE L*a*b* of linear sRGB, white D65. */
function lab(rgb: Triple): Triple {
  const [x, y, z] = times(
    [
      [0.4124564, 0.3575761, 0.1804375],
      [0.2126729, 0.7151522, 0.072175],
      [0.0193339, 0.119192, 0.9503041],
    ],
    rgb.map((part) => Math.min(1, Math.max(0, part))) as unknown as Triple,
  );
  const f = (t: number) => (t > 216 / 24389 ? Math.cbrt(t) : (24389 / 27) * (t / 116) + 16 / 116);
  const [fx, fy, fz] = [f(x / 0.95047), f(y), f(z / 1.08883)];
  return [116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)];
}

function distance(one: string, two: string, sight: string): number {
  const [a, b] = [one, two].map((colour) =>
    lab(times(SIGHTS[sight] as readonly Triple[], linear(colour))),
  ) as [Triple, Triple];
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}

const contrast = (one: string, two: string): number => {
  const [low, high] = [luminance(one), luminance(two)].sort((a, b) => a - b) as [number, number];
  return (high + 0.05) / (low + 0.05);
};

const pairsOf = (colours: readonly string[]) =>
  colours.flatMap((a, i) => colours.slice(i + 1).map((b) => [a, b] as const));

describe.each(Object.keys(SIGHTS))('with %s', (sight) => {
  test('clusters, levels and directions are told apart', () => {
    for (const colours of [CATEGORIES, Object.values(LEVEL_COLOURS), [BLUE, GREEN, ORANGE]])
      for (const [a, b] of pairsOf(colours))
        expect(distance(a, b, sight), `${a} and ${b}`).toBeGreaterThan(11);
  });

  test('a ramp goes from light to dark, step by step', () => {
    RAMP.slice(1).forEach((colour, i) => {
      const [before, after] = [RAMP[i] as string, colour].map(
        (c) => lab(times(SIGHTS[sight] as readonly Triple[], linear(c)))[0],
      );
      expect((before as number) - (after as number)).toBeGreaterThan(8);
    });
  });
});

test('red and green as traffic lights have them would not do', () => {
  expect(distance('#b8442c', '#6f7a2c', 'normal')).toBeGreaterThan(50);
  expect(distance('#b8442c', '#6f7a2c', 'deuteranopia')).toBeLessThan(11);
});

test('texts have contrast on every ground that they stand on', () => {
  for (const ink of [INK, QUIET_INK]) expect(contrast(ink, '#ffffff')).toBeGreaterThan(4.5);
  for (const ground of RAMP) expect(contrast(inkOn(ground), ground), ground).toBeGreaterThan(4);
  for (const colour of [BLUE, ORANGE, '#7b8794', '#8a6d9b'])
    for (let share = 0; share <= 0.9; share += 0.05) {
      const ground = mixed('#ffffff', colour, share);
      expect(contrast(inkOn(ground), ground), ground).toBeGreaterThan(3.5);
    }
});

test.each([
  [0, '0', '0'],
  [0.125, '0.125', '0.125'],
  [7, '7', '7'],
  [999, '999', '999'],
  [999.6, '1k', '1,000'],
  [1234, '1.23k', '1,234'],
  [9999.7, '10k', '1万'],
  [12_345, '12.3k', '1.23万'],
  [-56_000, '−56k', '−5.6万'],
  [999_999, '1M', '100万'],
  [28_044_000, '28M', '2,800万'],
  [123_456_789, '123M', '1.23亿'],
  [4.2e12, '4.2T', '4.2万亿'],
  [3e20, '3e20', '3e20'],
  [1e-9, '1e-9', '1e-9'],
])('%d is %s and %s', (value, en, zh) => {
  expect(shortNumber(value, 'en')).toBe(en);
  expect(shortNumber(value, 'zh-CN')).toBe(zh);
});

test('shares and counts', () => {
  expect([0, 0.0001, 0.0044, 0.5, 1.234, -0.2, -0.0001].map(percentText)).toEqual([
    '0%',
    '<0.1%',
    '0.4%',
    '50%',
    '123.4%',
    '−20%',
    '−<0.1%',
  ]);
  expect([0, 999, 1000, 1_234_567].map(countText)).toEqual(['0', '999', '1,000', '1,234,567']);
});

test('ticks are round, ascending, few, and hold the data', () => {
  const amount = fc.oneof(
    fc.integer({ min: -1e6, max: 1e6 }),
    fc.double({ min: -1e290, max: 1e290, noNaN: true }),
  );
  fc.assert(
    fc.property(amount, amount, fc.integer({ min: 2, max: 12 }), fc.boolean(), (a, b, count, whole) => {
      const [low, high] = [Math.min(a, b), Math.max(a, b)];
      const { values, least, most } = ticksOver(low, high, count, whole);
      expect(values.every(Number.isFinite)).toBe(true);
      expect(values.every((value, i) => i === 0 || value > (values[i - 1] as number))).toBe(true);
      expect(values.length).toBeLessThanOrEqual(count + 2);
      const slack = (most - least) * 1e-6;
      expect(least).toBeLessThanOrEqual(low + slack);
      expect(most).toBeGreaterThanOrEqual(high - slack);
      if (whole && Math.abs(low) < 1e6 && Math.abs(high) < 1e6)
        expect(values.every(Number.isInteger)).toBe(true);
    }),
  );
  const close = ticksOver(9.999999999999867e289, 9.999999999999886e289, 4);
  expect(close.most).toBeGreaterThanOrEqual(9.999999999999886e289);
  expect(ticksOver(0, 0.3, 3).values).toEqual([0, 0.1, 0.2, 0.3]);
});

test('days along an axis', () => {
  const day = (text: string) => Date.parse(text) / 86_400_000;
  const labels = (from: string, to: string, locale: 'en' | 'zh-CN', length: number) =>
    dayTicks(day(from), day(to), locale, length).map(({ label }) => label);
  expect(labels('2025-06-30', '2025-12-31', 'en', 400)).toEqual(['Jul 2025', 'Sep 2025', 'Nov 2025']);
  expect(labels('2025-06-30', '2025-12-31', 'zh-CN', 400)).toEqual(['2025年7月', '2025年9月', '2025年11月']);
  expect(labels('2015-03-05', '2025-12-31', 'zh-CN', 500)).toEqual(['2020年', '2025年']);
  expect(labels('2025-12-03', '2025-12-31', 'en', 500)).toEqual([
    '2025-12-03',
    '2025-12-10',
    '2025-12-17',
    '2025-12-24',
    '2025-12-31',
  ]);
});

test('classes of colour hold every value, in order', () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: -1e12, max: 1e12, noNaN: true }), { minLength: 1, maxLength: 40 }),
      (values) => {
        const { labels, colours, classOf } = colourClasses(values, 'en');
        expect(labels.length).toBe(colours.length);
        expect(labels.length).toBeLessThanOrEqual(5);
        const sorted = [...values].sort((a, b) => a - b).map(classOf);
        expect(sorted).toEqual([...sorted].sort((a, b) => a - b));
        expect(sorted[0]).toBe(0);
        expect(sorted[sorted.length - 1]).toBe(labels.length - 1);
      },
    ),
  );
});

test('texts are cut, cleaned, wrapped and told apart', () => {
  expect(cutText('客户名称很长很长', 7)).toBe('客户名…');
  expect(plainText('a\u202eb\u0000c\nd\ud800')).toBe('a b c d');
  expect(uniqueTexts(['a', 'a', 'b', 'a (2)', 'a'])).toEqual(['a', 'a (2)', 'b', 'a (2) (2)', 'a (3)']);
  expect(wrapText('one two three', 50, 12)).toEqual(['one two', 'three']);
  for (const line of wrapText('贡献最大的客户群，占销售额的一半（50%）。', 70, 12)) {
    expect(placesOf(line)).toBeLessThanOrEqual(14);
    expect(line).not.toMatch(/^[，。）]/);
  }
});

test('curves are thinned to their ends and what must stay', () => {
  expect(thinned(5, 10)).toEqual([0, 1, 2, 3, 4]);
  const places = thinned(1_000_000, 400, [123_457]);
  expect(places.length).toBeLessThanOrEqual(420);
  expect(places).toEqual(expect.arrayContaining([0, 1, 2, 123_457, 999_998, 999_999]));
  expect(new Set(places).size).toBe(places.length);
});

test('a sample is no larger than asked, and has some of each group', () => {
  const groups = [
    Array.from({ length: 90_000 }, (_, i) => i),
    Array.from({ length: 30 }, (_, i) => -i - 1),
    [],
  ];
  const [many, few, none] = sampleGroups(groups, 1000, 1);
  expect((many?.length ?? 0) + (few?.length ?? 0)).toBeLessThanOrEqual(1000);
  expect(few?.length).toBe(20);
  expect(none).toEqual([]);
  expect(new Set(many).size).toBe(many?.length);
  // Half of the sample is from the upper half, give or take four standard deviations.
  expect(Math.abs((many ?? []).filter((i) => i >= 45_000).length / (many?.length ?? 1) - 0.5)).toBeLessThan(
    0.065,
  );
  expect(sampleGroups(groups, 1000, 1)).toEqual([many, few, none]);
  expect(sampleGroups(groups, 1000, 2)).not.toEqual([many, few, none]);
});

test('labels at one place are moved apart, within the picture', () => {
  const wanted = Array.from({ length: 12 }, () => ({ x: 3, y: 3 }));
  const placed = spreadLabels(wanted, { width: 26, height: 20 }, { width: 500, height: 300 });
  placed.forEach((one, i) => {
    expect(one.x >= 13 && one.y >= 10).toBe(true);
    for (const two of placed.slice(i + 1))
      expect(Math.abs(one.x - two.x) >= 26 || Math.abs(one.y - two.y) >= 20).toBe(true);
  });
});
