/** Silence in usual gaps as steps: every measure as in memory, whatever the regularity of the book is. */
import { beforeAll, describe, expect, test } from 'vitest';
import { buildHistories, type Regularity } from '../../src/index.ts';
import { historySteps } from '../../src/sql/history-steps.ts';
import { renderSteps } from '../../src/sql/statement.ts';
import { indicatorColumns } from '../../src/sql/warnings/indicator-step.ts';
import { overdueSteps } from '../../src/sql/warnings/overdue-steps.ts';
import { readWarningOptions } from '../../src/sql/warnings/warning-options.ts';
import { measureOf } from '../../src/warnings/condition-node.ts';
import { measure } from '../../src/warnings/measure.ts';
import { readBook } from '../../src/warnings/read-book.ts';
import { byAccount, type Engine, EXECUTED, engineOf, type ResultRow } from './engines.ts';
import { makeOrders } from './lifecycle-books.ts';
import { differencesOf } from './parity/run.ts';
import { loadOrders, type Order } from './support.ts';

const asOf = '2024-03-01';
const day = Date.parse(`${asOf}T00:00:00Z`) / 86_400_000;

/** Besides books from clockwork to chance: gaps at the border of two years, gaps that are all equal, returns, and a day that has not come. */
const orders: readonly Order[] = [
  ...makeOrders(5),
  ...makeOrders(6).map((order) => ({ ...order, accountId: `B${order.accountId}` })),
  ...[729, 730, 731].flatMap((before) =>
    [0, 400, before].map((ago): Order => order(`border ${before}`, ago)),
  ),
  ...Array.from({ length: 15 }, (_, i) => order('clockwork', 7 * i)),
  order('once', 30),
  order('today', 0),
  order('returned', 50, -5),
  order('returned', 90, 0),
  order('later', -1),
];

function order(accountId: string, ago: number, amount = 10): Order {
  const date = new Date((day - ago) * 86_400_000).toISOString().slice(0, 10);
  return { accountId, date, amount, orderId: null };
}

const regularity = (
  shape: number,
  priorGaps: number,
  meanGap: number | null,
  medianGap: number | null,
): Regularity => ({
  shape,
  priorGaps,
  meanGap,
  medianGap,
  pairs: 0,
  notices: [],
});

describe.each(EXECUTED)('%s', (dialect) => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await engineOf(dialect);
    await loadOrders(engine, 'overdueOrders', orders, { date: 'day', amount: 'decimal(2)' });
  }, 60_000);

  test.each([
    ['usual', regularity(1.7, 2.5, 40, 28)],
    ['of chance, and hardly known', regularity(0.5, 0.1, 3, 1)],
    ['of clockwork, and well known', regularity(20, 50, 300, 290)],
    ['of a book without gaps', regularity(1, 1, null, null)],
  ] as const)('a regularity that is %s', async (_, book) => {
    const { request } = readWarningOptions(
      'test',
      { dialect, table: 'overdueOrders', asOf, regularity: book },
      true,
    );
    const steps = [...historySteps(request), ...overdueSteps(request)];
    const found = byAccount(await engine.query(renderSteps(request.dialect, steps)));
    const histories = buildHistories(orders, { asOf, onProblem: () => undefined });
    const { inputOf } = readBook('test', histories, histories, {
      signals: undefined,
      timeZone: 'UTC',
      asOf: day,
    });
    const expected = histories.flatMap(({ accountId }, at): ResultRow[] => {
      const indicator = measure('overdue', { ...inputOf(at, null), regularity: book });
      const values = indicatorColumns('overdue').map((name) => [name, measureOf(indicator, name)] as const);
      // An account without a purchase has no row.
      return indicator.n === 0 ? [] : [{ accountId, ...Object.fromEntries(values) }];
    });
    const inexact = ['probability', 'q90', 'q95', 'q99', 'shape'];
    const within = (name: string, value: number): number =>
      inexact.includes(name) ? Math.max(1e-12, 2e-11 * Math.abs(value)) : 0;
    expect(differencesOf(found, byAccount(expected), within)).toEqual([]);
    expect(found.filter(({ n }) => Number(n) > 10).length).toBeGreaterThan(20);
    expect(found.filter(({ n }) => Number(n) < 4).length).toBeGreaterThan(5);
  });

  test('what is not wanted is not worked out', async () => {
    const { request } = readWarningOptions(
      'test',
      { dialect, table: 'overdueOrders', asOf, regularity: regularity(1.7, 2.5, 40, 28) },
      true,
    );
    const text = (wanted: string[]): string =>
      renderSteps(request.dialect, [...historySteps(request), ...overdueSteps(request, new Set(wanted))]);
    expect(text(['value', 'days'])).not.toMatch(/exp\(-|ownShape|Tail/);
    expect(text(['q95'])).toMatch(/ownShape/);
    expect(text(['q95'])).not.toMatch(/Tail|q90Ratio/);
    expect(text(['probability'])).toMatch(/Tail/);
    const found = await engine.query(text(['value']));
    expect(
      new Set(found.map(({ q95, probability, shape }) => JSON.stringify([q95, probability, shape]))),
    ).toEqual(new Set(['[null,null,null]']));
    expect((await engine.query(text(['shape']))).filter(({ shape }) => shape !== null).length).toBe(
      found.length,
    );
  });
});
