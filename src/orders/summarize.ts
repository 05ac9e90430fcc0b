import { show } from '../internal/show.ts';
import type { AccountSummary } from '../types.ts';
import { finishLedger } from './finish.ts';
import { checkOneCurrency, type Intake } from './intake.ts';
import { Ledger } from './ledger.ts';
import type { SummarizeOptions } from './options.ts';
import type { OrderTable } from './order-table.ts';
import { prepareReading } from './prepare.ts';
import { readOrder, readOrders, readRoster } from './read-orders.ts';
import type { SummaryRules } from './rules.ts';

const ACTION = 'summarize orders';

function close<T>(
  intake: Intake,
  ledger: Ledger,
  options: SummarizeOptions<T>,
  rules: SummaryRules,
): AccountSummary[] {
  checkOneCurrency(ACTION, intake.currencies);
  readRoster(ACTION, options.roster, ledger);
  options.onIntake?.(intake.counts(ledger));
  return finishLedger(ledger, rules);
}

/**
 * Sum up orders per account: how recent, how many, how much.
 *
 * The first step of every analysis: a row per order (or order line) in, a row per account out, sorted by `accountId` in
 * code-point order. Sums are exact and rounded once, so that neither row order nor sharding moves a digit. Days are civil
 * days of `timeZone`. An amount of 0 is a purchase; a negative one is a return (see `returns`). The same account as text
 * and as a number (`"17850"`, `17850`) is one account.
 *
 * Edge cases: no rows give `[]`; an account with nothing but returns or future orders has `null` recency and frequency 0.
 * Cost: O(rows + accounts · log accounts) time; memory for the accounts, their distinct days
 * and (where mapped) their order ids, not for the rows.
 *
 * @param orders rows (any iterable of objects), or columns `{ accountId, day, amount }`
 * @param options `asOf` is required; `columns` maps the fields of your rows
 * @returns one summary per account (days, counts, currency units)
 * @throws {OrderDataError} if rows have problems and `onProblem` is not given: the first few, with counts
 * @throws {RangeError} if amounts are in more than one currency and `convert` is not given
 * @throws {TypeError} if an option is wrong
 * @example Summarise an export with its own column names
 * ```ts
 * import { summarizeOrders } from 'account-scoring';
 *
 * const orders = [
 *   { customer: 'Acme', day: '2026-01-05', cents: 12_000 },
 *   { customer: 'Acme', day: '2026-01-20', cents: 8_000 },
 *   { customer: 'Blue', day: '2025-12-31', cents: 5_000 },
 * ];
 * const accounts = summarizeOrders(orders, {
 *   asOf: '2026-01-31',
 *   columns: { accountId: 'customer', date: 'day', amount: (order) => order.cents / 100 },
 * });
 * console.log(accounts.map((a) => [a.accountId, a.recency, a.frequency, a.monetary]));
 * // → [ [ 'Acme', 11, 2, 200 ], [ 'Blue', 31, 1, 50 ] ]
 * ```
 */
export function summarizeOrders<T>(
  orders: Iterable<T> | OrderTable,
  options: SummarizeOptions<T>,
): AccountSummary[] {
  const { rules, intake } = prepareReading(ACTION, options, orders);
  const ledger = new Ledger(rules);
  readOrders(ACTION, orders, intake, ledger);
  return close(intake, ledger, options, rules);
}

/**
 * As {@link summarizeOrders}, for rows that arrive over time: a stream, a cursor, a paged API.
 *
 * Only the accounts are held in memory. The result equals that of {@link summarizeOrders} on the same rows.
 *
 * @param orders any async iterable of rows (a Node stream in object mode is one)
 * @param options as for {@link summarizeOrders}
 * @returns one summary per account
 * @throws {OrderDataError} as {@link summarizeOrders}, as a rejection
 * @example Summarise rows as they are read
 * ```ts
 * import { summarizeOrdersAsync } from 'account-scoring';
 *
 * async function* pages() {
 *   yield { accountId: 'Acme', date: '2026-01-05', amount: 120 };
 *   yield { accountId: 'Acme', date: '2026-01-20', amount: 80 };
 * }
 * const [acme] = await summarizeOrdersAsync(pages(), { asOf: '2026-01-31' });
 * console.log(acme?.monetary);
 * // → 200
 * ```
 */
export async function summarizeOrdersAsync<T>(
  orders: AsyncIterable<T> | Iterable<T>,
  options: SummarizeOptions<T>,
): Promise<AccountSummary[]> {
  const { rules, intake } = prepareReading(ACTION, options, orders);
  const ledger = new Ledger(rules);
  if (
    typeof orders !== 'object' ||
    orders === null ||
    !(Symbol.asyncIterator in orders || Symbol.iterator in orders)
  )
    throw new TypeError(
      `Cannot ${ACTION} as the orders must be an iterable of rows: current value is ${show(orders)}`,
    );
  for await (const row of orders) readOrder(row, intake, ledger);
  intake.settle(ACTION);
  return close(intake, ledger, options, rules);
}
