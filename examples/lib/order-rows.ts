import { amountEvidence, type DecimalMark, readAmount } from './amounts.ts';
import type { CsvRow } from './csv-rows.ts';
import { type DateRules, dateReader } from './dates.ts';
import type { Columns } from './guess-columns.ts';

/** The texts of a row that matter, as they are in the file but for the spaces around them. */
export interface OrderCells {
  readonly account: string;
  readonly date: string;
  readonly amount: string;
  readonly orderId: string | undefined;
  readonly currency: string | undefined;
  readonly name: string | undefined;
}

/** A row as the library takes it; what could not be read is still text, for the library to refuse. */
export interface OrderRow {
  readonly accountId: string;
  readonly date: string | number;
  readonly amount: string | number;
  readonly orderId: string | undefined;
  readonly currency: string | undefined;
}

/** Take off what is around a value: spaces, and the `="0012"` that keeps a spreadsheet from changing it. */
function cell(fields: readonly string[], at: number | undefined): string | undefined {
  if (at === undefined) return undefined;
  const text = (fields[at] ?? '').trim();
  return text.startsWith('="') && text.endsWith('"') ? text.slice(2, -1) : text;
}

/**
 * The cells of a row.
 *
 * @returns `null` for a row that does not fit the header: too short for the columns, or with more values than it
 */
export function cellsOf(row: CsvRow, { header, at }: Columns): OrderCells | null {
  const { fields } = row;
  const isLong =
    fields.length > header.length && fields.slice(header.length).some((field) => field.trim() !== '');
  if (isLong || fields.length <= Math.max(at.account, at.date, at.amount)) return null;
  return {
    account: cell(fields, at.account) as string,
    date: cell(fields, at.date) as string,
    amount: cell(fields, at.amount) as string,
    orderId: cell(fields, at['order-id']),
    currency: cell(fields, at.currency),
    name: cell(fields, at.name),
  };
}

/** How the values of a file are read. */
export interface ReadRules {
  readonly dates: DateRules;
  /** `null` where every amount tells its decimal mark by itself. */
  readonly mark: DecimalMark | null;
}

/**
 * A reader from cells to rows for the library.
 *
 * @param currencyInAmounts whether the currency is looked for in the amount (`$12`), as the file has no column of it
 */
export function orderReader(
  { dates, mark }: ReadRules,
  currencyInAmounts: boolean,
): (cells: OrderCells) => OrderRow {
  const readDate = dateReader(dates);
  return ({ account, date, amount, orderId, currency }) => ({
    accountId: account,
    date: readDate(date),
    amount: readAmount(amount, mark) ?? amount,
    orderId,
    currency: currencyInAmounts ? amountEvidence(amount).currency : currency,
  });
}
