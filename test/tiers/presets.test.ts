import { describe, expect, test } from 'vitest';
import {
  abcTiers,
  applyCriteria,
  type CriteriaSet,
  class4,
  classifyTiers,
  contributionIndex,
  definitionModel,
  fitCriteria,
  formatLabel,
  formatReason,
  fourBigs,
  fourCriteria,
  judgeAndSelect,
  parseCriteriaModel,
  scaleGrowthLoyalty,
  type TierScheme,
  tiers5,
  valueBands,
  valueToFirm,
} from '../../src/index.ts';
import { generator, plainSum, tierFromReasons } from './support.ts';

const SETS: readonly CriteriaSet[] = [
  fourCriteria,
  fourBigs,
  definitionModel,
  judgeAndSelect,
  scaleGrowthLoyalty,
  contributionIndex,
  valueToFirm,
];
const fieldsOf = (set: CriteriaSet) => set.criteria.flatMap((criterion) => criterion.parts ?? [criterion]);

/** A book that has all fields of a set. */
function bookOf(set: CriteriaSet, n = 40) {
  const next = generator(3);
  return Array.from(
    { length: n },
    (_, i): Record<string, string | number> => ({
      accountId: `A${i}`,
      ...Object.fromEntries(
        fieldsOf(set).map(({ id, field = id, unit }) => [
          field,
          unit?.startsWith('points') ? Math.round(100 * next()) : 1000 * next(),
        ]),
      ),
    }),
  );
}

test('there are seven, with ids of their own', () => {
  expect(new Set(SETS.map(({ id }) => id)).size).toBe(7);
});

describe.each(SETS.map((set) => [set.id, set] as const))('%s', (_, set) => {
  test('fits and scores a book that has all its fields', () => {
    const book = bookOf(set);
    const model = fitCriteria(book, { criteria: set });
    expect(model.options.set).toBe(set.id);
    expect(model.fitted.notices).toEqual([]);
    expect(parseCriteriaModel(JSON.stringify(model))).toStrictEqual(model);
    expect(plainSum(model.fitted.criteria.map(({ weight }) => weight))).toBeCloseTo(1, 12);
    const rows = applyCriteria(book, model) as Array<ReturnType<typeof applyCriteria>[number]>;
    for (const { criteria } of rows) {
      expect(criteria.coverage).toBe(1);
      expect(criteria.score).toBeGreaterThan(0);
      expect(criteria.score).toBeLessThan(100);
      expect(plainSum(criteria.parts.map(({ contribution }) => contribution))).toBe(criteria.score);
      expect(criteria.reasons.map(({ code }) => code)).toEqual(fieldsOf(set).map(() => 'criteria.points'));
    }
    expect(new Set(rows.map(({ criteria }) => criteria.score)).size).toBeGreaterThan(30);
  });

  test('more of what is good is better, less of what is bad as well', () => {
    const book = bookOf(set);
    const model = fitCriteria(book, { criteria: set });
    const scoreOf = (row: object) =>
      (applyCriteria([row], model)[0] as { criteria: { score: number } }).criteria.score;
    const row = book[7] as Record<string, number>;
    for (const { id, field = id, better } of fieldsOf(set)) {
      const [up, down] = [1e6, -1e6].map((x) => scoreOf({ ...row, [field]: x })) as [number, number];
      expect(better === 'low' ? down - up : up - down).toBeGreaterThan(0);
    }
    // Nobody is worse off by rank, delay or volatility that is smaller.
    expect(
      fieldsOf(set)
        .filter(({ better }) => better === 'low')
        .map(({ id }) => id),
    ).toEqual(
      fieldsOf(set)
        .map(({ id }) => id)
        .filter((id) => ['industryRank', 'volatility', 'paymentDelay'].includes(id)),
    );
  });

  test('every field says where it is from and its unit; a small book and an empty one work', () => {
    for (const { source, unit } of fieldsOf(set)) {
      expect(source).toMatch(/^(orders|signals)$/);
      expect(unit?.length).toBeGreaterThan(3);
    }
    for (const n of [0, 1, 3, 15]) {
      const book = bookOf(set, n);
      for (const { criteria } of applyCriteria(book, fitCriteria(book, { criteria: set })) as Array<{
        criteria: { score: number };
      }>)
        expect(criteria.score >= 0 && criteria.score <= 100).toBe(true);
    }
  });

  test('every id is worded in both languages', () => {
    for (const { id } of set.criteria)
      expect(formatLabel('criterion', id, { locale: 'zh-CN' })).toMatch(/\p{Script=Han}/u);
    for (const { id, field = id } of fieldsOf(set)) {
      for (const name of [id, field]) {
        const reason = {
          code: 'criteria.missing',
          field: name,
          value: null,
          op: 'missing',
          threshold: null,
        } as const;
        expect(formatReason(reason, { locale: 'zh-CN' })).toMatch(/^缺少\p{Script=Han}[^A-Za-z]*$/u);
        expect(formatReason(reason)).toMatch(/^[a-z -]+ is missing/);
      }
    }
  });
});

const SCHEMES: readonly TierScheme[] = [tiers5, class4, valueBands, abcTiers];

test.each(SCHEMES.map((scheme) => [scheme.id, scheme] as const))(
  'the scheme %s fits the four criteria',
  (_, scheme) => {
    const book = bookOf(fourCriteria, 120);
    const rows = applyCriteria(book, fitCriteria(book, { criteria: fourCriteria }));
    const out = classifyTiers(rows, scheme);
    const ids = scheme.tiers.map(({ id }) => id);
    for (const { tier } of out) expect(tierFromReasons(tier.reasons, ids)).toBe(tier.id);
    expect(out.every(({ tier }) => ids.includes(tier.id))).toBe(true);
    expect(new Set(out.map(({ tier }) => tier.id)).size).toBeGreaterThan(1);
  },
);
