import { isoDay, MAX_DAY, MIN_DAY, MS_PER_DAY } from '../internal/day.ts';
import type { Dialect } from './dialects/dialect-record.ts';
import { allOf, anyOf, number, onlyIf } from './expressions.ts';
import type { Column, Step } from './statement.ts';
import type { SummaryRequest } from './summary-options.ts';

/** What `trim` of the library takes off: white space and line ends of ECMAScript. */
const BLANKS =
  '\t\n\v\f\r \u00A0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A\u2028\u2029\u202F\u205F\u3000\uFEFF';

/** Within so many minor units a double has digits to spare, so that it says which decimal was meant. */
const LARGEST_AMOUNT = 1e15;

/** Nearer to 1970 than this, milliseconds are seconds or serial days of a spreadsheet; as in the library. */
const SMALLEST_EPOCH_MS = 1e10;

/** The step that has orders as they are read: a row an order, with NULL for each value that is none. */
export const ORDER_ROWS = 'orderRows';

/** A column of ids as text that is compared by code points from here on. */
export function idText(dialect: Dialect, column: string): string {
  return dialect.binary(dialect.asText(column));
}

/**
 * Text as an id, or NULL where it is blank. Nearly all ids start with a printable character of ASCII, which two comparisons tell:
 * to take blanks of every script off each id would cost twice as much as all the rest of a summary.
 */
export function idOf(dialect: Dialect, text: string): string {
  const isPlain = `${text} >= ${dialect.text('!')} AND ${text} < ${dialect.text('~')}`;
  return onlyIf(anyOf(isPlain, `${dialect.trim(text, dialect.text(BLANKS))} <> ''`), text);
}

function dayColumn({ dialect, columns, dateType, rules }: SummaryRequest): string {
  const column = `o.${dialect.identifier(columns.date)}`;
  const day = dialect.civilDay(column, dateType, rules.timeZone);
  if (dateType !== 'epochMillis') return day;
  const least = number(dialect, SMALLEST_EPOCH_MS);
  const first = number(dialect, (MIN_DAY - 2) * MS_PER_DAY);
  const last = number(dialect, (MAX_DAY + 2) * MS_PER_DAY);
  return onlyIf(
    allOf(
      `${column} BETWEEN ${first} AND ${last}`,
      `${column} NOT BETWEEN (1 - ${least}) AND (${least} - 1)`,
    ),
    day,
  );
}

/** The columns of the caller's table under the library's names; days are days of the zone, and no more is done to them. */
function columnsStep(request: SummaryRequest): Step {
  const { dialect, columns, table } = request;
  const text = (column: string): string => idText(dialect, `o.${dialect.identifier(column)}`);
  const named: Column[] = [];
  if (columns.orderId !== null) named.push([text(columns.orderId), 'orderId']);
  if (columns.currency !== null) named.push([text(columns.currency), 'currency']);
  if (hasCategories(request)) named.push([text(request.category), 'category']);
  return {
    name: 'orderColumns',
    note: 'The columns of the orders table',
    query: {
      columns: [
        [text(columns.accountId), 'accountId'],
        [dayColumn(request), 'day'],
        [`o.${dialect.identifier(columns.amount)}`, 'amount'],
        ...named,
      ],
      from: [{ table }, 'o'],
    },
  };
}

/** Amounts as decimals: exact to add up, in any order. In minor units they have no digits behind the point. */
function amountOf({ dialect, digits, isMinor }: SummaryRequest, column: string): string {
  const value = dialect.asDouble(column);
  const most = number(dialect, isMinor ? LARGEST_AMOUNT : LARGEST_AMOUNT / 10 ** digits);
  // NaN and infinities are outside: those warehouses that compare NaN at all hold it for larger than everything.
  return onlyIf(
    `${value} < ${most} AND ${value} > (-${most})`,
    dialect.asDecimal(column, isMinor ? 0 : digits),
  );
}

/** Whether an amount had more digits than it may: 1, or NULL. The dust of binary fractions is none, nor is what a double cannot hold. */
function roundedOf({ dialect, digits, isMinor }: SummaryRequest, column: string): string {
  const value = dialect.asDouble(column);
  const scaled = isMinor || digits === 0 ? value : `${value} * ${number(dialect, 10 ** digits)}`;
  const dust = `${dialect.double(1e-3)} + abs(${scaled}) * ${dialect.double(1e-15)}`;
  return onlyIf(`abs(${scaled} - round(${scaled})) > ${dust}`, '1');
}

/** Whether the column of categories is named. An order may be without a category: NULL is no fault. */
export function hasCategories(
  request: SummaryRequest,
): request is SummaryRequest & { readonly category: string } {
  return typeof request.category === 'string';
}

/** Read orders from a table, in two steps. `orderId`, `currency` and `category` are there when their columns are named. */
export function orderSteps(request: SummaryRequest, forCheck: boolean): Step[] {
  const { dialect, columns } = request;
  const column = (name: string): string => `o.${dialect.identifier(name)}`;
  const first = dialect.day(isoDay(MIN_DAY));
  const last = dialect.day(isoDay(MAX_DAY));
  const named: Column[] = [];
  if (columns.orderId !== null) named.push([idOf(dialect, column('orderId')), 'orderId']);
  if (columns.currency !== null) named.push([idOf(dialect, column('currency')), 'currency']);
  if (hasCategories(request)) named.push(column('category'));
  if (forCheck) named.push([roundedOf(request, column('amount')), 'rounded']);
  const rows: Step = {
    name: ORDER_ROWS,
    note: 'Orders as they are read: a value that is none is NULL',
    query: {
      columns: [
        [idOf(dialect, column('accountId')), 'accountId'],
        [onlyIf(`${column('day')} BETWEEN ${first} AND ${last}`, column('day')), 'day'],
        [amountOf(request, column('amount')), 'amount'],
        ...named,
      ],
      from: [{ step: 'orderColumns' }, 'o'],
    },
  };
  return [columnsStep(request), rows];
}

/** The condition on a row of {@link ORDER_ROWS}, called `alias`, that nothing is wrong with it. */
export function isAccepted(request: SummaryRequest, alias: string): string {
  return neededOf(request)
    .map((name) => `${alias}.${request.dialect.identifier(name)} IS NOT NULL`)
    .join(' AND ');
}

/** What a row must have. */
export function neededOf({ columns }: SummaryRequest): string[] {
  const needed = ['accountId', 'day', 'amount'];
  if (columns.orderId !== null) needed.push('orderId');
  if (columns.currency !== null) needed.push('currency');
  return needed;
}
