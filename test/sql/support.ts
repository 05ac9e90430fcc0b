import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import {
  type AccountSummary,
  type OrderIntake,
  type SummarizeOptions,
  summarizeOrders,
} from '../../src/index.ts';
import { checkSql, type SummarySqlOptions, summarySql } from '../../src/sql/index.ts';
import { byAccount, type ColumnType, type Engine, type ResultRow } from './engines.ts';

/** An order as the tests have it. */
export interface Order {
  readonly accountId: string | null;
  readonly date: string | number | null;
  readonly amount: number | null;
  readonly orderId: string | null;
}

/** An account summary in the columns of SQL. */
export function flatSummary({ returns, ...summary }: AccountSummary): ResultRow {
  return { ...summary, returnsCount: returns.count, returnsAmount: returns.amount };
}

/** What the library makes of orders, and what it says of the rows. */
export function inMemory(
  orders: readonly Order[],
  options: SummarizeOptions<Order>,
): { rows: ResultRow[]; intake: OrderIntake } {
  let intake: OrderIntake | undefined;
  const rows = summarizeOrders(orders, {
    ...options,
    onProblem: () => undefined,
    onIntake: (counts) => {
      intake = counts;
    },
  }).map(flatSummary);
  return { rows, intake: intake as OrderIntake };
}

export async function loadOrders(
  engine: Engine,
  table: string,
  orders: readonly Order[],
  types: { readonly date: ColumnType; readonly amount: ColumnType },
): Promise<void> {
  await engine.load(
    table,
    { accountId: 'text', date: types.date, amount: types.amount, orderId: 'text' },
    orders.map(({ accountId, date, amount, orderId }) => [accountId, date, amount, orderId]),
  );
}

/** What an engine makes of a table. */
export async function inEngine(
  engine: Engine,
  options: Omit<SummarySqlOptions, 'dialect'>,
): Promise<{ rows: ResultRow[]; intake: ResultRow }> {
  const all = { ...options, dialect: engine.dialect };
  const rows = byAccount(await engine.query(summarySql(all)));
  const [intake] = await engine.query(checkSql(all));
  return { rows, intake: intake as ResultRow };
}

function isDay(text: string): boolean {
  const time = /^\d{4}-\d\d-\d\d$/.test(text) ? new Date(`${text}T00:00:00Z`).getTime() : Number.NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/** The bundled book, which is messy on purpose; what a typed column cannot hold is NULL. */
export function readBundledBook(): Order[] {
  const text = readFileSync(new URL('../../examples/data/synthetic-orders.csv', import.meta.url));
  const rows: Array<Record<string, string>> = parse(text, { columns: true, relax_column_count: true });
  return rows.map(({ account_id: accountId, order_date: date = '', amount = '', order_id: orderId }) => ({
    accountId: accountId ?? null,
    date: isDay(date) ? date : null,
    amount: /^-?\d+\.\d\d$/.test(amount) ? Number(amount) : null,
    orderId: orderId ?? null,
  }));
}
