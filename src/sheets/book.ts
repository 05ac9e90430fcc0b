import { isoDay } from '../internal/day.ts';
import type { OrderTable } from '../orders/order-table.ts';
import { summarizeOrders } from '../orders/summarize.ts';
import type { AccountSummary } from '../types.ts';
import type { AnswerColumn, Call } from './answer.ts';
import { readAsOf } from './as-of.ts';
import type { SheetRange } from './cells.ts';
import type { TableNeed } from './header.ts';
import type { AccountCells } from './ids.ts';
import { type NumberColumn, readAccounts } from './read-accounts.ts';
import { readOrders } from './read-orders.ts';
import { type Say, sheetError } from './sheet-error.ts';
import type { SheetOptions } from './sheet-options.ts';
import { openTable, type Table } from './table.ts';

/** What every step needs of an account. */
export interface BookAccount {
  readonly accountId: string;
  readonly recency: number | null;
  readonly frequency: number | null;
  readonly monetary: number | null;
  readonly tenure?: number | null;
}

/** The orders of a sheet, summed up per account. */
export interface OrderBook {
  readonly orders: OrderTable;
  readonly accounts: AccountSummary[];
  /** ISO day. */
  readonly asOf: string;
  readonly cells: AccountCells;
  /** What to know about the day that is counted back from. */
  readonly dayNotes: readonly Say[];
  readonly notes: readonly Say[];
}

/** The accounts of a sheet, from orders or as they stand there. */
export interface Book {
  readonly accounts: readonly BookAccount[];
  readonly cells: AccountCells;
  readonly dayNotes: readonly Say[];
  readonly notes: readonly Say[];
}

/** The rules that the options set for summing up. */
function rulesOf(options: SheetOptions, asOf: string, { orderId }: OrderTable) {
  if (options.frequencyOf === 'orders' && orderId === undefined)
    throw sheetError((words) => words.badOption('frequencyOf', 'orders', 'rows, days'));
  return {
    asOf,
    windowDays: options.windowDays,
    frequencyOf: options.frequencyOf,
    returns: options.returns,
  };
}

/** The last of all notes: which rows were left out, and why. */
export function leftOutNote({ faults }: Table): Say[] {
  return faults.count() === 0 ? [] : [(words) => words.leftOut(faults.count(), faults.tallies())];
}

/** Sum up the orders of a table that has been opened. */
export function orderBookOf(table: Table, asOf: unknown, { options }: Call): OrderBook {
  const { orders, cells, dateOrder, lastDay } = readOrders(table, options);
  const given = readAsOf(asOf, dateOrder);
  const day = given ?? isoDay(lastDay ?? 0);
  let future = 0;
  const accounts = summarizeOrders(orders, {
    ...rulesOf(options, day, orders),
    onIntake: (intake) => {
      future = intake.future;
    },
  });
  const isDefault = given === null && lastDay !== null;
  const dayNotes: Say[] = isDefault ? [(words) => words.asOfLast(day)] : [];
  const notes: Say[] = [...table.notes];
  if (future > 0) notes.push((words) => words.future(future, day));
  notes.push(...leftOutNote(table));
  return { orders, accounts, asOf: day, cells, dayNotes, notes };
}

/** Read a range that must hold orders. */
export function readOrderBook(range: SheetRange, asOf: unknown, call: Call): OrderBook {
  return orderBookOf(openTable(range, 'orders', call.options), asOf, call);
}

/** Columns of numbers that a table of accounts may have. */
function numberColumns({ header }: Table): NumberColumn[] {
  const { recency, frequency, monetary, tenure } = header.at;
  return [
    { field: 'recency', column: recency, mayBeBlank: true },
    { field: 'frequency', column: frequency, mayBeBlank: false },
    { field: 'monetary', column: monetary, mayBeBlank: false },
    { field: 'tenure', column: tenure, mayBeBlank: true },
  ].filter((column): column is NumberColumn => column.column !== undefined);
}

/** What to know about the day, for a table of accounts. */
export function unusedDay(asOf: unknown): Say[] {
  return readAsOf(asOf, null) === null ? [] : [(words) => words.asOfUnused()];
}

/** Read a range of orders or of accounts with recency, frequency and monetary. */
export function readBook(range: SheetRange, asOf: unknown, call: Call, need: TableNeed = 'book'): Book {
  const table = openTable(range, need, call.options);
  if (table.header.kind !== 'accounts') return orderBookOf(table, asOf, call);
  const { accounts, cells } = readAccounts(table, numberColumns(table), call.options);
  const notes = [...table.notes, ...leftOutNote(table)];
  return { accounts: accounts as unknown as BookAccount[], cells, dayNotes: unusedDay(asOf), notes };
}

/** The columns that say which account a row is about. */
export function accountColumns<T extends { readonly accountId: string }>(
  cells: AccountCells,
): AnswerColumn<T>[] {
  const id: AnswerColumn<T> = { key: 'account', of: (row) => cells.id(row.accountId) };
  return cells.hasNames() ? [id, { key: 'name', of: (row) => cells.name(row.accountId) }] : [id];
}

/** All that is to be known about a book. */
export function notesOf({ dayNotes, notes }: Pick<Book, 'dayNotes' | 'notes'>): Say[] {
  return [...dayNotes, ...notes];
}
