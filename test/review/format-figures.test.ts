/** The figures of the page are those of the review. */
import { formatLabel, formatReason, formatReview } from 'account-scoring';
import { expect, test } from 'vitest';
import {
  amount,
  decimal,
  inCurrency,
  measure,
  percent,
  roundPercent,
  whole,
} from '../../src/review/format/numbers.ts';
import { plainSum } from '../support.ts';
import { bookReview, byId, domOf, elementsOf, factOf, reviewOf, tableOf, textOf } from './format-support.ts';

/** What is read back from the page. */
const number = (text: string | undefined): number => Number((text ?? '').replace(/,/g, ''));
const share = (value: number | null): string => `${((value ?? 0) * 100).toFixed(1)}%`;

test('numbers', () => {
  expect([0, -0, 0.4, -0.4, 999.5, 1234567.4, -1234, 1e15, null].map(whole)).toEqual([
    '0',
    '0',
    '0',
    '0',
    '1,000',
    '1,234,567',
    '-1,234',
    '1.000e+15',
    '–',
  ]);
  expect([0, 12, 12.3, -0.001, 99.994, 99.995, 100.4, -12.5, null].map(amount)).toEqual([
    '0',
    '12',
    '12.30',
    '0.00',
    '99.99',
    '100',
    '100',
    '-12.50',
    '–',
  ]);
  expect([0, 0.0004, 0.0005, 0.12345, 0.9994, 0.9996, 1, -0.2, -0.00001, null].map(percent)).toEqual([
    '0.0%',
    '<0.1%',
    '0.1%',
    '12.3%',
    '99.9%',
    '>99.9%',
    '100.0%',
    '-20.0%',
    '0.0%',
    '–',
  ]);
  expect([0.2, 0.005, 0.333].map(roundPercent)).toEqual(['20%', '0.5%', '33.3%']);
  expect([3, 3.5, 64.5, 0.126, 1234.5, null].map(measure)).toEqual([
    '3',
    '3.5',
    '64.5',
    '0.13',
    '1,235',
    '–',
  ]);
  expect(inCurrency(1234, 'EUR')).toBe('1,234 EUR');
  expect(inCurrency(-1234, '¥')).toBe('-¥1,234');
  expect(inCurrency(1234, null)).toBe('1,234');
  expect(inCurrency(null, 'EUR')).toBe('–');
});

test('totals and intake', () => {
  const review = bookReview();
  const root = domOf(review);
  const { totals, intake } = review;
  expect(factOf(root, 'Accounts')).toBe(whole(totals.accounts));
  expect(factOf(root, 'Revenue')).toBe(`${whole(totals.revenue)} EUR`);
  expect(factOf(root, 'Orders')).toBe(whole(totals.orders));
  expect(factOf(root, 'Value at risk')).toBe(`${whole(totals.valueAtRisk)} EUR`);
  expect(factOf(root, 'Accounts with an alert')).toBe(whole(review.warnings.firing.length));
  const [received, accepted, rejected] =
    factOf(root, 'Rows received')
      .match(/[\d,]+/g)
      ?.map(number) ?? [];
  expect([received, accepted, rejected]).toEqual([intake.received, intake.accepted, intake.rejected]);
  expect(received).toBe((accepted ?? 0) + (rejected ?? 0));
});

test('tables of groups have every group, and add up to the book', () => {
  const review = bookReview();
  const root = domOf(review);
  const { accounts, revenue } = review.totals;
  const tables: ReadonlyArray<
    readonly [
      string,
      ReadonlyArray<{
        readonly accounts: number;
        readonly revenue: number;
        readonly shareOfRevenue: number | null;
      }>,
    ]
  > = [
    ['Segments, best first', review.segments],
    ['ABC classes', review.abc],
    ['Tiers, best first', review.tiers.groups],
    ['Accounts by stage', review.lifecycle],
    ['Accounts by status', review.warnings.statuses],
  ];
  for (const [caption, groups] of tables) {
    const rows = tableOf(root, caption).slice(1);
    expect(
      rows.map((row) => number(row[1])),
      caption,
    ).toEqual(groups.map((group) => group.accounts));
    expect(
      rows.map((row) => row[3]),
      caption,
    ).toEqual(groups.map((group) => amount(group.revenue)));
    expect(
      rows.map((row) => row[4]),
      caption,
    ).toEqual(groups.map((group) => percent(group.shareOfRevenue)));
    expect(plainSum(rows.map((row) => number(row[1])))).toBe(accounts);
    expect(Math.abs(plainSum(rows.map((row) => number(row[3]))) - revenue)).toBeLessThanOrEqual(rows.length);
  }
});

test('scores, clusters, concentration', () => {
  const review = bookReview();
  const root = domOf(review);
  const scores = tableOf(root, 'What the scores mean, and who has them').slice(1);
  (['recency', 'frequency', 'monetary'] as const).forEach((name, i) => {
    const counts = scores.map((row) => number(row[2 + 2 * i]));
    expect(counts).toEqual(
      [5, 4, 3, 2, 1].map((score) => review.accounts.filter(({ rfm }) => rfm[name] === score).length),
    );
  });
  const clusters = tableOf(root, 'Clusters and the typical account of each').slice(1);
  expect(clusters.map((row) => number(row[2]))).toEqual(review.clusters?.map((cluster) => cluster.accounts));
  const { concentration } = review;
  expect(factOf(root, 'The largest 20% of accounts hold')).toContain(
    share(concentration.topShares.find(({ top }) => top === 0.2)?.share ?? null),
  );
  expect(factOf(root, 'Gini coefficient')).toContain(concentration.gini.value?.toFixed(3));
  expect(factOf(root, 'Without the 3 largest accounts')).toContain(
    share(concentration.exposure[1]?.value ?? null),
  );
  const largest = tableOf(root, 'The largest accounts').slice(1);
  expect(largest.map((row) => row[2])).toEqual(
    concentration.accounts.slice(0, 10).map(({ value }) => amount(value)),
  );
});

test('every account is listed or counted', () => {
  const review = bookReview();
  const all = tableOf(domOf(review, { accounts: 1000 }), 'Accounts by revenue').slice(1);
  expect(all).toHaveLength(review.accounts.length);
  const known = new Map(review.accounts.map((account) => [account.accountId, account]));
  for (const row of all) {
    const account = known.get(/\((K\d+)\)$/.exec(row[1] ?? '')?.[1] ?? '');
    expect(row.slice(2)).toEqual([
      amount(account?.monetary ?? null),
      percent((account?.monetary ?? 0) / review.totals.revenue),
      whole(account?.frequency ?? null),
      account?.lastOrderDate,
      account?.rfm.code,
      formatLabel('segment', account?.segment.id ?? ''),
      account?.abc.class,
      formatLabel('tier', account?.tier.id ?? ''),
      decimal(account?.criteria.score ?? null, 1),
      formatLabel('stage', account?.lifecycle.stage ?? ''),
      formatLabel('status', account?.warnings.status ?? ''),
      amount(account?.warnings.valueAtRisk ?? null),
    ]);
  }
  const some = domOf(review, { accounts: 7 });
  expect(tableOf(some, 'Accounts by revenue')).toEqual(
    tableOf(domOf(review), 'Accounts by revenue').slice(0, 8),
  );
  const listed = plainSum(all.slice(0, 7).map((row) => number(row[2])));
  const rest = 1 - listed / review.totals.revenue;
  expect(textOf(byId(some, 'accounts'))).toContain(
    `The 7 largest of 591 accounts; the other 584 together bring in ${(rest * 100).toFixed(1)}% of revenue.`,
  );
  expect(textOf(byId(domOf(review, { accounts: 0 }), 'accounts'))).toContain('591 accounts are not listed.');
});

test('the accounts to look at first are those with the most at risk, and the rest is counted', () => {
  const review = bookReview();
  const leads = (top: number) =>
    elementsOf(byId(domOf(review, { top }), 'first'), 'strong').map(
      (lead) => /\((K\d+)\)/.exec(textOf(lead))?.[1],
    );
  expect(leads(5)).toEqual(review.warnings.firing.slice(0, 5));
  expect(leads(10_000)).toEqual(review.warnings.firing);
  expect(formatReview(review, { top: 5 })).toContain(
    `and ${review.warnings.firing.length - 5} more accounts`,
  );
  expect(formatReview(review, { top: 10_000 })).not.toMatch(/and \d+ more accounts/);
  const worst = review.accounts.find(({ accountId }) => accountId === review.warnings.firing[0]);
  const item = textOf(elementsOf(byId(domOf(review), 'first'), 'li')[0] as never);
  expect(item).toContain(amount(worst?.warnings.valueAtRisk ?? null));
  for (const { ruleId, state, action } of worst?.warnings.alerts ?? [])
    if (state === 'firing') {
      expect(item).toContain(formatLabel('rule', ruleId));
      expect(item).toContain(formatLabel('warningAction', action ?? ''));
    }
});

test('of many alerts the worst are told with their reasons, the others by name, and what to do first', () => {
  const review = bookReview();
  const many = review.accounts.find(
    ({ warnings }) => warnings.alerts.filter(({ state }) => state === 'firing').length > 6,
  );
  const alerts = (many?.warnings.alerts ?? []).filter(
    ({ state }) => state === 'firing' || state === 'recovering',
  );
  const items = elementsOf(byId(domOf(review, { top: 10_000 }), 'first'), 'li');
  const item = items.find((one) => textOf(one).includes(`(${many?.accountId})`));
  const lines = elementsOf(item as never, 'li')
    .slice(1)
    .map(textOf);
  expect(lines).toHaveLength(6);
  alerts.slice(0, 4).forEach((alert, i) => {
    expect(lines[i]).toMatch(
      new RegExp(
        `^${formatLabel('rule', alert.ruleId)} \\(${alert.level}, (recovering )?since ${alert.since}\\): `,
      ),
    );
    for (const reason of alert.reasons) expect(lines[i]).toContain(formatReason(reason));
  });
  const others = alerts.slice(4).map(({ ruleId }) => formatLabel('rule', ruleId));
  expect(lines[4]).toBe(`${others.length} further alerts: ${others.join(', ')}`);
  const actions = [...new Set(alerts.flatMap(({ action }) => action ?? []))].slice(0, 3);
  expect(lines[5]).toBe(`To do first: ${actions.map((id) => formatLabel('warningAction', id)).join('; ')}`);
});

test('alerts by rule', () => {
  const review = bookReview();
  const rows = tableOf(domOf(review), 'Alerts by rule, firing or recovering').slice(1);
  const live = review.accounts.flatMap(({ warnings }) =>
    warnings.alerts.filter(({ state }) => state === 'firing' || state === 'recovering'),
  );
  expect(rows.length).toBeGreaterThan(10);
  for (const [rule, , accounts] of rows)
    expect(number(accounts)).toBe(live.filter(({ ruleId }) => formatLabel('rule', ruleId) === rule).length);
  expect(plainSum(rows.map((row) => number(row[2])))).toBe(live.length);
});

test('moves since the review before', () => {
  const review = bookReview();
  const rows = tableOf(domOf(review), 'Moves since the review of 2025-09-30').slice(1);
  expect(plainSum(rows.map((row) => number(row[1])))).toBe(review.tiers.moves.length);
  const held = tableOf(domOf(review), 'Tiers, best first').slice(1);
  expect(plainSum(held.map((row) => number(row[5])))).toBe(review.totals.accounts);
});

test('the same review and options give the same bytes, also by way of JSON, and leave the review as it was', () => {
  const review = reviewOf(['a', 'b', 'c', 'd', 'e', 'f']);
  const before = JSON.stringify(review);
  for (const format of ['text', 'markdown', 'html'] as const) {
    const written = formatReview(review, { format });
    expect(formatReview(JSON.parse(before), { format })).toBe(written);
    expect(formatReview(review, { format })).toBe(written);
  }
  expect(JSON.stringify(review)).toBe(before);
});

test('options and reviews that are none are refused', () => {
  const review = reviewOf(['a']);
  const call = (options: object) => () => formatReview(review, options);
  expect(call({ format: 'pdf' })).toThrow(
    '"format" must be one of "text", "markdown", "html": current value is "pdf"',
  );
  expect(call({ locale: 'de' })).toThrow('"locale" must be one of "en", "zh-CN"');
  expect(call({ top: -1 })).toThrow('"top" must be an integer >= 0: current value is -1');
  expect(call({ accounts: 1.5 })).toThrow('"accounts" must be an integer >= 0');
  expect(call({ lang: 'en' })).toThrow('there is no option "lang"');
  expect(() => formatReview({ kind: 'rfm', version: 1 } as never)).toThrow(
    'Cannot format a review as it must be a review ("account-review", version 1): current value is "rfm", version 1',
  );
  expect(() => formatReview(null as never)).toThrow('current value is null');
});
