/** Two reviews compared: who moved, what that did to revenue. Why scores moved is in attributions.test.ts. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { syntheticBook } from '../../examples/lib/synthetic-book.ts';
import {
  classic125,
  compareReviews,
  formatReason,
  kam11,
  type Migration,
  type MigrationField,
  type Review,
  type ReviewAccount,
  type ReviewComparison,
  reviewAccounts,
  tiers5,
  zh8,
} from '../../src/index.ts';
import { deepFreeze, isPlain, plainSum, shuffled, thrownBy } from '../support.ts';
import { accountOf, ordersOf, reviewAt, withAccounts, withAmounts } from './compare-support.ts';

const ORDERS = ordersOf({
  Acme: '2024-05-01 800, 2025-05-01 900',
  Blue: '2024-06-01 200',
  Cato: '2025-02-01 50',
  Dune: '2023-03-01 70, 2025-03-01 30',
  Echo: '2024-04-01 100, 2025-04-01 100',
  Fern: '2024-04-02 100, 2025-04-02 60',
  Gale: '2023-07-01 500, 2024-01-05 -20',
  Hill: '2024-08-01 10, 2025-01-02 10, 2025-01-05 -25',
  Iris: '2023-08-01 40',
  Jade: '2023-09-01 90, 2024-01-06 -30, 2025-09-01 40',
});
const before = deepFreeze(reviewAt('2024-12-31', ORDERS));
const after = deepFreeze(reviewAt('2025-12-31', ORDERS, { models: before.models, previous: before }));
const compared = compareReviews(before, after);

/** A book at two quarter ends, scored with the models of the first. */
const book = syntheticBook();
const columns = { orderId: 'orderId' } as const;
const firstQuarter = deepFreeze(reviewAccounts(book, { asOf: '2025-09-30', columns }));
const secondQuarter = deepFreeze(
  reviewAccounts(book, {
    asOf: '2025-12-31',
    columns,
    models: firstQuarter.models,
    previous: firstQuarter,
  }),
);
const quarters = compareReviews(firstQuarter, secondQuarter);

const matrix = ({ migrations }: ReviewComparison, field: MigrationField) =>
  migrations.find((migration) => migration.field === field) as Migration;
const codes = ({ notices }: ReviewComparison) => notices.map(({ code, field }) => `${code} ${field}`);
const json = <T>(value: T): T => JSON.parse(JSON.stringify(value));

describe('revenue', () => {
  test('of every account, and what became of it', () => {
    const rows = compared.accounts.map((a) => [a.accountId, a.change, a.revenueBefore, a.revenueAfter]);
    expect(rows).toEqual([
      ['Acme', 'expanded', 800, 900],
      ['Blue', 'lost', 200, 0],
      ['Cato', 'new', 0, 50],
      ['Dune', 'reactivated', 0, 30],
      ['Echo', 'unchanged', 100, 100],
      ['Fern', 'contracted', 100, 60],
      ['Gale', 'none', -20, 0],
      ['Hill', 'lost', 10, -15],
      ['Iris', 'none', 0, 0],
      ['Jade', 'reactivated', -30, 40],
    ]);
    for (const { difference, revenueBefore, revenueAfter } of compared.accounts)
      expect(difference).toBe(revenueAfter - revenueBefore);
    expect(compared.counts).toEqual({
      new: 1,
      reactivated: 2,
      expanded: 1,
      unchanged: 1,
      contracted: 1,
      lost: 2,
      none: 2,
    });
  });

  test('bridges from before to after', () => {
    expect(compared.bridge).toEqual({
      before: 1160,
      new: 50,
      reactivated: 100,
      expansion: 120,
      contraction: -40,
      churn: -225,
      after: 1165,
      change: 5,
    });
  });

  test('ranks winners and losers, equal ones by id', () => {
    expect(compared.winners).toEqual(['Acme', 'Jade', 'Cato', 'Dune', 'Gale']);
    expect(compared.losers).toEqual(['Blue', 'Fern', 'Hill']);
    const even = compareReviews(
      withAmounts(before, [
        ['b', 5],
        ['a', 5],
        ['d', 0],
        ['c', 0],
      ]),
      withAmounts(after, [
        ['a', 1],
        ['b', 1],
        ['c', 2],
        ['d', 2],
      ]),
    );
    expect([even.winners, even.losers]).toEqual([
      ['c', 'd'],
      ['a', 'b'],
    ]);
  });

  test('tells what was no revenue, and accounts that are gone', () => {
    expect(compared.notices).toContainEqual({
      code: 'comparison.credits',
      field: 'revenue',
      value: 1,
      threshold: 20,
    });
    const short = compareReviews(before, { ...after, accounts: after.accounts.slice(1) });
    expect(short.accounts[0]).toMatchObject({ accountId: 'Acme', change: 'lost', revenueAfter: 0 });
    expect(short.notices).toContainEqual({
      code: 'comparison.accounts_gone',
      field: 'accounts',
      value: 1,
      threshold: before.accounts.length,
    });
  });

  test('an order on the day of the first review makes a customer, whoever knows of it', () => {
    const late = [...ORDERS, { accountId: 'Kilo', date: '2024-12-31', amount: -1 }];
    const rows = [
      ...late,
      { accountId: 'Kilo', date: '2024-12-31', amount: 1 },
      { accountId: 'Kilo', date: '2025-06-01', amount: 9 },
    ];
    // The order of the last day was entered after the first review.
    const later = compareReviews(before, reviewAt('2025-12-31', rows));
    expect(later.accounts.find(({ accountId }) => accountId === 'Kilo')?.change).toBe('reactivated');
    const next = rows.map((row) => (row.accountId === 'Kilo' ? { ...row, date: '2025-06-01' } : row));
    const fresh = compareReviews(before, reviewAt('2025-12-31', next));
    expect(fresh.accounts.find(({ accountId }) => accountId === 'Kilo')?.change).toBe('new');
  });

  const ugly = fc.oneof(
    fc.double({ noNaN: true, min: -1e6, max: 1e6 }),
    fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e300, max: 1e300 }),
    fc.constantFrom(0, -0, 0.1, 0.2, 0.3, 1e-300, 5e-324, -5e-324, 1e290, -1e290, 1e15, 1 / 3, 1e300),
  );
  const books = fc.uniqueArray(fc.tuple(fc.string({ minLength: 1, maxLength: 3 }), ugly), {
    selector: ([id]) => id,
    maxLength: 25,
  });
  const prove = (first: Array<[string, number]>, second: Array<[string, number]>, orders: number[]) => {
    const result = compareReviews(withAmounts(before, first), withAmounts(after, second));
    const { bridge, accounts } = result;
    const { before: was, after: is, change, ...steps } = bridge;
    expect(change).toBe(is - was);
    // In every order of adding, from either end.
    const values = Object.values(steps);
    for (const order of orders) {
      const some = shuffled(values, order);
      expect(plainSum(some)).toBe(change);
      expect(some.reduce((a, b) => a + b, was)).toBe(is);
    }
    expect(plainSum(shuffled(accounts, 2).map((a) => a.revenueBefore))).toBe(was);
    expect(plainSum(shuffled(accounts, 3).map((a) => a.difference))).toBe(change);
    const differences = (ids: readonly string[]) =>
      plainSum(ids.map((id) => accounts.find(({ accountId }) => accountId === id)?.difference as number));
    expect(differences(result.winners)).toBe(bridge.new + bridge.reactivated + bridge.expansion);
    expect(differences(result.losers)).toBe(bridge.contraction + bridge.churn);
    expect(bridge.contraction <= 0 && bridge.churn <= 0).toBe(true);
    expect(bridge.new >= 0 && bridge.reactivated >= 0 && bridge.expansion >= 0).toBe(true);
    expect(isPlain(result)).toBe(true);
    // The grid is out of sight: half a unit of 2^-50 of the gross total.
    const gross = plainSum([...first, ...second].map(([, amount]) => Math.abs(amount)));
    for (const [id, amount] of first) {
      const found = accounts.find(({ accountId }) => accountId === id)?.revenueBefore as number;
      expect(Math.abs(found - amount)).toBeLessThanOrEqual(Math.max(gross * 2 ** -50, 2 ** -1022));
    }
    for (const { cells, rows, columns } of result.migrations) {
      expect(plainSum(cells.map((cell) => cell.revenueBefore))).toBe(was);
      expect(plainSum(cells.map((cell) => cell.revenueAfter))).toBe(is);
      expect(plainSum(rows.map((row) => row.revenue))).toBe(was);
      expect(plainSum(columns.map((column) => column.revenue))).toBe(is);
    }
  };

  test('adds up to the last bit, for ugly amounts', () => {
    fc.assert(fc.property(books, books, fc.array(fc.nat(), { minLength: 3, maxLength: 3 }), prove), {
      numRuns: 200,
    });
  });
});

describe('migrations', () => {
  const all = () => quarters.migrations;

  test('are of seven fields', () => {
    expect(all().map(({ field }) => field)).toEqual([
      'segment',
      'abc',
      'tier',
      'heldTier',
      'lifecycle',
      'cluster',
      'warnings',
    ]);
  });

  /** The id of an account, read without the library's help. */
  const idIn = (review: Review, field: MigrationField) => {
    const held = new Map(review.tiers.moves.map(({ accountId, to }) => [accountId, to]));
    return (row: ReviewAccount): string =>
      ({
        segment: row.segment.id,
        abc: row.abc.class ?? 'none',
        tier: row.tier.id,
        heldTier: held.get(row.accountId) as string,
        lifecycle: row.lifecycle.stage,
        cluster: String(row.cluster?.id ?? 'none'),
        warnings: row.warnings.status,
      })[field];
  };

  test.each(['segment', 'abc', 'tier', 'heldTier', 'lifecycle', 'cluster', 'warnings'] as const)(
    '%s: every account is in one cell, and the totals are those of the cells',
    (field) => {
      // One account leaves the book and one joins it.
      const first = { ...firstQuarter, accounts: firstQuarter.accounts.slice(1) };
      const second = { ...secondQuarter, accounts: secondQuarter.accounts.slice(0, -1) };
      const result = compareReviews(first, second);
      const found = matrix(result, field);
      const [was, is] = [idIn(firstQuarter, field), idIn(secondQuarter, field)];
      const pairs = result.accounts.map(({ accountId, revenueBefore, revenueAfter }) => {
        const [a, b] = [first, second].map(({ accounts }) =>
          accounts.find((row) => row.accountId === accountId),
        );
        return { from: a ? was(a) : 'absent', to: b ? is(b) : 'absent', revenueBefore, revenueAfter };
      });
      const naive = new Map<string, number>();
      for (const { from, to } of pairs) naive.set(`${from} > ${to}`, (naive.get(`${from} > ${to}`) ?? 0) + 1);
      expect(new Map(found.cells.map(({ from, to, accounts }) => [`${from} > ${to}`, accounts]))).toEqual(
        naive,
      );
      found.rows.forEach(({ id, accounts, revenue }, r) => {
        const own = found.cells.filter(({ from }) => from === id);
        expect(id).toBe(found.ids[r]);
        expect(accounts).toBe(plainSum(own.map((cell) => cell.accounts)));
        expect(revenue).toBe(plainSum(own.map((cell) => cell.revenueBefore)));
        expect(revenue).toBe(plainSum(pairs.filter(({ from }) => from === id).map((p) => p.revenueBefore)));
        if (accounts > 0) expect(plainSum(own.map((cell) => cell.shareOfRow))).toBeCloseTo(1, 12);
      });
      found.columns.forEach(({ id, accounts, revenue }, c) => {
        const own = found.cells.filter(({ to }) => to === id);
        expect(id).toBe(found.ids[c]);
        expect(accounts).toBe(plainSum(own.map((cell) => cell.accounts)));
        expect(revenue).toBe(plainSum(own.map((cell) => cell.revenueAfter)));
      });
      expect(found.rows).toHaveLength(found.ids.length);
      expect(found.columns).toHaveLength(found.ids.length);
      expect(found.ids.at(-1)).toBe('absent');
      const both = pairs.filter(({ from, to }) => from !== 'absent' && to !== 'absent');
      expect(found.stayed).toBe(both.filter(({ from, to }) => from === to).length);
      expect(found.stayed + found.moved).toBe(both.length);
      if (found.up !== null) expect(found.up + (found.down ?? 0)).toBeLessThanOrEqual(found.moved);
    },
  );

  test('have their ids in order, best first, then those outside of it', () => {
    const start = (field: MigrationField, n: number) => matrix(quarters, field).ids.slice(0, n);
    expect(start('segment', 11)).toEqual(kam11.segments.map(({ id }) => id));
    expect(matrix(quarters, 'segment').ids[11]).toBe('prospect');
    expect(start('abc', 3)).toEqual(['A', 'B', 'C']);
    expect(start('tier', 9)).toEqual(['high', 'medium', 'low']);
    expect(start('lifecycle', 9)).toEqual([
      'introduction',
      'growth',
      'maturity',
      'decline',
      'reactivated',
      'churned',
      'prospect',
    ]);
    expect(start('cluster', 3)).toEqual(['1', '2', '3']);
    expect(start('warnings', 9)).toEqual(['green', 'blue', 'yellow', 'orange', 'red', 'grey']);
  });

  test('count up and down by rank; equal ranks and ids without one are neither', () => {
    const [row] = before.accounts as [ReviewAccount];
    const at = (...segments: string[]) =>
      segments.map((id, i) => ({ accountId: `A${i}`, segment: { ...row.segment, id } }));
    const map = { ...before.choices, segmentMap: classic125 };
    const first = {
      ...withAccounts(before, at('loyal', 'lost', 'promising', 'new', 'prospect')),
      choices: map,
    };
    const second = {
      ...withAccounts(after, at('champions', 'lost', 'potential_loyal', 'at_risk', 'champions')),
      choices: { ...after.choices, segmentMap: classic125 },
    };
    expect(matrix(compareReviews(first, second), 'segment')).toMatchObject({
      stayed: 1,
      moved: 4,
      up: 1,
      down: 1,
    });
    expect(matrix(quarters, 'lifecycle')).toMatchObject({ up: null, down: null });
    expect(matrix(quarters, 'cluster')).toMatchObject({ up: null, down: null });
  });

  test('of warnings call a graver status down', () => {
    const [row] = before.accounts as [ReviewAccount];
    const at = (...all: Array<ReviewAccount['warnings']['status']>) =>
      all.map((status, i) => ({ accountId: `A${i}`, warnings: { ...row.warnings, status } }));
    const first = withAccounts(before, at('green', 'red', 'blue', 'grey'));
    const second = withAccounts(after, at('red', 'yellow', 'blue', 'red'));
    const found = matrix(compareReviews(first, second), 'warnings');
    expect(found).toMatchObject({ stayed: 1, moved: 3, up: 1, down: 1 });
  });

  test('leave out what does not mean the same in both, and say so', () => {
    const own = reviewAt('2025-12-31', ORDERS, { segmentMap: zh8, scheme: tiers5ByAmount() });
    const result = compareReviews(before, own);
    expect(result.migrations.map(({ field }) => field)).toEqual(['abc', 'lifecycle', 'warnings']);
    expect(result.notices).toContainEqual({
      code: 'comparison.left_out',
      field: 'segment',
      value: 'zh8',
      threshold: 'kam11',
    });
    expect(codes(result)).toContain('comparison.left_out tier');
    expect(codes(result)).not.toContain('comparison.left_out_clusters cluster');
    expect(result.attributions.some(({ of }) => of === 'tier')).toBe(false);
    const refitted = compareReviews(
      firstQuarter,
      reviewAccounts(book, { asOf: '2025-12-31', columns, previous: firstQuarter }),
    );
    expect(refitted.migrations.map(({ field }) => field)).not.toContain('cluster');
    expect(codes(refitted)).toEqual([
      'comparison.overlap periodDays',
      'comparison.left_out_clusters cluster',
      'comparison.other_model rfm',
      'comparison.other_model abc',
      'comparison.other_model criteria',
      'comparison.other_model lifecycle',
    ]);
  });

  function tiers5ByAmount() {
    return { ...tiers5, mode: 'score', vetoes: [], entry: [] } as const;
  }
});

describe('two reviews', () => {
  test('that are one: nothing moved', () => {
    const same = compareReviews(secondQuarter, json(secondQuarter));
    expect(same.attributions).toEqual([]);
    expect([same.winners, same.losers]).toEqual([[], []]);
    expect(same.bridge).toMatchObject({
      new: 0,
      reactivated: 0,
      expansion: 0,
      contraction: 0,
      churn: 0,
      change: 0,
    });
    expect(same.migrations).toHaveLength(7);
    for (const { stayed, moved, cells } of same.migrations) {
      expect(stayed).toBe(secondQuarter.accounts.length);
      expect(moved).toBe(0);
      expect(cells.every(({ from, to }) => from === to)).toBe(true);
    }
    expect(codes(same)).toEqual(['comparison.overlap periodDays']);
  });

  test('the other way round: parts negated, the matrix transposed', () => {
    const day = { asOf: '2025-12-31' };
    const [first, second] = [
      { ...firstQuarter, ...day },
      { ...secondQuarter, ...day },
    ];
    const [there, back] = [compareReviews(first, second), compareReviews(second, first)];
    expect(back.bridge.change).toBe(-there.bridge.change);
    expect(back.bridge.before).toBe(there.bridge.after);
    expect(back.bridge.expansion).toBe(-there.bridge.contraction);
    expect(back.bridge.churn).toBe(-(there.bridge.new + there.bridge.reactivated));
    expect(back.winners).toEqual(there.losers);
    there.migrations.forEach((migration, i) => {
      const turned = back.migrations[i] as Migration;
      expect(turned.up).toBe(migration.down);
      for (const { from, to, accounts } of migration.cells)
        expect(turned.cells.find((cell) => cell.from === to && cell.to === from)?.accounts).toBe(accounts);
    });
    const moved = new Map(back.attributions.map((a) => [`${a.accountId} ${a.of}`, a]));
    expect(there.attributions).toHaveLength(moved.size);
    for (const { accountId, of, change, parts } of there.attributions) {
      const turned = moved.get(`${accountId} ${of}`);
      expect(turned?.change).toBe(change === null ? null : -change);
      // With one model the parts of RFM and of complete criteria are the same, seen from the other side.
      if (of === 'tier' || parts.some(({ code }) => code === 'comparison.weights')) continue;
      const points = new Map(turned?.parts.map((part) => [part.field, part.points]));
      for (const part of parts) expect(points.get(part.field)).toBe(0 - part.points);
    }
  });

  test('by way of JSON, and in any order of accounts', () => {
    expect(compareReviews(json(firstQuarter), json(secondQuarter))).toEqual(quarters);
    expect(json(quarters)).toEqual(quarters);
    expect(isPlain(quarters)).toBe(true);
    const mixed = (review: Review, seed: number) => ({
      ...review,
      accounts: shuffled(review.accounts, seed),
    });
    expect(JSON.stringify(compareReviews(mixed(firstQuarter, 1), mixed(secondQuarter, 2)))).toBe(
      JSON.stringify(quarters),
    );
  });

  test('of a book at two quarter ends', () => {
    expect(quarters).toMatchObject({
      from: '2025-09-30',
      to: '2025-12-31',
      periodDays: 365,
      overlapDays: 273,
    });
    expect(quarters.accounts).toHaveLength(591);
    const revenue = (review: Review) => review.totals.periodRevenue;
    expect(quarters.bridge.before).toBeCloseTo(revenue(firstQuarter), 5);
    expect(quarters.bridge.after).toBeCloseTo(revenue(secondQuarter), 5);
    expect(quarters.counts.new).toBeGreaterThan(0);
    expect(quarters.counts.lost).toBeGreaterThan(0);
    const held = matrix(quarters, 'heldTier');
    const { moves } = secondQuarter.tiers;
    expect(held.moved).toBe(moves.filter(({ from, to }) => from !== to).length);
    expect(held.up).toBe(moves.filter(({ move }) => move === 'promoted').length);
    for (const notice of quarters.notices) expect(formatReason(notice)).not.toMatch(/null|undefined|NaN/);
  });

  test('of no accounts', () => {
    const none = compareReviews({ ...before, accounts: [] }, { ...after, accounts: [] });
    expect(none.accounts).toEqual([]);
    expect(none.bridge).toEqual({
      before: 0,
      new: 0,
      reactivated: 0,
      expansion: 0,
      contraction: 0,
      churn: 0,
      after: 0,
      change: 0,
    });
    expect(matrix(none, 'abc').cells).toEqual([]);
  });

  test('with periods side by side have no overlap', () => {
    expect(compared.overlapDays).toBe(0);
    expect(compareReviews({ ...before, asOf: '2020-01-01' }, after).overlapDays).toBe(0);
    expect(codes(compared)).not.toContain('comparison.overlap periodDays');
    expect(quarters.notices[0]).toEqual({
      code: 'comparison.overlap',
      field: 'periodDays',
      value: 273,
      threshold: 365,
    });
  });

  test('with other rules of the same segments are compared, and told apart', () => {
    const segmentMap = { ...kam11, id: 'mine', rules: [...kam11.rules].reverse() };
    const result = compareReviews(before, { ...after, choices: { ...after.choices, segmentMap } });
    expect(matrix(result, 'segment').stayed).toBe(matrix(compared, 'segment').stayed);
    expect(result.notices[0]).toEqual({
      code: 'comparison.other_model',
      field: 'segment',
      value: 'mine',
      threshold: 'kam11',
    });
    expect(codes(compared)).toEqual(['comparison.credits revenue']);
  });

  test('that were read or watched differently are told apart', () => {
    const other = reviewAt('2025-12-31', ORDERS, {
      models: before.models,
      returns: 'ignore',
      currency: 'EUR',
      signals: { invoices: [] },
      warningRules: { ...before.choices.warningRules, id: 'mine' },
    });
    const result = compareReviews(before, other);
    expect(result.currency).toBe('EUR');
    expect(codes(result)).toEqual([
      'comparison.currency_unknown currency',
      'comparison.other_rule returns',
      'comparison.other_signals signals',
      'comparison.other_model warnings',
      'comparison.credits revenue',
    ]);
    expect(result.notices[1]).toMatchObject({ value: 'ignore', threshold: 'net' });
  });
});

describe('what cannot be compared is refused', () => {
  const [first] = before.accounts as [ReviewAccount];
  const choices = (more: object) => ({ ...after, choices: { ...after.choices, ...more } });
  const cases: Array<[string, unknown, unknown, string]> = [
    [
      'nothing',
      undefined,
      after,
      'TypeError: Cannot compare reviews as "before" must be a review, of kind "account-review" and version 1: current kind is undefined, version undefined',
    ],
    [
      'another kind',
      before,
      { ...after, kind: 'rfm' },
      '"after" must be a review, of kind "account-review" and version 1: current kind is "rfm", version 1',
    ],
    ['another version', before, { ...after, version: 2 }, 'current kind is "account-review", version 2'],
    [
      'no day',
      { ...before, asOf: '2024-13-01' },
      after,
      '"asOf" of before must be an ISO day: current value is "2024-13-01"',
    ],
    [
      'the wrong order',
      after,
      before,
      'RangeError: Cannot compare reviews as the first must not be later than the second: current days are 2025-12-31 and 2024-12-31',
    ],
    [
      'other periods',
      before,
      choices({ periodDays: 90 }),
      'RangeError: Cannot compare reviews as their revenue is of periods of other lengths: "periodDays" is 365 and 90',
    ],
    [
      'no period',
      before,
      choices({ periodDays: '365' }),
      'TypeError: Cannot compare reviews as "periodDays" must be an integer >= 1: current value is "365"',
    ],
    [
      'other currencies',
      { ...before, choices: { ...before.choices, currency: 'EUR' } },
      choices({ currency: 'USD' }),
      'RangeError: Cannot compare reviews as their amounts are in other currencies: "EUR" and "USD"',
    ],
    [
      'no accounts',
      { ...before, accounts: null },
      after,
      '"accounts" of before must be an array: current value is null',
    ],
    ['no models', before, { ...after, models: null }, 'after must have "models": current value is null'],
    [
      'a damaged model',
      before,
      { ...after, models: { ...after.models, rfm: { kind: 'abc' } } },
      '"kind" must be "rfm": current value is "abc"',
    ],
    [
      'an account twice',
      { ...before, accounts: [first, first] },
      after,
      'before.accounts[1] ("Acme") is there twice',
    ],
    [
      'an account without id',
      { ...before, accounts: [{ ...first, accountId: '' }] },
      after,
      'before.accounts[0] must have an "accountId": current value is ""',
    ],
    [
      'an amount that is no number',
      withAmounts(before, [['x', Number.NaN]]),
      after,
      '"purchases.amount" of before.accounts[0] ("x") is not what a review has there: current value is NaN',
    ],
    [
      'an account without a segment',
      before,
      { ...after, accounts: [{ ...first, segment: undefined }] },
      '"segment.id" of after.accounts[0] ("Acme") is not what a review has there: current value is undefined',
    ],
  ];

  test.each(cases)('%s', (_, a, b, message) => {
    expect(thrownBy(() => compareReviews(a as Review, b as Review))).toContain(message);
  });

  test('and an account has its name from the later review', () => {
    const named = (review: Review, name: string | null) => withAccounts(review, [{ accountId: 'x', name }]);
    const nameOf = (a: string | null, b: string | null) =>
      compareReviews(named(before, a), named(after, b)).accounts[0]?.name;
    expect([nameOf('Old', 'New'), nameOf('Old', null), nameOf(null, null)]).toEqual(['New', 'Old', null]);
    expect(accountOf(before, 'Acme').name).toBe(null);
  });
});
