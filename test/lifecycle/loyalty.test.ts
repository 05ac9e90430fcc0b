import fc from 'fast-check';
import { describe, expect, expectTypeOf, test } from 'vitest';
import { formatReason, type LoyaltyScore, scoreLoyalty } from '../../src/index.ts';
import { climb, LOYALTY_INPUTS } from '../../src/lifecycle/loyalty-inputs.ts';
import { deepFreeze, hostileId, isPlain, maybe, plainSum, thrownBy } from './loyalty-support.ts';

const FULL = {
  accountId: 'Acme',
  repurchaseRate: 0.75,
  tenure: 1095,
  shareOfWallet: 0.5,
  satisfaction: 4,
  recommend: 9,
  paymentDiscipline: 0.95,
};

const scoreOf = (row: object, options = {}): LoyaltyScore =>
  (scoreLoyalty([row], options)[0] as { loyalty: LoyaltyScore }).loyalty;

const anyRow = fc.record({
  accountId: hostileId,
  repurchaseRate: maybe(0, 1),
  tenure: maybe(0, 4000),
  shareOfWallet: maybe(0, 1),
  satisfaction: maybe(1, 5),
  recommend: maybe(0, 10),
  paymentDiscipline: maybe(0, 1),
});

describe('climb', () => {
  const ladder = [
    [0, 0],
    [10, 50],
    [20, 100],
  ] as const;
  test('reads straight lines, flat beyond the ends, and tells the rungs', () => {
    expect(climb(ladder, -5)).toEqual({ points: 0, between: [null, 0] });
    expect(climb(ladder, 0).points).toBe(0);
    expect(climb(ladder, 5)).toEqual({ points: 25, between: [0, 10] });
    expect(climb(ladder, 10)).toEqual({ points: 50, between: [10, 20] });
    expect(climb(ladder, 19)).toEqual({ points: 95, between: [10, 20] });
    expect(climb(ladder, 20)).toEqual({ points: 100, between: [20, null] });
    expect(climb(ladder, 1e9).points).toBe(100);
  });
  test('goes down where a ladder goes down', () => {
    expect(
      climb(
        [
          [0, 100],
          [30, 10],
        ],
        10,
      ).points,
    ).toBe(70);
  });
});

describe('scoreLoyalty', () => {
  test('the shipped weights and ladders', () => {
    const loyalty = scoreOf(FULL);
    // (25·85 + 15·75 + 20·75 + 15·65 + 15·85 + 10·90) / 100
    expect(loyalty.index).toBeCloseTo(79, 9);
    expect(loyalty.level).toBe('loyal');
    expect(loyalty.coverage).toBe(1);
    expect(loyalty.parts.map(({ id, normalized, weight }) => [id, normalized, weight])).toEqual([
      ['repurchaseRate', 85, 0.25],
      ['tenure', 75, 0.15],
      ['shareOfWallet', 75, 0.2],
      ['satisfaction', 65, 0.15],
      ['recommend', 85, 0.15],
      ['paymentDiscipline', 90, 0.1],
    ]);
    expect(LOYALTY_INPUTS.reduce((sum, { weight }) => sum + weight, 0)).toBe(100);
  });

  test('levels start at their cuts', () => {
    const levelOf = (recommend: number, cuts: number[]) =>
      scoreOf({ recommend }, { weights: only('recommend'), cuts }).level;
    const only = (id: string) =>
      Object.fromEntries(LOYALTY_INPUTS.map((input) => [input.id, input.id === id ? 1 : 0]));
    expect(levelOf(0, [20, 40, 60, 80])).toBe('hostile');
    expect(levelOf(6, [20, 30, 60, 80])).toBe('neutral');
    expect(levelOf(6, [20, 30.1, 60, 80])).toBe('fragile');
    expect(levelOf(8, [20, 40, 65, 80])).toBe('loyal');
    expect(levelOf(10, [20, 40, 60, 100])).toBe('devoted');
  });

  test('what is missing is told, and leaves its weight to the others', () => {
    const loyalty = scoreOf({ ...FULL, satisfaction: null, recommend: undefined });
    expect(loyalty.coverage).toBe(0.7);
    expect(loyalty.index).toBeCloseTo((25 * 85 + 15 * 75 + 20 * 75 + 10 * 90) / 70, 9);
    const part = loyalty.parts.find(({ id }) => id === 'satisfaction');
    expect(part).toEqual({ id: 'satisfaction', value: null, normalized: null, weight: 0, contribution: 0 });
    expect(plainSum(loyalty.parts.map(({ weight }) => weight))).toBeCloseTo(1, 12);
    expect(
      loyalty.reasons.filter(({ code }) => code === 'loyalty.missing').map(({ field }) => field),
    ).toEqual(['satisfaction', 'recommend']);
  });

  test('below the least coverage there is no index', () => {
    const loyalty = scoreOf({ tenure: 1000, satisfaction: 5 });
    expect(loyalty).toMatchObject({ index: null, level: null, coverage: 0.3 });
    expect(loyalty.parts.every(({ contribution }) => contribution === 0)).toBe(true);
    expect(loyalty.reasons.at(-1)).toEqual({
      code: 'loyalty.low_coverage',
      field: 'loyaltyIndex',
      value: 0.3,
      op: '<',
      threshold: 0.5,
    });
    expect(scoreOf({ tenure: 1000, satisfaction: 5 }, { minCoverage: 0.3 }).index).not.toBe(null);
    expect(scoreOf({}, { minCoverage: 0 })).toMatchObject({ index: null, coverage: 0 });
  });

  test('other weights, ladders, fields, functions and inputs', () => {
    expect(scoreOf({ tenure: 0, recommend: 10 }, { weights: { tenure: 0 }, minCoverage: 0 }).index).toBe(100);
    expect(
      scoreOf(
        { sow: 20, visits: 6 },
        {
          values: { shareOfWallet: (row: { sow: number }) => row.sow / 100, calls: 'visits' },
          ladders: {
            calls: [
              [0, 0],
              [12, 100],
            ],
          },
          weights: { calls: 20 },
          minCoverage: 0,
        },
      ).index,
    ).toBe((35 + 50) / 2);
    const without = scoreOf({ tenure: 9, recommend: 10 }, { weights: { tenure: 0 } });
    expect(without.parts.map(({ id }) => id)).not.toContain('tenure');
    expect(without.reasons.some(({ field }) => field === 'tenure')).toBe(false);
    const own = scoreOf(
      { late: 30 },
      {
        ladders: {
          late: [
            [0, 100],
            [60, 0],
          ],
        },
        weights: { late: 1000 },
      },
    );
    expect(own.index).toBe(50);
  });

  test('reasons re-derive the index and the level', () => {
    const { reasons, index } = scoreOf({ ...FULL, tenure: null });
    const parts = reasons.filter(({ code }) => code === 'loyalty.part');
    const weights = parts.reduce((sum, { weight = 0 }) => sum + weight, 0);
    const points = parts.reduce((sum, { weight = 0, score = 0 }) => sum + weight * score, 0);
    expect(points / weights).toBeCloseTo(index as number, 9);
    expect(reasons.at(-1)).toMatchObject({ code: 'loyalty.level', threshold: [60, 80], result: 'loyal' });
    expect(reasons.map((reason) => formatReason(reason, { locale: 'zh-CN' })).at(-1)).toBe(
      '忠诚度指数 79.7059，≥ 60 且 < 80：忠诚',
    );
    expect(formatReason(reasons[1] as never)).toBe(
      'tenure is missing: its weight of 15% goes to the other inputs',
    );
    expect(formatReason(reasons[0] as never)).toBe(
      'repurchase rate 0.75 is ≥ 0.75 and ≤ 1: 85 of 100 points, weight 25%',
    );
  });

  test('contributions add up to the index exactly, whatever is there', () => {
    fc.assert(
      fc.property(
        anyRow,
        fc.array(fc.double({ min: 0.001, max: 9, noNaN: true }), { minLength: 6, maxLength: 6 }),
        (row, w) => {
          const weights = Object.fromEntries(LOYALTY_INPUTS.map(({ id }, i) => [id, w[i] as number]));
          const loyalty = scoreOf(row, { weights, minCoverage: 0 });
          const known = loyalty.parts.filter(({ normalized }) => normalized !== null);
          expect(loyalty.index === null).toBe(known.length === 0);
          expect(plainSum(loyalty.parts.map(({ contribution }) => contribution))).toBe(loyalty.index ?? 0);
          expect(plainSum([...loyalty.parts].reverse().map(({ contribution }) => contribution))).toBe(
            loyalty.index ?? 0,
          );
          for (const { weight, normalized, contribution } of known)
            expect(contribution).toBeCloseTo(weight * (normalized as number), 8);
          if (loyalty.index !== null) {
            expect(loyalty.index).toBeGreaterThanOrEqual(0);
            expect(loyalty.index).toBeLessThanOrEqual(100);
          }
          expect(isPlain(loyalty)).toBe(true);
        },
      ),
      { numRuns: 300 },
    );
  });

  test('a better input never lowers the index', () => {
    const input = fc.constantFrom(...LOYALTY_INPUTS);
    fc.assert(
      fc.property(
        anyRow,
        input,
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (row, { id, least, most }, a, b) => {
          const at = (share: number) => least + share * (Math.min(most, 4000) - least);
          const [low, high] = a <= b ? [a, b] : [b, a];
          const indexAt = (share: number) =>
            scoreOf({ ...row, [id]: at(share) }, { minCoverage: 0 }).index as number;
          expect(indexAt(high)).toBeGreaterThanOrEqual(indexAt(low));
        },
      ),
      { numRuns: 500 },
    );
  });

  test('one at a time is all at once; order, fields and frozen input are kept', () => {
    fc.assert(
      fc.property(fc.array(anyRow, { maxLength: 8 }), (rows) => {
        const all = scoreLoyalty(deepFreeze(rows));
        expect(rows.flatMap((row) => scoreLoyalty([row]))).toEqual(all);
        expect(all.map(({ loyalty: _, ...row }) => row)).toEqual(rows);
        expect(scoreLoyalty(all)).toEqual(all);
      }),
      { numRuns: 50 },
    );
    expect(scoreLoyalty([])).toEqual([]);
  });

  test('refuses what it cannot read, by name', () => {
    const cannot = 'Cannot score loyalty as';
    expect(thrownBy(() => scoreLoyalty([{}, { accountId: 'A', satisfaction: 7 }]))).toBe(
      `RangeError: ${cannot} "satisfaction" of accounts[1] (account "A") must be a score from 1 to 5, or null: current value is 7`,
    );
    expect(thrownBy(() => scoreLoyalty([{ tenure: '9' }]))).toBe(
      `TypeError: ${cannot} "tenure" of accounts[0] must be a number of days from 0, or null: current value is "9"`,
    );
    expect(thrownBy(() => scoreLoyalty([{ tenure: Number.NaN }]))).toMatch(/^TypeError/);
    expect(thrownBy(() => scoreLoyalty([], { weights: { nps: 1 } }))).toBe(
      `TypeError: ${cannot} "weights" names an input that is not there: nps (an input of your own needs a ladder)`,
    );
    expect(thrownBy(() => scoreLoyalty([], { weights: { tenure: -1 } }))).toBe(
      `RangeError: ${cannot} "weights.tenure" must be a number from 0 to 1000000: current value is -1`,
    );
    expect(thrownBy(() => scoreLoyalty([], { cuts: [20, 40, 40, 80] }))).toBe(
      `RangeError: ${cannot} "cuts" must be four ascending numbers from 0 to 100: current value is an array of 4`,
    );
    expect(thrownBy(() => scoreLoyalty([], { ladders: { tenure: [[0, 0]] } }))).toMatch(
      /^RangeError.*ladders\.tenure/,
    );
    expect(
      thrownBy(() =>
        scoreLoyalty([], {
          ladders: {
            tenure: [
              [5, 0],
              [5, 9],
            ],
          },
        }),
      ),
    ).toMatch(/ladders\.tenure/);
    expect(
      thrownBy(() =>
        scoreLoyalty([], { weights: Object.fromEntries(LOYALTY_INPUTS.map(({ id }) => [id, 0])) }),
      ),
    ).toBe(`RangeError: ${cannot} "weights" must leave one input at least a weight above 0`);
    expect(thrownBy(() => scoreLoyalty([], { inputs: {} } as never))).toMatch(/no option "inputs"/);
    expect(thrownBy(() => scoreLoyalty({} as never))).toMatch(/the accounts must be an array/);
  });

  test('types: the caller keeps its fields, a clash does not compile', () => {
    expectTypeOf(scoreLoyalty([{ accountId: 'a', tenure: 1 }])).toEqualTypeOf<
      Array<{ accountId: string; tenure: number } & { readonly loyalty: LoyaltyScore }>
    >();
    // @ts-expect-error the caller's own loyalty is text
    scoreLoyalty([{ tenure: 1, loyalty: 'mine' }]);
  });
});
