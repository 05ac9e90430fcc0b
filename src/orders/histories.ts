import { codePointOrder, compareCodePoints } from '../internal/code-point-order.ts';
import { dayFromIsoPrefix } from '../internal/day.ts';
import type { AccountHistory } from '../types.ts';
import { AccountIndex } from './account-index.ts';
import { checkOneCurrency } from './intake.ts';
import type { SummarizeOptions } from './options.ts';
import type { OrderSink } from './order-sink.ts';
import type { OrderTable } from './order-table.ts';
import { prepareReading } from './prepare.ts';
import { readOrders, readRoster } from './read-orders.ts';
import { type SummaryRules, windowStartOf } from './rules.ts';

/** Rows in the order in which they came. */
class HistoryRows implements OrderSink {
  readonly index: AccountIndex = new AccountIndex();
  readonly accounts: number[] = [];
  readonly days: number[] = [];
  readonly amounts: number[] = [];
  readonly orderIds: Array<string | null> = [];
  readonly categories: Array<string | null> = [];
  future = 0;
  beforeWindow = 0;
  returnRows = 0;
  private readonly rules: SummaryRules;
  private readonly asOfDay: number;
  private readonly windowStart: number;

  constructor(rules: SummaryRules) {
    this.rules = rules;
    this.asOfDay = dayFromIsoPrefix(rules.asOf);
    this.windowStart = windowStartOf(rules);
  }

  open(): void {}

  add(account: number, day: number, amount: number, orderId: string | null, category: string | null): void {
    if (amount < 0) this.returnRows++;
    if (day > this.asOfDay) this.future++;
    if (day < this.windowStart) this.beforeWindow++;
    if (day > this.asOfDay && this.rules.future === 'exclude') return;
    if (day < this.windowStart || (amount < 0 && this.rules.returns === 'ignore')) return;
    this.accounts.push(account);
    this.days.push(day);
    this.amounts.push(amount);
    this.orderIds.push(orderId);
    this.categories.push(category);
  }
}

function compareNullable(a: string | null | undefined, b: string | null | undefined): number {
  return compareCodePoints(a ?? '', b ?? '');
}

/** The rows of every account, by account number. */
function rowsByAccount(rows: HistoryRows): { starts: Uint32Array; order: Uint32Array } {
  const starts = new Uint32Array(rows.index.size + 1);
  for (const account of rows.accounts) starts[account + 1] = (starts[account + 1] as number) + 1;
  for (let a = 0; a < rows.index.size; a++) starts[a + 1] = (starts[a + 1] as number) + (starts[a] as number);
  const cursor = starts.slice();
  const order = new Uint32Array(rows.accounts.length);
  rows.accounts.forEach((account, row) => {
    const at = cursor[account] as number;
    order[at] = row;
    cursor[account] = at + 1;
  });
  return { starts, order };
}

/**
 * Collect the orders of every account in columns, for the steps that need more than a summary: gaps between orders, trends,
 * lifecycles, warnings, backtests.
 *
 * Rows are read, checked and left out (`future`, `windowDays`, `returns: 'ignore'`) as in {@link summarizeOrders}; returns stay
 * in as negative amounts. Accounts come in code-point order of their ids; their rows are sorted by day, then order id, then
 * amount, then category, so that the order of the input does not matter.
 *
 * Cost: O(rows · log(rows of an account)) time; memory for all rows (8 bytes a day and amount, and the ids).
 *
 * @param orders rows or columns, as for {@link summarizeOrders}
 * @param options as for {@link summarizeOrders}; map `columns.orderId` and `columns.category` to have them
 * @returns one history per account (days since 1970-01-01, currency units); accounts of the roster without orders have empty columns
 * @throws {OrderDataError} as {@link summarizeOrders}
 * @example The gaps between the orders of an account
 * ```ts
 * import { buildHistories } from 'account-scoring';
 *
 * const [acme] = buildHistories(
 *   [
 *     { accountId: 'Acme', date: '2026-01-20', amount: 80 },
 *     { accountId: 'Acme', date: '2026-01-05', amount: 120 },
 *   ],
 *   { asOf: '2026-01-31' },
 * );
 * console.log(acme?.days, acme?.amounts);
 * // → Int32Array(2) [ 20458, 20473 ] Float64Array(2) [ 120, 80 ]
 * ```
 */
export function buildHistories<T>(
  orders: Iterable<T> | OrderTable,
  options: SummarizeOptions<T>,
): AccountHistory[] {
  const action = 'build histories';
  const { rules, intake, hasOrderIds, hasCategories } = prepareReading(action, options, orders);
  const rows = new HistoryRows(rules);
  readOrders(action, orders, intake, rows);
  checkOneCurrency(action, intake.currencies);
  readRoster(action, options.roster, rows);
  options.onIntake?.(intake.counts(rows));

  const { starts, order } = rowsByAccount(rows);
  return Array.from(codePointOrder(rows.index.ids), (account): AccountHistory => {
    const mine = order
      .subarray(starts[account], starts[account + 1])
      .sort(
        (i, j) =>
          (rows.days[i] as number) - (rows.days[j] as number) ||
          compareNullable(rows.orderIds[i], rows.orderIds[j]) ||
          (rows.amounts[i] as number) - (rows.amounts[j] as number) ||
          compareNullable(rows.categories[i], rows.categories[j]),
      );
    return {
      accountId: rows.index.ids[account] as string,
      days: Int32Array.from(mine, (row) => rows.days[row] as number),
      amounts: Float64Array.from(mine, (row) => rows.amounts[row] as number),
      orderIds: hasOrderIds ? Array.from(mine, (row) => rows.orderIds[row] as string) : null,
      categories: hasCategories ? Array.from(mine, (row) => rows.categories[row] as string) : null,
    };
  });
}
