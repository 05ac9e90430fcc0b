import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  blendWeights,
  type CriteriaTable,
  fitAhpWeights,
  fitCriticWeights,
  fitEntropyWeights,
  formatReason,
  fourCriteria,
  type Judgements,
  scoreTopsis,
} from '../../src/index.ts';
import { deepFreeze, golden, plainSum, shuffled, thrownBy } from './support.ts';

interface Golden {
  readonly ahp: ReadonlyArray<{
    readonly id: string;
    readonly matrix: ReadonlyArray<ReadonlyArray<number | null>>;
    readonly missing: number;
    readonly weights: readonly number[];
    readonly lambda: number;
    readonly cr: number;
    readonly published?: readonly number[];
  }>;
  readonly entropy: ReadonlyArray<{
    table: CriteriaTable;
    entropy: readonly number[];
    weights: readonly number[];
  }>;
  readonly critic: ReadonlyArray<{
    table: CriteriaTable;
    information: readonly number[];
    weights: readonly number[];
  }>;
  readonly topsis: ReadonlyArray<{
    readonly id: string;
    readonly table: CriteriaTable;
    readonly weights: readonly number[];
    readonly better: ReadonlyArray<'high' | 'low'>;
    readonly toIdeal: readonly number[];
    readonly fromAntiIdeal: readonly number[];
    readonly closeness: readonly number[];
    readonly published?: readonly number[];
  }>;
}

const { ahp, entropy, critic, topsis } = golden<Golden>('weights.json');

function expectClose(actual: readonly number[], expected: readonly number[], tolerance = 1e-10): void {
  expect(actual).toHaveLength(expected.length);
  actual.forEach((x, i) => {
    expect(Math.abs(x - (expected[i] as number))).toBeLessThanOrEqual(tolerance);
  });
}

describe('weights by judgements', () => {
  test.each(ahp.map((golden) => [golden.id, golden] as const))(
    'golden: %s',
    (_, { matrix, missing, weights, lambda, cr, published }) => {
      const found = fitAhpWeights(matrix);
      expectClose(found.weights, weights);
      expect(found.lambda).toBeCloseTo(lambda, 9);
      expect(found.cr).toBeCloseTo(cr, 9);
      expect(found.missing).toBe(missing);
      expect(found.consistent).toBe(cr < 0.1);
      expect(found.ids).toEqual(matrix.map((__, i) => String(i + 1)));
      if (published !== undefined) expectClose(found.weights, published, 0.006);
    },
  );

  test('the four criteria of key accounts, as the shipped set has them', () => {
    const { ids, weights, lambda, ci, cr, consistent, worst, notices } = fitAhpWeights(
      (fourCriteria.weights as { ahp: Judgements }).ahp,
    );
    expect(ids).toEqual(['purchasing_power', 'loyalty_stability', 'brand_influence', 'potential_profit']);
    expectClose(weights, [0.4236, 0.227, 0.1223, 0.227], 5e-5);
    expect(lambda).toBeCloseTo(4.01036, 5);
    expect(ci).toBeCloseTo((lambda - 4) / 3, 15);
    expect(cr).toBeCloseTo(0.00384, 5);
    expect(consistent).toBe(true);
    expect(worst).toMatchObject({ first: 'purchasing_power', second: 'brand_influence', judged: 3 });
    expect(worst?.implied).toBeCloseTo((weights[0] as number) / (weights[2] as number), 12);
    expect(notices).toEqual([]);
  });

  test('pairs and a matrix say the same, in the order of the ids', () => {
    const pairs = [
      ['a', 'b', 2],
      ['c', 'a', 3],
      ['b', 'c', 1 / 4],
    ] as const;
    const matrix = [
      [1, 2, 1 / 3],
      [1 / 2, 1, 1 / 4],
      [3, 4, 1],
    ];
    const byPairs = fitAhpWeights(pairs);
    expect(byPairs.ids).toEqual(['a', 'b', 'c']);
    expectClose(byPairs.weights, fitAhpWeights(matrix).weights);
    const turned = fitAhpWeights(pairs, { ids: ['c', 'b', 'a'] });
    expect(turned.ids).toEqual(['c', 'b', 'a']);
    expectClose(turned.weights, [...byPairs.weights].reverse());
    expect(fitAhpWeights(matrix, { ids: ['x', 'y', 'z'] }).ids).toEqual(['x', 'y', 'z']);
    // The other half may be left out, or rounded as people do.
    const half = [
      [1, 2, null],
      [null, 1, null],
      [3, 4, 1],
    ];
    expectClose(fitAhpWeights(half).weights, byPairs.weights);
    expect(fitAhpWeights(half).missing).toBe(0);
    const hand = [
      [1, 2, 0.33],
      [0.5, 1, 0.25],
      [3, 4, 1],
    ];
    expectClose(fitAhpWeights(hand).weights, byPairs.weights);
    expect(
      fitAhpWeights([
        [null, 5],
        [null, null],
      ]).weights.map((w) => w.toFixed(4)),
    ).toEqual(['0.8333', '0.1667']);
  });

  test.each([2, 3, 4, 5, 6, 7, 8, 9])('the reciprocal of %d with two decimals is understood', (times) => {
    const rounded = Number((1 / times).toFixed(2));
    const exact = [times / (times + 1), 1 / (times + 1)];
    expectClose(
      fitAhpWeights([
        [1, times],
        [rounded, 1],
      ]).weights,
      exact,
    );
    expectClose(
      fitAhpWeights([
        [1, rounded],
        [times, 1],
      ]).weights,
      [...exact].reverse(),
    );
    // But not that of its neighbours on the scale.
    for (const other of [times - 1, times + 1].filter((t) => t >= 1 && t <= 9))
      expect(
        thrownBy(() =>
          fitAhpWeights([
            [1, other],
            [rounded, 1],
          ]),
        ),
      ).toContain('must be reciprocal');
  });

  test('consistent judgements: λ is n, CR 0, no worst pair', () => {
    const w = [8, 4, 2, 1];
    const { weights, lambda, ci, cr, worst, notices } = fitAhpWeights(w.map((x) => w.map((y) => x / y)));
    expectClose(
      weights,
      w.map((x) => x / 15),
      1e-15,
    );
    expect([lambda, ci, cr, worst, notices]).toEqual([4, 0, 0, null, []]);
  });

  test('one or two criteria are always consistent', () => {
    expect(fitAhpWeights([[1]])).toEqual({
      ids: ['1'],
      weights: [1],
      lambda: 1,
      ci: 0,
      cr: 0,
      consistent: true,
      missing: 0,
      worst: null,
      notices: [],
    });
    expect(fitAhpWeights([['a', 'b', 3]])).toMatchObject({
      weights: [0.75, 0.25],
      lambda: 2,
      cr: 0,
      consistent: true,
      worst: null,
    });
  });

  test('judgements that contradict each other: the worst pair is named, from the side that was said to matter more', () => {
    const found = fitAhpWeights([
      ['a', 'b', 2],
      ['b', 'c', 2],
      ['a', 'c', 1 / 7],
      ['a', 'd', 1],
      ['b', 'd', 1],
      ['c', 'd', 1],
    ]);
    expect(found.cr).toBeGreaterThanOrEqual(0.1);
    expect(found.consistent).toBe(false);
    expect(found.worst).toMatchObject({ first: 'c', second: 'a', judged: 7 });
    expect(found.worst?.implied).toBeCloseTo((found.weights[2] as number) / (found.weights[0] as number), 12);
    expect(found.notices).toEqual([
      { code: 'criteria.inconsistent', field: 'c : a', value: found.cr, threshold: 0.1 },
    ]);
    expect(formatReason(found.notices[0] as never)).toMatch(/ask again about c : a$/);
  });

  test('the edge of 0.10', () => {
    const of = (times: number) =>
      fitAhpWeights([
        ['a', 'b', 3],
        ['b', 'c', 3],
        ['a', 'c', times],
      ]);
    let [good, bad] = [9, 1 / 9];
    for (let i = 0; i < 60; i++) {
      const middle = Math.sqrt(good * bad);
      if (of(middle).cr < 0.1) good = middle;
      else bad = middle;
    }
    expect(of(good)).toMatchObject({ consistent: true, notices: [] });
    expect(of(bad).consistent).toBe(false);
    expect(of(bad).notices).toHaveLength(1);
    expect(of(bad).cr).toBeCloseTo(0.1, 6);
  });

  test('missing judgements are counted, and said', () => {
    const found = fitAhpWeights([
      ['a', 'b', 2],
      ['b', 'c', 3],
      ['c', 'd', 4],
    ]);
    expect(found.missing).toBe(3);
    expectClose(
      found.weights,
      [24, 12, 4, 1].map((w) => w / 41),
      1e-9,
    );
    expect([found.lambda, found.cr]).toEqual([4, 0]);
    expect(found.notices).toEqual([
      { code: 'criteria.missing_judgements', field: 'judgements', value: 3, threshold: 6 },
    ]);
  });

  test('a long chain still converges', () => {
    const names = Array.from({ length: 15 }, (_, i) => `c${i}`);
    const { weights, lambda } = fitAhpWeights(
      names.slice(1).map((name, i) => [names[i] as string, name, 2] as const),
    );
    const total = 2 ** 15 - 1;
    expectClose(
      weights,
      names.map((_, i) => 2 ** (14 - i) / total),
      1e-9,
    );
    expect(lambda).toBe(15);
  });

  const judgements = fc.integer({ min: 3, max: 7 }).chain((n) =>
    fc.tuple(
      fc.constant(n),
      fc.array(fc.tuple(fc.integer({ min: 1, max: 9 }), fc.boolean()), {
        minLength: (n * (n - 1)) / 2,
        maxLength: (n * (n - 1)) / 2,
      }),
      fc.array(fc.nat(), { minLength: n, maxLength: n }),
    ),
  );

  test('λ is never below n; weights are shares; another order of criteria only reorders them', () => {
    fc.assert(
      fc.property(judgements, ([n, cells, keys]) => {
        const matrix = Array.from({ length: n }, () => new Array<number>(n).fill(1));
        let k = 0;
        for (let i = 0; i < n; i++)
          for (let j = i + 1; j < n; j++) {
            const [times, up] = cells[k++] as [number, boolean];
            (matrix[i] as number[])[j] = up ? times : 1 / times;
            (matrix[j] as number[])[i] = up ? 1 / times : times;
          }
        const found = fitAhpWeights(deepFreeze(matrix));
        expect(found.lambda).toBeGreaterThanOrEqual(n);
        expect(plainSum(found.weights)).toBeCloseTo(1, 12);
        // An eigenvector: A w = λ w.
        matrix.forEach((row, i) => {
          expect(plainSum(row.map((cell, j) => cell * (found.weights[j] as number)))).toBeCloseTo(
            found.lambda * (found.weights[i] as number),
            9,
          );
        });
        const order = keys
          .map((key, i) => ({ key, i }))
          .sort((a, b) => a.key - b.key)
          .map(({ i }) => i);
        const turned = fitAhpWeights(order.map((i) => order.map((j) => matrix[i]?.[j] as number)));
        expectClose(
          turned.weights,
          order.map((i) => found.weights[i] as number),
          1e-12,
        );
        expect(turned.cr).toBeCloseTo(found.cr, 10);
      }),
      { numRuns: 60 },
    );
  });

  test.each([
    [
      'x',
      'TypeError: Cannot weigh criteria by judgements as the judgements must be a matrix or a list of pairs: current value is "x"',
    ],
    [
      [],
      'TypeError: Cannot weigh criteria by judgements as the judgements must be a matrix or a list of pairs: current value is an array of 0',
    ],
    [
      [[1, 2]],
      'TypeError: Cannot weigh criteria by judgements as the judgements must be a matrix of 1 rows and 1 columns',
    ],
    [
      [[1, 2], [0.5]],
      'TypeError: Cannot weigh criteria by judgements as the judgements must be a matrix of 2 rows and 2 columns',
    ],
    [
      [[1, 2], 5],
      'TypeError: Cannot weigh criteria by judgements as the judgements must be a matrix of 2 rows and 2 columns',
    ],
    [
      [
        [1, 10],
        [0.1, 1],
      ],
      'RangeError: Cannot weigh criteria by judgements as the judgement at row 1, column 2 must be a number from 1/9 to 9, or null: current value is 10',
    ],
    [
      [
        [1, 0],
        [0, 1],
      ],
      'RangeError: Cannot weigh criteria by judgements as the judgement at row 1, column 2 must be a number from 1/9 to 9, or null: current value is 0',
    ],
    [
      [
        [1, Number.NaN],
        [1, 1],
      ],
      'RangeError: Cannot weigh criteria by judgements as the judgement at row 1, column 2 must be a number from 1/9 to 9, or null: current value is NaN',
    ],
    [
      [
        [1, '2'],
        [1, 1],
      ],
      'RangeError: Cannot weigh criteria by judgements as the judgement at row 1, column 2 must be a number from 1/9 to 9, or null: current value is "2"',
    ],
    [
      [
        [1, 2],
        [2, 1],
      ],
      'RangeError: Cannot weigh criteria by judgements as the judgements at row 1, column 2 and row 2, column 1 must be reciprocal: current values are 2 and 2',
    ],
    [
      [
        [2, 1],
        [1, 1],
      ],
      'RangeError: Cannot weigh criteria by judgements as the judgement at row 1, column 1 compares a criterion with itself and must be 1: current value is 2',
    ],
    [
      [['a', 'b', 2], 5],
      'TypeError: Cannot weigh criteria by judgements as judgement 1 must name two of "a", "b" and a number: current value is 5',
    ],
    [
      [['a', 'b']],
      'TypeError: Cannot weigh criteria by judgements as judgement 0 must name two of "a", "b" and a number: current value is ["a", "b"]',
    ],
    [
      [['a', 'a', 2]],
      'TypeError: Cannot weigh criteria by judgements as judgement 0 must name two of "a" and a number: current value is ["a", "a", 2]',
    ],
    [
      [['a', 'b', 12]],
      'RangeError: Cannot weigh criteria by judgements as judgement 0 (a against b) must be a number from 1/9 to 9: current value is 12',
    ],
    [
      [['a', 'b', 0.1]],
      'RangeError: Cannot weigh criteria by judgements as judgement 0 (a against b) must be a number from 1/9 to 9: current value is 0.1',
    ],
    [
      [
        ['a', 'b', 2],
        ['b', 'a', 2],
      ],
      'RangeError: Cannot weigh criteria by judgements as judgement 1 repeats the pair b and a: judge it once',
    ],
    [
      [
        ['a', 'b', 2],
        ['c', 'd', 2],
      ],
      'RangeError: Cannot weigh criteria by judgements as the judgements must join all criteria: nothing joins c, d to a',
    ],
    [
      [
        [1, null],
        [null, 1],
      ],
      'RangeError: Cannot weigh criteria by judgements as the judgements must join all criteria: nothing joins 2 to 1',
    ],
  ])('refuses %j', (bad, message) => {
    expect(thrownBy(() => fitAhpWeights(bad as never))).toBe(message);
  });

  test('refuses ids that do not fit, and more than 15 criteria', () => {
    expect(thrownBy(() => fitAhpWeights([['a', 'b', 2]], { ids: ['a', 'c'] }))).toContain(
      'judgement 0 must name two of "a", "c" and a number: current value is ["a", "b", 2]',
    );
    expect(thrownBy(() => fitAhpWeights([['a', 'b', 2]], { ids: ['a', 'b', 'c'] }))).toContain(
      'nothing joins c to a',
    );
    expect(thrownBy(() => fitAhpWeights([[1]], { ids: ['a', 'a'] }))).toContain(
      '"ids" must be a list of different names',
    );
    const many = Array.from({ length: 16 }, () => new Array<number>(16).fill(1));
    expect(thrownBy(() => fitAhpWeights(many))).toContain(
      'there must be at most 15 criteria: current value is 16',
    );
    expect(fitAhpWeights(many.slice(1).map((row) => row.slice(1))).weights).toHaveLength(15);
  });
});

const tables = fc.integer({ min: 1, max: 4 }).chain((width) =>
  fc.array(
    fc.array(fc.oneof(fc.integer({ min: 0, max: 9 }), fc.double({ min: 0, max: 1e6, noNaN: true })), {
      minLength: width,
      maxLength: width,
    }),
    {
      minLength: 1,
      maxLength: 9,
    },
  ),
);

describe('weights by entropy', () => {
  test.each(entropy)('golden %#', ({ table, entropy: e, weights }) => {
    const found = fitEntropyWeights(deepFreeze(table));
    expectClose(found.entropy, e);
    expectClose(found.weights, weights);
  });

  test('0 · ln 0 is 0; one that has everything: entropy 0; all alike: entropy 1 and weight 0', () => {
    expect(
      fitEntropyWeights([
        [9, 1, 4],
        [0, 1, 4],
        [0, 2, 4],
      ]),
    ).toEqual({
      entropy: [
        0,
        expect.closeTo(((Math.log(4) / 4) * 2) / Math.log(3) + Math.log(2) / 2 / Math.log(3), 12),
        1,
      ],
      weights: [expect.any(Number), expect.any(Number), 0],
    });
    expect(
      fitEntropyWeights([
        [3, 3],
        [3, 3],
      ]).weights,
    ).toEqual([0.5, 0.5]);
    expect(
      fitEntropyWeights([
        [0, 1],
        [0, 3],
      ]).weights,
    ).toEqual([0, 1]);
    expect(fitEntropyWeights([[5, 7]])).toEqual({ weights: [0.5, 0.5], entropy: [1, 1] });
    expect(
      fitEntropyWeights([
        [-0, 1],
        [0, 3],
      ]).weights,
    ).toEqual([0, 1]);
  });

  test('negatives are refused with row and column', () => {
    expect(
      thrownBy(() =>
        fitEntropyWeights([
          [1, 2],
          [3, -4],
        ]),
      ),
    ).toBe(
      'RangeError: Cannot weigh criteria by entropy as row 1, column 1 must not be negative: current value is -4',
    );
  });

  test('shares, whatever the order of rows and the unit of a column', () => {
    fc.assert(
      fc.property(tables, (table) => {
        const found = fitEntropyWeights(table);
        expect(plainSum(found.weights)).toBeCloseTo(1, 12);
        for (const e of found.entropy) expect(e >= 0 && e <= 1).toBe(true);
        expect(fitEntropyWeights(shuffled(table))).toStrictEqual(found);
        expect(fitEntropyWeights(table.map((row) => row.map((x) => x * 8)))).toStrictEqual(found);
      }),
    );
  });
});

describe('weights by CRITIC', () => {
  test.each(critic)('golden %#', ({ table, information, weights }) => {
    const found = fitCriticWeights(deepFreeze(table));
    expectClose(found.information, information);
    expectClose(found.weights, weights);
  });

  test('constant columns weigh nothing and do not count as conflict', () => {
    const with5 = fitCriticWeights([
      [1, 9, 5],
      [2, 3, 5],
      [4, 8, 5],
    ]);
    const without = fitCriticWeights([
      [1, 9],
      [2, 3],
      [4, 8],
    ]);
    expect(with5.weights).toEqual([...without.weights, 0]);
    expect(with5.information).toEqual([...without.information, 0]);
    expect(
      fitCriticWeights([
        [3, 3],
        [3, 3],
      ]),
    ).toEqual({ weights: [0.5, 0.5], information: [0, 0] });
    expect(fitCriticWeights([[3, 1]])).toEqual({ weights: [0.5, 0.5], information: [0, 0] });
  });

  test('columns that all repeat each other are weighed by how much they vary', () => {
    expect(
      fitCriticWeights([
        [1, 10],
        [2, 20],
        [4, 40],
      ]).weights,
    ).toEqual([0.5, 0.5].map((w) => expect.closeTo(w, 12)));
    expect(fitCriticWeights([[1], [2]]).weights).toEqual([1]);
  });

  test('shares, whatever the order of rows', () => {
    fc.assert(
      fc.property(tables, (table) => {
        const found = fitCriticWeights(table);
        expect(plainSum(found.weights)).toBeCloseTo(1, 12);
        expect(fitCriticWeights(shuffled(table))).toStrictEqual(found);
      }),
    );
  });
});

describe('blends', () => {
  test('the weighted geometric mean', () => {
    expectClose(
      blendWeights([0.5, 0.3, 0.2], [0.2, 0.2, 0.6]),
      [Math.sqrt(0.1), Math.sqrt(0.06), Math.sqrt(0.12)].map((w, _, all) => w / plainSum(all)),
      1e-15,
    );
    expectClose(blendWeights([3, 1], [1, 3], { share: 1 }), [0.75, 0.25], 1e-15);
    expectClose(blendWeights([3, 1], [1, 3], { share: 0 }), [0.25, 0.75], 1e-15);
    expectClose(
      blendWeights([3, 1], [1, 3], { share: 0.75 }),
      [3 ** 0.75, 3 ** 0.25].map((w, _, all) => w / plainSum(all)),
      1e-15,
    );
    expectClose(blendWeights([1e100, 1], [1, 1e100]), [0.5, 0.5], 1e-15);
  });

  test('what has no weight in one has none, unless it does not count; nothing left: equal', () => {
    expect(blendWeights([0, 1, 1], [1, 0, 1])).toEqual([0, 0, 1]);
    expect(blendWeights([0, 1], [3, 1], { share: 0 })).toEqual([0.75, 0.25]);
    expect(blendWeights([0, 1], [1, 0])).toEqual([0.5, 0.5]);
  });

  test('refusals', () => {
    const wanted = 'must be a list of numbers >= 0, not all 0: current value is an array of';
    for (const bad of [[], [0, 0], [-1, 2], [Number.NaN, 1], ['3', 1], [Number.POSITIVE_INFINITY, 1]]) {
      expect(thrownBy(() => blendWeights(bad as never, [1, 1]))).toBe(
        `RangeError: Cannot blend weights as "first" ${wanted} ${bad.length}`,
      );
      expect(thrownBy(() => blendWeights([1, 1], bad as never))).toBe(
        `RangeError: Cannot blend weights as "second" ${wanted} ${bad.length}`,
      );
    }
    expect(thrownBy(() => blendWeights([1], [1, 1]))).toBe(
      'TypeError: Cannot blend weights as there must be as many of both: current values are 1 and 2',
    );
    expect(thrownBy(() => blendWeights([1], [1], { share: 1.1 }))).toContain(
      '"share" must be a number from 0 to 1: current value is 1.1',
    );
    expect(thrownBy(() => blendWeights(undefined as never, [1]))).toContain(
      'Cannot blend weights as "first" must be a list',
    );
    expect(thrownBy(() => blendWeights([1], [1], { shares: 1 } as never))).toContain(
      'there is no option "shares"',
    );
  });
});

describe('TOPSIS', () => {
  test.each(topsis.map((golden) => [golden.id, golden] as const))(
    'golden: %s',
    (_, { table, weights, better, published, ...wanted }) => {
      const found = scoreTopsis(deepFreeze(table), { weights, better });
      expectClose(found.closeness, wanted.closeness);
      expectClose(found.toIdeal, wanted.toIdeal);
      expectClose(found.fromAntiIdeal, wanted.fromAntiIdeal);
      if (published !== undefined) expectClose(found.closeness, published, 0.0006);
    },
  );

  test('the best of everything 1, the worst 0, all alike .5', () => {
    expect(
      scoreTopsis([
        [9, 2],
        [1, 1],
      ]).closeness,
    ).toEqual([1, 0]);
    expect(
      scoreTopsis(
        [
          [9, 2],
          [1, 1],
        ],
        { better: ['low', 'low'] },
      ).closeness,
    ).toEqual([0, 1]);
    expect(
      scoreTopsis([
        [4, 4],
        [4, 4],
      ]),
    ).toEqual({ closeness: [0.5, 0.5], toIdeal: [0, 0], fromAntiIdeal: [0, 0] });
    expect(scoreTopsis([[0, 0]]).closeness).toEqual([0.5]);
    expect(
      scoreTopsis([
        [9, 1],
        [6, 6],
        [1, 9],
      ]).closeness.map((c) => c.toFixed(3)),
    ).toEqual(['0.500', '0.625', '0.500']);
  });

  test('weights are relative; rows keep their order', () => {
    const table = [
      [3, 8, 1],
      [5, 1, 2],
      [2, 2, 9],
      [5, 1, 2],
    ];
    expectClose(
      scoreTopsis(table, { weights: [2, 4, 6] }).closeness,
      scoreTopsis(table, { weights: [1, 2, 3] }).closeness,
      1e-15,
    );
    expect(shuffled(scoreTopsis(table).closeness)).toStrictEqual(scoreTopsis(shuffled(table)).closeness);
    const { closeness } = scoreTopsis(table);
    expect(closeness[1]).toBe(closeness[3]);
    const plain = scoreTopsis(table, { weights: [1, 0, 0], better: ['low', 'high', 'high'] });
    expect(JSON.parse(JSON.stringify(plain))).toStrictEqual(plain);
  });

  test('refusals', () => {
    const wrong = (options: object) => thrownBy(() => scoreTopsis([[1, 2]], options as never));
    for (const weights of [[1], [1, -1], [0, 0], ['3', 1], [Number.NaN, 1]])
      expect(wrong({ weights })).toBe(
        `RangeError: Cannot rank by TOPSIS as "weights" must be a list of 2 numbers >= 0, not all 0: current value is an array of ${weights.length}`,
      );
    expect(wrong({ better: ['high', 'more'] })).toContain('"better" must be a list of 2 of "high" and "low"');
    expect(wrong({ better: ['high'] })).toContain('"better" must be a list of 2');
    expect(wrong({ weight: [1, 1] })).toContain('there is no option "weight"');
  });
});

describe.each([
  ['weigh criteria by entropy', fitEntropyWeights],
  ['weigh criteria by CRITIC', fitCriticWeights],
  ['rank by TOPSIS', scoreTopsis],
] as const)('tables to %s', (action, run) => {
  test.each([
    [
      undefined,
      `TypeError: Cannot ${action} as the table must be an array of rows of numbers: current value is undefined`,
    ],
    [
      [],
      `TypeError: Cannot ${action} as the table must be an array of rows of numbers: current value is an array of 0`,
    ],
    [
      [1, 2],
      `TypeError: Cannot ${action} as the table must be an array of rows of numbers: current value is an array of 2`,
    ],
    [
      [[]],
      `TypeError: Cannot ${action} as "table" must be at least one column wide: current value is an array of 1`,
    ],
    [[[1, 2], [3]], `TypeError: Cannot ${action} as row 1 must have 2 numbers: it has 1`],
    [
      [[1, Number.NaN]],
      `TypeError: Cannot ${action} as row 0, column 1 must be a finite number within ±1e100: current value is NaN`,
    ],
    [
      [[1, 1e200]],
      `TypeError: Cannot ${action} as row 0, column 1 must be a finite number within ±1e100: current value is 1e+200`,
    ],
    [
      [[1, '3']],
      `TypeError: Cannot ${action} as row 0, column 1 must be a finite number within ±1e100: current value is "3"`,
    ],
    [
      [[1, null]],
      `TypeError: Cannot ${action} as row 0, column 1 must be a finite number within ±1e100: current value is null`,
    ],
  ])('%j', (table, message) => {
    expect(thrownBy(() => run(table as never))).toBe(message);
  });
});
