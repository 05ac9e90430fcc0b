import { deviationName, deviationSteps } from './deviation-steps.ts';
import { FIELD_BOOK, type FieldBook, fieldBook, fieldSteps } from './field-book.ts';
import { SAMPLE, valueName } from './fit-book.ts';
import type { FitRequest } from './fit-options.ts';
import { type KnownRuns, NO_RUNS, readRuns } from './known-runs.ts';
import type { RowReader } from './result-rows.ts';
import { type RunColumns, runColumns, runPart, runSteps, VALUES } from './run-steps.ts';
import type { Query, Step } from './statement.ts';
import { unionStep } from './union-step.ts';

/** A column of the accounts whose values are put in order; accounts without one are left out of it. */
export interface FieldList {
  readonly column: string;
  /** Which runs come back. */
  readonly near: (columns: RunColumns) => readonly string[];
  /** Which of those of the distances from the median, where these are looked at. */
  readonly nearMedian: ((columns: RunColumns) => readonly string[]) | null;
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
    ...deviating.map((d) => values(lists.length + d, deviationPart(d), s(deviationName(d)))),
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
