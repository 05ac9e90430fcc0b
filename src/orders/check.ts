import { compareCodePoints } from '../internal/code-point-order.ts';
import type { Problem } from '../types.ts';
import { Ledger } from './ledger.ts';
import { checkSummarizeOptions, type SummarizeOptions } from './options.ts';
import type { OrderTable } from './order-table.ts';
import { prepareReading } from './prepare.ts';
import { readOrders } from './read-orders.ts';

/**
 * Find every problem in an orders export before anything is computed from it.
 *
 * Every row is looked at whole: a row with a bad date and a bad amount gives two problems. More than one currency without
 * `convert` is one problem about no single row. Rows without a problem are the ones that {@link summarizeOrders} accepts.
 *
 * @param orders rows or columns, as for {@link summarizeOrders}
 * @param options as for {@link summarizeOrders}
 * @returns all problems in row order; `[]` when there are none
 * @throws {TypeError} if an option is wrong
 * @example Look before you leap
 * ```ts
 * import { checkOrders, formatProblem } from 'account-scoring';
 *
 * const orders = [
 *   { accountId: 'Acme', date: '2026-01-05', amount: 120 },
 *   { accountId: '', date: '2026-02-30', amount: 80 },
 * ];
 * const problems = checkOrders(orders, { asOf: '2026-03-31' });
 * console.log(problems.map((p) => `${p.row} ${p.code} ${p.received}`));
 * // → [ '1 order.invalid_account_id ""', '1 order.invalid_date "2026-02-30"' ]
 * ```
 */
export function checkOrders<T>(orders: Iterable<T> | OrderTable, options: SummarizeOptions<T>): Problem[] {
  const action = 'check orders';
  const problems: Problem[] = [];
  checkSummarizeOptions(action, options);
  const collecting = { ...options, onProblem: (problem: Problem) => void problems.push(problem) };
  const { rules, intake } = prepareReading(action, collecting, orders);
  const ledger = new Ledger(rules);
  readOrders(action, orders, intake, ledger);
  const { currencies } = intake;
  if (currencies.size > 1)
    problems.push({
      code: 'order.mixed_currencies',
      row: null,
      field: 'currency',
      expected: 'one currency, or convert(amount, currency, day)',
      received: [...currencies.keys()].sort(compareCodePoints).join(', ').slice(0, 80),
    });
  options.onIntake?.(intake.counts(ledger));
  for (const problem of problems) options.onProblem?.(problem);
  return problems;
}
