/** The whole review: what it gives is what the steps give, one by one. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { syntheticBook } from '../../examples/lib/synthetic-book.ts';
import {
  analyzeConcentration,
  applyAbc,
  assignSegments,
  buildHistories,
  checkOrders,
  evaluateWarnings,
  fitAbc,
  fourCriteria,
  kam11,
  kamRules,
  type Review,
  type ReviewOptions,
  reviewAccounts,
  scoreRfm,
  summarizeOrders,
  summarizePurchases,
  tiers5,
  valueBands,
  zh8,
} from '../../src/index.ts';
import { deepFreeze, isPlain, plainSum, shuffled, thrownBy } from '../support.ts';

interface Order {
  readonly accountId: string;
  readonly date: string;
  readonly amount: number;
  readonly orderId: string;
}

const ASOF = '2025-12-31';
const COLUMNS = { orderId: 'orderId' } as const;
const orders: readonly Order[] = deepFreeze(
  syntheticBook().filter(({ accountId }, i) => accountId < 'K0200' && i % 2 === 0),
);
const review = (options: Partial<ReviewOptions<Order>> = {}, rows: Iterable<Order> = orders): Review =>
  reviewAccounts(rows, { asOf: ASOF, columns: COLUMNS, ...options });

const whole = review();

describe('a review is what its steps give', () => {
  const accounts = summarizeOrders(orders, { asOf: ASOF, columns: COLUMNS });

  test('summaries, scores, segments and classes', () => {
    const scored = assignSegments(scoreRfm(accounts));
    const abc = applyAbc(accounts, fitAbc(accounts));
    expect(whole.accounts.length).toBe(accounts.length);
    whole.accounts.forEach((account, at) => {
      expect(account).toMatchObject({ ...scored[at], abc: abc[at]?.abc });
    });
    expect(whole.concentration).toEqual(analyzeConcentration(accounts));
  });

  test('purchases of the period', () => {
    const histories = buildHistories(orders, { asOf: ASOF, columns: COLUMNS });
    expect(whole.accounts.map(({ purchases }) => purchases)).toEqual(
      summarizePurchases(histories, { asOf: ASOF }),
    );
  });

  test('every way to count orders', () => {
    const someOrders = fc.array(
      fc.record({
        accountId: fc.constantFrom('a', 'b', 'c', '__proto__'),
        date: fc.constantFrom('2024-02-29', '2025-06-30', '2025-07-01', '2025-12-31', '2026-01-01'),
        amount: fc.constantFrom(0, -5, 0.1, 0.2, 1e15, 12.345),
        orderId: fc.constantFrom('1', '2', '3'),
      }),
      { maxLength: 12 },
    );
    const rules = fc.record({
      windowDays: fc.constantFrom(undefined, 30, 365),
      returns: fc.constantFrom(undefined, 'net', 'count', 'ignore'),
      frequencyOf: fc.constantFrom(undefined, 'orders', 'rows', 'days'),
      currencyDigits: fc.constantFrom(undefined, 2),
      roster: fc.constantFrom(undefined, ['b', 'z']),
    } as const);
    const prove = (rows: Order[], options: object) => {
      const given = { asOf: ASOF, columns: COLUMNS, ...options };
      let intake: unknown;
      const alone = summarizeOrders(rows, {
        ...given,
        onIntake: (counts) => {
          intake = counts;
        },
      });
      const fields = Object.keys(alone[0] ?? {});
      const both = reviewAccounts(rows, given);
      const own = both.accounts.map((row) =>
        Object.fromEntries(Object.entries(row).filter(([name]) => fields.includes(name))),
      );
      expect(own).toStrictEqual(alone);
      expect(both.intake).toEqual(intake);
    };
    fc.assert(fc.property(someOrders, rules, prove), { numRuns: 150 });
  });
});

describe('sums of a review', () => {
  test('add up to the totals', () => {
    const { totals } = whole;
    expect(totals.accounts).toBe(whole.accounts.length);
    for (const groups of [
      whole.abc,
      whole.tiers.groups,
      whole.lifecycle,
      whole.warnings.statuses,
      whole.segments,
      whole.clusters ?? [],
    ]) {
      expect(plainSum(groups.map(({ accounts }) => accounts))).toBe(totals.accounts);
      expect(plainSum(groups.map(({ revenue }) => revenue))).toBeCloseTo(totals.revenue, 4);
      expect(plainSum(groups.map(({ shareOfAccounts }) => shareOfAccounts))).toBeCloseTo(1, 12);
    }
    expect(totals.lastOrderDate).toBe(
      whole.accounts
        .map((row) => row.lastOrderDate ?? '')
        .sort()
        .at(-1),
    );
    expect(whole.warnings.firing.length).toBeGreaterThan(5);
  });

  test('are those of the parts', () => {
    expect(whole.totals.revenue).toBe(whole.concentration.total);
    const { amount } = whole.totals.returns;
    expect(amount).toBeGreaterThan(0);
    expect(plainSum(whole.accounts.map(({ returns }) => returns.amount))).toBeCloseTo(amount, 6);
  });
});

describe('a review is a record', () => {
  test('of plain JSON', () => {
    expect(isPlain(whole)).toBe(true);
    expect(JSON.parse(JSON.stringify(whole))).toStrictEqual(whole);
  });

  test('that does not depend on the order of the rows, or on how they came', () => {
    const text = JSON.stringify(whole);
    expect(JSON.stringify(review({}, shuffled(orders, 7)))).toBe(text);
    function* one(): Generator<Order> {
      yield* orders;
    }
    expect(JSON.stringify(review({}, one()))).toBe(text);
  });

  test('that histories give as well', () => {
    const histories = buildHistories(orders, { asOf: ASOF, columns: COLUMNS });
    const again = reviewAccounts(histories, { asOf: ASOF });
    expect({ ...again, choices: null }).toStrictEqual({ ...whole, choices: null });
  });

  test('of every choice', () => {
    expect(whole.choices).toMatchObject({
      periodDays: 365,
      seed: 1,
      clusterCount: 'chosen',
      given: [],
      signals: [],
      previous: null,
      segmentMap: kam11,
    });
    const other = review({
      segmentMap: zh8,
      periodDays: 90,
      seed: 3,
      clusters: { k: 4 },
      currency: 'EUR',
      windowDays: 730,
      signals: { complaints: [] },
    });
    expect(other.choices).toMatchObject({
      segmentMap: zh8,
      periodDays: 90,
      seed: 3,
      clusterCount: 'given',
      currency: 'EUR',
      signals: ['complaints'],
    });
    expect(other.choices.summary.windowDays).toBe(730);
    expect(other.clusters?.length).toBe(4);
    expect(other.models.lifecycle.options.windowDays).toBe(90);
  });
});

describe('from one review to the next', () => {
  const before = JSON.parse(JSON.stringify(review({ asOf: '2025-09-30' }))) as Review;

  test('models are those that were given', () => {
    const next = review({ models: before.models });
    expect(next.models).toStrictEqual(before.models);
    expect(next.choices.given).toEqual(['abc', 'clusters', 'criteria', 'lifecycle', 'rfm', 'tiers']);
    expect(next.choices.clusterCount).toBe('model');
    const some = review({ models: { rfm: before.models.rfm } });
    expect(some.models.rfm).toStrictEqual(before.models.rfm);
    expect(some.models.abc).toStrictEqual(whole.models.abc);
  });

  test('stages, alerts and tiers go on', () => {
    const next = review({ models: before.models, previous: before });
    expect(next.choices.previous).toBe('2025-09-30');
    const since = (at: Review) => at.accounts.filter(({ lifecycle }) => lifecycle.since < ASOF).length;
    expect(since(whole)).toBe(0);
    expect(since(next)).toBeGreaterThan(10);
    expect(next.accounts.some(({ lifecycle }) => lifecycle.before !== null)).toBe(true);
    expect(new Set(next.tiers.moves.map(({ move }) => move)).has('held')).toBe(true);
    expect(whole.tiers.moves.every(({ from }) => from === null)).toBe(true);
    const alerts = next.accounts.flatMap(({ warnings }) => warnings.alerts);
    expect(alerts.some(({ state, since: day }) => state === 'firing' && day === '2025-09-30')).toBe(true);
  });

  test('not backwards', () => {
    expect(thrownBy(() => review({ asOf: '2025-06-30', previous: before }))).toBe(
      'RangeError: Cannot review accounts as "asOf" must not be before the review before, 2025-09-30: current value is 2025-06-30',
    );
    expect(thrownBy(() => review({ previous: { ...before, kind: 'rfm' } as never }))).toMatch(
      /"kind" must be "account-review"/,
    );
  });
});

describe('what the team knows', () => {
  const ids = whole.accounts.slice(0, 60).map(({ accountId }) => accountId);
  const profiles = ids.map((accountId, i) => ({
    accountId,
    grossProfit: 100 * i,
    shareOfWallet: (i % 10) / 10,
    industryRank: 1 + (i % 20),
    referrals: i % 4,
    reach: 1000 * i,
    paymentDelay: i % 30,
    overdueDays: i === 5 ? 400 : 0,
    walletHeadroom: 50 * i,
    forecastAmount: 70 * i,
  }));

  test('brings the four criteria and the five tiers', () => {
    const known = review({ profiles });
    expect(known.models.criteria.options.set).toBe(fourCriteria.id);
    expect(known.models.tiers.options.id).toBe(tiers5.id);
    expect(whole.models.tiers.options.id).toBe(valueBands.id);
    const account = known.accounts.find(({ accountId }) => accountId === ids[5]);
    expect(account?.tier.vetoes).toEqual(['overdue']);
    const loyalty = known.models.criteria.fitted.criteria.find(({ id }) => id === 'loyalty_stability');
    expect(loyalty?.parts.find(({ id }) => id === 'loyaltyIndex')).toBeDefined();
    expect(
      known.diagnostics.some(
        ({ code, field }) => code === 'criteria.missing_everywhere' && field === 'loyaltyIndex',
      ),
    ).toBe(false);
  });

  test('is not lost where it belongs to nobody', () => {
    const known = review({ profiles: [...profiles, { accountId: 'nobody' }] });
    expect(known.diagnostics).toContainEqual({
      stage: 'criteria',
      code: 'review.profiles_without_account',
      field: 'profiles',
      value: 1,
      threshold: 61,
    });
  });

  test.each([
    ['twice', [...profiles, profiles[0]], /profiles\[60\] \("\w+"\) is there twice/],
    ['without an id', [{ accountId: '' }], /profiles\[0\] must have an "accountId": current value is ""/],
    ['not a list', 7, /the profiles must be an array/],
  ])('%s is refused', (_, bad, message) => {
    expect(thrownBy(() => review({ profiles: bad as never }))).toMatch(message);
  });

  test('names', () => {
    const [a, b] = ids as [string, string];
    const named = (names: ReviewOptions<Order>['names']) =>
      review({ names }).accounts.map(({ name }) => name);
    expect(named(new Map([[b, 'Brix']])).slice(0, 2)).toEqual([null, 'Brix']);
    expect(named({ [a]: '海川' }).slice(0, 2)).toEqual(['海川', null]);
    expect(thrownBy(() => named({ [a]: 7 } as never))).toMatch(
      /name of account "\w+" must be text: current value is 7/,
    );
  });
});

describe('warning rules', () => {
  test('that have nothing to look at are left out, and named', () => {
    expect(whole.choices.rulesWithoutData).toEqual(
      kamRules.rules.filter(({ id }) => !judgedIn(whole).has(id)).map(({ id }) => id),
    );
    expect(whole.choices.rulesWithoutData).toContain('R07');
    expect(whole.choices.rulesWithoutData).not.toContain('R01');
    expect(whole.choices.warningRules).toBe(kamRules);
    expect(whole.diagnostics.at(-1)).toMatchObject({ code: 'review.rules_without_data', threshold: 20 });
  });

  test('change nothing about the status of an account when they are left out', () => {
    const histories = buildHistories(orders, { asOf: ASOF, columns: COLUMNS });
    const all = evaluateWarnings(whole.accounts, histories, kamRules, { asOf: ASOF });
    expect(whole.accounts.map(({ warnings }) => warnings.status)).toEqual(
      all.map(({ warnings }) => warnings.status),
    );
    const firing = (rows: typeof all) =>
      rows.map(({ warnings }) => warnings.alerts.filter(({ state }) => state === 'firing'));
    expect(firing(whole.accounts as typeof all)).toEqual(firing(all));
  });

  test('come back with their signals', () => {
    const { choices } = review({ signals: { invoices: [], complaints: [] } });
    const without = whole.choices.rulesWithoutData;
    expect(without.filter((id) => !choices.rulesWithoutData.includes(id))).toEqual(['R07', 'R08', 'R10']);
  });

  /** Rules that said anything of any account: those that are clear say nothing, but some account is always too young. */
  function judgedIn({ accounts }: Review): Set<string> {
    return new Set(accounts.flatMap(({ warnings }) => warnings.memory.rules.map(({ ruleId }) => ruleId)));
  }
});

describe('little, nothing and too much', () => {
  test('no orders at all', () => {
    const empty = review({ roster: ['x', 'y'] }, []);
    expect(empty.totals).toMatchObject({
      accounts: 2,
      buyers: 0,
      orders: 0,
      revenue: 0,
      firstOrderDate: null,
    });
    expect(empty.lifecycle.map(({ id, accounts }) => [id, accounts])).toEqual([['prospect', 2]]);
    expect(empty.clusters).toBe(null);
    expect(empty.diagnostics.map(({ code }) => code)).toContain('review.no_orders');
    expect(isPlain(empty)).toBe(true);
    const nobody = review({}, []);
    expect(nobody.totals.accounts).toBe(0);
    expect(isPlain(nobody)).toBe(true);
  });

  test('one account', () => {
    const one = review({}, [{ accountId: 'A', date: '2025-12-01', amount: 5, orderId: '1' }]);
    expect(one.segments).toHaveLength(1);
    expect(one.models.clusters).toBe(null);
    expect(one.diagnostics.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['review.short_history', 'review.few_for_clusters', 'rfm.small_sample']),
    );
    expect(isPlain(one)).toBe(true);
  });

  test('clusters on request, or not', () => {
    const few = orders.filter(({ accountId }) => accountId < 'K0025');
    expect(review({ clusters: { k: 2 } }, few).clusters?.length).toBe(2);
    expect(review({ clusters: 'none' }).clusters).toBe(null);
    expect(review({ clusters: 'none' }).choices.clusterCount).toBe('none');
  });

  test('an old book is asked whether it is complete', () => {
    const late = review({ asOf: '2026-03-31' });
    expect(late.diagnostics[0]).toEqual({
      stage: 'orders',
      code: 'review.quiet_end',
      field: 'lastOrderDate',
      value: 90,
      threshold: 31,
    });
  });

  test('bad rows are counted, or refused', () => {
    const bad = [...orders, { accountId: '', date: 'soon', amount: Number.NaN, orderId: '1' }];
    const seen: string[] = [];
    const rest = review({ onProblem: ({ code }) => void seen.push(code) }, bad);
    expect(seen.length).toBe(checkOrders(bad, { asOf: ASOF, columns: COLUMNS }).length);
    expect(rest.intake).toMatchObject({ received: orders.length + 1, accepted: orders.length, rejected: 1 });
    expect(rest.diagnostics[0]).toMatchObject({ code: 'review.rows_rejected', value: 1 });
    expect(rest.accounts).toStrictEqual(whole.accounts);
    expect(thrownBy(() => review({}, bad))).toMatch(/orders\[\d+\]/);
  });

  test.each([
    [{ periodDays: 0 }, /"periodDays" must be an integer from 1 to 36525: current value is 0/],
    [{ asof: ASOF }, /there is no option "asof"/],
    [{ future: 'keep' }, /there is no option "future"/],
    [{ models: [] }, /"models" must be an object of models/],
    [{ seed: -1 }, /"seed" must be an integer >= 0/],
  ])('%o is refused', (options, message) => {
    expect(thrownBy(() => review(options as never))).toMatch(message);
  });
});
