import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  abcTiers,
  classifyTiers,
  fitTiers,
  parseTierModel,
  type TierDefinition,
  type TierScheme,
} from '../../src/index.ts';
import { scored, shuffled, tierFromReasons, withPoints } from './support.ts';

const scheme = (tiers: readonly TierDefinition[], more: Partial<TierScheme> = {}): TierScheme => ({
  kind: 'tier-scheme',
  version: 1,
  id: 'quotas',
  mode: 'score',
  scoreField: 'points',
  tiers,
  ...more,
});
const ABC: TierScheme = { ...abcTiers, scoreField: 'points' };
const HEADS = scheme([
  { id: 'a', rank: 1, quota: { accounts: 2 } },
  { id: 'b', rank: 2, quota: { accounts: 3 } },
  { id: 'c', rank: 3 },
]);
const ids = (points: ReadonlyArray<number | null>, s: TierScheme, more: object = {}) =>
  classifyTiers(withPoints(points, more), s).map(({ tier }) => tier.id);
const quotasOf = (points: ReadonlyArray<number | null>, s: TierScheme) =>
  fitTiers(withPoints(points), s).fitted.quotas;
const numbers = (n: number) => Array.from({ length: n }, (_, i) => n - i);

describe('places', () => {
  test.each([
    [1, ''],
    [3, 'A'],
    [10, 'AABBB'],
    [15, 'AAABBBBB'],
    [100, 'A'.repeat(20) + 'B'.repeat(30)],
  ])('by shares, in a book of %d', (n, begin) => {
    const found = ids(numbers(n), ABC).join('');
    const [a, b] = [Math.round(0.2 * n), Math.round(0.5 * n)];
    expect(found).toBe('A'.repeat(a) + 'B'.repeat(b - a) + 'C'.repeat(n - b));
    expect(found.startsWith(begin)).toBe(true);
  });

  test('by head-count: at most so many', () => {
    expect(ids([9, 8, 7, 6, 5, 4, 3], HEADS).join('')).toBe('aabbbcc');
    expect(ids([9, 8, 7], HEADS).join('')).toBe('aab');
    expect(ids([9], HEADS)).toEqual(['a']);
    expect(quotasOf([9], HEADS)).toEqual([
      { tier: 'a', places: 2, cut: null },
      { tier: 'b', places: 3, cut: null },
    ]);
    expect(quotasOf([9, 8, 7, 6, 5, 4, 3], HEADS)).toEqual([
      { tier: 'a', places: 2, cut: { score: 8, inclusive: true } },
      { tier: 'b', places: 3, cut: { score: 5, inclusive: true } },
    ]);
    const none = scheme([
      { id: 'a', rank: 1, quota: { accounts: 0 } },
      { id: 'b', rank: 2 },
    ]);
    expect(ids([9, 8], none)).toEqual(['b', 'b']);
    expect(ids([], HEADS)).toEqual([]);
  });

  test('shares are rounded cumulatively: places of tiers add up, whatever the decimals', () => {
    const tens = scheme([...'abcdefghij'].map((id, i) => ({ id, rank: i + 1, quota: { share: 0.1 } })));
    for (const n of [1, 3, 7, 10, 15, 24, 25, 95]) {
      const places = quotasOf(numbers(n), tens).map((quota) => quota.places);
      places.forEach((_, t) => {
        expect(places.slice(0, t + 1).reduce((a, b) => a + b, 0)).toBe(Math.round(((t + 1) * n) / 10 + 1e-9));
      });
    }
    // 0.29 · 50 is 14.499999999999998 in doubles: half a place up, and not once more for the next tier.
    const odd = scheme([
      { id: 'a', rank: 1, quota: { share: 0.29 } },
      { id: 'b', rank: 2, quota: { share: 0.21 } },
      { id: 'c', rank: 3 },
    ]);
    expect(quotasOf(numbers(50), odd).map(({ places }) => places)).toEqual([15, 10]);
  });

  test('shares are of those that passed the entry gate, scored or not', () => {
    const entry = { ...ABC, entry: [{ field: 'amount', op: '>=' as const, value: 5 }] };
    const rows = numbers(20).map((points, i) => ({ accountId: `A${i}`, points, amount: i < 10 ? 1 : 9 }));
    expect(
      classifyTiers(rows, entry)
        .map(({ tier }) => tier.id)
        .join(' '),
    ).toBe(`${'not_key '.repeat(10)}A A B B B C C C C C`);
    expect(ids([5, 4, 3, 2, 1, null, null, null, null, null], ABC)).toEqual([
      'A',
      'A',
      'B',
      'B',
      'B',
      ...new Array(5).fill('unknown'),
    ]);
  });

  test('what a quota did is said', () => {
    const [, , third] = classifyTiers(
      withPoints([90, 80, 70, 20]),
      scheme([
        { id: 'gold', rank: 1, score: { from: 60 }, quota: { accounts: 2 } },
        { id: 'silver', rank: 2, score: { below: 60 } },
      ]),
    );
    expect(third?.tier).toMatchObject({ id: 'silver', by: 'quota', marginUp: 10, marginDown: null });
    expect(third?.tier.reasons).toEqual([
      {
        code: 'tier.score',
        field: 'totalScore',
        value: 70,
        op: 'in',
        threshold: [60, null],
        ends: '[)',
        result: 'gold',
      },
      { code: 'tier.quota', field: 'totalScore', value: 70, op: '<', threshold: 80, result: 'silver' },
    ]);
  });
});

describe('ties at the border', () => {
  const tie = [9, 8, 8, 8, 7];
  const two = (ties: 'out' | 'in') =>
    scheme(
      [
        { id: 'a', rank: 1, quota: { accounts: 2 } },
        { id: 'b', rank: 2 },
      ],
      { ties },
    );

  test('all out, or all in; with a notice', () => {
    expect(ids(tie, two('out')).join('')).toBe('abbbb');
    expect(ids(tie, two('in')).join('')).toBe('aaaab');
    expect(ids(tie, scheme(two('out').tiers)).join('')).toBe('abbbb');
    expect(fitTiers(withPoints(tie), two('out')).fitted).toMatchObject({
      quotas: [{ tier: 'a', places: 2, cut: { score: 8, inclusive: false } }],
      notices: [{ code: 'tier.quota_tie', field: 'a', value: 1, threshold: 2 }],
    });
    expect(fitTiers(withPoints(tie), two('in')).fitted).toMatchObject({
      quotas: [{ cut: { score: 8, inclusive: true } }],
      notices: [{ code: 'tier.quota_tie', field: 'a', value: 4, threshold: 2 }],
    });
    const [, second] = classifyTiers(withPoints(tie), two('out'));
    expect(second?.tier.reasons.slice(-1)).toEqual([
      { code: 'tier.quota', field: 'totalScore', value: 8, op: '<=', threshold: 8, result: 'b' },
    ]);
    expect(second?.tier).toMatchObject({ marginUp: 0, by: 'quota' });
  });

  test('a border between two scores is no tie; accounts that are all alike', () => {
    expect(fitTiers(withPoints([9, 8, 7, 7]), two('out')).fitted.notices).toEqual([]);
    expect(ids([5, 5, 5], two('out')).join('')).toBe('bbb');
    expect(ids([5, 5, 5], two('in')).join('')).toBe('aaa');
    expect(ids([5, 5], two('out')).join('')).toBe('aa');
    expect(ids([5, 5, 5, 5, 5, 5, 5, 5, 5, 5], ABC).join('')).toBe('CCCCCCCCCC');
    expect(
      fitTiers(withPoints([5, 5, 5, 5]), ABC).fitted.notices.map(({ code, field }) => [code, field]),
    ).toEqual([
      ['tier.quota_tie', 'A'],
      ['tier.quota_tie', 'B'],
      ['tier.empty', 'A'],
      ['tier.empty', 'B'],
    ]);
  });
});

describe('quotas and gates', () => {
  const gated = scheme(
    [
      { id: 'a', rank: 1, gates: [{ criterion: 'x', op: '>=', value: 50 }], quota: { accounts: 1 } },
      { id: 'b', rank: 2, gates: [{ criterion: 'x', op: '>=', value: 20 }], quota: { accounts: 2 } },
      { id: 'c', rank: 3 },
    ],
    { mode: 'both' },
  );
  const book = scored(
    [
      [90, 10],
      [80, 60],
      [70, 60],
      [60, 30],
      [50, 60],
      [40, 30],
    ].map(([points, x], i) => ({ accountId: `A${i}`, points, x })),
    ['x'],
  );

  test('only those whom the gates let in count; who finds no place competes for the next tier', () => {
    // A0 has the best score and no gate; of A1, A2, A4 one is a; A2, A4, A3, A5 compete for two places of b.
    expect(
      classifyTiers(book, gated)
        .map(({ tier }) => tier.id)
        .join(''),
    ).toBe('cabbcc');
    expect(fitTiers(book, gated).fitted.quotas).toEqual([
      { tier: 'a', places: 1, cut: { score: 80, inclusive: true } },
      { tier: 'b', places: 2, cut: { score: 60, inclusive: true } },
    ]);
    for (const { tier } of classifyTiers(book, gated))
      expect(tierFromReasons(tier.reasons, ['a', 'b', 'c'])).toBe(tier.id);
  });

  test('one at a time is all at once, with the model; a newcomer is judged by the same line', () => {
    const model = fitTiers(book, gated);
    const all = classifyTiers(book, gated);
    expect(classifyTiers(book, model)).toStrictEqual(all);
    expect(book.flatMap((row) => classifyTiers([row], model))).toStrictEqual(all);
    expect(parseTierModel(JSON.stringify(model))).toStrictEqual(model);
    expect(
      classifyTiers([...book, ...scored([{ accountId: 'new', points: 85, x: 90 }], ['x'])], model)[6]?.tier
        .id,
    ).toBe('a');
    expect(
      classifyTiers(scored([{ accountId: 'new', points: 79, x: 90 }], ['x']), model)[0]?.tier,
    ).toMatchObject({ id: 'b', marginUp: 1 });
    // Whereas a scheme is fitted on what is given.
    expect(classifyTiers([book[5] as (typeof book)[number]], gated)[0]?.tier.id).toBe('b');
  });
});

// A naive count: fill places from the best tier down.
function naive(
  points: readonly number[],
  places: ReadonlyArray<number | null>,
  ties: 'out' | 'in',
): number[] {
  const tiers = new Array<number>(points.length).fill(places.length);
  let waiting = points.map((_, i) => i);
  places.forEach((room, t) => {
    {
      const inside = waiting.filter((i) => {
        if (room === null) return true;
        const better = waiting.filter((j) => (points[j] as number) > (points[i] as number)).length;
        const upTo = waiting.filter((j) => (points[j] as number) >= (points[i] as number)).length;
        return ties === 'out' ? upTo <= room : better < room;
      });
      for (const i of inside) tiers[i] = t;
      waiting = waiting.filter((i) => !inside.includes(i));
    }
  });
  return tiers;
}

test('places against a naive count; order of rows and frozen input; never worse for a better score', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 1, maxLength: 25 }),
      fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 1, maxLength: 3 }),
      fc.constantFrom('out' as const, 'in' as const),
      (points, places, ties) => {
        const s = scheme(
          [
            ...places.map((accounts, t) => ({ id: `t${t}`, rank: t + 1, quota: { accounts } })),
            { id: 'rest', rank: 9 },
          ],
          { ties },
        );
        const rows = withPoints(points);
        const out = classifyTiers(rows, s);
        const wanted = naive(points, places, ties).map((t) => (t === places.length ? 'rest' : `t${t}`));
        expect(out.map(({ tier }) => tier.id)).toEqual(wanted);
        expect(classifyTiers(shuffled(rows), s)).toStrictEqual(shuffled(out));
        const model = fitTiers(rows, s);
        expect(fitTiers(shuffled(rows), s)).toStrictEqual(model);
        const ranks = withPoints(Array.from({ length: 27 }, (_, p) => p / 2));
        const found = classifyTiers(ranks, model).map(({ tier }) => tier.rank as number);
        found.forEach((rank, i) => {
          expect(rank).toBeLessThanOrEqual(found[Math.max(0, i - 1)] as number);
        });
      },
    ),
    { numRuns: 100 },
  );
});
