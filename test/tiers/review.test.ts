import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  class4,
  classifyTiers,
  fitTiers,
  formatReason,
  parseTierState,
  reviewTiers,
  type TierPolicy,
  type TierReview,
  type TierScheme,
  type TierState,
  tiers5,
  valueBands,
} from '../../src/index.ts';
import { deepFreeze, FOUR_CUTS, four, scored, shuffled, thrownBy, withPoints } from './support.ts';

/** The last days of quarters. */
function quarter(q: number): string {
  return `${2020 + Math.floor(q / 4)}-${['03-31', '06-30', '09-30', '12-31'][q % 4]}`;
}

function classified(points: number | null, more: object = {}, scheme: TierScheme = FOUR_CUTS) {
  return classifyTiers(withPoints([points], { tenure: 900, ...more }), scheme);
}

/** Review one account quarter by quarter; every result. */
function replay(
  steps: ReadonlyArray<number | null | { readonly points: number | null; readonly [field: string]: unknown }>,
  rules: Partial<TierPolicy> = {},
  scheme: TierScheme = FOUR_CUTS,
): TierReview[] {
  const reviews: TierReview[] = [];
  let state: TierState | null = null;
  steps.forEach((step, q) => {
    {
      const { points, ...more } = typeof step === 'object' && step !== null ? step : { points: step };
      const review = reviewTiers(state, classified(points as number | null, more, scheme), {
        asOf: quarter(q),
        ...rules,
      });
      // In memory or out of a file, it is the same state.
      expect(parseTierState(JSON.stringify(review.state))).toStrictEqual(review.state);
      state = parseTierState(JSON.stringify(review.state));
      reviews.push(review);
    }
  });
  return reviews;
}
const moves = (...args: Parameters<typeof replay>) =>
  replay(...args).map(({ moves: [move] }) => `${move?.move} ${move?.to}`);
const lastOf = (reviews: readonly TierReview[]) =>
  reviews[reviews.length - 1]?.moves[0] as TierReview['moves'][number];
const codes = (review: TierReview | undefined) => review?.moves[0]?.reasons.map(({ code }) => code);

describe('entering', () => {
  test('a new account gets the tier that it is classified into, and a record', () => {
    const {
      asOf,
      moves: list,
      nextReview,
      state,
    } = reviewTiers(null, classified(60), { asOf: '2026-03-31' });
    expect([asOf, nextReview]).toEqual(['2026-03-31', '2026-06-29']);
    expect(list).toStrictEqual([
      {
        accountId: 'A0',
        move: 'entered',
        from: null,
        to: 'b',
        classified: 'b',
        since: '2026-03-31',
        nextReview: '2026-06-29',
        reasons: [
          { code: 'move.entered', field: 'accountId', value: 'b', op: '=', threshold: 'b', result: 'b' },
        ],
      },
    ]);
    expect(state).toStrictEqual({
      kind: 'tier-state',
      version: 1,
      asOf: '2026-03-31',
      tiers: ['a', 'b', 'c', 'd'],
      accounts: [
        {
          accountId: 'A0',
          tier: 'b',
          since: '2026-03-31',
          dwell: 0,
          misses: 0,
          nextReview: '2026-06-29',
          rechecked: false,
        },
      ],
    });
  });

  test('without a score it enters as unknown, and enters again once there is one', () => {
    expect(moves([null, null, 80, 80])).toEqual([
      'entered unknown',
      'entered unknown',
      'entered a',
      'held a',
    ]);
  });

  test('a first review of no accounts is a beginning', () => {
    const empty = reviewTiers(null, [], { asOf: '2026-01-01' });
    expect(empty).toMatchObject({ moves: [], nextReview: null, state: { tiers: [], accounts: [] } });
    const state = parseTierState(JSON.stringify(empty.state));
    expect(reviewTiers(state, classified(60), { asOf: '2026-01-02' }).state.tiers).toEqual([
      'a',
      'b',
      'c',
      'd',
    ]);
  });
});

describe('promotion', () => {
  test('by three points over the line', () => {
    expect(moves([60, 78])).toEqual(['entered b', 'promoted a']);
    expect(moves([60, 77.99, 75, 60])).toEqual(['entered b', 'held b', 'held b', 'held b']);
    const [, promoted] = replay([60, 80]);
    expect(promoted?.moves[0]).toMatchObject({ from: 'b', to: 'a', classified: 'a', since: quarter(1) });
    expect(promoted?.moves[0]?.reasons).toEqual([
      { code: 'move.promoted', field: 'b', value: 5, op: '>=', threshold: 3, result: 'a' },
    ]);
    const [, held] = replay([60, 77]);
    expect(held?.moves[0]?.reasons).toEqual([
      { code: 'move.not_cleared', field: 'b', value: 2, op: '<', threshold: 3, result: 'a' },
    ]);
    expect(moves([60, 75], { promoteMargin: 0 })).toEqual(['entered b', 'promoted a']);
  });

  test('one step a review, to the best tier that is cleared within the steps', () => {
    expect(moves([10, 90])).toEqual(['entered d', 'promoted c']);
    expect(moves([10, 90], { maxStep: 3 })).toEqual(['entered d', 'promoted a']);
    expect(moves([10, 90], { maxStep: 2 })).toEqual(['entered d', 'promoted b']);
    // Classified a, by less than the margin: b is cleared.
    expect(moves([30, 76], { maxStep: 3 })).toEqual(['entered c', 'promoted b']);
  });

  test('after a move it stays for two reviews: the next move is at the second', () => {
    expect(moves([10, 90, 90, 90, 90, 90, 90])).toEqual([
      'entered d',
      'promoted c',
      'held c',
      'promoted b',
      'held b',
      'promoted a',
      'held a',
    ]);
    expect(codes(replay([10, 90, 90])[2])).toEqual(['move.dwell']);
    expect(moves([10, 90, 90], { dwellReviews: 0 })).toEqual(['entered d', 'promoted c', 'promoted b']);
    expect(moves([10, 90, 90], { dwellReviews: 1 })).toEqual(['entered d', 'promoted c', 'promoted b']);
    expect(moves([10, 90, 90, 90, 90], { dwellReviews: 3 })).toEqual([
      'entered d',
      'promoted c',
      'held c',
      'held c',
      'promoted b',
    ]);
  });

  test('a hold stops promotion, and nothing else', () => {
    const scheme: TierScheme = {
      ...FOUR_CUTS,
      vetoes: [{ id: 'audit', when: { field: 'audit', op: '=', value: true } }],
    };
    expect(moves([60, { points: 90, audit: true }, { points: 90, audit: false }], {}, scheme)).toEqual([
      'entered b',
      'held b',
      'promoted a',
    ]);
    expect(codes(replay([60, { points: 90, audit: true }], {}, scheme)[1])).toEqual(['tier.hold']);
    expect(moves([60, { points: 40, audit: true }, { points: 40, audit: true }], {}, scheme)).toEqual([
      'entered b',
      'held b',
      'demoted c',
    ]);
  });

  test('out of not_key, by percent of the amount; by a flag, which has no margin', () => {
    const scheme: TierScheme = { ...FOUR_CUTS, entry: [{ field: 'amount', op: '>=', value: 100 }] };
    const at = (amount: number) => ({ points: 60, amount });
    expect(moves([at(50), at(102), at(103), at(103), at(103)], {}, scheme)).toEqual([
      'entered not_key',
      'held not_key',
      'promoted d',
      'held d',
      'promoted c',
    ]);
    const flags: TierScheme = {
      kind: 'tier-scheme',
      version: 1,
      id: 'flags',
      mode: 'definition',
      scoreField: 'points',
      tiers: [
        { id: 'lead', rank: 1, gates: [{ field: 'leader', op: '=', value: true }] },
        { id: 'rest', rank: 2 },
      ],
    };
    const flag = (leader: boolean) => ({ points: 50, leader });
    const reviews = replay([flag(false), flag(true), flag(false), flag(false)], {}, flags);
    expect(reviews.map(({ moves: [move] }) => move?.move)).toEqual([
      'entered',
      'promoted',
      'held',
      'demoted',
    ]);
    expect(codes(reviews[1])).toEqual(['move.qualified']);
    expect(codes(reviews[3])).toEqual(['move.disqualified']);
    expect(formatReason(reviews[1]?.moves[0]?.reasons[0] as never)).toBe(
      'good for lead, by what is not measured in points: promoted',
    );
    expect(formatReason(reviews[3]?.moves[0]?.reasons[0] as never)).toBe(
      'no longer good for lead, by what is not measured in points: down to rest',
    );
  });
});

describe('demotion', () => {
  test('after two misses running by five points', () => {
    expect(moves([60, 45, 45])).toEqual(['entered b', 'held b', 'demoted c']);
    const reviews = replay([60, 44, 43]);
    expect(reviews[1]?.moves[0]?.reasons).toEqual([
      { code: 'move.missed', field: 'b', value: 1, op: '<', threshold: 2, result: 'b' },
    ]);
    expect(reviews[1]?.state.accounts[0]).toMatchObject({ misses: 1, tier: 'b', since: quarter(0) });
    expect(reviews[2]?.moves[0]).toMatchObject({ from: 'b', to: 'c', classified: 'c', since: quarter(2) });
    expect(reviews[2]?.moves[0]?.reasons).toEqual([
      { code: 'move.demoted', field: 'b', value: 7, op: '>=', threshold: 5, result: 'c' },
    ]);
    expect(reviews[2]?.state.accounts[0]).toMatchObject({ misses: 0, dwell: 2 });
  });

  test('a good review between starts the count again, and so does a near miss', () => {
    expect(moves([60, 40, 60, 40, 40])).toEqual(['entered b', 'held b', 'held b', 'held b', 'demoted c']);
    expect(moves([60, 40, 47, 40, 40])).toEqual(['entered b', 'held b', 'held b', 'held b', 'demoted c']);
    expect(moves([60, 40, 76, 40, 40])).toEqual(['entered b', 'held b', 'held b', 'held b', 'demoted c']);
    expect(replay([60, 47])[1]?.moves[0]?.reasons).toEqual([
      { code: 'move.within_margin', field: 'b', value: 3, op: '<', threshold: 5, result: 'b' },
    ]);
    expect(moves([60, 45.01, 45.01, 45.01])).toEqual(['entered b', 'held b', 'held b', 'held b']);
    // A review without a score neither counts nor breaks the count.
    expect(moves([60, 40, null, 40])).toEqual(['entered b', 'held b', 'held b', 'demoted c']);
    expect(codes(replay([60, null])[1])).toEqual(['move.no_score']);
  });

  test('one step a review; misses while it dwells count', () => {
    expect(moves([90, 5, 5, 5, 5, 5, 5])).toEqual([
      'entered a',
      'held a',
      'demoted b',
      'held b',
      'demoted c',
      'held c',
      'demoted d',
    ]);
    expect(moves([90, 5, 5], { maxStep: 5 })).toEqual(['entered a', 'held a', 'demoted d']);
    expect(moves([90, 5, 5], { demoteAfter: 1 })).toEqual(['entered a', 'demoted b', 'held b']);
    expect(moves([90, 5], { demoteAfter: 1, demoteMargin: 71 })).toEqual(['entered a', 'held a']);
    const dwelling = replay([60, 90, 5, 5], { demoteAfter: 1 });
    expect(dwelling.map(({ moves: [move] }) => move?.to)).toEqual(['b', 'a', 'a', 'b']);
    expect(codes(dwelling[2])).toEqual(['move.dwell']);
  });

  test('young accounts are not demoted, and their misses do not count', () => {
    const at = (points: number, tenure: number | null) => ({ points, tenure });
    expect(moves([at(60, 10), at(5, 100), at(5, 179), at(5, 180), at(5, 270)])).toEqual([
      'entered b',
      'protected b',
      'protected b',
      'held b',
      'demoted c',
    ]);
    expect(replay([at(60, 10), at(5, 100)])[1]?.moves[0]?.reasons).toEqual([
      { code: 'move.protected', field: 'tenure', value: 100, op: '<', threshold: 180, result: 'b' },
    ]);
    expect(moves([at(60, null), at(5, null), at(5, null)])).toEqual(['entered b', 'held b', 'demoted c']);
    expect(
      moves(
        [
          { points: 60, age: 1 },
          { points: 5, age: 1 },
        ],
        { ageField: 'age', protectDays: 2, demoteAfter: 1 },
      ),
    ).toEqual(['entered b', 'protected b']);
    expect(moves([at(60, 10), at(5, 10)], { protectDays: 0, demoteAfter: 1 })).toEqual([
      'entered b',
      'demoted c',
    ]);
    expect(moves([at(60, 10), at(90, 10)])).toEqual(['entered b', 'promoted a']);
    expect(thrownBy(() => moves([60, { points: 5, tenure: '3' }]))).toContain(
      'accounts[0] ("A0") must have a finite number within ±1e100, or null, for "tenure": current value is "3"',
    );
  });
});

describe('vetoes', () => {
  const flag = (points: number, fraud: boolean) => ({ points, fraud });
  const scheme: TierScheme = {
    ...FOUR_CUTS,
    vetoes: [{ id: 'fraud', when: { field: 'fraud', op: '=', value: true }, cap: 'd' }],
  };

  test('at once, over several steps, young or dwelling, due or not', () => {
    const reviews = replay(
      [flag(90, false), flag(90, true), flag(90, true), flag(90, false), flag(90, false)],
      {},
      scheme,
    );
    expect(reviews.map(({ moves: [move] }) => `${move?.move} ${move?.to}`)).toEqual([
      'entered a',
      'vetoed d',
      'held d',
      'promoted c',
      'held c',
    ]);
    expect(codes(reviews[1])).toEqual(['tier.veto']);
    expect(
      moves(
        [
          { ...flag(90, false), tenure: 5 },
          { ...flag(90, true), tenure: 9 },
        ],
        {},
        scheme,
      )[1],
    ).toBe('vetoed d');
    const first = reviewTiers(null, classified(90, { fraud: false }, scheme), { asOf: '2026-03-31' });
    const next = reviewTiers(first.state, classified(90, { fraud: true }, scheme), { asOf: '2026-04-01' });
    expect(next.moves[0]).toMatchObject({
      move: 'vetoed',
      from: 'a',
      to: 'd',
      since: '2026-04-01',
      nextReview: '2026-06-30',
    });
    // Without a score as well.
    const blind = reviewTiers(first.state, classified(null, { fraud: true }, scheme), { asOf: '2026-04-01' });
    expect(blind.moves[0]).toMatchObject({ move: 'vetoed', to: 'd', classified: 'unknown' });
  });

  test('who is below the cap is not lifted to it', () => {
    const soft: TierScheme = {
      ...scheme,
      vetoes: [{ id: 'fraud', when: { field: 'fraud', op: '=', value: true }, cap: 'b' }],
    };
    expect(
      moves(
        [flag(10, false), flag(10, true), flag(90, true), flag(90, true), flag(90, true), flag(90, true)],
        {},
        soft,
      ),
    ).toEqual(['entered d', 'held d', 'promoted c', 'held c', 'promoted b', 'held b']);
  });
});

describe('when', () => {
  test('who is not due is held, so that the review may run every night', () => {
    const first = reviewTiers(null, classified(60), { asOf: '2026-03-31' });
    for (const asOf of ['2026-03-31', '2026-04-01', '2026-06-28']) {
      const review = reviewTiers(first.state, classified(90), { asOf });
      expect(review.moves[0]).toMatchObject({
        move: 'held',
        to: 'b',
        classified: 'a',
        nextReview: '2026-06-29',
      });
      expect(review.moves[0]?.reasons).toEqual([
        { code: 'move.not_due', field: 'asOf', value: asOf, op: '<', threshold: '2026-06-29', result: 'b' },
      ]);
      expect(review.state.accounts).toEqual(first.state.accounts);
    }
    const due = reviewTiers(first.state, classified(90), { asOf: '2026-06-29' });
    expect(due.moves[0]).toMatchObject({ move: 'promoted', to: 'a', nextReview: '2026-09-27' });
    expect(due.nextReview).toBe('2026-09-27');
    expect(
      reviewTiers(first.state, classified(90), { asOf: '2026-06-29', reviewEveryDays: 1 }).nextReview,
    ).toBe('2026-06-30');
    expect(reviewTiers(null, classified(90), { asOf: '9999-12-01' }).nextReview).toBe('9999-12-31');
  });

  test('the same review again on the same day changes nothing', () => {
    for (const points of [90, 77, 60, 46, 5, null])
      for (const more of [{}, { returned: true }]) {
        const rules = { recheck: [{ field: 'returned', op: '=' as const, value: true }] };
        const first = reviewTiers(null, classified(60), { asOf: quarter(0), ...rules });
        const rows = classified(points, more);
        const second = reviewTiers(first.state, rows, { asOf: quarter(1), ...rules });
        const again = reviewTiers(second.state, rows, { asOf: quarter(1), ...rules });
        expect(again.state).toStrictEqual(second.state);
        expect(again.moves[0]).toMatchObject({
          move: 'held',
          from: second.moves[0]?.to,
          to: second.moves[0]?.to,
        });
      }
  });

  test('what calls for a review at once: one miss is enough, and the dwell is over; once, not every night', () => {
    const rules = { recheck: [{ field: 'creditNotes', op: '>' as const, value: 1000 }] };
    const run = (state: TierState | null, points: number, creditNotes: number, asOf: string) =>
      reviewTiers(state, classified(points, { creditNotes }), { asOf, ...rules });
    const first = run(null, 60, 0, '2026-03-31');
    const forced = run(first.state, 40, 5000, '2026-04-10');
    expect(forced.moves[0]).toMatchObject({ move: 'demoted', to: 'c', nextReview: '2026-07-09' });
    expect(forced.moves[0]?.reasons).toEqual([
      { code: 'move.demoted', field: 'b', value: 10, op: '>=', threshold: 5, result: 'c' },
      { code: 'move.recheck', field: 'creditNotes', value: 5000, op: '>', threshold: 1000 },
    ]);
    // It still holds on the next nights: that was looked at.
    let state = forced.state;
    for (const asOf of ['2026-04-11', '2026-04-12', '2026-05-01']) {
      const night = run(state, 5, 5000, asOf);
      expect(night.moves[0]).toMatchObject({ move: 'held', to: 'c' });
      expect(codes(night)).toEqual(['move.not_due']);
      state = night.state;
    }
    // Gone and back again: a new reason to look, although the move is fresh.
    const gone = run(state, 5, 0, '2026-05-02');
    expect(run(gone.state, 5, 2000, '2026-05-03').moves[0]).toMatchObject({ move: 'demoted', to: 'd' });
    // Within the margin nothing happens, and what is missing calls for nothing.
    expect(run(first.state, 47, 5000, '2026-04-10').moves[0]).toMatchObject({
      move: 'held',
      to: 'b',
      nextReview: '2026-07-09',
    });
    expect(run(first.state, 5, null as never, '2026-04-10').moves[0]?.reasons[0]?.code).toBe('move.not_due');
    expect(run(first.state, 90, 5000, '2026-04-10').moves[0]).toMatchObject({ move: 'promoted', to: 'a' });
    // There from the start, it was looked at on entering.
    const held = run(run(null, 60, 5000, '2026-03-31').state, 5, 5000, '2026-04-01');
    expect(codes(held)).toEqual(['move.not_due']);
  });

  test('a re-check may look at a criterion', () => {
    const rows = (power: number) => classifyTiers(scored([four(power, 90, 90, 90)]), tiers5);
    const rules = {
      recheck: [
        { field: 'score', op: '<' as const, value: 50 },
        { criterion: 'loyalty_stability', op: '>=' as const, value: 95 },
      ],
    };
    const first = reviewTiers(null, rows(90), { asOf: '2026-01-01', ...rules });
    expect(codes(reviewTiers(first.state, rows(90), { asOf: '2026-01-02', ...rules }))).toEqual([
      'move.not_due',
    ]);
    const low = classifyTiers(scored([four(10, 10, 10, 10)]), tiers5);
    expect(reviewTiers(first.state, low, { asOf: '2026-01-02', ...rules }).moves[0]).toMatchObject({
      move: 'demoted',
      to: 'diamond',
    });
    const loyal = classifyTiers(scored([four(10, 95, 90, 90)]), tiers5);
    expect(reviewTiers(first.state, loyal, { asOf: '2026-01-02', ...rules }).moves[0]?.move).toBe('demoted');
  });

  test('who is reviewed on the last days of quarters is always due', () => {
    const reviews = replay(new Array<number>(13).fill(60));
    expect(reviews.slice(1).map((review) => codes(review)?.[0])).toEqual(new Array(12).fill('move.same'));
  });

  test('asOf does not go back', () => {
    const first = reviewTiers(null, classified(60), { asOf: '2026-03-31' });
    expect(thrownBy(() => reviewTiers(first.state, classified(60), { asOf: '2026-03-30' }))).toBe(
      'RangeError: Cannot review tiers as "asOf" must not be before the last review, 2026-03-31: current value is 2026-03-30',
    );
    expect(thrownBy(() => reviewTiers(null, classified(60), {} as never))).toContain(
      'Cannot review tiers as "asOf" must be',
    );
    expect(thrownBy(() => reviewTiers(null, classified(60), { asOf: '2026-02-30' }))).toContain('"asOf"');
  });
});

describe('the book', () => {
  const ids = ['b', '__proto__', 'constructor', 'a', 'toString', 'é', '\u{1F600}', '\u{FF5E}'];
  const rows = (points: readonly number[]) =>
    classifyTiers(
      points.map((p, i) => ({ accountId: ids[i] as string, points: p, tenure: 900 })),
      FOUR_CUTS,
    );
  const POINTS = [80, 60, 40, 10, 55, 33, 71, 28];

  test('moves in the order of the rows, records in the order of the ids; any order of rows', () => {
    const first = reviewTiers(null, deepFreeze(rows(POINTS)), { asOf: '2026-01-01' });
    expect(first.moves.map(({ accountId }) => accountId)).toEqual(ids);
    expect(first.state.accounts.map(({ accountId }) => accountId)).toEqual([
      '__proto__',
      'a',
      'b',
      'constructor',
      'toString',
      'é',
      '\u{FF5E}',
      '\u{1F600}',
    ]);
    const next = POINTS.map((p) => 100 - p);
    const policy = { asOf: '2026-06-01' };
    const second = reviewTiers(deepFreeze(first.state), deepFreeze(rows(next)), policy);
    const turned = reviewTiers(first.state, shuffled(rows(next)), policy);
    expect(turned.state).toStrictEqual(second.state);
    expect(turned.moves).toStrictEqual(shuffled(second.moves));
    expect(parseTierState(JSON.stringify(second.state))).toStrictEqual(second.state);
    expect(second.moves.map(({ accountId, move }) => [accountId, move])).toContainEqual([
      '__proto__',
      'held',
    ]);
  });

  test('an account that is absent keeps its record, is told last, and goes on where it was', () => {
    const first = reviewTiers(null, rows(POINTS), { asOf: '2026-01-01' });
    const without = rows(POINTS).filter(({ accountId }) => accountId !== '__proto__');
    const second = reviewTiers(first.state, without, { asOf: '2026-06-01' });
    expect(second.moves).toHaveLength(8);
    expect(second.moves[7]).toStrictEqual({
      accountId: '__proto__',
      move: 'absent',
      from: 'b',
      to: 'b',
      classified: null,
      since: '2026-01-01',
      nextReview: '2026-04-01',
      reasons: [
        {
          code: 'move.absent',
          field: 'accountId',
          value: '__proto__',
          op: 'missing',
          threshold: null,
          result: 'b',
        },
      ],
    });
    expect(second.state.accounts[0]).toEqual(first.state.accounts[0]);
    expect(second.nextReview).toBe('2026-04-01');
    const third = reviewTiers(second.state, rows(POINTS), { asOf: '2026-06-02' });
    expect(third.moves.find(({ accountId }) => accountId === '__proto__')).toMatchObject({
      move: 'held',
      since: '2026-01-01',
    });
  });

  test('results are plain JSON', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 1, maxLength: 10 }), (path) => {
        for (const review of replay(path)) expect(JSON.parse(JSON.stringify(review))).toStrictEqual(review);
      }),
      { numRuns: 40 },
    );
    // Missed by nothing: 0, not -0.
    const scheme: TierScheme = {
      kind: 'tier-scheme',
      version: 1,
      id: 's',
      mode: 'definition',
      scoreField: 'points',
      tiers: [
        { id: 'a', rank: 1, gates: [{ field: 'score', op: '>', value: 50 }] },
        { id: 'b', rank: 2 },
      ],
    };
    const [, missed] = replay([60, 50], {}, scheme);
    expect(missed?.moves[0]?.reasons[0]).toStrictEqual({
      code: 'move.within_margin',
      field: 'a',
      value: 0,
      op: '<',
      threshold: 5,
      result: 'a',
    });
  });

  test('laws of a replay: one step, no move while dwelling, never against the classification, no move twice in a row', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 2, maxLength: 16 }), (path) => {
        const reviews = replay(path);
        let lastMove = Number.NEGATIVE_INFINITY;
        let held = ['a', 'b', 'c', 'd'].indexOf(reviews[0]?.moves[0]?.to as string);
        reviews.slice(1).forEach(({ moves: [move] }, i) => {
          {
            const [to, target] = [move?.to, move?.classified].map((id) =>
              ['a', 'b', 'c', 'd'].indexOf(id as string),
            ) as [number, number];
            expect(Math.abs(to - held)).toBeLessThanOrEqual(1);
            expect(move?.from).toBe(['a', 'b', 'c', 'd'][held]);
            expect(move?.move).toBe(to < held ? 'promoted' : to > held ? 'demoted' : 'held');
            if (to !== held) {
              expect(Math.sign(to - held)).toBe(Math.sign(target - held));
              expect(i - lastMove).toBeGreaterThanOrEqual(2);
              lastMove = i;
            }
            held = to;
          }
        });
      }),
      { numRuns: 80 },
    );
    // Whoever stays far enough on one side arrives there.
    expect(lastOf(replay([5, ...new Array<number>(8).fill(95)])).to).toBe('a');
    expect(lastOf(replay([95, ...new Array<number>(8).fill(5)])).to).toBe('d');
  });
});

describe('refusals', () => {
  const review = (current: unknown, policy: object = {}, state: TierState | null = null) =>
    thrownBy(() => reviewTiers(state, current as never, { asOf: '2026-03-31', ...policy }));

  test('rows', () => {
    expect(review({})).toBe(
      'TypeError: Cannot review tiers as the current must be an array: current value is an object',
    );
    expect(review([{ accountId: 'Acme' }])).toBe(
      'TypeError: Cannot review tiers as current[0] ("Acme") has no tier: run classifyTiers first',
    );
    expect(review([{ tier: classified(1)[0]?.tier }])).toBe(
      'TypeError: Cannot review tiers as current[0] must have an "accountId": current value is undefined',
    );
    expect(review([{ accountId: 7, tier: classified(1)[0]?.tier }])).toBe(
      'TypeError: Cannot review tiers as current[0] (7) must have an "accountId": current value is 7',
    );
    expect(review([...classified(1), ...classified(2)])).toBe(
      'TypeError: Cannot review tiers as current[1] ("A0") is there twice: an account has one tier',
    );
  });

  test('tiers of another scheme', () => {
    const other = classifyTiers(withPoints([50]), { ...valueBands, scoreField: 'points' });
    const { state } = reviewTiers(null, classified(60), { asOf: '2026-03-30' });
    expect(review(other, {}, state)).toBe(
      'TypeError: Cannot review tiers as current[0] ("A0") was classified by the tiers high, medium, low, but the previous state by a, b, c, d',
    );
    expect(review([...classified(60), { ...other[0], accountId: 'B' }])).toBe(
      'TypeError: Cannot review tiers as current[1] ("B") was classified by the tiers high, medium, low, but others by a, b, c, d',
    );
    expect(review([], {}, { ...state, version: 2 } as never)).toContain(
      '"version" must be 1: current value is 2',
    );
  });

  test.each([
    [
      { promoteMargin: -1 },
      'RangeError: Cannot review tiers as "promoteMargin" must be a number from 0 to 100: current value is -1',
    ],
    [
      { demoteMargin: Number.NaN },
      'RangeError: Cannot review tiers as "demoteMargin" must be a number from 0 to 100: current value is NaN',
    ],
    [
      { demoteAfter: 0 },
      'RangeError: Cannot review tiers as "demoteAfter" must be an integer >= 1: current value is 0',
    ],
    [
      { maxStep: 1.5 },
      'RangeError: Cannot review tiers as "maxStep" must be an integer >= 1: current value is 1.5',
    ],
    [
      { dwellReviews: '2' },
      'TypeError: Cannot review tiers as "dwellReviews" must be an integer >= 0: current value is "2"',
    ],
    [
      { protectDays: -1 },
      'RangeError: Cannot review tiers as "protectDays" must be a number of days from 0 to 36525: current value is -1',
    ],
    [{ ageField: '' }, 'RangeError: Cannot review tiers as "ageField" must be a string: current value is ""'],
    [
      { reviewEveryDays: 0 },
      'RangeError: Cannot review tiers as "reviewEveryDays" must be an integer from 1 to 36525: current value is 0',
    ],
    [
      { recheck: {} },
      'RangeError: Cannot review tiers as "recheck" must be a list of conditions: current value is an object',
    ],
    [
      { recheck: [null] },
      'RangeError: Cannot review tiers as "recheck" must be a list of conditions: current value is an array of 1',
    ],
    [
      { recheck: [{ field: 'x', op: '=>', value: 1 }] },
      'RangeError: Cannot review tiers as "recheck" must be a list of conditions: current value is an array of 1',
    ],
    [
      { promoteMargn: 1 },
      'TypeError: Cannot review tiers as there is no option "promoteMargn": the options are asOf, promoteMargin, demoteMargin, demoteAfter, maxStep, dwellReviews, protectDays, ageField, reviewEveryDays, recheck',
    ],
  ])('policy %j', (policy, message) => {
    expect(review(classified(60), policy)).toBe(message);
  });

  test('a value that a re-check cannot compare', () => {
    const { state } = reviewTiers(null, classified(60), { asOf: '2026-03-30' });
    expect(
      review(
        classified(60, { returned: 'yes' }),
        { recheck: [{ field: 'returned', op: '=', value: true }] },
        state,
      ),
    ).toContain('must have a boolean, or null, for "returned": current value is "yes"');
  });
});

describe('what a review must not trust', () => {
  const rows = (points: number, more = {}) =>
    classifyTiers([{ accountId: 'Acme', points, tenure: 900, ...more }], { ...class4, scoreField: 'points' });

  test('a state with a tier that there is not, or without days', () => {
    const { state } = reviewTiers(null, rows(60), { asOf: '2026-03-31' });
    const broken = (more: object) => ({ ...state, accounts: [{ ...state.accounts[0], ...more }] }) as never;
    const run = (before: TierState) => () => reviewTiers(before, rows(60), { asOf: '2026-06-30' });
    expect(run(broken({ tier: 'bronze' }))).toThrow(
      /"tier" of previous\.accounts\[0\] \("Acme"\) must be one of/,
    );
    expect(run(broken({ nextReview: undefined }))).toThrow(/must be ISO days/);
    expect(run({ ...state, accounts: undefined } as never)).toThrow(/lists of "tiers" and "accounts"/);
  });

  test('an age field that no row has', () => {
    const run = () => reviewTiers(null, rows(60), { asOf: '2026-03-31', ageField: 'tenur' });
    expect(run).toThrow('no row has the field "tenur"');
  });

  test('a lift by protection alone, which is no promotion', () => {
    const protecting: TierScheme = {
      ...class4,
      scoreField: 'points',
      protection: { field: 'tenure', days: 100, floor: 'strategic' },
    };
    const first = reviewTiers(null, rows(20), { asOf: '2026-03-31' });
    const young = classifyTiers([{ accountId: 'Acme', points: 20, tenure: 30 }], protecting);
    expect(young[0]?.tier).toMatchObject({ id: 'strategic', by: 'protection' });
    expect(reviewTiers(first.state, young, { asOf: '2026-06-30' }).moves[0]).toMatchObject({
      move: 'held',
      to: 'potential',
    });
  });

  test('the line of a tier between, where quotas are harder further down', () => {
    const scheme: TierScheme = {
      kind: 'tier-scheme',
      version: 1,
      id: 'm',
      mode: 'definition',
      tiers: [
        { id: 'gold', rank: 1, gates: [{ criterion: 'b', op: '>=', value: 60 }], quota: { accounts: 2 } },
        { id: 'diamond', rank: 2, gates: [{ criterion: 'a', op: '>=', value: 20 }], quota: { accounts: 1 } },
        { id: 'silver', rank: 3 },
      ],
    };
    const book = (b: number) =>
      scored(
        [
          { a: 10, b },
          { a: 99, b: 50 },
          { a: 98, b: 50 },
        ].map((row, i) => ({ accountId: `A${i}`, ...row })),
        ['a', 'b'],
      );
    const model = fitTiers(book(70), scheme);
    const first = reviewTiers(null, classifyTiers(book(30), model), { asOf: '2026-03-31' });
    expect(first.moves[0]?.to).toBe('silver');
    const second = reviewTiers(first.state, classifyTiers(book(70), model), { asOf: '2026-06-30' });
    expect(second.moves[0]).toMatchObject({ move: 'promoted', to: 'diamond' });
  });
});
