import { prepareRule } from '../warnings/evaluate-rule.ts';
import { parseWarningRules } from '../warnings/parse-rules.ts';
import type { WarningRules } from '../warnings/rule.ts';
import { renderSteps } from './statement.ts';
import { readWarningOptions, type WarningSqlOptions } from './warnings/warning-options.ts';
import { warningSteps } from './warnings/warning-steps.ts';

const ACTION = 'write the SQL of warnings';

/**
 * Write the statement that judges every account by warning rules, where the orders are: the first evaluation of `evaluateWarnings`.
 *
 * A row an account: `"warningStatus"` (red to green, or grey for too little data), `"warningLevel"` (the worst level of what fires, early signs aside), `"warningShare"` (of the book, 0 to 1),
 * `"warningValueAtRisk"`, `"warningJudged"` (rules that could judge), `"warningFiring"` (rules that fire), and of each rule its state and level: `"warningR01State"` (`firing`, `pending`,
 * `unknown`; NULL where it is clear) and `"warningR01Level"`. Sort by `"warningValueAtRisk"` to see whom to call first.
 *
 * They are those of `evaluateWarnings` without `previous`, `signals`, `snoozed` and `quiet`, with the histories of the same orders: what takes signals or an evaluation before (`level`) cannot be told, as it
 * cannot there, so that {@link kamRules} goes in as it is. Later evaluations hold an account against its state before, and are made in memory.
 *
 * Method: indicators are measured by steps of their own, and written only where a rule looks at them; conditions are judged in three-valued logic (NULL is what cannot be told); percentiles among peers are those of the accounts
 * in the statement. States, levels, days and whole numbers are equal; measures agree to 1e-9 (amounts are added up as decimals, chances and quantiles are read off series and polynomials).
 *
 * Edge cases: an account of the roster without orders is there, and grey. A roster with an account twice counts the larger tier (as text) and value. Without `roster.tier` nobody has a tier. A value that is no number is
 * missing, and what is at stake is NULL then. Cost: a scan of the table for each indicator at worst, groupings by account and day, and sorts for percentiles.
 *
 * Spark has not planned all of `kamRules` in one statement (out of memory at 4 GB, and `spark.sql.analyzer.maxIterations` must be above 100).
 *
 * @param rules such as `kamRules`
 * @param options the dialect, the table and its columns; `asOf`; `regularity` of the book, for rules on silence: from `fitRegularity` on the histories of the book up to `asOf`, so that the result is that of `evaluateWarnings`;
 *   `severity` as probabilities; `reasons` adds the codes of the status's reasons, `evidence` the measures, such as `"overdueValue"` in usual gaps
 * @returns one SELECT statement
 * @throws {TypeError} if the rules are none, an option is wrong, or `regularity` is missing while a rule looks at `overdue`
 * @throws {RangeError} if the rules have a fault, two columns would have one name, or the dialect cannot write a name
 * @example Who is silent for too long, in Postgres
 * ```ts
 * import { buildHistories, fitRegularity, kamRules } from 'account-scoring';
 * import { warningsSql } from 'account-scoring/sql';
 *
 * const rules = { ...kamRules, rules: kamRules.rules.filter(({ id }) => id === 'R01') };
 * const { fitted } = fitRegularity(buildHistories([], { asOf: '2026-01-31' }), { asOf: '2026-01-31' });
 * const sql = warningsSql(rules, { dialect: 'postgres', table: 'orders', asOf: '2026-01-31', regularity: fitted });
 * console.log(sql.includes('AS "warningR01State"'));
 * // → true
 * ```
 */
export function warningsSql(rules: WarningRules, options: WarningSqlOptions): string {
  const read = parseWarningRules(rules);
  const looksAtSilence = read.rules.some((rule) =>
    prepareRule(rule, () => null).indicators.includes('overdue'),
  );
  const statement = readWarningOptions(ACTION, options, looksAtSilence);
  const { dialect } = statement.request;
  return renderSteps(dialect, warningSteps(ACTION, read, statement)) + (dialect.ofManySteps ?? '');
}
