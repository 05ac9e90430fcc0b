import fc from 'fast-check';
import { describe, expect, expectTypeOf, test } from 'vitest';
import {
  applyCriteria,
  type CriteriaModel,
  type CriteriaScore,
  type Criterion,
  fitCriteria,
  fourCriteria,
  parseCriteriaModel,
  type Reason,
  scoreCriteria,
} from '../../src/index.ts';
import { deepFreeze, FULL, plainSum, scoreFromReasons, shuffled, thrownBy } from './support.ts';

const TWO: readonly Criterion[] = [
  { id: 'a', weight: 3, anchors: FULL },
  { id: 'b', weight: 1, anchors: FULL },
];
const MADE: readonly Criterion[] = [
  {
    id: 'power',
    weight: 2,
    parts: [
      { id: 'a', weight: 3, anchors: FULL },
      { id: 'b', anchors: FULL },
    ],
  },
  { id: 'c', anchors: FULL },
];

function scoreOf(row: object, model: CriteriaModel): CriteriaScore {
  return (applyCriteria([row], model)[0] as { criteria: CriteriaScore }).criteria;
}
const by = (criteria: readonly Criterion[], options: object = {}) =>
  fitCriteria([], { criteria, ...options });

describe('scores', () => {
  test('a weighted mean, with everything that went into it', () => {
    expect(scoreOf({ a: 80, b: 20 }, by(TWO))).toStrictEqual({
      score: 65,
      parts: [
        { id: 'a', value: 80, normalized: 80, weight: 0.75, contribution: 60 },
        { id: 'b', value: 20, normalized: 20, weight: 0.25, contribution: 5 },
      ],
      coverage: 1,
      reasons: [
        {
          code: 'criteria.points',
          field: 'a',
          value: 80,
          op: 'in',
          threshold: [0, 100],
          ends: '()',
          score: 80,
          of: 100,
          weight: 0.75,
        },
        {
          code: 'criteria.points',
          field: 'b',
          value: 20,
          op: 'in',
          threshold: [0, 100],
          ends: '()',
          score: 20,
          of: 100,
          weight: 0.25,
        },
      ],
    });
  });

  test('a criterion made of parts has the mean of its parts for a value', () => {
    const { score, parts, coverage, reasons } = scoreOf({ a: 80, b: 40, c: 10 }, by(MADE));
    expect(score).toBeCloseTo((2 * 70 + 10) / 3, 9);
    expect(parts[0]).toMatchObject({ id: 'power', value: 70, normalized: 70, weight: 2 / 3 });
    expect(parts[0]?.parts).toEqual([
      { id: 'a', value: 80, normalized: 80, weight: 0.75, contribution: 60 },
      { id: 'b', value: 40, normalized: 40, weight: 0.25, contribution: 10 },
    ]);
    expect(parts[1]).not.toHaveProperty('parts');
    expect(coverage).toBe(1);
    expect(reasons.map(({ field, weight }) => [field, weight])).toEqual([
      ['a', 0.5],
      ['b', expect.closeTo(1 / 6, 15)],
      ['c', 1 / 3],
    ]);
  });

  test('what is missing gives its weight to the others, and is said', () => {
    const half = scoreOf({ a: 80 }, by(TWO));
    expect(half).toMatchObject({ score: 80, coverage: 0.75 });
    expect(half.parts).toEqual([
      { id: 'a', value: 80, normalized: 80, weight: 1, contribution: 80 },
      { id: 'b', value: null, normalized: null, weight: 0, contribution: 0 },
    ]);
    expect(half.reasons[1]).toEqual({
      code: 'criteria.missing',
      field: 'b',
      value: null,
      op: 'missing',
      threshold: null,
    });

    // Within a criterion first: power has half of nothing else to lean on.
    const part = scoreOf({ b: 40, c: 10 }, by(MADE));
    expect(part.parts[0]).toMatchObject({ normalized: 40, weight: 2 / 3 });
    expect(part.parts[0]?.parts?.map(({ weight, contribution }) => [weight, contribution])).toEqual([
      [0, 0],
      [1, 40],
    ]);
    expect(part.score).toBeCloseTo((2 * 40 + 10) / 3, 9);
    expect(part.coverage).toBeCloseTo((2 / 3) * 0.25 + 1 / 3, 9);
    const none = scoreOf({ c: 10 }, by(MADE));
    expect(none).toMatchObject({ score: 10, coverage: expect.closeTo(1 / 3, 9) });
    expect(none.parts[0]).toMatchObject({ value: null, normalized: null, weight: 0, contribution: 0 });
    expect(
      none.parts[0]?.parts?.every(({ weight, contribution }) => weight === 0 && contribution === 0),
    ).toBe(true);
  });

  test('nothing known: no score, and a reason', () => {
    const { score, parts, coverage, reasons } = scoreOf({ a: null, b: undefined }, by(TWO));
    expect([score, coverage]).toEqual([null, 0]);
    expect(parts.map(({ contribution }) => contribution)).toEqual([0, 0]);
    expect(reasons.map(({ code }) => code)).toEqual([
      'criteria.missing',
      'criteria.missing',
      'criteria.no_score',
    ]);
    expect(reasons[2]).toEqual({
      code: 'criteria.no_score',
      field: 'totalScore',
      value: null,
      op: 'missing',
      threshold: null,
    });
  });

  test('a field that no account had when the model was fitted cannot be judged later', () => {
    const model = fitCriteria([{ a: 1 }, { a: 2 }], { criteria: [{ id: 'a' }, { id: 'b' }] });
    const { score, parts, coverage, reasons } = scoreOf({ a: 2, b: 5 }, model);
    expect([score, coverage]).toEqual([100, 0.5]);
    expect(parts[1]).toEqual({ id: 'b', value: 5, normalized: null, weight: 0, contribution: 0 });
    expect(reasons[1]).toEqual({
      code: 'criteria.no_scale',
      field: 'b',
      value: 5,
      op: 'missing',
      threshold: null,
    });
  });

  test('reasons hold the knots on both sides of the value, open where there are none', () => {
    const model = fitCriteria([{ x: 10 }, { x: 20 }, { x: 30 }, { x: 40 }], {
      criteria: [{ id: 'x', normalize: 'percentile' }],
    });
    const said = (x: number) => {
      const [reason] = scoreOf({ x }, model).reasons;
      return [reason?.threshold, reason?.ends, reason?.score];
    };
    expect(said(20)).toEqual([[20, 20], '[]', 37.5]);
    expect(said(25)).toEqual([[20, 30], '()', 50]);
    expect(said(9)).toEqual([[null, 10], '()', 0]);
    expect(said(41)).toEqual([[40, null], '()', 100]);
    // Knots of logarithms are told in the unit of the value, on both sides of 0.
    const log = fitCriteria([{ x: 10 }, { x: 1000 }], { criteria: [{ id: 'x', normalize: 'log' }] });
    const [reason] = scoreOf({ x: 100 }, log).reasons;
    const [low, high] = (reason as Reason).threshold as [number, number];
    const [centre, reach] = [Math.log(11 * 1001) / 2, (3 * Math.log(1001 / 11)) / Math.SQRT2];
    expect(Math.log(1 + high)).toBeCloseTo(centre + reach, 9);
    expect(-Math.log(1 - low)).toBeCloseTo(centre - reach, 9);
  });

  test('weights of 0 count for nothing, and alone give no score', () => {
    const model = by(TWO, { weights: { a: 1, b: 0 } });
    expect(scoreOf({ a: 30, b: 90 }, model)).toMatchObject({ score: 30, coverage: 1 });
    expect(scoreOf({ a: 30, b: 90 }, model).parts[1]).toEqual({
      id: 'b',
      value: 90,
      normalized: 90,
      weight: 0,
      contribution: 0,
    });
    expect(scoreOf({ b: 90 }, model)).toMatchObject({ score: null, coverage: 0 });
    expect(scoreOf({ b: 90 }, model).parts[1]).toMatchObject({ weight: 0, contribution: 0 });
  });

  test('tiny weights are weights', () => {
    for (const aggregate of ['mean', 'topsis'] as const) {
      const model = by(TWO, { weights: { a: 1, b: 1e-300 }, aggregate });
      expect(scoreOf({ b: 64 }, model)).toMatchObject({ score: 64 });
      expect(scoreOf({ a: 50, b: 64 }, model).score).toBe(50);
      expect(scoreOf({ b: 0 }, model).score).toBe(0);
    }
  });

  test('closeness to 100 everywhere, with a fixed ideal', () => {
    const model = by(
      [
        { id: 'a', anchors: FULL },
        { id: 'b', anchors: FULL },
      ],
      { aggregate: 'topsis' },
    );
    const of = (a: number, b: number) => scoreOf({ a, b }, model);
    expect(of(100, 100).score).toBe(100);
    expect(of(0, 0).score).toBe(0);
    expect(of(0, 0).parts.map(({ contribution }) => contribution)).toEqual([0, 0]);
    expect(of(50, 50).score).toBe(50);
    expect(of(100, 0).score).toBe(50);
    // Far behind in one counts for more than the mean of 60.
    const [up, down] = [Math.hypot(90, 30), Math.hypot(10, 70)];
    expect(of(90, 30).score).toBeCloseTo((100 * up) / (up + down), 9);
    expect(of(90, 30).parts.map(({ contribution }) => contribution)).toEqual(
      [0.9, 0.1].map((share) => expect.closeTo(share * (of(90, 30).score as number), 9)),
    );
    expect(model.options).toEqual({ set: null, aggregate: 'topsis', weights: 'preset' });
    const weighed = by(TWO, { aggregate: 'topsis' });
    const [near, far] = [Math.hypot(3 * 90, 30), Math.hypot(3 * 10, 70)];
    expect(scoreOf({ a: 90, b: 30 }, weighed).score).toBeCloseTo((100 * near) / (near + far), 9);
  });
});

// A random set of criteria, and a book for it with holes.

const field = (id: string) =>
  fc.record({
    id: fc.constant(id),
    weight: fc.oneof(fc.constant(0), fc.double({ min: 1e-6, max: 1e6, noNaN: true })),
    better: fc.constantFrom('high' as const, 'low' as const),
    normalize: fc.constantFrom(
      'percentile' as const,
      'minMax' as const,
      'z' as const,
      'robustZ' as const,
      'log' as const,
      'ladder' as const,
    ),
  });
const value = fc.oneof(
  { weight: 2, arbitrary: fc.constant(null) },
  { weight: 3, arbitrary: fc.integer({ min: -9, max: 9 }) },
  { weight: 3, arbitrary: fc.double({ min: -1e9, max: 1e9, noNaN: true }) },
);
const FIELDS = ['u', 'v', 'w', 'x', 'y', 'z'];
const sets = fc
  .tuple(
    ...FIELDS.map(field),
    fc.double({ min: 0.01, max: 9, noNaN: true }),
    fc.oneof(fc.constant(0), fc.double({ min: 1e-6, max: 9, noNaN: true })),
  )
  .map((all): Criterion[] => {
    const [u, v, w, x, y, z, first, second] = all as never as [
      Criterion,
      Criterion,
      Criterion,
      Criterion,
      Criterion,
      Criterion,
      number,
      number,
    ];
    return [{ id: 'one', weight: first, parts: [u, v, w] }, { id: 'two', weight: second, parts: [x, y] }, z];
  });
const books = fc.array(fc.record(Object.fromEntries(FIELDS.map((id) => [id, value]))), {
  minLength: 1,
  maxLength: 8,
});

describe('laws of scores', () => {
  test.each(['mean', 'topsis'] as const)(
    '%s: contributions add up exactly, reasons re-derive, results are plain',
    (aggregate) => {
      fc.assert(
        fc.property(
          sets,
          books,
          fc.constantFrom('preset' as const, 'equal' as const, 'entropy' as const, 'critic' as const),
          (criteria, book, weights) => {
            const model = fitCriteria(book, { criteria, weights, aggregate });
            expect(plainSum(model.fitted.criteria.map((c) => c.weight))).toBeCloseTo(1, 12);
            for (const row of applyCriteria(book, model)) {
              const { score, parts, coverage, reasons } = row.criteria as CriteriaScore;
              expect(plainSum(parts.map(({ contribution }) => contribution))).toBe(score ?? 0);
              const known = parts.filter(({ normalized, weight }) => normalized !== null && weight > 0);
              if (score !== null) expect(plainSum(known.map(({ weight }) => weight))).toBeCloseTo(1, 12);
              else expect(known).toEqual([]);
              for (const part of parts) {
                expect(part.contribution).toBeGreaterThanOrEqual(0);
                expect(part.normalized ?? 0).toBeLessThanOrEqual(100);
                if (part.parts === undefined) continue;
                expect(part.value).toBe(part.normalized);
                expect(plainSum(part.parts.map(({ contribution }) => contribution))).toBe(
                  part.normalized ?? 0,
                );
              }
              if (aggregate === 'mean') {
                const derived = scoreFromReasons(reasons);
                if (score === null) expect(derived).toBe(null);
                else expect(Math.abs((derived as number) - score)).toBeLessThan(1e-9);
                for (const part of parts)
                  if (score !== null && part.normalized !== null)
                    expect(Math.abs(part.contribution - part.weight * part.normalized)).toBeLessThan(1e-9);
              }
              expect(coverage).toBeGreaterThanOrEqual(0);
              expect(coverage).toBeLessThanOrEqual(1);
              expect(JSON.parse(JSON.stringify(row.criteria))).toStrictEqual(row.criteria);
            }
            expect(parseCriteriaModel(JSON.stringify(model))).toStrictEqual(model);
            expect(fitCriteria(shuffled(book), { criteria, weights, aggregate })).toStrictEqual(model);
          },
        ),
        { numRuns: 120 },
      );
    },
  );

  test.each(['mean', 'topsis'] as const)('%s: a better value never lowers the score', (aggregate) => {
    fc.assert(
      fc.property(
        sets,
        books,
        fc.constantFrom(...FIELDS),
        fc.double({ min: 0, max: 1e9, noNaN: true }),
        (criteria, book, id, more) => {
          const model = fitCriteria(book, { criteria, aggregate });
          const found = criteria.flatMap((c) => c.parts ?? [c]).find((part) => part.id === id);
          for (const row of book) {
            const old = row[id];
            if (old === null || old === undefined) continue;
            const better = { ...row, [id]: found?.better === 'low' ? old - more : old + more };
            expect(scoreOf(better, model).score ?? 0).toBeGreaterThanOrEqual(scoreOf(row, model).score ?? 0);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  test("an account's score does not change when another joins", () => {
    const book = Array.from({ length: 40 }, (_, i) => ({
      accountId: `A${i}`,
      amount: i * i,
      growth: (i * 7) % 13,
    }));
    const criteria: readonly Criterion[] = [{ id: 'amount' }, { id: 'growth', normalize: 'minMax' }];
    const model = fitCriteria(book, { criteria, weights: 'critic', aggregate: 'topsis' });
    const before = applyCriteria(book, model);
    const joined = applyCriteria([...book, { accountId: 'giant', amount: 1e9, growth: 1000 }], model);
    expect(joined.slice(0, 40)).toStrictEqual(before);
    expect(joined[40]?.criteria.score).toBe(100);
    expect(book.flatMap((row) => applyCriteria([row], model))).toStrictEqual(before);
    // Whereas a fit on the larger book moves them.
    expect(
      scoreCriteria([...book, { accountId: 'giant', amount: 1e9, growth: 1000 }], { criteria })[39]?.criteria,
    ).not.toEqual(before[39]?.criteria);
  });

  test('frozen input, one account, accounts that are all alike', () => {
    const rows = deepFreeze([{ accountId: 'only', amount: -5, tags: ['x'] }]);
    const [only] = scoreCriteria(rows, { criteria: deepFreeze([{ id: 'amount' }]) });
    expect(only).toMatchObject({ accountId: 'only', tags: ['x'], criteria: { score: 50, coverage: 1 } });
    const alike = scoreCriteria([{ amount: 3 }, { amount: 3 }], {
      criteria: [{ id: 'amount' }],
      weights: 'entropy',
    });
    expect(alike.map(({ criteria }) => criteria.score)).toEqual([50, 50]);
    expect(scoreCriteria([], { criteria: [{ id: 'amount' }] })).toEqual([]);
    expect(scoreCriteria([{ amount: null }], { criteria: [{ id: 'amount' }] })[0]?.criteria.score).toBe(null);
  });
});

describe('weights of criteria', () => {
  const weightsOf = (book: readonly object[], criteria: readonly Criterion[], weights?: object | string) =>
    fitCriteria(book, { criteria, weights: weights as never }).fitted;
  const list = (fitted: CriteriaModel['fitted']) => fitted.criteria.map(({ weight }) => weight);
  const book = [
    { a: 100, b: 5, c: 7 },
    { a: 50, b: 4, c: 2 },
    { a: 10, b: 5, c: 3 },
    { a: 40, b: null, c: 3 },
  ];
  const three: readonly Criterion[] = [{ id: 'a', weight: 2 }, { id: 'b' }, { id: 'c', weight: 0 }];

  test('as the criteria say, equal, by hand', () => {
    expect(list(weightsOf(book, three))).toEqual([2 / 3, 1 / 3, 0]);
    expect(list(weightsOf(book, three, 'equal'))).toEqual([1 / 3, 1 / 3, 1 / 3]);
    expect(list(weightsOf(book, three, { a: 1, b: 1, c: 2 }))).toEqual([0.25, 0.25, 0.5]);
    expect(list(weightsOf(book, [{ id: 'ahp' }, { id: 'b' }], { ahp: 3, b: 1 }))).toEqual([0.75, 0.25]);
    expect(fitCriteria(book, { criteria: three, weights: { a: 1, b: 1, c: 2 } }).options.weights).toBe(
      'manual',
    );
    expect(fitCriteria([], { criteria: fourCriteria }).options).toEqual({
      set: 'four_criteria',
      aggregate: 'mean',
      weights: 'ahp',
    });
    expect(fitCriteria([], { criteria: fourCriteria, weights: 'equal' }).options.weights).toBe('equal');
    expect(fitCriteria([], { criteria: fourCriteria }).fitted.consistency).toEqual({
      lambda: expect.closeTo(4.01036, 5),
      ci: expect.closeTo(0.0034543, 7),
      cr: expect.closeTo(0.0038381, 7),
    });
  });

  test('entropy and CRITIC look at complete accounts, between the extremes of all', () => {
    const scaled = [
      [1, 1, 1],
      [4 / 9, 0, 0],
      [0, 1, 0.2],
    ];
    const e = [0, 1, 2].map((j) => {
      const column = scaled.map((row) => row[j] as number);
      const total = plainSum(column);
      return (
        -plainSum(column.filter((x) => x > 0).map((x) => (x / total) * Math.log(x / total))) / Math.log(3)
      );
    });
    const rest = plainSum(e.map((x) => 1 - x));
    list(weightsOf(book, three, 'entropy')).forEach((w, j) => {
      expect(w).toBeCloseTo((1 - (e[j] as number)) / rest, 12);
    });
    // Turned around, the same spread weighs differently for entropy, and alike for CRITIC.
    const low = three.map((c) => ({ ...c, better: 'low' as const }));
    expect(list(weightsOf(book, low, 'entropy'))).not.toEqual(list(weightsOf(book, three, 'entropy')));
    list(weightsOf(book, low, 'critic')).forEach((w, j) => {
      expect(w).toBeCloseTo(list(weightsOf(book, three, 'critic'))[j] as number, 12);
    });
  });

  test('one that does not vary weighs nothing; too few complete accounts: equal, with a notice', () => {
    const flat = book.map((row) => ({ ...row, c: 9 }));
    expect(list(weightsOf(flat, three, 'entropy'))[2]).toBe(0);
    expect(list(weightsOf(flat, three, 'critic'))[2]).toBe(0);
    const missing = weightsOf(
      book.map((row) => ({ ...row, c: null })),
      three,
      'entropy',
    );
    expect(list(missing)).toEqual([1 / 3, 1 / 3, 1 / 3]);
    expect(missing.notices.slice(-1)).toEqual([
      { code: 'criteria.equal_weights', field: 'accounts', value: 0, threshold: 2 },
    ]);
    expect(weightsOf(book.slice(0, 1), three, 'critic').notices.slice(-1)).toEqual([
      { code: 'criteria.equal_weights', field: 'accounts', value: 1, threshold: 2 },
    ]);
    expect(weightsOf(book.slice(0, 2), three, 'critic').notices.map(({ code }) => code)).not.toContain(
      'criteria.equal_weights',
    );
  });

  test('judgements, and their blend with entropy', () => {
    const ahp = [
      ['a', 'b', 2],
      ['a', 'c', 4],
      ['b', 'c', 2],
    ] as const;
    expect(list(weightsOf([], three, { ahp }))).toEqual(
      [4 / 7, 2 / 7, 1 / 7].map((w) => expect.closeTo(w, 12)),
    );
    const entropy = list(weightsOf(book, three, 'entropy'));
    const raw = [4 / 7, 2 / 7, 1 / 7].map((w, j) => w ** 0.3 * (entropy[j] as number) ** 0.7);
    const blend = weightsOf(book, three, { ahp, share: 0.3 });
    list(blend).forEach((w, j) => {
      expect(w).toBeCloseTo((raw[j] as number) / plainSum(raw), 12);
    });
    expect(blend.consistency?.lambda).toBeCloseTo(3, 12);
    expect(weightsOf(book, three, 'entropy').consistency).toBe(null);
    const bad = weightsOf([], three, {
      ahp: [
        ['a', 'b', 9],
        ['b', 'c', 9],
        ['c', 'a', 9],
      ],
    });
    expect(bad.notices.map(({ code }) => code)).toEqual(['criteria.inconsistent']);
  });

  test('a composite varies as its points do', () => {
    const criteria: readonly Criterion[] = [
      {
        id: 'one',
        parts: [
          { id: 'a', anchors: FULL },
          {
            id: 'b',
            anchors: [
              [0, 0],
              [10, 100],
            ],
          },
        ],
      },
      { id: 'c' },
    ];
    const points = book.map(({ a, b }) => (b === null ? a : (a + 10 * b) / 2) / 100);
    const shares = (column: readonly number[]) => {
      const total = plainSum(column);
      return (
        1 +
        plainSum(column.filter((x) => x > 0).map((x) => (x / total) * Math.log(x / total))) /
          Math.log(column.length)
      );
    };
    const d = [shares(points), shares([1, 0, 0.2, 0.2])];
    list(weightsOf(book, criteria, 'entropy')).forEach((w, j) => {
      expect(w).toBeCloseTo((d[j] as number) / plainSum(d), 12);
    });
  });
});

describe('functions and fields', () => {
  const rows = [{ accountId: 'A', invoices: [1, 2], sales: 40 }];
  const criteria: readonly Criterion[] = [
    { id: 'amount', anchors: FULL },
    { id: 'volume', field: 'sales', anchors: FULL },
  ];

  test('a function reads what no field holds, and is needed again', () => {
    const values = { amount: (row: (typeof rows)[number]) => 10 * row.invoices.length };
    const model = fitCriteria(rows, { criteria, values });
    expect(model.fitted.criteria.map(({ parts }) => parts[0]?.field)).toEqual([null, 'sales']);
    expect(applyCriteria(rows, model, { values })[0]?.criteria.score).toBe(30);
    expect(scoreCriteria(rows, { criteria, values })[0]?.criteria.score).toBe(30);
    expect(thrownBy(() => applyCriteria(rows, model))).toBe(
      'TypeError: Cannot apply a criteria model as "amount" was fitted with a function, which a model cannot hold: give it again with values: { amount: … }',
    );
  });

  test('names of built-in properties are names', () => {
    const odd: readonly Criterion[] = [
      { id: 'constructor', field: 'k' },
      { id: 'toString', field: 's' },
      { id: '__proto__', field: 'p' },
    ];
    const book = [
      { k: 1, s: 2, p: 3 },
      { k: 2, s: 1, p: 9 },
    ];
    const out = scoreCriteria(book, {
      criteria: odd,
      values: {},
      anchors: {},
      normalize: {},
      weights: 'equal',
    });
    expect(out.map(({ criteria: c }) => c.parts.map(({ id, normalized }) => [id, normalized]))).toEqual([
      [
        ['constructor', 0],
        ['toString', 100],
        ['__proto__', 0],
      ],
      [
        ['constructor', 100],
        ['toString', 0],
        ['__proto__', 100],
      ],
    ]);
    expect(thrownBy(() => fitCriteria(book, { criteria: odd, weights: { toString: 1 } as never }))).toContain(
      '"weights.constructor" must be a number',
    );
  });

  test('types: the key is added, a clash does not compile', () => {
    const model = fitCriteria(rows, { criteria });
    const out = applyCriteria(
      rows.map((row) => ({ ...row, amount: 3 })),
      model,
    );
    expectTypeOf(out[0] as (typeof out)[number])
      .toHaveProperty('criteria')
      .toEqualTypeOf<CriteriaScore>();
    // @ts-expect-error the caller's own criteria is text
    applyCriteria([{ amount: 1, criteria: 'mine' }], model);
  });
});

describe('refusals', () => {
  const fitting = (options: object, rows: readonly object[] = []) =>
    thrownBy(() => fitCriteria(rows, options as never));
  const one = (change: object) => fitting({ criteria: [{ id: 'a', ...change }] });

  test.each([
    ['3', '"3"'],
    [Number.NaN, 'NaN'],
    [Number.POSITIVE_INFINITY, 'Infinity'],
    [Number.NEGATIVE_INFINITY, '-Infinity'],
    [1e200, '1e+200'],
    [7n, '7n'],
    [true, 'true'],
    [{}, 'an object'],
  ])('the value %s: row, account, field and value are named', (bad, shown) => {
    const book = [
      { accountId: 'Fine', a: 1 },
      { accountId: 'Acme', a: bad },
    ];
    const wanted = `accounts[1] ("Acme") must have a finite number within ±1e100, or null, for "a": current value is ${shown}`;
    expect(fitting({ criteria: [{ id: 'a' }] }, book)).toBe(`TypeError: Cannot fit criteria as ${wanted}`);
    expect(thrownBy(() => applyCriteria(book as never, by(TWO)))).toBe(
      `TypeError: Cannot apply a criteria model as ${wanted}`,
    );
    expect(fitting({ criteria: [{ id: 'a' }] }, [{ a: bad }])).toContain('as accounts[0] must have');
  });

  test('-0 is 0', () => {
    const out = scoreCriteria([{ a: -0 }, { a: 5 }], {
      criteria: [
        {
          id: 'a',
          anchors: [
            [-0, -0],
            [10, 100],
          ],
        },
      ],
    });
    expect(out[0]?.criteria.parts[0]).toStrictEqual({
      id: 'a',
      value: 0,
      normalized: 0,
      weight: 1,
      contribution: 0,
    });
    const model = fitCriteria([], {
      criteria: [
        {
          id: 'a',
          anchors: [
            [-0, -0],
            [10, 100],
          ],
        },
      ],
    });
    expect(JSON.parse(JSON.stringify(model))).toStrictEqual(model);
  });

  test.each([
    [
      undefined,
      'TypeError: Cannot fit criteria as "criteria" must be a list of criteria or a set of them: current value is undefined',
    ],
    [
      {},
      'TypeError: Cannot fit criteria as "criteria" must be a list of criteria or a set of them: current value is undefined',
    ],
    [
      { criteria: [] },
      'TypeError: Cannot fit criteria as "criteria" must be a list of criteria or a set of them: current value is an array of 0',
    ],
    [
      { criteria: [null] },
      'TypeError: Cannot fit criteria as criteria[0] must be an object: current value is null',
    ],
    [{ criteria: [{}] }, 'TypeError: Cannot fit criteria as "id" must be a string: current value is null'],
    [
      { criteria: [{ id: '' }] },
      'RangeError: Cannot fit criteria as "id" must be a string: current value is ""',
    ],
    [
      { criteria: [{ id: 'a', wieght: 2 }] },
      'TypeError: Cannot fit criteria as there is no option "wieght": the options are id, field, better, weight, normalize, anchors, source, unit, labels',
    ],
    [
      { criteria: [{ id: 'a', parts: [] }] },
      'TypeError: Cannot fit criteria as criteria.a.parts must be a list of fields: current value is an array of 0',
    ],
    [
      { criteria: [{ id: 'a', parts: [{ id: 'a' }] }] },
      'TypeError: Cannot fit criteria as ids of criteria and their parts must differ: "a" is there twice',
    ],
    [
      { criteria: [{ id: 'a' }, { id: 'a' }] },
      'TypeError: Cannot fit criteria as ids of criteria and their parts must differ: "a" is there twice',
    ],
    [
      { criteria: TWO, weight: 'equal' },
      'TypeError: Cannot fit criteria as there is no option "weight": the options are criteria, weights, normalize, anchors, aggregate, values',
    ],
    [
      { criteria: TWO, aggregate: 'sum' },
      'RangeError: Cannot fit criteria as "aggregate" must be one of "mean", "topsis": current value is "sum"',
    ],
    [
      { criteria: TWO, values: { z: () => 1 } },
      'TypeError: Cannot fit criteria as "values" names "z", which is no field of the criteria: these are a, b',
    ],
    [
      { criteria: TWO, anchors: { z: FULL } },
      'TypeError: Cannot fit criteria as "anchors" names "z", which is no field of the criteria: these are a, b',
    ],
    [
      { criteria: TWO, normalize: { z: 'z' } },
      'TypeError: Cannot fit criteria as "normalize" names "z", which is no field of the criteria: these are a, b',
    ],
    [
      { criteria: TWO, values: { a: 'amount' } },
      'TypeError: Cannot fit criteria as "values.a" must be a function of the account: current value is "amount"',
    ],
    [
      { criteria: TWO, normalize: 'rank' },
      'RangeError: Cannot fit criteria as "normalize" must be one of "percentile", "minMax", "z", "robustZ", "log", "ladder": current value is "rank"',
    ],
    [
      { criteria: TWO, weights: 'ahp' },
      'TypeError: Cannot fit criteria as "weights" must be "preset", "equal", "entropy", "critic", numbers by criterion, or { ahp, share }: current value is "ahp"',
    ],
    [
      { criteria: TWO, weights: { a: 1 } },
      'TypeError: Cannot fit criteria as "weights.b" must be a number from 0 to 1000000: current value is null',
    ],
    [
      { criteria: TWO, weights: { a: 1, b: -1 } },
      'RangeError: Cannot fit criteria as "weights.b" must be a number from 0 to 1000000: current value is -1',
    ],
    [
      { criteria: TWO, weights: { a: 1, b: 1, z: 1 } },
      'TypeError: Cannot fit criteria as "weights" names "z", which is no criterion: these are a, b',
    ],
    [
      { criteria: TWO, weights: { a: 0, b: 0 } },
      'RangeError: Cannot fit criteria as at least one weight must be > 0: all are 0',
    ],
    [
      { criteria: TWO, weights: { ahp: [['a', 'b', 2]], share: 2 } },
      'RangeError: Cannot blend weights as "share" must be a number from 0 to 1: current value is 2',
    ],
  ])('%j', (options, message) => {
    expect(fitting(options as never)).toBe(message);
  });

  test('fields: weight, direction, anchors', () => {
    expect(one({ weight: -1 })).toBe(
      'RangeError: Cannot fit criteria as "weight" must be a number from 0 to 1000000: current value is -1',
    );
    expect(one({ weight: Number.NaN })).toContain('RangeError');
    expect(one({ weight: '2' })).toContain('TypeError');
    expect(one({ better: 'low ' })).toContain('"better" must be "high" or "low": current value is "low "');
    expect(fitting({ criteria: [{ id: 'a', parts: [{ id: 'b', weight: -1 }] }] })).toContain(
      '"weight" must be a number from 0 to 1000000: current value is -1',
    );
    expect(fitting({ criteria: [{ id: 'a', parts: [{ id: 'b', parts: [] }] }] })).toContain(
      'there is no option "parts"',
    );
    expect(fitting({ criteria: [{ id: 'a', parts: [{ field: 'b' }] }] })).toContain('must be a string');
    const pairs =
      'two or more pairs [value, points], values ascending, points from 0 to 100 and all rising or all falling';
    for (const anchors of [
      [],
      [[0, 0]],
      [
        [0, 0],
        [0, 5],
      ],
      [
        [1, 0],
        [0, 5],
      ],
      [
        [0, 0],
        [1, 101],
      ],
      [
        [0, -1],
        [1, 5],
      ],
      [
        [0, 0],
        [1, 9],
        [2, 8],
      ],
      [
        [0, 0],
        [1, Number.NaN],
      ],
      [
        [0, 0],
        [Number.POSITIVE_INFINITY, 5],
      ],
      [[0, 0], [1]],
      [
        [0, 0],
        ['1', 5],
      ],
      [[0, 0], null],
    ])
      expect(one({ anchors })).toBe(
        `RangeError: Cannot fit criteria as "criteria.a.anchors" must be ${pairs}: current value is an array of ${anchors.length}`,
      );
    expect(one({ anchors: 'x' })).toContain(
      `TypeError: Cannot fit criteria as "criteria.a.anchors" must be ${pairs}`,
    );
    expect(
      one({
        anchors: [
          [0, 100],
          [1, 0],
        ],
      }),
    ).toBe(
      'RangeError: Cannot fit criteria as the anchors of "a" must rise, as "better" is "high": current points are 100, 0',
    );
    expect(
      one({
        anchors: [
          [0, 0],
          [1, 100],
        ],
        better: 'low',
      }),
    ).toBe(
      'RangeError: Cannot fit criteria as the anchors of "a" must fall, as "better" is "low": current points are 0, 100',
    );
    expect(
      fitting({
        criteria: TWO,
        anchors: {
          a: [
            [0, 5],
            [1, 4],
          ],
        },
      }),
    ).toContain('the anchors of "a" must rise');
    expect(
      one({
        anchors: [
          [0, 50],
          [1, 50],
        ],
      }),
    ).toBe('nothing');
  });

  test('wrong rows and models', () => {
    expect(fitting({ criteria: TWO }, {} as never)).toBe(
      'TypeError: Cannot fit criteria as the accounts must be an array: current value is an object',
    );
    expect(fitting({ criteria: TWO }, [null as never])).toBe(
      'TypeError: Cannot fit criteria as accounts[0] must be an object: current value is null',
    );
    expect(thrownBy(() => applyCriteria([], { kind: 'tiers', version: 1 } as never))).toContain(
      '"kind" must be "criteria": current value is "tiers"',
    );
    expect(thrownBy(() => applyCriteria([], { kind: 'criteria', version: 2 } as never))).toContain(
      '"version" must be 1: current value is 2',
    );
    expect(thrownBy(() => applyCriteria([], by(TWO), { value: {} } as never))).toContain(
      'there is no option "value"',
    );
  });
});
