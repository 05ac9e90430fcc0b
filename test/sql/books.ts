import { summarizeOrders } from '../../src/index.ts';
import type { Cell, ColumnType, Engine } from './engines.ts';
import { HOSTILE } from './hostile.ts';
import { readBundledBook } from './support.ts';

/** An account of a book that models are fitted on. */
export interface Account {
  readonly accountId: string;
  readonly recency: number | null;
  readonly frequency: number | null;
  readonly monetary: number | null;
  readonly tenure: number | null;
  readonly lastOrderDate: string | null;
}

const account = (
  accountId: string,
  recency: number | null,
  frequency: number | null,
  monetary: number | null,
  tenure: number | null = 1,
  lastOrderDate: string | null = null,
): Account => ({ accountId, recency, frequency, monetary, tenure, lastOrderDate });

const dayBefore = (days: number): string =>
  new Date(Date.parse('2026-01-31T00:00:00Z') - days * 86_400_000).toISOString().slice(0, 10);

/** Books that are hard to fit on. */
export const BOOKS: Readonly<Record<string, readonly Account[]>> = {
  bundled: summarizeOrders(readBundledBook(), {
    asOf: '2025-06-30',
    currencyDigits: 2,
    roster: ['prospect 1', 'prospect 2'],
    onProblem: () => undefined,
  }).map(({ accountId, recency, frequency, monetary, tenure, lastOrderDate }) => ({
    accountId,
    recency,
    frequency,
    monetary,
    tenure,
    lastOrderDate,
  })),
  // Ties, gaps, negative values, values that no decimal has, ids that are hostile.
  messy: Array.from({ length: 130 }, (_, i) =>
    account(
      HOSTILE[i] as string,
      i % 13 === 0 ? null : (i * 7) % 40,
      i % 17 === 0 ? null : Math.floor(Math.sqrt(i)) % 5,
      i % 19 === 0 ? null : i % 4 === 0 ? -i / 3 : i % 5 === 0 ? 0 : (i * i) / 7,
      i % 11,
      i % 13 === 0 ? null : dayBefore((i * 7) % 40),
    ),
  ),
  // A unit above a quantile there are many values, and gaps between it and what came back.
  cents: Array.from({ length: 700 }, (_, i) =>
    account(`A${i}`, (i * 31) % 97, 1 + (i % 50), ((i * 17) % 700) / 100),
  ),
  'no account': [],
  'one account': [account('A', 3, 2, 0.1, 9, dayBefore(3))],
  'nobody has all values': [account('A', 3, null, 1), account('B', null, 2, 2)],
  'all tied': HOSTILE.slice(200, 223).map((id) => account(id, 5, 1, 0.1, 1, dayBefore(5))),
  'two values': Array.from({ length: 12 }, (_, i) =>
    account(`A${i}`, i % 2, 1 + (i % 2), (i % 2) / 3, 2, dayBefore(i)),
  ),
  'no gain': Array.from({ length: 9 }, (_, i) => account(`A${i}`, i, i, -i / 10)),
  // Quantiles between these fall on them, or past them by the last digit.
  neighbours: Array.from({ length: 24 }, (_, i) =>
    account(`A${i}`, i / 3, i, 0.1 + Math.floor(i / 2) * 2 ** -56),
  ),
  'rows of one account': Array.from({ length: 12 }, (_, i) => account(`A${i >> 2}`, 5, 1, 2)),
  'equal shares': Array.from({ length: 40 }, (_, i) => account(`A${i}`, i, i % 3, i < 20 ? 0.1 : 0.3)),
};

/** The columns of a book as a table, in the order of {@link accountCells}. */
export const ACCOUNT_COLUMNS: Readonly<Record<keyof Account, ColumnType>> = {
  accountId: 'text',
  recency: 'double',
  frequency: 'integer',
  monetary: 'double',
  tenure: 'integer',
  lastOrderDate: 'day',
};

export const accountCells = (accounts: readonly Account[]): Cell[][] =>
  accounts.map((a) => [a.accountId, a.recency, a.frequency, a.monetary, a.tenure, a.lastOrderDate]);

export async function loadAccounts(
  engine: Engine,
  table: string,
  accounts: readonly Account[],
): Promise<void> {
  await engine.load(table, ACCOUNT_COLUMNS, accountCells(accounts));
}
