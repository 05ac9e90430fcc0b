import { buildKindModel, type FitKindsOptions, planKinds } from '../tiers/fit-kinds.ts';
import type { KindModel } from '../tiers/kind-model.ts';
import { MAX_VALUE } from '../tiers/read-number.ts';
import { readFieldBook } from './field-book.ts';
import { fieldListSteps, readFieldLists } from './field-lists.ts';
import type { FitRequest } from './fit-options.ts';
import { type KnownRuns, sparseSorted } from './known-runs.ts';
import { type RowReader, readRows } from './result-rows.ts';
import { nearPositions } from './run-steps.ts';
import type { Step } from './statement.ts';

const ACTION = 'fit kinds of account';

/** The steps of a fit, and how the model is made from the rows. */
export function fitKindsSteps(
  options: FitKindsOptions,
  request: FitRequest,
): { steps: Step[]; finish: (rows: unknown) => KindModel } {
  const plan = planKinds(options);
  const columns = [...new Set(plan.learned.map(({ field }) => field))];
  if (columns.length === 0)
    throw new TypeError(
      `Cannot ${ACTION} in SQL as every line is given and there is nothing to learn: call fitKinds([], …) for the model`,
    );
  const lists = columns.map((column) => ({
    column,
    near: (known: Parameters<typeof nearPositions>[0]) => nearPositions(known, 4),
    nearMedian: null,
  }));
  const finish = (reader: RowReader): KindModel => {
    const book = readFieldBook(ACTION, reader, { columns: columns.length, most: MAX_VALUE });
    const { runs } = readFieldLists(reader, book);
    const model = buildKindModel(plan, {
      accounts: book.accounts,
      sorted: (field) => sparseSorted(runs[columns.indexOf(field)] as KnownRuns, 4),
    });
    // Where a value did not come back, a line is no number.
    if (Object.values(model.fitted.cuts).some((cut) => cut !== null && !Number.isFinite(cut)))
      reader.refuse('a value at a line is missing');
    return model;
  };
  return {
    steps: fieldListSteps(request, lists, MAX_VALUE),
    finish: (rows) => finish(readRows('finish the model of kinds', rows)),
  };
}
