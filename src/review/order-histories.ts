import type { OrderColumns } from '../orders/columns.ts';
import { buildHistories } from '../orders/histories.ts';
import type { OrderReadOptions } from '../orders/options.ts';
import type { OrderTable } from '../orders/order-table.ts';
import type { AccountHistory } from '../types.ts';

/** Orders as {@link buildHistories} takes them, or the histories that it made of them. */
export type OrdersOrHistories<T> = Iterable<T> | OrderTable | readonly AccountHistory[];

/** How orders are read; not needed for histories. */
export interface ReviewReadOptions<T>
  extends Pick<OrderReadOptions<T>, 'convert' | 'onProblem' | 'onIntake'> {
  /** Which fields hold what, as for {@link buildHistories}. */
  readonly columns?: OrderColumns<T> | undefined;
}

/** Nothing is later. What was not known on a day is cut off by the steps that look at the histories. */
export const LAST_DAY = '9999-12-31';

/** Whether orders were given as histories. */
export function areHistories(orders: unknown): orders is readonly AccountHistory[] {
  if (!Array.isArray(orders) || orders.length === 0) return false;
  const { days, amounts } = (orders[0] ?? {}) as { days?: unknown; amounts?: unknown };
  return ArrayBuffer.isView(days) && ArrayBuffer.isView(amounts);
}

/** The histories of what was given, and the options without those of reading. */
export function historiesOf<
  T,
  Options extends ReviewReadOptions<T> & { readonly timeZone?: string | undefined },
>(
  orders: OrdersOrHistories<T>,
  options: Options,
): {
  readonly histories: readonly AccountHistory[];
  readonly rest: Omit<Options, keyof ReviewReadOptions<T>>;
} {
  const { columns, convert, onProblem, onIntake, ...rest } = options ?? {};
  if (areHistories(orders)) return { histories: orders, rest };
  const histories = buildHistories(orders as Iterable<T> | OrderTable, {
    asOf: LAST_DAY,
    timeZone: options?.timeZone,
    columns,
    convert,
    onProblem,
    onIntake,
  });
  return { histories, rest };
}
