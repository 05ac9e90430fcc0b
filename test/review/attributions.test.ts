/** Why scores and tiers moved between two reviews. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Attribution,
  type AttributionPart,
  type CriterionField,
  type CriterionPart,
  compareReviews,
  formatReason,
  type Review,
  type TierScheme,
  valueBands,
} from '../../src/index.ts';
import { onGrid } from '../../src/internal/exact-parts.ts';
import { isPlain, plainSum, shuffled } from '../support.ts';
import { type Order, ordersOf, reviewAt } from './compare-support.ts';

const GRID = 2 ** -36;
const of = (what: Attribution['of'], before: Review, after: Review) =>
  compareReviews(before, after).attributions.filter((attribution) => attribution.of === what);
const short = ({ code, field, valueBefore, valueAfter, points }: AttributionPart) => [
  code.replace('comparison.', ''),
  field,
  valueBefore,
  valueAfter,
  Math.round(points * 1e6) / 1e6,
];

/** Parts add up to the change as a reader would add them up, in any order, and so down to the parts of parts. */
function proveSums({ before, after, change, parts }: Attribution): void {
  if (before === null || after === null) {
    expect(change).toBe(null);
    expect(parts.every(({ points }) => points === 0)).toBe(true);
    return;
  }
  expect(change).toBe(after - before);
  expect(change).not.toBe(0);
  const prove = (whole: number, some: readonly AttributionPart[]): void => {
    for (const seed of [0, 1, 2])
      expect(plainSum(shuffled(some, seed).map(({ points }) => points))).toBe(whole);
    const sizes = some.map(({ points }) => Math.abs(points));
    expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
    expect(sizes).not.toContain(0);
    for (const { points, parts: own } of some) if (own !== undefined) prove(points, own);
  };
  prove(change as number, parts);
}

describe('of RFM scores', () => {
  const cuts = { recency: [30, 90, 180, 365], frequency: [1, 3, 6, 12], monetary: [100, 500, 2000, 9000] };
  const orders = ordersOf({
    Acme: '2024-11-01 300, 2024-12-01 300, 2025-12-30 1500',
    Blue: '2024-12-20 50',
    Cato: '2025-12-01 10',
  });
  const rfm = { cuts };
  const before = reviewAt('2024-12-31', orders, { rfm, roster: ['Cato'] });

  test('by dimension: weight × change of its score, with the values', () => {
    const after = reviewAt('2025-12-31', orders, { rfm, models: before.models });
    const [acme, blue, cato] = of('rfm', before, after);
    // 5 2 3 of 10/3 becomes 5 2 4, so a third of a point; recency 30 is still 5.
    expect(acme).toMatchObject({ accountId: 'Acme', before: onGrid(10 / 3), after: onGrid(11 / 3) });
    expect(acme?.parts.map(short)).toEqual([['input', 'monetary', 600, 2100, 0.333333]]);
    expect(blue?.parts.map(short)).toEqual([['input', 'recency', 11, 376, -1.333333]]);
    // No score before: what came is told, with no points.
    expect(cato).toMatchObject({ before: null, after: onGrid(7 / 3), change: null });
    expect(cato?.parts.map(short)).toEqual([
      ['value', 'recency', null, 30, 0],
      ['value', 'frequency', 0, 1, 0],
      ['value', 'monetary', 0, 10, 0],
    ]);
  });

  test('by weights of the model', () => {
    const weighted = { cuts, weights: { recency: 2, frequency: 1, monetary: 1 } };
    const first = reviewAt('2024-12-31', orders, { rfm: weighted });
    const [, blue] = of('rfm', first, reviewAt('2025-12-31', orders, { models: first.models }));
    expect(blue?.parts.map(short)).toEqual([['input', 'recency', 11, 376, -2]]);
    expect(blue?.parts[0]?.points).toBe(-2);
  });

  test('apart from what another yardstick does', () => {
    const moved = { cuts: { ...cuts, recency: [30, 90, 180, 380], monetary: [100, 700, 1000, 2000] } };
    const [acme, blue] = of('rfm', before, reviewAt('2025-12-31', orders, { rfm: moved }));
    // Monetary 2100 is worth 4 by the old cuts and 5 by the new ones; recency 376 is worth 1, then 2.
    expect(acme?.parts.map(short)).toEqual([
      ['input', 'monetary', 600, 2100, 0.333333],
      ['yardstick', 'monetary', 4, 5, 0.333333],
    ]);
    expect(blue?.parts.map(short)).toEqual([
      ['input', 'recency', 11, 376, -1.333333],
      ['yardstick', 'recency', 1, 2, 0.333333],
    ]);
    // Other weights alone are a yardstick too: a recency of 5 counts twice.
    const heavy = reviewAt('2024-12-31', orders, { rfm: { cuts, weights: { recency: 2 } } });
    expect(of('rfm', before, heavy)[0]?.parts.map(short)).toEqual([
      ['yardstick', 'recency', 5, 5, 0.833333],
      ['yardstick', 'monetary', 3, 3, -0.25],
      ['yardstick', 'frequency', 2, 2, -0.166667],
    ]);
  });

  test('with dimensions that only one of the models has', () => {
    const values = { length: 'tenure' } as const;
    const longer = reviewAt('2025-12-31', orders, {
      rfm: { cuts: { ...cuts, length: [100, 200, 300, 400] }, values },
    });
    const parts = of('rfm', before, longer)[0]?.parts.map(short);
    expect(parts).toContainEqual(['yardstick', 'length', null, 5, 1.25]);
    expect(parts).toContainEqual(['input', 'monetary', 600, 2100, 0.333333]);
    const first = reviewAt('2024-12-31', orders, {
      rfm: { cuts: { ...cuts, length: [100, 200, 300, 400] }, values: { length: (row) => row.tenure } },
    });
    // The value of a function is read from the reasons, and the old model is applied to the new one.
    const second = reviewAt('2025-12-31', orders, {
      models: { rfm: { ...first.models.rfm, options: { ...first.models.rfm.options, closed: 'left' } } },
      rfm: { values: { length: (row) => row.tenure } },
    });
    expect(of('rfm', first, second)[0]?.parts.map(short)).toContainEqual(['input', 'length', 60, 425, 1]);
  });

  const someOrders = fc.array(
    fc.record({
      accountId: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
      date: fc
        .integer({ min: 0, max: 700 })
        .map((day) => new Date(Date.UTC(2024, 0, 1 + day)).toISOString().slice(0, 10)),
      amount: fc.oneof(
        fc.integer({ min: -5000, max: 999_999 }).map((cents) => cents / 100),
        fc.constantFrom(0.1, 1e9),
      ),
    }),
    { minLength: 4, maxLength: 30 },
  );
  const settings = fc.record({
    method: fc.constantFrom('quantile', 'rank', 'ntile', 'nested', 'naturalBreaks'),
    weights: fc.record({
      recency: fc.double({ min: 0.001, max: 1000, noNaN: true }),
      monetary: fc.constantFrom(0, 1, 1 / 3, 1e6),
    }),
  } as const);
  const prove = (rows: Order[], first: object, second: object, keep: boolean) => {
    const was = reviewAt('2024-12-31', rows, { rfm: first });
    const is = reviewAt('2025-12-31', rows, keep ? { models: was.models } : { rfm: second });
    const found = compareReviews(was, is);
    expect(isPlain(found)).toBe(true);
    for (const attribution of found.attributions) {
      proveSums(attribution);
      if (keep) expect(attribution.parts.some(({ code }) => code === 'comparison.yardstick')).toBe(false);
      if (attribution.of !== 'rfm') continue;
      const at = (review: Review) => review.accounts.find((row) => row.accountId === attribution.accountId);
      const [a, b] = [at(was)?.rfm, at(is)?.rfm];
      if (attribution.before === null || attribution.after === null) continue;
      expect(Math.abs(attribution.before - (a?.score as number))).toBeLessThanOrEqual(GRID);
      expect(Math.abs(attribution.after - (b?.score as number))).toBeLessThanOrEqual(GRID);
      if (!keep) continue;
      // With one model, a part is the change of the score of its dimension by its weight.
      const { dimensions } = was.models.rfm.options;
      const total = plainSum(dimensions.map(({ weight }) => weight));
      for (const { name, weight } of dimensions) {
        const field = name as 'recency';
        const wanted = (((b?.[field] as number) - (a?.[field] as number)) * weight) / total;
        const part = attribution.parts.find((own) => own.field === name);
        expect(Math.abs((part?.points ?? 0) - wanted)).toBeLessThanOrEqual(4 * GRID);
      }
    }
    return found.attributions.length;
  };

  test('add up exactly, for any book, method and weights', () => {
    let count = 0;
    fc.assert(
      fc.property(someOrders, settings, settings, fc.boolean(), (rows, first, second, keep) => {
        count += prove(rows, first, second, keep);
      }),
      { numRuns: 60 },
    );
    expect(count).toBeGreaterThan(100);
  });
});

/** Criteria that are fields of a profile, whose points are their values. */
const POINTS = [
  [0, 0],
  [100, 100],
] as const;
const field = (id: string, weight = 1): CriterionField => ({ id, weight, anchors: POINTS });
const profile = (accountId: string, values: object) => ({ accountId, ...values });
const ORDERS = ordersOf({ Acme: '2024-01-01 100', Blue: '2024-01-01 100', Cato: '2024-01-01 100' });

describe('of scores over criteria', () => {
  const criteria = {
    criteria: [
      { id: 'power', weight: 2, parts: [field('big', 3), field('often', 1)] },
      field('loyal'),
      field('brand'),
    ],
  };
  type Values = Record<string, number | null>;
  const reviewOf = (asOf: string, values: Values, more: object = {}) =>
    reviewAt(asOf, ORDERS, { profiles: [profile('Acme', values)], criteria, scheme: valueBands, ...more });
  const between = (first: Values, second: Values, more: object = {}) => {
    const before = reviewOf('2024-06-30', first, more);
    const after = reviewOf('2024-12-31', second, { ...more, models: before.models });
    return of('criteria', before, after).find(({ accountId }) => accountId === 'Acme') as Attribution;
  };
  const FULL = { big: 40, often: 80, loyal: 60, brand: 20 };

  test('are differences of contributions, with what composite ones are made of', () => {
    const found = between(FULL, { ...FULL, big: 60, loyal: 20 });
    expect([found.before, found.after, found.change]).toEqual([45, 42.5, -2.5]);
    expect(found.parts.map(short)).toEqual([
      ['input', 'loyal', 60, 20, -10],
      ['input', 'power', 50, 65, 7.5],
    ]);
    expect(found.parts[1]?.parts?.map(short)).toEqual([['input', 'big', 40, 60, 7.5]]);
    proveSums(found);
  });

  test('tell the shift of weights by what came or went', () => {
    // Without brand, power has 2 of 3 and loyal 1 of 3: 2/3 · 50 + 1/3 · 60 = 53.3333; loyal fell by 20 at its weight of before.
    const found = between(FULL, { ...FULL, brand: null, loyal: 40 });
    expect(found.after).toBe(onGrid((2 * 50 + 40) / 3));
    expect(found.parts.map(short)).toEqual([
      ['weights', 'coverage', 1, 0.75, 6.666667],
      ['input', 'loyal', 60, 40, -5],
    ]);
    expect(between({ ...FULL, brand: null, loyal: 40 }, FULL).parts.map(short)).toEqual([
      ['weights', 'coverage', 0.75, 1, -8.333333],
      ['input', 'loyal', 40, 60, 6.666667],
    ]);
    // Inside a criterion too: big alone is all of power.
    expect(between(FULL, { ...FULL, often: null }).parts.map(short)).toEqual([
      ['weights', 'coverage', 1, 0.875, -5],
    ]);
  });

  test('without a score before: what came', () => {
    const nothing = { big: null, often: null, loyal: null, brand: null };
    const found = between(nothing, { ...nothing, loyal: 30 });
    expect(found).toMatchObject({ before: null, after: 30, change: null });
    expect(found.parts.map(short)).toEqual([
      ['value', 'loyal', null, 30, 0],
      ['value', 'coverage', 0, 0.25, 0],
    ]);
    expect(between({ ...nothing, loyal: 30 }, nothing)).toMatchObject({ before: 30, after: null });
  });

  test('apart from what another yardstick does', () => {
    const before = reviewOf('2024-06-30', FULL);
    const steep = {
      criteria: [
        {
          id: 'loyal',
          anchors: [
            [0, 0],
            [50, 100],
          ] as const,
        },
        field('brand'),
        field('new'),
      ],
    };
    const after = reviewOf('2024-12-31', { ...FULL, brand: 40, new: 90 }, { criteria: steep });
    const [found] = of('criteria', before, after) as [Attribution];
    expect([found.before, found.after]).toEqual([45, onGrid(230 / 3)]);
    expect(found.parts.map(short)).toEqual([
      ['yardstick', 'new', null, 90, 30],
      ['yardstick', 'power', 50, null, -25],
      ['yardstick', 'loyal', 60, 100, 18.333333],
      ['input', 'brand', 20, 40, 5],
      ['yardstick', 'brand', 40, 40, 3.333333],
    ]);
    proveSums(found);
  });

  const maybe = fc.option(
    fc.integer({ min: -200, max: 1200 }).map((x) => x / 10.1),
    { freq: 5, nil: null },
  );
  const values = fc.record({ big: maybe, often: maybe, loyal: maybe, brand: maybe });

  /** What a criterion adds by its values: of means at the weights before, of the closeness to an ideal the difference of contributions. */
  const byInput = (was: CriterionPart, is: CriterionPart, aggregate: 'mean' | 'topsis'): number => {
    if (was.normalized === null || is.normalized === null) return 0;
    if (aggregate === 'topsis') return is.contribution - was.contribution;
    if (was.parts === undefined) return was.weight * (is.normalized - was.normalized);
    const fields = was.parts.map(({ weight, normalized }, i) => {
      const later = is.parts?.[i]?.normalized ?? null;
      return normalized === null || later === null ? 0 : was.weight * weight * (later - normalized);
    });
    return plainSum(fields);
  };

  test('add up exactly, with gaps, other models and closeness to an ideal', () => {
    let count = 0;
    const law = (first: Values, second: Values, aggregate: 'mean' | 'topsis', keep: boolean) => {
      const set = { ...criteria, aggregate };
      const before = reviewOf('2024-06-30', first, { criteria: set });
      const other = { criteria: [field('loyal', 3), { id: 'power', parts: [field('often')] }], aggregate };
      const after = reviewOf('2024-12-31', second, keep ? { models: before.models } : { criteria: other });
      const found = of('criteria', before, after);
      for (const attribution of found) {
        count++;
        proveSums(attribution);
        const { parts } = attribution;
        if (!keep || attribution.change === null) continue;
        expect(parts.some(({ code }) => code === 'comparison.yardstick')).toBe(false);
        // Parts by input are what they are by themselves; so the shift of weights is all the rest.
        const at = (review: Review) => review.accounts[0]?.criteria.parts as readonly CriterionPart[];
        at(before).forEach((was, c) => {
          const is = at(after)[c] as CriterionPart;
          const part = parts.find(({ code, field: id }) => code === 'comparison.input' && id === was.id);
          expect(Math.abs((part?.points ?? 0) - byInput(was, is, aggregate))).toBeLessThanOrEqual(16 * GRID);
        });
        const same = Object.keys(first).every((id) => (first[id] === null) === (second[id] === null));
        if (same) expect(parts.some(({ code }) => code === 'comparison.weights')).toBe(false);
      }
    };
    fc.assert(fc.property(values, values, fc.constantFrom('mean', 'topsis'), fc.boolean(), law), {
      numRuns: 80,
    });
    expect(count).toBeGreaterThan(60);
  });
});

type Tier = TierScheme['tiers'][number];

describe('of tiers', () => {
  const scheme: TierScheme = {
    kind: 'tier-scheme',
    version: 1,
    id: 'mine',
    mode: 'both',
    tiers: [
      { id: 'gold', rank: 1, score: { from: 75 }, gates: [{ criterion: 'power', op: '>=', value: 70 }] },
      {
        id: 'silver',
        rank: 2,
        score: { from: 50, below: 75 },
        gates: [
          {
            anyOf: [
              { field: 'leader', op: '=', value: true },
              { criterion: 'power', op: '>=', value: 40 },
            ],
          },
        ],
      },
      { id: 'bronze', rank: 3, score: { from: 25, below: 50 }, gates: [] },
      { id: 'tin', rank: 4, score: { below: 25 } },
    ],
    entry: [
      { field: 'turnover', op: '>=', value: 1000 },
      { field: 'signed', op: '=', value: true },
    ],
    vetoes: [
      { id: 'overdue', when: { field: 'overdueDays', op: '>', value: 180 }, cap: 'tin' },
      { id: 'hold', when: { field: 'frozen', op: '=', value: true } },
      { id: 'fraud', when: { field: 'fraud', op: '=', value: true }, cap: 'tin' },
    ],
    coverage: { least: 0.6, cap: 'bronze' },
    protection: { field: 'age', days: 90, floor: 'silver' },
  };
  const criteria = { criteria: [field('power'), field('loyal')] };
  type Values = Record<string, number | boolean | null>;
  const BASE: Values = {
    power: 80,
    loyal: 80,
    turnover: 5000,
    signed: true,
    fraud: false,
    leader: false,
    overdueDays: 0,
    frozen: false,
    age: 900,
  };
  const reviewOf = (asOf: string, changes: Values, more: object = {}) =>
    reviewAt(asOf, ORDERS, {
      profiles: [profile('Acme', { ...BASE, ...changes })],
      criteria,
      scheme,
      ...more,
    });
  const between = (first: Values, second: Values, more: object = {}) => {
    const before = reviewOf('2024-06-30', first);
    const after = reviewOf(
      '2024-12-31',
      second,
      Object.keys(more).length > 0 ? more : { models: before.models },
    );
    return of('tier', before, after).find(({ accountId }) => accountId === 'Acme');
  };
  const partsOf = (first: Values, second: Values, more: object = {}) => {
    const found = between(first, second, more);
    if (found !== undefined) proveSums(found);
    return found?.parts.map(short);
  };

  test.each<[string, Values, Values, unknown[][]]>([
    ['the score', {}, { loyal: 60 }, [['rank_down', 'totalScore', 80, 70, 1]]],
    [
      'a gate, after the score',
      {},
      { power: 30, loyal: 100 },
      // Score 65 is silver; the gate of silver takes 40 and it is no leader.
      [
        ['rank_down', 'totalScore', 80, 65, 1],
        ['rank_down', 'power', 80, 30, 1],
      ],
    ],
    ['a gate alone', {}, { power: 60, loyal: 100 }, [['rank_down', 'power', 80, 60, 1]]],
    [
      'a flag of a gate',
      { power: 30, loyal: 100, leader: true },
      { power: 30, loyal: 100, leader: false },
      [['rank_down', 'leader', 'true', 'false', 1]],
    ],
    ['the entry', {}, { turnover: 500 }, [['rank_down', 'turnover', 5000, 500, 4]]],
    ['a flag of the entry', {}, { signed: false }, [['rank_down', 'signed', 'true', 'false', 4]]],
    ['a flag of a veto', {}, { fraud: true }, [['rank_down', 'fraud', null, 'true', 3]]],
    ['a veto that came', {}, { overdueDays: 200 }, [['rank_down', 'overdueDays', null, 200, 3]]],
    ['a veto that went', { overdueDays: 200 }, {}, [['rank_up', 'overdueDays', 200, null, -3]]],
    [
      'coverage, after the score',
      {},
      { loyal: null },
      // Half of the criteria is known: bronze at most. The score stays 80.
      [['rank_down', 'coverage', 1, 0.5, 2]],
    ],
    [
      'protection that ended',
      { age: 20, power: 10, loyal: 10 },
      { age: 200, power: 10, loyal: 10 },
      [['rank_down', 'age', 20, null, 2]],
    ],
    [
      'parts that offset each other',
      { power: 60, loyal: 60, overdueDays: 200 },
      { power: 30, loyal: 30 },
      // By the score bronze, which the veto hides; without the veto it shows.
      [['rank_up', 'overdueDays', 200, null, -1]],
    ],
  ])('%s', (_, first, second, parts) => {
    expect(partsOf(first, second)).toEqual(parts);
  });

  test('are ranks: negative is better', () => {
    expect(between({ loyal: 60 }, {})).toMatchObject({ before: 2, after: 1, change: -1 });
    expect(between({}, { turnover: 500 })).toMatchObject({ before: 1, after: 5, change: 4 });
    expect(between({}, { frozen: true })).toBe(undefined);
    expect(between({}, {})).toBe(undefined);
  });

  test('without a score before: what came', () => {
    const nothing = { power: null, loyal: null };
    const found = between(nothing, {});
    expect(found).toMatchObject({ before: null, after: 1, change: null });
    expect(found?.parts.map(short)).toContainEqual(['value', 'totalScore', null, 80, 0]);
  });

  test('last of all the scheme: its lines, and the places of a quota', () => {
    const [gold, silver, ...last] = scheme.tiers as [Tier, Tier, ...Tier[]];
    const rest = [silver, ...last];
    const lines = [{ ...gold, score: { from: 90 } }, { ...silver, score: { from: 50, below: 90 } }, ...last];
    const strict = { ...scheme, id: 'strict', tiers: lines };
    expect(partsOf({}, {}, { scheme: strict })).toEqual([['scheme_down', 'scheme', 'mine', 'strict', 1]]);
    expect(partsOf({}, { loyal: 60 }, { scheme: strict })).toEqual([['rank_down', 'totalScore', 80, 70, 1]]);
    // What only the new scheme looks at belongs to it.
    const banned = { id: 'banned', when: { field: 'banned', op: '=', value: true }, cap: 'tin' } as const;
    const careful = { ...scheme, vetoes: [...(scheme.vetoes ?? []), banned] };
    expect(partsOf({}, { banned: true }, { scheme: careful })).toEqual([
      ['scheme_down', 'scheme', 'mine', 'mine', 3],
    ]);
    // What only the old one looked at, too: nothing is said of turnover.
    const open = { ...scheme, entry: [] };
    expect(partsOf({}, { loyal: 60 }, { scheme: open })).toEqual([['rank_down', 'totalScore', 80, 70, 1]]);
    const full = { ...scheme, tiers: [{ ...gold, quota: { accounts: 0 } }, ...rest] };
    expect(partsOf({}, {}, { scheme: full })).toEqual([['scheme_down', 'scheme', 'mine', 'mine', 1]]);
  });

  test('of a scheme with a score of its own', () => {
    const own = { ...scheme, scoreField: 'points', coverage: undefined } as TierScheme;
    const byGates: TierScheme = {
      ...own,
      mode: 'definition',
      tiers: [
        { id: 'a', rank: 1, gates: [{ field: 'score', op: '>=', value: 50 }] },
        { id: 'b', rank: 2 },
      ],
      vetoes: [],
      protection: undefined,
    };
    for (const some of [own, byGates]) {
      const before = reviewOf('2024-06-30', { points: 90 }, { scheme: some });
      const after = reviewOf('2024-12-31', { points: 40 }, { models: before.models });
      const found = of('tier', before, after).find(({ accountId }) => accountId === 'Acme');
      expect(found?.parts.map((part) => short(part).slice(0, 4))).toEqual([
        ['rank_down', 'totalScore', 90, 40],
      ]);
    }
  });

  const level = fc.constantFrom(0, 20, 45, 50, 75, 100, null);
  const profiles = fc.record({
    power: level,
    loyal: level,
    turnover: fc.constantFrom(0, 1000, null),
    leader: fc.constantFrom(true, false, null),
    overdueDays: fc.constantFrom(0, 200, null),
    signed: fc.constantFrom(true, true, true, false, null),
    fraud: fc.constantFrom(false, false, true, null),
    frozen: fc.boolean(),
    age: fc.constantFrom(10, 900, null),
  });
  const schemes = fc
    .record({
      mode: fc.constantFrom('score', 'definition', 'both'),
      entry: fc.constantFrom(scheme.entry, undefined),
      vetoes: fc.constantFrom(scheme.vetoes, [], [...(scheme.vetoes ?? [])].reverse()),
      coverage: fc.constantFrom(scheme.coverage, undefined),
      protection: fc.constantFrom(scheme.protection, undefined),
      quota: fc.constantFrom(undefined, { accounts: 1 }, { share: 0.5 }),
    } as const)
    .map(({ quota, ...more }): TierScheme => {
      const [gold, ...rest] = scheme.tiers;
      return { ...scheme, ...more, tiers: [{ ...gold, quota } as (typeof rest)[0], ...rest] };
    });

  test('add up exactly; the inputs alone explain every move within one scheme', () => {
    let count = 0;
    const some = fc.tuple(profiles, profiles, profiles);
    const law = (first: Values[], second: Values[], own: TierScheme, other: TierScheme, keep: boolean) => {
      const named = (rows: Values[]) =>
        rows.map((row, i) => profile(['Acme', 'Blue', 'Cato'][i] as string, row));
      const before = reviewAt('2024-06-30', ORDERS, { profiles: named(first), criteria, scheme: own });
      const after = reviewAt('2024-12-31', ORDERS, {
        profiles: named(second),
        criteria,
        scheme: other,
        ...(keep && { models: before.models }),
      });
      const moved = before.accounts.filter(({ tier }, i) => tier.rank !== after.accounts[i]?.tier.rank);
      const found = of('tier', before, after);
      expect(found.map(({ accountId }) => accountId)).toEqual(moved.map(({ accountId }) => accountId));
      for (const attribution of found) {
        proveSums(attribution);
        if (!keep) continue;
        count++;
        expect(attribution.parts.map(({ field: name }) => name)).not.toContain('scheme');
        expect(attribution.parts.length).toBeGreaterThan(0);
      }
    };
    fc.assert(fc.property(some, some, schemes, schemes, fc.boolean(), law), { numRuns: 150 });
    expect(count).toBeGreaterThan(60);
  });
});

test('parts are said in both languages', () => {
  const part = (code: string, more: object): AttributionPart => ({
    code: `comparison.${code}`,
    field: 'recency',
    valueBefore: 45,
    valueAfter: 12,
    points: 1 / 3,
    ...more,
  });
  const both = (code: string, more: object = {}) =>
    (['en', 'zh-CN'] as const).map((locale) => formatReason(part(code, more), { locale }));
  expect(both('input')).toEqual(['recency 45 → 12: +0.33 points', '最近一次消费 45 → 12：+0.33 分']);
  expect(both('input', { valueBefore: null, points: -2 })[0]).toBe('recency – → 12: -2 points');
  expect(both('input', { points: -1e-9 })[0]).toBe('recency 45 → 12: -1e-9 points');
  expect(both('value', { points: 0 })[0]).toBe('recency 45 → 12');
  expect(both('yardstick', { valueBefore: 4, valueAfter: 5 })).toEqual([
    'recency: 4 points by the model before, 5 by the model after: +0.33 points',
    '最近一次消费：按前次模型为 4 分，按本次模型为 5 分：+0.33 分',
  ]);
  expect(both('weights', { field: 'coverage', valueBefore: 0.75, valueAfter: 1 })).toEqual([
    'data known 75% → 100%, so that weights shift: +0.33 points',
    '数据覆盖率 75% → 100%，权重随之调整：+0.33 分',
  ]);
  const rank = { field: 'totalScore', valueBefore: 63, valueAfter: 48, points: 1 };
  expect(both('rank_down', rank)).toEqual(['score 63 → 48: down by 1', '综合得分 63 → 48：下降 1 级']);
  expect(both('rank_up', { ...rank, points: -2 })[1]).toBe('综合得分 63 → 48：上升 2 级');
  const flag = { field: 'industryLeader', valueBefore: 'true', valueAfter: 'false', points: 1 };
  expect(both('rank_down', flag)).toEqual([
    'industry leader yes → no: down by 1',
    '行业龙头 是 → 否：下降 1 级',
  ]);
  expect(both('scheme_up', { field: 'scheme', valueBefore: 'a', valueAfter: 'b', points: -1 })[0]).toBe(
    'other lines of the tiers (a → b): up by 1',
  );
});
