/** Warning rules of a first evaluation: every account as in memory. */
import { beforeAll, describe, expect, test } from 'vitest';
import { kamRules, type WarningRules } from '../../src/index.ts';
import { type WarningSqlOptions, warningsSql } from '../../src/sql/index.ts';
import { byAccount, type Engine, EXECUTED, engineOf, type ResultRow } from './engines.ts';
import { differencesOf } from './parity/run.ts';
import { loadOrders, readBundledBook } from './support.ts';
import {
  arbitraryRules,
  inMemory,
  makeBook,
  measuredWithin,
  regularityOf,
  thresholdRules,
  type WarningBook,
} from './warning-books.ts';

const kam = kamRules;
const every = thresholdRules();

describe.each(EXECUTED)('%s', (dialect) => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await engineOf(dialect);
  }, 60_000);

  const load = async ({ orders, roster = [] }: WarningBook): Promise<void> => {
    await loadOrders(engine, 'warningOrders', orders, { date: 'day', amount: 'decimal(2)' });
    await engine.load(
      'warningRoster',
      { id: 'text', class: 'text', worth: 'double' },
      roster.map(({ id, tier = null, value = null }) => [id, tier, value]),
    );
  };
  const run = async (
    book: WarningBook,
    rules: WarningRules,
    more: Partial<WarningSqlOptions> = {},
  ): Promise<ResultRow[]> => {
    const sql = warningsSql(rules, {
      dialect,
      table: 'warningOrders',
      asOf: book.asOf,
      regularity: regularityOf(book),
      reasons: true,
      evidence: true,
      ...(book.roster && { roster: { table: 'warningRoster', accountId: 'id', tier: 'class' } }),
      ...more,
    });
    return byAccount(await engine.query(sql));
  };
  const count = (rows: readonly ResultRow[], name: string): ReadonlyMap<unknown, number> => {
    const counts = new Map<unknown, number>();
    for (const row of rows) counts.set(row[name], (counts.get(row[name]) ?? 0) + 1);
    return counts;
  };

  test.each(['2025-12-31', '2025-03-15'])(
    'the key-account rules, whole, on the bundled book on %s',
    async (asOf) => {
      const book = { orders: readBundledBook(), asOf };
      await load(book);
      const expected = inMemory(book, kam);
      expect(differencesOf(await run(book, kam), byAccount(expected), measuredWithin)).toEqual([]);
      expect([...count(expected, 'warningStatus').keys()].length).toBeGreaterThanOrEqual(4);
    },
  );

  test.each([
    [1, '2024-06-01', [0.6]],
    [2, '2024-03-01', [0.3, 0.15]],
    [3, '2024-01-31', []],
  ] as const)('thresholds of every kind on book %s', async (seed, asOf, large) => {
    const book = makeBook(seed, asOf, large);
    await load(book);
    const expected = inMemory(book, every);
    expect(differencesOf(await run(book, every), byAccount(expected), measuredWithin)).toEqual([]);
    // Every rule has something to say of somebody, and not the same of all.
    for (const { id } of every.rules) {
      const states = count(expected, `warning${id.charAt(0).toUpperCase()}${id.slice(1)}State`);
      if (id !== 'signals') expect(states.size, id).toBeGreaterThanOrEqual(2);
    }
    if (large.length > 0)
      expect(expected.some(({ warningReasons }) => /share/.test(String(warningReasons)))).toBe(true);
  });

  test.each([1, 2])('rules of any make: set %s', async (seed) => {
    const rules = arbitraryRules(seed, 40);
    expect(rules.rules).toHaveLength(40);
    const book = makeBook(seed + 10, '2024-03-01', seed === 1 ? [] : [0.25]);
    await load(book);
    const expected = byAccount(inMemory(book, rules));
    expect(differencesOf(await run(book, rules), expected, measuredWithin)).toEqual([]);
    const states = rules.rules.flatMap((_, i) => [...count(expected, `warningR${i}State`).keys()]);
    expect(new Set(states)).toEqual(new Set(['firing', 'pending', 'unknown', null]));
    expect(
      rules.rules.filter((_, i) => count(expected, `warningR${i}State`).size > 1).length,
    ).toBeGreaterThan(20);
  });
});
