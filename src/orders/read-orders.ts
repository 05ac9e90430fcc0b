import { show } from '../internal/show.ts';
import type { Intake } from './intake.ts';
import { isId } from './order-reader.ts';
import type { OrderSink } from './order-sink.ts';
import { addTable, checkOrderTable, isOrderTable, type OrderTable } from './order-table.ts';

/** Read one row. */
export function readOrder(row: unknown, intake: Intake, sink: OrderSink): void {
  if (!intake.accept(row)) return;
  const { accountId, day, amount, orderId, category } = intake.reader;
  const account =
    typeof accountId === 'string' ? sink.index.intern(accountId) : sink.index.internNumber(accountId);
  sink.open();
  sink.add(account, day, amount, orderId, category);
}

/** Read rows or columns, all of them. */
export function readOrders<T>(
  action: string,
  orders: Iterable<T> | OrderTable,
  intake: Intake,
  sink: OrderSink,
): void {
  if (typeof orders !== 'object' || orders === null)
    throw new TypeError(
      `Cannot ${action} as the orders must be rows or columns: current value is ${show(orders)}`,
    );
  if (isOrderTable(orders)) {
    checkOrderTable(action, orders);
    addTable(orders, intake, sink);
  } else {
    if (!(Symbol.iterator in orders))
      throw new TypeError(
        `Cannot ${action} as the orders must be an iterable of rows or { accountId, day, amount } columns: current value is ${show(orders)}`,
      );
    for (const row of orders) readOrder(row, intake, sink);
  }
  intake.settle(action);
}

/** Add the accounts of a roster; those without orders stay empty. */
export function readRoster(
  action: string,
  roster: Iterable<string | number> | undefined,
  sink: OrderSink,
): void {
  let position = 0;
  for (const id of roster ?? []) {
    if (!isId(id))
      throw new TypeError(
        `Cannot ${action} as roster[${position}] must be an account id: current value is ${show(id)}`,
      );
    if (typeof id === 'string') sink.index.intern(id);
    else sink.index.internNumber(id);
    position++;
  }
  sink.open();
}
