import { type Branch, caseWhen, onlyIf } from './expressions.ts';
import { bookSteps, ROWS, SAMPLE, valueName, within } from './fit-book.ts';
import type { FitRequest } from './fit-options.ts';
import type { RowReader } from './result-rows.ts';
import type { Column, Step } from './statement.ts';
import type { UnionPart } from './union-step.ts';

/** The columns of the row about the book. */
export const FIELD_BOOK = {
  accounts: 'integer',
  used: 'integer',
  invalid: 'integer',
  known: 'text',
} as const;

const BOOK = 'fitFieldBook';

/** Steps to the values of columns, each NULL where it is no number within ±`most`; the last one is {@link SAMPLE}. */
export function fieldSteps(request: FitRequest, columns: readonly string[], most: number): Step[] {
  const { dialect } = request;
  const r = (d: number): string => `r.${dialect.identifier(valueName(d))}`;
  const [rows] = bookSteps({ ...request, lastOrderDate: null }, columns, false) as [Step, Step];
  return [
    rows,
    {
      name: SAMPLE,
      note: 'Numbers that count',
      query: {
        columns: columns.map(
          (_, d): Column => [onlyIf(`${r(d)} ${within(dialect, most)}`, r(d)), valueName(d)],
        ),
        from: [{ step: ROWS }, 'r'],
      },
    },
  ];
}

/** The step that counts the accounts, and those that have each of the columns; and its row. */
export function fieldBook(
  { dialect }: FitRequest,
  columns: number,
  most: number,
): { step: Step; part: UnionPart } {
  const r = (d: number): string => `r.${dialect.identifier(valueName(d))}`;
  const all = Array.from({ length: columns }, (_, d) => d);
  const count = (conditions: readonly string[]): string =>
    `COUNT(${caseWhen(conditions.map((condition): Branch => [condition, '1']))})`;
  const known = all.flatMap((d) => [...(d === 0 ? [] : ["' '"]), dialect.asText(`COUNT(${r(d)})`)]);
  const step: Step = {
    name: BOOK,
    note: 'How many accounts there are, and how many have each value',
    query: {
      columns: [
        ['COUNT(*)', 'accounts'],
        [count(all.map((d) => `${r(d)} IS NOT NULL`)), 'used'],
        [count(all.map((d) => `${r(d)} NOT ${within(dialect, most)}`)), 'invalid'],
        [dialect.concat(...known), 'known'],
      ],
      from: [{ step: ROWS }, 'r'],
    },
  };
  const names = Object.keys(FIELD_BOOK).map((name) => [name, `b.${dialect.identifier(name)}`]);
  return { step, part: { kind: 'book', columns: Object.fromEntries(names), from: [{ step: BOOK }, 'b'] } };
}

/** What came back of a book. */
export interface FieldBook {
  readonly accounts: number;
  readonly used: number;
  /** Accounts that have each column. */
  readonly known: readonly number[];
}

/** Read the row about the book, and refuse books that memory refuses. */
export function readFieldBook(
  action: string,
  reader: RowReader,
  { columns, most }: { readonly columns: number; readonly most: number },
): FieldBook {
  const rows = reader.byPart().get('book')?.get('') ?? [];
  const [row] = rows;
  if (row === undefined || rows.length > 1)
    return reader.refuse(`there must be one row of kind "book", not ${rows.length}`);
  const invalid = reader.count(row, 'invalid');
  if (invalid > 0)
    throw new TypeError(
      `Cannot ${action} as accounts must have finite numbers within ±${most} or NULL: ${invalid} have something else`,
    );
  const text = reader.text(row, 'known');
  if (!/^\d+( \d+)*$/.test(text) || text.split(' ').length !== columns)
    reader.refuse(`"known" must be ${columns} whole numbers`);
  const accounts = reader.count(row, 'accounts');
  const used = reader.count(row, 'used');
  const known = text.split(' ').map(Number);
  if (used > accounts || known.some((count) => count > used))
    reader.refuse('more accounts were used than there are');
  return { accounts, used, known };
}
