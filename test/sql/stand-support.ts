/** What the tests of criteria, tiers and clusters share: books, and the library's results as columns. */
import type { CriteriaScore } from '../../src/index.ts';
import { dialectOf } from '../../src/sql/dialect.ts';
import { modelSteps, type SqlModel } from '../../src/sql/model-sql.ts';
import { renderSteps, type Step } from '../../src/sql/statement.ts';
import type { Engine, ResultRow } from './engines.ts';

const upper = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** The scores over criteria in the columns of SQL; contributions are left to the tests, as they have a tolerance. */
export function flatCriteria({ score, coverage, parts, reasons }: CriteriaScore): ResultRow {
  const points = parts.flatMap(({ id, value, normalized, parts: fields }) => [
    [`criteria${upper(id)}Normalized`, normalized],
    ...(fields ?? [{ id: '', value, normalized }]).flatMap((field) => [
      [`criteria${upper(id)}${upper(field.id)}Value`, field.value],
      [`criteria${upper(id)}${upper(field.id)}Normalized`, field.normalized],
    ]),
  ]);
  return {
    criteriaScore: score,
    criteriaCoverage: coverage,
    ...Object.fromEntries(points),
    criteriaReasons: reasons.map(({ code }) => code).join(' '),
  };
}

/** Models over a table, in one statement: each reads the last step of the one before. */
export function chained(
  engine: Pick<Engine, 'dialect'>,
  table: string,
  models: readonly SqlModel[],
  values: Readonly<Record<string, string>> = {},
): string {
  const dialect = dialectOf('test', engine.dialect);
  const steps: Step[] = [];
  for (const model of models) {
    const last = steps.at(-1)?.name;
    const from = last === undefined ? { table } : { step: last };
    steps.push(...modelSteps(model, { dialect, from, values, reasons: true }));
  }
  return renderSteps(dialect, steps);
}
