import { type Branch, caseWhen, onlyIf } from './expressions.ts';
import { bookSteps, ROWS, SAMPLE, valueName, within } from './fit-book.ts';
import type { FitRequest } from './fit-options.ts';
import { type KnownRuns, NO_RUNS, readRuns } from './known-runs.ts';
import type { RowReader } from './result-rows.ts';
import { type RunColumns, runColumns, runPart, runSteps, VALUES } from './run-steps.ts';
import type { Column, Query, Step } from './statement.ts';
import { type UnionPart, unionStep } from './union-step.ts';

/** A column of the accounts whose values are put in order; accounts without one are left out of it. */
export interface FieldList {
  readonly column: string;
  /** Which runs come back. */
  readonly near: (columns: RunColumns) => readonly string[];
  /** Which of those of the distances from the median, where these are looked at. */
  readonly nearMedian: ((columns: RunColumns) => readonly string[]) | null;
}

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

/** Steps that put how far every value is from the median of its column next to it. */
function deviationSteps({ dialect }: FitRequest, columns: readonly number[]): Step[] {
  const s = (name: string): string => `s.${dialect.identifier(name)}`;
  const value = (d: number): string => s(valueName(d));
  const [low, high] = [(d: number) => `low${d}`, (d: number) => `high${d}`];
  // Twice the place of the value in the middle, or of the two in the middle.
  const at = (d: number, first: number): string => {
    const [place, size] = [`2 * ${s(`place${d}`)}`, s(`size${d}`)];
    return `MAX(${onlyIf(`${place} BETWEEN ${size} + ${first} AND ${size} + ${first + 1}`, value(d))}) OVER ()`;
  };
  const step = (name: string, note: string, from: string, added: (d: number) => Column[]): Step => ({
    name,
    note,
    query: { columns: ['s.*', ...columns.flatMap(added)], from: [{ step: from }, 's'] },
  });
  const isKnown = (d: number): string => caseWhen([[`${value(d)} IS NULL`, '1']], '0');
  return [
    step('fitPlaces', 'Places of the values of each column', SAMPLE, (d) => [
      [
        onlyIf(
          `${value(d)} IS NOT NULL`,
          `ROW_NUMBER() OVER (PARTITION BY ${isKnown(d)} ORDER BY ${value(d)})`,
        ),
        `place${d}`,
      ],
      [`COUNT(${value(d)}) OVER ()`, `size${d}`],
    ]),
    step('fitMiddles', 'The values on both sides of each median', 'fitPlaces', (d) => [
      [at(d, 0), low(d)],
      [at(d, 1), high(d)],
    ]),
    step('fitDeviations', 'How far values are from their median', 'fitMiddles', (d) => [
      [`ABS(${value(d)} - (${s(low(d))} + (${s(high(d))} - ${s(low(d))}) / 2))`, `deviation${d}`],
    ]),
  ];
}

/** The steps from accounts to the runs of lists; the last one has the rows that come back. */
export function fieldListSteps(request: FitRequest, lists: readonly FieldList[], most: number): Step[] {
  const { dialect } = request;
  const deviating = lists.flatMap(({ nearMedian }, d) => (nearMedian === null ? [] : [d]));
  const deviations = deviating.length === 0 ? [] : deviationSteps(request, deviating);
  const from = deviations.at(-1)?.name ?? SAMPLE;
  const s = (name: string): string => `s.${dialect.identifier(name)}`;
  const values = (list: number, part: string, value: string): Query => ({
    columns: [
      [String(list), 'list'],
      [dialect.asText(dialect.text(part)), 'part'],
      [value, 'value'],
    ],
    from: [{ step: from }, 's'],
    where: `${value} IS NOT NULL`,
  });
  const query = [
    ...lists.map((_, d) => values(d, String(d), s(valueName(d)))),
    ...deviating.map((d) => values(lists.length + d, deviationPart(d), s(`deviation${d}`))),
  ].reduceRight((rest: Query | null, one): Query => ({ ...one, unionAll: rest }), null);
  const book = fieldBook(request, lists.length, most);
  return [
    ...request.before,
    ...fieldSteps(
      request,
      lists.map(({ column }) => column),
      most,
    ),
    ...deviations,
    { name: VALUES, note: 'The values of every column', query: query as Query },
    ...runSteps(dialect, 'none', (columns) =>
      [
        ...lists.map(({ near }, list) => ({ list, near: near(columns) })),
        ...deviating.map((d) => ({
          list: lists.length + d,
          near: lists[d]?.nearMedian?.(columns) ?? [],
        })),
      ].filter(({ near }) => near.length > 0),
    ),
    book.step,
    unionStep(dialect, { ...FIELD_BOOK, ...runColumns('none') }, [book.part, runPart(dialect, 'none')]),
  ];
}

function deviationPart(d: number): string {
  return `${d}|deviation`;
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

/** Read the runs of each list, and those of the distances from its median. */
export function readFieldLists(
  reader: RowReader,
  { known }: FieldBook,
): { runs: KnownRuns[]; deviations: KnownRuns[] } {
  const parts = reader.byPart().get('run');
  const read = (part: string): KnownRuns => {
    const rows = parts?.get(part);
    return rows === undefined ? NO_RUNS : readRuns(reader, rows, 'none');
  };
  const runs = known.map((count, d) => {
    const found = read(String(d));
    if (found.n !== count) reader.refuse(`there are ${found.n} values for ${count} accounts`);
    return found;
  });
  return { runs, deviations: known.map((_, d) => read(deviationPart(d))) };
}
