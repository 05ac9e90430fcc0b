import { parseAbcModel } from '../concentration/parse-abc.ts';
import { show } from '../internal/show.ts';
import { parseRfmModel } from '../rfm/model.ts';
import { parseSegmentMap } from '../rfm/segment-map.ts';
import { abcSteps } from './abc-steps.ts';
import { type ModelRequest, type ModelSqlOptions, readModelOptions } from './model-options.ts';
import { rfmSteps } from './rfm-steps.ts';
import { segmentSteps } from './segment-steps.ts';
import { renderSteps, type Step } from './statement.ts';

/** A model that can be written as SQL, told by its kind: what `fitRfm` or `fitAbc` gives, or a segment map. The rest is checked when it is read. */
export interface SqlModel {
  readonly kind: 'rfm' | 'segment-map' | 'abc';
  readonly version: 1;
}

const ACTION = 'write the SQL of a model';

/** The steps of a model; the last one has all columns of the accounts and those of the model. */
export function modelSteps(model: SqlModel, request: ModelRequest): Step[] {
  const kind: unknown = (model as SqlModel | null | undefined)?.kind;
  // Models are read as strictly as those from a file: what goes into a statement must be what it says.
  if (kind === 'rfm') return rfmSteps(ACTION, parseRfmModel(model), request);
  if (kind === 'segment-map') return segmentSteps(parseSegmentMap(model), request);
  if (kind === 'abc') return abcSteps(ACTION, parseAbcModel(model), request);
  throw new TypeError(
    `Cannot ${ACTION} as the model must be an RFM model, a segment map or an ABC model: its "kind" is ${show(kind)}`,
  );
}

/**
 * Write the statement that scores accounts with a fitted model, where the accounts are.
 *
 * Every row of the table comes back with all its columns and those of the model: `rfm.recency` is `"rfmRecency"`, `rfm.code` is
 * `"rfmCode"`, a score of a further dimension is `"rfmMoreLength"`, `segment.id` is `"segmentId"`, `abc.class` is `"abcClass"`. Scores, codes and segments are
 * those of `applyRfm`, `assignSegments` and `applyAbc`, to the last digit. The table has the columns that the model was fitted on, under
 * the library's names (a summary from `summarySql` has them), and `"accountId"` where ties are split by id.
 *
 * Edge cases: what is `null` in memory is NULL. NaN and numbers beyond ±1e290 are an error in memory, and have no score here. Scores
 * of another number of bins than the map's are an error in memory, and have no segment here.
 *
 * Cost: one pass over the rows, a comparison a cut.
 *
 * @param model an RFM model of any method, an ABC model, or a segment map (for a table that has RFM scores under these names)
 * @param options the dialect and the table; `reasons` adds the codes of the reasons
 * @returns one SELECT statement
 * @throws {TypeError} if the model is damaged or of another kind, or an option is wrong
 * @throws {RangeError} if the dialect cannot write a name
 * @example Scores of a model in Postgres
 * ```ts
 * import { fitRfm } from 'account-scoring';
 * import { modelSql } from 'account-scoring/sql';
 *
 * const accounts = [1, 2, 3, 4, 5].map((n) => ({ accountId: `A${n}`, recency: n, frequency: n, monetary: n }));
 * const sql = modelSql(fitRfm(accounts), { dialect: 'postgres', from: ['sales', 'accounts'] });
 * console.log(sql.includes('AS "rfmRecency"'));
 * // → true
 * ```
 */
export function modelSql(model: SqlModel, options: ModelSqlOptions): string {
  const request = readModelOptions(ACTION, options);
  return renderSteps(request.dialect, modelSteps(model, request));
}
