import { isoDay, MAX_DAY, MIN_DAY } from '../internal/day.ts';
import { MAX_SUMMAND } from '../internal/exact-sum.ts';
import type { Dialect } from './dialects/dialect-record.ts';
import { allOf, anyOf, caseWhen, number, onlyIf } from './expressions.ts';
import type { FitRequest } from './fit-options.ts';
import type { ResultRow, RowReader } from './result-rows.ts';
import type { Column, Step } from './statement.ts';
import type { UnionPart } from './union-step.ts';

/** The step that has the accounts with what is read of them: `v0`, `v1`, … and `accountId`, `asOfDay` on request. */
export const ROWS = 'fitRows';
/** The step that has the accounts with all values. */
export const SAMPLE = 'fitSample';

/** The column of a value. */
export function valueName(d: number): string {
  return `v${d}`;
}

/** Steps that read columns of the accounts as doubles, and keep those accounts that have them all. */
export function bookSteps(
  { dialect, from, lastOrderDate }: FitRequest,
  columns: readonly string[],
  withIds: boolean,
): Step[] {
  const own = (name: string): string => `a.${dialect.identifier(name)}`;
  const value = (d: number): string => `r.${dialect.identifier(valueName(d))}`;
  const read: Column[] = columns.map((name, d) => {
    const x = dialect.asDouble(own(name));
    // There is one zero.
    return [caseWhen([[`${x} = 0`, dialect.double(0)]], x), valueName(d)];
  });
  if (withIds) read.push([dialect.binary(dialect.asText(own('accountId'))), 'accountId']);
  if (lastOrderDate !== null) {
    const recency = dialect.asDouble(own('recency'));
    const day = dialect.daysBetween(dialect.day('1970-01-01'), dialect.asDay(own(lastOrderDate)));
    read.push([`${dialect.asDouble(day)} + ${recency}`, 'asOfDay']);
  }
  return [
    {
      name: ROWS,
      note: 'What is read of the accounts',
      query: { columns: read, from: [from, 'a'] },
    },
    {
      name: SAMPLE,
      note: 'Accounts that have every value',
      query: {
        columns: ['r.*'],
        from: [{ step: ROWS }, 'r'],
        where: allOf(...columns.map((_, d) => `${value(d)} ${within(dialect)}`)),
      },
    },
  ];
}

/** The range of what a fit takes. */
export function within(dialect: Dialect, most: number = MAX_SUMMAND): string {
  return `BETWEEN ${number(dialect, -most)} AND ${number(dialect, most)}`;
}

/** The step that counts the accounts; its columns are {@link BOOK_COLUMNS}. */
export function countStep({ dialect, lastOrderDate }: FitRequest, values: number, withIds: boolean): Step {
  const own = (name: string): string => `r.${dialect.identifier(name)}`;
  const all = Array.from({ length: values }, (_, d) => own(valueName(d)));
  const count = (condition: string): string => `COUNT(${onlyIf(condition, '1')})`;
  const isUsed = allOf(...all.map((value) => `${value} IS NOT NULL`));
  const asOf = (what: 'MIN' | 'MAX'): string =>
    lastOrderDate === null ? dialect.asDouble('NULL') : `${what}(${own('asOfDay')})`;
  return {
    name: 'fitBook',
    note: 'How many accounts there are, and what is wrong with them',
    query: {
      columns: [
        ['COUNT(*)', 'accounts'],
        [count(isUsed), 'used'],
        [count(anyOf(...all.map((value) => `${value} NOT ${within(dialect)}`))), 'invalid'],
        [withIds ? count(allOf(isUsed, `${own('accountId')} IS NULL`)) : '0', 'nameless'],
        [asOf('MIN'), 'firstAsOfDay'],
        [asOf('MAX'), 'lastAsOfDay'],
      ],
      from: [{ step: ROWS }, 'r'],
    },
  };
}

/** The types of the columns of the row about the book. */
export const BOOK_COLUMNS = {
  accounts: 'integer',
  used: 'integer',
  invalid: 'integer',
  nameless: 'integer',
  firstAsOfDay: 'double',
  lastAsOfDay: 'double',
} as const;

/** The row about the book. */
export function bookPart(dialect: Dialect): UnionPart {
  const columns = Object.fromEntries(
    Object.keys(BOOK_COLUMNS).map((name) => [name, `b.${dialect.identifier(name)}`]),
  );
  return { kind: 'book', columns, from: [{ step: 'fitBook' }, 'b'] };
}

/** What the row about the book says. */
export interface BookCounts {
  readonly accounts: number;
  readonly used: number;
  readonly asOf: string | null;
}

/** Read the row about the book, and refuse books that memory refuses. */
export function readBook(action: string, reader: RowReader, rows: readonly ResultRow[]): BookCounts {
  const [row, ...more] = rows;
  if (row === undefined || more.length > 0)
    return reader.refuse(`there must be one row of kind "book", not ${rows.length}`);
  const [accounts, used] = [reader.count(row, 'accounts'), reader.count(row, 'used')];
  const invalid = reader.count(row, 'invalid');
  const nameless = reader.count(row, 'nameless');
  if (invalid > 0)
    throw new TypeError(
      `Cannot ${action} as accounts must have finite numbers within ±${MAX_SUMMAND} or NULL: ${invalid} have something else`,
    );
  if (nameless > 0)
    throw new TypeError(
      `Cannot ${action} as method "ntile" splits ties by "accountId": ${nameless} accounts have none`,
    );
  if (used > accounts) reader.refuse('more accounts were used than there are');
  const asOf = dayOf(reader.numberOrNull(row, 'firstAsOfDay'), reader.numberOrNull(row, 'lastAsOfDay'));
  return { accounts, used, asOf };
}

/** The day that accounts look back from, where the first and the last one that they tell agree; as `commonAsOf` says. */
export function dayOf(first: number | null, last: number | null): string | null {
  const isDay =
    first !== null && first === last && Number.isInteger(first) && first >= MIN_DAY && first <= MAX_DAY;
  return isDay ? isoDay(first) : null;
}
