import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareGroups, formatReason } from '../../src/index.ts';
import { medianOfSorted as median } from '../../src/internal/gaps.ts';
import { cliffDelta, deltaInterval, effectSize } from '../../src/lifecycle/cliff.ts';
import { hodgesLehmann } from '../../src/lifecycle/hodges-lehmann.ts';
import { studentQuantile } from '../../src/lifecycle/student.ts';
import { deepFreeze, isPlain, thrownBy } from './loyalty-support.ts';

const ascending = (values: readonly number[]) => Float64Array.from(values).sort();
const TREATMENT = [10, 10, 20, 20, 20, 30, 30, 30, 40, 50];
const CONTROL = [10, 20, 30, 40, 40, 50];
const rows = (values: ReadonlyArray<number | null>) => values.map((x) => ({ x }));
const one = (
  key: ReadonlyArray<number | null>,
  rest: ReadonlyArray<number | null>,
  claim: 'higher' | 'lower' = 'higher',
) => {
  const [comparison] = compareGroups(rows(key), rows(rest), { measures: { x: { claim } } });
  return comparison as NonNullable<typeof comparison>;
};

/** Small whole numbers, so that there are ties. */
const values = fc.array(fc.integer({ min: -6, max: 6 }), { minLength: 2, maxLength: 12 });

describe("Cliff's delta", () => {
  test("as R's package effsize has it", () => {
    // cliff.delta(treatment, control): -0.25 (small), 95 percent from -0.7265846 to 0.3890062, with n + m - 2 degrees of freedom.
    const { delta, variance } = cliffDelta(ascending(TREATMENT), ascending(CONTROL));
    expect(delta).toBe(-0.25);
    expect(effectSize(delta)).toBe('small');
    const { lower, upper } = deltaInterval(delta, variance, studentQuantile(14));
    expect(lower).toBeCloseTo(-0.7265846, 5);
    expect(upper).toBeCloseTo(0.3890062, 5);
  });

  test('is the share of pairs won less the share lost', () => {
    fc.assert(
      fc.property(values, values, (a, b) => {
        const signs = a.flatMap((x) => b.map((y) => Math.sign(x - y)));
        const { delta, variance, interval } = cliffDelta(ascending(a), ascending(b));
        expect(delta).toBeCloseTo(signs.reduce((sum: number, sign) => sum + sign, 0) / signs.length, 12);
        expect(interval.lower).toBeLessThanOrEqual(delta);
        expect(interval.upper).toBeGreaterThanOrEqual(delta);
        expect(interval.lower).toBeGreaterThanOrEqual(-1);
        expect(interval.upper).toBeLessThanOrEqual(1);
        const mirrored = cliffDelta(ascending(b), ascending(a));
        expect(mirrored.delta).toBe(-delta + 0);
        expect(mirrored.variance).toBeCloseTo(variance, 12);
        expect(mirrored.interval.upper).toBeCloseTo(-interval.lower, 12);
      }),
      { numRuns: 300 },
    );
  });

  test('the variance and the degrees of freedom, from the matrix of pairs', () => {
    fc.assert(
      fc.property(values, values, (a, b) => {
        const { delta, variance, interval } = cliffDelta(ascending(a), ascending(b));
        if (Math.abs(delta) === 1) return;
        const [n, m] = [a.length, b.length];
        const matrix = a.map((x) => b.map((y) => Math.sign(x - y)));
        const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
        const spread = (numbers: readonly number[]) => sum(numbers.map((number) => (number - delta) ** 2));
        const ofRows = spread(matrix.map((signs) => sum(signs) / m));
        const ofColumns = spread(b.map((_, j) => sum(matrix.map((signs) => signs[j] as number)) / n));
        const unbiased =
          (m * m * ofRows + n * n * ofColumns - spread(matrix.flat())) / (n * m * (n - 1) * (m - 1));
        expect(variance).toBeCloseTo(Math.max(unbiased, (1 - delta ** 2) / (n * m - 1)), 10);
        const [p, q] = [ofRows / (n - 1) / n, ofColumns / (m - 1) / m];
        if (p + q < 1e-9) return;
        const degrees = (p + q) ** 2 / (p ** 2 / (n - 1) + q ** 2 / (m - 1));
        const expected = deltaInterval(delta, variance, studentQuantile(degrees));
        expect(interval.lower).toBeCloseTo(expected.lower, 9);
        expect(interval.upper).toBeCloseTo(expected.upper, 9);
      }),
      { numRuns: 300 },
    );
  });

  test('groups that do not overlap: few accounts leave room, many do not', () => {
    const apart = (n: number) => cliffDelta(ascending(Array(n).fill(9)), ascending(Array(n).fill(1)));
    expect(apart(3)).toMatchObject({ delta: 1, interval: { upper: 1 } });
    expect(apart(3).interval.lower).toBeLessThan(0);
    expect(apart(5).interval.lower).toBeGreaterThan(0);
    expect(apart(500).interval.lower).toBeGreaterThan(0.98);
    const below = cliffDelta(ascending(Array(5).fill(1)), ascending(Array(5).fill(9)));
    expect(below.delta).toBe(-1);
    expect(below.interval.upper).toBe(-apart(5).interval.lower);
  });

  test('the words of sizes start at .147, .33 and .474', () => {
    expect([0, 0.146, 0.147, -0.329, 0.33, 0.473, -0.474, 1].map(effectSize)).toEqual([
      'negligible',
      'negligible',
      'small',
      'small',
      'medium',
      'medium',
      'large',
      'large',
    ]);
  });
});

describe('the Hodges-Lehmann difference', () => {
  test('is the median of all differences', () => {
    const real = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(fc.oneof(values, real), fc.oneof(values, real), (a, b) => {
        const differences = ascending(a.flatMap((x) => b.map((y) => x + 0 - (y + 0))));
        const found = hodgesLehmann(ascending(a.map((x) => x + 0)), ascending(b.map((y) => y + 0)));
        expect(found).toBe(median(differences) + 0);
      }),
      { numRuns: 500 },
    );
  });
  test('ends with ties, with zeros and with the largest numbers', () => {
    expect(hodgesLehmann(ascending([0, 0, 0]), ascending([0, 0]))).toBe(0);
    expect(hodgesLehmann(ascending([-1e290, 1e290]), ascending([1e290, 5e-324]))).toBeLessThan(0);
    expect(hodgesLehmann(ascending([5e-324]), ascending([0]))).toBe(5e-324);
  });
});

describe('compareGroups', () => {
  const high = [5, 6, 7, 8, 9, 10, 11];
  const low = [1, 2, 3, 4, 5, 6, 7];

  test('holds, refuted, undecided', () => {
    expect(one(high, low)).toMatchObject({ verdict: 'holds', size: 'large', difference: 4 });
    expect(one(low, high)).toMatchObject({ verdict: 'refuted' });
    expect(one(high, low, 'lower')).toMatchObject({ verdict: 'refuted' });
    expect(one(low, high, 'lower')).toMatchObject({ verdict: 'holds' });
    expect(one(low, low)).toMatchObject({
      verdict: 'undecided',
      delta: 0,
      difference: 0,
      size: 'negligible',
    });
  });

  test('few accounts decide nothing, and say so', () => {
    const few = one([9, 9, 9, 9], low);
    expect(few).toMatchObject({ verdict: 'undecided', delta: 1, key: { n: 4, missing: 0, median: 9 } });
    expect(formatReason(few.reasons[0] as never, { locale: 'zh-CN' })).toBe(
      'x：较小一组仅有 4 个客户有数值，少于 5 个：该说法无法判断',
    );
    expect(one([9], low)).toMatchObject({ delta: null, interval: null, size: null, difference: 5 });
    expect(one([], low)).toMatchObject({
      difference: null,
      key: { n: 0, median: null },
      rest: { n: 7, median: 4 },
    });
    expect(
      compareGroups(rows([9, 9, 9, 9]), rows(low), {
        measures: { x: { claim: 'higher' } },
        minAccounts: 4,
      })[0]?.verdict,
    ).toBe('holds');
  });

  test('missing values are counted', () => {
    expect(one([...high, null, null], low).key).toEqual({ n: 7, missing: 2, median: 8 });
  });

  test('the usual claims, in words', () => {
    const book = (base: number) =>
      high.map((x) => ({
        volatility: 20 - base - x,
        repurchaseRate: base + x,
        tenure: x,
        margin: base + x,
        monetary: base + x,
      }));
    const claims = compareGroups(book(9), book(0));
    expect(claims.map(({ measure, claim, verdict }) => `${measure} ${claim} ${verdict}`)).toEqual([
      'volatility lower holds',
      'repurchaseRate higher holds',
      'tenure higher undecided',
      'margin higher holds',
      'monetary higher holds',
    ]);
    const told = claims.slice(0, 3).flatMap(({ reasons }) => reasons);
    expect(told.map((reason) => formatReason(reason))).toEqual([
      "volatility is lower for key accounts: Cliff's delta is at most -0.2913, below 0: the claim holds",
      "repurchase rate is higher for key accounts: Cliff's delta is at least 0.2913, above 0: the claim holds",
      expect.stringMatching(
        /^tenure: 0 lies in the interval of Cliff's delta, ≥ -0\.\d+ and ≤ 0\.\d+: the claim cannot be decided$/,
      ),
    ]);
    expect(formatReason(told[0] as never, { locale: 'zh-CN' })).toBe(
      '大客户的订单波动更低：Cliff δ 至多为 -0.2913，小于 0：该说法成立',
    );
  });

  test('one giant does not move the verdict; a scale moves the difference only', () => {
    const giant = one([...high.slice(0, -1), 1e12], low);
    expect(giant.delta).toBe(one(high, low).delta);
    expect(giant.difference).toBe(4);
    const scaled = one(
      high.map((x) => x * 1000),
      low.map((x) => x * 1000),
    );
    expect(scaled).toMatchObject({ difference: 4000, interval: one(high, low).interval });
  });

  test('laws: order of rows, shift of the key group, plain JSON, frozen input', () => {
    const maybeMissing = fc.array(fc.option(fc.integer({ min: -6, max: 6 }), { nil: null }), {
      maxLength: 15,
    });
    fc.assert(
      fc.property(maybeMissing, maybeMissing, fc.integer({ min: 0, max: 9 }), (a, b, shift) => {
        const result = compareGroups(deepFreeze(rows(a)), deepFreeze(rows(b)), {
          measures: { x: { claim: 'higher' } },
        });
        expect(
          compareGroups(rows([...a].reverse()), rows([...b].reverse()), {
            measures: { x: { claim: 'higher' } },
          }),
        ).toEqual(result);
        expect(isPlain(result)).toBe(true);
        const moved = one(
          a.map((x) => (x === null ? null : x + shift)),
          b,
        );
        if (moved.delta !== null) expect(moved.delta).toBeGreaterThanOrEqual(result[0]?.delta as number);
        if (shift === 9 && moved.delta === 1 && Math.min(moved.key.n, moved.rest.n) >= 5)
          expect(moved.verdict).toBe('holds');
      }),
      { numRuns: 200 },
    );
  });

  test('refuses what it cannot read', () => {
    expect(
      thrownBy(() =>
        compareGroups([{ accountId: 'A', x: '1' }], [], { measures: { x: { claim: 'higher' } } } as never),
      ),
    ).toBe(
      'TypeError: Cannot compare groups as "x" of key[0] (account "A") must be a finite number within ±1e290, or null: current value is "1"',
    );
    expect(
      thrownBy(() => compareGroups([], [{ x: Number.NaN }], { measures: { x: { claim: 'higher' } } })),
    ).toMatch(/"x" of rest\[0\]/);
    for (const measures of [
      { x: {} },
      { x: { claim: 'more' } },
      { x: null },
      { x: { claim: 'lower', seed: 1 } },
      [],
    ])
      expect(thrownBy(() => compareGroups([], [], { measures } as never))).toMatch(
        /"measures" must be an object/,
      );
    expect(thrownBy(() => compareGroups([], [], { minAccounts: 1 }))).toMatch(
      /"minAccounts" must be an integer >= 2/,
    );
    expect(compareGroups([], [])).toHaveLength(5);
    expect(
      compareGroups([{ a: 4 }], [{ a: 1 }], { measures: { x: { claim: 'lower', value: 'a' } } })[0]
        ?.difference,
    ).toBe(3);
  });
});

test('the usual claims go by the names that purchase profiles have, too', () => {
  const rows = (base: number) =>
    Array.from({ length: 6 }, (_, i) => ({ amount: base + i, grossProfit: base - i }));
  const found = compareGroups(rows(100), rows(10));
  expect(found.map(({ measure }) => measure)).toEqual([
    'volatility',
    'repurchaseRate',
    'tenure',
    'grossProfit',
    'amount',
  ]);
  expect(found.slice(3).map(({ verdict }) => verdict)).toEqual(['holds', 'holds']);
});
