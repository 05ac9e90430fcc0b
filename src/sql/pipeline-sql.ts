import { checkedLater, checkOptions, type OptionCheck } from '../internal/options.ts';
import { show } from '../internal/show.ts';
import { parseRfmModel } from '../rfm/model.ts';
import type { DimensionOptions } from '../rfm/options.ts';
import { parseSegmentMap } from '../rfm/segment-map.ts';
import { type AccountsSqlOptions, readAccounts } from './fit-options.ts';
import { modelSteps, type SqlModel } from './model-sql.ts';
import { renderSteps, type Step } from './statement.ts';
import { ACCOUNTS } from './summary-steps.ts';

/** The options of {@link pipelineSql}: orders, or a table of accounts that `summarySql` has summed up. */
export interface PipelineSqlOptions extends AccountsSqlOptions {
  /** Models in the order that they are applied in: scores before the segments that are made of them. */
  models: readonly SqlModel[];
  /** The columns of what a model was fitted on with a function, by the names of the dimensions: `{ margin: 'monetary' }`. */
  values?: Readonly<Record<string, string>> | undefined;
  /** Whether to add columns with the codes of the reasons. Default `false`. */
  reasons?: boolean | undefined;
}

const ACTION = 'write the SQL of a pipeline';

const MODELS: OptionCheck = { expected: 'a list of models', type: 'object', holds: (v) => Array.isArray(v) };
const NAMES: OptionCheck = {
  expected: 'an object of column names',
  type: 'object',
  holds: (v: object | null) => v !== null,
};
const FLAG: OptionCheck = { expected: 'true or false', type: 'any', holds: (v) => typeof v === 'boolean' };

/** What the steps of a list of models could not tell by themselves. */
function checkOrder(models: readonly SqlModel[]): void {
  let scored: readonly DimensionOptions[] | null = null;
  const seen = new Set<unknown>();
  for (const model of models) {
    // Damaged models are refused where they are read.
    const { kind } = (model ?? {}) as { kind?: unknown };
    if (seen.has(kind))
      throw new TypeError(
        `Cannot ${ACTION} as two models are of kind ${show(kind)}: their columns would have the same names`,
      );
    seen.add(kind);
    if (kind === 'rfm') scored = parseRfmModel(model).options.dimensions.slice(0, 3);
    if (kind !== 'segment-map') continue;
    if (scored === null)
      throw new TypeError(`Cannot ${ACTION} as a segment map needs scores: put an RFM model before it`);
    const { bins } = parseSegmentMap(model);
    const other = scored.find((dimension) => dimension.bins !== bins);
    if (other !== undefined)
      throw new RangeError(
        `Cannot ${ACTION} as the segment map is for ${bins} bins: the model has ${other.bins} of ${other.name}`,
      );
  }
}

/**
 * Write the statement that takes orders to scored accounts, all in the warehouse.
 *
 * For the nightly table that a sales team looks at: one statement, one CTE a step, in the order and under the names that the library has
 * for them: orders, accounts, `rfm`, `segment`, `abc` and whatever else `modelSql` can write. A row an account comes back, with the
 * columns of `summarySql` and those of each model, the same as `summarizeOrders`, `applyRfm`, `assignSegments` and `applyAbc` give.
 *
 * To fit and score in one night, sum up once: keep the rows of `summarySql` as a table, and give that as `from` here and to `fitSql`. The result is the same.
 *
 * Edge cases: those of `summarySql` and `modelSql`. A model reads the columns of the steps before it.
 * Cost: one scan of the table, one grouping by account (none of accounts), a pass over the accounts for each model.
 *
 * @param options the dialect, `orders` or the table of the accounts (`from`), and the models; `reasons` adds the codes of the reasons
 * @returns one SELECT statement
 * @throws {TypeError} if an option is wrong, a model is damaged or unknown, two are of one kind, or a segment map has no scores before it
 * @throws {RangeError} if the dialect cannot write a name, or a segment map is for another number of scores
 * @example Orders to segments and classes
 * ```ts
 * import { fitAbc, fitRfm, kam11 } from 'account-scoring';
 * import { pipelineSql } from 'account-scoring/sql';
 *
 * const accounts = [1, 2, 3, 4, 5].map((n) => ({ accountId: `A${n}`, recency: n, frequency: n, monetary: n }));
 * const sql = pipelineSql({
 *   dialect: 'postgres',
 *   orders: { table: 'orders', asOf: '2026-01-31' },
 *   models: [fitRfm(accounts), kam11, fitAbc(accounts)],
 * });
 * console.log([...sql.matchAll(/^"(\w+)" AS/gm)].map(([, step]) => step).slice(-5));
 * // → [ 'rfmScores', 'rfm', 'segment', 'segmentRank', 'abc' ]
 * ```
 */
export function pipelineSql(options: PipelineSqlOptions): string {
  checkOptions(ACTION, options ?? null, {
    dialect: checkedLater,
    from: checkedLater,
    orders: checkedLater,
    models: MODELS,
    values: NAMES,
    reasons: FLAG,
  });
  const { dialect: name, from: table, orders, models, values = {}, reasons = false } = options;
  if (models === undefined)
    throw new TypeError(`Cannot ${ACTION} as "models" must be a list of models: it is missing`);
  checkOrder(models);
  const accounts = readAccounts(ACTION, { dialect: name, from: table, orders });
  const { dialect } = accounts;
  const steps: Step[] = [...accounts.before];
  let { from } = accounts;
  for (const model of models) {
    steps.push(...modelSteps(model, { dialect, from, values, reasons }));
    from = { step: (steps.at(-1) as Step).name };
  }
  if (steps.length === 0)
    steps.push({
      name: ACCOUNTS,
      note: 'Accounts as they are',
      query: { columns: ['a.*'], from: [from, 'a'] },
    });
  return renderSteps(dialect, steps);
}
