import { UTCDateMini } from '@date-fns/utc/date/mini';
import { parse } from 'date-fns/parse';
import { isoDay, MS_PER_DAY } from '../internal/day.ts';
import { type OptionCheck, refuse } from '../internal/options.ts';

/** Quoted text in a format, which is not tokens. */
const QUOTED = /'[^']*'/g;

const FORMAT: OptionCheck = {
  expected: 'a date-fns format with the year in full (yyyy), a month and a day, and without a zone',
  type: 'string',
  holds: (format: string) => {
    const tokens = format.replace(QUOTED, '');
    return (
      /(^|[^y])yyyy([^y]|$)/.test(tokens) && /[ML]/.test(tokens) && /d/.test(tokens) && !/[XxtT]/.test(tokens)
    );
  },
};

/** 1000-01-01: a year of fewer digits was meant as another one. */
const FIRST_DAY = -354_285;

/** Makes date-fns count in UTC. */
const inUtc = (value: number | string | Date): Date => new UTCDateMini(+new Date(value));

/**
 * Read a date column that people typed: `31/01/2026`, `Jan 31, 2026`, `2026年1月31日`.
 *
 * For exports whose dates are not ISO. The format is stated, never guessed: 03/04/2026 is a day in March or in April, and only
 * whoever made the file knows. Text that does not fit the format is handed on as it is, so that the problem that is
 * reported shows it; other values (a `Date`, epoch milliseconds) are handed on as well. Two-digit years are refused, as nobody
 * knows their century; so are formats with a zone, as instants are read from ISO timestamps and `Date`s.
 *
 * Method: date-fns `parse` in UTC (https://date-fns.org/docs/parse), so that the machine's zone plays no part.
 *
 * @param field the name of the field
 * @param format Unicode tokens as date-fns has them: `dd/MM/yyyy`, `MMM d, yyyy`, `yyyy年M月d日`, `dd/MM/yyyy HH:mm`
 * @returns a column for `columns.date`
 * @throws {RangeError} if the format has no full year, month and day, or has a zone
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
  if (typeof format !== 'string' || !FORMAT.holds(format as never))
    refuse('read a date column', 'format', FORMAT, format);
  return (row) => {
    const value = row[field];
    if (typeof value !== 'string') return value;
    // Midnight of the first day stands in for what the format leaves open.
    const date = parse(value.trim(), format, 0, { in: inUtc });
    const day = Math.floor(date.getTime() / MS_PER_DAY);
    return day >= FIRST_DAY ? isoDay(day) : value;
  };
}
