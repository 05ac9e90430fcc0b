import type { EqualValues } from '../concentration/abc-cuts.ts';
import type { AbcModel } from '../concentration/abc-model.ts';
import { buildAbcModel } from '../concentration/build-abc.ts';
import type { AbcOptions } from '../concentration/fit-abc.ts';
import { ABC_CHECKS, CUTS } from '../concentration/options.ts';
import { checkOptions, fieldOrFunction } from '../internal/options.ts';
import { fromUnits } from './exact-sums.ts';
import { allOf, number } from './expressions.ts';
import { BOOK_COLUMNS, bookPart, bookSteps, countStep, readBook, SAMPLE, valueName } from './fit-book.ts';
import type { FitRequest } from './fit-options.ts';
import type { SqlAccount } from './fit-rfm-sql.ts';
import { type KnownRuns, NO_RUNS, readRuns, sumWithin } from './known-runs.ts';
import { type RowReader, readRows } from './result-rows.ts';
import { isSmallestGain, type RunColumns, runColumns, runPart, runSteps, VALUES } from './run-steps.ts';
import type { Step } from './statement.ts';
import { unionStep } from './union-step.ts';

const ACTION = 'fit ABC classes';

/** Runs around the shares that classes are cut at. */
export function nearShares(
  request: Pick<FitRequest, 'dialect'>,
  columns: RunColumns,
  shares: readonly number[],
): string[] {
  return [
    isSmallestGain(columns),
    ...shares.map((share) =>
      allOf(
        `${columns.above} <= ${number(request.dialect, share)}`,
        `${columns.within} >= ${number(request.dialect, share)}`,
      ),
    ),
  ];
}

/** The one list of values of a book. */
export function oneListStep({ dialect }: Pick<FitRequest, 'dialect'>, from: string = SAMPLE): Step {
  return {
    name: VALUES,
    note: 'The values',
    query: {
      columns: [
        ['0', 'list'],
        [dialect.asText("'0'"), 'part'],
        [`s.${dialect.identifier(valueName(0))}`, 'value'],
      ],
      from: [{ step: from }, 's'],
    },
  };
}

/** The steps of a fit, and how the model is made from the rows. */
export function fitAbcSteps(
  options: AbcOptions<SqlAccount>,
  request: FitRequest,
): { steps: Step[]; finish: (rows: unknown) => AbcModel } {
  checkOptions(ACTION, options, { ...ABC_CHECKS, value: fieldOrFunction });
  const { cuts = CUTS, crossing = 'higher', value = 'monetary' } = options;
  if (typeof value !== 'string')
    throw new TypeError(
      `Cannot ${ACTION} in SQL as no statement can call a function: name a column with the option "value"`,
    );
  const { dialect } = request;
  const own = { ...request, lastOrderDate: null };
  return {
    steps: [
      ...request.before,
      ...bookSteps(own, [value], false),
      oneListStep(request),
      ...runSteps(dialect, 'gains', (columns) => [{ list: 0, near: nearShares(request, columns, cuts) }]),
      countStep(own, 1, false),
      unionStep(dialect, { ...BOOK_COLUMNS, ...runColumns('gains') }, [
        bookPart(dialect),
        runPart(dialect, 'gains'),
      ]),
    ],
    finish: (rows) => finish(value, cuts, crossing, readRows('finish the ABC model', rows)),
  };
}

function finish(
  field: string,
  cuts: readonly [number, number],
  crossing: 'higher' | 'lower',
  reader: RowReader,
): AbcModel {
  const kinds = reader.byPart();
  const book = readBook(ACTION, reader, kinds.get('book')?.get('') ?? []);
  const rows = kinds.get('run')?.get('0');
  const known = rows === undefined ? NO_RUNS : readRuns(reader, rows, 'gains');
  if (known.n !== book.used) reader.refuse(`there are ${known.n} values for ${book.used} accounts`);
  const groups = equalValues(known);
  const model = buildAbcModel(
    {
      field,
      key: field,
      rows: book.accounts,
      missing: book.accounts - book.used,
      n: book.used,
      values: { gain: fromUnits(known.total ?? 0n), groups: () => groups },
    },
    cuts,
    crossing,
  );
  const { A, B } = model.fitted.accounts;
  const [a = null, b = null] = model.fitted.cuts ?? [];
  // A class ends where equal values end, and its smallest value is theirs: else it ends among values that did not come back.
  const endsAt = (end: number, smallest: number | null): boolean =>
    end === 0 ? smallest === null : groups.some((group) => group.end === end && group.value === smallest);
  if (!endsAt(A, a) || !endsAt(A + B, b)) reader.refuse('a value at a cut is missing');
  return model;
}

/** Positive values that came back, largest first. */
function equalValues({ n, runs }: KnownRuns): EqualValues[] {
  return runs
    .filter(({ value }) => value > 0)
    .map((run) => ({
      value: run.value,
      start: n - run.before - run.count,
      end: n - run.before,
      before: fromUnits(run.above ?? 0n),
      after: sumWithin(run),
    }))
    .reverse();
}
