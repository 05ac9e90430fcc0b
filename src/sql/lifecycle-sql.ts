import { checkOption, type OptionCheck } from '../internal/options.ts';
import { parseLifecycleModel } from '../lifecycle/parse-lifecycle.ts';
import { type LifecyclePreviousTable, readPreviousTable } from './lifecycle-previous.ts';
import { lifecycleSteps } from './lifecycle-steps.ts';
import { type PurchaseSqlOptions, readHistoryOptions } from './purchase-options.ts';
import { renderSteps } from './statement.ts';

/** The options of {@link lifecycleSql}: where the orders are, the day of the evaluation, and the evaluation before. */
export interface LifecycleSqlOptions extends Omit<PurchaseSqlOptions, 'windowDays' | 'bucketDays'> {
  /** Whether to add a column with the codes of the reasons. Default `false`. */
  reasons?: boolean | undefined;
  /** The table of the evaluation before. Without it, every account is judged for the first time. */
  previous?: LifecyclePreviousTable | undefined;
}

/** What `fitLifecycle` gives, told by its kind; the rest is checked when it is read. */
export interface SqlLifecycleModel {
  readonly kind: 'lifecycle';
  readonly version: 1;
}

const ACTION = 'write the SQL of lifecycle stages';

const FLAG: OptionCheck = { expected: 'true or false', type: 'any', holds: (v) => typeof v === 'boolean' };

/**
 * Write the statement that tells which stage of its life with you every account is in, where the orders are: `assignLifecycle`.
 *
 * A row an account: `"lifecycleStage"`, `"lifecycleCandidate"` (the stage that the next evaluation would confirm), `"lifecycleShrinking"`,
 * `"lifecycleSince"` (the day of the evaluation that first gave the stage), the evidence (`"lifecycleOverdueRatio"` …), `"lifecycleAsOf"`, and the
 * evaluation before (`"lifecycleBeforeStage"` …). Keep the rows as a table (`CREATE TABLE stages_q1 AS …`): it is the `previous` of the next evaluation, in which a change counts when two
 * evaluations agree. The columns are the same with `previous` and without. The same `asOf` once more, with the table of that day, is the same evaluation.
 *
 * Where memory refuses rows of `previous`, no statement can stop: the accounts of such rows have no stage (NULL), and `"lifecycleProblem"` says why: `previous.after_as_of` (a row of a
 * later day), `previous.invalid` (a value that is no stage, or missing), `previous.differs` (two rows that do not say the same). Count them before you use the rest; it is NULL otherwise.
 * Accounts that the table does not have are judged for the first time.
 *
 * Whole numbers, days and ratios are equal. `"lifecycleQuantileRatio"` is equal below ten gaps; from ten gaps on, where an account has a shape
 * of its own, it is within 1e-9. Growth agrees to about 12 digits (amounts are added up as decimals).
 *
 * Cost: one scan of the table, and groupings by account and day; with `previous`, one of that table.
 *
 * @param model from `fitLifecycle`
 * @param options the dialect, the table and its columns; `asOf`; `previous`, the table of the evaluation before; `reasons` adds the codes of the reasons
 * @returns one SELECT statement
 * @throws {TypeError} if the model is damaged or of another kind, or an option is wrong
 * @throws {RangeError} if the dialect cannot write a name
 * @example Stages in Postgres
 * ```ts
 * import { fitLifecycle } from 'account-scoring';
 * import { lifecycleSql } from 'account-scoring/sql';
 *
 * const model = fitLifecycle([], { asOf: '2026-01-31' });
 * const sql = lifecycleSql(model, { dialect: 'postgres', table: 'orders', asOf: '2026-01-31' });
 * const next = lifecycleSql(model, { dialect: 'postgres', table: 'orders', asOf: '2026-04-30', previous: { table: 'stages_q1' } });
 * console.log(sql.includes('AS "lifecycleStage"'), next.includes('FROM "stages_q1"'));
 * // → true true
 * ```
 */
export function lifecycleSql(model: SqlLifecycleModel, options: LifecycleSqlOptions): string {
  const { reasons, previous, ...orders } = options ?? ({} as LifecycleSqlOptions);
  checkOption(ACTION, 'reasons', FLAG, reasons);
  const request = readHistoryOptions(ACTION, orders);
  const before = readPreviousTable(ACTION, previous);
  const steps = lifecycleSteps(parseLifecycleModel(model), request, reasons ?? false, before);
  return renderSteps(request.dialect, steps);
}
