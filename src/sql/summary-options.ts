import { anyObject, checkedLater, checkOption, checkOptions, oneOf } from '../internal/options.ts';
import { RULE_CHECKS, resolveRules, type SummaryRules } from '../orders/rules.ts';
import { dialectOf } from './dialect.ts';
import type { DateType, Dialect, DialectName } from './dialects/dialect-record.ts';
import type { TableName } from './statement.ts';
import { COLUMN_NAME, checkTable } from './table-option.ts';

/** The columns of an orders table, by their names. */
export interface OrderColumnNames {
  /** Text or whole numbers. Default `'accountId'`. */
  readonly accountId?: string | undefined;
  /** See `dateType`. Default `'date'`. */
  readonly date?: string | undefined;
  /** A decimal, a double or a whole number; see `amountUnit`. Default `'amount'`. */
  readonly amount?: string | undefined;
  /** Text or whole numbers. Not read unless named. */
  readonly orderId?: string | undefined;
  /** Text, such as `EUR`. Not read unless named. */
  readonly currency?: string | undefined;
}

/** The accounts that are known, with orders or without. */
export interface RosterTable {
  readonly table: TableName;
  /** The column of the account ids. Default `'accountId'`. */
  readonly accountId?: string | undefined;
}

/**
 * The options of {@link summarySql} and {@link checkSql}. `asOf`, `windowDays`, `frequencyOf`, `returns` and `future` mean what they
 * mean in `summarizeOrders`.
 */
export interface SummarySqlOptions {
  /** The day that recency and tenure count back from: ISO day, ISO timestamp, `Date` or epoch milliseconds. */
  asOf: string | number | Date;
  /** IANA zone whose civil days the instants belong to, by name; offsets such as `+08:00` are refused. Default `'UTC'`. */
  timeZone?: string | undefined;
  /** Count frequency, monetary, purchase days and returns over the last so many days only, `asOf` included. */
  windowDays?: number | undefined;
  /** What frequency counts. Default `'orders'` (distinct order ids) when `columns.orderId` is named, else `'rows'`. */
  frequencyOf?: 'orders' | 'rows' | 'days' | undefined;
  /** Rows with a negative amount: `'net'` (default), `'count'` or `'ignore'`. */
  returns?: 'net' | 'count' | 'ignore' | undefined;
  /** Rows dated after `asOf`: `'exclude'` (default) or `'keep'`. */
  future?: 'exclude' | 'keep' | undefined;
  /** The warehouse that the statement is for. */
  dialect: DialectName;
  /** The table of the orders: its name, or the parts of its name (`['sales', 'orders']`). A dot is part of a name. */
  table: TableName;
  columns?: OrderColumnNames | undefined;
  /**
   * What the date column holds. `'day'` (default): a DATE, or a timestamp without a zone that belongs to the day it names.
   * `'instant'`: a timestamp with a zone. `'utc'`: a timestamp without a zone, in UTC. `'epochMillis'`: milliseconds since 1970.
   * All but `'day'` become civil days of `timeZone`.
   */
  dateType?: DateType | undefined;
  /** `'currency'` (default): amounts are in currency units. `'minor'`: in whole minor units (cents), `currencyDigits` of them. */
  amountUnit?: 'currency' | 'minor' | undefined;
  /** Digits behind the point of every amount, 0 to 8. Default 2. Amounts are decimals of so many digits, and so are sums. */
  currencyDigits?: number | undefined;
  /** A table of all known accounts: those without orders come out as prospects. */
  roster?: RosterTable | undefined;
}

/** Checked options with their defaults. */
export interface SummaryRequest {
  readonly dialect: Dialect;
  readonly table: TableName;
  readonly columns: {
    readonly accountId: string;
    readonly date: string;
    readonly amount: string;
    readonly orderId: string | null;
    readonly currency: string | null;
  };
  readonly rules: SummaryRules;
  readonly dateType: DateType;
  readonly isMinor: boolean;
  readonly digits: number;
  readonly roster: { readonly table: TableName; readonly accountId: string } | null;
  /** The column of what was bought, where a statement looks at it. */
  readonly category?: string | null;
}

/** Check the options of a statement over orders, and fill in their defaults. */
export function readSummaryOptions(action: string, options: SummarySqlOptions): SummaryRequest {
  checkOptions(action, options ?? null, {
    ...RULE_CHECKS,
    dialect: checkedLater,
    table: checkedLater,
    columns: anyObject,
    dateType: oneOf('day', 'instant', 'utc', 'epochMillis'),
    amountUnit: oneOf('currency', 'minor'),
    roster: anyObject,
  });
  const dialect = dialectOf(action, options.dialect);
  checkTable(action, 'table', options.table);
  const { columns = {}, roster } = options;
  checkOptions(action, columns, {
    accountId: COLUMN_NAME,
    date: COLUMN_NAME,
    amount: COLUMN_NAME,
    orderId: COLUMN_NAME,
    currency: COLUMN_NAME,
  });
  if (roster !== undefined) {
    checkOptions(action, roster, { table: checkedLater, accountId: COLUMN_NAME });
    checkTable(action, 'roster.table', roster.table);
  }
  // `+08:00` is east in ISO and west in POSIX, and warehouses take either.
  checkOption(
    action,
    'timeZone',
    {
      expected: 'the name of an IANA time zone, such as "Asia/Shanghai"',
      type: 'string',
      holds: (zone: string) => /^[A-Za-z][A-Za-z0-9_+-]*(\/[A-Za-z0-9_+-]+)*$/.test(zone),
    },
    options.timeZone,
  );
  const digits = options.currencyDigits ?? 2;
  return {
    dialect,
    table: options.table,
    columns: {
      accountId: columns.accountId ?? 'accountId',
      date: columns.date ?? 'date',
      amount: columns.amount ?? 'amount',
      orderId: columns.orderId ?? null,
      currency: columns.currency ?? null,
    },
    rules: resolveRules(
      action,
      options,
      columns.orderId !== undefined,
      columns.currency === undefined ? 'unread' : 'one',
    ),
    dateType: options.dateType ?? 'day',
    isMinor: options.amountUnit === 'minor',
    digits,
    roster: roster === undefined ? null : { table: roster.table, accountId: roster.accountId ?? 'accountId' },
  };
}
