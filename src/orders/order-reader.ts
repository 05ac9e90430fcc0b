import { isoDay, NO_DAY } from '../internal/day.ts';
import { MAX_SUMMAND } from '../internal/exact-sum.ts';
import { DATE_EXPECTED, type DayReader, dayReaderIn } from '../internal/read-day.ts';
import { show } from '../internal/show.ts';
import type { Problem } from '../types.ts';
import { isMapped, type ResolvedColumn, type ResolvedColumns } from './columns.ts';

export const AMOUNT_EXPECTED = `a finite number within ±${MAX_SUMMAND}`;
export const ID_EXPECTED = 'text that is not blank, or a whole number';

/** Whether a value is an id; blank text is a missing one. */
export function isId(value: unknown): value is string | number {
  if (typeof value === 'string') {
    const first = value.charCodeAt(0);
    // Blank cells of exports hold ideographic and no-break spaces too, which only `trim` knows.
    return (first > 32 && first < 127) || value.trim() !== '';
  }
  return Number.isSafeInteger(value);
}

export function isAmount(value: unknown): value is number {
  return typeof value === 'number' && value >= -MAX_SUMMAND && value <= MAX_SUMMAND;
}

/**
 * Reads one row at a time: `read` fills the fields below and says whether the row is good; `problems` says, for a row that
 * is not, everything that is wrong with it. One reader serves one call; nothing is allocated for a good row.
 */
export class OrderReader {
  accountId: string | number = '';
  day: number = NO_DAY;
  amount = 0;
  orderId: string | null = null;
  currency: string | null = null;
  category: string | null = null;

  private readonly readDay: DayReader;
  private readonly columns: ResolvedColumns;
  private readonly convert: ((amount: number, currency: string, day: string) => number) | null;
  private readonly plain: boolean;

  constructor(
    columns: ResolvedColumns,
    timeZone: string,
    convert: ((amount: number, currency: string, day: string) => number) | null,
  ) {
    this.columns = columns;
    this.readDay = dayReaderIn(timeZone);
    this.convert = convert;
    this.plain = !isMapped(columns.orderId) && !isMapped(columns.currency) && !isMapped(columns.category);
  }

  /** Read a row; `false` when anything is wrong with it. */
  read(row: unknown): boolean {
    if (typeof row !== 'object' || row === null) return false;
    const record = row as Record<string, unknown>;
    // One site a field, so that each stays monomorphic for the engine.
    const { accountId, date, amount } = this.columns;
    const id = accountId.key !== null ? record[accountId.key] : accountId.get?.(row as never);
    if (!isId(id)) return false;
    const day = this.readDay(date.key !== null ? record[date.key] : date.get?.(row as never));
    if (day === NO_DAY) return false;
    const value = amount.key !== null ? record[amount.key] : amount.get?.(row as never);
    if (!isAmount(value)) return false;
    this.accountId = id;
    this.day = day;
    this.amount = value + 0;
    return this.plain || this.readMore(row as never);
  }

  private readMore(row: never): boolean {
    if (isMapped(this.columns.orderId)) {
      const id = columnValue(row, this.columns.orderId);
      if (!isId(id)) return false;
      this.orderId = typeof id === 'string' ? id : String(id);
    }
    if (isMapped(this.columns.category)) {
      const category = columnValue(row, this.columns.category);
      if (typeof category !== 'string') return false;
      this.category = category;
    }
    if (isMapped(this.columns.currency)) {
      const currency = columnValue(row, this.columns.currency);
      if (typeof currency !== 'string' || currency.trim() === '') return false;
      this.currency = currency;
      if (this.convert !== null) {
        const converted = this.convert(this.amount, currency, isoDay(this.day));
        if (!isAmount(converted)) return false;
        this.amount = converted + 0;
      }
    }
    return true;
  }

  /** Everything that is wrong with a row. */
  problems(row: unknown, position: number): Problem[] {
    const found: Problem[] = [];
    const add = (code: string, field: string, expected: string, received: unknown): void => {
      found.push({ code, row: position, field, expected, received: show(received) });
    };
    if (typeof row !== 'object' || row === null) {
      add('order.not_a_record', 'row', 'an object', row);
      return found;
    }
    const columns = this.columns;
    const id = columnValue(row as never, columns.accountId);
    if (!isId(id)) add('order.invalid_account_id', 'accountId', ID_EXPECTED, id);
    const date = columnValue(row as never, columns.date);
    const day = this.readDay(date);
    if (day === NO_DAY) add('order.invalid_date', 'date', DATE_EXPECTED, date);
    const amount = columnValue(row as never, columns.amount);
    if (!isAmount(amount)) add('order.invalid_amount', 'amount', AMOUNT_EXPECTED, amount);
    if (isMapped(columns.orderId)) {
      const orderId = columnValue(row as never, columns.orderId);
      if (!isId(orderId)) add('order.invalid_order_id', 'orderId', ID_EXPECTED, orderId);
    }
    if (isMapped(columns.category)) {
      const category = columnValue(row as never, columns.category);
      if (typeof category !== 'string') add('order.invalid_category', 'category', 'text', category);
    }
    if (isMapped(columns.currency)) {
      const currency = columnValue(row as never, columns.currency);
      if (typeof currency !== 'string' || currency.trim() === '')
        add('order.invalid_currency', 'currency', 'text that is not blank', currency);
      else if (this.convert !== null && isAmount(amount) && day !== NO_DAY) {
        const converted = this.convert(amount, currency, isoDay(day));
        if (!isAmount(converted))
          add('order.invalid_conversion', 'amount', `${AMOUNT_EXPECTED} from "convert"`, converted);
      }
    }
    return found;
  }
}

function columnValue(row: never, column: ResolvedColumn): unknown {
  return column.key !== null ? (row as Record<string, unknown>)[column.key] : column.get?.(row);
}
