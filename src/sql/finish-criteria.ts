import { buildCriteriaModel, type CriteriaPlan } from '../tiers/build-criteria.ts';
import type { CriteriaModel } from '../tiers/criteria-model.ts';
import type { FieldSample } from '../tiers/field-sample.ts';
import { cellOf, MOST_KNOTS } from '../tiers/fit-scale.ts';
import { MAX_VALUE } from '../tiers/read-number.ts';
import type { Scale } from '../tiers/scale.ts';
import { readFieldBook } from './field-book.ts';
import { readFieldLists } from './field-lists.ts';
import { checkComplete, type KnownRuns, sparseSorted } from './known-runs.ts';
import type { RowReader } from './result-rows.ts';

/** The statistics of a column, as far as they came back. */
function sampleOf(reader: RowReader, known: KnownRuns, deviations: KnownRuns): FieldSample {
  const { n, distinct, runs } = known;
  const sorted = sparseSorted(known, 4);
  return {
    n,
    distinct,
    sorted,
    runs: () => runs,
    deviations: (median) => {
      const most = Math.max(Math.abs((sorted[0] as number) - median), (sorted[n - 1] as number) - median);
      // Measured from another median, the largest distance would be another one.
      if (deviations.n !== n || deviations.runs.at(-1)?.value !== most)
        reader.refuse('the distances from a median are not those of the values');
      const far = sparseSorted(deviations, 2);
      // Without them a scale would have no spread, and no knot to tell.
      if (far[Math.floor((n - 1) / 2)] === undefined || far[Math.ceil((n - 1) / 2)] === undefined)
        reader.refuse('the distances in the middle are missing');
      return far;
    },
  };
}

/** Refuse a scale whose knots are next to values that did not come back. */
function checkScale(reader: RowReader, { method, knots }: Scale, known: KnownRuns): void {
  if (method === 'z' || method === 'log') checkComplete(reader, known);
  if (method === 'percentile') {
    const { n, runs, distinct } = known;
    if (distinct <= MOST_KNOTS) checkComplete(reader, known);
    // Between two values of a cell there is neither its first value nor its last one.
    runs.slice(1).forEach((run, i) => {
      const before = runs[i] as (typeof runs)[number];
      if (run.place > before.place + 1 && cellOf(run, n) !== cellOf(before, n))
        reader.refuse('a knot is between values that did not come back');
    });
  }
  // Where a value did not come back, a knot is no number.
  if (!knots.every(([value]) => Number.isFinite(value))) reader.refuse('a value at a knot is missing');
}

/** Make the model from the rows that came back; the same as in memory, byte for byte. */
export function finishCriteria(
  plan: CriteriaPlan,
  columns: readonly string[],
  reader: RowReader,
): CriteriaModel {
  const book = readFieldBook(plan.action, reader, { columns: columns.length, most: MAX_VALUE });
  const { runs, deviations } = readFieldLists(reader, book);
  const listOf = (field: string | null): number => columns.indexOf(field as string);
  const samples = runs.map((known, d) => sampleOf(reader, known, deviations[d] as KnownRuns));
  const model = buildCriteriaModel(plan, {
    accounts: book.accounts,
    used: book.used,
    sample: (c, i) => samples[listOf(plan.criteria[c]?.parts[i]?.field ?? null)] as FieldSample,
    table: () => reader.refuse('weights that are learned need the accounts'),
  });
  for (const { parts } of model.fitted.criteria)
    for (const { field, scale } of parts) {
      const known = runs[listOf(field)] as KnownRuns;
      if (known.n > 0) checkScale(reader, scale, known);
    }
  return model;
}
