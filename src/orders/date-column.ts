import { utc } from '@date-fns/utc';
import { parse } from 'date-fns/parse';
import { isoDay, MS_PER_DAY } from '../internal/day.ts';

/**
 * Read a date column that people typed: `31/01/2026`, `Jan 31, 2026`, `2026年1月31日`.
 *
 * For exports whose dates are not ISO. The format is stated, never guessed: 03/04/2026 is a day in March or in April, and only
 * whoever made the file knows. Text that does not fit the format is handed on as it is, so that the problem that is
 * reported shows it; other values (a `Date`, epoch milliseconds) are handed on as well.
 *
 * Method: date-fns `parse` in UTC (https://date-fns.org/docs/parse), so that the machine's zone plays no part.
 *
 * @param field the name of the field
 * @param format Unicode tokens as date-fns has them: `dd/MM/yyyy`, `MMM d, yyyy`, `yyyy年M月d日`, `dd/MM/yyyy HH:mm`
 * @returns a column for `columns.date`
 * @throws {RangeError} when a row is read, if the format has tokens that date-fns does not know
 * @example A European export
 * ```ts
 * import { dateColumn, summarizeOrders } from 'account-scoring';
 *
 * const orders = [{ accountId: 'Acme', date: '05/01/2026', amount: 120 }];
 * const accounts = summarizeOrders(orders, { asOf: '2026-01-31', columns: { date: dateColumn('date', 'dd/MM/yyyy') } });
 * console.log(accounts[0]?.lastOrderDate);
 * // → 2026-01-05
 * ```
 */
export function dateColumn<Field extends string>(
  field: Field,
  format: string,
): (row: Readonly<Record<Field, unknown>>) => unknown {
  return (row) => {
    const value = row[field];
    if (typeof value !== 'string') return value;
    // Midnight of the first day stands in for what the format leaves open.
    const date = parse(value.trim(), format, 0, { in: utc });
    const day = Math.floor(date.getTime() / MS_PER_DAY);
    return Number.isNaN(day) ? value : isoDay(day);
  };
}
