/** Every mistake with options, and what is said about it. */
import { describe, expect, test } from 'vitest';
import { fitRfm } from '../../src/index.ts';
import { bookOf, errorOf } from './support.ts';

const METHODS = '"quantile", "rank", "ntile", "cuts", "naturalBreaks", "share", "r-rfm"';
const CUTS = '1 to 9 finite numbers in ascending order';
const BINS = 'an integer from 2 to 10';
const WEIGHT = 'a number from 0 to 1000000';
const VALUE = 'a field name, a function of the account, or { value, better }';

const MISTAKES: ReadonlyArray<readonly [unknown, string]> = [
  [5, 'TypeError: the options must be an object: current value is 5'],
  [null, 'TypeError: the options must be an object: current value is null'],
  [
    { bin: 4 },
    'TypeError: there is no option "bin": the options are method, bins, cuts, closed, weights, values',
  ],

  [
    { method: 'quantiles' },
    `RangeError: "method" must be one of ${METHODS}, "nested": current value is "quantiles"`,
  ],
  [{ method: 5 }, `TypeError: "method" must be one of ${METHODS}, "nested": current value is 5`],
  [
    { method: { recency: 'nested' } },
    `RangeError: "method.recency" must be one of ${METHODS}: current value is "nested"`,
  ],
  [{ method: { monetary: 1 } }, `TypeError: "method.monetary" must be one of ${METHODS}: current value is 1`],
  [
    { method: { length: 'rank' } },
    'TypeError: there is no option "length": the options are recency, frequency, monetary',
  ],

  [{ bins: 1 }, `RangeError: "bins" must be ${BINS}: current value is 1`],
  [{ bins: 11 }, `RangeError: "bins" must be ${BINS}: current value is 11`],
  [{ bins: 2.5 }, `RangeError: "bins" must be ${BINS}: current value is 2.5`],
  [{ bins: Number.NaN }, `RangeError: "bins" must be ${BINS}: current value is NaN`],
  [{ bins: '5' }, `TypeError: "bins" must be ${BINS}: current value is "5"`],
  [{ bins: null }, `TypeError: "bins" must be ${BINS}: current value is null`],
  [{ bins: { frequency: 11 } }, `RangeError: "bins.frequency" must be ${BINS}: current value is 11`],
  [
    { bins: { tenure: 5 } },
    'TypeError: there is no option "tenure": the options are recency, frequency, monetary',
  ],
  [
    { bins: { tenure: 5 }, values: { length: 'recency' } },
    'TypeError: there is no option "tenure": the options are recency, frequency, monetary, length',
  ],

  [{ cuts: { recency: [] } }, `RangeError: "cuts.recency" must be ${CUTS}: current value is an array of 0`],
  [
    { cuts: { recency: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] } },
    `RangeError: "cuts.recency" must be ${CUTS}: current value is an array of 10`,
  ],
  [
    { cuts: { monetary: [2, 1] } },
    `RangeError: "cuts.monetary" must be ${CUTS}: current value is an array of 2`,
  ],
  [
    { cuts: { monetary: [1, 1] } },
    `RangeError: "cuts.monetary" must be ${CUTS}: current value is an array of 2`,
  ],
  [
    { cuts: { monetary: [1, Number.NaN] } },
    `RangeError: "cuts.monetary" must be ${CUTS}: current value is an array of 2`,
  ],
  [
    { cuts: { monetary: [1, Number.POSITIVE_INFINITY] } },
    `RangeError: "cuts.monetary" must be ${CUTS}: current value is an array of 2`,
  ],
  [
    { cuts: { monetary: ['1'] } },
    `RangeError: "cuts.monetary" must be ${CUTS}: current value is an array of 1`,
  ],
  [
    { cuts: { frequency: { length: 1, 0: 5 } } },
    `RangeError: "cuts.frequency" must be ${CUTS}: current value is an object`,
  ],
  [{ cuts: { frequency: 5 } }, `TypeError: "cuts.frequency" must be ${CUTS}: current value is 5`],
  [{ cuts: 5 }, `TypeError: "cuts" must be ${CUTS}: current value is 5`],
  [{ cuts: [30, 90] }, 'TypeError: there is no option "0": the options are recency, frequency, monetary'],
  [{ cuts: { R: [30] } }, 'TypeError: there is no option "R": the options are recency, frequency, monetary'],

  [{ closed: 'both' }, 'RangeError: "closed" must be one of "right", "left": current value is "both"'],
  [{ closed: true }, 'TypeError: "closed" must be one of "right", "left": current value is true'],

  [{ weights: { recency: -1 } }, `RangeError: "weights.recency" must be ${WEIGHT}: current value is -1`],
  [
    { weights: { recency: 1000001 } },
    `RangeError: "weights.recency" must be ${WEIGHT}: current value is 1000001`,
  ],
  [
    { weights: { recency: Number.NaN } },
    `RangeError: "weights.recency" must be ${WEIGHT}: current value is NaN`,
  ],
  [{ weights: { monetary: '1' } }, `TypeError: "weights.monetary" must be ${WEIGHT}: current value is "1"`],
  [
    { weights: { clv: 1 } },
    'TypeError: there is no option "clv": the options are recency, frequency, monetary',
  ],
  [
    { weights: { recency: 0, frequency: 0, monetary: 0 } },
    'RangeError: at least one weight must be > 0: all are 0',
  ],

  [{ values: 'tenure' }, 'TypeError: the options must be an object: current value is "tenure"'],
  [{ values: { recency: 5 } }, `TypeError: "recency" must be ${VALUE}: current value is 5`],
  [{ values: { length: null } }, `TypeError: "length" must be ${VALUE}: current value is null`],
  [{ values: { length: {} } }, `TypeError: "length" must be ${VALUE}: current value is an object`],
  [
    { values: { length: { value: 'tenure', better: 'up' } } },
    'TypeError: "values.length.better" must be "high" or "low": current value is "up"',
  ],
  [
    { values: { recency: { value: 'recency', better: 5 } } },
    'TypeError: "values.recency.better" must be "high" or "low": current value is 5',
  ],

  [{ method: 'cuts' }, 'TypeError: method "cuts" needs cuts: name them with cuts: { recency: [ … ] }'],
  [
    { method: 'cuts', cuts: { recency: [1], frequency: [1] } },
    'TypeError: method "cuts" needs cuts: name them with cuts: { monetary: [ … ] }',
  ],
  [
    { method: { frequency: 'cuts' } },
    'TypeError: method "cuts" needs cuts: name them with cuts: { frequency: [ … ] }',
  ],
  ...['quantile', 'rank', 'ntile', 'naturalBreaks', 'share', 'nested'].map(
    (method) =>
      [
        { method, cuts: { frequency: [1] } },
        `TypeError: method "${method}" of "frequency" finds its own cuts: leave out cuts.frequency`,
      ] as const,
  ),
];

describe('mistakes', () => {
  test.each(MISTAKES.map(([options, text]) => [JSON.stringify(options), options, text] as const))(
    '%s',
    (_, options, text) => {
      const expected = text.replace(/^(\w+): /, '$1: Cannot fit RFM bands as ');
      expect(errorOf(() => fitRfm(bookOf([1, 2, 3]), options as never))).toBe(expected);
    },
  );

  test('options are checked before the accounts are read', () => {
    expect(errorOf(() => fitRfm(bookOf([Number.NaN]), { bins: 0 }))).toBe(
      `RangeError: Cannot fit RFM bands as "bins" must be ${BINS}: current value is 0`,
    );
  });
});

describe('what is no mistake', () => {
  test('cuts beside the method that takes them', () => {
    const cuts = { recency: [1], frequency: [-1, 0, 1], monetary: [0.5] };
    for (const method of ['cuts', 'r-rfm'] as const)
      expect(fitRfm([], { method, cuts }).options.dimensions.map((d) => [d.method, d.bins])).toEqual([
        [method, 2],
        [method, 4],
        [method, 2],
      ]);
  });

  test('a weight of 0 beside others', () => {
    expect(
      fitRfm([], { weights: { recency: 0, frequency: 0 } }).options.dimensions.map((d) => d.weight),
    ).toEqual([0, 0, 1]);
  });
});
