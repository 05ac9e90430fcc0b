/** Laws over random schemes that the checker accepts. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  checkTierScheme,
  classifyTiers,
  fitTiers,
  parseTierModel,
  type TierAssignment,
  type TierDefinition,
  type TierGate,
  type TierScheme,
} from '../../src/index.ts';
import { deepFreeze, scored, shuffled, tierFromReasons } from './support.ts';

const CRITERIA = ['x', 'y', 'z'];

const points = fc.integer({ min: 0, max: 20 }).map((p) => p * 5);
const descending = (n: number) =>
  fc
    .uniqueArray(
      points.filter((p) => p > 0),
      { minLength: n, maxLength: n },
    )
    .map((ps) => ps.sort((a, b) => b - a));

const gate = (line: number): fc.Arbitrary<TierGate> =>
  fc.oneof(
    fc.constantFrom(...CRITERIA).map((criterion) => ({ criterion, op: '>=' as const, value: line })),
    fc.constantFrom(...CRITERIA).map((criterion) => ({
      anyOf: [
        { criterion, op: '>' as const, value: line },
        { field: 'leader', op: '=' as const, value: true },
      ],
    })),
  );

const schemes: fc.Arbitrary<TierScheme> = fc
  .integer({ min: 2, max: 5 })
  .chain((n) =>
    fc.record({
      mode: fc.constantFrom('score' as const, 'definition' as const, 'both' as const),
      cuts: descending(n - 1),
      gates: descending(n - 1).chain((lines) =>
        fc.tuple(...lines.map((line) => fc.array(gate(line), { minLength: 1, maxLength: 2 }))),
      ),
      quotas: fc.array(fc.option(fc.integer({ min: 0, max: 5 }), { freq: 2 }), {
        minLength: n - 1,
        maxLength: n - 1,
      }),
      ties: fc.constantFrom('out' as const, 'in' as const),
      entry: fc.boolean(),
      extras: fc.boolean(),
      names: fc.shuffledSubarray(['zinc', 'gold', 'aluminium', 'tin', '__proto__'], {
        minLength: n,
        maxLength: n,
      }),
    }),
  )
  .map(({ mode, cuts, gates, quotas, ties, entry, extras, names }) => ({
    kind: 'tier-scheme' as const,
    version: 1 as const,
    id: 'random',
    mode,
    ties,
    tiers: names.map((id, t): TierDefinition => {
      const quota = quotas[t];
      return {
        id,
        rank: t + 1,
        ...(t < cuts.length && { score: { from: cuts[t] as number } }),
        ...(t < gates.length && { gates: gates[t] as TierGate[] }),
        ...(quota !== null && quota !== undefined && { quota: { accounts: quota } }),
      };
    }),
    ...(entry && { entry: [{ field: 'amount', op: '>=' as const, value: 100 }] }),
    ...(extras && {
      vetoes: [
        { id: 'v', when: { field: 'overdue', op: '>' as const, value: 50 }, cap: names[1] as string },
        { id: 'h', when: { field: 'audit', op: '=' as const, value: true } },
      ],
      coverage: { least: 0.6, cap: names[names.length - 1] as string },
      protection: { field: 'tenure', days: 100, floor: names[1] as string },
    }),
  }));

const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { freq: 8 });
const rows = fc.array(
  fc.record({
    x: maybe(points),
    y: maybe(points),
    z: maybe(points),
    amount: maybe(fc.integer({ min: -50, max: 300 })),
    overdue: maybe(fc.integer({ min: 0, max: 90 })),
    tenure: maybe(fc.integer({ min: 0, max: 500 })),
    leader: maybe(fc.boolean()),
    audit: maybe(fc.boolean()),
  }),
  { minLength: 1, maxLength: 12 },
);
type Book = Array<Record<string, number | boolean | null>>;
const book = (list: Book) =>
  scored(
    list.map((row, i) => ({ accountId: `A${i}`, ...row })),
    CRITERIA,
  );
const tiersOf = (list: Book, model: ReturnType<typeof fitTiers>) =>
  classifyTiers(book(list), model).map(({ tier }) => tier as TierAssignment);

function accepted(scheme: TierScheme): boolean {
  return checkTierScheme(scheme).length === 0;
}

test('most random schemes are accepted', () => {
  const some = fc.sample(schemes, { numRuns: 200, seed: 1 });
  expect(some.filter(accepted).length).toBeGreaterThan(150);
  expect(new Set(some.filter(accepted).map(({ mode }) => mode)).size).toBe(3);
});

test('a better value never lowers a tier; quotas as fitted on the book', () => {
  fc.assert(
    fc.property(
      schemes.filter(accepted),
      rows,
      fc.constantFrom(...CRITERIA, 'amount'),
      fc.integer({ min: 1, max: 60 }),
      (scheme, list, field, more) => {
        const model = fitTiers(book(list), scheme);
        const before = tiersOf(list, model);
        const better = list.map((row) => {
          const old = row[field as 'x'];
          return old === null
            ? row
            : { ...row, [field]: field === 'amount' ? old + more : Math.min(100, old + more) };
        });
        tiersOf(better, model).forEach((tier, i) => {
          if (tier.rank !== null)
            expect(tier.rank).toBeLessThanOrEqual((before[i] as TierAssignment).rank as number);
        });
      },
    ),
    { numRuns: 200 },
  );
});

test('the tier follows from the reasons; margins tell how far', () => {
  fc.assert(
    fc.property(schemes.filter(accepted), rows, (scheme, list) => {
      const model = fitTiers(book(list), scheme);
      const ids = scheme.tiers.map(({ id }) => id);
      tiersOf(list, model).forEach((tier) => {
        {
          expect(tierFromReasons(tier.reasons, ids)).toBe(tier.id);
          expect(tier.rank).toBe(tier.id === 'unknown' ? null : [...ids, 'not_key'].indexOf(tier.id) + 1);
          tier.margins.forEach(({ passed, points: by }) => {
            if (by !== null) expect(passed ? by >= 0 : by <= 0).toBe(true);
          });
          if (tier.rank === null || tier.by === 'protection') {
            expect([tier.marginUp, tier.marginDown]).toEqual([null, null]);
            return;
          }
          const [up, own] = [tier.margins[tier.rank - 2], tier.margins[tier.rank - 1]];
          expect(tier.marginUp).toBe(up === undefined || up.points === null ? null : 0 - up.points);
          expect(tier.marginDown).toBe(own?.points ?? null);
          if (up !== undefined) expect(up.passed).toBe(false);
          if (own !== undefined && tier.by !== 'coverage' && tier.by !== 'veto')
            expect(own.passed).toBe(true);
          expect(JSON.parse(JSON.stringify(tier))).toStrictEqual(tier);
        }
      });
    }),
    { numRuns: 200 },
  );
});

/** By how many points an account is over the lines of a tier, worked out from the scheme alone; `null` where no number tells. */
function naiveLine(
  scheme: TierScheme,
  cuts: ReadonlyMap<string, number>,
  row: Record<string, number | boolean | null>,
  score: number | null,
  t: number,
): number {
  const lines: number[] = [];
  const tier = scheme.tiers[t] as TierDefinition;
  const from = tier.score?.from;
  if (scheme.mode !== 'definition' && from !== undefined)
    lines.push(score === null ? Number.NEGATIVE_INFINITY : score - from);
  const conditionOf = (c: { criterion?: string; field?: string; value: unknown }) => {
    if (c.criterion !== undefined)
      return row[c.criterion] === null
        ? Number.NEGATIVE_INFINITY
        : (row[c.criterion] as number) - (c.value as number);
    return row[c.field as string] === c.value ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
  };
  if (scheme.mode !== 'score') {
    const upTo = scheme.tiers
      .slice(0, t + 1)
      .map(({ gates }) =>
        Math.min(
          Number.POSITIVE_INFINITY,
          ...(gates ?? []).map((g) =>
            Math.max(...('anyOf' in g ? g.anyOf : [g]).map((c) => conditionOf(c as never))),
          ),
        ),
      );
    lines.push(Math.max(...upTo));
  }
  const cut = cuts.get(tier.id);
  if (cut !== undefined) lines.push(score === null ? Number.NEGATIVE_INFINITY : score - cut);
  for (const { value } of (scheme.entry ?? []) as ReadonlyArray<{ readonly value: number }>)
    lines.push(
      row.amount === null ? Number.NEGATIVE_INFINITY : (100 * ((row.amount as number) - value)) / value,
    );
  return Math.min(Number.POSITIVE_INFINITY, ...lines);
}

/** Good for a better tier is good for this one. */
function naiveMargin(...[scheme, cuts, row, score, t]: Parameters<typeof naiveLine>): number | null {
  const lines = Array.from({ length: t + 1 }, (_, u) => naiveLine(scheme, cuts, row, score, u));
  const best = Math.max(...lines);
  return Number.isFinite(best) ? best : null;
}

test('margins against a naive recomputation', () => {
  fc.assert(
    fc.property(
      schemes.filter((s) => accepted(s) && s.coverage === undefined),
      rows,
      (scheme, list) => {
        const model = fitTiers(book(list), scheme);
        const cuts = new Map(
          model.fitted.quotas.flatMap(({ tier, cut }) => (cut === null ? [] : [[tier, cut.score] as const])),
        );
        classifyTiers(book(list), model).forEach(({ tier, criteria }, i) => {
          tier.margins.forEach((margin, t) => {
            const naive = naiveMargin(scheme, cuts, list[i] as never, criteria.score, t);
            if (naive === null) expect(margin.points).toBe(null);
            else expect(margin.points).toBeCloseTo(naive, 8);
          });
        });
      },
    ),
    { numRuns: 120 },
  );
});

test('rows in any order, one at a time, frozen; the model survives JSON', () => {
  fc.assert(
    fc.property(schemes.filter(accepted), rows, (scheme, list) => {
      const all = deepFreeze(book(list));
      const model = fitTiers(all, deepFreeze(scheme));
      const out = classifyTiers(all, scheme);
      expect(fitTiers(shuffled(all), scheme)).toStrictEqual(model);
      expect(classifyTiers(shuffled(all), scheme)).toStrictEqual(shuffled(out));
      expect(all.flatMap((row) => classifyTiers([row], model))).toStrictEqual(out);
      expect(parseTierModel(JSON.stringify(model))).toStrictEqual(model);
      expect(model.fitted.accounts.reduce((sum, { count }) => sum + count, 0)).toBe(all.length);
    }),
    { numRuns: 60 },
  );
});
