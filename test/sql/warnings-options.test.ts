/** What a statement of warnings is told, and what it is not: values, shares, names, and options that are none. */
import { beforeAll, describe, expect, test } from 'vitest';
import { kamRules, type WarningRule, type WarningRules } from '../../src/index.ts';
import { type WarningSqlOptions, warningsSql } from '../../src/sql/index.ts';
import { byAccount, type Engine, EXECUTED, engineOf, type ResultRow } from './engines.ts';
import { HOSTILE } from './hostile.ts';
import { differencesOf } from './parity/run.ts';
import type { Order } from './support.ts';
import {
  inMemory,
  makeBook,
  measuredWithin,
  regularityOf,
  thresholdRules,
  type WarningBook,
} from './warning-books.ts';

const asOf = '2025-06-30';
const plain = { shape: 1, meanGap: 30, medianGap: 30, priorGaps: 1, pairs: 0, notices: [] };
const silent = (id: string, more: Partial<WarningRule> = {}): WarningRule => ({
  id,
  indicator: 'overdue',
  family: 'volume',
  levels: { medium: { when: { measure: 'days', op: '>=', than: 10 } } },
  ...more,
});
const setOf = (...rules: WarningRule[]): WarningRules => ({
  kind: 'warning-rules',
  version: 1,
  id: 'own',
  rules,
});
const order = (accountId: string, date: string, amount: number): Order => ({
  accountId,
  date,
  amount,
  orderId: null,
});

describe.each(EXECUTED)('%s', (dialect) => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await engineOf(dialect);
  }, 60_000);
  const load = async (
    orders: readonly Order[],
    columns = ['accountId', 'date', 'amount', 'orderId'],
    table = 'warnedOrders',
  ) =>
    engine.load(
      table,
      Object.fromEntries(
        columns.map((name, i) => [name, (['text', 'day', 'decimal(2)', 'text'] as const)[i] ?? 'text']),
      ),
      orders.map(({ accountId, date, amount, orderId }) =>
        [accountId, date, amount, orderId].slice(0, columns.length),
      ),
    );
  const run = async (rules: WarningRules, options: Partial<WarningSqlOptions> = {}): Promise<ResultRow[]> =>
    byAccount(
      await engine.query(
        warningsSql(rules, { dialect, table: 'warnedOrders', asOf, regularity: plain, ...options }),
      ),
    );

  test('shares of exactly a tenth, a fifth and a half lift nothing; a cent more does', async () => {
    const rules = setOf(
      silent('a'),
      silent('b', { levels: { high: { when: { measure: 'days', op: '>=', than: 10 } } } }),
    );
    const of = async (amounts: readonly number[]) => {
      const orders = amounts.map((amount, i) => order(`A${i}`, '2025-05-01', amount));
      await load(orders);
      const found = await run(rules, { reasons: true });
      const expected = inMemory({ orders, asOf }, rules).map((row) =>
        Object.fromEntries(Object.entries(row).filter(([name]) => !name.startsWith('overdue'))),
      );
      expect(found).toEqual(expected);
      return found.map(({ warningALevel, warningBLevel, warningStatus }) =>
        [warningALevel, warningBLevel, warningStatus].join(' '),
      );
    };
    expect(await of([50, 20, 10, 20])).toEqual([
      'high critical red',
      ...new Array(3).fill('medium high orange'),
    ]);
    expect(await of([50.01, 20.01, 10.01, 19.97])).toEqual([
      'critical critical red',
      'high critical red',
      'medium high orange',
      'medium high orange',
    ]);
    // Those below nothing are no part of the book, and a book of nothing has no shares.
    expect(await of([10, 30, -20])).toEqual(['high critical red', 'critical critical red', '  grey']);
    expect(await of([-1])).toEqual(['  grey']);
  });

  test('values of the roster, severities of its own, minor units, order ids, and accounts that are there twice', async () => {
    const book: WarningBook = makeBook(4, '2024-03-01', [0.25]);
    const cents = book.orders.map((row) => [
      row.accountId,
      row.date,
      Math.round((row.amount ?? 0) * 100) + 0,
      row.orderId,
    ]);
    await engine.load('warnedCents', { who: 'text', day: 'day', cents: 'integer', no: 'text' }, cents);
    const known = (book.roster ?? []).map(({ id, tier = null, value = null }) => [id, tier, value]);
    await engine.load('warnedRoster', { id: 'text', class: 'text', worth: 'double' }, [
      ...known,
      ...known.slice(0, 40),
      [' ', 'gold', 1],
    ]);
    const rules = thresholdRules();
    const severity = { medium: 0.2, high: 0.4, critical: 1 };
    const found = await run(rules, {
      table: 'warnedCents',
      columns: { accountId: 'who', date: 'day', amount: 'cents', orderId: 'no' },
      amountUnit: 'minor',
      asOf: book.asOf,
      regularity: { fitted: regularityOf(book) },
      roster: { table: 'warnedRoster', accountId: 'id', tier: 'class', value: 'worth' },
      severity,
      reasons: true,
      evidence: true,
    });
    const expected = byAccount(inMemory(book, rules, { severity, isValueGiven: true }));
    expect(differencesOf(found, expected, measuredWithin)).toEqual([]);
    expect(new Set(found.map(({ warningValueAtRisk }) => warningValueAtRisk)).size).toBeGreaterThan(10);
  });

  test('a value that is no number is none', async () => {
    await load([order('A', '2025-05-01', 5), order('B', '2025-05-01', 5), order('C', '2025-05-01', 5)]);
    await engine.load('warnedRoster', { id: 'text', worth: 'double' }, [
      ['A', Number.NaN],
      ['B', -3],
      ['C', Number.POSITIVE_INFINITY],
    ]);
    const found = await run(setOf(silent('a')), {
      roster: { table: 'warnedRoster', accountId: 'id', value: 'worth' },
    });
    expect(found.map(({ warningValueAtRisk }) => warningValueAtRisk)).toEqual([null, 0, null]);
  });

  test('rules, tiers, tables and columns with hostile names', async () => {
    const names = HOSTILE.filter((name, i) => i % 3 === 1 && new TextEncoder().encode(name).length <= 40);
    const tiers = HOSTILE.filter((_, i) => i % 3 === 0);
    const orders = tiers.map((_, i) => order(`T${i}`, '2025-05-01', 1));
    const table = 'we"ird \'orders; --';
    await load(orders, ['acc\'ount"', 'da--te', 'am;ount'], table);
    await engine.load(
      'ro\'ster"',
      { "i'd": 'text', 'tier"': 'text' },
      tiers.map((tier, i) => [`T${i}`, tier]),
    );
    const when = (own: readonly string[]) => ({
      measure: 'days',
      op: '>=' as const,
      than: { byTier: Object.fromEntries(own.map((tier) => [tier, 10])), otherwise: 1000 },
    });
    for (let from = 0; from < names.length; from += 100) {
      const own = names.slice(from, from + 100);
      const rules = setOf(
        ...own.map((id, i) =>
          silent(id, { levels: { medium: { when: when([tiers[(from + i) % tiers.length] as string]) } } }),
        ),
      );
      const found = await run(rules, {
        table,
        columns: { accountId: 'acc\'ount"', date: 'da--te', amount: 'am;ount' },
        roster: { table: 'ro\'ster"', accountId: "i'd", tier: 'tier"' },
      });
      expect(found).toHaveLength(tiers.length);
      const byId = new Map(found.map((row) => [row.accountId, row]));
      own.forEach((id, i) => {
        const column = `warning${id.charAt(0).toUpperCase()}${id.slice(1)}State`;
        const firing = [...byId].filter(([, row]) => row[column] === 'firing').map(([account]) => account);
        expect(firing, id).toEqual([`T${(from + i) % tiers.length}`]);
      });
    }
    expect(names.length).toBeGreaterThan(130);
  });

  test('no orders, and too few accounts for percentiles', async () => {
    const rules = setOf(
      silent('a', { levels: { medium: { when: { op: '>=', than: { peerPercentile: 50 } } } } }),
    );
    await load([]);
    expect(await run(rules)).toEqual([]);
    for (const accounts of [9, 10]) {
      const orders = Array.from({ length: accounts }, (_, i) => order(`A${i}`, `2025-05-${10 + i}`, 5));
      await load(orders);
      const found = await run(rules);
      expect(new Set(found.map(({ warningAState }) => warningAState))).toEqual(
        new Set(accounts < 10 ? ['unknown'] : ['firing', null]),
      );
    }
  });
});

describe('what is written', () => {
  const options = { dialect: 'duckdb', table: 'orders', asOf, regularity: plain } as const;
  const rulesOn = (...ids: string[]): WarningRules => ({
    ...kamRules,
    rules: kamRules.rules.filter(({ id }) => ids.includes(id)),
  });

  test('the indicators that rules look at, and no more', () => {
    expect(warningsSql(rulesOn('R01'), options)).not.toMatch(/trend|volatility|monthTotals|Tail/);
    expect(warningsSql(rulesOn('R04'), options)).not.toMatch(/overdue|volatility/);
    const { regularity: _, ...without } = options;
    expect(warningsSql(rulesOn('R04', 'R14'), without)).not.toMatch(/overdue|contactGap/);
    // Months are read once for both that look at them.
    const both = setOf(
      { ...silent('t', { indicator: 'trend' }), levels: { medium: { when: { op: '>', than: 1 } } } },
      { ...silent('v', { indicator: 'volatility' }), levels: { medium: { when: { op: '>', than: 1 } } } },
    );
    expect(warningsSql(both, options).split('"monthTotals" AS (').length).toBe(2);
    expect(warningsSql(rulesOn('R01'), { ...options, evidence: true })).toMatch(/AS "overdueProbability"/);
  });

  test('rules of signals alone: nothing is known of anybody', () => {
    const sql = warningsSql(
      {
        ...kamRules,
        rules: kamRules.rules.filter(({ family }) => family !== 'volume' && family !== 'experience'),
      },
      options,
    );
    expect(sql).toContain(`CAST('unknown' AS VARCHAR) AS "warningR14State"`);
  });

  test('a rule by itself: a text of a fixed size for each further one', () => {
    const size = (count: number): number =>
      warningsSql(setOf(...Array.from({ length: count }, (_, i) => silent(`r${i}`))), options).length;
    expect(size(60) - size(40)).toBeLessThan(1.2 * (size(40) - size(20)));
  });
});

test('what is no rule and no option is refused', () => {
  const options = { dialect: 'duckdb', table: 'orders', asOf } as const;
  const all = { ...options, regularity: plain };
  const rules = setOf(silent('a'));
  const text =
    (given: unknown, more: object = all) =>
    () =>
      warningsSql(given as WarningRules, more as WarningSqlOptions);
  expect(text(rules, options)).toThrow(/needs "regularity": give what fitRegularity/);
  expect(text(rules, { ...options, regularity: 3 })).toThrow(/"regularity" must be what fitRegularity gives/);
  expect(text(rules, { ...options, regularity: { ...plain, shape: 0.4 } })).toThrow(
    /"shape" must be at least 0.5/,
  );
  expect(text(rules, { ...options, regularity: { ...plain, medianGap: null } })).toThrow(
    /a mean and a median gap, or neither/,
  );
  expect(text({ kind: 'rfm', version: 1 })).toThrow(/"kind" must be "warning-rules"/);
  expect(text(setOf())).toThrow(/fault empty/);
  expect(text(setOf(silent('a'), silent('a')))).toThrow(/fault duplicate_id at a/);
  expect(text(setOf(silent('a'), silent('A')))).toThrow(/two columns would be called "warningAState"/);
  for (const [more, message] of [
    [{ reasons: 1 }, '"reasons" must be true or false'],
    [{ evidence: 'yes' }, '"evidence" must be true or false'],
    [{ previous: [] }, 'there is no option "previous"'],
    [{ signals: {} }, 'there is no option "signals"'],
    [{ windowDays: 3 }, 'there is no option "windowDays"'],
    [{ columns: { category: '' } }, '"columns.category" must be the name of a column'],
    [{ columns: { colour: 'x' } }, 'there is no option "colour"'],
    [{ columns: 3 }, '"columns" must be an object'],
    [{ roster: { table: 't', tier: 1 } }, '"roster.tier" must be the name of a column'],
    [{ roster: { table: 't', stage: 'x' } }, 'there is no option "stage"'],
    [{ roster: { tier: 'x' } }, '"roster.table"'],
    [{ severity: { medium: 2 } }, '"severity" must be'],
    [{ dialect: 'oracle' }, '"dialect" must be one of'],
  ] as const)
    expect(text(rules, { ...all, ...more }), message).toThrow(message);
  expect(() => warningsSql(rules, undefined as never)).toThrow(TypeError);
});
