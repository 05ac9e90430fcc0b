import { ANALYSIS_CHECKS, BASIC_CHECKS, type ConcentrationOptions } from '../concentration/options.ts';
import { checkOptions } from '../internal/options.ts';
import { allOf, caseWhen, number, onlyIf } from './expressions.ts';
import {
  type ConcentrationPlan,
  finishConcentration,
  type SqlConcentration,
} from './finish-concentration.ts';
import { oneListStep } from './fit-abc-sql.ts';
import { BOOK_COLUMNS, bookPart, bookSteps, countStep, SAMPLE, valueName } from './fit-book.ts';
import { type AccountsSqlOptions, type FitRequest, readAccountsOptions } from './fit-options.ts';
import type { SqlAccount } from './fit-rfm-sql.ts';
import type { SqlStatement } from './fit-sql.ts';
import { readRows } from './result-rows.ts';
import { isSmallestGain, type RunColumns, runColumns, runPart, runSteps } from './run-steps.ts';
import { type Relation, renderSteps, type Step } from './statement.ts';
import { unionStep } from './union-step.ts';

/** What {@link concentrationSql} analyzes: those options of `analyzeConcentration` that it has results for. */
export type ConcentrationSpec = Pick<
  ConcentrationOptions<SqlAccount>,
  'value' | 'include' | 'topShares' | 'accountsFor' | 'largest' | 'steps'
>;

const ACTION = 'write the SQL of a concentration';

const MEASURES = {
  counted: 'integer',
  positive: 'integer',
  negative: 'integer',
  repeated: 'integer',
  ranked: 'double',
  squares: 'double',
} as const;

/** Counts, and the two sums of the measures that look at every account. */
function measureSteps({ dialect }: FitRequest, from: string): Step[] {
  const s = (name: string): string => `s.${dialect.identifier(name)}`;
  const m = (name: string): string => `m.${dialect.identifier(name)}`;
  const value = s(valueName(0));
  const place = dialect.asDouble(`${m('n')} + 1 - 2 * ${m('place')}`);
  const part = `${m('value')} / ${m('gross')}`;
  const toMean = `(${m('value')} * ${dialect.asDouble(m('n'))} / ${m('net')} - 1)`;
  return [
    {
      name: 'fitPlaces',
      note: 'Accounts from the largest down',
      query: {
        columns: [
          [value, 'value'],
          s('accountId'),
          [`ROW_NUMBER() OVER (ORDER BY ${value} DESC)`, 'place'],
          ['COUNT(*) OVER ()', 'n'],
          [`SUM(ABS(${value})) OVER ()`, 'gross'],
          [`SUM(${value}) OVER ()`, 'net'],
        ],
        from: [{ step: from }, 's'],
      },
    },
    {
      name: 'fitMeasures',
      note: 'Gini and HHI before their last divisions',
      query: {
        columns: [
          ['COUNT(*)', 'counted'],
          [`COUNT(${onlyIf(`${m('value')} > 0`, '1')})`, 'positive'],
          [`COUNT(${onlyIf(`${m('value')} < 0`, '1')})`, 'negative'],
          [`COUNT(${m('accountId')}) - COUNT(DISTINCT ${m('accountId')})`, 'repeated'],
          [`SUM(${onlyIf(`${m('gross')} > 0`, `${place} * (${part})`)})`, 'ranked'],
          [`SUM(${onlyIf(`${m('net')} > 0`, `${toMean} * ${toMean}`)})`, 'squares'],
        ],
        from: [{ step: 'fitPlaces' }, 'm'],
      },
    },
  ];
}

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
    isSmallestGain(columns),
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
 * For books that are too large to read. The rows are the values around what is looked at (some hundreds), with exact sums;
 * `finish` does the divisions: counts, totals, top shares, accounts for a share, the joint ratio, CR-n, the Lorenz and the whale curve are those of
 * `analyzeConcentration`, byte for byte. Gini and HHI look at every account and are sums of doubles in the warehouse:
 * within 1e-9 of the exact ones, relatively (in 1,000,000 accounts about 1e-13).
 *
 * Edge cases: as in memory, shares are `null` without a total above 0. Values of 2^53 and more, or with digits below 2^-90, are an error of
 * `finish`, as are values that memory refuses. What needs a row an account is not there (the accounts, exposure, reference
 * levels), nor are the bootstrap and the measures that follow from logarithms.
 * Cost: a few sorts of the accounts, in the warehouse.
 *
 * @param spec `value`: the column of the amount, default `'monetary'`; `include`, `topShares`, `accountsFor`, `largest`, `steps`
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
  const { topShares, accountsFor, largest, steps: STEPS } = ANALYSIS_CHECKS;
  checkOptions(ACTION, spec, {
    value: VALUE,
    include: INCLUDE,
    topShares,
    accountsFor,
    largest,
    steps: STEPS,
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
    steps: spec.steps ?? 100,
  };
  const request: FitRequest = { ...readAccountsOptions(ACTION, options), lastOrderDate: null, sample: 1 };
  const { dialect } = request;
  const counted = 'fitCounted';
  const from: Relation = { step: SAMPLE };
  const isBuyer = `s.${dialect.identifier(valueName(0))} > 0`;
  const m = (name: string): string => `m.${dialect.identifier(name)}`;
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
    ...measureSteps(request, counted),
    countStep(request, 1, false),
    unionStep(dialect, { ...BOOK_COLUMNS, ...runColumns('all'), ...MEASURES }, [
      bookPart(dialect),
      {
        kind: 'measures',
        columns: { part: "'0'", ...Object.fromEntries(Object.keys(MEASURES).map((name) => [name, m(name)])) },
        from: [{ step: 'fitMeasures' }, 'm'],
      },
      runPart(dialect, 'all'),
    ]),
  ];
  return {
    sql: renderSteps(dialect, steps),
    finish: (rows) => finishConcentration(plan, readRows('finish the concentration', rows)),
  };
}
