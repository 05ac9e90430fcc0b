import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { analyzeRetention, formatReason, type Retention } from '../../src/index.ts';
import { deepFreeze, hostileId, isPlain, plainSum, thrownBy } from './loyalty-support.ts';

interface Row {
  readonly accountId: string;
  readonly monetary: number | null;
  readonly tier?: { readonly id: string } | string | null;
  readonly firstOrderDate?: string | null;
}
const row = (accountId: string, monetary: number | null, more: Partial<Row> = {}): Row => ({
  accountId,
  monetary,
  ...more,
});
const outcomes = (result: Retention) =>
  Object.fromEntries(result.accounts.map(({ accountId, outcome }) => [accountId, outcome]));

describe('analyzeRetention', () => {
  const before = [
    row('kept', 500),
    row('grew', 300),
    row('shrank', 200),
    row('lost', 100),
    row('was out', 0, { firstOrderDate: '2020-01-01' }),
  ];
  const after = [
    row('kept', 500),
    row('grew', 450),
    row('shrank', 150),
    row('lost', 0),
    row('was out', 80),
    row('new', 60),
  ];

  test('who stayed, who left, and the money', () => {
    const result = analyzeRetention(before, after);
    expect(result.counts).toEqual({
      before: 4,
      after: 5,
      kept: 3,
      lost: 1,
      new: 1,
      reactivated: 1,
      inactive: 0,
      unknown: 0,
    });
    expect(result.amounts).toEqual({
      before: 1100,
      lost: 100,
      contraction: 50,
      expansion: 150,
      new: 60,
      reactivated: 80,
      after: 1240,
    });
    expect(result.retention).toMatchObject({ rate: 0.75, count: 3, n: 4 });
    expect(result.defection).toMatchObject({ rate: 0.25, count: 1, n: 4 });
    expect(result.grossRevenueRetention).toBeCloseTo(950 / 1100, 12);
    expect(result.netRevenueRetention).toBe(1);
    expect(outcomes(result)).toEqual({
      grew: 'kept',
      kept: 'kept',
      lost: 'lost',
      new: 'new',
      shrank: 'kept',
      'was out': 'reactivated',
    });
  });

  test('new or reactivated: by the first order, where it is known', () => {
    const outcome = (b: Row[], a: Row[], options = {}) =>
      analyzeRetention(b, a, options).accounts[0]?.outcome;
    expect(outcome([], [row('A', 5, { firstOrderDate: '2024-01-01' })], { beforeAsOf: '2025-01-01' })).toBe(
      'reactivated',
    );
    expect(outcome([], [row('A', 5, { firstOrderDate: '2025-01-01' })], { beforeAsOf: '2025-01-01' })).toBe(
      'reactivated',
    );
    expect(outcome([], [row('A', 5, { firstOrderDate: '2025-01-02' })], { beforeAsOf: '2025-01-01' })).toBe(
      'new',
    );
    expect(outcome([row('A', 0, { firstOrderDate: null })], [row('A', 5)])).toBe('new');
    expect(outcome([row('A', -3, { firstOrderDate: '2024-01-01' })], [row('A', 5)])).toBe('reactivated');
    const untold = analyzeRetention([], [row('A', 5), row('B', 5, { firstOrderDate: '2024-01-01' })]);
    expect(untold.notices.map(({ code, value }) => [code, value])).toEqual([
      ['retention.first_order_unknown', 2],
      ['retention.nobody_before', 0],
    ]);
    expect(analyzeRetention([row('A', 0, { firstOrderDate: null })], [row('A', 5)]).notices).toHaveLength(1);
  });

  test('zero and negative revenue is not active; credits are shown apart', () => {
    const result = analyzeRetention(
      [row('A', 100), row('B', -20), row('C', 0)],
      [row('A', -30), row('B', 0)],
    );
    expect(outcomes(result)).toEqual({ A: 'lost', B: 'inactive', C: 'inactive' });
    expect(result.amounts).toMatchObject({ before: 100, lost: 100, after: 0 });
    expect(result.credits).toEqual({ before: -20, after: -30 });
    expect(result.grossRevenueRetention).toBe(0);
  });

  test('a missing value is no zero: the account is in no rate', () => {
    const result = analyzeRetention([row('A', 100), row('B', 50)], [row('A', null), row('B', 50)]);
    expect(result.counts).toMatchObject({ unknown: 1, kept: 1, before: 1 });
    expect(result.retention).toMatchObject({ rate: 1, n: 1 });
    expect(result.amounts.before).toBe(50);
    expect(result.notices.map((notice) => formatReason(notice, { locale: 'zh-CN' }))).toEqual([
      '2 个客户中有 1 个在其中一期缺少消费金额，不计入比率',
    ]);
    expect(result.accounts[0]).toEqual({
      accountId: 'A',
      outcome: 'unknown',
      before: 100,
      after: null,
      change: null,
    });
  });

  test('by group: the one before; the id of a record; accounts without one last', () => {
    const result = analyzeRetention(
      [
        row('A', 100, { tier: { id: 'gold' } }),
        row('B', 50, { tier: null }),
        row('C', 10, { tier: 'silver' }),
      ],
      [row('A', 90, { tier: { id: 'silver' } }), row('D', 5, { tier: { id: '__proto__' } })],
      { by: 'tier' },
    );
    expect(result.groups.map(({ key, counts }) => [key, counts.kept, counts.lost, counts.new])).toEqual([
      ['__proto__', 0, 0, 1],
      ['gold', 1, 0, 0],
      ['silver', 0, 1, 0],
      [null, 0, 1, 0],
    ]);
    expect(analyzeRetention(before, after).groups).toEqual([]);
    expect(analyzeRetention(before, after).accounts[0]).not.toHaveProperty('key');
  });

  test('another field, a function', () => {
    const b = [{ accountId: 1, cents: 500 }];
    expect(analyzeRetention(b, b, { value: 'cents' })).toMatchObject({
      field: 'cents',
      amounts: { after: 500 },
    });
    expect(analyzeRetention(b, b, { value: ({ cents }) => cents / 100 })).toMatchObject({
      field: 'value',
      amounts: { after: 5 },
    });
  });

  test('empty, and what is refused', () => {
    expect(analyzeRetention([], [])).toMatchObject({
      retention: { rate: null },
      grossRevenueRetention: null,
      netRevenueRetention: null,
      accounts: [],
    });
    const cannot = 'TypeError: Cannot analyze retention as';
    expect(thrownBy(() => analyzeRetention([row('A', 1), row('A', 2)], []))).toBe(
      `${cannot} before must have one row per account: account "A" is in rows 0 and 1`,
    );
    expect(thrownBy(() => analyzeRetention([], [row('A', Number.POSITIVE_INFINITY)]))).toBe(
      `${cannot} "monetary" of after[0] (account "A") must be a finite number within ±1e290, or null: current value is Infinity`,
    );
    expect(thrownBy(() => analyzeRetention([], [], { beforeAsOf: 'soon' }))).toMatch(
      /"beforeAsOf" must be an ISO day/,
    );
    expect(
      thrownBy(() => analyzeRetention([row('A', 0, { firstOrderDate: '01.02.2024' })], [row('A', 1)])),
    ).toMatch(/"firstOrderDate" must be an ISO day/);
    expect(
      thrownBy(() => analyzeRetention([row('A', 0, { tier: true as never })], [], { by: 'tier' })),
    ).toMatch(/"by" of account "A" must be a text/);
    expect(thrownBy(() => analyzeRetention([], null as never))).toMatch(/the after must be an array/);
  });

  const amount = fc.option(
    fc.oneof(
      fc.constant(0),
      fc.double({ min: -1e6, max: 1e6, noNaN: true }),
      fc.integer({ min: 0, max: 99_999 }).map((cents) => cents / 100),
    ),
    { nil: null },
  );
  const list = fc.uniqueArray(
    fc.record({
      accountId: hostileId,
      monetary: amount,
      tier: fc.option(fc.constantFrom('gold', 'silver', '__proto__'), { nil: null }),
    }),
    { maxLength: 25, selector: ({ accountId }) => accountId },
  );

  test('amounts add up exactly: from before to after, from accounts and groups to the whole', () => {
    fc.assert(
      fc.property(list, list, (b, a) => {
        const result = analyzeRetention(deepFreeze(b), deepFreeze(a), { by: 'tier' });
        const { amounts, groups, accounts, counts, credits } = result;
        expect(
          amounts.before -
            amounts.lost -
            amounts.contraction +
            amounts.expansion +
            amounts.new +
            amounts.reactivated,
        ).toBe(amounts.after);
        for (const name of ['before', 'lost', 'expansion', 'new', 'after'] as const)
          expect(plainSum(groups.map((group) => group.amounts[name]))).toBe(amounts[name]);
        const change = plainSum(accounts.map((account) => account.change ?? 0));
        expect(amounts.before + credits.before + change).toBe(amounts.after + credits.after);
        expect(Object.values(amounts).every((value) => value >= 0)).toBe(true);
        expect(counts.kept + counts.lost).toBe(counts.before);
        expect(counts.kept + counts.new + counts.reactivated).toBe(counts.after);
        const { kept, lost, new: fresh, reactivated, inactive, unknown } = counts;
        expect(kept + lost + fresh + reactivated + inactive + unknown).toBe(accounts.length);
        expect(isPlain(result)).toBe(true);
        expect(analyzeRetention([...b].reverse(), [...a].reverse(), { by: 'tier' })).toEqual(result);
      }),
      { numRuns: 200 },
    );
  });

  test('nothing changed: everything is retained', () => {
    fc.assert(
      fc.property(list, (b) => {
        const result = analyzeRetention(b, b);
        expect(result.counts.lost + result.counts.new).toBe(0);
        if (result.counts.before > 0)
          expect([result.retention.rate, result.grossRevenueRetention, result.netRevenueRetention]).toEqual([
            1, 1, 1,
          ]);
      }),
      { numRuns: 50 },
    );
  });
});
