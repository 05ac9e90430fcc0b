import { checkOption, type OptionCheck } from '../internal/options.ts';
import { parseLifecycleModel } from '../lifecycle/parse-lifecycle.ts';
import { lifecycleSteps } from './lifecycle-steps.ts';
import { type PurchaseSqlOptions, readHistoryOptions } from './purchase-options.ts';
import { renderSteps } from './statement.ts';

/** The options of {@link lifecycleSql}: where the orders are, and the day of the evaluation. */
export interface LifecycleSqlOptions extends Omit<PurchaseSqlOptions, 'windowDays' | 'bucketDays'> {
  /** Whether to add a column with the codes of the reasons. Default `false`. */
  reasons?: boolean | undefined;
}

/** What `fitLifecycle` gives, told by its kind; the rest is checked when it is read. */
export interface SqlLifecycleModel {
  readonly kind: 'lifecycle';
  readonly version: 1;
}

const ACTION = 'write the SQL of lifecycle stages';

const FLAG: OptionCheck = { expected: 'true or false', type: 'any', holds: (v) => typeof v === 'boolean' };

/**
 * Write the statement that tells which stage of its life with you every account is in, where the orders are: the first evaluation
 * of `assignLifecycle`.
 *
 * A row an account: `"lifecycleStage"`, `"lifecycleCandidate"` (a fall of the amount is decline only when a second evaluation sees it too), `"lifecycleShrinking"`,
 * `"lifecycleSince"` (the day of the evaluation) and the evidence (`"lifecycleOverdueRatio"` …). Stages are those of `assignLifecycle` without `previous`, with histories of all orders;
 * evaluations after the first one hold two rows of an account against each other, and are made in memory.
 *
 * Whole numbers, days and ratios are equal. `"lifecycleQuantileRatio"` is equal below ten gaps; from ten gaps on, where an account has a shape
 * of its own, it is within 1e-9. Growth agrees to about 12 digits (amounts are added up as decimals).
 *
 * Cost: one scan of the table, and groupings by account and day.
 *
 * @param model from `fitLifecycle`
 * @param options the dialect, the table and its columns; `asOf`; `reasons` adds the codes of the reasons
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
 * console.log(sql.includes('AS "lifecycleStage"'));
 * // → true
 * ```
 */
export function lifecycleSql(model: SqlLifecycleModel, options: LifecycleSqlOptions): string {
  const { reasons, ...orders } = options ?? ({} as LifecycleSqlOptions);
  checkOption(ACTION, 'reasons', FLAG, reasons);
  const request = readHistoryOptions(ACTION, orders);
  const steps = lifecycleSteps(parseLifecycleModel(model), request, reasons ?? false);
  return renderSteps(request.dialect, steps) + (request.dialect.ofManySteps ?? '');
}
