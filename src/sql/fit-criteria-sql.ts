import { type CriteriaPlan, planCriteria } from '../tiers/build-criteria.ts';
import type { CriteriaModel } from '../tiers/criteria-model.ts';
import type { FitCriteriaOptions } from '../tiers/criteria-options.ts';
import { fitCriteria } from '../tiers/fit-criteria.ts';
import { CELLS, MOST_KNOTS } from '../tiers/fit-scale.ts';
import { MAX_VALUE } from '../tiers/read-number.ts';
import type { ResolvedField } from '../tiers/resolve-criteria.ts';
import { distinctRowSteps, finishDistinctRows } from './distinct-rows.ts';
import { divide } from './expressions.ts';
import { type FieldList, fieldListSteps } from './field-lists.ts';
import { finishCriteria } from './finish-criteria.ts';
import type { FitRequest } from './fit-options.ts';
import type { SqlAccount } from './fit-rfm-sql.ts';
import { readRows } from './result-rows.ts';
import { nearPositions, type RunColumns } from './run-steps.ts';
import type { Step } from './statement.ts';

const ACTION = 'fit criteria';

/** Where the knots of a scale may be. */
function nearKnots(
  { dialect }: FitRequest,
  { method, anchors }: ResolvedField,
  columns: RunColumns,
): string[] {
  const { before, count, n, distinct } = columns;
  const cell = (position: string): string => `FLOOR(${divide(dialect, `(${position}) * ${CELLS}`, n)})`;
  switch (method) {
    case 'ladder':
      return anchors === undefined ? nearPositions(columns, 4) : [];
    case 'minMax':
      return [];
    case 'robustZ':
      return nearPositions(columns, 2);
    // A standard deviation has a rounded term a value: all different values come back.
    case 'z':
    case 'log':
      return ['TRUE'];
    // Without a method too: with fewer accounts than make a percentile there are fewer values, and all come back.
    default:
      return [`${distinct} <= ${MOST_KNOTS}`, `${cell(before)} <> ${cell(`${before} + ${count}`)}`];
  }
}

/** The columns that fields read, each once, and the fields that read them. */
export function columnsOf(plan: CriteriaPlan): Map<string, ResolvedField[]> {
  const columns = new Map<string, ResolvedField[]>();
  for (const field of plan.criteria.flatMap(({ parts }) => parts)) {
    if (field.field === null)
      throw new TypeError(
        `Cannot ${ACTION} in SQL as no statement can call a function: name a column as the "field" of "${field.id}"`,
      );
    const fields = columns.get(field.field);
    if (fields === undefined) columns.set(field.field, [field]);
    else fields.push(field);
  }
  return columns;
}

/** The steps of a fit, and how the model is made from the rows. */
export function fitCriteriaSteps(
  options: FitCriteriaOptions<SqlAccount>,
  request: FitRequest,
): { steps: Step[]; finish: (rows: unknown) => CriteriaModel } {
  const plan = planCriteria(ACTION, options);
  const columns = columnsOf(plan);
  // Of no accounts: to see that the weights are right, and how they are learned.
  const { weights } = fitCriteria([], options).options;
  const names = [...columns.keys()];
  if (weights === 'entropy' || weights === 'critic' || weights === 'blend')
    return {
      steps: distinctRowSteps(request, names, MAX_VALUE),
      finish: (rows) => {
        const reader = readRows('finish the criteria model', rows);
        return fitCriteria(finishDistinctRows(ACTION, reader, names, MAX_VALUE), options);
      },
    };
  const lists = [...columns].map(
    ([column, fields]): FieldList => ({
      column,
      near: (known) => [...new Set(fields.flatMap((field) => nearKnots(request, field, known)))],
      nearMedian: fields.some(({ method }) => method === 'robustZ')
        ? (known) => nearPositions(known, 2)
        : null,
    }),
  );
  return {
    steps: fieldListSteps(request, lists, MAX_VALUE),
    finish: (rows) => finishCriteria(plan, names, readRows('finish the criteria model', rows)),
  };
}
