import { isoDay, NO_DAY } from '../internal/day.ts';
import type { OrderTable } from '../orders/order-table.ts';
import { readAmount } from './amounts.ts';
import { isBlank, isDateCell, shownCell } from './cells.ts';
import { decideDateOrder, decideMark } from './column-rules.ts';
import { type DateOrder, readDate } from './dates.ts';
import { type AccountCells, readId, rememberAccounts } from './ids.ts';
import type { Place } from './places.ts';
import { sheetError } from './sheet-error.ts';
import type { SheetOptions } from './sheet-options.ts';
import type { Table } from './table.ts';

/** The orders of a table, as the library takes them. */
export interface SheetOrders {
  readonly orders: OrderTable;
  readonly cells: AccountCells;
  /** The order of day and month in the dates; `null` where none asks. */
  readonly dateOrder: DateOrder | null;
  /** The day of the last order; `null` where the table has no dates. */
  readonly lastDay: number | null;
}

/** The cells of a row as one text, by which equal rows are found. */
function keyOf(row: readonly unknown[]): string {
  let key = '';
  for (const cell of row)
    key += `${typeof cell}${isDateCell(cell) ? cell.getTime() : String(cell ?? '')}\u0001`;
  return key;
}

/** Counts rows and keeps the first places. */
function tallyPlaces(): { add: (place: () => Place) => void; count: () => number; first: readonly Place[] } {
  let count = 0;
  const first: Place[] = [];
  return {
    add: (place) => {
      count++;
      if (first.length < 3) first.push(place());
    },
    count: () => count,
    first,
  };
}

/** Every cell of the orders column of which at least one is not blank. */
function columnInUse({ rows, data }: Table, column: number | undefined): number | null {
  return column !== undefined && data.some((i) => !isBlank(rows[i]?.[column])) ? column : null;
}

function refuseMixed(table: Table, column: number): void {
  let first: { readonly text: string; readonly place: Place } | null = null;
  for (const i of table.data) {
    const cell = table.rows[i]?.[column];
    if (isBlank(cell)) continue;
    const text = String(cell).trim();
    const place = table.place(i, column);
    if (first === null) first = { text, place };
    else if (first.text.toUpperCase() !== text.toUpperCase()) {
      const { text: before, place: at } = first;
      throw sheetError((words) => words.mixedCurrencies(at, before, place, text));
    }
  }
}

/**
 * Read the rows of a table as orders. A row with a fault is left out and counted; of several faults of one row, the leftmost
 * need counts: account, date, amount, order id, currency.
 */
export function readOrders(table: Table, options: SheetOptions): SheetOrders {
  const { rows, data, faults, notes, place, header } = table;
  const { at } = header;
  const dateAt = at.date ?? null;
  const amountAt = (at.amount ?? at.monetary) as number;
  const orderAt = columnInUse(table, at.orderId);
  const currencyAt = columnInUse(table, at.currency);
  const categoryAt = columnInUse(table, at.category);
  if (currencyAt !== null) refuseMixed(table, currencyAt);
  const dateOrder = dateAt === null ? null : decideDateOrder(table, dateAt, options);
  const mark = decideMark(table, amountAt, options);

  const cells = rememberAccounts();
  const accountId: string[] = [];
  const day: number[] = [];
  const amount: number[] = [];
  const orderId: string[] = [];
  const category: string[] = [];
  const spaced = tallyPlaces();
  const old = tallyPlaces();
  const equal = tallyPlaces();
  let oldest = 0;
  let lastDay = NO_DAY;
  const days = new Map<string, number>();
  const keys = new Set<string>();

  for (const i of data) {
    const row = rows[i] as readonly unknown[];
    const account = row[at.account];
    const id = isBlank(account) ? '' : readId(account);
    if (id === '' || id === null) {
      faults.add(
        id === '' ? 'blankAccount' : 'badAccount',
        () => place(i, at.account),
        id === '' ? '' : shownCell(account),
      );
      continue;
    }
    let dayHere = 0;
    if (dateAt !== null) {
      const cell = row[dateAt];
      if (isBlank(cell)) {
        faults.add('blankDate', () => place(i, dateAt), '');
        continue;
      }
      if (typeof cell === 'string') {
        const known = days.get(cell);
        dayHere = known ?? readDate(cell, dateOrder);
        if (known === undefined && days.size < 20_000) days.set(cell, dayHere);
      } else dayHere = readDate(cell, dateOrder);
      if (dayHere === NO_DAY) {
        faults.add('badDate', () => place(i, dateAt), shownCell(cell));
        continue;
      }
    }
    const money = row[amountAt];
    if (isBlank(money)) {
      faults.add('blankAmount', () => place(i, amountAt), '');
      continue;
    }
    const value = readAmount(money, mark);
    if (value === null) {
      faults.add('badAmount', () => place(i, amountAt), shownCell(money));
      continue;
    }
    const order = orderAt === null ? '' : isBlank(row[orderAt]) ? '' : readId(row[orderAt]);
    if (orderAt !== null && (order === '' || order === null)) {
      const kind = order === '' ? 'blankOrderId' : 'badOrderId';
      faults.add(kind, () => place(i, orderAt), order === '' ? '' : shownCell(row[orderAt]));
      continue;
    }
    if (currencyAt !== null && isBlank(row[currencyAt])) {
      faults.add('blankCurrency', () => place(i, currencyAt), '');
      continue;
    }
    // Without dates, equal rows are no sign of a mistake.
    if (dateAt !== null) {
      const before = keys.size;
      keys.add(keyOf(row));
      if (keys.size === before) {
        if (options.duplicates === 'skip') {
          faults.add('equal', () => place(i, null), '');
          continue;
        }
        equal.add(() => place(i, null));
      }
    }
    if (typeof account === 'string' && account.trim() !== account) spaced.add(() => place(i, at.account));
    if (dayHere < 0 && dateAt !== null) {
      if (old.count() === 0) oldest = dayHere;
      old.add(() => place(i, dateAt));
    }
    if (dayHere > lastDay) lastDay = dayHere;
    cells.see(id, account, at.name === undefined ? '' : row[at.name]);
    accountId.push(id);
    day.push(dayHere);
    amount.push(value);
    if (orderAt !== null) orderId.push(order as string);
    if (categoryAt !== null) category.push(isBlank(row[categoryAt]) ? '' : String(row[categoryAt]).trim());
  }

  if (accountId.length === 0) throw sheetError((words) => words.noGoodRows(faults.tallies()));
  if (spaced.count() > 0) notes.push((words) => words.spacedIds(spaced.count(), spaced.first[0] as Place));
  if (equal.count() > 0) notes.push((words) => words.equalRows(equal.count(), equal.first));
  if (old.count() > 0)
    notes.push((words) => words.oldDates(old.count(), old.first[0] as Place, isoDay(oldest)));
  return {
    orders: {
      accountId,
      day: Int32Array.from(day),
      amount: Float64Array.from(amount),
      ...(orderAt !== null && { orderId }),
      ...(categoryAt !== null && { category }),
    },
    cells,
    dateOrder,
    lastDay: dateAt === null ? null : lastDay,
  };
}
