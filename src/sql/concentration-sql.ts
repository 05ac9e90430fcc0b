import {
  ABC_CHECKS,
  ANALYSIS_CHECKS,
  BASIC_CHECKS,
  type ConcentrationOptions,
  CUTS,
  LEVELS,
} from '../concentration/options.ts';
import { checkOptions } from '../internal/options.ts';
import { LARGEST, largestSteps, MEASURED, MEASURES, measureSteps } from './concentration-steps.ts';
import { allOf, caseWhen, number } from './expressions.ts';
import {
  type ConcentrationPlan,
  finishConcentration,
  type SqlConcentration,
} from './finish-concentration.ts';
import { nearShares, oneListStep } from './fit-abc-sql.ts';
import { BOOK_COLUMNS, bookPart, bookSteps, countStep, SAMPLE, valueName } from './fit-book.ts';
import { type AccountsSqlOptions, type FitRequest, readAccountsOptions } from './fit-options.ts';
import type { SqlAccount } from './fit-rfm-sql.ts';
import type { SqlStatement } from './fit-sql.ts';
import { readRows } from './result-rows.ts';
import { type RunColumns, runColumns, runPart, runSteps } from './run-steps.ts';
import { type Relation, renderSteps, type Step } from './statement.ts';
import { unionStep } from './union-step.ts';

/** What {@link concentrationSql} analyzes: those options of `analyzeConcentration` that it has results for. */
export type ConcentrationSpec = Pick<
  ConcentrationOptions<SqlAccount>,
  'value' | 'include' | 'topShares' | 'accountsFor' | 'largest' | 'levels' | 'cuts' | 'crossing' | 'steps'
>;

const ACTION = 'write the SQL of a concentration';

/** Where something is looked at: positions, and where sums cross shares. */
function nearOf({ dialect }: FitRequest, plan: ConcentrationPlan, columns: RunColumns): string[] {
  const { before, count, n, held, heldWithin, net } = columns;
  const size = dialect.asDouble(n);
  const around = (top: string): string =>
    allOf(`${before} - 2 <= ${size} - ${top}`, `${before} + ${count} + 2 >= ${size} - ${top}`);
  const step = (offset: string): string =>
    `FLOOR(${dialect.asDouble(`(${offset}) * ${plan.steps}`)} / ${size})`;
  const own = caseWhen([[`${net} > 0`, `${size} / ${net}`]]);
  return [
    ...nearShares({ dialect }, columns, plan.cuts),
    `${step(`${before} + ${count} + 2`)} > ${step(`${before} - 2`)}`,
    ...plan.topShares.map((top) => around(`${number(dialect, top)} * ${size}`)),
    ...plan.largest.map((largest) => around(number(dialect, largest))),
    ...plan.accountsFor.map((share) =>
      allOf(
        `${held} <= ${number(dialect, share)} * ${net}`,
        `${heldWithin} >= ${number(dialect, share)} * ${net}`,
      ),
    ),
    // k accounts and what they hold, in mean accounts, are all accounts: the joint ratio.
    allOf(`${held} * ${own} <= ${before} + ${count}`, `${heldWithin} * ${own} >= ${before}`),
  ];
}

/**
 * Write the statement that tells how concentrated a book is, where the accounts are, and get the function that makes the result of its rows.
 *
 * For books that are too large to read. The rows are the values around what is looked at (some hundreds), with exact sums, and the largest accounts;
 * `finish` does the divisions. The record is that of `analyzeConcentration` with `bootstrap: 0`, byte for byte: counts, totals, top shares, accounts for a share, the joint ratio, CR-n, the Lorenz
 * and the whale curve, ABC counts, exposure, reference levels, notices. Measures that look at every account (Gini, HHI, entropy, Theil, Hoover, Hall-Tideman and Horvath's index) are sums of doubles in the
 * warehouse: within 1e-12 of the exact ones (in 233,614 accounts within 4e-13), relatively or of 1e-3.
 *
 * What it does not have: `accounts` (`largestAccounts` has the first five of them, and all that reach the lowest of the `levels`), and the bootstrap, which is `null`. A row
 * without an id has no position: `row` is `null`, and notices call it "row ?".
 *
 * Edge cases: as in memory, shares are `null` without a total above 0. Values of 2^53 and more, or with digits below 2^-90, are an error of
 * `finish`, as are values that memory refuses.
 * Cost: a few sorts of the accounts, in the warehouse.
 *
 * @param spec `value`: the column of the amount, default `'monetary'`; `include`, `topShares`, `accountsFor`, `largest`, `levels`, `cuts`, `crossing`, `steps`
 * @param options the dialect, and the table of the accounts (or the orders that they are summed up from); `"accountId"` is read
 * @returns the statement and `finish`
 * @throws {TypeError} if an option is wrong
 * @throws {RangeError} if an option is out of range, or the dialect cannot write a name
 * @example How many accounts bring 80 %
 * ```ts
 * import { concentrationSql } from 'account-scoring/sql';
 *
 * const { sql, finish } = concentrationSql({ accountsFor: [0.8] }, { dialect: 'duckdb', from: 'accounts' });
 * // const { accountsFor } = finish((await connection.runAndReadAll(sql)).getRowObjectsJS());
 * console.log(sql.split('\n')[0], typeof finish);
 * // → WITH function
 * ```
 */
export function concentrationSql(
  spec: ConcentrationSpec,
  options: AccountsSqlOptions,
): SqlStatement<SqlConcentration> {
  const { value: VALUE, include: INCLUDE } = BASIC_CHECKS;
  const { topShares, accountsFor, largest, levels, steps: STEPS } = ANALYSIS_CHECKS;
  checkOptions(ACTION, spec, {
    value: VALUE,
    include: INCLUDE,
    topShares,
    accountsFor,
    largest,
    levels,
    steps: STEPS,
    ...ABC_CHECKS,
  } as typeof BASIC_CHECKS);
  const { value = 'monetary' } = spec;
  if (typeof value !== 'string')
    throw new TypeError(
      `Cannot ${ACTION} as no statement can call a function: name a column with the option "value"`,
    );
  const plan: ConcentrationPlan = {
    field: value,
    include: spec.include ?? 'all',
    topShares: spec.topShares ?? [0.01, 0.05, 0.1, 0.2, 0.5],
    accountsFor: spec.accountsFor ?? [0.5, 0.8, 0.9, 0.95],
    largest: spec.largest ?? [1, 3, 5, 10],
    levels: spec.levels ?? LEVELS,
    cuts: spec.cuts ?? CUTS,
    crossing: spec.crossing ?? 'higher',
    steps: spec.steps ?? 100,
  };
  const request: FitRequest = { ...readAccountsOptions(ACTION, options), lastOrderDate: null, sample: 1 };
  const { dialect } = request;
  const counted = 'fitCounted';
  const from: Relation = { step: SAMPLE };
  const isBuyer = `s.${dialect.identifier(valueName(0))} > 0`;
  const m = (name: string): string => `m.${dialect.identifier(name)}`;
  const t = (name: string): string => `t.${dialect.identifier(name)}`;
  const steps: Step[] = [
    ...request.before,
    ...bookSteps(request, [value], true),
    {
      name: counted,
      note: 'Accounts that count',
      query: { columns: ['s.*'], from: [from, 's'], where: plan.include === 'buyers' ? isBuyer : null },
    },
    oneListStep(request, counted),
    ...runSteps(dialect, 'all', (columns) => [{ list: 0, near: nearOf(request, plan, columns) }]),
    ...measureSteps(dialect, counted),
    ...largestSteps(dialect, plan.levels[0]),
    countStep(request, 1, false),
    unionStep(dialect, { ...BOOK_COLUMNS, ...runColumns('all'), ...MEASURES, accountId: 'text' }, [
      bookPart(dialect),
      {
        kind: 'measures',
        columns: { part: "'0'", ...Object.fromEntries(Object.keys(MEASURES).map((name) => [name, m(name)])) },
        from: [{ step: MEASURED }, 'm'],
      },
      {
        kind: 'largest',
        columns: { part: "'0'", accountId: t('accountId'), value: t('value'), place: t('place') },
        from: [{ step: LARGEST }, 't'],
      },
      runPart(dialect, 'all'),
    ]),
  ];
  return {
    sql: renderSteps(dialect, steps),
    finish: (rows) => finishConcentration(plan, readRows('finish the concentration', rows)),
  };
}
